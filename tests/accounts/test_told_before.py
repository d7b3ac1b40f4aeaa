"""What was told last time against what is so now (C13, C14); and whatever the state, every aspect of it can be said."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.accounts.aspects import about_password, aspect_of_finding
from bot.accounts.leads import group_of_matter, yes_or_no
from bot.accounts.records import System, Unread
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.accounts.told_before import later_than_told, matter_in_hand
from bot.dialogue.wording import Wording
from bot.messages import Phrase
from bot.reading.vocabulary import Aspect
from bot.settings.schema import Settings
from bot.wiring.wording import build_wording
from tests.builders import (
    NOW,
    a_directory_account,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    diagnosed,
    minutes_ago,
    some_rules,
)
from tests.strategies import all_rules, snapshots

LANGUAGES = ("zh-Hant-TW", "en")
HEALTHY = a_snapshot()
LOCKED = a_snapshot(locked=minutes_ago(6))
NEW = a_snapshot(portal=a_portal_account(created=minutes_ago(35)), personnel=None, directory=None, mailbox=None, binding=None)
OLDER = a_snapshot(portal=a_portal_account(created=minutes_ago(90)), personnel=None, directory=None, mailbox=None, binding=None)
OFF = a_snapshot(portal=a_portal_account(enabled=False), personnel=a_personnel_record(enabled=False), directory=a_directory_account(enabled=False))
ENABLED = a_snapshot(portal=a_portal_account(changed=minutes_ago(10)), personnel=a_personnel_record(enabled=False), directory=a_directory_account(enabled=False))
EXPIRED = a_snapshot(directory=a_directory_account(must_change=True))
SILENT = a_snapshot(directory=Unread(System.DIRECTORY))


@pytest.mark.parametrize(
    ("row", "now", "changed"),
    [
        (Row.LOCKED, LOCKED, None),
        (Row.LOCKED, HEALTHY, "changed.locked"),
        (Row.LOCKED, a_snapshot(locked=minutes_ago(20)), "changed.locked"),
        (Row.LOCKED, OFF, "changed.locked"),
        (Row.PORTAL_DISABLED, ENABLED, "changed.enabling"),
        (Row.PORTAL_DISABLED, HEALTHY, "changed.disabled"),
        (Row.SYNC_PENDING, OLDER, "changed.moved"),
        (Row.SYNC_SLOW, HEALTHY, "changed.sync"),
        (Row.CHANGE_FIRST, HEALTHY, "changed.password"),
        (Row.BIND_NOW, HEALTHY, "changed.binding"),
        (Row.UNREAD, HEALTHY, "changed.unread"),
        (Row.FINE, LOCKED, "changed.fine"),
        (Row.FINE, HEALTHY, None),
        (Row.CHECK_INPUT, HEALTHY, None),
    ],
)
def test_c14_what_changed_since_it_was_told(row: Row, now: Snapshot, changed: str | None) -> None:
    hand = matter_in_hand(diagnosed(now), row.value, some_rules(), NOW)
    assert (None if hand.changed is None else hand.changed.key) == changed


@pytest.mark.parametrize("row", [Row.LOCKED, Row.PORTAL_DISABLED, Row.SYNC_PENDING, Row.CHANGE_FIRST, Row.BIND_NOW])
def test_t32_where_a_system_is_silent_nothing_is_said_to_be_over(row: Row) -> None:
    hand = matter_in_hand(diagnosed(SILENT), row.value, some_rules(), NOW)
    assert hand.changed == Phrase("changed.unsure")


def test_c13_after_a_talk_about_nothing_it_is_the_worst_there_is() -> None:
    assert matter_in_hand(diagnosed(OFF), "", some_rules(), NOW).finding.group is FindingGroup.DISABLED


@cache
def wording(rules: Rules) -> Wording:
    return build_wording(Settings(), rules)


@settings(max_examples=60, deadline=None)
@given(snapshot=snapshots(), rules=all_rules, row=some.sampled_from([row.value for row in Row] + ["", "D99"]))
def test_c13_whatever_was_told_and_whatever_is_so_every_aspect_can_be_said(snapshot: Snapshot, rules: Rules, row: str) -> None:
    diagnosis = diagnosed(snapshot, rules=rules)
    hand = matter_in_hand(diagnosis, row, rules, NOW)
    said = [aspect_of_finding(diagnosis, hand.finding, aspect, rules, NOW) for aspect in Aspect]
    said += [about_password(diagnosis, hand.finding, rules, NOW), *([hand.changed] if hand.changed is not None else [])]
    said += [lead for group in (None, *FindingGroup) if (lead := yes_or_no(diagnosis, group)) is not None]
    for phrase in said:
        assert all(wording(some_rules()).say(phrase, language, NOW).strip() for language in LANGUAGES)


LEADS = {
    f"lead.{one}"
    for one in (
        "unknown", "problem-yes", "problem-no", "locked-yes", "locked-no", "disabled-yes", "disabled-no", "password-yes", "password-no", "synced-yes",
        "synced-no", "bound-yes", "bound-no", "bound-depends",
    )
}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(snapshot=snapshots(), rules=all_rules)
def test_c15_the_first_word_is_never_against_the_findings(snapshot: Snapshot, rules: Rules) -> None:
    diagnosis = diagnosed(snapshot, rules=rules)
    for matter in ("nologin-03", "nologin-02", "other-02", "binding-01", "password-04", "certificate-01", "eauth-01"):
        lead = yes_or_no(diagnosis, group_of_matter(matter))
        assert (lead is None) == diagnosis.stopped
        assert lead is None or lead.key in LEADS
        if lead is not None and lead.key in ("lead.locked-no", "lead.disabled-no", "lead.problem-no"):
            held = diagnosis.first(Row.LOCKED, Row.BOTH_LOCKED, Row.LOCKED_AGAIN, Row.LOCKED_UNTIL_ADMIN, Row.PORTAL_LOCKED)
            off = diagnosis.first(FindingGroup.DISABLED)
            assert held is None or lead.key != "lead.locked-no"
            assert off is None or lead.key != "lead.disabled-no"


def test_c39_a_record_that_came_halfway_and_is_later_than_was_told_says_so() -> None:
    rules = some_rules(Stage.P0)
    snapshot = a_snapshot(
        portal=a_portal_account(created=minutes_ago(100)), personnel=a_personnel_record(arrived=minutes_ago(20)), directory=None, mailbox=None, binding=None
    )
    diagnosis = diagnosed(snapshot, Stage.P0)
    later = later_than_told(diagnosis, "D5", rules)
    assert later is not None
    assert later.words["told"] == minutes_ago(100) + rules.overdue
    assert later.words["latest"] > later.words["told"]  # type: ignore[operator]
    assert matter_in_hand(diagnosis, "D5", rules, NOW).changed == later
    assert later_than_told(diagnosis, "D8", rules) is None, "who was told of the second wait is not told of it again"
