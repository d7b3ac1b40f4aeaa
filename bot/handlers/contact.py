"""A person instead of the desk: the report channels in their order (R46), until the desk can open tickets itself."""

from dataclasses import dataclass

from bot.accounts.rules import Stage
from bot.audit import Did, Record
from bot.casework.linking import actor_of
from bot.casework.looking_up import LookingUp
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply
from bot.people.person import Agency

_NO_AGENCY = Agency("", "", True)


@dataclass(frozen=True)
class ReachingAPerson:
    """Says how to reach a person; the online report lives in the portal, so it is left out once that is retired."""

    looking_up: LookingUp

    async def __call__(self, turn: Turn) -> Outcome:
        """The report channels."""
        agency = _NO_AGENCY if turn.person is None else await self.looking_up.register.agency(turn.person.agency)
        retired = self.looking_up.rules.stage(agency, turn.now) is Stage.P2
        says = (Phrase("person.contact-retired" if retired else "person.contact"), Phrase("person.no_ticket"))
        return Outcome(Reply(says), (Record(Did.PERSON_ASKED, actor_of(turn.message.sender), turn.person.id if turn.person else ""),))
