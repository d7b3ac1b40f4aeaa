"""A test over many cases goes through all of them and tells which failed."""

import pytest

from tests.every import for_each


@for_each("number", range(3))
@for_each(("one", "other"), [(1, 1), (2, 2)])
def test_all_cases_are_gone_through(number: int, one: int, other: int) -> None:
    assert number < 3
    assert one == other


def test_every_case_that_failed_is_named() -> None:
    @for_each("number", range(4))
    def odd(number: int) -> None:
        assert number % 2

    with pytest.raises(AssertionError, match=r"(?s)2 of 4 failed.*0: .*2: "):
        odd()


def test_a_test_over_nothing_is_refused() -> None:
    with pytest.raises(AssertionError, match="nothing"):
        for_each("number", [])
