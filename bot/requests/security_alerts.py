"""Security alerts to people who must know: a binding conflict."""

from collections.abc import Callable
from typing import Final

from bot.accounts.facts import records
from bot.accounts.finding import Diagnosis
from bot.clock import Clock
from bot.messages import Phrase, Reply
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import AccountLookup
from bot.people.person import Person
from bot.people.role import Role
from bot.ports import Colleagues
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.ticketing.ticketing import Ticketing

_CONFLICT: Final = "conflict_told"


@dataclass(frozen=True)
class SecurityAlerts:
    """Each alert is sent at most once a day."""

    store: Store
    account_lookup: AccountLookup
    colleagues: Colleagues
    ticketing: Ticketing
    direct_messages: DirectMessages
    clock: Clock
    wake: Callable[[], None]

    async def conflict(self, person: Person, diagnosis: Diagnosis) -> None:
        """Tells the personnel admins of both agencies that a binding names somebody else's account (D34); without any name of the other side."""
        agencies = {person.agency}
        for binding in records(diagnosis.snapshot.binding):
            if binding.foreign:
                holders = (await self.colleagues.holder_of(binding.portal), await self.colleagues.holder_of(binding.directory))
                agencies |= {holder.agency for holder in holders if holder is not None}
        for id in sorted(agencies):
            await self._tell_admins(id, person)

    async def _tell_admins(self, agency: str, person: Person) -> None:
        found, now = await self.account_lookup.register.agency(agency), self.clock.now()
        admins = [await self.account_lookup.register.person(id) for id in found.admins_for(Role.PERSONNEL_ADMIN, now)]
        async with self.store.work() as work:
            key = f"{agency} {person.id}"
            if await work.counts.last(_CONFLICT, key) is not None:
                return
            await work.counts.add(_CONFLICT, key, now)
            sentence = Phrase("conflict.own" if agency == person.agency else "conflict.other", {"name": person.name, "agency": found.name})
            for admin in admins:
                if admin is not None and admin.id != person.id:
                    await self.direct_messages.tell(work, admin, Reply((sentence,)), now)
        self.wake()
