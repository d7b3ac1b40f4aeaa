"""The table of mutants in docs/testing.md: written by the command, compared by a test. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from tests.mutants.catalogue import AREAS, Mutant

BEGINS: Final = "<!-- the mutants begin: `make mutants` writes this -->"
ENDS: Final = "<!-- the mutants end -->"
_AROUND: Final = 36
_PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")
_ROW: Final = re.compile(r"^\| `(?P<id>[\w-]+)` \|.*\| (?P<by>[^|]*) \|$", re.MULTILINE)
_TITLES: Final[Mapping[str, str]] = {
    "approvals": "Approvals and deciding",
    "audit": "The audit chain",
    "colleague": "Who may see whom",
    "diagnosis": "Diagnosis",
    "intake": "Intake and inbox",
    "limits": "Limits and turns",
    "masking": "Masking",
    "outbox": "Outbox and delivery",
    "password": "The rule for new passwords",
    "policy": "Policy and levels",
    "reading_back": "Reading back",
    "redaction": "Redaction",
    "retention": "Retention",
    "strong_proof": "Strong proof",
    "tokens": "Tokens and limits",
    "writing": "Writing",
}


def change(mutant: Mutant) -> str:
    """What is changed, with a few characters around it, as Markdown."""
    was, now = _PIECE.findall(mutant.was), _PIECE.findall(mutant.now)
    head = _alike(was, now)
    tail = _alike(was[head:][::-1], now[head:][::-1])
    before, after = "".join(was[:head]), "".join(was[len(was) - tail :])
    left, right = before[-_AROUND:].lstrip(), after[:_AROUND].rstrip()
    left = left if len(before) <= _AROUND else "…" + (left.partition(" ")[2] or left)
    right = right if len(after) <= _AROUND else (right.rpartition(" ")[0] or right) + "…"
    return " → ".join(_code(left + "".join(pieces[head : len(pieces) - tail]) + right) for pieces in (was, now))


def table(mutants: Iterable[Mutant], killed_by: Mapping[str, str]) -> str:
    """The whole part between the marks."""
    listed = tuple(mutants)
    died = sum(1 for one in listed if killed_by.get(one.id))
    parts = [BEGINS, f"\n{died} of {len(listed)} are noticed by their tests.\n"]
    for area in AREAS:
        parts += [f"### {_TITLES[area]}\n", "| mutant | file | was → becomes | the promise it breaks | killed by |", "| --- | --- | --- | --- | --- |"]
        parts += [row(one, killed_by.get(one.id, "")) for one in listed if one.area == area]
        parts.append("")
    return "\n".join((*parts, ENDS))


def row(mutant: Mutant, by: str) -> str:
    """One row; a mutant that nothing noticed has survived."""
    return f"| `{mutant.id}` | `{mutant.file}` | {change(mutant)} | {mutant.breaks} | {f'`{by}`' if by else '**survived**'} |"


def killers(text: str) -> dict[str, str]:
    """Which test killed which mutant, as the document says; '' for a survivor."""
    return {one["id"]: "" if "survived" in one["by"] else one["by"].strip("`") for one in _ROW.finditer(text)}


def replaced(text: str, new: str) -> str:
    """The document with another table. ValueError where it has no place for one."""
    begin, end = text.index(BEGINS), text.index(ENDS) + len(ENDS)
    return text[:begin] + new + text[end:]


def _alike(one: list[str], other: list[str]) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _code(text: str) -> str:
    return f"`{text.replace('|', chr(92) + '|')}`" if "`" not in text else f"`` {text} ``"
