"""Asks the admins of the person's agency, one at a time, and accepts their decision once (DOMAIN part 4, T8, T9, T19, T20)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

import structlog

from bot.accounts.third_person import state_of_another
from bot.actions.action import Action, ActionName, Performer
from bot.actions.approval import may_decide, next_admin
from bot.actions.freeze import PAUSED
from bot.actions.policy import Policy
from bot.actions.request import AdminAsked, AskedAdmin, Decided, Decision, IdentityCheck, NotNow, Reminded, Request, RequestState, advance_request
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, PhraseWord, Reply
from bot.notices.afterwards import A_PERSON
from bot.notices.change_notices import MAIL
from bot.notices.direct_messages import DirectMessages
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.requests.access_end import PROVED, PROVED_HERE
from bot.requests.admin_standing import why_not_for_others
from bot.requests.cases import changes_stopped, freeze_of, requester
from bot.requests.completion import Overtaken, RequestCompletion, masked_accounts, with_invitations
from bot.requests.execution import RequestExecution
from bot.requests.one_time_links import IssuedStep, OneTimeLinks, reachable_address
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.verification.methods import METHODS, Method
from bot.verification.page import StepKind

DECIDE: Final = "decide"
GRANT_LASTS: Final = timedelta(hours=2)
"""How long an approval can be used if the person still has something to type; automatic execution begins at once."""
_OVER: Final = "decide.over"
_log = structlog.get_logger("approving")


@dataclass(frozen=True, slots=True)
class Invitation:
    """The admin to ask next, and the card with the evidence."""

    admin: Person
    says: tuple[Phrase, ...]


@dataclass(frozen=True)
class Approvals:
    """`zone`: the organisation's, for working days. `policy`: how long an admin's proof is valid, and whether all changes are stopped."""

    store: Store
    register: Register
    account_lookup: AccountLookup
    direct_messages: DirectMessages
    completion: RequestCompletion
    execution: RequestExecution
    one_time_links: OneTimeLinks
    actions: Mapping[ActionName, Action]
    clock: Clock
    zone: tzinfo
    policy: Policy
    wake: Callable[[], None]

    @property
    def fresh(self) -> timedelta:
        """How long an admin's proof is valid."""
        return self.policy.fresh

    async def stopped(self) -> bool:
        """Whether no account is changed now, so that nothing can be approved (T29)."""
        async with self.store.look() as work:
            return await changes_stopped(work, self.policy)

    async def invitation(self, request: Request, person: Person) -> Invitation | None:
        """Whom to ask next and what to show; None if nobody is left except the person."""
        agency, now = await self.register.agency(request.agency), self.clock.now()
        id = next_admin(request, agency, now)
        admin = None if id is None else await self.register.person(id)
        return None if admin is None else Invitation(admin, await self.evidence(request, person))

    async def ask(self, work: Work, request: Request, invitation: Invitation, now: datetime) -> Request | NotNow:
        """Within the transaction that moved the request here: sends the card, and tells admins asked earlier that it was passed on."""
        admin, due = invitation.admin, request.demand.waits.ends(now, self.zone)
        earlier = [await self.completion.amend(work, earlier_ask, (Phrase("decide.outcome_passed_on"),), now) for earlier_ask in request.asked]
        then = await self.completion.live_cards.comes_next(with_invitations(request, (*request.asked, AskedAdmin(admin.id, now))), now)
        until = Phrase("decide.until", {"until": due, "next": then})
        found = await self.direct_messages.where(work, admin)
        others = () if found is None else await self.direct_messages.elsewhere(work, admin, found[0])
        says = (*invitation.says, until)
        shown = [await self._show(work, request, admin=admin, says=says, where=one, now=now) for one in ((found,) if found is not None else ()) + others]
        if admin.email:
            words: dict[str, PhraseWord] = {"name": admin.name, "action": request.action.value, "until": due, "next": then}
            reply = Reply((Phrase("decide.mail_subject"), Phrase("decide.mail", words)))
            await work.outbox.post(
                ConversationAddress(MAIL, admin.email, private=True), ChatIdentity(MAIL, admin.id), admin.language or self.direct_messages.language, reply, now
            )
        asked = replace(shown[0], copies=tuple(shown[1:])) if shown else AskedAdmin(admin.id, now)
        await work.audit.append(AuditRecord(AuditEvent.ACTION_PASSED_ON, "desk", request.person, {"request": request.id, "to": admin.id}), now)
        return advance_request(with_invitations(request, tuple(earlier)), AdminAsked(asked, due), now)

    async def _show(
        self, work: Work, request: Request, admin: Person, says: tuple[Phrase, ...], where: tuple[ChatIdentity, ConversationAddress, str], now: datetime
    ) -> AskedAdmin:
        """The card in one of the admin's chats; an admin with a recent proof there decides by its buttons."""
        identity, place, language = where
        fresh = not request.demand.numbered and await self._fresh(work, identity, admin, now)
        posted = await work.outbox.post(place, identity, language, Reply(says, decision_buttons(request) if fresh else _button(request)), now)
        return AskedAdmin(person=admin.id, at=now, message_number=posted.number, identity=identity, place=place, language=language)

    async def evidence(self, request: Request, person: Person) -> tuple[Phrase, ...]:
        """What the card says: who asks for what, how it was proven, how the account is now, and the last act on it; the whole stands on the page."""
        agency = await self.register.agency(request.agency)
        seen = await self.account_lookup.look(person)
        async with self.store.look() as work:
            last = await work.requests.last_of(person.id, 1, before=request.id)
        return (
            Phrase("decide.who", {"name": person.name, "agency": agency.name, "action": request.action.value, "account": masked_accounts(request)}),
            *(Phrase("decide.proven", {"method": method}) for method in proofs_of(request)),
            *state_of_another(seen.diagnosis, seen.now)[:2],
            last_act("decide.last", last[0]) if last else Phrase("decide.last_none"),
        )

    async def may(self, admin: Person, request: Request) -> Phrase | None:
        """Why this person may not decide now, or None."""
        why_not = may_decide(admin, request, await self.register.agency(request.agency), self.clock.now())
        return why_not or await why_not_for_others(admin, self.account_lookup, self.store)

    async def ended_why(self, request: Request) -> Phrase:
        """Why a request is no longer to be decided, for an admin who was asked: its person froze the account, or it is over."""
        person = await self.register.person(request.person)
        async with self.store.look() as work:
            freeze = await freeze_of(work, request.person, self.clock.now())
        undone = request.state in (RequestState.CANCELLED, RequestState.REFUSED) and request.settled is not None
        if freeze is None or person is None or not undone or request.settled is None or request.settled < freeze.since:
            return Phrase("decide.over")
        return Phrase("decide.outcome_frozen", {"name": person.name, "action": request.action.value})

    async def over_for(self, admin: Person, id: str) -> Phrase | None:
        """The same for a button that works no more; None while the request waits for this admin, or where it is none of theirs (T9)."""
        async with self.store.look() as work:
            request = await work.requests.of_id(id)
        if request is None:
            return None
        why_not = await self.may(admin, request)
        return await self.ended_why(request) if why_not is not None and why_not.key == _OVER else None

    async def is_fresh(self, identity: ChatIdentity, admin: Person) -> bool:
        """Whether this admin proved their identity recently in this chat."""
        async with self.store.look() as work:
            return await self._fresh(work, identity, admin, self.clock.now())

    async def is_fresh_here(self, browser: str, admin: Person) -> bool:
        """Whether this admin proved their identity recently in this very browser (sealed): a proof in one browser counts in no other one (T17)."""
        async with self.store.look() as work:
            last = await work.counts.last(PROVED_HERE, f"{admin.id} {browser}")
        return last is not None and self.clock.now() - last < self.fresh

    async def belongs_here(self, browser: str, admin: Person) -> bool:
        """Whether this browser (sealed) is this admin's: they were the last to prove there who they are, or a web chat of theirs is held in it (T2)."""
        if not browser:
            return False
        async with self.store.look() as work:
            known = await work.browsers.of(browser)
            held = {self.completion.access.browser_of(chat) for chat in await work.links.identities_of(admin.id)}
        return browser in held or (known is not None and known.ended is None and known.person == admin.id)

    async def proved(self, work: Work, identity: ChatIdentity, admin: Person, at: datetime, browser: str) -> None:
        """Records that this admin proved their identity at that time (UTC), in this browser (sealed), on a page that was sent to this chat."""
        await work.counts.add(PROVED, _proof_key(identity, admin), at)
        await work.counts.add(PROVED_HERE, f"{admin.id} {browser}", at)

    async def decide(
        self, request: Request, admin: Person, person: Person, identity: ChatIdentity, *,
        approved: bool, check: IdentityCheck | None, reason: str = "", number_right: bool = False,
    ) -> Phrase:
        """Decides the request, once; returns what to tell the admin. Whatever the person waits for continues from here."""
        why_not = await self.may(admin, request)
        now = self.clock.now()
        if why_not is not None:
            await self.refuse_decision(admin, request, identity, why_not)
            return why_not
        if approved and await self.stopped():
            await self.completion.refuse(request, person, PAUSED)
            return Phrase("decide.outcome_paused", {"name": person.name, "action": request.action.value})
        moved = advance_request(request, Decided(Decision(admin.id, approved, check, reason, now), now + GRANT_LASTS, number_right), now)
        if isinstance(moved, NotNow):
            return Phrase("decide.over")
        grant = await self._grant(moved, person) if approved and self.actions[moved.action].hands is Performer.PAGE else None
        key = "decide.outcome_approved" if approved else "decide.outcome_declined"
        outcome = Phrase(key, {"name": person.name, "action": request.action.value, "admin": admin.name})
        try:
            moved = await self._decided(request, moved, outcome, identity, person=person, grant=grant)
        except Overtaken:
            return Phrase("decide.over")
        self.wake()
        if grant is not None:
            await self.one_time_links.mail(grant)
        elif approved:
            await self.execution.begin(moved)
        return outcome

    async def _decided(
        self, request: Request, moved: Request, outcome: Phrase, identity: ChatIdentity, person: Person, grant: IssuedStep | None
    ) -> Request:
        """State, cards, audit and the message to the person, in one transaction; raises Overtaken if somebody else was first."""
        now, decision = self.clock.now(), moved.decision
        if decision is None:
            raise Overtaken
        approved, check = decision.approved, decision.check
        async with self.store.work() as work:
            cards = [await self.completion.amend(work, asked_admin, (outcome,), now) for asked_admin in moved.asked]
            await self.completion.close_pages(work, moved, now)
            moved = with_invitations(moved, tuple(cards))
            if not await work.requests.replace(request, moved):
                raise Overtaken
            await work.steps.end_all_of(request.id, now)
            did = AuditEvent.ACTION_APPROVED if approved else AuditEvent.ACTION_DECLINED
            details = {"request": request.id, "action": request.action.value, "by": decision.by, "check": check.value if check else ""}
            await work.audit.append(AuditRecord(did, audit_actor(identity), request.person, details), now)
            if grant is not None:
                await self.one_time_links.write(work, grant)
            words: dict[str, PhraseWord] = {"action": request.action.value, "admin": str(outcome.words["admin"]), "reason": decision.reason}
            says = Phrase("action.approved" if approved else "action.declined", words)
            if grant is None:
                reply = Reply((says,), (A_PERSON,), context=f"{'approval' if approved else 'failed'}:{request.action.value}")
            else:
                says_more = (says, Phrase("action.choose_now", {"until": moved.due}))
                reply = Reply(says_more, (A_PERSON,), link=(Phrase("link.open_page"), grant.link), context=f"page:{request.action.value}")
            await self.completion.live_cards.update(work, moved, now)
            await self.completion.tell(work, request, person, reply, now)
        return moved

    async def _grant(self, request: Request, person: Person) -> IssuedStep:
        """The page on which the person continues: in the browser that began, or in another one with a code."""
        seen = await self.account_lookup.look(person)
        address = reachable_address(person, seen.snapshot) if request.demand.mails_codes else ""
        async with self.store.look() as work:
            browser = await work.steps.browser_of(request.id, person.id)
        return await self.one_time_links.draft(
            StepKind.CHOOSE, person, request.identity, request.language, request=request.id, purpose=request.action.value,
            address=address, place=request.place, browser=browser,
        )  # fmt: skip

    async def tick(self) -> None:
        """Handles what is due by the Clock: reminds, passes on, opens tickets, expires; and begins approved requests that a shutdown interrupted."""
        async with self.store.look() as work:
            live, stopped = await work.requests.live(), await changes_stopped(work, self.policy)
        now = self.clock.now()
        for request in live:
            try:
                await self._look_after(request, now, stopped=stopped)
            except Exception as trouble:  # an error in one request must not delay the others
                _log.error("a request could not be looked after", request=request.id, trouble=type(trouble).__name__)

    async def _look_after(self, request: Request, now: datetime, *, stopped: bool) -> None:
        match request.state:
            case RequestState.AWAITING if stopped:
                # Nobody is asked, or reminded, to decide what is not done.
                if now >= request.due:
                    await self.completion.refuse(request, await requester(self.register, request), PAUSED)
            case RequestState.AWAITING if now >= request.due:
                await self._pass_on(request)
            case RequestState.AWAITING if request.approver is not None and not request.reminded and now >= _half(request.approver.at, request.due):
                await self._remind(request, now)
            case RequestState.READY if self.actions[request.action].hands is Performer.WORKER:
                # Automatic execution begins at once; a shutdown came between approval and execution.
                await self.execution.begin(replace(request, due=max(request.due, now + GRANT_LASTS)))
            case (RequestState.VERIFYING | RequestState.READY) if now >= request.due:
                person = await requester(self.register, request)
                says = () if request.state is RequestState.VERIFYING else (Phrase("action.ran_out", {"action": request.action.value}),)
                await self.completion.end(request, person, RequestState.EXPIRED, says, why="time")
            case _:
                return

    async def _pass_on(self, request: Request) -> None:
        person = await requester(self.register, request)
        invitation = await self.invitation(request, person)
        if invitation is None:
            await self.hand_over(request, person)
            return
        now = self.clock.now()
        async with self.store.work() as work:
            moved = await self.ask(work, request, invitation, now)
            if isinstance(moved, NotNow) or not await work.requests.replace(request, moved):
                raise Overtaken
            await work.steps.end_of(request.id, request.asked[-1].person if request.asked else "", now)
            await self.completion.live_cards.update(work, moved, now)
        self.wake()

    async def hand_over(self, request: Request, person: Person) -> Request | None:
        """Nobody is left who could decide: a ticket, at once."""
        says = (Phrase("action.nobody_decides", {"action": request.action.value}),)
        return await self.completion.end(request, person, RequestState.HANDED_OVER, says, why="nobody left", ticket=True)

    async def _remind(self, request: Request, now: datetime) -> None:
        moved, asked = advance_request(request, Reminded(), now), request.approver
        if isinstance(moved, NotNow) or asked is None:
            return
        person = await requester(self.register, request)
        async with self.store.work() as work:
            if not await work.requests.replace(request, moved) or asked.place is None or asked.identity is None:
                return
            then = await self.completion.live_cards.comes_next(request, now)
            words: dict[str, PhraseWord] = {"name": person.name, "action": request.action.value, "until": request.due, "next": then}
            reply = Reply((Phrase("decide.reminder", words),), _button(request))
            await work.outbox.post(asked.place, asked.identity, asked.language, reply, now)
        self.wake()

    async def refuse_decision(self, admin: Person, request: Request, identity: ChatIdentity, why: Phrase) -> None:
        """Records that somebody who may not decide tried to (T9)."""
        async with self.store.work() as work:
            details = {"request": request.id, "why": why.key}
            await work.audit.append(AuditRecord(AuditEvent.DECISION_REFUSED, audit_actor(identity), admin.id, details), self.clock.now())

    async def _fresh(self, work: Work, identity: ChatIdentity, admin: Person, now: datetime) -> bool:
        last = await work.counts.last(PROVED, _proof_key(identity, admin))
        return last is not None and now - last < self.fresh


