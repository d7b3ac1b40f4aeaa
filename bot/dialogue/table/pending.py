"""Answers to the desk's own last words, and what is open: decline, stop, later, agree, choose, correct, go on, tell me (C2-C6, C16, C17, C35, C39)."""

from typing import Final

from bot.accounts.rows.row import Row
from bot.dialogue.choosing import beyond_yes, is_bare_no, is_bare_yes
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.table.drafts import speaks_against, takes_up
from bot.dialogue.table.situation import BY_PRESS, HARMLESS, LIKELY, OpenRequest, Situation, incident_asked_on
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.stopping import off_already, says_keep, says_off, surely_stops
from bot.dialogue.understanding import IntentKind
from bot.messages import Choice
from bot.reading.notice_words import Notice
from bot.reading.stop_words import forbids_stop
from bot.reading.success import tells_success
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter, NamedSystem
from bot.tickets.said_of_draft import may_send
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket, wants_it_back
from bot.tickets.ticket import hurried

_TICKET_OPEN: Final = ("ticket:open", "ticket:answered", "ticket:closed")
_TICKET_CLOSED: Final = "ticket:closed"
_ENDS_TICKET: Final = frozenset({SaidOfTicket.WORKS, SaidOfTicket.CLOSE})
_NOT_SOLVED: Final = frozenset({Act.STOP, Act.DECLINE, Act.LATER, Act.CHOOSE, Act.ASK, Act.PERSON, Act.GREET})
_ADDED: Final = ("ticket.added", "again.added")
_ADDING: Final = "ticket:add "
_DRAFTING, _CHANGING = "ticket:draft", "ticket:change"
_TELLS: Final = frozenset({Act.ANSWER, Act.CORRECT, Act.REPORT, Act.COMPLAIN})
_A_SENTENCE: Final = 9
_CHOOSE: Final = "choose"
_PLAIN: Final = 0.9
PRESSED: Final = "pressed"
"""The handler name of a step that means what a button means: its argument is that meaning."""
_PLAIN_YES: Final = 0.8
_ON_OPEN: Final = 0.6
_OF_A_PAGE: Final = ("verifying", "ready")
_AWAITING: Final = ("awaiting", "awaiting_approval")
_OF_ANY: Final = frozenset(("sent", "off", "decided", "standing", "knows", "resend", "after", "address", "passwords", "reason", "add", "may_call", "who"))
"""What is asked also while the request still waits on its page."""
_ONLY_OF_REQUESTS: Final = frozenset(("word", "then", "sent", "off", "decided", "standing", "resend", "place", "another", "faster"))
_TOPICS: Final = {"missed": "then", "toggle": None, "claimed": "decided", "today": "when"}
"""What is asked of a time that passes, or said of an admin, asked of a request; switching off and on again is no matter of one."""
_OF_OTHERS: Final = ("colleague:", "others:")
_SEND: Final = "ticket:send"
_SENT: Final = "sent"
_OF_RESULTS: Final = ("page:", "approval:", "done:", "failed:", "offer:")
_WRITES_A_TICKET: Final = ("wish:ticket", "ticket:draft")
"""What shows a ticket before it is sent: a yes to it may be mumbled."""
_CANCELLED, _WITHDRAWN = "action.cancelled", "ticket.withdrawn"
_ASKS_OF_IT: Final = frozenset((Act.GO_ON.value, Act.REPEAT.value, Matter.APPROVE.value, "look", Act.PERSON.value, Act.ANSWER.value, "other"))
"""Readings which a likely question about a request may well be; whom it names is the admin."""
_TELL: Final = "tell:me"
_OF_ACCOUNT: Final = "wish:"
_PROMISES: Final = frozenset({"offer:tell", "promise"})


def _c4(at: Situation) -> TableStep | None:
    if not at.moves(Act.DECLINE, floor=HARMLESS) and not is_bare_no(at.text):
        return None
    if (still := _whether_solved(at, "ticket:still_not")) is not None:
        return TableStep("C4", PRESSED, still)
    if at.last.context in _PROMISES:
        return TableStep("C4", "tell", "stop")
    if at.conversation.draft.open(at.now):
        return TableStep("C4", "ticket", "drop")
    if at.request is not None and at.last.context.startswith("page:") and (is_bare_no(at.text) or surely_stops(at)):
        return TableStep("C2", "cancel", kind=IntentKind.CANCEL)
    if (at.request is not None or (at.tickets and at.last.context.startswith("ticket:"))) and not at.last.offers(at.now):
        return TableStep("C4", "progress", "kept")
    return TableStep("C4", "talk", "declined")


