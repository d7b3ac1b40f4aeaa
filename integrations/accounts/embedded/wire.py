"""How an embedded system's answer travels: as JSON that is decoded again, so that a garbled one is really refused."""

from collections.abc import Iterable
from functools import cache
from types import GenericAlias
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Table

from bot.errors import Garbled
from integrations.accounts.embedded.tables import ROW_CLASSES

_PART: Final = 0.6


def encoded(rows: Iterable[Any], table: Table, garbled: bool) -> bytes:
    """Rows of a table as JSON; a garbled system breaks off in the middle of it."""
    sent = _rows_of(table.name).dump_json(tuple(rows))
    return sent[: max(1, int(len(sent) * _PART))] if garbled else sent


def decoded(sent: bytes, table: Table, system: str) -> tuple[Any, ...]:
    """The rows again. Raises Garbled for anything but what `encoded` gives."""
    try:
        return _rows_of(table.name).validate_json(sent)
    except ValidationError as trouble:
        raise Garbled(system, f"{system}: the answer cannot be decoded ({type(trouble).__name__})") from None


@cache
def _rows_of(table: str) -> TypeAdapter[tuple[Any, ...]]:
    rows: Any = GenericAlias(tuple, (ROW_CLASSES[table], ...))
    return TypeAdapter(rows)
