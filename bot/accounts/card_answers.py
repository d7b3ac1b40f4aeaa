"""The name on the certificate is not the one on record, and its owner has told which of the two is wrong: who changes it, and when it can be bound (D23). Pure."""

from datetime import datetime
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.finding import Diagnosis
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules
from bot.messages import Phrase
from bot.reading.card_words import CardSide
from bot.reading.vocabulary import Aspect

_BY_MARKS: Final = "marks"
_WHEN: Final = frozenset({Aspect.UNTIL, Aspect.SINCE})


def card_answer(side: CardSide, aspect: Aspect, diagnosis: Diagnosis, *, told: bool, rules: Rules, now: datetime) -> Phrase | None:
    """The sentence for that side, another one where it was `told` just now (C27); None where the names agree, differ by no more than a dot or a space, or
    the person is stopped (D2)."""
    finding = None if diagnosis.stopped else diagnosis.first(Row.CERTIFICATE_NAME)
    if finding is None or side is CardSide.UNTOLD or finding.tell.words.get("differs") == _BY_MARKS:
        return None
    words = aspect_words(diagnosis, finding, rules, now)
    if told:
        return Phrase(f"card.again_{side.value}", words)
    if side is CardSide.NEW:
        return Phrase("card.new", words)
    return Phrase(f"card.{'until' if aspect in _WHEN else 'which'}_{side.value}", words)
