"""A lazy pattern is the pattern that it stands for; what a text must hold to be looked at with one, each of its matches holds."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue import person_mentions
from bot.faq.labelled_texts import shipped_labelled_texts
from bot.faq.script import dictionaries
from bot.runtime import lazy_pattern
from tests.paths import ROOT

ASKED = [one.text for _, table in shipped_labelled_texts() for one in table]
CALLS = (
    lambda one: one.search("a1b22").span(), lambda one: one.match("a1"), lambda one: one.fullmatch("12")[0], lambda one: [found[0] for found in one.finditer("a1b22")],
    lambda one: one.findall("a1b22"), lambda one: one.split("a1b22"), lambda one: one.sub("-", "a1b22"), lambda one: one.subn("-", "a1b22"), lambda one: one.search("a1b22", 2)[0],
    lambda one: (one.pattern, one.flags, one.groups),
)  # fmt: skip


QUOTED = re.compile(r"[\"「]([^\"」]{1,60})[\"」]")


def every_text() -> Iterator[str]:
    """What people asked, and each line of all that ships and of the tests: sentences in both languages, right and odd."""
    yield from ASKED
    for pattern in ("bot/**/*.ftl", "bot/faq/content/*.yaml", "docs/*.md", "tests/**/*.py", "tests/plays/**/*.yaml"):
        for file in ROOT.glob(pattern):
            for line in file.read_text(encoding="utf-8").splitlines():
                yield line.strip()[:120]
                yield from QUOTED.findall(line)


TEXTS = sorted(set(every_text()))


def told(call: object, pattern: object) -> object:
    try:
        return call(pattern)  # type: ignore[operator]
    except TypeError as trouble:
        return str(trouble)


@pytest.mark.parametrize("number", range(len(CALLS)))
def test_it_is_used_as_the_compiled_pattern(number: int) -> None:
    lazy = lazy_pattern.lazy_pattern(r"\d+", re.IGNORECASE)
    assert told(CALLS[number], lazy) == told(CALLS[number], re.compile(r"\d+", re.IGNORECASE))
    assert told(CALLS[number], lazy) == told(CALLS[number], re.compile(r"\d+", re.IGNORECASE))


def test_it_is_compiled_at_the_first_use_or_when_all_are() -> None:
    lazy, other = lazy_pattern.LazyPattern("a", 0), lazy_pattern.LazyPattern("b", 0)
    assert "compiled" not in vars(lazy)
    assert lazy.search("a")
    assert "compiled" in vars(lazy)
    assert "compiled" not in vars(other)
    lazy_pattern.compile_waiting()
    assert "compiled" in vars(other)


def test_a_desk_that_serves_has_compiled_all_and_read_the_dictionaries_before_anybody_asks() -> None:
    lazy = lazy_pattern.LazyPattern("c", 0)
    dictionaries.cache_clear()
    person_mentions.prepare()
    assert "compiled" in vars(lazy)
    assert dictionaries.cache_info().currsize == 1


def test_a_broken_pattern_is_told_at_its_first_use() -> None:
    broken = lazy_pattern.lazy_pattern("(", 0)
    try:
        with pytest.raises(re.error):
            broken.search("a")
    finally:
        lazy_pattern._WAITING.remove(broken)  # type: ignore[arg-type]


PIECES = ["帳號", "的", "怡君", "明", "又", "被鎖了", "GEAA-012345", "ab1234", "chen.yj", "yjchen", "1", "-", ".", "_", " "]
SOME_TEXT = st.text() | st.lists(st.sampled_from([*PIECES, *person_mentions._OF_SOMEBODY, *person_mentions._COMPOUND.split("|"), "\ue000", "\U00020000"])).map("".join)


@given(SOME_TEXT)
def test_whatever_names_somebody_holds_a_letter_that_tells_so(text: str) -> None:
    assert person_mentions._may_name(text) or not person_mentions._SOMEBODY.search(text)
    without = "".join(letter for letter in text if not person_mentions._may_name(letter))
    assert not person_mentions._SOMEBODY.search(without)


def test_no_text_of_ours_names_somebody_without_such_a_letter() -> None:
    read = [text.translate(person_mentions._TRADITIONAL) for text in TEXTS]
    assert [text for text in read if not person_mentions._may_name(text) and person_mentions._SOMEBODY.search(text)] == []
    assert sum(map(person_mentions._may_name, read)) < len(read)


def test_a_chinese_letter_is_one_of_those_in_the_patterns() -> None:
    one = re.compile(f"[{person_mentions._HAN}]")
    assert [hex(number) for number in range(0x110000) if person_mentions._is_han(chr(number)) != bool(one.match(chr(number)))] == []
    assert person_mentions._close("a 帳 號 b") == person_mentions._BESIDE_HAN.sub("", "a 帳 號 b") == "a帳號b"
