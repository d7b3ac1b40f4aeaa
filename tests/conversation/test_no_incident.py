"""No alarm where nothing was told of one (C20): what is hardly read as an incident is read as what it more likely is."""

from dataclasses import replace

from bot.dialogue.conversation import Conversation
from bot.dialogue.table.incident import denies
from bot.dialogue.table.no_incident import calmly
from bot.dialogue.table.respond import respond
from bot.dialogue.table.situation import Situation
from bot.dialogue.understanding import Intent, IntentKind
from bot.incidents.sides import sides_of
from bot.incidents.told import Told
from bot.reading.reading import Likely
from bot.reading.vocabulary import Act, Matter
from tests.conversation.test_table import NOW, after, said


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


def test_c20_who_says_that_it_is_none_and_asks_something_else_is_believed() -> None:
    words = "跟資安沒關係！！我只是帳號鎖住。到底有沒有人能現在解"
    told = Conversation(about="incident:mine", incident=NOW.isoformat())
    at = said(Act.ASK, Matter.STATUS, text=words, conversation=told, sides=sides_of(words))
    assert denies(at)
    assert not denies(replace(at, text="到底有沒有人能現在解", sides=()))
    assert not denies(replace(at, told=(Told.GIVEN,))), "who has given something away is not believed"


def test_c20_asked_whether_it_is_one_a_wish_is_an_answer() -> None:
    asked = after("incident", "incident:mine", "wish:status")
    at = said(Act.CORRECT, Matter.INCIDENT, likely=0.88, text="我是要你寄驗證碼給我解鎖", last=asked, intent=Intent(IntentKind.UNLOCK, confidence=0.9))
    assert respond(at).row != "C20"
    assert respond(replace(at, told=(Told.GIVEN,))).row == "C20"
