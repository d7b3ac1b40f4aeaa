"""A FAQ that is matched by letters at once, and by meaning as soon as its texts have vectors."""

import asyncio
import contextlib
from collections.abc import Sequence
from typing import Final

import structlog

from bot.faq.array_file import dump_arrays, load_arrays
from bot.faq.catalogue import NO_MATCH, Catalogue, Match, compare_letters, decide_by_letters
from bot.faq.meaning import SURE, CatalogueVectors, build_meaning, decide_with_meaning, encoder_query
from bot.faq.text_features import NumberArray
from bot.ports import Encoder, SentenceVectors
from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached
from bot.runtime.vector_store import VectorStore
from bot.wiring.shipped_faq import shipped_key

_AT_ONCE: Final = 8
_ATTEMPTS: Final = 3
_PAUSE: Final = 5.0
_GIVES_UP: Final = 3  # Texts that fail one after the other: then it is the encoder.
ENOUGH: Final = 0.5
"""So large a share of the texts has to have a vector to speak for all."""
_BEGIN: Final = b"accountdesk meaning of a catalogue 1\n"
_LEARNT: Final = "learnt"
_log = structlog.get_logger(__name__)


async def encode_missing(texts: Sequence[str], encoders: Sequence[Encoder], store: VectorStore) -> bool:
    """Encodes what has no vector yet, a few at a time, by all encoders at once. False where some could not be encoded; what was done is kept, and the next
    time goes on from there. A text that the encoder cannot take costs the others nothing."""
    missing = await asyncio.to_thread(store.missing, texts)
    batches = iter([missing[begin : begin + _AT_ONCE] for begin in range(0, len(missing), _AT_ONCE)])
    adding = asyncio.Lock()

    async def keep(some: Sequence[str], vectors: SentenceVectors) -> None:
        async with adding:
            await asyncio.to_thread(store.add, some, vectors)

    async def one_by_one(batch: Sequence[str], encoder: Encoder) -> bool:
        """Whether the encoder answers at all."""
        failed = 0
        for text in batch:
            vectors = await encoder.encode([text])
            if vectors is not None:
                await keep([text], vectors)
            failed = 0 if vectors is not None else failed + 1
            if failed == _GIVES_UP:
                return False
        return failed < len(batch)

    async def work(encoder: Encoder) -> None:
        for batch in batches:
            vectors = await _encoded(batch, encoder)
            if vectors is not None:
                await keep(batch, vectors)
            elif not await one_by_one(batch, encoder):
                return

    await asyncio.gather(*(work(encoder) for encoder in encoders))
    left = await asyncio.to_thread(store.missing, texts)
    if left:
        _log.warning("the encoder could not take every text", missing=len(left))
    return not left


async def _encoded(texts: Sequence[str], encoder: Encoder) -> SentenceVectors | None:
    for _ in range(_ATTEMPTS):
        vectors = await encoder.encode(texts)
        if vectors is not None:
            return vectors
        await asyncio.sleep(_PAUSE)
    return None


class FaqMeaning:
    """`texts`: the catalogue's texts in its order, as the encoder is shown them. Until `build` is through, letters alone match."""

    def __init__(self, catalogue: Catalogue, texts: Sequence[str], encoder: Encoder, store: VectorStore, *, kept: str = "") -> None:
        """`kept`: the kind of file in the cache folder that keeps what was learnt; nothing is kept without it."""
        self._catalogue, self._texts, self._encoder, self._store, self._kept = catalogue, texts, encoder, store, kept
        self._meaning: CatalogueVectors | None = None

    @property
    def missing(self) -> int:
        """The number of texts without a vector."""
        return len(self._store.missing(self._texts))

    @property
    def meaning(self) -> CatalogueVectors | None:
        """The learnt meaning; None until then."""
        return self._meaning

    async def build(self, *encoders: Encoder) -> bool:
        """Encodes what has no vector yet, then learns from all that have one, if these are enough to speak for the rest. False where some have none."""
        whole = await encode_missing(self._texts, encoders, self._store)
        if whole or self.missing <= (1 - ENOUGH) * len(set(self._texts)):
            self._meaning = await asyncio.to_thread(self._learnt, whole)
        return whole

    async def match(self, query: str) -> Match:
        """The entry that the query means: by letters if these are certain, else by letters and meaning."""
        letters = compare_letters(query, self._catalogue)
        if letters is None:
            return NO_MATCH
        found, meaning = decide_by_letters(letters, self._catalogue), self._meaning
        if meaning is None or found.confidence >= SURE:
            return found
        vectors = await self._encoder.encode([encoder_query(query)])
        return found if vectors is None else decide_with_meaning(letters, vectors[0], self._catalogue, meaning)

    def _learnt(self, whole: bool) -> CatalogueVectors:
        self._store.reopen()
        places = self._store.places(self._texts)

        def learn(known: NumberArray | None = None) -> CatalogueVectors:
            return build_meaning(self._texts, self._catalogue, lambda some: self._store.take(places[some]), known)

        if not self._kept or not whole:
            return learn()
        folder, key = cache_folder(), cache_key(shipped_key().encode(), self._encoder.name.encode(), *(text.encode("utf-8", "replace") for text in self._texts))
        kept = read_cached(folder, self._kept, key)
        if kept is not None:
            with contextlib.suppress(ValueError):  # If in doubt, it is learnt again.
                return learn(load_arrays(_BEGIN, kept)[1].get(_LEARNT))
        meaning = learn()
        if meaning.learnt is not None:
            write_cached(folder, self._kept, key, dump_arrays(_BEGIN, {}, {_LEARNT: meaning.learnt}))
        return meaning
