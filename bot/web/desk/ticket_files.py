"""`/desk/tickets/<ticket>/files/<file>`: hands out a file of a ticket. The browser saves it, and neither shows nor runs it."""

from typing import Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.audit import AuditEvent, AuditRecord
from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.ticket_notices import ticket_details
from bot.tickets.attachment import MEDIA_TYPES
from bot.tickets.queue import within
from bot.web.desk.reader import DeskReader
from bot.web.desk.shell import DeskPages

_LONGEST_NUMBER: Final = 10


@dataclass(frozen=True)
class TicketFiles:
    """Downloads, for whoever may see the ticket."""

    desk: DeskPages

    async def download(self, reader: DeskReader) -> Response:
        """The file under its cleaned name; taking it is recorded. That its kind is not guessed is said with every page. Raises HTTPException 404."""
        dependencies, asked = self.desk.dependencies, str(reader.request.path_params["file"])
        id = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < _LONGEST_NUMBER else 0
        async with dependencies.store.look() as work:
            ticket = await work.tickets.named(str(reader.request.path_params["ticket"])[:64])
            if ticket is None or not within(reader.standing.covered(Permission.TICKETS_SEE), ticket):
                raise HTTPException(404)
            file = next((one for one in await work.attachments.of_ticket(ticket.id) if one.id == id), None)
            content = await work.attachments.content(ticket.id, id)
        if file is None or content is None:
            raise HTTPException(404)
        record = AuditRecord(AuditEvent.TICKET_LOOKED, reader.actor, ticket.person, {**ticket_details(ticket), "file": str(file.id)})
        async with dependencies.store.work() as work:
            await work.audit.append(record, dependencies.clock.now())
        return Response(
            content,
            headers={
                "content-type": MEDIA_TYPES[file.kind],
                "content-disposition": f"attachment; filename=\"file.{file.name.rpartition('.')[2]}\"; filename*=UTF-8''{quote(file.name, safe='')}",
                "content-security-policy": "sandbox",
                "cache-control": "no-store",
            },
        )
