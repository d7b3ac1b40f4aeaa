"""What people see of themselves at the desk and change there: ways to prove who they are, linked chats, the freeze (CONTRACT part 6, `/me`)."""

import hashlib
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Final

from bot.accounts.masking import mask_address
from bot.actions.freeze import Freeze
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import ChatIdentity, Phrase
from bot.notices.change_notices import ChangeNotices
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.requests.account_freeze import AccountFreeze, FreezeResult
from bot.requests.cases import CaseBuilder, MethodAvailability, provable_reach
from bot.requests.one_time_links import IssuedStep, OneTimeLinks, reachable_address
from bot.requests.pages.enrol import ENROL_WITH, METHOD
from bot.requests.pages.freeze import OWN_END, WHOSE
from bot.requests.pages.removal import CREDENTIAL, removed_with
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.credentials import Credential
from bot.store.links import EMBEDDED
from bot.store.work import Store
from bot.tickets.ticket import Asker
from bot.verification.level import Level
from bot.verification.methods import Method
from bot.verification.page import StepKind

_SHORT: Final = 16


@dataclass(frozen=True, slots=True)
class EnrolledMethod:
    """An enrolled method as its owner sees it. `key` names it in forms and buttons, `worth` is the level that it proves alone, '' for a spoilt one."""

    key: str
    method: str
    label: str
    worth: str
    created: datetime
    last_used: datetime | None
    spoilt: datetime | None


@dataclass(frozen=True, slots=True)
class LinkedChat:
    """A chat that counts as this person. `key` names it in forms; `here`: the one that is asking; `fixed`: the channel itself links it, so it stays."""

    key: str
    channel: str
    made: datetime
    here: bool
    fixed: bool


@dataclass(frozen=True, slots=True)
class SelfServiceOverview:
    """Everything on the page. `address`: where codes go, masked, '' for nowhere. `enrollable`: what can be added, the easiest first, empty
    while the account is frozen. `certificates`: whether pages accept a bound citizen certificate."""

    name: str
    agency: str
    address: str
    methods: tuple[EnrolledMethod, ...]
    chats: tuple[LinkedChat, ...]
    freeze: Freeze | None
    enrollable: tuple[str, ...]
    certificates: bool


