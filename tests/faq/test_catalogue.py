import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.faq import catalogue, inverted_index
from bot.faq.catalogue import build_catalogue, match
from bot.faq.features import wording, words
from bot.faq.inverted_index import build_inverted_index

_SHOP = (
    ("refund", "how do I get my money back"), ("refund", "I want a refund for my order"), ("refund", "return an item"),
    ("delivery", "when will my parcel arrive"), ("delivery", "track my delivery"), ("delivery", "where is my package"),
    ("invoice", "發票可以補開嗎"), ("invoice", "要怎麼索取電子發票"), ("invoice", "統一編號打錯了"),
)  # fmt: skip


def test_a_question_in_other_words_finds_its_entry() -> None:
    shop = build_catalogue(_SHOP)
    assert match("my package has not arrived, where is it?", shop).choices[0].id == "delivery"
    assert match("电子发票怎么补开", shop).choices[0].id == "invoice"


def test_a_misspelt_word_still_counts() -> None:
    assert match("trak my delivry", build_catalogue(_SHOP)).choices[0].id == "delivery"


def test_it_declines_what_nothing_is_near_to() -> None:
    found = match("best pizza topping", build_catalogue(_SHOP))
    assert found.id is None
    assert found.confidence < 0.5


def test_choices_are_up_to_five_and_never_surer_than_the_one_before() -> None:
    many = build_catalogue((f"id-{number}", f"question number {number} about parcels") for number in range(20))
    found = match("a question about parcels", many)
    sure = [choice.confidence for choice in found.choices]
    assert len(sure) == 5
    assert sure == sorted(sure, reverse=True)
    assert found.confidence == sure[0]


def test_an_entry_is_sure_of_its_own_words() -> None:
    shop = build_catalogue(_SHOP)
    for id, text in _SHOP:
        found = match(text, shop)
        assert (found.id, found.confidence > 0.5) == (id, True)


def test_no_entries_no_answer() -> None:
    assert match("anything", build_catalogue([])).choices == ()


def test_one_entry_and_empty_texts_are_taken() -> None:
    assert match("hello", build_catalogue([("a", "hello")])).choices[0].id == "a"
    assert match("hello", build_catalogue([("a", ""), ("b", "hello there")])).choices[0].id == "b"


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=20)), max_size=8), st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_no_entries_and_no_query_break_it(entries: list[tuple[str, str]], query: str) -> None:
    found = match(query, build_catalogue(entries))
    assert 0 <= found.confidence <= 1
    assert len(found.choices) <= 5
    assert found.id in {None, *(choice.id for choice in found.choices)}


def test_ten_thousand_entries_are_searched_in_a_blink() -> None:
    many = build_catalogue((f"id-{number}", f"how do I change setting {number} of device {number % 97}") for number in range(10_000))
    began = time.thread_time()
    found = match("change setting 4711", many)
    assert time.thread_time() - began < 0.5
    assert found.choices[0].id == "id-4711"


def test_long_lists_are_summed_as_short_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    index = build_inverted_index(wording(f"reset the {word} of room {number}") for number in range(40) for word in ("door", "lamp", "printer"))
    asked = wording("reset lamp of room 7")
    short = index.cosines(asked)
    monkeypatch.setattr(inverted_index, "_LONG", 0)
    assert np.allclose(index.cosines(asked), short, atol=1e-6)
    assert int(np.argmax(short)) == 7 * 3 + 1


def test_where_lists_are_very_long_the_best_are_still_summed_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    index = build_inverted_index(wording(f"reset the {word} of room {number}") for number in range(40) for word in ("door", "lamp", "printer"))
    asked = wording("reset lamp of room 7")
    whole = index.cosines(asked)
    monkeypatch.setattr(inverted_index, "_CHOSEN", 10)
    for limit in (0, 100, 1_000):
        monkeypatch.setattr(inverted_index, "_TOO_LONG", limit)
        cut = index.cosines(asked)
        best = np.argsort(-whole, kind="stable")[:3]
        assert np.allclose(cut[best], whole[best], atol=1e-5) or limit == 0
        assert (cut <= whole + 1e-5).all()
        assert int(np.argmax(cut)) == int(np.argmax(whole))


def test_where_many_texts_are_kept_by_text_they_are_summed_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [wording(f"reset the {word} of room {number}") for number in range(40) for word in ("door", "lamp", "printer")]
    plain = build_inverted_index(texts)
    monkeypatch.setattr(inverted_index, "_LARGE", 5)
    monkeypatch.setattr(inverted_index, "_TOO_LONG", 100)
    monkeypatch.setattr(inverted_index, "_CHOSEN", 10)
    kept = build_inverted_index(texts)
    assert kept.by_text is not None
    for asked in map(wording, ("reset lamp of room 7", "the printer", "room 12", "nothing of this")):
        assert np.allclose(kept.cosines(asked), plain.cosines(asked), atol=1e-6)


_MANY = tuple((f"id-{number % 7}", f"how do I change the {word} of device {number}") for number in range(60) for word in ("name", "colour"))
_CHANGED = (*_MANY[:40], *_MANY[50:], ("id-new", "where is the oven"), ("id-3", "how do I clean device 5"), ("id-9", "裝置的顏色怎麼改"))


@pytest.mark.parametrize("changed", [_CHANGED, _MANY[5:], (*_MANY, *_MANY[:3]), _MANY, (("only", "one text"),), ()])
def test_a_changed_catalogue_learnt_from_the_one_before_answers_as_one_learnt_anew(changed: tuple[tuple[str, str], ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverted_index, "_LARGE", 5)
    before = build_catalogue(_MANY)
    grown, anew = build_catalogue(changed, build_catalogue(_MANY[:70], before)), build_catalogue(changed)
    assert set(grown.near.vocabulary) == set(anew.near.vocabulary)
    for query in ("change the colour of device 12", "where is the oven?", "clean device five", "顏色怎麼改", "something else"):
        mine, theirs = match(query, grown), match(query, anew)
        assert [choice.id for choice in mine.choices] == [choice.id for choice in theirs.choices]
        assert mine.confidence == pytest.approx(theirs.confidence, abs=1e-5)


def test_only_new_texts_are_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverted_index, "_LARGE", 5)
    before = build_catalogue(_MANY)
    taken: list[str] = []

    def noted(text: str) -> dict[str, float]:
        taken.append(text)
        return words(text)

    monkeypatch.setattr(catalogue, "words", noted)
    build_catalogue((*_MANY, ("id-new", "where is the oven")), before)
    assert taken == ["where is the oven"]
