"""Vectors that are shipped: in whole numbers of eight bits, each under the hash of its text, so that a text which changed is simply not among them."""

from typing import Final

import numpy as np
import numpy.typing as npt

_BEGIN: Final = b"accountdesk shipped vectors 1\n"
_HASH: Final = 16


def dump_vectors(model: str, hashes: list[bytes], vectors: npt.NDArray[np.float32]) -> bytes:
    """`model`: the encoder's name; a vector keeps its directions to four parts in a thousand."""
    name = model.encode()
    scales = np.abs(vectors).max(axis=1, keepdims=True) / 127
    whole = np.rint(vectors / scales).astype(np.int8)
    shape = np.array([len(name), *vectors.shape], dtype="<u4")
    return b"".join((_BEGIN, shape.tobytes(), name, b"".join(hashes), scales.astype("<f4").tobytes(), whole.tobytes()))


def load_vectors(content: bytes, model: str) -> tuple[list[bytes], npt.NDArray[np.float32]]:
    """The hashes and their vectors; none where they are another model's. Raises ValueError for anything that `dump_vectors` did not write."""
    at = len(_BEGIN)
    if content[:at] != _BEGIN:
        raise ValueError("no shipped vectors")
    named, rows, columns = (int(one) for one in np.frombuffer(content, "<u4", 3, at))
    at += 12
    if len(content) != at + named + rows * (_HASH + 4 + columns):
        raise ValueError("shipped vectors that are not whole")
    if content[at : at + named] != model.encode():
        return [], np.zeros((0, columns), np.float32)
    at += named
    hashes = [content[at + row * _HASH : at + (row + 1) * _HASH] for row in range(rows)]
    at += rows * _HASH
    scales = np.frombuffer(content, "<f4", rows, at).reshape(rows, 1)
    vectors = np.frombuffer(content, np.int8, rows * columns, at + 4 * rows).reshape(rows, columns).astype(np.float32) * scales
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return hashes, vectors
