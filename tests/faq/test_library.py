"""The 35 answers: complete, true at their stage, free of names and numbers; and a wrong content file is one clear line."""

import re
import time
from datetime import date
from importlib import resources
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.accounts.rules import Stage
from bot.errors import ConfigurationError
from bot.faq.entry import CHINESE, ENGLISH, STAGES, AccountFact, FaqEntry
from bot.faq.library import ADMINS, PLACEHOLDERS, fill, parse_entries, shipped
from bot.people.role import Role
from tests.every import for_each
from tests.faq.facts import FACTS, NOT_SAID

IDS = (
    "binding-01", "binding-02", "binding-03", "binding-04", "binding-05", "binding-06", "binding-07",
    "binding-08", "binding-09", "binding-10", "binding-11", "binding-12", "binding-13", "binding-14",
    "login-01", "login-02",
    "password-01", "password-02", "password-03", "password-04",
    "personnel-01",
    "other-01", "other-02", "other-03", "other-04",
    "certificate-01", "certificate-02",
    "eauth-01",
    "nologin-01", "nologin-02", "nologin-03",
    "docs-01",
    "contact-01", "contact-02", "contact-03",
)  # fmt: skip

LANGUAGES = (CHINESE, ENGLISH)
ENTRIES: dict[str, FaqEntry] = {entry.id: entry for entry in shipped()}
ANSWERS = [(entry.id, language, stage) for entry in shipped() for language in LANGUAGES for stage in STAGES]


def placeholders(answer: str) -> frozenset[str]:
    return frozenset(name for name in PLACEHOLDERS if f"{{{name}}}" in answer)


def answer(id: str, language: str, stage: str) -> str:
    return ENTRIES[id].answer(language, stage)


def lines_with(word: str, language: str, stage: str) -> list[tuple[str, str]]:
    return [(id, line) for id in IDS for line in answer(id, language, stage).splitlines() if word in line]


# ── What is there ─────────────────────────────────────────────


def test_all_35_questions_are_there_in_the_order_of_their_source() -> None:
    assert tuple(entry.id for entry in shipped()) == IDS
    assert len(IDS) == 35


def test_the_stages_are_those_the_rules_know() -> None:
    assert tuple(stage.value for stage in Stage) == STAGES


def test_the_admins_an_answer_may_name_are_roles() -> None:
    assert (Role.PORTAL_ADMIN.value, Role.PERSONNEL_ADMIN.value) == ADMINS


@for_each("id", IDS)
def test_every_question_is_answered_in_both_languages_at_every_stage(id: str) -> None:
    entry = ENTRIES[id]
    assert set(entry.answers) == set(product(LANGUAGES, STAGES))
    assert all(text == text.strip() and text for text in (*entry.answers.values(), *entry.questions.values(), *entry.chapters.values()))
    assert re.search(r"[一-鿿]", entry.question(CHINESE)), "the Chinese question is in Chinese"
    assert len(re.findall(r"[A-Za-z]+", entry.question(ENGLISH))) > 3, "the English one in English"


def test_the_ten_chapters_are_those_of_the_source_in_its_order() -> None:
    chapters = tuple(dict.fromkeys(entry.chapter(CHINESE)[0] for entry in shipped()))
    assert chapters == tuple("壹貳參肆伍陸柒捌玖拾")
    english = tuple(dict.fromkeys(entry.chapter(ENGLISH).split(" ")[0] for entry in shipped()))
    assert english == tuple(str(number) for number in range(1, 11))


@for_each(("id", "language", "stage"), ANSWERS)
def test_an_answer_can_be_read_on_a_phone(id: str, language: str, stage: str) -> None:
    text = answer(id, language, stage)
    size, limit = (len(re.sub(r"\s", "", text)), 255) if language == CHINESE else (len(text.split()), 130)
    assert size <= limit, f"{size} is long for somebody in a hurry"
    assert "**" not in text
    assert "](" not in text
    assert not re.search(r"^#|`", text, re.MULTILINE), "no markup: channels would show it as it is"


