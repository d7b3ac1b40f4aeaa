"""How long a page lives, whom a code may reach and how often, whose proof holds where: each of the parts by itself."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.clock import MovableClock
from bot.errors import Unreachable
from bot.messages import ChatIdentity, ConversationAddress, Mail
from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.ports import PasswordCheckResult
from bot.requests.approvals import Approvals
from bot.requests.one_time_links import IssuedStep, OneTimeLinks, reachable_address
from bot.requests.page_flow import PageFlow, StepPage, StepVisit
from bot.requests.pages.link import LinkFlow
from bot.requests.verifiers import PasswordCheck
from bot.secret import Secret
from bot.settings.policy import build_policy
from bot.settings.schema import Settings
from bot.store.work import Store
from bot.verification.page import FormAgain, Page, PageGone, StepKind
from bot.verification.tokens import Tokens
from tests.builders import NOW, a_mailbox, a_person, a_snapshot, an_agency
from tests.requests.bench import Standing
from tests.stores import a_store

ANY: Any = None
"""What these parts hold and never touch here."""
CHAT = ChatIdentity("console", "chen.yj")


@dataclass
class People:
    """A register of one agency."""

    people: tuple[Person, ...] = (a_person(), a_person(id="lin.mh", name="林美惠", email="Chen.YJ@mail.example"))
    office: Agency = field(default_factory=lambda: an_agency(admins={Role.PORTAL_ADMIN: ("wang.admin", "chen.yj"), Role.PERSONNEL_ADMIN: ("huang.admin",)}))

    async def person(self, id: str) -> Person | None:
        return next((one for one in self.people if one.id == id), None)

    async def agency(self, id: str) -> Agency:
        return self.office


class Postbox:
    """Takes every mail, or none while it is `down`."""

    def __init__(self) -> None:
        self.mails, self.down = list[Mail](), False

    async def send(self, mail: Mail) -> None:
        if self.down:
            raise Unreachable("mail")
        self.mails.append(mail)


class Desk:
    """The parts over one store, with the clock in the test's hand."""

    def __init__(self, store: Store) -> None:
        ids = iter(range(1, 1000))
        self.store, self.clock, self.people, self.postbox = store, MovableClock(Standing()), People(), Postbox()
        self.tokens = Tokens(Secret("a key for tests"))
        self.one_time_links = OneTimeLinks(
            store, self.tokens, self.postbox, self.clock, lambda phrase, language, now: phrase.key, lambda: f"step{next(ids)}", lambda below: 482913 % below,
            timedelta(seconds=5), lambda: None, lambda: "", cast(Any, self.people), lambda identity: ConversationAddress(identity.channel, identity.user, True),
        )  # fmt: skip
        self.page_flow = PageFlow(store, cast(Any, self.people), self.tokens, self.one_time_links, self.clock, {StepKind.PROVE: StepPage(_shown, ANY)})

    def passes(self, **span: float) -> None:
        self.clock.advance(timedelta(**span))

    async def issued(self, person: Person) -> IssuedStep:
        """A step that belongs to no request, with its code mailed where one may go."""
        issued = await self.one_time_links.draft(StepKind.PROVE, person, CHAT, "en", address=person.email or "", place=ConversationAddress("console", person.id, True), browser=self.tokens.sealed_browser("a browser"))
        async with self.store.work() as work:
            await self.one_time_links.write(work, issued)
        await self.one_time_links.mail(issued)
        return issued

    async def opens(self, issued: IssuedStep) -> str:
        """What its page shows, or why there is none."""
        found = await self.page_flow.open(self.tokens.token(issued.step.id), "a browser")
        return found.says[0].key if isinstance(found, PageGone) else "open"

    async def asks_for_time(self, issued: IssuedStep) -> datetime | None:
        """Until when its page lives, once more time was asked for."""
        answer = await self.page_flow.answer(self.tokens.token(issued.step.id), {"more_time": Secret("yes")}, "a browser")
        return answer.page.expires if isinstance(answer, FormAgain) else None


async def _shown(visit: StepVisit) -> Page:
    return Page(visit.step.kind, "unlock", (), ("code",), "en", visit.step.expires)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with a_store(tmp_path) as store:
        yield Desk(store)


async def test_a_page_lives_ten_minutes_to_the_second_and_two_hours_with_all_the_time_that_can_be_had(desk: Desk) -> None:
    short, long = await desk.issued(desk.people.people[0]), await desk.issued(desk.people.people[0])
    desk.passes(minutes=9, seconds=59)
    assert await desk.opens(short) == "open"
    assert await desk.asks_for_time(long) == NOW + timedelta(minutes=19, seconds=59)
    desk.passes(seconds=1)
    assert (await desk.opens(short), await desk.opens(long)) == ("page.expired", "open")
    assert await desk.asks_for_time(short) is None, "what is over is not prolonged"
    for _ in range(12):
        desk.passes(minutes=9)
        until = await desk.asks_for_time(long)
    assert until == NOW + timedelta(hours=2)
    desk.passes(minutes=2)
    assert await desk.opens(long) == "page.expired"


