"""`doctor` asks the language model a dozen labelled turns, and says how well it reads and how long it takes."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.cli.doctor_checks import language_model as checked
from bot.cli.doctor_checks.language_model import check_language_model
from bot.language_model.examples import turns_to_try
from bot.language_model.prompt import labels_form
from bot.settings.schema import Settings
from tests.language_model.standin import KEY, Manner, ModelStandIn, always

RIGHT = {turn.heard.text: json.dumps(labels_form(turn.labels)) for turn in turns_to_try()}


def knows(body: dict[str, Any]) -> str:
    return RIGHT[json.loads(body["messages"][-1]["content"])["text"]]


@pytest.fixture
async def server() -> AsyncIterator[ModelStandIn]:
    async with ModelStandIn(knows) as server:
        yield server


def settings(server: ModelStandIn, **more: Any) -> Settings:
    return Settings.model_validate({"reader": server.settings(**more)})


async def test_the_local_reader_needs_no_check() -> None:
    assert await check_language_model(Settings()) == ()


async def test_one_that_reads_well_is_named_with_its_figures(server: ModelStandIn) -> None:
    (found,) = await check_language_model(settings(server))
    assert (found.name, found.mark) == ("reader", "ok")
    assert "test-model at 127.0.0.1:" in found.result
    assert "reads 12 of 12 turns right, the local reader alone " in found.result
    assert " ms in the middle, " in found.result
    assert len(server.bodies) == 12
    assert server.wrong == []


async def test_one_that_reads_worse_than_the_local_reader_is_a_warning(server: ModelStandIn) -> None:
    server.answer = always(act="agree", matter="same")
    (found,) = await check_language_model(settings(server))
    assert found.mark == "warn"
    assert "reads 1 of 12" in found.result


async def test_one_that_is_slower_than_the_deadline_is_a_warning(server: ModelStandIn) -> None:
    server.slow = 0.15
    (found,) = await check_language_model(settings(server, deadline="0.1s"))
    assert found.mark == "warn"
    assert "12 of them later than reader.deadline" in found.result


@pytest.mark.parametrize(
    ("manner", "told"),
    [
        (Manner.DENIES, "does not accept the key"),
        (Manner.BROKEN, "cannot be reached, or has no time"),
        (Manner.TOO_MANY, "cannot be reached, or has no time"),
        (Manner.HALF, "is no reading"),
        (Manner.NO_JSON, "is no reading"),
        (Manner.REDIRECTS, "is no reading"),
        (Manner.HANGS, "no answer within"),
    ],
)
async def test_one_that_gives_no_reading_fails_with_what_to_do(server: ModelStandIn, manner: Manner, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "_PATIENT", 0.3)
    server.manner = manner
    (found,) = await check_language_model(settings(server))
    assert found.mark == "fail"
    assert told in found.result
    assert found.remedy
    assert KEY not in found.line


async def test_words_of_no_vocabulary_fail(server: ModelStandIn) -> None:
    server.answer = always(act="unlock_everybody")
    (found,) = await check_language_model(settings(server))
    assert found.mark == "fail"
    assert "none of the vocabulary" in found.result


@pytest.mark.parametrize("wrong", [{"key": "two words"}, {"key": "file:/nowhere/key"}, {"url": "https://127.0.0.1:1/v1", "ca_file": "/nowhere/ca.pem"}])
async def test_a_key_or_certificate_that_cannot_be_used_fails_by_the_name_of_its_key(server: ModelStandIn, wrong: dict[str, str]) -> None:
    (found,) = await check_language_model(settings(server, **wrong))
    assert found.mark == "fail"
    assert "config.yaml: reader." in found.result
    assert "two words" not in found.line
