"""A ticket that is written and not sent, or that was just sent, in words: not that, not yet, without this, send it, take it back (C3-C5, C16, C21, C35). Pure.

Nothing is sent against the words: where they may speak against it, both answers are offered instead."""

import re
from typing import Final

from bot.accounts.rows.row import Row
from bot.dialogue.choosing import is_bare_no
from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.incidents.sides import IncidentSide
from bot.reading.clauses import sentence_parts
from bot.reading.stop_words import forbids_stop
from bot.reading.talk import talk_topic
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.runtime.lazy_pattern import lazy_pattern
from bot.tickets.another_ticket import after_sending, wants_another
from bot.tickets.draft_edits import added_beside, added_words, edited, edits, only_hurries
from bot.tickets.said_of_draft import DraftWords, SaidOfDraft, denies, may_send, names_ticket, words_on_draft
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket, wants_it_back

_ASKED: Final = "ask:ticket"
_OF_OTHERS: Final = "others:"
_SPOKEN_OF: Final = "ticket:"
_CLOSED: Final = "ticket:closed"
_NOT_SOLVED: Final = "ticket:still_not"
_TELLS: Final = frozenset({Act.ANSWER, Act.REPORT, Act.COMPLAIN})
_INCIDENT: Final = "incident:mine"
_AWAITING: Final = ("awaiting", "awaiting_approval")
_ASKS: Final = frozenset({Act.ASK, Act.CORRECT, Act.COMPLAIN, Act.REPORT})
_WANTS: Final = frozenset({Act.REQUEST, Act.CORRECT, Act.AGREE, Act.ANSWER, Act.REPORT, Act.COMPLAIN, Act.ASK})
_DRAFT: Final = "ticket:draft"
_REFUSES: Final = frozenset({Act.DECLINE, Act.STOP})
_OBJECTS: Final = frozenset({Act.DECLINE, Act.STOP, Act.CORRECT, Act.COMPLAIN})
_TAKEN_BACK: Final = (SaidOfDraft.WITHDRAW, SaidOfDraft.REDO)
_A_SENTENCE: Final = 9
_LEAVES: Final = frozenset({"thanks", "bye"})
_NUMBERED: Final = lazy_pattern(
    r"(?:單號?|\bticket|#)\s?(?:number )?\d{3,9}(?![\d-])|(?<![\d-])\d{3,9}(?![\d-])[^。！？\n]{0,24}(?:[那這]張|號單|的單)", re.IGNORECASE
)
"""A ticket by its number: "ticket 1001", "1001，Peter Novak那張"."""


def _step(row: str, what: str) -> TableStep:
    return TableStep(row, "ticket", what, kind=IntentKind.TICKET)


def near_draft(at: Situation) -> bool:
    """Whether words about sending something are about the ticket that is written: it was shown last, or is named, or nothing else is under way."""
    return at.drafting and not at.told and (at.last.context == _ASKED or names_ticket(at.text) or at.request is None)


def asked_whether_solved(at: Situation) -> bool:
    """Whether the desk's last words asked whether a ticket that was closed is solved."""
    return at.last.context == _CLOSED and any(choice.means.startswith(_NOT_SOLVED) for choice in at.last.offers(at.now))


def takes_up(at: Situation) -> bool:
    """Whether words may go to the ticket that was spoken of: to a closed one only those that say it is not solved or wanted back."""
    if at.last.context != _CLOSED or wants_it_back(at.text):
        return True
    return asked_whether_solved(at) and at.act in _TELLS and at.reading.likelihood >= LIKELY


def refuses_ticket(words: DraftWords) -> bool:
    """Whether no ticket and no person is wanted, in so many words."""
    return words.says(SaidOfDraft.REFUSE) and denies(words.text)


def _withdrawn(at: Situation) -> TableStep | None:
    """A ticket that was sent is taken back, in so many words; a question about it is none, nor is what denies it."""
    if not at.tickets or at.told or forbids_stop(at.text):
        return None
    numbered = any(number in at.text for number in at.tickets)
    meant = numbered or at.last.context.startswith(_SPOKEN_OF) or (names_ticket(at.text) and not at.drafting)
    words = words_on_draft(at.text)
    if not meant or not words.says(*_TAKEN_BACK) or (at.last.context == _ASKED and not numbered):
        return None
    return _step("C3", "redo" if words.says(SaidOfDraft.REDO) else "withdraw")


