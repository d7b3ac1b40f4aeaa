"""Starts a program under the filters of system calls that a systemd unit asks for, made from the unit's own lines, since systemd runs in no test.

    python -m tests.deployment.under_the_unit UNIT PROGRAM ARGUMENT …

The filters are systemd's: an allow list, address families, no memory that is both written to and run. What needs systemd itself (its mounts, users) is not done.
"""

import ctypes
import ctypes.util
import errno
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ALLOW: Final = 0x7FFF0000
_EQUAL, _MASKED_EQUAL = 4, 7
_WRITE, _EXECUTE, _SHARED_EXECUTE = 2, 4, 0o100000
_FAMILIES: Final = 46
_NUMBERS: Final = {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}


class _Compared(ctypes.Structure):
    _fields_ = (("argument", ctypes.c_uint), ("how", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64))


def lines(unit: Path, key: str) -> list[str]:
    """The values of one key, in the unit's order."""
    return re.findall(rf"^{key}=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)


def allowed_calls(unit: Path) -> set[str]:
    """The names of the system calls that the unit leaves."""
    first, *others = lines(unit, "SystemCallFilter")
    found = set(_expanded(first.split()))
    for line in others:
        assert line.startswith("~"), line
        found -= set(_expanded(line.removeprefix("~").split()))
    return found


def _expanded(names: list[str]) -> Iterator[str]:
    """A group of systemd's, and the groups in it, down to the calls."""
    for name in names:
        if name.startswith("@"):
            told = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
            yield from _expanded([line.strip() for line in told.splitlines()[1:] if line.strip() and "#" not in line])
        else:
            yield name


class _Filter:
    """One filter of libseccomp."""

    def __init__(self, otherwise: int) -> None:
        self.library = ctypes.CDLL("libseccomp.so.2", use_errno=True)
        self.library.seccomp_init.restype = ctypes.c_void_p
        self.context = ctypes.c_void_p(self.library.seccomp_init(ctypes.c_uint32(otherwise)))

    def add(self, action: int, call: str, *compared: _Compared) -> None:
        number = self.library.seccomp_syscall_resolve_name(call.encode())
        if number == -1:  # Unknown to this library or this machine, so that nobody here can make it.
            return
        given = (_Compared * len(compared))(*compared)
        assert self.library.seccomp_rule_add_array(self.context, ctypes.c_uint32(action), number, len(compared), given) in (0, -errno.EINVAL), call

    def load(self) -> None:
        assert self.library.seccomp_load(self.context) == 0, "the kernel took no filter"


def refused(number: int) -> int:
    """The action that answers a call with this error."""
    return 0x00050000 | number


def confine(unit: Path) -> None:
    """Holds this process, and all that it becomes, to the unit."""
    calls = allowed_calls(unit)  # Asked for before nothing can be started any more.
    memory, families, filtered = _Filter(_ALLOW), _Filter(_ALLOW), _Filter(refused(errno.EPERM))
    if lines(unit, "MemoryDenyWriteExecute") == ["yes"]:
        memory.add(refused(errno.EPERM), "mmap", _Compared(2, _MASKED_EQUAL, _WRITE | _EXECUTE, _WRITE | _EXECUTE))
        for call in ("mprotect", "pkey_mprotect"):
            memory.add(refused(errno.EPERM), call, _Compared(2, _MASKED_EQUAL, _EXECUTE, _EXECUTE))
        memory.add(refused(errno.EPERM), "shmat", _Compared(2, _MASKED_EQUAL, _SHARED_EXECUTE, _SHARED_EXECUTE))
    left = {_NUMBERS[name] for line in lines(unit, "RestrictAddressFamilies") for name in line.split()}
    for family in set(range(_FAMILIES)) - left:
        families.add(refused(errno.EAFNOSUPPORT), "socket", _Compared(0, _EQUAL, family, 0))
    for call in calls:
        filtered.add(_ALLOW, call)
    for one in (memory, families, filtered):
        one.load()


def main() -> None:
    """Confines itself and becomes the program."""
    confine(Path(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])


if __name__ == "__main__":
    main()
