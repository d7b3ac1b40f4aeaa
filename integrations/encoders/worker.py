"""The process that reads strangers' texts with somebody else's C code: texts in on standard input, vectors out on standard output.

It is started with an empty environment and without the desk's files. A request is one line of JSON, a list of texts; the answer is a line
with the counts of rows and columns, then the numbers. Before the first request a line says the columns,
and 1 where the filter of system calls holds, else 0. It imports nothing of the desk.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from integrations.encoders import LONGEST
from integrations.encoders.confinement import give_up_rights, limit_resources

Encode = Callable[[Sequence[str]], npt.NDArray[np.float32]]
_LONGEST_LINE: Final = 1 << 20
_PATIENT: Final = 10


def main() -> None:
    """Loads the engine that the arguments name, gives up all rights, and answers until standard input ends."""
    module, patient, *arguments = sys.argv[1:]
    # Whatever a library prints must not stand among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    if patient == "patient":
        os.nice(_PATIENT)
    limit_resources()
    encode: Encode = importlib.import_module(module).load(*arguments)
    size = encode(["?"]).shape[1]
    confined = give_up_rights()
    answers.write(f"{size} {int(confined)}\n".encode())
    answers.flush()
    while line := sys.stdin.buffer.readline(_LONGEST_LINE):
        vectors = np.ascontiguousarray(encode(_texts(json.loads(line))), dtype=np.float32)
        answers.write(f"{vectors.shape[0]} {vectors.shape[1]}\n".encode() + vectors.tobytes())
        answers.flush()


def _texts(read: Any) -> list[str]:
    """What an engine may be shown: short, without NUL and lone surrogates."""
    return [str(text)[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode() for text in read]
