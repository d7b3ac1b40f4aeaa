"""One turn of a conversation: what a handler is given, and what it gives back."""

from collections.abc import Awaitable, Callable
from dataclasses import field
from datetime import datetime
from typing import Final, Protocol, TypeAlias

from bot.actions.action import ActionName
from bot.actions.registry import ACTIONS
from bot.audit import AuditRecord
from bot.dialogue.conversation import Conversation
from bot.dialogue.followup import AnswerPart
from bot.dialogue.understanding import Intent
from bot.messages import Choice, ConversationAddress, Message, Phrase, Reply
from bot.people.person import Person
from bot.requests.one_time_links import IssuedStep, OneTimeLinks
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.tickets.ticket import Asker

ACT: Final = "act"
"""What a button means that asks for an action by its name."""
TurnWrite: TypeAlias = Callable[[Work], Awaitable[None]]
TurnAfter: TypeAlias = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Turn:
    """Who said what, and how it was understood. `person` is None for a stranger (D1); `now` is UTC; `language` is the one to answer in.

    `part` is the part of the last answer that was asked for again. `argument` is what a button or something awaited meant, for handlers
    that are not chosen by the kind of intent.
    """

    message: Message
    person: Person | None
    intent: Intent
    text: str
    now: datetime
    language: str
    conversation: Conversation = field(default_factory=Conversation)
    part: AnswerPart = AnswerPart.WHOLE
    argument: str = ""

    @property
    def private(self) -> bool:
        """Whether personal words may be said here (T15)."""
        return self.message.place.private


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reply, what is to be recorded, and whether the reply is about the person and so may be said in private only.

    `writes` happen in the same transaction as the reply, `after` once that is committed.
    `hushed`: in a group only whoever pressed needs to see it.
    `about` and `row` are remembered for follow-ups (None keeps what was), `waiting`
    names what the desk now waits for (None keeps what was). `puzzled`: the desk did not understand. `unhelped`: what was said before did not help.
    """

    reply: Reply
    records: tuple[AuditRecord, ...] = ()
    personal: bool = False
    writes: tuple[TurnWrite, ...] = ()
    after: tuple[TurnAfter, ...] = ()
    about: str | None = None
    row: str = ""
    waiting: str | None = ""
    puzzled: bool = False
    unhelped: bool = False
    hushed: bool = False


def asker_of(turn: Turn) -> Asker:
    """Who asks, with the private place in which they are answered."""
    place, sender = turn.message.place, turn.message.sender
    private = place if place.private else ConversationAddress(place.channel, sender.alone, private=True)
    return Asker(turn.person, sender, private, turn.language)


def reply_with_link(one_time_links: OneTimeLinks, issued: IssuedStep, says: Phrase, record: AuditRecord) -> Outcome:
    """A reply with a link to a one-time page; the code goes out once the reply is committed."""

    async def write(work: Work) -> None:
        await one_time_links.write(work, issued)

    async def mail() -> None:
        await one_time_links.mail(issued)

    writes: tuple[TurnWrite, ...] = (write,)
    after: tuple[TurnAfter, ...] = (mail,)
    told = (says, issued.says()) if issued.address else (says,)
    return Outcome(Reply(told, link=(Phrase("link.open_page"), issued.link)), (record,), personal=True, writes=writes, after=after, about=None)


def action_button(name: ActionName) -> Choice:
    """The button that asks for an action: by its wish, or by its name where no wish means it alone."""
    wish = ACTIONS[name].wish.name
    return Choice(Phrase(f"do.{name.value}"), f"wish:{wish}" if wish == name.value else f"{ACT}:{name.value}")


def how_to_link() -> Reply:
    """What somebody hears who is linked to nobody (D1): how to be linked, and the page for it."""
    return Reply((Phrase("link.how"),), link=(Phrase("link.open"), "page:/link"))


class Handler(Protocol):
    """Answers one kind of matter."""

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer. Raises BackEndError where nothing can be said without a system."""
        ...
