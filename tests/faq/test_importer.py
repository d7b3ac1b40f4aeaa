"""`faq import` as a function: the real document to the last character, and any other of its shape."""

import re
import time
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.faq.importer import Document, read_question_document
from tests.faq.documents import FORMAL, PLAIN, a_document, a_press, printed

SOURCE = (Path(__file__).parent / "source-faq-zh-TW.txt").read_text(encoding="utf-8")
PER_CHAPTER = (14, 2, 4, 1, 4, 2, 1, 3, 1, 3)


def solid(text: str) -> str:
    """Without white space."""
    return "".join(text.split())


def told(document: Document) -> str:
    """Everything that the entries hold, in order, without white space."""
    parts = []
    for chapter, questions in groupby(document.questions, key=lambda one: (one.chapter, one.chapter_number)):
        parts.append(chapter[0])
        # A chapter's own words are asked by the chapter's name, which is told already.
        parts += [one.label + (one.question if one.number else "") + one.answer for one in questions]
    return solid("".join(parts))


def without(text: str, document: Document) -> str:
    """The source without the lines left out, without white space."""
    gone = {one.line for one in document.left_out}
    return solid("".join(line for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1) if number not in gone))


@pytest.fixture(scope="module")
def source() -> Document:
    return read_question_document(SOURCE)


# ── The real one ──────────────────────────────────────────────


def test_all_35_questions_are_found_in_their_ten_chapters(source: Document) -> None:
    found = [(number, [one.number for one in questions]) for number, questions in groupby(source.questions, key=lambda one: one.chapter_number)]
    assert found == [(chapter, list(range(1, count + 1))) for chapter, count in enumerate(PER_CHAPTER, start=1)]


def test_every_character_is_found_again_in_order(source: Document) -> None:
    assert told(source) == without(SOURCE, source)


def test_only_the_residue_of_links_is_left_out_and_says_where_it_stood(source: Document) -> None:
    assert [(one.line, one.reason) for one in source.left_out] == [(197, "link"), (508, "link")]
    assert all(SOURCE.split("\n")[one.line - 1].strip() == one.text for one in source.left_out)


def test_every_question_has_an_answer_and_its_lines(source: Document) -> None:
    rows = SOURCE.split("\n")
    for one in source.questions:
        assert one.blocks
        assert rows[one.first - 1].strip().startswith(one.label)
        assert solid(one.label + one.question + one.answer) == "".join(
            solid(row) for number, row in enumerate(rows, start=1) if one.first <= number <= one.last and number not in {197, 508}
        )


@pytest.mark.parametrize(
    "whole",
    ["單一簽入認證機制", "->TPEAD 帳號->", "(如 GEAA-012686)", "(如 ab1234)", "：如學校、少數", "來建立 TPEAD 帳號，而不會", "系統路徑：「員工愛上網行動版」->「資訊報修」", "it-officer2@it.example", "TPEAD 帳號，但這樣"],
)
def test_words_broken_over_lines_and_pages_are_whole(source: Document, whole: str) -> None:
    assert sum(whole in one.question + "\n" + one.answer for one in source.questions) == 1


def test_lists_in_lists_and_notes_keep_their_form(source: Document) -> None:
    by_place = {(one.chapter_number, one.number): one for one in source.questions}
    assert [(block.kind, block.label, block.level) for block in by_place[1, 3].blocks] == [("item", "a.", 0), ("item", "b.", 0), ("item", "i.", 1), ("item", "ii.", 1)]
    kinds = [(block.kind, block.label) for block in by_place[3, 2].blocks]
    assert kinds == [("text", "")] * 3 + [("note", "備註："), *(("item", label) for label in ("一、", "二、", "三、", "四、"))]
    assert [block.label for block in by_place[10, 2].blocks] == ["", "c.", "d.", "e."]


# ── Any other of its shape ────────────────────────────────────


