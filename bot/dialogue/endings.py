"""Whether an account shall be closed is told by the words: the reading takes "does it lock again by itself?" for it, once that was spoken of (C42). Pure."""

from dataclasses import replace
from typing import Final

from bot.reading.ending_words import EndingWord, ending_word
from bot.reading.reading import Reading
from bot.reading.vocabulary import Act, Matter, Whose

ENDING: Final = frozenset({Matter.DISABLE, Matter.UNBIND})
_SURE: Final = 0.5
_WANTS: Final = frozenset({Act.ASK, Act.REQUEST, Act.REPORT, Act.CORRECT})
_NO_ENDING: Final = frozenset({Matter.INCIDENT, Matter.TICKET, Matter.LINK, Matter.ELSEWHERE})


def with_ending(reading: Reading, text: str, *, follows: bool, alone: Reading | None = None) -> Reading:
    """The reading, with what the words say of closing an account. `alone`: how they read without the thread, where that colours them."""
    word, labels = ending_word(text), reading.labels
    if labels.matter in ENDING:
        alone_other = word is EndingWord.UNSURE and alone is not None and alone.labels.matter not in ENDING
        # Who takes a shared account over does not close it, however it is read.
        of_several = word is EndingWord.UNSURE and labels.whose is Whose.SHARED
        denied = word is EndingWord.BESIDE or alone_other or of_several
        matter = Matter.SAME if follows else Matter.STATUS
        return replace(reading, labels=replace(labels, matter=matter)) if denied else reading
    meant = word is EndingWord.DISABLE and labels.act in _WANTS and labels.matter not in _NO_ENDING
    if not meant:
        return reading
    return replace(reading, labels=replace(labels, matter=Matter.DISABLE, negated=False), likelihood=max(reading.likelihood, _SURE))
