"""Every `.play` file is a test of its own, named by its title."""

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.plays.script import ScriptError, read_play
from tests.plays.staging import NotAsWritten, Staging
from tests.program.company import CompanyGone, the_company


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A `.play` file is collected."""
    return PlayFile.from_parent(parent, path=file_path) if file_path.suffix == ".play" else None


class PlayFile(pytest.File):
    """One file, one play."""

    def collect(self) -> list[pytest.Item]:
        """The play by its title; a file that cannot be read is an error that names the line."""
        where = Path(os.path.relpath(self.path, ROOT))
        try:
            play = read_play(self.path.read_text(encoding="utf-8"), str(where))
        except ScriptError as trouble:
            raise self.CollectError(str(trouble)) from None
        return [PlayItem.from_parent(self, name=play.title, play=play, where=where)]


class PlayItem(pytest.Item):
    """One performance."""

    def __init__(self, *, play: Any, where: Path, **rest: Any) -> None:
        super().__init__(**rest)
        self._play, self._where = play, where

    def runtest(self) -> None:
        """Puts the play on in a folder that goes afterwards."""
        with tempfile.TemporaryDirectory(prefix="play-") as folder:
            Staging(the_company(), self._play, self._where, Path(folder)).perform()

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """A play that went otherwise reads as a play; anything else as usual."""
        return str(excinfo.value) if isinstance(excinfo.value, NotAsWritten | CompanyGone) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, 0, f"{self._where}: {self.name}"
