"""The section `limits`: how much the desk takes from one person, target, channel and agency (T7, T25, T27)."""

from datetime import timedelta
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field

from bot.runtime.spans import read_span
from bot.verification.flood_limits import MessageLimits, RequestLimits, TicketLimits
from bot.verification.limits import Limit
from integrations.settings_section import SettingsSection

_LONGEST_PAUSE: Final = timedelta(hours=1)
_LEAST_AGE: Final = timedelta(minutes=10)


def _pause(value: timedelta) -> timedelta:
    """Whoever is held back is told when to write again, and should live to see it."""
    if value > _LONGEST_PAUSE:
        raise ValueError("a span of at most 1h")
    return value


def _age(value: timedelta) -> timedelta:
    """A restart takes minutes, and what came meanwhile is answered."""
    if value < _LEAST_AGE:
        raise ValueError("a span of at least 10m")
    return value


_Span = Annotated[timedelta, BeforeValidator(read_span)]
_Most = Annotated[int, Field(ge=1, le=1_000_000)]


class MessageLimitSettings(SettingsSection):
    """Messages. `per_minute`, `per_hour`: of one person; `pause`: how long they are held back then, at least; `kept`: how many of those are stored;
    `strangers_per_minute`: of all unlinked people of a channel."""

    per_minute: Annotated[int, Field(ge=5, le=10_000)] = 30
    per_hour: Annotated[int, Field(ge=20, le=100_000)] = 300
    pause: Annotated[_Span, AfterValidator(_pause)] = timedelta(minutes=1)
    kept: _Most = 500
    strangers_per_minute: _Most = 300


class WaitingLimitSettings(SettingsSection):
    """Queues of one replica. `channel`, `all`: unanswered messages; `undelivered`: answers to one conversation; `age`: what waited longer is not answered;
    `at_once`: how many are answered at the same time."""

    channel: _Most = 1000
    together: _Most = Field(default=2000, alias="all")
    undelivered: _Most = 100
    age: Annotated[_Span, AfterValidator(_age)] = timedelta(days=1)
    at_once: Annotated[int, Field(ge=1, le=1000)] = 64


class RequestLimitSettings(SettingsSection):
    """Requests to act. `target_per_day`: about one account, whoever asks; `agency_live`: unfinished ones of an agency."""

    target_per_day: _Most = 20
    agency_per_hour: _Most = 300
    channel_per_hour: _Most = 1000
    agency_live: _Most = 100


class TicketLimitSettings(SettingsSection):
    """New tickets; security tickets count against the person alone."""

    person_per_day: _Most = 5
    agency_per_hour: _Most = 100
    strangers_per_hour: _Most = 30


class LimitSettings(SettingsSection):
    """What is beyond them is answered once, in a sentence that says when to come again."""

    messages: MessageLimitSettings = MessageLimitSettings()
    waiting: WaitingLimitSettings = WaitingLimitSettings()
    requests: RequestLimitSettings = RequestLimitSettings()
    tickets: TicketLimitSettings = TicketLimitSettings()


def message_limits(limits: LimitSettings) -> MessageLimits:
    """What the intake holds to."""
    messages, waiting = limits.messages, limits.waiting
    return MessageLimits(
        person=(Limit(messages.per_minute, timedelta(minutes=1)), Limit(messages.per_hour, timedelta(hours=1))),
        pause=messages.pause,
        kept=messages.kept,
        strangers=messages.strangers_per_minute,
        channel=waiting.channel,
        waiting=waiting.together,
        undelivered=waiting.undelivered,
        age=waiting.age,
        at_once=waiting.at_once,
    )


def request_limits(limits: LimitSettings) -> RequestLimits:
    """What the submission of requests holds to."""
    requests = limits.requests
    return RequestLimits(target=requests.target_per_day, agency=requests.agency_per_hour, channel=requests.channel_per_hour, live=requests.agency_live)


def ticket_limits(limits: LimitSettings) -> TicketLimits:
    """What the opening of tickets holds to."""
    tickets = limits.tickets
    return TicketLimits(person=tickets.person_per_day, agency=tickets.agency_per_hour, strangers=tickets.strangers_per_hour)
