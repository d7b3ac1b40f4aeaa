"""The helpdesk by mail, from the settings."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bot.errors import ConfigurationError
from integrations.helpdesk.email.answer_address import AnswerAddress, message_id
from integrations.helpdesk.email.answers import MailedAnswers, TakenMail
from integrations.helpdesk.email.entry import IMAP_PORTS, EmailHelpdeskSettings, ImapSettings
from integrations.helpdesk.email.helpdesk import Correspondence, EmailHelpdesk
from integrations.helpdesk.email.hook import PATH, mail_hook
from integrations.helpdesk.email.imap import ImapCollection, ImapPlace
from integrations.helpdesk.email.letters import Letters
from integrations.helpdesk.email.lmtp import listening
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk, HelpdeskContext, TellOperators
from integrations.mail.smtp import SmtpMailer
from integrations.settings_section import read_secret

_FILE: Final = "config.yaml"
_ROUND: Final = 30.0
_DEADLINE: Final = timedelta(seconds=5)


def build_email_helpdesk(settings: EmailHelpdeskSettings, context: HelpdeskContext) -> BuiltHelpdesk:
    """Raises ConfigurationError, for a section through which no answer could come back too."""
    smtp = context.smtp()
    if smtp is None:
        raise ConfigurationError(_FILE, "mail.smtp", "expected a mail server: helpdesk.kind email sends tickets through it")
    if settings.imap is None and settings.lmtp is None and settings.hook_secret is None:
        raise ConfigurationError(_FILE, "helpdesk", "expected imap, lmtp or hook_secret: without one of them no answer comes back")
    local, _, domain = settings.answers.rpartition("@")
    address = AnswerAddress(local, domain, context.key)
    letters = Letters(context.engine, lambda key, once: message_id(context.key, key, once, domain))
    answers = MailedAnswers(engine=context.engine, letters=letters, address=address, domains=settings.answers_from, clock=context.clock)
    between = Correspondence(sender=smtp.sender, to=settings.to, address=address, say=context.say, subject=context.organisation)
    helpdesk = EmailHelpdesk(letters, answers, SmtpMailer(smtp, context.clock), between, context.clock)
    # The hook answers before and while `at_work` runs: whom to tell is known only then.
    telling = _Telling()

    async def take(raw: bytes, envelope: Iterable[str] = ()) -> TakenMail:
        return await answers.take(raw, envelope, telling.returned)

    hooks = {} if settings.hook_secret is None else {PATH: mail_hook(read_secret(settings.hook_secret, "helpdesk.hook_secret"), take)}
    collection = None if settings.imap is None else ImapCollection(imap_place(settings.imap, settings.ca_file), context.engine, take)

    @asynccontextmanager
    async def at_work(tell: TellOperators) -> AsyncIterator[None]:
        telling.tell = tell
        async with AsyncExitStack() as stack:
            if settings.lmtp is not None:
                await stack.enter_async_context(listening(settings.lmtp, take))
            poll = settings.poll
            task = asyncio.create_task(_resending(helpdesk) if collection is None else collection.run(poll, helpdesk.send_returned))
            try:
                yield
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    return BuiltHelpdesk(helpdesk, start_over=letters.start_over, close=helpdesk.close_down, hooks=hooks, at_work=at_work, deadline=_DEADLINE)


class _Telling:
    """Tells the operators that a ticket's mail came back."""

    def __init__(self) -> None:
        self.tell: TellOperators | None = None

    async def returned(self, number: str) -> None:
        """Nobody is told where this desk is not at work."""
        if self.tell is not None:
            await self.tell("helpdesk-mail.returned", number)


async def _resending(helpdesk: EmailHelpdesk) -> None:
    while True:
        await helpdesk.send_returned()
        await asyncio.sleep(_ROUND)


def imap_place(settings: ImapSettings, ca_file: str | None) -> ImapPlace:
    """The mailbox that the section names. Raises ConfigurationError."""
    parts = urlsplit(settings.url)
    return ImapPlace(
        host=str(parts.hostname), port=parts.port or IMAP_PORTS[parts.scheme], encrypted=parts.scheme == "imaps",
        user=settings.user, password=read_secret(settings.password, "helpdesk.imap.password"),
        folder=settings.folder, trusted=None if ca_file is None else _trusting(ca_file),
    )  # fmt: skip


def _trusting(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(Path(ca_file)))
    except (OSError, ssl.SSLError) as trouble:
        raise ConfigurationError(_FILE, "helpdesk.ca_file", f"expected a FILE of certificates as PEM; it cannot be read ({type(trouble).__name__})") from None
