"""The transformer beside the letters: it cuts and reads whatever is typed, and is what was taught."""

import asyncio
import threading

import numpy as np
import pytest

from bot.faq.index import Index
from bot.reading.reading import Heard
from bot.reading.transformer import LONGEST_TEXT, UNKNOWN
from bot.reading.transformer_file import load_transformer
from bot.reading.word_pieces import WordPieces
from bot.wiring.reading import TurnReader, shipped_reading_model, shipped_transformer
from bot.wiring.shipped_faq import build_index_for_shipped

UNSURE = Heard("啊這樣喔 那另外那個勒", "status:unsynced", "還在同步。")


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index_for_shipped()


def test_a_text_is_cut_the_likeliest_way() -> None:
    pieces = WordPieces(["<unknown>", "▁", "帳", "號", "帳號", "▁lock", "ed", "▁locked"], [0.0, -1.0, -4.0, -4.0, -5.0, -6.0, -6.0, -9.0], 0)
    assert pieces.cut("帳號") == [1, 4]
    assert pieces.cut("locked  locked") == [7, 7]
    assert pieces.cut("帳x號") == [1, 2, 0, 3]
    assert pieces.cut("") == [1]


def test_simplified_and_full_width_letters_are_cut_like_the_usual_ones() -> None:
    pieces = shipped_transformer().pieces
    assert pieces.cut("帮我解锁") == pieces.cut("幫我解鎖")
    assert pieces.cut("ＵＮＬＯＣＫ ｍｅ") == pieces.cut("UNLOCK me")
    assert UNKNOWN not in pieces.cut("我的帳號被鎖住了，please unlock it!")


def test_the_end_of_a_long_text_is_read_too() -> None:
    model = shipped_transformer()
    long = "我從早上七點就到辦公室了，" * 20
    assert len(model.cut(long, LONGEST_TEXT)) <= LONGEST_TEXT[0]
    assert not np.array_equal(model.logits(Heard(f"{long}幫我解鎖")), model.logits(Heard(f"{long}不用解鎖")))


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "👍", "?" * 5000, "鎖" * 5000, "\u202e\u200b\ufeff"])
def test_nothing_that_is_typed_stops_it(text: str) -> None:
    assert np.isfinite(shipped_transformer().logits(Heard(text, "unheard-of:context", text))).all()


def test_it_speaks_of_the_values_that_the_letters_speak_of() -> None:
    assert dict(shipped_transformer().heads) == dict(shipped_reading_model().heads)


def test_the_same_words_mean_something_else_after_another_step() -> None:
    model = shipped_transformer()
    moves = model.heads["move"]
    after = [model.logits(Heard("好啊", context, said))[: len(moves)] for context, said in (("offer:unlock", "要我幫你解鎖嗎？"), ("start", ""))]
    agrees = [float(np.exp(logits[moves.index("agree")] - logits.max())) for logits in after]
    assert agrees[0] == 1.0 > agrees[1]


@pytest.mark.parametrize("content", [b"", b"accountdesk transformer 1\n", b"accountdesk transformer 1\n" + (2).to_bytes(8, "big") + b"{}", b"PK\x03\x04"])
def test_what_is_no_transformer_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        load_transformer(content)


async def test_only_what_letters_leave_unsure_is_read_by_it(index: Index) -> None:
    alone, with_it = TurnReader(lambda: index, with_transformer=False), TurnReader(lambda: index, with_transformer=True)
    assert await alone.read(UNSURE) != await with_it.read(UNSURE)
    sure = Heard("密碼有什麼規則")
    assert await alone.read(sure) == await with_it.read(sure)


@pytest.mark.parametrize("text", ["別幫我重設密碼", "別幫我重設密碼，我再想想", "先不要幫我解鎖", "please don't unlock my account"])
async def test_c8_letters_alone_begin_no_act_that_the_words_deny(index: Index, text: str) -> None:
    reader = TurnReader(lambda: index, with_transformer=True, deadline=None)
    assert [clause.text for clause in await reader.read_clauses(Heard(text)) if clause.reading.labels.move.startswith("do:")] == []


async def test_a_late_transformer_costs_its_reading_alone(index: Index) -> None:
    held, reader = threading.Event(), TurnReader(lambda: index, with_transformer=True, deadline=0.05)
    reader.thread.submit(held.wait)  # Somebody else's turn takes all its time.
    try:
        assert await reader.read(UNSURE) == reader.reader.read(UNSURE)
    finally:
        held.set()


async def test_no_more_than_three_turns_wait_for_it(index: Index) -> None:
    held, reader = threading.Event(), TurnReader(lambda: index, with_transformer=True, deadline=None)
    reader.thread.submit(held.wait)
    waiting = [asyncio.create_task(reader.read(UNSURE)) for _ in range(3)]
    try:
        await asyncio.sleep(0.1)
        assert await reader.read(UNSURE) == reader.reader.read(UNSURE)
    finally:
        held.set()
    assert len({reading.likelihood for reading in await asyncio.gather(*waiting)}) == 1
