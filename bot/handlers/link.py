"""Who am I to you: linking a chat to a person, and what an approver asks."""

from dataclasses import dataclass

from bot.audit import Did, Record
from bot.casework.linking import actor_of
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply
from bot.redaction import is_link_code
from bot.understanding import Kind


@dataclass(frozen=True)
class LinkHelp:
    """Says who links a chat to a person today; a linked person is told that it is done."""

    async def __call__(self, turn: Turn) -> Outcome:
        """How to be linked."""
        actor = actor_of(turn.message.sender)
        if turn.person is None:
            key = "link.code_not_here" if is_link_code(turn.text) else "link.how"
            return Outcome(Reply((Phrase(key),)), (Record(Did.LINK_ASKED, actor),))
        name = Phrase("link.linked", {"name": turn.person.name})
        return Outcome(Reply((name,)), (Record(Did.LINK_ASKED, actor, turn.person.id),), personal=True)


@dataclass(frozen=True)
class ApprovalHelp:
    """Says where a colleague's request is handled today."""

    async def __call__(self, turn: Turn) -> Outcome:
        """Where an admin acts."""
        subject = turn.person.id if turn.person else ""
        return Outcome(Reply((Phrase("approve.how"),)), (Record(Did.APPROVAL_ASKED, actor_of(turn.message.sender), subject, {"as": Kind.APPROVE_HELP.value}),))
