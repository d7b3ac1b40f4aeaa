"""Executes ready requests: checks everything again, writes, reads back. Each step may run twice and changes nothing twice (T19, T20)."""

import asyncio
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

import structlog

from bot.accounts.rows.row import Row
from bot.actions.action import NOTHING_KNOWN, Action, ActionName, ActionResult, Case, Effect, KnownEffects, Performer, Refused
from bot.actions.approval import still_permitted
from bot.actions.freeze import PAUSED, end_words
from bot.actions.request import Attempted, NotNow, Request, RequestState, SentBack, Started, Waited, advance_request
from bot.actions.ways import ApprovalTime
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError, Denied, NotAccepted, Unreachable
from bot.messages import Phrase
from bot.people.person import Person
from bot.ports import Register, Systems
from bot.requests.cases import FREEZE, CaseBuilder, changes_stopped, freeze_of, requester
from bot.requests.completion import RequestCompletion
from bot.requests.workflow import DurableWorkflow
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Store

_STUCK: Final = timedelta(minutes=2)
_MOST_TRIES: Final = 8
_WORD_WITHIN: Final = 60.0
_WRITING: Final = 10.0
_BY_HAND: Final = "by_hand"
_HANDS: Final = ApprovalTime(working_days=1)
_LOOKS: Final = timedelta(minutes=10)
_CHOOSE_AGAIN: Final = timedelta(minutes=30)
_log = structlog.get_logger("carrying_out")


@dataclass(frozen=True, slots=True)
class RetryOnPage:
    """The page may retry: the system's own rule refused the value, or it could not be reached and nothing was changed."""

    because: Phrase


