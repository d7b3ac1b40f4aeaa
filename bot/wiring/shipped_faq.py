"""The shipped FAQ and the index over everything shipped: built once for this content and this program, then read from disk."""

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
    """The shipped entries, checked when first read."""
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
    """Read from the cache folder if it was built for exactly this content and program, else built and stored."""
    folder, key = cache_folder(), shipped_key()
    kept = read_cached(folder, _INDEX, key)
    if kept is not None:
        with contextlib.suppress(ValueError):  # If in doubt, it is built again.
            return load_index(kept)
    index = build_index(shipped_entries())
    write_cached(folder, _INDEX, key, dump_index(index))
    return index


@cache
def shipped_key() -> str:
    """A key that changes with anything the index depends on."""
    return cache_key(*_sources())


def _sources() -> Iterator[bytes]:
    """Everything it depends on: the texts, the code that reads and learns from them, and the numerical libraries."""
    yield f"numpy {np.__version__} rapidfuzz {rapidfuzz.__version__}".encode()
    yield from content_of(resources.files("bot.faq"))


def content_of(folder: Traversable) -> Iterator[bytes]:
    """The names and contents of all files of a package's folder."""
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir() and file.name != "__pycache__":
            yield from content_of(file)
        elif file.is_file():
            yield file.name.encode()
            yield file.read_bytes()
