"""Several desks as processes of their own on one PostgreSQL, as a city runs them: one database, one set of keys, a folder each; Slack, Telegram and the
mail server are stand-ins on loopback."""

import asyncio
import email
import email.policy
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml
from aiosmtpd.smtp import SMTP
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.messages import ChatIdentity
from bot.settings.loading import load_settings
from bot.wiring.application import DataLocation, open_application
from tests.conftest import ROOT
from tests.crashes import desk as crashing
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.servers.postgresql import migrated_database
from tests.slack.standin import SlackStandIn
from tests.telegram.standin import TelegramStandIn

KEYS = ("national_id", "session", "audit")


@dataclass
class MailServer:
    """Keeps what it is sent, by recipient."""

    texts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain",))
        assert body is not None
        for recipient in envelope.rcpt_tos:
            self.texts[recipient].append(body.get_content())
        return "250 OK"

    def codes(self, person: str) -> list[str]:
        """The codes that were mailed to somebody, oldest first."""
        return [found[0] for text in self.texts[f"{person}@home.example"] if (found := re.search(r"\b\d{6}\b", text))]


@dataclass
class Replica:
    """One desk. `lives` counts how often it was started."""

    number: int
    folder: Path
    process: asyncio.subprocess.Process | None = None
    url: str = ""
    lives: int = 0


@dataclass
class Fleet:
    """The desks and what is around them."""

    folder: Path
    config: Path
    engine: AsyncEngine
    slack: SlackStandIn
    telegram: TelegramStandIn
    mail: MailServer
    replicas: list[Replica]
    _chosen: int = 0

    async def start(self, number: int) -> None:
        """Starts one, and returns as soon as it serves."""
        replica = self.replicas[number]
        log = (replica.folder / f"log{replica.lives}").open("wb")
        replica.process = process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--port", "0", "--config", str(self.config), "--data", str(replica.folder),
            cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=log,
        )  # fmt: skip
        log.close()
        replica.lives += 1
        assert process.stdout is not None
        async with asyncio.timeout(120):
            while not (line := (await process.stdout.readline()).decode()).startswith("READY"):
                assert line, (replica.folder / f"log{replica.lives - 1}").read_text()[-3000:]
        replica.url = line.split()[1]

    async def kill(self, number: int) -> None:
        """kill -9."""
        process = self.replicas[number].process
        assert process is not None
        process.kill()
        await process.wait()
        self.replicas[number].process = None

    async def stop(self, number: int) -> int:
        """SIGTERM; its exit code."""
        process = self.replicas[number].process
        assert process is not None
        process.terminate()
        code = await asyncio.wait_for(process.wait(), 30)
        self.replicas[number].process = None
        return code

    def any_url(self) -> str:
        """One desk that runs, in turn, as a load balancer would choose."""
        running = [one for one in self.replicas if one.process is not None]
        self._chosen += 1
        return running[self._chosen % len(running)].url

    async def rows(self, query: str, **values: Any) -> list[Any]:
        """What stands in the database."""
        async with self.engine.connect() as connection:
            return list(await connection.execute(sa.text(query), values))

    async def holder(self, claim: str) -> int | None:
        """Which desk has a claim, and is alive."""
        found = await self.rows("SELECT desk FROM claims JOIN desks ON name = desk WHERE subject = :claim AND alive_until > now()", claim=claim)
        names = {(one.folder / "desks" / "1").read_text(): one.number for one in self.replicas if (one.folder / "desks" / "1").exists()}
        return names.get(found[0].desk.partition("@")[0]) if found else None

    async def until(self, what: str, so: Any, within: float = 120) -> float:
        """Waits until something is so; how many seconds that took."""
        begun = time.monotonic()
        while not await so():
            assert time.monotonic() - begun < within, f"{what}: not within {within} s"
            await asyncio.sleep(0.05)
        return time.monotonic() - begun


def office(folder: Path, off: int) -> Path:
    """The people of the crash tests, and so many whose accounts were disabled at the source."""
    file = crashing.organisation(folder)
    written = yaml.safe_load(file.read_text())
    template = next(one for one in written["people"] if one["id"] == "reset0")
    for number in range(off):
        account, id = f"GEAA-{400 + number:06d}", f"off{number}"
        written["people"].append(
            template | {
                "id": id, "name": f"停用{number}", "national_id": crashing._national_id(400 + number), "email": f"{id}@home.example",
                "portal": [{"account": f"p{id}", "enabled": False, "password": f"Portal-{number}-x", "created": "-900d"}],
                "personnel": {"exists": True, "enabled": False, "synced": "-20m"},
                "directory": {"account": account, "enabled": False, "password": f"Tpead-{number}-x", "password_set": "-30d"},
                "mailbox": {"address": f"m{id}@mail.example", "enabled": True},
                "binding": {"portal": f"p{id}", "directory": account},
            }
        )  # fmt: skip
    file.write_text(yaml.safe_dump(written, allow_unicode=True))
    return file


@asynccontextmanager
async def fleet(folder: Path, replicas: int, linked: Mapping[ChatIdentity, str], off: int = 0, **settings: Any) -> AsyncIterator[Fleet]:
    """An office on an empty database, with these chats linked to people; no desk runs yet. `settings` are sections of the configuration."""
    async with AsyncExitStack() as stack:
        slack, telegram = await stack.enter_async_context(SlackStandIn()), await stack.enter_async_context(TelegramStandIn())
        mail = MailServer()
        server = await asyncio.get_running_loop().create_server(lambda: SMTP(mail, enable_SMTPUTF8=True), "127.0.0.1", 0)
        stack.callback(server.close)
        url = migrated_database()
        keys = {name: f"file:{folder / name}" for name in KEYS}
        for name in KEYS:
            (folder / name).write_text(f"{name}-key-of-these-tests-0123456789abcdef", encoding="utf-8")
            (folder / name).chmod(0o600)
        config = folder / "config.json"
        config.write_text(
            json.dumps(
                {
                    "database": url, "demonstration": True, "keys": keys, "audit": {"anchor": str(folder / "audit.anchor")}, "channels": slack_settings(slack) | telegram_settings(telegram),
                    "mail": {"smtp": f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", "from": "desk@desk.example"},
                    "timings": {"system_answers": "30s"}, "meaning": {"encoder": "none"}, **settings,
                }
            ),
            encoding="utf-8",
        )  # fmt: skip
        place = folder / "first"
        async with open_application(DataLocation(load_settings(config), place, office(folder, off))) as application:
            for identity, id in linked.items():
                person = await application.register.person(id)
                assert person is not None, id
                await application.identities.link(identity, person, "operator", "test")
        engine = create_async_engine(url)
        stack.push_async_callback(engine.dispose)
        here = Fleet(folder, config, engine, slack, telegram, mail, [Replica(number, folder / f"desk{number}") for number in range(replicas)])
        for one in here.replicas:
            one.folder.mkdir()
        try:
            yield here
        finally:
            for one in here.replicas:
                if one.process is not None:
                    await here.kill(one.number)
