"""docs/extending.md as something that can be carried out: below a heading, each ```diff block that begins with `--- FILE` changes that file."""

import re
import shutil
from pathlib import Path

from tests.paths import ROOT

_BLOCK = re.compile(r"^ *```diff\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_COPIED = ("bot", "integrations", "docs", "config.yaml", "pyproject.toml", "CHANGELOG.md", "requirements.in", "requirements.txt")


def section(heading: str) -> str:
    """What stands under a heading of the guide."""
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found is not None, heading
    return found[1]


def copy_of_the_desk(folder: Path) -> Path:
    """The program as it is, to be extended; with what is compiled of it, which holds for the copy too."""
    ignored = shutil.ignore_patterns("pictures")
    for name in _COPIED:
        source = ROOT / name
        shutil.copytree(source, folder / name, ignore=ignored) if source.is_dir() else shutil.copy2(source, folder / name)
    return folder


def carry_out(heading: str, tree: Path) -> list[str]:
    """Changes the files as the guide says; gives their names. What a step leaves as it is must stand there once."""
    touched = []
    for block in _BLOCK.findall(section(heading)):
        indent = len(block) - len(block.lstrip(" "))
        first, *lines = [line[indent:] for line in block.splitlines()]
        file = tree / first.removeprefix("--- ")
        old, new = ("".join(f"{line[1:]}\n" for line in lines if line[:1] != other) for other in ("+", "-"))
        if old:
            before = file.read_text(encoding="utf-8")
            assert before.count(old) == 1, f"{file.name} holds this {before.count(old)} times:\n{old}"
            file.write_text(before.replace(old, new), encoding="utf-8")
        else:
            assert not file.exists(), f"{file.name} is there already"
            file.write_text(new, encoding="utf-8")
        touched.append(first.removeprefix("--- "))
    return touched


def differing(tree: Path) -> set[str]:
    """The files of the copy that are new or not as they are here."""
    copied = (file for file in tree.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    names = {str(file.relative_to(tree)): file for file in copied}
    return {name for name, file in names.items() if not (ROOT / name).exists() or (ROOT / name).read_bytes() != file.read_bytes()}
