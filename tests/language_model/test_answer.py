"""What of a model's answer counts: one object in the closed vocabulary, however it is wrapped, and nothing else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language_model.answer import BadAnswer, labels_in, reading_schema
from bot.language_model.vocabulary_lines import words_of
from bot.reading.reading import Labels
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from tests.language_model.standin import ANYTHING

ENTRIES = frozenset({"nologin-01", "password-04"})
UNLOCK: dict[str, Any] = {"act": "request", "matter": "unlock", "aspect": "none", "whose": "mine", "system": "directory", "negated": False}
LABELS = Labels(Act.REQUEST, Matter.UNLOCK, Aspect.NONE, Whose.MINE, NamedSystem.DIRECTORY)


def said(**changed: Any) -> str:
    return json.dumps({**UNLOCK, **changed})


def test_every_word_of_the_vocabulary_has_its_line_and_no_other_word_has_one() -> None:
    known = {"act": Act, "matter": Matter, "aspect": Aspect, "whose": Whose, "system": NamedSystem}
    assert {field: [word for word, _ in words] for field, words in words_of().items()} == {
        field: sorted((one.value for one in of_it), key=[word for word, _ in words_of()[field]].index) for field, of_it in known.items()
    }
    assert all(len(line) > 8 for words in words_of().values() for _, line in words)


def test_the_schema_is_the_vocabulary_with_the_entries() -> None:
    schema = reading_schema(ENTRIES)
    assert {"unlock", "same", "nologin-01"} < set(schema["properties"]["matter"]["enum"])
    assert schema["required"] == list(schema["properties"])


@pytest.mark.parametrize(
    "answer",
    [
        said(),
        f"```json\n{said()}\n```",
        f"Sure! Here is the label:\n{said()}\nAnything else?",
        f"<think>Is it {{a lock}}? {said(act='stop')}</think>\n\n{said()}",
        said(negated=0),
        said(negated="false"),
        said(why="because I say so"),
        json.dumps({key: value for key, value in UNLOCK.items() if key != "aspect"}),
        f"{{not json}} {said()}",
    ],
)
def test_one_object_is_found_whatever_stands_around_it(answer: str) -> None:
    assert labels_in(answer, ENTRIES) == LABELS


@pytest.mark.parametrize("answer", ["", "unlock", "[]", "null", said()[:40], "{" * 5_000, '{"a":' * 5_000, "[" * 20_000, '{"act": "request"}', '"{}"'])
def test_no_object_or_half_a_one_is_broken(answer: str) -> None:
    with pytest.raises(BadAnswer, match="broken"):
        labels_in(answer, ENTRIES)


@pytest.mark.parametrize(
    "answer",
    [
        said(act="unlock_everybody"), said(matter="nologin-99"), said(matter=["unlock"]), said(whose="lin"), said(aspect=None), said(system=3), said(negated="maybe"),
        said(negated=2), said(negated=None), said(act={"act": "request"}), said(matter=None), said(negated=[]),
    ],
)  # fmt: skip
def test_a_word_that_is_none_of_the_vocabulary_is_outside(answer: str) -> None:
    with pytest.raises(BadAnswer, match="outside"):
        labels_in(answer, ENTRIES)


@given(st.one_of(st.text(max_size=200), st.recursive(st.none() | st.booleans() | st.text(max_size=9) | st.floats(), lambda inner: st.lists(inner) | st.dictionaries(
    st.sampled_from([*UNLOCK, "x"]), inner)).map(json.dumps)))  # fmt: skip
def test_whatever_comes_is_labels_or_a_bad_answer_without_a_word_of_it(answer: str) -> None:
    found: Labels | str
    try:
        found = labels_in(answer, ENTRIES)
    except BadAnswer as trouble:
        found = str(trouble)
    assert isinstance(found, Labels) or found in ("broken", "outside")


def test_the_stand_in_answers_in_the_vocabulary() -> None:
    assert labels_in(json.dumps(ANYTHING), ENTRIES) == Labels(Act.GREET, Matter.NONE)
