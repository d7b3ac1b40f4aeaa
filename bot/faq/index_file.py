"""An index as bytes and back: names and texts as JSON, numbers as they lie in memory. Nothing in it can be executed."""

import json
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from bot.faq.index import Index
from bot.faq.inverted_index import InvertedIndex

_BEGIN: Final = b"accountdesk index 1\n"
_ARRAYS: Final = ("begins", "weights", "shares", "rarity", "starts", "texts", "numbers")


def dump_index(index: Index) -> bytes:
    """The whole index; `load_index` gives back an equal one."""
    arrays = _arrays(index)
    head = {
        "labels": index.labels,
        "faq": sorted(index.faq),
        "texts": index.texts,
        "vocabulary": list(index.space.vocabulary),
        "size": index.space.size,
        "arrays": [(array.dtype.str, array.shape) for array in arrays],
    }
    written = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    # Numbers begin at a multiple of eight, so that they can be used where they lie.
    written += b" " * (-(len(_BEGIN) + 8 + len(written)) % 8)
    return b"".join((_BEGIN, len(written).to_bytes(8, "big"), written, *(_padded(array.tobytes()) for array in arrays)))


def load_index(content: memoryview) -> Index:
    """Raises ValueError for anything that `dump_index` did not write."""
    begin = len(_BEGIN)
    if bytes(content[:begin]) != _BEGIN:
        raise ValueError("no index")
    at = begin + 8 + int.from_bytes(content[begin : begin + 8], "big")
    try:
        head: dict[str, Any] = json.loads(bytes(content[begin + 8 : at]))
        found: dict[str, npt.NDArray[Any]] = {}
        for name, (kind, shape) in zip(_ARRAYS, head["arrays"], strict=True):
            count = int(np.prod(shape, dtype=np.int64))
            found[name] = np.frombuffer(content, dtype=np.dtype(kind), count=count, offset=at).reshape(shape)
            at += found[name].nbytes + -found[name].nbytes % 8
        vocabulary = {name: place for place, name in enumerate(head["vocabulary"])}
        space = InvertedIndex(
            size=head["size"], vocabulary=vocabulary, rarity=found["rarity"], starts=found["starts"], texts=found["texts"], weights=found["numbers"]
        )
        labels, faq, texts = tuple(head["labels"]), frozenset(head["faq"]), tuple(head["texts"])
    except (KeyError, TypeError) as trouble:
        raise ValueError(f"no index ({trouble})") from None
    return Index(labels=labels, faq=faq, texts=texts, begins=found["begins"], space=space, weights=found["weights"], shares=found["shares"])


def _arrays(index: Index) -> tuple[npt.NDArray[Any], ...]:
    space = index.space
    return index.begins, index.weights, index.shares, space.rarity, space.starts, space.texts, space.weights


def _padded(written: bytes) -> bytes:
    return written + b"\0" * (-len(written) % 8)
