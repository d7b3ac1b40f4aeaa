"""Meaning is learnt once and kept, heard where letters are unsure, and missed by nobody where it fails."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.dialogue.understanding import understand
from bot.faq.index import Index, build_index
from bot.faq.index_meaning import index_encoder_texts
from bot.faq.labelled_texts import LabelledText
from bot.faq.library import shipped
from bot.faq.meaning import encoder_text
from bot.faq.own_entries import read_own
from bot.ports import SentenceVectors
from bot.runtime.vector_store import VectorStore
from bot.settings.entries import OwnEntries
from bot.wiring import background_index, faq_meaning
from bot.wiring import understanding as module
from bot.wiring.background_index import BackgroundUnderstanding
from bot.wiring.understanding import QueryEncoder, Understander

_ASKED = (LabelledText("中午吃什麼", ("oos",)), LabelledText("幫我解鎖", ("unlock",)), LabelledText("帳號被鎖多久會開", ("nologin-03",)))
SURE = "操作手冊和線上文件在哪裡？"
UNSURE = "電腦一直叫我兩個合起來，那是在做什麼"
_OWN = """
- {id: two-halves, chapter: 其他, question: 螢幕上說要把兩半合起來是什麼意思, answer: 請看說明。}
- {id: lunch, chapter: 其他, question: 員工餐廳幾點開, answer: 十一點。}
- {id: parking, chapter: 其他, question: 停車證要去哪裡申請, answer: 總務科。}
"""


class HashEncoder:
    """A direction for each text, by its letters. `fails`: no answer."""

    name = "hash"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.fails = False
        self.closed = False

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        if self.fails:
            return None
        self.asked += texts
        vectors = np.zeros((len(texts), 32), np.float32)
        for vector, text in zip(vectors, texts, strict=True):
            vector[31] = 0.1
            for letter in text:
                vector[ord(letter) % 31] += 1
        found: SentenceVectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return found

    async def close(self) -> None:
        self.closed = True


class SlowEncoder(HashEncoder):
    """Answers once it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.started, self.goes_on = asyncio.Event(), asyncio.Event()

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        self.started.set()
        await self.goes_on.wait()
        return await super().encode(texts)


@pytest.fixture(scope="module")
def index() -> Index:
    """Over the shipped questions and a few asked texts: all that is shipped takes seconds to learn."""
    return build_index(shipped(), _ASKED)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(module, "index_encoder_texts", lambda entries: index_encoder_texts(entries, _ASKED))
    monkeypatch.setattr("bot.wiring.faq_meaning._PAUSE", 0.0)


def _build(index: Index) -> Callable[[], Index]:
    return lambda: index


async def test_the_vectors_of_all_texts_are_made_once_and_kept(index: Index) -> None:
    encoder, patient = HashEncoder(), HashEncoder()
    await QueryEncoder(encoder, patient).learn(index)
    assert len(patient.asked) == len(set(index_encoder_texts(shipped(), _ASKED)))
    again = HashEncoder()
    query_encoder = QueryEncoder(encoder, again)
    await query_encoder.learn(index)
    assert again.asked == []
    assert await query_encoder.vector(UNSURE, understand(UNSURE, index)) is not None


async def test_what_letters_are_sure_of_is_not_heard(index: Index) -> None:
    encoder = HashEncoder()
    understander = Understander(index, OwnEntries(), QueryEncoder(encoder, encoder))
    sure = await understander.understand(SURE)
    assert sure == understand(SURE, index)
    assert encoder.asked == []


async def test_what_letters_leave_unsure_is_heard_as_it_was_cleaned(index: Index) -> None:
    encoder, patient = HashEncoder(), HashEncoder()
    understander = Understander(index, OwnEntries(), QueryEncoder(encoder, patient))
    intent = await understander.understand(UNSURE)
    assert encoder.asked[-1] == encoder_text(UNSURE)
    assert any("by meaning" in line for line in intent.why)


async def test_an_encoder_that_fails_leaves_everything_to_letters(index: Index) -> None:
    encoder = HashEncoder()
    encoder.fails = True
    understander = Understander(index, OwnEntries(), QueryEncoder(encoder, encoder))
    assert await understander.understand(UNSURE) == understand(UNSURE, index)


async def test_the_desk_answers_by_letters_until_meaning_is_learnt(index: Index) -> None:
    encoder, patient = HashEncoder(), HashEncoder()
    desk = BackgroundUnderstanding(_build(index), OwnEntries(), QueryEncoder(encoder, patient))
    await desk.listen(UNSURE)
    assert desk(UNSURE) == understand(UNSURE, index)
    await asyncio.wait_for(desk.learnt(), 60)
    await desk.listen(UNSURE)
    assert any("by meaning" in line for line in desk(UNSURE).why)
    await desk.close()
    assert encoder.closed
    assert patient.closed