def _gone(at: Situation) -> TableStep | None:
    """Whether it was withdrawn or dropped is asked."""
    spoken_of = at.last.context.startswith((_SPOKEN_OF, _ASKED)) or names_ticket(at.text) or any(number in at.text for number in at.tickets)
    spoken_of = spoken_of and (names_ticket(at.text) or any(number in at.text for number in at.tickets) or len(at.text.encode()) > _A_SENTENCE)
    asked = spoken_of and not at.told and words_on_draft(at.text).says(SaidOfDraft.GONE) and not is_bare_no(at.text)
    return _step("C23", "gone") if asked and (at.request is None or names_ticket(at.text)) else None


def _edited(at: Situation) -> TableStep | None:
    """Something is to be taken out of the draft, or it is to say something else."""
    shown = near_draft(at) and (at.last.context == _ASKED or names_ticket(at.text))
    if shown and only_hurries(at.text):
        return _step("C21", "add")
    return _step("C16", "edit") if shown and not at.goodbye and edits_draft(at) else None


def edits_draft(at: Situation) -> bool:
    """Whether the draft's words are to be changed. Of two accounts one goes ("that one can be removed"): where nothing of it stands in the draft, that is the
    choice the draft is about, and no order to its words."""
    draft, words = at.conversation.draft, words_on_draft(at.text)
    if not edits(draft.words, words):
        return False
    chooses = Row.DUPLICATE.value in (draft.row, at.conversation.row) and not words.says(SaidOfDraft.REPLACE)
    return not chooses or edited(draft.words, words).done


def _added(at: Situation) -> TableStep | None:
    """Something is to be added, and sent in the same breath or with a yes before it: first the one, then the other."""
    shown = near_draft(at) and at.last.context == _ASKED and bool(at.conversation.draft.words or at.conversation.draft.row)
    beside = added_beside(at.text) if shown else None
    if beside is not None:
        return _step("C5" if beside.sends else "C21", "add_send")
    # "And please put in that …" may read like a yes; it is none.
    return _step("C21", "add") if shown and not at.question and added_words(at.text) is not None else None


def _held(at: Situation) -> TableStep | None:
    """The draft is not to be sent yet."""
    return _step("C35", "hold") if near_draft(at) and words_on_draft(at.text).says(SaidOfDraft.HOLD) and not only_leaves(at.text) else None


def only_leaves(text: str) -> bool:
    """Whether a text thanks or takes its leave, and speaks against nothing: "that will do for now" holds no ticket back."""
    return talk_topic(text) in _LEAVES and not denies(text)


def _refused(at: Situation) -> TableStep | None:
    """The draft is not wanted; who says so and "send it" in one breath, or only seems to say so, is asked."""
    if not near_draft(at):
        return None
    words = words_on_draft(at.text)
    if not words.says(SaidOfDraft.REFUSE):
        return None
    sure = (denies(at.text) or at.act in _REFUSES) and not words.says(SaidOfDraft.SEND)
    return _step("C4", "drop") if sure else _step("C5", "unsure")


def _sent(at: Situation) -> TableStep | None:
    """The draft that was just shown is to be sent, in so many words."""
    shown = near_draft(at) and at.last.context == _ASKED and bool(at.conversation.draft.words or at.conversation.draft.row)
    return _step("C5", "send") if shown and not at.question and not is_bare_no(at.text) and words_on_draft(at.text).sends else None


def _going(at: Situation) -> TableStep | None:
    """What becomes of a ticket is asked before there is one: who reads it, what they ask, how they answer."""
    if _of_an_approval(at):
        return None
    of_one = names_ticket(at.text) or (at.drafting and at.last.context == _ASKED and len(at.text.encode()) >= _A_SENTENCE)
    asked = of_one and not at.told and at.act is not Act.REPORT and words_on_draft(at.text).says(SaidOfDraft.GOING)
    wanted = any(kind is SaidOfDraft.OPEN and not denies(part) for part, kind in words_on_draft(at.text).parts)
    if asked and (wanted or _of_security(at)):
        return None  # "What security ticket? I want a plain one" wants that; and who reads the one for security has its own answer.
    return _step("C13", "going") if asked and (not at.tickets or at.last.context == _ASKED) else None


def _of_an_approval(at: Situation) -> bool:
    """Whether a request is asked about in words that fit a ticket as well: the own one that waits, or those that an admin decides on."""
    waits = at.request is not None and at.request.state in _AWAITING and at.of_request.sure
    return not at.drafting and (waits or at.of_deciding.sure)


def _of_security(at: Situation) -> bool:
    """Whether the ticket that stands there to be sent, or was sent, is the one for security."""
    return at.incident and at.conversation.about == _INCIDENT and not at.drafting and IncidentSide.READER in at.sides


