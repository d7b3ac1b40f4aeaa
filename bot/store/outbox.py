"""Outgoing messages: stored as keys in the same transaction as the state, worded when they are sent."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final, TypeAlias

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import HOME, ChatIdentity, ConversationAddress, Reply
from bot.runtime.quick_dataclass import dataclass
from bot.store.prepared import Prepared
from bot.store.serialization import reply_form, reply_of
from bot.store.tables import buttons, outbox

_LAST: Final = 40
_WHY: Final = 64
MOST_DUE: Final = 200
ASKED: Final = "429"
"""Why a message waits if its channel named the time itself."""
ConversationKey: TypeAlias = tuple[str, str]
"""A channel and a conversation in it: the messages of one queue go out in order."""
HELD_FOR: Final = timedelta(minutes=2)
"""How long a message is reserved for one desk; after that the desk is presumed dead, and any other may send it."""
_SHOW: Final = Prepared(lambda _: sa.insert(buttons), tuple(buttons.c.keys()))
_POST: Final = Prepared(
    lambda _: sa.insert(outbox).returning(outbox.c.id),
    (
        "channel", "conversation", "private", "thread", "recipient", "language", "reply", "answers", "created", "due", "tries", "state", "held_by",
        "held_until", "request",
    ),
)
_SENT: Final = Prepared(
    lambda _: sa.update(outbox).where(outbox.c.id == sa.bindparam("which")).values(state="sent", delivered=sa.bindparam("at"), there=sa.bindparam("place"))
)
_NOW: Final = sa.bindparam("now", type_=outbox.c.due.type)
_DESK: Final = sa.bindparam("desk", type_=outbox.c.held_by.type)
_EARLIER: Final = outbox.alias("earlier")
_HELD_UP: Final = sa.exists().where(
    _EARLIER.c.state == "waiting", _EARLIER.c.channel == outbox.c.channel, _EARLIER.c.conversation == outbox.c.conversation,
    _EARLIER.c.id < outbox.c.id,
    sa.or_(_EARLIER.c.due > _NOW, sa.and_(_EARLIER.c.held_by != _DESK, _EARLIER.c.held_until > _NOW)),
)  # fmt: skip
_FREE: Final = sa.or_(outbox.c.held_until.is_(None), outbox.c.held_until <= _NOW, outbox.c.held_by == _DESK)
_WHOLE: Final = tuple(
    outbox.c[name]
    for name in (
        "id", "channel", "conversation", "private", "thread", "recipient", "language", "reply", "answers", "created", "tries", "there", "held_by", "held_until",
        "request",
    )
)
_LANE: Final = outbox.c.channel + ":" + outbox.c.conversation
_LAST_SAID: Final = Prepared(
    lambda _: sa.select(outbox.c.reply, outbox.c.created, outbox.c.answers)
    .where(
        outbox.c.channel == sa.bindparam("in_channel"), outbox.c.conversation == sa.bindparam("in_conversation"),
        outbox.c.recipient == sa.bindparam("by"), outbox.c.thread != HOME,
    )
    .order_by(outbox.c.id.desc())
    .limit(8)
)  # fmt: skip


@cache
def _due(channels: int, busy: int) -> Prepared:
    """The query for what may be sent now, in so many channels and except so many conversations."""
    among = [sa.bindparam(f"channel{number}", type_=outbox.c.channel.type) for number in range(channels)]
    but = [sa.bindparam(f"busy{number}", type_=sa.String()) for number in range(busy)]
    found = sa.select(*_WHOLE).where(
        outbox.c.state == "waiting", outbox.c.due <= _NOW, outbox.c.channel.in_(among), _FREE, ~_HELD_UP
    )
    return Prepared(lambda _: (found.where(_LANE.not_in(but)) if but else found).order_by(outbox.c.id).limit(MOST_DUE))


@dataclass(frozen=True, slots=True)
class OutboxHolder:
    """A desk that sends messages: what it writes in the channels it serves is reserved for itself."""

    desk: str
    channels: frozenset[str]


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A reply on its way. `buttons` are the ids of its choices, in order; `answers` is the inbox number it belongs to.

    `held_by` is the desk that alone may send it until `held_until`; `request` the id of the request whose live card this message was posted as."""

    number: int
    place: ConversationAddress
    recipient: str
    language: str
    reply: Reply
    buttons: tuple[str, ...]
    answers: int | None
    created: datetime
    tries: int
    there: str | None
    held_by: str | None
    held_until: datetime | None
    request: str = ""

    @property
    def queue(self) -> ConversationKey:
        """Its per-conversation queue."""
        return self.place.channel, self.place.conversation


