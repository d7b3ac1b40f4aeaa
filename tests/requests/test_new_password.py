"""The page of a new password, opened in another browser: a code leads on there, once (T17, T19)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from bot.actions.password_rule import PasswordRule
from bot.audit import AuditEvent
from bot.requests.cases import CaseBuilder
from bot.requests.execution import RequestExecution
from bot.requests.page_flow import StepVisit
from bot.requests.pages.new_password import NewPasswordPage
from bot.requests.verifiers import GUESS
from bot.secret import Secret
from bot.verification.page import FormAgain, NextPage, PageGone, StepKind
from tests.requests.bench import DIGITS, ME, Bench, a_bench
from tests.requests.test_binding import Unbound
from tests.requests.test_verifiers import keys

CODE = {"code": Secret(DIGITS)}


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    async with a_bench(tmp_path) as bench:
        yield bench


def choosing(bench: Bench) -> NewPasswordPage:
    """Nothing is carried out here."""
    return NewPasswordPage(bench.store, bench.proofs, cast(CaseBuilder, Unbound()), cast(RequestExecution, None), bench.one_time_links, PasswordRule())


async def elsewhere(bench: Bench) -> StepVisit:
    """Somebody has the page open in a browser that did not begin."""
    await bench.asks()
    return replace(await bench.visit(await bench.issued(kind=StepKind.CHOOSE)), browser="another browser")


async def test_t17_in_another_browser_no_password_is_taken_and_a_code_leads_to_a_page_of_its_own(bench: Bench) -> None:
    visit, page = await elsewhere(bench), choosing(bench)
    chosen = {"new_password": Secret("Ox4-Rain.Bottle"), "repeat_password": Secret("Ox4-Rain.Bottle")}
    asked = await page.take(visit, chosen)
    assert isinstance(asked, FormAgain)
    assert asked.page.fields == ("code",)
    onward = await page.take(visit, CODE)
    assert isinstance(onward, NextPage)
    async with bench.store.look() as work:
        found = await work.steps.by_token(bench.tokens.found_by(onward.token))
    assert found is not None
    assert (found.browser, found.request, found.code) == ("another browser", "r1", None)
    assert await bench.count(GUESS, ME.id) == 0


async def test_t17_a_wrong_code_leads_nowhere_and_counts(bench: Bench) -> None:
    assert keys([await choosing(bench).take(await elsewhere(bench), {"code": Secret("111111")})]) == ["page.code_wrong"]
    assert await bench.count(GUESS, ME.id) == 1


async def test_t19_twenty_right_codes_at_once_lead_on_once(bench: Bench) -> None:
    visit, page = await elsewhere(bench), choosing(bench)
    answers = await asyncio.gather(*(page.take(visit, CODE) for _ in range(20)))
    assert sum(isinstance(one, NextPage) for one in answers) == 1
    assert sum(isinstance(one, PageGone) for one in answers) == 19
    assert await bench.records(AuditEvent.VERIFIED.value) == 1
