"""The row about a policy that restricts signing in to some hours or computers (D40)."""

from datetime import datetime

from bot.accounts.facts import directory_in_use
from bot.accounts.finding import Finding, Status
from bot.accounts.masking import mask_account
from bot.accounts.records import System
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase
from bot.people.role import Role


def d40_restricted(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """May sign in at no hour, or only from some computers (D40)."""
    for account in directory_in_use(snapshot):
        name = mask_account(account.account)
        if account.signs_in_at_no_hour:
            tell = Phrase("status.no-hour", {"account": name})
        elif account.computers:
            tell = Phrase("status.computers-only", {"account": name, "computers": " / ".join(account.computers)})
        else:
            continue
        return Finding(Row.RESTRICTED, Status.LOCKED, System.DIRECTORY, tell, owner=Role.DIRECTORY_TEAM)
    return None
