"""A new password of a TPEAD account, and which ones the directory refuses (4-2-5: not the last three). Pure."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.errors import NotAccepted
from bot.secret import Secret
from integrations.accounts.embedded.lockout import opened
from integrations.accounts.embedded.password_hash import verify_hash
from integrations.accounts.embedded.state import DirectoryRow

SHORTEST: Final = 8
REMEMBERED: Final = 3
"""How many passwords, including the present one, cannot be reused."""


def with_password(row: DirectoryRow, new: Secret, sealed: str, now: datetime) -> DirectoryRow:
    """The account with the new password, stored as `sealed`. Raises NotAccepted: `length`, `history`.

    This ends a lock, but does not count as unlocking, so none is recorded.
    """
    if len(new.reveal()) < SHORTEST:
        raise NotAccepted("directory", "length")
    before = [sealed_password for sealed_password in (row.password, *row.earlier.split("\n")) if sealed_password]
    if any(verify_hash(sealed_password, new) for sealed_password in before[:REMEMBERED]):
        raise NotAccepted("directory", "history")
    earlier = "\n".join(before[: REMEMBERED - 1])
    return replace(opened(row, now), password=sealed, password_set=now, must_change=False, password_expires=None, earlier=earlier)
