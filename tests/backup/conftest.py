"""One place made once for all tests of a file, and the command line."""

from pathlib import Path

import pytest

from tests.backup.place import CommandLine, make_place


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place that nobody changes."""
    return make_place(tmp_path_factory.mktemp("desk") / "data")


@pytest.fixture
def desk(made_once: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    for source in sorted(made_once.rglob("*")):
        target = tmp_path / "desk" / source.relative_to(made_once)
        if source.is_dir():
            continue
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
        target.chmod(0o600)
    return tmp_path / "desk"


@pytest.fixture
def line(capfd: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capfd)


@pytest.fixture
def archive(desk: Path, tmp_path: Path, line: CommandLine) -> Path:
    """A backup of that desk."""
    line.works("backup", tmp_path / "desk.tar", "--data", desk)
    return tmp_path / "desk.tar"
