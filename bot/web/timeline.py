"""A conversation as the page shows it: what was said and what was answered, in order, worded again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.conversation import spoken
from bot.messages import Message, Post, Pressed
from bot.store.outbox import Letter
from bot.store.work import Work
from bot.web.visitor import CHANNEL
from bot.wording import Wording

_LAST: Final = 100
_SOURCE: Final = "faq.source"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the person said, as it was written down: without secrets (T4). `words` is None for a button that nobody can name any more."""

    turn: int
    words: str | None
    language: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Answered:
    """What the desk said. `turn` is the number of what it answers, 0 where it answers nothing.

    `spent` are buttons already pressed; `sources` are the sentences that only say where an answer comes from.
    """

    number: int
    turn: int
    post: Post
    spent: frozenset[str]
    sources: frozenset[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """The last things said in a conversation, oldest first."""

    items: tuple[Heard | Answered, ...]

    @property
    def last(self) -> int:
        """The number of the newest letter, 0 without any."""
        return max((item.number for item in self.items if isinstance(item, Answered)), default=0)

    @property
    def waiting(self) -> bool:
        """Whether the newest words are still unanswered."""
        return bool(self.items) and isinstance(self.items[-1], Heard)

    def since(self, after: int) -> tuple[Heard | Answered, ...]:
        """The letters after this number in their order, each behind the words it answers."""
        heard = {item.turn: item for item in self.items if isinstance(item, Heard)}
        fresh = sorted((item for item in self.items if isinstance(item, Answered) and item.number > after), key=lambda item: item.number)
        return tuple(item for letter in fresh for item in (heard.pop(letter.turn, None), letter) if item is not None)


async def read_timeline(work: Work, wording: Wording, conversation: str, now: datetime) -> Timeline:
    """The last of a conversation. A letter stands after what it answers, however late it came."""
    heard = await work.inbox.said_in(CHANNEL, conversation, _LAST)
    letters = await work.outbox.written_in(CHANNEL, conversation, _LAST)
    spent = await work.buttons.pressed([id for letter in letters for id in letter.buttons])
    replaced = {letter.reply.replaces for letter in letters}
    labels = _labels(letters, wording, now)
    placed: list[tuple[tuple[int, int], Heard | Answered]] = [((number, 0), _heard(number, message, labels)) for number, message in heard]
    for letter in letters:
        if str(letter.number) not in replaced:
            post = wording.word(letter.reply, letter.language, now, letter.buttons)
            sources = frozenset(wording.say(phrase, letter.language, now) for phrase in letter.reply.says if phrase.key == _SOURCE)
            item = Answered(letter.number, letter.answers or 0, post, spent & set(letter.buttons), sources, letter.created)
            placed.append(((_turn(letter, heard), letter.number), item))
    placed.sort(key=lambda each: each[0])
    return Timeline(tuple(item for _, item in placed))


def _turn(letter: Letter, heard: tuple[tuple[int, Message], ...]) -> int:
    """After which words a letter stands: those it answers, else the last that were said before it."""
    if letter.answers is not None:
        return letter.answers
    return max((number for number, message in heard if message.at <= letter.created), default=0)


def _heard(number: int, message: Message, labels: Mapping[str, str]) -> Heard:
    words = labels.get(message.said.button) if isinstance(message.said, Pressed) else message.said.text
    return Heard(number, words, spoken(words or ""), message.at)


def _labels(letters: Iterable[Letter], wording: Wording, now: datetime) -> dict[str, str]:
    """What each button said."""
    return {
        id: wording.say(choice.label, letter.language, now)
        for letter in letters
        for id, choice in zip(letter.buttons, letter.reply.choices, strict=False)
    }
