"""The conversation after an answer. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.rows.row import Row
from bot.audit import AuditEvent
from bot.dialogue.conversation import AnswerPart, Conversation
from bot.dialogue.speaker_words import is_about_oneself
from bot.faq.answer_form import MOST_TOLD
from bot.handlers.turn import Outcome, Turn
from bot.reading.clauses import sentence_parts
from bot.reading.notice_words import is_question
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.redaction import MARK
from bot.runtime.lazy_pattern import lazy_pattern
from bot.tickets.said_of_ticket import SaidOfTicket, said_of_ticket

RATING: Final = "rate"
_RATING: Final = f"{RATING}:"
_OF_THE_ACCOUNT: Final = ("wish:", "incident:mine")
_OF_OTHERS: Final = "others:"
_ELSEWHERE: Final = "elsewhere:"
_COLLEAGUE: Final = "colleague:"
_TELLS: Final = frozenset({Act.REPORT, Act.ANSWER, Act.CORRECT})
_TELLS_INCIDENT: Final = frozenset({*_TELLS, Act.COMPLAIN})
_WISHES: Final = frozenset({Act.REQUEST, Act.AGREE, Act.GO_ON, Act.CHOOSE, Act.DECLINE, Act.STOP, Act.REPEAT})
_ACCOUNT: Final = "wish:"
_INCIDENT: Final = "incident:mine"
_ONE_INCIDENT: Final = timedelta(hours=24)
_A_SENTENCE: Final = 12  # Bytes: four letters of Chinese, two or three words of English.
_FULL_STOPS: Final = lazy_pattern(r"(?<=[a-z]{2}\.)\s+")
_A_FACT: Final = 6
_LONGEST_TROUBLE: Final = 400
_ANSWERED: Final = ("wish:", "faq:", "colleague:")
_QUESTION: Final = "faq:"
_LOOK: Final = "wish:status"
_DECIDE: Final = "decide:"  # Words never decide about somebody else's account; only the button itself does.


def remembered(conversation: Conversation, turn: Turn, outcome: Outcome, ids: tuple[str, ...]) -> Conversation:
    """What is remembered after this answer. Only its own offers can be chosen by number: a late "ok" presses nothing old."""
    buttons = list(zip(ids, outcome.reply.choices, strict=False))
    offered = tuple(id for id, choice in buttons if not choice.quiet and not choice.means.startswith((_RATING, _DECIDE)))
    rating = tuple(id for id, choice in buttons if choice.means.startswith(_RATING))
    conversation = replace(conversation, **outcome.remember)
    if conversation.own and any(record.did is AuditEvent.PROMISE_MADE for record in outcome.records):
        # What is promised is about the own matter: that is in hand again.
        conversation = replace(conversation, about=_LOOK, row=conversation.own, own="", whose="")
    trouble, trouble_of = _trouble(conversation, turn, outcome)
    return replace(
        conversation,
        language=turn.conversation.language,
        told=(*conversation.told, *outcome.told)[-MOST_TOLD:],
        draft=conversation.draft if outcome.draft is None else outcome.draft,
        # What was decided for a ticket goes with it when it is sent or dropped.
        chosen=() if outcome.draft is not None and outcome.draft.at is None else tuple(dict.fromkeys((*conversation.chosen, *outcome.chosen))),
        about=conversation.about if outcome.about is None else outcome.about,
        row=conversation.row if outcome.about is None else outcome.row,
        part=conversation.part if outcome.about is None else turn.part.value,
        asked=turn.text.replace(MARK, "") if turn.text and outcome.about is not None and turn.part is AnswerPart.WHOLE else conversation.asked,
        trouble=trouble,
        trouble_of=trouble_of,
        offered=offered,
        rating=rating,
        waiting=conversation.waiting if outcome.waiting is None else outcome.waiting,
        puzzled=conversation.puzzled + 1 if outcome.puzzled else 0,
        # A choice pressed after 👎 belongs to the same problem; newly typed words begin another one.
        unhelped=conversation.unhelped + 1 if outcome.unhelped else (0 if turn.text and outcome.about is not None else conversation.unhelped),
        whose=_whose(conversation, turn, outcome),
        own=_own(conversation, outcome),
        colleague=_colleague(conversation, outcome),
        asked_whose=conversation.asked_whose and not (outcome.about or "").startswith(_ANSWERED),
    )


def _whose(conversation: Conversation, turn: Turn, outcome: Outcome) -> str:
    """Whose account the talk stays with: nobody else's once the speaker's own or a colleague's was answered about."""
    if "whose" in outcome.remember:
        return conversation.whose
    turned = (outcome.about or "").startswith((*_OF_THE_ACCOUNT, _COLLEAGUE)) or is_about_oneself(turn.text)
    return "" if turned else conversation.whose


