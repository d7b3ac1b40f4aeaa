"""The shipped FAQ, and the index over all that is shipped: read and learnt once for this content and this program, then taken from disk."""

import contextlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

import numpy as np
import rapidfuzz

from bot.faq.entries_file import dump_entries, load_entries
from bot.faq.entry import FaqEntry
from bot.faq.index import Index, build_index
from bot.faq.index_file import dump_index, load_index
from bot.faq.library import shipped
from bot.runtime.disk_cache import cache_folder, cache_key, read_cached, write_cached

_ENTRIES: Final = "entries"
_INDEX: Final = "index"


@cache
def shipped_entries() -> tuple[FaqEntry, ...]:
    """The shipped entries, checked when they were first read."""
    folder, key = cache_folder(), shipped_key()
    kept = read_cached(folder, _ENTRIES, key)
    if kept is not None:
        with contextlib.suppress(ValueError):
            return load_entries(kept)
    entries = shipped()
    write_cached(folder, _ENTRIES, key, dump_entries(entries))
    return entries


@cache
def build_index_for_shipped() -> Index:
    """Read from the cache folder where it was kept for just this content and program, else learnt and kept."""
    folder, key = cache_folder(), shipped_key()
    kept = read_cached(folder, _INDEX, key)
    if kept is not None:
        with contextlib.suppress(ValueError):  # In doubt it is learnt anew.
            return load_index(kept)
    index = build_index(shipped_entries())
    write_cached(folder, _INDEX, key, dump_index(index))
    return index


@cache
def shipped_key() -> str:
    """A name that changes with anything that the index follows from."""
    return cache_key(*_sources())


def _sources() -> Iterator[bytes]:
    """All that they follow from: the texts, how they are read and learnt from, and the libraries that count and compare."""
    yield f"numpy {np.__version__} rapidfuzz {rapidfuzz.__version__}".encode()
    yield from _files(resources.files("bot.faq"))


def _files(folder: Traversable) -> Iterator[bytes]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir() and one.name != "__pycache__":
            yield from _files(one)
        elif one.is_file():
            yield one.name.encode()
            yield one.read_bytes()
