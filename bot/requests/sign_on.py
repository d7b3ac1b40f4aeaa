"""Sign-on by OpenID Connect as a proof: the page leads there, the browser comes back, and what it brings is judged. Nothing is stored between the two."""

import hmac
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

import structlog

from bot.actions.action import Case
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError
from bot.messages import Phrase
from bot.people.identity import audit_actor
from bot.ports import Colleagues, IdentityProvider, PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.requests.elsewhere import ElsewhereProofs
from bot.requests.page_flow import StepVisit
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Store
from bot.verification.methods import Method
from bot.verification.page import FormAgain, NextPage, PageAnswer, PageGone
from bot.verification.sign_on import SignedOn, SignOnAnswer, SignOnAttempt, SignOnRefusal, is_unread, judge_account, sign_on_accounts
from bot.verification.tokens import Tokens

_ERROR_CODE: Final = re.compile(r"[a-z_]{1,40}")
_LEFT: Final = frozenset({"access_denied", "login_required", "interaction_required", "consent_required", "account_selection_required"})
"""How a provider says that somebody left it without signing on."""
_LONGEST_STATE: Final = 300
_log = structlog.get_logger("sign_on")


class SignOnVerifier:
    """Who can sign on; the proof itself is made elsewhere."""

    method: Final = Method.SIGN_ON
    wrong: Final = Phrase("page.missing_proof")

    def can_prove(self, case: Case) -> bool:
        """Whoever has an account with which they sign on now; whoever forgot its password is not asked (`actions.policy`)."""
        snapshot = case.diagnosis.snapshot
        return bool(sign_on_accounts(snapshot, case.rules.stage(snapshot.agency, case.now)))

    async def prompt(self, visit: StepVisit) -> str | None:  # noqa: ARG002 - the address of the page says it all
        """Nothing: the page's own address leads there."""
        return ""

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:  # noqa: ARG002 - nothing is typed here
        """Never asked."""
        return None


@dataclass(frozen=True, slots=True)
class BackFromSignOn:
    """What the browser brings back from the provider: a code, or an error in the protocol's words; `issuer`: who says to have sent it."""

    state: str
    code: Secret
    issuer: str = ""
    error: str = ""