async def test_t07_codes_to_one_address_are_limited_whoever_they_are_for_and_however_it_is_written(desk: Desk) -> None:
    chen, lin = desk.people.people
    assert (await desk.issued(chen)).code is None, "handed to the mailer and kept nowhere"
    held_back = await desk.issued(lin)
    assert (len(desk.postbox.mails), held_back.again, held_back.says().key) == (1, NOW + timedelta(minutes=1), "code.owed")
    assert await desk.one_time_links.next_code(StepKind.PROVE, lin, "lin.mh@home.example") is None, "at another address lin has had none"
    assert await desk.one_time_links.next_code(StepKind.PROVE, chen, "chen@home.example") == NOW + timedelta(minutes=1), "chen has had one, wherever the next would go"
    desk.passes(minutes=1)
    await desk.issued(lin)
    assert len(desk.postbox.mails) == 2


async def test_a_code_that_could_not_be_mailed_opens_nothing_and_is_not_counted(desk: Desk) -> None:
    desk.postbox.down = True
    issued = await desk.issued(desk.people.people[0])
    async with desk.store.look() as work:
        step = await work.steps.of_id(issued.step.id)
    assert step is not None
    assert (step.code, await desk.one_time_links.next_code(StepKind.PROVE, issued.person, issued.address)) == (None, None)


@pytest.mark.parametrize(
    ("email", "enabled", "address"),
    [
        ("Chen.YJ@home.example", False, "Chen.YJ@home.example"),
        ("YJchen@Mail.example", False, ""),
        ("yjchen@mail.example", False, ""),
        ("yjchen@mail.example", True, "yjchen@mail.example"),
        (None, True, ""),
    ],
)
def test_no_code_goes_to_a_disabled_mailbox_however_its_address_is_written(email: str | None, enabled: bool, address: str) -> None:
    assert reachable_address(a_person(email=email), a_snapshot(mailbox=a_mailbox(enabled=enabled))) == address


async def test_t25_one_account_has_two_wrong_passwords_however_its_name_is_typed(desk: Desk) -> None:
    asked: list[str] = []

    class Directory:
        says: PasswordCheckResult | Exception = PasswordCheckResult.WRONG

        async def accepts(self, account: str, password: Secret, spare: int = 2) -> PasswordCheckResult:
            asked.append(account)
            if isinstance(self.says, Exception):
                raise self.says
            return self.says

    directory = Directory()
    systems = cast(Any, type("Two", (), {"directory": directory, "portal": directory}))
    checking = PasswordCheck(desk.store, systems, ANY, desk.clock)
    for name in ("GEAA-012686", "geaa-012686", "Geaa-012686"):
        await checking.directory(name, Secret("x"))
    assert asked == ["GEAA-012686", "geaa-012686"], "the third is not even asked"
    for name in ("yjchen", "YJCHEN", "YjChen"):
        await checking.portal(name, Secret("x"))
    assert asked[2:] == ["yjchen", "YJCHEN"], "the portal's account has tries of its own"

    desk.passes(minutes=15)
    for said, counts in ((PasswordCheckResult.LOCKED, False), (Unreachable("directory"), True)):
        directory.says = said
        asked.clear()
        for _ in range(3):
            await checking.directory("GEAA-012686", Secret("x"))
        assert len(asked) == (2 if counts else 3), "what was not looked at is no try; what may have been is one"


async def test_an_admins_proof_holds_in_the_chat_in_which_it_was_given_until_it_is_fresh_no_more(desk: Desk) -> None:
    approvals = Approvals(desk.store, ANY, ANY, ANY, ANY, ANY, ANY, ANY, desk.clock, ANY, build_policy(Settings()), lambda: None)
    admin, other_chat = a_person(id="huang.admin"), replace(CHAT, channel="slack")
    async with desk.store.work() as work:
        await approvals.proved(work, CHAT, admin, NOW, "a browser")
    assert await approvals.is_fresh(CHAT, admin)
    assert not await approvals.is_fresh(other_chat, admin)
    assert not await approvals.is_fresh(CHAT, a_person(id="wang.admin")), "nor is it somebody else's who speaks there"
    desk.passes(minutes=14, seconds=59)
    assert await approvals.is_fresh(CHAT, admin)
    desk.passes(seconds=1)
    assert not await approvals.is_fresh(CHAT, admin)


async def test_t03_an_admin_vouches_for_people_of_the_own_agency_and_never_for_themselves(desk: Desk) -> None:
    link_flow = LinkFlow(desk.store, cast(Any, desk.people), ANY, ANY, ANY, ANY, ANY, ANY, ANY, ANY, desk.clock, ANY, lambda: None, ANY, ANY)
    chen, lin = desk.people.people
    assert await link_flow.may_vouch(chen, lin)
    assert await link_flow.may_vouch(a_person(id="huang.admin"), lin)
    assert not await link_flow.may_vouch(chen, chen), "chen is an admin there"
    assert not await link_flow.may_vouch(lin, chen)
