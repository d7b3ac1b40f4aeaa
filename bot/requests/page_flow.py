"""The one-time pages: what a page shows, and the answer to its form. An attempt is counted before anything is compared; a step is spent once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final, TypeAlias

from bot.accounts.masking import mask_address
from bot.actions.request import NotNow, Prolonged, Request, advance_request
from bot.clock import Clock
from bot.messages import Phrase
from bot.people.person import Person
from bot.ports import Register
from bot.requests.one_time_links import LASTS, OneTimeLinks
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.steps import Step
from bot.store.work import Store
from bot.verification.limits import STEP_TRIES
from bot.verification.page import FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.tokens import Tokens

SubmittedFields: TypeAlias = Mapping[str, Secret]
_LONGEST_LIFE: Final = timedelta(hours=2)
_GONE: Final = PageGone((Phrase("page.gone"),))


@dataclass(frozen=True, slots=True)
class StepVisit:
    """A live step, its owner, its request, and the sealed browser that sent this."""

    step: Step
    person: Person
    request: Request | None
    browser: str


ShowPage: TypeAlias = Callable[[StepVisit], Awaitable[Page]]
TakeForm: TypeAlias = Callable[[StepVisit, SubmittedFields], Awaitable[PageAnswer]]
ShowSpent: TypeAlias = Callable[[StepVisit], Awaitable[ResultPage | PageGone | None]]


@dataclass(frozen=True)
class StepPage:
    """How one kind of step is shown, and how its form is handled. `spent`: what its address still shows once it is spent or its request has ended, if that is
    more than that it is over."""

    show: ShowPage
    take: TakeForm
    spent: ShowSpent | None = None


@dataclass(frozen=True)
class PageFlow:
    """`kinds`: how each kind of step is shown and handled."""

    store: Store
    register: Register
    tokens: Tokens
    one_time_links: OneTimeLinks
    clock: Clock
    kinds: Mapping[StepKind, StepPage]

    async def open(self, token: Secret, session: str) -> Page | ResultPage | PageGone:
        """What the page shows. Opening it spends nothing and mails nothing, whoever opens it (T16)."""
        visit = await self._visit(token, session)
        if isinstance(visit, ResultPage | PageGone):
            return visit
        return await self.kinds[visit.step.kind].show(visit)

    async def answer(self, token: Secret, given: SubmittedFields, session: str) -> PageAnswer:
        """The answer to a form. `session` is the browser's own id."""
        visit = await self._visit(token, session)
        if isinstance(visit, ResultPage | PageGone):
            return visit
        if given.get("more_time"):
            return await self._more_time(visit)
        if given.get("send_again"):
            return await self._send_again(visit)
        answer = await self.kinds[visit.step.kind].take(visit, given)
        return replace(answer, person=visit.person.id) if isinstance(answer, NextPage | ResultPage) else answer

    async def _visit(self, token: Secret, session: str) -> StepVisit | ResultPage | PageGone:
        async with self.store.look() as work:
            step = await work.steps.by_token(self.tokens.found_by(token))
            request = await work.requests.of_id(step.request) if step is not None and step.request else None
        if step is None:
            return _GONE
        now = self.clock.now()
        person = await self.register.person(step.person)
        if person is None:
            return _GONE
        visit = StepVisit(step, person, request, self.tokens.sealed_browser(session))
        if step.spent is not None or now >= step.expires or step.wrong >= STEP_TRIES or (request is not None and not request.live):
            expired = step.spent is None and now >= step.expires and (request is None or request.live)
            shows = self.kinds[step.kind].spent if not expired else None
            still = None if shows is None else await shows(visit)
            return still or PageGone((Phrase("page.expired" if expired else "page.spent"),), step.language)
        return visit

    async def _more_time(self, visit: StepVisit) -> PageAnswer:
        """Ten more minutes, up to two hours in all, for the browser that began; the page keeps everything typed (WCAG 2.2.1).

        A mailed code keeps its own expiry."""
        now = self.clock.now()
        expires = min(now + LASTS, visit.step.opened + _LONGEST_LIFE)
        # A mailed notice's page is there for days, and is not shortened by this.
        expires = max(expires, visit.step.expires)
        moved = None if visit.request is None else advance_request(visit.request, Prolonged(expires), now)
        async with self.store.work() as work:
            longer = await work.steps.prolong(visit.step, expires, now, visit.browser)
            if longer and visit.request is not None and moved is not None and not isinstance(moved, NotNow):
                await work.requests.replace(visit.request, moved)
        current = await self._visit_again(visit)
        if isinstance(current, PageGone) or current.step.spent is not None:
            return _GONE
        notice = Phrase("page.more_time", {"until": expires}) if longer else Phrase("page.more_time_elsewhere")
        return FormAgain(await self.kinds[current.step.kind].show(current), notice=notice)

    async def _send_again(self, visit: StepVisit) -> PageAnswer:
        page = await self.kinds[visit.step.kind].show(visit)
        if "code" not in page.fields or not visit.person.email:
            return FormAgain(page)
        waits = await self.one_time_links.again(visit.step, visit.person, visit.person.email)
        current = await self._visit_again(visit)
        if isinstance(current, PageGone):
            return current
        page = await self.kinds[current.step.kind].show(current)
        if waits is not None:
            key = "page.code_owed" if current.step.code_due is not None else "page.code_held_back"
            return FormAgain(page, notice=Phrase(key, {"again": current.step.code_due or waits}))
        sent = Phrase("page.code_sent", {"address": mask_address(visit.person.email)})
        return FormAgain(page, notice=sent if page.code_sent else Phrase("page.mail_silent"))

    async def _visit_again(self, visit: StepVisit) -> StepVisit | PageGone:
        async with self.store.look() as work:
            step = await work.steps.of_id(visit.step.id)
        return _GONE if step is None else StepVisit(step, visit.person, visit.request, visit.browser)
