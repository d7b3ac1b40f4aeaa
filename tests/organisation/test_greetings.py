"""The desk says whose it is where it introduces itself: in a greeting, on Slack's start page, in the terminal."""

import pytest

from bot.dialogue.conversation import LANGUAGES
from bot.messages import Phrase
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.wording import build_wording
from tests.builders import NOW

CITY = build_wording(Settings(), build_rules(Settings()), organisation="示範市府")
NOBODY = build_wording(Settings(), build_rules(Settings()))
GREETINGS = (Phrase("hello"), Phrase("who"), Phrase("home.hello", {"name": "陳怡君"}), Phrase("terminal.hello", {"who": "陳怡君"}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("greeting", GREETINGS, ids=lambda greeting: greeting.key)
def test_a_greeting_names_the_organisation(greeting: Phrase, language: str) -> None:
    assert "示範市府" in CITY.say(greeting, language, NOW).split("\n")[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("greeting", GREETINGS, ids=lambda greeting: greeting.key)
def test_without_a_name_it_says_what_it_is_and_nothing_else(greeting: Phrase, language: str) -> None:
    said = NOBODY.say(greeting, language, NOW)
    assert "none" not in said
    assert "None" not in said
    assert ("帳號服務台" if language == LANGUAGES[0] else "ccount desk") in said
