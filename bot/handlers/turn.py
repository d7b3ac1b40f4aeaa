"""One turn of a conversation: what a handler is given, and what it returns."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any, Final, Protocol, TypeAlias

from bot.accounts.leads import group_of_matter
from bot.accounts.rows.row import FindingGroup
from bot.actions.action import ActionName
from bot.actions.freeze import Freeze
from bot.actions.registry import ACTIONS
from bot.actions.request import Request
from bot.audit import AuditRecord
from bot.dialogue.conversation import AnswerPart, Conversation
from bot.dialogue.understanding import Intent
from bot.messages import ChatIdentity, Choice, ConversationAddress, Message, Phrase, Reply
from bot.notices.afterwards import TELL_ME
from bot.notices.change_notices import END_FREEZE
from bot.people.account_lookup import LookupResult
from bot.people.person import Person
from bot.reading.reading import Reading, SecondReading
from bot.requests.one_time_links import IssuedStep, OneTimeLinks
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.tickets.proposal import TicketProposal
from bot.tickets.ticket import Asker

ACT: Final = "act"
"""What a button means that asks for an action by its name."""
_MAY_BE: Final = 0.2
DRAFT_TICKET: Final = Choice(Phrase("ticket.do-open"), "ticket:draft")
"""The button that writes a ticket and shows it."""
TurnWrite: TypeAlias = Callable[[Work], Awaitable[None]]
TurnAfter: TypeAlias = Callable[[], Awaitable[None]]
EscalateDiagnosis: TypeAlias = Callable[[Person, LookupResult, ChatIdentity, ConversationAddress, str], Awaitable[tuple[Phrase, ...]]]
"""Opens the tickets that the rules require and returns what to say about them."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Who said what, and how it was understood. `person` is None for a stranger (D1); `now` is UTC; `language` is the language of the answer.

    `part` is the part of the last answer that was asked for again. `argument` is the meaning of a button or of something awaited, for handlers
    that are not chosen by the kind of intent. `reading` is what the typed text means, None for a press; `last_said` what the desk said last here.
    `second`: what a language model was asked about the whole text, if one was. `handed_over`: the ticket about which a person answers here in place of the
    desk, as people call it; '' for none.
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
    reading: Reading | None = None
    last_said: tuple[Phrase, ...] = ()
    second: SecondReading | None = None
    handed_over: str = ""

    @property
    def private(self) -> bool:
        """Whether personal information may be given here (T15)."""
        return self.message.place.private


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reply, the audit records, and whether the reply is personal and so may only be given in private.

    `writes` happen in the same transaction as the reply, `after` once that is committed.
    `hushed`: in a group only the person who pressed needs to see it. `told`: what the reply tells of FAQ entries (`bot/faq/answer_form.py`).
    `about` and `row` are remembered for follow-ups (None keeps the previous), `waiting`
    names what the desk now waits for (None keeps the previous). `puzzled`: the desk did not understand. `unhelped`: the previous answer did not help.
    `context`: what the desk did, in the words of the labelled turns, where `about` and `row` do not say it.
    `remember`: further fields of the conversation that change.
    `over` are the meanings of buttons that hold no longer: they are taken off the conversation's earlier messages.
    `silent`: nothing is said, since a person answers here.
    `draft` is the ticket that is now written but not sent (None keeps the previous), `chosen` what the person has just decided, in short texts.
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
    context: str = ""
    remember: Mapping[str, Any] = field(default_factory=dict)
    told: tuple[str, ...] = ()
    draft: TicketProposal | None = None
    chosen: tuple[str, ...] = ()
    over: frozenset[str] = frozenset()
    silent: bool = False


def asker_of(turn: Turn) -> Asker:
    """The asker, with the private conversation in which they are answered."""
    place, sender = turn.message.place, turn.message.sender
    private = place if place.private else ConversationAddress(place.channel, sender.alone, private=True)
    return Asker(turn.person, sender, private, turn.language)


def reply_with_link(one_time_links: OneTimeLinks, issued: IssuedStep, says: Phrase, record: AuditRecord) -> Outcome:
    """A reply with a link to a one-time page; the code is mailed once the reply is committed."""

    async def write(work: Work) -> None:
        await one_time_links.write(work, issued)

    async def mail() -> None:
        await one_time_links.mail(issued)

    writes: tuple[TurnWrite, ...] = (write,)
    after: tuple[TurnAfter, ...] = (mail,)
    sentences = (says, issued.says()) if issued.address else (says,)
    return Outcome(Reply(sentences, link=(Phrase("link.open_page"), issued.link)), (record,), personal=True, writes=writes, after=after, about=None)


def action_button(name: ActionName) -> Choice:
    """The button that asks for an action: by its wish, or by its name where no wish means it alone."""
    wish = ACTIONS[name].wish.name
    return Choice(Phrase(f"do.{name.value}"), f"wish:{wish}" if wish == name.value else f"{ACT}:{name.value}")


_REMEDIES: Final = {remedy: name for name, action in ACTIONS.items() for remedy in action.wish.remedies}
"""Which action a remedy is a button for. A certificate that has run out is no wish for a new password (D25)."""


def remedy_buttons(remedies: Iterable[str], wished: str = "") -> tuple[Choice, ...]:
    """The buttons for what a finding allows, each once, without the action that was asked for anyway."""
    actions = dict.fromkeys(_REMEDIES[remedy] for remedy in remedies if remedy in _REMEDIES)
    return tuple(action_button(name) for name in actions if name.value != wished)


def unfreeze_buttons(freeze: Freeze | None) -> tuple[Choice, ...]:
    """The button that ends a freeze sooner, where one holds and its owner may."""
    return () if freeze is None or freeze.by_people else (Choice(Phrase("do.unfreeze"), END_FREEZE),)


def tell_me_button() -> Choice:
    """The button for "tell me when it is done" (C39)."""
    return Choice(Phrase("tell.when"), TELL_ME)


def account_names_button() -> Choice:
    """The button for the page on which the own accounts stand in full (C29)."""
    return Choice(Phrase("account.open"), "account_name:page")


def proof_ways_button() -> Choice:
    """The button for the ways to prove who one is, and for adding one."""
    return Choice(Phrase("me.button"), "ways:show")


def person_button() -> Choice:
    """The button that shows a ticket's draft, with what is known already (C21)."""
    return Choice(Phrase("person.open"), "ticket:draft")


def how_to_link() -> Reply:
    """The answer to an unlinked chat (D1): how to link it, and the page for it."""
    return Reply((Phrase("link.how"),), link=(Phrase("link.open"), "page:/link"))


def password_stays(settled: Request) -> Phrase:
    """After an act that changes no password: that it is the same."""
    action = ActionName.BIND if settled.action is ActionName.REBIND else settled.action
    return Phrase("done.password_stays", {"action": action.value})


def asks_of_password(turn: Turn) -> bool:
    """Whether it may well be a password that is asked about."""
    reading = turn.reading
    likely = reading is not None and any(group_of_matter(one.name) is FindingGroup.PASSWORD and one.likelihood >= _MAY_BE for one in reading.matters)
    return likely or "password" in turn.intent.mentions


class Handler(Protocol):
    """Answers one kind of request."""

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer. Raises BackEndError if nothing can be said without a system."""
        ...
