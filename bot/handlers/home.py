"""The start page of a channel: the account at a glance, requests and tickets, and for admins what is waiting for them."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.accounts.overview import account_overview
from bot.accounts.rows.row import Row
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Handler, Outcome, Turn, how_to_link, proof_ways_button
from bot.messages import Choice, Phrase, Reply
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.requests.open_matters import ON_A_PAGE
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

_LAST: Final = 3


@dataclass(frozen=True)
class HomeHandler:
    """Read-only: opening it asks for nothing and escalates nothing. `tickets` and `approvals` are the handlers for these.

    `banner`: the page begins by saying that this is the demonstration."""

    store: Store
    account_lookup: AccountLookup
    tickets: Handler
    approvals: Handler
    banner: bool = False

    async def __call__(self, turn: Turn) -> Outcome:
        """Everything about the person; for an unlinked chat how to link it (D1)."""
        actor, person = audit_actor(turn.message.sender), turn.person
        if person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.STATUS_REFUSED, actor, "", {"row": Row.STRANGER.value}),), personal=True, about=None, waiting=None)
        seen = await self.account_lookup.look(person)
        card = None if seen.diagnosis.stopped else account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now)
        above = (Phrase("banner"),) if self.banner else ()
        sentences = [
            *above,
            Phrase("home.hello", {"name": person.name}),
            *(finding.tell for finding in seen.diagnosis.reported[:2]),
            *(await self._requests(person, turn.now)),
        ]
        other_sentences, choices = await self._others(turn)
        record = AuditRecord(AuditEvent.STATUS_LOOKED, actor, person.id, {"wish": "home", "rows": " ".join(seen.diagnosis.rows)})
        look = (Choice(Phrase("home.look"), "wish:status"),)
        return Outcome(Reply((*sentences, *other_sentences), (*look, *choices, proof_ways_button()), card=card), (record,), personal=True, about=None, waiting=None)

    async def _requests(self, person: Person, now: datetime) -> tuple[Phrase, ...]:
        """The request that is under way, on a page for as long as that page works, and the last ones."""
        async with self.store.look() as work:
            live, last = await work.requests.live_of(person.id), await work.requests.last_of(person.id, _LAST)
            step = await work.steps.open_of(live.id, person.id, now) if live is not None and live.state in ON_A_PAGE else None
        under_way: tuple[Phrase, ...] = ()
        if live is not None:
            until = live.due if step is None else step.expires
            under_way = (Phrase("home.request", {"action": live.action.value, "state": live.state.value, "until": until}),)
        return (
            *under_way,
            *(Phrase("decide.last", {"action": request.action.value, "state": request.state.value, "at": request.settled or request.opened}) for request in last),
        )

    async def _others(self, turn: Turn) -> tuple[tuple[Phrase, ...], tuple[Choice, ...]]:
        """First what is waiting for an admin, since somebody waits for it; then the tickets."""
        waiting, tickets = await self.approvals(turn), await self.tickets(replace(turn, argument="news"))
        approvals = waiting.reply if waiting.reply.choices else Reply(())
        return (*approvals.says, *tickets.reply.says), (*approvals.choices, *tickets.reply.choices)
