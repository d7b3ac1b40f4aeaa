"""Mail over SMTP, against a real server on loopback: what arrives, what is refused, and that nothing secret leaves unencrypted."""

import asyncio
import email
import email.policy
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, AuthResult

from bot.errors import BackEndError, Denied, Garbled, Unreachable
from bot.messages import Mail
from bot.secret import Secret
from integrations.mail.smtp import ContentRefused, SmtpMailer, SmtpServer, read_server
from tests.embedded.stage import StandingClock
from tests.servers import certificates as authorities

CODE = Mail("chen.yj", "chen.yj@home.example", "驗證碼 482913", "你的驗證碼是 482913。\n.\n十分鐘內有效。")
FROM = "服務台 <desk@accountdesk.example>"


@dataclass
class Office:
    """The server's side: what arrived, and how it answers."""

    envelopes: list[Any] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    recipient: str = "250 OK"
    data: str = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if self.recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.data.startswith("250"):
            self.envelopes.append(envelope)
            self.encrypted.append(session.ssl is not None or server.transport.get_extra_info("sslcontext") is not None)
        return self.data

    def message(self) -> EmailMessage:
        (envelope,) = self.envelopes
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        return message


@dataclass(frozen=True)
class Certificates:
    """A certificate for `localhost`, and contexts for both sides that know it."""

    server: ssl.SSLContext
    client: ssl.SSLContext


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    made += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(certificate, key)
    return Certificates(server, ssl.create_default_context(cafile=str(certificate)))


@asynccontextmanager
async def listening(protocol: Callable[[], asyncio.BaseProtocol], tls: ssl.SSLContext | None = None) -> AsyncIterator[SmtpServer]:
    """A server for this protocol, and how to reach it; `tls`: encrypted from the first byte."""
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=tls)
    port = server.sockets[0].getsockname()[1]
    try:
        yield replace(read_server(f"{'smtps' if tls else 'smtp'}://localhost:{port}", FROM), step=2, whole=4)
    finally:
        server.close()


def speaking(office: Office, **options: Any) -> Callable[[], asyncio.BaseProtocol]:
    return lambda: SMTP(office, hostname="mail.example", enable_SMTPUTF8=True, loop=asyncio.get_running_loop(), **options)


def admits(server: Any, session: Any, envelope: Any, mechanism: str, login: Any) -> AuthResult:
    return AuthResult(success=(login.login, login.password) == (b"desk", b"Mail-canary-1"), handled=False)


def signed_in(server: SmtpServer, certificates: Certificates, password: str = "Mail-canary-1") -> SmtpServer:
    return replace(server, user="desk", password=Secret(password), trusted=certificates.client)


async def send(server: SmtpServer, mail: Mail = CODE) -> None:
    await SmtpMailer(server, StandingClock()).send(mail)


async def refused(server: SmtpServer, mail: Mail = CODE) -> BackEndError:
    with pytest.raises(BackEndError) as failure:
        await send(server, mail)
    told = f"{failure.value!r} {failure.value.detail} {failure.value.__cause__!r}"
    assert "482913" not in told
    assert "canary" not in told
    return failure.value


async def test_a_mail_arrives_in_utf_8_said_to_be_from_a_machine() -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        await send(server)
    message = office.message()
    assert (message["Subject"], message["To"], message["Auto-Submitted"]) == (CODE.subject, CODE.address, "auto-generated")
    assert message["From"] == FROM
    assert message["Date"] == "Mon, 02 Mar 2026 01:00:00 +0000"
    assert message["Message-ID"].endswith("@accountdesk.example>")
    assert message.get_content().replace("\r\n", "\n") == CODE.text + "\n", "a line with a dot alone is no end"
    assert (office.envelopes[0].mail_from, office.envelopes[0].rcpt_tos) == ("desk@accountdesk.example", [CODE.address])


async def test_a_mail_leaves_with_its_letterhead() -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        await SmtpMailer(server, StandingClock(), lambda mail: replace(mail, subject=f"[市府] {mail.subject}", text=f"{mail.text}\n\n-- \n1999")).send(CODE)
    message = office.message()
    assert message["Subject"] == f"[市府] {CODE.subject}"
    assert message.get_content().replace("\r\n", "\n").endswith("\n-- \n1999\n")


async def test_two_mails_have_two_ids() -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        await send(server)
        await send(server)
    assert len({email.message_from_bytes(one.content)["Message-ID"] for one in office.envelopes}) == 2


