"""One turn of a conversation: what a handler is given, and what it gives back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.audit import Record
from bot.messages import Message, Reply
from bot.people.person import Person
from bot.understanding import Intent


@dataclass(frozen=True, slots=True)
class Turn:
    """Who said what, and how it was understood. `person` is None for a stranger (D1); `now` is UTC."""

    message: Message
    person: Person | None
    intent: Intent
    text: str
    now: datetime

    @property
    def private(self) -> bool:
        """Whether personal words may be said here (T15)."""
        return self.message.place.private


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reply, what is to be recorded, and whether the reply is about the person and so may be said in private only."""

    reply: Reply
    records: tuple[Record, ...] = ()
    personal: bool = False


class Handler(Protocol):
    """Answers one kind of matter."""

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer. Raises BackEndError where nothing can be said without a system."""
        ...
