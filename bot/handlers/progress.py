"""What is under way, or has just ended: the link again, how long it lives, who has the request, and what became of it (C6, C13, C23, C35)."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions.action import ActionName
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Handler, Outcome, Turn, action_button, how_to_link, unfreeze_buttons
from bot.messages import Choice, Phrase, PhraseWord, Reply, each_once
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.reading.vocabulary import Act, Aspect
from bot.requests.open_matters import ON_A_PAGE, OpenMatters, OpenMattersLookup, aspect_of_settled, freeze_told, tickets_told
from bot.requests.request_answers import ASKED, moved_told, request_answer, waiting_words
from bot.requests.request_asked import ASKED_HERE, asked_here
from bot.runtime.quick_dataclass import dataclass

_NO_PASSWORD: Final = Phrase("progress.no-password")
_GO_ON: Final = "go_on"
_LATER: Final = "later"
_KEPT: Final = "kept"
_OFF: Final = "off"
_BACK: Final = "back"
_BEFORE: Final = "before"
_UNSENT: Final = "unsent"
_PAUSES: Final = frozenset((_LATER, _KEPT))
_LOOK: Final = Choice(Phrase("hello-check"), "wish:status")
_SENT: Final = frozenset({Aspect.WHETHER, Aspect.SINCE})
_AGAIN: Final = frozenset({RequestState.EXPIRED, RequestState.CANCELLED, RequestState.REFUSED, RequestState.NOT_DONE})
"""After these the same request can be made again."""
_EFFECTIVE: Final = frozenset({RequestState.DONE, RequestState.PARTLY})


@dataclass(frozen=True)
class ProgressHandler:
    """`argument` is `go_on`, `later`, `waiting`, `kept`, `before` with a question asked before anything is sent, `unsent` with what was offered, an Aspect of
    the open request, or a question about it (`ASKED`, `ASKED_HERE`). `acting` opens the page of an action again."""

    open_matters: OpenMattersLookup
    acting: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Nothing is ever cancelled here."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True, about=None)
        person = turn.person
        pending = await self.open_matters.of(person)
        live = pending.request
        what, _, action = turn.argument.partition(" ")
        if what == _BEFORE and live is not None and live.demand.approver is None:
            turn, what = replace(turn, argument="knows"), ""  # No admin has anything to do with it.
        if what == _BEFORE:
            return _asked_before(turn, person, action)
        if live is None and what == _BACK:
            return await self.acting(replace(turn, argument=action))
        if live is None:
            return _nothing(turn, person, pending)
        if what == _UNSENT:
            turn = replace(turn, argument="sent")
        on_a_page = live.state in ON_A_PAGE
        if on_a_page and what in (_GO_ON, _BACK):
            return _named_page(turn, live, await self.acting(replace(turn, argument=live.action.value)))
        first = (_NO_PASSWORD,) if _wants_it_otherwise(turn, live) else ()
        says = _answered(turn, person, live, pending)
        record = AuditRecord(AuditEvent.ACTION_ASKED, audit_actor(turn.message.sender), person.id, {"request": live.id, "as": turn.argument})
        choices = () if live.state is RequestState.CARRYING_OUT else (Choice(Phrase("action.cancel"), "wish:cancel"),)
        again = (Choice(Phrase("progress.open"), "progress:go_on", main=True),) if on_a_page else ()
        context = f"page:{live.action.value}" if on_a_page else f"approval:{live.action.value}"
        return Outcome(Reply((*first, *says), (*again, *choices)), (record,), personal=True, about=f"wish:{live.action.value}", row=live.row, context=context)


def _answered(turn: Turn, person: Person, live: Request, pending: OpenMatters) -> tuple[Phrase, ...]:
    """What is asked of it, else how it stands."""
    if turn.argument in ASKED_HERE and live.state is not RequestState.CARRYING_OUT:
        return asked_here(pending, live, person, turn.argument)
    return request_answer(pending, live, turn.argument) if turn.argument in ASKED else _said(turn, live, pending)


def _asked_before(turn: Turn, person: Person, topic: str) -> Outcome:
    """What would come of it if the admins who were named do not answer, or how they make sure of somebody: true of any request."""
    record = AuditRecord(AuditEvent.ACTION_ASKED, audit_actor(turn.message.sender), person.id, {"as": f"{_BEFORE} {topic}"})
    wished = {f"wish:{name.value}": name for name in ActionName}.get(turn.conversation.about)
    return Outcome(Reply((Phrase(f"before.{topic}"),), () if wished is None else (action_button(wished),)), (record,), personal=True, about=None)


def _named_page(turn: Turn, live: Request, page: Outcome) -> Outcome:
    """The page again; what it is for is said where something else was spoken of since."""
    first = (_NO_PASSWORD,) if _wants_it_otherwise(turn, live) else ()
    if turn.conversation.about not in ("", f"wish:{live.action.value}") and page.reply.link is not None and not first:
        first = (Phrase("progress.goes-on", {"action": live.action.value}),)
    return replace(page, reply=replace(page.reply, says=(*first, *page.reply.says))) if first else page


def _wants_it_otherwise(turn: Turn, live: Request) -> bool:
    """Whether a new password is wanted by another way than the page that is open for it: there is none."""
    wants = turn.reading is not None and turn.reading.labels.act is Act.REQUEST and not turn.reading.labels.negated
    return wants and live.action is ActionName.RESET_PASSWORD and live.state in ON_A_PAGE


def _kept_tickets(turn: Turn, person: Person, pending: OpenMatters) -> Outcome:
    """Nothing was called off: what is open is named, with the button that does."""
    record = AuditRecord(AuditEvent.SMALLTALK, audit_actor(turn.message.sender), person.id, {"as": "kept"})
    if not pending.tickets:
        return Outcome(Reply((Phrase("talk.declined"),)), (record,), about=None)
    withdraw = tuple(Choice(Phrase("ticket.do-withdraw"), f"ticket:withdraw {one.number or f'T{one.id}'}") for one in pending.tickets[:1])
    says = (Phrase("progress.kept-ticket"), *tickets_told(pending.tickets))
    return Outcome(Reply(says, withdraw if len(pending.tickets) == 1 else ()), (record,), personal=True, about=None)


def _said(turn: Turn, live: Request, pending: OpenMatters) -> tuple[Phrase, ...]:
    """About an open request."""
    words: dict[str, PhraseWord] = {"action": live.action.value}
    if live.state is RequestState.CARRYING_OUT:
        return (Phrase("progress.doing", words),)
    if live.state in ON_A_PAGE:
        asked = _asked_aspect(turn)
        if asked == Aspect.WHO and live.demand.approver is not None:
            return (Phrase("progress.page-who", {**words, **_named(pending.following, "next", "next_phone")}),)
        if pending.page is None:
            return (Phrase("progress.later-over" if turn.argument in _PAUSES else "progress.page-over", words),)
        if asked == Aspect.UNTIL and live.demand.approver is not None:
            return (Phrase("progress.page-until", {**words, "until": pending.page, **_named(pending.following, "next", "next_phone")}),)
        if turn.argument == _KEPT:
            return (Phrase("progress.kept-page", {**words, "until": pending.page}),)
        return (Phrase("progress.later" if turn.argument in _PAUSES else "progress.page", {**words, "until": pending.page}),)
    words = waiting_words(pending, live)
    if turn.argument == _LATER:
        return (Phrase("progress.later-approval", words),)
    if turn.argument == _KEPT:
        return (Phrase("progress.kept", words),)
    words = {**words, "since": words["sent"]}
    says = (Phrase(_who_has_it(turn), words), *moved_told(pending, live), Phrase("progress.next", words))
    # Who insists cannot have somebody else decide, but can call; the same words twice would say neither.
    return (Phrase("progress.hurry", words),) if says == turn.last_said else says


def _asked_aspect(turn: Turn) -> str:
    """The side that is asked about; where only the approval is, the reading's."""
    return turn.reading.labels.aspect.value if turn.argument == "waiting" and turn.reading is not None else turn.argument


