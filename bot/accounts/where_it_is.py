"""In which systems an account is disabled or locked, for its owner and for an admin alike (C15, C30). Pure."""

from datetime import datetime
from typing import Final

from bot.accounts.facts import disabled_in
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import System
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules
from bot.messages import Phrase

_TOLD: Final = (System.PORTAL, System.PERSONNEL, System.DIRECTORY)


def where_it_is(diagnosis: Diagnosis, finding: Finding, rules: Rules, now: datetime) -> Phrase | None:
    """The systems by their names; None where nothing is disabled or locked."""
    off = finding.group is FindingGroup.DISABLED
    if off:
        held = frozenset(disabled_in(diagnosis.snapshot, rules.stage(diagnosis.snapshot.agency, now)))
    elif finding.row is Row.BOTH_LOCKED:
        held = frozenset({System.PORTAL, System.DIRECTORY})
    elif finding.group is FindingGroup.LOCKED and finding.row is not Row.LOCK_OVER:
        held = frozenset({System.PORTAL if finding.row is Row.PORTAL_LOCKED else System.DIRECTORY})
    else:
        held = frozenset()
    words = {system.value: "yes" if system in held else "no" for system in _TOLD}
    return Phrase("where_it_is", {**words, "kind": "off" if off else "lock"}) if held else None
