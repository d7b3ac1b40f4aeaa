"""The history behind a ticket for the helpdesk, so that nobody has to be asked again: masked, and in words."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from bot.accounts.masking import mask_text
from bot.accounts.rows.row import Row
from bot.accounts.third_person import told_of_another
from bot.messages import ConversationAddress, FormSubmission, Message, Phrase, TypedText
from bot.people.account_lookup import LookupResult
from bot.redaction import MARK
from bot.runtime.quick_dataclass import dataclass
from bot.store.outbox import OutboxMessage
from bot.store.work import Store
from bot.tickets.draft_edits import leaves_out, without
from bot.tickets.ticket import Asker, TicketAuthor, TicketStory, TranscriptLine

_ENTRY: Final = "faq:"
_LOOK: Final = "status:"
_TURNS: Final = 10
_LONGEST: Final = 600
_ANY_MOMENT: Final = datetime(1970, 1, 1, tzinfo=UTC)  # For a sentence that names no time.
_NOT_TOLD: Final = ("ticket.", "group.", "pasted.")


@dataclass(frozen=True)
class TicketHistory:
    """`say` words a phrase in a language at a moment; `language` is the organisation's, which the helpdesk reads."""

    store: Store
    say: Callable[[Phrase, str, datetime], str]
    language: str

    async def story(
        self,
        asker: Asker,
        heard_in: ConversationAddress,
        words: str,
        seen: LookupResult | None,
        *,
        chosen: tuple[str, ...] = (),
        left_out: tuple[str, ...] = (),
    ) -> TicketStory:
        """The person's words and what they decided (`chosen`), the desk's findings, the last turns of the conversation, and what was tried; nowhere what
        they wanted `left_out`."""
        messages, outbox_messages = await self._last_turns(asker, heard_in)
        lines = [
            TranscriptLine(TicketAuthor.PERSON, message.at, without(_masked(message.content.text), left_out))
            for message in messages
            if isinstance(message.content, TypedText | FormSubmission) and message.content.text and not (left_out and leaves_out(message.content.text))
        ]
        lines += [TranscriptLine(TicketAuthor.DESK, message.created, without(text, left_out)) for message in outbox_messages if (text := self._worded(message))]
        ordered = sorted(lines, key=lambda line: line.at)
        return TicketStory(
            said=_masked("\n".join(part for part in (words, *self._decided(chosen)) if part)),
            diagnosis=() if seen is None else self._diagnosis(seen),
            transcript=tuple(ordered[-2 * _TURNS :]),
            tried=self._tried(outbox_messages),
        )

    async def last_said(self, asker: Asker, heard_in: ConversationAddress, but: str) -> str:
        """The last text that the person typed before this message; empty if there is none."""
        messages, _ = await self._last_turns(asker, heard_in)
        texts = [message.content.text for message in messages if isinstance(message.content, TypedText | FormSubmission) and message.event != but]
        return next((text for text in reversed(texts) if len(text.replace(MARK, "").strip()) > 1), "")

    async def _last_turns(self, asker: Asker, heard_in: ConversationAddress) -> tuple[list[Message], list[OutboxMessage]]:
        messages: list[Message] = []
        outbox_messages: list[OutboxMessage] = []
        async with self.store.look() as work:
            for place in dict.fromkeys((heard_in, asker.place)):
                own = [item for item in await work.inbox.said_in(place.channel, place.conversation, 3 * _TURNS) if item[1].sender == asker.identity]
                numbers = {number for number, _ in own}
                written = await work.outbox.written_in(place.channel, place.conversation, 3 * _TURNS)
                messages += [message for _, message in own[-_TURNS:]]
                outbox_messages += [item for item in written if item.answers in numbers or (place.private and item.recipient == asker.identity.user)][-_TURNS:]
        return sorted(messages, key=lambda item: item.at), sorted(outbox_messages, key=lambda item: (item.created, item.number))

    def _decided(self, chosen: tuple[str, ...]) -> list[str]:
        return [self.say(Phrase("ticket.story-chosen", {"text": text}), self.language, _ANY_MOMENT) for text in chosen]

    def _worded(self, outbox_message: OutboxMessage) -> str:
        sentences = [
            self.say(phrase, outbox_message.language, outbox_message.created) for phrase in outbox_message.reply.says if not phrase.key.startswith(_NOT_TOLD)
        ]
        return _masked("\n".join(part for part in sentences if part))

    def _diagnosis(self, seen: LookupResult) -> tuple[str, ...]:
        """One line per row: its name, and what it means, told to the helpdesk and not to the person."""
        lines = []
        for finding in seen.diagnosis.findings:
            words = " ".join(self.say(told_of_another(finding, seen.now), self.language, seen.now).split())
            if finding.row is not Row.FINE:
                name = self.say(Phrase("ticket.row", {"row": finding.row.value}), self.language, seen.now)
                words = self.say(Phrase("ticket.diagnosis-line", {"name": name, "text": words}), self.language, seen.now)
            lines.append(_masked(words))
        return tuple(lines)

    def _tried(self, outbox_messages: list[OutboxMessage]) -> tuple[str, ...]:
        """What the desk has already answered and checked, without repetitions."""
        tried: dict[str, None] = {}
        for outbox_message in outbox_messages:
            reply, at = outbox_message.reply, outbox_message.created
            answered = [phrase.words["id"] for phrase in reply.says if phrase.key in ("faq.answer", "faq.short")]
            for entry in answered or ([reply.context.removeprefix(_ENTRY)] if reply.context.startswith(_ENTRY) else []):
                question = self.say(Phrase("faq.question", {"id": entry}), self.language, at)
                tried[self.say(Phrase("ticket.tried-answer", {"question": question}), self.language, at)] = None
            if reply.card is not None or reply.context.startswith(_LOOK):
                tried[self.say(Phrase("ticket.tried-look", {"at": at}), self.language, at)] = None
        return tuple(tried)


def _masked(text: str) -> str:
    masked = mask_text(text).strip()
    return masked if len(masked) <= _LONGEST else masked[: _LONGEST - 1] + "…"
