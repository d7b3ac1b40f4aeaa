"""A conversation as the page shows it: messages and answers in order, worded for this reader."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from bot.dialogue.conversation import language_of_text
from bot.dialogue.wording import Wording
from bot.messages import ButtonPress, FormSubmission, Message, RenderedMessage, TypedText
from bot.runtime.quick_dataclass import dataclass
from bot.store.outbox import OutboxMessage
from bot.store.work import Work
from bot.web.session import CHANNEL

LAST: Final = 100
"""How many messages of a conversation a page shows."""
_SOURCE: Final = "faq.source"
_PEOPLE_TALK: Final = frozenset({"ticket.handed-over", "ticket.clerk-says"})
_OVER: Final = "ticket.given-back"


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person's message as stored, without secrets (T4). `words` is None for a button whose label is no longer known.

    `button` is the pressed button, None for typed text. `quiet`: a person answers here, or it was held back, so the desk's own word is not awaited.
    `files` are the files that came with the words, each by name and size.
    """

    turn: int
    words: str | None
    language: str | None
    at: datetime
    button: str | None = None
    quiet: bool = False
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """A message from the desk. `turn` is the number of the message it is placed after, `answers` of the one it answers (0 if none).

    `replaced` are the outbox messages it replaces, `instead` the press that it alone answers and that is not shown (else 0).
    `at` is when it was first said, `edited` when it was changed last. `spent` are buttons already pressed; `sources` are the sentences that only name the
    source of an answer.
    """

    number: int
    turn: int
    answers: int
    post: RenderedMessage
    spent: frozenset[str]
    sources: frozenset[str]
    at: datetime
    mark: str
    replaced: tuple[int, ...] = ()
    instead: int = 0
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The latest entries of a conversation, oldest first. `marks` are those of all outbox messages, including replaced ones.

    `awaited` is the number of the newest message if it is still unanswered, else 0.
    """

    items: tuple[PersonEntry | DeskEntry, ...]
    marks: tuple[str, ...]
    awaited: int

    @property
    def mark(self) -> str:
        """The mark of the newest outbox message, empty if there is none."""
        return self.marks[-1] if self.marks else ""

    def since(self, after: int) -> tuple[PersonEntry | DeskEntry, ...]:
        """The desk's entries after this number in order, each behind the message it answers."""
        entries = {item.turn: item for item in self.items if isinstance(item, PersonEntry)}
        fresh = sorted((item for item in self.items if isinstance(item, DeskEntry) and item.number > after), key=lambda item: item.number)
        return tuple(item for outbox_message in fresh for item in (entries.pop(outbox_message.answers, None), outbox_message) if item is not None)


def mark_of(outbox_message: OutboxMessage) -> str:
    """An outbox message's number and time: after a start over a number can recur, but not both together."""
    return f"{outbox_message.number}.{int(outbox_message.created.timestamp() * 1000):x}"


async def read_timeline(work: Work, wording: Wording, conversation: str, now: datetime) -> Timeline:
    """The latest part of a conversation. A reply stands after what it answers, however late it came; an edited one at its first position."""
    messages = await work.inbox.said_in(CHANNEL, conversation, LAST)
    outbox_messages = await work.outbox.written_in(CHANNEL, conversation, LAST)
    spent = await work.buttons.pressed([id for outbox_message in outbox_messages for id in outbox_message.buttons])
    labels, chains, instead = _labels(outbox_messages, wording, now), _chains(outbox_messages), _instead(outbox_messages, messages)
    replaced = {old.number for chain in chains.values() for old in chain}
    unread, people_talk = await work.inbox.held_among([number for number, _ in messages]), _is_quiet(outbox_messages)
    placed: list[tuple[tuple[int, int], PersonEntry | DeskEntry]] = [
        ((number, 0), _person_entry(number, message, labels, quiet=people_talk or number in unread))
        for number, message in messages
        if number not in instead.values()
    ]
    for outbox_message in outbox_messages:
        if outbox_message.number not in replaced:
            chain = chains[outbox_message.number]
            first = chain[-1] if chain else outbox_message
            turn = _turn(first, messages)
            item = DeskEntry(
                number=outbox_message.number,
                turn=turn,
                # The page awaits an answer to what was typed, also where an edit of that answer is all it gets to see.
                answers=next((one.answers for one in (outbox_message, *chain) if one.answers is not None), 0),
                post=wording.word(outbox_message.reply, outbox_message.language, now, outbox_message.buttons),
                spent=spent & set(outbox_message.buttons),
                sources=frozenset(wording.say(phrase, outbox_message.language, now) for phrase in outbox_message.reply.says if phrase.key == _SOURCE),
                at=first.created,
                mark=mark_of(outbox_message),
                replaced=tuple(old.number for old in chain),
                instead=next((instead[one.number] for one in (outbox_message, *chain) if one.number in instead), 0),
                edited=outbox_message.created if chain else None,
            )
            placed.append(((turn, first.number), item))
    placed.sort(key=lambda each: each[0])
    answered = {outbox_message.answers for outbox_message in outbox_messages} | unread
    newest = messages[-1][0] if messages and not people_talk else 0
    return Timeline(tuple(item for _, item in placed), tuple(mark_of(outbox_message) for outbox_message in outbox_messages), 0 if newest in answered else newest)