def _c2(at: Situation) -> TableStep | None:
    if at.request is None or not (says_off(at) or (at.moves(Act.STOP) and surely_stops(at))):
        return None
    return TableStep("C2", "cancel", kind=IntentKind.CANCEL)


def _taken_back(at: Situation) -> TableStep | None:
    """What was just called off was not meant: that is taken up again at once, and nothing else is called off by it."""
    said = {phrase.key: phrase for phrase in at.last.just_said(at.now)}
    undone = said.get(_CANCELLED) or said.get(_WITHDRAWN)
    denies = forbids_stop(at.text) or (at.moves(Act.CORRECT) and not at.question)
    if undone is None or not denies:
        return None
    if undone.key == _WITHDRAWN:
        meant = forbids_stop(at.text) or wants_it_back(at.text)
        return TableStep("C16", "ticket", "reopen", kind=IntentKind.TICKET) if meant else None
    return TableStep("C16", "progress", f"back {undone.words['action']}") if at.request is None else None


def _c35(at: Situation) -> TableStep | None:
    return TableStep("C35", "progress", "later") if at.moves(Act.LATER) else None


def _c3(at: Situation) -> TableStep | None:
    if off_already(at):
        return TableStep("C3", "talk", "nothing-to-stop")
    if at.moves(Act.STOP) or forbids_stop(at.text) or says_keep(at):
        if (still := _whether_solved(at, "ticket:still_not")) is not None:
            return TableStep("C3", PRESSED, still)
        if at.last.context in _PROMISES and at.moves(Act.STOP):
            return TableStep("C3", "tell", "stop")
        if at.drafting and at.moves(Act.STOP) and not forbids_stop(at.text):
            return TableStep("C3", "ticket", "drop")
        of_ticket = at.last.context.startswith("ticket:") or at.conversation.waiting.startswith("ticket:") or at.matter == Matter.TICKET
        if at.tickets and surely_stops(at):
            return TableStep("C3", "ticket", "withdraw") if of_ticket or at.request is None else None
        if at.tickets or at.request is not None:
            return TableStep("C3", "progress", "kept")
        return TableStep("C3", "progress", "off") if forbids_stop(at.text) else TableStep("C3", "talk", "nothing-to-stop")
    return None


def _sends(at: Situation) -> TableStep | None:
    """A yes goes to the ticket that is written, also after an answer beside it that offered nothing else."""
    draft = at.conversation.draft
    beside = any(choice.means != _SEND for choice in at.last.offers(at.now)) or at.conversation.waiting.startswith(_TICKET_OPEN)
    if not at.drafting or beside or not (draft.words or draft.row) or is_bare_no(at.text) or at.question or at.goodbye or at.greets:
        return None
    if not _agrees_to_open(at, "ask:ticket"):
        return None
    return TableStep("C5", "ticket", "send" if may_send(at.text) else "unsure", kind=IntentKind.TICKET)


def _agrees_to_open(at: Situation, context: str) -> bool:
    """Whether it is a yes, read after the desk's last words or after those about what is still open."""
    if at.on_open is None or at.last.context.startswith(context):
        return at.moves(Act.AGREE, floor=LIKELY)
    agrees = at.reading.move_likelihood(Act.AGREE) + at.on_open.move_likelihood(Act.AGREE)
    return agrees >= 2 * LIKELY and at.act is not Act.DECLINE


