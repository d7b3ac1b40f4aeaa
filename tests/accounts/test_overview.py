"""The card: every system with a mark, and the hop that is missing."""

from typing import Any

import pytest

from bot.accounts.overview import account_overview, missing_hop
from bot.accounts.records import System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.messages import Card, Phrase
from tests.builders import (
    NOW,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_person,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    an_agency,
    days_ago,
    diagnosed,
    minutes_ago,
    some_rules,
)

SCHOOL = an_agency(joins_directory=False)


def card_of(snapshot: Snapshot, stage: Stage = Stage.P0) -> Card:
    rules = some_rules(stage)
    return account_overview(snapshot, diagnosed(snapshot, stage, rules), rules, NOW)


def marks(snapshot: Snapshot, stage: Stage = Stage.P0) -> list[str]:
    return [hop.mark for hop in card_of(snapshot, stage).hops]


def hop_of(snapshot: Snapshot, stage: Stage = Stage.P0) -> Phrase | None:
    rules = some_rules(stage)
    return missing_hop(diagnosed(snapshot, stage, rules), rules, NOW)


def test_the_systems_stand_in_the_order_of_the_data() -> None:
    card = card_of(a_snapshot())
    assert [hop.system for hop in card.hops] == ["portal", "personnel", "directory", "mailbox"]
    assert (marks(a_snapshot()), card.broken) == (["ok"] * 4, None)


def test_in_go_live_the_portal_is_not_in_the_row() -> None:
    assert [hop.system for hop in card_of(a_snapshot(), Stage.P2).hops] == ["personnel", "directory", "mailbox"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"locked": minutes_ago(6)}, ["ok", "ok", "locked", "ok"]),
        ({"portal_locked": minutes_ago(6)}, ["locked", "ok", "ok", "ok"]),
        ({"locked": minutes_ago(20)}, ["ok", "ok", "ok", "ok"]),
        ({"portal": a_portal_account(enabled=False)}, ["disabled", "ok", "ok", "ok"]),
        ({"personnel": a_personnel_record(enabled=False)}, ["ok", "disabled", "ok", "ok"]),
        ({"directory": a_directory_account(enabled=False)}, ["ok", "ok", "disabled", "ok"]),
        ({"directory": a_directory_account(expires=days_ago(1))}, ["ok", "ok", "disabled", "ok"]),
        ({"mailbox": a_mailbox(enabled=False)}, ["ok", "ok", "ok", "disabled"]),
        ({"portal": Unread(System.PORTAL), "mailbox": Unread(System.MAILBOX)}, ["unread", "ok", "ok", "unread"]),
        ({"personnel": Unread(System.PERSONNEL), "directory": Unread(System.DIRECTORY)}, ["ok", "unread", "unread", "ok"]),
        ({"binding": None}, ["ok", "ok", "ok", "ok"]),
        ({"directory": a_directory_account(must_change=True)}, ["ok", "ok", "attention", "ok"]),
        ({"portal": None, "binding": None}, ["not_needed", "ok", "ok", "ok"]),
        ({"agency": SCHOOL, "directory": None, "mailbox": None, "binding": None}, ["ok", "ok", "not_needed", "not_needed"]),
    ],
)
def test_each_system_has_its_own_mark(changes: dict[str, Any], expected: list[str]) -> None:
    assert marks(a_snapshot(**changes)) == expected


def test_a_lock_is_noted_with_its_end_or_without_one() -> None:
    assert card_of(a_snapshot(locked=minutes_ago(6))).hops[2].note == Phrase("glance.locked-until", {"until": minutes_ago(-9)})
    held = a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(6), None)))
    assert card_of(held).hops[2].note == Phrase("glance.locked")


def test_d5_the_hop_to_personnel_is_missing_and_the_system_owns_it() -> None:
    new = a_snapshot(portal=a_portal_account(created=minutes_ago(5)), personnel=None, directory=None, mailbox=None, binding=None)
    card = card_of(new)
    assert ([hop.mark for hop in card.hops], card.broken) == (["ok", "waiting", "waiting", "waiting"], "personnel")
    assert card.hops[1].note.words["until"] == minutes_ago(-40)
    assert card.hops[2].note.words["until"] == minutes_ago(-100), "TPEAD takes one sync more"
    assert hop_of(new) == Phrase("glance.missing-hop", {"from": "portal", "to": "personnel", "owner": "system"})


