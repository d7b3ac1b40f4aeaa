"""T22: whatever address somebody brings into the desk, nobody goes there; the few places that the desk speaks to come from its configuration."""

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import pytest
from aiohttp import web

from bot.cli.doctor_checks.channels import check_channels
from bot.errors import DeliveryError
from bot.faq.importer import read_question_document
from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, RenderedMessage, TypedText
from bot.secret import Secret
from bot.settings.schema import Settings
from integrations.channels.registry import PLATFORMS
from integrations.channels.slack.channel import SlackChannel
from integrations.channels.slack.keys import SlackKeys
from integrations.channels.telegram.channel import TelegramChannel
from integrations.channels.telegram.keys import TelegramKeys
from tests.acts.stage import opened
from tests.builders import NOW
from tests.conftest import ROOT
from tests.requests.bench import Standing
from tests.slack.test_signature import Line as SlackLine
from tests.telegram.test_webhook import Line as TelegramLine

METADATA: Final = "http://169.254.169.254/latest/meta-data/iam/security-credentials/"
CONFIGURED: Final = ("127.0.0.1", 9)
"""The address that the lines of both platforms are configured with: nobody listens there."""


@dataclass
class Lure:
    """A server that nobody has a reason to speak to, and whatever this process tried to reach meanwhile, by name or by number."""

    port: int = 0
    heard: list[str] = field(default_factory=list)
    tried: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/lure"

    @property
    def words(self) -> tuple[str, ...]:
        """Addresses of every kind that a text may hold."""
        local = f"127.0.0.1:{self.port}"
        return (
            self.url, METADATA, f"http://localhost:{self.port}/x.png", f"//{local}/x", f"http://[::ffff:127.0.0.1]:{self.port}/", "file:///etc/passwd",
            f"ldap://{local}/dc=x", f"![]({self.url})", f'<img src="{self.url}">', f"[a]({self.url})", f"\\\\{local}\\share", f"ftp://{local}/", f"{{{{ '{self.url}' }}}}",
        )  # fmt: skip

    async def answer(self, request: web.Request) -> web.Response:
        self.heard.append(f"{request.method} {request.path}")
        return web.json_response({"ok": True, "result": {}})


@pytest.fixture
async def lure(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lure]:
    lure, real = Lure(), socket.getaddrinfo
    server = web.Application()
    server.router.add_route("*", "/{any:.*}", lure.answer)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    lure.port = int(runner.addresses[0][1])

    class Watched(socket.socket):
        """A socket that says whom it was to reach."""

        def connect(self, address: Any) -> None:
            lure.tried.append(tuple(address) if isinstance(address, tuple) else (address,))
            super().connect(address)

        def connect_ex(self, address: Any) -> int:
            lure.tried.append(tuple(address) if isinstance(address, tuple) else (address,))
            return super().connect_ex(address)

    def looked_up(host: Any, *more: Any, **named: Any) -> Any:
        if host not in (None, "127.0.0.1"):
            lure.tried.append((host,))
        return real(host, *more, **named)

    monkeypatch.setattr(socket, "socket", Watched)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    yield lure
    monkeypatch.undo()
    await runner.cleanup()


async def test_t22_the_trap_would_have_caught_it(lure: Lure) -> None:
    _, writer = await asyncio.open_connection("localhost", lure.port)
    writer.write(b"GET /lure HTTP/1.0\r\n\r\n")
    await asyncio.sleep(0.05)
    writer.close()
    assert lure.heard == ["GET /lure"]
    assert ("localhost",) in lure.tried
    assert ("127.0.0.1", lure.port) in lure.tried


