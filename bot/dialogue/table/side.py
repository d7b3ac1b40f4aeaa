"""A side question: one specific thing asked beside the matter in hand or the FAQ, which has a short answer of its own (C13, C15). Pure."""

from collections.abc import Mapping
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.dialogue.endings import ENDING
from bot.dialogue.entry_aspects import entry_for_row
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.still_others import WAITING_LIST, in_hand, is_of_shared, just_answered, of_own_request, row_of, speaks_of_shared
from bot.dialogue.understanding import IntentKind
from bot.messages import Phrase
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from bot.side_questions.side_question import Concerns

ASKING: Final = frozenset((Act.ASK, Act.REPORT, Act.COMPLAIN, Act.CORRECT, Act.GO_ON))
"""The acts that may ask something; an answer, a yes or a wish is none, whatever its words."""
MAY_ASK: Final = ASKING | {Act.REQUEST}
"""With a wish: "I want to add a passkey" is answered with where that is done."""
_OF_PROOF: Final = "w-"
"""How the ids of the questions about ways of proof begin."""
ANSWERED: Final = "side.answer"
_PLAIN: Final = 0.8
_IN_ITS_PLACE: Final = 0.45
_OF_THE_MATTER: Final = 0.4
"""Enough where it belongs to what was told of the account, or to the act that is under way."""
_MAY_BORROW: Final = 0.34
_GUESS: Final = 0.3
"""Enough where nothing else is likely: it is answered as a guess, and said to be one."""
MAYBE: Final = "maybe"
_ALONE: Final = 0.6
_CERTAIN: Final = 0.97
_MORE_SPECIFIC: Final = frozenset({"p-new-name-birthday"})
"""Says what the article on its matter says, and of what was asked besides."""
_PLAINLY: Final = 0.9
_NOTHING_ELSE: Final = frozenset({IntentKind.NONE, IntentKind.CHOOSE, IntentKind.SMALLTALK, IntentKind.CANCEL})
_A_WISH: Final = 0.6
_FEW_LATIN: Final = 14
_FEW_WORDS: Final = 3
_FEW_HAN: Final = 6
_TOLD_BY_THE_ACCOUNT: Final = frozenset((Aspect.UNTIL, Aspect.SINCE))
"""What the account, the request or the ticket in hand knows better than any general answer."""
_ELSEWHERE: Final = "elsewhere"
_OF_APPROVALS: Final = "t-approve-"
_WISH: Final = "wish:"
_COLLEAGUE: Final = "colleague:"
_OF_SHARED: Final = "t-shared-"
_SHARED_SPOKEN_OF: Final = frozenset({"faq:binding-13", "faq:binding-14", "incident:shared"})
_SEEMS_OTHERS: Final = 0.1
_BINDING: Final = "binding-"
_LOCKS: Final = "nologin-03"
_OF_ITS_END: Final = frozenset({Aspect.WHY, Aspect.UNTIL, Aspect.SINCE, Aspect.WHETHER, Aspect.AFTER})
_OF_SEVERAL: Final[Mapping[str, str]] = {Row.DUPLICATE.value: "binding-11", Row.BIND_MAIN.value: "binding-06", Row.BINDING_CONFLICT.value: ""}
"""The entry about several accounts that is true of who is found in this row: two TPEAD accounts are another matter than two portal accounts."""
_OF_FINDINGS: Final[Mapping[str, frozenset[FindingGroup]]] = {
    "nologin-03": frozenset({FindingGroup.LOCKED, FindingGroup.UNREAD, FindingGroup.PASSWORD}),
    "nologin-02": frozenset({FindingGroup.DISABLED, FindingGroup.SYNC}),
    "other-02": frozenset({FindingGroup.SYNC, FindingGroup.DISABLED}),
    "binding-": frozenset({FindingGroup.BINDING}),
}
"""Which findings an entry's matter may be; of the other entries it may be any."""
_BORROWING: Final = "a-borrow-account"
_OF_BORROWING: Final = frozenset({_BORROWING, "t-other-their-password"})
_KNOWS_ITSELF: Final = ("wish:", "ticket", "incident:", "colleague:")


def side_answer(id: str) -> Phrase:
    """The sentence that answers it."""
    return Phrase(ANSWERED, {"id": id})


