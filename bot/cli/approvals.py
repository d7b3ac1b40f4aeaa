"""`approvals`: requests to act on accounts, the admins asked about them, and the outcome. Nothing is decided here: that takes a proof, on a page."""

from datetime import datetime, tzinfo
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.actions.request import LIVE, Request, RequestState
from bot.cli.arguments import CommandContext
from bot.cli.database_access import open_to_read
from bot.cli.output import print_json, print_line, print_table, shown_at
from bot.errors import ConfigurationError

_HEADER: Final = ("id", "action", "state", "opened", "person", "asked", "until")
_MOMENTS: Final = frozenset({"at", "opened", "due", "started", "settled"})


async def approvals(given: CommandContext) -> int:
    """Lists or shows requests, with or without a running desk."""
    arguments, zone = given.arguments, ZoneInfo(given.where.settings.time_zone)
    async with open_to_read(given) as work:
        if arguments.what == "list":
            found = [each for each in await work.requests.all() if arguments.state is None or _matches(each, arguments.state)]
            if arguments.json:
                for each in found:
                    print_json(approval_form(each))
            else:
                print_table([_HEADER, *(_row(each, zone) for each in found)])
            return 0
        request = await work.requests.of_id(arguments.id)
        if request is None:
            raise ConfigurationError("approvals show", arguments.id, "there is no such request; `approvals list` names them all")
        _print_whole(request, arguments.json, zone)
    return 0


def _matches(request: Request, wanted: str) -> bool:
    return request.state in LIVE if wanted == "live" else request.state is RequestState(wanted)


def approval_form(request: Request) -> dict[str, Any]:
    """A request as JSON. A request contains no secret."""
    demand, decision = request.demand, request.decision
    return {
        "id": request.id,
        "action": request.action.value,
        "state": request.state.value,
        "person": request.person,
        "agency": request.agency,
        "row": request.row,
        "level": demand.level.short,
        "approver": demand.approver.value if demand.approver else None,
        "proofs": [{"method": proof.method.value, "at": proof.at.isoformat()} for proof in request.proofs],
        "asked": [{"person": admin.person, "at": admin.at.isoformat()} for admin in request.asked],
        "decision": None
        if decision is None
        else {
            "by": decision.by,
            "approved": decision.approved,
            "identity_check": decision.check.value if decision.check else None,
            "reason": decision.reason,
            "at": decision.at.isoformat(),
        },
        "opened": request.opened.isoformat(),
        "due": request.due.isoformat() if request.live else None,
        "started": request.started.isoformat() if request.started else None,
        "settled": request.settled.isoformat() if request.settled else None,
        "systems": {system: effect.value for system, effect in request.systems},
    }


def _row(request: Request, zone: tzinfo) -> tuple[str, ...]:
    asked, state = request.approver, request.state.value
    waits = ("-", "-") if asked is None else (asked.person, shown_at(request.due, zone))
    return (request.id, request.action.value, state, shown_at(request.opened, zone), request.person, *waits)


def _print_whole(request: Request, as_json: bool, zone: tzinfo) -> None:
    if as_json:
        print_json(approval_form(request))
        return
    for name, value in approval_form(request).items():
        print_line(f"{name:<10} {_value_text(name, value, zone)}")


def _value_text(name: str, value: Any, zone: tzinfo) -> str:
    """A value in readable form."""
    match value:
        case None:
            return "-"
        case str() if name in _MOMENTS:
            return shown_at(datetime.fromisoformat(value), zone)
        case list():
            return "; ".join(_value_text(name, item, zone) for item in value) or "-"
        case dict():
            return ", ".join(f"{inner} {_value_text(inner, item, zone)}" for inner, item in value.items()) or "-"
        case _:
            return str(value)
