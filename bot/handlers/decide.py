"""An admin's side of a request: what is waiting, the page to decide on, and the decision by button after a recent proof (T8, T9, T19)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.actions.request import IdentityCheck, Request
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.table.deciding import NO_TICKET, SAID
from bot.handlers.turn import Outcome, Turn, asker_of, how_to_link, reply_with_link
from bot.messages import ButtonPress, Choice, FormSubmission, Phrase, PhraseWord, Reply
from bot.people.identity import audit_actor
from bot.people.names import stands_in
from bot.people.person import Person
from bot.reading.vocabulary import Act, Aspect
from bot.requests.approvals import DECIDE, Approvals, decision_buttons
from bot.requests.one_time_links import OneTimeLinks
from bot.runtime.quick_dataclass import dataclass
from bot.verification.page import StepKind

_CHECKS: Final[Mapping[str, IdentityCheck]] = MappingProxyType({f"approve-{check.value}": check for check in IdentityCheck})
_REFUSE: Final = "refuse"
_MOST: Final = 5
_OF_TIME: Final = frozenset({Aspect.UNTIL, Aspect.AFTER, Aspect.RULE, Aspect.WHETHER})
"""Sides of a request that waits which the time to decide answers."""
_LONGEST_REASON: Final = 500
_LISTS: Final = frozenset(("", SAID, NO_TICKET))
"""The arguments with which what waits is listed: as it is, after a decision that was typed, or where a ticket was asked for."""


@dataclass(frozen=True)
class DecisionHandler:
    """The argument of a button is `<request>` or `<request> <what>`. Words, reactions and forwarded messages decide nothing."""

    approvals: Approvals
    one_time_links: OneTimeLinks

    async def __call__(self, turn: Turn) -> Outcome:
        """The page, the buttons, or why not."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True)
        if turn.argument in _LISTS:
            return await self._waiting(turn, turn.person)
        id, _, what = turn.argument.partition(" ")
        async with self.approvals.store.look() as work:
            request = await work.requests.of_id(id)
        if request is None:
            return Outcome(Reply((Phrase("decide.over"),)), personal=True)
        why_not = await self.approvals.may(turn.person, request)
        if why_not is not None:
            await self.approvals.refuse_decision(turn.person, request, turn.message.sender, why_not)
            return Outcome(Reply((why_not,)), personal=True, about=None)
        fresh = await self.approvals.is_fresh(turn.message.sender, turn.person)
        if fresh and not request.demand.numbered and what in _CHECKS:
            return await self._decide(turn, turn.person, request, _CHECKS[what])
        if fresh and what == _REFUSE and turn.text:
            return await self._decide(turn, turn.person, request, None)
        if fresh and not request.demand.numbered and not what:
            return await self._choices(request)
        return await self._page(turn, turn.person, request, what)

    async def _decide(self, turn: Turn, admin: Person, request: Request, check: IdentityCheck | None) -> Outcome:
        """Approved, with how the identity was checked; without a check it is refused, for the reason in the words."""
        person = await self.approvals.register.person(request.person)
        if person is None:
            return Outcome(Reply((Phrase("decide.over"),)), personal=True)
        outcome = await self.approvals.decide(
            request, admin, person, turn.message.sender, approved=check is not None, check=check, reason=turn.text[:_LONGEST_REASON]
        )
        # The message with the pressed button is replaced by the outcome, unless it was the card, which is replaced anyway.
        pressed = turn.message.content.button if isinstance(turn.message.content, ButtonPress | FormSubmission) else ""
        async with self.approvals.store.look() as work:
            outbox_message = await work.outbox.holding(turn.message.place, pressed)
        cards = {asked_admin.message_number for asked in request.asked for asked_admin in (asked, *asked.copies)}
        shown_in = None if outbox_message is None or outbox_message in cards else str(outbox_message)
        return Outcome(Reply((outcome,), replaces=shown_in), personal=True, about=None)

    async def _choices(self, request: Request) -> Outcome:
        """After a recent proof an admin decides by a button that says how the identity was checked; a refusal needs words, so it has a page."""
        person = await self.approvals.register.person(request.person)
        words: dict[str, PhraseWord] = {"name": person.name if person else "none", "action": request.action.value}
        stopped = (Phrase("decide.paused"),) if await self.approvals.stopped() else ()
        return Outcome(Reply((*stopped, Phrase("decide.how_checked", words)), decision_buttons(request)), personal=True, about=None)

    async def _page(self, turn: Turn, admin: Person, request: Request, what: str) -> Outcome:
        fresh = await self.approvals.is_fresh(turn.message.sender, admin)
        address = "" if fresh else admin.email or ""
        if not fresh and not address:
            return Outcome(Reply((Phrase("decide.no_address"),)), personal=True)
        chosen = "refuse" if what == _REFUSE else "approve" if what else ""
        issued = await self.one_time_links.draft(
            StepKind.DECIDE, admin, turn.message.sender, turn.language, request=request.id, purpose="decide", address=address,
            place=asker_of(turn).place, form={"chosen": chosen, "checked": _CHECKS[what].value if what in _CHECKS else ""},
        )  # fmt: skip
        record = AuditRecord(AuditEvent.APPROVAL_ASKED, audit_actor(turn.message.sender), admin.id, {"request": request.id})
        return reply_with_link(self.one_time_links, issued, Phrase("decide.go_to_page"), record)

    async def _waiting(self, turn: Turn, admin: Person) -> Outcome:
        """What is waiting for this admin now."""
        async with self.approvals.store.look() as work:
            waiting = [pending for pending in await work.requests.awaiting() if pending.approver is not None and pending.approver.person == admin.id]
        record = AuditRecord(AuditEvent.APPROVAL_ASKED, audit_actor(turn.message.sender), admin.id, {"waiting": str(len(waiting))})
        if not waiting:
            return Outcome(Reply((Phrase("approve.nothing"),)), (record,), personal=True)
        people = {request.id: await self.approvals.register.person(request.person) for request in waiting}
        named = [one for one in waiting if (person := people[one.id]) is not None and stands_in(person.name, turn.text)]
        first = Phrase("approve.waiting", {"count": len(waiting)})
        # Words decide nothing: whoever says yes or no in words, or was shown the list just now, is told where it is pressed.
        by_page = _decides(turn) or bool(named) or first in turn.last_said
        lead = (Phrase("deciding.no_ticket"),) if turn.argument == NO_TICKET else ()
        says, choices = [*lead, Phrase("approve.by-page", {"said": _said(turn)}) if by_page and not lead else first], []
        for request in (named or waiting)[:_MOST]:
            person = people[request.id]
            words: dict[str, PhraseWord] = {"name": person.name if person else "none", "action": request.action.value, "until": request.due}
            says.append(Phrase("approve.one", words))
            choices.append(Choice(Phrase("approve.open_one", words), f"{DECIDE}:{request.id}"))
        says += [Phrase("approve.late")] if turn.reading is not None and turn.reading.labels.aspect in _OF_TIME else []
        return Outcome(Reply(tuple(says), tuple(choices)), (record,), personal=True, context="choose")


def _decides(turn: Turn) -> bool:
    return turn.argument == SAID or (turn.reading is not None and turn.reading.labels.act in (Act.AGREE, Act.DECLINE))


def _said(turn: Turn) -> str:
    """What was said in words: a yes, a no, or neither surely."""
    if turn.reading is None or turn.reading.labels.act not in (Act.AGREE, Act.DECLINE):
        return "typed" if turn.argument == SAID else "either"
    return "yes" if turn.reading.labels.act is Act.AGREE and not turn.reading.labels.negated else "no"
