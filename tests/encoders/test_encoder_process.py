"""The encoder's process is kept from everything, and whatever becomes of it costs one reading at most."""

import asyncio
import os
import platform
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from structlog.testing import capture_logs

from bot.ports import SentenceVectors
from integrations.encoders.encoder_process import EncoderLimits, EncoderProcess
from tests.environment import COMPLETE

_ENGINE = "tests.encoders.letters_engine"
_FILTERED = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
_ATTEMPTS = (
    *("network", "pair", "file", "create", "truncate", "rename", "chmod", "mkdir", "rmdir", "symlink", "link", "unlink", "stat"),
    *("program", "fork", "kill", "tgkill", "pidfd_open"),
)


@pytest.fixture
async def encoder() -> AsyncIterator[EncoderProcess]:
    made = EncoderProcess("letters", _ENGINE, limits=EncoderLimits(answer=5.0))
    yield made
    await made.close()


async def _one(encoder: EncoderProcess, text: str) -> SentenceVectors | None:
    found = await encoder.encode([text])
    return None if found is None else found[0]


def _prepare(folder: Path) -> dict[str, str]:
    (folder / "here").write_text("kept", encoding="utf-8")
    (folder / "empty").mkdir()
    return _contents(folder)


def _contents(folder: Path) -> dict[str, str]:
    return {entry.name: entry.read_text(encoding="utf-8") if entry.is_file() else "" for entry in folder.iterdir()}


async def test_each_text_has_one_vector_of_length_one_in_the_order_asked(encoder: EncoderProcess) -> None:
    texts = [f"text {number % 15}" for number in range(20)]
    found = await encoder.encode(texts)
    assert found is not None
    assert found.shape == (20, 64)
    assert np.allclose(np.linalg.norm(found, axis=1), 1)
    assert np.array_equal(found[0], found[15])
    assert not np.array_equal(found[0], found[1])
    empty = await encoder.encode([])
    assert empty is not None
    assert len(empty) == 0


@pytest.mark.parametrize("text", ["", "a" * 100_000, "帳" * 100_000, "\0", "a\0b", "\ud800", "🙏🏽👩‍👩‍👧", "\u202e\u200b", "\n\r\n"])
async def test_whatever_a_text_holds_it_gets_a_vector(encoder: EncoderProcess, text: str) -> None:
    assert await _one(encoder, text) is not None
    assert await _one(encoder, "after it") is not None


async def test_of_a_long_text_the_first_characters_count(encoder: EncoderProcess) -> None:
    short, long = await _one(encoder, "x" * 64), await _one(encoder, "x" * 64 + "y" * 1000)
    assert short is not None
    assert long is not None
    assert np.array_equal(short, long)


