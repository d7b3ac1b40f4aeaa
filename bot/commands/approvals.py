"""`approvals`: requests to act on accounts, who is asked about them, and what came of it. Nothing is decided here: that takes a proof, on a page."""

from typing import Any

from bot.actions.request import LIVE, Request, State
from bot.commands.arguments import Given
from bot.commands.looking import looking_into
from bot.commands.printing import print_json, print_line
from bot.errors import ConfigurationError


async def approvals(given: Given) -> int:
    """Lists or shows, beside a running desk or without one."""
    arguments = given.arguments
    async with looking_into(given) as work:
        if arguments.what == "list":
            for one in await work.requests.all():
                if arguments.state is None or _matches(one, arguments.state):
                    _print_line(one, arguments.json)
            return 0
        found = await work.requests.of_id(arguments.id)
        if found is None:
            raise ConfigurationError("approvals show", arguments.id, "there is no such request; `approvals list` names them all")
        _print_whole(found, arguments.json)
    return 0


def _matches(request: Request, wanted: str) -> bool:
    return request.state in LIVE if wanted == "live" else request.state is State(wanted)


def approval_form(request: Request) -> dict[str, Any]:
    """A request as JSON. No secret is in a request."""
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
        "proofs": [{"method": one.method.value, "at": one.at.isoformat()} for one in request.proofs],
        "asked": [{"person": one.person, "at": one.at.isoformat()} for one in request.asked],
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


def _print_line(request: Request, as_json: bool) -> None:
    if as_json:
        print_json(approval_form(request))
        return
    asked = request.approver
    waits = f"  asked: {asked.person} until {request.due.isoformat(timespec='minutes')}" if asked is not None else ""
    print_line(f"{request.id}  {request.opened.isoformat(timespec='minutes')}  {request.action.value:<14} {request.state.value:<17} {request.person}{waits}")


def _print_whole(request: Request, as_json: bool) -> None:
    if as_json:
        print_json(approval_form(request))
        return
    for name, value in approval_form(request).items():
        print_line(f"{name:<10} {value}")