@dataclass(frozen=True, slots=True)
class DeliveryTrouble:
    """How many messages of a channel are lost or waiting (`state`), and why."""

    channel: str
    state: str
    why: str
    count: int


@dataclass(frozen=True, slots=True)
class PostedMessage:
    """A stored reply: its number, and its button ids in the order of its choices."""

    number: int
    buttons: tuple[str, ...]


class Outbox:
    """The outbox within one transaction."""

    def __init__(self, connection: AsyncConnection, new_id: Callable[[], str], holder: OutboxHolder | None = None) -> None:
        self._connection = connection
        self._new_id = new_id
        self._holder = holder

    async def post(
        self, place: ConversationAddress, to: ChatIdentity | None, language: str, reply: Reply, now: datetime, answers: int | None = None
    ) -> PostedMessage:
        """Stores a reply, with a one-time button for each choice; only `to` may press them (T12)."""
        ids = [self._new_id() for _ in reply.choices] if to is not None else []
        if to is not None and ids:
            owner = {"channel": to.channel, "workspace": to.workspace, "user": to.user, "shown": now, "pressed": None}
            rows = [{"id": id, "means": choice.means, **owner} for id, choice in zip(ids, reply.choices, strict=True)]
            await _SHOW.run_each(self._connection, rows)
        return await self._posted(place, to.user if to else "", language, reply, tuple(ids), now=now, answers=answers)

    async def amend(self, message: OutboxMessage, reply: Reply, now: datetime, kept: tuple[str, ...] = ()) -> PostedMessage:
        """Edits a message where it stands; where that cannot be, nothing is said, since its reader may have deleted it (T5).

        `kept` are those of its buttons that it still has, in the order of the reply's choices: they go on working."""
        edited = replace(reply, replaces=str(message.number), amends=True)
        return await self._posted(message.place, message.recipient, message.language, edited, kept, now=now, answers=None, request=message.request)

    async def _posted(
        self, place: ConversationAddress, recipient: str, language: str, reply: Reply, ids: tuple[str, ...], now: datetime, answers: int | None, request: str = ""
    ) -> PostedMessage:
        # Reserved from the beginning, so that a single desk pays nothing for the possibility of others.
        holder = self._holder if self._holder is not None and place.channel in self._holder.channels else None
        row = {
            "channel": place.channel, "conversation": place.conversation, "private": int(place.private), "thread": place.thread,
            "recipient": recipient, "language": language, "reply": {**reply_form(reply), "buttons": list(ids)}, "answers": answers,
            "created": now, "due": now, "tries": 0, "state": "waiting",
            "held_by": holder and holder.desk, "held_until": holder and now + HELD_FOR,
            "request": request if reply.progress is None else reply.progress.request,
        }  # fmt: skip
        made = await _POST.first(self._connection, row)
        return PostedMessage(int(made[0]) if made else 0, ids)

    async def due(self, now: datetime, channels: Iterable[str], but: Iterable[ConversationKey] = (), desk: str = "") -> tuple[OutboxMessage, ...]:
        """What this desk may send now in these channels, at most 200, in the order it was written. A message that waits, or that another desk holds,
        blocks its conversation.

        `but`: the conversations being served."""
        among, busy = list(channels), [":".join(conversation) for conversation in but]
        # Padded to a power of two, so that there are few statements.
        busy += busy[-1:] * ((1 << (len(busy) - 1).bit_length()) - len(busy)) if busy else []
        values: dict[str, Any] = {"now": now, "desk": desk, **{f"channel{number}": channel for number, channel in enumerate(among)}}
        values |= {f"busy{number}": conversation for number, conversation in enumerate(busy)}
        return tuple([_outbox_message(row) for row in await _due(len(among), len(busy)).rows(self._connection, values)])

    async def hold(self, numbers: Iterable[int], desk: str, now: datetime) -> frozenset[int]:
        """Reserves these messages for one desk until `now + HELD_FOR`; returns those it got, without what another desk holds or what is already done."""
        # In a fixed order and without waiting, so that two desks after the same messages never block each other.
        free = sa.select(outbox.c.id).where(outbox.c.id.in_(list(numbers)), outbox.c.state == "waiting", _FREE).order_by(outbox.c.id)
        # The desk that held it may have sent it: one try is counted for that, and so it is looked for before it is sent, also after a restart.
        doubted = sa.and_(outbox.c.held_by.is_not(None), outbox.c.held_by != _DESK, outbox.c.tries == 0)
        taken = {"held_by": _DESK, "held_until": now + HELD_FOR, "tries": sa.case((doubted, 1), else_=outbox.c.tries)}
        takes = sa.update(outbox).where(outbox.c.id.in_(free.with_for_update(skip_locked=True))).values(**taken)
        return frozenset((await self._connection.execute(takes.returning(outbox.c.id), {"now": now, "desk": desk})).scalars())

    async def release(self, channel: str, desk: str, now: datetime) -> None:
        """Lets any desk send what this one holds in a channel that it cannot reach."""
        held = (outbox.c.state == "waiting", outbox.c.channel == channel, outbox.c.held_by == desk, outbox.c.held_until > now)
        await self._connection.execute(sa.update(outbox).where(*held).values(held_until=now))

    async def release_all(self, desks: Iterable[str]) -> None:
        """Lets any desk send at once what these, which are gone, had reserved."""
        held = (outbox.c.state == "waiting", outbox.c.held_by.in_(list(desks)))
        await self._connection.execute(sa.update(outbox).where(*held).values(held_until=None))

    async def delivered_since(self, channel: str, conversations: Iterable[str], since: datetime) -> tuple[tuple[int, str], ...]:
        """What was delivered in these conversations after a moment (UTC), by whichever desk: number and conversation."""
        here = (outbox.c.channel == channel, outbox.c.conversation.in_(list(conversations)), outbox.c.delivered > since)
        found = await self._connection.execute(sa.select(outbox.c.id, outbox.c.conversation).where(*here).order_by(outbox.c.id))
        return tuple((row.id, row.conversation) for row in found)

    async def sent(self, number: int, there: str, at: datetime) -> None:
        """Marks it as delivered; `there` is its id in the channel."""
        await _SENT.run(self._connection, {"which": number, "at": at, "place": there})

    async def there(self, number: int) -> str | None:
        """A message's id in its channel; None if it was never delivered."""
        found: str | None = (await self._connection.execute(sa.select(outbox.c.there).where(outbox.c.id == number))).scalar_one_or_none()
        return found

    async def later(self, number: int, due: datetime, why: str = "") -> None:
        """Postpones it until `due`; `why` is a code, `ASKED` if the channel itself named that time."""
        await self._connection.execute(sa.update(outbox).where(outbox.c.id == number).values(due=due, tries=outbox.c.tries + 1, why=why[:_WHY]))

    async def hasten(self, channel: str, now: datetime) -> None:
        """Makes what waits in this channel due now, unless the channel itself named the time."""
        waits = (outbox.c.state == "waiting", outbox.c.channel == channel, outbox.c.due > now, outbox.c.why != ASKED)
        await self._connection.execute(sa.update(outbox).where(*waits).values(due=now))

    async def lost(self, number: int, at: datetime, why: str = "") -> bool:
        """Gives up on delivering it; False if it is already done."""
        update = sa.update(outbox).where(outbox.c.id == number, outbox.c.state == "waiting").values(state="lost", delivered=at, why=why[:_WHY])
        return (await self._connection.execute(update)).rowcount == 1

    async def overdue(self, channel: str, since: datetime, most: int = 50) -> tuple[OutboxMessage, ...]:
        """What has been waiting in this channel since before then, oldest first."""
        waits = (outbox.c.state == "waiting", outbox.c.channel == channel, outbox.c.created < since)
        rows = await self._connection.execute(sa.select(*_WHOLE).where(*waits).order_by(outbox.c.id).limit(most))
        return tuple(_outbox_message(row) for row in rows)

    async def troubles(self, lost_since: datetime, waiting_since: datetime) -> tuple[DeliveryTrouble, ...]:
        """What was lost since `lost_since`, and what has been waiting since before `waiting_since`, by channel and reason."""
        lost = sa.and_(outbox.c.state == "lost", outbox.c.delivered >= lost_since)
        waits = sa.and_(outbox.c.state == "waiting", outbox.c.created < waiting_since)
        group = (outbox.c.channel, outbox.c.state, outbox.c.why)
        counted = sa.select(*group, sa.func.count().label("many")).where(sa.or_(lost, waits)).group_by(*group).order_by(*group)
        return tuple(DeliveryTrouble(row.channel, row.state, row.why, row.many) for row in await self._connection.execute(counted))

    async def written_in(self, channel: str, conversation: str, last: int) -> tuple[OutboxMessage, ...]:
        """The last messages of a conversation, oldest first, including those being delivered; without lost ones and start pages."""
        rows = await self._connection.execute(
            sa.select(*_WHOLE)
            .where(outbox.c.channel == channel, outbox.c.conversation == conversation, outbox.c.state != "lost", outbox.c.thread != HOME)
            .order_by(outbox.c.id.desc())
            .limit(last)
        )
        return tuple(_outbox_message(row) for row in reversed(rows.all()))

    async def last_said(self, place: ConversationAddress, to: ChatIdentity) -> tuple[Reply, datetime] | None:
        """The latest reply to this sender here that says what the desk did, and when it was written (UTC); with it what the other answers to the same words
        offered."""
        rows = await _LAST_SAID.rows(self._connection, {"in_channel": place.channel, "in_conversation": place.conversation, "by": to.user})
        said = [(reply_of(reply), created, answers) for reply, created, answers in rows if reply.get("context")]
        if not said:
            return None
        last, at, answered = said[0]
        known = {choice.means: choice for choice in last.choices}
        for reply, _, answers in said[1:]:
            if answers is not None and answers == answered:
                known = known | {choice.means: choice for choice in reply.choices if choice.means not in known}
        return replace(last, choices=tuple(known.values())), at

    async def standing_in(self, place: ConversationAddress) -> tuple[OutboxMessage, ...]:
        """The recent messages of a conversation as they stand now."""
        return standing(await self.written_in(place.channel, place.conversation, _LAST))

    async def leading_to(self, place: ConversationAddress, links: frozenset[str]) -> tuple[OutboxMessage, ...]:
        """Those of them whose link is one of these."""
        return tuple(message for message in await self.standing_in(place) if message.reply.link is not None and message.reply.link[1] in links)

    async def cards_of(self, request: str) -> tuple[OutboxMessage, ...]:
        """The messages that show the live card of this request, as they stand now."""
        rows = await self._connection.execute(sa.select(*_WHOLE).where(outbox.c.request == request, outbox.c.state != "lost").order_by(outbox.c.id))
        return tuple(message for message in standing(_outbox_message(row) for row in rows) if message.reply.progress is not None)

    async def holding(self, place: ConversationAddress, button: str) -> int | None:
        """The recent message that shows this button; None if there is none."""
        outbox_messages = await self.written_in(place.channel, place.conversation, _LAST)
        return next((message.number for message in outbox_messages if button in message.buttons), None)


def _outbox_message(row: Sequence[Any]) -> OutboxMessage:
    number, channel, conversation, private, thread, recipient, language, reply, answers, created, tries, there, held_by, held_until, request = row
    place = ConversationAddress(channel, conversation, bool(private), thread)
    return OutboxMessage(
        number=number,
        place=place,
        recipient=recipient,
        language=language,
        reply=reply_of(reply),
        buttons=tuple(reply["buttons"]),
        answers=answers,
        created=created,
        tries=tries,
        there=there,
        held_by=held_by,
        held_until=held_until,
        request=request,
    )


def standing(outbox_messages: Iterable[OutboxMessage]) -> tuple[OutboxMessage, ...]:
    """Of each message its newest edit, oldest message first. Two edits of the same message are one chain, whichever of them was meant."""
    roots: dict[str, int] = {}
    newest: dict[int, OutboxMessage] = {}
    for message in sorted(outbox_messages, key=lambda one: one.number):
        root = roots.get(message.reply.replaces or "", message.number)
        roots[str(message.number)] = root
        newest[root] = message
    return tuple(newest.values())
