"""What a page asks for and what it then checks are one thing, whoever could prove it: a third verifier opens no way around the mailbox that changes."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final, cast

import pytest

from bot.actions.action import Case
from bot.actions.request import Request, RequestState, advance_request
from bot.messages import Phrase
from bot.ports import PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.requests.level_verification import LevelVerification
from bot.requests.page_flow import StepVisit
from bot.requests.pages.verify import NextStep, VerifyPage
from bot.requests.verifiers import MailedCodeVerifier
from bot.secret import Secret
from bot.verification.fields import PageField
from bot.verification.level import Level
from bot.verification.methods import METHODS, Method
from bot.verification.page import FormAgain
from tests.actions.requests import AT_OWN_MAILBOX, CODE, asked_for
from tests.builders import NOW
from tests.requests.bench import DIGITS, PROVEN, Bench, Proven, a_bench

RIGHT: Final = "the right one"


@dataclass(frozen=True)
class Third:
    """Proves V1 alone on a page; the portal's password plays it."""

    method: Method = Method.PORTAL_PASSWORD

    @property
    def wrong(self) -> Phrase:
        return Phrase("page.password_wrong")

    def can_prove(self, case: Case) -> bool:
        return True

    async def prompt(self, visit: StepVisit) -> str | None:
        return ""

    async def check(self, visit: StepVisit, typed: Secret) -> PasswordCheckResult | None:
        return PasswordCheckResult.RIGHT if typed.reveal() == RIGHT else PasswordCheckResult.WRONG


@pytest.fixture
async def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    third = replace(METHODS[Method.PORTAL_PASSWORD], field=PageField("portal_password", "password"), asked_from=Level.CODE)
    methods = MappingProxyType({**METHODS, Method.PORTAL_PASSWORD: third})
    monkeypatch.setattr("bot.verification.proof.METHODS", methods)
    monkeypatch.setattr("bot.requests.level_verification.METHODS", methods)
    async with a_bench(tmp_path) as bench:
        proofs = LevelVerification(bench.checking, bench.clock, cast(CaseBuilder, None), (MailedCodeVerifier(bench.checking), Third()))
        bench.proofs, bench.proving = proofs, VerifyPage(proofs, cast(NextStep, Proven(bench.one_time_links)))
        yield bench


async def on_its_page(bench: Bench) -> StepVisit:
    await bench.asks(asked_for(AT_OWN_MAILBOX))
    issued = await bench.issued()
    await bench.gives_code(issued)
    return await bench.visit(issued)


async def test_where_the_code_would_land_in_the_mailbox_that_changes_the_page_asks_for_the_other_proof(bench: Bench) -> None:
    assert (await bench.proving.show(await on_its_page(bench))).fields == ("portal_password",)


async def test_there_a_right_code_proves_nothing_whatever_else_stands_in_the_form(bench: Bench) -> None:
    visit = await on_its_page(bench)
    alone = await bench.proving.take(visit, {"code": Secret(DIGITS)})
    assert isinstance(alone, FormAgain)
    assert [one.field for one in alone.problems] == ["portal_password"]
    beside = await bench.proving.take(visit, {"code": Secret(DIGITS), "portal_password": Secret("a wrong one")})
    assert isinstance(beside, FormAgain)
    assert [one.says.key for one in beside.problems] == ["page.password_wrong"]


async def test_there_the_other_proof_is_enough_and_is_what_stands_in_the_request(bench: Bench) -> None:
    visit = await on_its_page(bench)
    assert await bench.proving.take(visit, {"portal_password": Secret(RIGHT)}) == PROVEN
    passed = cast(Proven, bench.proving.next_step).proofs
    assert [one.method for one in passed] == [Method.PORTAL_PASSWORD]


async def test_what_may_not_prove_it_is_still_known_when_the_request_is_read_again(bench: Bench) -> None:
    await bench.asks(asked_for(AT_OWN_MAILBOX))
    kept = await bench.request()
    assert kept is not None
    assert kept.demand == AT_OWN_MAILBOX
    assert not kept.demand.mails_codes


def test_a_code_moves_a_request_on_only_where_it_proves_something() -> None:
    moved = advance_request(asked_for(AT_OWN_MAILBOX), CODE, NOW)
    assert isinstance(moved, Request)
    assert moved.state is RequestState.VERIFYING


async def test_a_page_that_asks_for_too_little_proves_nothing(bench: Bench) -> None:
    visit = await on_its_page(bench)
    page = replace(await bench.proving.show(visit), fields=("portal_password",))
    with pytest.raises(ValueError, match="V2"):
        await bench.proofs.check(visit, page, {"portal_password": Secret(RIGHT)}, Level.SIGNED_ON)
