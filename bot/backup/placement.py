"""Puts a prepared place where it belongs: at once where the folder is empty, else name by name, and all of it or nothing."""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bot.backup.unfinished import sync_folder, unfinished_folder, unfinished_name
from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass

_COMPANIONS: Final = ("", "-wal", "-shm", "-journal")
_PREPARED: Final = "place"
_NAME: Final = "restore"
_MOVING: Final = "moving"
"""Lists what is being moved in name by name, the database last: without it a half that a killed process left could not be told from somebody's own files."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """A folder for what is unpacked, another for what will be put in place, and whether that is done by one rename."""

    unpacked: Path
    place: Path
    at_once: bool


def first_there(folder: Path, database: Path | None) -> Path | None:
    """Something of a desk's that is in this folder already, database, workflows or keys; None if there is nothing. Raises ConfigurationError."""
    if folder.exists() and not folder.is_dir():
        raise ConfigurationError(str(folder), "", "expected a folder")
    files = [folder / "workflows.db"] + ([] if database is None else [database])
    names = [base.with_name(base.name + end) for base in files for end in _COMPANIONS]
    keys = folder / "keys"
    inside = sorted(keys.iterdir()) if keys.is_dir() and not keys.is_symlink() else [keys]
    return next((path for path in (*names, *inside) if os.path.lexists(path)), None)


def take_back_half(folder: Path) -> None:
    """Takes away what a restore that was killed between two moves has put into this folder; never after the last one, nor beside a database."""

    def look(left: Path) -> None:
        moving = left / _MOVING
        names = moving.read_text(encoding="utf-8").splitlines() if moving.is_file() else []
        if not names or not os.path.lexists(left / _PREPARED / names[-1]) or os.path.lexists(folder / names[-1]):
            return
        for name in names[:-1]:
            if not os.path.lexists(left / _PREPARED / name) and os.path.lexists(folder / name):
                _removal(folder / name)()

    if os.path.lexists(unfinished_name(folder, _NAME)):
        with unfinished_folder(folder, _NAME, look):
            pass


@contextmanager
def preparation(folder: Path) -> Iterator[Preparation]:
    """Folders on the same disk as the goal, gone at the end. Raises ConfigurationError and OSError."""
    at_once = _may_be_renamed_to(folder)
    (folder.parent if at_once else folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    with unfinished_folder(*((folder.parent, folder.name) if at_once else (folder, _NAME))) as working:
        made = Preparation(working / "unpacked", working / _PREPARED, at_once)
        for one in (made.unpacked, made.place):
            one.mkdir(mode=0o700)
        yield made


def _may_be_renamed_to(folder: Path) -> bool:
    """Whether one rename puts everything in place: not onto a mounted disk, not where other things lie, not into a parent that is somebody else's."""
    if not folder.exists():
        return True
    return not (folder.is_mount() or any(folder.iterdir()) or folder == Path.cwd()) and os.access(folder.parent, os.W_OK)


def put_in_place(prepared: Preparation, folder: Path, elsewhere: dict[Path, Path]) -> None:
    """Moves it all. `elsewhere`: files that the configuration wants outside the folder, by where they go. Raises ConfigurationError, OSError."""
    undo: list[Callable[[], object]] = []
    try:
        for target, source in elsewhere.items():
            _copy_new(source, target)
            undo.append(target.unlink)
        if prepared.at_once:
            prepared.place.rename(folder)
            sync_folder(folder.parent)
            return
        # The database comes last: what has none is no desk's place yet.
        moving = sorted(prepared.place.iterdir(), key=lambda one: (not one.is_dir(), one.name != "workflows.db"))
        (prepared.place.parent / _MOVING).write_text("".join(f"{one.name}\n" for one in moving), encoding="utf-8")
        for source in moving:
            target = folder / source.name
            if os.path.lexists(target) and not target.is_dir():
                raise ConfigurationError(str(target), "", "somebody else has just made it; nothing was changed")
            source.rename(target)
            undo.append(_removal(target))
        sync_folder(folder)
    except BaseException:
        for step in reversed(undo):
            with contextlib.suppress(OSError):
                step()
        raise


def _removal(target: Path) -> Callable[[], object]:
    return (lambda: shutil.rmtree(target)) if target.is_dir() else target.unlink


def _copy_new(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(source.read_bytes())
        out.flush()
        os.fsync(out.fileno())
