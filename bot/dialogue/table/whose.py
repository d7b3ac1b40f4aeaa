"""Whatever concerns anybody but the speaker (C9, C10, C30, C42): never the speaker's account."""

from typing import Final

from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.vocabulary import OTHERS, Act, Aspect, Matter, Whose

_OF_NOBODY: Final = frozenset({Matter.ELSEWHERE, Matter.NONE, Matter.TICKET, Matter.LINK})
_REFUSED: Final = "refused:other"
_GENERAL: Final = 0.9
_SURE_TICKET: Final = 0.85
_LOOKED_UP: Final = frozenset({Matter.STATUS, Matter.UNLOCK, Matter.ENABLE, Matter.RESET_PASSWORD})
_ENDING: Final = frozenset({Matter.DISABLE, Matter.UNBIND})


def _shared(at: Situation) -> bool:
    return at.reading.labels.whose is Whose.SHARED and at.reading.others >= LIKELY


def _c10(at: Situation) -> TableStep | None:
    if not _shared(at) or at.matter in _ENDING:
        return None
    if at.entry is not None and at.act is not Act.REQUEST:
        return TableStep("C10", "faq", kind=IntentKind.FAQ, faq=at.entry)
    return TableStep("C10", "others", "shared")


def _c9(at: Situation) -> TableStep | None:
    if at.colleague is not None or not _about_others(at):
        return None
    if at.act is Act.CORRECT and at.last.context == _REFUSED:
        return TableStep("C9", "doubt", "whose")
    if at.mentioned is not None:
        return TableStep("C9", "colleague", at.mentioned)
    if at.entry is not None and "-" in at.matter and at.act is Act.ASK:
        return TableStep("C9", "faq", kind=IntentKind.FAQ, faq=at.entry)
    if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _GENERAL and at.act is Act.ASK and at.aspect != Aspect.RULE:
        return TableStep("C9", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)
    if at.same and at.last.context == _REFUSED and at.aspect != Aspect.NONE:
        return TableStep("C9", "others", at.aspect)
    if at.aspect == Aspect.RULE:
        return TableStep("C9", "others", Aspect.RULE)
    whose = at.reading.labels.whose if at.reading.labels.whose in OTHERS else Whose.UNNAMED
    return TableStep("C9", "others", "named" if whose is Whose.NAMED else "unnamed")


def _c30(at: Situation) -> TableStep | None:
    if at.colleague is None or at.matter in _ENDING:
        return None
    if at.entry is not None and not _about_others(at):
        return None
    return TableStep("C30", "colleague", at.colleague)


def _c42(at: Situation) -> TableStep | None:
    if at.matter not in _ENDING or at.reading.likelihood < HARMLESS or at.act in (Act.THANK, Act.GREET):
        return None
    return TableStep("C42", "others", at.matter)


def _about_others(at: Situation) -> bool:
    if at.matter in _ENDING or at.act in (Act.THANK, Act.GREET, Act.PERSON) or (at.topic and at.act is Act.ASK):
        return False
    if at.intent.kind is IntentKind.TICKET and at.intent.confidence >= (_SURE_TICKET if at.leads else _GENERAL):
        return False  # Anybody may report what is wrong for others; it carries their words alone.
    if at.mentioned is not None and (at.leads or at.reading.labels.whose in OTHERS or at.matter in _LOOKED_UP):
        return True
    return at.matter not in _OF_NOBODY and (at.reading.others >= LIKELY or at.moves("other", floor=LIKELY))


ROWS: Final = (
    TableRow("C10", "a shared or service account", _c10),
    TableRow("C9", "somebody else's account, named or not", _c9),
    TableRow("C30", "an admin or the helpdesk about a colleague in their charge", _c30),
    TableRow("C42", "disable or unbind an account", _c42),
)
