"""The helpdesk by mail behind its port: a ticket is open once its mail was accepted by the mail server."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Final, Protocol

import structlog

from bot.clock import Clock
from bot.errors import BackEndError, Unreachable
from bot.runtime.pace import pause_holds
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.attachment import TicketFile, travel_time
from bot.tickets.ticket import TicketDraft, TicketNews, TicketRef
from integrations.helpdesk.email.answer_address import AnswerAddress
from integrations.helpdesk.email.answers import MailedAnswers
from integrations.helpdesk.email.composing import Say, compose_letter, subject_of, text_of_event, text_of_ticket, urgent, with_files_named
from integrations.helpdesk.email.letters import KeptLetter, Letters
from integrations.mail.mail_message import Sender
from integrations.mail.smtp import BrokenOff, ContentRefused

_SYSTEM: Final = "helpdesk"
_PATIENT: Final = 2
"""Failures in a row after which the server is spared for a while."""
_LONGEST_REST: Final = 30
_GOODBYE: Final = 10.0
_MOST_UPLOADS: Final = 3
"""How often a mail that breaks off on its way is tried with its files."""
_log = structlog.get_logger("helpdesk mail")


class PassOn(Protocol):
    """What sends a message (`integrations.mail.smtp.SmtpMailer`)."""

    async def pass_on(self, message: EmailMessage, envelope_from: str, to: str, longer: timedelta = timedelta()) -> None:
        """Sends it, with so much more time than others; what cannot be delivered comes back to `envelope_from`. Raises Unreachable (BrokenOff), Garbled,
        Denied (ContentRefused)."""
        ...


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Between whom the mails go, in which words; `subject` is how all of them begin, '' for nothing."""

    sender: Sender
    to: str
    address: AnswerAddress
    say: Say
    subject: str = ""


