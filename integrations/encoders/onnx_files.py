"""Which files of a directory are a sentence model: found by the desk, which names the model, and by the process that loads it."""

from pathlib import Path
from typing import Final

TOKENIZER: Final = "tokenizer.json"
_MODELS: Final = ("model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx")


def find_model(folder: Path) -> Path:
    """The model's file. Raises FileNotFoundError where there is none, or no tokenizer beside it."""
    found = [folder / name for name in _MODELS if (folder / name).is_file()]
    if not found or not (folder / TOKENIZER).is_file():
        raise FileNotFoundError(f"{folder} holds no {_MODELS[0]} with its {TOKENIZER}")
    return found[0]
