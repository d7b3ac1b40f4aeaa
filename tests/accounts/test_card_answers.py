"""The name on the card or the one on record: each side has its own answer, and nothing is said where the names differ by a dot."""

from dataclasses import replace

import pytest

from bot.accounts.card_answers import card_answer
from bot.accounts.rows.row import Row
from bot.reading.card_words import CardSide
from bot.reading.vocabulary import Aspect
from tests.accounts.test_aspects import EN, LANGUAGES, Case, of_row, wording
from tests.builders import a_certificate

SIDES = tuple(side for side in CardSide if side is not CardSide.UNTOLD)


def told(name: str = "陳怡真") -> Case:
    return of_row(Row.CERTIFICATE_NAME, certificate=replace(a_certificate(), name=name))


def answered(case: Case, side: CardSide, aspect: Aspect = Aspect.WHICH, told_before: bool = False, language: str = EN) -> str:
    phrase = card_answer(side, aspect, case.diagnosis, told=told_before, rules=case.rules, now=case.now)
    return "" if phrase is None else wording(case.rules).say(phrase, language, case.now)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("side", SIDES)
def test_d23_each_side_has_its_own_sentence_and_another_the_second_time(side: CardSide, language: str) -> None:
    said = [answered(told(), side, aspect, again, language) for aspect in (Aspect.WHICH, Aspect.UNTIL) for again in (False, True)]
    assert all(said)
    assert said[0] != said[1]
    assert not any("{" in each or "card-" in each for each in said)


def test_d23_a_new_card_is_not_waited_for_and_a_changed_record_is() -> None:
    assert "as soon as you have it" in answered(told(), CardSide.CARD, Aspect.UNTIL)
    assert "one hour" in answered(told(), CardSide.RECORD, Aspect.UNTIL)


def test_d23_nothing_is_said_of_sides_where_only_a_space_differs_or_no_side_was_told() -> None:
    assert not any(answered(told("陳 怡君"), side) for side in SIDES)
    assert not answered(told(), CardSide.UNTOLD)
