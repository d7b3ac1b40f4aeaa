"""Sentences are parsed one by one, and say what the whole files would."""

from datetime import UTC, datetime, timedelta

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.dialogue.conversation import LANGUAGES
from bot.locale.sentences import MissingText, Sentences
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.wording import build_wording
from tests.test_locale import text_files, texts

SHORT = """\
# A comment = not a sentence
one = One { two } and { -term }.
-term = the term
two = two
  in two lines
choice = { $n ->
    [one] one
   *[other] { $n } of { two }
} at the end.
empty =
    .title = only an attribute
"""


def short() -> Sentences:
    return Sentences("en", [SHORT])


def test_a_sentence_brings_what_it_refers_to() -> None:
    assert short().say("one", {}) == "One two\nin two lines and the term."
    assert short().say("choice", {"n": 3}) == "3 of two\nin two lines at the end."
    assert short().say("choice", {"n": 1}) == "one at the end."


@pytest.mark.parametrize("key", ["no.such", "-term", "A", "empty"])
def test_what_is_no_sentence_is_missing(key: str) -> None:
    with pytest.raises(MissingText):
        short().say(key, {})


def test_a_word_that_is_not_given_is_missing() -> None:
    with pytest.raises(MissingText):
        short().say("choice", {})


@pytest.mark.parametrize(("name", "shown"), [("slack", "Slack"), ("web", "web chat"), ("nowhere", "nowhere")])
def test_a_channel_is_called_by_its_text_and_else_by_its_name(name: str, shown: str) -> None:
    assert Sentences("en", text_files("en")).say("delivery.lost", {"channel": name}).startswith(f"I could not reach you in {shown}: it takes")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_files_is_found_one_by_one(language: str) -> None:
    whole = FluentBundle(["en"])
    whole.add_resource(FluentResource(texts(language)))
    each = Sentences(language, text_files(language))
    assert set(each._unparsed) == whole._messages.keys() | {f"-{term}" for term in whole._terms}
    for id in list(each._unparsed):
        each._parse(id)
    assert {id: message.value for id, message in each._bundle._messages.items()}.keys() == whole._messages.keys()


MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "english", "chinese"),
    [
        (0, "09:00", "09:00"),
        (14.98, "23:58", "23:58"),
        (15, "tomorrow at 00:00", "明天 00:00"),
        (-9.5, "yesterday at 23:30", "昨天 23:30"),
        (48, "4 March at 09:00", "3 月 4 日 09:00"),
        (-24 * 100, "22 November 2025 at 09:00", "2025 年 11 月 22 日 09:00"),
    ],
)
def test_a_moment_is_shown_in_the_organisations_zone_as_each_language_writes_it(hours: float, english: str, chinese: str) -> None:
    at, wording = MONDAY + timedelta(hours=hours), build_wording(Settings(), build_rules(Settings()))
    assert (wording.moment(at, "en", MONDAY), wording.moment(at, "zh-Hant-TW", MONDAY)) == (english, chinese)
