"""The desk's own listener for citizen certificates, where no proxy asks for them: it serves the certificate's page and nothing else."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import structlog
from starlette.applications import Starlette

from bot.cli.connections import CertificateConnection, connection_class
from bot.cli.web_server import listen, serve
from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass
from integrations.certificates.settings import CertificateSettings

_KEY: Final = "verification.certificate"
_FILE: Final = "config.yaml"
_NO_CHECK_TIME: Final = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME: whoever comes with an expired card shall read so on a page, not in an error of the browser's; the desk itself looks
at the dates of every card."""
_AGAIN: Final = 60.0
"""Seconds after which changed files are taken in."""
_log = structlog.get_logger("certificates")


@dataclass(frozen=True)
class ListenerFiles:
    """What the listener shows browsers, and whose cards it asks for."""

    server_certificate: Path
    server_key: Path
    ca_file: Path

    def stamps(self) -> tuple[int, ...]:
        """Changes whenever one of the files does; -1 for one that is not there."""
        return tuple(_stamp(path) for path in (self.server_certificate, self.server_key, self.ca_file))

    def load(self, context: ssl.SSLContext) -> None:
        """Raises OSError, SSLError among them."""
        context.load_cert_chain(self.server_certificate, self.server_key)
        context.load_verify_locations(self.ca_file)


def listener_files(settings: CertificateSettings) -> ListenerFiles:
    """The files of the settings. Raises ConfigurationError for one that is not named."""
    named = {"server_certificate": settings.server_certificate, "server_key": settings.server_key, "ca_file": settings.ca_file}
    missing = next((name for name, path in named.items() if not path), None)
    if missing is not None:
        raise ConfigurationError(_FILE, f"{_KEY}.{missing}", f"expected a FILE, since {_KEY}.listen is set")
    return ListenerFiles(**{name: Path(path or "") for name, path in named.items()})


def build_context(files: ListenerFiles) -> ssl.SSLContext:
    """TLS that asks for a certificate and lets in who has none, to be told so. Nothing is resumed: each connection proves the card anew.

    Raises ConfigurationError."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_TICKET
    context.num_tickets = 0
    context.verify_mode = ssl.CERT_OPTIONAL
    context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
    try:
        files.load(context)
    except OSError as trouble:
        why = trouble.reason if isinstance(trouble, ssl.SSLError) else trouble.strerror
        raise ConfigurationError(_FILE, _KEY, f"expected a readable server_certificate, its server_key and a ca_file ({why})") from None
    return context


@contextlib.asynccontextmanager
async def serve_certificates(settings: CertificateSettings, pages: Starlette) -> AsyncIterator[None]:
    """Serves the pages on `listen` while the block runs. Raises ConfigurationError."""
    host, _, port = (settings.listen or "").rpartition(":")
    files = listener_files(settings)
    known, context = files.stamps(), build_context(files)
    try:
        listening = listen(host.strip("[]"), int(port))
    except ConfigurationError as taken:
        raise ConfigurationError(_FILE, f"{_KEY}.listen", taken.detail.partition(": ")[2]) from None
    async with serve(pages, listening, connections=connection_class(CertificateConnection), tls=context):
        renewing = asyncio.create_task(_renewed(files, context, known))
        try:
            yield
        finally:
            renewing.cancel()


async def _renewed(files: ListenerFiles, context: ssl.SSLContext, known: tuple[int, ...]) -> None:
    """Takes in a renewed server certificate or a further authority; what cannot be read leaves the earlier one. `known`: the stamps of what was read."""
    while True:
        await asyncio.sleep(_AGAIN)
        stamps = files.stamps()
        if stamps != known:
            known = stamps
            try:
                files.load(context)
            except OSError as trouble:
                _log.warning("the certificate listener's files could not be taken in", trouble=type(trouble).__name__)


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return -1