@pytest.mark.parametrize("subject", ["Code\r\nBcc: other@evil.example", "Code\nBcc: other@evil.example", "Code\u2028Bcc: x\x00"])
async def test_t21_a_subject_smuggles_in_no_header(subject: str) -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        await send(server, replace(CODE, subject=subject))
    assert office.message()["Bcc"] is None
    assert office.message()["Subject"].startswith("Code Bcc: ")
    assert office.envelopes[0].rcpt_tos == [CODE.address]


@pytest.mark.parametrize(
    "address",
    ["a@home.example\r\nRCPT TO:<other@evil.example>", "a@home.example, other@evil.example", "<a@home.example>", "nobody", "", "a b@home.example", "@x", "a@"],
)
async def test_t21_what_is_no_single_address_is_denied_before_anybody_is_asked(address: str) -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        assert isinstance(await refused(server, replace(CODE, address=address)), Denied)
    assert office.envelopes == []


async def test_a_text_that_cannot_be_written_in_utf_8_is_sent_all_the_same() -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        await send(server, replace(CODE, text="a\ud800b"))
    assert office.message().get_content().strip() == "a?b"


async def test_an_address_in_another_script_arrives_where_the_server_takes_it() -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        await send(server, replace(CODE, address="陳@home.example"))
    assert office.envelopes[0].rcpt_tos == ["陳@home.example"]
    async with listening(lambda: SMTP(office, hostname="mail.example", enable_SMTPUTF8=False, loop=asyncio.get_running_loop())) as server:
        assert isinstance(await refused(server, replace(CODE, address="陳@home.example")), Denied)


async def test_it_is_encrypted_where_the_server_offers_it(certificates: Certificates) -> None:
    office = Office()
    async with listening(speaking(office, tls_context=certificates.server)) as server:
        await send(replace(server, trusted=certificates.client))
    assert office.encrypted == [True]


async def test_with_a_password_it_is_encrypted_and_signed_in(certificates: Certificates) -> None:
    office = Office()
    async with listening(speaking(office, tls_context=certificates.server, authenticator=admits, auth_required=True)) as server:
        await send(signed_in(server, certificates))
        assert isinstance(await refused(signed_in(server, certificates, "Other-canary-2")), Denied)
    assert office.encrypted == [True]


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the server cannot tell that every byte is encrypted already
async def test_encrypted_from_the_first_byte(certificates: Certificates) -> None:
    office = Office()
    async with listening(speaking(office, authenticator=admits, auth_required=True, auth_require_tls=False), certificates.server) as server:
        await send(signed_in(server, certificates))
    assert office.encrypted == [True]


async def test_no_password_is_said_to_a_server_that_cannot_encrypt(certificates: Certificates) -> None:
    said: list[Any] = []

    def overhears(server: Any, session: Any, envelope: Any, mechanism: str, login: Any) -> AuthResult:
        said.append(login)
        return AuthResult(success=True)

    office = Office()
    async with listening(speaking(office, authenticator=overhears, auth_require_tls=False)) as server:
        assert isinstance(await refused(signed_in(server, certificates)), Denied)
    assert (said, office.envelopes) == ([], [])


@pytest.mark.parametrize("encrypted", [True, False])
async def test_a_server_whose_certificate_nobody_vouches_for_gets_nothing(certificates: Certificates, encrypted: bool) -> None:
    office = Office()
    options = {} if encrypted else {"tls_context": certificates.server}
    async with listening(speaking(office, **options), certificates.server if encrypted else None) as server:
        failure = await refused(server)
    assert isinstance(failure, Unreachable)
    assert "certificate" in failure.detail
    assert office.envelopes == []