def test_d7_the_helpdesk_owns_an_overdue_hop_and_in_go_live_there_is_none_before_personnel() -> None:
    lost = a_snapshot(personnel=None)
    assert (marks(lost), card_of(lost).broken) == (["ok", "missing", "ok", "ok"], "personnel")
    phrase = hop_of(lost)
    assert phrase is not None
    assert phrase.words["owner"] == "helpdesk"
    assert (hop_of(lost, Stage.P2), card_of(lost, Stage.P2).broken) == (None, None)


def test_d27_in_go_live_the_personnel_admin_owns_the_hop_to_tpead() -> None:
    phrase = hop_of(a_snapshot(agency=SCHOOL, directory=None, binding=None), Stage.P2)
    assert phrase == Phrase("glance.missing-hop", {"from": "personnel", "to": "directory", "owner": "personnel_admin"})


@pytest.mark.parametrize(("gone", "broken"), [({"directory": None, "binding": None}, "directory"), ({"mailbox": None}, "mailbox")])
@pytest.mark.parametrize("stage", Stage)
def test_d8_the_hop_from_personnel_is_missing(gone: dict[str, Any], broken: str, stage: Stage) -> None:
    waiting = a_snapshot(personnel=a_personnel_record(arrived=minutes_ago(70)), **gone)
    assert card_of(waiting, stage).broken == broken
    assert "waiting" in marks(waiting, stage)
    phrase = hop_of(waiting, stage)
    assert phrase is not None
    assert (phrase.words["from"], phrase.words["to"]) == ("personnel", broken)
    assert "missing" in marks(a_snapshot(**gone), stage)


def test_d12_an_enabling_waits_for_the_sync() -> None:
    enabled = a_snapshot(portal=a_portal_account(changed=minutes_ago(5)), directory=a_directory_account(enabled=False))
    assert (marks(enabled), card_of(enabled).broken) == (["ok", "ok", "waiting", "ok"], "directory")


def test_d6_a_name_on_its_way_is_a_hop_that_waits() -> None:
    renamed = a_snapshot(portal=a_portal_account(name="陳怡珺", changed=minutes_ago(70)), certificate=None)
    assert (marks(renamed), card_of(renamed).broken) == (["ok", "waiting", "ok", "ok"], "personnel")


@pytest.mark.parametrize(("stage", "mark", "broken"), [(Stage.P0, "not_needed", None), (Stage.P1, "missing", "directory"), (Stage.P2, "missing", "directory")])
def test_d27_what_a_missing_tpead_account_means_depends_on_the_phase(stage: Stage, mark: str, broken: str | None) -> None:
    alone = a_snapshot(agency=SCHOOL, directory=None, binding=None)
    directory = next(hop for hop in card_of(alone, stage).hops if hop.system == "directory")
    assert (directory.mark, card_of(alone, stage).broken) == (mark, broken)


@pytest.mark.parametrize("stopped", [a_snapshot(person=a_person(key=None)), a_snapshot(directory=a_directory_account(protected=True))])
def test_d2_d4_show_nothing(stopped: Snapshot) -> None:
    assert card_of(stopped) == Card(())
    assert hop_of(stopped) is None


def test_nothing_is_missing_from_the_healthy_or_the_merely_locked() -> None:
    assert hop_of(a_snapshot()) is None
    assert hop_of(a_snapshot(locked=minutes_ago(6))) is None


def test_a_mailbox_that_its_own_directory_locked_says_until_when() -> None:
    held = card_of(a_snapshot(mailbox=a_mailbox(lock=a_lock(minutes_ago(6))))).hops[-1]
    assert (held.system, held.mark) == ("mailbox", "locked")
    assert held.note == Phrase("glance.locked-until", {"until": minutes_ago(-9)})
    assert card_of(a_snapshot(mailbox=a_mailbox(lock=a_lock(minutes_ago(16))))).hops[-1].mark == "ok"
