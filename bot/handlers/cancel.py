"""Cancelling: ends a request that is not yet being executed; and "that wasn't me" after a notice."""

from dataclasses import replace
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Handler, Outcome, Turn, asker_of
from bot.messages import Phrase, Reply
from bot.people.identity import audit_actor
from bot.requests.security_alerts import SecurityAlerts
from bot.requests.submission import RequestSubmission
from bot.runtime.quick_dataclass import dataclass

_NOTHING: Final = "nothing-to-stop"


@dataclass(frozen=True)
class CancelHandler:
    """`otherwise` answers if there is nothing to cancel."""

    asking: RequestSubmission
    otherwise: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """What was cancelled."""
        if turn.person is None:
            return await self.otherwise(replace(turn, argument=_NOTHING))
        live = await self.asking.live_of(turn.person)
        if live is None:
            return await self.otherwise(replace(turn, argument=_NOTHING))
        ended = await self.asking.cancel(turn.person)
        record = AuditRecord(AuditEvent.CANCELLED, audit_actor(turn.message.sender), turn.person.id, {"request": live.id})
        phrase = Phrase("action.too_late_to_cancel" if ended is None else "action.cancelled", {"action": live.action.value})
        return Outcome(Reply((phrase,)), (record,), personal=True, waiting="")


@dataclass(frozen=True)
class NotMeHandler:
    """The button of a notice. It works for the chat it was shown to, even if that chat was linked to somebody else since: then it matters most."""

    security_alerts: SecurityAlerts

    async def __call__(self, turn: Turn) -> Outcome:
        """The account is frozen, and people look at it."""
        about, _, id = turn.argument.partition(" ")
        person = await self.security_alerts.account_lookup.register.person(id)
        if person is None:
            return Outcome(Reply((Phrase("button.gone"),)))
        asker = asker_of(turn)
        says = await self.security_alerts.freeze(person, asker.identity, asker.place, asker.language, about)
        return Outcome(Reply(says), personal=True, about=None)