VARIANTS = {
    "trailing spaces gone": "\n".join(row.rstrip() for row in SOURCE.split("\n")),
    "blank lines gone": "\n".join(row for row in SOURCE.split("\n") if row.strip()),
    "neither": "\n".join(row.rstrip() for row in SOURCE.split("\n") if row.strip()),
    "single spaced": re.sub(r"\n\n(?=\S)", "\n", SOURCE),
    "full-width numbers": re.sub(r"(?m)^(\d+)\. ", lambda hit: hit[1].translate(str.maketrans("0123456789", "０１２３４５６７８９")) + "．", SOURCE),
    "Q1 for 1.": re.sub(r"(?m)^(\d+)\. ", r"Q\1：", SOURCE),
    "plain numerals for chapters": re.sub(r"(?m)^( ?)([壹貳參肆伍陸柒捌玖拾])、", lambda hit: hit[1] + PLAIN[FORMAL.index(hit[2])] + "、", SOURCE),
    "chapters in words": re.sub(r"(?m)^( ?)([壹貳參肆伍陸柒捌玖拾])、", lambda hit: f"{hit[1]}第{PLAIN[FORMAL.index(hit[2])]}章 ", SOURCE),
    "form feeds": SOURCE.replace("\n\n\n\n", "\n\n\f\n"),
    "indented": "\n".join("    " + row if row.strip() else row for row in SOURCE.split("\n")),
}


@pytest.mark.parametrize("how", VARIANTS)
def test_however_the_real_document_was_saved_it_has_its_questions_and_every_character(how: str) -> None:
    found = read_question_document(VARIANTS[how])
    assert tuple(sum(one.chapter_number == chapter for one in found.questions) for chapter in range(1, 11)) == PER_CHAPTER
    assert told(found) == without(VARIANTS[how], found)
    assert {one.reason for one in found.left_out} == {"link"}


def test_a_heading_without_a_question_is_told_as_left_out() -> None:
    found = read_question_document("壹、甲\n1. 問？\n答。\n貳、乙\n")
    assert [(one.line, one.text, one.reason) for one in found.left_out] == [(4, "貳、乙", "no question")]


seeds = st.integers(0, 2**32)


@given(seeds)
def test_nothing_is_lost_of_any_document_of_that_shape(seed: int) -> None:
    document, press = a_document(Random(seed)), a_press(Random(seed + 1))
    text, furniture = printed(document, press)
    found = read_question_document(text)
    assert [(one.chapter, one.number, one.question) for one in found.questions] == [
        (chapter, number, asked.question) for chapter, questions in document.chapters for number, asked in enumerate(questions, start=1)
    ]
    assert [one.text for one in found.left_out] == furniture
    expected = ["".join(part.label + part.text for part in asked.answer) for _, questions in document.chapters for asked in questions]
    assert [solid(one.answer) for one in found.questions] == [solid(one) for one in expected]


@given(seeds)
def test_where_spaces_end_paragraphs_each_is_put_together_as_it_was(seed: int) -> None:
    document, press = a_document(Random(seed)), replace(a_press(Random(seed + 1)), spaced=True)
    text, _ = printed(document, press)
    expected = [[(part.label.strip(), part.text) for part in asked.answer] for _, questions in document.chapters for asked in questions]
    assert [[(block.label, block.text) for block in one.blocks] for one in read_question_document(text).questions] == expected


@given(st.text(), st.lists(st.sampled_from(["1. ", "壹、", "\n", " ", "a. ", "備註：", "。", "\f", "https://a.example", "-", "(", "2. 怎麼辦？", "第 1 頁"])))
def test_no_text_breaks_it_and_none_is_lost(noise: str, parts: list[str]) -> None:
    text = noise + "".join(parts)
    found = read_question_document(text)
    kept = told(found) + solid("".join(one.text for one in found.left_out))
    assert sorted(kept) == sorted(solid(text.removeprefix("\ufeff")))


