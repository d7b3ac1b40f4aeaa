"""The short answers: as true as the full ones at each stage, short enough for a chat, and beginning with what was asked."""

import re
from itertools import product

import pytest

from bot.faq.entry import CHINESE, ENGLISH, STAGES, AccountFact, FaqEntry
from bot.faq.library import PLACEHOLDERS, fill, shipped
from tests.every import for_each
from tests.faq.test_library import HARMLESS, LITERALS, MAINLAND, placeholders

LANGUAGES = (CHINESE, ENGLISH)
ENTRIES: dict[str, FaqEntry] = {entry.id: entry for entry in shipped()}
IDS = tuple(ENTRIES)
SHORTS = list(product(IDS, LANGUAGES, STAGES))
ALL, BEFORE, AFTER = "p0 p1 p2", "p0 p1", "p2"
PATH = "「常用選單」→「電子認證」→「重新綁定 TPEAD 帳號」"


def short(id: str, language: str, stage: str) -> str:
    return ENTRIES[id].short(language, stage)


def texts(id: str, language: str, stage: str) -> tuple[str, ...]:
    """The short answer and, where there is one, how it begins where yes or no was asked."""
    return tuple(text for text in (short(id, language, stage), ENTRIES[id].whether(language, stage)) if text)


# ── Short ─────────────────────────────────────────────────────


@for_each(("id", "language", "stage"), SHORTS)
def test_every_entry_has_a_short_answer_of_its_own_in_one_to_three_sentences(id: str, language: str, stage: str) -> None:
    text = short(id, language, stage)
    assert (language, stage) in ENTRIES[id].shorts
    assert len(re.findall(r"[。？！?!]|\.(?=\s|$)", text)) <= 3
    size, limit = (len(re.sub(r"\s", "", text)), 125) if language == CHINESE else (len(text.split()), 65)
    assert size <= limit, f"{size} is long for a chat"
    assert len(text) < len(ENTRIES[id].answer(language, stage)), "shorter than the full answer"


@for_each(("id", "language", "stage"), SHORTS)
def test_c15_how_a_yes_or_no_begins(id: str, language: str, stage: str) -> None:
    begins = ENTRIES[id].whether(language, stage)
    yes_no_depends = "會|不會|不用|不必|不行|不能|不是|可以|要|還不行|正常|看" if language == CHINESE else r"Yes\b|No\b|Not\b|That depends\b"
    assert not begins or re.match(yes_no_depends, begins), begins
    assert len(begins) <= (30 if language == CHINESE else 110)


def test_c15_whoever_asks_whether_gets_a_beginning_from_most_entries() -> None:
    assert {id for id in IDS if not ENTRIES[id].yes_no} == {
        "binding-02", "binding-04", "password-02", "other-03", "certificate-02", "eauth-01", "nologin-01", "docs-01", "contact-01", "contact-02", "contact-03",
    }  # fmt: skip


# ── As true as the full answers ───────────────────────────────

