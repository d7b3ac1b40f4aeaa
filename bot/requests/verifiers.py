"""How a proof is checked: one protocol for every method, and attempts are counted before anything is compared (6.3.2, T6, T25)."""

import contextlib
from collections.abc import Awaitable, Callable, Collection
from typing import Final, Protocol

from bot.accounts.facts import directory_in_use, portal_in_use
from bot.accounts.records import System
from bot.actions.action import Case
from bot.actions.request import RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import Phrase
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import PasswordCheckResult, Systems
from bot.requests.cases import CaseBuilder
from bot.requests.completion import RequestCompletion
from bot.requests.one_time_links import reachable_address
from bot.requests.page_flow import StepVisit
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.steps import Step
from bot.store.work import Store
from bot.verification.limits import GUESSES, PASSWORDS, STEP_TRIES
from bot.verification.methods import Method
from bot.verification.page import UNKNOWN_TO_US, FieldProblem, FormAgain, Page, PageAnswer, PageGone, StepKind
from bot.verification.tokens import Tokens

GUESS: Final = "guess"
PASSWORD: Final = "password_of"  # noqa: S105 - the name of a count
_OWN_SPARE: Final = 2
_ANYBODYS_SPARE: Final = 3
"""At `/link`, where nobody is known, one attempt more is left to the owner than the owner leaves the account."""


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    """Wrong in a way of its own: what the page says, and a short word for the audit. `counts`: as a wrong try of the step and of the person."""

    says: Phrase
    reason: str
    counts: bool = True


class Verifier(Protocol):
    """One way to prove on a page who one is; what its method is worth and which field asks for it stands in `verification.methods`."""

    @property
    def method(self) -> Method:
        """The method that a passed check proves."""
        ...

    @property
    def wrong(self) -> Phrase:
        """What the page says about a wrong value."""
        ...

    def can_prove(self, case: Case) -> bool:
        """Whether this person can, as things are. Pure."""
        ...

    async def prompt(self, visit: StepVisit) -> str | None:
        """What the browser needs in order to prove it, '' for nothing; None while it cannot be checked, because its server does not answer."""
        ...

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | WrongAnswer | None:
        """Whether it is right; None if it was not asked: too many attempts, or no answer. What is proven elsewhere is never typed here."""
        ...


@dataclass(frozen=True)
class CodeCheck:
    """Compares codes: three attempts per step, and a limited number per person over all steps (6.6.3, T6)."""

    store: Store
    tokens: Tokens
    completion: RequestCompletion
    clock: Clock

    async def begin(self, visit: StepVisit, page: Page, typed: Collection[str] = ("code",)) -> PageAnswer | None:
        """Counts the attempt, for the step and for the person, before anything is compared; returns PageGone if none is left. Without a live code nothing
        can be compared, so nothing is counted. `typed`: the fields that are compared."""
        now = self.clock.now()
        if "code" in page.fields and "code" in typed and not visit.step.code_lives(now):
            return FormAgain(page, (FieldProblem("code", without_code(page)),))
        async with self.store.work() as work:
            waits = await work.counts.next_at(GUESS, _guesser(visit), GUESSES, now)
            counted = waits is None and await work.steps.try_(visit.step, STEP_TRIES, now, visit.browser)
            if counted:
                # Counted as wrong until proven right, so that twenty pages at once do not make twenty guesses.
                await work.counts.add(GUESS, _guesser(visit), now)
        if waits is not None:
            return PageGone((Phrase("page.too_many_guesses", {"again": waits}),), visit.step.language)
        return None if counted else PageGone((Phrase("page.spent"),), visit.step.language)

    async def not_wrong(self, visit: StepVisit) -> None:
        """What `begin` counted was right, or was not compared: it does not count as a failure of this person."""
        async with self.store.work() as work:
            await work.counts.forget_last(GUESS, _guesser(visit))

    def right(self, step: Step, typed: Secret) -> bool:
        """Whether this is the step's code, within its ten minutes."""
        return self.tokens.opens(step.id, step.code, Secret("".join(typed.reveal().split()))) and step.code_lives(self.clock.now())

    async def wrong(self, visit: StepVisit, page: Page, problem: FieldProblem | tuple[FieldProblem, ...], method: str) -> PageAnswer:
        """It was wrong: the form again with the tries that are left, or after the third attempt the end of the step (422, 422, 410)."""
        now = self.clock.now()
        async with self.store.work() as work:
            details = {"step": visit.step.kind.value, "request": visit.step.request, "method": method}
            await work.audit.append(AuditRecord(AuditEvent.VERIFICATION_FAILED, audit_actor(visit.step.identity), visit.person.id, details), now)
            step = await work.steps.of_id(visit.step.id)
            left = 0 if step is None else STEP_TRIES - step.wrong
            if left <= 0:
                await work.steps.spend(visit.step, now)
            # Whoever guessed on other pages as well may be stopped before, so no number is promised then.
            # So may whoever binds: an account takes fewer wrong passwords than a page does forms.
            sure = visit.step.kind is not StepKind.BIND and await work.counts.next_at(GUESS, _guesser(visit), GUESSES, now) is None
        if left > 0:
            return FormAgain(page, problem if isinstance(problem, tuple) else (problem,), tries_left=left if sure else None)
        if visit.request is not None and visit.request.state is RequestState.VERIFYING:
            await self.completion.end(visit.request, visit.person, RequestState.EXPIRED, (Phrase("page.three_wrong"),), why="three wrong")
        return PageGone((Phrase("page.three_wrong"),), visit.step.language)

    async def passed(self, visit: StepVisit, method: str) -> AuditRecord:
        """The audit record of a proof, for the code that spends the step."""
        details = {"step": visit.step.kind.value, "request": visit.step.request, "method": method}
        return AuditRecord(AuditEvent.VERIFIED, audit_actor(visit.step.identity), visit.person.id, details)


