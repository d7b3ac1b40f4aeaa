"""`chat`: a conversation in the terminal, to read or as JSON lines."""

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from typing import Any

from bot.app import House, build_counter, open_house, temporary_data
from bot.commands.arguments import Given
from bot.commands.printing import print_json, print_line, read_line
from bot.commands.serving import address, listen, serving
from bot.errors import ConfigurationError
from bot.messages import Button, ChatIdentity, Message, Place, Pressed, Said, Typed
from bot.settings.spans import read_span
from bot.web.pages import build_pages
from integrations.channels.console import ConsoleChannel, Shown

_STRANGER = "stranger:"
_GROUP = "group:"
_NAME = ConsoleChannel.name


class _Unreadable(Exception):
    """A line that cannot be read, and why."""


@dataclass(frozen=True)
class Talk:
    """The terminal's side of the conversation."""

    house: House
    default: str | None

    async def say(self, who: str, said: Said, where: str | None = None) -> tuple[Shown, ...]:
        """One thing said or pressed; gives everything that was sent because of it."""
        house = self.house
        place = Place(_NAME, where or who, where is None)
        await house.answer(Message(secrets.token_hex(8), ChatIdentity(_NAME, who), place, said, house.clock.now()))
        return house.console.take()

    async def line(self, raw: bytes) -> dict[str, Any]:
        """The answer to one JSON line."""
        try:
            asked = json.loads(raw.decode("utf-8"))
            if not isinstance(asked, dict):
                raise _Unreadable("expected a JSON object")
            return {"messages": [_form(one) for one in await self._do(asked)]}
        except UnicodeDecodeError:
            return {"error": "the line is not UTF-8"}
        except (json.JSONDecodeError, RecursionError):
            return {"error": "the line is not JSON"}
        except _Unreadable as trouble:
            return {"error": str(trouble)}

    async def _do(self, asked: dict[str, Any]) -> tuple[Shown, ...]:
        match asked:
            case {"advance": span}:
                await self._advance(span)
            case {"collect": True}:
                await self.house.settle()
            case {"fault": name, "is": how}:
                await self._operate(self.house.demonstrating.break_system(str(name), str(how), "console"))
            case {"lock": account}:
                await self._operate(self.house.demonstrating.lock(str(account), "console"))
            case {"text": str(text)} if "press" not in asked:
                return await self.say(await self._speaker(asked), Typed(text), _group(asked))
            case {"press": str(button)} if "text" not in asked:
                return await self.say(await self._speaker(asked), Pressed(button), _group(asked))
            case _:
                raise _Unreadable('expected "text" or "press" with "from", or "advance", "collect", "fault" with "is", or "lock"')
        await self.house.settle()
        return self.house.console.take()

    async def _advance(self, span: object) -> None:
        try:
            await self.house.demonstrating.advance(read_span(span), "console")
        except ValueError as trouble:
            raise _Unreadable(f"advance: expected {trouble}") from None

    async def _operate(self, act: Any) -> None:
        try:
            await act
        except ValueError as trouble:
            raise _Unreadable(str(trouble)) from None

    async def _speaker(self, asked: dict[str, Any]) -> str:
        who = asked.get("from", self.default)
        if not isinstance(who, str) or not who:
            raise _Unreadable('expected "from": the id of a person, or stranger:NAME')
        await check_speaker(self.house, who)
        return who


async def check_speaker(house: House, who: str) -> None:
    """Raises for a name that is neither a person of the organisation nor a stranger."""
    if not who.startswith(_STRANGER) and await house.organisation.register.person(who) is None:
        raise _Unreadable(f"nobody here is called {who!r}; `people list` names everybody, stranger:NAME is somebody unknown")


def _group(asked: dict[str, Any]) -> str | None:
    where = asked.get("in")
    if where is None or where == "direct":
        return None
    if not isinstance(where, str) or not where.startswith(_GROUP):
        raise _Unreadable('"in" is "direct" or "group:NAME"')
    return where


def _form(shown: Shown) -> dict[str, Any]:
    private = shown.place.private
    return {
        "id": shown.id,
        "to": shown.to if private else None,
        "in": "direct" if private else shown.place.conversation,
        "text": shown.post.text,
        "buttons": [{"id": button.id, "label": button.label} for button in shown.post.buttons],
        "links": [{"url": link.url, "label": link.label} for link in shown.post.links],
        "replaces": shown.post.replaces,
    }


@contextlib.asynccontextmanager
async def _open(given: Given) -> AsyncIterator[tuple[House, str]]:
    async with contextlib.AsyncExitStack() as stack:
        where = given.where
        if where.data is None:
            where = replace(where, data=await stack.enter_async_context(temporary_data()))
        house = await stack.enter_async_context(open_house(where, reached_in=_NAME))
        listening = listen("127.0.0.1", 0)
        url = address("127.0.0.1", listening.getsockname()[1])
        await stack.enter_async_context(serving(build_pages(build_counter(house, url)), listening, drain=1))
        yield house, url


async def chat(given: Given) -> int:
    """Talks until the input ends."""
    async with _open(given) as (house, url):
        talk = Talk(house, given.arguments.person)
        if given.arguments.person is not None:
            try:
                await check_speaker(house, given.arguments.person)
            except _Unreadable as trouble:
                raise ConfigurationError("--as", given.arguments.person, str(trouble)) from None
        if given.arguments.json:
            print_json({"ready": True, "web": url})
            while line := await asyncio.to_thread(read_line):
                if line.strip():
                    print_json(await talk.line(line))
            return 0
        if given.arguments.person is None:
            raise ConfigurationError("chat", "--as", "expected the id of a person, for example --as chen.yj")
        await _talk(talk, given.arguments.person, url)
    return 0


async def _talk(talk: Talk, who: str, url: str) -> None:
    """A plain conversation: type words, or the number of a button."""
    print_line(f"帳號服務台 · 你是 {who} · {url}\n直接打字發問，按鈕用編號選，Ctrl-D 離開。\n")
    buttons: list[Button] = []
    while True:
        print_line("你：")
        raw = await asyncio.to_thread(read_line)
        if not raw:
            return
        text = raw.decode("utf-8", "replace").strip()
        chosen = int(text) if text.isdecimal() and text.isascii() and len(text) < 3 else 0
        said: Said = Pressed(buttons[chosen - 1].id) if 0 < chosen <= len(buttons) else Typed(text)
        for shown in await talk.say(who, said):
            buttons = list(shown.post.buttons)
            print_line(f"\n服務台：{shown.post.text}")
            for number, button in enumerate(buttons, start=1):
                print_line(f"  [{number}] {button.label}")
            for link in shown.post.links:
                print_line(f"  → {link.label}: {link.url}")
        print_line("")
