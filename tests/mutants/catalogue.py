"""The lists of mutants, read and checked against the code as it stands. Pure but for the reading of files."""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LISTS: Final = Path(__file__).parent / "lists"
AREAS: Final = tuple(sorted(one.stem for one in LISTS.glob("*.toml")))
"""Each list is an area."""


class Stale(Exception):
    """A list and the code no longer fit; says which entry and why."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """In `file` the line `was` (without its indent, inside the function `inside` where that is named) becomes `now`; some of `tests` must fail for it.

    `breaks`: the promise that the change breaks.
    """

    id: str
    area: str
    file: str
    was: str
    now: str
    tests: tuple[str, ...]
    breaks: str
    inside: str = ""

    def line(self, source: str) -> int:
        """The index of the line in the source. Raises Stale unless the line stands there exactly once."""
        first, last = self._span(source)
        found = [at for at, line in enumerate(source.split("\n")) if first <= at < last and line.strip() == self.was]
        if len(found) != 1:
            where = f"{self.file}, {self.inside}" if self.inside else self.file
            raise Stale(f"{self.id}: the line stands {len(found)} times in {where}, and not once: {self.was}")
        return found[0]

    def applied(self, source: str) -> str:
        """The source with the one line changed. Raises Stale."""
        lines, at = source.split("\n"), self.line(source)
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        return "\n".join((*lines[:at], indent + self.now, *lines[at + 1 :]))

    def _span(self, source: str) -> tuple[int, int]:
        if not self.inside:
            return 0, len(source)
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        named = [one for one in ast.walk(ast.parse(source)) if isinstance(one, kinds) and one.name == self.inside]
        if len(named) != 1:
            raise Stale(f"{self.id}: {self.file} has {len(named)} functions called {self.inside}, and not one")
        return named[0].lineno - 1, named[0].end_lineno or 0


def mutants(areas: tuple[str, ...] = AREAS) -> tuple[Mutant, ...]:
    """All mutants of these areas, in the order of the lists. Raises Stale for an entry with other keys than those of `Mutant`."""
    return tuple(one for area in areas for one in _listed(area))


def _listed(area: str) -> Iterator[Mutant]:
    for id, entry in tomllib.loads((LISTS / f"{area}.toml").read_text(encoding="utf-8")).items():
        try:
            yield Mutant(id=id, area=area, **{**entry, "tests": tuple(entry["tests"])})
        except (KeyError, TypeError) as wrong:
            raise Stale(f"{area}.toml, {id}: {wrong}") from None
