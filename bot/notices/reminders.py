"""Keeps promises: checks again on people who were told "I will tell you when it is done", and on those whose data are late."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import field
from datetime import datetime
from typing import Final

import structlog

from bot.accounts.facts import CHANGE_CARRIED, record, records
from bot.accounts.pending import PendingChange, PendingOver, Topic, outlook, pending_changes
from bot.accounts.rows.row import Row
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import ChatIdentity, ConversationAddress, Phrase, Reply
from bot.notices.afterwards import AFTER_DONE, TELL_ME, WAS
from bot.notices.outage_alerts import AFTER, OutageAlerts
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.person import Person
from bot.runtime.background_loop import repeat
from bot.runtime.quick_dataclass import dataclass
from bot.store.dead_offers import drop_choices, showing
from bot.store.promises import Promise
from bot.store.work import Store, Work

KEPT: Final = "kept"
WITHDRAWN: Final = "withdrawn"
_NO_NEWS: Final = frozenset({Row.FINE, Row.LOCK_OVER})  # The end of a lock is itself the news.
_OFFERED_UNTIL: Final = {Topic.LOCK.value: frozenset({"wish:unlock"}), Topic.ENABLING.value: frozenset({"act:enable", "wish:enable"})}
"""What is offered only as long as this is awaited."""
_PATIENCE: Final = 1.0
_log = structlog.get_logger("watching")

ReportOverdue = Callable[[Person, LookupResult, ChatIdentity, ConversationAddress, str], Awaitable[None]]


@dataclass(frozen=True)
class Reminders:
    """`overdue` reports what the rules want reported and tells the person; repeated, it does nothing."""

    store: Store
    account_lookup: AccountLookup
    clock: Clock
    wake: Callable[[], None]
    overdue: ReportOverdue
    outage_alerts: OutageAlerts
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> None:
        """Looks every second for what is due, until cancelled."""
        await repeat(self.tick, _PATIENCE, _log, "watching paused")

    async def tick(self) -> None:
        """Checks everything that is due now. What cannot be read is checked again later; nothing is told on a guess."""
        async with self._one_at_a_time:
            async with self.store.look() as work:
                due = await work.promises.due(self.clock.now())
            for promise in due:
                try:
                    await self._look_at(promise)
                except Exception as trouble:  # an error for one person must not delay the others
                    _log.error("a promise could not be looked at", number=promise.number, trouble=type(trouble).__name__)
            if due:
                self.wake()

    async def _look_at(self, promise: Promise) -> None:
        person = await self.account_lookup.register.person(promise.person)
        if person is None:
            await self._close(promise, WITHDRAWN)
            return
        seen = await self.account_lookup.look(person)
        found = outlook(Topic(promise.topic), seen.diagnosis, seen.now)
        if promise.topic == Topic.SYSTEM.value:
            await self._alarm(promise, seen, come=isinstance(found, PendingOver))
        if isinstance(found, PendingOver):
            await self._keep(promise, person, seen, found)
            return
        if any(finding.escalate for finding in seen.diagnosis.findings):
            await self.overdue(person, seen, promise.identity, promise.place, promise.language)
        elif is_halfway_overdue(promise.topic, promise.made, seen):
            await self._say_how_it_stands(promise, person, seen, found)
            return
        async with self.store.work() as work:
            await work.promises.later(promise.number, found.due)

    async def _alarm(self, promise: Promise, seen: LookupResult, *, come: bool) -> None:
        """Somebody has been waiting for a system for more than ten minutes: the operators are told (D3)."""
        if come:
            await self.outage_alerts.up(seen)
        elif seen.now - promise.made > AFTER:
            await self.outage_alerts.down(seen)

    async def _keep(self, promise: Promise, person: Person, seen: LookupResult, come: PendingOver) -> None:
        """Tells the person and closes the promise in one transaction: exactly once, despite crashes."""
        async with self.store.work() as work:
            if not await work.promises.settle(promise.number, KEPT, seen.now) or not promise.tell:
                return
            over = _OFFERED_UNTIL.get(promise.topic, frozenset()) | {TELL_ME}
            shown = await showing(work, promise.place, over)
            await work.outbox.post(promise.place, promise.identity, promise.language, _kept(reminder_phrases(promise.topic, seen, come.proven)), seen.now)
            # The news comes before what it takes off older messages.
            await drop_choices(work, shown, over, seen.now, WAS if come.proven else None)
            await work.audit.append(AuditRecord(AuditEvent.PROMISE_KEPT, "desk", person.id, {"topic": promise.topic}), seen.now)

    async def _say_how_it_stands(self, promise: Promise, person: Person, seen: LookupResult, found: PendingChange) -> None:
        """The expected time has come and not everything is done: the person is told, and the promise restarts with the current times."""
        async with self.store.work() as work:
            if not await work.promises.settle(promise.number, KEPT, seen.now):
                return
            place, identity, language = promise.place, promise.identity, promise.language
            await work.outbox.post(place, identity, language, Reply((Phrase("told.on-its-way"), found.finding.tell)), seen.now)
            await work.promises.make(person.id, promise.topic, tell=promise.tell, identity=identity, place=place, language=language, due=found.due, now=seen.now)
            await work.audit.append(AuditRecord(AuditEvent.PROMISE_KEPT, "desk", person.id, {"topic": promise.topic}), seen.now)

    async def _close(self, promise: Promise, state: str) -> None:
        async with self.store.work() as work:
            await work.promises.settle(promise.number, state, self.clock.now())


def is_halfway_overdue(topic: str, made: datetime, seen: LookupResult) -> bool:
    """Whether a new record is still in personnel only, two hours after somebody was told that it takes up to two hours."""
    personnel = record(seen.snapshot.personnel)
    if topic != Topic.SYNC.value or personnel is None or personnel.arrived is None or not seen.diagnosis.first(Row.NOT_ARRIVED):
        return False
    arrived, overdue = personnel.arrived, seen.rules.overdue
    created = [account.created for account in records(seen.snapshot.portal) if account.created is not None and arrived - overdue < account.created <= arrived]
    return made < arrived and bool(created) and seen.now - min(created) > overdue


def reminder_phrases(topic: str, seen: LookupResult, proven: bool = True) -> tuple[Phrase, ...]:
    """That it is done, and what remains to be done; if it is not done but outdated, the current state."""
    if topic == Topic.SYSTEM.value:
        return (Phrase("told.system"), *(finding.tell for finding in seen.diagnosis.findings))
    if not proven:
        return (Phrase("told.changed"), *(finding.tell for finding in seen.diagnosis.findings))
    left = [finding.tell for finding in seen.diagnosis.findings if finding.row not in _NO_NEWS and finding.tell.key != CHANGE_CARRIED]
    more = Phrase(f"told.{topic}", {"left": "some" if left else "none"})
    return (more, *((Phrase("told.but"), *left) if left else ()))


async def promise_all(
    work: Work, person: Person, seen: LookupResult, identity: ChatIdentity, place: ConversationAddress, language: str, *, tell: bool
) -> tuple[PendingChange, ...]:
    """Promises everything pending and returns what is new. With `tell` False it is only watched."""
    pending = pending_changes(seen.diagnosis, seen.now)
    made = [
        await work.promises.make(person.id, one.topic.value, tell=tell, identity=identity, place=place, language=language, due=one.due, now=seen.now)
        for one in pending
    ]
    return tuple(one for one, new in zip(pending, made, strict=True) if new)


def _kept(says: tuple[Phrase, ...]) -> Reply:
    return Reply(says, AFTER_DONE, context="promise")
