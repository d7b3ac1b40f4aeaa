"""What is open for a speaker when a text arrives: their request, their tickets, approvals that wait for them, and the desk's last words."""

from datetime import datetime, timedelta
from typing import Final

from bot.actions.request import RequestState
from bot.dialogue.table.situation import LastReply, OpenRequest
from bot.messages import ChatIdentity, ConversationAddress, Reply
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

_TALKED_ABOUT: Final = timedelta(hours=2)
_UNDONE: Final = frozenset({RequestState.CANCELLED, RequestState.REFUSED, RequestState.EXPIRED, RequestState.HANDED_OVER, RequestState.NOT_DONE})


@dataclass(frozen=True, slots=True)
class ConversationFacts:
    """`last` and `at` are the desk's last reply here and when it was written (UTC); `undone` is a request that has just ended without being done."""

    request: OpenRequest | None = None
    tickets: tuple[str, ...] = ()
    approvals: int = 0
    last: Reply | None = None
    at: datetime | None = None
    undone: OpenRequest | None = None

    def last_reply(self, said: str) -> LastReply:
        """The last reply as the table reads it; `said` is it in short."""
        if self.last is None or self.at is None:
            return LastReply()
        return LastReply(self.last.context, said, tuple(choice for choice in self.last.choices if not choice.quiet), self.at, self.last.says)


async def conversation_facts(work: Work, person: str | None, actor: str, place: ConversationAddress, sender: ChatIdentity, now: datetime) -> ConversationFacts:
    """Reads it in one transaction. `person` is the id of the linked person, None for a stranger; `actor` the identity as tickets know it."""
    said = await work.outbox.last_said(place, sender)
    owners = (actor,) if person is None else (person, actor)
    tickets = tuple(ticket.number or f"T{ticket.id}" for ticket in await work.tickets.live_of(owners))
    request, undone, approvals = None, None, 0
    if person is not None:
        live = await work.requests.live_of(person)
        request = None if live is None else OpenRequest(live.action.value, live.state.value)
        ended = () if live is not None else await work.requests.last_of(person, 1)
        undone = next((OpenRequest(one.action.value, one.state.value) for one in ended if one.state in _UNDONE and _lately(one.settled, now)), None)
        approvals = sum(1 for one in await work.requests.awaiting() if one.approver is not None and one.approver.person == person)
    last, at = said or (None, None)
    return ConversationFacts(request, tickets, approvals, last, at, undone=undone)


def _lately(settled: datetime | None, now: datetime) -> bool:
    return settled is not None and now - settled <= _TALKED_ABOUT