@dataclass(frozen=True)
class PasswordCheck:
    """Checks passwords, at most twice per account (T25). Attempts at `/link` are counted separately from those on a page that asked for the person's
    code first, so that a stranger's failures never block the owner."""

    store: Store
    systems: Systems
    case_builder: CaseBuilder
    clock: Clock

    async def check(self, person: Person, typed: Secret) -> PasswordCheckResult | None:
        """The TPEAD password, or the portal's if there is no TPEAD account. None: not asked, because of too many failures, or no answer."""
        case = await self.case_builder.case(person, None)
        snapshot = case.diagnosis.snapshot
        directory = next((account.account for account in directory_in_use(snapshot)), None)
        if directory is not None:
            return await self.directory(directory, typed)
        portal = next((account.account for account in portal_in_use(snapshot)), None)
        return None if portal is None else await self.portal(portal, typed)

    async def directory(self, account: str, typed: Secret) -> PasswordCheckResult | None:
        """One attempt by its owner against a TPEAD account."""
        return await self._counted(f"directory {account.casefold()}", lambda: self.systems.directory.accepts(account, typed, _OWN_SPARE))

    async def portal(self, account: str, typed: Secret) -> PasswordCheckResult | None:
        """One attempt by its owner against a portal account."""
        return await self._counted(f"portal {account.casefold()}", lambda: self.systems.portal.accepts(account, typed))

    async def anybodys(self, system: System, account: str, typed: Secret) -> PasswordCheckResult | None:
        """One anonymous attempt at `/link`. A locked or spared account counts like a wrong password, or the answer would reveal that the account
        exists (T2)."""
        subject = f"link {system.value} {account.casefold()}"
        if system is System.DIRECTORY:
            return await self._counted(subject, lambda: self.systems.directory.accepts(account, typed, _ANYBODYS_SPARE), forgives=False)
        return await self._counted(subject, lambda: self.systems.portal.accepts(account, typed), forgives=False)

    async def nobody(self, typed: Secret) -> None:
        """The work of a check against an account that nobody has, so that the time reveals nothing (T2)."""
        with contextlib.suppress(BackEndError):
            await self.systems.portal.accepts("", typed)

    async def _counted(self, subject: str, ask: Callable[[], Awaitable[PasswordCheckResult]], *, forgives: bool = True) -> PasswordCheckResult | None:
        now = self.clock.now()
        async with self.store.work() as work:
            if await work.counts.next_at(PASSWORD, subject, PASSWORDS, now) is not None:
                return None
            # Counted before it is asked, so that concurrent attempts cannot exceed the limit.
            await work.counts.add(PASSWORD, subject, now)
        try:
            checked = await ask()
        except BackEndError:
            return None
        if checked is PasswordCheckResult.RIGHT or (forgives and checked is not PasswordCheckResult.WRONG):
            async with self.store.work() as work:
                await (work.counts.forget(PASSWORD, subject) if checked is PasswordCheckResult.RIGHT else work.counts.forget_last(PASSWORD, subject))
        return checked


def without_code(page: Page) -> Phrase:
    """What a page says to a code while there is none that it could be compared with: that is no try."""
    if page.code_due is not None:
        return Phrase("page.code_coming", {"at": page.code_due})
    return Phrase("page.code_none" if page.code_until is None else "page.code_over")


def _guesser(visit: StepVisit) -> str:
    """The subject of wrong codes: at `/link` it may be anybody with a password, who must not use up the owner's guesses elsewhere."""
    return f"link {visit.person.id}" if visit.step.kind in UNKNOWN_TO_US else visit.person.id


class MailedCodeVerifier:
    """The code mailed to the registered address, bound to this step (T6)."""

    method: Final = Method.CODE
    wrong: Final = Phrase("page.code_wrong")

    def __init__(self, checking: CodeCheck) -> None:
        self._checking = checking

    def can_prove(self, case: Case) -> bool:
        """Whoever has an address that a code reaches."""
        snapshot = case.diagnosis.snapshot
        return bool(reachable_address(snapshot.person, snapshot))

    async def prompt(self, visit: StepVisit) -> str | None:  # noqa: ARG002 - it is typed
        """Nothing."""
        return ""

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:
        """Compared with the stored seal in constant time."""
        return PasswordCheckResult.RIGHT if self._checking.right(visit.step, typed) else PasswordCheckResult.WRONG


class CurrentPasswordVerifier:
    """The person's own password, checked by the system itself."""

    method: Final = Method.PASSWORD
    wrong: Final = Phrase("page.password_wrong")

    def __init__(self, passwords: PasswordCheck) -> None:
        self._passwords = passwords

    def can_prove(self, case: Case) -> bool:
        """Whoever has a TPEAD account that is neither off nor locked."""
        snapshot = case.diagnosis.snapshot
        return any(one.enabled and (one.lock is None or not one.lock.holds(snapshot.taken)) for one in directory_in_use(snapshot))

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:
        """Uses up one of the account's attempts (T25)."""
        return await self._passwords.check(visit.person, typed)

    async def prompt(self, visit: StepVisit) -> str | None:  # noqa: ARG002 - it is typed
        """Nothing."""
        return ""
