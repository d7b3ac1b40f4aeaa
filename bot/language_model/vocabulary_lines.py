"""The closed vocabulary with a line for each word, as a language model is told it. Pure."""

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def words_of() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each field of a reading its words, each with its line, in the order of the file."""
    found: dict[str, list[tuple[str, str]]] = {}
    lines = (resources.files("bot.language_model") / "content" / "vocabulary.tsv").read_text(encoding="utf-8").splitlines()
    for field, word, line in (row.split("\t") for row in lines[1:]):
        found.setdefault(field, []).append((word, line))
    return {field: tuple(words) for field, words in found.items()}
