"""The section `retention`: what is kept how long after it is over."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator

from bot.retention.periods import RetentionKind, RetentionPeriods
from bot.runtime.spans import read_span
from integrations.settings_section import SettingsSection

_DAY: Final = timedelta(days=1)
_SIX_MONTHS: Final = timedelta(days=184)


def _clock_time(value: object) -> object:
    """YAML reads 03:00 without quotes as a number of minutes."""
    if not isinstance(value, str | time):
        raise ValueError('a time like "03:00", in quotes')
    return value


def _at_least(least: timedelta, why: str) -> Callable[[timedelta], timedelta]:
    def check(value: timedelta) -> timedelta:
        if value < least:
            raise ValueError(f"at least {least.days}d: {why}")
        return value

    return check


_Span = Annotated[timedelta, BeforeValidator(read_span)]


class RetentionSettings(SettingsSection):
    """Spans like 90d. `at`: from which time of day on it is done, in the organisation's zone. The audit trail is kept for six months at least, as the law asks."""

    at: Annotated[time, BeforeValidator(_clock_time)] = time(3)
    conversations: Annotated[_Span, AfterValidator(_at_least(7 * _DAY, "people come back to what was said last week"))] = timedelta(days=90)
    questions: Annotated[_Span, AfterValidator(_at_least(_DAY, "somebody has to read them"))] = timedelta(days=365)
    tickets: Annotated[_Span, AfterValidator(_at_least(30 * _DAY, "a closed ticket is talked about, and reopened"))] = timedelta(days=365)
    requests: Annotated[_Span, AfterValidator(_at_least(30 * _DAY, "limits and what followed look back"))] = timedelta(days=180)
    pages: Annotated[_Span, AfterValidator(_at_least(_DAY, "a page that is over says so for that long"))] = timedelta(days=7)
    sessions: Annotated[_Span, AfterValidator(_at_least(2 * _DAY, "the desk's own sessions last a day"))] = timedelta(days=30)
    counts: Annotated[_Span, AfterValidator(_at_least(10 * _DAY, "freezes are counted over a week"))] = timedelta(days=30)
    audit: Annotated[_Span, AfterValidator(_at_least(_SIX_MONTHS, "the law wants records kept for six months"))] = timedelta(days=730)


def retention_periods(settings: RetentionSettings) -> RetentionPeriods:
    """What the job holds to."""
    return RetentionPeriods(**{kind.value: getattr(settings, kind.value) for kind in RetentionKind})
