"""Passkeys as a proof: what the browser is asked for, and whether its answer is this person's, for this page, now."""

import base64
import hashlib
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final

from bot.actions.action import Case
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import ChatIdentity, Phrase
from bot.notices.change_notices import ChangeNotices
from bot.people.identity import audit_actor
from bot.ports import PasswordCheckResult, Register
from bot.requests.page_flow import StepVisit
from bot.requests.verifiers import WrongAnswer
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.credentials import Credential
from bot.store.work import Store
from bot.verification.level import Level
from bot.verification.methods import METHODS, Method
from bot.verification.passkeys import KnownPasskey, PasskeyCeremonies, PasskeyFault, PasskeysOff, RelyingParty, SignedAnswer, counter_grows
from bot.verification.tokens import Tokens

PASSKEY: Final = Method.PASSKEY.value
"""How the credentials of both methods are stored: what one proves is its level."""
AT_LINK: Final = "passkey_at_link"
_WINDOW: Final = timedelta(minutes=10)
_SAID: Final = {
    PasskeyFault.CLONED: "page.passkey_cloned",
    PasskeyFault.SPOILT: "page.passkey_cloned",
    PasskeyFault.TOO_LOW: "page.passkey_too_low",
    PasskeyFault.UNVERIFIED: "page.passkey_unverified",
    PasskeyFault.OTHER_CHALLENGE: "page.passkey_old",
    PasskeyFault.OVERTAKEN: "page.passkey_old",
}


