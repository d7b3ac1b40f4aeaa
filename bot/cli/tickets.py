"""`tickets`: lists, shows, answers and closes tickets; it works next to a running desk on the same data."""

from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import tzinfo
from typing import Any

from bot.cli.arguments import CommandContext
from bot.cli.database_access import require_database
from bot.cli.output import print_json, print_line, print_table, shown_at
from bot.errors import BackEndError, ConfigurationError
from bot.faq.index import Index, build_index
from bot.faq.library import shipped
from bot.tickets.attachment import Attachment
from bot.tickets.ticket import Ticket, TicketAuthor, TicketNote, TicketRef, TicketState, plain_note
from bot.wiring.application import Application, open_application
from bot.wiring.location import on_server, temporary_data

_AUTHOR = "operator"
_HEADER = ("number", "state", "priority", "category", "opened", "updated", "person", "rows")


async def tickets(given: CommandContext) -> int:
    """Lists, shows, answers or closes. An organisation given without --data is loaded into a temporary folder."""
    arguments = given.arguments
    async with AsyncExitStack() as stack:
        where = given.where
        if where.data is None and where.organisation is not None and not on_server(where):
            where = replace(where, data=await stack.enter_async_context(temporary_data()))
        else:
            await require_database(given)
        application = await stack.enter_async_context(open_application(where, _no_index))
        await application.ticketing.hear()
        match arguments.what:
            case "list":
                async with application.store.look() as work:
                    found = await work.tickets.all(None if arguments.state is None else TicketState(arguments.state))
                    notes = {each.id: await work.tickets.notes_of(each.id) for each in found} if arguments.json else {}
                    files = {each.id: await work.attachments.of_ticket(each.id) for each in found} if arguments.json else {}
                if arguments.json:
                    for each in found:
                        print_json(ticket_form(each, notes.get(each.id, ()), files.get(each.id, ())))
                else:
                    print_table([_HEADER, *(_row(each, application.wording.zone) for each in found)])
            case "show":
                ticket = await _ticket(application, arguments.id, "show")
                async with application.store.look() as work:
                    notes_of, files_of = await work.tickets.notes_of(ticket.id), await work.attachments.of_ticket(ticket.id)
                _print_whole(ticket, notes_of, files_of, arguments.json, application.wording.zone)
            case _:
                await _act(application, await _ticket(application, arguments.id, arguments.what), arguments.what, " ".join(arguments.text), arguments.json)
    return 0


def _no_index() -> Index:
    """Nobody speaks here, so nothing has to be understood."""
    return build_index(shipped()[:1], ())


async def _ticket(application: Application, id: str, what: str) -> Ticket:
    async with application.store.look() as work:
        ticket = await work.tickets.named(id)
    if ticket is None:
        raise ConfigurationError(f"tickets {what}", id, "there is no such ticket; `tickets list` names them all")
    return ticket


async def _act(application: Application, ticket: Ticket, what: str, text: str, as_json: bool) -> None:
    """Answers or closes at the helpdesk, then tells the person as for any news."""
    name, note = f"tickets {what}", plain_note(text)
    if ticket.number is None or ticket.ref is None:
        raise ConfigurationError(name, f"T{ticket.id}", "it has not reached the helpdesk yet; it is filed by itself as soon as the helpdesk answers")
    if what == "answer" and not note:
        raise ConfigurationError(name, ticket.number, "expected the words of the answer")
    ref = TicketRef(ticket.ref, ticket.number)
    try:
        act = application.agents.answer if what == "answer" else application.agents.settle
        done = ticket.live and await act(ref, note, _AUTHOR)
    except (BackEndError, LookupError) as trouble:
        raise ConfigurationError(name, ticket.number, f"the helpdesk cannot do it now ({trouble})") from None
    if not done:
        raise ConfigurationError(name, ticket.number, "it is closed already; the person can have it reopened")
    await application.ticketing.hear()
    async with application.store.look() as work:
        ticket = await work.tickets.of_id(ticket.id)
        notes, files = await work.tickets.notes_of(ticket.id), await work.attachments.of_ticket(ticket.id)
    if as_json:
        print_json(ticket_form(ticket, notes, files))
    else:
        print_line(f"{ticket.number} is {ticket.state.value}; {ticket.name or ticket.owner} hears of it in the chat")


def ticket_form(ticket: Ticket, notes: tuple[TicketNote, ...], files: tuple[Attachment, ...]) -> dict[str, Any]:
    """A ticket as JSON. `number` is null until the helpdesk has it; `id` identifies it from the beginning."""
    story = ticket.story
    return {
        "id": f"T{ticket.id}",
        "number": ticket.number,
        "state": ticket.state.value,
        "person": ticket.person or None,
        "identity": ticket.owner if not ticket.person else None,
        "name": ticket.name,
        "agency": ticket.agency,
        "agency_name": ticket.agency_name,
        "phone": ticket.phone,
        "category": ticket.category.value,
        "priority": ticket.priority.value,
        "opened": ticket.opened.isoformat(),
        "updated": ticket.updated.isoformat(),
        "rows": list(ticket.rows),
        "said": story.said,
        "diagnosis": list(story.diagnosis),
        "transcript": [{"by": line.by.value, "at": line.at.isoformat(), "text": line.text} for line in story.transcript],
        "tried": list(story.tried),
        "notes": [{"event": note.event.value, "by": note.by.value, "at": note.at.isoformat(), "text": note.text} for note in notes],
        "files": [
            {"id": file.id, "name": file.name, "kind": file.kind.value, "size": file.size, "sha256": file.sha256, "at": file.at.isoformat()} for file in files
        ],
    }


def _row(ticket: Ticket, zone: tzinfo) -> tuple[str, ...]:
    rows, who = " ".join(ticket.rows) or "-", ticket.name or ticket.owner
    state = (ticket.state.value, ticket.priority.value, ticket.category.value)
    return (ticket.number or f"T{ticket.id}", *state, shown_at(ticket.opened, zone), shown_at(ticket.updated, zone), who, rows)


def _print_whole(ticket: Ticket, notes: tuple[TicketNote, ...], files: tuple[Attachment, ...], as_json: bool, zone: tzinfo) -> None:
    if as_json:
        print_json(ticket_form(ticket, notes, files))
        return
    print_table([_HEADER, _row(ticket, zone)])
    story = ticket.story
    who = " · ".join(part for part in (ticket.person, ticket.agency_name, ticket.phone) if part)
    parts = [("who", who), ("said", story.said), *(("diagnosis", value) for value in story.diagnosis), *(("tried", value) for value in story.tried)]
    parts += [("person" if line.by is TicketAuthor.PERSON else "desk", line.text) for line in story.transcript]
    parts += [(f"{note.by.value} {note.event.value}", note.text) for note in notes]
    parts += [("file", f"{file.name} ({file.size} bytes)") for file in files]
    for name, text in parts:
        if text or " " in name:
            print_line(f"  {name + ':':<20} " + text.replace("\n", "\n" + " " * 23))