def proofs_of(request: Request) -> tuple[str, ...]:
    """How the applicant's identity was proven, the strongest first: names of methods, `number` where an admin still has to ask for it, `none`."""
    if request.demand.numbered:
        return (Method.NUMBER.value,)
    proven = sorted({proof.method for proof in request.proofs}, key=lambda method: METHODS[method].rank)
    return tuple(method.value for method in proven) or ("none",)


def last_act(key: str, request: Request) -> Phrase:
    """An earlier request about the same account: what, when, and what came of it."""
    return Phrase(key, {"action": request.action.value, "state": request.state.value, "at": request.settled or request.opened})


def _proof_key(identity: ChatIdentity, admin: Person) -> str:
    return f"{admin.id} {audit_actor(identity)}"


def decision_buttons(request: Request) -> tuple[Choice, ...]:
    """For an admin with a recent proof: the three ways to check an identity, and refusal, which needs a reason and so has a page."""
    approve = tuple(Choice(Phrase(f"decide.approve_{check.value}"), f"{DECIDE}:{request.id} approve-{check.value}") for check in IdentityCheck)
    return (*approve, Choice(Phrase("decide.refuse"), f"{DECIDE}:{request.id} refuse", "reason"))


def _button(request: Request) -> tuple[Choice, ...]:
    return (Choice(Phrase("decide.open"), f"{DECIDE}:{request.id}", main=True),)


def _half(start: datetime, end: datetime) -> datetime:
    return start + (end - start) / 2
