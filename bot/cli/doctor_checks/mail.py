"""Connects to the mail server as far as its greeting. No mail is sent and nobody signs in."""

from typing import Final

import aiosmtplib

from bot.cli.doctor_checks.check import CheckResult
from bot.secret import Secret
from bot.settings.schema import MailSettings
from bot.settings.value_objects import revealed
from integrations.mail.smtp import SmtpServer, read_server

_NAME: Final = "mail"
_PATIENCE: Final = 5.0


async def check_server(mail: MailSettings) -> CheckResult:
    """Connects to `mail.smtp` and sends EHLO. Raises ValueError if none is configured."""
    if mail.smtp is None:
        raise ValueError("no mail server is configured")
    password = revealed(mail.password)
    try:
        server = read_server(mail.smtp, mail.sender, mail.user, None if password is None else Secret(password))
    except ValueError as trouble:
        return CheckResult(
            _NAME, False, f"mail.{trouble}", "write it so, for example {smtp: smtp://host:25, from: desk@desk.example}; the desk does not start otherwise"
        )
    place = f"{server.host}:{server.port}"
    client = aiosmtplib.SMTP(hostname=server.host, port=server.port, timeout=_PATIENCE, use_tls=server.encrypted, start_tls=False)
    try:
        await client.connect()
        await client.ehlo()
        offers = client.supports_extension("starttls")
        await client.quit()
    except (aiosmtplib.SMTPException, OSError) as trouble:
        remedy = "check the host's name and the port in mail.smtp, whether the server runs, and whether a firewall lies between"
        return CheckResult(_NAME, False, f"{place} was not reached: {trouble or type(trouble).__name__}", remedy)
    finally:
        client.close()
    return _greeted(server, place, offers)


def _greeted(server: SmtpServer, place: str, offers: bool) -> CheckResult:
    how = "encrypted" if server.encrypted else "offers STARTTLS" if offers else "without encryption"
    result = f"{place} reached, answered EHLO, {how}; no mail was sent"
    if server.user is not None and not server.encrypted and not offers:
        return CheckResult(_NAME, False, result, "mail.user's password never travels in clear; use smtps://, a server with STARTTLS, or leave out user and password")
    return CheckResult(_NAME, True, result)
