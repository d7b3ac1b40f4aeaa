"""The person's own line before a general answer: true, in the second person, with minutes and clock (C11, C12)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.accounts.own_facts import Bearing, OwnLine, own_lines
from bot.accounts.records import AccountBinding, AccountKind, CertificateState, System, Unread
from bot.accounts.rules import Stage
from bot.accounts.snapshot import Snapshot
from bot.faq.entry import AccountFact
from tests.builders import (
    NOW,
    a_certificate,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_person,
    a_portal_account,
    a_snapshot,
    an_agency,
    diagnosed,
    hours_ago,
    minutes_ago,
    some_rules,
)
from tests.rules.telling import EN, LANGUAGES, ZH, worded

LOCK, STATE, SYNC, BINDING = AccountFact.LOCK, AccountFact.STATE, AccountFact.SYNC, AccountFact.BINDING
CERTIFICATE, PASSWORD, RESET, NAMES = AccountFact.CERTIFICATE, AccountFact.PASSWORD, AccountFact.RESET, AccountFact.NAMES


def lines(snapshot: Snapshot, *facts: AccountFact, stage: Stage = Stage.P0) -> tuple[OwnLine, ...]:
    return own_lines(facts, diagnosed(snapshot, stage), some_rules(stage), NOW)


def said(snapshot: Snapshot, *facts: AccountFact, stage: Stage = Stage.P0, language: str = ZH) -> str:
    return "\n".join(worded(line.tell, stage, language) for line in lines(snapshot, *facts, stage=stage))


# ── The lock ──────────────────────────────────────────────────


def test_c12_a_lock_is_told_with_its_clock_and_the_minutes_left() -> None:
    locked = a_snapshot(locked=minutes_ago(6))
    assert said(locked, LOCK) == "你的 TPEAD 帳號 09:09 會自動解開，還有 9 分鐘。"
    assert said(locked, LOCK, language=EN) == "Your TPEAD account is locked until 09:09, about 9 minutes more."


def test_c12_a_begun_minute_counts_and_never_fewer_than_one_is_left() -> None:
    assert "還有 1 分鐘" in said(a_snapshot(locked=minutes_ago(14.9)), LOCK)
    assert "about 1 minute more" in said(a_snapshot(locked=minutes_ago(14.9)), LOCK, language=EN)
    assert "還有 9 分鐘" in said(a_snapshot(locked=minutes_ago(6.5)), LOCK)


def test_c12_who_is_not_locked_is_told_so() -> None:
    assert said(a_snapshot(), LOCK) == "你的帳號現在沒有鎖。"
    assert lines(a_snapshot(), LOCK)[0].bearing is Bearing.USUAL


def test_c12_two_locks_have_two_times() -> None:
    both = a_snapshot(locked=minutes_ago(6), portal_locked=minutes_ago(3))
    assert said(both, LOCK) == "你的 TPEAD 帳號 09:09 解開，還有 9 分鐘。員工愛上網帳號 09:12 解開，還有 12 分鐘。"


def test_c12_with_the_portal_locked_the_way_that_is_open_is_named() -> None:
    told = said(a_snapshot(portal_locked=minutes_ago(3)), LOCK)
    assert told == "你的員工愛上網帳號 09:12 解開，還有 12 分鐘。TPEAD 帳號（GEAA-****86）沒有鎖，現在就可以用它登入。"


def test_c12_from_go_live_on_the_portals_lock_is_not_looked_at() -> None:
    assert said(a_snapshot(portal_locked=minutes_ago(3)), LOCK, stage=Stage.P2) == "你的帳號現在沒有鎖。"


@pytest.mark.parametrize("system", ["directory", "portal"])
def test_c12_a_lock_that_does_not_end_by_itself_goes_against_the_usual_answer(system: str) -> None:
    lock = a_lock(minutes_ago(30), None)
    locked = a_snapshot(directory=a_directory_account(lock=lock)) if system == "directory" else a_snapshot(portal=a_portal_account(lock=lock))
    (line,) = lines(locked, LOCK)
    assert line.bearing is Bearing.AGAINST
    assert "不會自己解開" in worded(line.tell, Stage.P0)


def test_d19_locked_again_and_again_is_no_usual_lock() -> None:
    before = (hours_ago(20), hours_ago(9), hours_ago(4))
    again = a_snapshot(directory=a_directory_account(lock=a_lock(minutes_ago(3)), lockouts=before))
    (line,) = lines(again, LOCK)
    told = worded(line.tell, Stage.P0)
    assert line.bearing is Bearing.AGAINST
    assert "又鎖住了，09:12 解開，還有 12 分鐘" in told
    assert "1999 轉 8585" in told


def test_d12_who_is_being_enabled_is_not_told_that_an_admin_must() -> None:
    soon = a_snapshot(portal=a_portal_account(changed=minutes_ago(10)), directory=a_directory_account(enabled=False))
    (line,) = lines(soon, STATE)
    assert (line.row, line.bearing) == ("D12", Bearing.AGAINST)


def test_c12_a_lock_that_is_over_invites_to_try_again() -> None:
    assert said(a_snapshot(locked=minutes_ago(30)), LOCK) == "你的帳號 08:45 就解開了，現在可以再登入。"


def test_the_button_that_helps_comes_with_the_line() -> None:
    assert lines(a_snapshot(locked=minutes_ago(6)), LOCK)[0].remedies == ("unlock",)


# ── What else is wrong is said beside it ──────────────────────


def test_c12_not_locked_but_disabled_is_said_in_two_sentences() -> None:
    off = a_snapshot(portal=a_portal_account(enabled=False))
    told = said(off, LOCK, STATE).splitlines()
    assert told[0] == "你的帳號現在沒有鎖。"
    assert "已停用" in told[1]
    assert len(lines(off, LOCK, STATE, BINDING, NAMES)) == 2


def test_c12_what_is_usual_is_said_of_the_first_fact_only() -> None:
    assert said(a_snapshot(), STATE, LOCK, BINDING) == "你的帳號沒有停用。"


# ── Binding, certificate, password, names ─────────────────────


def test_c12_bound_accounts_are_told_as_bound() -> None:
    assert said(a_snapshot(), BINDING) == "你的兩個帳號已經綁好了。"
    assert said(a_snapshot(), BINDING, language=EN) == "Your two accounts are bound."


def test_c12_whoever_can_bind_is_told_that_they_are_unbound() -> None:
    unbound = a_snapshot(binding=None)
    assert said(unbound, BINDING) == "你的兩個帳號還沒綁。"
    assert "可能已經多建一個 TPEAD 帳號" in said(unbound, BINDING, stage=Stage.P1)
    assert lines(unbound, BINDING)[0].bearing is Bearing.DECIDES
    two = a_snapshot(portal=(a_portal_account(), a_portal_account(account="yj2")), binding=None)
    assert said(two, BINDING) == "你有兩個員工愛上網帳號、一個 TPEAD 帳號，主要的那個還沒綁。"


def test_c12_where_there_is_nothing_to_bind_the_usual_answer_does_not_hold() -> None:
    elsewhere = a_snapshot(binding=None, agency=an_agency(joins_directory=False))
    only_portal = a_snapshot(directory=None, mailbox=None, binding=None, agency=an_agency(joins_directory=False))
    only_directory = a_snapshot(portal=None, binding=None)
    for snapshot in (elsewhere, only_portal, only_directory):
        assert [line.bearing for line in lines(snapshot, BINDING)] == [Bearing.AGAINST]


def test_c12_the_way_to_a_new_password_is_the_persons_own() -> None:
    assert said(a_snapshot(), RESET) == "你有綁自然人憑證，可以自己走「忘記密碼」，也可以按「重設密碼」在這裡辦。"
    assert said(a_snapshot(certificate=None), RESET) == "你沒有綁自然人憑證，要請管理員改密碼。"
    assert "姓名和登記的不一樣" in said(a_snapshot(certificate=a_certificate(name="陳宜君")), RESET)
    assert "過期" in said(a_snapshot(certificate=a_certificate(state=CertificateState.EXPIRED)), RESET)
    assert "不能用它做任何事" in said(a_snapshot(certificate=a_certificate(holder="somebody")), RESET)


def test_d26_a_reset_is_offered_only_where_it_reaches_tpead() -> None:
    for bound in (a_snapshot(), a_snapshot(certificate=None), a_snapshot(certificate=a_certificate(state=CertificateState.EXPIRED))):
        assert lines(bound, RESET)[0].remedies == ("reset_password",)
    assert lines(a_snapshot(certificate=None, binding=None), RESET)[0].remedies == ()
    assert "reset_password" not in lines(a_snapshot(certificate=a_certificate(holder="somebody")), RESET)[0].remedies


def test_a12_nobody_disabled_is_shown_a_way_to_a_new_password() -> None:
    assert lines(a_snapshot(portal=a_portal_account(enabled=False)), RESET) == ()


def test_a_certificate_whose_holder_is_unknown_promises_nothing() -> None:
    assert said(a_snapshot(certificate=a_certificate(holder=None)), RESET) == "你已經綁好自然人憑證了。"


def test_c12_what_a_change_of_password_reaches_is_what_it_reaches_for_this_person() -> None:
    assert said(a_snapshot(), PASSWORD) == "你改密碼，會改到 TPEAD 和市府信箱；員工愛上網的不變。"
    assert said(a_snapshot(mailbox=a_mailbox(address="office@mail.example")), PASSWORD) == "你改密碼，會改到 TPEAD；市府信箱不同名、不會改，員工愛上網的也不變。"
    assert said(a_snapshot(mailbox=None, agency=an_agency(joins_directory=False)), PASSWORD) == "你改密碼，會改到 TPEAD 的密碼；員工愛上網的不變。"
    assert said(a_snapshot(), PASSWORD, stage=Stage.P2) == "你改密碼，會改到 TPEAD 和市府信箱。"


def test_a8_who_is_unbound_is_told_that_a_change_does_not_reach_tpead() -> None:
    assert said(a_snapshot(binding=None), PASSWORD) == "你的兩個帳號還沒綁，現在改密碼改不到 TPEAD，先綁好再改。"


def test_a_password_that_must_be_changed_comes_first() -> None:
    assert "必須先換密碼" in said(a_snapshot(directory=a_directory_account(must_change=True)), PASSWORD)


def test_c29_the_accounts_that_sign_in_are_masked() -> None:
    assert said(a_snapshot(), NAMES) == "你登入要用的是員工愛上網帳號（yj***n），或 TPEAD 帳號（GEAA-****86）。"
    assert said(a_snapshot(binding=None), NAMES) == "你登入要用的是員工愛上網帳號（yj***n）。"
    assert said(a_snapshot(), NAMES, stage=Stage.P2) == "你登入要用的是 TPEAD 帳號（GEAA-****86）。"


def test_d36_the_new_name_of_a_renamed_account_is_not_written_in_a_chat() -> None:
    renamed = a_snapshot(directory=a_directory_account(account="ab1234", former="GEAA-012686"), binding=(AccountBinding("yjchen", "ab1234"),))
    assert said(renamed, NAMES, stage=Stage.P2) == "你的 TPEAD 帳號已經改名為單一帳號，只能用單一帳號登入。"


def test_c12_a_sync_is_told_with_its_times_and_never_a_bare_minute() -> None:
    new = a_snapshot(portal=a_portal_account(created=minutes_ago(35)), personnel=None, directory=None, mailbox=None, binding=None)
    assert "最晚 10:25" in said(new, SYNC)
    assert said(a_snapshot(), SYNC) == "你自己的資料都同步好了。"


# ── What is not known or not said ─────────────────────────────


@pytest.mark.parametrize("fact", [LOCK, STATE, SYNC, BINDING, NAMES, PASSWORD, RESET])
def test_t32_where_a_system_did_not_answer_nothing_is_guessed(fact: AccountFact) -> None:
    silent = a_snapshot(directory=Unread(System.DIRECTORY), binding=Unread(System.DIRECTORY))
    assert all("讀不到 TPEAD" in worded(line.tell, Stage.P0) for line in lines(silent, fact))
    assert lines(silent, fact)


def test_t32_a_lock_that_was_read_is_told_though_another_system_is_silent() -> None:
    silent = replace(a_snapshot(locked=minutes_ago(6)), mailbox=Unread(System.MAILBOX))
    assert "還有 9 分鐘" in said(silent, LOCK)


def test_d2_nothing_is_said_of_an_account_that_is_out_of_scope() -> None:
    assert lines(a_snapshot(directory=a_directory_account(kind=AccountKind.SERVICE), locked=None), *AccountFact) == ()


def test_d4_a_shared_account_is_told_what_it_is() -> None:
    (line,) = lines(a_snapshot(person=a_person(key=None)), LOCK, BINDING)
    assert line.bearing is Bearing.AGAINST
    assert "公用帳號" in worded(line.tell, Stage.P0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stage", Stage)
def test_every_line_speaks_to_the_person(stage: Stage, language: str) -> None:
    snapshots = (
        a_snapshot(),
        a_snapshot(locked=minutes_ago(6)),
        a_snapshot(locked=NOW - timedelta(hours=1)),
        a_snapshot(binding=None),
        a_snapshot(certificate=None),
        a_snapshot(portal=None, binding=None),
    )
    for snapshot in snapshots:
        for fact in AccountFact:
            for line in lines(snapshot, fact, stage=stage):
                told = worded(line.tell, stage, language)
                assert ("你" in told) if language == ZH else ("you" in told.casefold()), told
