"""A telephone number with an extension is written as people of each language write it."""

import pytest

from bot.dialogue.wording import Wording
from bot.messages import Phrase
from bot.people.contacts import extension_in
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.wording import build_wording
from tests.builders import NOW


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("1999 轉 8585", ("1999", "8585")),
        ("1999轉8585", ("1999", "8585")),
        ("(02) 2720-8889 分機 1234", ("(02) 2720-8889", "1234")),
        ("1999, extension 8585", ("1999", "8585")),
        ("1999 ext. 8585", ("1999", "8585")),
        ("1999 分機 2913 或 59810", ("1999", "2913 或 59810")),
        ("1999", None),
        ("2599-1266#274", None),
        ("see the notice board", None),
        ("", None),
    ],
)
def test_the_extension_is_found(written: str, parts: tuple[str, str] | None) -> None:
    assert extension_in(written) == parts


@pytest.fixture(scope="module")
def wording() -> Wording:
    return build_wording(Settings(), build_rules(Settings()))


def test_the_shipped_hotline_reads_as_a_number_in_both_languages(wording: Wording) -> None:
    phrase = Phrase("web.error-help")
    assert "1999 轉 8585" in wording.say(phrase, "zh-Hant-TW", NOW)
    english = wording.say(phrase, "en", NOW)
    assert "1999, extension 8585" in english
    assert "轉" not in english


def test_a_number_without_an_extension_is_left_as_it_is(wording: Wording) -> None:
    assert wording.phone("02-2720-8889", "en") == "02-2720-8889"


def test_no_english_sentence_says_an_extension_in_chinese(wording: Wording) -> None:
    assert not [key for key, text in wording._facts("en").items() if any(word in text for word in ("轉", "分機", "或"))]