@dataclass
class RequestExecution:
    """`durable` runs `perform` and `settle` for each request, also after a crash; a page's write with a secret is only reported to it."""

    store: Store
    systems: Systems
    actions: Mapping[ActionName, Action]
    case_builder: CaseBuilder
    register: Register
    completion: RequestCompletion
    durable: DurableWorkflow
    clock: Clock
    zone: tzinfo
    _words: dict[str, asyncio.Future[KnownEffects | None]] = field(default_factory=dict)
    _started: set[str] = field(default_factory=set)
    _running: set[str] = field(default_factory=set)

    async def warm(self) -> None:
        """Prepares what is slow the first time; harmless whenever it is called."""
        await self.durable.launch(self.perform, self.settle)

    async def begin(self, request: Request) -> Request | None:
        """Moves READY to CARRYING_OUT, for only one of several callers, and starts the workflow. None if another caller was faster or it is too late."""
        begun = await self._begun(request)
        if begun is not None:
            await self._take_up(begun)
        return begun

    async def result(self, id: str, patience: float = 2.0) -> Request:
        """The request once it is settled, or its state when `patience` (seconds) runs out. Raises LookupError for an unknown one."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                # Another process may settle it, so the table is polled.
                while (found := await self._of(id)) is not None and found.state is RequestState.CARRYING_OUT:  # noqa: ASYNC110
                    await asyncio.sleep(0.03)
        found = await self._of(id)
        if found is None:
            raise LookupError(f"there is no request {id}")
        return found

    async def rest(self) -> None:
        """Waits until nothing started here is running."""
        while self._running:  # noqa: ASYNC110 - see `result`
            await asyncio.sleep(0.02)

    async def on_page(self, request: Request, secrets: Mapping[str, Secret]) -> Request | RetryOnPage | None:
        """Writes what needs the secret inside the person's own request; the workflow, started before the write, only reads back. None: too late."""
        begun = await self._begun(request)
        if begun is None:
            return None
        word: asyncio.Future[KnownEffects | None] = asyncio.get_running_loop().create_future()
        self._words[begun.id] = word
        try:
            await self._take_up(begun)
            sent_back = await self._write_on_page(begun, secrets, word)
        finally:
            if not word.done():
                word.set_result(NOTHING_KNOWN)
        return sent_back if sent_back is not None else await self.result(begun.id, patience=5.0)

    async def tick(self) -> None:
        """Resumes what is due for a retry, what a shutdown interrupted, and every two minutes what has come to no end."""
        async with self.store.look() as work:
            under_way = await work.requests.carried_out()
        now = self.clock.now()
        if under_way and self.store.desk is not None:
            # A desk that came back under its name before anybody missed it goes on with its own, whoever has the claim by now.
            await self.warm()
        for request in under_way:
            if (now >= request.due or (request.tries == 0 and _attempt(request, now) not in self._started)) and await self._mine(request):
                await self._take_up(request)

    async def resume_of(self, desks: Sequence[str]) -> None:
        """Resumes what desks that are gone were carrying out; harmless when it is repeated."""
        await self.warm()
        await self.durable.resume_of(desks)

    async def _mine(self, request: Request) -> bool:
        """Whether no other living desk is carrying it out."""
        if self.store.desk is None:
            return True
        async with self.store.work() as work:
            return await work.claims.take(_claim(request.id))

    async def perform(self, id: str) -> dict[str, Any]:
        """The workflow's first step. Returns whether to settle, and what is known from the write (names of effects only)."""
        word = self._words.get(id)
        try:
            did = await self._perform(id)
        except Exception as trouble:  # a database that is gone: the request stands as it stood, and is taken up again
            self._running.discard(id)
            _log.error("a step was interrupted", request=id, trouble=type(trouble).__name__)
            raise
        if not did["settle"]:
            await self._finished(id, word)
        return did

    async def _perform(self, id: str) -> dict[str, Any]:
        request = await self._of(id)
        if request is None or request.state is not RequestState.CARRYING_OUT:
            return _OVER
        if self.actions[request.action].hands is Performer.PAGE:
            return await self._heard_of_page(id)
        person = await requester(self.register, request)
        action = self.actions[request.action]
        case = await self.case_builder.case(person, request.identity)
        if action.read_back(request.order, case, NOTHING_KNOWN).effect is Effect.DONE:
            return _settle(NOTHING_KNOWN)
        agency = await self.register.agency(person.agency)
        refused = still_permitted(action, case, request, agency, self.case_builder.policy.paused)
        if refused is not None:
            if refused.row == Row.UNREAD:
                return _settle({"reached": Effect.UNCLEAR})
            await self.completion.refuse(request, person, refused)
            return _OVER
        if await self._attempted(request, person) is None:
            return _OVER
        try:
            async with asyncio.timeout(_WRITING):
                known = await action.perform(request.order, self.systems, case, {})
        except Denied as trouble:
            _log.error("the desk may not do this", request=id, system=trouble.system, detail=trouble.detail)
            return _settle({_BY_HAND if action.manual_steps is not None else "denied": Effect.NOT_DONE})
        except (NotAccepted, LookupError) as trouble:
            _log.warning("not accepted", request=id, trouble=type(trouble).__name__)
            return _settle({"denied": Effect.NOT_DONE})
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("a system could not be reached", request=id, trouble=type(trouble).__name__)
            return _settle({"reached": Effect.UNCLEAR})
        await self._written(request)
        return _settle(known)

    async def settle(self, id: str, effects: dict[str, Any]) -> str:
        """The workflow's second step: reads back; only what was read counts as done. What could not be reached is retried at a time on the Clock."""
        word = self._words.get(id)
        try:
            return await self._settle(id, effects)
        finally:
            await self._finished(id, word)

    async def _finished(self, id: str, word: "asyncio.Future[KnownEffects | None] | None") -> None:
        self._running.discard(id)
        # Not when the page has written: a busy engine may ask for the word only later. A later attempt's word is not this one's.
        if word is not None and self._words.get(id) is word and word.done():
            del self._words[id]
        if self.store.desk is not None:
            request = await self._of(id)
            if request is None or request.state is not RequestState.CARRYING_OUT:
                async with self.store.work() as work:
                    await work.claims.release(_claim(id))

    async def _settle(self, id: str, effects: dict[str, Any]) -> str:
        request = await self._of(id)
        if request is None or request.state is not RequestState.CARRYING_OUT:
            return "over"
        known = {name: Effect(effect) for name, effect in effects.items()}
        person, action = await requester(self.register, request), self.actions[request.action]
        case = await self.case_builder.case(person, request.identity)
        seen = action.read_back(request.order, case, known)
        if _BY_HAND in known and seen.effect not in (Effect.DONE, Effect.UNCLEAR) and request.decision is not None:
            until = _HANDS.ends(request.decision.at, self.zone)
            if self.clock.now() < until:
                await self._left_to_hands(request, person, case, until)
                return "later"
            known = {"denied": Effect.NOT_DONE}
        final = seen.effect in (Effect.DONE, Effect.PARTLY) or "denied" in known or (action.hands is Performer.PAGE and seen.effect is Effect.NOT_DONE)
        if not final and request.tries < _MOST_TRIES:
            await self._later(request, person)
            return "later"
        await self.completion.settle(request, person, seen, case)
        return seen.effect.value

    async def _write_on_page(self, request: Request, secrets: Mapping[str, Secret], word: "asyncio.Future[KnownEffects | None]") -> RetryOnPage | None:
        person, action = await requester(self.register, request), self.actions[request.action]
        case = await self.case_builder.case(person, request.identity)
        agency = await self.register.agency(person.agency)
        refused = still_permitted(action, case, request, agency, self.case_builder.policy.paused)
        if refused is not None:
            word.set_result(None)
            if refused.row == Row.UNREAD:
                return await self._send_back(request, Phrase("page.system_silent"))
            await self.completion.refuse(request, person, refused)
            return None
        attempted = await self._attempted(request, person)
        if attempted is None:
            word.set_result(None)
            return None
        request = attempted
        try:
            async with asyncio.timeout(_WRITING):
                known = await action.perform(request.order, self.systems, case, secrets)
        except NotAccepted as trouble:
            word.set_result(None)
            rule = trouble.rule if trouble.rule in ("history", "length") else "policy"
            return await self._send_back(request, Phrase("page.not_accepted", {"rule": rule}))
        except (TimeoutError, BackEndError, LookupError) as trouble:
            _log.warning("the page could not write", request=request.id, trouble=type(trouble).__name__)
            seen = await self._look_again(request, person, action)
            if seen.effect is Effect.NOT_DONE and isinstance(trouble, Unreachable | Denied | LookupError):
                word.set_result(None)
                return await self._send_back(request, Phrase("page.system_silent"))
            known = NOTHING_KNOWN
        else:
            await self._written(request)
        word.set_result(known)
        return None

    async def _look_again(self, request: Request, person: Person, action: Action) -> ActionResult:
        return action.read_back(request.order, await self.case_builder.case(person, request.identity), NOTHING_KNOWN)

    async def _send_back(self, request: Request, because: Phrase) -> RetryOnPage:
        now = self.clock.now()
        moved = advance_request(request, SentBack(now + _CHOOSE_AGAIN), now)
        if not isinstance(moved, NotNow):
            async with self.store.work() as work:
                await work.requests.replace(request, moved)
        return RetryOnPage(because)

    async def _heard_of_page(self, id: str) -> dict[str, Any]:
        word = self._words.get(id)
        if word is None:
            # The process that wrote is gone, and the secret with it: only reading back can tell.
            return _settle(NOTHING_KNOWN)
        try:
            async with asyncio.timeout(_WORD_WITHIN):
                known = await asyncio.shield(word)
        except TimeoutError:
            known = NOTHING_KNOWN
        return _OVER if known is None else _settle(known)

    async def _begun(self, request: Request) -> Request | None:
        now = self.clock.now()
        moved = advance_request(request, Started(now + _STUCK), now)
        if isinstance(moved, NotNow):
            return None
        async with self.store.work() as work:
            if not await work.requests.replace(request, moved):
                return None
            await work.claims.take(_claim(request.id))
            await work.audit.append(AuditRecord(AuditEvent.ACTION_STARTED, "desk", request.person, _details(request)), now)
        return moved

    async def _attempted(self, request: Request, person: Person) -> Request | None:
        """Stored before each write, so that the desk never claims what it has not done, and in the order of freezes: none begins after one, nor after a
        pause. None: another process moved the request on, or one of these ended it."""
        now = self.clock.now()
        moved = request if request.attempted else advance_request(request, Attempted(), now)
        if isinstance(moved, NotNow):
            return None
        async with self.store.work() as work:
            await work.counts.hold(FREEZE, request.person)
            freeze, stopped = await freeze_of(work, request.person, now), await changes_stopped(work, self.case_builder.policy)
            if freeze is None and not stopped:
                return moved if moved is request or await work.requests.replace(request, moved) else None
        # A first write was ended by the freeze itself, so that this changes nothing; one that is tried again is not.
        frozen = PAUSED if freeze is None else Refused(Phrase("action.frozen", end_words(freeze.until, by_people=freeze.by_people)))
        await self.completion.refuse(request, person, PAUSED if stopped else frozen)
        return None

    async def _take_up(self, request: Request) -> None:
        await self.durable.launch(self.perform, self.settle)
        attempt = _attempt(request, self.clock.now())
        if attempt in self._started:
            return
        self._running.add(request.id)
        try:
            await self.durable.start(attempt, request.id)
        except BaseException:
            self._running.discard(request.id)
            raise
        self._started.add(attempt)

    async def _written(self, request: Request) -> None:
        async with self.store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.ACTION_WRITTEN, "desk", request.person, _details(request)), self.clock.now())

    async def _later(self, request: Request, person: Person) -> None:
        now = self.clock.now()
        moved = advance_request(request, Waited(now + timedelta(minutes=min(2**request.tries, 10))), now)
        if not isinstance(moved, NotNow):
            await self.completion.wait(request, moved, person)

    async def _left_to_hands(self, request: Request, person: Person, case: Case, until: datetime) -> None:
        """The approving admin does it; the desk checks every ten minutes whether it is done."""
        now = self.clock.now()
        moved = advance_request(request, Waited(now + _LOOKS), now)
        if not isinstance(moved, NotNow):
            await self.completion.leave_to_hands(request, moved, person, case, until)

    async def _of(self, id: str) -> Request | None:
        async with self.store.look() as work:
            return await work.requests.of_id(id)


_OVER: Final[dict[str, Any]] = {"settle": False, "known": {}}


def _settle(known: KnownEffects) -> dict[str, Any]:
    return {"settle": True, "known": {name: effect.value for name, effect in known.items()}}


def _attempt(request: Request, now: datetime) -> str:
    """The workflow's id: the request's own, with the attempt's number from the second on, and how often it was stuck: a workflow that a gone database
    ended does not go on under its own id."""
    own = request.id if request.tries == 0 else f"{request.id}.{request.tries}"
    stuck = (now - request.due) // _STUCK + (request.tries == 0)
    return own if stuck <= 0 else f"{own}-{stuck}"


def _claim(id: str) -> str:
    return f"request {id}"


def _details(request: Request) -> dict[str, str]:
    return {"request": request.id, "action": request.action.value, "try": str(request.tries)}
