"""Refuses operators' files that are too large, too deep, or small but expanding (aliases of aliases) before anything is built from them."""

from pathlib import Path
from typing import Any, Final

import yaml

from bot.errors import ConfigurationError

MEGABYTE: Final = 1024 * 1024
DEEPEST: Final = 20
_FREE: Final = 10_000
_TIMES: Final = 10
"""Aliases may make a file so many times larger than what is written, beside what is always free."""
FAST_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where it was built in, about ten times as fast; it builds by recursion without a limit, so `check_shape` looks first."""


def read_bounded(path: Path, largest: int) -> bytes:
    """The file, whatever its name leads to. Raises OSError, and ConfigurationError if it is larger than `largest` bytes."""
    with path.open("rb") as file:
        content = file.read(largest + 1)
    if len(content) > largest:
        size = f"{largest // MEGABYTE} MB" if largest >= MEGABYTE else f"{largest // 1024} kB"
        raise ConfigurationError(str(path), "", f"expected at most {size}, found a larger file; is it the right one?")
    return content


def check_shape(text: str, file: str) -> None:
    """Refuses what nests too deep or grows too large, in one scan of the text. Any other error is left to the reader.

    Raises ConfigurationError, never YAMLError.
    """
    open_ones: list[tuple[str | None, int]] = []
    sizes: dict[str, int] = {}
    written = grown = 0
    try:
        for event in yaml.parse(text, Loader=FAST_LOADER):
            match event:
                case yaml.CollectionStartEvent():
                    written, grown = written + 1, grown + 1
                    open_ones.append((event.anchor, grown))
                    if len(open_ones) > DEEPEST:
                        _refuse(file, event, f"lists and maps are nested far too deeply, nested more than {DEEPEST} deep; check the brackets")
                case yaml.CollectionEndEvent():
                    anchor, before = open_ones.pop()
                    if anchor:
                        sizes[anchor] = grown - before + 1
                case yaml.ScalarEvent():
                    written, grown = written + 1, grown + 1
                    if event.anchor:
                        sizes[event.anchor] = 1
                case yaml.AliasEvent():
                    if any(anchor == event.anchor for anchor, _ in open_ones):
                        _refuse(file, event, f"*{event.anchor} stands inside what it stands for; write it out")
                    grown += sizes.get(str(event.anchor), 1)
                    if grown > _FREE + _TIMES * written:
                        _refuse(file, event, "aliases (*) make this file many times larger than what is written; write the values out")
                case _:
                    pass
    except yaml.YAMLError:
        return


def _refuse(file: str, event: yaml.Event, why: str) -> None:
    mark = event.start_mark
    raise ConfigurationError(file, f"line {mark.line + 1}" if mark else "", why)
