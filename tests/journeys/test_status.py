"""People ask about their accounts, through the real command line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Chat

Open = Callable[..., Chat]

ORGANISATION = """
agencies: [{id: doit, name: 資訊局, joins_directory: true, admins: {portal: [wang], personnel: [huang]}}]
people:
  - {id: wang, name: 王大明, agency: doit, national_id: A123456789, phone: "2101"}
  - {id: huang, name: 黃淑芬, agency: doit, national_id: B223456782, phone: "2103"}
  - id: new
    name: 吳佳穎
    agency: doit
    national_id: A200000003
    sync: stuck
    portal: [{account: jywu, enabled: true, created: -1s}]
sync: {every: 1h, last: -20m}
"""


def test_a_locked_person_is_told_when_it_opens_and_who_can_open_it_earlier(chat: Open) -> None:
    said = chat().say("chen.yj", "我帳號怎麼了")
    assert re.search(r"GEAA-\*+86", said)
    assert re.search(r"\d\d:\d\d 會自動解開", said)
    assert "黃淑芬，分機 2103" in said
    assert "GEAA-012686" not in said


def test_r45_a_lock_runs_out_after_fifteen_minutes_by_the_programs_clock(chat: Open) -> None:
    talk = chat()
    talk.send(advance="8m")
    assert "會自動解開" in talk.say("chen.yj", "我帳號怎麼了")
    talk.send(advance="1m")
    assert "已經解開" in talk.say("chen.yj", "我帳號怎麼了")


def test_a_lock_put_in_counts_as_one_more_lockout(chat: Open) -> None:
    talk = chat()
    for _ in range(3):
        talk.send(advance="20m")
        talk.send(lock="GEAA-012686")
    said = talk.say("chen.yj", "為什麼我又登不進去，幫我查一下")
    assert "第 4 次" in said
    assert "手機收信" in said


@pytest.mark.parametrize(("minutes", "words"), [(59, "這是正常的"), (60, "比平常久"), (61, "比平常久"), (119, "比平常久"), (120, "比平常久"), (121, "替你報修")])
def test_r36_the_sync_by_the_minutes(chat: Open, tmp_path: Path, minutes: int, words: str) -> None:
    file = tmp_path / "organisation.yaml"
    file.write_text(ORGANISATION, encoding="utf-8")
    talk = chat("--organisation", str(file))
    talk.send(advance=f"{minutes}m")
    assert words in talk.say("new", "查一下我帳號現在是什麼狀態")


@pytest.mark.parametrize("how", ["down", "garbled", "slow"])
@pytest.mark.parametrize("system", ["directory", "personnel"])
def test_t32_a_broken_system_is_unknown_and_never_fine(chat: Open, system: str, how: str) -> None:
    talk = chat()
    talk.send(**{"fault": system, "is": how})
    said = talk.say("lin.mh", "我現在帳號是正常的嗎")
    assert "我現在讀不到" in said
    assert "都正常" not in said
    assert "沒有問題" not in said
    talk.send(**{"fault": system, "is": "well"})
    assert "沒有問題" in talk.say("lin.mh", "我現在帳號是正常的嗎")


def test_t15_a_private_question_in_a_group_gets_a_neutral_line_there_and_its_answer_in_private(chat: Open) -> None:
    messages = chat().send(**{"from": "chen.yj", "text": "幫我查我的帳號怎麼了", "in": "group:lobby"})
    public = [one for one in messages if one["in"] == "group:lobby"]
    private = [one for one in messages if one["in"] == "direct"]
    assert len(public) == 1
    assert public[0]["to"] is None
    assert "鎖" not in public[0]["text"]
    assert "GEAA" not in public[0]["text"]
    assert private[0]["to"] == "chen.yj"
    assert "會自動解開" in private[0]["text"]


def test_a_general_question_in_a_group_is_answered_there_without_a_name(chat: Open) -> None:
    messages = chat().send(**{"from": "chen.yj", "text": "帳號被鎖住要等多久", "in": "group:lobby"})
    assert [one["in"] for one in messages] == ["group:lobby"]
    assert "15 分鐘" in messages[0]["text"]
    assert "黃淑芬" not in messages[0]["text"]


def test_d01_a_stranger_gets_the_faq_and_no_account(chat: Open) -> None:
    talk = chat()
    assert "15 分鐘" in talk.say("stranger:x", "帳號被鎖住要等多久")
    said = talk.say("stranger:x", "我帳號怎麼了")
    assert "我還不知道你是誰" in said
    assert "1999" in said


def test_english_is_answered_in_english(chat: Open) -> None:
    said = chat().say("chen.yj", "why can't I sign in? please check my account")
    assert "opens by itself" in said
    assert "會自動" not in said


def test_both_phases_after_go_live_the_portal_is_out_of_the_row(chat: Open) -> None:
    said = chat("--organisation", str(SAMPLES / "go_live.yaml")).say("lin.mh", "我用愛上網帳號登不進去，幫我看一下")
    assert "員工愛上網已經下線" in said
    assert "✓ 員工愛上網" not in said


@pytest.mark.parametrize(
    ("who", "text", "words"),
    [
        ("lin.mh", "幫我解鎖", "現在沒有鎖"),
        ("chen.yj", "幫我解鎖", "我就幫你解"),
        ("lin.mh", "幫我綁定", "已經綁好"),
        ("bind.now", "幫我綁定", "我就幫你綁好"),
        ("off.ten", "幫我啟用帳號", "我就把申請送給管理員"),
        ("lin.mh", "我忘記密碼了，幫我重設一組", "我和管理員都看不到新密碼"),
        ("bind.now", "我忘記密碼了，幫我重設一組", "請先綁定"),
        ("root.chou", "幫我解鎖", "不能在這裡處理"),
        ("lin.mh", "轉真人", "1999"),
    ],
)
def test_a_wish_is_answered_by_what_is_possible_today_and_nothing_pretends(chat: Open, who: str, text: str, words: str) -> None:
    assert words in chat().say(who, text)


def test_r46_where_no_ticket_can_be_filed_the_channels_are_named_in_their_order(chat: Open) -> None:
    talk = chat()
    talk.send(**{"fault": "helpdesk", "is": "down"})
    talk.say("lin.mh", "我要開單")
    shown = talk.send(**{"from": "lin.mh", "text": "電子認證平臺登入後一片空白"})[0]
    send = next(button["id"] for button in shown["buttons"] if button["label"] == "送出這張單")
    said = talk.send(**{"from": "lin.mh", "press": send})[0]["text"]
    assert said.index("1999 轉 8585") < said.index("25991266 分機 274") < said.index("1999 分機 2865")


def test_choices_are_buttons_that_work_once_and_for_one_person(chat: Open) -> None:
    talk = chat()
    offered = talk.send(**{"from": "chen.yj", "text": "帳號被鎖住要等多久"})[0]
    button = offered["buttons"][0]["id"]
    assert "用過或失效" in talk.send(**{"from": "lin.mh", "press": button})[0]["text"]
    assert "會自動解開" in talk.send(**{"from": "chen.yj", "press": button})[0]["text"]
    assert "用過或失效" in talk.send(**{"from": "chen.yj", "press": button})[0]["text"]
    assert "用過或失效" in talk.send(**{"from": "chen.yj", "press": "unknown"})[0]["text"]


def test_a11_after_go_live_an_answer_names_the_personnel_admin_and_not_the_portals(chat: Open) -> None:
    said = chat("--organisation", str(SAMPLES / "go_live.yaml")).say("lin.mh", "帳號被鎖住要等多久")
    assert "黃淑芬，分機 2103" in said
    assert "王大明" not in said