def _holds(at: Situation) -> TableStep | None:
    """Whether an open ticket says something is asked, or whether a paper has to go with it."""
    if not at.tickets or at.drafting or at.told or not at.linked or at.of_somebody_else:
        return None
    said = {said_of_ticket(part) for part in (at.text, *sentence_parts(at.text))}
    asked = SaidOfTicket.HOLDS if SaidOfTicket.HOLDS in said else SaidOfTicket.COPY if SaidOfTicket.COPY in said else None
    return _step("C13", asked.value) if asked is not None and at.act in _ASKS else None


def _another(at: Situation) -> TableStep | None:
    """One more ticket is wanted: the written one is sent first where the words say so, and one that was sent stays."""
    if at.told or not at.linked or at.act not in _WANTS or not wants_another(at.text):
        return None
    if at.drafting:
        return _step("C5", "send_more") if after_sending(at.text) and near_draft(at) else None
    return _step("C21", "draft") if at.tickets else None


def _wanted(at: Situation) -> TableStep | None:
    """A ticket is wanted in so many words: after a no that named one as the way, or where the reading is not sure of anything else."""
    offered = any(choice.means == _DRAFT for choice in at.last.offers_beside(at.now)) and at.act is Act.REQUEST
    names = offered or names_ticket(at.text) or at.reading.move_likelihood(Matter.TICKET) >= HARMLESS
    asks_whom = at.act is Act.ASK and at.aspect == Aspect.WHO and not names_ticket(at.text)
    reports = at.incident and IncidentSide.SEND in at.sides  # The security ticket has its own button.
    elsewhere = reports or asks_whom or _of_an_approval(at)
    if at.drafting or at.told or elsewhere or not at.linked or not names or not words_on_draft(at.text).opens:
        return None
    refused = at.conversation.about.startswith(_OF_OTHERS)
    unsure = offered or at.reading.likelihood < LIKELY or at.moves(Matter.TICKET)
    harmless = (offered or at.reading.move_likelihood(Matter.INCIDENT) < HARMLESS) and not at.of_somebody_else and not at.tickets
    return _step("C21", "draft") if refused or (unsure and harmless and at.act is not Act.REPORT) else None


def _of_anybody(at: Situation) -> TableStep | None:
    """Who looks after others asks about a ticket by its number, whoever is named beside it; whether they may see it is looked at there."""
    asked = at.leads and not at.drafting and not at.told and at.act not in _OBJECTS and _NUMBERED.search(at.text) is not None
    return _step("C21", "news") if asked and not any(number in at.text for number in at.tickets) else None


def speaks_against(at: Situation) -> bool:
    """Whether words that were taken for more of the ticket, or for a yes, may mean that it is not wanted."""
    if may_send(at.text) or words_on_draft(at.text).says(SaidOfDraft.ADD):
        return False
    objects = at.act in _REFUSES and at.reading.likelihood >= HARMLESS and len(at.text) >= _A_SENTENCE
    return objects or (at.act in _OBJECTS and names_ticket(at.text))


WITHDRAWN: Final = TableRow("C3", "takes back a ticket that was sent, in so many words", _withdrawn)
GONE: Final = TableRow("C23", "asks whether a ticket was taken back", _gone)
EDITED: Final = TableRow("C16", "takes something out of the ticket that is written, or words it anew", _edited)
ADDED: Final = TableRow("C21", "something more is to stand in the ticket that is shown, said beside a yes or send it", _added)
HELD: Final = TableRow("C35", "the ticket that is written is not to be sent yet", _held)
REFUSED: Final = TableRow("C4", "the ticket that is written is not wanted, in so many words", _refused)
SENT: Final = TableRow("C5", "sends the ticket that was just shown, in so many words", _sent)
GOING: Final = TableRow("C13", "what becomes of a ticket, before there is one", _going)
WANTED: Final = TableRow("C21", "a ticket is wanted in so many words, for what was refused or not understood", _wanted)
HOLDS: Final = TableRow("C13", "whether an open ticket says something, or a paper has to go with it", _holds)
ANOTHER: Final = TableRow("C21", "one more ticket beside the one that is written or was sent", _another)
OF_ANYBODY: Final = TableRow("C21", "somebody in charge asks about a ticket by its number", _of_anybody)
ROWS: Final = (ANOTHER, WITHDRAWN, GONE, EDITED, ADDED, HELD, REFUSED, SENT, GOING, HOLDS, WANTED, OF_ANYBODY)
