"""What is left where somebody says that it works now: one glad line, then only what still waits (C14, C40). Pure."""

from bot.accounts.facts import NONE
from bot.accounts.finding import Diagnosis
from bot.accounts.records import System
from bot.accounts.rows.row import FindingGroup, Row
from bot.messages import Phrase, PhraseWord


def after_success(diagnosis: Diagnosis) -> tuple[Phrase, ...]:
    """The glad line, and the lock or the sync that is not over yet."""
    says = [Phrase("success.glad")]
    lock, sync = diagnosis.first(FindingGroup.LOCKED), diagnosis.first(FindingGroup.SYNC)
    if lock is not None and lock.row is not Row.LOCK_OVER:
        portal = lock.row is Row.BOTH_LOCKED
        ends: PhraseWord = lock.tell.words.get("portal_until", NONE) if portal else lock.until or NONE
        system = System.PORTAL if portal or lock.system is System.PORTAL else System.DIRECTORY
        says.append(Phrase("success.still-locked", {"system": system.value, "ends": ends}))
    if sync is not None and sync.until is not None and not sync.escalate:
        says.append(Phrase("success.still-waits", {"ends": sync.until}))
    return tuple(says)
