"""Freezes an account for its owner and ends that again: once however often it is pressed, audited, told to everybody whom it concerns (DOMAIN part 5)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from bot.actions.freeze import Freeze, end_words
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, PhraseWord, Reply
from bot.notices.change_notices import MAIL, ChangeNotices
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.permissions import Permission, standing_of
from bot.people.person import Person
from bot.people.role import Role
from bot.requests.access_end import record_access_end
from bot.requests.admin_standing import why_not_for_others
from bot.requests.cases import FREEZE, THAWED, freeze_of
from bot.requests.completion import Overtaken, RequestCompletion
from bot.runtime.quick_dataclass import dataclass
from bot.store.credentials import Credential
from bot.store.steps import Step
from bot.store.work import Store, Work
from bot.ticketing.ticketing import Ticketing
from bot.tickets.ticket import Asker, Category

ENDS_FOR: Final = "freeze:lift"
_METHOD: Final = "method"
"""A notice about an enrolled method names `method:` and the beginning of its id as its matter."""
_ADMINS: Final = (Role.PERSONNEL_ADMIN, Role.PORTAL_ADMIN)
_TRIES: Final = 3
_OWED: Final = "freeze_ticket"
"""Counted for a person with the freeze itself: people must look at it, and their ticket is not open yet."""
_OWED_FOR: Final = timedelta(minutes=1)
_log = structlog.get_logger("freezing")


@dataclass(frozen=True, slots=True)
class FreezeResult:
    """The freeze that holds now, and what to tell whoever asked for it. `fresh`: it began just now."""

    freeze: Freeze
    says: tuple[Phrase, ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class _Frozen:
    """What one transaction did: the freeze that holds, the request that it ended or that is being written at this moment, the method that it removed."""

    freeze: Freeze
    fresh: bool
    request: Request | None
    reported: bool
    denied: Credential | None


@dataclass(frozen=True)
class AccountFreeze:
    """Stops the desk's acts and pending requests for one person, and signs out whoever is at the desk in their name; the directory's account is not touched,
    and status, FAQ and tickets go on."""

    store: Store
    account_lookup: AccountLookup
    completion: RequestCompletion
    ticketing: Ticketing
    clock: Clock
    wake: Callable[[], None]

    @property
    def change_notices(self) -> ChangeNotices:
        """Whoever is told of a change is told of this."""
        return self.completion.change_notices

    async def freeze(self, person: Person, asker: Asker, about: str, *, report: bool = False, own: bool = True) -> FreezeResult:
        """Freezes from now on; one that holds already stays as it is, so a second press changes nothing. `about` names the matter for the audit trail.

        `report`: people look at it at once. From the third within a week on they do in any case. `own`: who asks may hear what was pending (T3)."""
        security = await self._security(person)
        async with self.store.work() as work:
            browser = self.completion.access.browser_of(asker.identity)
            frozen = await self._freeze(work, person, asker.identity, about=about, browser=browser, security=security, report=report)
        return await self._result(person, asker, about, frozen, own=own)

    async def freeze_by_page(self, person: Person, asker: Asker, about: str, step: Step, browser: str) -> FreezeResult | None:
        """The same, reported, by the form of a notice's page in this browser (sealed), which is spent in the same transaction; None if it was spent before."""
        security = await self._security(person)
        async with self.store.work() as work:
            if not await work.steps.spend(step, self.clock.now()):
                return None
            frozen = await self._freeze(work, person, asker.identity, about=about, browser=browser, security=security, report=True)
        return await self._result(person, asker, about, frozen, own=True)

    async def tick(self) -> None:
        """Opens the tickets that a shutdown came before; the freeze itself holds in any case."""
        async with self.store.look() as work:
            owed = [id for id in await work.counts.subjects(_OWED) if await self._is_late(work, id)]
        for id in owed:
            try:
                await self._open_owed(id)
            except BackEndError as trouble:
                _log.warning("a freeze's ticket is still owed", detail=trouble.detail)

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
        """Whether `other` may end the freeze of `whose` account: role security, or an admin of that person's agency; nobody their own in this way, and nobody
        while their own account is frozen or disabled."""
        if other.id == whose.id or await why_not_for_others(other, self.account_lookup, self.store) is not None:
            return False
        agency = await self.account_lookup.register.agency(whose.agency)
        return standing_of(other, (agency,), self.clock.now()).may(Permission.IDENTITIES_FREEZE, whose.agency)

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

    async def _freeze(
        self, work: Work, person: Person, identity: ChatIdentity, *, about: str, browser: str | None, security: tuple[Person, ...], report: bool
    ) -> _Frozen:
        """Everything in one transaction. The audit records come last: with them comes the lock that every other transaction takes last."""
        now, actor = self.clock.now(), audit_actor(identity)
        await work.counts.hold(FREEZE, person.id)
        standing = await freeze_of(work, person.id, now)
        request, records = await self._end_pending(work, person, identity)
        ended = await self.completion.access.end(work, person.id, now, but=browser)
        denied = await _deny_method(work, person.id, about) if report else None
        if denied is not None:
            records.append(AuditRecord(AuditEvent.METHOD_REMOVED, actor, person.id, {"method": denied.method, "level": denied.level.short, "proven": "denied"}))
        freeze = standing or await self._begun(work, person, identity, now)
        if standing is None:
            await self._tell_security(work, security, person, freeze, reported=report, now=now)
            details = {"about": about, "until": freeze.until.isoformat(), "within_a_week": str(freeze.nth)}
            records = [AuditRecord(AuditEvent.ACCOUNT_FROZEN, actor, person.id, details), *records]
        if report or standing is None:
            records = [AuditRecord(AuditEvent.SECURITY_EVENT, actor, person.id, {"about": about}), *records]
        reported = report or (standing is None and freeze.by_people)
        if reported:
            await work.counts.add(_OWED, person.id, now)
        for record in records:
            await work.audit.append(record, now)
        await record_access_end(work, person.id, ended, actor=actor, why="frozen", now=now)
        return _Frozen(freeze, standing is None, request, reported, denied)

    async def _result(self, person: Person, asker: Asker, about: str, frozen: _Frozen, *, own: bool) -> FreezeResult:
        says = _says(frozen, own=own)
        if frozen.reported:
            try:
                says = (*says, *(await self._ticket(person, asker, about)))
            except BackEndError as trouble:
                # It is owed: `tick` opens it, and tells its number.
                _log.warning("a freeze's ticket comes later", detail=trouble.detail)
        self.wake()
        return FreezeResult(frozen.freeze, says, frozen.fresh)

    async def _ticket(self, person: Person, asker: Asker, about: str) -> tuple[Phrase, ...]:
        seen = await self.account_lookup.look(person)
        opening = await self.ticketing.open(asker, asker.place, category=Category.SECURITY, words="", seen=seen, origin=f"freeze:{about}")
        async with self.store.work() as work:
            await work.counts.forget(_OWED, person.id)
        return await self.ticketing.words(opening)

    async def _open_owed(self, id: str) -> None:
        person, direct_messages = await self.account_lookup.register.person(id), self.completion.direct_messages
        if person is None:
            async with self.store.work() as work:
                await work.counts.forget(_OWED, id)
            return
        async with self.store.look() as work:
            found = await direct_messages.where(work, person)
        mail = ChatIdentity(MAIL, person.id), ConversationAddress(MAIL, person.email or "", private=True), direct_messages.language
        says = await self._ticket(person, Asker(person, *(found or mail)), MAIL)
        async with self.store.work() as work:
            await direct_messages.tell(work, person, Reply(says), self.clock.now())
        self.wake()

    async def _is_late(self, work: Work, id: str) -> bool:
        last = await work.counts.last(_OWED, id)
        return last is not None and self.clock.now() - last >= _OWED_FOR

    async def _begun(self, work: Work, person: Person, identity: ChatIdentity, now: datetime) -> Freeze:
        await work.counts.add(FREEZE, person.id, now)
        # An end belongs to the freeze before it, even where both happen at the same moment.
        await work.counts.forget(THAWED, person.id)
        freeze = await freeze_of(work, person.id, now) or Freeze(now)
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

    async def _tell_security(self, work: Work, people: tuple[Person, ...], person: Person, freeze: Freeze, *, reported: bool, now: datetime) -> None:
        words: dict[str, PhraseWord] = {
            "name": person.name, "at": freeze.since, "until": freeze.until, "nth": freeze.nth, "why": "not_me" if reported else "own"
        }  # fmt: skip
        reply = Reply((Phrase("freeze.security_told", words),), (_button(person),))
        for one in people:
            await self.change_notices.direct_messages.tell(work, one, reply, now)

    async def _end_pending(self, work: Work, person: Person, identity: ChatIdentity) -> tuple[Request | None, list[AuditRecord]]:
        """Ends the live request, also one that is being carried out and not yet written; the records are for later. One that is being written at this very
        moment cannot be stopped: it is returned as it is."""
        for _ in range(_TRIES):
            live = await work.requests.live_of(person.id)
            if live is None or (live.state is RequestState.CARRYING_OUT and live.attempted):
                return live, []
            says = () if live.identity == identity else (Phrase("freeze.ended_request", {"action": live.action.value}),)
            as_ = RequestState.REFUSED if live.state is RequestState.CARRYING_OUT else RequestState.CANCELLED
            ended = await self.completion.end_within(work, live, person, as_, says, why="frozen", outcome="frozen")
            if ended is not None:
                return ended.request, [ended.record]
        raise Overtaken