def _c5(at: Situation) -> TableStep | None:
    if not at.moves(Act.AGREE) or is_bare_no(at.text) or at.goodbye or at.greets or (at.question and at.reading.likelihood < _PLAIN_YES):
        return None
    if (solved := _whether_solved(at, "ticket:solved")) is not None:
        return TableStep("C5", PRESSED, solved)
    if tells_success(at.text) and at.conversation.about.startswith(_OF_ACCOUNT) and at.request is None and not at.tickets:
        return TableStep("C14", "status", kind=IntentKind.STATUS, part=AnswerPart.RETRY)  # "All right, I'm in" accepts nothing that was offered.
    ended = said_of_ticket(at.text, likely=True) in _ENDS_TICKET
    if at.tickets and ended and at.intent.kind is IntentKind.TICKET and at.intent.confidence >= _PLAIN:
        return TableStep("C3", "ticket", "solved", kind=IntentKind.TICKET)
    if at.conversation.draft.open(at.now) and not at.last.offers(at.now):
        return TableStep("C5", "ticket", "draft", kind=IntentKind.TICKET)
    if at.last.context.startswith("faq:") and at.request is None:
        return TableStep("C5", "talk", "okay")
    if beyond_yes(at.text) and said_of_ticket(at.text) is SaidOfTicket.BESIDE:
        return TableStep("C5", "talk", "okay")  # "All right, I go for coffee" takes leave and presses nothing.
    offers = at.last.offers(at.now)
    if not offers and at.request is None and any(choice.means.startswith(BY_PRESS) for choice in at.last.offers_beside(at.now)):
        return TableStep("C5", "talk", "undecided")  # "Got it" to what waits for this admin: nothing is opened, and no code goes out.
    named = [choice for choice in offers if _means(choice) == at.matter]
    harmless = len(offers) == 1 and offers[0].means == _TELL
    wished = at.intent.kind.value if at.intent.confidence >= _PLAIN_YES and not at.of_somebody_else and not at.somebody else ""
    if harmless and wished in ACTION_MATTERS:
        return TableStep("C7", wished)  # "Unlock it!" is no yes to being told; whether that can be done here is looked at again.
    acts = any(not choice.means.startswith(("faq:", *_WRITES_A_TICKET)) for choice in offers)
    if acts and not named and not harmless and at.last.context.startswith("status:") and at.reading.likelihood < _PLAIN_YES:
        # What could be done stood beside what was told: a mumbled yes may only mean that it was understood.
        return TableStep("C5", "talk", "if-wanted")
    if at.last.context == _CHOOSE and offers and not named and not is_bare_yes(at.text):
        # "Which of these?" asks for one of them; "please send it" is none.
        wants = at.intent.kind is IntentKind.TICKET and at.intent.confidence >= LIKELY
        return TableStep("C5", "ticket", "draft", kind=IntentKind.TICKET) if wants else TableStep("C5", "talk", "which")
    if len(named) == 1 or len(offers) == 1:
        return TableStep("C5", PRESSED, (named or list(offers))[0].means)
    if len(offers) > 1:
        return TableStep("C5", "talk", "which")
    if at.request is not None:
        return TableStep("C5", "progress", "go_on" if at.request.state in _OF_A_PAGE else "later")
    if at.matter in ACTION_MATTERS and at.own_act is not None:
        return None
    asked = at.last.context.startswith(("offer:", "page:", "approval:", "choose", "ask:", "start"))
    return TableStep("C5", "talk", "nothing-waiting" if asked else "okay")


def _c17(at: Situation) -> TableStep | None:
    if not at.moves(Act.CHOOSE):
        return None
    offers = at.last.offers(at.now) or at.last.choices
    named = [choice for choice in offers if at.matter not in (Matter.SAME, Matter.NONE) and _means(choice) == at.matter]
    if len(named) == 1:
        return TableStep("C17", PRESSED, named[0].means)
    if at.entry is not None:
        return TableStep("C17", "faq", kind=IntentKind.FAQ, faq=at.entry)
    if at.conversation.waiting:
        return TableStep("C17", PRESSED, at.conversation.waiting)
    return TableStep("C17", "talk", "which" if offers else "nothing-to-choose")


