"""What somebody is told who says "locked out" or quotes an error while their account is fine: that nothing is locked now, and what else it can be (C11, D42).

Pure."""

from datetime import datetime
from typing import Final

from bot.accounts.facts import NONE, directory_in_use, mailbox_of_same_name, masked, portal_in_use, record
from bot.accounts.finding import Diagnosis
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules
from bot.accounts.snapshot import LockEvent
from bot.messages import Phrase, PhraseWord

FAILS_THOUGH_FINE: Final = frozenset({Row.FINE, Row.CHECK_INPUT, Row.LOCK_OVER})
"""The rows in which the account itself is no reason that signing in fails."""
_NAMED: Final = frozenset({"portal", "directory", "mailbox"})


def nothing_wrong(diagnosis: Diagnosis, system: str, *, again: bool, rules: Rules, now: datetime) -> tuple[Phrase, ...]:
    """That nothing is locked now (and since when the last lock is over), then what it can be in the system that was named, or, where none was, in any.

    `again`: how to type was told already, so it is not told once more; the screen's own words are the next step."""
    words = _words(diagnosis, rules, now)
    says = [Phrase("fine.again" if again else "fine.now", words)]
    if system in _NAMED:
        says.append(Phrase(f"fine.in_{system}", words))
    elif not again:
        says.append(Phrase("fine.which", words))
    says.append(Phrase("fine.next" if again or system in _NAMED else "fine.typing", words))
    return tuple(says)


def _words(diagnosis: Diagnosis, rules: Rules, now: datetime) -> dict[str, PhraseWord]:
    """`ended` (UTC or `none`): when the last lock ended, as far as the directory says."""
    snapshot = diagnosis.snapshot
    over = diagnosis.first(Row.LOCK_OVER)
    unlocked = max((event.at for event in snapshot.recent if event.event is LockEvent.UNLOCKED), default=None)
    ended = over.tell.words.get("ended") if over is not None else unlocked
    mailbox = record(snapshot.mailbox)
    return {
        "ended": NONE if ended is None else ended,
        "account": masked(directory_in_use(snapshot)),
        "portal_account": masked(portal_in_use(snapshot)),
        "computer": "yes" if snapshot.agency.joins_directory else "no",
        "stage": rules.stage(snapshot.agency, now).value,
        "mailbox": NONE if mailbox is None else "same" if mailbox_of_same_name(snapshot) is not None else "other",
    }