async def _deny_method(work: Work, person: str, about: str) -> Credential | None:
    """Removes the method whose notice is denied: it was somebody else's, and could end the freeze."""
    kind, _, id = about.partition(":")
    if kind != _METHOD or not id:
        return None
    found = next((one for one in await work.credentials.of_person(person) if one.id.startswith(id)), None)
    return found if found is not None and await work.credentials.remove(found.id, person) else None


def _button(whose: Person) -> Choice:
    return Choice(Phrase("freeze.end_for", {"name": whose.name}), f"{ENDS_FOR} {whose.id}")


def _says(frozen: _Frozen, *, own: bool) -> tuple[Phrase, ...]:
    freeze, request = frozen.freeze, frozen.request if own else None
    first = Phrase("freeze.done" if frozen.fresh else "freeze.already", {"until": freeze.until})
    key = "freeze.under_way" if request is not None and request.live else "freeze.ended_request"
    pending = () if request is None else (Phrase(key, {"action": request.action.value}),)
    denied = frozen.denied
    removed = () if denied is None else (Phrase("freeze.method_removed", {"method": denied.method, "label": denied.label or "none"}),)
    return (first, *pending, *removed, Phrase("freeze.access_ended"), Phrase("freeze.sooner", end_words(freeze.until, by_people=freeze.by_people)))
