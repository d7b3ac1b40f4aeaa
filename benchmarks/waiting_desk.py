"""The desk as it is, among systems that live elsewhere: `python -m benchmarks.waiting_desk run …` is `python -m bot run …` with that many milliseconds before each
answer of an account system and of the register of people (`WAITS`). An answer is kept for the next who asks the same, so that the systems cost the desk's
database nothing: theirs is elsewhere.
"""

import asyncio
import os
import runpy
from datetime import datetime
from typing import Any

from integrations.accounts.embedded.row_store import RowAnswer, RowQuery, RowStore

WAITS = float(os.environ.get("WAITS", "50")) / 1000
_answer, _rows = RowStore.answer, RowStore.rows
_kept: dict[str, Any] = {}


def _asked(*questions: RowQuery) -> str:
    return str([(one.table.name, one.skip, one.most, *(str(part.compile().params) + str(part) for part in one.where)) for one in questions])


async def _answer_from_elsewhere(self: RowStore, system: str, now: datetime, *questions: RowQuery) -> RowAnswer:
    await asyncio.sleep(WAITS)
    if (asked := system + _asked(*questions)) not in _kept:
        _kept[asked] = await _answer(self, system, now, *questions)
    answer: RowAnswer = _kept[asked]
    return answer


async def _rows_from_elsewhere(self: RowStore, *questions: RowQuery) -> tuple[tuple[Any, ...], ...]:
    await asyncio.sleep(WAITS)
    if (asked := _asked(*questions)) not in _kept:
        _kept[asked] = await _rows(self, *questions)
    rows: tuple[tuple[Any, ...], ...] = _kept[asked]
    return rows


if __name__ == "__main__":
    RowStore.answer, RowStore.rows = _answer_from_elsewhere, _rows_from_elsewhere  # type: ignore[method-assign]
    runpy.run_module("bot", run_name="__main__")
