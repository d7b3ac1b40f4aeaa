"""How an embedded system's answer travels: as text that is decoded again, so that a garbled one is really refused."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Table

from bot.errors import Garbled
from integrations.accounts.embedded.tables import row_of, values

_PART: Final = 0.6


def encoded(rows: Iterable[Any], garbled: bool) -> str:
    """Rows as text; a garbled system breaks off in the middle of it."""
    text = json.dumps([{name: _form(value) for name, value in values(row).items()} for row in rows])
    return text[: max(1, int(len(text) * _PART))] if garbled else text


def decoded(text: str, table: Table, system: str) -> tuple[Any, ...]:
    """The rows again. Raises Garbled for anything but what `encoded` gives."""
    try:
        return tuple(row_of(table, {name: _value(form) for name, form in row.items()}) for row in json.loads(text))  # type: ignore[arg-type]
    except (ValueError, TypeError, AttributeError, KeyError) as trouble:
        raise Garbled(system, f"{system}: the answer cannot be decoded ({type(trouble).__name__})") from None


def _form(value: Any) -> Any:
    match value:
        case datetime():
            return {"at": value.isoformat()}
        case timedelta():
            return {"seconds": value.total_seconds()}
        case _:
            return value


def _value(form: Any) -> Any:
    match form:
        case {"at": at}:
            return datetime.fromisoformat(at)
        case {"seconds": seconds}:
            return timedelta(seconds=seconds)
        case _:
            return form