def _asked(at: Situation) -> bool:
    """Whether it is asked, surely enough: in the places that its words belong to less is enough, against what else the words may be more is needed."""
    found = at.side
    if found is None or at.act not in ASKING or just_answered(at, found.question.id) or (is_of_shared(found) and not speaks_of_shared(at)):
        return False
    if at.aspect == Aspect.SINCE and at.moves(f"follow:{Aspect.SINCE}") and at.conversation.about.startswith(_WISH) and at.conversation.row:
        return False  # Since when it is so is read off the account, or said not to be written there.
    if not found.question.fits_after(at.last.context, at.conversation.about) or (at.aspect == Aspect.WHO and at.linked and not found.question.admins):
        return False  # Whoever looks after it is known by name.
    if any(move.name.startswith("do:") and move.likelihood >= _A_WISH for move in at.reading.moves) or at.moves(Matter.INCIDENT, floor=LIKELY):
        return False
    if (_known_to_the_faq(at) and found.question.id not in _MORE_SPECIFIC) or _of_a_ticket(at) or _of_what_was_said_last(at) or _too_general(at):
        return False
    if at.moves(Matter.TICKET) or (at.intent.kind is IntentKind.TICKET and at.intent.confidence >= LIKELY):
        return found.likelihood >= _PLAINLY  # News of a ticket is told from the tickets, and where there is none, that.
    if _told_by_what_is_in_hand(at):
        return found.likelihood >= _PLAINLY and not _is_short(at)
    return found.likelihood >= max(_floor(at, bool(found.question.after)), min(_rival(at), _CERTAIN))


def _told_by_what_is_in_hand(at: Situation) -> bool:
    """Whether whom to ask, until when or since when is asked of the matter in hand: that knows its own answer ("who looks after it", "how long does that take")."""
    aspects = (Aspect.WHO, Aspect.UNTIL, Aspect.SINCE)
    of_approvals = at.side is not None and at.side.question.id.startswith(_OF_APPROVALS)
    asked = at.moves(*(f"follow:{aspect}" for aspect in aspects)) and bool(at.conversation.about) and (at.request is None or (_is_short(at) and not of_approvals))
    return asked or (_is_short(at) and at.act in (Act.REPORT, Act.COMPLAIN))


def _is_short(at: Situation) -> bool:
    """Whether it is a word or a few, which mean what is in hand ("the windows one")."""
    return len(at.text.split()) <= _FEW_WORDS or len(at.text) <= _FEW_LATIN if at.text.isascii() else len(at.text) <= _FEW_HAN


def _known_to_the_faq(at: Situation) -> bool:
    """Whether it is a question of the FAQ in so many words; those were written with more care."""
    return at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _PLAINLY


def _of_a_ticket(at: Situation) -> bool:
    """Whether it is asked of an open ticket, which knows its own number, state and words."""
    return bool(at.tickets) and (at.last.context.startswith("ticket:") or at.conversation.about == "ticket" or at.matter == Matter.TICKET)


def _rival(at: Situation) -> float:
    """How surely the words ask something else by themselves: the FAQ, the account's state, an act."""
    if at.side is not None and at.side.question.id in _MORE_SPECIFIC and at.side.likelihood >= _PLAIN:
        return 0.0
    alone = 0.0 if at.intent.kind in _NOTHING_ELSE else at.intent.confidence
    return max(alone, at.reading.likelihood if at.reading.labels.move.startswith(("faq:", "look", "account_name", "smalltalk")) else 0.0)


def _floor(at: Situation, in_its_place: bool) -> float:
    """How likely it must be."""
    if in_its_place:
        return _IN_ITS_PLACE
    short = _is_short(at)
    if not short and at.act is Act.ASK and at.side is not None and at.conversation.row and entry_for_row(at.conversation.row) == at.side.question.near:
        return _OF_THE_MATTER
    known = at.same and at.aspect in _TOLD_BY_THE_ACCOUNT and at.conversation.about.startswith(_KNOWS_ITSELF)
    if short:
        return _PLAINLY
    return _PLAIN if known or at.act is not Act.ASK or _of_another_matter(at) or _of_another_finding(at) else _ALONE


def _of_another_matter(at: Situation) -> bool:
    """Whether the words go on with an entry of the FAQ that the question does not belong to."""
    entry = at.conversation.about.removeprefix("faq:")
    in_hand = entry.partition("-")[0] if "-" in entry else ""
    return at.same and at.side is not None and bool(in_hand) and in_hand != at.side.question.near.partition("-")[0]


def _of_what_was_said_last(at: Situation) -> bool:
    """Whether it goes on about somebody else's topic, told a moment ago: "do they answer at night?" is not about the desk."""
    return at.last.context == _ELSEWHERE and at.same and at.reading.labels.whose is Whose.NOBODY


def _too_general(at: Situation) -> bool:
    """Whether one of several accounts is in hand, or a lock that only an admin opens: what is true in general is not true of it."""
    near = "" if at.side is None else at.side.question.near
    if at.conversation.row == Row.LOCKED_UNTIL_ADMIN.value and near == _LOCKS and at.act is Act.ASK and at.aspect in _OF_ITS_END:
        return True
    return near.startswith(_BINDING) and _OF_SEVERAL.get(at.conversation.row, near) != near


def _of_another_finding(at: Situation) -> bool:
    """Whether the words go on about what was found with the account, and the question is of another matter ("how many tries?" of a binding, not of a lock)."""
    found = group_of(at.conversation.row)
    near = "" if at.side is None else at.side.question.near
    matters = next((groups for entries, groups in _OF_FINDINGS.items() if near.startswith(entries)), None)
    follows = at.same and at.conversation.about.startswith(_WISH)
    return follows and found is not None and matters is not None and found not in matters


