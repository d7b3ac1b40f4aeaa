"""What a reading is learnt from: pieces of the text, of the desk's last words and of the context, each as a number. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.faq.text import normalise, traditional
from bot.reading.reading import Heard
from bot.runtime.lazy_pattern import lazy_pattern

FeatureArray = npt.NDArray[np.uint32]

LONGEST_READ: Final = 200
"""Characters; what is wanted is said by then."""
_CROSSED: Final = 30
_TOKEN: Final = lazy_pattern(r"[a-z0-9][a-z0-9\-_@']*|[^\x00-\x7f]|[^\sa-z0-9]")
_DIGIT_ALONE: Final = lazy_pattern(r"\W*\d\W*")
_MARKS: Final = ("?", "!", "\n", '"', "「", "…", "...", "~", "(")
_PAUSES: Final = frozenset(",，、;；:")


def hashed_features(heard: Heard) -> FeatureArray:
    """The features of a turn, as sorted numbers without repetition. The same words in another width or script have the same features."""
    found = {crc32(feature.encode("utf-8", "replace")) for feature in _features(heard)}
    return np.array(sorted(found), dtype=np.uint32)


def _features(heard: Heard) -> Iterator[str]:
    written, tokens = _surface(heard.text), _tokens(normalise(heard.text[:LONGEST_READ]))
    step, _, about = heard.context.partition(":")
    shapes = list(_shapes(written))
    yield from (f"c{heard.context}", f"h{step}", f"r{about}")
    yield from shapes
    yield from _written(written, (1, 2, 3), (3, 4))
    yield from (f"n{piece}" for length in (1, 2, 3) for piece in _pieces(tokens, length))
    yield from (f"k{tokens[at]} {tokens[at + gap]}" for gap in (2, 3) for at in range(len(tokens) - gap))
    # The same words mean something else after another step of the desk.
    yield from (f"x{step}|{piece}" for length in (1, 2) for piece in _pieces(tokens[:_CROSSED], length))
    yield from (f"z{step}|{shape}" for shape in shapes)
    if heard.said:
        said = _surface(heard.said)
        yield from (f"S{piece}" for piece in (*_shapes(said), *_written(said, (1, 2), (4,))))
        yield from (f"Sn{piece}" for length in (1, 2) for piece in _pieces(_tokens(normalise(heard.said[:LONGEST_READ])), length))


def _surface(text: str) -> str:
    return traditional(text[:LONGEST_READ]).casefold()


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _pieces(tokens: Sequence[str], length: int) -> list[str]:
    return [" ".join(tokens[at : at + length]) for at in range(len(tokens) - length + 1)]


def _written(text: str, lengths: tuple[int, ...], word_pieces: tuple[int, ...]) -> Iterator[str]:
    """As written: characters and words with where they begin and end, and pieces of Latin words."""
    tokens = ["<", *_tokens(text), ">"]
    for length in lengths:
        yield from (f"s{piece}" for piece in _pieces(tokens, length))
    for word in tokens:
        if len(word) > 2 and word.isascii():
            marked = f"<{word}>"
            yield from (f"e{marked[at : at + length]}" for length in word_pieces for at in range(len(marked) - length + 1))


def _shapes(text: str) -> Iterator[str]:
    """How long it is, how it ends, and which marks stand in it."""
    yield f"L{min(int(2 * np.log2(len(text) + 1)), 14)}"
    yield f"${text.rstrip()[-1:]}"
    yield from (f"q{mark}" for mark in _MARKS if mark in text)
    if not _PAUSES.isdisjoint(text):
        yield "q,"
    if text.isascii():
        yield "qA"
    if any(character.isdigit() for character in text):
        yield "q1" if _DIGIT_ALONE.fullmatch(text) else "q9"
