"""The part of a request that no query needs, as JSON. A request holds no secret, so neither does this."""

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.accounts.records import AccountBinding
from bot.actions.action import ActionName, Effect, Undoing
from bot.actions.policy import Demand
from bot.actions.request import AskedAdmin, Decision, IdentityCheck, Request, RequestState, Untouched
from bot.actions.ways import ApprovalTime
from bot.messages import ChatIdentity, ConversationAddress
from bot.people.role import Role
from bot.runtime.quick_json import JsonObject
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.proof import Proof


def request_form(request: Request) -> JsonObject:
    """The JSON part of a request."""
    demand, decision = request.demand, request.decision
    return {
        "row": request.row,
        "accounts": list(request.accounts),
        "portal": list(request.portal),
        "demand": {
            "level": int(demand.level),
            "approver": demand.approver.value if demand.approver else None,
            "span": demand.waits.span.total_seconds() if demand.waits.span is not None else None,
            "days": demand.waits.working_days,
            "numbered": demand.numbered,
            "without": [method.value for method in demand.without],
        },
        "identity": _identity(request.identity),
        "place": [request.place.channel, request.place.conversation, request.place.private, request.place.thread],
        "language": request.language,
        "proofs": [[proof.method.value, proof.at.isoformat()] for proof in request.proofs],
        "asked": [_asked(item) for item in request.asked],
        "reminded": request.reminded,
        "decision": None
        if decision is None
        else {
            "by": decision.by,
            "approved": decision.approved,
            "check": decision.check.value if decision.check else None,
            "reason": decision.reason,
            "at": decision.at.isoformat(),
        },
        "instead_of": [[order.portal, order.directory] for order in request.instead_of],
        "started": request.started.isoformat() if request.started else None,
        "systems": [[system, effect.value] for system, effect in request.systems],
        "vouched_by": request.vouched_by,
        "tries": request.tries,
        "attempted": request.attempted,
        "untouched": request.untouched.value if request.untouched else None,
        "dated": request.dated.isoformat() if request.dated else None,
        "undone": [undoing.value for undoing in request.undone],
    }


def request_of(row: sa.Row[tuple[Any, ...]]) -> Request:
    """A request from its row."""
    form: JsonObject = row.form
    demand, decision = form["demand"], form["decision"]
    return Request(
        id=row.id,
        action=ActionName(row.action),
        person=row.person,
        agency=row.agency,
        row=form["row"],
        accounts=tuple(form["accounts"]),
        portal=tuple(form["portal"]),
        demand=Demand(
            Level(demand["level"]),
            Role(demand["approver"]) if demand["approver"] else None,
            ApprovalTime(timedelta(seconds=demand["span"]) if demand["span"] is not None else None, demand["days"]),
            demand["numbered"],
            tuple(Method(method) for method in demand.get("without", ())),
        ),
        identity=ChatIdentity(*form["identity"]),
        place=ConversationAddress(*form["place"]),
        language=form["language"],
        opened=row.opened,
        due=row.due,
        state=RequestState(row.state),
        proofs=tuple(Proof(Method(method), datetime.fromisoformat(at)) for method, at in form["proofs"]),
        asked=tuple(_asked_of(item) for item in form["asked"]),
        reminded=form["reminded"],
        decision=None
        if decision is None
        else Decision(
            decision["by"],
            decision["approved"],
            IdentityCheck(decision["check"]) if decision["check"] else None,
            decision["reason"],
            datetime.fromisoformat(decision["at"]),
        ),
        instead_of=tuple(AccountBinding(portal, directory) for portal, directory in form["instead_of"]),
        started=datetime.fromisoformat(form["started"]) if form["started"] else None,
        settled=row.settled,
        systems=tuple((system, Effect(effect)) for system, effect in form["systems"]),
        tries=form["tries"],
        vouched_by=form["vouched_by"],
        # An earlier version did not record it, so its writes count as attempted.
        attempted=form.get("attempted", True),
        untouched=Untouched(form["untouched"]) if form.get("untouched") else None,
        dated=datetime.fromisoformat(form["dated"]) if form.get("dated") else None,
        undone=tuple(Undoing(undoing) for undoing in form.get("undone", ())),
        version=row.version,
    )


def _identity(identity: ChatIdentity) -> list[str]:
    return [identity.channel, identity.user, identity.workspace]


def _asked(asked: AskedAdmin) -> JsonObject:
    place = asked.place
    return {
        "person": asked.person,
        "at": asked.at.isoformat(),
        "letter": asked.message_number,
        "identity": _identity(asked.identity) if asked.identity else None,
        "place": [place.channel, place.conversation, place.private, place.thread] if place else None,
        "language": asked.language,
        "copies": [_asked(copy) for copy in asked.copies],
    }


def _asked_of(form: JsonObject) -> AskedAdmin:
    identity, place = form["identity"], form["place"]
    return AskedAdmin(
        person=form["person"], at=datetime.fromisoformat(form["at"]), message_number=form["letter"],
        identity=ChatIdentity(*identity) if identity else None, place=ConversationAddress(*place) if place else None, language=form["language"],
        copies=tuple(_asked_of(item) for item in form.get("copies", ())),
    )  # fmt: skip
