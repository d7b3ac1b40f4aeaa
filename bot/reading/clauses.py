"""A text that says two things is read half by half: "stop that, rather unlock me", "thanks, but it still fails". Pure."""

import re
from typing import Final

from bot.reading.people_words import names_machine
from bot.reading.reader import Reader
from bot.reading.reading import Clause, Heard, Reading
from bot.reading.vocabulary import Act, Aspect, Matter
from bot.runtime.lazy_pattern import lazy_pattern

MOST: Final = 3
"""Readings of one text."""
_CLEAR: Final = 0.55
_BESIDE_THANKS: Final = 0.75
_SHORTEST: Final = 2  # Characters of a clause that can mean something alone.
_LONGEST: Final = 6  # Clauses; who writes more tells a story, which is read as one.
_BREAKS: Final = lazy_pattern(
    r"[\n。！!？?；;]++\s*+|[，,、]\s*+|(?<!\s)\s++-++\s++|(?<=[^\x00-\x7f\s])\s++(?=[^\x00-\x7f])|(?<!\S)[(（]?[1-5一二三][)）.、．](?![0-9])\s*+|"
    r"(?<=[^\x00-\x7f\s]{3})(?=另外|順便|順道|對了|還有(?![沒什誰多哪一]))|"
    r"(?<!\s)\s++(?=(?:also|plus|btw|by the way|oh and)\b|and (?:who|what|when|where|why|how|my|the|is|can|also)\b)",
    re.IGNORECASE,
)
"""Marks, spaces between Chinese words, numbers of a list, and the words that begin a second thought."""
_SIDES: Final = frozenset(f"follow:{aspect.value}" for aspect in (Aspect.UNTIL, Aspect.SINCE, Aspect.WHO, Aspect.WHY, Aspect.HOW, Aspect.WHERE, Aspect.AFTER))
_CLEAR_SIDE: Final = 0.6
_NOT_BY_HALVES: Final = frozenset(("smalltalk", "agree", "choose", "answer", "repeat", "later"))
"""Pleasantries, and a yes that a half of a text seems to say: only a whole text agrees to an offer."""
_UNDER_WAY: Final = frozenset(("look", Act.GO_ON.value, Matter.APPROVE.value))
"""Halves that say one of these and a side of the matter in hand say one thing."""
_ABOUT_OTHERS: Final = 0.4
_OF_OTHERS: Final = frozenset(("other", "shared"))
_ABOUT_ONESELF: Final = 0.2
_SURELY_OTHERS: Final = 0.8
"""Half of a text about oneself has to be so surely about somebody else to be answered by itself."""


_NUMBERS: Final = lazy_pattern(r"(?:(?<=[\s：:，,。；;！!？?])|^)[(（]?[1-9一二三][).、．](?![0-9])\s*+")
_ONESELF: Final = lazy_pattern(r"我(?:自己|本人)|\bmy own\b|\bmyself\b|\bmine\b", re.IGNORECASE)
"""Who says so means their own account beside somebody else's."""
_SENTENCES: Final = lazy_pattern(r"(?<=[a-z0-9]{3}\.)\s+(?=[A-Z])")
_MAY_BE_INCIDENT: Final = 0.38
"""From here on a part of a text may tell of an incident, whatever the rest is about."""


def clauses_of(text: str) -> tuple[str, ...]:
    """Its parts between marks, line breaks and, in Chinese, spaces; none where there is only one, or more than anybody means one by one."""
    ends = [found.end() for found in _BREAKS.finditer(text)]
    begins = [0, *ends]
    parts = tuple(part for part in (text[begin:end].strip() for begin, end in zip(begins, [*ends, len(text)], strict=True)) if len(part) >= _SHORTEST)
    return parts if 1 < len(parts) <= _LONGEST else ()


def sentence_parts(text: str) -> tuple[str, ...]:
    """Its parts sentence by sentence, also where only a full stop parts them; none where there is only one."""
    parts = tuple(part for sentence in _sentences(text) for part in (clauses_of(sentence) or (sentence,)))
    return parts if len(parts) > 1 else ()


