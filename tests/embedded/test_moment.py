"""The grammar of times in an organisation file."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from integrations.accounts.embedded.moment import fixed, read_moment, read_relative_span

TAIPEI = ZoneInfo("Asia/Taipei")
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def written(span: timedelta) -> str:
    """A span in the file's grammar, to the second; `read_moment` reads it back."""
    sign, rest = ("-" if span < timedelta() else ""), abs(int(span.total_seconds()))
    parts = []
    for unit, size in (("w", 604800), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1)):
        amount, rest = divmod(rest, size)
        if amount:
            parts.append(f"{amount}{unit}")
    return sign + ("".join(parts) or "0s")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("-6m", timedelta(minutes=-6)),
        ("-35m", timedelta(minutes=-35)),
        ("-3h", timedelta(hours=-3)),
        ("-400d", timedelta(days=-400)),
        ("10d", timedelta(days=10)),
        ("+10d", timedelta(days=10)),
        ("1h30m", timedelta(minutes=90)),
        ("-1w2d3h4m5s", -timedelta(weeks=1, days=2, hours=3, minutes=4, seconds=5)),
        ("0m", timedelta()),
    ],
)
def test_a_relative_time_is_a_signed_span(text: str, span: timedelta) -> None:
    assert read_moment(text, TAIPEI) == span


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-20", datetime(2026, 3, 19, 16, 0, tzinfo=UTC)),
        ("2026-03-20T09:00", datetime(2026, 3, 20, 1, 0, tzinfo=UTC)),
        ("2026-03-20 09:00:00", datetime(2026, 3, 20, 1, 0, tzinfo=UTC)),
        ("2026-03-20T09:00:00Z", datetime(2026, 3, 20, 9, 0, tzinfo=UTC)),
        ("2026-03-20T09:00:00+09:00", datetime(2026, 3, 20, 0, 0, tzinfo=UTC)),
    ],
)
def test_an_iso_time_without_an_offset_is_in_the_organisations_zone(text: str, moment: datetime) -> None:
    assert read_moment(text, TAIPEI) == moment


@pytest.mark.parametrize(
    "text", ["", "-", "soon", "6", "-20", "6 m", "m6", "30m1h", "1h1h", "1.5h", "--6m", "６m", "-6M", "99999999d", "2026-13-40", "0001-01-01", "9999-12-31"]
)
def test_anything_else_is_refused_with_what_was_expected(text: str) -> None:
    with pytest.raises(ValueError, match=r"a time|a year"):
        read_moment(text, TAIPEI)


@pytest.mark.parametrize("text", ["0m", "-4m", "2026-03-20", "now"])
def test_a_span_is_above_zero(text: str) -> None:
    with pytest.raises(ValueError, match="a span above zero"):
        read_relative_span(text)


@given(some.integers(-3_000_000_000, 3_000_000_000))
def test_every_span_that_is_written_is_read_back(seconds: int) -> None:
    span = timedelta(seconds=seconds)
    assert read_moment(written(span), TAIPEI) == span
    assert fixed(span, NOW) - NOW == span


@given(some.text(alphabet="-+0123456789smhdw :TZ.２", max_size=12))
def test_no_text_breaks_the_grammar(text: str) -> None:
    try:
        moment = read_moment(text, TAIPEI)
    except ValueError:
        return
    assert isinstance(moment, timedelta) or moment.utcoffset() == timedelta()
