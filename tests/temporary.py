"""Temporary folders in memory where there is room: a database waits for the disk at each commit, and the tests commit some hundred thousand times."""

import os
import tempfile
from pathlib import Path
from typing import Final

_MEMORY: Final = Path("/dev/shm")
_ROOM: Final = 2 * 1024**3


def keep_in_memory() -> None:
    """For this process and those that it starts; whoever names another folder in TMPDIR has that one, and so has a machine without such room."""
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    room = os.statvfs(_MEMORY)
    if room.f_bavail * room.f_frsize >= _ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)
