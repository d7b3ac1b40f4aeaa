"""The headline over a status card and the card itself: short, never generic, and never of two minds."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

import bot.locale
from bot.accounts.diagnosis import diagnose
from bot.accounts.finding import Finding, Status
from bot.accounts.headline import headline
from bot.accounts.overview import account_overview
from bot.accounts.records import AccountBinding, CertificateState, System, Unread
from bot.accounts.rows.row import Row
from bot.accounts.rules import Rules, Stage
from bot.accounts.snapshot import Snapshot
from bot.locale.sentences import Sentences
from bot.messages import Card, Hop, Phrase
from tests.accounts.test_status_texts import LANGUAGES, examples, findings, rendered, words_of
from tests.builders import (
    NOW,
    a_certificate,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    an_agency,
    days_ago,
    minutes_ago,
    some_rules,
)
from tests.strategies import all_rules, snapshots

LOCALE = Path(bot.locale.__file__).parent
SENTENCES = {one: Sentences(one, [(LOCALE / one / f"{name}.ftl").read_text("utf-8") for name in ("headline", "status")]) for one in LANGUAGES}
LONGEST = {"zh-Hant-TW": 40, "en": 52}
WELL = {"ok", "not_needed"}
SCHOOL = an_agency(joins_directory=False)
NOTHING = Card(())
CALM = {"status.change-carried", "status.portal-only", "status.system-binds", "status.directory-only"}
"""What is told although nothing is amiss: it needs nothing of anybody."""


def shown(snapshot: Snapshot, rules: Rules) -> Card:
    return account_overview(snapshot, diagnose(snapshot, rules, NOW), rules, NOW)


def over(finding: Finding, card: Card = NOTHING) -> Phrase:
    return headline(finding, card, NOW)


def words_above(phrase: Phrase, language: str) -> str:
    return rendered(phrase, language, SENTENCES)


@cache
def told() -> tuple[tuple[Finding, Card], ...]:
    """Every finding and every advice that somebody may hear, with the card below it."""
    return tuple(
        (finding, card) for snapshot, rules in examples() for card in (shown(snapshot, rules),) if card.hops for finding in findings(snapshot, rules)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_headline_is_a_few_words_and_no_sentence(language: str) -> None:
    for finding, card in told():
        said = words_above(over(finding, card), language)
        assert 0 < len(said) <= LONGEST[language], said
        assert not said.endswith((".", "。")), said
        assert "  " not in said
        assert "{" not in said


def test_every_finding_has_its_own_headline() -> None:
    said = {over(finding, card).key.replace(".", "-") for finding, card in told()}
    written = {id.partition("-")[2] for id in words_of("en") if id.startswith(("status-", "advice-"))}
    of_sentences = {one.partition("-")[2] for one in said}
    assert of_sentences <= written
    assert written - of_sentences == {"ago", "stranger", "out-of-scope", "shared-mail", "shared-account", "lock-lasts", "sends", "binds-here"}


def test_d15_the_minutes_that_are_left_stand_beside_the_lock() -> None:
    finding = diagnose(a_snapshot(locked=minutes_ago(9)), some_rules(), NOW).reported[0]
    assert words_above(over(finding), "zh-Hant-TW") == "TPEAD 帳號被鎖住了，還有 6 分鐘"
    assert words_above(over(finding), "en") == "Your TPEAD account is locked, 6 min to go"


def test_all_is_well_and_said_so_and_a_mailbox_that_is_not_is_named() -> None:
    fine, rules = a_snapshot(), some_rules()
    assert words_above(over(diagnose(fine, rules, NOW).reported[0], shown(fine, rules)), "zh-Hant-TW") == "各系統都正常"
    assert words_above(over(diagnose(fine, rules, NOW).reported[0], shown(fine, rules)), "en") == "All systems working"
    closed = a_snapshot(mailbox=a_mailbox(enabled=False))
    assert words_above(over(diagnose(closed, rules, NOW).reported[0], shown(closed, rules)), "zh-Hant-TW") == "帳號正常，但市府信箱停用了"


@settings(max_examples=300, deadline=None)
@given(snapshots(), all_rules)
def test_a_headline_never_alarms_over_a_card_where_all_is_well(snapshot: Snapshot, rules: Rules) -> None:
    main = diagnose(snapshot, rules, NOW).reported[0]
    card = shown(snapshot, rules)
    if not card.hops or main.tell.key in CALM:
        return
    amiss = [line for line in (*card.hops, *card.facts) if line.mark not in WELL]
    assert bool(amiss) or main.status is Status.FINE, main
    if main.row is Row.FINE and main.status is Status.FINE:
        assert (words_above(over(main, card), "en") == "All systems working") == (not amiss)


def of_row(row: Row, snapshot: Snapshot, stage: Stage = Stage.P0) -> tuple[Row, Snapshot, Stage]:
    return row, snapshot, stage


def every_row() -> Iterator[tuple[Row, Snapshot, Stage]]:
    """Somebody for each row that a look at an account can find; the rows of a wish (D21, D22, D26, D35-D37, D41, D42) leave the card as it is."""
    new: dict[str, Any] = {"directory": None, "mailbox": None, "binding": None}
    yield of_row(Row.UNREAD, a_snapshot(directory=Unread(System.DIRECTORY)))
    yield of_row(Row.SYNC_PENDING, a_snapshot(portal=a_portal_account(created=minutes_ago(5)), personnel=None, **new))
    yield of_row(Row.SYNC_SLOW, a_snapshot(portal=a_portal_account(created=minutes_ago(75)), personnel=None, **new))
    yield of_row(Row.SYNC_OVERDUE, a_snapshot(personnel=None))
    yield of_row(Row.SYNC_OVERDUE, a_snapshot(portal=a_portal_account(name="陳怡珺", changed=minutes_ago(500)), certificate=None))
    yield of_row(Row.NOT_ARRIVED, a_snapshot(personnel=a_personnel_record(arrived=minutes_ago(70)), **new))
    yield of_row(Row.CHANGE_PENDING, a_snapshot(portal=a_portal_account(name="陳怡珺", changed=minutes_ago(30)), certificate=None))
    yield of_row(Row.PORTAL_DISABLED, a_snapshot(portal=a_portal_account(enabled=False), personnel=None, directory=None, mailbox=None))
    yield of_row(Row.NOT_ALIGNED, a_snapshot(portal=a_portal_account(enabled=False)))
    yield of_row(Row.ENABLING_PENDING, a_snapshot(portal=a_portal_account(changed=minutes_ago(5)), directory=a_directory_account(enabled=False)))
    yield of_row(Row.DIRECTORY_DISABLED, a_snapshot(directory=a_directory_account(enabled=False)))
    yield of_row(Row.DISABLED, a_snapshot(directory=a_directory_account(enabled=False)), Stage.P2)
    yield of_row(Row.LOCKED, a_snapshot(locked=minutes_ago(6)))
    yield of_row(Row.PORTAL_LOCKED, a_snapshot(portal_locked=minutes_ago(6)))
    yield of_row(Row.BOTH_LOCKED, a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(2)))
    yield of_row(Row.LOCKED_AGAIN, a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(6)), lockouts=tuple(map(minutes_ago, (500, 400, 300))))))
    yield of_row(Row.LOCKED_UNTIL_ADMIN, a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(60), None))))
    yield of_row(Row.CERTIFICATE_NAME, a_snapshot(certificate=a_certificate(name="陳怡珺")))
    yield of_row(Row.CERTIFICATE_HOLDER, a_snapshot(certificate=a_certificate(holder="key-of-lin")))
    for state in (CertificateState.EXPIRED, CertificateState.REVOKED, CertificateState.SUSPENDED):
        yield of_row(Row.CERTIFICATE_UNUSABLE, a_snapshot(certificate=a_certificate(state=state)))
    yield of_row(Row.PORTAL_ONLY, a_snapshot(agency=SCHOOL, directory=None, mailbox=None, binding=None))
    yield of_row(Row.PORTAL_ONLY, a_snapshot(agency=SCHOOL, directory=None, mailbox=None, binding=None), Stage.P2)
    yield of_row(Row.BIND_NOW, a_snapshot(binding=None))
    yield of_row(Row.BIND_AT_ONCE, a_snapshot(binding=None), Stage.P1)
    yield of_row(Row.DUPLICATE, a_snapshot(directory=(a_directory_account(), a_directory_account(account="ab1234"))))
    yield of_row(Row.DUPLICATE, a_snapshot(binding=None), Stage.P2)
    yield of_row(Row.SYSTEM_BINDS, a_snapshot(agency=SCHOOL, binding=None))
    yield of_row(Row.BIND_MAIN, a_snapshot(portal=(a_portal_account(), a_portal_account(account="yjchen2")), binding=None))
    yield of_row(Row.BINDING_CONFLICT, a_snapshot(binding=(AccountBinding("yjchen", "GEAA-777777", foreign=True),)))
    yield of_row(Row.CHANGE_FIRST, a_snapshot(directory=a_directory_account(must_change=True)))
    yield of_row(Row.CHANGE_FIRST, a_snapshot(directory=a_directory_account(password_expires=days_ago(1))))
    yield of_row(Row.EXPIRED, a_snapshot(directory=a_directory_account(expires=days_ago(1))))
    yield of_row(Row.RESTRICTED, a_snapshot(directory=a_directory_account(signs_in_at_no_hour=True)))
    yield of_row(Row.RESTRICTED, a_snapshot(directory=a_directory_account(computers=("PC-0412",))))


ROWS = tuple(every_row())


@pytest.mark.parametrize(("row", "snapshot", "stage"), ROWS, ids=lambda one: one.name if isinstance(one, Row) else "")
def test_the_card_says_what_is_wrong_in_its_own_word(row: Row, snapshot: Snapshot, stage: Stage) -> None:
    rules = some_rules(stage)
    assert diagnose(snapshot, rules, NOW).first(row) is not None
    card = shown(snapshot, rules)
    amiss = [line for line in (*card.hops, *card.facts) if line.mark not in WELL]
    assert amiss, "the card shows nothing of it"
    for line in amiss:
        for language, generic in (("zh-Hant-TW", "處理"), ("en", "to do")):
            said = rendered(line.note, language)
            assert generic not in said, said


@pytest.mark.parametrize(
    ("row", "stage", "word"),
    [
        (Row.BIND_NOW, Stage.P0, "還沒綁定"),
        (Row.SYSTEM_BINDS, Stage.P0, "還沒綁定，系統會替你綁"),
        (Row.BIND_MAIN, Stage.P0, "主要帳號還沒綁定"),
        (Row.BINDING_CONFLICT, Stage.P0, "有衝突"),
        (Row.DUPLICATE, Stage.P0, "有 2 個 TPEAD 帳號，要選一個"),
        (Row.DUPLICATE, Stage.P2, "還沒綁定"),
        (Row.CERTIFICATE_NAME, Stage.P0, "姓名不符"),
        (Row.CERTIFICATE_HOLDER, Stage.P0, "身分證字號不符"),
        (Row.CERTIFICATE_UNUSABLE, Stage.P0, "過期了"),
        (Row.CHANGE_FIRST, Stage.P0, "要先換密碼"),
        (Row.EXPIRED, Stage.P0, "使用期限到了"),
        (Row.RESTRICTED, Stage.P0, "被設成不能登入"),
        (Row.SYNC_OVERDUE, Stage.P0, "還沒有資料"),
    ],
)
def test_the_word_is_the_reason(row: Row, stage: Stage, word: str) -> None:
    snapshot = next(one for of, one, at in ROWS if (of, at) == (row, stage))
    card = shown(snapshot, some_rules(stage))
    assert word in [rendered(line.note, "zh-Hant-TW") for line in (*card.hops, *card.facts)]


def test_binding_and_certificate_are_facts_of_every_card_and_of_a_colleagues_only_what_is_wrong_with_them() -> None:
    fine, rules = a_snapshot(), some_rules()
    assert [(fact.system, fact.mark) for fact in shown(fine, rules).facts] == [("binding", "ok"), ("certificate", "ok")]
    assert shown(a_snapshot(certificate=None), rules).facts[1] == Hop("certificate", "not_needed", Phrase("glance.no_certificate"))
    assert account_overview(fine, diagnose(fine, rules, NOW), rules, NOW, own=False).facts == ()
    unbound = a_snapshot(binding=None, certificate=None)
    assert [fact.system for fact in account_overview(unbound, diagnose(unbound, rules, NOW), rules, NOW, own=False).facts] == ["binding"]


def test_who_has_no_account_anywhere_is_not_told_that_none_is_needed() -> None:
    nobody = a_snapshot(portal=None, personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
    for stage in Stage:
        first = shown(nobody, some_rules(stage)).hops[0]
        assert (first.mark, first.note.key) == ("missing", "glance.no_account")
