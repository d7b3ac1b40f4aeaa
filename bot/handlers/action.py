"""The actions: unlock, bind, rebind, reset a password, enable. Opens the page, or says why not and what else is possible."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.accounts.own_facts import own_lines
from bot.accounts.rows.row import Row
from bot.actions.action import ActionName, Refused
from bot.actions.policy import NO_PROOF
from bot.actions.registry import ACTIONS
from bot.actions.request import RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import IntentKind
from bot.faq.entry import AccountFact
from bot.handlers.turn import DRAFT_TICKET, Handler, Outcome, Turn, action_button, asker_of, how_to_link
from bot.messages import Choice, Phrase, Reply
from bot.people.account_lookup import LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.requests.live_cards import CANCEL
from bot.requests.security_alerts import SecurityAlerts
from bot.requests.submission import RejectedRequest, RequestSubmission, SubmittedRequest
from bot.runtime.quick_dataclass import dataclass
from bot.side_questions.of_approvals import beside_question
from bot.store.work import Work
from bot.ticketing.ticketing import Ticketing
from bot.tickets.category import to_report

_MEANT: Final[Mapping[str, str]] = MappingProxyType({"unfreeze": "freeze:end"})
"""What buttons mean that are no wish."""
_REASON: Final = "reason"
"""What may be asked in the same breath as the wish."""
_SECURITY: Final = frozenset({Row.OUT_OF_SCOPE, Row.BINDING_CONFLICT})


@dataclass(frozen=True)
class ActionHandler:
    """`status` shows the account if the wish cannot be fulfilled: the answer is in what is wrong with it."""

    asking: RequestSubmission
    status: Handler
    ticketing: Ticketing
    security_alerts: SecurityAlerts

    async def __call__(self, turn: Turn) -> Outcome:
        """The page to go to, or the refusal with the account's state."""
        if turn.person is None:
            record = AuditRecord(AuditEvent.ACTION_REFUSED, audit_actor(turn.message.sender), "", {"wish": turn.intent.kind.value, "row": Row.STRANGER.value})
            return Outcome(how_to_link(), (record,), personal=True)
        person = turn.person
        if turn.argument:
            named = ActionName(turn.argument)
            turn = replace(turn, intent=replace(turn.intent, kind=IntentKind(ACTIONS[named].wish.name)))
        else:
            named = ActionName(turn.intent.kind.value)
        return await self._acted(turn, person, named)

    async def _acted(self, turn: Turn, person: Person, name: ActionName) -> Outcome:
        answer = await self.asking.ask(name, person, asker_of(turn))
        return await self._refused(turn, person, name, answer) if isinstance(answer, RejectedRequest) else self._opened(turn, person, name, answer)

    def _opened(self, turn: Turn, person: Person, name: ActionName, opened: SubmittedRequest) -> Outcome:
        issued = opened.issued
        link = None if issued is None else (Phrase("link.open_page"), issued.link)
        choices = () if opened.request.state is RequestState.CARRYING_OUT else (CANCEL,)

        async def write(work: Work) -> None:
            await self.asking.write(work, opened)

        async def mail() -> None:
            await self.asking.opened(opened)

        record = AuditRecord(
            AuditEvent.ACTION_ASKED, audit_actor(turn.message.sender), person.id, {"wish": name.value, "rows": opened.request.row, "request": opened.request.id}
        )
        reason = (Phrase("asked.reason", {"approver": "no"}),) if beside_question(turn.text).topic == _REASON else ()
        reply = Reply((*opened.says, *reason), choices, link=link, progress=opened.progress)
        return Outcome(
            reply, (record,), personal=True, writes=(write,), after=(mail,), about=f"wish:{turn.intent.kind.value}", row=opened.request.row,
        )  # fmt: skip

    async def _refused(self, turn: Turn, person: Person, name: ActionName, hindered: RejectedRequest) -> Outcome:
        """The account's state, the reason if the state does not show it, and what else is possible."""
        refused, case = hindered.refused, hindered.case
        state = await self.status(replace(turn, argument=""))
        told = refused.because in state.reply.says or Phrase("lead.still-not") in state.reply.says
        says = state.reply.says if told else (refused.because, *state.reply.says)
        if refused.because.key == NO_PROOF:
            says = tuple(map(_not_to_be_had, says))
        if _speaks_alone(refused):
            # Whoever is locked out waits for that, whatever else cannot be done now (D15).
            facts = (AccountFact.LOCK,) if name is ActionName.UNLOCK else ()
            says = (refused.because, *(line.tell for line in own_lines(facts, case.diagnosis, case.rules, case.now)))
        offered: tuple[Choice, ...] = ()
        if refused.row == Row.BINDING_CONFLICT:
            says += await self._ticket(turn, person, name, hindered)
            await self.security_alerts.conflict(person, case.diagnosis)
        elif refused.ticket and not to_report(case.diagnosis):
            offered = (DRAFT_TICKET,)
        known = {choice.means for choice in state.reply.choices}
        choices = (*(alternative for alternative in (*_instead(refused), *offered) if alternative.means not in known), *state.reply.choices)
        actor, details = audit_actor(turn.message.sender), {"wish": name.value, "row": refused.row, "why": refused.because.key}
        records = [*state.records, AuditRecord(AuditEvent.ACTION_REFUSED, actor, person.id, details)]
        if refused.row in _SECURITY and not any(record.did is AuditEvent.SECURITY_EVENT for record in records):
            records.append(AuditRecord(AuditEvent.SECURITY_EVENT, actor, person.id, details))
        card = None if _speaks_alone(refused) else state.reply.card
        return replace(state, reply=replace(state.reply, says=says, choices=choices, card=card), records=tuple(records))

    async def _ticket(self, turn: Turn, person: Person, name: ActionName, hindered: RejectedRequest) -> tuple[Phrase, ...]:
        asker, case = asker_of(turn), hindered.case
        seen = LookupResult(case.diagnosis, case.rules, case.now)
        opening = await self.ticketing.open(
            replace(asker, person=person), turn.message.place, category=ACTIONS[name].aftermath.category, words=turn.text, seen=seen, origin=turn.message.event
        )
        return await self.ticketing.words(opening)


def _speaks_alone(refused: Refused) -> bool:
    """Whether the refusal is not about the state of the account, so that showing it would only distract."""
    return refused.row == "" and refused.because.key.startswith("action.")


def _not_to_be_had(phrase: Phrase) -> Phrase:
    """The same without the offer that was just refused."""
    return Phrase(phrase.key, {**phrase.words, "can": "refused"}) if phrase.words.get("can") == "yes" else phrase


def _instead(refused: Refused) -> tuple[Choice, ...]:
    known = {name.value: name for name in ActionName}
    return tuple(action_button(known[one]) if one in known else Choice(Phrase(f"do.{one}"), _MEANT.get(one, f"wish:{one}")) for one in refused.instead)
