"""A number, an ordinal or a thumb chooses by its shape alone; words are read."""

import pytest

from bot.dialogue.choosing import chosen_button, place_among
from bot.dialogue.conversation import Conversation


@pytest.mark.parametrize("text", ["2", "２", "第二個", "選2", "2.", "the second one", "option 2", "number two", "我要第二項"])
def test_a_number_or_an_ordinal_chooses_what_was_offered(text: str) -> None:
    assert chosen_button(text, Conversation(offered=("a", "b", "c"))) == "b"


def test_only_what_was_offered_can_be_chosen() -> None:
    assert chosen_button("4", Conversation(offered=("a", "b"))) is None
    assert chosen_button("2", Conversation()) is None
    assert chosen_button("最後一個", Conversation(offered=("a", "b"))) == "b"
    assert chosen_button("20", Conversation(offered=("a", "b"))) is None


@pytest.mark.parametrize("text", ["好啊", "yes please", "好", "ok", "不用", "why?"])
def test_c5_a_word_presses_nothing_by_itself(text: str) -> None:
    assert chosen_button(text, Conversation(offered=("a",))) is None


def test_a_thumb_rates_the_last_answer() -> None:
    talk = Conversation(offered=("look",), rating=("up", "down"))
    assert (chosen_button("👍", talk), chosen_button("👎", talk), chosen_button("+", talk), chosen_button("-", talk)) == ("up", "down", "up", "down")


@pytest.mark.parametrize(
    ("text", "place"),
    [("嗯…那第二個，新的那組", 2), ("The first one. It is what I use.", 1), ("第一個 開機用的", 1), ("第一個月的薪水", None), ("第一個或第二個都行", None), ("第三個", None)],
)
def test_c17_a_place_with_more_words_than_that_chooses_among_a_list(text: str, place: int | None) -> None:
    assert place_among(text, 2) == place
