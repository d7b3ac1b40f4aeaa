"""The chain of records notices every change (T28)."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.audit import GENESIS, Did, Record, Sealed, first_broken, seal

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def a_chain(length: int) -> list[Sealed]:
    chain: list[Sealed] = []
    for number in range(1, length + 1):
        record = Record(Did.STATUS_LOOKED, f"web:{number}", "chen.yj", {"rows": "D15"})
        chain.append(seal(record, number, AT + timedelta(seconds=number), chain[-1].seal if chain else GENESIS))
    return chain


def test_an_untouched_chain_holds() -> None:
    assert first_broken(a_chain(5)) is None
    assert first_broken([]) is None


@given(st.integers(1, 6), st.data())
def test_t28_any_changed_field_breaks_exactly_that_record(length: int, draw: st.DataObject) -> None:
    chain = a_chain(length)
    at = draw.draw(st.integers(0, length - 1))
    changed = draw.draw(
        st.sampled_from(
            [
                replace(chain[at], did="faq.answered"),
                replace(chain[at], actor="someone else"),
                replace(chain[at], subject="lin.mh"),
                replace(chain[at], details={"rows": ""}),
                replace(chain[at], at=chain[at].at + timedelta(microseconds=1)),
                replace(chain[at], seal="0" * 64),
            ]
        )
    )
    chain[at] = changed
    assert first_broken(chain) == (at + 1, "changed")


def test_t28_a_removed_record_is_named() -> None:
    chain = a_chain(5)
    assert first_broken(chain[:2] + chain[3:]) == (3, "missing")


def test_t28_a_record_resealed_by_somebody_breaks_the_next_one() -> None:
    chain = a_chain(4)
    chain[1] = seal(Record(Did.FAQ_UNKNOWN, "web:2"), 2, chain[1].at, chain[0].seal)
    assert first_broken(chain) == (3, "out of order")


@pytest.mark.parametrize("kept", range(1, 5))
def test_a_chain_cut_off_at_its_end_holds_by_itself_so_an_anchor_is_kept_elsewhere(kept: int) -> None:
    assert first_broken(a_chain(5)[:kept]) is None
