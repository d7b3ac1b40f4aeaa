"""The reader that is shipped: its models are loaded when they are first needed, and the transformer is asked where letters are unsure."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Final

from bot.faq.index import Index
from bot.metrics.catalogue import READER
from bot.metrics.metric import NO_METRICS, Metrics
from bot.reading.clauses import read_clauses
from bot.reading.model_file import load_reading_model
from bot.reading.network import Numbers, ReadingModel
from bot.reading.reader import Reader, is_unsure_reading
from bot.reading.reading import Clause, Heard, Reading
from bot.reading.transformer import Transformer
from bot.reading.transformer_file import load_transformer
from bot.runtime.built_once import built_once

_MODEL: Final = "content/model.bin"
TRANSFORMER_FILE: Final = Path(__file__).parents[1] / "reading" / "content" / "transformer.bin"
"""What the transformer learnt."""
_SHORT: Final = 40
_FINISHED: Final = 0.3
_WAITING: Final = 2
_REMEMBERED: Final = 1024
READ_WITHIN: Final = 1.0
"""Seconds that the transformer has where somebody waits; then letters alone have read it."""


@built_once
def shipped_reading_model() -> ReadingModel:
    """What was learnt from the labelled turns; some megabytes, read once."""
    return load_reading_model((resources.files("bot.reading") / _MODEL).read_bytes())


@cache
def shipped_transformer() -> Transformer:
    """The transformer that was taught on the labelled turns; a hundred megabytes of memory, read once."""
    return load_transformer(TRANSFORMER_FILE.read_bytes())


@lru_cache(maxsize=_REMEMBERED)
def _spoken(heard: Heard) -> Numbers:
    return shipped_transformer().logits(heard)


def shipped_reader(index: Index) -> Reader:
    """Reads with the shipped model."""
    return Reader(shipped_reading_model(), index)


class TurnReader:
    """Reads by letters; where these are unsure, by the transformer too, if that is wanted and the desk is `calm`.

    `index` is asked for when a first text is read."""

    def __init__(
        self,
        index: Callable[[], Index],
        with_transformer: bool,
        calm: Callable[[], bool] = lambda: True,
        deadline: float | None = READ_WITHIN,
        metrics: Metrics = NO_METRICS,
    ) -> None:
        self._index, self._with_transformer, self._calm, self._deadline = index, with_transformer, calm, deadline
        self._metrics = metrics
        self._loaded: Reader | None = None
        # One turn at a time, beside the loop: two would only take each other's time. Its own for each desk, since a thread does not outlive a fork.
        self.thread = ThreadPoolExecutor(1, "transformer")
        self._waiting = 0

    @property
    def reader(self) -> Reader:
        """The reader by letters; loaded when first asked for."""
        if self._loaded is None:
            self._loaded = shipped_reader(self._index())
        return self._loaded

    async def read(self, heard: Heard) -> Reading:
        """What is most likely meant."""
        self._metrics.count(READER, reader="letters", outcome="asked")
        by_letters = self.reader.read(heard)
        worded = any(map(str.isalpha, heard.text))  # What has no words says no more to it.
        if not self._with_transformer or not worded or not self._calm() or not is_unsure_reading(by_letters):
            return by_letters
        spoken = await self._by_transformer(heard)
        return by_letters if spoken is None else self.reader.read(heard, spoken)

    async def read_clauses(self, heard: Heard) -> tuple[Clause, ...]:
        """The reading of the whole, or of its halves where these clearly mean something else (at most three)."""
        clauses = read_clauses(heard, self.reader, await self.read(heard))
        return tuple([await self._looked_at_again(clause, heard) for clause in clauses])

    async def _looked_at_again(self, clause: Clause, heard: Heard) -> Clause:
        """A part of a text that letters alone take for an act is read as the whole is."""
        if clause.text == heard.text or not clause.reading.labels.move.startswith("do:"):
            return clause
        return replace(clause, reading=await self.read(Heard(clause.text, heard.context, heard.said)))

    def is_unfinished(self, text: str) -> bool:
        """Whether a text breaks off in the middle of a thought (C26); nothing is, before a first text was read."""
        return self._loaded is not None and len(text) <= _SHORT and self._loaded.read(Heard(text)).complete < _FINISHED

    async def _by_transformer(self, heard: Heard) -> Numbers | None:
        """What the transformer says; None where two others wait already, or in the end it is late."""
        if self._waiting > _WAITING:
            self._metrics.count(READER, reader="transformer", outcome="busy")
            return None
        self._metrics.count(READER, reader="transformer", outcome="asked")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._deadline):
                return await asyncio.get_running_loop().run_in_executor(self.thread, _spoken, heard)
        except TimeoutError:
            self._metrics.count(READER, reader="transformer", outcome="late")
            return None
        finally:
            self._waiting -= 1
