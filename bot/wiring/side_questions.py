"""What finds side questions: learnt once for this content and this program, then read from disk; by meaning too as soon as an encoder has it."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.faq.catalogue_file import dump_catalogue, load_catalogue
from bot.faq.meaning import encoder_texts
from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached
from bot.side_questions.finding import SideQuestionFound, likeliest_question, side_pairs
from bot.side_questions.questions_file import dump_side_questions, load_side_questions
from bot.side_questions.shipped import other_texts, shipped_side_questions
from bot.side_questions.side_question import SideQuestion
from bot.wiring.faq_meaning import FaqMeaning
from bot.wiring.shipped_faq import content_of, shipped_entries, shipped_key
from bot.wiring.understanding import QueryEncoder

_KIND: Final = "side"
_LEARNT: Final = "side-meaning"
_READ: Final = "side-questions"


class SideQuestions:
    """The questions and what finds them. Both are read when first needed; until `learn` is through, letters alone find."""

    def __init__(self) -> None:
        self._meaning: FaqMeaning | None = None

    @cached_property
    def by_id(self) -> Mapping[str, SideQuestion]:
        """All of them."""
        return _questions(_key())

    @cached_property
    def catalogue(self) -> Catalogue:
        """What finds them by letters."""
        return _catalogue(_key())

    def prepare(self) -> None:
        """Reads or learns what finds them by letters; takes seconds where it was never learnt."""
        _ = self.by_id, self.catalogue

    async def learn(self, query_encoder: QueryEncoder, most: int | None = None) -> None:
        """Learns what they mean. `most`: where somebody waits; letters alone find where more texts than that have no vector."""
        texts = await asyncio.to_thread(self.encoder_texts)
        self._meaning = await query_encoder.faq_meaning(self.catalogue, texts, _LEARNT, most)

    async def find(self, text: str, calm: Callable[[], bool], fits: Callable[[SideQuestion], bool]) -> SideQuestionFound | None:
        """The side question that a text most likely asks, of those that `fits` says it can mean; by meaning only while the desk is `calm`."""
        heard = match(text, self.catalogue) if self._meaning is None or not calm() else await self._meaning.match(text)
        found = likeliest_question(heard, lambda found_id: fits(self.by_id[found_id]))
        return None if found is None else SideQuestionFound(self.by_id[found.id], found.confidence)

    def encoder_texts(self) -> list[str]:
        """What an encoder is shown, in the catalogue's order."""
        return encoder_texts(self._pairs())

    def _pairs(self) -> list[tuple[str, str]]:
        return side_pairs(self.by_id.values(), other_texts())


@lru_cache(1)
def _questions(key: str) -> Mapping[str, SideQuestion]:
    """One for all desks of a process: they are shipped, and never change while it runs."""
    folder = cache_folder()
    kept = read_cached(folder, _READ, key)
    if kept is not None:
        with contextlib.suppress(ValueError):  # If in doubt, they are read again.
            return {question.id: question for question in load_side_questions(kept)}
    questions = shipped_side_questions(frozenset(entry.id for entry in shipped_entries()))
    write_cached(folder, _READ, key, dump_side_questions(questions))
    return {question.id: question for question in questions}


@lru_cache(1)
def _catalogue(key: str) -> Catalogue:
    folder = cache_folder()
    kept = read_cached(folder, _KIND, key)
    if kept is not None:
        with contextlib.suppress(ValueError):  # If in doubt, it is learnt again.
            return load_catalogue(kept)
    catalogue = build_catalogue(side_pairs(_questions(key).values(), other_texts()))
    write_cached(folder, _KIND, key, dump_catalogue(catalogue))
    return catalogue


def _key() -> str:
    """A key that changes with the questions, and with what finds them."""
    return cache_key(shipped_key().encode(), *content_of(resources.files("bot.side_questions")))
