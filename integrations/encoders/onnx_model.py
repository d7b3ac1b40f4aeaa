"""An encoder out of a directory that an operator names: a sentence model exported to ONNX, with its tokenizer, as sentence-transformers writes it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnxruntime
import tokenizers

from integrations.encoders.onnx_files import TOKENIZER, find_model
from integrations.encoders.worker import Encode

_MOST_TOKENS: Final = 128
_POOLED: Final = "sentence_embedding"


def load(folder: str) -> Encode:
    """The model of this folder, on one core."""
    place = Path(folder)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(find_model(place)), options, providers=["CPUExecutionProvider"])
    tokenizer = tokenizers.Tokenizer.from_file(str(place / TOKENIZER))
    tokenizer.enable_truncation(_MOST_TOKENS)
    tokenizer.no_padding()
    wanted = {given.name for given in session.get_inputs()}
    made = [given.name for given in session.get_outputs()]
    pooled = _POOLED if _POOLED in made else made[0]
    pooling, prompt = _pooling(place), _prompt(place)

    def one(text: str) -> npt.NDArray[np.float32]:
        found = tokenizer.encode(prompt + text)
        given = {"input_ids": found.ids or [0], "attention_mask": found.attention_mask or [1], "token_type_ids": found.type_ids or [0]}
        (out,) = session.run([pooled], {name: np.array([values], dtype=np.int64) for name, values in given.items() if name in wanted})
        # A model that ends with one vector a text has pooled already.
        return np.asarray(out[0] if out.ndim == 2 else pooling(out[0]), dtype=np.float32)

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.stack([one(text) for text in texts])

    return encode


def _pooling(folder: Path) -> Any:
    """How the vectors of the tokens become one: their mean, unless the export says that the first stands for all, or the greatest."""
    config = _said(folder / "1_Pooling" / "config.json")
    if config.get("pooling_mode_cls_token"):
        return lambda hidden: hidden[0]
    if config.get("pooling_mode_max_tokens"):
        return lambda hidden: hidden.max(axis=0)
    return lambda hidden: hidden.mean(axis=0)


def _prompt(folder: Path) -> str:
    """What the model was trained to read before a question."""
    config = _said(folder / "config_sentence_transformers.json")
    prompts = config.get("prompts") or {}
    return str(prompts.get("query") or prompts.get(config.get("default_prompt_name")) or "")


def _said(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}
