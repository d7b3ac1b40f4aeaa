"""A mail server that goes wrong in whatever way a test wants, and keeps the mails that it took."""

import asyncio
import contextlib
import email
import email.policy
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

ANSWERS: Final = {"4xx": "451 4.3.0 try again later", "5xx": "550 5.7.1 not from you"}


@dataclass
class Post:
    """`way`: well; 4xx or 5xx, answered to every recipient; hang, nothing is answered; cut, the mail is taken and the line cut before its yes; refused: see `stop`."""

    way: str = "well"
    port: int = 0
    taken: list[tuple[str, str]] = field(default_factory=list)
    _server: asyncio.Server | None = None
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)

    async def start(self) -> None:
        """Listens, on the same port as before."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Connections are refused from now on."""
        if self._server is not None:
            self._server.close()
            for line in tuple(self._lines):
                line.close()
            self._server = None

    def codes(self, address: str) -> list[str]:
        """The codes that were mailed to somebody, in their order."""
        mine = (text for to, text in self.taken if to == address)
        return [found[0] for text in mine if (found := re.search(r"\b\d{6}\b", text))]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.add(writer)
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            await self._talk(reader, writer)
        self._lines.discard(writer)
        writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(text: str) -> None:
            writer.write(f"{text}\r\n".encode())

        if self.way == "hang":
            await reader.read()
            return
        say("220 post.example ESMTP")
        to = ""
        while line := (await reader.readline()).decode().strip():
            match line.partition(" ")[0].upper():
                case "RCPT" if self.way in ANSWERS:
                    say(ANSWERS[self.way])
                case "RCPT":
                    to = line.partition("<")[2].partition(">")[0]
                    say("250 OK")
                case "DATA":
                    say("354 go on")
                    self.taken.append((to, _text(await _content(reader))))
                    if self.way == "cut":
                        writer.transport.abort()
                        return
                    say("250 taken")
                case "QUIT":
                    say("221 bye")
                    return
                case _:
                    say("250 OK")


async def _content(reader: asyncio.StreamReader) -> bytes:
    lines = []
    while (line := await reader.readline()) not in (b".\r\n", b""):
        lines.append(line)
    return b"".join(lines)


def _text(raw: bytes) -> str:
    body = email.message_from_bytes(raw, policy=email.policy.default).get_body(("plain",))
    return str(body.get_content()) if body is not None else ""


@asynccontextmanager
async def post_office() -> AsyncIterator[Post]:
    post = Post()
    await post.start()
    try:
        yield post
    finally:
        await post.stop()


def mail_settings(post: Post, host: str = "127.0.0.1") -> dict[str, object]:
    return {"mail": {"smtp": f"smtp://{host}:{post.port}", "from": "desk@city.example"}}
