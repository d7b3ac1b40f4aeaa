"""One aspect of every row (C13, C15, C34): each has a sentence in both languages, and it says what was asked."""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from bot.accounts.advice import advise
from bot.accounts.aspects import AspectTopic, about_password, aspect_of_finding, still_locked, topic_of
from bot.accounts.finding import Diagnosis, Finding, Using, Want, Wish
from bot.accounts.records import AccountBinding, Unread
from bot.accounts.records import System as AccountSystem
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.dialogue.wording import Wording
from bot.reading.vocabulary import Aspect
from bot.settings.schema import Settings
from bot.wiring.wording import build_wording
from integrations.accounts.embedded.organisation_file import read_organisation
from tests.builders import (
    NOW,
    a_directory_account,
    a_lock,
    a_mailbox,
    a_personnel_record,
    a_portal_account,
    a_snapshot,
    diagnosed,
    hours_ago,
    minutes_ago,
    some_rules,
)
from tests.embedded.stage import SAMPLES, ZONE, on_stage
from tests.paths import ROOT

LANGUAGES = ("zh-Hant-TW", "en")
ASKED = tuple(aspect for aspect in Aspect if aspect is not Aspect.NONE)
ZH, EN = LANGUAGES


@dataclass(frozen=True)
class Case:
    """A finding, and where it was found."""

    who: str
    diagnosis: Diagnosis
    finding: Finding
    rules: Rules
    now: datetime

    def says(self, aspect: Aspect, language: str = ZH) -> str:
        phrase = aspect_of_finding(self.diagnosis, self.finding, aspect, self.rules, self.now)
        return wording(self.rules).say(phrase, language, self.now)


@cache
def wording(rules: Rules) -> Wording:
    return build_wording(Settings(), rules)


def found(diagnosis: Diagnosis, rules: Rules, who: str = "", now: datetime = NOW) -> list[Case]:
    return [Case(who, diagnosis, finding, rules, now) for finding in diagnosis.findings]


@cache
def everybody() -> tuple[Case, ...]:
    """Every finding of every person of the two shipped organisations."""

    async def look() -> list[Case]:
        cases: list[Case] = []
        for sample in ("before_go_live", "go_live"):
            with tempfile.TemporaryDirectory() as folder:
                async with on_stage(Path(folder), read_organisation(SAMPLES / f"{sample}.yaml", ZONE)) as stage:
                    for person in await stage.organisation.register.people():
                        seen = await stage.account_lookup.look(person)
                        cases += found(seen.diagnosis, seen.rules, f"{sample}/{person.id}", seen.now)
        return cases

    return tuple(asyncio.run(look()))


def advised(wish: Wish, stage: Stage = Stage.P0, **snapshot: object) -> Case:
    rules = some_rules(stage)
    diagnosis = diagnosed(a_snapshot(**snapshot), stage)  # type: ignore[arg-type]
    advice = advise(diagnosis, wish, rules, NOW).finding
    assert advice is not None
    return Case("", diagnosis, advice, rules, NOW)


def of_row(row: Row, stage: Stage = Stage.P0, **snapshot: object) -> Case:
    rules = some_rules(stage)
    return next(case for case in found(diagnosed(a_snapshot(**snapshot), stage), rules) if case.finding.row is row)  # type: ignore[arg-type]


def constructed() -> Iterator[Case]:
    """The rows that need a wish, and states that no sample holds."""
    reset, sign_in = Wish(Want.NEW_PASSWORD), Wish(Want.SIGN_IN)
    yield advised(reset)
    yield advised(reset, certificate=None)
    yield advised(reset, binding=None)
    yield advised(sign_in)
    yield advised(sign_in, directory=a_directory_account(password_set=minutes_ago(10)))
    yield advised(Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT), Stage.P2)
    yield advised(Wish(Want.SIGN_IN, Using.FORMER_NAME), directory=a_directory_account(account="ab1234", former="GEAA-012686"), binding=BOUND_SINGLE)
    yield advised(Wish(Want.FIND_APPLICATION))
    unread = Unread(AccountSystem.PORTAL)
    fresh = a_personnel_record(arrived=minutes_ago(10))
    off = a_portal_account(enabled=False)
    for stage in Stage:
        rules = some_rules(stage)
        new, older, old = (a_portal_account(created=minutes_ago(age)) for age in (35, 90, 300))
        for portal in (new, older, old):
            yield from found(diagnosed(a_snapshot(portal=portal, personnel=None, directory=None, mailbox=None, binding=None), stage), rules)
        for personnel in (fresh, replace(fresh, arrived=minutes_ago(90)), replace(fresh, arrived=hours_ago(5))):
            for beside in ("healthy", unread, off):
                yield from found(diagnosed(a_snapshot(portal=beside, personnel=personnel, directory=None, mailbox=None, binding=None), stage), rules)
        yield from found(diagnosed(a_snapshot(portal=None, directory=None, personnel=None, mailbox=None, binding=None), stage), rules)
        forever = a_portal_account(lock=a_lock(minutes_ago(3), None))
        yield from found(diagnosed(a_snapshot(portal=forever), stage), rules)
        yield from found(diagnosed(a_snapshot(portal=forever, locked=minutes_ago(6)), stage), rules)
        for changed, directory in ((30, "healthy"), (30, unread), (10, "healthy")):
            yield from found(diagnosed(a_snapshot(personnel=a_personnel_record(changed=minutes_ago(changed)), directory=directory), stage), rules)


