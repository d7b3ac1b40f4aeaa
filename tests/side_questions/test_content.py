"""The shipped side questions are whole, answered in both languages, and found by what they are asked with."""

import csv

import pytest

from bot.dialogue.conversation import LANGUAGES
from bot.errors import ConfigurationError
from bot.faq.catalogue import match
from bot.faq.labelled_texts import read_labelled_texts
from bot.faq.text import tidy
from bot.side_questions.finding import likeliest_question, side_pairs
from bot.side_questions.questions_file import dump_side_questions, load_side_questions, read_side_questions
from bot.wiring.shipped_faq import shipped_entries
from bot.wiring.side_questions import SideQuestions
from tests.conftest import ROOT

SIDE = SideQuestions()
QUESTIONS = tuple(SIDE.by_id.values())
LONGEST = {"zh-Hant-TW": 170, "en": 480}
ONE = "- {id: a, near: nologin-03, asks: [誰來打電話, who calls], answer: 沒有人。"


def test_c13_every_side_question_is_answered_in_both_languages_in_a_few_sentences() -> None:
    assert len(QUESTIONS) >= 200
    assert [question.id for question in QUESTIONS if set(question.answers) != set(LANGUAGES)] == []
    assert [(question.id, language) for question in QUESTIONS for language, answer in question.answers.items() if len(answer) > LONGEST[language]] == []
    assert [question.id for question in QUESTIONS if len(question.asks) < 12] == []


def test_no_side_question_is_asked_with_a_question_of_the_faq() -> None:
    asked = {tidy(text) for entry in shipped_entries() for text in entry.questions.values()}
    assert [ask for question in QUESTIONS for ask in question.asks if tidy(ask) in asked] == []


def test_c13_what_a_question_is_asked_with_finds_it() -> None:
    asks = side_pairs(QUESTIONS, ())[::9]
    found = [likeliest_question(match(ask, SIDE.catalogue)) for _, ask in asks]
    assert sum(one is not None and one.id == id for (id, _), one in zip(asks, found, strict=True)) >= 0.93 * len(asks)


def test_c13_words_that_share_little_with_the_asks_still_lead_near_them() -> None:
    """By letters alone; the sentence vector finds half as many again."""
    with (ROOT / "tests" / "side_questions" / "asked.tsv").open(encoding="utf-8", newline="") as file:
        rows = [(row["id"], row["text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["id"] != "-"]
    assert {id for id, _ in rows} == set(SIDE.by_id)
    near = [id in [choice.id for choice in match(text, SIDE.catalogue).choices] for id, text in rows[::3]]
    assert sum(near) >= 0.35 * len(near)


def test_a_question_of_the_faq_is_hardly_ever_surely_a_side_question() -> None:
    file = ROOT / "tests" / "faq" / "queries-held-out.tsv"
    asked = [query.text for query in read_labelled_texts(file.read_text(encoding="utf-8"), str(file)) if not query.out_of_scope][::2]
    found = [likeliest_question(match(text, SIDE.catalogue)) for text in asked]
    assert sum(one is not None and one.confidence >= 0.97 for one in found) <= len(asked) // 50


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a: b", "list of side questions"),
        ("- 1", "item 1"),
        ("- {id: A B, near: nologin-03, asks: [x], answer: y}", "small letters"),
        ("- {id: a, near: nowhere-99, asks: [x], answer: y}", "a.near"),
        ("- {id: a, near: nologin-03, answer: y}", "a.asks"),
        ("- {id: a, near: nologin-03, asks: [x], answer: '撥{nobody}'}", "placeholders"),
        (ONE + ", whose: his}", "a.whose"),
        (ONE + ", owners: [king]}", "a.owners"),
        (ONE + ", colour: red}", "a.colour"),
        (ONE + "}\n" + ONE + "}", "each id once"),
        (ONE + "}\n- {id: b, near: nologin-03, asks: [Who calls], answer: y}", "stands in a too"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_place(text: str, wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=wrong):
        read_side_questions(text, "side.yaml", {"nologin-03"})


def test_where_its_words_belong_to_a_place_they_mean_it_only_there() -> None:
    calls = read_side_questions(ONE + ", after: ['ticket:', incident]}", "side.yaml", {"nologin-03"})[0]
    assert calls.fits_after("ticket:open", "")
    assert calls.fits_after("smalltalk", "incident:mine")
    assert not calls.fits_after("status:locked", "wish:status")


def test_questions_that_were_kept_are_the_same_and_anything_else_is_refused() -> None:
    assert load_side_questions(memoryview(dump_side_questions(QUESTIONS))) == QUESTIONS
    for wrong in (b"", b"[1]", b'[["a"]]'):
        with pytest.raises(ValueError):
            load_side_questions(memoryview(wrong))