_FACTS = (
    ("binding-01", ALL, "員工愛上網帳號和.*TPEAD 帳號連在一起", "portal account .*to .*own TPEAD account|portal account .* to the same person's TPEAD"),
    ("binding-01", BEFORE, "只有一種就不用動手", "with one account there is nothing to do"),
    ("binding-02", BEFORE, "改名成單一帳號沒有固定日期", "no fixed date"),
    ("binding-03", BEFORE, "開機要輸入 TPEAD 帳號.*代建代綁", "asks for a TPEAD account when it starts.*the system does it"),
    ("binding-04", BEFORE, "綁定之後，也能登入電子認證平臺", "once bound"),
    ("binding-05", BEFORE, PATH, "常用選單 → 電子認證 → 重新綁定 TPEAD 帳號"),
    ("binding-06", "p0", "系統會替它另外建立", "the system will make another"),
    ("binding-06", "p1", "系統已替它另外建立", "the system made another"),
    ("binding-07", ALL, "110 年 2 月", "February 2021"),
    ("binding-08", BEFORE, "就算未綁定.*公用帳號除外", "counts as unbound.*except for shared accounts"),
    ("binding-09", BEFORE, "公用帳號除外。兩種都有的，請確認已經綁好", "except for shared accounts. If you have both, make sure they are bound"),
    ("binding-09", AFTER, "每個人都要有 TPEAD 帳號", "Everybody now needs a TPEAD account"),
    ("binding-10", "p1", "在員工愛上網建立再等同步，不要在人員與組織管理系統自建", "created in the portal and then synced, never in the personnel system"),
    ("binding-11", ALL, "決定用哪一組", "must decide|[Dd]ecide which"),
    ("binding-12", BEFORE, "只要有一個系統停用，我們就當作停用", "as soon as one system says disabled"),
    ("binding-13", ALL, "承辦人自己的帳號.*系統權限", "account of the person in charge.*rights"),
    ("binding-14", ALL, "不用綁定", "needs no binding"),
    ("login-01", BEFORE, "員工愛上網帳號可以；綁好的話，TPEAD 帳號也可以", "portal account .*works, and your TPEAD account too if it is bound"),
    ("login-01", AFTER, "只能用 TPEAD 帳號.*改名的，只能用單一帳號", "Only your TPEAD account.*only the single account"),
    ("login-02", BEFORE, "TPEAD 要先綁定才能用", "TPEAD must be bound first"),
    ("password-02", ALL, "最右邊的密碼圖示", "password icon at the far right"),
    ("password-02", BEFORE, "先完成綁定，才改得到 TPEAD 密碼", "changes only if the person has bound"),
    ("password-03", BEFORE, "同名的一起改，不同名不動。員工愛上網密碼都不會變", "otherwise it stays. The portal password never changes"),
    ("password-04", ALL, "用憑證自己重設。沒綁過的，請機關的人員與組織管理系統管理員改", "use the certificate. Without one, your agency's personnel-system admin"),
    ("personnel-01", BEFORE, "不要在人員與組織管理系統自建帳號，會錯亂", "don't create accounts in the personnel system .*tangled"),
    ("personnel-01", AFTER, "在「機關人員職務管理」辦", "in 機關人員職務管理"),
    ("other-01", ALL, "隨機產生、不會重複", "at random, is unique"),
    ("other-02", ALL, "超過 \\{sync_overdue\\}", "more than \\{sync_overdue\\}"),
    ("other-03", BEFORE, "「網域管理權限」", "網域管理權限"),
    ("certificate-01", ALL, "等 \\{sync_every\\}同步，確認.*兩邊都改好了，再綁憑證", "wait \\{sync_every\\} for the sync, check that .*, then bind"),
    ("eauth-01", ALL, "權限", "not been given"),
    ("nologin-01", ALL, "要等 \\{sync_every\\}同步", "after the sync, about \\{sync_every\\} later"),
    ("nologin-02", ALL, "啟用後等 \\{sync_every\\}同步", "\\{sync_every\\} after"),
    ("nologin-03", ALL, "從鎖住那一刻起算 \\{auto_unlock\\}就自己解開，原來的密碼照用", "ends by itself \\{auto_unlock\\} after it began, and the same password works"),
    ("docs-01", ALL, "「文件管理」", "文件管理"),
)
FACTS = tuple((id, language, stages, fact) for id, stages, zh, en in _FACTS for language, fact in ((CHINESE, zh), (ENGLISH, en)))


@for_each(("id", "language", "stages", "fact"), FACTS)
def test_the_facts_of_the_full_answer_are_told(id: str, language: str, stages: str, fact: str) -> None:
    for stage in stages.split():
        assert re.search(fact, short(id, language, stage).replace("\n", " " if language == ENGLISH else "")), f"{stage}: {fact}"


@for_each(("id", "stage"), list(product(IDS, STAGES)))
def test_contacts_spans_and_admins_are_those_of_the_full_answer(id: str, stage: str) -> None:
    entry = ENTRIES[id]
    chinese, english = ("\n".join(texts(id, language, stage)) for language in LANGUAGES)
    assert placeholders(chinese) == placeholders(english)
    assert placeholders(chinese) <= placeholders(entry.answer(CHINESE, stage))
    for admin, word in (("portal_admin", "portal admin"), ("personnel_admin", "personnel-system admin")):
        assert word not in english or admin in entry.admins_at(stage), admin
    assert ("員工愛上網管理員" in chinese) == ("portal admin" in english)
    assert ("人員與組織管理系統管理員" in chinese) == ("personnel-system admin" in english)


@for_each("what", LITERALS)
def test_r46_no_short_answer_holds(what: str) -> None:
    assert [hit[0] for place in SHORTS for text in texts(*place) if (hit := re.search(LITERALS[what], HARMLESS.sub("", text)))] == []


@for_each("word", MAINLAND)
def test_short_answers_are_written_as_people_write_in_taiwan(word: str) -> None:
    assert [place for place in SHORTS if place[1] == CHINESE and any(word in text for text in texts(*place))] == []


