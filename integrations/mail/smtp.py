"""Mail through an SMTP server. Mails contain codes: encrypted if the server offers it, and never unencrypted if we must sign in or know its CA."""

import asyncio
import contextlib
import secrets
import ssl
from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from typing import Final
from urllib.parse import urlsplit

import aiosmtplib

from bot.clock import Clock
from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.messages import Mail
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.mail.mail_message import Sender, compose_message, is_mail_address, plain, read_sender

_SYSTEM: Final = "mail"
_PORTS: Final = {"smtp": 25, "smtps": 465}
_PERMANENT: Final = 5
_TOO_LARGE: Final = 552
"""What a server answers that was told the size beforehand (RFC 1870)."""
_EXPECTED: Final = "smtp: expected an address such as smtp://host:25 or smtps://host:465"


class ContentRefused(Denied):
    """It takes no such mail, whoever sends it: too large, or with what it lets nobody send."""


class BrokenOff(Unreachable):
    """It was there, and went away before it had the mail, or before it said so."""


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """The mail server and how to connect to it.

    `encrypted`: from the first byte (smtps); else by STARTTLS if it is offered. With a `user` or a CA that is named nothing is sent before the
    connection is encrypted. `step` and `whole`: seconds for one command and for one mail. `trusted` None: the authorities that this machine trusts.
    """

    host: str
    port: int
    sender: Sender
    encrypted: bool = False
    user: str | None = None
    password: Secret | None = None
    step: float = 10.0
    whole: float = 30.0
    trusted: ssl.SSLContext | None = None
    named_ca: bool = False

    @property
    def insists(self) -> bool:
        """Whether nothing is sent in clear, whatever the server offers: a password would be read, and who names a CA counts on encryption."""
        return self.encrypted or self.user is not None or self.named_ca

    def context(self) -> ssl.SSLContext:
        """How its certificate is verified."""
        return self.trusted or ssl.create_default_context()


def read_server(url: str, sender: str | None, user: str | None = None, password: Secret | None = None, ca_file: str | None = None) -> SmtpServer:
    """The server that the configuration names; `ca_file`: who signed its certificate, as PEM. Raises ValueError with the wrong key and what was expected;
    never with a password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError(_EXPECTED) from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError(_EXPECTED)
    if parts.username is not None or parts.password is not None:
        raise ValueError("smtp: put the user and the password into the keys user and password, not into the address")
    if sender is None:
        raise ValueError("from: expected the address that mails come from")
    if (user is None) != (password is None):
        raise ValueError("user and password: expected both or none")
    return SmtpServer(
        host=parts.hostname, port=port or _PORTS[parts.scheme], sender=read_sender(sender), encrypted=parts.scheme == "smtps", user=user, password=password,
        trusted=None if ca_file is None else _trusting(ca_file), named_ca=ca_file is not None,
    )  # fmt: skip


def _trusting(ca_file: str) -> ssl.SSLContext:
    """Only who is in this file is trusted to vouch for the server."""
    try:
        return ssl.create_default_context(cafile=ca_file)
    except (OSError, ssl.SSLError) as trouble:
        raise ValueError(f"ca_file: expected a FILE that holds the CA's certificate as PEM; it cannot be read ({type(trouble).__name__})") from None


class SmtpMailer:
    """Sends mails to the server, each over a connection of its own. `dressed` gives a mail its letterhead."""

    def __init__(self, server: SmtpServer, clock: Clock, dressed: Callable[[Mail], Mail] = plain) -> None:
        self._server = server
        self._clock = clock
        self._dressed = dressed
        self._trusted = server.context()

    async def send(self, mail: Mail) -> None:
        """Sends it. Raises Unreachable (it may have been sent), Garbled, and Denied for what this server will never accept."""
        if not is_mail_address(mail.address):
            raise Denied(_SYSTEM, "mail: the recipient's address is none that mail can be sent to")
        message = compose_message(self._dressed(mail), self._server.sender, self._clock.now(), secrets.token_hex(16))
        await self.pass_on(message, self._server.sender.address, mail.address)

    async def pass_on(self, message: EmailMessage, envelope_from: str, to: str, longer: timedelta = timedelta()) -> None:
        """Sends a message as it is, with so much more time where it is a large one; what cannot be delivered comes back to `envelope_from`. Raises like `send`,
        and BrokenOff and ContentRefused where it is that."""
        client, connected, more = self._client(), False, longer.total_seconds()
        # 25 MB of files take seconds to be written down, in which nobody else would be answered.
        written = await asyncio.to_thread(message.as_bytes) if message.is_multipart() else None
        try:
            async with asyncio.timeout(self._server.whole + more):
                await client.connect()
                connected = True
                if written is None:
                    await client.send_message(message, sender=envelope_from, recipients=[to])
                else:
                    await client.sendmail(envelope_from, [to], written, timeout=self._server.step + more)
                # The server has accepted the mail; errors in its goodbye do not matter.
                with contextlib.suppress(aiosmtplib.SMTPException, OSError):
                    await client.quit()
        except (aiosmtplib.SMTPException, OSError) as trouble:
            # The server's own words are left out: they can quote the mail.
            found = _translated(trouble)
            raise BrokenOff(_SYSTEM, found.detail) if connected and isinstance(trouble, OSError) else found from None
        finally:
            client.close()

    def _client(self) -> aiosmtplib.SMTP:
        server = self._server
        return aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            username=server.user,
            password=None if server.password is None else server.password.reveal(),
            local_hostname=server.sender.domain,
            timeout=server.step,
            use_tls=server.encrypted,
            # True: fail if it is not offered. None: use it if it is.
            start_tls=False if server.encrypted else True if server.insists else None,
            tls_context=self._trusted,
        )


def _translated(trouble: Exception) -> BackEndError:
    """Most specific first: the server's answer matters more than the command it answered."""
    match trouble:
        case aiosmtplib.SMTPRecipientsRefused(recipients=[first, *_]):
            return _answered(first.code)
        case aiosmtplib.SMTPDataError(code=code) if code // 100 == _PERMANENT:
            return ContentRefused(_SYSTEM, f"mail: the server answered {code}")
        case aiosmtplib.SMTPSenderRefused(code=code) if code == _TOO_LARGE:
            return ContentRefused(_SYSTEM, f"mail: the server answered {code}")
        case aiosmtplib.SMTPResponseException(code=code):
            return _answered(code)
        case OSError() if is_unverified(trouble):
            return Unreachable(_SYSTEM, "mail: the server's certificate cannot be verified")
        case aiosmtplib.SMTPNotSupported():
            return Denied(_SYSTEM, "mail: the server does not take addresses like this one")
        case OSError():
            return Unreachable(_SYSTEM, f"mail: {type(trouble).__name__}")
        case _:
            return Denied(_SYSTEM, "mail: the server offers no encryption, or no sign-in, that we could use")


def _answered(code: int) -> BackEndError:
    """By the first digit of the code (RFC 5321 4.2.1): 4 is temporary, 5 is permanent, anything else is no valid answer."""
    kind = {4: Unreachable, _PERMANENT: Denied}.get(code // 100, Garbled)
    return kind(_SYSTEM, f"mail: the server answered {code}")


def is_unverified(trouble: BaseException | None) -> bool:
    """Whether the server could not prove who it is: its certificate is from somebody else, for another name, or has run out."""
    while trouble is not None:
        if isinstance(trouble, ssl.SSLCertVerificationError):
            return True
        trouble = trouble.__cause__ or trouble.__context__
    return False
