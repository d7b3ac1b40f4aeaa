"""Arrays of numbers with a head in JSON as bytes, and back: what takes long to learn is kept so. Nothing in it can be executed."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]


def dump_arrays(begin: bytes, head: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """`begin` tells one kind of content from another; `load_arrays` gives back the head and the arrays."""
    shapes = {name: (array.dtype.str, array.shape) for name, array in arrays.items()}
    written = json.dumps({"head": head, "arrays": shapes}, ensure_ascii=False, separators=(",", ":")).encode()
    # Numbers begin at a multiple of eight, so that they can be used where they lie.
    written += b" " * (-(len(begin) + 8 + len(written)) % 8)
    return b"".join((begin, len(written).to_bytes(8, "big"), written, *(_padded(array.tobytes()) for array in arrays.values())))


def load_arrays(begin: bytes, content: memoryview) -> tuple[dict[str, Any], Arrays]:
    """Raises ValueError for anything that `dump_arrays` did not write with this `begin`."""
    if bytes(content[: len(begin)]) != begin:
        raise ValueError("another kind of content")
    at = len(begin) + 8 + int.from_bytes(content[len(begin) : len(begin) + 8], "big")
    try:
        written: dict[str, Any] = json.loads(bytes(content[len(begin) + 8 : at]))
        found: Arrays = {}
        for name, (kind, shape) in written["arrays"].items():
            count = int(np.prod(shape, dtype=np.int64))
            found[name] = np.frombuffer(content, dtype=np.dtype(kind), count=count, offset=at).reshape(shape)
            at += found[name].nbytes + -found[name].nbytes % 8
        return written["head"], found
    except (AttributeError, KeyError, TypeError) as trouble:
        raise ValueError(f"not whole ({trouble})") from None


def _padded(written: bytes) -> bytes:
    return written + b"\0" * (-len(written) % 8)
