"""Connections with deadlines: a client must send its request in time, and take the answer in time."""

import asyncio
import resource
from collections.abc import Mapping
from typing import Any, Final

import h11
from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WITHIN: Final = 10.0
"""Seconds for the whole head of a request, from the opening of the connection or its first byte after the previous answer."""
BODY_WITHIN: Final = 30.0
"""Seconds for the whole body; the pages themselves answer 408 a little earlier."""
FILES_WITHIN: Final = 70.0
"""The same for a form with files, from a slow phone, where such forms are taken."""
FILES_TAKEN_AT: Final = frozenset({"/say"})
TAKEN_WITHIN: Final = 60.0
"""Seconds within which a stalled reader must continue."""
LARGEST_HEAD: Final = 16 * 1024
"""Bytes of a request's head; more gets 400."""
_MOST: Final = 1000
_OTHERS: Final = 200
"""Open files that are not browser connections: the database, platforms, account systems."""


def most_connections() -> int:
    """The maximum number of connections: a thousand, or what this process may open."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MOST if allowed == resource.RLIM_INFINITY else max(50, min(_MOST, allowed - _OTHERS))


class Connection(H11Protocol):
    """A connection with deadlines. Nobody is refused for their address (a whole city may share one): beyond the limit the connection that has been
    silent longest is closed, or if none is silent the oldest one; a page's live updates reconnect by themselves."""

    head_within = HEAD_WITHIN
    body_within = BODY_WITHIN
    files_within = FILES_WITHIN
    taken_within = TAKEN_WITHIN
    most = _MOST

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._awaited: object = None
        self._deadline: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self.since = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The head is awaited from now on."""
        super().connection_made(transport)
        self.app = _with_extensions(self.app, self.extensions())
        self.since = self.loop.time()
        self._await()
        if len(self.connections) > self.most:
            others = [
                connection
                for connection in self.connections
                if isinstance(connection, Connection) and connection is not self and not connection.transport.is_closing()
            ]
            if len(others) >= self.most:
                min(others, key=lambda candidate: (not candidate.silent, candidate.since)).give_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is awaited any more."""
        for timer in (self._deadline, self._reading):
            if timer is not None:
                timer.cancel()
        self._deadline = self._reading = None
        self._awaited = h11.CLOSED
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Data arrived."""
        super().data_received(data)
        self._await()

    def on_response_complete(self) -> None:
        """The answer is complete; another request may come."""
        super().on_response_complete()
        self._await()

    def pause_writing(self) -> None:
        """The reader has stalled."""
        super().pause_writing()
        if self._reading is None:
            self._reading = self.loop.call_later(self.taken_within, self.give_up)

    def resume_writing(self) -> None:
        """The reader continues."""
        super().resume_writing()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def extensions(self) -> Mapping[str, dict[object, object]]:
        """What every request on this connection is told of it: who is at its other end, whatever a header claims."""
        return {"peer": {"host": "" if self.client is None else self.client[0]}}

    @property
    def silent(self) -> bool:
        """Whether the other side still owes part of its request."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY)

    def give_up(self) -> None:
        """Ends it at once; whatever awaits its body learns that the client is gone."""
        if not self.transport.is_closing():
            self.transport.abort()

    def _await(self) -> None:
        """Starts the deadline while the other side owes something; only the next part restarts it, never the next byte."""
        owed = self.conn.their_state
        if self._awaited is h11.CLOSED or owed is self._awaited:
            return
        self._awaited = owed
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        within = {h11.IDLE: self.head_within, h11.SEND_BODY: self.files_within if self._brings_files() else self.body_within}.get(owed)
        if within is not None:
            self._deadline = self.loop.call_later(within, self.give_up)

    def _brings_files(self) -> bool:
        """Whether the request that is being received may take as long as files take."""
        if self.scope is None or self.scope["path"] not in FILES_TAKEN_AT:
            return False
        return any(name == b"content-type" and value.lower().startswith(b"multipart/form-data") for name, value in self.headers)


class CertificateConnection(Connection):
    """A connection on which the browser may have presented a certificate: uvicorn itself hands on none."""

    def extensions(self) -> Mapping[str, dict[object, object]]:
        """With the certificate in DER, None where none was presented."""
        tls = self.transport.get_extra_info("ssl_object")
        return {**super().extensions(), "tls": {"client_cert_der": None if tls is None else tls.getpeercert(binary_form=True)}}


def connection_class(kind: type[Connection] = Connection) -> type[Connection]:
    """The connection class for a server in this process, with this process's limit."""
    return type(kind.__name__, (kind,), {"most": most_connections()})


def _with_extensions(app: ASGI3Application, extensions: Mapping[str, dict[object, object]]) -> ASGI3Application:
    async def application(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] == "http":
            scope["extensions"] = {**scope.get("extensions", {}), **extensions}
        await app(scope, receive, send)

    return application
