"""A FAQ is served by letters until its vectors are there, and whenever the encoder does not answer."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.faq.catalogue import build_catalogue, match
from bot.faq.meaning import encoder_texts
from bot.ports import SentenceVectors
from bot.runtime.vector_store import VectorStore
from bot.wiring import faq_meaning
from bot.wiring.faq_meaning import FaqMeaning

PAIRS = (("card", "how do I replace a lost card"), ("hours", "when does the library open"), ("fee", "what does a late return cost"))
_AXES = {"card": 0, "lost": 0, "purse": 0, "library": 1, "open": 1, "morning": 1, "cost": 2, "late": 2, "money": 2}


class TopicEncoder:
    """Its axes are topics. `fails`: so many calls get no answer."""

    name = "topics"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.fails = 0

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        self.asked.append(list(texts))
        if self.fails:
            self.fails -= 1
            return None
        vectors = np.full((len(texts), 3), 0.1, np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            for word in text.split():
                if word in _AXES:
                    vector[_AXES[word]] += 1
        found: SentenceVectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return found

    async def close(self) -> None:
        return


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faq_meaning, "_PAUSE", 0.0)


def _made(folder: Path, encoder: TopicEncoder, pairs: Sequence[tuple[str, str]] = PAIRS) -> FaqMeaning:
    return FaqMeaning(build_catalogue(pairs), encoder_texts(pairs), encoder, VectorStore(folder, encoder.name))


async def test_letters_answer_until_the_vectors_are_there(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    meaning = _made(tmp_path, encoder)
    by_letters = match("somebody took my purse", build_catalogue(PAIRS))
    assert await meaning.match("somebody took my purse") == by_letters
    assert encoder.asked == []
    assert await meaning.build(encoder)
    found = await meaning.match("somebody took my purse")
    assert found.choices[0].id == "card"
    assert found.why
    assert not by_letters.why


async def test_what_letters_are_sure_of_is_not_asked(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    meaning = _made(tmp_path, encoder)
    await meaning.build(encoder)
    encoder.asked.clear()
    assert (await meaning.match(PAIRS[0][1])).id == "card"
    assert encoder.asked == []
    await meaning.match("somebody took my purse")
    assert encoder.asked == [["somebody took my purse"]]


async def test_an_encoder_without_an_answer_leaves_it_to_letters(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    meaning = _made(tmp_path, encoder)
    await meaning.build(encoder)
    encoder.fails = 1
    assert await meaning.match("my purse") == match("my purse", build_catalogue(PAIRS))
    assert (await meaning.match("my purse")).choices[0].id == "card"


async def test_an_added_entry_alone_is_encoded(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    await _made(tmp_path, encoder).build(encoder)
    encoder.asked.clear()
    more = _made(tmp_path, encoder, (*PAIRS, ("wifi", "is there wireless internet")))
    assert more.missing == 1
    assert await more.build(encoder)
    assert encoder.asked == [["is there wireless internet"]]


async def test_a_build_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    pairs = tuple((f"{number}", f"text {number}") for number in range(20))
    stopped = _made(tmp_path, encoder, pairs)
    calls = 0

    class Stops(TopicEncoder):
        async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
            nonlocal calls
            calls += 1
            return await super().encode(texts) if calls <= 2 else None

    assert not await stopped.build(Stops())
    assert stopped.missing == 4
    again = _made(tmp_path, encoder, pairs)
    assert again.missing == 4
    assert await again.build(encoder)
    assert sum(len(texts) for texts in encoder.asked) == 4


async def test_one_failure_is_tried_again(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    encoder.fails = 1
    assert await _made(tmp_path, encoder).build(encoder)


class Chokes(TopicEncoder):
    """Answers nothing about a batch that holds one text."""

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        return None if "text 5" in texts else await super().encode(texts)


async def test_a_text_that_the_encoder_cannot_take_costs_the_others_nothing(tmp_path: Path) -> None:
    pairs = (*PAIRS, *((f"{number}", f"text {number}") for number in range(20)))
    encoder = Chokes()
    meaning = _made(tmp_path, encoder, pairs)
    assert not await meaning.build(encoder), "it is tried again later"
    assert meaning.missing == 1
    assert (await meaning.match("somebody took my purse")).choices[0].id == "card"
    assert await meaning.build(TopicEncoder())


async def test_an_encoder_that_answers_nothing_is_soon_left_alone(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    encoder.fails = 1_000
    meaning = _made(tmp_path, encoder, tuple((f"{number}", f"text {number}") for number in range(100)))
    assert not await meaning.build(encoder)
    assert meaning.meaning is None
    assert len(encoder.asked) < 10


async def test_nothing_asked_is_nothing_found(tmp_path: Path) -> None:
    encoder = TopicEncoder()
    meaning = _made(tmp_path, encoder)
    await meaning.build(encoder)
    assert (await meaning.match("  ")).choices == ()


async def test_two_encoders_share_the_work_and_one_of_them_may_fail(tmp_path: Path) -> None:
    pairs = tuple((f"{number}", f"text {number}") for number in range(100))
    one, other = TopicEncoder(), TopicEncoder()
    assert await _made(tmp_path / "no folder", one, pairs).build(one, other)
    assert one.asked
    assert other.asked
    assert sum(len(texts) for encoder in (one, other) for texts in encoder.asked) == 100
    failing, rest = TopicEncoder(), TopicEncoder()
    failing.fails = 1_000
    meaning = _made(tmp_path, rest, pairs)
    assert not await meaning.build(failing, rest)
    assert 0 < meaning.missing <= 8
    assert await meaning.build(rest)