def _is_quiet(outbox_messages: tuple[OutboxMessage, ...]) -> bool:
    """Whether a person answers here in place of the desk, so that nobody waits for the desk's own word."""
    keys = [phrase.key for outbox_message in outbox_messages for phrase in outbox_message.reply.says]
    return next((key in _PEOPLE_TALK for key in reversed(keys) if key in _PEOPLE_TALK or key.startswith(_OVER)), False)


def _chains(outbox_messages: tuple[OutboxMessage, ...]) -> dict[int, tuple[OutboxMessage, ...]]:
    """For each outbox message those that stood in its place before, newest first; two edits of the same one come after each other."""
    roots: dict[str, int] = {}
    chains: dict[int, tuple[OutboxMessage, ...]] = {}
    newest: dict[int, OutboxMessage] = {}
    for message in outbox_messages:
        root = roots.get(message.reply.replaces or "", message.number)
        roots[str(message.number)] = root
        before = newest.get(root)
        chains[message.number] = () if before is None else (before, *chains[before.number])
        newest[root] = message
    return chains


def _instead(outbox_messages: tuple[OutboxMessage, ...], messages: tuple[tuple[int, Message], ...]) -> dict[int, int]:
    """Presses shown only by what they changed, by the outbox message that changed: the pressed button was on what the answer replaces."""
    buttons = {str(outbox_message.number): outbox_message.buttons for outbox_message in outbox_messages}
    pressed = {number: message.content.button for number, message in messages if isinstance(message.content, ButtonPress)}
    answers = [outbox_message.answers for outbox_message in outbox_messages]
    return {
        outbox_message.number: outbox_message.answers
        for outbox_message in outbox_messages
        if outbox_message.answers is not None
        and answers.count(outbox_message.answers) == 1
        and pressed.get(outbox_message.answers) in buttons.get(outbox_message.reply.replaces or "", ())
    }


def _turn(outbox_message: OutboxMessage, messages: tuple[tuple[int, Message], ...]) -> int:
    """The message after which to place a reply: the one it answers, else the last one before it."""
    if outbox_message.answers is not None:
        return outbox_message.answers
    return max((number for number, message in messages if message.at <= outbox_message.created), default=0)


def _person_entry(number: int, message: Message, labels: Mapping[str, str], *, quiet: bool) -> PersonEntry:
    if isinstance(message.content, ButtonPress):
        words = labels.get(message.content.button)
        return PersonEntry(number, words, language_of_text(words or ""), message.at, button=message.content.button, quiet=quiet)
    text = message.content.text if isinstance(message.content, TypedText | FormSubmission) else ""
    files = message.content.files if isinstance(message.content, TypedText) else ()
    return PersonEntry(number, text, language_of_text(text), message.at, quiet=quiet, files=files)


def _labels(outbox_messages: Iterable[OutboxMessage], wording: Wording, now: datetime) -> dict[str, str]:
    """The label of each button."""
    return {
        id: wording.say(choice.label, outbox_message.language, now)
        for outbox_message in outbox_messages
        for id, choice in zip(outbox_message.buttons, outbox_message.reply.choices, strict=False)
    }
