"""A conversation as the page shows it: what was said and what was answered, in order, worded again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from bot.conversation import language_of_text
from bot.messages import ButtonPress, FormSubmission, Message, RenderedMessage, TypedText
from bot.quick_dataclass import dataclass
from bot.store.outbox import Letter
from bot.store.work import Work
from bot.web.session import CHANNEL
from bot.wording import Wording

LAST: Final = 100
"""How much of a conversation a page shows."""
_SOURCE: Final = "faq.source"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the person said, as it was written down: without secrets (T4). `words` is None for a button that nobody can name any more.

    `button` is the button that was pressed, None for typed words.
    """

    turn: int
    words: str | None
    language: str | None
    at: datetime
    button: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What the desk said. `turn` is the number of the words it stands behind, `answers` of those it answers (0 where it answers nothing).

    `replaced` are the letters that it stands in place of, `instead` the press that it alone answers and that is not shown (else 0).
    `spent` are buttons already pressed; `sources` are the sentences that only say where an answer comes from.
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


@dataclass(frozen=True, slots=True)
class Timeline:
    """The last things said in a conversation, oldest first. `marks` are those of all letters, the replaced ones included.

    `awaited` is the number of the newest words where they are still unanswered, else 0.
    """

    items: tuple[Heard | Answered, ...]
    marks: tuple[str, ...]
    awaited: int

    @property
    def mark(self) -> str:
        """The mark of the newest letter, empty without any."""
        return self.marks[-1] if self.marks else ""

    def since(self, after: int) -> tuple[Heard | Answered, ...]:
        """The letters after this number in their order, each behind the words it answers."""
        heard = {item.turn: item for item in self.items if isinstance(item, Heard)}
        fresh = sorted((item for item in self.items if isinstance(item, Answered) and item.number > after), key=lambda item: item.number)
        return tuple(item for letter in fresh for item in (heard.pop(letter.answers, None), letter) if item is not None)


def mark_of(letter: Letter) -> str:
    """A letter's number and moment: after a start over a number can come again, the two together cannot."""
    return f"{letter.number}.{int(letter.created.timestamp() * 1000):x}"


async def read_timeline(work: Work, wording: Wording, conversation: str, now: datetime) -> Timeline:
    """The last of a conversation. A letter stands after what it answers, however late it came; an edited one where it stood first."""
    heard = await work.inbox.said_in(CHANNEL, conversation, LAST)
    letters = await work.outbox.written_in(CHANNEL, conversation, LAST)
    spent = await work.buttons.pressed([id for letter in letters for id in letter.buttons])
    labels, chains, instead = _labels(letters, wording, now), _chains(letters), _instead(letters, heard)
    replaced = {old.number for chain in chains.values() for old in chain}
    placed: list[tuple[tuple[int, int], Heard | Answered]] = [
        ((number, 0), _heard(number, message, labels)) for number, message in heard if number not in instead.values()
    ]
    for letter in letters:
        if letter.number not in replaced:
            chain = chains[letter.number]
            first = chain[-1] if chain else letter
            turn = _turn(first, heard)
            item = Answered(
                letter.number,
                turn,
                letter.answers or 0,
                wording.word(letter.reply, letter.language, now, letter.buttons),
                spent & set(letter.buttons),
                frozenset(wording.say(phrase, letter.language, now) for phrase in letter.reply.says if phrase.key == _SOURCE),
                letter.created,
                mark_of(letter),
                tuple(old.number for old in chain),
                instead.get(letter.number, 0),
            )
            placed.append(((turn, first.number), item))
    placed.sort(key=lambda each: each[0])
    answered = {letter.answers for letter in letters}
    newest = heard[-1][0] if heard else 0
    return Timeline(tuple(item for _, item in placed), tuple(mark_of(letter) for letter in letters), 0 if newest in answered else newest)


def _chains(letters: tuple[Letter, ...]) -> dict[int, tuple[Letter, ...]]:
    """For each letter those that it stands in place of, the newest first."""
    by_number = {str(letter.number): letter for letter in letters}
    return {letter.number: tuple(_before(letter, by_number)) for letter in letters}


def _before(letter: Letter, by_number: Mapping[str, Letter]) -> Iterator[Letter]:
    old = by_number.get(letter.reply.replaces or "")
    while old is not None and old.number < letter.number:
        yield old
        letter, old = old, by_number.get(old.reply.replaces or "")


def _instead(letters: tuple[Letter, ...], heard: tuple[tuple[int, Message], ...]) -> dict[int, int]:
    """The presses that are seen by what they changed, by the letter that changed: the pressed button stood on what the answer replaces."""
    buttons = {str(letter.number): letter.buttons for letter in letters}
    pressed = {number: message.said.button for number, message in heard if isinstance(message.said, ButtonPress)}
    answers = [letter.answers for letter in letters]
    return {
        letter.number: letter.answers
        for letter in letters
        if letter.answers is not None
        and answers.count(letter.answers) == 1
        and pressed.get(letter.answers) in buttons.get(letter.reply.replaces or "", ())
    }


def _turn(letter: Letter, heard: tuple[tuple[int, Message], ...]) -> int:
    """After which words a letter stands: those it answers, else the last that were said before it."""
    if letter.answers is not None:
        return letter.answers
    return max((number for number, message in heard if message.at <= letter.created), default=0)


def _heard(number: int, message: Message, labels: Mapping[str, str]) -> Heard:
    if isinstance(message.said, ButtonPress):
        words = labels.get(message.said.button)
        return Heard(number, words, language_of_text(words or ""), message.at, message.said.button)
    text = message.said.text if isinstance(message.said, TypedText | FormSubmission) else ""
    return Heard(number, text, language_of_text(text), message.at)


def _labels(letters: Iterable[Letter], wording: Wording, now: datetime) -> dict[str, str]:
    """What each button said."""
    return {
        id: wording.say(choice.label, letter.language, now)
        for letter in letters
        for id, choice in zip(letter.buttons, letter.reply.choices, strict=False)
    }
