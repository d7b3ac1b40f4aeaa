"""The desk as it is, among systems that live elsewhere: `python -m benchmarks.waiting_desk run …` is `python -m bot run …` with that many milliseconds before each
answer of an account system (`WAITS`). An answer is kept for the next who asks the same, so that the systems cost the desk's database nothing: theirs is elsewhere.
"""

import asyncio
import os
import runpy
from datetime import datetime

from integrations.accounts.embedded.row_store import RowAnswer, RowQuery, RowStore

WAITS = float(os.environ.get("WAITS", "50")) / 1000
_answer = RowStore.answer
_kept: dict[str, RowAnswer] = {}


async def _elsewhere(self: RowStore, system: str, now: datetime, *questions: RowQuery) -> RowAnswer:
    await asyncio.sleep(WAITS)
    asked = f"{system} {[(question.table.name, *(part.compile().params.values() for part in question.where)) for question in questions]}"
    if asked not in _kept:
        _kept[asked] = await _answer(self, system, now, *questions)
    return _kept[asked]


if __name__ == "__main__":
    RowStore.answer = _elsewhere  # type: ignore[method-assign]
    runpy.run_module("bot", run_name="__main__")