@pytest.fixture(scope="session")
def inside(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """A server's side with a certificate for `localhost` from a CA that no machine knows."""
    certificate, key = authorities.trusted().issue(tmp_path_factory.mktemp("inside"), "localhost")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    return context


def knowing(server: SmtpServer, ca_file: Path) -> SmtpServer:
    """The same server, as the configuration names it with a CA."""
    named = read_server(f"{'smtps' if server.encrypted else 'smtp'}://{server.host}:{server.port}", FROM, ca_file=str(ca_file))
    return replace(named, step=server.step, whole=server.whole)


@pytest.mark.parametrize("encrypted", [True, False])
async def test_a_server_behind_an_internal_ca_is_trusted_by_its_file_and_by_no_other(inside: ssl.SSLContext, encrypted: bool) -> None:
    office = Office()
    options = {} if encrypted else {"tls_context": inside}
    async with listening(speaking(office, **options), inside if encrypted else None) as server:
        await send(knowing(server, authorities.trusted().file))
        assert office.encrypted == [True]
        office.envelopes.clear()
        for wrong in (server, knowing(server, authorities.unknown().file), knowing(replace(server, host="127.0.0.1"), authorities.trusted().file)):
            failure = await refused(wrong)
            assert isinstance(failure, Unreachable)
            assert "certificate" in failure.detail
    assert office.envelopes == []


async def test_where_a_ca_is_named_nothing_is_sent_to_a_server_that_cannot_encrypt() -> None:
    office = Office()
    async with listening(speaking(office)) as server:
        assert isinstance(await refused(knowing(server, authorities.trusted().file)), Denied)
    assert office.envelopes == []


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_file_of_cas_that_is_none_is_refused_by_name(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^ca_file: expected a FILE"):
        read_server("smtp://mail.example", FROM, ca_file=str(file))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [("451 try again", Unreachable), ("452 full", Unreachable), ("550 no such user 482913", Denied), ("552 too big", Denied), ("999 what", Garbled)],
)
@pytest.mark.parametrize("step", ["recipient", "data"])
async def test_the_code_of_an_answer_says_whether_to_try_again(step: str, answer: str, kind: type[BackEndError]) -> None:
    office = Office(recipient=answer) if step == "recipient" else Office(data=answer)
    async with listening(speaking(office)) as server:
        failure = await refused(server)
    refuses_it = step == "data" and kind is Denied
    assert (type(failure), failure.system) == (ContentRefused if refuses_it else kind, "mail")
    assert isinstance(failure, kind)
    assert answer[:3] in failure.detail


class Babbling(asyncio.Protocol):
    """Says one thing to everything."""

    def __init__(self, words: bytes, hangs_up: bool = False) -> None:
        self._words, self._hangs_up = words, hangs_up

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._say()

    def data_received(self, data: bytes) -> None:
        self._say()

    def _say(self) -> None:
        self._transport.write(self._words)
        if self._hangs_up:
            self._transport.close()


@pytest.mark.parametrize(
    ("words", "hangs_up", "kind"),
    [
        (b"HTTP/1.1 400 Bad Request\r\n", False, Garbled),
        (b"\x16\x03\x01\xff\r\n", False, Garbled),
        (b"421 closing\r\n", True, Unreachable),
        (b"554 go away\r\n", False, Denied),
        (b"", True, Unreachable),
        (b"", False, Unreachable),
    ],
)
async def test_what_speaks_no_smtp_is_told_from_what_does_not_answer(words: bytes, hangs_up: bool, kind: type[BackEndError]) -> None:
    async with listening(lambda: Babbling(words, hangs_up)) as server:
        assert type(await refused(replace(server, step=0.3))) is kind


async def test_nobody_listening_is_unreachable() -> None:
    async with listening(speaking(Office())) as server:
        pass
    assert isinstance(await refused(server), Unreachable)


async def test_a_server_that_drips_is_given_up_after_the_whole_time() -> None:
    class Dripping(Babbling):
        def _say(self) -> None:
            if not self._transport.is_closing():
                self._transport.write(b"220-wait\r\n")
                asyncio.get_running_loop().call_later(0.05, self._say)

    async with listening(lambda: Dripping(b"")) as server:
        assert isinstance(await refused(replace(server, whole=0.4)), Unreachable)


@pytest.mark.parametrize(
    ("url", "sender", "user", "password", "named"),
    [
        ("mail.example:25", FROM, None, None, "smtp:"),
        ("http://mail.example", FROM, None, None, "smtp:"),
        ("smtp://mail.example:port", FROM, None, None, "smtp:"),
        ("smtp://mail.example/inbox", FROM, None, None, "smtp:"),
        ("smtp://desk:Mail-canary-1@mail.example", FROM, None, None, "smtp: put the user"),
        ("smtp://mail.example", None, None, None, "from:"),
        ("smtp://mail.example", "desk", None, None, "from:"),
        ("smtp://mail.example", "a@b.example\nBcc: c@d.example", None, None, "from:"),
        ("smtp://mail.example", FROM, "desk", None, "user and password:"),
        ("smtp://mail.example", FROM, None, "Mail-canary-1", "user and password:"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(url: str, sender: str | None, user: str | None, password: str | None, named: str) -> None:
    with pytest.raises(ValueError, match=named) as refusal:
        read_server(url, sender, user, None if password is None else Secret(password))
    assert "canary" not in str(refusal.value)


def test_a_server_has_its_usual_port_and_shows_no_password() -> None:
    server = read_server("smtps://mail.example", "desk@mail.example", "desk", Secret("Mail-canary-1"))
    assert (server.port, server.encrypted, read_server("smtp://mail.example", "desk@mail.example").port) == (465, True, 25)
    assert "canary" not in repr(server)
