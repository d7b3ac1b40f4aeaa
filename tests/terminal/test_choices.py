"""Numbers and words press buttons; a number never comes to mean something else under somebody's fingers."""

from bot.cli.terminal.choices import Choices, Press, ReadInput, Stale
from bot.messages import Button

STATUS, NONE, APPROVE = Button("s", "看看我的帳號"), Button("n", "都不是"), Button("a", "核准")
UP, DOWN = Button("u", "👍"), Button("d", "👎")


def pressed(read: ReadInput) -> str:
    assert isinstance(read, Press), read
    return read.offer.button.id


def test_a_number_or_the_label_presses_the_button() -> None:
    choices = Choices().after_message("m1", (STATUS, NONE))
    assert [pressed(choices.read(typed)) for typed in ("1", " 2 ", "[2]", "２", "1.", "看看我的帳號", "都不是")] == ["s", "n", "n", "n", "s", "s", "n"]
    assert choices.read("我的帳號") is None


def test_without_any_choices_a_number_is_words() -> None:
    assert Choices().read("1") is None
    assert Choices().after_message("m1", (UP, DOWN)).read("12") is None


def test_a_number_that_stands_for_nothing_is_stale_and_a_long_one_is_words() -> None:
    choices = Choices().after_message("m1", (STATUS, NONE))
    assert choices.read("3") == Stale(3, None)
    assert choices.read("482913") is None


def test_after_the_next_choices_the_old_number_is_stale_but_its_words_still_work() -> None:
    choices = Choices().after_message("m1", (STATUS, NONE, APPROVE)).after_message("m2", (NONE,))
    assert pressed(choices.read("1")) == "n"
    assert choices.read("3") == Stale(3, "核准")
    assert pressed(choices.read("核准")) == "a"


def test_what_comes_by_itself_counts_on_and_changes_no_number() -> None:
    choices = Choices().after_message("m1", (STATUS, NONE)).after_message("m2", (APPROVE,), anew=False)
    assert [pressed(choices.read(number)) for number in "123"] == ["s", "n", "a"]
    assert [offer.number for offer in choices.of("m2")] == [3]


def test_an_answer_without_choices_leaves_the_numbers_as_they_are() -> None:
    assert pressed(Choices().after_message("m1", (STATUS,)).after_message("m2", (UP, DOWN)).after_message("m3", ()).read("1")) == "s"


def test_a_pressed_button_is_gone() -> None:
    choices = Choices().after_message("m1", (STATUS, NONE))
    after = choices.pressed(choices.open[0])
    assert after.read("1") == Stale(1, None)
    assert pressed(after.read("2")) == "n"


def test_thumbs_take_no_numbers_and_are_pressed_by_signs() -> None:
    choices = Choices().after_message("m1", (UP, DOWN, STATUS))
    assert [pressed(choices.read(typed)) for typed in ("1", "+", "-", "＋", "👍", "👎", "👍🏽", "👎\ufe0f")] == ["s", "u", "d", "u", "u", "d", "u", "d"]
    after = choices.pressed(choices.feedback[0])
    assert after.read("-") is None
    assert pressed(after.read("1")) == "s"


def test_a_message_that_was_replaced_offers_nothing_any_more() -> None:
    choices = Choices().after_message("m1", (STATUS, UP)).without("m1")
    assert choices.read("1") == Stale(1, None)
    assert choices.read("+") is None


def test_what_a_message_keeps_goes_on_under_its_number_when_something_is_taken_off() -> None:
    choices = Choices().after_message("m1", (Button("a", "Unlock"), Button("b", "More")))
    choices = choices.amended("m1", "m2", frozenset({"b"}))
    assert choices.read("2") == Press(choices.of("m2")[0])
    assert choices.of("m2")[0].button.id == "b"
    assert not isinstance(choices.read("1"), Press), "what was taken off is no choice"
