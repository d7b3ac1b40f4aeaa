"""Completes a request: state, audit, everybody's notices, and a ticket if people have to continue. One transaction, once."""

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.accounts.masking import mask_account
from bot.actions.action import Action, ActionName, ActionResult, Case, Effect, Refused
from bot.actions.request import AskedAdmin, Ended, NotNow, Request, RequestState, Settled, advance_request
from bot.actions.undone import next_look
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.notices.afterwards import A_PERSON, AFTER_DONE
from bot.notices.change_notices import ChangeNotices
from bot.notices.direct_messages import DirectMessages
from bot.notices.reminders import promise_all
from bot.people.account_lookup import LookupResult
from bot.people.person import Person
from bot.requests.access_end import AccessEnd, record_access_end
from bot.requests.live_cards import LiveCards
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store, Work
from bot.ticketing.ticketing import OpenedTicket, Ticketing
from bot.tickets.ticket import Asker

_OUTCOMES: Final = {"action.paused": "paused", "action.frozen": "frozen"}
"""Reasons that the admins' cards give too: they tell nothing about the account itself."""


class Overtaken(Exception):
    """Somebody else changed the request first; the transaction is rolled back."""


@dataclass(frozen=True, slots=True)
class EndedRequest:
    """A request that was ended, and the record of that."""

    request: Request
    record: AuditRecord


