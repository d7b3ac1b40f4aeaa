"""Freezes an account for its owner and ends that again: once however often it is pressed, audited, told to everybody whom it concerns (DOMAIN part 5)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

import structlog

from bot.actions.freeze import Freeze, end_words
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import ChatIdentity, Choice, Phrase, PhraseWord, Reply
from bot.notices.change_notices import ChangeNotices
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.role import Role
from bot.requests.cases import FREEZE, THAWED, freeze_of
from bot.requests.completion import RequestCompletion
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.ticketing import Ticketing
from bot.tickets.ticket import Asker, Category

ENDS_FOR: Final = "freeze:lift"
_ADMINS: Final = (Role.PERSONNEL_ADMIN, Role.PORTAL_ADMIN)
_TRIES: Final = 3
_log = structlog.get_logger("freezing")


@dataclass(frozen=True, slots=True)
class FreezeResult:
    """The freeze that holds now, and what to tell whoever asked for it. `fresh`: it began just now."""

    freeze: Freeze
    says: tuple[Phrase, ...]
    fresh: bool


@dataclass(frozen=True)
class AccountFreeze:
    """Stops the desk's acts and pending requests for one person; the directory's account is not touched, and status, FAQ and tickets go on."""

    store: Store
    account_lookup: AccountLookup
    completion: RequestCompletion
    change_notices: ChangeNotices
    ticketing: Ticketing
    clock: Clock
    wake: Callable[[], None]

    async def freeze(self, person: Person, asker: Asker, about: str, *, report: bool = False, own: bool = True) -> FreezeResult:
        """Freezes from now on; one that holds already stays as it is, so a second press changes nothing. `about` names the matter for the audit trail.

        `report`: people look at it at once. From the third within a week on they do in any case. `own`: who asks may hear what was pending (T3)."""
        now, actor = self.clock.now(), audit_actor(asker.identity)
        security = await self._security(person)
        async with self.store.work() as work:
            await work.counts.hold(FREEZE, person.id)
            standing = await freeze_of(work, person.id, now)
            if report or standing is None:
                await work.audit.append(AuditRecord(AuditEvent.SECURITY_EVENT, actor, person.id, {"about": about}), now)
            freeze = standing or await self._begun(work, person, asker.identity, about, now)
            if standing is None:
                await self._tell_security(work, security, person, freeze, now)
        ended = await self._end_pending(person, asker.identity)
        says = _says(freeze, fresh=standing is None, ended=ended if own else None)
        if report or (standing is None and freeze.by_people):
            seen = await self.account_lookup.look(person)
            opening = await self.ticketing.open(asker, asker.place, category=Category.SECURITY, words="", seen=seen, origin=f"freeze:{about}")
            says = (*says, *(await self.ticketing.words(opening)))
        self.wake()
        return FreezeResult(freeze, says, standing is None)

    async def standing(self, person: Person) -> Freeze | None:
        """The freeze that holds now."""
        async with self.store.look() as work:
            return await freeze_of(work, person.id, self.clock.now())

    async def seen_by(self, other: Person, whose: Person) -> tuple[Phrase, tuple[Choice, ...]] | None:
        """What `other`, who may look at `whose` account, is told of its freeze, with the button for whoever may end it; None where none holds."""
        standing = await self.standing(whose)
        if standing is None:
            return None
        choices = (_button(whose),) if await self.may_end_for(other, whose) else ()
        return Phrase("freeze.of_colleague", {"name": whose.name, "until": standing.until}), choices

    async def may_end_for(self, other: Person, whose: Person) -> bool:
        """Whether `other` may end the freeze of `whose` account: role security, or an admin of that person's agency; nobody their own in this way."""
        if other.id == whose.id:
            return False
        if other.role is Role.SECURITY:
            return True
        agency, now = await self.account_lookup.register.agency(whose.agency), self.clock.now()
        return any(other.id in agency.admins_for(role, now) for role in _ADMINS)

    async def end(self, work: Work, person: Person, actor: str, how: str, now: datetime, *, own: bool = False) -> bool:
        """Ends the freeze within the transaction of the proof; False if none holds, or if it is the person's `own` end and only people may. `how`: who
        ended it and with which proof, for the audit trail.

        The caller has made sure of who they are, and wakes the delivery."""
        await work.counts.hold(FREEZE, person.id)
        freeze = await freeze_of(work, person.id, now)
        if freeze is None or (own and freeze.by_people):
            return False
        await work.counts.add(THAWED, person.id, now)
        await work.audit.append(AuditRecord(AuditEvent.ACCOUNT_THAWED, actor, person.id, {"how": how}), now)
        await self.change_notices.notify(work, person, (Phrase("freeze.ended_notice", {"at": now}),), "thaw", now)
        return True

    async def _begun(self, work: Work, person: Person, identity: ChatIdentity, about: str, now: datetime) -> Freeze:
        await work.counts.add(FREEZE, person.id, now)
        # An end belongs to the freeze before it, even where both happen at the same moment.
        await work.counts.forget(THAWED, person.id)
        freeze = await freeze_of(work, person.id, now) or Freeze(now)
        details = {"about": about, "until": freeze.until.isoformat(), "within_a_week": str(freeze.nth)}
        await work.audit.append(AuditRecord(AuditEvent.ACCOUNT_FROZEN, audit_actor(identity), person.id, details), now)
        notice = Phrase("freeze.notice", {"at": now, **end_words(freeze.until, by_people=freeze.by_people)})
        await self.change_notices.notify_of_freeze(work, person, (notice,), now, but=identity, by_people=freeze.by_people)
        return freeze

    async def _security(self, person: Person) -> tuple[Person, ...]:
        """The people of role security; where there are none, the admins of the person's agency. Empty while the register is out of reach."""
        register = self.account_lookup.register
        try:
            found = tuple(one for one in await register.people() if one.role is Role.SECURITY and one.id != person.id)
            if found:
                return found
            agency, now = await register.agency(person.agency), self.clock.now()
            ids = dict.fromkeys(id for role in _ADMINS for id in agency.admins_for(role, now) if id != person.id)
            admins = [await register.person(id) for id in ids]
            return tuple(admin for admin in admins if admin is not None)
        except BackEndError as trouble:
            _log.warning("nobody can be told of a freeze", detail=trouble.detail)
            return ()

    async def _tell_security(self, work: Work, people: tuple[Person, ...], person: Person, freeze: Freeze, now: datetime) -> None:
        words: dict[str, PhraseWord] = {"name": person.name, "at": freeze.since, "until": freeze.until, "nth": freeze.nth}
        reply = Reply((Phrase("freeze.security_told", words),), (_button(person),))
        for one in people:
            await self.change_notices.direct_messages.tell(work, one, reply, now)

    async def _end_pending(self, person: Person, identity: ChatIdentity) -> Request | None:
        """Ends the live request; one that is being executed is judged again right before it writes (T20), so it ends by itself."""
        for _ in range(_TRIES):
            async with self.store.look() as work:
                live = await work.requests.live_of(person.id)
            if live is None or live.state is RequestState.CARRYING_OUT:
                return None
            says = () if live.identity == identity else (Phrase("freeze.ended_request", {"action": live.action.value}),)
            ended = await self.completion.end(live, person, RequestState.CANCELLED, says, why="frozen", outcome="frozen")
            if ended is not None:
                return ended
        return None


def _button(whose: Person) -> Choice:
    return Choice(Phrase("freeze.end_for", {"name": whose.name}), f"{ENDS_FOR} {whose.id}")


def _says(freeze: Freeze, *, fresh: bool, ended: Request | None) -> tuple[Phrase, ...]:
    first = Phrase("freeze.done" if fresh else "freeze.already", {"until": freeze.until})
    pending = () if ended is None else (Phrase("freeze.ended_request", {"action": ended.action.value}),)
    return (first, *pending, Phrase("freeze.sooner", end_words(freeze.until, by_people=freeze.by_people)))