def numbered_points(text: str) -> tuple[str, ...]:
    """What a text counts ("1. … 2. …"), without the numbers; none where it counts nothing."""
    points = tuple(point.strip() for point in _NUMBERS.split(text)[1:])
    return points if len(points) > 1 else ()


def read_clauses(heard: Heard, reader: Reader, whole: Reading | None = None) -> tuple[Clause, ...]:
    """The reading of the whole first, then, in their order, clauses that clearly mean another move than it and than each other.

    Nothing is dropped: what is not clear by itself stays part of the whole. Pleasantries beside a matter are no reading of their own.
    """
    parts = [Clause(part, reader.read(Heard(part, heard.context, heard.said)), heard.text.find(part)) for part in clauses_of(heard.text)]
    of_all = reader.read(heard) if whole is None else whole
    read_so_far = [Clause(heard.text, of_all, next((part.at for part in parts if part.reading.labels.move == of_all.labels.move), 0))]
    for part in parts:
        read = part.reading
        of_others = read_so_far[0].reading.others >= (_ABOUT_ONESELF if names_machine(heard.text) else _ABOUT_OTHERS)
        if of_others and _of_the_speaker(read) and _ONESELF.search(part.text) is None:
            continue
        if read.labels.move in _OF_OTHERS and read_so_far[0].reading.others < _ABOUT_ONESELF and read.others < _SURELY_OTHERS:
            continue
        clear = _BESIDE_THANKS if read_so_far[0].reading.labels.act is Act.THANK else _CLEAR
        if read.likelihood < clear or read.labels.move in _NOT_BY_HALVES or any(_alike(read, other.reading) for other in read_so_far):
            continue
        read_so_far.append(part)
    if len(read_so_far) > 1 and of_all.labels.move == Matter.ELSEWHERE:
        # What is not ours stands in one half only: that half says it better than both together.
        surer = (part for part in parts if part.reading.labels.move == Matter.ELSEWHERE and part.reading.likelihood > of_all.likelihood)
        read_so_far[0] = next(surer, read_so_far[0])
    told = _incident_beside(heard, reader, read_so_far)
    return tuple(([*read_so_far[:1], told, *read_so_far[1:]] if told is not None else read_so_far)[:MOST])


def _incident_beside(heard: Heard, reader: Reader, read_so_far: list[Clause]) -> Clause | None:
    """A part that may tell of an incident where nothing read so far does (C20): "I typed my password on that page. And now I cannot sign in"."""
    whole = read_so_far[0].reading
    if whole.others >= _ABOUT_OTHERS or any(clause.reading.move_likelihood(Matter.INCIDENT) >= _MAY_BE_INCIDENT for clause in read_so_far):
        return None
    parts = [part for sentence in _sentences(heard.text) for part in (sentence, *clauses_of(sentence))]
    read = [Clause(part, reader.read(Heard(part, heard.context, heard.said)), heard.text.find(part)) for part in parts if part != heard.text]
    likeliest = max(read, key=lambda clause: clause.reading.move_likelihood(Matter.INCIDENT), default=None)
    return likeliest if likeliest is not None and likeliest.reading.move_likelihood(Matter.INCIDENT) >= _MAY_BE_INCIDENT else None


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(part for part in _SENTENCES.split(text) if len(part) >= _SHORTEST)[:_LONGEST]


def _of_the_speaker(read: Reading) -> bool:
    """Whether it is about the speaker's account: beside somebody else's that may be a half of the same thought, so it is not said alone (C9)."""
    return read.labels.move == "look" or read.labels.move.startswith("do:")


def _alike(one: Reading, other: Reading) -> bool:
    """The same move, or two ways to say what is under way; two clear sides of the matter in hand are two questions ("how long, and who can help?")."""
    moves = (one.labels.move, other.labels.move)
    if moves[0] == moves[1]:
        return True
    if all(move in _SIDES for move in moves) and min(one.likelihood, other.likelihood) >= _CLEAR_SIDE:
        return False
    return all(move in _UNDER_WAY or move.startswith("follow:") for move in moves)
