"""JSON: what one reader wrote the other reads, also the odd; a secret has no form in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.runtime.quick_json import json_bytes, json_text, read_json
from bot.secret import Secret

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters())
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3), max_leaves=8)


@given(VALUES)
def test_each_reads_what_the_other_wrote(value: object) -> None:
    assert read_json(json_bytes(value)) == value
    assert json.loads(json_text(value)) == value
    assert read_json(json.dumps(value)) == value


def test_half_a_letter_is_kept_as_an_escape() -> None:
    assert read_json(json_bytes({"x": "\ud83d"})) == {"x": "\ud83d"}


def test_a_secret_is_refused_and_not_shown() -> None:
    with pytest.raises(TypeError) as refused:
        json_bytes({"code": Secret("271828")})
    assert "271828" not in str(refused.value)


@pytest.mark.parametrize("written", ["", "{", b"\xff", "<html>", '{"a": 1} x'])
def test_what_is_no_json_is_refused(written: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_json(written)
