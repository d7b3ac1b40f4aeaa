"""An engine for tests: a text's vector counts its letters. Some texts make it misbehave, so that its keeper is tried."""

import ctypes
import errno
import os
import platform
import socket
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from integrations.encoders.worker import Encode

SIZE = 64
_PARENT = os.getppid()
_TGKILL = {"x86_64": 234, "aarch64": 131}.get(platform.machine(), 0)
_LIBC = ctypes.CDLL(None, use_errno=True)


def load(*arguments: str) -> Encode:
    if "never" in arguments:
        raise RuntimeError("an engine that cannot be loaded")
    if "unconfined" in arguments:
        platform.machine = lambda: "a machine without a filter"
    folder = Path(arguments[0]) if arguments else None

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.stack([_vector(text, folder) for text in texts])

    return encode


def _vector(text: str, folder: Path | None) -> npt.NDArray[np.float32]:
    if text == "die":
        os._exit(3)
    if text == "hang":
        time.sleep(600)
    if text == "babble":
        return np.full(SIZE, np.nan, np.float32)
    if text.startswith("try "):
        return _told(_can(text.removeprefix("try "), folder or Path("/nowhere")))
    vector = np.zeros(SIZE, np.float32)
    for letter in text:
        vector[ord(letter) % (SIZE - 1)] += 1
    vector[SIZE - 1] = len(text) / 64 + 0.01
    return vector


def _told(yes: bool) -> npt.NDArray[np.float32]:
    """The first axis says yes, the second no."""
    axis = np.zeros(SIZE, np.float32)
    axis[0 if yes else 1] = 1
    return axis


def _can(what: str, folder: Path) -> bool:
    """`folder` holds a file `here`; each attempt succeeds in a process that has its rights."""
    here, new = folder / "here", folder / "new"
    try:
        match what:
            case "variable":
                return bool({"HOME", "PATH", "ACCOUNTDESK_SECRET"} & os.environ.keys())
            case "descriptor":
                return any(_open(number) for number in range(4, 64))
            case "network":
                socket.socket().close()
            case "pair":
                os.pipe()
            case "file":
                here.read_bytes()
            case "create":
                new.touch()
            case "truncate":
                os.truncate(here, 0)
            case "rename":
                here.rename(new)
            case "chmod":
                here.chmod(0o777)
            case "mkdir":
                new.mkdir()
            case "rmdir":
                (folder / "empty").rmdir()
            case "symlink":
                new.symlink_to(here)
            case "link":
                new.hardlink_to(here)
            case "unlink":
                here.unlink()
            case "stat":
                here.stat()
            case _:
                return _can_reach_processes(what)
    except OSError:
        return False
    return True


def _can_reach_processes(what: str) -> bool:
    """Raises OSError for what is refused."""
    match what:
        case "program":
            return os.system("true") == 0
        case "fork":
            if os.fork() == 0:
                os._exit(0)
        case "kill":
            os.kill(_PARENT, 0)
        case "tgkill":
            return bool(_LIBC.syscall(_TGKILL, _PARENT, _PARENT, 0) == 0)
        case "pidfd_open":
            os.close(os.pidfd_open(_PARENT))
        case _:
            raise ValueError(what)
    return True


def _open(number: int) -> bool:
    """Anything but "no such descriptor" means that there is one."""
    try:
        os.lseek(number, 0, os.SEEK_CUR)
    except OSError as trouble:
        return trouble.errno != errno.EBADF
    return True