async def test_what_was_heard_before_all_was_learnt_is_heard_anew_once(index: Index) -> None:
    encoder, patient = HashEncoder(), SlowEncoder()
    await QueryEncoder(HashEncoder(), HashEncoder()).learn(index)
    desk = BackgroundUnderstanding(_build(index), OwnEntries(read_own(_OWN, "own.yaml")), QueryEncoder(encoder, patient))
    desk.learn_meaning()
    await asyncio.wait_for(patient.started.wait(), 60)
    await desk.listen(UNSURE)
    early = desk(UNSURE)
    assert any("by meaning" in line for line in early.why)
    patient.goes_on.set()
    await asyncio.wait_for(desk.learnt(), 60)
    assert desk(UNSURE) == early
    await desk.listen(UNSURE)
    assert desk(UNSURE) != early
    times = encoder.asked.count(encoder_text(UNSURE))
    await desk.listen(UNSURE)
    assert encoder.asked.count(encoder_text(UNSURE)) == times == 2
    await desk.close()


async def test_a_terminal_waits_for_it(index: Index) -> None:
    encoder = HashEncoder()
    desk = BackgroundUnderstanding(_build(index), OwnEntries(), QueryEncoder(encoder, encoder), waits=True)
    await desk.listen(UNSURE)
    assert any("by meaning" in line for line in desk(UNSURE).why)
    await desk.close()


async def test_without_an_encoder_letters_understand(index: Index) -> None:
    desk = BackgroundUnderstanding(_build(index), OwnEntries())
    desk.learn_meaning()
    await desk.listen(UNSURE)
    await desk.ready()
    assert desk(UNSURE) == understand(UNSURE, index)
    await desk.close()


async def test_what_was_added_since_is_encoded_beside_and_at_a_command_only_where_it_is_little(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = sorted(set(index_encoder_texts(shipped(), _ASKED)))
    encoder = HashEncoder()
    store = VectorStore(tmp_path, encoder.name)
    some = await encoder.encode(texts[10:])
    assert some is not None
    store.add(texts[10:], some)
    monkeypatch.setattr(module, "_MOST_AT_A_COMMAND", 9)
    patient = HashEncoder()
    query_encoder = QueryEncoder(encoder, patient)
    await query_encoder.learn(index, most=9)
    assert patient.asked == []
    assert await query_encoder.vector(UNSURE, understand(UNSURE, index)) is not None
    await query_encoder.learn(index)
    assert sorted(patient.asked) == texts[:10]


async def test_few_known_texts_do_not_speak_for_all(index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_AT_A_COMMAND", 0)
    encoder = HashEncoder()
    query_encoder = QueryEncoder(encoder, encoder)
    await query_encoder.learn(index, most=0)
    assert await query_encoder.vector(UNSURE, understand(UNSURE, index)) is None


async def test_a_first_turn_waits_until_all_that_it_needs_is_built_and_the_loop_goes_on(index: Index) -> None:
    desk, goes_on = BackgroundUnderstanding(_build(index), OwnEntries()), threading.Event()

    def prepared() -> None:
        goes_on.wait(10)

    desk.prepare(prepared)
    turn = asyncio.create_task(desk.ready())
    await asyncio.sleep(0.05)
    assert not turn.done()
    goes_on.set()
    await asyncio.wait_for(turn, 10)


async def test_a_preparation_that_fails_keeps_nobody_waiting(index: Index) -> None:
    desk = BackgroundUnderstanding(_build(index), OwnEntries())

    def broken() -> None:
        raise LookupError("a file is gone")

    desk.prepare(broken)
    await asyncio.wait_for(desk.ready(), 10)
    assert desk(SURE) == understand(SURE, index)


async def test_renewed_entries_are_matched_by_letters_at_once_and_by_meaning_once_theirs_is_learnt(index: Index) -> None:
    encoder, patient = HashEncoder(), HashEncoder()
    desk = BackgroundUnderstanding(_build(index), OwnEntries(read_own(_OWN, "own.yaml")), QueryEncoder(encoder, patient))
    desk.learn_meaning()
    await asyncio.wait_for(desk.learnt(), 60)
    await desk.listen(UNSURE)
    assert any("own entries by meaning" in line for line in desk(UNSURE).why)
    last = _OWN.strip().splitlines()[-1]
    await desk.renew(OwnEntries(read_own(last.replace("停車證要去哪裡申請", "電腦叫我合起來是什麼意思"), "own.yaml")), lambda: None)
    assert desk("電腦叫我合起來是什麼意思").faq == "parking"
    assert not any("own entries by meaning" in line for line in desk(UNSURE).why)
    await asyncio.wait_for(desk.learnt(), 60)
    await desk.listen(UNSURE)
    assert any("own entries by meaning" in line for line in desk(UNSURE).why)
    assert "two-halves" not in str(desk(UNSURE))
    await desk.close()


async def test_what_the_encoder_failed_with_is_learnt_once_it_is_well_again(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_index, "_AGAIN", 0.01)
    monkeypatch.setattr(faq_meaning, "_PAUSE", 0.0)
    encoder, patient = HashEncoder(), HashEncoder()
    encoder.fails = patient.fails = True
    desk = BackgroundUnderstanding(_build(index), OwnEntries(read_own(_OWN, "own.yaml")), QueryEncoder(encoder, patient))
    desk.learn_meaning()
    await asyncio.wait_for(desk.learnt(), 60)
    await desk.listen(UNSURE)
    assert not any("by meaning" in line for line in desk(UNSURE).why)
    encoder.fails = patient.fails = False
    async with asyncio.timeout(60):
        while not any("own entries by meaning" in line for line in desk(UNSURE).why):
            await asyncio.sleep(0.05)
            await desk.listen(UNSURE)
    await desk.close()