PLAIN_CHAPTERS = """一、借書
1. 怎麼辦借書證？
請帶身分證：
1. 填表
2. 繳費
2. 可以借幾本？
十本。
二、停車
1. 停車場在哪裡
地下一樓。
"""
ENGLISH = """Help for staff

Chapter 1: Signing in

Q1. How do I change my pass-
word?
A: Open the settings and choose a new password. It must
be long, and must not be an old one.
- one
- two

Q2. Who can help?
Call 1234. See https://help.example/faq and ask
for the on-
call person, or write to help-
desk@example.org.

Chapter 2: Mail

Q1. Why is my mailbox full?
1. Delete what you do not
need.
2. Empty the bin.

Note: see also https://mail.example/

https://help.example/faq
mailto:x@y.example
"""
NO_NUMBERS_ON_CHAPTERS = "借書證問題\n\n1. 怎麼辦？\n櫃台辦理。\n\n2. 可以借幾本？\n十本。\n\n停車問題\n\n1. 停在哪裡？\n地下一樓。\n"
CONTENTS = "壹、甲……………1\n貳、乙……………2\n壹、甲\n本章說明借書。\n1. 問？\n(一) 子\n1. 孫\n2. 孫二\n(二) 丑\n2. 再問？\n好。\n貳、乙\n1. 三問？\n"


def outline(text: str) -> list[tuple[str, int, str, str]]:
    return [(one.chapter, one.number, one.question, one.answer) for one in read_question_document(text).questions]


def test_a_list_that_counts_as_the_questions_do_stays_a_list() -> None:
    assert outline(PLAIN_CHAPTERS) == [
        ("一、借書", 1, "怎麼辦借書證？", "請帶身分證：\n1. 填表\n2. 繳費"),
        ("一、借書", 2, "可以借幾本？", "十本。"),
        ("二、停車", 1, "停車場在哪裡", "地下一樓。"),
    ]


def test_an_english_document_is_read_too_and_a_hyphen_goes_only_where_the_document_says_so() -> None:
    assert outline(ENGLISH) == [
        ("Chapter 1: Signing in", 1, "How do I change my password?", "A: Open the settings and choose a new password. It must be long, and must not be an old one.\n- one\n- two"),
        ("Chapter 1: Signing in", 2, "Who can help?", "Call 1234. See https://help.example/faq and ask for the on-call person, or write to help-desk@example.org."),
        ("Chapter 2: Mail", 1, "Why is my mailbox full?", "1. Delete what you do not need.\n2. Empty the bin.\nNote: see also https://mail.example/"),
    ]
    assert [(one.line, one.reason) for one in read_question_document(ENGLISH).left_out] == [(1, "no question"), (5, "hyphen"), (27, "link"), (28, "link")]


def test_headings_without_a_number_divide_questions_that_start_over() -> None:
    assert [(chapter, number) for chapter, number, *_ in outline(NO_NUMBERS_ON_CHAPTERS)] == [("借書證問題", 1), ("借書證問題", 2), ("停車問題", 1)]


def test_a_table_of_contents_is_no_question_and_what_a_chapter_says_first_is_kept() -> None:
    assert outline(CONTENTS) == [
        ("壹、甲", 0, "甲", "本章說明借書。"),
        ("壹、甲", 1, "問？", "(一) 子\n  1. 孫\n  2. 孫二\n(二) 丑"),
        ("壹、甲", 2, "再問？", "好。"),
        ("貳、乙", 1, "三問？", ""),
    ]


@pytest.mark.parametrize("text", ["", " \n\f\n", "\ufeff", "只有一段話。", "壹、只有標題", "1.5 版\n2026.3.20"])
def test_a_document_without_questions_has_none(text: str) -> None:
    assert read_question_document(text).questions == ()


def test_an_address_that_stands_nowhere_else_is_not_taken_for_residue() -> None:
    assert outline("1. 在哪裡申請？\n\n請到下面的網址。\n\nhttps://apply.example/\n")[0][3].endswith("https://apply.example/")


def test_ten_times_the_document_takes_about_ten_times_as_long() -> None:
    def takes(times: int) -> float:
        text = "\n".join([SOURCE] * times)
        began = time.process_time()
        assert len(read_question_document(text).questions) == 35 * times
        return time.process_time() - began

    assert min(takes(40), takes(40)) < 25 * min(takes(4), takes(4))


