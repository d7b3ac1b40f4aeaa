"""A learnt reading as bytes and back: names as JSON, numbers as they lie in memory. Nothing in it can be executed."""

import json
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.reading.network import Network, ReadingModel

_BEGIN: Final = b"accountdesk reading 2\n"
_HALF: Final = np.dtype("<f2")


def dump_reading_model(model: ReadingModel) -> bytes:
    """Numbers in eight or sixteen bits, so that what is loaded is a little coarser than what was learnt."""
    arrays = [array for network in model.networks for array in _arrays(network)]
    head = {
        "heads": {name: list(values) for name, values in model.heads.items()},
        "labels": list(model.labels),
        "cooling": list(model.cooling),
        "learnt_from": model.learnt_from,
        "arrays": [(array.dtype.str, array.shape) for array in arrays],
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    written += b" " * (-(len(_BEGIN) + 8 + len(written)) % 8)
    return b"".join((_BEGIN, len(written).to_bytes(8, "big"), written, *(_padded(array.tobytes()) for array in arrays)))


def load_reading_model(content: bytes | memoryview) -> ReadingModel:
    """Raises ValueError for anything that `dump_reading_model` did not write."""
    begin = len(_BEGIN)
    if bytes(content[:begin]) != _BEGIN:
        raise ValueError("no reading")
    at = begin + 8 + int.from_bytes(content[begin : begin + 8], "big")
    try:
        head: dict[str, Any] = json.loads(bytes(content[begin + 8 : at]))
        found: list[npt.NDArray[Any]] = []
        for kind, shape in head["arrays"]:
            found.append(np.frombuffer(content, np.dtype(kind), int(np.prod(shape, dtype=np.int64)), at).reshape(shape))
            at += found[-1].nbytes + -found[-1].nbytes % 8
        heads = {name: tuple(values) for name, values in head["heads"].items()}
        cooling = (float(head["cooling"][0]), float(head["cooling"][1]))
        networks = tuple(_network(found[first : first + 7]) for first in range(0, len(found), 7))
        labels, learnt_from = tuple(head["labels"]), str(head["learnt_from"])
        return ReadingModel(heads, labels, networks, cooling=cooling, learnt_from=learnt_from)
    except (KeyError, TypeError, IndexError) as trouble:
        raise ValueError(f"no reading ({trouble})") from None


def _arrays(network: Network) -> tuple[npt.NDArray[Any], ...]:
    halves = (network.scales, network.dense, network.begins, network.out, network.shares)
    return (network.features.astype("<u4"), network.pieces, *(part.astype(_HALF) for part in halves))


def _network(arrays: list[npt.NDArray[Any]]) -> Network:
    features, pieces, *halves = arrays
    return Network(features, pieces, *(half.astype(np.float32) for half in halves))


def _padded(written: bytes) -> bytes:
    return written + b"\0" * (-len(written) % 8)
