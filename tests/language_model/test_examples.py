"""The worked examples that come with the desk: a selection of the labelled turns, and the likest of them."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from bot.language_model.examples import Examples, shipped_examples, turns_to_try
from bot.language_model.masking import PERSON, KnownPeople, mask
from bot.reading.reading import Heard
from bot.reading.vocabulary import Act, Matter, Whose
from bot.redaction import redact
from bot.wiring.language_model import entry_questions
from tests.language_model import selection
from tests.turns.test_turns import WRITERS, turns

EXAMPLES: Final = Examples(shipped_examples())


def test_they_are_spread_over_moves_steps_and_both_languages() -> None:
    moves = Counter(one.labels.move for one in shipped_examples())
    latin = sum(one.heard.text.isascii() for one in shipped_examples())
    assert 800 <= len(shipped_examples()) <= 2_000
    assert len(moves) >= 70
    assert max(moves.values()) <= 0.05 * len(shipped_examples())
    assert 0.3 <= latin / len(shipped_examples()) <= 0.7
    assert {one.labels.act for one in shipped_examples()} == set(Act)
    assert {one.labels.whose for one in shipped_examples()} == set(Whose)
    assert {one.labels.matter for one in shipped_examples()} <= {*Matter, *entry_questions()}


def test_they_hold_nothing_that_would_be_masked() -> None:
    for one in (*shipped_examples(), *turns_to_try()):
        assert redact(one.heard.text).kinds == frozenset()
        assert mask(one.heard.text, KnownPeople()) == one.heard.text
        assert (PERSON in one.heard.text) is (one.labels.whose is Whose.NAMED)


def test_every_one_was_labelled_so_by_one_of_the_writers() -> None:
    """Whoever changes labels chooses anew: `python -m tests.language_model.selection --write`."""
    labelled: dict[tuple[str, ...], list[str]] = {}
    for line in (line for writer in WRITERS for line in turns(writer)):
        labelled.setdefault(labels(line), []).append(unicodedata.normalize("NFKC", line["text"]))
    for name in ("examples.tsv", "turns_to_try.tsv"):
        with (selection.CONTENT / name).open(encoding="utf-8", newline="") as file:
            chosen = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        strange = [line for line in chosen if not any(all(part in text for part in kept(line["text"])) for text in labelled.get(labels(line), []))]
        assert strange == []


def labels(line: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(line[field] for field in selection.KEPT if field != "text")


def kept(text: str) -> list[str]:
    """What is left of a text between the marks for what was left out."""
    return re.split("⟨[a-z]+⟩", text)


def test_the_likest_dozen_is_like_the_text_and_the_likest_stands_last() -> None:
    found = EXAMPLES.like(Heard("幫我解鎖啦 我在櫃台", "start"))
    assert len(found) == 12
    assert any(one.labels.matter == Matter.UNLOCK for one in found[-4:])
    assert max(Counter(one.labels.move for one in found).values()) <= 4


def test_what_the_desk_did_before_counts_where_the_words_say_little() -> None:
    found = EXAMPLES.like(Heard("好", "offer:unlock"))
    assert sum(one.heard.context.startswith("offer:") for one in found) >= 4


def test_the_text_itself_is_never_its_own_example() -> None:
    one = shipped_examples()[40]
    assert one not in EXAMPLES.like(one.heard)


def test_an_empty_text_and_one_of_no_known_letter_have_their_dozen_too() -> None:
    assert len(EXAMPLES.like(Heard(""))) == len(EXAMPLES.like(Heard("ЖЖЖ"))) == 12


def test_the_dozen_to_try_are_a_dozen_moves_and_no_examples() -> None:
    assert len({one.labels.move for one in turns_to_try()}) == 12
    assert not {one.heard.text for one in turns_to_try()} & {one.heard.text for one in shipped_examples()}
