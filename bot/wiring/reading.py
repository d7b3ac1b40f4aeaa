"""The reader that is shipped: its model is loaded when a first text is read, and an encoder is asked where letters are unsure."""

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Final

from bot.faq.index import Index
from bot.faq.meaning import encoder_query
from bot.reading.clauses import read_clauses
from bot.reading.model_file import load_reading_model
from bot.reading.network import ReadingModel
from bot.reading.reader import HeardVectors, Reader, is_unsure_reading
from bot.reading.reading import Clause, Heard, Reading
from bot.wiring.understanding import QueryEncoder

_MODEL: Final = "content/model.bin"
_SHORT: Final = 40
_FINISHED: Final = 0.3


@cache
def shipped_reading_model() -> ReadingModel:
    """What was learnt from the labelled turns; some megabytes, read once."""
    return load_reading_model((resources.files("bot.reading") / _MODEL).read_bytes())


def shipped_reader(index: Index) -> Reader:
    """Reads with the shipped model."""
    return Reader(shipped_reading_model(), index)


class TurnReader:
    """Reads by letters; where these are unsure, an encoder is asked about the text and the desk's last words, if there is one and the desk is `calm`.

    `index` is asked for when a first text is read."""

    def __init__(self, index: Callable[[], Index], query_encoder: QueryEncoder | None, calm: Callable[[], bool] = lambda: True) -> None:
        self._index, self._query_encoder, self._calm = index, query_encoder, calm
        self._loaded: Reader | None = None

    @property
    def reader(self) -> Reader:
        """The reader by letters; loaded when first asked for."""
        if self._loaded is None:
            self._loaded = shipped_reader(self._index())
        return self._loaded

    async def read(self, heard: Heard) -> Reading:
        """What is most likely meant."""
        by_letters = self.reader.read(heard)
        if self._query_encoder is None or not self._calm() or not is_unsure_reading(by_letters):
            return by_letters
        vectors = await self._vectors(heard, self._query_encoder)
        return by_letters if vectors is None else self.reader.read(heard, vectors)

    async def read_clauses(self, heard: Heard) -> tuple[Clause, ...]:
        """The reading of the whole, or of its halves where these clearly mean something else (at most three)."""
        return read_clauses(heard, self.reader, await self.read(heard))

    def is_unfinished(self, text: str) -> bool:
        """Whether a text breaks off in the middle of a thought (C26); nothing is, before a first text was read."""
        return self._loaded is not None and len(text) <= _SHORT and self._loaded.read(Heard(text)).complete < _FINISHED

    async def _vectors(self, heard: Heard, query_encoder: QueryEncoder) -> HeardVectors | None:
        texts = [text for text in (encoder_query(heard.text), encoder_query(heard.said)) if text]
        if not encoder_query(heard.text):
            return None
        found = await query_encoder.encode(texts)
        return None if found is None else HeardVectors(found[0], found[1] if len(found) > 1 else None)
