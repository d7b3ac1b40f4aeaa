"""All systems at a glance, in the order in which the data flows, with the one hop that is missing."""

from datetime import datetime

from bot.accounts.facts import directory_in_use, disabled_in, expired, portal_in_use, record
from bot.accounts.finding import Diagnosis
from bot.accounts.records import Absent, Lock, Present, Reading, System, Unread
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Card, Hop, Phrase


def glance(snapshot: Snapshot, diagnosis: Diagnosis, rules: Rules, now: datetime) -> Card:
    """The card of this person. From go-live on the portal is not in the row (R24)."""
    stage = rules.stage(snapshot.agency, now)
    hops = [_portal(snapshot, stage, now)] if stage is not Stage.P2 else []
    hops += [_personnel(snapshot, diagnosis, stage), _directory(snapshot, diagnosis, stage, now), _mailbox(snapshot, diagnosis)]
    return Card(tuple(hops), _broken(hops, diagnosis))


def _broken(hops: list[Hop], diagnosis: Diagnosis) -> str | None:
    """The first system that data should have reached and did not."""
    if not {"D5", "D6", "D7", "D8"} & set(diagnosis.rows):
        return None
    return next((hop.system for hop in hops if hop.mark in ("missing", "waiting")), None)


def _hop(system: System, mark: str, **words: datetime) -> Hop:
    return Hop(system.value, mark, Phrase(f"glance.{mark}" if not words else f"glance.{mark}-until", words))


def _gone(system: System, reading: Reading[object], diagnosis: Diagnosis) -> Hop | None:
    if isinstance(reading, Unread):
        return _hop(system, "unread")
    if not isinstance(reading, Absent):
        return None
    moving = next((one for one in diagnosis.findings if one.row in ("D5", "D6", "D8") and one.until is not None), None)
    if moving is not None and moving.until is not None:
        return _hop(system, "waiting", until=moving.until)
    if {"D7", "D8"} & set(diagnosis.rows):
        return _hop(system, "missing")
    return _hop(system, "not_needed")


def _locked(system: System, lock: Lock | None, now: datetime) -> Hop | None:
    if lock is None or not lock.holds(now):
        return None
    return _hop(system, "locked") if lock.ends is None else _hop(system, "locked", until=lock.ends)


def _portal(snapshot: Snapshot, stage: Stage, now: datetime) -> Hop:
    if isinstance(snapshot.portal, Unread):
        return _hop(System.PORTAL, "unread")
    if not isinstance(snapshot.portal, Present):
        return _hop(System.PORTAL, "not_needed")
    if System.PORTAL in disabled_in(snapshot, stage):
        return _hop(System.PORTAL, "disabled")
    held = next((hop for one in portal_in_use(snapshot) if (hop := _locked(System.PORTAL, one.lock, now)) is not None), None)
    return held or _hop(System.PORTAL, "ok")


def _personnel(snapshot: Snapshot, diagnosis: Diagnosis, stage: Stage) -> Hop:
    gone = _gone(System.PERSONNEL, snapshot.personnel, diagnosis)
    if gone is not None:
        return gone
    return _hop(System.PERSONNEL, "disabled" if System.PERSONNEL in disabled_in(snapshot, stage) else "ok")


def _directory(snapshot: Snapshot, diagnosis: Diagnosis, stage: Stage, now: datetime) -> Hop:
    gone = _gone(System.DIRECTORY, snapshot.directory, diagnosis)
    if gone is not None:
        return gone
    if System.DIRECTORY in disabled_in(snapshot, stage) or expired(snapshot, now) is not None:
        return _hop(System.DIRECTORY, "disabled")
    held = next((hop for one in directory_in_use(snapshot) if (hop := _locked(System.DIRECTORY, one.lock, now)) is not None), None)
    if held is not None:
        return held
    troubled = {"D29", "D30", "D31", "D33", "D34", "D38", "D40"} & set(diagnosis.rows)
    return _hop(System.DIRECTORY, "attention" if troubled else "ok")


def _mailbox(snapshot: Snapshot, diagnosis: Diagnosis) -> Hop:
    gone = _gone(System.MAILBOX, snapshot.mailbox, diagnosis)
    if gone is not None:
        return gone
    mailbox = record(snapshot.mailbox)
    return _hop(System.MAILBOX, "ok" if mailbox is not None and mailbox.enabled else "disabled")
