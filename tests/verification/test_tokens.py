"""What is derived from the desk's key: each kind and each step for itself, so that nothing stands in for something else (T6, T17, T26)."""

import random
import re
from collections import Counter

import pytest

from bot.secret import Secret
from bot.verification.tokens import Tokens, new_code, new_link_code

TOKENS = Tokens(Secret("the desk's key"))
DIGITS = Secret("482913")


def test_t6_the_seal_of_a_code_opens_its_own_step_and_no_other_with_the_same_digits() -> None:
    mine, theirs = TOKENS.sealed_code("step-a", DIGITS), TOKENS.sealed_code("step-b", DIGITS)
    assert TOKENS.opens("step-a", mine, DIGITS)
    assert TOKENS.opens("step-b", theirs, DIGITS)
    assert not TOKENS.opens("step-b", mine, DIGITS)
    assert not TOKENS.opens("step-a", theirs, DIGITS)


def test_where_one_part_ends_and_the_next_begins_cannot_be_shifted() -> None:
    assert TOKENS.sealed_code("step1", Secret("23456")) != TOKENS.sealed_code("step", Secret("123456"))


@pytest.mark.parametrize("typed", ["482914", "48291", "4829130", "", " 482913", "０"])
def test_another_code_opens_nothing(typed: str) -> None:
    assert not TOKENS.opens("step-a", TOKENS.sealed_code("step-a", DIGITS), Secret(typed))


@pytest.mark.parametrize("typed", ["", "000000", "0" * 64, "None"])
def test_a_step_without_a_code_is_opened_by_nothing(typed: str) -> None:
    assert not TOKENS.opens("step-a", None, Secret(typed))
    assert not TOKENS.opens("step-a", "", Secret(typed))


def test_another_desk_derives_something_else_throughout() -> None:
    other = Tokens(Secret("another key"))
    assert not other.opens("step-a", TOKENS.sealed_code("step-a", DIGITS), DIGITS)
    assert other.token("step-a") != TOKENS.token("step-a")
    assert other.sealed_browser("b") != TOKENS.sealed_browser("b")
    assert other.sealed_link_code(DIGITS) != TOKENS.sealed_link_code(DIGITS)
    assert [other.number(f"r{n}").reveal() for n in range(9)] != [TOKENS.number(f"r{n}").reveal() for n in range(9)]


def test_each_kind_is_sealed_under_its_own_name() -> None:
    same = "SAME"
    sealed = {TOKENS.sealed_link_code(Secret(same)), TOKENS.sealed_browser(same), TOKENS.sealed_code(same, Secret(same)), TOKENS.found_by(TOKENS.token(same))}
    assert len(sealed) == 4


def test_a_page_token_holds_192_bits_that_are_the_same_whenever_asked_for_and_is_found_by_its_hash() -> None:
    token = TOKENS.token("step-a")
    assert re.fullmatch(r"[\w-]{32}", token.reveal())
    assert token == TOKENS.token("step-a")
    assert token != TOKENS.token("step-b")
    assert re.fullmatch(r"[0-9a-f]{64}", TOKENS.found_by(token))
    assert token.reveal() not in TOKENS.found_by(token)
    assert TOKENS.found_by(Secret("\ud800")), "whatever somebody puts into an address is looked for and not found"


def test_a_link_code_is_the_same_however_it_is_typed() -> None:
    assert len({TOKENS.sealed_link_code(Secret(typed)) for typed in ("ABCD-EFGH", "abcd efgh", " abcdefgh ", "Abcd-Efgh")}) == 1
    assert TOKENS.sealed_link_code(Secret("ABCD-EFGH")) != TOKENS.sealed_link_code(Secret("ABCD-EFGJ"))


def test_the_two_digits_are_two_and_belong_to_the_request() -> None:
    drawn = Counter(TOKENS.number(f"r{n}").reveal() for n in range(2000))
    assert set(drawn) == {str(number) for number in range(10, 100)}
    assert TOKENS.number("r1") == TOKENS.number("r1")


def test_a_code_has_six_digits_also_when_it_begins_with_noughts() -> None:
    asked: list[int] = []

    def seven(below: int) -> int:
        asked.append(below)
        return 7

    assert new_code(seven) == Secret("000007")
    assert asked == [1_000_000]


def test_a_link_code_has_two_groups_without_letters_that_look_like_digits_and_never_digits_alone() -> None:
    drawn = [new_link_code(random.Random(seed).randrange).reveal() for seed in range(500)]
    assert all(re.fullmatch(r"[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}", one) for one in drawn)
    assert len(set(drawn)) == 500
    assert all(any(one.isdigit() for one in code) for code in (*drawn, new_link_code(lambda below: 0).reveal()))
    only_digits = new_link_code(lambda below: below - 1).reveal()
    assert any(letter.isalpha() for letter in only_digits)