@dataclass(frozen=True)
class PasskeyProofs:
    """`party`: the site at the desk's present address, or why there is none; `ceremonies` loads the library at its first use."""

    store: Store
    register: Register
    tokens: Tokens
    party: Callable[[], RelyingParty | PasskeysOff]
    ceremonies: Callable[[], PasskeyCeremonies]
    change_notices: ChangeNotices
    clock: Clock
    wake: Callable[[], None]

    @property
    def usable(self) -> bool:
        """Whether browsers use passkeys at the desk's address."""
        return isinstance(self.party(), RelyingParty)

    async def prompt(self, visit: StepVisit, level: Level) -> str:
        """What the browser needs to sign with one of this person's that prove the level; '' where there is none."""
        party = self.party()
        known = [known_passkey(one) for one in await self.of_person(visit.person.id) if one.level >= level]
        return self.ceremonies().request_options(party, self._challenge(visit), known) if isinstance(party, RelyingParty) and known else ""

    async def judge(self, visit: StepVisit, answer: Secret, level: Level) -> Credential | PasskeyFault:
        """The passkey that signed for this page, or what is wrong. Its counter is taken, so the same answer is right once."""
        claimed = await self._claimed(answer)
        if isinstance(claimed, PasskeyFault):
            return claimed
        if claimed.person != visit.person.id:
            return PasskeyFault.OTHER_PERSON
        if claimed.level < level:
            return PasskeyFault.TOO_LOW
        signed = await self._signed(claimed, answer, (self._challenge(visit),))
        if signed is not PasskeyFault.CLONED:
            return signed
        if await self._sent_twice(visit):
            return PasskeyFault.OVERTAKEN
        await self._spoil(claimed, visit.step.identity)
        return signed

    async def prompt_at_link(self, browser: str) -> str:
        """What a browser (sealed) needs at `/link`, where nobody is known yet: any passkey that the authenticator itself offers for this site."""
        party = self.party()
        if not isinstance(party, RelyingParty):
            return ""
        async with self.store.look() as work:
            tries = await work.counts.number(AT_LINK, browser)
        return self.ceremonies().request_options(party, self.tokens.passkey_at_link(browser, self._window, tries), ())

    async def judge_at_link(self, answer: Secret, browser: str, identity: ChatIdentity) -> Credential | PasskeyFault:
        """The passkey that signed at `/link`, or what is wrong. The try is counted first, and each has a challenge of its own."""
        async with self.store.work() as work:
            await work.counts.hold(AT_LINK, browser)
            tries = await work.counts.number(AT_LINK, browser)
            await work.counts.add(AT_LINK, browser, self.clock.now())
        claimed = await self._claimed(answer, discovered=True)
        if isinstance(claimed, PasskeyFault):
            return claimed
        windows = (self._window, self._window - 1)
        signed = await self._signed(claimed, answer, [self.tokens.passkey_at_link(browser, window, tries) for window in windows])
        if signed is PasskeyFault.CLONED:
            await self._spoil(claimed, identity)
        return signed

    async def of_person(self, person: str) -> tuple[Credential, ...]:
        """The passkeys of a person that can be used, oldest first."""
        async with self.store.look() as work:
            return tuple(one for one in await work.credentials.of_person(person) if one.method == PASSKEY and one.spoilt is None)

    @property
    def _window(self) -> int:
        return int(self.clock.now().timestamp() // _WINDOW.total_seconds())

    def _challenge(self, visit: StepVisit) -> bytes:
        return self.tokens.passkey_challenge(visit.step.id, visit.browser, visit.step.wrong)

    async def _claimed(self, answer: Secret, *, discovered: bool = False) -> Credential | PasskeyFault:
        """The stored passkey that an answer claims to come from. `discovered`: nobody named it, so the authenticator must name its owner."""
        claimed = self.ceremonies().claimed(answer.reveal())
        if claimed is None:
            return PasskeyFault.UNREADABLE
        async with self.store.look() as work:
            credential = await work.credentials.of_id(stored_id(claimed.id))
        if credential is None or credential.method != PASSKEY:
            return PasskeyFault.UNKNOWN
        named = claimed.handle is not None if discovered else bool(claimed.handle)
        return PasskeyFault.OTHER_PERSON if (named and claimed.handle != bytes_of_text(credential.details["handle"])) or (discovered and not named) else credential

    async def _signed(self, credential: Credential, answer: Secret, challenges: Iterable[bytes]) -> Credential | PasskeyFault:
        party = self.party()
        if credential.spoilt is not None or not isinstance(party, RelyingParty):
            return PasskeyFault.SPOILT if credential.spoilt is not None else PasskeyFault.OTHER_ORIGIN
        signed: SignedAnswer | PasskeyFault = PasskeyFault.OTHER_CHALLENGE
        for challenge in challenges:
            signed = self.ceremonies().signed(party, challenge, answer.reveal(), credential.material)
            if signed is not PasskeyFault.OTHER_CHALLENGE:
                break
        if isinstance(signed, PasskeyFault):
            return signed
        if not counter_grows(credential.counter, signed.counter):
            return PasskeyFault.CLONED
        async with self.store.work() as work:
            taken = await work.credentials.take_counter(credential.id, credential.counter, signed.counter, self.clock.now())
        return credential if taken else PasskeyFault.OVERTAKEN

    async def _sent_twice(self, visit: StepVisit) -> bool:
        """Whether this challenge was answered more than once: then the counter stands still because the form came twice, and nobody has a copy."""
        async with self.store.look() as work:
            step = await work.steps.of_id(visit.step.id)
        return step is None or step.wrong > visit.step.wrong + 1

    async def _spoil(self, credential: Credential, identity: ChatIdentity) -> None:
        """Somebody has a copy of the key: it is refused from now on, and its owner is told on every way there is."""
        person, now = await self.register.person(credential.person), self.clock.now()
        async with self.store.work() as work:
            if not await work.credentials.spoil(credential.id, now):
                return
            details = {"about": "passkey_cloned", "credential": credential.id[:16]}
            await work.audit.append(AuditRecord(AuditEvent.SECURITY_EVENT, audit_actor(identity), credential.person, details), now)
            if person is not None:
                notice = Phrase("notice.passkey_cloned", {"label": credential.label, "at": now})
                await self.change_notices.notify(work, person, (notice,), f"method:{credential.id[:16]}", now)
        self.wake()


class PasskeyVerifier:
    """One of the two methods: PASSKEY takes what was enrolled at V3, PASSKEY_V2 any."""

    wrong: Final = Phrase("page.passkey_wrong")

    def __init__(self, proofs: PasskeyProofs, method: Method) -> None:
        self._proofs, self._method, self._level = proofs, method, METHODS[method].alone

    @property
    def method(self) -> Method:
        """PASSKEY or PASSKEY_V2."""
        return self._method

    def can_prove(self, case: Case) -> bool:
        """Whoever has one that counts, where the desk's address is one that browsers use it at."""
        return self._method in case.enrolled and self._proofs.usable

    async def prompt(self, visit: StepVisit) -> str | None:
        """The request options as JSON."""
        return await self._proofs.prompt(visit, self._level)

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | WrongAnswer | None:
        """The browser's answer; nothing that it may be is an error of the desk."""
        judged = await self._proofs.judge(visit, typed, self._level)
        if isinstance(judged, PasskeyFault):
            # What came a second time at once must not end the page under the first.
            return WrongAnswer(passkey_phrase(judged), judged.value, counts=judged is not PasskeyFault.OVERTAKEN)
        return PasswordCheckResult.RIGHT


def passkey_phrase(fault: PasskeyFault) -> Phrase:
    """What a page says about it."""
    return Phrase(_SAID.get(fault, "page.passkey_wrong"))


def stored_id(id: bytes) -> str:
    """The key under which a passkey is stored: the authenticator's own id may have a thousand bytes."""
    return hashlib.sha256(id).hexdigest()


def bytes_as_text(value: bytes) -> str:
    """Bytes among the details of a credential."""
    return base64.urlsafe_b64encode(value).decode()


def bytes_of_text(text: str) -> bytes:
    """The same bytes."""
    return base64.urlsafe_b64decode(text)


def known_passkey(credential: Credential) -> KnownPasskey:
    """A stored passkey as the browser is told of it."""
    return KnownPasskey(bytes_of_text(credential.details["id"]), tuple(credential.details["transports"]))
