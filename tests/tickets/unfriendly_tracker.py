"""Somebody on a socket who speaks HTTP like Request Tracker, and does what a real one cannot be made to do."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_plus

Answer = tuple[int, bytes, tuple[tuple[str, str], ...]]


@dataclass
class Unfriendly:
    """`answers` decides on a request by method and path; None: the connection is held open and nothing is said."""

    answers: Callable[[str, str], Answer | None]
    url: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)

    def count(self, method: str, path: str) -> int:
        """How many requests of this kind came."""
        return sum(1 for one, where in self.asked if one == method and where.startswith(path))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            lines = head.split("\r\n")
            length = next((int(one.split(":")[1]) for one in lines if one.lower().startswith("content-length:")), 0)
            await reader.readexactly(length)
            method, target, _ = lines[0].split(" ")
            assert target.startswith("/REST/2.0/"), target
            path = target.removeprefix("/REST/2.0/").partition("?")[0]
            self.asked.append((method, path))
            self.heads.append(head)
            self.targets.append(unquote_plus(target))
            answer = self.answers(method, path)
            if answer is None:
                await asyncio.sleep(60)
                return
            status, body, headers = answer
            more = "".join(f"{name}: {value}\r\n" for name, value in headers)
            writer.write(f"HTTP/1.1 {status} Said\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\nconnection: close\r\n{more}\r\n".encode() + body)
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()


def said(document: Any, status: int = 200, *headers: tuple[str, str]) -> Answer:
    return status, json.dumps(document).encode(), headers


@asynccontextmanager
async def unfriendly(answers: Callable[[str, str], Answer | None]) -> AsyncIterator[Unfriendly]:
    one = Unfriendly(answers)
    listening = await asyncio.start_server(one.serve, "127.0.0.1", 0)
    one.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield one
    finally:
        listening.close()
