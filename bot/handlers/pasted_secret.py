"""A password, code or national id in the chat: it has been redacted; here the person is told what to do (T4)."""

from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn
from bot.messages import Phrase, Reply, TypedText
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True)
class PastedSecretHandler:
    """Says what to do about it; it knows only the kind of the secret."""

    async def __call__(self, turn: Turn) -> Outcome:
        """What to do, and to continue without it."""
        content = turn.message.content
        kinds = sorted(content.pasted) if isinstance(content, TypedText) else []
        says = (*(Phrase(f"pasted.{kind}") for kind in kinds), Phrase("pasted.go_on"))
        record = AuditRecord(AuditEvent.SECRET_CAUGHT, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"kinds": " ".join(kinds)})
        return Outcome(Reply(says), (record,))