def _of_others(at: Situation) -> TableStep | None:
    """What is asked about other people's or shared accounts in general: nobody is named, and nobody is looked at."""
    if at.leads and row_of(in_hand(at)) == "C10":
        return None  # What an admin does about a shared account is said by its own answers.
    if at.leads and at.private and at.side is not None and at.side.question.id == WAITING_LIST:
        return None  # Whoever has such a list is shown it.
    if at.matter in ENDING:
        return None  # How somebody's account is closed is told with whose it is (C42).
    named = at.colleague is not None or at.mentioned is not None or at.conversation.about.startswith(_COLLEAGUE)
    if not named and _may_one_borrow(at):
        return TableStep("C13", "side", _BORROWING)
    if named or at.side is None or at.side.question.concerns is Concerns.MINE or not (at.of_somebody_else or at.side.question.concerns is Concerns.OTHERS):
        return None
    nobody = not at.of_somebody_else and not at.somebody and at.reading.others < _SEEMS_OTHERS  # "Is it my phone, yes or no?"
    if nobody or not _asked(at) or _of_no_shared_one(at):
        return None
    return TableStep("C13", "side", at.side.question.id)


def _of_no_shared_one(at: Situation) -> bool:
    """Whether its answer is about shared accounts, and nobody speaks of one: "shall I be shut out then?" goes on about the speaker's own."""
    of_shared = at.side is not None and at.side.question.id.startswith(_OF_SHARED)
    own = at.reading.labels.whose is Whose.MINE and at.reading.others < _SEEMS_OTHERS
    thread = at.conversation.about in _SHARED_SPOKEN_OF or at.conversation.row == Row.SHARED.value or row_of(in_hand(at)) == "C10"
    return of_shared and own and not thread and at.reading.move_likelihood("shared") < _SEEMS_OTHERS


def _may_one_borrow(at: Situation) -> bool:
    """Whether it asks to use somebody else's account oneself: that is neither a look at theirs nor trouble of one's own, and is answered with its no."""
    found = at.side
    # Whose account it would be stands in the words; one that a system is named with is the speaker's own.
    others = at.somebody or at.mentioned is not None or (at.reading.others >= LIKELY and at.reading.labels.system is NamedSystem.NONE)
    asks = at.act in (Act.ASK, Act.CORRECT, Act.REPORT) and others and not at.leads
    return found is not None and asks and found.question.id in _OF_BORROWING and found.likelihood >= _MAY_BORROW


def _of_oneself(at: Situation) -> TableStep | None:
    of_colleague = at.conversation.about.startswith(_COLLEAGUE) and at.reading.move_likelihood("other") >= LIKELY
    if of_colleague or at.side is None or at.side.question.concerns is Concerns.OTHERS or at.of_somebody_else or not _asked(at):
        return None
    return of_own_request(at) or TableStep("C13", "side", at.side.question.id)


def _guessed(at: Situation) -> TableStep | None:
    """Instead of "I did not understand": what it may be is answered, as a guess."""
    found = at.side
    if found is None or at.act is not Act.ASK or found.likelihood < _GUESS or at.intent.confidence >= _PLAIN or at.mentioned is not None:
        return None
    if just_answered(at, found.question.id) or not found.question.fits_after(at.last.context, at.conversation.about):
        return None
    if is_of_shared(found) and not speaks_of_shared(at):
        return None
    if (at.of_somebody_else and found.question.concerns is Concerns.MINE) or _of_no_shared_one(at):
        return None
    return TableStep("C13", "side", f"{found.question.id} {MAYBE}")


def is_of_proof(id: str) -> bool:
    """Whether this side question is about the ways to prove who one is."""
    return id.startswith(_OF_PROOF)


def _of_proof(at: Situation) -> TableStep | None:
    """What is asked about passkeys, authenticators and cards themselves: no account, no act and no FAQ entry knows it."""
    found = at.side
    if found is None or not is_of_proof(found.question.id) or found.likelihood < _ALONE or at.of_somebody_else or at.act not in MAY_ASK:
        return None
    if not at.linked and at.act is Act.REQUEST and at.matter == Matter.LINK:
        return None  # Whoever wants to be linked is not told of the chats that are.
    return None if at.told or at.moves(Matter.INCIDENT, floor=_PLAINLY) else TableStep("C13", "side", found.question.id)


OF_OTHERS = TableRow("C13", "a side question about other people's accounts", _of_others)
OF_PROOF = TableRow("C13", "a question about the ways to prove who one is", _of_proof)
OF_ONESELF = TableRow("C13", "a side question", _of_oneself)
GUESSED = TableRow("C13", "a side question that may be meant, where nothing else is likely", _guessed)
