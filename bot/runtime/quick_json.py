"""JSON by pydantic's own reader and writer: a third of what the standard library takes, with the letters of a text as they are."""

import json
from typing import Any, TypeAlias

from pydantic_core import from_json, to_json

JsonObject: TypeAlias = dict[str, Any]
"""A JSON object, by the names of its fields."""


def json_bytes(value: Any) -> bytes:
    """A value as JSON in UTF-8. TypeError for what has no form there."""
    try:
        return to_json(value)
    except ValueError:  # half of a letter, which only an escape can write; and what the standard library refuses as well
        return json.dumps(value).encode()


def json_text(value: Any) -> str:
    """The same as a text."""
    return json_bytes(value).decode()


def read_json(written: str | bytes) -> Any:
    """What was written. ValueError where it is no JSON."""
    try:
        return from_json(written)
    except ValueError:  # it reads no half of a letter
        return json.loads(written)
