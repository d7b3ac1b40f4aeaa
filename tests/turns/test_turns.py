"""The labelled turns hold to their vocabulary, so that a reader can be trained and scored on them."""

import csv
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from bot.wiring.shipped_faq import shipped_entries

FOLDER: Final = Path(__file__).parent
WRITERS: Final = sorted(file.stem for file in FOLDER.glob("*.tsv"))
FIELDS: Final = ["writer", "context", "said", "text", "act", "matter", "aspect", "whose", "system", "negated"]
ACTIONS: Final = ("unlock", "bind", "rebind", "reset_password", "enable", "link")
ENTRIES: Final = frozenset(entry.id for entry in shipped_entries())
VOCABULARY: Final = {
    "act": frozenset(["request", "ask", "report", "answer", "agree", "decline", "go_on", "stop", "choose", "correct", "repeat", "thank", "greet", "complain", "person", "later"]),
    "matter": frozenset(
        ["status", "unlock", "bind", "rebind", "reset_password", "enable", "certificate", "disable", "unbind", "link", "ticket", "approve", "account_name", "elsewhere", "incident", "same", "none"]
    )
    | ENTRIES,
    "aspect": frozenset(["what", "how", "why", "until", "since", "who", "where", "whether", "which", "after", "rule", "again", "none"]),
    "whose": frozenset(["mine", "named", "unnamed", "shared", "nobody"]),
    "system": frozenset(["portal", "personnel", "directory", "mailbox", "signon", "none"]),
    "negated": frozenset("01"),
    "context": frozenset(["start", "choose", "elsewhere", "smalltalk", "unknown", "refused:other", "secret", "promise", "ask:ticket", "ask:which"])
    | {f"status:{state}" for state in ["locked", "disabled", "unsynced", "overdue", "unbound", "fine", "unknown", "password", "certificate"]}
    | {f"faq:{entry}" for entry in ENTRIES}
    | {f"{step}:{action}" for step in ("page", "approval", "done", "failed") for action in ACTIONS}
    | {f"ticket:{state}" for state in ("open", "answered", "closed")}
    | {f"offer:{offer}" for offer in ("report", "unlock", "bind", "enable", "reset_password", "tell")},
}
LONGEST_TALK: Final = 20


def turns(writer: str) -> list[dict[str, str]]:
    """One writer's lines."""
    with (FOLDER / f"{writer}.tsv").open(encoding="utf-8", newline="") as file:
        lines = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert lines.fieldnames == FIELDS
        return list(lines)


@pytest.mark.parametrize("writer", WRITERS)
def test_every_line_of_a_writer_is_whole_and_in_the_vocabulary(writer: str) -> None:
    found = turns(writer)
    assert [line for line in found if None in line or None in line.values()] == []
    strange = {field: {line[field] for line in found} - words for field, words in VOCABULARY.items()}
    assert {field: words for field, words in strange.items() if words} == {}
    assert [line["text"] for line in found if not line["text"].strip()] == []
    assert [line["text"] for line in found if line["context"] != "start" and not line["said"]] == []
    assert {line["writer"].rpartition("-")[0] for line in found} == {writer}
    assert max(Counter(line["writer"] for line in found).values()) <= LONGEST_TALK


def test_there_are_enough_writers_and_lines_to_hold_some_out() -> None:
    found = {writer: turns(writer) for writer in WRITERS}
    assert len(WRITERS) >= 40
    assert sum(len(lines) for lines in found.values()) >= 12_000
    assert {line["matter"] for lines in found.values() for line in lines} >= ENTRIES
