"""How well the shipped reader reads turns that it has not learnt: `python -m tests.reading.unseen`.

`held_out/` is as `tests/turns` is, and by writers whom no model has seen: six who wrote what people type next after what the desk had really said, and `fifth`, the forty people of
the fifth generation (docs/conversation.md) as they typed. Whoever teaches them moves them to `tests/turns`, and needs new ones here."""

import asyncio
import csv
from pathlib import Path
from typing import Final

from bot.wiring.reading import TurnReader
from bot.wiring.shipped_faq import build_index_for_shipped
from tests.reading.figures import Read
from tests.reading.labelled import LabelledTurn, labelled_turn
from tests.reading.training import print_read

FOLDER: Final = Path(__file__).parent / "held_out"


def unseen_turns(file: Path) -> list[LabelledTurn]:
    """One writer's."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [labelled_turn(line) for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


async def read_all(turns: list[LabelledTurn]) -> list[Read]:
    """As a desk reads them that has all the time it needs."""
    reader = TurnReader(build_index_for_shipped, with_transformer=True, deadline=None)
    return [(turn, await reader.read(turn.heard)) for turn in turns]


def main() -> None:
    """Prints the figures of each file, and of all together."""
    together: list[Read] = []
    for file in sorted(FOLDER.glob("*.tsv")):
        read = asyncio.run(read_all(unseen_turns(file)))
        print_read(file.stem, read)
        together += read
    print_read("all", together)


if __name__ == "__main__":
    main()