class EmailHelpdesk:
    """A mail that is being sent goes on when whoever waits for it gives up, so that a slow server never gets it twice."""

    def __init__(self, letters: Letters, answers: MailedAnswers, smtp: PassOn, between: Correspondence, clock: Clock) -> None:
        self._letters, self._answers, self._smtp, self._between, self._clock = letters, answers, smtp, between, clock
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._broken_off: Counter[int] = Counter()
        self._failures = 0
        self._rests_until: datetime | None = None

    async def open(self, draft: TicketDraft) -> TicketRef:
        """Mails the ticket. Between the server's yes and our note of it lies a moment: whoever falls in it sends the same Message-ID again."""

        def written(number: str) -> tuple[str, str]:
            return self._subject(subject_of(number, draft, self._between.say)), text_of_ticket(number, draft, self._between.say)

        id = await self._letters.opened(draft.key, self._clock.now(), written, urgent=urgent(draft.priority))
        return (await self._sent(id)).ticket.ref

    async def add(self, ref: TicketRef, note: str, once: str, files: Sequence[TicketFile] = ()) -> tuple[str, ...]:
        """Mails what the person said later, with the files; where the mail server does not take them, the same mail goes without them and says so."""
        return await self._continue(ref, "added", note, once, files=files)

    async def close(self, ref: TicketRef, once: str) -> None:
        """Mails that the person says it is solved."""
        await self._continue(ref, "closed", "", once, closed=True)

    async def reopen(self, ref: TicketRef, note: str, once: str) -> None:
        """Mails that the person says it is not solved."""
        await self._continue(ref, "reopened", note, once, closed=False)

    def address(self, ref: TicketRef) -> str | None:  # noqa: ARG002
        """A mailbox has no pages."""
        return None

    async def news(self, since: str | None) -> tuple[tuple[TicketNews, ...], str]:
        """What was answered by mail and has been fetched, called in or delivered; looks into the desk's own tables only."""
        return await self._answers.news(since)

    async def send_returned(self) -> None:
        """Sends again what came back, once it is time."""
        for id in await self._letters.due(self._clock.now()):
            try:
                await self._sent(id)
            except BackEndError as trouble:
                _log.warning("a mail that came back could not be sent again", trouble=type(trouble).__name__)
                await self._letters.later(id, self._clock.now())

    async def close_down(self) -> None:
        """Waits a little for what is being sent."""
        if self._under_way:
            await asyncio.wait(tuple(self._under_way.values()), timeout=_GOODBYE)

    def _subject(self, subject: str) -> str:
        return f"[{self._between.subject}] {subject}" if self._between.subject else subject

    async def _continue(
        self, ref: TicketRef, event: str, note: str, once: str, *, closed: bool | None = None, files: Sequence[TicketFile] = ()
    ) -> tuple[str, ...]:
        text, subject = text_of_event(event, ref.number, note, self._between.say), self._subject(f"#{ref.number}")
        names = tuple(file.name for file in files)
        id = await self._letters.continued(ref, once, self._clock.now(), subject=subject, text=text, closed=closed, files=names)
        await self._sent(id, files)
        return (await self._letters.of(id)).left if files else ()

    async def _sent(self, id: int, files: Sequence[TicketFile] = ()) -> KeptLetter:
        kept = await self._letters.of(id)
        if kept.sent:
            return kept
        sending = self._under_way.get(id)
        if sending is None:
            sending = self._under_way[id] = asyncio.create_task(self._send(kept, () if kept.bare else files))
            sending.add_done_callback(lambda done: self._done(id, done))
        await asyncio.shield(sending)
        return kept

    def _done(self, id: int, done: "asyncio.Task[None]") -> None:
        self._under_way.pop(id, None)
        if not done.cancelled():
            done.exception()  # whoever waits for it has it; nobody may be left by now

    async def _send(self, kept: KeptLetter, files: Sequence[TicketFile]) -> None:
        now = self._clock.now()
        if self._rests_until is not None and pause_holds(self._rests_until, now, timedelta(seconds=_LONGEST_REST)):
            raise Unreachable(_SYSTEM, "helpdesk: the mail server is spared for a while")
        if not await self._letters.claim(kept.id, now, travel_time(files)):
            if (await self._letters.of(kept.id)).sent:
                return  # meanwhile
            raise Unreachable(_SYSTEM, "helpdesk: this mail is being sent")
        try:
            await self._post_with(kept, files)
        except BackEndError as trouble:
            self._failed()
            await self._letters.settled(kept.id, None)
            raise type(trouble)(_SYSTEM, trouble.detail) from None
        except BaseException:
            await self._letters.settled(kept.id, None)
            raise
        self._failures, self._rests_until = 0, None
        await self._letters.settled(kept.id, self._clock.now())

    async def _post_with(self, kept: KeptLetter, files: Sequence[TicketFile]) -> None:
        """Without the files where the server refuses them, or breaks off again and again: the words do not wait for them for ever."""
        if files and self._broken_off[kept.id] < _MOST_UPLOADS:
            try:
                await self._post(kept, files)
                return
            except BrokenOff:
                self._broken_off[kept.id] += 1
                raise
            except ContentRefused:
                _log.warning("a mail goes without its files, which were refused", ticket=kept.ticket.ref.number)
        if files:
            await self._letters.strip(kept.id)
            self._broken_off.pop(kept.id, None)
        await self._post(replace(kept, bare=True), ())

    async def _post(self, kept: KeptLetter, files: Sequence[TicketFile]) -> None:
        between, ticket = self._between, kept.ticket
        reply_to = between.address.of(ticket.serial, ticket.key)
        letter = replace(kept.letter, text=with_files_named(kept.letter.text, kept.left, between.say))
        message = await asyncio.to_thread(compose_letter, letter, between.sender, between.to, reply_to, files)
        await self._smtp.pass_on(message, reply_to, between.to, travel_time(files))

    def _failed(self) -> None:
        self._failures += 1
        if self._failures > _PATIENT:
            rest = min(2.0 ** min(self._failures - _PATIENT, 8), _LONGEST_REST)
            self._rests_until = self._clock.now() + timedelta(seconds=rest)
