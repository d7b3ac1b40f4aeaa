"""Somebody unlinked wants something personal: the general answer, and the way to be linked (C36, D1)."""

from dataclasses import replace
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.elsewhere.citizens import CITIZEN
from bot.handlers.turn import Handler, Outcome, Turn, how_to_link
from bot.messages import Phrase, Reply
from bot.people.identity import audit_actor
from bot.reading.vocabulary import Act, Matter
from bot.runtime.quick_dataclass import dataclass

_ALSO: Final = Phrase("link.for-your-own")


_IN_HAND: Final = f"elsewhere:{CITIZEN}"


@dataclass(frozen=True)
class StrangerHandler:
    """`faq` gives the general answer to the entry of the intent."""

    faq: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Both in one reply; somebody who is no employee hears whom this desk is for, and where citizens go."""
        if turn.argument == CITIZEN:
            return _to_citizen(turn)
        general = await self.faq(replace(turn, argument=""))
        return replace(general, reply=replace(general.reply, says=(*general.reply.says, _ALSO), link=how_to_link().link))


def _to_citizen(turn: Turn) -> Outcome:
    """Said in full once; then what was asked, in a sentence."""
    labels = None if turn.reading is None else turn.reading.labels
    if turn.conversation.about != _IN_HAND:
        key = "citizen.told"
    elif labels is not None and labels.act is Act.PERSON:
        key = "citizen.person"
    elif labels is not None and labels.matter == Matter.LINK:
        key = "citizen.link"
    else:
        key = "citizen.again"
    record = AuditRecord(AuditEvent.ELSEWHERE_TOLD, audit_actor(turn.message.sender), "", {"topic": CITIZEN})
    return Outcome(Reply((Phrase(key),)), (record,), about=_IN_HAND, waiting="")
