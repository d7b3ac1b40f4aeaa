"""What a process gives up before it reads strangers' texts: files, network, other programs, and memory without end.

Rights are given up by a filter of system calls (seccomp); where the kernel or the machine offers none, the limits of `resource` remain.
"""

import contextlib
import ctypes
import errno
import platform
import resource
import signal
import struct
import sys
from collections.abc import Sequence
from typing import Final

_MEMORY: Final = 2 << 30  # Bytes of address space; OpenBLAS reserves some hundred megabytes of it that it never uses.

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_NO_NEW_PRIVS: Final = 38
_PR_SET_SECCOMP: Final = 22
_FILTER: Final = 2
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06

# The number of the architecture, and by it the only calls that go through: what arithmetic on texts already loaded needs. What is not named is refused.
# Open pipes: read write readv writev close lseek poll ppoll · memory: mmap munmap mremap mprotect madvise brk · signals and waiting: futex rt_sigaction
# rt_sigprocmask rt_sigreturn sigaltstack nanosleep clock_nanosleep restart_syscall · time, chance, itself: clock_gettime clock_getres gettimeofday
# getrandom getpid gettid sched_yield sched_getaffinity membarrier rseq set_robust_list · its end: exit exit_group. Aarch64 has no poll.
_CALLS: Final = {
    "x86_64": (
        0xC000003E,
        (
            *(0, 1, 19, 20, 3, 8, 7, 271, 9, 11, 25, 10, 28, 12, 202, 13),
            *(14, 15, 131, 35, 230, 219, 228, 229, 96),
            *(318, 39, 186, 24, 204, 324, 334, 273, 60, 231),
        ),
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(63, 64, 65, 66, 57, 62, 73, 222, 215, 216, 226, 233, 214, 98, 134),
            *(135, 139, 132, 101, 115, 128, 113, 114, 169),
            *(278, 172, 178, 124, 123, 283, 293, 99, 93, 94),
        ),
    ),
}


def limit_resources() -> None:
    """No core dump with somebody's words in it, no file written, memory with an end; and an end with the process that started this one."""
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, _MEMORY)):
        with contextlib.suppress(ValueError, OSError):  # macOS has no end of address space; a limit that is lower already stays.
            resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def give_up_rights() -> bool:
    """From now on nothing can be opened, changed, started or signalled; what is open can be read and written. False where this machine offers no such filter."""
    known = _CALLS.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    steps = _program(*known)
    code = ctypes.create_string_buffer(steps, len(steps))

    class Program(ctypes.Structure):
        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    given = Program(len(steps) // 8, ctypes.cast(code, ctypes.c_void_p))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    return bool(prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(given), 0, 0) == 0)


def _program(architecture: int, calls: Sequence[int]) -> bytes:
    """Each of `calls` goes through; every other one, and every call of another architecture or numbering, is refused."""
    steps = [
        (_LOAD, 0, 0, 4),
        (_IF_EQUAL, 0, len(calls) + 1, architecture),
        (_LOAD, 0, 0, 0),
        *((_IF_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