def _c16(at: Situation) -> TableStep | None:
    """A decision that was asked for is taken too (Act.ANSWER)."""
    answers = at.moves(Act.ANSWER)
    if not answers and not at.moves(Act.CORRECT):
        return None
    if at.conversation.waiting.startswith(_TICKET_OPEN):
        # Only right after a word about it: later the same words belong to what was talked about since.
        return TableStep("C16", "ticket", "add") if at.last.context.startswith(_TICKET_OPEN) and takes_up(at) and not at.question else _corrected(at)
    if at.conversation.waiting:
        return TableStep("C16", PRESSED, at.conversation.waiting)
    if at.request is not None and at.own and at.same and not at.question and at.aspect == Aspect.NONE:
        return TableStep("C16", "progress", "waiting")  # "Mine, I said": that is what is under way.
    if at.reading.labels.system is not NamedSystem.NONE and (at.matter in (Matter.SAME, Matter.STATUS)):
        return TableStep("C16", "status", at.reading.labels.system.value, kind=IntentKind.STATUS, part=AnswerPart.SYSTEM)
    if at.entry is not None and at.entry == at.matter:
        return TableStep("C16", "faq", kind=IntentKind.FAQ, faq=at.entry)
    if at.matter == Matter.RESET_PASSWORD and at.password_first:
        return TableStep("C20", "incident", "next where")
    if at.matter in ACTION_MATTERS:
        return TableStep("C16", "explain", at.matter)
    if at.matter == Matter.STATUS:
        return TableStep("C16", "status", kind=IntentKind.STATUS)
    return _corrected(at)


def _corrected(at: Situation) -> TableStep:
    """What a correction says besides "not that": a side of the matter, or what its words alone say."""
    if at.same and at.aspect != Aspect.NONE and at.follows:
        return TableStep("C16", "aspect", at.aspect)
    if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= LIKELY:
        return TableStep("C16", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)
    if at.intent.kind is IntentKind.STATUS and at.intent.confidence >= LIKELY and not at.of_somebody_else:
        return TableStep("C16", "status", kind=IntentKind.STATUS)
    return TableStep("C16", "doubt", "corrected")


def _c6(at: Situation) -> TableStep | None:
    if at.moves(Act.GO_ON) and not (at.question and at.reading.likelihood < LIKELY):
        return _wished_anew(at) or TableStep("C6", "progress", "go_on")
    on_open = at.on_open
    again = on_open is not None and on_open.labels.move == Act.GO_ON and on_open.likelihood >= _ON_OPEN and at.reading.likelihood < _ON_OPEN
    return TableStep("C6", "progress", "go_on") if again and at.request is not None and not at.question else None


def _wished_anew(at: Situation) -> TableStep | None:
    """ "Once more" where nothing of theirs is under way or has just ended: what is in hand is wished for, as far as it may be had."""
    own = at.conversation.about.startswith(_OF_ACCOUNT) and bool(at.conversation.row) and at.linked and not at.of_somebody_else and not at.question
    if at.request is not None or at.undone is not None or at.drafting or at.last.context.startswith(_OF_RESULTS) or not own:
        return None
    return TableStep("C6", "aspect", f"{Aspect.HOW} wished")


def _asks_of_it(at: Situation) -> TableStep | None:
    """A question about the request that is under way, whatever was spoken of since: answered from its facts. Whom it names is the admin."""
    known = at.request or at.undone
    if not at.of_request.topic or known is None or (known.state not in _AWAITING and at.of_request.topic not in _OF_ANY):
        return None
    asks_off = at.of_request.topic == "off" and at.reading.labels.move.startswith("follow:")
    if at.request is None and not (at.of_request.sure or asks_off):
        return None
    if _of_somebody_in_hand(at) or at.reading.labels.move.startswith("do:") or (not at.of_request.sure and at.moves(Matter.INCIDENT, floor=LIKELY)):
        return None
    if at.act is Act.PERSON and at.incident:
        return None  # After an incident "a real person" is one of the helpdesk, not the admin who decides.
    if (topic := _TOPICS.get(at.of_request.topic, at.of_request.topic)) is None:
        return None
    if (topic := _on_its_page(topic, known)) is None:
        return None
    if at.of_request.in_part and (known.state not in _AWAITING or at.reading.labels.move in (Act.GO_ON, Act.REPEAT)):
        return None
    may_be = at.reading.labels.move.startswith("follow:") or at.reading.labels.move in _ASKS_OF_IT or at.reading.likelihood < LIKELY
    return TableStep("C23", "progress", topic) if at.of_request.sure or may_be else None


def _on_its_page(topic: str, request: OpenRequest) -> str | None:
    """What is asked only of a page that is open: where its code went, which of two passwords it wants; and what comes after an approval that is there."""
    on_a_page = request.state in _OF_A_PAGE
    if topic == "address":
        return topic if on_a_page else None
    if topic == "passwords":
        return topic if on_a_page and request.action in (Matter.BIND, Matter.REBIND) else None
    return "go_on" if topic in ("after", "decided") and request.state == "ready" else topic


