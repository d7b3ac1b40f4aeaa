"""Health endpoints: is the process alive, and is it able to work."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store


async def healthz(request: Request) -> Response:
    """The process is alive."""
    return PlainTextResponse("ok\n")


@dataclass(frozen=True)
class Readiness:
    """Whether the desk can work: without its database it cannot even store a message."""

    store: Store

    async def readyz(self, request: Request) -> Response:  # noqa: ARG002
        """The database answers; 503 if it does not."""
        try:
            async with self.store.look() as work:
                await work.clock_ahead()
        except (SQLAlchemyError, OSError) as trouble:
            return PlainTextResponse(f"not ready: the database does not answer ({type(trouble).__name__})\n", 503)
        return PlainTextResponse("ready\n")
