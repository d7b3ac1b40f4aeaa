"""Checks an account 2, 5 and 10 minutes after unlocking it, so that repeated locking is reported without anybody waiting for it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.facts import records
from bot.accounts.masking import mask_account
from bot.actions.action import Action, ActionName
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Phrase, Reply
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.ticketing.ticketing import Ticketing
from bot.tickets.ticket import Asker

AGAIN: Final = (timedelta(minutes=2), timedelta(minutes=5), timedelta(minutes=10))
_LOOKED: Final = "looked_again"
_TOLD: Final = "locked_again"


@dataclass(frozen=True)
class RelockCheck:
    """One check at a time; a lock that came back is reported once, and people look for its cause."""

    store: Store
    account_lookup: AccountLookup
    ticketing: Ticketing
    actions: Mapping[ActionName, Action]
    clock: Clock
    wake: Callable[[], None]

    async def tick(self) -> None:
        """Checks the recent unlocks for which a check is due."""
        now = self.clock.now()
        async with self.store.look() as work:
            recent = await work.requests.settled_since(now - AGAIN[-1] - AGAIN[0], (RequestState.DONE,))
            mine = [event for event in recent if self.actions[event.action].aftermath.relocks and event.untouched is None]
            due = [one for one in mine if await work.counts.number(_LOOKED, one.id) < _looks(one, now)]
        for request in due:
            await self._look(request, now)

    async def _look(self, request: Request, now: datetime) -> None:
        person = await self.account_lookup.register.person(request.person)
        if person is None or request.settled is None:
            return
        seen = await self.account_lookup.look(person)
        back = [
            account.account
            for account in records(seen.snapshot.directory)
            if account.account in request.accounts and account.lock is not None and account.lock.holds(now) and account.lock.since >= request.settled
        ]
        async with self.store.look() as work:
            already_told = await work.counts.last(_TOLD, request.id) is not None
        says = await self._says(request, seen, back) if back and not already_told else ()
        async with self.store.work() as work:
            if says:
                # The check is counted in the transaction that reports it: once.
                if await work.counts.last(_TOLD, request.id) is not None:
                    return
                await work.counts.add(_TOLD, request.id, now)
                await work.outbox.post(request.place, request.identity, request.language, Reply(says), now)
                await work.audit.append(AuditRecord(AuditEvent.LOCKED_AGAIN, "desk", request.person, {"request": request.id}), now)
            for _ in range(_looks(request, now) - await work.counts.number(_LOOKED, request.id)):
                await work.counts.add(_LOOKED, request.id, now)
        self.wake()

    async def _says(self, request: Request, seen: LookupResult, back: list[str]) -> tuple[Phrase, ...]:
        person = seen.snapshot.person
        asker = Asker(person, request.identity, request.place, request.language)
        opening = await self.ticketing.open(
            asker, request.place, category=self.actions[request.action].aftermath.category, words="", seen=seen, origin=f"again:{request.id}"
        )
        words = {"account": " / ".join(mask_account(one) for one in back)}
        return (Phrase("action.locked_again", {**words}), *(await self.ticketing.words(opening)))


def _looks(request: Request, now: datetime) -> int:
    """How many checks are due by now."""
    settled = request.settled
    return 0 if settled is None else sum(1 for span in AGAIN if now >= settled + span)
