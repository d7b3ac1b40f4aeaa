"""Whatever concerns anybody but the speaker (C9, C10, C30, C42): never the speaker's account."""

from typing import Final

from bot.dialogue.table.language import language_named
from bot.dialogue.table.situation import AGREED_WITHIN, HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import ACCOUNT_WISHES, IntentKind
from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Aspect, Matter, Whose
from bot.runtime.lazy_pattern import lazy_pattern

_OF_NOBODY: Final = frozenset({Matter.ELSEWHERE, Matter.NONE, Matter.TICKET, Matter.LINK})
_REFUSED: Final = "refused:other"
_GENERAL: Final = 0.9
_SURELY_OTHERS: Final = 0.85
_SURE_TICKET: Final = 0.85
_MAY_BE_ELSEWHERE: Final = 0.03
_LOOKED_UP: Final = frozenset({Matter.STATUS, Matter.UNLOCK, Matter.ENABLE, Matter.RESET_PASSWORD})
_ANSWERS: Final = frozenset({Act.AGREE, Act.DECLINE, Act.STOP, Act.LATER, Act.GO_ON, Act.ANSWER})
_BACK: Final = frozenset({Act.ASK, Act.CORRECT, Act.REPORT, Act.REQUEST})
_ENDING: Final = frozenset({Matter.DISABLE, Matter.UNBIND})
_FULL_NAME: Final = lazy_pattern(r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]*)+")
_COLLEAGUE: Final = "colleague:"
_GOES_ON: Final = frozenset({"look", "other", "repeat"})
_ASKS_ON: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN, Act.REPEAT, Act.CORRECT, Act.ANSWER})
_OWN_ACCOUNT: Final = frozenset({Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, *ACTION_MATTERS})


def _only_answers(at: Situation) -> bool:
    """A yes, a no or a stop to the desk's last words is nobody's account."""
    return at.act in _ANSWERS and at.matter in (Matter.SAME, Matter.NONE, Matter.TICKET) and at.mentioned is None


def _shared(at: Situation) -> bool:
    own = at.own and at.last.context == _REFUSED and at.mentioned is None and at.act in _BACK and at.reading.others < _SURELY_OTHERS
    return not _only_answers(at) and not own and at.reading.labels.whose is Whose.SHARED and at.reading.others >= LIKELY


def _c10(at: Situation) -> TableStep | None:
    if not _shared(at) or at.matter in _ENDING:
        return None
    if at.entry is not None and at.act is not Act.REQUEST:
        return TableStep("C10", "faq", kind=IntentKind.FAQ, faq=at.entry)
    return TableStep("C10", "others", "shared")


def _c9(at: Situation) -> TableStep | None:
    if at.colleague is not None or not _about_others(at):
        return None
    if at.mentioned is not None:
        return TableStep("C9", "colleague", at.mentioned)
    if at.act is Act.CORRECT and at.last.context == _REFUSED:
        return TableStep("C9", "doubt", "whose")
    told_too = at.act is Act.REPORT and at.intent.faq == at.matter and at.intent.confidence >= _GENERAL and at.intent.kind is IntentKind.FAQ
    if at.entry is not None and "-" in at.matter and (at.act is Act.ASK or told_too):
        return TableStep("C9", "faq", kind=IntentKind.FAQ, faq=at.entry)
    if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _GENERAL and at.act is Act.ASK and at.aspect != Aspect.RULE:
        return TableStep("C9", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)
    if at.same and at.last.context == _REFUSED and at.aspect != Aspect.NONE:
        return TableStep("C9", "others", at.aspect)
    if at.aspect == Aspect.RULE:
        return TableStep("C9", "others", Aspect.RULE)
    whose = at.reading.labels.whose if at.reading.labels.whose in OTHERS else Whose.UNNAMED
    return TableStep("C9", "others", "named" if whose is Whose.NAMED else "unnamed")