@pytest.mark.parametrize("line", ["甲" * 40, "(" * 40, "a" * 70, "1. ", "https://a.example/b\n", "• 一\n", "第 1 頁\n甲"])
def test_no_line_repeated_makes_it_slow(line: str) -> None:
    began = time.process_time()
    read_question_document("壹、章\n1. 問？\n" + (line + "\n") * 20_000)
    assert time.process_time() - began < 8


# ── What does not fit ─────────────────────────────────────────


@pytest.mark.parametrize("how", ["source", "neither", "Q1 for 1."])
@pytest.mark.parametrize("wrong", ["again", "missing", "from one"])
def test_a_wrong_number_swallows_no_question(how: str, wrong: str) -> None:
    """Each question of the real document in turn gets a number that does not fit."""
    text = SOURCE if how == "source" else VARIANTS[how]
    rows = text.split("\n")
    whole = read_question_document(text)
    for one in whole.questions[1::4]:
        number = {"again": max(1, one.number - 1), "missing": one.number + 1, "from one": 1}[wrong]
        label = re.sub(r"[0-9]+", str(number), one.label)
        if label == one.label:
            continue
        at = one.first - 1
        found = read_question_document("\n".join([*rows[:at], rows[at].replace(one.label, label, 1), *rows[at + 1 :]]))
        asked = {solid(other.question) for other in found.questions}
        out = solid("".join(residue.text for residue in found.left_out))
        gone = [other for other in whole.questions if solid(other.question) not in asked]
        assert all(solid(other.question) in out for other in gone), (label, gone)
        assert not any(solid(other.question) in solid(found_one.answer) for other in whole.questions for found_one in found.questions if len(other.question) > 12)
        assert found.doubts or any(residue.reason == "number does not fit" for residue in found.left_out), label


FAULTY = {
    "a missing number": ("1. 甲？\n答甲。\n2. 乙？\n答乙。\n4. 丁？\n答丁。\n", ["甲？", "乙？", "丁？"], [(5, "number missing")], []),
    "a number again": ("1. 甲？\n答甲。\n2. 乙？\n答乙。\n2. 丙？\n答丙。\n3. 丁？\n答丁。\n", ["甲？", "乙？", "丙？", "丁？"], [(5, "number again")], []),
    "numbering that starts again": ("1. 甲？\n答甲。\n2. 乙？\n答乙。\n1. 丙？\n答丙。\n2. 丁？\n答丁。\n", ["甲？", "乙？", "丙？", "丁？"], [(5, "numbering starts again")], []),
    "titles that start again": ("1. 甲\n答甲。\n2. 乙\n答乙。\n1. 丙\n答丙。\n2. 丁\n答丁。\n", ["甲", "乙", "丙", "丁"], [(5, "numbering starts again")], []),
    "a number out of order that does not ask": ("1. 甲？\n答甲。\n3. 丙\n答丙。\n4. 丁？\n答丁。\n", ["甲？", "丁？"], [(5, "number missing")], [(3, "3. 丙"), (4, "答丙。")]),
    "numbers of several kinds": ("1. 甲？\n答甲。\n2、乙？\n答乙。\n(3) 丙？\n答丙。\n", ["甲？", "乙？", "丙？"], [(3, "other numbering"), (5, "other numbering")], []),
    "a list that asks": ("1. 甲？\n請確認：\n1. 有嗎？\n2. 好嗎？\n2. 乙？\n答乙。\n", ["甲？", "乙？"], [(3, "asks within an answer"), (4, "asks within an answer")], []),
}  # fmt: skip


@pytest.mark.parametrize("what", FAULTY)
def test_numbers_that_do_not_fit_are_told_with_their_lines(what: str) -> None:
    text, questions, doubts, left_out = FAULTY[what]
    found = read_question_document(text)
    assert [one.question for one in found.questions] == questions
    assert [(one.line, one.why) for one in found.doubts] == doubts
    assert [(one.line, one.text) for one in found.left_out] == left_out


