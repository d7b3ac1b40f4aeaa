"""What holds for every snapshot."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.accounts.advice import advise
from bot.accounts.diagnosis import diagnose
from bot.accounts.finding import Status, Using, Want, Wish
from bot.accounts.glance import glance
from bot.accounts.records import System, Unread
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Snapshot
from bot.app import build_wording
from bot.settings.schema import Settings
from tests.builders import NOW, P0, P2
from tests.strategies import rulebooks, snapshots

ORDER = tuple(Status)
WORDING = build_wording(Settings(), P0)
READINGS = {
    "portal": System.PORTAL,
    "personnel": System.PERSONNEL,
    "directory": System.DIRECTORY,
    "mailbox": System.MAILBOX,
    "certificate": System.SIGN_ON,
    "binding": System.DIRECTORY,
}
DISABLED = {"D10", "D11", "D12", "D13", "D14"}


@given(snapshots, rulebooks)
def test_no_snapshot_is_without_a_finding_and_the_most_restrictive_status_wins(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    assert diagnosis.findings
    assert diagnosis.status is min((one.status for one in diagnosis.findings), key=ORDER.index)
    assert len(set(diagnosis.rows)) == len(diagnosis.rows)


@given(snapshots, rulebooks)
def test_a_stopping_row_stands_alone_and_forbids_every_remedy(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    if {"D2", "D4"} & set(diagnosis.rows):
        assert len(diagnosis.rows) == 1
        assert diagnosis.remedies == ()


@given(snapshots, rulebooks, st.sampled_from(sorted(READINGS)))
def test_t32_a_system_that_falls_silent_never_makes_the_status_better(snapshot: Snapshot, rules: Rules, name: str) -> None:
    before = diagnose(snapshot, rules, NOW)
    silent: dict[str, Any] = {name: Unread(READINGS[name])}
    after = diagnose(replace(snapshot, **silent), rules, NOW)
    assert ORDER.index(after.status) <= ORDER.index(before.status)


@given(snapshots, rulebooks)
def test_nothing_is_offered_to_a_disabled_person_but_asking_for_enabling(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    if DISABLED & set(diagnosis.rows):
        assert set(diagnosis.remedies) <= {"request_enable"}


@given(snapshots, rulebooks)
def test_times_never_run_backwards(snapshot: Snapshot, rules: Rules) -> None:
    assert all(one.until is None or one.until >= NOW for one in diagnose(snapshot, rules, NOW).findings)


@given(snapshots)
def test_the_portals_own_rows_do_not_exist_after_go_live(snapshot: Snapshot) -> None:
    assert not {"D10", "D11", "D13", "D17", "D18"} & set(diagnose(snapshot, P2, NOW).rows)


@settings(max_examples=60)
@given(snapshots, rulebooks, st.sampled_from(Want), st.none() | st.sampled_from(Using))
def test_everything_found_and_advised_has_words_in_both_languages(snapshot: Snapshot, rules: Rules, want: Want, using: Using | None) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    advice = advise(diagnosis, Wish(want, using), rules, NOW).finding
    said = [one.tell for one in diagnosis.findings] + ([advice.tell] if advice else [])
    said += [hop.note for hop in glance(snapshot, diagnosis, rules, NOW).hops]
    for phrase in said:
        for language in ("zh-Hant-TW", "en"):
            sentence = WORDING.say(phrase, language, NOW)
            assert sentence.strip()
            assert "{" not in sentence
            assert "GEAA-012686" not in sentence


@given(snapshots, rulebooks, st.sampled_from(Want))
def test_no_advice_where_a_disabled_or_unread_account_forbids_it(snapshot: Snapshot, rules: Rules, want: Want) -> None:
    diagnosis = diagnose(snapshot, rules, NOW)
    if diagnosis.status in (Status.UNKNOWN, Status.DISABLED):
        assert advise(diagnosis, Wish(want), rules, NOW).finding is None
