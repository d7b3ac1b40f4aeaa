"""What holds for every person in every state."""

import contextlib
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from bot.accounts.advice import advise
from bot.accounts.diagnosis import diagnose
from bot.accounts.facts import disabled_in, expired, unread
from bot.accounts.finding import Status, Using, Want, Wish
from bot.accounts.overview import account_overview
from bot.accounts.records import Present, Reading, System, Unread
from bot.accounts.rules import Rules, Stage, SyncBeat
from bot.accounts.snapshot import Snapshot
from tests.builders import NOW, a_directory_account, a_personnel_record, a_portal_account
from tests.strategies import all_rules, beats, go_live_rules, snapshots

ORDER = [
    "D2", "D4", "D3",
    "D5", "D6", "D7", "D8", "D9",
    "D11", "D10", "D12", "D13", "D14", "D39",
    "D20", "D19", "D18", "D15", "D17", "D16",
    "D24", "D25", "D23",
    "D38",
    "D34", "D31", "D33", "D28", "D27", "D32", "D29", "D30",
    "D40",
]
GROUPS = [set(ORDER[start:end]) for start, end in ((3, 8), (8, 14), (14, 20), (20, 23), (24, 32))]
ACTS = {"unlock", "request_unlock", "bind", "reset_password", "request_reset", "request_enable"}
SLOTS = {"portal": System.PORTAL, "personnel": System.PERSONNEL, "directory": System.DIRECTORY, "mailbox": System.MAILBOX, "certificate": System.SIGN_ON}
STATUS = {
    **dict.fromkeys(["D2", "D3", "D4"], Status.UNKNOWN),
    **dict.fromkeys(["D5", "D6", "D7", "D8", "D9"], Status.UNSYNCED),
    **dict.fromkeys(["D10", "D11", "D12", "D13", "D14", "D39"], Status.DISABLED),
    **dict.fromkeys(["D15", "D17", "D18", "D19", "D20", "D38", "D40"], Status.LOCKED),
    **dict.fromkeys(["D27", "D29", "D30", "D31", "D32", "D33", "D34"], Status.UNBOUND),
    **dict.fromkeys(["D16", "D23", "D24", "D25", "fine"], Status.FINE),
}
wishes = st.builds(Wish, st.sampled_from(Want), st.one_of(st.none(), st.sampled_from(Using)))
later = st.one_of(st.sampled_from((0, 1, 14, 15, 40, 59, 60, 61, 119, 120, 121, 1440)).map(lambda minutes: timedelta(minutes=minutes)), st.timedeltas(timedelta(), timedelta(days=3)))
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def worse(status: Status) -> int:
    return -tuple(Status).index(status)