def _unknown_name(at: Situation) -> TableStep | None:
    """What stands in a name's place may be a name of no known kind: never the speaker's account."""
    if at.strange is None or at.colleague is not None:
        return None
    own = at.matter in _OWN_ACCOUNT or (at.same and at.reading.labels.move.startswith("follow:")) or at.intent.kind in ACCOUNT_WISHES
    own = own and at.act in _ASKS_ON and not at.topic
    if at.reading.labels.whose in OTHERS or at.reading.others >= HARMLESS or (own and (at.leads or _FULL_NAME.fullmatch(at.strange))):
        return TableStep("C9", "colleague", at.strange)
    return TableStep("C9", "doubt", "whose") if own else None


def _still_the_colleague(at: Situation) -> TableStep | None:
    """What is asked on about the colleague in hand ("until when?"), and never of the speaker's own account, unless the words say so."""
    about = at.conversation.about
    if (
        not about.startswith(_COLLEAGUE)
        or at.mentioned is not None
        or at.colleague is not None
        or at.own
        or at.last.at is None
        or at.now - at.last.at > AGREED_WITHIN
    ):
        return None
    if language_named(at.text) is not None:
        return TableStep("C28", "colleague", about.removeprefix(_COLLEAGUE))
    on = sum(one.likelihood for one in at.reading.moves if one.name in _GOES_ON or one.name.startswith(("follow:", "do:")))
    return TableStep("C30", "colleague", about.removeprefix(_COLLEAGUE)) if on >= LIKELY else None


def _c30(at: Situation) -> TableStep | None:
    if at.colleague is None or at.matter in _ENDING:
        return None
    if at.entry is not None and at.strange is None and not _about_others(at):
        return None
    return TableStep("C30", "colleague", at.mentioned or at.colleague)


def _c42(at: Situation) -> TableStep | None:
    if at.matter not in _ENDING or at.reading.likelihood < HARMLESS or at.act in (Act.THANK, Act.GREET):
        return None
    return TableStep("C42", "others", at.matter)


def _about_others(at: Situation) -> bool:
    if (at.matter in _ENDING and at.reading.likelihood >= HARMLESS) or _only_answers(at):
        return False
    if at.own and at.last.context == _REFUSED and at.mentioned is None and at.act in _BACK and at.reading.others < _SURELY_OTHERS:
        return False  # "I mean my own account": back to oneself.
    if at.intent.kind is IntentKind.TICKET and at.intent.confidence >= (_SURE_TICKET if at.leads else _GENERAL):
        return False  # Anybody may report what is wrong for others; it carries their words alone.
    if at.mentioned is not None:
        return True
    topic = at.topic and at.act is Act.ASK and at.reading.move_likelihood(Matter.ELSEWHERE) >= _MAY_BE_ELSEWHERE
    if at.act in (Act.THANK, Act.GREET, Act.PERSON) or at.moves("smalltalk") or topic:
        return False
    return at.matter not in _OF_NOBODY and (at.reading.others >= LIKELY or at.moves("other", floor=LIKELY))


def _oneself_again(at: Situation) -> TableStep | None:
    """After a no about somebody else the words turn to the speaker: what they ask by themselves, else a look."""
    back = at.own and at.last.context == _REFUSED and at.act in _BACK and at.mentioned is None
    back = back and at.reading.labels.whose in OTHERS and at.reading.others < _SURELY_OTHERS
    if not back:
        return None
    likeliest = at.intent.choices[0] if at.intent.choices else None
    if likeliest is not None and likeliest.confidence >= LIKELY:
        return TableStep("C16", "faq", kind=IntentKind.FAQ, faq=likeliest.id)
    return TableStep("C16", "status", kind=IntentKind.STATUS)


ROWS: Final = (
    TableRow("C16", "back to oneself after a no about somebody else", _oneself_again),
    TableRow("C30", "asks on about the colleague in hand", _still_the_colleague),
    TableRow("C10", "a shared or service account", _c10),
    TableRow("C9", "somebody else's account, named or not", _c9),
    TableRow("C9", "what may be somebody's name", _unknown_name),
    TableRow("C30", "an admin or the helpdesk about a colleague in their charge", _c30),
    TableRow("C42", "disable or unbind an account", _c42),
)
