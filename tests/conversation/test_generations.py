"""The figures of the generations in docs/conversation.md are those of their records."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.paths import ROOT

RECORDS = Path(__file__).parent / "generations"
OUTCOMES = ("fully", "partly", "not", "harmed")


def people(generation: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((RECORDS / f"{generation}.yaml").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("generation", ["first", "second", "third", "fourth", "fifth", "sixth"])
def test_the_page_tells_how_many_of_the_forty_were_helped(generation: str) -> None:
    forty = people(generation)
    outcomes = Counter(one["outcome"] for one in forty)
    typed, listed, right = (sum(one[what] for one in forty) for what in ("typed_turns", "listed", "lists_right"))
    misread = sum(len(one["misread"]) for one in forty)
    cells = [generation, *(outcomes[outcome] for outcome in OUTCOMES), typed, listed, right, misread]
    assert len(forty) == 40
    assert f"| {' | '.join(map(str, cells))} |" in (ROOT / "docs/conversation.md").read_text(encoding="utf-8")
