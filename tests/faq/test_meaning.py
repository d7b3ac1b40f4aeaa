"""Letters and meaning together: what either of them alone would miss is found, and how sure is said by both."""

import numpy as np
import pytest

from bot.faq.catalogue import Catalogue, LetterEvidence, Match, build_catalogue, compare_letters
from bot.faq.meaning import CatalogueVectors, build_meaning, decide_with_meaning, encoder_query, encoder_text, encoder_texts
from bot.faq.text_features import NumberArray

PAIRS = (("card", "how do I replace a lost card"), ("hours", "when does the library open"), ("fee", "what does a late return cost"), ("card", "my card is gone"))
# Axes of meaning: a card, a time, money; a little of everything in each, as an encoder has it.
_MEANT = {"card": (1.0, 0.1, 0.1), "hours": (0.1, 1.0, 0.1), "fee": (0.1, 0.1, 1.0)}


def _unit(values: object) -> NumberArray:
    vector = np.array(values, dtype=np.float32)
    found: NumberArray = vector / np.linalg.norm(vector)
    return found


def _catalogue(pairs: tuple[tuple[str, str], ...] = PAIRS) -> tuple[Catalogue, CatalogueVectors]:
    catalogue = build_catalogue(pairs)
    vectors = np.stack([_unit(_MEANT[id]) for id, _ in sorted(pairs, key=lambda pair: pair[0])])
    return catalogue, build_meaning(encoder_texts(pairs), catalogue, lambda some: vectors[some])


def _letters(query: str, catalogue: Catalogue) -> LetterEvidence:
    letters = compare_letters(query, catalogue)
    assert letters is not None
    return letters


def _asked(query: str, meant: object) -> Match:
    catalogue, meaning = _catalogue()
    return decide_with_meaning(_letters(query, catalogue), _unit(meant), catalogue, meaning)


@pytest.mark.parametrize("id", ["card", "hours", "fee"])
def test_what_shares_no_word_is_found_by_its_meaning(id: str) -> None:
    found = _asked("quisquiliae", _MEANT[id])
    assert found.choices[0].id == id
    assert f"by meaning {id}" in found.why[0]


def test_the_surer_its_meaning_the_higher_the_confidence() -> None:
    near, between, far = _asked("lost card", (1, 0.1, 0.1)), _asked("lost card", (1, 1, 0.1)), _asked("lost card", (-1, -1, -1))
    assert near.confidence > max(between.confidence, far.confidence)
    assert (near.id, far.id) == ("card", None)


def test_a_faq_of_one_entry_is_answered_or_declined() -> None:
    pairs = (("card", "how do I replace a lost card"),)
    catalogue = build_catalogue(pairs)
    meaning = build_meaning(encoder_texts(pairs), catalogue, lambda some: np.stack([_unit((1, 0)) for _ in some]))
    assert decide_with_meaning(_letters("mine was stolen", catalogue), _unit((1, 0)), catalogue, meaning).id == "card"
    assert decide_with_meaning(_letters("mine was stolen", catalogue), _unit((0, 1)), catalogue, meaning).id is None


def test_no_later_choice_is_called_surer() -> None:
    found = _asked("lost card", (0.1, 1, 0.1))
    sure = [one.confidence for one in found.choices]
    assert sure == sorted(sure, reverse=True)
    assert len({one.id for one in found.choices}) == len(found.choices) == 3


def test_letters_decide_between_two_of_one_meaning() -> None:
    pairs = (("a", "reset the blue printer"), ("b", "reset the green printer"), ("c", "opening hours"))
    catalogue = build_catalogue(pairs)
    vectors = np.stack([_unit((1, 0)), _unit((1, 0)), _unit((0, 1))])
    meaning = build_meaning(encoder_texts(pairs), catalogue, lambda some: vectors[some])
    found = decide_with_meaning(_letters("green printer", catalogue), _unit((1, 0)), catalogue, meaning)
    assert found.choices[0].id == "b"


def test_very_many_texts_are_compared_roughly_and_the_best_of_them_exactly() -> None:
    chance = np.random.default_rng(3)
    vectors = chance.normal(size=(20_500, 96)).astype(np.float32)
    vectors[:, 40:] *= 0.2
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    catalogue = build_catalogue((f"{at:05}", "text") for at in range(len(vectors)))
    meaning = build_meaning(["text"] * len(vectors), catalogue, lambda some: vectors[some])
    for at in (0, 7_000, 20_499):
        asked = vectors[at] + chance.normal(size=96).astype(np.float32) * 0.02
        asked /= np.linalg.norm(asked)
        exact = vectors @ asked
        cosines = meaning.cosines(asked)
        assert int(np.argmax(cosines)) == at
        assert cosines[at] == pytest.approx(float(exact[at]), abs=1e-4)
        assert np.abs(cosines - exact).mean() < 0.05


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "a\0b\ud800c", "🙏" * 50, "帳" * 100_000, "a b " * 30_000, "ﷺ" * 1000])
def test_the_encoder_is_shown_little_and_nothing_strange(text: str) -> None:
    for shown in (encoder_text(text), encoder_query(text)):
        assert len(shown) <= 64
        assert shown.isprintable()
        shown.encode("utf-8")


def test_what_looks_secret_is_not_shown() -> None:
    assert "hunter2" not in encoder_query("my password is Hunter2!xyz and I cannot sign in")
    assert "a123456789" not in encoder_query("身分證 A123456789 登不進去")
    assert encoder_query("帳號 被鎖") == encoder_text("帳號 被鎖")