@many
@given(snapshots(), all_rules)
def test_there_is_always_a_finding_and_they_stand_in_the_tables_order(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    assert diagnosis.findings
    assert set(diagnosis.rows) <= set(ORDER), "the rows that answer a wish never stand here"
    positions = [ORDER.index(row) for row in diagnosis.rows]
    assert positions == sorted(set(positions))
    assert all(len(group & set(diagnosis.rows)) <= 1 for group in GROUPS)
    assert len({one.group for one in diagnosis.findings}) == len(diagnosis.findings), "at most one finding of each group"
    assert ("fine" in [one.row for one in diagnosis.findings]) is (diagnosis.rows == ())


@many
@given(snapshots(), all_rules)
def test_the_status_is_the_most_restrictive_and_each_row_has_its_own(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    assert worse(diagnosis.status) == max(worse(one.status) for one in diagnosis.findings)
    for finding in diagnosis.findings:
        if finding.row == "D28":
            assert finding.status is (Status.FINE if rules.stage(snapshot.agency, NOW) is Stage.P2 else Status.UNBOUND)
        elif finding.tell.key == "status.no-account":
            assert finding.status is Status.UNSYNCED
        else:
            assert finding.status is STATUS[finding.row]


@many
@given(snapshots(), all_rules, wishes)
def test_a_stopping_row_stands_alone_and_forbids_everything(snapshot: Snapshot, rules: Rules, wish: Wish) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    if {"D2", "D4"} & set(diagnosis.rows):
        assert diagnosis.stopped
        assert len(diagnosis.findings) == 1
        assert diagnosis.remedies == ()
        assert advise(diagnosis, wish, rules, NOW).finding is None
        assert account_overview(snapshot, diagnosis, rules, NOW).hops == ()


@many
@given(snapshots(), all_rules, st.sampled_from([*SLOTS, "binding"]))
def test_silence_never_makes_it_better(snapshot: Snapshot, rules: Rules, slot: str) -> None:
    changes: dict[str, Any] = {slot: Unread(SLOTS.get(slot, System.DIRECTORY))}
    silent = diagnose(replace(snapshot, **changes), rules, NOW)
    assert silent.status is Status.UNKNOWN
    assert worse(silent.status) >= worse(diagnose(snapshot, rules, NOW).status)
    assert {"D3", "D2", "D4"} & set(silent.rows)


@many
@given(snapshots(), all_rules, wishes)
def test_nothing_is_offered_that_needs_a_silent_system(snapshot: Snapshot, rules: Rules, wish: Wish) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    advice = advise(diagnosis, wish, rules, NOW).finding
    offered = set(diagnosis.remedies) | set(advice.remedies if advice else ())
    silent = set(unread(snapshot))
    retired = {System.PORTAL} if rules.stage(snapshot.agency, NOW) is Stage.P2 else set()
    if silent & ({System.PORTAL, System.PERSONNEL, System.DIRECTORY} - retired):
        assert not offered & ACTS
    if System.MAILBOX in silent:
        assert not offered & {"reset_password", "request_reset"}


@many
@given(snapshots(), all_rules, wishes)
def test_nothing_is_offered_to_a_disabled_person_but_asking_for_enabling(snapshot: Snapshot, rules: Rules, wish: Wish) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    advice = advise(diagnosis, wish, rules, NOW).finding
    if disabled_in(snapshot, rules.stage(snapshot.agency, NOW)):
        assert set(diagnosis.remedies) <= {"request_enable"}
        assert advice is None
    elif expired(snapshot, NOW) is not None:
        assert set(diagnosis.remedies) <= {"ticket"}
        assert advice is None


def switched_off(snapshot: Snapshot, system: str) -> Snapshot:
    """The same person after one system has switched off all that it has of them."""
    ours: dict[str, Any] = {"portal": (a_portal_account(),), "personnel": a_personnel_record(), "directory": (a_directory_account(),)}
    reading: Reading[Any] = getattr(snapshot, system)
    had = reading.record if isinstance(reading, Present) else ours[system]
    off = tuple(replace(one, enabled=False) for one in had) if isinstance(had, tuple) else replace(had, enabled=False)
    changes: dict[str, Any] = {system: Present(off)}
    return replace(snapshot, **changes)


@many
@given(snapshots(), all_rules, wishes, st.sampled_from(("portal", "personnel", "directory")))
def test_whoever_one_system_has_switched_off_is_not_fine_and_may_ask_for_enabling_alone(snapshot: Snapshot, rules: Rules, wish: Wish, system: str) -> None:
    stage = rules.stage(snapshot.agency, NOW)
    if (system, stage) == ("portal", Stage.P2):
        return
    off = switched_off(snapshot, system)
    diagnosis = diagnose(off, rules, NOW)
    assert diagnosis.status in (Status.DISABLED, Status.UNKNOWN)
    assert set(diagnosis.remedies) <= {"request_enable"}
    assert advise(diagnosis, wish, rules, NOW).finding is None
    marks = {hop.system: hop.mark for hop in account_overview(off, diagnosis, rules, NOW).hops}
    assert diagnosis.stopped or marks[system] == ("waiting" if "D12" in diagnosis.rows else "disabled")


@many
@given(snapshots(), all_rules, later, later)
def test_as_time_passes_no_promise_is_moved_to_an_earlier_time(snapshot: Snapshot, rules: Rules, one: timedelta, other: timedelta) -> None:
    first, second = (diagnose(snapshot, rules, NOW + span) for span in sorted((one, other)))
    promised = {finding.row: finding.until for finding in first.findings}
    for finding in second.findings:
        before = promised.get(finding.row)
        assert before is None or finding.until is None or finding.until >= before, finding.row


@many
@given(beats, later)
def test_the_next_run_is_ahead_by_no_more_than_a_beat_and_on_the_beat(beat: SyncBeat, span: timedelta) -> None:
    now = NOW + span
    relock_check = beat.next_after(now)
    assert (relock_check is None) is (beat.last is None)
    if relock_check is not None and beat.last is not None:
        assert now < relock_check <= now + beat.every
        assert (relock_check - beat.last) % beat.every == timedelta()


@many
@given(snapshots(), all_rules, wishes, later)
def test_times_never_run_backwards(snapshot: Snapshot, rules: Rules, wish: Wish, span: timedelta) -> None:
    now = NOW + span
    diagnosis = diagnose(snapshot, rules, now)
    advice = advise(diagnosis, wish, rules, now).finding
    for finding in (*diagnosis.findings, *((advice,) if advice else ())):
        assert finding.until is None or finding.until >= now
        assert finding.until is None or "until" not in finding.tell.words or finding.tell.words["until"] == finding.until
    for hop in account_overview(snapshot, diagnosis, rules, now).hops:
        until = hop.note.words.get("until", now)
        assert until >= now  # type: ignore[operator]


@many
@given(snapshots(), go_live_rules)
def test_in_go_live_the_portals_enabled_and_locked_are_not_looked_at(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    assert not {"D10", "D11", "D13", "D17", "D18", "D29", "D30"} & set(diagnosis.rows)
    assert "portal" not in [hop.system for hop in account_overview(snapshot, diagnosis, rules, NOW).hops]


@many
@given(snapshots(), all_rules)
def test_a_conflict_and_a_service_account_are_told_without_any_name(snapshot: Snapshot, rules: Rules) -> None:
    for finding in diagnose(snapshot, rules, NOW).findings:
        if finding.row in ("D2", "D24", "D34"):
            assert not finding.tell.words
        said = " ".join(str(word) for word in finding.tell.words.values())
        assert not any(name in said for name in ("GEAA-012686", "GEAA-777777", "ab1234", "yjchen", "lindw", "陳怡", "key-of"))


@many
@given(snapshots(silence=False), all_rules)
def test_the_wait_for_a_sync_grows_into_a_report_and_never_back(snapshot: Snapshot, rules: Rules) -> None:
    rank = {"D5": 0, "D6": 1, "D7": 2}
    seen = [
        rank[row]
        for minutes in (0, 30, 61, 130, 300)
        for row in diagnose(snapshot, rules, NOW + timedelta(minutes=minutes)).rows
        if row in rank
    ]
    assert seen == sorted(seen)


_ONE_SEARCH: Final = settings(max_examples=20_000, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
"""For all rows together: a search for each begins again with the same common ones."""


@pytest.mark.timeout(300)
def test_no_row_is_shadowed_by_another() -> None:
    missing = {row for row in ORDER if row != "D3"} | {"fine"}

    def all_seen(pair: tuple[Snapshot, Rules]) -> bool:
        missing.difference_update(one.row for one in diagnose(pair[0], pair[1], NOW).findings)
        return not missing

    with contextlib.suppress(NoSuchExample):
        find(st.tuples(snapshots(silence=False), all_rules), all_seen, settings=_ONE_SEARCH)
    assert missing == set()


@pytest.mark.timeout(300)
def test_no_row_with_a_wish_is_shadowed_by_another() -> None:
    missing = {"D21", "D22", "D26", "D35", "D36", "D37", "D41", "D42"}

    def all_seen(case: tuple[Snapshot, Rules, Wish]) -> bool:
        snapshot, rules, wish = case
        finding = advise(diagnose(snapshot, rules, NOW), wish, rules, NOW).finding
        missing.discard("" if finding is None else finding.row)
        return not missing

    with contextlib.suppress(NoSuchExample):
        find(st.tuples(snapshots(silence=False), all_rules, wishes), all_seen, settings=_ONE_SEARCH)
    assert missing == set()
