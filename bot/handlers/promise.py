""" "Tell me when it is done": promised, already promised, nothing to wait for, or withdrawn."""

from bot.accounts.pending import PendingChange, Topic, pending_changes
from bot.accounts.rows.row import Row
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, asker_of, how_to_link
from bot.messages import Phrase, Reply
from bot.notices.reminders import WITHDRAWN, promise_all
from bot.people.account_lookup import AccountLookup
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work


@dataclass(frozen=True)
class PromiseHandler:
    """`argument` is `stop`, or anything else to be told. A promise made in a group is kept in private."""

    store: Store
    account_lookup: AccountLookup

    async def __call__(self, turn: Turn) -> Outcome:
        """What was promised, and how long it should take."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True, about=None)
        person = turn.person
        if turn.argument == "stop":
            return await self._withdrawn(turn, person)
        seen = await self.account_lookup.look(person)
        pending = pending_changes(seen.diagnosis, seen.now)
        async with self.store.look() as work:
            before = {change.topic for change in await work.promises.of(person.id) if change.tell}
        if not pending:
            says = [Phrase("tell.nothing"), *(finding.tell for finding in seen.diagnosis.findings)]
            return Outcome(Reply(tuple(says)), (self._record(turn, "nothing"),), personal=True, about=None)

        async def promise(work: Work) -> None:
            asker = asker_of(turn)
            await promise_all(work, person, seen, asker.identity, asker.place, language=asker.language, tell=True)

        known = all(change.topic.value in before for change in pending)
        says = [Phrase("tell.already" if known else "tell.promised"), *(_expected(change) for change in pending)]
        return Outcome(Reply(tuple(says)), (self._record(turn, " ".join(change.topic.value for change in pending)),), True, (promise,), about=None)

    async def _withdrawn(self, turn: Turn, person: Person) -> Outcome:
        async with self.store.look() as work:
            promised = tuple(promise for promise in await work.promises.of(person.id) if promise.tell)

        async def withdraw(work: Work) -> None:
            for open_promise in promised:
                await work.promises.settle(open_promise.number, WITHDRAWN, turn.now)

        says = (Phrase("tell.stopped" if promised else "tell.none-to-stop"),)
        return Outcome(Reply(says), (self._record(turn, "stop"),), True, (withdraw,), about=None)

    def _record(self, turn: Turn, topic: str) -> AuditRecord:
        did = AuditEvent.PROMISE_WITHDRAWN if topic == "stop" else AuditEvent.PROMISE_MADE
        return AuditRecord(did, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"topic": topic})


def _expected(change: PendingChange) -> Phrase:
    """What is awaited and, if known, when it is expected and when at the latest."""
    # Enabling that is in progress (D12) completes by itself; otherwise an admin must do it.
    unknown = "admin" if change.topic is Topic.ENABLING and change.finding.row is not Row.ENABLING_PENDING else "none"
    return Phrase(f"tell.waits-for-{change.topic.value}", {"until": change.until or unknown, "latest": change.latest or "none"})
