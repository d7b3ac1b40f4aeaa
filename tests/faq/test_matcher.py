from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ConfigurationError
from bot.faq.entry import FaqEntry
from bot.faq.features import features
from bot.faq.index import Index, build_index
from bot.faq.inverted_index import build_inverted_index
from bot.faq.labelled_texts import LabelledText, read_labelled_texts, shipped_labelled_texts
from bot.faq.library import shipped
from bot.faq.matcher import judge
from bot.faq.ridge import ridge
from bot.faq.text import normalise
from bot.faq.text_features import NumberArray


def _entry(id: str, question: str) -> FaqEntry:
    return FaqEntry(id, {}, date(2026, 1, 1), {"zh-Hant-TW": question}, {})


def _asked(*pairs: tuple[str, str]) -> Sequence[LabelledText]:
    return [LabelledText(text, (want,)) for text, want in pairs]


def test_the_product_of_all_texts_is_what_each_query_alone_finds() -> None:
    found = [features(normalise(one.text)) for _, table in shipped_labelled_texts() for one in table][::17]
    index = build_inverted_index(found)
    products = index.products()
    for at, one in enumerate(found[:40]):
        np.testing.assert_allclose(index.cosines(one), products[at], atol=1e-4)
    np.testing.assert_allclose(np.diag(products), 1, atol=1e-4)


def test_what_no_text_holds_is_near_to_nothing() -> None:
    index = build_inverted_index([features("綁定帳號"), features("重設密碼")])
    assert not index.cosines({"czzz": 1.0}).any()
    assert not index.cosines({}).any()


@given(st.integers(2, 30), st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_the_ridge_solves_its_equation(size: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    half = chance.normal(size=(size, size)).astype(np.float32) / size
    kernel: NumberArray = (half @ half.T).astype(np.float32)
    wanted: NumberArray = chance.normal(size=(size, 3)).astype(np.float32)
    weights = ridge(kernel, wanted, 0.5)
    rest = kernel @ weights + 0.5 * weights - wanted
    assert np.linalg.norm(rest) <= 0.03 * np.linalg.norm(wanted)


def test_an_entry_is_found_by_its_own_question_in_either_language(index: Index) -> None:
    missed = [(entry.id, question) for entry in shipped() for question in entry.questions.values() if judge(normalise(question), index).label != entry.id]
    assert missed == []


def test_a_new_entry_is_found_without_a_word_of_code() -> None:
    fresh = [*shipped(), _entry("parking-01", "地下停車場的月租車位怎麼抽籤")]
    asked = [one for _, table in shipped_labelled_texts() for one in table]
    verdict = judge(normalise("月租車位抽籤要怎麼報名"), build_index(fresh, asked))
    assert "parking-01" in {choice.id for choice in verdict.choices}


def test_choices_are_at_most_three_entries_the_best_first(index: Index) -> None:
    verdict = judge(normalise("帳號跟密碼的問題"), index)
    sure = [choice.confidence for choice in verdict.choices]
    assert len(sure) == 3
    assert sure == sorted(sure, reverse=True)
    assert all(0 <= one <= 1 for one in sure)


def test_two_labels_as_good_as_each_other_are_offered_and_not_answered() -> None:
    entries = [_entry("a-01", "密碼"), _entry("b-01", "密碼"), _entry("c-01", "停車場")]
    verdict = judge("密碼", build_index(entries, _asked(("今天天氣", "oos"))))
    assert not verdict.answers
    assert {choice.id for choice in verdict.choices[:2]} == {"a-01", "b-01"}


def test_labelled_texts_are_read_with_either_of_two_labels() -> None:
    (one,) = read_labelled_texts("text\tintent\tlang\tkind\n密碼忘了\tpassword-04|reset_password\tzh-TW\taction\n", "x.tsv")
    assert one == LabelledText("密碼忘了", ("password-04", "reset_password"), "zh-TW", "action")


@pytest.mark.parametrize(("table", "place"), [("", "line 1"), ("query\tid\n", "line 1"), ("text\tintent\nno label\n", "line 2"), ("text\tintent\nx\t|\n", "line 2")])
def test_a_table_that_cannot_be_read_is_one_line_naming_the_place(table: str, place: str) -> None:
    with pytest.raises(ConfigurationError, match=place):
        read_labelled_texts(table, "mine.tsv")


def test_every_shipped_label_is_an_entry_a_kind_or_out_of_scope() -> None:
    kinds = {"status", "unlock", "bind", "reset_password", "enable", "ticket", "link", "approve_help", "cancel", "smalltalk", "oos"}
    known = {entry.id for entry in shipped()} | kinds
    assert {want for _, table in shipped_labelled_texts() for one in table for want in one.wants} <= known
