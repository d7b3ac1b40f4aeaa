"""Authenticator apps: the published vectors, drift, codes that work once, what counts as six digits, and a QR code that can be read."""

import base64
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.secret import Secret
from bot.verification.qr_code import qr_picture
from bot.verification.totp import TIME_STEP, grouped_key, provisioning_uri, time_step, totp_code, totp_key, typed_time_step

KEY = totp_key(b"12345678901234567890")
NOW = datetime(2026, 11, 30, 7, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "shown"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"), (20000000000, "353130")],
)
def test_the_vectors_of_rfc_6238_come_out(at: int, shown: str) -> None:
    assert totp_code(KEY, time_step(datetime.fromtimestamp(at, UTC))) == shown


def shown(key: Secret, at: datetime) -> Secret:
    """What somebody else's implementation shows then."""
    return Secret(pyotp.TOTP(key.reveal()).at(at))


@pytest.mark.parametrize("drift", [-30, 0, 30])
def test_a_code_is_taken_one_step_early_or_late(drift: int) -> None:
    at = NOW + timedelta(seconds=drift)
    assert typed_time_step(KEY, shown(KEY, at), NOW, 0) == time_step(at)


@pytest.mark.parametrize("drift", [-60, 60, 3600])
def test_a_code_of_another_time_is_wrong(drift: int) -> None:
    assert typed_time_step(KEY, shown(KEY, NOW + timedelta(seconds=drift)), NOW, 0) is None


def test_651_a_code_is_not_taken_twice_nor_one_before_it() -> None:
    taken = typed_time_step(KEY, shown(KEY, NOW), NOW, 0)
    assert taken is not None
    assert typed_time_step(KEY, shown(KEY, NOW), NOW, taken) is None
    assert typed_time_step(KEY, shown(KEY, NOW - timedelta(seconds=TIME_STEP)), NOW, taken) is None
    assert typed_time_step(KEY, shown(KEY, NOW + timedelta(seconds=TIME_STEP)), NOW, taken) == taken + 1


def full_width(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) for one in text)


@pytest.mark.parametrize("written", [lambda code: f"{code[:3]} {code[3:]}", lambda code: f" {code}\n", full_width, lambda code: full_width(code[:3]) + "　" + code[3:]])
def test_spaces_and_full_width_digits_are_the_same_code(written: object) -> None:
    assert callable(written)
    assert typed_time_step(KEY, Secret(written(shown(KEY, NOW).reveal())), NOW, 0) == time_step(NOW)


@pytest.mark.parametrize("base", ["٠", "०", "𝟎", "０"], ids=["arabic", "devanagari", "bold", "full-width"])
def test_digits_that_are_no_ascii_digits_in_the_end_are_no_code(base: str) -> None:
    typed = Secret("".join(chr(ord(base) + int(digit)) for digit in shown(KEY, NOW).reveal()))
    taken = typed_time_step(KEY, typed, NOW, 0)
    assert (taken is not None) == (base in "𝟎０"), "NFKC makes ASCII of these two only"


@given(st.text(max_size=300))
def test_no_text_breaks_it_or_is_taken_for_a_code(text: str) -> None:
    codes = {totp_code(KEY, time_step(NOW) + drift) for drift in (-1, 0, 1)}
    meant = "".join(unicodedata.normalize("NFKC", text).split())
    assert (typed_time_step(KEY, Secret(text), NOW, 0) is not None) == (meant in codes)


@pytest.mark.parametrize("text", ["", "12345", "1234567", "-12345", "12345x", "1" * 5000, "\ud800" * 6])
def test_what_is_not_six_digits_is_wrong(text: str) -> None:
    assert typed_time_step(KEY, Secret(text), NOW, 0) is None


def test_a_key_has_160_bits() -> None:
    assert len(base64.b32decode(KEY.reveal())) == 20
    with pytest.raises(ValueError, match="20 bytes"):
        totp_key(b"short")


def test_the_key_is_typed_in_groups_of_four() -> None:
    groups = grouped_key(KEY).reveal().split(" ")
    assert {len(group) for group in groups} == {4}
    assert "".join(groups) == KEY.reveal()


def test_an_app_reads_issuer_name_and_key_from_the_address() -> None:
    uri = provisioning_uri(KEY, "示範市政府: 帳號", "陳怡君")
    assert "GEZD" not in repr(uri)
    parts = urlsplit(uri.reveal())
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert unquote(parts.path) == "/示範市政府 帳號:陳怡君"
    assert parse_qs(parts.query) == {"secret": [KEY.reveal()], "issuer": ["示範市政府 帳號"]}
    assert isinstance(pyotp.parse_uri(uri.reveal()), pyotp.TOTP)


def test_the_picture_is_an_svg_in_the_page_itself_black_on_white() -> None:
    picture = unquote(qr_picture(Secret("otpauth://totp/x")).reveal())
    assert picture.startswith("data:image/svg+xml")
    assert set(re.findall(r"#[0-9a-f]{3,6}", picture)) == {"#000", "#fff"}
