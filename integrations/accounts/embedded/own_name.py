"""What an organisation's file calls itself, read at every start: only the beginning of the file, before its people."""

from pathlib import Path
from typing import BinaryIO, Final

import yaml

from bot.organisation.identity import OwnName
from bot.runtime.bounded_yaml import FAST_LOADER

KEY: Final = "organisation"
PEOPLE: Final = "people"
FIELDS: Final = ("name", "short_name")
_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})


def read_own_name(path: Path) -> OwnName:
    """The names under `organisation:`. Nothing for a file that is not there or not readable: what is wrong with it is told where it is loaded."""
    try:
        with path.open("rb") as file:
            return OwnName(*_names(file))
    except (OSError, yaml.YAMLError, UnicodeDecodeError):
        return OwnName()


def _names(file: BinaryIO) -> tuple[str, str]:
    depth, key, inside, found = 0, "", False, dict.fromkeys(FIELDS, "")
    for event in yaml.parse(file, Loader=FAST_LOADER):
        match event:
            case yaml.CollectionStartEvent():
                inside, depth, key = inside or (depth == 1 and key == KEY), depth + 1, ""
            case yaml.CollectionEndEvent():
                if inside and depth == 2:
                    break
                depth, key = depth - 1, ""
            case yaml.ScalarEvent(value=value) if depth == (2 if inside else 1):
                if key in found and inside:
                    found[key] = "" if event.implicit[0] and value in _NOTHING else value
                key = "" if key else value
                if key == PEOPLE and not inside:
                    break
            case _:
                pass
    return found["name"], found["short_name"]