async def test_t22_nobody_goes_to_an_address_that_somebody_types_attaches_or_is_named_after(lure: Lure, tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        lure.tried.clear()
        words = lure.words
        number = 0

        async def says(who: ChatIdentity, said: TypedText | ButtonPress | MenuCommand | FormSubmission, locale: str | None = None, place: str = "") -> None:
            nonlocal number
            number += 1
            await stage.application.answer(Message(f"{lure.url}#{number}", who, ConversationAddress("console", place or who.user, not place), said, NOW, locale))

        me, stranger = ChatIdentity("console", "lin.mh"), ChatIdentity("console", f"stranger:{lure.url}", lure.url)
        everything = "\n".join(words)
        for one in (*words[:3], everything):
            await says(me, TypedText(one))
        await says(me, TypedText("我要找真人"))
        await says(me, TypedText(everything))
        await says(me, FormSubmission("", everything))
        for insisting in ("我要開單", "我要開單", "我要開單", "好，送出", "好，送出"):
            await stage.says("lin.mh", insisting)
        await says(me, TypedText(f"補充：{everything}", files=(f"x.png (image/png, 4 KB) {lure.url}", METADATA)))
        await says(me, TypedText("", files=(lure.url,)))
        await says(me, FormSubmission("", everything))
        await says(me, TypedText(f"替 {lure.url} 擔保"))
        await says(me, TypedText("哈囉"), lure.url)
        for said in (TypedText(everything), ButtonPress(lure.url), MenuCommand(lure.url), FormSubmission(lure.url, lure.url)):
            await says(stranger, said, lure.url)
            await says(stranger, said, None, f"group:{lure.url}")
        await stage.says("chen.yj", "幫我解鎖")
        token = stage.link("chen.yj")
        await stage.sends(token, browser=lure.url, code=lure.url, portal_account=METADATA, send_again="1", url=lure.url, **{"return": lure.url})
        await stage.sends(token, code=lure.url)
        given = {"code": lure.url, "portal_account": METADATA, "portal_password": lure.url, "directory_account": lure.url, "directory_password": METADATA}
        await stage.says("bind.now", "幫我綁定帳號")
        await stage.sends(stage.link("bind.now"), **given)
        await stage.application.account_actions.link_flow.begin({name: Secret(value) for name, value in given.items()}, lure.url, lure.url)
        await stage.passes(minutes=30)
        async with stage.application.store.look() as work:
            tickets = await work.tickets.all()
        assert tickets, "the addresses went as far as the helpdesk"
    assert lure.tried == []
    assert lure.heard == []


async def test_t22_an_imported_faq_is_text(lure: Lure) -> None:
    lines = ["壹、登入問題", *(line for number, one in enumerate(lure.words, 1) for line in (f"Q{number}：{one} 打不開怎麼辦？", f"A{number}：請看 {one} 或下載 {METADATA}"))]
    assert read_question_document("\n".join(lines)).questions
    assert (lure.tried, lure.heard) == ([], [])


async def test_t22_what_a_platform_says_leads_nowhere_but_to_the_configured_address(lure: Lure) -> None:
    """Files, previews, and the addresses that Slack's own payloads bring for an answer (`response_url`): signed by it, and never used."""
    slack, telegram = SlackLine(), TelegramLine()
    address = {"response_url": lure.url, "url_private": lure.url, "url_private_download": lure.url, "permalink": lure.url, "api_url": lure.url, "thumb_64": METADATA}
    inner = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": f"<{lure.url}|the page>", "ts": "1.1", "team": "T1", **address}
    files, attached = [{"name": lure.url, **address}], [{"is_msg_unfurl": True, "from_url": lure.url, "image_url": METADATA}]
    event: dict[str, Any] = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}], **address}
    await slack.send(json.dumps({**event, "event": {**inner, "files": files, "attachments": attached}}).encode())
    who = {"user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": "1.2", **address}
    press = {"type": "block_actions", **who, "channel": {"id": "C1"}, "container": {"is_ephemeral": True}, "actions": [{"action_id": "press:b", "value": "b", "action_ts": "3"}]}
    await slack.send(urlencode({"payload": json.dumps(press)}).encode(), kind="application/x-www-form-urlencoded")
    command = {"command": "/account", "user_id": "U1", "team_id": "T1", "channel_id": "C1", "text": lure.url, "trigger_id": "4", **address}
    await slack.send(urlencode(command).encode(), kind="application/x-www-form-urlencoded")
    chat = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": {"id": 5, "is_bot": False, "first_name": lure.url, "username": METADATA}}
    preview = {"entities": [{"type": "text_link", "offset": 0, "length": 1, "url": lure.url}], "link_preview_options": {"url": lure.url}}
    document = {"document": {"file_id": lure.url, "file_unique_id": "u", "file_name": lure.url, "mime_type": METADATA}, "caption": lure.url}
    said: tuple[dict[str, Any], ...] = ({"text": lure.url, **preview}, document)
    for update_id, more in enumerate(said):
        assert await telegram.send(json.dumps({"update_id": update_id, "message": {**chat, **more}}).encode()) == 200
    await asyncio.sleep(0.1)
    await slack.channel.close()
    await telegram.channel.close()
    assert len(slack.taken) >= 3
    assert len(telegram.taken) == 2
    assert set(lure.tried) <= {CONFIGURED}
    assert lure.heard == []


