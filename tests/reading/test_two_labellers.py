"""The turns that two people labelled hold to the vocabulary, and people agree far more often than not."""

from tests.reading.labelled import all_turns
from tests.reading.two_labellers import twice_labelled


def test_every_turn_labelled_twice_is_one_of_the_labelled_turns() -> None:
    known = {(turn.heard.context, turn.heard.text) for turn in all_turns()}
    found = twice_labelled()
    assert len(found) == 300
    assert [one.text for one in found if (one.context, one.text) not in known] == []


def test_two_people_agree_on_most_moves() -> None:
    found = twice_labelled()
    assert 0.65 < sum(one.first == one.second for one in found) / len(found) < 1
