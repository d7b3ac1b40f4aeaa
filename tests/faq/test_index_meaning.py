"""Our own texts by their meaning: the same labels as by letters, and both together decide."""

import numpy as np
import pytest

from bot.dialogue.understanding import Intent, IntentKind, QueryVector, is_unsure, understand
from bot.faq.catalogue import build_catalogue
from bot.faq.index import Index, build_index
from bot.faq.index_meaning import build_index_meaning, dump_index_meaning, index_encoder_texts, load_index_meaning
from bot.faq.labelled_texts import LabelledText
from bot.faq.library import shipped
from bot.faq.meaning import build_meaning, encoder_texts
from bot.faq.text_features import NumberArray

_ASKED = (LabelledText("中午吃什麼", ("oos",)), LabelledText("幫我解鎖", ("unlock",)), LabelledText("帳號被鎖多久會開", ("nologin-03",)))


def _small() -> tuple[Index, NumberArray]:
    """An index over all entries, in which every label has its own direction."""
    index = build_index(shipped(), _ASKED)
    counts = np.diff(np.append(index.begins, len(index.texts)))
    axes = np.eye(len(index.labels), dtype=np.float32)
    return index, np.repeat(axes, counts, axis=0)


def test_the_encoder_is_shown_the_texts_in_the_order_of_the_index() -> None:
    index, _ = _small()
    texts = index_encoder_texts(shipped(), _ASKED)
    assert len(texts) == len(index.texts)
    assert texts[index.begins[index.labels.index("unlock")]] == "幫我解鎖"


def test_a_vector_speaks_for_the_label_whose_texts_lie_near_it() -> None:
    index, vectors = _small()
    meaning = build_index_meaning(index, vectors)
    for label in ("oos", "unlock", "nologin-03", "password-01"):
        at = index.labels.index(label)
        word = meaning.word(vectors[index.begins[at]])
        assert int(np.argmax(word)) == at
        assert word[at] > 0.5


def test_letters_without_a_clue_are_led_by_meaning() -> None:
    index, vectors = _small()
    meaning = build_index_meaning(index, vectors)
    text = "xyzzy plugh quux"
    alone = understand(text, index)
    assert is_unsure(text, alone)
    heard = QueryVector(vectors[index.begins[index.labels.index("password-01")]], meaning)
    together = understand(text, index, None, heard)
    assert together.choices[0].id == "password-01"
    assert together.choices[0].confidence > alone.choices[0].confidence
    assert any(line.startswith("by meaning: password-01") for line in together.why)


def test_what_means_nothing_of_ours_is_answered_less() -> None:
    index, vectors = _small()
    meaning = build_index_meaning(index, vectors)
    outside = QueryVector(vectors[index.begins[index.labels.index("oos")]], meaning)
    text = "帳號被鎖"
    assert understand(text, index, None, outside).confidence < understand(text, index).confidence


@pytest.mark.parametrize(("text", "confidence", "unsure"), [("電腦說帳密不對", 0.5, True), ("電腦說帳密不對", 0.95, False), ("密碼", 0.3, False), ("password", 0.3, False)])
def test_sure_texts_and_single_words_are_not_heard(text: str, confidence: float, unsure: bool) -> None:
    assert is_unsure(text, Intent(IntentKind.CHOOSE, confidence=confidence)) is unsure


def test_it_is_kept_as_bytes_and_read_back_for_the_same_index_alone() -> None:
    index, vectors = _small()
    meaning = build_index_meaning(index, vectors)
    written = dump_index_meaning(meaning)
    read = load_index_meaning(memoryview(written), index)
    for one, other in ((meaning.vectors, read.vectors), (meaning.weights, read.weights), (meaning.shares, read.shares)):
        assert np.allclose(one, other, atol=2e-3)
    fewer = build_index(shipped()[1:], _ASKED)
    for harmed, against in ((written[:-1], index), (b"", index), (b"x" * len(written), index), (written, fewer)):
        with pytest.raises(ValueError):
            load_index_meaning(memoryview(harmed), against)


def test_the_organisations_own_entries_are_heard_too() -> None:
    index, vectors = _small()
    pairs = (("card", "借書證遺失了怎麼辦"), ("hours", "圖書館幾點開門"))
    own = build_catalogue(pairs)
    axes = np.eye(len(index.labels), dtype=np.float32)[:2] * -1
    meaning = build_meaning(encoder_texts(pairs), own, lambda some: axes[some])
    text = "我的卡片掉在公車上"
    heard = QueryVector(axes[0], build_index_meaning(index, vectors), meaning)
    by_letters, found = understand(text, index, own), understand(text, index, own, heard)
    assert found.choices[0].id == "card"
    assert found.choices[0].confidence > max((choice.confidence for choice in by_letters.choices if choice.id == "card"), default=0.0)
    assert any(line.startswith("own entries by meaning card") for line in found.why)
