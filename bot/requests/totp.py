"""Authenticators of people: enrolled on a page, their keys sealed at rest, and each code taken once (6.5.1, T19)."""

from collections.abc import Callable
from typing import Final

import structlog

from bot.actions.action import Case
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import Phrase
from bot.people.identity import audit_actor
from bot.ports import PasswordCheckResult
from bot.requests.page_flow import StepVisit, SubmittedFields
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.credentials import Credential
from bot.store.work import Store, Work
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import EnrolmentOffer, FieldProblem
from bot.verification.qr_code import qr_picture
from bot.verification.sealed_secrets import NONCE_BYTES, SecretSeals
from bot.verification.totp import KEY_BYTES, grouped_key, provisioning_uri, totp_key, typed_time_step

TOTP_KEYS: Final = "authenticator keys"
"""The purpose under which keys of authenticators are sealed and derived."""
_FIELD: Final = "totp"
_WRONG: Final = Phrase("page.totp_wrong")
_log = structlog.get_logger("authenticators")


def sealed_for(credential: str, person: str) -> tuple[str, str, str]:
    """What the key of an authenticator is bound to: another row, or another person's, does not open it."""
    return (Method.TOTP.value, credential, person)


def opened_key(seals: SecretSeals, credential: Credential) -> Secret | None:
    """The key of an authenticator; None where its row was changed, or was sealed under another key of the desk."""
    return seals.opened(credential.material, sealed_for(credential.id, credential.person))


async def authenticators_of(work: Work, person: str) -> tuple[Credential, ...]:
    """This person's authenticators that can be used."""
    return tuple(one for one in await work.credentials.of_person(person) if one.method == Method.TOTP.value and one.spoilt is None)


class TotpVerifier:
    """The six digits that the person's authenticator shows."""

    method: Final = Method.TOTP
    wrong: Final = _WRONG

    def __init__(self, store: Store, seals: SecretSeals, clock: Clock) -> None:
        self._store = store
        self._seals = seals
        self._clock = clock

    def can_prove(self, case: Case) -> bool:
        """Whoever has enrolled one."""
        return Method.TOTP in case.enrolled

    async def prompt(self, visit: StepVisit) -> str | None:
        """Nothing; None where the person has authenticators and none of them can be read, so that the page offers another way."""
        async with self._store.look() as work:
            enrolled = await authenticators_of(work, visit.person.id)
        if enrolled and all(opened_key(self._seals, one) is None for one in enrolled):
            _log.warning("no authenticator of a person can be read: the row was changed, or the desk's key is another one", step=visit.step.id)
            return None
        return ""

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:
        """Compared with each of the person's authenticators; the time step is taken before anything is said, so the same code never counts twice."""
        now = self._clock.now()
        async with self._store.work() as work:
            for one in await authenticators_of(work, visit.person.id):
                key = opened_key(self._seals, one)
                if key is None:
                    await self._record_unreadable(work, visit, one)
                    continue
                step = typed_time_step(key, typed, now, one.counter)
                if step is not None and await work.credentials.take_counter(one.id, one.counter, step, now):
                    return PasswordCheckResult.RIGHT
        return PasswordCheckResult.WRONG

    async def _record_unreadable(self, work: Work, visit: StepVisit, credential: Credential) -> None:
        details = {"about": "an authenticator's sealed key does not open", "credential": credential.id[:16]}
        await work.audit.append(AuditRecord(AuditEvent.SECURITY_EVENT, audit_actor(visit.step.identity), visit.person.id, details), self._clock.now())


@dataclass(frozen=True)
class TotpEnrolment:
    """Shows a new key as a QR code and in letters, and asks for one code before it is stored.

    `issuer` is what the app shows as the place; `new_id` and `chance` (bytes of a length) come from a cryptographic source."""

    seals: SecretSeals
    issuer: str
    clock: Clock
    new_id: Callable[[], str]
    chance: Callable[[int], bytes]

    @property
    def field(self) -> str:
        """Where the first code is typed."""
        return _FIELD

    @property
    def usable(self) -> bool:
        """Everywhere."""
        return True

    async def offer(self, visit: StepVisit) -> EnrolmentOffer:
        """The key: the same however often the page is loaded in this browser, another one in any other browser, and stored nowhere meanwhile."""
        key = self._key(visit)
        return EnrolmentOffer(secret=grouped_key(key), picture=qr_picture(provisioning_uri(key, self.issuer, visit.person.name)))

    async def take(self, visit: StepVisit, given: SubmittedFields, level: Level) -> Credential | FieldProblem:
        """The authenticator, once the app shows the right code. That code is taken: nothing else can be proven with it."""
        key, now = self._key(visit), self.clock.now()
        step = typed_time_step(key, given[_FIELD], now, 0)
        if step is None:
            return FieldProblem(_FIELD, Phrase("page.totp_wrong_first"))
        id = self.new_id()
        sealed = self.seals.seal(key, sealed_for(id, visit.person.id), self.chance(NONCE_BYTES))
        return Credential(
            id=id, person=visit.person.id, method=Method.TOTP.value, level=level, label="", material=sealed, counter=step, created=now
        )  # fmt: skip

    def _key(self, visit: StepVisit) -> Secret:
        """Derived instead of stored: only the browser that has the page and the desk know it until it is enrolled."""
        return totp_key(self.seals.derived(KEY_BYTES, visit.step.id, visit.browser, visit.person.id))
