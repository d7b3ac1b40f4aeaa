"""What a process gives up before it reads strangers' texts: files, network, other programs, and memory without end.

Rights are given up by a filter of system calls (seccomp); where the kernel or the machine offers none, the limits of `resource` remain.
"""

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
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_X32: Final = 0x40000000  # A second numbering of the same calls.

# The number of the architecture, and by it the calls that open files, speak over networks, start programs or processes, or look into other processes:
# socket socketpair connect bind listen accept accept4 sendto sendmsg · open openat openat2 creat · execve execveat fork vfork clone clone3 ·
# ptrace process_vm_readv process_vm_writev · kill · unlink unlinkat rename renameat2 · io_uring_setup · memfd_create.
_CALLS: Final = {
    "x86_64": (
        0xC000003E,
        (41, 53, 42, 49, 50, 43, 288, 44, 46, 2, 257, 437, 85, 59, 322, 57, 58, 56, 435, 101, 310, 311, 62, 87, 263, 82, 316, 425, 319),
    ),
    "aarch64": (0xC00000B7, (198, 199, 203, 200, 201, 202, 242, 206, 211, 56, 437, 221, 281, 220, 435, 117, 270, 271, 129, 35, 276, 425, 279)),
}


def limit_resources() -> None:
    """No core dump with somebody's words in it, no file written, memory with an end; and an end with the process that started this one."""
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, _MEMORY)):
        resource.setrlimit(what, (most, most))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def give_up_rights() -> bool:
    """From now on no file, socket, program or process can be opened. False where this machine offers no such filter."""
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
    """Another architecture's call, one of the second numbering and each of `calls` is refused, all others go through."""
    refused = len(calls) + 2  # Steps from the test of the numbering to the refusal.
    steps = [
        (_LOAD, 0, 0, 4),
        (_IF_EQUAL, 0, refused + 1, architecture),
        (_LOAD, 0, 0, 0),
        (_IF_AT_LEAST, refused - 1, 0, _X32),
        *((_IF_EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