@pytest.fixture
async def redirecting(lure: Lure) -> AsyncIterator[str]:
    """A configured server that sends everybody elsewhere."""

    async def elsewhere(request: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": lure.url}, content_type="text/plain" if "plain" in request.path else "application/json", text="elsewhere")

    server = web.Application()
    server.router.add_route("*", "/{any:.*}", elsewhere)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


POST: Final = RenderedMessage("your account", "en")


@pytest.mark.parametrize("kind", ["json", "plain"])
async def test_t22_a_redirect_is_not_followed_by_what_speaks_to_slack(lure: Lure, redirecting: str, kind: str) -> None:
    channel = SlackChannel(SlackKeys(Secret("xoxb-1"), None, Secret("shh"), f"{redirecting}/{kind}/api/"), Standing(), Standing(), "en", lambda key, _: key)
    with pytest.raises(DeliveryError):
        await channel.deliver(ConversationAddress("slack", "U1", True), "U1", POST, "k1")
    await channel.close()
    assert lure.heard == []


async def test_t22_a_redirect_is_not_followed_by_what_speaks_to_telegram(lure: Lure, redirecting: str) -> None:
    channel = TelegramChannel(TelegramKeys(Secret("1000:token"), None, "", f"{redirecting}/bot"), Standing(), ("en",), lambda key, _: key)
    with pytest.raises(DeliveryError):
        await channel.deliver(ConversationAddress("telegram", "5", True), "5", POST, "k1")
    await channel.close()
    assert lure.heard == []


async def test_t22_a_redirect_is_not_followed_by_the_doctor(lure: Lure, redirecting: str) -> None:
    channels = {
        "slack": {"enabled": True, "mode": "http", "bot_token": "xoxb-1", "signing_secret": "shh", "api_url": f"{redirecting}/api/"},
        "telegram": {"enabled": True, "token": "1000:token", "api_url": f"{redirecting}/bot"},
    }
    checks = await check_channels(Settings.model_validate({"channels": channels}))
    assert not any(one.ok for one in checks if one.name.endswith("token"))
    assert lure.heard == []


SPEAK: Final = {"aiohttp", "ftplib", "http", "httpx", "ldap3", "requests", "slack_bolt", "slack_sdk", "smtplib", "aiosmtplib", "socket", "telegram", "telnetlib", "urllib", "urllib3", "websockets"}
HARMLESS: Final = {"urllib.parse", "http.cookies"}
KNOWN: Final = {
    "bot/cli/run.py": {"socket"},
    "bot/cli/web_server.py": {"socket"},
    "bot/cli/doctor_checks/mail.py": {"aiosmtplib"},
    "bot/runtime/event_loop.py": {"socket"},  # looks up names for those below
    "integrations/accounts/ldap/connection.py": {"ldap3"},
    "integrations/accounts/ldap/server_check.py": {"socket"},
    "integrations/anchors/syslog.py": {"socket"},
    "integrations/channels/bounded_download.py": {"aiohttp"},
    "integrations/channels/method_call.py": {"aiohttp"},
    "integrations/helpdesk/request_tracker/rest2.py": {"httpx"},
    "integrations/language_models/chat_completions.py": {"httpx"},
    "integrations/mail/smtp.py": {"aiosmtplib"},
    "integrations/sign_on/bounded_http.py": {"httpx"},
}
"""Beside the platforms' folders, whose entries in the registry name what they speak with."""


_IMPORT: Final = re.compile(r"^\s*(?:import ([\w.]+)|from ([\w.]+) import (\w+))", re.MULTILINE)


def imported(source: str) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for plain, package, name in _IMPORT.findall(source):
        yield f"{package}.{name}" if package in ("urllib", "http") else plain or package


def test_t22_only_the_adapters_that_are_given_an_address_by_the_configuration_can_speak_to_anybody() -> None:
    """Whoever adds a client that can fetch something hears of it here, and says where its address comes from."""
    found = {
        str(file.relative_to(ROOT)): can
        for folder in ("bot", "integrations")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if (can := {name.partition(".")[0] for name in imported(file.read_text("utf-8")) if name not in HARMLESS} & SPEAK)
    }
    for entry in PLATFORMS:
        own = [name for name in found if name.startswith(f"integrations/channels/{entry.name}/")]
        assert set().union(*(found.pop(name) for name in own)) == entry.libraries, entry.name
    assert found == KNOWN
