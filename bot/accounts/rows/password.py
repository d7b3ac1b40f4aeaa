"""The row about a password that has to be changed first (D38)."""

from datetime import datetime

from bot.accounts.facts import directory_in_use
from bot.accounts.finding import Finding, Status
from bot.accounts.masking import mask_account
from bot.accounts.records import System
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase


def d38_change_first(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Must change at the next sign-in, or the password has expired (D38)."""
    for account in directory_in_use(snapshot):
        name = mask_account(account.account)
        if account.must_change:
            tell = Phrase("status.password-must-change", {"account": name})
        elif account.password_expires is not None and account.password_expires <= now:
            tell = Phrase("status.password-expired", {"account": name, "since": account.password_expires})
        else:
            continue
        return Finding(Row.CHANGE_FIRST, Status.LOCKED, System.DIRECTORY, tell, remedies=("reset_password",))
    return None
