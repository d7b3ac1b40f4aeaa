"""Rows that stop everything (D1, D2, D4), and the one about unreadable systems (D3)."""

from datetime import datetime

from bot.accounts.facts import records, unread
from bot.accounts.finding import Finding, Status
from bot.accounts.records import AccountKind, System, Usage
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Phrase, PhraseWord
from bot.people.role import Role

STRANGER = Finding(row=Row.STRANGER, status=Status.UNKNOWN, system=None, tell=Phrase("status.stranger"))
"""D1: the chat identity is linked to nobody, so there is no snapshot to diagnose."""


def d2_out_of_scope(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Protected, service or the desk's own: not handled here, and no detail is mentioned (D2)."""
    if not any(account.protected or account.kind is not AccountKind.PERSON for account in records(snapshot.directory)):
        return None
    return Finding(
        row=Row.OUT_OF_SCOPE,
        status=Status.UNKNOWN,
        system=None,
        tell=Phrase("status.out-of-scope"),
        owner=Role.DIRECTORY_TEAM,
    )


def d3_unread(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """Some system did not answer: one finding names them all, and nothing is guessed (D3, T32)."""
    silent = unread(snapshot)
    if not silent:
        return None
    return Finding(
        row=Row.UNREAD,
        status=Status.UNKNOWN,
        system=silent[0] if len(silent) == 1 else None,
        tell=Phrase("status.unread", words_of_unread(snapshot)),
    )


def words_of_unread(snapshot: Snapshot) -> dict[str, PhraseWord]:
    """Which systems did not answer, for a sentence that lists them."""
    silent = unread(snapshot)
    return {system.value: "no" if system not in silent else "first" if system is silent[0] else "more" for system in System}


def d4_shared(snapshot: Snapshot, rules: Rules, now: datetime) -> Finding | None:
    """A shared account has no national id and is nobody's single account (D4, R20, R22, R23)."""
    if snapshot.person.key is not None:
        return None
    stage = rules.stage(snapshot.agency, now)
    uses = {account.used_for for account in records(snapshot.portal)}
    key = "status.shared-mail" if uses == {Usage.MAIL} else "status.shared-account"
    return Finding(
        row=Row.SHARED,
        status=Status.UNKNOWN,
        system=System.PORTAL,
        tell=Phrase(key, {"stage": stage.value}),
        owner=Role.PERSONNEL_ADMIN if stage is Stage.P2 else Role.PORTAL_ADMIN,
        escalate=Usage.APPLICATIONS in uses,
    )
