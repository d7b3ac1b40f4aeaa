"""What happened at the desk, as the helpdesk's own record has it."""

from collections.abc import Sequence

import structlog

from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import Phrase
from bot.ports import Helpdesk, Register
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.helpdesk_line import HelpdeskLine
from bot.ticketing.history import TicketHistory
from bot.ticketing.ticket_notices import ticket_details
from bot.tickets.attachment import TicketFile, names_of_files, travel_time
from bot.tickets.ticket import TicketAuthor, TicketEvent, TicketNote, TicketRef

_log = structlog.get_logger("escalating")


@dataclass(frozen=True)
class OutgoingNotes:
    """Sends notes to the helpdesk, each with its files. `words` has the organisation's language."""

    store: Store
    helpdesk: Helpdesk
    line: HelpdeskLine
    register: Register
    words: TicketHistory
    clock: Clock

    async def send(self, note: TicketNote, ref: TicketRef) -> bool:
        """Whether the helpdesk has it now. Files that it does not take stay at the desk, where an internal note says so; the ticket goes on."""
        async with self.store.look() as work:
            files = await work.attachments.of_note(note)
        try:
            text = await words_there(note, self.register)
            async with self.line.asked(travel_time(files)):
                left = await pass_on(self.helpdesk, note, ref, text, files)
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("the helpdesk could not be told", ticket=note.ticket, trouble=type(trouble).__name__)
            return False
        async with self.store.work() as work:
            if await work.tickets.note_filed(note.number, self.clock.now()) and left:
                await self._say_what_stays(work, note, left)
        return True

    async def _say_what_stays(self, work: Work, note: TicketNote, left: Sequence[str]) -> None:
        now, ticket = self.clock.now(), await work.tickets.of_id(note.ticket)
        _log.warning("the helpdesk does not take files", ticket=note.ticket, files=len(left))
        text = self.words.say(Phrase("ticket.files-not-taken", {"files": names_of_files(left)}), self.words.language, now)
        await work.tickets.note(ticket.id, TicketEvent.NOTED, TicketAuthor.DESK, text, now)
        await work.audit.append(AuditRecord(AuditEvent.TICKET_NOTED, "desk", ticket.person, ticket_details(ticket)), now)


async def words_there(note: TicketNote, register: Register) -> str:
    """A note's words for the helpdesk; a clerk's stand under their name. Raises Unreachable, Garbled."""
    if not note.author or not note.text:
        return note.text
    clerk = await register.person(note.author)
    return f"{clerk.name if clerk else note.author}: {note.text}"


async def pass_on(helpdesk: Helpdesk, note: TicketNote, ref: TicketRef, text: str, files: Sequence[TicketFile]) -> tuple[str, ...]:
    """Tells the helpdesk; harmless when repeated. What is internal never leaves the desk. The names of the files that it does not take. Raises what the
    port does."""
    once = f"note-{note.number}"
    match note.event:
        case TicketEvent.CLOSED | TicketEvent.WITHDRAWN:
            if note.author and text:
                await helpdesk.add(ref, text, f"{once}-text")
            await helpdesk.close(ref, once)
        case TicketEvent.REOPENED:
            await helpdesk.reopen(ref, text, once)
        case TicketEvent.ADDED | TicketEvent.ANSWERED:
            return await helpdesk.add(ref, text, once, files)
        case TicketEvent.NOTED | TicketEvent.ASSIGNED | TicketEvent.HANDED_OVER | TicketEvent.GIVEN_BACK:
            pass
    return ()