@dataclass(frozen=True)
class SignOnFlow:
    """`issuer`: the provider's, for the audit trail."""

    provider: IdentityProvider
    issuer: str
    elsewhere: ElsewhereProofs
    case_builder: CaseBuilder
    colleagues: Colleagues
    tokens: Tokens
    store: Store
    clock: Clock

    async def begin(self, token: Secret, session: str) -> str | PageAnswer:
        """Where the browser signs on for the page with this token, or what the page says instead. Changes nothing, however often it is called (T16)."""
        visit = await self.elsewhere.page_flow.visit(token, session)
        if isinstance(visit, PageGone):
            return visit
        if not await self.elsewhere.offers(visit, Method.SIGN_ON):
            return NextPage(token)
        try:
            return await self.provider.address(self._attempt(visit), visit.step.language)
        except BackEndError as trouble:
            return await self._silent(visit, trouble)

    async def finish(self, back: BackFromSignOn, session: str) -> tuple[PageAnswer, Secret | None]:
        """What comes of the answer, with the token of the page that it belongs to; None where this browser did not begin it.

        An answer that this browser never asked for is recorded and counts no try: whoever sends somebody a stale one must not use up theirs."""
        handoff = back.state[:_LONGEST_STATE].rpartition(".")[0]
        step = self.tokens.handed_off(Secret(handoff), Method.SIGN_ON.value)
        visit = await self.elsewhere.page_flow.visit_of(step, session) if step else PageGone((Phrase("page.gone"),))
        if isinstance(visit, PageGone):
            return visit, None
        attempt = self._attempt(visit)
        if not hmac.compare_digest(attempt.state.encode(), back.state.encode("utf-8", "replace")):
            await self._record(visit, SignOnRefusal.FOREIGN_STATE)
            return PageGone((Phrase("page.sign_on_elsewhere"),), visit.step.language), None
        return await self._finished(visit, attempt, back), self.tokens.token(visit.step.id)

    async def _finished(self, visit: StepVisit, attempt: SignOnAttempt, back: BackFromSignOn) -> PageAnswer:
        if not await self.elsewhere.offers(visit, Method.SIGN_ON):
            if any(proof.method is Method.SIGN_ON for proof in visit.proven):
                await self._record(visit, SignOnRefusal.REPLAYED)
            return NextPage(self.tokens.token(visit.step.id))
        if back.error:
            return await self._left(visit, back.error)
        try:
            signed_on = await self.provider.redeem(attempt, SignOnAnswer(back.code, back.issuer))
        except BackEndError as trouble:
            return await self._silent(visit, trouble)
        if isinstance(signed_on, SignOnRefusal):
            return await self._refused(visit, signed_on)
        try:
            refusal = await self._judged(visit, signed_on)
        except BackEndError as trouble:
            return await self._silent(visit, trouble, Phrase("page.sign_on_unread"))
        if refusal is not None:
            return await self._refused(visit, refusal)
        return await self.elsewhere.passed(visit, Method.SIGN_ON, self._details(signed_on), here=True)

    async def _judged(self, visit: StepVisit, signed_on: SignedOn) -> SignOnRefusal | None:
        """Whether it is this step's person who signed on. Raises BackEndError where a system that says so does not answer."""
        case = await self.case_builder.case(visit.person, None)
        snapshot = case.diagnosis.snapshot
        stage = case.rules.stage(snapshot.agency, case.now)
        if is_unread(snapshot, stage):
            raise BackEndError("accounts", "whose account signed on is not known: a system does not answer")
        typed_portal = any(proof.method is Method.PORTAL_PASSWORD for proof in visit.proven)
        refusal = judge_account(signed_on.account, snapshot, stage, typed_portal=typed_portal)
        if refusal is not None:
            return refusal
        # A name that means somebody else in another system proves nothing about either.
        holder = await self.colleagues.holder_of(signed_on.account)
        return None if holder is None or holder.id == visit.person.id else SignOnRefusal.OTHER_PERSON

    async def _refused(self, visit: StepVisit, why: SignOnRefusal) -> PageAnswer:
        return await self.elsewhere.failed(visit, Method.SIGN_ON, Phrase("page.sign_on_failed", {"why": why.value}), why.value)

    async def _left(self, visit: StepVisit, error: str) -> PageAnswer:
        """Signed on or not, nobody proved anything, and nobody guessed: no try is counted."""
        if error not in _LEFT:
            # The browser brings it: in any other form it may be anybody's words.
            code = error if _ERROR_CODE.fullmatch(error) else "unreadable"
            _log.warning("the provider ended a sign-on with an error", step=visit.step.id, error=code)
            return await self.elsewhere.silent(visit, Method.SIGN_ON)
        page = await self.elsewhere.page_flow.kinds[visit.step.kind].show(visit)
        return FormAgain(page, notice=Phrase("page.sign_on_left"))

    async def _silent(self, visit: StepVisit, trouble: BackEndError, says: Phrase | None = None) -> PageAnswer:
        """`says`: something else than that the provider is silent."""
        _log.warning("nobody can sign on", step=visit.step.id, trouble=trouble.detail)
        answer = await self.elsewhere.silent(visit, Method.SIGN_ON)
        return answer if says is None or not isinstance(answer, FormAgain) else replace(answer, notice=says)

    async def _record(self, visit: StepVisit, why: SignOnRefusal) -> None:
        details = {"step": visit.step.kind.value, "request": visit.step.request, "method": f"{Method.SIGN_ON.value}: {why.value}"}
        async with self.store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.VERIFICATION_FAILED, audit_actor(visit.step.identity), visit.person.id, details), self.clock.now())

    def _details(self, signed_on: SignedOn) -> Mapping[str, str]:
        return {"issuer": urlsplit(self.issuer).hostname or "", **({"acr": _plain(signed_on.acr)} if signed_on.acr else {})}

    def _attempt(self, visit: StepVisit) -> SignOnAttempt:
        """The same for the same page, browser and number of tries, and derivable by nobody else: a try that failed makes another one of it."""
        step, parts = visit.step, (visit.browser, str(visit.step.wrong))
        return SignOnAttempt(
            state=f"{self.tokens.handoff(step.id, Method.SIGN_ON.value).reveal()}.{self.tokens.sign_on('state', step.id, *parts).reveal()}",
            nonce=self.tokens.sign_on("nonce", step.id, *parts).reveal(),
            verifier=self.tokens.sign_on("verifier", step.id, *parts),
            since=step.opened,
        )


def _plain(word: str) -> str:
    """A provider's word as it may stand in a log or the trail."""
    return "".join(character for character in word[:80] if character.isascii() and character.isprintable())