def _who_has_it(turn: Turn) -> str:
    aspect = _asked_aspect(turn)
    return "progress.sent" if aspect in _SENT else "progress.waits-who" if aspect == Aspect.WHO else "progress.waits"


def _named(person: Person | None, name: str, phone: str) -> dict[str, PhraseWord]:
    return {name: "none" if person is None else person.name, phone: "none" if person is None else person.phone or "none"}


def _nothing(turn: Turn, person: Person, pending: OpenMatters) -> Outcome:
    """Nothing is under way: what has just ended, when, and how it is taken up again; a freeze first, since it forbids that (C23)."""
    actor = audit_actor(turn.message.sender)
    if turn.argument == _LATER:
        record = AuditRecord(AuditEvent.SMALLTALK, actor, person.id, {"as": "nothing under way"})
        return Outcome(Reply((Phrase("talk.later"),)), (record,), about=None, waiting=None)
    if turn.argument == _KEPT:
        return _kept_tickets(turn, person, pending)
    ended = _ended(turn, pending)
    says = each_once((*freeze_told(pending.freeze), *ended, *tickets_told(pending.tickets)))
    choices = (*unfreeze_buttons(pending.freeze), *_taken_up(pending))
    settled = pending.settled
    if says:
        record = AuditRecord(AuditEvent.STATUS_LOOKED, actor, person.id, {"as": "ended", "request": "" if settled is None else settled.id})
        about = None if settled is None else f"wish:{settled.action.value}"
        did = "" if settled is None else f"{'done' if settled.state in _EFFECTIVE else 'failed'}:{settled.action.value}"
        return Outcome(Reply(says, (*choices, _LOOK)), (record,), personal=True, about=about, row="" if settled is None else settled.row, context=did)
    record = AuditRecord(AuditEvent.SMALLTALK, actor, person.id, {"as": "nothing under way"})
    asked, _, offered = turn.argument.partition(" ")
    if asked == _UNSENT:
        named = next((name for name in ActionName if name.value == offered), None)
        says = (Phrase("progress.unsent", {"action": offered}),) if named is not None else (Phrase("progress.unsent-nothing"),)
        did = f"offer:{offered}" if named is not None else ""
        return Outcome(Reply(says, (_LOOK,) if named is None else (action_button(named),)), (record,), personal=True, about=None, context=did)
    wished = turn.conversation.about.removeprefix("wish:")
    known = {name.value: name for name in ActionName}
    act = (action_button(known[wished]),) if wished in known else ()
    return Outcome(Reply((Phrase("progress.nothing"),), (*act, _LOOK)), (record,), personal=True, about=None)


