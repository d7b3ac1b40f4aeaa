"""Answers delivered by a local mail server over LMTP: who writes to no ticket, or writes nothing new, is told by that server."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final

import structlog
from aiosmtpd.lmtp import LMTP

from bot.errors import ConfigurationError
from integrations.helpdesk.email.answers import TakenMail
from integrations.helpdesk.email.received import LARGEST

_PATIENCE: Final = 60.0
_MOST_AT_ONCE: Final = 20
Take = Callable[[bytes, Iterable[str]], Awaitable[TakenMail]]
_ANSWERS: Final = {
    TakenMail.STRANGE: "550 5.7.1 this is no address of a ticket, or no mail that may answer it",
    TakenMail.UNREADABLE: "550 5.6.0 this mail cannot be read",
    TakenMail.EMPTY: "550 5.6.0 there are no words of your own above the quoted mail; nobody was told",
}
_log = structlog.get_logger("helpdesk mail")


class _Listener(LMTP):
    """Longer lines than the standard's 998 come from programs that write a paragraph as one."""

    line_length_limit = 100_000


class _Reception:
    """What aiosmtpd asks. One recipient a mail: each is another ticket, and LMTP wants an answer for each."""

    def __init__(self, take: Take) -> None:
        self._take = take

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: ARG002
        """The address is examined with the mail; a second one comes with the next."""
        if envelope.rcpt_tos:
            return "452 4.5.3 one recipient at a time"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ARG002
        """250 only once it is kept."""
        raw = envelope.content if isinstance(envelope.content, bytes) else str(envelope.content or "").encode("utf-8", "replace")
        if not (envelope.mail_from or "").strip("<>"):
            raw = b"Return-Path: <>\r\n" + raw
        try:
            taken = await self._take(raw, tuple(envelope.rcpt_tos))
        except Exception as trouble:  # the mail server keeps it and comes again
            _log.error("a mail could not be kept", trouble=type(trouble).__name__)
            return "451 4.3.0 not now, please come again"
        return _ANSWERS.get(taken, "250 2.0.0 OK")


@asynccontextmanager
async def listening(address: str, take: Take) -> AsyncIterator[int]:
    """While the block runs, mail is taken at `host:port`; gives the port. Raises ConfigurationError if the address is not available."""
    host, _, port = address.rpartition(":")
    loop = asyncio.get_running_loop()
    reception = _Reception(take)

    def connected() -> asyncio.BaseProtocol:
        protocol: asyncio.BaseProtocol = _Listener(
            reception, data_size_limit=LARGEST, enable_SMTPUTF8=True, hostname="accountdesk", ident="ready", timeout=_PATIENCE, loop=loop
        )
        return protocol

    try:
        server = await loop.create_server(connected, host.strip("[]"), int(port), backlog=_MOST_AT_ONCE)
    except OSError as trouble:
        raise ConfigurationError("config.yaml", "helpdesk.lmtp", f"{address}: {trouble.strerror or type(trouble).__name__}; name another one") from None
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
