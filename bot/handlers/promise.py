""" "Tell me when it is done": promised, already promised, nothing to wait for, or withdrawn; also where it is only said beside something else (C39)."""

from dataclasses import replace
from typing import Final

from bot.accounts.pending import PendingChange, Topic, pending_changes
from bot.accounts.rows.row import Row
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Handler, Outcome, Turn, TurnWrite, asker_of, how_to_link, tell_me_button
from bot.messages import Phrase, PhraseWord, Reply, each_once
from bot.notices.reminders import WITHDRAWN, promise_all
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.reading.clauses import clauses_of
from bot.reading.notice_words import Notice, notice_in
from bot.reading.vocabulary import OTHERS
from bot.requests.open_matters import OpenMatters, OpenMattersLookup, pending_told
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work

_LIKELY: Final = 0.5
_ASKED: Final = frozenset({"missed", "word", "toggle", "claimed"})
_OF_OTHERS: Final = ("colleague:", "others:")
_MARKS: Final = "?？!！。.~～ "


@dataclass(frozen=True)
class PromiseHandler:
    """`argument` is `stop`, a question about what is awaited (`_ASKED`), or anything else to be told. A promise made in a group is kept in private."""

    store: Store
    account_lookup: AccountLookup
    open_matters: OpenMattersLookup

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
        if turn.argument in _ASKED and pending:
            return self._asked(turn, pending, before)
        under_way = await self._under_way(person)
        if not pending and under_way:
            # The desk tells the result of a request and the answer to a ticket by itself.
            return Outcome(Reply((Phrase("tell.promised"), *under_way)), (self._record(turn, "result"),), personal=True, about=None)
        if not pending:
            says = [Phrase("tell.nothing"), *(finding.tell for finding in seen.diagnosis.findings)]
            return Outcome(Reply(tuple(says)), (self._record(turn, "nothing"),), personal=True, about=None)

        promise = _promising(turn, person, seen)
        known = all(change.topic.value in before for change in pending)
        says = [Phrase("tell.already" if known else "tell.promised"), *(_expected(change) for change in pending)]
        return Outcome(Reply(tuple(says)), (self._record(turn, " ".join(change.topic.value for change in pending)),), True, (promise,), about=None)

    def _asked(self, turn: Turn, pending: tuple[PendingChange, ...], promised: set[str]) -> Outcome:
        """What if it does not come, am I told, would it be faster to do it again: from what is awaited now."""
        kept = all(change.topic.value in promised for change in pending)
        untils, latest = [one.until for one in pending if one.until is not None], [one.latest for one in pending if one.latest is not None]
        words: dict[str, PhraseWord] = {
            "until": max(untils) if untils else "none", "latest": max(latest) if latest else "none", "kept": "yes" if kept else "no",
            "of": pending[0].topic.value,
        }  # fmt: skip
        record = self._record(turn, " ".join(change.topic.value for change in pending), asked=True)
        offers = () if kept else (tell_me_button(),)
        return Outcome(Reply((Phrase(f"wait.{turn.argument}", words),), offers), (record,), personal=True, about=None, context="offer:tell" if offers else "promise")

    async def beside(self, turn: Turn, outcome: Outcome) -> Outcome:
        """The answer to what was asked, with the promise that was wished for in the same breath; unchanged where nothing is awaited."""
        if turn.person is None or not turn.private:
            return outcome
        seen = await self.account_lookup.look(turn.person)
        pending = pending_changes(seen.diagnosis, seen.now)
        if not pending and not await self._under_way(turn.person):
            return outcome
        choices = tuple(choice for choice in outcome.reply.choices if choice.means != tell_me_button().means)
        reply = replace(outcome.reply, says=each_once((*outcome.reply.says, Phrase("tell.beside"))), choices=choices)
        promised = (_promising(turn, turn.person, seen),) if pending else ()
        topics = " ".join(change.topic.value for change in pending) or "result"
        return replace(outcome, reply=reply, writes=(*outcome.writes, *promised), records=(*outcome.records, self._record(turn, topics)))

    async def _under_way(self, person: Person) -> tuple[Phrase, ...]:
        """What of theirs the desk tells the end of anyway: a request, and tickets."""
        found = await self.open_matters.of(person)
        return pending_told(OpenMatters(found.request, found.admin, tickets=found.tickets, following=found.following, page=found.page))

    async def _withdrawn(self, turn: Turn, person: Person) -> Outcome:
        async with self.store.look() as work:
            promised = tuple(promise for promise in await work.promises.of(person.id) if promise.tell)

        async def withdraw(work: Work) -> None:
            for open_promise in promised:
                await work.promises.settle(open_promise.number, WITHDRAWN, turn.now)

        says = (Phrase("tell.stopped" if promised else "tell.none-to-stop"),)
        return Outcome(Reply(says), (self._record(turn, "stop"),), True, (withdraw,), about=None)

    def _record(self, turn: Turn, topic: str, *, asked: bool = False) -> AuditRecord:
        if asked:
            return AuditRecord(AuditEvent.STATUS_LOOKED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"as": turn.argument})
        did = AuditEvent.PROMISE_WITHDRAWN if topic == "stop" else AuditEvent.PROMISE_MADE
        return AuditRecord(did, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"topic": topic})


@dataclass(frozen=True)
class PromiseBeside:
    """A handler whose answer also keeps "and tell me when it is done" that stands in another clause of the same text."""

    handler: Handler
    promise: PromiseHandler

    async def __call__(self, turn: Turn) -> Outcome:
        """The handler's answer, with the promise where it was wished for."""
        outcome = await self.handler(turn)
        return await self.promise.beside(turn, outcome) if _own(turn) and _wishes_beside(turn.text) else outcome


def _own(turn: Turn) -> bool:
    """Whether what is awaited is the speaker's own: nothing is promised about somebody else's account."""
    others = turn.reading is not None and (turn.reading.labels.whose in OTHERS or turn.reading.others >= _LIKELY)
    return not others and not turn.conversation.about.startswith(_OF_OTHERS)


def _wishes_beside(text: str) -> bool:
    return any(notice_in(part.rstrip(_MARKS)) is Notice.WANTED for part in clauses_of(text))


def _promising(turn: Turn, person: Person, seen: LookupResult) -> TurnWrite:
    async def promise(work: Work) -> None:
        asker = asker_of(turn)
        await promise_all(work, person, seen, asker.identity, asker.place, language=asker.language, tell=True)

    return promise


def _expected(change: PendingChange) -> Phrase:
    """What is awaited and, if known, when it is expected and when at the latest."""
    # Enabling that is in progress (D12) completes by itself; otherwise an admin must do it.
    unknown = "admin" if change.topic is Topic.ENABLING and change.finding.row is not Row.ENABLING_PENDING else "none"
    return Phrase(f"tell.waits-for-{change.topic.value}", {"until": change.until or unknown, "latest": change.latest or "none"})
