"""A conversation as the page shows it: what was said and what was answered, in order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.messages import Post, Pressed
from bot.store.outbox import Letter
from bot.store.work import Store
from bot.wording import Wording

CHANNEL: Final = "web"
_LAST: Final = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `said` by the person, or `post` by the desk. `letter` numbers the desk's lines; `spent` are buttons already pressed."""

    at: datetime
    said: str | None = None
    post: Post | None = None
    letter: int = 0
    spent: frozenset[str] = frozenset()


async def read_transcript(store: Store, wording: Wording, conversation: str, now: datetime) -> tuple[Line, ...]:
    """The last lines of a conversation. What a person typed is already without secrets; a press is shown as what the button said."""
    async with store.look() as work:
        said = await work.inbox.said_in(CHANNEL, conversation, _LAST)
        letters = await work.outbox.written_in(CHANNEL, conversation, _LAST)
        spent = await work.buttons.pressed([id for letter in letters for id in letter.buttons])
    labels = {id: _label(letter, place, wording, now) for letter in letters for place, id in enumerate(letter.buttons)}
    by_question: dict[int, list[Letter]] = {}
    for letter in letters:
        by_question.setdefault(letter.answers or 0, []).append(letter)
    lines = [_line(letter, wording, now, spent) for letter in by_question.pop(0, [])]
    for number, message in said:
        words = labels.get(message.said.button, "·") if isinstance(message.said, Pressed) else message.said.text
        lines.append(Line(message.at, said=words))
        lines += [_line(letter, wording, now, spent) for letter in by_question.pop(number, [])]
    return tuple(lines)


async def read_letters(store: Store, wording: Wording, conversation: str, after: int, now: datetime) -> tuple[Line, ...]:
    """The desk's lines after the letter with this number."""
    async with store.look() as work:
        letters = await work.outbox.written_in(CHANNEL, conversation, _LAST)
    return tuple(_line(letter, wording, now, frozenset()) for letter in letters if letter.number > after)


def _line(letter: Letter, wording: Wording, now: datetime, spent: frozenset[str]) -> Line:
    return Line(letter.created, post=wording.word(letter.reply, letter.language, now, letter.buttons), letter=letter.number, spent=spent)


def _label(letter: Letter, place: int, wording: Wording, now: datetime) -> str:
    return wording.say(letter.reply.choices[place].label, letter.language, now)
