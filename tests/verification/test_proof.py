"""How much proofs are worth together, and what a page asks of whom (DOMAIN part 4)."""

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.verification.level import Level
from bot.verification.methods import METHODS, Method
from bot.verification.proof import (
    Proof,
    Requirement,
    all_of,
    alternatives,
    any_of,
    is_met,
    level_reached,
    level_requirement,
    page_alternatives,
    provable_level,
)
from tests.builders import NOW

CODE, PASSWORD, PORTAL, NUMBER, VOUCHED, CERTIFICATE, SIGN_ON = (
    Method.CODE, Method.PASSWORD, Method.PORTAL_PASSWORD, Method.NUMBER, Method.VOUCHED, Method.CERTIFICATE, Method.SIGN_ON,
)  # fmt: skip
requirements: st.SearchStrategy[Requirement] = st.recursive(
    st.sampled_from(Method), lambda parts: st.builds(all_of, parts, parts) | st.builds(any_of, parts, parts), max_leaves=6
)


@pytest.mark.parametrize(
    ("methods", "level"),
    [
        ((), Level.CHAT),
        ((CODE,), Level.CODE),
        ((CODE, CODE), Level.CODE),
        ((CODE, NUMBER), Level.CODE),
        ((PASSWORD, PORTAL), Level.CODE),
        ((PASSWORD, SIGN_ON), Level.CODE),
        ((CODE, SIGN_ON), Level.SIGNED_ON),
        ((PORTAL, SIGN_ON), Level.SIGNED_ON),
        ((CODE, PASSWORD), Level.SIGNED_ON),
        ((PORTAL, NUMBER), Level.SIGNED_ON),
        ((CODE, PASSWORD, VOUCHED), Level.SIGNED_ON),
        ((CERTIFICATE,), Level.CERTIFIED),
    ],
)
def test_two_proofs_are_v2_only_where_they_are_of_two_kinds(methods: tuple[Method, ...], level: Level) -> None:
    assert level_reached(Proof(one, NOW) for one in methods) is level


def test_v2_of_a_code_a_password_and_a_certificate_is_two_of_them_or_the_certificate_alone() -> None:
    assert level_requirement(Level.SIGNED_ON, (CODE, PASSWORD, CERTIFICATE)) == any_of(all_of(CODE, PASSWORD), CERTIFICATE)


@pytest.mark.parametrize(
    ("provable", "level", "asked"),
    [
        ((CODE, PASSWORD), Level.CODE, (CODE,)),
        ((CODE, PASSWORD), Level.SIGNED_ON, (CODE, PASSWORD)),
        ((CODE, PASSWORD, CERTIFICATE), Level.SIGNED_ON, (CODE, PASSWORD)),
        ((CODE, CERTIFICATE), Level.SIGNED_ON, (CERTIFICATE,)),
        ((PASSWORD, CERTIFICATE), Level.CODE, (CERTIFICATE,)),
        ((CODE, PASSWORD, CERTIFICATE), Level.CERTIFIED, (CERTIFICATE,)),
        ((PASSWORD,), Level.CODE, None),
        ((CODE, PASSWORD), Level.CERTIFIED, None),
    ],
)
def test_a_page_asks_for_the_first_way_that_is_open_to_the_person(provable: tuple[Method, ...], level: Level, asked: tuple[Method, ...] | None) -> None:
    assert next(iter(page_alternatives(level, provable)), None) == asked


def test_a_password_alone_is_asked_for_by_no_page() -> None:
    assert provable_level({PASSWORD}) is Level.CHAT
    assert provable_level({CODE, PASSWORD}) is Level.SIGNED_ON
    assert provable_level({CERTIFICATE}) is Level.CERTIFIED


@given(st.sets(st.sampled_from(Method)))
def test_a_further_proof_never_lowers_the_level(methods: set[Method]) -> None:
    reached = level_reached(Proof(one, NOW) for one in methods)
    assert all(level_reached(Proof(one, NOW) for one in {*methods, more}) >= reached for more in Method)


@given(requirements)
def test_what_meets_a_requirement_is_what_holds_one_of_its_alternatives(requirement: Requirement) -> None:
    ways = alternatives(requirement)
    assert all(is_met(requirement, way) and list(way) == [one for one in METHODS if one in way] for way in ways)
    for methods in chain.from_iterable(combinations(Method, number) for number in range(len(Method) + 1)):
        assert is_met(requirement, methods) == any(set(way) <= set(methods) for way in ways)


@given(st.sampled_from(Level), st.sets(st.sampled_from(Method)))
def test_whoever_passes_what_a_page_asks_for_has_reached_its_level(level: Level, provable: set[Method]) -> None:
    for way in page_alternatives(level, provable):
        assert set(way) <= provable
        assert level_reached(Proof(one, NOW) for one in way) >= level
