"""Whether a message is read now, or held back: limits for each person, for strangers together, and for what waits (T7)."""

from collections import Counter
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from enum import Enum
from math import ceil
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.dialogue.conversation import LANGUAGES
from bot.messages import ConversationAddress, Message, Phrase, Reply, TypedText
from bot.people.identity import audit_actor
from bot.redaction import MARK
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.verification.flood_limits import MessageLimits

_MINUTE: Final = timedelta(minutes=1)
_BUSY: Final = timedelta(minutes=5)
"""How long somebody is held back because too much waits, not because of themselves."""
_SENDER: Final = 255


class HeldBackBecause(Enum):
    """Why a message is held back, as in the audit record and in the key of its sentence."""

    PERSON = "person"
    STRANGERS = "strangers"
    CHANNEL = "channel"
    DESK = "desk"
    UNDELIVERED = "undelivered"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class AdmittedMessage:
    """Read, as that of this sender."""

    sender: str


@dataclass(frozen=True, slots=True)
class HeldBackMessage:
    """Held back until a moment (UTC). `because` is None where the sender was told before, in this chat. `kept`: whether it is stored all the same."""

    sender: str
    until: datetime
    because: HeldBackBecause | None
    kept: bool = True


_CROWD: Final = frozenset({HeldBackBecause.STRANGERS, HeldBackBecause.CHANNEL, HeldBackBecause.DESK})
"""Reasons that many people have at once: a flood of them must not fill the audit trail."""


class Admission:
    """The limits of one replica. `exempt`: channels without limits. `hushed` gives where only the sender sees an answer.

    What a person wrote is counted in the database, by all replicas. What waits here, and how many strangers come, is counted in memory: it protects this
    replica's own time, and what waits at another slows down nobody here. It counts events: a transaction that failed is tried once more (T19)."""

    def __init__(
        self,
        limits: MessageLimits,
        clock: Clock,
        language: str,
        hushed: Callable[[Message], ConversationAddress],
        exempt: Collection[str] = (),
    ) -> None:
        self._limits, self._clock, self._language, self._hushed, self._exempt = limits, clock, language, hushed, frozenset(exempt)
        self._waiting: Counter[str] = Counter()
        self._strangers: dict[tuple[str, str], dict[str, datetime]] = {}
        self._recorded: dict[HeldBackBecause, tuple[str, datetime]] = {}

    @property
    def at_once(self) -> int:
        """How many messages are answered at the same time."""
        return self._limits.at_once

    def begins_to_wait(self, channel: str) -> None:
        """A message of this channel waits for its answer from now on."""
        self._waiting[channel] += 1

    def waits_no_more(self, channel: str) -> None:
        """It was answered, or given up."""
        self._waiting[channel] -= 1

    async def judge(self, work: Work, message: Message) -> AdmittedMessage | HeldBackMessage:
        """Within the transaction that stores it. Buttons, forms and menus count apart from what is typed: whoever is held back can still press."""
        if message.place.channel in self._exempt:
            return AdmittedMessage("")
        link = await work.links.of(message.sender)
        who = f"person {link.person}" if link is not None else audit_actor(message.sender)
        sender = (who if isinstance(message.content, TypedText) else f"press {who}")[:_SENDER]
        # What is in the way in one conversation alone holds nobody back elsewhere, where they were told nothing.
        here = f"{sender} in {message.place.channel}:{message.place.conversation}"[:_SENDER]
        now, limits = self._clock.now(), self._limits
        short, long = limits.person
        recent = await work.inbox.recent(sender, here, message.place, (short.most, long.most), limits.undelivered)
        for key, until in ((sender, recent.held), (here, recent.held_here)):
            if until is not None and until > now:
                # A linked person is held back everywhere for their own limit alone; told of it in one chat, they wait in another without a word.
                if key == sender and link is not None and not await work.inbox.holds(key, until, 1, message.place):
                    return HeldBackMessage(key, until, HeldBackBecause.PERSON)
                kept = not await work.inbox.holds(key, until, limits.kept)
                # Ever new strangers would each have room for as many.
                return HeldBackMessage(key, until, None, kept=kept and (link is not None or not self._too_many(message, "kept", now)))
        full_until = [at + limit.span for at, limit in ((recent.short, short), (recent.long, long)) if at is not None and at + limit.span > now]
        if full_until:
            return HeldBackMessage(sender, max(*full_until, now + limits.pause), HeldBackBecause.PERSON)
        if recent.undelivered:
            return HeldBackMessage(here, now + _BUSY, HeldBackBecause.UNDELIVERED)
        crowded = self._crowded(message, link is not None, now)
        if crowded is None:
            return AdmittedMessage(sender)
        if link is None and self._too_many(message, "told", now):
            return HeldBackMessage(sender, now + _BUSY, None, kept=False)
        everywhere = link is None and crowded is not HeldBackBecause.CHANNEL
        return HeldBackMessage(sender if everywhere else here, now + _BUSY, crowded)

    def _crowded(self, message: Message, linked: bool, now: datetime) -> HeldBackBecause | None:
        """What is too full for another one here. Half of the room is kept for people who are linked."""
        share = 1 if linked else 2
        if self._waiting.total() >= -(-self._limits.waiting // share):
            return HeldBackBecause.DESK
        if self._waiting[message.place.channel] >= -(-self._limits.channel // share):
            return HeldBackBecause.CHANNEL
        return None if linked or not self._too_many(message, "read", now) else HeldBackBecause.STRANGERS

    def _too_many(self, message: Message, became: str, now: datetime) -> bool:
        """Whether so many messages of strangers were read here, told to come again, or kept without either, within the minute; else this one is counted."""
        came = self._strangers.setdefault((message.place.channel, became), {})
        while came and came[oldest := next(iter(came))] <= now - _MINUTE:
            del came[oldest]
        if message.event not in came and len(came) >= self._limits.strangers:
            return True
        came.setdefault(message.event, now)
        return False

    def too_old(self, message: Message) -> bool:
        """Whether it waited so long that an answer would only surprise."""
        return message.place.channel not in self._exempt and message.at < self._clock.now() - self._limits.age

    async def tell(self, work: Work, message: Message, number: int, because: HeldBackBecause, until: datetime | None) -> None:
        """Says once what happened and what to do, and records it, a crowd once a minute; `until` None: at once."""
        now, text = self._clock.now(), message.content.text if isinstance(message.content, TypedText) else ""
        conversation = (await work.conversations.of(message.place, message.sender)).hearing(text.replace(MARK, " "))
        language = conversation.language or (message.locale if message.locale in LANGUAGES else None) or self._language
        minutes = 0 if until is None else ceil((until - now) / _MINUTE)
        place = message.place if message.place.private else self._hushed(message)
        said = Phrase(f"busy.{because.value}", {"minutes": minutes, "at": message.at})
        await work.outbox.post(place, message.sender, language, Reply((said,)), now, answers=number)
        event, at = self._recorded.get(because, ("", now - _MINUTE))
        if because in _CROWD and event != message.event and at > now - _MINUTE:
            return
        self._recorded[because] = message.event, now
        details = {"why": f"busy.{because.value}", "minutes": str(minutes)}
        await work.audit.append(AuditRecord(AuditEvent.MESSAGE_REFUSED, audit_actor(message.sender), "", details), now)
