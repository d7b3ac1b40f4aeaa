"""The helpdesk by mail between two real mail servers: one that takes the desk's mails, and the desk's own listener for the answers."""

import asyncio
import email
import email.policy
import smtplib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP

from bot.clock import Clock, SystemClock
from bot.dialogue.wording import Wording
from bot.messages import Phrase
from bot.secret import Secret
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.store.database import open_engine, upgrade
from bot.tickets.ticket import TicketRef
from bot.wiring.wording import build_wording
from integrations.helpdesk.email.answer_address import AnswerAddress, message_id
from integrations.helpdesk.email.answers import MailedAnswers, TakenMail
from integrations.helpdesk.email.helpdesk import Correspondence, EmailHelpdesk
from integrations.helpdesk.email.letters import Letters
from integrations.helpdesk.email.lmtp import listening
from integrations.mail.mail_message import Sender
from integrations.mail.smtp import SmtpMailer, read_server
from tests.helpdesk_mail.samples import Answer, raw_answer

KEY = Secret("a key for tests")
TO = "it@city.example"


@dataclass
class PostOffice:
    """The server that takes the desk's mails: `how` is well, down, slow or garbled; `refuses` is what it answers a recipient with.

    `announces` is the size that it says it takes, `largest` the one that it really takes, both in bytes; `breaks_off`: above that it goes away."""

    how: str = "well"
    refuses: str = ""
    slow: float = 1.0
    announces: int = 100_000_000
    largest: int = 100_000_000
    breaks_off: bool = False
    tried: int = 0
    envelopes: list[Any] = field(default_factory=list)

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        if not self.refuses:
            envelope.rcpt_tos.append(address)
        return self.refuses or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.tried += 1
        if len(envelope.content) > self.largest:
            if self.breaks_off:
                server.transport.abort()
            return "552 5.3.4 Message size exceeds fixed limit"
        self.envelopes.append(envelope)
        if self.how == "slow":
            await asyncio.sleep(self.slow)
        return "250 OK"

    def connected(self) -> asyncio.BaseProtocol:
        if self.how == "down":
            return _Gone()
        if self.how == "garbled":
            return _Babbling()
        protocol: asyncio.BaseProtocol = SMTP(
            self, hostname="mail.example", enable_SMTPUTF8=True, data_size_limit=self.announces, loop=asyncio.get_running_loop()
        )
        return protocol

    @property
    def messages(self) -> list[EmailMessage]:
        found = [email.message_from_bytes(one.content, policy=email.policy.default) for one in self.envelopes]
        return [one for one in found if isinstance(one, EmailMessage)]


class _Gone(asyncio.Protocol):
    def connection_made(self, transport: Any) -> None:
        transport.abort()


class _Babbling(asyncio.Protocol):
    def connection_made(self, transport: Any) -> None:
        transport.write(b"\x00\x01hello there\r\nwhat?\r\n")


@dataclass
class Room:
    """`answers_to(ref)`: the address of a ticket, as the helpdesk knows it from the mail's Reply-To."""

    helpdesk: EmailHelpdesk
    answers: MailedAnswers
    letters: Letters
    office: PostOffice
    port: int
    returned: list[str]
    _numbers: int = 0

    async def files(self, ref: TicketRef) -> list[tuple[str, bytes]]:
        """Every file that came in a mail of this ticket, in the order of the mails."""
        to = self.answers_to(ref)
        return [file for one in self.office.messages if one["Reply-To"] == to for file in files_in(one)]

    def answers_to(self, ref: TicketRef) -> str:
        subject = f"#{ref.number}"
        mails = [one for one in self.office.messages if one["Subject"].startswith(("Ticket " + ref.number, "單號 " + ref.number)) or subject in one["Subject"]]
        if not mails:
            raise LookupError(f"there is no ticket {ref.number}")
        return str(mails[0]["Reply-To"])

    async def mail(self, raw: bytes, to: str, sender: str = "hsu@city.example") -> tuple[int, str]:
        """Hands a mail to the desk's listener as a mail server does; the listener's answer."""
        return await asyncio.to_thread(self._hand_over, raw, to, sender)

    async def answer(self, ref: TicketRef, text: str, author: str) -> bool:
        """Somebody at the helpdesk answers; False where the desk has the ticket as closed (contract tests)."""
        return await self._said(ref, text)

    async def settle(self, ref: TicketRef, text: str, author: str) -> bool:
        return await self._said(ref, f"#close\n{text}")

    async def _said(self, ref: TicketRef, text: str) -> bool:
        to = self.answers_to(ref)
        serial, _ = next(self.answers.address.named_in([to]))
        found = await self.letters.ticket_of(serial)
        if found is None or found.closed:
            return False
        self._numbers += 1
        code, said = await self.mail(raw_answer(Answer(text), to, id=f"answer-{self._numbers}@mail.example"), to)
        assert code == 250, said
        return True

    def _hand_over(self, raw: bytes, to: str, sender: str) -> tuple[int, str]:
        with smtplib.LMTP("127.0.0.1", self.port) as server:
            server.timeout = 20
            try:
                server.sendmail(sender, [to], raw)
            except smtplib.SMTPRecipientsRefused as refused:
                code, said = refused.recipients[to]
                return code, said.decode()
            except smtplib.SMTPDataError as refused:
                return refused.smtp_code, str(refused.smtp_error)
        return 250, ""


def files_in(message: EmailMessage) -> list[tuple[str, bytes]]:
    """The attachments of a mail, by name."""
    return [(str(part.get_filename()), bytes(part.get_payload(decode=True))) for part in message.iter_attachments()]


@asynccontextmanager
async def mail_room(folder: Path, address: str | None = None, clock: Clock | None = None, domains: tuple[str, ...] = (), language: str = "en") -> AsyncIterator[Room]:
    """Opens it over a database of its own."""
    engine, time = open_engine(address or f"sqlite+aiosqlite:///{folder}/mail.db"), clock or SystemClock()
    office, returned = PostOffice(), []
    server = await asyncio.get_running_loop().create_server(office.connected, "127.0.0.1", 0)
    smtp = replace(read_server(f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", "The desk <desk@city.example>"), step=5, whole=40)
    try:
        await upgrade(engine)
        helpdesk, answers, letters = between(engine, smtp, time, domains, language)

        async def took(raw: bytes, envelope: Any = ()) -> TakenMail:
            async def back(number: str) -> None:
                returned.append(number)

            return await answers.take(raw, envelope, back)

        async with listening("127.0.0.1:0", took) as port:
            yield Room(helpdesk, answers, letters, office, port, returned)
        await helpdesk.close_down()
    finally:
        server.close()
        await engine.dispose()


def between(engine: Any, smtp: Any, clock: Clock, domains: tuple[str, ...] = (), language: str = "en") -> tuple[EmailHelpdesk, MailedAnswers, Letters]:
    """The three parts of it over an engine and a mail server."""
    letters = Letters(engine, lambda key, once: message_id(KEY, key, once, "city.example"))
    address = AnswerAddress("desk", "city.example", KEY)
    answers = MailedAnswers(engine=engine, letters=letters, address=address, domains=domains, clock=clock)
    words = _wording()

    def say(phrase: Phrase) -> str:
        return words.say(phrase, language, clock.now())

    correspondence = Correspondence(sender=Sender("desk@city.example", "The desk"), to=TO, address=address, say=say)
    return EmailHelpdesk(letters, answers, SmtpMailer(smtp, clock), correspondence, clock), answers, letters


@cache
def _wording() -> Wording:
    return build_wording(Settings(), build_rules(Settings()))
