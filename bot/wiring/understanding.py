"""Understands by meaning too: our own texts and the organisation's entries have vectors, and an encoder is asked if letters are uncertain."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from importlib import resources
from typing import Final

import structlog

from bot.dialogue.understanding import Intent, QueryVector, is_unsure, understand
from bot.faq.catalogue import Catalogue
from bot.faq.index import Index
from bot.faq.index_meaning import IndexMeaning, build_index_meaning, dump_index_meaning, index_encoder_texts, load_index_meaning
from bot.faq.meaning import CatalogueVectors, encoder_query, encoder_texts
from bot.metrics.catalogue import READER
from bot.metrics.metric import NO_METRICS, Metrics
from bot.ports import Encoder, SentenceVectors
from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached
from bot.runtime.vector_file import load_vectors
from bot.runtime.vector_store import VectorStore
from bot.settings.entries import OwnEntries
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, IN_THE_BACKGROUND, build_encoder
from bot.wiring.faq_meaning import ENOUGH, FaqMeaning, encode_missing
from bot.wiring.shipped_faq import shipped_entries, shipped_key
from integrations.encoders.encoder_process import EncoderLimits

_MEANING: Final = "meaning"
_MOST_AT_A_COMMAND: Final = 100  # Of our own texts; more are left out until a desk has encoded them.
MOST_WAITED_FOR: Final = 3_000
"""How many texts without a vector a command waits for, a minute or two."""
SHIPPED_VECTORS: Final = "content/vectors.bin"
_log = structlog.get_logger(__name__)


class QueryEncoder:
    """`encoder` is asked while somebody waits, `patient` for texts without a vector. Until `learn` is complete, letters alone decide."""

    def __init__(self, encoder: Encoder, patient: Encoder, metrics: Metrics = NO_METRICS) -> None:
        self._encoder, self._patient, self._metrics = encoder, patient, metrics
        self._ours: IndexMeaning | None = None
        self._own: FaqMeaning | None = None

    async def learn(self, index: Index, own: Catalogue | None = None, own_pairs: Sequence[tuple[str, str]] = (), most: int | None = None) -> bool:
        """Learns what the texts mean, from the cache folder and the shipped vectors if possible, while the encoder starts. False where the encoder
        failed with some of them.

        `most`: where somebody waits; own entries without a vector are left to letters where they are more than that."""
        starting = asyncio.create_task(self._encoder.encode(["?"]))
        store = await asyncio.to_thread(VectorStore, cache_folder(), self._encoder.name)
        self._ours = await self._learnt(index, store, most)
        whole = self._ours is not None
        if own is not None and own_pairs:
            self._own = FaqMeaning(own, encoder_texts(own_pairs), self._encoder, store)
            if most is None or self._own.missing <= most:
                whole = await self._own.build(self._patient) and whole
        await starting
        return whole

    def forget_own(self) -> None:
        """The organisation's own entries are matched by letters alone until `learn` has learnt the new ones."""
        self._own = None

    async def vector(self, text: str, intent: Intent) -> QueryVector | None:
        """The vector of a text that letters leave uncertain; None if they are certain, or if there is no vector in time."""
        if self._ours is None or not is_unsure(text, intent):
            return None
        self._metrics.count(READER, reader="vector", outcome="asked")
        vectors = await self._encoder.encode([encoder_query(text)])
        if vectors is None:
            self._metrics.count(READER, reader="vector", outcome="late")
        return None if vectors is None else QueryVector(vectors[0], self._ours, self._own_meaning)

    async def faq_meaning(self, catalogue: Catalogue, texts: Sequence[str], kept: str, most: int | None = None) -> FaqMeaning:
        """What matches another catalogue by meaning, from the shipped vectors where there are; `kept` names what is learnt in the cache folder.

        `most`: where somebody waits; letters alone match where more texts than that have no vector."""
        store = await asyncio.to_thread(VectorStore, cache_folder(), self._encoder.name)
        if await asyncio.to_thread(store.missing, texts):
            await asyncio.to_thread(_adopt_shipped, store, self._encoder.name)
        meaning = FaqMeaning(catalogue, texts, self._encoder, store, kept=kept)
        if most is None or meaning.missing <= most:
            await meaning.build(self._patient)
        return meaning

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        """The vectors of texts that somebody waits for; None where the encoder cannot say in time."""
        return await self._encoder.encode(texts)

    async def close(self) -> None:
        """Stops both processes."""
        await self._encoder.close()
        await self._patient.close()

    @property
    def _own_meaning(self) -> CatalogueVectors | None:
        return None if self._own is None else self._own.meaning

    async def _learnt(self, index: Index, store: VectorStore, most: int | None) -> IndexMeaning | None:
        folder, key = cache_folder(), cache_key(shipped_key().encode(), self._encoder.name.encode(), repr(index.labels).encode())
        kept = await asyncio.to_thread(read_cached, folder, _MEANING, key)
        if kept is not None:
            with contextlib.suppress(ValueError):  # If in doubt, it is learnt again.
                return load_index_meaning(kept, index)
        await asyncio.to_thread(_adopt_shipped, store, self._encoder.name)
        texts = await asyncio.to_thread(index_encoder_texts, shipped_entries())
        if len(texts) != len(index.texts):
            return None
        missing = await asyncio.to_thread(store.missing, texts)
        if missing and len(missing) <= (_MOST_AT_A_COMMAND if most is not None else len(texts)):
            # Texts that were added since the vectors were shipped; until they have theirs, the others speak.
            self._ours = await asyncio.to_thread(_from_known, index, texts, store)
            await encode_missing(texts, [self._patient], store)
        meaning = await asyncio.to_thread(_from_known, index, texts, store)
        if meaning is not None and len(meaning.vectors) == len(texts):
            await asyncio.to_thread(lambda: write_cached(folder, _MEANING, key, dump_index_meaning(meaning)))
        return meaning


