"""A desk that asks for citizen certificates, over a small office in which everybody has a card; and browsers that hold one."""

import re
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from bot.cli.certificate_listener import serve_certificates
from bot.cli.web_server import listen, serve
from bot.settings.schema import Settings
from bot.web.certificate_routes import build_certificate_routes
from bot.web.routes import build_routes
from bot.wiring.application import DataLocation, open_application
from bot.wiring.web_dependencies import build_web_dependencies
from tests.acts.stage import Stage
from tests.servers import certificates
from tests.servers.certificates import Card, CardAuthority, card_root
from tests.servers.nginx import card_host
from tests.servers.process import free_port
from tests.web.conftest import one_index, seen

FORGOT: Final = "我忘記密碼了，幫我重設"
SECRET: Final = "thirty-two characters of chance."
NEW: Final = "Violet-7!teacup-rain"
ROOT: Final = card_root()
ISSUER: Final = ROOT.authority("測試 MOICA")
FOREIGN: Final = card_root()
_HERE: Final = re.compile(r'name="csrf" value="([0-9a-f]+)"')


def office(people: Mapping[str, str]) -> str:
    """An organisation's file: `people` are ids and names, the last an admin; each has bound the card with the serial number of `serial_number`."""
    rows = [f"""
  - id: {id}
    name: {name}
    agency: doit
    national_id: {_national_id(place)}
    email: {id}@home.example
    certificate: {{serial: "00{serial_number(id):X}", name: {name}}}
    portal: [{{account: p{place}, enabled: true, password: "Portal-canary-1", created: -900d}}]
    personnel: {{exists: true, enabled: true, name: {name}, synced: -20m}}
    directory: {{account: GEAA-01000{place}, enabled: true, password: "Old-canary-1!x", password_set: -30d}}
    mailbox: {{address: {id}@mail.example, enabled: true}}
    binding: {{portal: p{place}, directory: GEAA-01000{place}}}""" for place, (id, name) in enumerate(people.items())]  # fmt: skip
    return f"agencies:\n  - {{id: doit, name: 資訊局, joins_directory: true, admins: [{list(people)[-1]}]}}\npeople:{''.join(rows)}\nsync: {{every: 1h, last: -20m}}\n"


def _national_id(number: int) -> str:
    """A made-up one with the right check digit."""
    digits = f"2{number:07d}"
    total = 1 + 0 + sum(int(digit) * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True))
    return f"A{digits}{-total % 10}"


def serial_number(id: str) -> int:
    """The serial number of somebody's card."""
    return int.from_bytes(id.encode()[:8], "big") | 1 << 70


@dataclass
class CardDesk:
    """`cards` is where browsers are asked for a certificate, `desk` the desk's own address."""

    stage: Stage
    desk: str
    cards: str
    folder: Path
    people: Mapping[str, str]

    def card(self, id: str, issuer: CardAuthority = ISSUER, **more: Any) -> Card:
        """A card with the serial number that is bound to this person."""
        return issuer.card_of(self.people[id], more.pop("serial", serial_number(id)), **more)

    def lists(self, content: bytes) -> None:
        """Another revocation list from now on."""
        (self.folder / "citizen.crl").write_bytes(content)

    async def asks(self, id: str) -> "StepBrowser":
        """Somebody has forgotten their password and opens the page."""
        await self.stage.says(id, FORGOT)
        return StepBrowser(self, f"/s/{self.stage.link(id).reveal()}")

    def browser(self, card: Card | None = None) -> httpx.AsyncClient:
        """A browser with this card in its reader."""
        context = ssl.create_default_context(cafile=str(certificates.trusted().file))
        if card is not None:
            context.load_cert_chain(*card.in_files(self.folder))
        return httpx.AsyncClient(verify=context, headers={"accept-language": "zh-TW"})


@dataclass
class StepBrowser:
    """The page of a step, read without a card."""

    desk: CardDesk
    path: str

    async def page(self) -> str:
        async with self.desk.browser() as browser:
            return (await browser.get(self.desk.desk + self.path)).text

    async def handoff(self) -> str:
        """The address to which the page leads for the certificate."""
        found = re.search(r'href="([^"]*/certificate\?for=[^"]+)"', await self.page())
        assert found, seen(await self.page())
        return found[1].replace("&amp;", "&")


async def press(browser: httpx.AsyncClient, address: str, headers: Mapping[str, str] | None = None, **fields: str) -> httpx.Response:
    """Opens the page and presses its one button."""
    opened = await browser.get(address)
    token = _HERE.search(opened.text)
    return await browser.post(address, data={"csrf": token[1] if token else "", **fields}, headers=headers or {})


def settings_of(folder: Path, desk: str, **certificate: str | None) -> Settings:
    (folder / "citizen-ca.pem").write_bytes(ISSUER.chain)
    (folder / "citizen.crl").write_bytes(ISSUER.revoking())
    given = {"ca_file": str(folder / "citizen-ca.pem"), "crl_file": str(folder / "citizen.crl"), **certificate}
    return Settings.model_validate({"public_url": desk, "verification": {"certificate": given}})


@asynccontextmanager
async def card_desk(folder: Path, people: Mapping[str, str], *, own_listener: bool = False) -> AsyncIterator[CardDesk]:
    """A desk on a real port, with nginx before the certificate's page or with a listener of its own."""
    one_index()
    (folder / "office.yaml").write_text(office(people), encoding="utf-8")
    listening = listen("127.0.0.1", 0)
    port, cards = listening.getsockname()[1], free_port()
    desk, host = f"http://localhost:{port}", f"https://localhost:{cards}"
    own: dict[str, str | None] = {"url": host}
    if own_listener:
        certificate, key = certificates.trusted().issue(folder, "localhost", "127.0.0.1")
        own |= {"listen": f"127.0.0.1:{cards}", "server_certificate": str(certificate), "server_key": str(key)}
    else:
        own |= {"proxy_secret": SECRET}
    settings = settings_of(folder, desk, **own)
    async with AsyncExitStack() as stack:
        application = await stack.enter_async_context(
            open_application(DataLocation(settings, folder / "data", folder / "office.yaml"), one_index, reached_in="console")
        )
        dependencies = build_web_dependencies(application, desk)
        await stack.enter_async_context(serve(build_routes(dependencies), listening))
        section = settings.verification.certificate
        assert section is not None
        assert dependencies.certificates is not None
        if own_listener:
            await stack.enter_async_context(serve_certificates(section, build_certificate_routes(dependencies, dependencies.certificates)))
        else:
            stack.enter_context(card_host(port, folder / "citizen-ca.pem", SECRET, cards))
        yield CardDesk(Stage(application), desk, host, folder, people)
