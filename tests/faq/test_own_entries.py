"""The organisation's own entries: drafted from a document, reviewed, read back, and answered beside the shipped ones."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.understanding import IntentKind, understand
from bot.errors import ConfigurationError
from bot.faq.candidate import Candidate
from bot.faq.catalogue import build_catalogue
from bot.faq.draft import draft, forms
from bot.faq.entry import CHINESE, ENGLISH, STAGES, AccountFact
from bot.faq.importer import read_question_document
from bot.faq.index import Index
from bot.faq.known_questions import entry_ids, known_ids
from bot.faq.library import shipped
from bot.faq.own_entries import entry_texts, merge_entries, read_own

SOURCE = (Path(__file__).parent / "source-faq-zh-TW.txt").read_text(encoding="utf-8")
ORDER = [entry.id for entry in shipped()]
LIBRARY = """壹、借書證

1. 借書證遺失了怎麼辦？
請帶身分證到任一分館補辦，工本費 50 元。

2. 要怎麼申請借書證？
a. 線上填表。
b. 到館領證。

貳、會議室

1. How do I book a meeting room?
Use the room calendar; the front desk confirms within a day.
"""
OWN = "entries:\n- id: 1-1\n  chapter: 壹、借書證\n  question: 借書證遺失了怎麼辦？\n  answer: 到櫃台補辦。\n"


def _drafted(text: str) -> str:
    document = read_question_document(text)
    return draft(document, entry_ids(document.questions, (None,) * len(document.questions)), "faq.txt")


# ── Ids ───────────────────────────────────────────────────────


def test_all_35_questions_of_the_real_document_are_known(index: Index) -> None:
    questions = read_question_document(SOURCE).questions
    assert list(known_ids([understand(one.question, index).choices for one in questions], ORDER)) == ORDER


def test_somebody_elses_question_is_not_taken_for_ours_because_it_sounds_alike(index: Index) -> None:
    questions = read_question_document(LIBRARY + "\n2. 怎麼改密碼？\n在圖書館網站改。\n").questions
    known = known_ids([understand(one.question, index).choices for one in questions], ORDER)
    assert entry_ids(questions, known) == ("1-1", "1-2", "2-1", "2-2")


def test_a_new_question_between_known_ones_gets_a_number_and_the_others_keep_their_ids(index: Index) -> None:
    edited = SOURCE.replace("2. 此帳號停用中", "2. 員工餐廳幾點開門?\n\n早上七點。\n\n3. 此帳號停用中").replace("3. 此帳號鎖定中", "4. 此帳號鎖定中")
    questions = read_question_document(edited).questions
    ids = entry_ids(questions, known_ids([understand(one.question, index).choices for one in questions], ORDER))
    assert ids == (*ORDER[: ORDER.index("nologin-02")], "8-2", *ORDER[ORDER.index("nologin-02") :])


def test_ids_run_in_order_and_each_stands_once() -> None:
    sure = [[Candidate(id, 0.9)] for id in ("a", "b", "d")]
    assert known_ids([*sure[:2], [Candidate("a", 0.5), Candidate("c", 0.3)], sure[2]], "abcd") == ("a", "b", "c", "d")
    assert known_ids([*sure, [Candidate("b", 0.8)]], "abcd") == ("a", "b", "d", None)
    assert known_ids(sure[:2], "abcd") == (None, None)


def test_two_questions_with_one_number_get_two_ids() -> None:
    questions = read_question_document("壹、甲\n1. 問？\n答。\n壹、乙\n1. 再問？\n答。\n").questions
    assert entry_ids(questions, (None, None)) == ("1-1", "1-1-2")


# ── What is written ───────────────────────────────────────────


def test_what_was_left_out_stands_with_the_entry_it_followed() -> None:
    document = read_question_document(SOURCE)
    found = {one["id"]: one["left_out"] for one in forms(document, ORDER) if one["left_out"]}
    assert {id: [one["line"] for one in left_out] for id, left_out in found.items()} == {"binding-14": [197], "contact-03": [508]}


def test_where_somebody_should_look_stands_in_the_entry_and_in_the_draft() -> None:
    text = "1. 甲？\n答甲。\n3. 丙？\n答丙。\n"
    document = read_question_document(text)
    assert [one.get("doubts") for one in forms(document, ["a", "b"])] == [None, [{"line": 3, "text": "3. 丙？", "why": "number missing"}]]
    assert "\n# Please check line 3, number missing: 3. 丙？\n" in _drafted(text)
    assert len(read_own(_drafted(text), "own.yaml")) == 2


@pytest.mark.parametrize("text", [SOURCE, LIBRARY])
def test_what_is_written_for_review_is_read_back_word_for_word(text: str) -> None:
    questions = read_question_document(text).questions
    own = read_own(_drafted(text), "own.yaml")
    assert [(one.entry.chapter(CHINESE), one.entry.question(ENGLISH)) for one in own] == [(one.chapter, one.question) for one in questions]
    assert all(one.entry.answer(language, stage) == asked.answer for one, asked in zip(own, questions, strict=True) for language in (CHINESE, ENGLISH) for stage in STAGES)


@given(st.text(min_size=1), st.text(min_size=1))
def test_whatever_a_document_says_its_draft_can_be_read(question: str, answer: str) -> None:
    document = read_question_document(f"壹、章\n1. {question}\n{answer}\n")
    if not document.questions or not all(one.answer.strip() and one.question.strip() for one in document.questions):
        return
    ids = entry_ids(document.questions, (None,) * len(document.questions))
    own = read_own(draft(document, ids, "a\nb.txt"), "own.yaml")
    assert [one.entry.answer(ENGLISH, "p0") for one in own] == [one.answer.strip() for one in document.questions]


def test_an_own_entry_has_its_languages_stages_and_day() -> None:
    (one,) = read_own(
        "reviewed: 2026-11-24\nentries:\n- id: 1-1\n  chapter: {zh-Hant-TW: 壹, en: One}\n  question: {en: Ask}\n  asked: [ask again]\n"
        "  answer: {zh-Hant-TW: {p0: 前, 'p1, p2': 後}, en: same}\n", "own.yaml",
    )  # fmt: skip
    assert (one.entry.chapter(ENGLISH), one.entry.question(CHINESE), one.asked, one.entry.reviewed) == ("One", "Ask", ("ask again",), date(2026, 11, 24))
    assert [one.entry.answer(CHINESE, stage) for stage in STAGES] == ["前", "後", "後"]
    assert [one.entry.answer(ENGLISH, stage) for stage in STAGES] == ["same"] * 3
    assert entry_texts([one]) == [("1-1", "Ask"), ("1-1", "ask again")]


def test_an_own_entry_may_be_short_say_yes_or_no_and_name_what_it_hangs_on() -> None:
    more = "  short: {zh-Hant-TW: {p0: 短前, 'p1, p2': 短後}, en: brief}\n  yes_no: 可以。\n  account: [lock, binding]\n"
    (one,) = read_own(OWN + more, "own.yaml")
    assert [one.entry.short(CHINESE, stage) for stage in STAGES] == ["短前", "短後", "短後"]
    assert (one.entry.short(ENGLISH, "p0"), one.entry.whether(ENGLISH, "p2")) == ("brief", "可以。")
    assert one.entry.account == (AccountFact.LOCK, AccountFact.BINDING)


def test_an_own_entry_without_them_or_with_empty_ones_is_read_as_before() -> None:
    for text in (OWN, OWN + "  short:\n  yes_no: ''\n  account: []\n"):
        (one,) = read_own(text, "own.yaml")
        assert (one.entry.shorts, one.entry.yes_no, one.entry.account) == ({}, {}, ())


def test_a_draft_says_what_an_answer_can_hang_on() -> None:
    assert ", ".join(AccountFact) in _drafted("1. 甲？\n答甲。\n")


WRONG = {
    "not YAML": ("entries: [", "own.yaml: line 2: expected YAML"),
    "nothing": ("", "own.yaml: entries: expected a list of items"),
    "no entries": ("entries: []", "own.yaml: entries: expected a list of items"),
    "an unknown key above": ("colour: red\n" + OWN, "own.yaml: colour: expected no other keys than source, reviewed, left_out, entries"),
    "an item that is a text": ("- text", "own.yaml: item 1: expected a map"),
    "no id": (OWN.replace("id: 1-1\n  ", ""), "own.yaml: item 1.id: expected a text"),
    "an id twice": (OWN + OWN.removeprefix("entries:\n"), "own.yaml: 1-1: expected each id once"),
    "an unknown key": (OWN + "  colour: red\n", "own.yaml: 1-1.colour: expected no other keys"),
    "no question": (OWN.replace("  question: 借書證遺失了怎麼辦？\n", ""), "own.yaml: 1-1.question: expected this key"),
    "an answer not yet written": (OWN.replace("到櫃台補辦。", "''"), "own.yaml: 1-1.answer: expected an answer, it is empty; write one or take the item out"),
    "an answer for some stages": (OWN.replace("到櫃台補辦。", "{p0: a, p1: b}"), "own.yaml: 1-1.answer: expected an answer for p2"),
    "an unknown language": (OWN.replace("到櫃台補辦。", "{en: a, fr: b}"), "own.yaml: 1-1.answer.fr: expected languages out of"),
    "a day in words": ("reviewed: today\n" + OWN, "own.yaml: reviewed: expected a date"),
    "other ways to ask in a text": (OWN + "  asked: 補發\n", "own.yaml: 1-1.asked: expected a list"),
    "an empty way to ask": (OWN + "  asked: ['']\n", "own.yaml: 1-1.asked[0]: expected a text"),
    "a short answer for some stages": (OWN + "  short: {p0: a}\n", "own.yaml: 1-1.short: expected an answer for p1"),
    "an unknown fact": (OWN + "  account: [lock, colour]\n", "own.yaml: 1-1.account: expected each of lock, state, sync"),
    "one fact, not a list": (OWN + "  account: lock\n", "own.yaml: 1-1.account: expected a list of lock, state"),
    "nested far too deeply": ("[" * 5000, "own.yaml"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_file_is_one_clear_line_that_names_the_place(what: str) -> None:
    text, said = WRONG[what]
    with pytest.raises(ConfigurationError) as refused:
        read_own(text, "own.yaml")
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


# ── Used ──────────────────────────────────────────────────────


def test_an_own_entry_takes_the_place_of_the_shipped_one_with_its_id() -> None:
    own = read_own(OWN + "- id: nologin-03\n  chapter: 捌\n  question: 帳號鎖住了\n  answer: 打給分機 1234。\n", "own.yaml")
    entries = merge_entries(shipped(), own)
    assert [entry.id for entry in entries] == [*ORDER, "1-1"]
    assert next(entry for entry in entries if entry.id == "nologin-03").answer(ENGLISH, "p0") == "打給分機 1234。"


@pytest.mark.parametrize(
    ("text", "kind", "faq"),
    [
        ("借書證遺失怎麼辦", IntentKind.FAQ, "1-1"),
        ("怎麼申請借書證", IntentKind.FAQ, "1-2"),
        ("how to book a meeting room", IntentKind.FAQ, "2-1"),
        ("借書證", IntentKind.CHOOSE, None),
        ("怎麼改密碼", IntentKind.FAQ, "password-01"),
        ("幫我解鎖", IntentKind.UNLOCK, None),
        ("中午吃什麼好", IntentKind.NONE, None),
        ("你好", IntentKind.SMALLTALK, None),
    ],
)
def test_own_entries_are_answered_beside_the_shipped_ones(text: str, kind: IntentKind, faq: str | None, index: Index) -> None:
    intent = understand(text, index, build_catalogue(entry_texts(read_own(_drafted(LIBRARY), "own.yaml"))))
    assert (intent.kind, intent.faq) == (kind, faq)
    assert len(intent.choices) <= 3
    assert [one.confidence for one in intent.choices] == sorted((one.confidence for one in intent.choices), reverse=True)
