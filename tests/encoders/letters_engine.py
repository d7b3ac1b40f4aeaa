"""An engine for tests: a text's vector counts its letters. Some texts make it misbehave, so that its keeper is tried."""

import os
import socket
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from integrations.encoders.worker import Encode

SIZE = 64


def load(*arguments: str) -> Encode:
    if "never" in arguments:
        raise RuntimeError("an engine that cannot be loaded")

    def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return np.stack([_vector(text) for text in texts])

    return encode


def _vector(text: str) -> npt.NDArray[np.float32]:
    if text == "die":
        os._exit(3)
    if text == "hang":
        time.sleep(600)
    if text == "babble":
        return np.full(SIZE, np.nan, np.float32)
    if text.startswith("try "):
        return _told(_can(text.removeprefix("try ")))
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


def _can(what: str) -> bool:
    try:
        match what:
            case "network":
                socket.socket().close()
            case "file":
                Path("/etc/hostname").read_bytes()
            case "write":
                Path("/tmp/accountdesk-encoder-wrote").write_text("x")
            case "program":
                return os.system("true") == 0
            case "fork":
                if os.fork() == 0:
                    os._exit(0)
            case "variable":
                return bool({"HOME", "PATH", "ACCOUNTDESK_SECRET"} & os.environ.keys())
            case "descriptor":
                return any(_open(number) for number in range(4, 64))
            case _:
                raise ValueError(what)
    except OSError:
        return False
    return True


def _open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True