# ── What may not be said ──────────────────────────────────────

LITERALS = {
    "a phone number": r"1999|8585|\d{4,}",
    "an address": r"\S@\S+\.\S|https?:|www\.|taipei\.(?:gov|tw)",
    "a name": r"[張林洪季]先生|先生|小姐|女士|\bM(?:r|s|rs)\b\.?",
    "a span": r"\d+ ?(?:分鐘|小時|分|minutes?|hours?)\b|[一兩二]個?小時|(?:one|two) hours?",
    "the day of the auto-creation": r"3 ?月 ?20|\b20(?:th)? (?:of )?March|March 20",
}
# Two made-up account names show what the formats look like, and one month is history (R3, R15).
HARMLESS = re.compile(r"GEAA-012686|ab1234|February 2021|民國 110 年 2 月")


@for_each("what", LITERALS)
def test_r46_no_answer_holds(what: str) -> None:
    found = [(place, hit[0]) for place in ANSWERS if (hit := re.search(LITERALS[what], HARMLESS.sub("", answer(*place))))]
    assert found == []


MAINLAND = (
    "账", "帐", "登录", "登錄", "登陸", "用户", "用戶", "信息", "默认", "默認", "网络", "網絡", "屏幕", "軟件", "软件",
    "視頻", "质量", "質量", "激活", "服务器", "服務器", "鼠标", "点击", "重启", "郵箱", "短信", "支持", "您", "甚麼",
)  # fmt: skip


@for_each("word", MAINLAND)
def test_texts_are_written_as_people_write_in_taiwan(word: str) -> None:
    texts = {id: [entry.chapter(CHINESE), entry.question(CHINESE), *(entry.answer(CHINESE, stage) for stage in STAGES)] for id, entry in ENTRIES.items()}
    assert [id for id, said in texts.items() if any(word in text for text in said)] == []


@for_each("id", IDS)
@for_each("stage", STAGES)
def test_a_number_or_an_address_never_runs_into_the_chinese_after_it(id: str, stage: str) -> None:
    said = answer(id, CHINESE, stage)
    assert not re.search(r"\{(?:sign_on|mail)_url\}(?!\s|$)", said), "programs that make links take full-width marks for part of the address"
    assert not re.search(r"\{hotline\}[一-鿿]", said), "the hotline ends with its extension"
    assert not re.search(r"\{(?:sync_every|sync_overdue|auto_unlock|auto_creation)\} ", said), "a span ends with a Chinese word"


@for_each(("id", "language", "stage"), ANSWERS)
def test_no_answer_offers_what_the_desk_cannot_do(id: str, language: str, stage: str) -> None:
    offers = r"我(?:們)?(?:可以|來|現在)?(?:幫|替)你|已為你(?:開單|解鎖)|I (?:can|will|have)\b|we (?:can|will) (?:unlock|reset|bind|enable)"
    assert not re.search(offers, answer(id, language, stage))


# ── True at its stage ─────────────────────────────────────────


def test_r17_before_the_auto_creation_it_is_told_as_coming() -> None:
    chinese, english = lines_with("{auto_creation}", CHINESE, "p0"), lines_with("{auto_creation}", ENGLISH, "p0")
    assert len(chinese) == len(english) >= 7
    assert [place for place in chinese if "會" not in place[1] or re.search(r"系統(?:已|又|替)|已替|已統一|沒有(?:包含|補建)", place[1])] == []
    assert [place for place in english if "will" not in place[1] or re.search(r"\b(?:made|did|were|was)\b(?! after)", place[1])] == []


def test_r17_after_the_auto_creation_it_is_told_as_done() -> None:
    chinese, english = lines_with("{auto_creation}", CHINESE, "p1"), lines_with("{auto_creation}", ENGLISH, "p1")
    assert len(chinese) == len(english) >= 7
    assert [place for place in chinese if "會" in place[1] or not re.search(r"系統已|又補做|沒有包含", place[1])] == []
    assert [place for place in english if "will" in place[1] or not re.search(r"\b(?:made|did)\b", place[1])] == []


