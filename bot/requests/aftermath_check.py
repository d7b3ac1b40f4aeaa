"""Looks again 2, 5 and 10 minutes after something was done: whether it still stands. What does not is told once, without anybody waiting for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import structlog

from bot.accounts.masking import mask_account
from bot.actions.action import Undoing
from bot.actions.request import LookedAgain, NotNow, Request, advance_request
from bot.actions.undone import UNREAD_UNTIL, LaterLook, looked_later, next_look
from bot.audit import AuditEvent, AuditRecord
from bot.messages import Phrase, Reply
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.person import Person
from bot.requests.completion import RequestCompletion
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.tickets.ticket import Asker, Category

_TICKETS: Final[Mapping[Undoing, Category]] = {Undoing.LOCKED_AGAIN: Category.LOCK, Undoing.BINDING_GONE: Category.BINDING}
"""What people look for the cause of. A password that was set again is the person's to know first: it may have been their own admin."""
_log = structlog.get_logger("looking again")


@dataclass(frozen=True)
class AftermathCheck:
    """What was found and when to look next stands in the request, changed in the transaction that tells: each finding is told once, whatever is killed."""

    store: Store
    account_lookup: AccountLookup
    completion: RequestCompletion

    async def tick(self) -> None:
        """Looks at everything for which a look is due."""
        now = self.completion.clock.now()
        async with self.store.look() as work:
            due = await work.requests.to_look_at(now - UNREAD_UNTIL, now)
        for request in due:
            try:
                await self._look(request)
            except Exception as trouble:  # an error for one person must not delay the others
                _log.error("what was done could not be looked at again", request=request.id, trouble=type(trouble).__name__)

    async def _look(self, request: Request) -> None:
        person = await self.account_lookup.register.person(request.person)
        if person is None or request.settled is None:
            await self._keep(request, LookedAgain(), None)
            return
        watched = await self._watched(request, request.settled)
        seen = await self.account_lookup.look(person)
        found = {one: looked_later(one, request.order, request.dated, seen.snapshot, seen.now) for one in watched}
        undone = tuple(one for one in found if found[one] is LaterLook.UNDONE)
        look_at = next_look(request.settled, seen.now, unread=LaterLook.UNREAD in found.values()) if len(undone) < len(watched) else None
        tickets = [phrase for one in undone for phrase in await self._ticket(request, person, seen, one)]
        await self._keep(request, LookedAgain(undone, look_at), person, tuple(tickets))

    async def _watched(self, request: Request, settled: datetime) -> tuple[Undoing, ...]:
        """What is still to be told of. What the desk itself did to the account since is no undoing, and is looked after by its own request."""
        actions = self.completion.actions
        async with self.store.look() as work:
            since = [one for one in await work.requests.begun_since(request.person, settled) if one.started is not None and one.id != request.id]
        looked_after = {undoing for one in since for undoing in actions[one.action].aftermath.watched}
        return tuple(one for one in actions[request.action].aftermath.watched if one not in request.undone and one not in looked_after)

    async def _keep(self, request: Request, event: LookedAgain, person: Person | None, tickets: tuple[Phrase, ...] = ()) -> None:
        now = self.completion.clock.now()
        moved = advance_request(request, event, now)
        if isinstance(moved, NotNow):
            return
        async with self.store.work() as work:
            if not await work.requests.replace(request, moved) or person is None:
                return
            for one in event.undone:
                await self._tell(work, request, person, one, tickets=tickets, now=now)
        if event.undone:
            self.completion.wake()

    async def _tell(self, work: Work, request: Request, person: Person, undoing: Undoing, tickets: tuple[Phrase, ...], now: datetime) -> None:
        account = " / ".join(mask_account(one) for one in request.accounts)
        match undoing:
            case Undoing.LOCKED_AGAIN:
                did = AuditEvent.LOCKED_AGAIN
                first = Phrase("action.locked_again", {"account": account, "action": request.action.value})
                says = (first, Phrase("action.old_passwords"), Phrase("action.none_of_them"), *tickets)
                await self.completion.tell(work, request, person, Reply(says), now)
            case Undoing.BINDING_GONE:
                did = AuditEvent.ACTION_UNDONE
                portal = " / ".join(mask_account(one) for one in request.portal)
                await self.completion.tell(work, request, person, Reply((Phrase("action.binding_gone", {"account": account, "portal": portal}), *tickets)), now)
            case Undoing.PASSWORD_SET_AGAIN:
                did = AuditEvent.ACTION_UNDONE
                await self.completion.change_notices.notify(work, person, (Phrase("notice.password_set_again", {"account": account}),), request.id, now)
        await work.audit.append(AuditRecord(did, "desk", request.person, {"request": request.id, "what": undoing.value}), now)

    async def _ticket(self, request: Request, person: Person, seen: LookupResult, undoing: Undoing) -> tuple[Phrase, ...]:
        category = _TICKETS.get(undoing)
        if category is None:
            return ()
        asker = Asker(person, request.identity, request.place, request.language)
        opening = await self.completion.ticketing.open(asker, request.place, category=category, words="", seen=seen, origin=f"again:{request.id}")
        return await self.completion.ticketing.words(opening)