def _of_somebody_in_hand(at: Situation) -> bool:
    """Whether somebody else is in hand, so that it is asked of them; what only a request that waits can be asked leads back to the speaker's own."""
    waits = at.request is not None and at.request.state in _AWAITING and at.of_request.sure and at.of_request.topic in _ONLY_OF_REQUESTS
    return at.conversation.about.startswith("colleague:" if waits and at.mentioned is None else _OF_OTHERS)


def _tells(at: Situation) -> TableStep | None:
    """The desk asked what a ticket is to say: whatever trouble is told now is that, and nothing else is looked at."""
    asked = at.last.context == "ask:ticket" and at.drafting
    tells = at.act in (Act.REPORT, Act.ANSWER, Act.COMPLAIN) and not at.question and not (at.moves(Matter.ELSEWHERE) and not at.conversation.draft.words)
    return TableStep("C21", "ticket", "add", kind=IntentKind.TICKET) if asked and tells else None


def _c39(at: Situation) -> TableStep | None:
    sends = at.of_request.topic == _SENT and at.notice is Notice.NONE  # "Can you hand it in for me?" is no wish to be told.
    offered = at.last.context in _PROMISES or (at.act is Act.REQUEST and not sends and any(choice.means == _TELL for choice in at.last.offers_beside(at.now)))
    wants = at.act in (Act.REQUEST, Act.AGREE) and at.same and offered
    return TableStep("C39", "tell", "me") if wants and at.reading.likelihood >= HARMLESS else None


def _told_when_done(at: Situation) -> TableStep | None:
    """In so many words, whatever stands open: a promise that goes on after "don't tell me" is worse than one asked for twice."""
    others = at.mentioned is not None or at.colleague is not None or at.somebody
    if at.notice is Notice.NONE or others or at.conversation.about.startswith("colleague:"):
        return None
    return TableStep("C39", "tell", at.notice.value)


def _c14(at: Situation) -> TableStep | None:
    """Still not: by words that report the matter in hand again."""
    of_account = at.conversation.about.startswith("wish:") and at.act is Act.ASK and at.aspect == Aspect.AGAIN and not at.question
    again = (at.act in (Act.REPORT, Act.COMPLAIN) or of_account) and at.same
    mumbled = at.reading.likelihood < LIKELY and at.last.context.startswith("faq:") and said_of_ticket(at.text, likely=True) is not SaidOfTicket.STILL
    if not again or at.reading.likelihood < HARMLESS or not at.follows or mumbled:
        return None  # "The windows one" after an answer says which is meant, and not that it failed.
    if at.act is Act.COMPLAIN and not at.conversation.about:
        return TableStep("C25", "talk", "sorry")
    if at.conversation.about.startswith("elsewhere:"):
        return TableStep("C19", "elsewhere", at.topic)
    if at.conversation.about.startswith("incident:"):
        return TableStep("C20", "incident", incident_asked_on(at.conversation.about))
    if (at.last.context.startswith("ticket:") and takes_up(at)) or (at.tickets and at.conversation.about in ("", "ticket")):
        return TableStep("C14", "ticket", "still_not")
    if at.last.context.startswith("page:") and at.request is not None:
        return TableStep("C14", "progress", "go_on")
    if at.last.context.startswith("approval:") and at.request is not None:
        return TableStep("C14", "progress", "waiting")
    if at.conversation.about.startswith("faq:") and not at.linked:
        return TableStep("C14", "unsolved")
    if at.conversation.about.startswith(("faq:", "wish:", "")) and at.conversation.row != Row.STRANGER.value:
        return TableStep("C14", "status", kind=IntentKind.STATUS, part=AnswerPart.RETRY)
    return TableStep("C14", "unsolved")


