"""docs/conversation.md shows the rows as the code tries them."""

from bot.dialogue.table.respond import MOVES
from tests.paths import ROOT

PAGE = ROOT / "docs" / "conversation.md"


def rows() -> str:
    """The table of the page."""
    lines = [f"| {row.id} | {row.when} |" for row in MOVES]
    return "\n".join(["| row | when |", "| --- | --- |", *lines])


def test_the_page_shows_the_rows_in_their_order() -> None:
    assert rows() in PAGE.read_text(encoding="utf-8"), rows()
