"""The desk's own listener: the certificate that a browser presented reaches the page, and nothing else that claims to be one."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.cli import certificate_listener
from bot.cli.certificate_listener import serve_certificates
from bot.clock import SystemClock
from bot.errors import ConfigurationError
from integrations.certificates.settings import CertificateSettings
from tests.servers import certificates
from tests.servers.certificates import DAY, Card, card_root
from tests.servers.process import free_port

ROOT = card_root()
ISSUER = ROOT.authority("測試 MOICA")
NOW = SystemClock().now()


async def _seen(request: Request) -> Response:
    der = request.scope["extensions"]["tls"]["client_cert_der"]
    client = request.client
    return JSONResponse({"der": der and der.hex(), "peer": request.scope["extensions"]["peer"]["host"], "client": client and client.host})


def settings_in(folder: Path, port: int, **more: str | None) -> CertificateSettings:
    certificate, key = certificates.trusted().issue(folder, "localhost", "127.0.0.1")
    (folder / "ca.pem").write_bytes(ISSUER.chain)
    files = {"ca_file": str(folder / "ca.pem"), "server_certificate": str(certificate), "server_key": str(key), **more}
    return CertificateSettings.model_validate({"url": f"https://localhost:{port}", "listen": f"127.0.0.1:{port}", **files})


@asynccontextmanager
async def listening(folder: Path) -> AsyncIterator[str]:
    app = Starlette(routes=[Route("/certificate", _seen)])
    app.state.closing = asyncio.Event()
    port = free_port()
    async with serve_certificates(settings_in(folder, port), app):
        yield f"https://localhost:{port}/certificate"


async def shown(url: str, card: Card | None, folder: Path, **headers: str) -> dict[str, str | None]:
    context = ssl.create_default_context(cafile=str(certificates.trusted().file))
    if card is not None:
        context.load_cert_chain(*card.in_files(folder))
    async with httpx.AsyncClient(verify=context) as browser:
        told: dict[str, str | None] = (await browser.get(url, headers=headers)).json()
    return told


async def test_the_page_is_handed_the_certificate_of_the_connection_and_none_where_there_is_none(tmp_path: Path) -> None:
    citizen = ISSUER.card_of("陳怡君")
    async with listening(tmp_path) as url:
        assert (await shown(url, citizen, tmp_path))["der"] == citizen.der.hex()
        assert (await shown(url, None, tmp_path))["der"] is None


async def test_an_expired_card_comes_through_to_be_told_so_and_a_forged_one_does_not(tmp_path: Path) -> None:
    expired, forged = ISSUER.card_of("陳怡君", begins=NOW - 9 * DAY, ends=NOW - DAY), card_root().card_of("陳怡君")
    async with listening(tmp_path) as url:
        assert (await shown(url, expired, tmp_path))["der"] == expired.der.hex()
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError, httpx.ConnectError)):
            await shown(url, forged, tmp_path)


async def test_no_header_says_who_is_at_the_other_end(tmp_path: Path) -> None:
    async with listening(tmp_path) as url:
        told = await shown(url, None, tmp_path, **{"X-Forwarded-For": "203.0.113.7", "X-Client-Verify": "SUCCESS"})
    assert (told["peer"], told["client"], told["der"]) == ("127.0.0.1", "127.0.0.1", None)


async def test_a_renewed_server_certificate_and_a_further_authority_are_taken_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate_listener, "_AGAIN", 0.05)
    newcomer = card_root("測試 MOICA 二")
    citizen = newcomer.card_of("陳怡君")
    async with listening(tmp_path) as url:
        (tmp_path / "ca.pem").write_bytes(ISSUER.chain + newcomer.chain)
        async with asyncio.timeout(5):
            while True:
                await asyncio.sleep(0.05)
                try:
                    assert (await shown(url, citizen, tmp_path))["der"] == citizen.der.hex()
                    break
                except (httpx.ReadError, httpx.RemoteProtocolError, httpx.ConnectError):
                    continue


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"server_key": None}, "verification.certificate.server_key"),
        ({"ca_file": "/nowhere/ca.pem"}, "verification.certificate"),
        ({"server_key": "ca.pem"}, "verification.certificate"),
    ],
)
async def test_a_listener_that_cannot_be_is_refused_by_its_key(tmp_path: Path, more: dict[str, str | None], key: str) -> None:
    app = Starlette()
    app.state.closing = asyncio.Event()
    with pytest.raises(ConfigurationError) as refused:
        async with serve_certificates(settings_in(tmp_path, free_port(), **more), app):
            pass
    assert refused.value.key == key
    assert "\n" not in refused.value.detail


async def test_an_address_that_is_taken_is_told_by_its_key(tmp_path: Path) -> None:
    app = Starlette()
    app.state.closing = asyncio.Event()
    taken = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    port = taken.sockets[0].getsockname()[1]
    async with taken:
        with pytest.raises(ConfigurationError) as refused:
            async with serve_certificates(settings_in(tmp_path, port), app):
                pass
    assert refused.value.key == "verification.certificate.listen"
