"""Which side of a name that does not match is wrong was told, the card or the record: the answer is that side's alone (C13, D23). Pure."""

import re
from typing import Final

from bot.accounts.rows.row import Row
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.reading.card_words import CardSide, card_side
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.runtime.lazy_pattern import lazy_pattern

_OF_NAMES: Final = "certificate-01"
_TELLS: Final = frozenset({Act.ASK, Act.REPORT, Act.COMPLAIN, Act.CORRECT, Act.ANSWER})
_MAY_BE: Final = 0.3
_WAITS: Final = lazy_pattern(r"等|馬上|立刻|多久|幾天|小時|\bwait|\bat once\b|\bimmediately\b|\bright away\b|\bhow long\b|\bhours?\b", re.IGNORECASE)
_ON: Final = frozenset({Aspect.UNTIL, Aspect.WHETHER, Aspect.WHICH, Aspect.HOW, Aspect.AFTER})


def _card(at: Situation) -> TableStep | None:
    away = not at.linked or not at.private or at.drafting or at.request is not None or at.act not in _TELLS
    if away or at.of_somebody_else or at.moves(Matter.INCIDENT, Matter.ELSEWHERE, floor=LIKELY):
        return None
    told = at.conversation.row == Row.CERTIFICATE_NAME.value
    of_it = at.matter == _OF_NAMES or (at.intent.faq == _OF_NAMES and at.intent.confidence >= _MAY_BE)
    if not (told or of_it):
        return None
    on = told and at.same and at.aspect in _ON
    side = card_side((at.text, at.conversation.asked) if on else (at.text,))
    when = at.aspect in (Aspect.UNTIL, Aspect.SINCE) or _WAITS.search(at.text) is not None
    return TableStep("C13", "aspect", f"{Aspect.UNTIL if when else Aspect.WHICH} card {side}") if side is not CardSide.UNTOLD else None


CARD: Final = TableRow("C13", "which of two names is wrong, the card's or the record's", _card)
