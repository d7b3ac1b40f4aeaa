"""What the desk would do with a text of which nothing is known but what was said before it: `ask`'s word for it. Pure."""

from typing import Final

from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.understanding import IntentKind
from bot.reading.vocabulary import Act, Matter
from bot.runtime.quick_dataclass import dataclass

_INCIDENT: Final = "incident"
_COLLEAGUE: Final = "colleague"
_START: Final = "start"
_PLAIN: Final = 0.8
_OTHERS: Final = frozenset(("other", "shared"))
_MAY_BE_OTHERS: Final = frozenset({IntentKind.CHOOSE, IntentKind.NONE, IntentKind.STATUS})
_SURELY_OURS: Final = frozenset({IntentKind.FAQ, IntentKind.TICKET, IntentKind.APPROVE_HELP, IntentKind.LINK, IntentKind.CANCEL, IntentKind.SMALLTALK})
_IN_A_TALK: Final = {
    Act.AGREE.value: "agree",
    Act.DECLINE.value: "decline",
    Act.GO_ON.value: "go_on",
    Act.STOP.value: IntentKind.CANCEL.value,
    Act.CHOOSE.value: "choose_one",
    Act.REPEAT.value: "repeat",
    Act.LATER.value: "later",
    Act.PERSON.value: IntentKind.TICKET.value,
    "smalltalk": IntentKind.SMALLTALK.value,
    "other": _COLLEAGUE,
    "shared": _COLLEAGUE,
    "look": IntentKind.STATUS.value,
    Matter.INCIDENT.value: _INCIDENT,
    Matter.ELSEWHERE.value: IntentKind.ELSEWHERE.value,
    Matter.TICKET.value: IntentKind.TICKET.value,
    Matter.APPROVE.value: IntentKind.APPROVE_HELP.value,
    Matter.LINK.value: IntentKind.LINK.value,
    Matter.ACCOUNT_NAME.value: IntentKind.STATUS.value,
    Matter.CERTIFICATE.value: IntentKind.STATUS.value,
}
"""The words of `ask` for the moves of a reading; what is asked on about goes by what was told."""
_TOLD: Final = {"status": IntentKind.STATUS.value, "ticket": IntentKind.TICKET.value, "elsewhere": IntentKind.ELSEWHERE.value, "page": "go_on", "approval": "go_on"}


@dataclass(frozen=True, slots=True)
class LikelyReaction:
    """`name` is the intent in the words of the contract, `faq` the entry and `elsewhere` the topic where it is one of these; `confidence` 0..1."""

    name: str
    confidence: float
    faq: str | None = None
    elsewhere: str | None = None


def likely_reaction(at: Situation) -> LikelyReaction:
    """What would be done, as far as that hangs on the text and on what was said before it, and not on anybody's account.

    A text by itself is a question or a wish first, as its words say it; what these leave open, and what concerns somebody else or is an incident,
    is the reading's to say. In a talk the reading says it."""
    if at.last.context != _START and at.reading.likelihood >= HARMLESS and (found := _in_a_talk(at)) is not None:
        return found
    sure, move, kind = at.reading.likelihood, at.reading.labels.move, at.intent.kind
    open_yet = kind in _MAY_BE_OTHERS and not at.not_ours
    if move == Matter.INCIDENT and sure >= LIKELY and open_yet and not at.harmless:
        return LikelyReaction(_INCIDENT, sure)
    if move in _OTHERS and not at.not_ours and (sure >= LIKELY if open_yet else sure >= _PLAIN and kind not in _SURELY_OURS):
        return LikelyReaction(_COLLEAGUE, sure)
    begins = (open_yet and kind is not IntentKind.STATUS) or (kind is IntentKind.FAQ and sure >= _PLAIN) or (kind is IntentKind.ELSEWHERE and at.blames_ours)
    if begins and at.own_act is not None:
        return LikelyReaction(_act(at.own_act), sure)
    return _as_its_words_say(at)


def _in_a_talk(at: Situation) -> LikelyReaction | None:
    """None where the words by themselves say more."""
    sure, move = at.reading.likelihood, at.reading.labels.move
    kind, _, of = move.partition(":")
    told, _, entry = at.last.context.partition(":")
    if move in _IN_A_TALK:
        return LikelyReaction(_IN_A_TALK[move], sure, elsewhere=(at.topic or at.likely_topic or None) if move == Matter.ELSEWHERE else None)
    if kind == "do":
        return None if at.own_act is None else LikelyReaction(_act(at.own_act), sure)
    if kind == IntentKind.FAQ.value:
        return LikelyReaction(IntentKind.FAQ.value, sure, faq=of)
    if kind == "follow" and told == IntentKind.FAQ.value:
        return LikelyReaction(IntentKind.FAQ.value, sure, faq=entry)
    return LikelyReaction(_TOLD[told], sure) if kind == "follow" and told in _TOLD else None


def _as_its_words_say(at: Situation) -> LikelyReaction:
    return LikelyReaction(at.intent.kind.value, at.intent.confidence, at.intent.faq, at.intent.elsewhere)


def _act(name: str) -> str:
    """Binding another account is a binding to whoever asks."""
    return Matter.BIND.value if name == Matter.REBIND else name