@for_each("id", ["binding-01", "binding-06", "binding-07", "binding-08", "binding-09", "binding-10", "binding-11", "binding-13"])
@for_each("language", LANGUAGES)
def test_a1_what_the_auto_creation_changes_is_worded_anew_after_it(id: str, language: str) -> None:
    assert answer(id, language, "p0") != answer(id, language, "p1")


@for_each("id", IDS)
@for_each("stage", ["p0", "p1"])
def test_before_go_live_nothing_has_retired(id: str, stage: str) -> None:
    assert not re.search(r"已下線|下線了|已隨它下線|已經上線|不能再用來登入", answer(id, CHINESE, stage))
    assert not re.search(r"\b(?:has|have) (?:now )?retired|no longer|since go-live", answer(id, ENGLISH, stage), re.IGNORECASE)


@for_each("id", IDS)
def test_from_go_live_on_go_live_is_not_to_come(id: str) -> None:
    assert not re.search(r"下線後|上線之後才|到上線後|等系統上線|系統上線後|將會|會補做|會替你|要到上線", answer(id, CHINESE, "p2"))
    assert not re.search(
        r"(?:once|when) the portal (?:\(員工愛上網\) )?retires|after go-live|from go-live|until go-live|the system will",
        answer(id, ENGLISH, "p2"),
        re.IGNORECASE,
    )


@for_each("id", IDS)
@for_each("language", LANGUAGES)
def test_a11_from_go_live_on_nobody_is_sent_to_the_retired_portal(id: str, language: str) -> None:
    said = answer(id, language, "p2")
    assert "report" not in placeholders(said), "the online report lives in the portal"
    assert "auto_creation" not in placeholders(said), "that day no longer matters"
    assert not re.search(r"員工愛上網 ?(?:→|行動版)|員工愛上網(?:機關)?管理員|portal admin", said)
    assert not re.search(r"(?<!以前)在員工愛上網(?:建立|辦理)", said)


@for_each(("id", "language", "stage"), ANSWERS)
def test_r3_no_date_is_promised_for_the_renaming(id: str, language: str, stage: str) -> None:
    said = answer(id, language, stage)
    for line in said.splitlines():
        if re.search(r"分批|in batches", line):
            assert re.search(r"視情況|as circumstances allow", line)
            assert "{auto_creation}" not in line


# ── Facts ─────────────────────────────────────────────────────


@for_each(("id", "language", "stages", "fact"), FACTS)
def test_the_facts_of_the_source_are_told(id: str, language: str, stages: str, fact: str) -> None:
    for stage in stages.split():
        assert re.search(fact, answer(id, language, stage), re.IGNORECASE), f"{stage}: {fact}"


@for_each(("id", "language", "stages", "wrong"), NOT_SAID)
def test_what_does_not_hold_is_not_told(id: str, language: str, stages: str, wrong: str) -> None:
    for stage in stages.split():
        assert not re.search(wrong, answer(id, language, stage), re.IGNORECASE), f"{stage}: {wrong}"


@for_each("id", IDS)
def test_every_question_has_facts_that_are_checked_in_both_languages(id: str) -> None:
    assert {language for one, language, *_ in FACTS if one == id} == set(LANGUAGES)


@for_each(("id", "stage"), list(product(IDS, STAGES)))
def test_r37_the_admins_named_at_a_stage_are_those_its_answer_speaks_of(id: str, stage: str) -> None:
    speaks_of = {
        "portal_admin": ("員工愛上網管理員|員工愛上網機關管理員", "portal admin"),
        "personnel_admin": ("人員與組織管理系統管理員", "personnel-system admin"),
    }
    for admin, (zh, en) in speaks_of.items():
        named = admin in ENTRIES[id].admins_at(stage)
        assert named == bool(re.search(zh, answer(id, CHINESE, stage))) == bool(re.search(en, answer(id, ENGLISH, stage)))


