"""A transformer as bytes and back: names as JSON, numbers in eight bits a row or as they lie in memory. Nothing in it can be executed."""

import json
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.reading.network import Numbers
from bot.reading.transformer import UNKNOWN, Layer, Quantised, Transformer
from bot.reading.word_pieces import WordPieces

_BEGIN: Final = b"accountdesk transformer 1\n"
_HALF: Final = np.dtype("<f2")
MATRICES: Final = ("query_key_value", "attention_out", "feed_in", "feed_out")
"""Of each layer, a row for each number that comes out; each has its `_bias`."""
NORMS: Final = ("attention_norm", "feed_norm")
_BESIDE: Final = ("steps", "abouts", "positions", "sides", "norm.0", "norm.1", "out", "shares")


def dump_transformer(weights: Mapping[str, Numbers], names: Mapping[str, Any]) -> bytes:
    """`weights`: `words`, `steps`, `abouts`, `positions`, `sides`, `norm.0`, `norm.1`, `out`, `shares`, and for each layer `0.query_key_value`,
    `0.query_key_value_bias` …, `0.attention_norm.0` …. `names`: `pieces`, `scores`, `steps`, `abouts`, `heads`, `learnt_from`.

    What is loaded is a little coarser than what was learnt."""
    layers = 1 + max(int(name.partition(".")[0]) for name in weights if name[0].isdigit())
    arrays: list[npt.NDArray[Any]] = [*_quantised(weights["words"]), *(weights[name].astype(_HALF) for name in _BESIDE)]
    for layer in range(layers):
        for name in MATRICES:
            arrays += [*_quantised(weights[f"{layer}.{name}"]), weights[f"{layer}.{name}_bias"].astype(_HALF)]
        arrays += [weights[f"{layer}.{name}.{side}"].astype(_HALF) for name in NORMS for side in (0, 1)]
    head = {**names, "layers": layers, "arrays": [(array.dtype.str, array.shape) for array in arrays]}
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    written += b" " * (-(len(_BEGIN) + 8 + len(written)) % 8)
    return b"".join((_BEGIN, len(written).to_bytes(8, "big"), written, *(array.tobytes() + b"\0" * (-array.nbytes % 8) for array in arrays)))


def load_transformer(content: bytes | memoryview) -> Transformer:
    """Raises ValueError for anything that `dump_transformer` did not write."""
    begin = len(_BEGIN)
    if bytes(content[:begin]) != _BEGIN:
        raise ValueError("no transformer")
    at = begin + 8 + int.from_bytes(content[begin : begin + 8], "big")
    try:
        head: dict[str, Any] = json.loads(bytes(content[begin + 8 : at]))
        found: list[npt.NDArray[Any]] = []
        for kind, shape in head["arrays"]:
            found.append(np.frombuffer(content, np.dtype(kind), int(np.prod(shape, dtype=np.int64)), at).reshape(shape))
            at += found[-1].nbytes + -found[-1].nbytes % 8
        beside = dict(zip(_BESIDE, (array.astype(np.float32) for array in found[2:]), strict=False))
        first, each = 2 + len(_BESIDE), 3 * len(MATRICES) + 2 * len(NORMS)
        return Transformer(
            pieces=WordPieces(head["pieces"], head["scores"], UNKNOWN),
            words=Quantised(found[0], found[1].astype(np.float32)),
            steps=dict(zip(head["steps"], beside["steps"], strict=True)),
            abouts=dict(zip(head["abouts"], beside["abouts"], strict=True)),
            positions=beside["positions"],
            sides=beside["sides"],
            norm=(beside["norm.0"], beside["norm.1"]),
            layers=tuple(_layer(found[first + each * layer : first + each * (layer + 1)]) for layer in range(head["layers"])),
            out=beside["out"],
            shares=beside["shares"],
            heads={name: tuple(values) for name, values in head["heads"].items()},
            learnt_from=str(head["learnt_from"]),
        )
    except (KeyError, TypeError, IndexError) as trouble:
        raise ValueError(f"no transformer ({trouble})") from None


def _layer(arrays: list[npt.NDArray[Any]]) -> Layer:
    found: dict[str, Any] = {}
    for place, name in enumerate(MATRICES):
        whole, scales, bias = arrays[3 * place : 3 * place + 3]
        found[name] = np.ascontiguousarray(Quantised(whole, scales.astype(np.float32)).rows().T)
        found[f"{name}_bias"] = bias.astype(np.float32)
    for place, name in enumerate(NORMS):
        first = 3 * len(MATRICES) + 2 * place
        found[name] = (arrays[first].astype(np.float32), arrays[first + 1].astype(np.float32))
    return Layer(**found)


def _quantised(matrix: Numbers) -> tuple[npt.NDArray[np.int8], npt.NDArray[Any]]:
    scales = np.maximum(np.abs(matrix).max(axis=1) / 127, 1e-6).astype(_HALF)
    return np.clip(np.rint(matrix / scales.astype(np.float32)[:, None]), -127, 127).astype(np.int8), scales
