"""How much the desk takes from one person, one target, one channel and one agency, so that a flood from one does not slow the others (T7, T25, T27). Pure."""

from datetime import timedelta

from bot.runtime.quick_dataclass import dataclass
from bot.verification.limits import Limit


@dataclass(frozen=True, slots=True)
class MessageLimits:
    """What is read of one person, and how much may wait.

    `person`: messages of one person, over all linked chats; `pause`: how long they are held back then, at least; `kept`: how many held-back messages
    are stored. `strangers`: unlinked people of a channel together. `channel`, `waiting`: messages that wait for an answer on one replica; `undelivered`:
    answers to one conversation that wait for delivery; `age`: what waited longer is not answered any more. `at_once`: turns on one replica."""

    person: tuple[Limit, ...] = (Limit(30, timedelta(minutes=1)), Limit(300, timedelta(hours=1)))
    pause: timedelta = timedelta(minutes=1)
    kept: int = 500
    strangers: int = 300
    channel: int = 1000
    waiting: int = 2000
    undelivered: int = 100
    age: timedelta = timedelta(days=1)
    at_once: int = 64


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """Requests to act. `target`: about one account, whoever asks, in a day; `agency`, `channel`: in an hour; `live`: unfinished ones of an agency."""

    target: int = 20
    agency: int = 300
    channel: int = 1000
    live: int = 100


@dataclass(frozen=True, slots=True)
class TicketLimits:
    """New tickets. `person`: in a day; `agency`: in an hour; `strangers`: of unlinked people of one channel, in an hour."""

    person: int = 5
    agency: int = 100
    strangers: int = 30