@for_each(("id", "stage"), list(product(IDS, STAGES)))
def test_both_languages_refer_to_the_same_contacts_spans_and_menus(id: str, stage: str) -> None:
    chinese, english = answer(id, CHINESE, stage), answer(id, ENGLISH, stage)
    assert placeholders(chinese) == placeholders(english)
    for menu in ("重新綁定 TPEAD 帳號", "變更密碼", "網域管理權限", "機關基本資料維護", "機關單位管理", "文件管理", "機關人員職務管理", "WebAD 管理系統"):
        if "→" in chinese:
            assert (f"「{menu}」" in chinese) == (menu in english), menu


# ── Filling ───────────────────────────────────────────────────


def test_a_placeholder_is_filled_with_its_word() -> None:
    assert fill("請撥{hotline}。等 {auto_unlock}。", {"hotline": "專線", "auto_unlock": "15 分鐘"}) == "請撥專線。等 15 分鐘。"


def test_a_list_of_contacts_keeps_its_lines() -> None:
    assert fill("駐點：\n{vendor}\n完", {"vendor": "一\n二"}) == "駐點：\n一\n二\n完"


def test_a_word_that_looks_like_a_placeholder_is_not_filled_again() -> None:
    assert fill("{report}", {"report": "{hotline}", "hotline": "x"}) == "{hotline}"


@pytest.mark.parametrize("text", ["{", "}", "{}", "{{hotline}", "{0}", "{hotline!r}", "{secret}", "50 % {"])
def test_a_stray_brace_stays_and_harms_nothing(text: str) -> None:
    assert fill(text, {"secret": "told", "0": "told"}) == text


@given(some.text())
def test_text_without_a_known_placeholder_comes_back_as_it_was(text: str) -> None:
    assert fill(text, {}) == text


@for_each(("id", "language", "stage"), ANSWERS)
def test_with_every_word_given_no_brace_is_left_in_any_answer(id: str, language: str, stage: str) -> None:
    assert not set("{}") & set(fill(answer(id, language, stage), dict.fromkeys(PLACEHOLDERS, "word")))


# ── Reading ───────────────────────────────────────────────────


def test_the_shipped_entries_are_read_once() -> None:
    assert shipped() is shipped()


def test_reading_both_files_takes_under_60_ms() -> None:
    content = resources.files("bot.faq") / "content"
    zh, en = ((content / f"{language}.yaml").read_text(encoding="utf-8") for language in LANGUAGES)
    spans = []
    for _ in range(5):
        started = time.thread_time()
        parse_entries(zh, en)
        spans.append(time.thread_time() - started)
    assert min(spans) < 0.060


ZH = "- id: a-01\n  chapter: 壹\n  reviewed: 2026-11-24\n  admins: [portal_admin]\n  question: 問\n  answer: 請撥{hotline}\n"
ZH2 = ZH + "- id: a-02\n  chapter: 壹\n  reviewed: 2026-11-24\n  question: 再問\n  answer:\n    p0, p1: 前\n    p2: 後\n"
EN = "- id: a-01\n  chapter: One\n  question: Ask\n  answer: 'Call {hotline}'\n"
EN2 = EN + "- id: a-02\n  chapter: One\n  question: Ask again\n  answer:\n    p0: before\n    p1,p2: after\n"


def test_an_answer_is_the_same_at_all_stages_or_differs_by_stage() -> None:
    first, second = parse_entries(ZH2, EN2)
    assert [first.answer(ENGLISH, stage) for stage in STAGES] == ["Call {hotline}"] * 3
    assert [second.answer(CHINESE, stage) for stage in STAGES] == ["前", "前", "後"]
    assert [second.answer(ENGLISH, stage) for stage in STAGES] == ["before", "after", "after"]
    assert [(first.admins_at(stage), second.admins_at(stage)) for stage in STAGES] == [(("portal_admin",), ())] * 3
    assert first.reviewed == date(2026, 11, 24)


