"""What is over is over: buttons and links that no longer hold are taken off the messages that show them, wherever these can be edited."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.messages import ConversationAddress, Phrase, Reply
from bot.store.outbox import OutboxMessage
from bot.store.work import Work


async def showing(work: Work, place: ConversationAddress, dead: frozenset[str]) -> tuple[OutboxMessage, ...]:
    """The recent messages of a conversation that show buttons with one of these meanings."""
    found = await work.outbox.standing_in(place) if dead else ()
    return tuple(message for message in found if any(choice.means in dead for choice in message.reply.choices))


async def drop_choices(
    work: Work, shown: Iterable[OutboxMessage], dead: frozenset[str], now: datetime, since: Phrase | None = None
) -> None:
    """Takes the buttons with these meanings off messages. `since`: what an answer about the account says above itself from now on, where it is no longer
    so."""
    for message in shown:
        await _amend_without(work, message, dead, now, since)


async def _amend_without(work: Work, message: OutboxMessage, dead: frozenset[str], now: datetime, since: Phrase | None) -> None:
    """One message without these buttons; the others go on working."""
    pairs = list(zip(message.buttons, message.reply.choices, strict=False))
    kept = [(id, choice) for id, choice in pairs if choice.means not in dead]
    await work.buttons.end((id for id, choice in pairs if choice.means in dead), now)
    # What the desk did last is said by newer messages: an edit adds nothing to that.
    reply = replace(message.reply, choices=tuple(choice for _, choice in kept), context="")
    if since is not None and reply.card is not None:
        reply = replace(reply, card=replace(reply.card, headline=since))
    await work.outbox.amend(message, reply, now, tuple(id for id, _ in kept))


async def drop_links(work: Work, place: ConversationAddress, links: frozenset[str], now: datetime, over: Phrase | None = None) -> None:
    """Takes these links off the recent messages of a conversation; `over` says why, where nothing else does."""
    for message in await work.outbox.leading_to(place, links):
        says = message.reply.says if over is None else (*message.reply.says, over)
        await work.outbox.amend(message, without_link(replace(message.reply, says=says)), now, message.buttons)


def without_link(reply: Reply) -> Reply:
    """The same reply, leading nowhere."""
    return replace(reply, link=None, context="")
