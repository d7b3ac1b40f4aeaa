"""The parts that check proofs, over real tables and without a house: chance and time in the test's hand, mails kept in a list."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, cast

from bot.accounts.rules import Phase, SyncBeat
from bot.actions.action import Action, ActionName
from bot.actions.registry import ACTIONS
from bot.actions.request import Narrowed, Request
from bot.audit import AuditRecord
from bot.clock import MovableClock
from bot.messages import ChatIdentity, ConversationAddress, Mail, Phrase
from bot.notices.change_notices import ChangeNotices
from bot.notices.direct_messages import DirectMessages
from bot.notices.not_me_links import NotMeLinks
from bot.people.person import Agency, Person
from bot.ports import Register
from bot.requests.access_end import AccessEnd
from bot.requests.cases import CaseBuilder
from bot.requests.completion import RequestCompletion
from bot.requests.level_verification import LevelVerification
from bot.requests.live_cards import LiveCards
from bot.requests.one_time_links import IssuedStep, OneTimeLinks
from bot.requests.page_flow import StepVisit
from bot.requests.pages.verify import NextStep, VerifyPage
from bot.requests.verifiers import CodeCheck, MailedCodeVerifier
from bot.secret import Secret
from bot.store.steps import Step
from bot.store.work import Store
from bot.ticketing.ticketing import Ticketing
from bot.verification.page import PageAnswer, ResultPage, StepKind
from bot.verification.proof import Proof
from bot.verification.tokens import Tokens
from tests.actions.requests import asked_for
from tests.builders import NOW, a_person, an_agency
from tests.stores import a_store

ME: Final = a_person()
CHAT: Final = ChatIdentity("console", ME.id)
BROWSER: Final = "the browser that began"
DIGITS: Final = "482913"
_NO_TICKETS: Final = cast(Ticketing, None)
"""Nothing that is checked here becomes a ticket."""


class Standing:
    """A clock that stands still until it is moved."""

    def now(self) -> datetime:
        return NOW


@dataclass
class People:
    """A register of a few."""

    people_: tuple[Person, ...] = (ME,)
    agency_: Agency = field(default_factory=an_agency)

    async def person(self, id: str) -> Person | None:
        return next((one for one in self.people_ if one.id == id), None)

    async def people(self) -> tuple[Person, ...]:
        return self.people_

    async def agency(self, id: str) -> Agency:
        return self.agency_

    async def phase(self) -> Phase | None:
        return None

    async def sync(self) -> SyncBeat | None:
        return None

    async def auto_creation(self) -> datetime | None:
        return None


PROVEN: Final = ResultPage((Phrase("proven"),), "en")


@dataclass
class Proven:
    """Stands where a proof is gone on with: it was complete, and that is all."""

    one_time_links: OneTimeLinks
    actions: Mapping[ActionName, Action] = field(default_factory=lambda: ACTIONS)
    proofs: list[Proof] = field(default_factory=list)

    async def proven(self, visit: StepVisit, record: AuditRecord, proof: Proof | None, narrowed: Narrowed | None = None) -> PageAnswer:
        if proof is not None:
            self.proofs.append(proof)
        return PROVEN


class Postbox:
    """Keeps what is mailed."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []

    async def send(self, mail: Mail) -> None:
        self.mails.append(mail)


@dataclass
class Bench:
    """`digits` are the codes that chance draws next; then always DIGITS."""

    store: Store
    clock: MovableClock
    tokens: Tokens
    completion: RequestCompletion
    one_time_links: OneTimeLinks
    checking: CodeCheck
    proofs: LevelVerification
    proving: VerifyPage
    postbox: Postbox
    digits: list[str]

    async def asks(self, request: Request | None = None) -> Request:
        """A request under way, as it stands in the table."""
        opened = request or asked_for(due=NOW + timedelta(minutes=30))
        async with self.store.work() as work:
            assert await work.requests.open(opened)
        return opened

    async def issued(self, request: str = "r1", person: Person = ME, kind: StepKind = StepKind.PROVE, address: str | None = None, chat: ChatIdentity = CHAT) -> IssuedStep:
        """A step of a request, with its code mailed where one may go."""
        to = person.email or "" if address is None else address
        place = ConversationAddress(chat.channel, chat.user, True)
        issued = await self.one_time_links.draft(kind, person, chat, "en", request=request, purpose="unlock", address=to, place=place, browser=BROWSER)
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
        await self.one_time_links.mail(issued)
        return issued

    async def gives_code(self, issued: IssuedStep) -> None:
        """The step has a code that was mailed now, whatever the limits say."""
        async with self.store.work() as work:
            await work.steps.give_code(issued.step, self.tokens.sealed_code(issued.step.id, Secret(DIGITS)), self.clock.now())

    async def step(self, issued: IssuedStep) -> Step:
        """The step as it stands in the table."""
        async with self.store.look() as work:
            found = await work.steps.of_id(issued.step.id)
        assert found is not None
        return found

    async def visit(self, issued: IssuedStep) -> StepVisit:
        """Somebody is on its page, as the pages read it: before anything that happens at the same time."""
        step = await self.step(issued)
        return StepVisit(step, issued.person, await self.request(step.request), BROWSER)

    async def request(self, id: str = "r1") -> Request | None:
        async with self.store.look() as work:
            return await work.requests.of_id(id) if id else None

    async def types(self, visit: StepVisit, code: str) -> PageAnswer:
        """What comes of a code on the page; what a proof leads to is PROVEN here."""
        return await self.proving.take(visit, {"code": Secret(code)})

    async def records(self, did: str) -> int:
        """How many audit records of this kind there are."""
        async with self.store.look() as work:
            return sum([one.did == did async for one in work.audit.all()])

    async def count(self, kind: str, subject: str = ME.id) -> int:
        async with self.store.look() as work:
            return await work.counts.number(kind, subject)


def said(phrase: Phrase, language: str, now: datetime) -> str:
    """A phrase as it is mailed here: its key and its words."""
    return f"{phrase.key} {' '.join(str(word) for word in phrase.words.values())}"


@asynccontextmanager
async def a_bench(folder: Path) -> AsyncIterator[Bench]:
    async with a_store(folder) as store:
        clock, tokens, postbox, digits, ids = MovableClock(Standing()), Tokens(Secret("a key for tests")), Postbox(), list[str](), iter(range(1, 1000))
        direct_messages = DirectMessages(lambda identity: ConversationAddress(identity.channel, identity.user, True), "en", "console")
        notices = ChangeNotices(direct_messages, NotMeLinks(tokens, lambda: f"not-me{next(ids)}"))
        cards = LiveCards(cast(Register, People()), ACTIONS)
        completion = RequestCompletion(store, direct_messages, notices, _NO_TICKETS, AccessEnd(tokens), ACTIONS, cards, clock, lambda: None)
        one_time_links = OneTimeLinks(
            store, tokens, postbox, clock, said, lambda: f"step{next(ids)}", lambda below: int(digits.pop(0) if digits else DIGITS), timedelta(seconds=5),
            lambda: None, lambda: "http://localhost:8080", cast(Register, None), direct_messages.privately,
        )  # fmt: skip
        checking = CodeCheck(store, tokens, completion, clock)
        proofs = LevelVerification(checking, clock, cast(CaseBuilder, None), (MailedCodeVerifier(checking),))
        proving = VerifyPage(proofs, cast(NextStep, Proven(one_time_links)))
        yield Bench(store, clock, tokens, completion, one_time_links, checking, proofs, proving, postbox, digits)
