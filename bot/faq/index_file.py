"""An index as bytes and back."""

from typing import Final

from bot.faq.array_file import Arrays, dump_arrays, load_arrays
from bot.faq.index import Index
from bot.faq.inverted_index import InvertedIndex

_BEGIN: Final = b"accountdesk index 2\n"


def dump_index(index: Index) -> bytes:
    """The whole index; `load_index` gives back an equal one."""
    head = {"labels": index.labels, "faq": sorted(index.faq), "texts": index.texts, "space": inverted_head(index.space)}
    return dump_arrays(_BEGIN, head, {"begins": index.begins, "weights": index.weights, "shares": index.shares, **inverted_arrays("space", index.space)})


def load_index(content: memoryview) -> Index:
    """Raises ValueError for anything that `dump_index` did not write."""
    head, found = load_arrays(_BEGIN, content)
    try:
        labels, faq, texts = tuple(head["labels"]), frozenset(head["faq"]), tuple(head["texts"])
        space = inverted_from("space", head["space"], found)
        return Index(labels=labels, faq=faq, texts=texts, begins=found["begins"], space=space, weights=found["weights"], shares=found["shares"])
    except (KeyError, TypeError) as trouble:
        raise ValueError(f"no index ({trouble})") from None


def inverted_head(index: InvertedIndex) -> list[object]:
    """What of an inverted index is no array."""
    return [index.size, list(index.vocabulary)]


def inverted_arrays(name: str, index: InvertedIndex) -> Arrays:
    """Its arrays under names of their own."""
    return {f"{name}.rarity": index.rarity, f"{name}.starts": index.starts, f"{name}.texts": index.texts, f"{name}.weights": index.weights}


def inverted_from(name: str, head: list[object], found: Arrays) -> InvertedIndex:
    """The inverted index that was written under this name. Raises KeyError, TypeError or ValueError for another head, or missing arrays."""
    size, names = head
    if not isinstance(size, int) or not isinstance(names, list):
        raise TypeError("no head of an inverted index")
    rarity, starts, texts, weights = (found[f"{name}.{part}"] for part in ("rarity", "starts", "texts", "weights"))
    return InvertedIndex(size=size, vocabulary={word: place for place, word in enumerate(names)}, rarity=rarity, starts=starts, texts=texts, weights=weights)
