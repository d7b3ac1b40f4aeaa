"""Incoming and outgoing messages, independent of any channel or back end."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from typing import Final, TypeAlias

from bot.runtime.quick_dataclass import dataclass

PhraseWord: TypeAlias = str | int | datetime


@dataclass(frozen=True, slots=True)
class ChatIdentity:
    """Who is speaking, as the channel identifies them; it proves nothing about a person (T3, T13)."""

    channel: str
    user: str
    workspace: str = ""

    @property
    def alone(self) -> str:
        """The name of the conversation with this identity alone: the user, with the workspace if it is not ours."""
        return f"{self.workspace}/{self.user}" if self.workspace else self.user


@dataclass(frozen=True, slots=True)
class ConversationAddress:
    """Where something was said; `private` decides whether personal information may appear there (T15)."""

    channel: str
    conversation: str
    private: bool
    thread: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as its channel can hand it out: `source` is the channel's own id of it, and means nothing elsewhere; `name` as the sender calls it."""

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class TypedText:
    """Text that somebody typed. What looked like a secret has been removed (T4); `pasted` says of what kinds.

    `files` names the attachments: name, kind and size, and where they are; nobody opens them. `sent` are those that can be fetched. `before` is the
    unfinished thought that the text goes on with (C26): a message of its own that is answered together with this one."""

    text: str
    pasted: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    before: str = ""
    sent: tuple[SentFile, ...] = ()


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A button that somebody pressed, by its opaque id (T12)."""

    button: str


@dataclass(frozen=True, slots=True)
class MenuCommand:
    """A command from the channel's own menu: the name of a wish, `help`, `start`, `home` (the start page was opened), `forwarded`, or `wordless`
    (a sticker, a location and the like)."""

    name: str


@dataclass(frozen=True, slots=True)
class FormSubmission:
    """Text from a channel's own form, for a button that asks for it; redacted like typed text. `button` is '' for a new ticket."""

    button: str
    text: str
    pasted: frozenset[str] = frozenset()


MessageContent: TypeAlias = TypedText | ButtonPress | MenuCommand | FormSubmission
HOME: Final = "home"
"""The thread in a private conversation that stands for the channel's start page, which shows a single message instead of a list."""


@dataclass(frozen=True, slots=True)
class Message:
    """One thing somebody said or pressed. `at` is UTC, when we received it."""

    event: str
    sender: ChatIdentity
    place: ConversationAddress
    content: MessageContent
    at: datetime
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence by its key in `locale/`, with its values. Datetimes are UTC; wording shows them in the organisation's zone."""

    key: str
    words: Mapping[str, PhraseWord] = field(default_factory=dict)


def each_once(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    """The phrases in their order, none of them twice."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if phrase not in kept:
            kept.append(phrase)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: its label, and what pressing it means (kept by us, never sent to the channel).

    `form` says which text pressing it asks for, if the channel can show a form: `reason` or `ticket`. `quiet`: it is there on every answer, and is no
    offer that a "yes" or a number could mean. `main`: the one of its message that helps most, drawn filled; it makes no other button of it."""

    label: Phrase
    means: str
    form: str = ""
    quiet: bool = False
    main: bool = field(default=False, compare=False)


class StepMark(Enum):
    """How far a step of a request is."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """One step of a request in words."""

    mark: StepMark
    says: Phrase


@dataclass(frozen=True, slots=True)
class Progress:
    """The steps of a request, as its live card shows them; `request` is its id. `headline`: what is wrong, above the sentences of the first message."""

    request: str
    steps: tuple[ProgressStep, ...]
    headline: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in keys. `Wording.word` turns it into sentences with one-time buttons.

    `context` says in the words of the labelled turns what the desk did (`status:locked`, `page:unlock`): the next text is read after it.
    `progress` makes it the live card of a request. `amends`: it only takes something off the message that it replaces, and is never said anew."""

    says: tuple[Phrase, ...]
    choices: tuple[Choice, ...] = ()
    link: tuple[Phrase, str] | None = None
    replaces: str | None = None
    card: "Card | None" = None
    context: str = ""
    progress: Progress | None = None
    amends: bool = False


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to a registered address; `person` is the recipient's id, `language` what it is written in, '' for the organisation's language.

    Its text may contain a code, so it is in no `repr` and no table (T24)."""

    person: str
    address: str
    subject: str
    text: str = field(repr=False)
    language: str = ""


@dataclass(frozen=True, slots=True)
class SentMail:
    """A mail of the demonstration, and when it was sent (UTC)."""

    at: datetime
    mail: Mail


OK: Final = "ok"
"""The mark of a line of the card where all is well."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One line of the status card: a system in the order of the data flow, or a fact beside them (`binding`, `certificate`, `change`)."""

    system: str
    mark: str
    note: Phrase


@dataclass(frozen=True, slots=True)
class Card:
    """All systems at a glance, each with a mark and a word; `broken` names the system before which the data stopped.

    `facts` belong to no single system. `headline` says the whole in a few words, above the sentences."""

    hops: tuple[Hop, ...]
    broken: str | None = None
    facts: tuple[Hop, ...] = ()
    headline: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a channel shows it. The id works once, and only for the person it was shown to."""

    id: str
    label: str
    form: str = ""
    quiet: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a channel shows it."""

    url: str
    label: str


@dataclass(frozen=True, slots=True)
class CardLine:
    """One worded line of the status card."""

    system: str
    title: str
    mark: str
    note: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One worded step of a request."""

    mark: StepMark
    text: str


@dataclass(frozen=True, slots=True)
class RenderedMessage:
    """A reply in the person's language, ready for a channel.

    `text` says everything; `headline`, `card`, `facts` and `progress` repeat parts of it for drawing,
    `says` are the sentences without these, and `quiet` those of them that only name the source.
    `rest` is the one line for all that is well on the card, where there is no room to draw each.
    `amends`: where the message that it replaces cannot be changed any more, nothing is said."""

    text: str
    language: str
    buttons: tuple[Button, ...] = ()
    links: tuple[Link, ...] = ()
    replaces: str | None = None
    card: tuple[CardLine, ...] = ()
    broken: str | None = None
    says: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()
    progress: tuple[StepLine, ...] = ()
    headline: str = ""
    facts: tuple[CardLine, ...] = ()
    rest: str = ""
    amends: bool = False

    @property
    def folded(self) -> tuple[CardLine, ...]:
        """The card's lines that are drawn one by one beside `rest`."""
        return tuple(line for line in (*self.card, *self.facts) if not self.rest or line.mark != OK)
