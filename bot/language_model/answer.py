"""A language model's answer: one JSON object in the closed vocabulary, or nothing. Pure; never raises but what it says."""

import json
from collections.abc import Iterator, Mapping, Set
from typing import Any, Final

from bot.language_model.vocabulary_lines import words_of
from bot.reading.reading import Labels
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose

LONGEST: Final = 8_000
"""Characters of an answer that are read; one object takes a hundred."""
_THOUGHT: Final = "</think>"
_NEEDED: Final = ("act", "matter", "whose", "negated")
_LEFT_OUT: Final = {"aspect": Aspect.NONE.value, "system": NamedSystem.NONE.value}
_YES_NO: Final[Mapping[Any, bool]] = {True: True, False: False, "true": True, "false": False, "0": False, "1": True}
_MOST_TRIED: Final = 20


class BadAnswer(ValueError):
    """An answer that is no reading; its text says why, in one word and without a word of the answer's."""


def reading_schema(entries: Set[str]) -> dict[str, Any]:
    """The JSON schema of an answer; `entries` are the ids of the FAQ's entries."""
    words: dict[str, list[str]] = {field: [word for word, _ in lines] for field, lines in words_of().items()}
    words["matter"] += sorted(entries)
    properties: dict[str, Any] = {field: {"type": "string", "enum": of_it} for field, of_it in words.items()}
    properties["negated"] = {"type": "boolean"}
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def labels_in(answer: str, entries: Set[str]) -> Labels:
    """What the answer says. Raises BadAnswer: `broken` where no object is found in it, `outside` where a word is not of the vocabulary."""
    found = next(_objects(answer), None)
    if found is None or any(field not in found for field in _NEEDED):
        raise BadAnswer("broken")
    said = {**_LEFT_OUT, **found}
    matter, negated = said["matter"], said["negated"]
    if not isinstance(matter, str) or not isinstance(negated, bool | int | str) or negated not in _YES_NO:
        raise BadAnswer("outside")
    if matter not in entries and matter not in set(Matter):
        raise BadAnswer("outside")
    try:
        act, aspect, whose, system = Act(said["act"]), Aspect(said["aspect"]), Whose(said["whose"]), NamedSystem(said["system"])
    except ValueError:
        raise BadAnswer("outside") from None
    return Labels(act, matter, aspect, whose, system=system, negated=_YES_NO[negated])


def _objects(answer: str) -> Iterator[dict[str, Any]]:
    """The JSON objects of an answer, whatever stands around them; what a model thought aloud before it is none of it."""
    text = answer[-LONGEST:].rpartition(_THOUGHT)[2]
    decoder, at = json.JSONDecoder(), 0
    for _ in range(_MOST_TRIED):
        at = text.find("{", at)
        if at < 0:
            return
        try:
            found, at = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            at += 1
            continue
        if isinstance(found, dict):
            yield found
