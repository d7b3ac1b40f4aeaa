""" "Which is my account?": masked, with where it is written (C29)."""

from bot.accounts.account_names import account_names
from bot.accounts.records import AccountBinding, System, Unread
from bot.accounts.rules import Stage
from bot.secret import Secret
from bot.verification.page import Page, PageGone, ResultPage
from tests.builders import NOW, a_directory_account, a_snapshot, an_agency, diagnosed, some_rules
from tests.desk.house import House, buttons


async def test_c29_ones_own_accounts_are_masked_with_where_each_is_typed(house: House) -> None:
    said = await house.told("chen.yj", "account_name")
    assert "GEAA-****86" in said
    assert "開電腦用這個" in said
    assert "員工愛上網：yj***n" in said
    for whole in ("GEAA-012686", "yjchen"):
        assert whole not in said
    assert "不在對話裡寫出來" in said


async def test_c29_the_whole_names_stand_on_a_page_after_the_code_and_the_page_shows_them_once(house: House) -> None:
    outcome = await house.answers("chen.yj", "account_name")
    assert buttons(outcome) == ["account_name:page"]
    assert house.stage.mails("chen.yj") == [], "nothing is mailed before the button is pressed"
    token = await opened_page(house, "chen.yj")
    page = await house.stage.page(token)
    assert isinstance(page, Page)
    assert page.fields == ("code",)
    assert not isinstance(await house.stage.sends(token, code="000000"), ResultPage)
    shown = await house.stage.sends(token, code=house.stage.code("chen.yj"))
    assert isinstance(shown, ResultPage)
    written = [str(word) for phrase in shown.says for word in phrase.words.values()]
    assert {"GEAA-012686", "yjchen"} <= set(written)
    assert isinstance(await house.stage.page(token), PageGone)
    assert [record.details["method"] for record in await house.stage.audit("verification.passed") if record.details.get("step") == "accounts"] == ["code"]


async def test_c29_who_has_no_address_for_a_code_is_sent_to_the_admin(house: House) -> None:
    outcome = await house.answers("no.mail", "account_name", "page")
    assert "account.no-page" in [phrase.key for phrase in outcome.reply.says]
    assert outcome.reply.link is None


async def test_c29_t15_it_is_personal_and_a_stranger_is_told_how_to_be_linked(house: House) -> None:
    assert (await house.answers("chen.yj", "account_name", private=False)).personal
    assert (await house.answers("stranger:x", "account_name")).reply.says[0].key == "link.how"


async def test_d2_of_a_protected_account_nothing_is_named(house: House) -> None:
    said = await house.told("root.chou", "account_name")
    assert "GEAA" not in said
    assert "*" not in said


async def opened_page(house: House, who: str) -> Secret:
    """The page's token, once the desk has written and mailed what the outcome asks for."""
    outcome = await house.answers(who, "account_name", "page")
    async with house.stage.application.store.work() as work:
        for write in outcome.writes:
            await write(work)
    for after in outcome.after:
        await after()
    assert outcome.reply.link is not None
    return Secret(house.stage.application.addresses(outcome.reply.link[1]).rpartition("/s/")[2])


def keys(directory: object = None) -> list[str]:
    """What somebody is told of whom no system but perhaps the directory knows anything."""
    snapshot = a_snapshot(portal=None, directory=directory, mailbox=None, personnel=None, binding=None)
    return [phrase.key for phrase in account_names(diagnosed(snapshot), some_rules(), NOW)]


def test_c29_d36_after_the_renaming_the_old_name_is_told_to_be_gone_and_the_new_one_stays_masked() -> None:
    renamed = a_directory_account(account="ab1234", former="GEAA-012686")
    told = account_names(diagnosed(a_snapshot(directory=renamed, binding=(AccountBinding("yjchen", "ab1234"),)), Stage.P2), some_rules(Stage.P2), NOW)
    assert [phrase.key for phrase in told] == ["account.one", "account.portal", "account.directory", "account.former", "account.mailbox", "account.masked"]
    assert not [word for phrase in told for word in phrase.words.values() if "ab1234" in str(word) or "012686" in str(word)]


def test_c29_who_has_none_is_told_so_and_silence_is_not_none() -> None:
    assert keys() == ["account.none"]
    assert keys(Unread(System.DIRECTORY)) == ["account.unread"]


def test_c29_r6_in_an_agency_that_has_not_joined_tpead_starts_no_computer() -> None:
    told = account_names(diagnosed(a_snapshot(agency=an_agency(joins_directory=False))), some_rules(), NOW)
    assert [phrase.words["computer"] for phrase in told if phrase.key == "account.directory"] == ["no"]


async def test_c29_it_is_said_first_how_many_there_are_and_which_one_signs_in(house: House) -> None:
    for who, begins in (
        ("chen.yj", "你有一個 TPEAD 帳號，和員工愛上網的帳號已經綁在一起"),
        ("bind.now", "你有一個 TPEAD 帳號、一個員工愛上網帳號，還沒有綁在一起"),
        ("bind.twice", "你有 2 個 TPEAD 帳號。目前綁定的是 GEAA-****31，先用這一個"),
        ("only.portal", "你沒有 TPEAD 帳號，現在也不用有"),
        ("only.directory", "你只有一個 TPEAD 帳號"),
        ("new.eight", "你的 TPEAD 帳號還沒有建好"),
    ):
        assert (await house.told(who, "account_name")).startswith(begins), who


def test_c29_how_many_there_are_is_not_said_where_a_system_was_not_read() -> None:
    told = account_names(diagnosed(a_snapshot(directory=Unread(System.DIRECTORY))), some_rules(), NOW)
    assert next(phrase.key for phrase in told) == "account.portal"
async def test_c15_whether_there_is_one_at_all_is_answered_by_counting(house: House) -> None:
    none = await house.told("only.portal", "account_name", "has")
    assert none.startswith("沒有")
    assert "不用有" in none
    one = await house.told("bind.once", "account_name", "has")
    assert "只有一個" in one
    assert "沒有第二個" in one
    assert "市府信箱" not in one, "which and where is another question"


async def test_c15_d31_two_are_counted_and_what_to_do_follows(house: House) -> None:
    outcome = await house.answers("bind.twice", "account_name", "has")
    assert outcome.reply.says[0].words["count"] == 2
    assert outcome.row == "D31"


async def test_d2_of_a_protected_account_nothing_is_counted(house: House) -> None:
    assert "TPEAD 帳號（" not in await house.told("root.chou", "account_name", "has")
