"""The decision table, one function a row. `DecisionRow`: the finding where the row holds, otherwise None."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from bot.accounts.finding import Finding
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Snapshot

DecisionRow: TypeAlias = Callable[[Snapshot, Rules, datetime], Finding | None]