@for_each(("id", "stage"), list(product(IDS, STAGES)))
def test_what_has_retired_and_what_is_to_come_is_worded_by_the_phase(id: str, stage: str) -> None:
    chinese, english = ("\n".join(texts(id, language, stage)) for language in LANGUAGES)
    if stage == "p2":
        assert not re.search(r"下線後|到上線後|系統上線|會補做|要到上線|員工愛上網 ?→|員工愛上網管理員", chinese)
        assert not re.search(r"portal .{0,12}retires|after go-live|from go-live|the system will|portal admin|員工愛上網 →", english)
        assert not {"auto_creation", "report"} & placeholders(chinese)
    else:
        assert not re.search(r"已下線|已經不能|不能再", chinese)
        assert not re.search(r"has retired|no longer", english)
    if "{auto_creation}" in chinese:
        assert re.search("會" if stage == "p0" else "系統已|又補做|沒有包含", chinese)
        assert ("will" in english) == (stage == "p0")


@for_each(("id", "language", "stage"), SHORTS)
def test_every_brace_of_a_short_answer_is_filled_and_no_address_runs_into_the_words(id: str, language: str, stage: str) -> None:
    for text in texts(id, language, stage):
        assert not set("{}") & set(fill(text, dict.fromkeys(PLACEHOLDERS, "word")))
        assert not re.search(r"\{(?:sign_on|mail)_url\}(?!\s|$)", text)
        assert language == ENGLISH or not re.search(r"\{hotline\}[一-鿿]|\{(?:sync_every|sync_overdue|auto_unlock|auto_creation)\} ", text)


# ── What comes first ──────────────────────────────────────────


@for_each(("language", "stage"), list(product(LANGUAGES, STAGES)))
def test_c22_the_number_comes_first(language: str, stage: str) -> None:
    for id, number in (("contact-01", "{hotline}"), ("contact-02", "{vendor}"), ("contact-03", "{responsible}")):
        assert short(id, language, stage).startswith(number)
        assert number in ENTRIES[id].answer(language, stage).splitlines()[0]


@for_each(("language", "stage"), list(product(LANGUAGES, STAGES)))
def test_the_rules_for_a_new_password_come_first_in_the_persons_own_entry(language: str, stage: str) -> None:
    rules = (
        "新密碼至少 8 個字元.*大寫、小寫、數字.*特殊符號.*弱密碼"
        if language == CHINESE
        else "A new password needs at least 8 characters.*upper case, lower case, a digit and a symbol.*weak"
    )
    for text in (short("password-01", language, stage), ENTRIES["password-01"].answer(language, stage).splitlines()[0]):
        assert re.match(rules, text)


# ── The account ───────────────────────────────────────────────


def test_c12_every_entry_whose_answer_hangs_on_the_account_says_on_what() -> None:
    assert {id: entry.account for id, entry in ENTRIES.items() if entry.account} == {
        **dict.fromkeys(("binding-01", "binding-03", "binding-05", "binding-06", "binding-08", "binding-09", "binding-11"), (AccountFact.BINDING,)),
        "login-01": (AccountFact.NAMES, AccountFact.STATE, AccountFact.LOCK),
        "login-02": (AccountFact.NAMES,),
        "password-01": (AccountFact.PASSWORD,),
        "password-03": (AccountFact.PASSWORD,),
        "password-04": (AccountFact.RESET, AccountFact.BINDING, AccountFact.STATE),
        "other-02": (AccountFact.SYNC,),
        "certificate-01": (AccountFact.CERTIFICATE, AccountFact.SYNC),
        "certificate-02": (AccountFact.CERTIFICATE,),
        "nologin-01": (AccountFact.LOCK, AccountFact.STATE, AccountFact.SYNC, AccountFact.PASSWORD),
        "nologin-02": (AccountFact.STATE, AccountFact.SYNC, AccountFact.LOCK),
        "nologin-03": (AccountFact.LOCK, AccountFact.STATE),
    }


@pytest.mark.parametrize(("answer", "told"), [("one line", ""), ("the first line\nand more", "the first line")])
def test_without_a_short_answer_the_first_line_of_a_longer_one_stands_for_it(answer: str, told: str) -> None:
    entry = FaqEntry("a-1", {}, None, {}, {(ENGLISH, "p0"): answer})
    assert entry.short(ENGLISH, "p0") == told
