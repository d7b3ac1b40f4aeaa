"""A real nginx in front of a desk, with the configuration that docs/certificates.md shows: on loopback, in a folder of its own."""

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.environment import COMPLETE
from tests.paths import ROOT
from tests.servers import certificates
from tests.servers.process import Process, free_port

_PAGE: Final = ROOT / "docs" / "certificates.md"
_FRAME: Final = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log info;
worker_processes 1;
{user}
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{server}
}}
"""


@dataclass
class CardHost:
    """The host on which browsers are asked for a certificate."""

    url: str
    folder: Path
    server: Process


def page_configuration() -> str:
    """The block of the page, word for word."""
    found = re.search(r"```nginx\n(.+?)```", _PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@contextmanager
def card_host(desk: int, ca_file: Path, secret: str, port: int | None = None) -> Iterator[CardHost]:
    """nginx before the desk on this port, with the page's configuration; only names, places and ports are the test's own.

    Leaves the test out where nginx is not installed, but never in CI."""
    program = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if program is None:
        if COMPLETE:
            pytest.fail("there is no nginx here; tests/servers/install.sh installs it")
        pytest.skip("there is no nginx here; install nginx-light to run this test")
    folder, port = Path(tempfile.mkdtemp(prefix="desk-nginx-")), port or free_port()
    certificate, key = certificates.trusted().issue(folder, "localhost", "127.0.0.1")
    own = {
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        "card.desk.example;": "localhost;",
        "/etc/accountdesk/card.desk.example.pem": str(certificate),
        "/etc/accountdesk/card.desk.example.key": str(key),
        "/etc/accountdesk/citizen-ca.pem": str(ca_file),
        "the secret of verification.certificate.proxy_secret": secret,
        "127.0.0.1:8080": f"127.0.0.1:{desk}",
    }
    user = "user root;" if folder.owner() == "root" else ""
    (folder / "nginx.conf").write_text(_FRAME.format(folder=folder, user=user, server=_with(page_configuration(), own)), encoding="utf-8")
    server = Process((program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")), folder / "nginx.log", ("127.0.0.1", port))
    server.start()
    try:
        yield CardHost(f"https://localhost:{port}", folder, server)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _with(text: str, own: Mapping[str, str]) -> str:
    for written, mine in own.items():
        assert written in text, f"docs/certificates.md no longer has {written!r}"
        text = text.replace(written, mine)
    return text
