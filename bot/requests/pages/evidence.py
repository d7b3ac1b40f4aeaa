"""What an admin is shown before deciding, line by line and about the applicant: who asks for what, how it was proven, how the account is, what comes of it."""

from typing import Final

from bot.accounts.overview import account_overview
from bot.accounts.third_person import state_of_another
from bot.actions.action import ActionName, Performer
from bot.actions.request import Request
from bot.messages import Phrase
from bot.people.account_lookup import LookupResult
from bot.people.person import Person
from bot.requests.approvals import Approvals, last_act, proofs_of
from bot.requests.completion import masked_accounts
from bot.verification.page import EvidenceRow

_LAST_ACTS: Final = 3


async def evidence_rows(approvals: Approvals, request: Request, person: Person, *, whole: bool) -> tuple[EvidenceRow, ...]:
    """As things are now, not as they were when it was asked for. Without `whole` it is not known yet who reads it: then only who asks for what, and what
    comes of it."""
    chooses, stopped = approvals.actions[request.action].hands is Performer.PAGE, await approvals.stopped()
    outcomes = _outcomes(request.action, comes="paused" if stopped else "choice" if chooses else "act")
    who = (EvidenceRow("applicant", (_plain(person.name),)), EvidenceRow("action", (Phrase(f"action.name_{request.action.value}"),)))
    if not whole:
        return (*who, EvidenceRow("rest", (Phrase("decide.rest"),)), *outcomes)
    agency, seen = await approvals.register.agency(request.agency), await approvals.account_lookup.look(person)
    async with approvals.store.look() as work:
        last = await work.requests.last_of(person.id, _LAST_ACTS, before=request.id)
    acts = tuple(last_act("decide.act", one) for one in last)
    accounts = masked_accounts(request)
    return (
        who[0],
        EvidenceRow("agency", (_plain(agency.name),)),
        *(() if person.phone is None else (EvidenceRow("phone", (_plain(person.phone),)),)),
        who[1],
        *(() if accounts == "none" else (EvidenceRow("account", (_plain(accounts),)),)),
        EvidenceRow("proof", tuple(Phrase(f"decide.verified_{method}") for method in proofs_of(request))),
        _state(seen),
        EvidenceRow("last", acts or (Phrase("decide.act_none"),)),
        *outcomes,
    )


def _plain(text: str) -> Phrase:
    return Phrase("decide.plain", {"text": text})


def _state(seen: LookupResult) -> EvidenceRow:
    """What is found, and system by system; what the applicant reads is written to the applicant, and an admin is none."""
    hops = account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now, own=False).hops
    says = state_of_another(seen.diagnosis, seen.now) if hops else (Phrase("decide.state_untold"),)
    return EvidenceRow("state", says, tuple((hop.system, hop.note) for hop in hops))


def _outcomes(action: ActionName, *, comes: str) -> tuple[EvidenceRow, ...]:
    approved = Phrase("decide.if_approved", {"action": action.value, "comes": comes})
    return EvidenceRow("if-approved", (approved,)), EvidenceRow("if-refused", (Phrase("decide.if_refused"),))
