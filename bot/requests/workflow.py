"""Durable execution by DBOS: interrupted requests are resumed after a crash. Workflow id = request id; no secret is ever an argument.

The library is imported and launched when something is first executed, or right after start-up if something was interrupted:
importing it takes longer than the rest of start-up.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from typing import Any, Final

from bot.runtime.quick_dataclass import dataclass

_NAME: Final = "accountdesk"
_LAST_STEPS: Final = 3
"""Seconds that running workflows get at shutdown."""
_LOOKS: Final = 0.05
"""Seconds between DBOS's polls for notifications, which the desk does not use: shutdown waits for a poll to end."""
_VERSION: Final = "1"
"""Changes with the steps of the workflow: DBOS resumes only workflows of the same version, the desk's own ticks resume the rest."""

Perform = Callable[[str], Awaitable[dict[str, Any]]]
Settle = Callable[[str, dict[str, Any]], Awaitable[str]]


@dataclass
class DurableWorkflow:
    """A workflow of two steps: perform, then settle. DBOS is a singleton, so only one of these is launched at a time. `desk`: this desk's name where
    others can be on the same database: a workflow belongs to the desk that began it."""

    url: str
    desk: str | None = None
    _start: Callable[[str, str], Awaitable[None]] | None = None
    _close: Callable[[], None] | None = None
    _resume: Callable[[list[str]], None] | None = None
    _launching: asyncio.Lock = field(default_factory=asyncio.Lock)
    _over: bool = False

    async def launch(self, perform: Perform, settle: Settle) -> None:
        """Resumes whatever a crash interrupted. Must be called on the desk's event loop; a second call does nothing."""
        async with self._launching:
            if self._start is None and not self._over:
                module = await asyncio.to_thread(_ready, self.url)
                self._start, self._close, self._resume = await _launched(module, self.url, self.desk, perform, settle)

    async def start(self, attempt: str, request: str) -> None:
        """Starts the workflow `attempt` for a request; one that was already started continues unchanged. Raises RuntimeError before `launch`."""
        if self._start is None:
            raise RuntimeError("launch first")
        await self._start(attempt, request)

    async def resume_of(self, desks: Sequence[str]) -> None:
        """Resumes the workflows of desks that are gone, each on one living desk; harmless when it is repeated. Raises RuntimeError before `launch`."""
        if self._resume is None:
            raise RuntimeError("launch first")
        await asyncio.to_thread(self._resume, list(desks))

    async def close(self) -> None:
        """Stops; running workflows are resumed at the next start. A launch under way is waited for, and none begins afterwards: DBOS is one a process."""
        async with self._launching:
            self._over = True
            if self._close is not None:
                close, self._start, self._close, self._resume = self._close, None, None, None
                # DBOS gave the loop its thread pool and takes it away; the rest of the desk needs another.
                asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())
                await asyncio.to_thread(close)


def _ready(url: str) -> Any:
    """The library with its migrated tables: a migration waits for open transactions to end, so it must not block the loop that holds them."""
    import dbos  # noqa: PLC0415 - see the module's docstring

    for name in ("dbos", "dbos.error", "alembic"):
        logging.getLogger(name).setLevel(logging.ERROR)
    dbos.DBOS.migrate(url)
    return dbos


async def _launched(
    dbos: Any, url: str, desk: str | None, perform: Perform, settle: Settle
) -> tuple[Callable[[str, str], Awaitable[None]], Callable[[], None], Callable[[list[str]], None]]:
    named = {"name": _NAME, "system_database_url": url, "application_version": _VERSION}
    if desk is not None:
        named["executor_id"] = desk
    dbos.DBOS(config={**named, "log_level": "ERROR", "run_migrations": False, "notification_listener_polling_interval_sec": _LOOKS})
    under_way: set[str] = set()

    @dbos.DBOS.step(name="perform")  # type: ignore[untyped-decorator]
    async def performed(request: str) -> dict[str, Any]:
        return await perform(request)

    @dbos.DBOS.step(name="settle")  # type: ignore[untyped-decorator]
    async def settled(request: str, known: dict[str, Any]) -> str:
        return await settle(request, known)

    @dbos.DBOS.workflow(name="carry_out")  # type: ignore[untyped-decorator]
    async def carry_out(request: str) -> str:
        under_way.add(request)
        try:
            did = await performed(request)
            return str(await settled(request, did["known"])) if did["settle"] else "over"
        finally:
            under_way.discard(request)

    dbos.DBOS.launch()

    async def start(attempt: str, request: str) -> None:
        with dbos.SetWorkflowID(attempt):
            await dbos.DBOS.start_workflow_async(carry_out, request)

    def close() -> None:
        with contextlib.suppress(Exception):
            # When asked to wait, DBOS sleeps a second before it checks whether there is anything to wait for.
            dbos.DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=_LAST_STEPS if under_way else 0)

    def resume(desks: list[str]) -> None:
        # The public `resume_workflows` would also start a second time what a living desk has taken over meanwhile.
        dbos.DBOS._recover_pending_workflows(desks)

    return start, close, resume