BOUND_SINGLE = (AccountBinding("yjchen", "ab1234"),)


@cache
def all_cases() -> tuple[Case, ...]:
    return (*everybody(), *constructed())


def test_c13_every_row_that_an_account_can_be_in_is_among_the_cases() -> None:
    told = {case.finding.row for case in all_cases()}
    assert set(Row) - told <= {Row.STRANGER}, "a row without a case here has never been asked about"
    assert {topic_of(case.finding) for case in all_cases()} == set(AspectTopic)


@pytest.mark.parametrize("aspect", ASKED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_c13_every_row_has_a_sentence_for_every_aspect(language: str, aspect: Aspect) -> None:
    for case in all_cases():
        said = case.says(aspect, language)
        assert said.strip(), (case.finding.row, aspect)
        assert not re.search(r"[（(:,]\s*none\b", said), (case.finding.row, aspect, said)
        assert "  " not in said, (case.finding.row, aspect, said)


def test_every_sentence_of_an_aspect_is_said_to_somebody() -> None:
    said = {aspect_of_finding(one.diagnosis, one.finding, aspect, one.rules, one.now).key for one in all_cases() for aspect in ASKED}
    said |= {"aspect.is_it_the_password", "aspect.still_locked", "aspect.name_still_differs", "aspect.clock"} | {f"aspect.new_password_{system}" for system in ("portal", "directory", "signon", "mailbox")}
    texts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "bot/locale/en").glob("aspect*.ftl"))
    keys = set(re.findall(r"^(aspect-[a-z-]+) =", texts, re.MULTILINE))
    within = set(re.findall(r"\{ (aspect-[a-z-]+) \}", texts))
    assert keys - within - {key.replace(".", "-").replace("_", "-") for key in said} == set()


LOCKED = of_row(Row.LOCKED, locked=minutes_ago(6))


@pytest.mark.parametrize("aspect", [Aspect.UNTIL, Aspect.WHETHER, Aspect.AGAIN])
def test_c13_a_lock_is_told_in_minutes_and_by_the_clock(aspect: Aspect) -> None:
    assert "9 分鐘" in LOCKED.says(aspect)
    assert "09:09" in LOCKED.says(aspect)
    assert "9 minutes" in LOCKED.says(aspect, EN)


def test_c13_the_minutes_count_from_when_the_lock_began() -> None:
    said = LOCKED.says(Aspect.SINCE)
    assert "08:54" in said
    assert "6 分鐘前" in said
    assert "09:09" in said
    assert "不會重算" in said


def test_c13_a_lock_that_ends_within_the_minute_says_one_minute_not_none() -> None:
    late = of_row(Row.LOCKED, locked=NOW - timedelta(minutes=14, seconds=50))
    assert "1 minute," in late.says(Aspect.UNTIL, EN)
    assert "0 分鐘" not in late.says(Aspect.UNTIL)


@pytest.mark.parametrize("row", [Row.SYNC_PENDING, Row.SYNC_SLOW, Row.NOT_ARRIVED])
def test_c13_a_sync_is_never_promised_to_a_bare_minute(row: Row) -> None:
    told = [case for case in all_cases() if case.finding.row is row and topic_of(case.finding) is AspectTopic.SYNC and case.finding.until is not None]
    assert told
    for case in told:
        assert "最晚" in case.says(Aspect.UNTIL), case.who
        assert not re.search(r"約 \d+ 分鐘", case.says(Aspect.UNTIL)), case.who
        assert "左右" in case.says(Aspect.UNTIL) or "說不準" in case.says(Aspect.UNTIL), case.who


def test_c13_disabled_does_not_end_by_itself_and_takes_an_hour_after_the_admin() -> None:
    off = of_row(
        Row.PORTAL_DISABLED, portal=a_portal_account(enabled=False), personnel=a_personnel_record(enabled=False), directory=a_directory_account(enabled=False)
    )
    assert off.says(Aspect.UNTIL, EN).startswith("Not by itself")
    assert "一小時" in off.says(Aspect.UNTIL)
    assert "15 分鐘會好的是「鎖定」" in off.says(Aspect.UNTIL)


