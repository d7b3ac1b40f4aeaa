"""`python -m tests.mutants [AREA or ID …]`: tries every mutant, prints what became of it, writes the table in docs/testing.md; exit 1 where too many survive.

With areas or ids only those are tried, and their rows alone are written anew. `--list` checks the lists against the code and tries nothing.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import Final

from tests.conftest import ROOT
from tests.mutants.catalogue import AREAS, Mutant, Stale, mutants
from tests.mutants.table import killers, replaced, table
from tests.mutants.trial import Copy, Fate, Verdict

DOCUMENT: Final = ROOT / "docs" / "testing.md"
SHARE: Final = 57 / 60
_LEAST, _TIMES = 60.0, 5.0
_UNTOUCHED: Final = 600.0


def main(given: list[str]) -> int:
    """0: enough died. 1: too many survived. 2: a list is stale, or the tests fail without any change."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which", nargs="*", metavar="AREA or ID", help=f"areas: {', '.join(AREAS)}")
    parser.add_argument("--list", action="store_true", help="check the lists against the code, and try nothing")
    arguments = parser.parse_args(given)
    try:
        everything = mutants()
        for one in everything:
            one.applied((ROOT / one.file).read_text(encoding="utf-8"))
    except (Stale, OSError) as stale:
        print(f"a list of mutants is stale: {stale}", file=sys.stderr)
        return 2
    chosen = tuple(one for one in everything if not arguments.which or {one.id, one.area} & set(arguments.which))
    if not chosen:
        print(f"nothing is called {' or '.join(arguments.which)}", file=sys.stderr)
        return 2
    if arguments.list:
        print(f"{len(everything)} mutants in {len(AREAS)} areas; every line stands where the lists say")
        return 0
    return _tried(everything, chosen)


def _tried(everything: tuple[Mutant, ...], chosen: tuple[Mutant, ...]) -> int:
    verdicts: dict[str, Verdict] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Copy(Path(folder))
        limits = _limits(copy, chosen)
        if limits is None:
            return 2
        for number, one in enumerate(chosen, 1):
            began = monotonic()
            verdicts[one.id] = found = copy.tried(one, limits[one.tests])
            print(f"{number:>3}/{len(chosen)} {found.fate.value:<11} {monotonic() - began:5.1f} s  {one.id}  {found.by}", flush=True)
            if found.fate is Fate.SENSELESS:
                print(found.said, file=sys.stderr)
    text = DOCUMENT.read_text(encoding="utf-8")
    known = killers(text) | {id: (one.by or one.fate.value) if one.noticed else "" for id, one in verdicts.items()}
    DOCUMENT.write_text(replaced(text, table(everything, known)), encoding="utf-8")
    survived = [one for one in chosen if not verdicts[one.id].noticed]
    print(f"{len(chosen) - len(survived)} of {len(chosen)} died")
    for one in survived:
        print(f"survived: {one.id} ({one.file}): {one.breaks}")
    return 0 if len(chosen) - len(survived) >= SHARE * len(chosen) else 1


def _limits(copy: Copy, chosen: tuple[Mutant, ...]) -> dict[tuple[str, ...], float] | None:
    """How long each set of folders may take: a multiple of what it takes without any change. None where it fails even so."""
    limits = {}
    for folders in dict.fromkeys(one.tests for one in chosen):
        began = monotonic()
        found = copy.tests(folders, _UNTOUCHED)
        if found.fate is not Fate.SURVIVED:
            print(f"{' '.join(folders)} fail without any change: {found.by or found.fate.value}\n{found.said}", file=sys.stderr)
            return None
        limits[folders] = max(_LEAST, _TIMES * (monotonic() - began))
        print(f"    untouched   {monotonic() - began:5.1f} s  {' '.join(folders)}", flush=True)
    return limits


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
