"""Opens one-time steps and mails their codes: together with the reply that contains the link, within the limits, and never by a GET (T7)."""

import asyncio
from collections.abc import Callable
from dataclasses import field
from datetime import datetime, timedelta
from typing import Any, Final

import structlog

from bot.accounts.facts import record
from bot.accounts.masking import mask_address
from bot.accounts.snapshot import Snapshot
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.errors import BackEndError, Denied, Unreachable
from bot.messages import ChatIdentity, ConversationAddress, Mail, Phrase, Reply
from bot.people.identity import DESK
from bot.people.person import Person
from bot.ports import Mailer, Register
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.steps import Step
from bot.store.work import Store, Work
from bot.verification.limits import CODES, LINK_CODES, STEP_TRIES
from bot.verification.page import UNKNOWN_TO_US, StepKind
from bot.verification.tokens import Chance, Tokens, new_code

LASTS: Final = timedelta(minutes=10)
_CODE: Final = "code"
_CODE_TO: Final = "code_to"
_CODE_LINK: Final = "code_for_link"
_SOON: Final = CODES[0].span
_log = structlog.get_logger("issuing")


@dataclass
class IssuedStep:
    """A step about to be stored. `code` is in memory until it is mailed; `address` '' if none can be sent. `sent`: whether one will be."""

    step: Step
    person: Person
    address: str
    purpose: str
    place: ConversationAddress | None
    code: Secret | None = field(default=None, repr=False)
    again: datetime | None = None

    @property
    def link(self) -> str:
        """The address of the step's page as replies contain it: without the token."""
        return f"step:{self.step.id}"

    def says(self) -> Phrase:
        """Where the code was sent, or when the next one can be."""
        if self.again is not None:
            key = "code.owed" if self.again - self.step.opened <= _SOON else "code.held_back"
            return Phrase(key, {"address": mask_address(self.address), "again": self.again})
        return Phrase("code.sent", {"address": mask_address(self.address)})


