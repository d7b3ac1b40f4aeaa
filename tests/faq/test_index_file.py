"""An index that was kept understands exactly as the one that was learnt; whatever else is read is refused."""

import numpy as np
import pytest

from bot.faq.entries_file import dump_entries, load_entries
from bot.faq.index import Index, build_index
from bot.faq.index_file import dump_index, load_index
from bot.faq.labelled_texts import LabelledText
from bot.faq.library import shipped
from bot.faq.matcher import judge
from bot.faq.text import normalise

ASKED = [LabelledText("帳號被鎖了怎麼辦", ("nologin-03",)), LabelledText("今天天氣如何", ("oos",)), LabelledText("幫我解鎖", ("unlock",))]


@pytest.fixture(scope="module")
def small() -> Index:
    return build_index(shipped()[:6], ASKED)


def test_what_is_read_back_is_what_was_learnt(small: Index) -> None:
    read = load_index(memoryview(dump_index(small)))
    assert (read.labels, read.faq, read.texts) == (small.labels, small.faq, small.texts)
    assert list(read.space.vocabulary.items()) == list(small.space.vocabulary.items())
    for name in ("begins", "weights", "shares"):
        assert np.array_equal(getattr(read, name), getattr(small, name))
    for text in ("我被鎖了", "unlock me please", "綁定要怎麼做", ""):
        assert judge(normalise(text), read) == judge(normalise(text), small)


@pytest.mark.parametrize("harm", [lambda whole: b"", lambda whole: b"x" + whole, lambda whole: whole[: len(whole) // 2], lambda whole: whole[:40]])
def test_what_is_no_index_is_refused(small: Index, harm: object) -> None:
    assert callable(harm)
    with pytest.raises(ValueError):
        load_index(memoryview(harm(dump_index(small))))


def test_the_entries_are_read_back_as_they_were() -> None:
    assert load_entries(memoryview(dump_entries(shipped()))) == shipped()


@pytest.mark.parametrize("content", [b"", b"{}x", b"[{}]", b"[1]", b'[{"id": "a"}]'])
def test_what_are_no_entries_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        load_entries(memoryview(content))