@dataclass(frozen=True)
class RequestCompletion:
    """The only code that ends a request that was begun."""

    store: Store
    direct_messages: DirectMessages
    change_notices: ChangeNotices
    ticketing: Ticketing
    access: AccessEnd
    actions: Mapping[ActionName, Action]
    live_cards: LiveCards
    clock: Clock
    wake: Callable[[], None]

    async def settle(self, request: Request, person: Person, seen: ActionResult, case: Case) -> None:
        """Tells, records and notifies what reading back found; anything incomplete becomes a ticket."""
        now = self.clock.now()
        action = self.actions[request.action]
        look_at = next_look(now, now, unread=False) if action.aftermath.watched else None
        moved = advance_request(request, Settled(seen.effect, tuple(seen.systems.items()), seen.by_itself, seen.dated, look_at), now)
        if isinstance(moved, NotNow):
            return
        says = list(result_phrases(action, moved))
        if seen.effect is not Effect.DONE:
            says += await self._ticket(request, person, case)
        async with self.store.work() as work:
            outcome = "already" if moved.untouched else seen.effect.value
            moved = await self._amended(work, moved, Phrase(f"decide.outcome_{outcome}", {"name": person.name, "action": request.action.value}), now)
            if not await work.requests.replace(request, moved):
                return
            await work.steps.end_all_of(request.id, now)
            changed = seen.effect in (Effect.DONE, Effect.PARTLY) and moved.untouched is None
            browser = await work.steps.browser_of(request.id, request.person)
            ended = await self.access.end(work, request.person, now, but=browser) if action.aftermath.ends_access and changed else None
            details = {"request": request.id, "action": request.action.value, "effect": seen.effect.value}
            details |= {f"at_{system}": effect.value for system, effect in seen.systems.items()}
            details |= {"untouched": moved.untouched.value} if moved.untouched else {}
            await work.audit.append(AuditRecord(AuditEvent.ACTION_SETTLED, "desk", request.person, details), now)
            if ended is not None:
                await record_access_end(work, request.person, ended, actor="desk", why=request.action.value, now=now)
            await self.live_cards.update(work, moved, now)
            did = "done" if seen.effect is Effect.DONE else "failed"
            after = (A_PERSON,) if seen.effect is Effect.NOT_DONE else AFTER_DONE
            await self.tell(work, request, person, Reply(tuple(says), after, context=f"{did}:{request.action.value}"), now)
            if action.aftermath.noticed and changed:
                notice = Phrase("notice.changed", {"action": request.action.value, "account": masked_accounts(request), "at": now})
                await self.change_notices.notify(work, person, (notice,), request.id, now, but=request.identity)
            if action.aftermath.carried_on and seen.effect is Effect.DONE:
                looked = LookupResult(case.diagnosis, case.rules, case.now)
                await promise_all(work, person, looked, request.identity, request.place, language=request.language, tell=True)
        self.wake()

    async def refuse(self, request: Request, person: Person, refused: Refused) -> None:
        """A repeated check forbids it (T20): the person is told why, and what else is possible."""
        because, why = refused.because, refused.row or refused.because.key
        if refused.ticket and "ticket" in because.words:
            because = Phrase(because.key, {**because.words, "ticket": "opened"})
        says, outcome = (Phrase("action.refused_again"), because), _OUTCOMES.get(because.key, "")
        await self.end(request, person, RequestState.REFUSED, says, why=why, ticket=refused.ticket, outcome=outcome)

    async def end(
        self, request: Request, person: Person, as_: RequestState, says: tuple[Phrase, ...], *, why: str = "", ticket: bool = False, outcome: str = ""
    ) -> Request | None:
        """Ends the request undone. `says` goes to the person (empty: nothing); the admins' cards show its state, or `outcome`. None: another change came
        first."""
        now = self.clock.now()
        moved = advance_request(request, Ended(as_), now)
        if isinstance(moved, NotNow):
            return None
        message = (*says, *(await self._ticket(request, person, None))) if ticket else says
        with contextlib.suppress(Overtaken):
            async with self.store.work() as work:
                ended = await self.end_within(work, request, person, as_, message, why=why, outcome=outcome)
                if ended is None:
                    raise Overtaken
                await work.audit.append(ended.record, now)
            self.wake()
            return ended.request
        return None

    async def end_within(
        self, work: Work, request: Request, person: Person, as_: RequestState, says: tuple[Phrase, ...], *, why: str, outcome: str = ""
    ) -> "EndedRequest | None":
        """The same within a transaction, without a ticket. The caller appends the record after all other changes, and wakes the delivery.

        None: the cards may have changed already, so the caller tries again with the newest version, or rolls back."""
        now = self.clock.now()
        moved = advance_request(request, Ended(as_), now)
        if isinstance(moved, NotNow):
            return None
        moved = await self._amended(work, moved, Phrase(f"decide.outcome_{outcome or as_.value}", {"name": person.name, "action": request.action.value}), now)
        if not await work.requests.replace(request, moved):
            return None
        await work.steps.end_all_of(request.id, now)
        await self.live_cards.update(work, moved, now)
        if says:
            await self.tell(work, request, person, Reply(says, (A_PERSON,), context=f"failed:{request.action.value}"), now)
        details = {"request": request.id, "action": request.action.value, "as": as_.value, "why": why}
        return EndedRequest(moved, AuditRecord(AuditEvent.ACTION_ENDED, "desk", request.person, details))

    async def wait(self, request: Request, moved: Request, person: Person) -> None:
        """A system could not be reached: it is retried, and the person is told once."""
        now = self.clock.now()
        async with self.store.work() as work:
            if await work.requests.replace(request, moved) and request.tries == 0:
                await self.tell(work, request, person, Reply((Phrase("action.waits_for_system", {"action": request.action.value}),)), now)
        self.wake()

    async def leave_to_hands(self, request: Request, moved: Request, person: Person, case: Case, until: datetime) -> None:
        """The desk was given no right to do it: the admin who approved hears once what to do where, and the person that it is watched."""
        now, steps = self.clock.now(), self.actions[request.action].manual_steps
        if steps is None:
            return
        asked = next((one for one in reversed(request.asked) if request.decision is not None and one.person == request.decision.by), None)
        async with self.store.work() as work:
            if not await work.requests.replace(request, moved) or request.tries > 0:
                return
            says = (Phrase("decide.by_hand", {"name": person.name, "until": until}), *steps(request.order, case))
            if asked is not None and asked.place is not None and asked.identity is not None:
                await work.outbox.post(asked.place, asked.identity, asked.language, Reply(says), now)
            details = {"request": request.id, "action": request.action.value, "until": until.isoformat()}
            await work.audit.append(AuditRecord(AuditEvent.LEFT_TO_HANDS, "desk", request.person, details), now)
            await self.tell(work, request, person, Reply((Phrase("action.by_hand_waits", {"until": until}),)), now)
        self.wake()

    async def amend(self, work: Work, asked: AskedAdmin, says: tuple[Phrase, ...], now: datetime, choices: tuple[Choice, ...] = ()) -> AskedAdmin:
        """Replaces what an admin was shown, wherever it was shown; its buttons stop working."""
        copies = tuple([await self.amend(work, copy, says, now, choices) for copy in asked.copies])
        if asked.message_number is None or asked.identity is None or asked.place is None:
            return replace(asked, copies=copies)
        await work.buttons.kill(asked.message_number, now)
        posted = await work.outbox.post(asked.place, asked.identity, asked.language, Reply(says, choices, replaces=str(asked.message_number)), now)
        return replace(asked, message_number=posted.number, copies=copies)

    async def close_pages(self, work: Work, request: Request, now: datetime) -> None:
        """Takes every link to an admin's page of this request off the chat: how it ended says the card beside it (T5)."""
        for asked_admin in (each for asked in request.asked for each in (asked, *asked.copies)):
            if asked_admin.place is None or asked_admin.identity is None:
                continue
            pages = frozenset(f"step:{id}" for id in await work.steps.ids_of(request.id, asked_admin.person))
            for outbox_message in await work.outbox.leading_to(asked_admin.place, pages):
                edited = Reply((Phrase("decide.page_over"),), replaces=str(outbox_message.number))
                await work.outbox.post(asked_admin.place, asked_admin.identity, asked_admin.language, edited, now)

    async def _amended(self, work: Work, request: Request, says: Phrase, now: datetime) -> Request:
        asked = [await self.amend(work, asked_admin, (says,), now) for asked_admin in request.asked]
        await self.close_pages(work, request, now)
        return with_invitations(request, tuple(asked))

    async def tell(self, work: Work, request: Request, person: Person, reply: Reply, now: datetime) -> None:
        """In the chat where it was asked for, if that is still this person's; otherwise wherever the person can be reached."""
        link = await work.links.of(request.identity)
        if link is not None and link.person == person.id:
            await work.outbox.post(request.place, request.identity, request.language, reply, now)
        else:
            await self.direct_messages.tell(work, person, reply, now)

    async def _ticket(self, request: Request, person: Person, case: Case | None) -> tuple[Phrase, ...]:
        asker = Asker(person, request.identity, request.place, request.language)
        looked = None if case is None else LookupResult(case.diagnosis, case.rules, case.now)
        opening: OpenedTicket = await self.ticketing.open(
            asker, request.place, category=self.actions[request.action].aftermath.category, words="", seen=looked, origin=f"request:{request.id}"
        )
        return await self.ticketing.words(opening)


def result_phrases(action: Action, request: Request) -> tuple[Phrase, ...]:
    """What came of a settled request, system by system, in the person's words."""
    words: dict[str, PhraseWord] = {"account": masked_accounts(request), "portal": " / ".join(mask_account(account) for account in request.portal) or "none"}
    if request.untouched is not None:
        return (Phrase(f"result.{request.action.value}_{request.untouched.value}", words),)
    first = Phrase(f"result.{request.action.value}_{request.state.value}", words)
    return (first, *(() if request.effect is None else action.result_details(request.order, request.effect, dict(request.systems))))


def masked_accounts(request: Request) -> str:
    """The TPEAD accounts it is about, in the form allowed in a chat; the portal account if it is about that."""
    return " / ".join(mask_account(account) for account in (request.accounts or request.portal)) or "none"


def with_invitations(request: Request, asked: tuple[AskedAdmin, ...]) -> Request:
    """The same request with these cards."""
    return replace(request, asked=asked)
