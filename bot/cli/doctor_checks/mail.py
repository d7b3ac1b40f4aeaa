"""Connects to the mail server as far as its greeting, encrypted where it offers that. No mail is sent and nobody signs in."""

from typing import Final

import aiosmtplib

from bot.cli.doctor_checks.check import CheckResult
from bot.secret import Secret
from bot.settings.schema import MailSettings
from bot.settings.value_objects import revealed
from integrations.mail.smtp import SmtpServer, is_unverified, read_server

_NAME: Final = "mail"
_PATIENCE: Final = 5.0
_OWN_CAS: Final = "the machine's own CAs"


async def check_server(mail: MailSettings) -> CheckResult:
    """Connects to `mail.smtp`, sends EHLO and verifies its certificate. Raises ValueError if none is configured."""
    if mail.smtp is None:
        raise ValueError("no mail server is configured")
    password = revealed(mail.password)
    try:
        server = read_server(mail.smtp, mail.sender, mail.user, None if password is None else Secret(password), mail.ca_file)
    except ValueError as trouble:
        return CheckResult(
            _NAME, False, f"mail.{trouble}", "write it so, for example {smtp: smtp://host:25, from: desk@desk.example}; the desk does not start otherwise"
        )
    place = f"{server.host}:{server.port}"
    client = aiosmtplib.SMTP(
        hostname=server.host, port=server.port, timeout=_PATIENCE, use_tls=server.encrypted, start_tls=False, tls_context=server.context()
    )  # fmt: skip
    try:
        await client.connect()
        await client.ehlo()
        offers = client.supports_extension("starttls") and not server.encrypted
        if offers:
            await client.starttls()
        await client.quit()
    except (aiosmtplib.SMTPException, OSError) as trouble:
        if is_unverified(trouble):
            return _unproven(server, place, mail.ca_file)
        remedy = "check the host's name and the port in mail.smtp, whether the server runs, and whether a firewall lies between"
        return CheckResult(_NAME, False, f"{place} was not reached: {trouble or type(trouble).__name__}", remedy)
    finally:
        client.close()
    return _greeted(server, place, offers, mail.ca_file)


def _greeted(server: SmtpServer, place: str, offers: bool, ca_file: str | None) -> CheckResult:
    how = "encrypted" if server.encrypted else "encrypted by STARTTLS" if offers else "without encryption"
    proven = f", its certificate is from {ca_file or _OWN_CAS}" if server.encrypted or offers else ""
    result = f"{place} reached, answered EHLO, {how}{proven}; no mail was sent"
    if server.insists and not server.encrypted and not offers:
        remedy = "nothing is sent in clear where mail.user or mail.ca_file is written; use smtps://, a server with STARTTLS, or leave them out"
        return CheckResult(_NAME, False, result, remedy)
    return CheckResult(_NAME, True, result)


def _unproven(server: SmtpServer, place: str, ca_file: str | None) -> CheckResult:
    result = f"{place} shows a certificate that is not from {ca_file or _OWN_CAS}, not for {server.host}, or has run out"
    remedy = "name the CA that issued it in mail.ca_file (as PEM), and the host as it stands there; nothing is sent to a server that cannot prove who it is"
    return CheckResult(_NAME, False, result, remedy)
