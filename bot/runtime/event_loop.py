"""The program's event loop: uvloop, but names are looked up in threads of their own.

libuv looks names up in the two free threads of a small pool: two names that no server answers for hold up every other connection by name.
"""

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from typing import Any, Final

import uvloop

_PATIENCE: Final = 10.0
_MOST: Final = 64
_Found = list[tuple[Any, ...]]


class EventLoop(uvloop.Loop):
    """One thread a name, whoever asks for it: the lookup is shared, and given up after ten seconds by those who wait for it."""

    def __init__(self) -> None:
        super().__init__()
        self._lookups: dict[tuple[object, ...], asyncio.Future[_Found]] = {}

    async def getaddrinfo(self, host: Any, port: Any, *, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0) -> Any:
        """The addresses behind a name. Raises socket.gaierror, also where no name server answers in time or very many names are being looked up."""
        if host is None or _is_address(host):
            return socket.getaddrinfo(host, port, family=family, type=type, proto=proto, flags=flags)
        asked = (host, port, family, type, proto, flags)
        found = self._lookups.get(asked)
        if found is None:
            if len(self._lookups) >= _MOST:
                raise socket.gaierror(socket.EAI_AGAIN, "too many names are being looked up")
            found = self._lookups[asked] = self.create_future()
            found.add_done_callback(lambda done: self._over(asked, done))
            # A daemon: the program ends although a name server is silent.
            threading.Thread(target=self._look_up, args=(asked, found), name="name lookup", daemon=True).start()
        try:
            async with asyncio.timeout(_PATIENCE):
                return list(await asyncio.shield(found))
        except TimeoutError:
            raise socket.gaierror(socket.EAI_AGAIN, "no name server answers") from None

    async def create_connection(self, protocol_factory: Any, host: Any = None, port: Any = None, **more: Any) -> Any:
        """As any loop's; the addresses behind a name are tried in turn."""
        if host is None or more.get("sock") is not None or _is_address(host):
            return await super().create_connection(protocol_factory, host, port, **more)
        wanted = {name: more.pop(name, 0) for name in ("family", "proto", "flags")}
        if more.get("ssl") and more.get("server_hostname") is None:
            more["server_hostname"] = host
        trouble: OSError | None = None
        for family, _, proto, _, address in await self.getaddrinfo(host, port, type=socket.SOCK_STREAM, **wanted):
            try:
                return await super().create_connection(protocol_factory, address[0], address[1], family=family, proto=proto, **more)
            except ssl.SSLError:
                raise
            except OSError as one:
                trouble = trouble or one
        raise trouble or OSError(f"{host} has no address")

    async def create_datagram_endpoint(self, protocol_factory: Any, local_addr: Any = None, remote_addr: Any = None, **more: Any) -> Any:
        """As any loop's; the first address behind a name."""
        if remote_addr is not None and not _is_address(remote_addr[0]):
            found = await self.getaddrinfo(*remote_addr[:2], family=more.pop("family", 0), type=socket.SOCK_DGRAM)
            more["family"], remote_addr = found[0][0], found[0][4][:2]
        return await super().create_datagram_endpoint(protocol_factory, local_addr, remote_addr, **more)

    def _look_up(self, asked: tuple[Any, ...], found: "asyncio.Future[_Found]") -> None:
        tell: Callable[[], None]
        try:
            addresses: _Found = list(socket.getaddrinfo(*asked))
        except (OSError, UnicodeError) as trouble:
            failed = trouble if isinstance(trouble, OSError) else socket.gaierror(socket.EAI_NONAME, "this is no name of a host")
            tell = lambda: found.set_exception(failed)  # noqa: E731
        else:
            tell = lambda: found.set_result(addresses)  # noqa: E731
        # The loop may have ended meanwhile.
        with contextlib.suppress(RuntimeError):
            self.call_soon_threadsafe(lambda: None if found.done() else tell())

    def _over(self, asked: tuple[object, ...], found: "asyncio.Future[_Found]") -> None:
        self._lookups.pop(asked, None)
        if not found.cancelled():
            found.exception()  # whoever still waits is told; where nobody does, it is no error


def _is_address(host: Any) -> bool:
    try:
        ipaddress.ip_address(host.decode("ascii") if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return True
