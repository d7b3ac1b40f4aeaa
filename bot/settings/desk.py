"""The section `desk`: how long one stays signed in at the pages of the desk, when people work there, and what they have ready to say."""

from datetime import date, time, timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.runtime.spans import read_span
from integrations.settings_section import SettingsSection

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: Final[tuple[Weekday, ...]] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_Span = Annotated[timedelta, BeforeValidator(read_span)]


def _clock_time(value: object) -> object:
    """YAML reads 09:00 without quotes as a number of minutes."""
    if not isinstance(value, str | time):
        raise ValueError('a time like "09:00", in quotes')
    return value


def _some_days(value: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    if not value:
        raise ValueError("at least one of mon, tue, wed, thu, fri, sat, sun")
    return value


class WorkingHoursSettings(SettingsSection):
    """Working time in the organisation's zone. `holidays`: days on which nobody works."""

    days: Annotated[tuple[Weekday, ...], AfterValidator(_some_days)] = WEEKDAYS[:5]
    begins: Annotated[time, BeforeValidator(_clock_time)] = Field(default=time(9), alias="from")
    ends: Annotated[time, BeforeValidator(_clock_time)] = Field(default=time(18), alias="to")
    holidays: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "WorkingHoursSettings":
        if self.begins >= self.ends:
            raise ValueError('"to" after "from", on the same day')
        return self


class FirstAnswerSettings(SettingsSection):
    """Working time until a first answer is due, by the ticket's priority."""

    urgent: _Span = timedelta(hours=1)
    high: _Span = timedelta(hours=4)
    normal: _Span = timedelta(hours=9)


class DeskSettings(SettingsSection):
    """`idle`: how long a session lasts without a request; `lasts`: how long after its proof. `canned`: a FILE of answers beside the shipped ones."""

    idle: _Span = timedelta(minutes=30)
    lasts: _Span = timedelta(hours=8)
    hours: WorkingHoursSettings = WorkingHoursSettings()
    first_answer: FirstAnswerSettings = FirstAnswerSettings()
    canned: str | None = None
