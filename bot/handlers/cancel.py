"""Cancelling: ends a request that is not yet being executed; and "that wasn't me" after a notice."""

from dataclasses import replace
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Handler, Outcome, Turn, asker_of
from bot.messages import ButtonPress, Choice, Phrase, Reply
from bot.notices.change_notices import END_FREEZE, NOT_ME
from bot.people.identity import audit_actor
from bot.requests.account_freeze import AccountFreeze
from bot.requests.submission import RequestSubmission
from bot.runtime.quick_dataclass import dataclass

_NOTHING: Final = "nothing-to-stop"
_FREEZE: Final = "freeze"
_FREEZES: Final = Choice(Phrase("do.freeze"), f"{_FREEZE}:me")


@dataclass(frozen=True)
class CancelHandler:
    """`otherwise` answers if there is nothing to cancel. The argument `freeze`: the account is to be frozen instead, which takes its own press."""

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
        back = () if ended is None else (Choice(Phrase("progress.take-back"), f"progress:back {live.action.value}"),)
        if turn.argument == _FREEZE:
            return Outcome(Reply((phrase, Phrase("freeze.then_press")), (_FREEZES, *back)), (record,), personal=True, waiting="")
        return Outcome(Reply((phrase,), back), (record,), personal=True, waiting="")


@dataclass(frozen=True)
class NotMeHandler:
    """The button of a notice. It works for the chat it was shown to, even if that chat was linked to somebody else since: then it matters most."""

    freezes: AccountFreeze

    async def __call__(self, turn: Turn) -> Outcome:
        """The account is frozen, and people look at it. Words press nothing (DOMAIN part 5): typed, they bring the button once more."""
        about, _, id = turn.argument.partition(" ")
        person = await self.freezes.account_lookup.register.person(id)
        if person is None:
            return Outcome(Reply((Phrase("button.gone"),)))
        if not isinstance(turn.message.content, ButtonPress):
            return Outcome(Reply((Phrase("freeze.press"),), (Choice(Phrase("notice.not_me"), f"{NOT_ME}:{turn.argument}"),)), personal=True, about=None)
        own = turn.person is not None and turn.person.id == person.id
        frozen = await self.freezes.freeze(person, asker_of(turn), about, report=True, own=own)
        choices = (Choice(Phrase("do.unfreeze"), END_FREEZE),) if own and not frozen.freeze.by_people else ()
        return Outcome(Reply(frozen.says, choices), personal=True, about=None)
