"""Builds the index in the background, since it takes a second."""

import asyncio
import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias, TypeVar

import structlog

from bot.dialogue.understanding import Intent, QueryVector, is_unsure, understand
from bot.elsewhere.finding import find_topic, likely_topic
from bot.faq.catalogue import NO_MATCH, Catalogue, Match
from bot.faq.index import Index
from bot.settings.entries import OwnEntries
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.side_question import SideQuestion
from bot.wiring.side_questions import SideQuestions
from bot.wiring.understanding import MOST_WAITED_FOR, QueryEncoder

T = TypeVar("T")
_Built: TypeAlias = tuple[Index, Catalogue | None, Catalogue | None]
_REMEMBERED: Final = 4096
_AGAIN: Final = 600.0
_AGAIN_AT_MOST: Final = 21_600.0
"""Seconds until the encoder is asked again for what it failed with, and how long that grows."""
_log = structlog.get_logger(__name__)


class BackgroundUnderstanding:
    """Understands text; the index is built in the background, and the first caller waits for it.

    `query_encoder`: texts that letters leave uncertain are understood by meaning, once that is learnt; with `waits` the first such text waits for it.
    `topics`: what finds the topics that are not ours is built beside the index, and so is what finds `side` questions.
    """

    def __init__(
        self,
        build: Callable[[], Index],
        own: OwnEntries,
        query_encoder: QueryEncoder | None = None,
        waits: bool = False,
        *,
        topics: Callable[[], Catalogue | None] = lambda: None,
        side: SideQuestions | None = None,
    ) -> None:
        # People ask the same few things in the same words all day.
        self._known = lru_cache(_REMEMBERED)(lambda text: self._understood(text))
        self._side = side
        self._building = beside(self._built(build, own, topics))
        self._preparing: asyncio.Future[None] | None = None
        self._own, self._query_encoder, self._waits = own, query_encoder, waits
        self._learning: asyncio.Task[None] | None = None
        self._again: asyncio.TimerHandle | None = None
        self._heard: OrderedDict[str, Intent] = OrderedDict()
        self._heard_early: set[str] = set()

    async def ready(self) -> None:
        """Returns once a text can be understood: the index is built, and what is prepared is there."""
        await self.indexed()
        if self._preparing is not None:
            await asyncio.shield(self._preparing)

    async def indexed(self) -> None:
        """Returns once the index is built, whatever else is still being prepared."""
        await asyncio.shield(self._building)

    def prepare(self, work: Callable[[], None]) -> None:
        """Does in the background what else every turn needs. If it fails, each turn does for itself what it needs."""

        def tried() -> None:
            try:
                work()
            except Exception:
                _log.exception("what the first turns need could not be prepared")

        self._preparing = beside(tried)

    def learn_meaning(self) -> None:
        """Starts learning the meaning of the texts, unless it has been started. What the encoder fails with is tried again later."""
        if self._query_encoder is not None and self._learning is None:
            self._learning = asyncio.create_task(self._learn(self._query_encoder, _AGAIN))

    async def learnt(self) -> None:
        """Returns once the started learning is complete, or has failed."""
        if self._learning is not None:
            await asyncio.shield(self._learning)

    async def renew(self, own: OwnEntries, topics: Callable[[], Catalogue | None]) -> None:
        """Understands with these own entries and topics from the moment it returns; until then with those of before. What was learnt of the meaning of the
        old ones is forgotten, and that of the new ones is learnt if that had been started."""
        await self.indexed()
        _, before, _ = await self._building
        catalogue, found = await beside(lambda: (own.catalogue(before), topics()))
        learning = self._learning
        await self._stop_learning()
        renewed: asyncio.Future[_Built] = asyncio.get_running_loop().create_future()
        renewed.set_result((self.built_index(), catalogue, found))
        self._building, self._own = renewed, own
        self._known.cache_clear()
        self._heard.clear()
        self._heard_early.clear()
        if self._query_encoder is not None:
            self._query_encoder.forget_own()
        if learning is not None:
            self._learning = None
            self.learn_meaning()

    async def listen(self, text: str) -> None:
        """Asks the encoder about a text that letters leave unsure, so that calling with it knows the answer."""
        if self._query_encoder is None or (text in self._heard and text not in self._heard_early):
            return
        await self.ready()
        intent = self._known(text)
        if not is_unsure(text, intent):
            return
        self.learn_meaning()
        if self._waits:
            await self.learnt()
        vector = await self._query_encoder.vector(text, intent)
        if vector is not None:
            self._heard[text] = self._understood(text, vector)
            self._heard_early.discard(text)
            if len(self._heard) > _REMEMBERED:
                self._heard.popitem(last=False)

    async def close(self) -> None:
        """Stops the encoder."""
        await self._stop_learning()
        if self._query_encoder is not None:
            await self._query_encoder.close()

    def __call__(self, text: str) -> Intent:
        """What a text wants."""
        return self._heard.get(text) or self._known(text)

    @property
    def query_encoder(self) -> QueryEncoder | None:
        """The encoder that is asked, if there is one."""
        return self._query_encoder

    def built_index(self) -> Index:
        """The index, once `ready` has returned."""
        return self._building.result()[0]

    def topics_in(self, text: str) -> tuple[str, str]:
        """The topic that the words are sure of, and the likeliest one; '' for none."""
        found = self.topic_of(text)
        return found.id or "", likely_topic(found)

    def topic_of(self, text: str) -> Match:
        """Which topic that is not ours it is about (C19)."""
        topics = self._building.result()[2]
        return NO_MATCH if topics is None else find_topic(text, topics)

    async def side_question(self, text: str, calm: Callable[[], bool], fits: Callable[[SideQuestion], bool]) -> SideQuestionFound | None:
        """The side question that a text most likely asks (C13)."""
        return None if self._side is None else await self._side.find(text, calm, fits)

    def _built(self, build: Callable[[], Index], own: OwnEntries, topics: Callable[[], Catalogue | None]) -> Callable[[], _Built]:
        def all_of_it() -> _Built:
            index, found = build(), topics()
            if self._side is not None:
                self._side.prepare()
            return index, own.catalogue(), found

        return all_of_it

    def _understood(self, text: str, vector: QueryVector | None = None) -> Intent:
        index, own, topics = self._building.result()
        return understand(text, index, own, vector, topics=topics)

    async def _learn(self, query_encoder: QueryEncoder, pause: float) -> None:
        await self.ready()
        whole = False
        try:
            index, catalogue, _ = self._building.result()
            whole = await query_encoder.learn(index, catalogue, self._own.pairs(), MOST_WAITED_FOR if self._waits else None)
            if self._side is not None:
                await self._side.learn(query_encoder, MOST_WAITED_FOR if self._waits else None)
        except Exception:  # Letters alone understand then, as they do without an encoder.
            _log.exception("meaning could not be learnt")
        # What was heard before all was learnt stands until it is asked again, and is then heard anew.
        self._heard_early = set(self._heard)
        if not whole and not self._waits:
            self._again = asyncio.get_running_loop().call_later(pause, self._learn_again, query_encoder, min(2 * pause, _AGAIN_AT_MOST))

    def _learn_again(self, query_encoder: QueryEncoder, pause: float) -> None:
        self._learning = asyncio.create_task(self._learn(query_encoder, pause))

    async def _stop_learning(self) -> None:
        if self._learning is not None:
            self._learning.cancel()
            await asyncio.gather(self._learning, return_exceptions=True)
        if self._again is not None:
            self._again.cancel()


def beside(work: Callable[[], T]) -> "asyncio.Future[T]":
    """Runs in a thread that shutdown does not wait for: a desk closed right after opening needs no index."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(how: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is waiting
            loop.call_soon_threadsafe(lambda: None if done.done() else how())

    def run() -> None:
        try:
            made = work()
        except Exception as trouble:
            told = trouble
            tell(lambda: done.set_exception(told))
        else:
            tell(lambda: done.set_result(made))

    threading.Thread(target=run, daemon=True, name="understanding").start()
    return done
