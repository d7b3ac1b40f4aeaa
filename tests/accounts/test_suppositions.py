"""Whether it is so: of every finding, in both languages."""

import pytest

from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.suppositions import answer_to
from bot.reading.supposition import Supposition
from tests.accounts.test_aspects import EN, LANGUAGES, Case, all_cases, of_row, wording
from tests.builders import a_directory_account, a_lock, minutes_ago


def answered(case: Case, supposed: Supposition, text: str = "?", language: str = EN) -> str:
    says = answer_to(supposed, text, case.diagnosis, case.finding, rules=case.rules, now=case.now)
    return "\n".join(wording(case.rules).say(phrase, language, case.now) for phrase in says)


def locked() -> Case:
    return of_row(Row.LOCKED, directory=a_directory_account(lock=a_lock(minutes_ago(3))))


def disabled() -> Case:
    return of_row(Row.DIRECTORY_DISABLED, directory=a_directory_account(enabled=False))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("supposed", [one for one in Supposition if one is not Supposition.NOTHING])
def test_c15_whatever_is_supposed_of_whatever_was_found_is_said_in_plain_words_or_not_at_all(supposed: Supposition, language: str) -> None:
    said = [answered(case, supposed, "sign in on the page", language) for case in all_cases()]
    assert any(said)
    assert all("{" not in each and "supposed" not in each for each in said)


def test_d02_who_is_stopped_hears_nothing_of_the_account() -> None:
    stopped = [case for case in all_cases() if case.diagnosis.stopped or case.finding.group is FindingGroup.STOPPING]
    assert stopped
    assert not any(answered(case, supposed) for case in stopped for supposed in Supposition)


def test_c15_a_lock_may_come_from_a_phone_and_a_disabled_account_does_not() -> None:
    assert answered(locked(), Supposition.DEVICE).startswith("Very likely")
    assert answered(disabled(), Supposition.DEVICE).startswith("No, it is not the phone")


def test_c15_only_a_lock_that_opens_by_itself_is_said_to() -> None:
    held = of_row(Row.LOCKED_UNTIL_ADMIN, directory=a_directory_account(lock=a_lock(minutes_ago(3), None)))
    assert "by itself" in answered(locked(), Supposition.BY_ITSELF)
    assert "however long you wait" in answered(held, Supposition.BY_ITSELF)


def test_c15_who_did_not_say_how_is_told_how_instead_of_that_it_is_right() -> None:
    first = of_row(Row.CHANGE_FIRST, directory=a_directory_account(must_change=True))
    assert answered(first, Supposition.RIGHT, "I sign in and change it on that screen, right?").startswith("Yes, exactly")
    assert not answered(first, Supposition.RIGHT, "so I ring the cashier, is that right?").startswith("Yes")
