"""Parts of a text that are about a topic that is not ours (C19), beside what else the text says: none is drowned by the rest."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.dialogue.table.situation import Situation
from bot.reading.clauses import sentence_parts
from bot.reading.reading import Clause, Heard, Labels, Reading
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.runtime.quick_dataclass import dataclass

_MAY_BE: Final = 0.15
"""So likely has a part to be somewhere else's by its reading for its sure words to be believed."""
_IS: Final = 0.5
"""So likely, that the topic whose words fit best is believed."""
_CLEAR: Final = 0.9
_ABOUT_OTHERS: Final = 0.4


@dataclass(frozen=True, slots=True)
class TopicPart:
    """A part of a text: the topic that it is about, '' for none; `trouble`: whether it is about the speaker's account."""

    text: str
    topic: str
    trouble: bool


async def topic_parts(heard: Heard, read: Callable[[Heard], Awaitable[tuple[Clause, ...]]], topic: Callable[[str], tuple[str, str]]) -> tuple[TopicPart, ...]:
    """The parts of a text that is about more than one thing; none where no part names a topic."""
    found: list[TopicPart] = []
    for part in sentence_parts(heard.text):
        reading = (await read(Heard(part, heard.context, heard.said)))[0].reading
        sure, likely = topic(part)
        elsewhere = reading.move_likelihood(Matter.ELSEWHERE)
        named = sure if elsewhere >= _MAY_BE else likely if elsewhere >= _IS else ""
        trouble = not named and reading.likelihood >= _IS and (reading.labels.move == "look" or reading.labels.move.startswith("do:"))
        found.append(TopicPart(part, named, trouble))
    return tuple(found) if any(part.topic for part in found) else ()


def with_topics(situation: Situation, whole: Reading, parts: tuple[TopicPart, ...]) -> Situation:
    """What the whole text is about, as its parts say: a topic that one of them names; the account, where another tells of trouble with it."""
    named = next((part.topic for part in parts if part.topic), "")
    if not named or whole.others >= _ABOUT_OTHERS:
        return situation
    if whole.labels.move != Matter.ELSEWHERE and any(part.trouble for part in parts):
        return replace(situation, topic="", likely_topic="")
    return situation if situation.topic else replace(situation, topic=named)


def topic_clauses(text: str, whole: Reading, parts: tuple[TopicPart, ...]) -> tuple[Clause, ...]:
    """Each topic of a text as a reading of its own."""
    if whole.others >= _ABOUT_OTHERS:
        return ()
    first = {part.topic: part.text for part in reversed(parts) if part.topic}
    read = Reading(Labels(Act.ASK, Matter.ELSEWHERE, Aspect.WHAT), _CLEAR)
    return tuple(Clause(part, read, text.find(part)) for part in reversed(first.values()))