def _colleague(conversation: Conversation, outcome: Outcome) -> str:
    """Whom an admin was told of last; somebody else of whom nothing is known takes their place."""
    about = outcome.about or ""
    return about.removeprefix(_COLLEAGUE) if about.startswith(_COLLEAGUE) else "" if about.startswith(_OF_OTHERS) else conversation.colleague


def _own(conversation: Conversation, outcome: Outcome) -> str:
    """The own matter that is left open when the talk turns to somebody else, to a question or to what is not ours; what is fine is no matter."""
    about = outcome.about or ""
    if about.startswith((_OF_OTHERS, _COLLEAGUE, _QUESTION, _ELSEWHERE)) and conversation.about.startswith("wish:"):
        return "" if conversation.row == Row.FINE.value else conversation.row
    return "" if about.startswith(_OF_THE_ACCOUNT) else conversation.own


def question_kept(outcomes: list[tuple[Turn, Outcome]]) -> list[tuple[Turn, Outcome]]:
    """A question that was answered stays the matter in hand where the account that was looked at beside it is fine."""
    if not any((outcome.about or "").startswith(_QUESTION) for _, outcome in outcomes):
        return outcomes
    return [(turn, replace(outcome, about=None)) if (outcome.about, outcome.row) == (_LOOK, Row.FINE.value) else (turn, outcome) for turn, outcome in outcomes]


def _trouble(conversation: Conversation, turn: Turn, outcome: Outcome) -> tuple[str, str]:
    """The words that a ticket would say, and what they are about. "Still not", or a question on about it, adds nothing to what was told; a further fact does."""
    about, before = outcome.about or "", conversation.trouble
    text = turn.text.replace(MARK, "")
    if about == _INCIDENT and conversation.trouble_of != _INCIDENT and (text or conversation.asked):
        return text or conversation.asked, about  # What was told before was another matter; a press answers what was asked about these words.
    if not text or not about.startswith((*_OF_THE_ACCOUNT, _OF_OTHERS)):
        return before, conversation.trouble_of
    if before and conversation.trouble_of == _INCIDENT and _incident_in_hand(conversation, turn):
        # What happened is told bit by bit, among questions and other matters; all of it goes to security.
        return _with_more_of_it(before, turn), _INCIDENT
    said_before = before or conversation.asked
    on_others = about.startswith(_OF_OTHERS) and conversation.trouble_of.startswith(_OF_OTHERS) and bool(before)
    follows = turn.part is AnswerPart.RETRY or (turn.reading is not None and turn.reading.labels.matter == Matter.SAME)
    if (follows or on_others or (before and _asks_a_side(turn))) and said_before:
        return _with_a_fact(said_before, turn, text), conversation.trouble_of if before else about
    if before and about.startswith(_ACCOUNT) and conversation.trouble_of.startswith(_ACCOUNT) and _only_wishes(turn):
        return before, conversation.trouble_of
    return text, about


def _incident_in_hand(conversation: Conversation, turn: Turn) -> bool:
    return bool(conversation.incident) and turn.now - datetime.fromisoformat(conversation.incident) < _ONE_INCIDENT


def _with_more_of_it(before: str, turn: Turn) -> str:
    """The story of an incident with what these words tell: all of them, or where something is asked, the sentences that ask nothing."""
    text = turn.text.replace(MARK, "")
    parts = [part for sentence in _FULL_STOPS.split(text) for part in (sentence_parts(sentence) or (sentence,))]
    asks = any(is_question(part) for part in parts)
    tells = " ".join(part for part in parts if not is_question(part) and len(part.encode()) >= _A_SENTENCE) if asks else text
    told = turn.reading is not None and turn.reading.labels.act in (_TELLS_INCIDENT if not asks else (*_TELLS_INCIDENT, Act.ASK))
    new = told and len(tells) >= _A_FACT and tells not in before
    return f"{before}\n{tells}" if new and len(before) + len(tells) <= _LONGEST_TROUBLE else before


def _only_wishes(turn: Turn) -> bool:
    """Whether it asks for something to be done about the trouble that was told, and tells of none itself ("then enable it, will you")."""
    return turn.reading is not None and turn.reading.labels.act in _WISHES


def _asks_a_side(turn: Turn) -> bool:
    """Whether it is a question about one side of something: it tells of no trouble."""
    labels = None if turn.reading is None else turn.reading.labels
    return labels is not None and labels.act is Act.ASK and labels.aspect is not Aspect.NONE and is_question(turn.text)


def _with_a_fact(before: str, turn: Turn, text: str) -> str:
    """What was told, with the fact that these words add."""
    told = turn.reading is not None and turn.reading.labels.act in _TELLS and not is_question(text)
    no_fact = (SaidOfTicket.STILL, SaidOfTicket.BESIDE, SaidOfTicket.WORKS)
    new = told and len(text) >= _A_FACT and text not in before and said_of_ticket(text, likely=True) not in no_fact
    return f"{before}\n{text}" if new and len(before) + len(text) <= _LONGEST_TROUBLE else before