ANSWERS = ["答甲。\n1. 一步\n2. 兩步", "答乙。"]
SHAPES = {
    "Q1：/A1：": "Q1：甲？\nA1：{}\nQ2：乙？\nA2：{}\n", "Q.1": "Q.1 甲？\n{}\nQ.2 乙？\n{}\n", "Question 1": "Question 1: 甲？\n{}\nQuestion 2: 乙？\n{}\n", "問題一": "問題一：甲？\n答：{}\n問題二：乙？\n答：{}\n",
    "第一題": "第一題：甲？\n{}\n第二題：乙？\n{}\n", "問：/答：": "問：甲？\n答：{}\n\n問：乙？\n答：{}\n", "Q:/A:": "Q: 甲？\nA: {}\nQ: 乙？\nA: {}\n", "一、": "一、甲？\n{}\n二、乙？\n{}\n", "（一）": "（一）甲？\n{}\n（二）乙？\n{}\n",
    "壹、 before steps": "壹、甲？\n{}\n貳、乙？\n{}\n", "一、 over （一）": "一、章\n（一）甲？\n{}\n（二）乙？\n{}\n", "full-width": "１．甲？\n{}\n２．乙？\n{}\n", "1、": "1、甲？\n{}\n2、乙？\n{}\n", "(1)": "(1) 甲？\n{}\n(2) 乙？\n{}\n",
    "headings": "# 章\n\n## 甲？\n\n{}\n\n## 乙？\n\n{}\n", "numbered headings": "# 章\n## 1. 甲？\n{}\n## 2. 乙？\n{}\n", "bold": "**甲？**\n\n{}\n\n**乙？**\n\n{}\n", "bold with numbers": "**Q1：甲？**\n{}\n**Q2：乙？**\n{}\n", "bold labels": "**Q1：** 甲？\n{}\n**Q2：** 乙？\n{}\n",
    "Q. and A.": "Q. 甲？\nA. {}\n\nQ. 乙？\nA. {}\n", "Q. alone": "Q. 甲？\n{}\nQ. 乙？\n{}\n", "Q and A": "Q 甲？\nA：{}\nQ 乙？\nA：{}\n", "【Q1】": "【Q1】甲？\n【A1】{}\n【Q2】乙？\n【A2】{}\n", "[Q1]": "[Q1] 甲？\n{}\n[Q2] 乙？\n{}\n",
    "【問】": "【問】甲？\n【答】{}\n【問】乙？\n【答】{}\n", "【問題】：": "【問題】：甲？\n【回答】：{}\n【問題】：乙？\n【回答】：{}\n", "【問一】": "【問一】甲？\n【答一】{}\n【問二】乙？\n【答二】{}\n", "(Q)": "(Q) 甲？\n(A) {}\n(Q) 乙？\n(A) {}\n",
    "labels alone": "【問】\n甲？\n【答】{}\n【問】\n乙？\n【答】{}\n", "Q. alone on its line": "Q.\n甲？\nA. {}\nQ.\n乙？\nA. {}\n", "Q1: alone on its line": "Q1：\n甲？\nA1：{}\nQ2：\n乙？\nA2：{}\n",
    "1.1": "1.1 甲？\n{}\n1.2 乙？\n{}\n", "1.1 below chapters": "1 章\n1.1 甲？\n{}\n2 次章\n2.1 乙？\n{}\n", "1-1": "一、章\n1-1 甲？\n{}\n1-2 乙？\n{}\n", "1.1.": "1. 章\n1.1. 甲？\n{}\n1.2. 乙？\n{}\n", "Q1-1": "Q1-1 甲？\n{}\nQ1-2 乙？\n{}\n",
    "escaped numbers": "1\\. 甲？\n{}\n2\\. 乙？\n{}\n",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_usual_shapes_are_read_and_steps_stay_in_the_answer(shape: str, ends: str) -> None:
    text = SHAPES[shape].format(*ANSWERS).replace("\n", ends)
    found = read_question_document(text)
    assert [one.question for one in found.questions] == ["甲？", "乙？"]
    first, second = (re.sub("^[【(]?(?:A[12]?|答[一二]?|回答)[：:.】)]+ ?", "", one.answer) for one in found.questions)
    assert (first, second) == tuple(ANSWERS)
    assert {one.reason for one in found.left_out} <= {"marks"}
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("text", "questions", "doubts", "left_out"),
    [
        ("1.1 甲？\n請用 1.5 版。\n1.2 乙？\n答乙。\n1.4 丁？\n3.7 版才有。\n", ["甲？", "乙？", "丁？"], [(5, "number missing")], []),
        ("1.1 甲？\n答甲。\n1.2 乙？\n答乙。\n1.4 丁\n答丁。\n", ["甲？", "乙？"], [], [(5, "1.4 丁"), (6, "答丁。")]),
        ("1. 甲？\n1.1 先登出\n1.2 再登入\n2. 乙？\n答乙。\n", ["甲？", "乙？"], [], []),
        ("1. 帳號\n1.1 忘記密碼\n答甲。\n1.2 被鎖\n答乙。\n2. 信箱\n2.1 滿了\n答丙。\n", ["忘記密碼", "被鎖", "滿了"], [], []),
        ("【Q1】甲？\n答甲。\n【Q3】丙？\n答丙。\n", ["甲？", "丙？"], [(3, "number missing")], []),
        ("【問】\n甲？\n【答】\n答甲。\n【問】\n", ["甲？"], [], []),
        ("Q. 甲？\nA. 選一個：\nA. 是\nB. 否\nQ. 乙？\nA. 答乙。\n", ["甲？", "乙？"], [], []),
    ],
)  # fmt: skip
def test_of_sections_and_labels_too_what_does_not_fit_is_told_with_its_lines(text: str, questions: list[str], doubts: list[tuple[int, str]], left_out: list[tuple[int, str]]) -> None:
    found = read_question_document(text)
    assert [one.question for one in found.questions] == questions
    assert [(one.line, one.why) for one in found.doubts] == doubts
    assert [(one.line, one.text) for one in found.left_out] == left_out


