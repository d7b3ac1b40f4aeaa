"""Working time: which hours count, and when a span of them has passed. Pure."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_DAY: Final = timedelta(days=1)
_NO_TIME: Final = timedelta(0)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """Working days (0 is Monday) from `opens` to `closes` on the clock of `zone`, without the holidays.

    Moments are given and returned in UTC; where the zone changes its clock, the hours of that day are those on its wall. Raises ValueError where no time
    would ever pass.
    """

    days: frozenset[int]
    opens: time
    closes: time
    holidays: frozenset[date]
    zone: tzinfo
    utc: tzinfo

    def __post_init__(self) -> None:
        if not self.days or not self.days <= frozenset(range(7)) or self.opens >= self.closes:
            raise ValueError("working hours need a day of the week and an end after their beginning")

    def after(self, start: datetime, span: timedelta) -> datetime:
        """The moment at which `span` of working time has passed since `start`; no span has passed at once."""
        if span <= _NO_TIME:
            return start
        left, day = span, self._day_of(start)
        while True:
            begins, ends = self._window(day)
            begins = max(begins, start)
            if self.counts(day) and begins < ends:
                if left <= ends - begins:
                    return begins + left
                left -= ends - begins
            day += _DAY

    def between(self, start: datetime, end: datetime) -> timedelta:
        """The working time that passed between two moments; none where the second is not later."""
        passed, day = _NO_TIME, self._day_of(start)
        while start < end and day <= self._day_of(end):
            begins, ends = self._window(day)
            if self.counts(day):
                passed += max(min(ends, end) - max(begins, start), _NO_TIME)
            day += _DAY
        return passed

    def counts(self, day: date) -> bool:
        """Whether this day is a working day."""
        return day.weekday() in self.days and day not in self.holidays

    def _day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def _window(self, day: date) -> tuple[datetime, datetime]:
        begins, ends = (datetime.combine(day, at, self.zone).astimezone(self.utc) for at in (self.opens, self.closes))
        return begins, ends
