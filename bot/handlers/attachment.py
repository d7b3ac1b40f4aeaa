"""Files: nobody here opens them, and the person is told so; their open ticket records that there is one and where it is."""

from dataclasses import replace

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Handler, Outcome, Turn
from bot.messages import Choice, Phrase, Reply, TypedText
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store


@dataclass(frozen=True)
class AttachmentHandler:
    """`tickets` is the handler that adds to a ticket or to a draft."""

    store: Store
    tickets: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Passed on if a draft or exactly one ticket is open; otherwise how to continue without it. A stranger's ticket takes no files."""
        content, person = turn.message.content, turn.person
        files = content.files if isinstance(content, TypedText) else ()
        actor = audit_actor(turn.message.sender)
        if turn.private and person is not None:
            async with self.store.look() as work:
                live = await work.tickets.live_of((person.id, actor))
            drafting = turn.conversation.draft.open(turn.now)
            if drafting or len(live) == 1:
                to = "add" if drafting else f"add {live[0].number or f'T{live[0].id}'}"
                return await self.tickets(replace(turn, text="\n".join(files), argument=to, reading=None, intent=Intent(IntentKind.NONE)))
        record = AuditRecord(AuditEvent.MESSAGE_REFUSED, actor, person.id if person else "", {"why": "input.file"})
        help_ = (Choice(Phrase("person.open"), "wish:ticket", "ticket"),) if turn.private else ()
        return Outcome(Reply((Phrase("input.file"),), help_), (record,), about=None, waiting=None)