def _writes(at: Situation) -> TableStep | None:
    """Right after "how shall it read?" whatever is typed is that; right after the draft itself, what is told or changed goes into it, whoever is named there."""
    waiting, asked = at.conversation.waiting, at.last.context == "ask:ticket"
    if not asked or is_bare_no(at.text) or at.goodbye or at.greets:
        return None
    if waiting.startswith(_ADDING):
        return None if at.question or _only_answers(at) else TableStep("C21", PRESSED, waiting)
    if not at.drafting or waiting not in (_CHANGING, _DRAFTING):
        return None
    if waiting == _CHANGING:
        return None if _only_answers(at) or (at.question and at.act is Act.ASK) else TableStep("C21", "ticket", "change", kind=IntentKind.TICKET)
    if speaks_against(at) and not at.question:
        return TableStep("C5", "ticket", "unsure", kind=IntentKind.TICKET)
    draft = at.conversation.draft
    tells = at.act in _TELLS or (at.act is Act.REQUEST and hurried(at.text)) or (at.act is Act.DECLINE and len(at.text) >= _A_SENTENCE)
    written = bool(draft.words or draft.row) and at.linked
    return TableStep("C21", "ticket", "add", kind=IntentKind.TICKET) if written and tells and not at.question and not _only_answers(at) else None


def _only_answers(at: Situation) -> bool:
    """Whether it only says yes, no, stop or thanks: that is not what a ticket is to say."""
    short = len(at.text) < _A_SENTENCE
    return at.act in (Act.AGREE, Act.STOP, Act.DECLINE, Act.THANK, Act.GREET, Act.LATER) and (short or at.reading.likelihood >= _PLAIN_YES)


def _works(at: Situation) -> TableStep | None:
    """It works now, with a ticket open: it is asked once whether that can be closed."""
    thanks = at.act is Act.THANK and not tells_success(at.text)
    if not at.tickets or at.question or at.of_somebody_else or thanks or at.act in _NOT_SOLVED or at.reading.labels.negated:
        return None
    return TableStep("C5", "ticket", "solved", kind=IntentKind.TICKET) if said_of_ticket(at.text) in _ENDS_TICKET and not at.last.offers(at.now) else None


def _not_for(at: Situation) -> TableStep | None:
    """The words that were just added were not meant for the ticket."""
    added = any(phrase.key in _ADDED for phrase in at.last.just_said(at.now))
    meant = added and bool(at.tickets) and not at.question and said_of_ticket(at.text) is SaidOfTicket.NOT_FOR
    return TableStep("C16", "ticket", "unadd", kind=IntentKind.TICKET) if meant else None


def _whether_solved(at: Situation, answer: str) -> str | None:
    """The button with this answer, where the desk's last words asked whether a closed ticket is solved."""
    if at.last.context != _TICKET_CLOSED:
        return None
    return next((choice.means for choice in at.last.offers(at.now) if choice.means.startswith(answer)), None)


def _means(choice: Choice) -> str:
    """The matter that a button stands for."""
    return choice.means.partition(":")[2] if choice.means.startswith(("wish:", "act:", "faq:")) else choice.means.partition(":")[0]


WRITES = TableRow("C21", "the words of a ticket, right after they were shown or asked for", _writes)
WORKS = TableRow("C5", "it works now, with a ticket open", _works)
NOT_FOR_TICKET = TableRow("C16", "what was just added was not meant for the ticket", _not_for)
TAKEN_BACK = TableRow("C16", "what was just called off was not meant", _taken_back)
SENDS = TableRow("C5", "agrees to the ticket that is written", _sends)
ASKS_OF_REQUEST = TableRow("C23", "a question about the request that is under way", _asks_of_it)
DECLINED = TableRow("C4", "declines what the last message offered", _c4)
STOPS = TableRow("C2", "stop, with a request or page open", _c2)
LATER = TableRow("C35", "a pause", _c35)
STOPS_TICKET = TableRow("C3", "stop, with a ticket or draft open or nothing", _c3)
AGREES = TableRow("C5", "agrees to what the last message offered", _c5)
CHOOSES = TableRow("C17", "chooses in words", _c17)
CORRECTS = TableRow("C16", "corrects or decides what was asked", _c16)
GOES_ON = TableRow("C6", "go on, the link again, no code came", _c6)
TELLS = TableRow("C21", "says what a ticket is about, as the desk asked", _tells)
TOLD_WHEN_DONE = TableRow("C39", "tell me when, or no longer, in so many words", _told_when_done)
TELL_ME = TableRow("C39", "tell me when", _c39)
STILL_NOT = TableRow("C14", "still not", _c14)
