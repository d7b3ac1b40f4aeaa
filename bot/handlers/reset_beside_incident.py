"""Beside an incident a new password is pressed for by people who know the one they have: they change it themselves, before an admin is asked (C20)."""

from datetime import datetime, timedelta
from typing import Final

from bot.accounts.facts import unbound
from bot.accounts.finding import Status
from bot.actions.action import ActionName
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import ACT, Handler, Outcome, Turn, asker_of
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.requests.submission import RequestSubmission
from bot.runtime.quick_dataclass import dataclass

_IN_HAND: Final = timedelta(hours=24)
_KEEPS_OUT: Final = frozenset({Status.DISABLED, Status.LOCKED, Status.UNKNOWN, Status.UNSYNCED})
_CANNOT: Final = Choice(Phrase("incident.known-no"), f"{ACT}:{ActionName.RESET_PASSWORD.value}", quiet=True)


@dataclass(frozen=True)
class ResetBesideIncident:
    """Stands before a reset. `acting` begins it, `freezing` is the button that freezes."""

    asking: RequestSubmission
    acting: Handler
    freezing: tuple[Choice, ...]

    async def __call__(self, turn: Turn) -> Outcome:
        """How to change it oneself, where that is quicker than what the press would begin; else the reset. Who asks for one in words is believed."""
        if turn.person is None or turn.text or turn.argument or not _in_hand(turn) or turn.conversation.about != "incident:mine":
            return await self.acting(turn)
        outlook, live = await self.asking.would_need(ActionName.RESET_PASSWORD, turn.person, asker_of(turn)), await self.asking.live_of(turn.person)
        diagnosis = outlook.case.diagnosis
        by_oneself = diagnosis.status not in _KEEPS_OUT and not unbound(diagnosis.snapshot)
        if live is not None or not outlook.possible or outlook.approver is None or not by_oneself:
            return await self.acting(turn)
        record = AuditRecord(AuditEvent.INCIDENT_TOLD, audit_actor(turn.message.sender), turn.person.id, {"what": "known"})
        reply = Reply((Phrase("incident.known"),), (*self.freezing, _CANNOT))
        return Outcome(reply, (record,), personal=True, about="incident:mine", waiting=None, context="offer:reset_password")


def _in_hand(turn: Turn) -> bool:
    told = turn.conversation.incident
    return bool(told) and turn.now - datetime.fromisoformat(told) < _IN_HAND
