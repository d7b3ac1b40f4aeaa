"""Submits a request for an action: reads the case, judges it, finds the policy's way, and opens the request with its first page."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import field, replace
from datetime import timedelta
from math import ceil
from typing import Final

from bot.accounts.finding import Finding
from bot.accounts.headline import headline
from bot.accounts.own_facts import own_lines
from bot.accounts.rows.row import Row
from bot.actions.action import Action, ActionName, Case, Refused, Undoing
from bot.actions.explanation import ActionOutlook
from bot.actions.policy import Allowed, Policy, decide_policy, goes_without_card
from bot.actions.request import Request, RequestState
from bot.actions.undone import AGAIN
from bot.actions.ways import CodeAddress
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.faq.entry import AccountFact
from bot.messages import Card, Phrase, PhraseWord, Progress
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.requests.cases import FREEZE, CaseBuilder, MethodAvailability, changes_stopped, freeze_of, provable_reach
from bot.requests.completion import RequestCompletion, masked_accounts
from bot.requests.offers import ProvableOffers
from bot.requests.one_time_links import LASTS, IssuedStep, OneTimeLinks, reachable_address
from bot.runtime.quick_dataclass import dataclass
from bot.store.links import VOUCHED
from bot.store.work import Store, Work
from bot.tickets.ticket import Asker
from bot.verification.flood_limits import RequestLimits
from bot.verification.page import StepKind

_LAST: Final = 5
_IN_CHANNEL: Final = "request in channel"
_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_FACTS: Final = {ActionName.UNLOCK: (AccountFact.LOCK,), ActionName.ENABLE: (AccountFact.STATE,), ActionName.BIND: (AccountFact.BINDING,)}
"""Which line about the account belongs to an action that is begun."""


@dataclass(frozen=True, slots=True)
class SubmittedRequest:
    """A new request, or one being resumed: what to say, and the page to go to (none while waiting for an admin)."""

    request: Request
    says: tuple[Phrase, ...]
    issued: IssuedStep | None
    fresh: bool
    case: Case
    progress: Progress


@dataclass(frozen=True, slots=True)
class RejectedRequest:
    """The action is impossible now, and why; `case` is for showing more of the account."""

    refused: Refused
    case: Case


@dataclass(frozen=True)
class RequestSubmission:
    """`new_id` makes the ids of requests, which are also those of their workflows. `limits` may be passed by those who ask at the very same moment."""

    store: Store
    register: Register
    case_builder: CaseBuilder
    one_time_links: OneTimeLinks
    completion: RequestCompletion
    actions: Mapping[ActionName, Action]
    policy: Policy
    methods: Iterable[MethodAvailability]
    clock: Clock
    new_id: Callable[[], str]
    warm: Callable[[], Coroutine[None, None, None]]
    limits: RequestLimits = RequestLimits()
    _warming: set["asyncio.Task[None]"] = field(default_factory=set)

    async def ask(self, name: ActionName, person: Person, asker: Asker) -> SubmittedRequest | RejectedRequest:
        """The result of the wish. Nothing is written yet except the end of another unfinished request; `write` does the rest."""
        case = await self.case_builder.case(person, asker.identity)
        live = await self.live_of(person)
        if live is not None and (live.action is name or not _unfinished(live)):
            return await self._go_on(live, name, person, asker, case)
        allowed = self._judged(name, case)
        if isinstance(allowed, Refused):
            return RejectedRequest(allowed, case)
        full = await self._full(person, asker)
        if full is not None:
            return RejectedRequest(full, case)
        if live is not None:
            await self.completion.end(live, person, RequestState.CANCELLED, (), why="another wish")
        gave_way = () if live is None else (Phrase("action.gave_way", {"action": live.action.value}),)
        request = self._request(name, person, asker, allowed, await self._vouched_by(person, asker))
        issued = await self._issued(request, person, asker, case)
        before = await self._locked_before(request)
        by = "people" if await self.completion.live_cards.nobody_decides(request) else self._by(request)
        says = (*gave_way, *before, *self._says(request, issued, case, by))
        progress = await self.completion.live_cards.progress(request)
        found = _found(request, case)
        headed = progress if found is None else replace(progress, headline=headline(found, Card(()), case.now))
        return SubmittedRequest(request, says, issued, fresh=True, case=case, progress=headed)

    async def would_need(self, name: ActionName, person: Person, asker: Asker) -> ActionOutlook:
        """What this action would take now, for somebody who only asks about it (C8). Nothing is written, and nothing begins."""
        case = await self.case_builder.case(person, asker.identity)
        return ActionOutlook(self._judged(name, case), case, self.policy.ways[name])

    @property
    def offers(self) -> ProvableOffers:
        """What a look at an account offers its owner."""
        return ProvableOffers(self.actions, self.policy, self.methods, self.store)

    async def _full(self, person: Person, asker: Asker) -> Refused | None:
        """Why another request has to wait: one account, one agency and one channel take so many, whoever asks (T8, T25)."""
        now, limits, channel = self.clock.now(), self.limits, asker.identity.channel
        async with self.store.look() as work:
            key, until = "action.busy_target", await work.requests.target_full_until(person.id, limits, now)
            if until is None:
                key, until = "action.busy_agency", await work.requests.agency_full_until(person.agency, limits, now)
            if until is None and await work.counts.since(_IN_CHANNEL, channel, now - _HOUR) >= limits.channel:
                key, until = "action.busy_channel", now + _HOUR
        if until is None:
            return None
        # Of an account the wait may be most of a day.
        words: dict[str, PhraseWord] = {"until": until} if key == "action.busy_target" else {"minutes": ceil((until - now) / _MINUTE)}
        return Refused(Phrase(key, words), ticket=True)

    def _judged(self, name: ActionName, case: Case) -> Allowed | Refused:
        action = self.actions[name]
        reach = provable_reach(self.methods, case, changing_mailbox=action.terms.code_to is CodeAddress.ELSEWHERE)
        return decide_policy(action, case, reach, self.policy)

    async def write(self, work: Work, opened: SubmittedRequest) -> None:
        """Within the reply's transaction: stores the request and its page, or only the page if it is resumed; nothing if the account was frozen, or all
        changes were stopped, since it was looked at."""
        request, now = opened.request, self.clock.now()
        await work.counts.hold(FREEZE, request.person)
        if await freeze_of(work, request.person, now) is not None or await changes_stopped(work, self.policy):
            return
        if opened.fresh:
            if not await work.requests.open(request):
                return
            await work.counts.add(_IN_CHANNEL, request.identity.channel, now)
            details = {
                "request": request.id, "action": request.action.value, "row": request.row, "level": request.demand.level.short,
                "approver": request.demand.approver.value if request.demand.approver else "",
            }  # fmt: skip
            await work.audit.append(AuditRecord(AuditEvent.ACTION_OPENED, audit_actor(request.identity), request.person, details), now)
        if opened.issued is not None:
            await self.one_time_links.write(work, opened.issued)
        if not opened.fresh:
            await self.completion.live_cards.retire(work, request, now, but="" if opened.issued is None else opened.issued.link)

    async def opened(self, opened: SubmittedRequest) -> None:
        """After the commit: mails the code, and prepares the execution while the person reads it."""
        warming = asyncio.create_task(self.warm())
        self._warming.add(warming)
        warming.add_done_callback(self._warming.discard)
        if opened.issued is not None:
            await self.one_time_links.mail(opened.issued)

    async def live_of(self, person: Person) -> Request | None:
        """The live request about this person's account."""
        async with self.store.look() as work:
            return await work.requests.live_of(person.id)

    async def cancel(self, person: Person) -> Request | None:
        """Cancels a live request that is not being executed; None if there is none."""
        live = await self.live_of(person)
        if live is None or live.state is RequestState.CARRYING_OUT:
            return None
        return await self.completion.end(live, person, RequestState.CANCELLED, (), why="cancelled")

    def _request(self, name: ActionName, person: Person, asker: Asker, allowed: Allowed, vouched_by: str) -> Request:
        now, grounds = self.clock.now(), allowed.grounds
        return Request(
            id=self.new_id(),
            action=name,
            person=person.id,
            agency=person.agency,
            row=grounds.row,
            accounts=grounds.accounts,
            portal=grounds.portal,
            demand=allowed.demand,
            identity=asker.identity,
            place=asker.place,
            language=asker.language,
            opened=now,
            due=now + 3 * LASTS,
            vouched_by=vouched_by,
        )

    async def _vouched_by(self, person: Person, asker: Asker) -> str:
        async with self.store.look() as work:
            link = await work.links.of(asker.identity)
            return await work.link_codes.voucher_of(person.id, link.made) if link is not None and link.proof == VOUCHED else ""

    async def _go_on(self, live: Request, name: ActionName, person: Person, asker: Asker, case: Case) -> SubmittedRequest:
        """There is a live request: the same wish gets its page again, any other must wait for it or cancel it."""
        words: dict[str, PhraseWord] = {"action": live.action.value, "other": name.value}
        progress = await self.completion.live_cards.progress(live)
        if live.state is RequestState.AWAITING:
            asked = await self.register.person(live.asked[-1].person) if live.asked else None
            words |= {"admin": asked.name if asked else "none", "until": live.due, "next": await self.completion.live_cards.comes_next(live, self.clock.now())}
            waiting = Phrase("action.awaits", words)
            return SubmittedRequest(live, (waiting,), None, fresh=False, case=case, progress=progress)
        if live.state is RequestState.CARRYING_OUT:
            return SubmittedRequest(live, (Phrase("action.under_way", words),), None, fresh=False, case=case, progress=progress)
        if live.action is not name:
            return SubmittedRequest(live, (Phrase("action.one_at_a_time", words),), None, fresh=False, case=case, progress=progress)
        issued = await self._issued(live, person, asker, case)
        if live.state is RequestState.READY:
            return SubmittedRequest(live, self._says(live, issued, case, self._by(live)), issued, fresh=False, case=case, progress=progress)
        # The account's state was told with the first link.
        again = Phrase("action.page_again", {**words, "until": issued.step.expires})
        return SubmittedRequest(live, (again, *((issued.says(),) if issued.address else ())), issued, fresh=False, case=case, progress=progress)

    async def _issued(self, request: Request, person: Person, asker: Asker, case: Case) -> IssuedStep:
        address = reachable_address(person, case.diagnosis.snapshot) if request.demand.mails_codes else ""
        browser = ""
        if request.state is RequestState.READY:
            kind = StepKind.CHOOSE
            async with self.store.look() as work:
                browser = await work.steps.browser_of(request.id, person.id)
        else:
            kind = StepKind.NUMBER if request.demand.numbered else self.actions[request.action].terms.page
        return await self.one_time_links.draft(
            kind, person, asker.identity, asker.language, request=request.id, purpose=request.action.value,
            address=address, place=asker.place, browser=browser,
        )  # fmt: skip

    async def _locked_before(self, request: Request) -> tuple[Phrase, ...]:
        """What is said first to whoever wants unlocked what was unlocked minutes ago: without its cause it would be locked again (D19 counts on)."""
        if request.action is not ActionName.UNLOCK:
            return ()
        async with self.store.look() as work:
            ended = await work.requests.last_of(request.person, _LAST)
        last = next((one for one in ended if Undoing.LOCKED_AGAIN in self.actions[one.action].aftermath.watched and one.untouched is None and one.done), None)
        if last is None or last.settled is None or request.opened >= last.settled + AGAIN[-1]:
            return ()
        told = () if Undoing.LOCKED_AGAIN in last.undone else (Phrase("action.old_passwords"),)
        return (Phrase("action.unlocked_before", {"action": last.action.value, "at": last.settled}), *told)

    def _by(self, request: Request) -> str:
        """Who lets it happen: an admin, the person alone, or the person with a card and otherwise an admin (R32, R33)."""
        if request.demand.approver is not None:
            return "admin"
        return "card" if goes_without_card(self.policy.ways[request.action], request.demand) else "self"

    def _says(self, request: Request, issued: IssuedStep, case: Case, by: str) -> tuple[Phrase, ...]:
        if request.state is RequestState.READY:
            return (Phrase("action.choose_now", {"until": request.due}),)
        first = Phrase(f"action.open_{request.action.value}", {"row": request.row, "by": by})
        # What to do comes first: the headline above has said what is wrong, one line below says until when.
        found = _found(request, case)
        if found is not None and found.row is Row.LOCKED and found.until is not None:
            own: tuple[Phrase, ...] = (Phrase("action.opens_itself", {"account": masked_accounts(request), "until": found.until}),)
        else:
            facts = () if found is None else _FACTS.get(request.action, ())
            own = tuple(line.tell for line in own_lines(facts, case.diagnosis, case.rules, case.now) if line.row == request.row)
        return (first, *((issued.says(),) if issued.address else ()), *own)


def _found(request: Request, case: Case) -> Finding | None:
    """What was found that the request mends."""
    return next((finding for finding in case.diagnosis.findings if finding.row == request.row), None)


def _unfinished(request: Request) -> bool:
    """Whether nobody but the person has spent any time on it yet."""
    return request.state is RequestState.VERIFYING


