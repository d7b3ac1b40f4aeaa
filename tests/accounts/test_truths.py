"""What is said agrees with what is allowed, and no second finding is hidden by the first."""

import pytest

from bot.accounts.aspects import about_password, also_holds, aspect_of_finding
from bot.accounts.finding import Using, Want, Wish
from bot.accounts.records import System, Unread
from bot.accounts.rows.row import Row
from bot.accounts.rules import Stage
from bot.accounts.success import after_success
from bot.reading.vocabulary import Aspect
from tests.accounts.test_aspects import EN, LANGUAGES, ZH, advised, of_row, wording
from tests.builders import NOW, a_certificate, a_directory_account, a_lock, a_portal_account, minutes_ago


def test_d15_an_unlock_that_is_forbidden_is_not_offered_in_words() -> None:
    locked = of_row(Row.LOCKED, directory=a_directory_account(lock=a_lock(minutes_ago(5))), portal=Unread(System.PORTAL))
    assert locked.finding.tell.words["can"] == "unread"
    assert "不能解" in locked.says(Aspect.WHAT)
    assert "can't unlock" in locked.says(Aspect.WHAT, EN)
    assert of_row(Row.LOCKED, directory=a_directory_account(lock=a_lock(minutes_ago(5)))).finding.tell.words["can"] == "yes"


def test_d9_a_corrected_name_whose_dot_is_another_than_the_certificates_is_said_to_differ_still() -> None:
    corrected = of_row(
        Row.CHANGE_PENDING, portal=a_portal_account(name="拉娃・谷木", changed=minutes_ago(20)), certificate=a_certificate(name="拉娃·谷木")
    )
    for aspect in (Aspect.UNTIL, Aspect.WHETHER, Aspect.AFTER):
        (more,) = also_holds(corrected.diagnosis, corrected.finding, aspect, corrected.rules, NOW)
        assert more.words["differs"] == "marks"
        assert "不用再跑戶政" in wording(corrected.rules).say(more, ZH, NOW)
    assert also_holds(corrected.diagnosis, corrected.finding, Aspect.WHO, corrected.rules, NOW) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_d36_after_a_renaming_the_password_stays_and_nobody_in_particular_did_it(language: str) -> None:
    renamed = advised(Wish(Want.SIGN_IN, Using.FORMER_NAME), directory=a_directory_account(account="ab1234", former="GEAA-012686"))
    said = wording(renamed.rules).say(about_password(renamed.diagnosis, renamed.finding, renamed.rules, NOW), language, NOW)
    assert said.startswith(("不用換", "No new password"))
    assert aspect_of_finding(renamed.diagnosis, renamed.finding, Aspect.WHO, renamed.rules, NOW).key == "aspect.who_renamed"


def test_d17_which_password_is_that_of_the_account_that_works() -> None:
    said = of_row(Row.PORTAL_LOCKED, portal=a_portal_account(lock=a_lock(minutes_ago(5)))).says(Aspect.WHICH)
    assert said.startswith("現在能用的是 TPEAD")


def test_d35_the_portal_was_closed_by_nobody_in_particular() -> None:
    assert "整個系統下線" in advised(Wish(Want.SIGN_IN, Using.PORTAL_ACCOUNT), Stage.P2).says(Aspect.WHO)


def test_c14_after_success_only_what_still_waits_is_told() -> None:
    locked = of_row(Row.PORTAL_LOCKED, portal=a_portal_account(lock=a_lock(minutes_ago(5))))
    assert [phrase.key for phrase in after_success(locked.diagnosis)] == ["success.glad", "success.still-locked"]
    assert after_success(locked.diagnosis)[1].words["system"] == "portal"
