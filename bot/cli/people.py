"""`people`: the organisation's people and the state of their accounts; the operator's way to link a chat and to end a freeze."""

from contextlib import AsyncExitStack
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, Final

from bot.accounts.finding import Finding
from bot.accounts.records import Absent, Present, Reading, Unread
from bot.cli.arguments import CommandContext
from bot.cli.database_access import require_database
from bot.cli.output import print_json, print_line, shown_at
from bot.cli.people_import import import_people
from bot.errors import ConfigurationError
from bot.messages import ChatIdentity
from bot.people.account_lookup import LookupResult
from bot.people.person import Person
from bot.store.links import OPERATOR
from bot.wiring.application import Application, open_application
from bot.wiring.location import on_server, temporary_data
from integrations.channels.console import ConsoleChannel
from integrations.channels.registry import PLATFORMS
from integrations.channels.web import WebChannel

_OF_WHAT_IS_THERE: Final = ("unfreeze",)
"""Who is there is shown before anything ran, too: that is how an operator sees whether the systems' settings are right."""


async def people(given: CommandContext) -> int:
    """Lists, shows, links or ends a freeze. An organisation given without --data is loaded into a temporary folder."""
    async with AsyncExitStack() as stack:
        where = given.where
        if where.data is None and where.organisation is not None and not on_server(where):
            where = replace(where, data=await stack.enter_async_context(temporary_data()))
        if where.organisation is None and given.arguments.what in _OF_WHAT_IS_THERE:
            await require_database(given)
        application = await stack.enter_async_context(open_application(where))
        match given.arguments.what:
            case "list":
                await _list(application, given.arguments.json)
            case "show":
                await _show(application, await _person(application, given.arguments.person), given.arguments.json)
            case "unfreeze":
                await _unfreeze(application, await _person(application, given.arguments.person), given.arguments.json)
            case "import":
                return await import_people(given, application)
            case _:
                await _link(application, await _person(application, given.arguments.person), given.arguments.identity, given.arguments.json)
    return 0


async def _person(application: Application, id: str) -> Person:
    person = await application.register.person(id)
    if person is None:
        raise ConfigurationError("people", id, "nobody here is called that; `people list` names everybody")
    return person


async def _list(application: Application, as_json: bool) -> None:
    for person in await application.register.people():
        agency = await application.register.agency(person.agency)
        if as_json:
            print_json({"id": person.id, "name": person.name, "agency": agency.id, "agency_name": agency.name, "role": person.role.value})
        else:
            print_line(f"{person.id:<20} {person.name}  {agency.name}  {person.role.value}")


async def _show(application: Application, person: Person, as_json: bool) -> None:
    seen = await application.account_lookup.look(person)
    freeze = await application.account_actions.freezes.standing(person)
    if as_json:
        print_json(snapshot_form(seen) | {"frozen_until": None if freeze is None else freeze.until.isoformat()})
        return
    now = seen.now
    print_line(f"{person.id}  {person.name}  {seen.snapshot.agency.name}")
    if freeze is not None:
        print_line(f"  frozen until {shown_at(freeze.until, application.wording.zone)}")
    for finding in seen.diagnosis.findings:
        print_line(f"  {finding.row:<5} {finding.status.value:<9} {application.wording.say(finding.tell, application.settings.language, now)}")


async def _link(application: Application, person: Person, identity: str, as_json: bool) -> None:
    channel, _, user = identity.partition(":")
    if channel not in (*(entry.name for entry in PLATFORMS), WebChannel.name, ConsoleChannel.name) or not user or len(user) > 128:
        examples = " or ".join(f"{entry.name}:{entry.example}" for entry in PLATFORMS)
        raise ConfigurationError("people link", identity, f"expected CHANNEL:ID, for example {examples}")
    await application.account_actions.link_flow.link(ChatIdentity(channel, user), person, OPERATOR, actor=OPERATOR)
    if as_json:
        print_json({"person": person.id, "identity": identity, "linked": True})
    else:
        print_line(f"{identity} is now {person.id} ({person.name})")


async def _unfreeze(application: Application, person: Person, as_json: bool) -> None:
    """Ends a freeze at once; the person is told at every address (DOMAIN part 5)."""
    freezes, now = application.account_actions.freezes, application.clock.now()
    async with application.store.work() as work:
        ended = await freezes.end(work, person, OPERATOR, "operator at the command line", now)
    if as_json:
        print_json({"person": person.id, "ended": ended, "frozen_until": None})
    else:
        print_line(f"the freeze of {person.id} ({person.name}) is over" if ended else f"{person.id} ({person.name}) is not frozen")


def snapshot_form(seen: LookupResult) -> dict[str, Any]:
    """The snapshot and the diagnosis as JSON; `rows` holds the ids of DOMAIN's rows in its order. It contains no national ids."""
    snapshot, diagnosis = seen.snapshot, seen.diagnosis
    return {
        "person": snapshot.person.id,
        "name": snapshot.person.name,
        "agency": snapshot.agency.id,
        "taken": snapshot.taken.isoformat(),
        "stage": seen.rules.stage(snapshot.agency, seen.now).value,
        "status": diagnosis.status.value,
        "rows": list(diagnosis.rows),
        "findings": [_finding(finding) for finding in diagnosis.findings],
        "systems": {
            "portal": _reading(snapshot.portal),
            "personnel": _reading(snapshot.personnel),
            "directory": _reading(snapshot.directory),
            "mailbox": _reading(snapshot.mailbox),
            "sso": _reading(snapshot.certificate),
        },
        "binding": _reading(snapshot.binding),
        "recent": [_plain(asdict(event)) for event in snapshot.recent],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "row": finding.row.value,
        "status": finding.status.value,
        "system": finding.system.value if finding.system else None,
        "tell": finding.tell.key,
        "until": finding.until.isoformat() if finding.until else None,
        "remedies": list(finding.remedies),
        "owner": finding.owner.value if finding.owner else None,
        "escalate": finding.escalate,
    }


def _reading(reading: Reading[Any]) -> dict[str, Any]:
    match reading:
        case Present(record):
            records = [_record(item) for item in record] if isinstance(record, tuple) else _record(record)
            return {"is": "present", "record": records}
        case Absent():
            return {"is": "absent"}
        case Unread(system):
            return {"is": "unread", "system": system.value}


def _record(record: Any) -> Any:
    form = _plain(asdict(record))
    form.pop("holder", None)
    return form


def _plain(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case timedelta():
            return value.total_seconds()
        case Enum():
            return value.value
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value
