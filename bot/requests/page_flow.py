"""The one-time pages: what a page shows, and the answer to its form. An attempt is counted before anything is compared; a step is spent once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from bot.accounts.masking import mask_address
from bot.actions.freeze import end_words
from bot.actions.request import NotNow, Prolonged, Request, advance_request
from bot.clock import Clock
from bot.messages import Phrase
from bot.people.person import Person
from bot.ports import Register
from bot.requests.cases import freeze_of
from bot.requests.one_time_links import LASTS, OneTimeLinks
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.steps import PROVEN, Step
from bot.store.work import Store, Work
from bot.verification.limits import STEP_TRIES
from bot.verification.methods import Method
from bot.verification.page import FormAgain, NextPage, Page, PageAnswer, PageGone, ResultPage, StepKind
from bot.verification.proof import Proof
from bot.verification.tokens import Tokens

SubmittedFields: TypeAlias = Mapping[str, Secret]
PAGE_BUTTONS: Final = ("send_again", "more_time", "other_way", "look")
"""The buttons of a page beside its form."""
_LONGEST_LIFE: Final = timedelta(hours=2)
_AT_ONCE: Final = timedelta(seconds=1)
"""How long one transaction may take: what a freeze ended was spent in it."""
_GONE: Final = PageGone((Phrase("page.gone"),))


@dataclass(frozen=True, slots=True)
class StepVisit:
    """A live step, its owner, its request, and the sealed browser that sent this."""

    step: Step
    person: Person
    request: Request | None
    browser: str

    @property
    def at_home(self) -> bool:
        """Whether this is the browser in which the step goes on: the one that began it, or the first one where it goes on elsewhere."""
        return self.step.browser == self.browser if self.step.browser else self.step.arrives

    @property
    def proven(self) -> tuple[Proof, ...]:
        """What was proven before on other pages; it counts in this step's own browser alone (T17)."""
        kept = self.step.form.get(PROVEN, ()) if self.at_home else ()
        return tuple(Proof(Method(method), datetime.fromisoformat(at)) for method, at in kept)


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
        if isinstance(visit, PageGone):
            return await self._still(token, session, visit)
        return await self.kinds[visit.step.kind].show(visit)

    async def answer(self, token: Secret, given: SubmittedFields, session: str) -> PageAnswer:
        """The answer to a form. `session` is the browser's own id."""
        visit = await self._visit(token, session)
        if isinstance(visit, PageGone):
            return await self._still(token, session, visit)
        if visit.step.arrives and not visit.step.browser:
            claimed = await self._claimed(visit)
            if isinstance(claimed, PageGone):
                return claimed
            visit = claimed
        if given.get("more_time"):
            return await self._more_time(visit)
        if given.get("send_again"):
            return await self._send_again(visit)
        answer = await self.kinds[visit.step.kind].take(visit, given)
        if isinstance(answer, FormAgain) and (answer.page.prompts or answer.page.enrolment is not None):
            return await self._asked_anew(visit, answer)
        return replace(answer, person=visit.person.id) if isinstance(answer, NextPage | ResultPage) else answer

    async def _asked_anew(self, visit: StepVisit, answer: FormAgain) -> PageAnswer:
        """The form again, with what the browser needs for another try, since a challenge is for one."""
        current = await self._visit_again(visit)
        if isinstance(current, PageGone) or current.step.wrong == visit.step.wrong:
            return current if isinstance(current, PageGone) else answer
        page = await self.kinds[current.step.kind].show(current)
        return replace(answer, page=replace(answer.page, prompts=page.prompts, ways=page.ways, fields=page.fields, enrolment=page.enrolment))

    async def visit(self, token: Secret, session: str) -> StepVisit | PageGone:
        """Whoever is on the page with this token, or why it is over."""
        return await self._visit(token, session)

    async def visit_of(self, step: str, session: str) -> StepVisit | PageGone:
        """The same for the id of a step: for pages whose address does not contain its token."""
        return await self._visited(lambda work: work.steps.of_id(step), session)

    async def _claimed(self, visit: StepVisit) -> StepVisit | PageGone:
        """The step goes on in the browser that sends its first form, and in no other one (T17)."""
        async with self.store.work() as work:
            if not await work.steps.claim(visit.step, visit.browser):
                return PageGone((Phrase("page.spent"),), visit.step.language)
        return await self._visit_again(visit)

    async def _visit(self, token: Secret, session: str) -> StepVisit | PageGone:
        return await self._visited(lambda work: work.steps.by_token(self.tokens.found_by(token)), session)

    async def _visited(self, find: Callable[[Work], Awaitable[Step | None]], session: str) -> StepVisit | PageGone:
        visit = await self._found(find, session)
        return _GONE if visit is None else self._over(visit) or visit

    async def _found(self, find: Callable[[Work], Awaitable[Step | None]], session: str) -> StepVisit | None:
        """The step in whatever state, with its person."""
        async with self.store.look() as work:
            step = await find(work)
            request = await work.requests.of_id(step.request) if step is not None and step.request else None
        person = None if step is None else await self.register.person(step.person)
        return None if step is None or person is None else StepVisit(step, person, request, self.tokens.sealed_browser(session))

    def _over(self, visit: StepVisit) -> PageGone | None:
        """Why this page works no more; None while it does."""
        step, request, now = visit.step, visit.request, self.clock.now()
        ended = request is not None and not request.live
        if step.spent is None and now < step.expires and step.wrong < STEP_TRIES and not ended:
            return None
        expired = step.spent is None and now >= step.expires and not ended
        return PageGone((Phrase("page.expired" if expired else "page.spent"),), step.language)

    async def _still(self, token: Secret, session: str, gone: PageGone) -> ResultPage | PageGone:
        """What the address of a spent step still shows, or that it is over."""
        visit = await self._found(lambda work: work.steps.by_token(self.tokens.found_by(token)), session)
        if visit is None:
            return gone
        shows = self.kinds[visit.step.kind].spent
        return (None if shows is None else await shows(visit)) or await self._frozen(visit) or gone

    async def _frozen(self, visit: StepVisit) -> PageGone | None:
        """That a freeze ended this page, if one did."""
        step = visit.step
        async with self.store.look() as work:
            freeze = await freeze_of(work, visit.person.id, self.clock.now())
        if freeze is None or step.spent is None or not timedelta() <= step.spent - freeze.since < _AT_ONCE:
            return None
        return PageGone((Phrase("action.frozen", end_words(freeze.until, by_people=freeze.by_people)),), step.language)

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
