"""Health endpoints: is the process alive, and is it able to work."""

from typing import Final

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.runtime.shared_question import SharedQuestion
from bot.store.work import Store

_PATIENCE: Final = 3.0


async def healthz(request: Request) -> Response:
    """The process is alive."""
    return PlainTextResponse("ok\n")


class Readiness:
    """Whether the desk can work: without its database it cannot even store a message."""

    def __init__(self, store: Store) -> None:
        self._question = SharedQuestion(lambda: store.answers(), _PATIENCE)

    async def readyz(self, request: Request) -> Response:  # noqa: ARG002
        """The database answers and takes what is written; 503 if it does not, within three seconds."""
        try:
            await self._question.answer()
        except (SQLAlchemyError, OSError) as trouble:
            return PlainTextResponse(f"not ready: the database does not answer ({type(trouble).__name__})\n", 503)
        return PlainTextResponse("ready\n")
