"""An encoder in a process of its own: what it reads are strangers' texts, and what reads them is C code, so it gets neither keys nor time without end."""

import asyncio
import contextlib
import json
import sys
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import structlog

from bot.ports import SentenceVectors
from bot.runtime.quick_dataclass import dataclass
from integrations.encoders import LONGEST

_ROOT: Final = Path(__file__).resolve().parent.parent.parent
# Isolated: no variable and no folder of whoever started the desk says what is imported.
_START: Final = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from integrations.encoders.worker import main; main()"
_ENVIRONMENT: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}
_WAITING: Final = 2
_AT_ONCE: Final = 8  # Texts of one request.
_REMEMBERED: Final = 4096
_FAILURES: Final = 3  # So many in a row, and it rests: what cannot start would be started for every message.
_RESTS: Final = 60.0
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class EncoderLimits:
    """Seconds. `answer`: for one text; `start`: from nothing to the first answer; `patient`: whether it stands back behind all other work."""

    answer: float = 1.0
    start: float = 10.0
    patient: bool = False


class EncoderProcess:
    """`engine`: a module with `load(*arguments)`; `name`: which model it is. Not for two event loops at once."""

    def __init__(self, name: str, engine: str, arguments: Sequence[str] = (), limits: EncoderLimits | None = None) -> None:
        self.name = name
        self._limits = limits or EncoderLimits()
        self._command = (sys.executable, "-I", "-c", _START, engine, "patient" if self._limits.patient else "prompt", *arguments)
        self._process: asyncio.subprocess.Process | None = None
        self._size = 0
        self._lock = asyncio.Lock()
        self._waiting = 0
        self._remembered: OrderedDict[str, SentenceVectors] = OrderedDict()
        self._failures, self._rests_until = 0, 0.0
        self._starting: asyncio.Task[asyncio.subprocess.Process | None] | None = None
        self._closed = False
        self._confined: bool | None = None

    @property
    def pid(self) -> int | None:
        """The process that answers now."""
        return None if self._process is None else self._process.pid

    @property
    def confined(self) -> bool | None:
        """Whether the filter of system calls holds there; None until one has started."""
        return self._confined

    async def encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        """One unit vector a text; None where it is dead, late, or two others wait already. Never raises."""
        cut = [text[:LONGEST] for text in texts]
        missing = list(dict.fromkeys(text for text in cut if text not in self._remembered))
        # What is asked for is held here, too: remembering many might forget the first of them.
        found = {text: self._recall(text) for text in cut if text in self._remembered}
        for begin in range(0, len(missing), _AT_ONCE):
            some = missing[begin : begin + _AT_ONCE]
            vectors = await self._encode(some)
            if vectors is None:
                return None
            for text, vector in zip(some, vectors, strict=True):
                found[text] = vector
                self._remember(text, vector)
        return np.stack([found[text] for text in cut]) if cut else np.zeros((0, max(self._size, 1)), np.float32)

    async def ready(self) -> bool:
        """Starts it where it does not run. False where it cannot be started."""
        return await self._running() is not None

    async def close(self) -> None:
        """Ends it for good; calls under way get no answer. What it remembers it still knows."""
        self._closed = True
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        process, self._process, self._starting = self._process, None, None
        await _end(process)

    async def _encode(self, texts: Sequence[str]) -> SentenceVectors | None:
        """One request, within its time; whoever is late while another is served was not served, and no process dies of it."""
        if self._waiting > _WAITING:
            return None
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.answer * len(texts)) as limit:
                async with self._lock:
                    return await self._asked(texts, limit)
        except TimeoutError:
            return None
        finally:
            self._waiting -= 1

    async def _asked(self, texts: Sequence[str], limit: asyncio.Timeout) -> SentenceVectors | None:
        process = await self._running()
        if process is None:
            return None
        try:
            vectors = await self._answered(process, texts)
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as trouble:
            self._give_up(type(trouble).__name__)
            return None
        except asyncio.CancelledError:  # Too late, or nobody waits any more: its answer would be read as the next one's.
            self._give_up("late" if limit.expired() else None)
            raise
        self._failures = 0
        return vectors

    async def _answered(self, process: asyncio.subprocess.Process, texts: Sequence[str]) -> SentenceVectors:
        """Raises ValueError for what is no answer to these texts."""
        if process.stdin is None or process.stdout is None:
            raise ValueError("no pipes")
        process.stdin.write(json.dumps(list(texts)).encode() + b"\n")
        await process.stdin.drain()
        rows, columns = (int(part) for part in (await process.stdout.readuntil(b"\n")).split())
        if (rows, columns) != (len(texts), self._size):
            raise ValueError("another shape than asked for")
        read = np.frombuffer(await process.stdout.readexactly(rows * columns * 4), dtype=np.float32).reshape(rows, columns)
        lengths = np.linalg.norm(read, axis=1, keepdims=True)
        if not np.isfinite(lengths).all() or (lengths < 1e-6).any():
            raise ValueError("no directions")
        vectors: SentenceVectors = (read / lengths).astype(np.float32)
        return vectors

    async def _running(self) -> asyncio.subprocess.Process | None:
        """The process, started where there is none. A start goes on when whoever asked for it is late."""
        if self._process is not None and self._process.returncode is None:
            return self._process
        if self._closed:
            return None
        if self._starting is None or self._starting.done():
            if asyncio.get_running_loop().time() < self._rests_until:
                return None
            self._starting = asyncio.get_running_loop().create_task(self._started())
        starting = self._starting
        await asyncio.wait([starting])
        return None if starting.cancelled() else starting.result()

    async def _started(self) -> asyncio.subprocess.Process | None:
        process = None
        try:
            async with asyncio.timeout(self._limits.start):
                process = await asyncio.create_subprocess_exec(
                    *self._command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                    env=_ENVIRONMENT, cwd="/", start_new_session=True,
                )  # fmt: skip
                if process.stdout is None:
                    raise ValueError("no pipe")
                self._size, confined = (int(part) for part in (await process.stdout.readuntil(b"\n")).split())
        except (OSError, ValueError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as trouble:
            await _end(process)
            self._count_failure(type(trouble).__name__)
            return None
        except asyncio.CancelledError:
            await _end(process)
            raise
        self._process = process
        if not confined and self._confined is None:
            _log.warning("the encoder runs without a filter of system calls", encoder=self.name)
        self._confined = bool(confined)
        return process

    def _give_up(self, failure: str | None) -> None:
        """Kills the process, and starts its replacement beside whatever else is done. `failure`: None where it was not at fault."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        if self._closed:
            return
        if failure is not None:
            self._count_failure(failure)
        if asyncio.get_running_loop().time() >= self._rests_until:
            self._starting = asyncio.get_running_loop().create_task(self._started())

    def _count_failure(self, why: str) -> None:
        self._failures += 1
        _log.warning("the encoder gave no answer; letters alone decide", trouble=why, times=self._failures)
        if self._failures >= _FAILURES:
            self._failures = 0
            self._rests_until = asyncio.get_running_loop().time() + _RESTS

    def _recall(self, text: str) -> SentenceVectors:
        self._remembered.move_to_end(text)
        return self._remembered[text]

    def _remember(self, text: str, vector: SentenceVectors) -> None:
        self._remembered[text] = vector
        if len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)


async def _end(process: asyncio.subprocess.Process | None) -> None:
    if process is None or process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
