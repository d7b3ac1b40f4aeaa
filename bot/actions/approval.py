"""Who may decide about a request: by person, agency and role, never by chat account (T9). Pure."""

from datetime import datetime

from bot.actions.action import Action, Case, Justification, Refused
from bot.actions.freeze import left_alone
from bot.actions.request import Request, RequestState
from bot.messages import Phrase
from bot.people.person import Agency, Person


def may_decide(admin: Person, request: Request, agency: Agency, now: datetime) -> Phrase | None:
    """Why this person may not decide now, or None. Somebody who is no admin of that agency for that system learns no more than that."""
    role = request.demand.approver
    if admin.id == request.person:
        return Phrase("decide.own")
    if admin.id == request.vouched_by:
        return Phrase("decide.vouched")
    if role is None or agency.id != request.agency or admin.id not in agency.admins_for(role, now):
        return Phrase("decide.not_yours")
    if request.state is not RequestState.AWAITING:
        return Phrase("decide.over")
    asked = request.approver
    if asked is None or asked.person != admin.id or now >= request.due:
        return Phrase("decide.passed_on")
    return None


def next_admin(request: Request, agency: Agency, now: datetime) -> str | None:
    """The id of the next admin to ask, in the file's order, substitutes in place; None after the last, or if the only one is the asker."""
    role = request.demand.approver
    if role is None:
        return None
    been = {admin.person for admin in request.asked} | {request.person, request.vouched_by}
    return next((admin for admin in agency.admins_for(role, now) if admin not in been), None)


def approver_still_allowed(request: Request, agency: Agency, now: datetime) -> bool:
    """Whether the approver is still an admin there for that system at the time of execution (T20)."""
    role, decision = request.demand.approver, request.decision
    return role is None or (decision is not None and decision.by in agency.admins_for(role, now) and decision.by != request.person)


def still_permitted(action: Action, case: Case, request: Request, agency: Agency, paused: bool) -> Refused | None:
    """Why it must not be executed although it was allowed: everything is checked again right before writing (T20)."""
    judged = action.judge(case)
    if isinstance(judged, Refused):
        return judged
    if not case.linked:
        return Refused(Phrase("action.changed"))
    if case.paused or paused or case.frozen:
        return left_alone(case, case.paused or paused)
    if not approver_still_allowed(request, agency, case.now) or (judged.must_be_approved and request.demand.approver is None):
        return Refused(Phrase("action.no_longer_approved"))
    meant = action.still_meant(Justification(request.row, request.accounts, request.portal), request.demand.approver, judged)
    return None if meant else Refused(Phrase("action.changed"))
