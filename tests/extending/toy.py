"""Adds a toy to a copy of the house by the steps of its guide."""

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

from tests.paths import ROOT

HERE = Path(__file__).parent


def add_toy(kind: str, copy: Path) -> None:
    """Copies the house, puts the toy's own files in, and changes what the guide changes."""
    unwanted = shutil.ignore_patterns("__pycache__")
    for part in ("bot", "integrations"):
        shutil.copytree(ROOT / part, copy / part, ignore=unwanted)
    shutil.copytree(HERE / kind / "bot", copy / "bot", dirs_exist_ok=True, ignore=unwanted)
    for file, edits in edits_of(kind).items():
        text = (copy / file).read_text(encoding="utf-8")
        for edit in edits:
            text = _edited(text, edit)
        (copy / file).write_text(text, encoding="utf-8")


def edits_of(kind: str) -> dict[str, list[dict[str, Any]]]:
    """The changes to files that are there already."""
    return tomllib.loads((HERE / kind / "edits.toml").read_text(encoding="utf-8"))


def own_files(kind: str) -> list[str]:
    """The files that are new."""
    return sorted(str(file.relative_to(HERE / kind)) for file in (HERE / kind / "bot").rglob("*") if file.suffix in (".py", ".ftl"))


def files_of_guide(heading: str) -> list[str]:
    """The files that a section of the guide lists, in its order."""
    guide = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    section = guide.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\d+\. `([^`]+)`", section, re.MULTILINE)


def _edited(text: str, edit: dict[str, Any]) -> str:
    line = edit.get("behind") or edit["instead_of"]
    assert text.count(line) == edit.get("times", 1), line
    return text.replace(line, edit["add"] if "instead_of" in edit else f"{line}\n{edit['add'].strip(chr(10))}")
