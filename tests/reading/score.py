"""The readings that `ask --stdin --json` printed, scored against labelled turns: `python -m tests.reading.score GOLD.tsv READ.jsonl`.

`--lines GOLD.tsv` prints what `ask --stdin --json` is to be given for it.
"""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from bot.reading.reading import Labels
from bot.reading.vocabulary import Act, Aspect, NamedSystem, Whose

_FIELDS: Final = ("act", "matter", "aspect", "whose", "system")
_TRUE: Final = frozenset({"1", "True", "true"})
Line = dict[str, str]


def gold_lines(file: Path) -> list[Line]:
    """The labelled turns of one file."""
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))


def move_of(turn: dict[str, Any]) -> str:
    """The move of labels as they are written in files; none for a text that was not read."""
    if turn["act"] is None:
        return ""
    denied = str(turn["negated"]) in _TRUE
    return Labels(Act(turn["act"]), turn["matter"], Aspect(turn["aspect"]), Whose(turn["whose"]), NamedSystem(turn["system"]), denied).move


def score(gold: Sequence[Line], read: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Shares of right labels and moves, and the counts of what must not happen."""
    if len(gold) != len(read):
        raise SystemExit(f"{len(read)} readings for {len(gold)} turns")
    pairs = [(move_of(turn), move_of(one)) for turn, one in zip(gold, read, strict=True)]
    others = [move for right, move in pairs if right in ("other", "shared")]
    begun = [right == move for right, move in pairs if move.startswith("do:")]
    return {
        **{field: _share(turn[field] == str(one[field]) for turn, one in zip(gold, read, strict=True)) for field in _FIELDS},
        "move": _share(right == move for right, move in pairs),
        "others read as such": _share(move in ("other", "shared") for move in others),
        "others as an own act": sum(move.startswith("do:") for move in others),
        "acts begun": len(begun),
        "acts begun wrongly": len(begun) - sum(begun),
    }


def _share(outcomes: Iterable[bool]) -> float:
    held = list(outcomes)
    return sum(held) / len(held) if held else 1.0


def main(arguments: Sequence[str]) -> None:
    """Prints the lines to ask, or the figures."""
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    if arguments[0] == "--lines":
        for turn in gold_lines(Path(arguments[1])):
            print(json.dumps({field: turn[field] for field in ("text", "context", "said")}, ensure_ascii=False))
        return
    read = [json.loads(line) for line in Path(arguments[1]).read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    for name, figure in score(gold_lines(Path(arguments[0])), read).items():
        print(f"{name}: {figure:.3f}" if isinstance(figure, float) else f"{name}: {figure}")


if __name__ == "__main__":
    main(sys.argv[1:])
