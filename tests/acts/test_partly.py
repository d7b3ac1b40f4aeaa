"""What succeeds in one system and not in the other is told as it is, tried once more where that is safe, and goes to people (A6, R30)."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.accounts.records import MailAccount
from bot.actions.action import Effect
from bot.actions.request import RequestState
from bot.errors import Unreachable
from bot.people.person import Person
from bot.ports import Mailbox, PasswordCheckResult
from bot.requests.workflow import DurableWorkflow
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.page import ResultPage
from tests.acts.stage import Stage, keys, opened
from tests.acts.test_reset import NEW, approved


@dataclass
class FailingMailbox:
    """The real mailbox behind a line that breaks whenever something is written, `breaks` times."""

    real: Mailbox
    breaks: int

    async def account_of(self, person: Person) -> MailAccount | None:
        return await self.real.account_of(person)

    async def set_password(self, address: str, new: Secret) -> None:
        if self.breaks:
            self.breaks -= 1
            raise Unreachable("mailbox", "cut off while writing")
        await self.real.set_password(address, new)


def cut(stage: Stage, breaks: int) -> None:
    """The mailbox's line breaks so many times."""
    execution = stage.application.account_actions.execution
    execution.systems = replace(execution.systems, mailbox=FailingMailbox(execution.systems.mailbox, breaks))


async def test_a06_a_mailbox_that_fails_while_it_is_written_is_told_and_becomes_a_ticket(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        token = await approved(stage)
        cut(stage, 5)
        answer = await stage.sends(token, new_password=NEW, repeat_password=NEW)
        assert isinstance(answer, ResultPage)
        assert keys(answer)[:2] == ["result.reset_password_partly", "result.mailbox"]
        request = await stage.request("lin.mh")
        assert request.state is RequestState.PARTLY
        assert dict(request.systems) == {"directory": Effect.DONE, "mailbox": Effect.NOT_DONE}
        assert any(one.to == "desk.hsu" for one in stage.shown), "people go on"
        async with stage.application.store.look() as work:
            (ticket,) = await work.tickets.live_of(("lin.mh",))
        assert (ticket.category, ticket.origin) == (Category.PASSWORD, f"request:{request.id}")
        assert ticket.number is not None
        assert ticket.number in stage.told("lin.mh"), "the person hears under which number"
        assert await stage.organisation.systems.directory.accepts("GEAA-010233", Secret(NEW)) is PasswordCheckResult.RIGHT


async def test_what_the_page_wrote_is_still_known_when_a_busy_engine_takes_it_up_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(tmp_path) as stage:
        token = await approved(stage)
        cut(stage, 5)
        durable = stage.application.account_actions.execution.durable
        started: list[asyncio.Task[None]] = []

        async def late(attempt: str, request: str) -> None:
            async def starts() -> None:
                await asyncio.sleep(1)
                await DurableWorkflow.start(durable, attempt, request)

            started.append(asyncio.create_task(starts()))

        monkeypatch.setattr(durable, "start", late)
        await stage.sends(token, new_password=NEW, repeat_password=NEW)
        assert started
        assert all(one.done() for one in started)
        assert dict((await stage.request("lin.mh")).systems) == {"directory": Effect.DONE, "mailbox": Effect.NOT_DONE}


async def test_a_mailbox_that_breaks_once_is_tried_once_more(tmp_path: Path) -> None:
    async with opened(tmp_path) as stage:
        token = await approved(stage)
        cut(stage, 1)
        await stage.sends(token, new_password=NEW, repeat_password=NEW)
        assert (await stage.request("lin.mh")).state is RequestState.DONE


async def test_a_mailbox_of_another_name_is_not_touched(tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(OTHER_NAME, encoding="utf-8")
    async with opened(tmp_path / "data", office) as stage:
        await stage.says("staff", "我忘記密碼了，幫我重設")
        await stage.sends(stage.link("staff"), code=stage.code("staff"))
        await stage.presses_id("boss", next(b.id for one in stage.shown if one.to == "boss" for b in one.post.buttons))
        given = {"code": stage.code("boss"), "current_password": "Boss-Old-1", "decision": "approve", "identity_check": "in_person"}
        await stage.sends(stage.link("boss"), browser="boss", **given)
        cut(stage, 99)
        answer = await stage.sends(stage.link("staff"), new_password=NEW, repeat_password=NEW)
        assert keys(answer)[0] == "result.reset_password_done"


OTHER_NAME = """
agencies:
  - {id: bureau, name: 示範局, joins_directory: true, admins: [boss]}
people:
  - id: boss
    name: 甲一
    agency: bureau
    national_id: F200010077
    email: boss@home.example
    portal: [{account: pboss, enabled: true, password: Boss-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000001, enabled: true, password: Boss-Old-1}
    binding: {portal: pboss, directory: GEAA-000001}
  - id: staff
    name: 乙二
    agency: bureau
    national_id: E100010145
    email: staff@home.example
    portal: [{account: pstaff, enabled: true, password: Staff-Portal-1}]
    personnel: {exists: true, enabled: true}
    directory: {account: GEAA-000002, enabled: true, password: Staff-Old-1}
    mailbox: {address: someone.else@mail.example, enabled: true, password: x}
    binding: {portal: pstaff, directory: GEAA-000002}
sync: {every: 1h, last: -20m}
phase: before_go_live
auto_creation: null
"""
