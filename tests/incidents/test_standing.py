"""How an incident stands, by what was set, frozen and reported since it was told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.dialogue.wording import Wording
from bot.incidents.sides import IncidentSide
from bot.incidents.standing import IncidentStanding, answer_side
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.wording import build_wording
from tests.builders import NOW

TOLD = IncidentStanding(since=NOW - timedelta(minutes=20))
LATER = NOW - timedelta(minutes=5)


@pytest.fixture(scope="module")
def wording() -> Wording:
    return build_wording(Settings(), build_rules(Settings()), str)


def said(wording: Wording, side: IncidentSide, standing: IncidentStanding, language: str = "en") -> str:
    return wording.say(answer_side(side, standing), language, NOW)


def test_c20_it_is_not_safe_before_the_password_was_changed_and_much_safer_after(wording: Wording) -> None:
    assert said(wording, IncidentSide.SAFE, TOLD).startswith("Not yet")
    assert said(wording, IncidentSide.SAFE, replace(TOLD, frozen=NOW)).startswith("Not yet"), "a freeze keeps nobody out"
    assert said(wording, IncidentSide.SAFE, replace(TOLD, changed=LATER)).startswith("Much safer")
    assert said(wording, IncidentSide.SAFE, replace(TOLD, read=False)).startswith("That depends")


def test_c20_what_was_done_is_not_asked_for_again(wording: Wording) -> None:
    everything = replace(TOLD, changed=LATER, frozen=NOW + timedelta(hours=23), ticket="1001", reported=LATER)
    assert "nothing more for you to do" in said(wording, IncidentSide.FIRST, everything)
    assert "Send the security ticket" in said(wording, IncidentSide.FIRST, replace(TOLD, changed=LATER))
    assert "Then press" not in said(wording, IncidentSide.FIRST, replace(TOLD, frozen=NOW))


def test_c20_who_is_not_bound_hears_that_the_page_does_not_reach_the_pc_s_password(wording: Wording) -> None:
    assert "not bound" in said(wording, IncidentSide.WHERE, replace(TOLD, bound=False))
    assert "not bound" not in said(wording, IncidentSide.WHERE, TOLD)


@pytest.mark.parametrize("language", ["en", "zh-Hant-TW"])
@pytest.mark.parametrize("side", IncidentSide)
def test_c20_every_side_has_its_sentence_however_it_stands(wording: Wording, side: IncidentSide, language: str) -> None:
    done = replace(TOLD, changed=LATER, frozen=NOW, by_people=True, ticket="1001", reported=LATER, portal=True, able=False, resets=True)
    for standing in (TOLD, done, replace(done, by_people=False)):
        sentence = said(wording, side, standing, language)
        assert sentence
        assert "  " not in sentence.strip()