@pytest.mark.parametrize("what", ["variable", "descriptor"])
async def test_it_inherits_nothing_of_the_desk(encoder: EncoderProcess, what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCOUNTDESK_SECRET", "a key")
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    try:
        told = await _one(encoder, f"try {what}")
    finally:
        os.close(reading)
        os.close(writing)
    assert told is not None
    assert told[1] == 1


@pytest.mark.skipif(not _FILTERED and not COMPLETE, reason="this machine has no filter of system calls")
@pytest.mark.parametrize("what", _ATTEMPTS)
async def test_it_reaches_nothing(tmp_path: Path, what: str) -> None:
    before = _prepare(tmp_path)
    encoder = EncoderProcess("letters", _ENGINE, [str(tmp_path)], EncoderLimits(answer=5.0))
    try:
        told = await _one(encoder, f"try {what}")
    finally:
        await encoder.close()
    assert told is not None
    assert told[1] == 1, f"it could: {what}"
    assert _contents(tmp_path) == before


@pytest.mark.parametrize("text", ["die", "babble"])
async def test_a_dead_or_babbling_process_costs_one_reading(encoder: EncoderProcess, text: str) -> None:
    assert await _one(encoder, "before") is not None
    assert await _one(encoder, text) is None
    assert await _one(encoder, "after it") is not None


async def test_a_killed_process_costs_one_reading(encoder: EncoderProcess) -> None:
    assert await encoder.ready()
    assert encoder.pid is not None
    os.kill(encoder.pid, signal.SIGKILL)
    await _one(encoder, "meanwhile")
    assert await _one(encoder, "after it") is not None


async def test_a_hanging_process_is_replaced_when_the_time_is_over() -> None:
    encoder = EncoderProcess("letters", _ENGINE, limits=EncoderLimits(answer=0.4))
    try:
        assert await encoder.ready()
        hanging = encoder.pid
        assert await _one(encoder, "hang") is None
        assert await encoder.ready()
        assert encoder.pid not in (hanging, None)
        assert await _one(encoder, "after it") is not None
    finally:
        await encoder.close()


async def test_beside_one_under_way_two_wait_and_more_are_turned_away_at_once() -> None:
    encoder = EncoderProcess("letters", _ENGINE, limits=EncoderLimits(answer=0.5))
    try:
        assert await encoder.ready()
        asked = [asyncio.create_task(_one(encoder, text)) for text in ("hang", "second", "third", "fourth", "fifth")]
        done, _ = await asyncio.wait(asked, timeout=0.2)
        assert done == {asked[3], asked[4]}
        assert await asyncio.gather(*asked[3:]) == [None, None]
        await asyncio.wait(asked)
        assert asked[0].result() is None
    finally:
        await encoder.close()


async def test_what_is_known_is_not_asked_again(encoder: EncoderProcess) -> None:
    first = await _one(encoder, "known")
    await encoder.close()
    again = await _one(encoder, "known")
    assert first is not None
    assert again is not None
    assert np.array_equal(first, again)
    assert encoder.pid is None


async def test_what_cannot_start_is_not_started_for_every_text() -> None:
    encoder = EncoderProcess("letters", _ENGINE, ["never"])
    try:
        for _ in range(3):
            assert await _one(encoder, "text") is None
        assert not await encoder.ready()
        assert await asyncio.wait_for(_one(encoder, "text"), 0.1) is None
    finally:
        await encoder.close()


async def test_an_engine_that_is_not_there_answers_nothing() -> None:
    encoder = EncoderProcess("none", "tests.encoders.no_such_engine")
    try:
        assert await _one(encoder, "text") is None
    finally:
        await encoder.close()


async def test_what_is_closed_starts_no_other_for_a_call_under_way(encoder: EncoderProcess) -> None:
    assert await encoder.ready()
    under_way = asyncio.create_task(_one(encoder, "hang"))
    waiting = asyncio.create_task(_one(encoder, "waits"))
    await asyncio.sleep(0.1)
    with capture_logs() as logs:
        await encoder.close()
        answers = await asyncio.wait_for(asyncio.gather(under_way, waiting), 2)
        assert list(answers) == [None, None]
        assert not await encoder.ready()
    assert encoder.pid is None
    assert logs == []


async def test_a_call_that_waits_for_the_start_gets_no_answer_when_it_is_closed(encoder: EncoderProcess) -> None:
    waiting = asyncio.create_task(_one(encoder, "waits"))
    await asyncio.sleep(0.05)
    await encoder.close()
    assert await asyncio.wait_for(waiting, 2) is None
    assert encoder.pid is None


async def test_a_call_that_nobody_waits_for_any_more_is_no_failure(encoder: EncoderProcess) -> None:
    with capture_logs() as logs:
        for number in range(3):
            assert await encoder.ready()
            asked = encoder.pid
            call = asyncio.create_task(_one(encoder, "hang"))
            await asyncio.sleep(0.1)
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            assert encoder.pid != asked, number
    assert logs == []
    assert await _one(encoder, "after it") is not None


@pytest.mark.skipif(not _FILTERED and not COMPLETE, reason="this machine has no filter of system calls")
async def test_it_is_known_to_be_confined(encoder: EncoderProcess) -> None:
    assert encoder.confined is None
    with capture_logs() as logs:
        assert await encoder.ready()
    assert encoder.confined is True
    assert logs == []


async def test_without_the_filter_it_works_and_says_so_once() -> None:
    encoder = EncoderProcess("letters", _ENGINE, ["unconfined"], EncoderLimits(answer=5.0))
    try:
        with capture_logs() as logs:
            assert await _one(encoder, "before") is not None
            assert await _one(encoder, "die") is None
            assert await _one(encoder, "after it") is not None
    finally:
        await encoder.close()
    assert encoder.confined is False
    assert [line["event"] for line in logs].count("the encoder runs without a filter of system calls") == 1