@dataclass(frozen=True)
class OneTimeLinks:
    """`say` words a phrase in a language; `new_id` and `chance` come from a cryptographic source; `deadline` is the mail server's time limit,
    `home` the base address of the desk's pages, `privately` gives the private conversation of a chat identity."""

    store: Store
    tokens: Tokens
    mailer: Mailer
    clock: Clock
    say: Callable[[Phrase, str, datetime], str]
    new_id: Callable[[], str]
    chance: Chance
    deadline: timedelta
    wake: Callable[[], None]
    home: Callable[[], str]
    register: Register
    privately: Callable[[ChatIdentity], ConversationAddress | None]

    async def draft(
        self, kind: StepKind, person: Person, identity: ChatIdentity, language: str, *, request: str = "", purpose: str = "", address: str = "",
        place: ConversationAddress | None = None, browser: str = "", form: dict[str, Any] | None = None,
    ) -> IssuedStep:  # fmt: skip
        """A step for `write` to store; with an address it gets a code unless the limits forbid it."""
        now, id = self.clock.now(), self.new_id()
        step = Step(
            id=id,
            token=self.tokens.found_by(self.tokens.token(id)),
            kind=kind,
            request=request,
            person=person.id,
            identity=identity,
            language=language,
            opened=now,
            expires=now + LASTS,
            browser=browser,
            form={"purpose": purpose, **(form or {})},
        )
        issued = IssuedStep(step, person, address, purpose, place)
        if address:
            async with self.store.look() as work:
                issued.again = await self._again(work, kind, person, address, now)
        return issued

    async def write(self, work: Work, issued: IssuedStep) -> None:
        """Stores the step. Whether a code may be sent is decided here, where concurrent attempts are counted one by one; one that may be sent within
        the minute is postponed."""
        await work.steps.open(issued.step)
        if issued.address:
            code = await self._code(work, issued.step, issued.person, issued.address)
            if isinstance(code, Secret):
                issued.code = code
            else:
                await self._owe(work, issued.step, code)

    async def mail(self, issued: IssuedStep) -> None:
        """Mails the code, once the step is committed. If the mail server does not answer, the person is told instead of waiting."""
        if issued.code is not None:
            code, issued.code = issued.code, None
            if not await self._mail(issued.step, issued.person, issued.address, code) and issued.place is not None:
                async with self.store.work() as work:
                    reply = Reply((Phrase("code.not_sent"),))
                    await work.outbox.post(issued.place, issued.step.identity, issued.step.language, reply, self.clock.now())
                self.wake()

    async def again(self, step: Step, person: Person, address: str) -> datetime | None:
        """A new code for a live step, requested on its page; the old one becomes invalid. Returns when the next one can be sent if the limits forbid it:
        then a page without a code gets one later by itself, a page with one keeps it."""
        async with self.store.work() as work:
            code = await self._code(work, step, person, address)
            if not isinstance(code, Secret) and step.code_due is None and not step.code_lives(self.clock.now()):
                await self._owe(work, step, code)
        if not isinstance(code, Secret):
            return code
        await self._mail(step, person, address, code)
        return None

    async def tick(self) -> None:
        """Mails the postponed codes that are due, each once, after checking the state of the page again."""
        async with self.store.look() as work:
            owed = await work.steps.owed(self.clock.now())
        for step in owed:
            try:
                await self._pay(step)
            except Exception as trouble:  # an error for one person must not delay the others
                _log.error("a code that is owed could not be mailed", step=step.id, trouble=type(trouble).__name__)

    async def _pay(self, owed: Step) -> None:
        person, now = await self.register.person(owed.person), self.clock.now()
        async with self.store.work() as work:
            step = await work.steps.of_id(owed.id)
            if step is None or not await work.steps.take_debt(owed):
                return
            request = await work.requests.of_id(step.request) if step.request else None
            over = step.spent is not None or now >= step.expires or step.wrong >= STEP_TRIES or (request is not None and not request.live)
            if over or person is None or not person.email:
                return
            code = await self._code(work, step, person, person.email)
            if not isinstance(code, Secret) and not await self._owe(work, step, code):
                await self._tell(work, step, Phrase("code.held_back", {"address": mask_address(person.email), "again": code}))
        if isinstance(code, Secret) and not await self._mail(step, person, person.email, code):
            async with self.store.work() as work:
                await self._tell(work, step, Phrase("code.not_sent"))
        self.wake()

    async def _tell(self, work: Work, step: Step, says: Phrase) -> None:
        """In the chat that was sent the page; at `/link` and at the desk's pages there is no chat, and the page says it."""
        place = self.privately(step.identity) if step.identity.user and step.identity.channel != DESK else None
        if place is not None:
            await work.outbox.post(place, step.identity, step.language, Reply((says,)), self.clock.now())

    async def _owe(self, work: Work, step: Step, due: datetime) -> bool:
        """A code delayed only by the one-minute limit is sent by itself; beyond the longer limits it must be requested on the page."""
        if due - self.clock.now() > _SOON:
            return False
        await work.steps.owe_code(step, due)
        return True

    async def next_code(self, kind: StepKind, person: Person, address: str) -> datetime | None:
        """When the next code for such a step can be sent (UTC); None: now."""
        async with self.store.look() as work:
            return await self._again(work, kind, person, address, self.clock.now())

    async def _again(self, work: Work, kind: StepKind, person: Person, address: str, now: datetime) -> datetime | None:
        waits = [await work.counts.next_at(_CODE, person.id, CODES, now), await work.counts.next_at(_CODE_TO, address.casefold(), CODES, now)]
        if kind in UNKNOWN_TO_US:
            waits.append(await work.counts.next_at(_CODE_LINK, person.id, LINK_CODES, now))
        return max((at for at in waits if at is not None), default=None)

    async def _code(self, work: Work, step: Step, person: Person, address: str) -> Secret | datetime:
        """A new code, or when one can be sent."""
        now = self.clock.now()
        details = {"step": step.kind.value, "request": step.request}
        waits = await self._again(work, step.kind, person, address, now)
        if waits is not None:
            await work.audit.append(AuditRecord(AuditEvent.CODE_HELD_BACK, "desk", person.id, details), now)
            return waits
        code = new_code(self.chance)
        await work.steps.give_code(step, self.tokens.sealed_code(step.id, code), now)
        await work.counts.add(_CODE, person.id, now)
        await work.counts.add(_CODE_TO, address.casefold(), now)
        if step.kind in UNKNOWN_TO_US:
            await work.counts.add(_CODE_LINK, person.id, now)
        await work.audit.append(AuditRecord(AuditEvent.CODE_SENT, "desk", person.id, details), now)
        return code

    async def _mail(self, step: Step, person: Person, address: str, code: Secret) -> bool:
        language, now = person.language or step.language, self.clock.now()
        purpose = self.say(Phrase(f"action.name_{step.form.get('purpose') or 'other'}"), language, now)
        subject = self.say(Phrase("code.subject"), language, now)
        text = self.say(Phrase("code.mail", {"name": person.name, "code": code.reveal(), "purpose": purpose, "address": self.home()}), language, now)
        try:
            async with asyncio.timeout(self.deadline.total_seconds()):
                await self.mailer.send(Mail(person.id, address, subject, text, language))
        except (TimeoutError, BackEndError) as trouble:
            _log.warning("a code could not be mailed", step=step.id, trouble=type(trouble).__name__)
            async with self.store.work() as work:
                await work.steps.give_code(step, None, None)
                # What cannot be read or comes too late may have been sent: it counts, or such a server would mail without end (T7).
                if isinstance(trouble, Unreachable | Denied):
                    await work.counts.forget_last(_CODE, person.id)
                    await work.counts.forget_last(_CODE_TO, address.casefold())
                    if step.kind in UNKNOWN_TO_US:
                        await work.counts.forget_last(_CODE_LINK, person.id)
            return False
        return True


def reachable_address(person: Person, snapshot: Snapshot | None) -> str:
    """The registered address that a code can reach; '' if there is none or the mailbox is disabled. It may be the mailbox whose password is changed."""
    if not person.email:
        return ""
    mailbox = record(snapshot.mailbox) if snapshot is not None else None
    if mailbox is not None and mailbox.address.casefold() == person.email.casefold() and not mailbox.enabled:
        return ""
    return person.email
