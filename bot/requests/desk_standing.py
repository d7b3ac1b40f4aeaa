"""What somebody is at the pages of the desk at this moment."""

from bot.people.account_lookup import AccountLookup
from bot.people.permissions import NOBODY, Standing, standing_of
from bot.people.person import Person
from bot.ports import Colleagues
from bot.requests.admin_standing import why_not_for_others
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store


@dataclass(frozen=True)
class DeskStanding:
    """Reads it anew whenever it is asked for, so that whoever loses a role loses it at once (8.3.2)."""

    colleagues: Colleagues
    account_lookup: AccountLookup
    store: Store

    async def of(self, person: Person | None) -> Standing:
        """The standing of this person; nothing for a stranger, and for whoever may not act for others now: their own account is frozen or disabled (7.4.2).
        Raises Unreachable, Garbled."""
        if person is None:
            return NOBODY
        standing = standing_of(person, await self.colleagues.led_by(person.id), self.account_lookup.clock.now())
        if not standing.at_the_desk or await why_not_for_others(person, self.account_lookup, self.store) is None:
            return standing
        return Standing(person)
