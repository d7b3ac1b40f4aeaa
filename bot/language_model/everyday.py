"""Which words are everyday ones here: pairs of Chinese letters and English words of the worked examples. Pure."""

import re
from collections.abc import Iterator

from bot.faq.text import traditional
from bot.language_model.examples import shipped_examples
from bot.language_model.vocabulary_lines import words_of
from bot.runtime.built_once import built_once


def is_everyday(word: str) -> bool:
    """Whether somebody writes this without meaning a person or an account."""
    return word.casefold() in _everyday()


@built_once
def _everyday() -> frozenset[str]:
    lines = (line for words in words_of().values() for _, line in words)
    return frozenset(piece for text in (*(example.heard.text for example in shipped_examples()), *lines) for piece in _pieces(text))


def _pieces(text: str) -> Iterator[str]:
    read = traditional(text).casefold()
    yield from re.findall(r"[a-z][a-z'-]*", read)
    yield from (read[at : at + 2] for at in range(len(read) - 1) if not read[at : at + 2].isascii())
