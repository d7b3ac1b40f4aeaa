"""The keys: created at the first start, readable by their owner only, part of the backup."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import read_bounded
from bot.secret import Secret

_LENGTH = 32
_LARGEST = 64 * 1024


def read_key(written: str | None, name: str, folder: Path) -> Secret:
    """The key that the configuration names (`file:PATH` or a value), or the one under `folder`, created if there is none.

    Raises ConfigurationError if the file cannot be read or created, or is too short for a key.
    """
    if written is not None and not written.startswith("file:"):
        return _checked(written, name, "config.yaml")
    path = key_path(written, name, folder)
    try:
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _make(path)
        return _checked(read_bounded(path, _LARGEST).decode("ascii").strip(), name, str(path))
    except (OSError, UnicodeDecodeError) as trouble:
        raise ConfigurationError(str(path), f"keys.{name}", f"the key file cannot be used ({type(trouble).__name__})") from None


def held_key(written: str | None, name: str, folder: Path) -> Secret | None:
    """The same if it exists; nothing is created. Raises as `read_key` does."""
    if written is None or written.startswith("file:"):
        path = key_path(written, name, folder)
        if not path.exists():
            return None
    return read_key(written, name, folder)


def needed_key(written: str | None, name: str, folder: Path) -> Secret:
    """The same for a command that cannot do without it, and creates nothing. Raises ConfigurationError where there is none, and as `read_key` does."""
    held = held_key(written, name, folder)
    if held is None:
        raise ConfigurationError(str(key_path(written, name, folder)), f"keys.{name}", "there is no key here; put it back, or start the desk once")
    return held


def key_path(written: str | None, name: str, folder: Path) -> Path:
    """The key's file: the one that the configuration names, or the one under `folder`."""
    return Path(written.removeprefix("file:")) if written else folder / f"{name}.key"


def _make(path: Path) -> None:
    """Completely or not at all: another desk that starts at the same moment must not read half a key."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_LENGTH) + "\n")
        with contextlib.suppress(FileExistsError):
            _place(temporary, path)
    finally:
        os.unlink(temporary)


def _place(temporary: str, path: Path) -> None:
    """Raises FileExistsError if another desk was first."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # A file system without links.
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(Path(temporary).read_bytes())


def _checked(value: str, name: str, file: str) -> Secret:
    if len(value) < _LENGTH:
        raise ConfigurationError(file, f"keys.{name}", f"expected at least {_LENGTH} characters of chance; remove the file to have one made")
    return Secret(value)
