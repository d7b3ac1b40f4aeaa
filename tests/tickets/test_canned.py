"""Canned answers: the shipped ones and the operator's file."""

from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.faq.content_yaml import LANGUAGES
from bot.settings.canned import read_own_canned
from bot.settings.desk import DeskSettings
from bot.tickets.canned import merge_canned, read_canned, shipped_canned

OWN = """
- id: unlocked
  title: {zh-Hant-TW: 解鎖好了, en: It is unlocked}
  text: {zh-Hant-TW: "{name} 您好，{number} 解好了", en: "Hello {name}, {number} is done"}
"""


def test_about_ten_are_shipped_in_both_languages_and_leave_no_place_open() -> None:
    shipped = shipped_canned()
    assert 8 <= len(shipped) <= 15
    for answer in shipped:
        for language in LANGUAGES:
            assert answer.title(language)
            for name in ("陳怡君", ""):
                words = answer.text(language, name, "1001")
                assert words == words.strip()
                assert not {"{", "}"} & set(words)
                assert not words.startswith((",", "，", " "))


def test_without_a_name_the_greeting_goes_without_it() -> None:
    (answer,) = read_canned(OWN, "own.yaml")
    assert answer.text("zh-Hant-TW", "", "1001") == "您好，1001 解好了"
    assert answer.text("en", "", "1001") == "Hello, 1001 is done"
    assert answer.text("en", "Amy", "T3") == "Hello Amy, T3 is done"


def test_the_operators_come_first_and_take_the_place_of_shipped_ones_by_id(tmp_path: Path) -> None:
    file = tmp_path / "canned.yaml"
    file.write_text(OWN, encoding="utf-8")
    own = read_own_canned(DeskSettings(canned=str(file)))
    merged = merge_canned(shipped_canned(), own)
    assert merged[0].title("en") == "It is unlocked"
    assert merged[0].own
    assert [answer.id for answer in merged].count("unlocked") == 1
    assert len(merged) == len(shipped_canned())
    assert read_own_canned(DeskSettings()) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[]", "expected a list"),
        ("- {id: A B, title: x, text: y}", "item 1.id"),
        ("- {id: a, title: x}", "a.text"),
        ("- {id: a, title: x, text: 'Dear {nmae}'}", "a.text"),
        ("- {id: a, title: x, text: y, tetx: z}", "tetx"),
        ("- {id: a, title: x, text: y}\n- {id: a, title: x, text: y}", "each id once"),
        (f"- {{id: a, title: {'x' * 61}, text: y}}", "a.title"),
    ],
)
def test_a_mistake_is_named_with_its_place(text: str, place: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_canned(text, "own.yaml")
    assert place in str(caught.value)


def test_a_file_that_is_not_there_is_named_with_its_key(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"desk\.canned"):
        read_own_canned(DeskSettings(canned=str(tmp_path / "none.yaml")))
