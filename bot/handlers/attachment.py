"""Files sent in private: what the helpdesk may have goes to the open ticket or waits for one; nobody here opens any. In a group they are left where they are."""

from collections.abc import Awaitable, Callable
from dataclasses import field, replace
from typing import Final, TypeAlias

import structlog

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import Intent, IntentKind
from bot.errors import DeliveryError
from bot.handlers.turn import Handler, Outcome, Turn, TurnWrite, how_to_link
from bot.messages import ChatIdentity, Choice, Phrase, PhraseWord, Reply, SentFile, TypedText
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.waiting_files import FILES_WAIT
from bot.tickets.attachment import FileKind, FileLimits, FileRefusal, clean_name, judge, megabytes
from bot.tickets.ticket import Ticket

FetchFile: TypeAlias = Callable[[ChatIdentity, str, int], Awaitable[bytes | None]]
"""By who sent it, their channel's id of the file and the most bytes: the file, None for a longer one. Raises DeliveryError."""
_NAMELESS: Final = "?"
_LONGEST_NAME: Final = 60
_log = structlog.get_logger("attachments")


@dataclass
class _Sorted:
    """What of a message is kept, and what is said of each file."""

    sizes: list[int]
    names: list[str]
    kept: list[tuple[str, FileKind, bytes]] = field(default_factory=list)
    says: list[Phrase] = field(default_factory=list)


@dataclass(frozen=True)
class AttachmentHandler:
    """`tickets` is the handler that adds to a ticket or to a draft."""

    store: Store
    tickets: Handler
    fetch: FetchFile
    limits: FileLimits

    async def __call__(self, turn: Turn) -> Outcome:
        """Kept and passed on if a draft or exactly one ticket is open, kept for a ticket to come if none is; a stranger's ticket takes no files."""
        content, person = turn.message.content, turn.person
        typed = content if isinstance(content, TypedText) else TypedText("")
        actor = audit_actor(turn.message.sender)
        if turn.private and person is not None:
            async with self.store.look() as work:
                live = await work.tickets.live_of((person.id, actor))
            live = tuple(one for one in live if one.name_of == turn.handed_over) or live
            drafting = turn.conversation.draft.open(turn.now) and not turn.handed_over
            if drafting or len(live) == 1:
                ticket = None if drafting else live[0]
                files = await self._sorted(turn, person, typed.sent, ticket)
                to = "add" if ticket is None else f"add {ticket.name_of}"
                passed = await self.tickets(replace(turn, text="\n".join(typed.files), argument=to, reading=None, intent=Intent(IntentKind.NONE)))
                return _with_files(turn, passed, files, _write(turn, person, files, ticket))
            if not live and typed.sent:
                files = await self._sorted(turn, person, typed.sent, None)
                reply = Reply((*files.says, Phrase("file.unread")), (Choice(Phrase("person.open"), "wish:ticket", "ticket"),))
                return Outcome(reply, personal=True, writes=_write(turn, person, files, None), about=None, waiting=None)
        record = AuditRecord(AuditEvent.MESSAGE_REFUSED, actor, person.id if person else "", {"why": "input.file"})
        help_ = (Choice(Phrase("person.open"), "wish:ticket", "ticket"),) if turn.private else ()
        if turn.private and person is None:
            return Outcome(Reply((Phrase("file.stranger"),), help_, link=how_to_link().link), (record,), about=None, waiting=None)
        return Outcome(Reply((Phrase("input.file"),), help_), (record,), about=None, waiting=None)

    async def _sorted(self, turn: Turn, person: Person, sent: tuple[SentFile, ...], ticket: Ticket | None) -> _Sorted:
        """Fetches one after the other, none that could not be kept anyway."""
        async with self.store.look() as work:
            held = await work.attachments.waiting_of(person.id) if ticket is None else await work.attachments.of_ticket(ticket.id)
        files = _Sorted([file.size for file in held], [file.name for file in held])
        for one in sent:
            content = await self._fetched(turn, one, files)
            if isinstance(content, FileRefusal):
                files.says.append(self._refused(one, content))
                continue
            kind = judge(content, self.limits, files.sizes)
            if isinstance(kind, FileRefusal):
                files.says.append(self._refused(one, kind))
                continue
            name = clean_name(one.name, kind, files.names)
            files.kept.append((name, kind, content))
            files.sizes.append(len(content))
            files.names.append(name)
            words: dict[str, PhraseWord] = {"name": name}
            words |= {"until": turn.now + FILES_WAIT} if ticket is None else {"number": ticket.name_of}
            files.says.append(Phrase("file.waits" if ticket is None else "file.kept", words))
        return files

    async def _fetched(self, turn: Turn, one: SentFile, files: _Sorted) -> bytes | FileRefusal:
        if len(files.sizes) >= self.limits.per_ticket:
            return FileRefusal.MANY
        try:
            content = await self.fetch(turn.message.sender, one.source, self.limits.largest)
        except DeliveryError as trouble:
            _log.warning("a file was not handed out", channel=turn.message.sender.channel, why=trouble.detail)
            return FileRefusal.AWAY
        return FileRefusal.LARGE if content is None else content

    def _refused(self, one: SentFile, why: FileRefusal) -> Phrase:
        limits: dict[str, PhraseWord] = {"most": megabytes(self.limits.largest), "all": megabytes(self.limits.together), "count": self.limits.per_ticket}
        shown = "".join(letter if letter.isprintable() else "_" for letter in one.name)[:_LONGEST_NAME]
        return Phrase("file.refused", {"name": shown or _NAMELESS, "why": why.value, **limits})


def _with_files(turn: Turn, passed: Outcome, files: _Sorted, writes: tuple[TurnWrite, ...]) -> Outcome:
    """What the ticket's own answer says, after what became of the files; they are told of even where a person answers in place of the desk."""
    if not files.says:
        return passed
    reply = replace(passed.reply, says=(*files.says, *passed.reply.says))
    return replace(passed, reply=reply, personal=True, silent=False, writes=(*passed.writes, *writes))


def _write(turn: Turn, person: Person, files: _Sorted, ticket: Ticket | None) -> tuple[TurnWrite, ...]:
    async def write(work: Work) -> None:
        names = [name for name, _, _ in files.kept]
        note = None if ticket is None else await work.tickets.note_with_files(ticket.id, names, turn.now)
        for name, kind, content in files.kept:
            await work.attachments.add(person.id, None if ticket is None else ticket.id, name, kind, content=content, now=turn.now, note=note)

    return (write,) if files.kept else ()