@dataclass(frozen=True)
class SelfService:
    """Opening a page for something changes nothing; the proof is made there. `enrollable`: the methods that can be enrolled as the desk is served.

    `known`: what pages can have proven."""

    store: Store
    register: Register
    case_builder: CaseBuilder
    one_time_links: OneTimeLinks
    freezes: AccountFreeze
    change_notices: ChangeNotices
    clock: Clock
    known: Iterable[MethodAvailability]
    enrollable: Callable[[], Collection[str]]
    wake: Callable[[], None]

    async def look(self, person: Person, here: ChatIdentity) -> SelfServiceOverview:
        """What holds now; no account system is asked, so it can be seen while one is away."""
        agency = await self.register.agency(person.agency)
        freeze = await self.freezes.standing(person)
        async with self.store.look() as work:
            credentials = await work.credentials.of_person(person.id)
            links = [await work.links.of(identity) for identity in await work.links.identities_of(person.id)]
        chats = (
            LinkedChat(_key(audit_actor(link.identity)), link.identity.channel, link.made, link.identity == here, link.proof == EMBEDDED)
            for link in links
            if link is not None
        )
        return SelfServiceOverview(
            name=person.name,
            agency=agency.name,
            address=mask_address(person.email) if person.email else "",
            methods=tuple(_seen(one) for one in credentials),
            chats=tuple(sorted(chats, key=lambda chat: (not chat.here, chat.made))),
            freeze=freeze,
            enrollable=tuple(sorted(self.enrollable())) if freeze is None else (),
            certificates=any(one.method is Method.CERTIFICATE for one in self.known),
        )

    async def begin_enrolment(self, asker: Asker, person: Person, method: str) -> IssuedStep | Phrase:
        """A step on which this method is enrolled; a phrase says why there is none."""
        freeze = await self.freezes.standing(person)
        if freeze is not None:
            return Phrase("me.frozen_no_adding", {"until": freeze.until})
        if method not in self.enrollable():
            return Phrase("me.not_there")
        return await self._step(StepKind.ENROL, asker, person, level=ENROL_WITH, purpose="enrol", form={METHOD: method})

    async def begin_removal(self, asker: Asker, person: Person, key: str) -> IssuedStep | Phrase:
        """A step on which this method is removed; possible while the account is frozen, since it leaves fewer ways in."""
        async with self.store.look() as work:
            credential = next((one for one in await work.credentials.of_person(person.id) if _key(one.id) == key), None)
        if credential is None:
            return Phrase("me.not_there")
        form = {CREDENTIAL: credential.id, METHOD: credential.method}
        return await self._step(StepKind.REMOVE, asker, person, level=removed_with(credential), purpose="remove_method", form=form)

    async def begin_thaw(self, asker: Asker, person: Person) -> IssuedStep | Phrase:
        """A step on which the person ends their own freeze; a phrase says why there is none."""
        standing = await self.freezes.standing(person)
        if standing is None:
            return Phrase("freeze.none", {"name": "none"})
        if standing.by_people:
            return Phrase("freeze.by_people")
        issued = await self._step(StepKind.THAW, asker, person, level=OWN_END, purpose="thaw", form={WHOSE: person.id})
        return Phrase("freeze.no_proof", {"until": standing.until}) if isinstance(issued, Phrase) else issued

    async def freeze(self, asker: Asker, person: Person) -> FreezeResult:
        """Freezes the account at once; a second time changes nothing."""
        return await self.freezes.freeze(person, asker, "own wish")

    def asked(self, issued: IssuedStep) -> AuditRecord:
        """The audit record of a page that was asked for."""
        step, actor = issued.step, audit_actor(issued.step.identity)
        if step.kind is StepKind.THAW:
            return AuditRecord(AuditEvent.THAW_ASKED, actor, step.person, {"by": step.person})
        return AuditRecord(AuditEvent.METHOD_ASKED, actor, step.person, {"wish": step.kind.value, "method": str(step.form[METHOD])})

    async def open(self, issued: IssuedStep) -> Secret:
        """Stores the step and mails its code; returns the token of its page."""
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
            await work.audit.append(self.asked(issued), self.clock.now())
        await self.one_time_links.mail(issued)
        return self.one_time_links.tokens.token(issued.step.id)

    async def unlink(self, asker: Asker, person: Person, key: str) -> Phrase:
        """Ends the link of one chat, with the pages that were sent there; every address is told, that chat too."""
        now = self.clock.now()
        async with self.store.work() as work:
            found = next((one for one in await work.links.identities_of(person.id) if _key(audit_actor(one)) == key), None)
            link = None if found is None else await work.links.of(found)
            if found is None or link is None or link.proof == EMBEDDED:
                return Phrase("me.not_there")
            notice = Phrase("notice.unlinked", {"channel": found.channel, "at": now})
            await self.change_notices.notify(work, person, (notice,), "unlink", now, but=asker.identity)
            ended = await work.links.end(found, now)
            await work.steps.end_sent_to(found, person.id, now)
            details = {"links": str(ended), "identity": audit_actor(found), "why": "own wish"}
            await work.audit.append(AuditRecord(AuditEvent.LINK_ENDED, audit_actor(asker.identity), person.id, details), now)
        self.wake()
        return Phrase("me.unlinked", {"channel": found.channel})

    async def _step(self, kind: StepKind, asker: Asker, person: Person, *, level: Level, purpose: str, form: dict[str, str]) -> IssuedStep | Phrase:
        """A step on whose page this level is proven, if the person can prove it as things are."""
        case = await self.case_builder.case(person, None)
        if provable_reach(self.known, case, changing_mailbox=False).level < level:
            return Phrase("me.no_proof", {"level": level.short})
        address = reachable_address(person, case.diagnosis.snapshot)
        return await self.one_time_links.draft(
            kind, person, asker.identity, asker.language, purpose=purpose, address=address, place=asker.place, form={**form}
        )


def _seen(credential: Credential) -> EnrolledMethod:
    worth = Level.CODE if credential.method == "totp" else credential.level
    return EnrolledMethod(
        key=_key(credential.id),
        method=credential.method,
        label=credential.label,
        worth="" if credential.spoilt is not None else worth.short,
        created=credential.created,
        last_used=credential.last_used,
        spoilt=credential.spoilt,
    )


def _key(id: str) -> str:
    """A short name for it in forms and buttons, which only ever picks among the person's own."""
    return hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT]