def _ended(turn: Turn, pending: OpenMatters) -> list[Phrase]:
    """What has just ended, the newest first."""
    told: list[tuple[datetime, tuple[Phrase, ...]]] = []
    if pending.settled is not None and pending.settled.settled is not None:
        aspect = Aspect(turn.argument) if turn.argument in {one.value for one in Aspect} else Aspect.AFTER
        # A yes or no says what it was by itself.
        first = _called_off(pending.settled) if turn.argument == _OFF else () if aspect is Aspect.WHETHER else aspect_of_settled(pending.settled, Aspect.WHAT)
        says = (*first, *aspect_of_settled(pending.settled, aspect))
        told.append((pending.settled.settled, says))
    if pending.closed is not None:
        how = "withdrawn" if pending.withdrawn else "closed"
        told.append((pending.closed.updated, (Phrase("progress.ticket", {"number": pending.closed.number or "none", "how": how, "at": pending.closed.updated}),)))
    if pending.thawed is not None:
        told.append((pending.thawed, (Phrase("progress.thawed", {"at": pending.thawed}),)))
    return [phrase for _, says in sorted(told, key=lambda one: one[0], reverse=True) for phrase in says]


def _called_off(settled: Request) -> tuple[Phrase, ...]:
    """Whether it was cancelled, a yes or no first."""
    words: dict[str, PhraseWord] = {"action": settled.action.value, "state": settled.state.value, "settled": settled.settled or settled.opened}
    cancelled = settled.state is RequestState.CANCELLED
    return (Phrase("asked.off-over", words), *(() if cancelled else aspect_of_settled(settled, Aspect.WHAT)))


def _taken_up(pending: OpenMatters) -> tuple[Choice, ...]:
    """The buttons that begin again what has ended undone; no act while a freeze forbids it."""
    settled, closed = pending.settled, pending.closed
    act = (action_button(settled.action),) if settled is not None and settled.state in _AGAIN and pending.freeze is None else ()
    name = "" if closed is None else closed.number or f"T{closed.id}"
    return (*act, *((Choice(Phrase("ticket.do-reopen"), f"ticket:reopen {name}"),) if name else ()))
