"""No alarm where nothing was told of one (C20): what is hardly read as an incident is read as what it more likely is."""

from dataclasses import replace

from bot.dialogue.table.no_incident import calmly
from bot.dialogue.table.respond import respond
from bot.dialogue.table.situation import Situation
from bot.incidents.told import Told
from bot.reading.reading import Likely
from bot.reading.vocabulary import Act, Matter
from tests.conversation.test_table import after, said


def hardly(likely: float, then: str = "look") -> Situation:
    """Read as an incident, and next as `then`."""
    at = said(Act.ASK, Matter.INCIDENT, likely=likely, text="what on earth did you do there")
    return replace(at, reading=replace(at.reading, moves=(Likely("incident", likely), Likely(then, 0.3))))


def test_c20_what_is_hardly_an_incident_is_the_next_thing_it_may_be() -> None:
    calm = calmly(hardly(0.38))
    assert calm.reading.labels.move == "look"
    assert respond(calm).row == "C11"


def test_c20_never_an_act_surely_enough_to_begin_it() -> None:
    calm = calmly(hardly(0.49, "do:unlock"))
    assert calm.reading.labels.move == "do:unlock"
    assert respond(calm).row != "C7"


def test_c20_what_is_read_or_told_plainly_stays_one() -> None:
    assert calmly(hardly(0.6)).reading.labels.move == Matter.INCIDENT
    told = replace(hardly(0.38), told=(Told.GIVEN,))
    assert calmly(told) is told
    assert respond(told).row == "C20"


def test_c20_an_answer_to_the_question_whether_it_is_one_stays_an_answer() -> None:
    at = replace(hardly(0.38), last=after("incident", "incident:mine", "wish:status"))
    assert calmly(at) is at


def test_c20_a_sure_reading_without_a_word_of_it_is_asked_about_first() -> None:
    assert (respond(hardly(0.8)).row, respond(hardly(0.8)).argument) == ("C20", "maybe")