def test_steps_below_titles_without_a_question_mark_are_no_questions() -> None:
    assert [(one.label, one.answer) for one in read_question_document("（一）登入方式\n1. 打開\n2. 輸入\n（二）重設\n1. 找人\n2. 等\n").questions] == [("（一）", "1. 打開\n2. 輸入"), ("（二）", "1. 找人\n2. 等")]


MIXED = st.lists(
    st.sampled_from(
        ["1. ", "2. ", "4. ", "１．", "1、", "(2) ", "（一）", "（二）", "一、", "壹、", "Q1：", "Q: ", "問：", "答：", "A1：", "# ", "## ", "**", "甲", "怎麼辦？", "看這裡。", "說明：", "\n", "\n", "\n\n", " \n", "\f", "- ", "a. ", "備註：", "1.1 ", "1.2 ", "2.1 ", "2 ", "【Q1】", "【問】", "【答】", "Q. ", "A. ", "Q.\n"]
    ),
    max_size=60,
).map("".join)  # fmt: skip


@given(MIXED)
def test_every_line_of_any_document_is_in_an_entry_or_left_out_and_said_so(text: str) -> None:
    found = read_question_document(text)
    kept = told(found) + solid("".join(one.text for one in found.left_out))
    assert sorted(kept) == sorted(solid(text))
    lines = {line for one in found.questions for line in range(one.first, one.last + 1)} | {one.line for one in found.left_out}
    heads = {number for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1) if any(line.strip() and (solid(one.chapter) in solid(line) or solid(line) in solid(one.chapter)) for one in found.questions)}
    inside = solid("".join(one.text for one in found.left_out))
    for number, line in enumerate(text.split("\n"), start=1):
        assert not line.strip() or number in lines | heads or solid(line) in inside, (number, line)
