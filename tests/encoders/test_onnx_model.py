"""A directory with an ONNX model is an encoder: any export of sentence-transformers with its tokenizer."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.cli.doctor_checks.encoder import check_encoder
from bot.errors import ConfigurationError
from bot.ports import SentenceVectors
from bot.settings.schema import Settings
from bot.wiring import encoders
from bot.wiring.encoders import AT_A_COMMAND, build_encoder
from tests.environment import COMPLETE

if not COMPLETE and (importlib.util.find_spec("onnxruntime") is None or importlib.util.find_spec("tokenizers") is None):
    pytest.skip("the extra onnx is not installed", allow_module_level=True)

from tests.encoders.tiny_onnx import write_model

_WORDS = ("card", "lost", "open", "when", "query:")
_ROWS = ((0.1, 0.1, 0.1), (1, 0, 0), (0.6, 0.8, 0), (0, 0, 1), (0, 1, 0), (0, 0, 4))


def _settings(folder: Path) -> Settings:
    return Settings.model_validate({"meaning": {"encoder": str(folder)}})


async def _encoded(folder: Path, texts: Sequence[str]) -> SentenceVectors:
    encoder = build_encoder(_settings(folder), AT_A_COMMAND)
    assert encoder is not None
    try:
        found = await encoder.encode(texts)
    finally:
        await encoder.close()
    assert found is not None
    return found


def _unit(*values: float) -> SentenceVectors:
    vector = np.array(values, dtype=np.float32)
    found: SentenceVectors = vector / np.linalg.norm(vector)
    return found


async def test_the_mean_of_the_tokens_is_the_vector(tmp_path: Path) -> None:
    write_model(tmp_path, _WORDS, _ROWS)
    found = await _encoded(tmp_path, ["card", "lost card", "", "\0 🙏 \ud800"])
    assert np.allclose(found[0], (1, 0, 0), atol=1e-6)
    assert np.allclose(found[1], _unit(0.8, 0.4, 0), atol=1e-6)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize(("pooling", "expected"), [("pooling_mode_cls_token", (0.6, 0.8, 0)), ("pooling_mode_max_tokens", (1, 0.8, 0)), ("pooling_mode_mean_tokens", (0.8, 0.4, 0))])
async def test_the_export_says_how_tokens_become_one(tmp_path: Path, pooling: str, expected: tuple[float, float, float]) -> None:
    write_model(tmp_path, _WORDS, _ROWS, pooling=pooling)
    assert np.allclose((await _encoded(tmp_path, ["lost card"]))[0], _unit(*expected), atol=1e-6)


async def test_the_prompt_of_the_export_is_read_first(tmp_path: Path) -> None:
    write_model(tmp_path, _WORDS, _ROWS, query="open ")
    assert np.allclose((await _encoded(tmp_path, ["card"]))[0], _unit(0.5, 0, 0.5), atol=1e-6)


async def test_another_model_in_the_same_directory_has_another_name(tmp_path: Path) -> None:
    write_model(tmp_path, _WORDS, _ROWS)
    first = build_encoder(_settings(tmp_path), AT_A_COMMAND)
    write_model(tmp_path, (*_WORDS, "more"), (*_ROWS, (1, 1, 1)))
    second = build_encoder(_settings(tmp_path), AT_A_COMMAND)
    assert first is not None
    assert second is not None
    assert first.name != second.name


@pytest.mark.parametrize("missing", ["model.onnx", "tokenizer.json"])
async def test_a_directory_without_a_model_is_one_clear_line(tmp_path: Path, missing: str) -> None:
    write_model(tmp_path, _WORDS, _ROWS)
    (tmp_path / missing).unlink()
    with pytest.raises(ConfigurationError, match=r"meaning\.encoder"):
        build_encoder(_settings(tmp_path), AT_A_COMMAND)
    assert (await check_encoder(_settings(tmp_path))).mark == "fail"


async def test_doctor_names_it(tmp_path: Path) -> None:
    write_model(tmp_path, _WORDS, _ROWS)
    found = await check_encoder(_settings(tmp_path))
    assert found.mark == "ok"
    assert found.result.endswith("3 numbers a text")


async def test_a_file_that_is_no_model_costs_meaning_and_nothing_else(tmp_path: Path) -> None:
    write_model(tmp_path, _WORDS, _ROWS)
    (tmp_path / "model.onnx").write_bytes(b"no model")
    found = await check_encoder(_settings(tmp_path))
    assert found.mark == "warn"
    assert "does not answer" in found.result


def test_without_the_libraries_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_model(tmp_path, _WORDS, _ROWS)
    monkeypatch.setattr(encoders, "_ONNX", ("no_such_library",))
    with pytest.raises(ConfigurationError, match="accountdesk\\[onnx\\]"):
        build_encoder(_settings(tmp_path), AT_A_COMMAND)
