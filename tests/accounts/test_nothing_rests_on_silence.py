"""No status answer says "fine", or names a time, that rests on a system that was not read: whatever the silent ones hold, it would be the same (T32, D3)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.accounts.advice import advise
from bot.accounts.diagnosis import diagnose
from bot.accounts.facts import CHANGE_CARRIED
from bot.accounts.finding import Diagnosis, Status, Using, Want, Wish
from bot.accounts.overview import account_overview
from bot.accounts.pending import PendingOver, Topic, outlook, pending_changes
from bot.accounts.records import Reading, System, Unread
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Snapshot
from tests.builders import NOW
from tests.strategies import all_rules, snapshots

SLOTS: Final = {
    "portal": System.PORTAL,
    "personnel": System.PERSONNEL,
    "directory": System.DIRECTORY,
    "mailbox": System.MAILBOX,
    "certificate": System.SIGN_ON,
    "binding": System.DIRECTORY,
}
LOCKS: Final = frozenset({"D15", "D17", "D18", "D19"})
REASSURING: Final = frozenset({"status.fine", "status.system-binds", "status.directory-only", "advice.check-input", CHANGE_CARRIED})
WISHES: Final = [Wish(want, using) for want in Want for using in (None, *Using)]
some = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def silenced(snapshot: Snapshot, systems: frozenset[System]) -> Snapshot:
    unread: dict[str, Any] = {slot: Unread(system) for slot, system in SLOTS.items() if system in systems}
    return replace(snapshot, **unread)


def times(diagnosis: Diagnosis) -> set[tuple[str, datetime]]:
    """Every end to come that is told, and of what; the end of one lock is told alone or beside another (D15, D17, D18, D19)."""
    told = {(one.row, word) for one in diagnosis.findings for name, word in one.tell.words.items() if isinstance(word, datetime) and name not in ("since", "last")}
    told |= {(one.row, one.until) for one in diagnosis.findings if one.until}
    return {("a lock" if row in LOCKS else row, moment) for row, moment in told if moment > NOW}


silences = st.frozensets(st.sampled_from(list(System)), min_size=1, max_size=4)


@some
@given(snapshots(silence=False), all_rules, silences)
def test_t32_a_time_that_is_told_is_the_same_whatever_the_silent_systems_hold(whole: Snapshot, rules: Rules, silent: frozenset[System]) -> None:
    known = diagnose(whole, rules, NOW)
    assume(not known.stopped)
    heard = diagnose(silenced(whole, silent), rules, NOW)
    assert times(heard) <= times(known)


@some
@given(snapshots(silence=False), all_rules, silences, st.sampled_from(WISHES))
def test_t32_nothing_reassuring_is_said_beside_a_silence_that_is_not_said_without_it(
    whole: Snapshot, rules: Rules, silent: frozenset[System], wish: Wish
) -> None:
    known, heard = diagnose(whole, rules, NOW), diagnose(silenced(whole, silent), rules, NOW)
    assume(not known.stopped)
    told = {one.tell.key for one in heard.findings} & REASSURING
    assert told <= {one.tell.key for one in known.findings}
    assert "status.fine" not in told
    assert heard.status is not Status.FINE
    advice = advise(heard, wish, rules, NOW).finding
    assert advice is None or advice.tell.key != "advice.check-input"


@some
@given(snapshots(silence=False), all_rules, silences)
def test_t32_the_card_marks_nothing_as_well_that_was_not_read(whole: Snapshot, rules: Rules, silent: frozenset[System]) -> None:
    snapshot = silenced(whole, silent)
    card = account_overview(snapshot, diagnose(snapshot, rules, NOW), rules, NOW)
    assert {hop.mark for hop in card.hops if hop.system in {one.value for one in silent}} <= {"unread"}


@some
@given(snapshots(silence=False), all_rules, silences, st.sampled_from(Topic))
def test_t32_nothing_has_come_that_cannot_be_read(whole: Snapshot, rules: Rules, silent: frozenset[System], topic: Topic) -> None:
    heard = diagnose(silenced(whole, silent), rules, NOW)
    assert heard.stopped or not isinstance(outlook(topic, heard, NOW), PendingOver)


@some
@given(snapshots(), all_rules, st.sampled_from(Topic))
def test_what_has_come_is_there_and_not_merely_no_longer_waited_for(snapshot: Snapshot, rules: Rules, topic: Topic) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    found = outlook(topic, diagnosis, NOW)
    if not isinstance(found, PendingOver) or not found.proven or topic is Topic.SYSTEM:
        return
    readings: list[Reading[Any]] = [snapshot.directory] if topic is not Topic.SYNC else [snapshot.personnel]
    assert not diagnosis.stopped
    assert all(type(one).__name__ == "Present" for one in readings)


@some
@given(snapshots(), all_rules)
def test_what_is_expected_comes_before_it_is_reported_and_the_desk_looks_at_both_times(snapshot: Snapshot, rules: Rules) -> None:
    for one in pending_changes(diagnose(snapshot, rules, NOW), NOW):
        assert one.due > NOW
        for moment in (one.until, one.latest):
            if moment is not None and moment > NOW:
                assert one.due - moment <= timedelta(seconds=61)
        if one.until and one.latest:
            assert one.until <= one.latest
