"""The Containerfile, read: what it copies, what it sets, what it starts; and the tree that its COPY lines make, out of what .dockerignore leaves."""

import json
import re
import shlex
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import yaml

from tests.paths import ROOT

FILE: Final = ROOT / "Containerfile"
COMPOSE: Final = ROOT / "compose.yaml"
_IGNORED: Final = ROOT / ".dockerignore"


@dataclass
class Stage:
    """One stage: its instructions, in order."""

    name: str
    image: str
    instructions: list[tuple[str, str]] = field(default_factory=list)

    def all(self, keyword: str) -> list[str]:
        """What stands behind each instruction of this kind."""
        return [rest for word, rest in self.instructions if word == keyword]

    def command(self, keyword: str) -> list[str]:
        """An instruction in exec form. `HEALTHCHECK` is read without its options."""
        (written,) = self.all(keyword)
        found: list[str] = json.loads(written[written.index("[") :])
        return found

    @property
    def environment(self) -> dict[str, str]:
        """What ENV sets."""
        return dict(pair.split("=", 1) for line in self.all("ENV") for pair in shlex.split(line))


def stages() -> list[Stage]:
    """The stages of the file, the last of them what runs."""
    text = re.sub(r"^\s*#.*\n", "", FILE.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    found: list[Stage] = []
    for line in filter(str.strip, text.splitlines()):
        word, rest = line.split(None, 1)
        if word == "FROM":
            image, _, name = rest.partition(" AS ")
            found.append(Stage(name, image))
        else:
            found[-1].instructions.append((word, rest.strip()))
    return found


def sent() -> list[Path]:
    """The files that the engine is given: what .dockerignore leaves of the project, relative to its root. The last line that fits decides."""
    patterns = [line for line in _IGNORED.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    roots = [ROOT / name.removeprefix("!") for name in patterns if name.startswith("!")]
    files = [file for root in roots for file in ([root] if root.is_file() else root.rglob("*")) if file.is_file()]
    return [file.relative_to(ROOT) for file in files if _is_sent(file.relative_to(ROOT), patterns)]


def _is_sent(file: Path, patterns: list[str]) -> bool:
    given = True
    parents = [str(one) for one in (file, *file.parents)][:-1]
    for pattern in patterns:
        bare = pattern.removeprefix("!")
        if any(fnmatch(name, bare) or (bare.startswith("**/") and fnmatch(name.rpartition("/")[2], bare[3:])) for name in parents):
            given = pattern.startswith("!")
    return given


def build_tree(folder: Path) -> Path:
    """What /opt/accountdesk holds in the image but for its .venv, made by the COPY lines of the first stage. Raises FileNotFoundError for a line that copies nothing."""
    stage, files = stages()[0], sent()
    tree = folder / "opt" / "accountdesk"
    assert stage.all("WORKDIR") == ["/opt/accountdesk"]
    for line in stage.all("COPY"):
        *sources, goal = line.split()
        for source in sources:
            named = Path(source)
            mine = [file for file in files if file == named or named in file.parents]
            if not mine:
                raise FileNotFoundError(f"COPY {line}: {source} is not sent to the engine")
            for file in mine:
                inside = file.relative_to(named) if file != named else Path(file.name)
                place = (folder / goal.lstrip("/") if goal.startswith("/") else tree / goal) / inside
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / file, place)
                _compiled(ROOT / file, place)
    return tree


def _compiled(source: Path, place: Path) -> None:
    """What the image's `compileall` makes, taken from here where it was made already: it holds by the source's time and size."""
    made = source.parent / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc"
    if source.suffix == ".py" and made.exists():
        (place.parent / "__pycache__").mkdir(exist_ok=True)
        shutil.copyfile(made, place.parent / "__pycache__" / made.name)


def compose() -> Mapping[str, Any]:
    """compose.yaml."""
    read: Mapping[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    return read
