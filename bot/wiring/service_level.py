"""How soon somebody has to answer, from the settings."""

from datetime import UTC
from zoneinfo import ZoneInfo

from bot.settings.desk import WEEKDAYS
from bot.settings.schema import Settings
from bot.tickets.service_level import ServiceLevel
from bot.tickets.ticket import Priority
from bot.tickets.working_hours import WorkingHours


def build_service_level(settings: Settings) -> ServiceLevel:
    """Working hours on the organisation's clock, and the working time until a first answer."""
    hours, first = settings.desk.hours, settings.desk.first_answer
    working = WorkingHours(
        days=frozenset(WEEKDAYS.index(day) for day in hours.days),
        opens=hours.begins,
        closes=hours.ends,
        holidays=frozenset(hours.holidays),
        zone=ZoneInfo(settings.time_zone),
        utc=UTC,
    )
    return ServiceLevel(working, {Priority.URGENT: first.urgent, Priority.HIGH: first.high, Priority.NORMAL: first.normal})
