"""One colour becomes accents that can be read in both themes, whatever the colour is."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.organisation.accent import DARK_GROUNDS, LIGHT_GROUNDS, READABLE, accents_of, contrast
from tests.paths import ROOT

STYLE = (ROOT / "bot" / "web" / "static" / "desk.css").read_text(encoding="utf-8")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def custom_property(name: str) -> list[str]:
    """Its values in the shipped stylesheet: the light theme's, the dark one's."""
    return re.findall(rf"^ *--{name}: (#[0-9a-f]{{6}});", STYLE, re.MULTILINE)


def hue(colour: str) -> float:
    """The hue on the wheel of red, green and blue, in degrees."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return math.degrees(math.atan2(math.sqrt(3) * (green - blue), 2 * red - green - blue)) % 360


@given(colours)
def test_every_accent_can_be_read_on_every_ground_of_its_theme_and_its_ink_on_it(colour: str) -> None:
    accents = accents_of(colour)
    for accent, grounds in ((accents.light, LIGHT_GROUNDS), (accents.dark, DARK_GROUNDS)):
        for written in (accent.main, accent.deep):
            assert min(contrast(written, ground) for ground in (*grounds, accent.soft)) >= READABLE
            assert contrast(accent.ink, written) >= READABLE
        assert accent.ink in ("#000000", "#ffffff")


@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    accents = accents_of(colour)
    assert accents.given == colour
    for accent, grounds in ((accents.light, LIGHT_GROUNDS), (accents.dark, DARK_GROUNDS)):
        if all(contrast(colour, ground) >= READABLE for ground in (*grounds, accent.soft)):
            assert accent.main == colour


@given(colours)
def test_no_colour_can_be_read_in_both_themes_so_one_is_always_derived(colour: str) -> None:
    accents = accents_of(colour)
    assert (accents.light.main, accents.dark.main) != (colour, colour)


@pytest.mark.parametrize("colour", ["#ffcc00", "#e60012", "#00a0e9", "#0b5fff", "#6a1b9a", "#2e7d32"])
def test_a_derived_accent_is_of_the_same_hue(colour: str) -> None:
    accents = accents_of(colour)
    for derived in (accents.light.main, accents.dark.main):
        away = abs(hue(derived) - hue(colour))
        assert min(away, 360 - away) < 25, derived


def test_yellow_is_dark_on_paper_and_itself_in_the_dark() -> None:
    accents = accents_of("#fc0")
    assert accents.given == accents.dark.main == "#ffcc00"
    assert (accents.light.ink, accents.dark.ink) == ("#ffffff", "#000000")
    assert contrast("#ffcc00", "#fffefb") < 2 < READABLE <= contrast(accents.light.main, "#fffefb")


def test_black_and_white_have_the_greatest_contrast_and_one_colour_none() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    shipped = [custom_property(name)[:2] for name in ("sheet", "paper", "bar-ground")]
    assert (tuple(light for light, _ in shipped), tuple(dark for _, dark in shipped)) == (LIGHT_GROUNDS, DARK_GROUNDS)


def test_the_stylesheet_sets_what_the_shipped_one_uses_on_screens_alone() -> None:
    text = accents_of("#ffcc00").stylesheet()
    assert text.count("@media screen") == text.count(":root") == 2
    assert set(re.findall(r"--[a-z-]+", text)) == {"--brand", "--accent", "--accent-deep", "--accent-ink", "--accent-soft"}
    assert set(re.findall(r"^ *--(accent[a-z-]*):", STYLE, re.MULTILINE)) == {"accent", "accent-deep", "accent-ink", "accent-soft"}