def test_c13_after_a_lock_the_same_password_works_and_nothing_has_to_be_changed() -> None:
    assert "不用換密碼" in LOCKED.says(Aspect.AFTER)
    assert "same password" in LOCKED.says(Aspect.AFTER, EN)


BEGINS = {
    EN: ("That depends", "No", "Yes", "I can't say"),
    ZH: ("看情況", "不", "可以", "要", "還不", "還沒有", "憑證不行", "憑證還不行"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("aspect", [Aspect.WHETHER, Aspect.AFTER, Aspect.RULE])
def test_c15_what_asks_yes_or_no_begins_with_it_or_with_that_depends(aspect: Aspect, language: str) -> None:
    for case in all_cases():
        said = case.says(aspect, language)
        assert said.startswith(BEGINS[language]), (case.finding.row, said)


def test_c15_whether_a_locked_or_disabled_account_lets_one_in_is_no_and_not_that_depends() -> None:
    kept_out = {Row.LOCKED, Row.LOCKED_AGAIN, Row.BOTH_LOCKED, Row.LOCKED_UNTIL_ADMIN, Row.DISABLED, Row.EXPIRED, Row.SYNC_PENDING, Row.SYNC_OVERDUE}
    for case in all_cases():
        if case.finding.row in kept_out:
            assert case.says(Aspect.WHETHER, EN).startswith("No"), case.finding.row
            assert case.says(Aspect.WHETHER).startswith("還不行"), case.finding.row


@pytest.mark.parametrize("aspect", [Aspect.WHY, Aspect.HOW, Aspect.AFTER])
def test_d19_a_repeated_lock_names_the_device_and_how_to_mend_it(aspect: Aspect) -> None:
    again = next(case for case in all_cases() if case.finding.row is Row.LOCKED_AGAIN)
    assert "手機" in again.says(aspect)
    assert "改" in again.says(aspect)
    assert "phone" in again.says(aspect, EN)


def test_whoever_leaves_while_locked_is_told_until_when_and_nobody_else_is() -> None:
    for case in all_cases():
        told = still_locked(case.diagnosis, case.rules, case.now)
        if case.diagnosis.first(Row.LOCKED) is not None and not case.diagnosis.stopped:
            assert told is not None, case.who
            assert re.search(r"\d\d:\d\d", wording(case.rules).say(told, ZH, case.now)), case.who
        if case.diagnosis.first(FindingGroup.LOCKED, Row.OUT_OF_SCOPE) is None:
            assert told is None, case.who


def test_c34_again_is_shorter_than_what_was_said() -> None:
    for case in all_cases():
        told = case.says(Aspect.WHAT)
        assert len(case.says(Aspect.AGAIN)) <= max(len(told), 42), case.finding.row
        assert case.says(Aspect.AGAIN) != told


@pytest.mark.parametrize("aspect", ASKED)
def test_d2_d34_nothing_about_a_protected_account_or_the_other_end_of_a_conflict_is_said(aspect: Aspect) -> None:
    for case in all_cases():
        if case.finding.row in (Row.OUT_OF_SCOPE, Row.BINDING_CONFLICT):
            assert not re.search(r"GEAA|\*\*", case.says(aspect)) or aspect is Aspect.WHICH, case.who
        if case.finding.row is Row.OUT_OF_SCOPE:
            assert not re.search(r"GEAA|\*\*", case.says(aspect)), case.who


def test_d36_the_new_name_is_never_written_in_the_chat() -> None:
    renamed = next(case for case in constructed() if case.finding.row is Row.RENAMED)
    for aspect in ASKED:
        assert "ab1234" not in renamed.says(aspect)


def test_c15_is_it_the_password_is_answered_by_the_state() -> None:
    def asked(case: Case) -> str:
        return wording(case.rules).say(about_password(case.diagnosis, case.finding, case.rules, case.now), EN, case.now)

    off = of_row(Row.DISABLED, Stage.P2, directory=a_directory_account(enabled=False))
    assert asked(off).startswith("No")
    assert asked(LOCKED).startswith("That depends")
    assert asked(of_row(Row.CHANGE_FIRST, directory=a_directory_account(must_change=True))).startswith("Yes")
    assert asked(of_row(Row.FINE)).startswith("Possibly")
    assert {one.value for one in FindingGroup} >= {"locked", "disabled", "sync", "password", "binding", "fine"}


def test_r30_which_passwords_a_reset_changes_depends_on_the_mailboxs_name() -> None:
    same, other = (advised(Wish(Want.NEW_PASSWORD), mailbox=a_mailbox(address=f"{name}@mail.example")) for name in ("yjchen", "other"))
    assert "同名的市府信箱" in same.says(Aspect.AFTER)
    assert "市府信箱的密碼不變" in other.says(Aspect.AFTER)
    assert "員工愛上網的密碼不變" in same.says(Aspect.AFTER)