def test_admins_may_differ_by_stage_and_a_stage_not_named_has_none() -> None:
    (entry,) = parse_entries(ZH.replace("[portal_admin]", "{'p0, p1': [portal_admin], p2: []}"), EN)
    assert [entry.admins_at(stage) for stage in STAGES] == [("portal_admin",), ("portal_admin",), ()]


SHORT_ZH = ZH + "  short: {p0: 短, 'p1, p2': 更短}\n  yes_no: 可以。\n  account: [state, lock]\n"
SHORT_EN = EN + "  short: brief\n  yes_no: Yes.\n"


def test_an_entry_may_be_short_say_yes_or_no_and_name_what_of_the_account_it_hangs_on() -> None:
    (entry,) = parse_entries(SHORT_ZH, SHORT_EN)
    assert [entry.short(CHINESE, stage) for stage in STAGES] == ["短", "更短", "更短"]
    assert (entry.short(ENGLISH, "p2"), entry.whether(CHINESE, "p0"), entry.whether(ENGLISH, "p1")) == ("brief", "可以。", "Yes.")
    assert entry.account == (AccountFact.STATE, AccountFact.LOCK)


EN_TWICE = EN + EN
WRONG = {
    "not YAML": (ZH + " : [", EN, "zh-Hant-TW.yaml: line 7: expected YAML"),
    "a character YAML forbids": (ZH + "\x00", EN, "zh-Hant-TW.yaml: expected YAML"),
    "a day that no calendar has": (ZH.replace("11-24", "11-31"), EN, "zh-Hant-TW.yaml: expected YAML"),
    "an empty file": (ZH, "", "en.yaml: expected a list of items"),
    "a map, not a list": (ZH, "a-01: text", "en.yaml: expected a list of items"),
    "an item that is a text": (ZH, "- text", "en.yaml: item 1: expected a map"),
    "an item without an id": (ZH, EN.replace("id: a-01\n  ", ""), "en.yaml: item 1.id: expected a text"),
    "an id that is a number": (ZH.replace("a-01", "7"), EN, "zh-Hant-TW.yaml: item 1.id: expected a text"),
    "an id twice": (ZH, EN_TWICE, "en.yaml: a-01: expected each id once"),
    "an id that only the Chinese file has": (ZH2, EN, "en.yaml: a-02: expected an item with this id"),
    "an id that only the English file has": (ZH, EN2, "zh-Hant-TW.yaml: a-02: expected an item with this id"),
    "another order": (ZH2, EN2.removeprefix(EN) + EN, "en.yaml: a-02: expected the items in the order of the other language"),
    "an unknown key": (ZH, EN + "  colour: red\n", "en.yaml: a-01.colour: expected no other keys than answer, chapter, id, question"),
    "a key of the other file": (ZH, EN + "  reviewed: 2026-11-24\n", "en.yaml: a-01.reviewed: expected no other keys"),
    "a key twice": (ZH, EN + "  answer: again\n", "en.yaml: line 1: expected YAML (the key answer stands twice"),
    "no question": (ZH, EN.replace("  question: Ask\n", ""), "en.yaml: a-01.question: expected this key"),
    "an empty question": (ZH, EN.replace("Ask", "' '"), "en.yaml: a-01.question: expected a text"),
    "no chapter": (ZH.replace("壹", ""), EN, "zh-Hant-TW.yaml: a-01.chapter: expected a text"),
    "no review date": (ZH.replace("  reviewed: 2026-11-24\n", ""), EN, "zh-Hant-TW.yaml: a-01.reviewed: expected this key"),
    "a review date in words": (ZH.replace("2026-11-24", "yesterday"), EN, "zh-Hant-TW.yaml: a-01.reviewed: expected a date"),
    "a review to the minute": (ZH.replace("2026-11-24", "2026-11-24 10:00:00"), EN, "zh-Hant-TW.yaml: a-01.reviewed: expected a date"),
    "an unknown admin": (ZH.replace("portal_admin", "boss"), EN, "zh-Hant-TW.yaml: a-01.admins: expected each of portal_admin, personnel_admin"),
    "an admin that is a map": (ZH.replace("[portal_admin]", "[{a: 1}]"), EN, "zh-Hant-TW.yaml: a-01.admins: expected each of"),
    "one admin, not a list": (ZH.replace("[portal_admin]", "portal_admin"), EN, "zh-Hant-TW.yaml: a-01.admins: expected a list"),
    "an admin twice": (ZH.replace("[portal_admin]", "[portal_admin, portal_admin]"), EN, "zh-Hant-TW.yaml: a-01.admins: expected each of"),
    "admins of an unknown stage": (ZH.replace("[portal_admin]", "{p3: []}"), EN, "zh-Hant-TW.yaml: a-01.admins.p3: expected stages out of p0, p1, p2"),
    "an unknown admin at one stage": (ZH.replace("[portal_admin]", "{p2: [boss]}"), EN, "zh-Hant-TW.yaml: a-01.admins.p2: expected each of"),
    "an unknown placeholder": (ZH, EN.replace("{hotline}", "{boss}"), "en.yaml: a-01.answer: expected placeholders out of"),
    "an unknown placeholder at one stage": (ZH2, EN2.replace("after", "'{boss}'"), "en.yaml: a-02.answer.p1,p2: expected placeholders"),
    "an answer that is a number": (ZH, EN.replace("'Call {hotline}'", "7"), "en.yaml: a-01.answer: expected a text"),
    "a stage without an answer": (ZH2, EN2.replace("p1,p2", "p2"), "en.yaml: a-02.answer: expected an answer for p1, it is missing"),
    "a stage answered twice": (ZH2, EN2.replace("p1,p2", "p0, p1, p2"), "en.yaml: a-02.answer.p0, p1, p2: expected p0 once"),
    "an unknown stage": (ZH2, EN2.replace("p1,p2", "p1, p2, p3"), "en.yaml: a-02.answer.p1, p2, p3: expected stages out of p0, p1, p2, found 'p3'"),
    "an empty stage": (ZH2, EN2.replace("after", "''"), "en.yaml: a-02.answer.p1,p2: expected a text"),
    "a short answer in one language": (ZH, SHORT_EN, "zh-Hant-TW.yaml: a-01.short: expected this key, since the other language has it"),
    "yes or no in one language": (SHORT_ZH, SHORT_EN.replace("  yes_no: Yes.\n", ""), "en.yaml: a-01.yes_no: expected this key"),
    "an unknown placeholder in a short answer": (SHORT_ZH, SHORT_EN.replace("brief", "'{boss}'"), "en.yaml: a-01.short: expected placeholders out of"),
    "a short answer for some stages": (SHORT_ZH.replace("'p1, p2'", "p2"), SHORT_EN, "zh-Hant-TW.yaml: a-01.short: expected an answer for p1"),
    "an unknown fact": (SHORT_ZH.replace("lock", "colour"), SHORT_EN, "zh-Hant-TW.yaml: a-01.account: expected each of lock, state"),
    "a fact twice": (SHORT_ZH.replace("state, lock", "lock, lock"), SHORT_EN, "zh-Hant-TW.yaml: a-01.account: expected each of"),
    "one fact, not a list": (SHORT_ZH.replace("[state, lock]", "lock"), SHORT_EN, "zh-Hant-TW.yaml: a-01.account: expected a list of lock"),
    "facts in the English file": (SHORT_ZH, SHORT_EN + "  account: [lock]\n", "en.yaml: a-01.account: expected no other keys"),
    "stages as a list": (ZH, EN.replace("'Call {hotline}'", "[p0]"), "en.yaml: a-01.answer: expected a text"),
}  # fmt: skip


@for_each("what", WRONG)
def test_a_wrong_file_is_one_clear_line_that_names_the_place(what: str) -> None:
    zh, en, said = WRONG[what]
    with pytest.raises(ConfigurationError) as refused:
        parse_entries(zh, en)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)
