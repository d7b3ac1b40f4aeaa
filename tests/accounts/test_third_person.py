"""What an admin or the helpdesk is told of somebody's account: every finding in the third person, and nothing of an account that may not be spoken of."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

import bot.locale
from bot.accounts.diagnosis import diagnose
from bot.accounts.records import System, Unread
from bot.accounts.rules import Rules
from bot.accounts.snapshot import Snapshot
from bot.accounts.third_person import state_of_another
from bot.locale.sentences import Sentences
from tests.accounts.test_headlines import every_row
from tests.accounts.test_status_texts import LANGUAGES, rendered, words_of
from tests.builders import NOW, a_lock, a_person, a_portal_account, a_snapshot, minutes_ago, some_rules
from tests.strategies import all_rules, snapshots

LOCALE = Path(bot.locale.__file__).parent
SENTENCES = {one: Sentences(one, [(LOCALE / one / f"{name}.ftl").read_text("utf-8") for name in ("third-person", "approval")]) for one in LANGUAGES}
TO_ITS_OWNER = re.compile(r"(?<!其)他|[你妳您她我]|\b(you|your|he|she|his|her|I|my)\b")


def said(snapshot: Snapshot, rules: Rules, language: str) -> list[str]:
    return [rendered(phrase, language, SENTENCES) for phrase in state_of_another(diagnose(snapshot, rules, NOW), NOW)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(snapshots(), all_rules)
def test_nobody_in_charge_of_an_account_is_spoken_to_as_its_owner(language: str, snapshot: Snapshot, rules: Rules) -> None:
    sentences = said(snapshot, rules, language)
    assert sentences
    for sentence in sentences:
        assert not TO_ITS_OWNER.search(sentence), sentence
        assert "{" not in sentence, sentence
        assert "  " not in sentence, sentence


def test_every_sentence_of_a_diagnosis_has_one_in_the_third_person() -> None:
    owners = {id.partition("-")[2] for id in words_of("en") if id.startswith("status-")}
    others = {id for one in LANGUAGES for id in re.findall(r"^third-([\w-]+) =", (LOCALE / one / "third-person.ftl").read_text("utf-8"), re.M)}
    assert owners - others == {"ago", "stranger", "lock-lasts", "sends", "binds-here"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_row_says_something_of_its_own(language: str) -> None:
    told = {(row, said(snapshot, some_rules(stage), language)[0]) for row, snapshot, stage in every_row()}
    assert len({sentence for _, sentence in told}) >= len({row for row, _ in told}) - 2


def test_d15_how_long_a_lock_holds_stands_beside_it() -> None:
    assert said(a_snapshot(locked=minutes_ago(9)), some_rules(), "zh-Hant-TW")[0].endswith("會自動解開（還有 6 分鐘）。")


def test_t32_without_the_directory_nothing_but_that_is_said() -> None:
    blind = a_snapshot(directory=Unread(System.DIRECTORY), portal=a_portal_account(lock=a_lock(minutes_ago(3))))
    assert said(blind, some_rules(), "en") == ["TPEAD cannot be read now.\nWhether all is well there is not known; please look again in a few minutes."]


def test_d4_a_shared_account_is_named_as_one() -> None:
    assert "公用帳號" in said(a_snapshot(person=a_person(key=None)), some_rules(), "zh-Hant-TW")[0]