def _from_known(index: Index, texts: Sequence[str], store: VectorStore) -> IndexMeaning | None:
    """What the texts mean that have vectors; None where these are too few to speak for all."""
    missing = set(store.missing(texts))
    known = [at for at, text in enumerate(texts) if text not in missing]
    if len(known) < ENOUGH * len(texts):
        return None
    return build_index_meaning(index, store.take(store.places([texts[at] for at in known])), known)


class Understander:
    """Understands by letters, and uncertain texts by meaning; the first such text waits until meaning is learnt."""

    def __init__(self, index: Index, own: OwnEntries, query_encoder: QueryEncoder | None, topics: Catalogue | None = None) -> None:
        self.index, self.own, self._topics = index, own.catalogue(), topics
        self._entries, self._query_encoder, self._learnt = own, query_encoder, False

    async def understand(self, text: str) -> Intent:
        """What the text wants."""
        intent = understand(text, self.index, self.own, topics=self._topics)
        if self._query_encoder is None or not is_unsure(text, intent):
            return intent
        if not self._learnt:
            await self._query_encoder.learn(self.index, self.own, self._entries.pairs(), MOST_WAITED_FOR)
            self._learnt = True
        vector = await self._query_encoder.vector(text, intent)
        return intent if vector is None else understand(text, self.index, self.own, vector, topics=self._topics)


@contextlib.asynccontextmanager
async def query_encoder_for_command(settings: Settings) -> AsyncIterator[QueryEncoder | None]:
    """For a command whose output must not depend on how busy the machine is."""
    query_encoder = build_query_encoder(settings, AT_A_COMMAND)
    try:
        yield query_encoder
    finally:
        if query_encoder is not None:
            await query_encoder.close()


def build_query_encoder(settings: Settings, limits: EncoderLimits, metrics: Metrics = NO_METRICS) -> QueryEncoder | None:
    """None if there is no encoder."""
    encoder, patient = build_encoder(settings, limits), build_encoder(settings, IN_THE_BACKGROUND)
    return None if encoder is None or patient is None else QueryEncoder(encoder, patient, metrics)


def _adopt_shipped(store: VectorStore, model: str) -> None:
    """The shipped vectors, if they are this model's."""
    shipped = resources.files("bot.wiring") / SHIPPED_VECTORS
    if shipped.is_file():
        try:
            store.adopt(*load_vectors(shipped.read_bytes(), model))
        except ValueError as trouble:
            _log.warning("the shipped vectors cannot be read", trouble=str(trouble))
