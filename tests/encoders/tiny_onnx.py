"""A sentence model of a few words, written byte by byte: each token has its row, and the rows are the hidden states."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tokenizers
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

_FLOAT, _INT64 = 1, 7


def write_model(folder: Path, words: Sequence[str], rows: Sequence[Sequence[float]], pooling: str | None = None, query: str | None = None) -> None:
    """`rows`: the vector of each word, before them that of an unknown one. `pooling`: a switch of 1_Pooling/config.json; `query`: the prompt."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(_model(np.array(rows, dtype=np.float32)))
    tokenizer = tokenizers.Tokenizer(WordLevel({word: at for at, word in enumerate(["[UNK]", *words])}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    if pooling is not None:
        (folder / "1_Pooling").mkdir()
        (folder / "1_Pooling" / "config.json").write_text(json.dumps({pooling: True}), encoding="utf-8")
    if query is not None:
        (folder / "config_sentence_transformers.json").write_text(json.dumps({"prompts": {"query": query}}), encoding="utf-8")


def _model(table: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> bytes:
    tensor = b"".join(_number(1, size) for size in table.shape) + _number(2, _FLOAT) + _bytes(8, b"table") + _bytes(9, table.tobytes())
    node = _bytes(1, b"table") + _bytes(1, b"input_ids") + _bytes(2, b"last_hidden_state") + _bytes(4, b"Gather")
    graph = _bytes(1, node) + _bytes(2, b"tiny") + _bytes(5, tensor)
    graph += _bytes(11, _value(b"input_ids", _INT64, (b"batch", b"length"))) + _bytes(11, _value(b"attention_mask", _INT64, (b"batch", b"length")))
    graph += _bytes(12, _value(b"last_hidden_state", _FLOAT, (b"batch", b"length", b"size")))
    return _number(1, 8) + _bytes(7, graph) + _bytes(8, _bytes(1, b"") + _number(2, 13))


def _value(name: bytes, kind: int, shape: Sequence[bytes]) -> bytes:
    dimensions = b"".join(_bytes(1, _bytes(2, dimension)) for dimension in shape)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, dimensions)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
