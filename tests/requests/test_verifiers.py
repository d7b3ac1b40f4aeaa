"""Checking a code: counted before it is compared, three times a page, nine times an hour, and only on the page that it was sent for (T6, T25)."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.actions.request import RequestState
from bot.audit import AuditEvent
from bot.requests.verifiers import GUESS
from bot.verification.page import FormAgain, PageAnswer, PageGone, ResultPage
from tests.actions.requests import APPROVED, ASKED, CODE, after, asked_for
from tests.builders import NOW, a_person
from tests.requests.bench import BROWSER, CHAT, DIGITS, ME, PROVEN, Bench, a_bench

WRONG = "111111"


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    async with a_bench(tmp_path) as bench:
        yield bench


def keys(answers: list[PageAnswer]) -> list[str]:
    """What each answer says: the problem of a form, why a page is over, or that it is proven."""
    said = []
    for one in answers:
        match one:
            case FormAgain(_, problems):
                said.append(problems[0].says.key)
            case PageGone(says) | ResultPage(says):
                said.append(says[0].key)
            case _:
                raise AssertionError(one)
    return said


async def test_a_right_code_is_a_proof_whatever_the_space_in_it(bench: Bench) -> None:
    await bench.asks()
    visit = await bench.visit(await bench.issued())
    assert await bench.types(visit, " 482 913\n") == PROVEN
    assert await bench.count(GUESS) == 0


async def test_after_a_wrong_code_the_tries_that_are_left_are_told_unless_the_person_may_be_stopped_before(bench: Bench) -> None:
    await bench.asks()
    left = []
    for number in range(3):
        issued = await bench.issued("")
        await bench.gives_code(issued)
        for _ in range(2 if number < 2 else 3):
            answer = await bench.types(await bench.visit(issued), WRONG)
            left.append(answer.tries_left if isinstance(answer, FormAgain) else "over")
    assert left == [2, 1, 2, 1, 2, 1, "over"]
    for expected in (2, None):  # with the ninth wrong one within the hour nobody is promised another try
        issued = await bench.issued("")
        await bench.gives_code(issued)
        answer = await bench.types(await bench.visit(issued), WRONG)
        assert isinstance(answer, FormAgain)
        assert answer.tries_left == expected


async def test_t6_of_twenty_wrong_codes_at_once_three_are_compared_and_the_page_is_over(bench: Bench) -> None:
    await bench.asks()
    issued = await bench.issued()
    visit = await bench.visit(issued)
    said = keys(list(await asyncio.gather(*(bench.types(visit, WRONG) for _ in range(20)))))
    assert said.count("page.spent") == 17
    assert sorted(set(said) - {"page.spent", "page.code_wrong"}) == ["page.three_wrong"]
    step = await bench.step(issued)
    assert (step.wrong, step.spent) == (3, NOW)
    assert await bench.count(GUESS) == 3
    assert await bench.records(AuditEvent.VERIFICATION_FAILED.value) == 3
    assert keys([await bench.types(await bench.visit(issued), DIGITS)]) == ["page.spent"]


async def test_t6_with_the_third_wrong_code_the_request_ends_once_and_the_person_hears_of_it(bench: Bench) -> None:
    await bench.asks()
    async with bench.store.work() as work:
        await work.links.make(CHAT, ME.id, "operator", NOW)
    visit = await bench.visit(await bench.issued())
    await asyncio.gather(*(bench.types(visit, WRONG) for _ in range(20)))
    request = await bench.request()
    assert request is not None
    assert request.state is RequestState.EXPIRED
    assert await bench.records(AuditEvent.ACTION_ENDED.value) == 1
    async with bench.store.look() as work:
        letters = await work.outbox.due(NOW, ["console"])
    assert [one.reply.says[0].key for one in letters] == ["page.three_wrong"]


async def test_one_after_the_other_the_third_wrong_code_is_the_last(bench: Bench) -> None:
    await bench.asks()
    issued = await bench.issued()
    said = keys([await bench.types(await bench.visit(issued), typed) for typed in (WRONG, WRONG, WRONG, DIGITS)])
    assert said == ["page.code_wrong", "page.code_wrong", "page.three_wrong", "page.spent"]


async def test_after_two_wrong_codes_the_right_one_still_proves(bench: Bench) -> None:
    await bench.asks()
    issued = await bench.issued()
    assert keys([await bench.types(await bench.visit(issued), typed) for typed in (WRONG, WRONG, DIGITS)]) == ["page.code_wrong", "page.code_wrong", "proven"]
    assert await bench.count(GUESS) == 2


async def test_t6_an_admins_three_wrong_codes_do_not_end_what_somebody_else_asked_for(bench: Bench) -> None:
    request = await bench.asks(after(asked_for(APPROVED), CODE, ASKED))
    issued = await bench.issued(person=a_person(id="huang.admin", email="huang@home.example"))
    said = keys([await bench.types(await bench.visit(issued), WRONG) for _ in range(3)])
    assert said[-1] == "page.three_wrong"
    assert (await bench.step(issued)).spent == NOW
    assert await bench.request() == request


async def test_t6_the_code_of_another_step_is_wrong_on_this_one(bench: Bench) -> None:
    bench.digits[:] = ["111111", "222222"]
    await bench.asks()
    mine, theirs = await bench.issued(), await bench.issued("", a_person(id="lin.mh", email="lin@home.example"))
    assert keys([await bench.types(await bench.visit(mine), "222222")]) == ["page.code_wrong"]
    assert keys([await bench.types(await bench.visit(theirs), "111111")]) == ["page.code_wrong"]
    assert keys([await bench.types(await bench.visit(mine), "111111")]) == ["proven"]


async def test_t6_the_seal_of_another_step_with_the_same_digits_opens_nothing(bench: Bench) -> None:
    """Chance gives two steps the same six digits; what is kept of the one is worth nothing on the other."""
    bench.digits[:] = [DIGITS, DIGITS]
    await bench.asks()
    mine, theirs = await bench.issued(), await bench.issued("", a_person(id="lin.mh", email="lin@home.example"))
    its = (await bench.step(mine)).code
    assert its != (await bench.step(theirs)).code
    async with bench.store.work() as work:
        await work.steps.give_code(theirs.step, its, NOW)
    assert keys([await bench.types(await bench.visit(theirs), DIGITS)]) == ["page.code_wrong"]
    assert keys([await bench.types(await bench.visit(mine), DIGITS)]) == ["proven"]


async def test_t6_on_a_step_for_which_no_code_was_sent_the_earlier_ones_digits_prove_nothing(bench: Bench) -> None:
    await bench.asks()
    first = await bench.issued()
    again = await bench.issued()  # within the minute: the limits hold the code back, and the earlier step is dead
    assert (await bench.step(again)).code is None
    assert keys([await bench.types(await bench.visit(again), DIGITS), await bench.types(await bench.visit(first), DIGITS)]) == ["page.code_coming", "page.spent"]


async def test_t6_a_new_code_kills_the_one_before(bench: Bench) -> None:
    bench.digits[:] = ["111111", "222222"]
    await bench.asks()
    issued = await bench.issued()
    bench.clock.advance(timedelta(minutes=1))
    assert await bench.one_time_links.again(issued.step, ME, ME.email or "") is None
    assert [one.text.split()[2] for one in bench.postbox.mails] == ["111111", "222222"]
    assert keys([await bench.types(await bench.visit(issued), typed) for typed in ("111111", "222222")]) == ["page.code_wrong", "proven"]


async def test_t25_after_nine_wrong_codes_in_an_hour_not_even_a_right_one_is_compared(bench: Bench) -> None:
    async with bench.store.work() as work:
        for _ in range(9):
            await work.counts.add(GUESS, ME.id, NOW)
    await bench.asks()
    issued = await bench.issued()
    assert keys([await bench.types(await bench.visit(issued), DIGITS)]) == ["page.too_many_guesses"]
    assert (await bench.step(issued)).wrong == 0, "what was not compared is no try"
    async with bench.store.work() as work:
        await work.steps.prolong(issued.step, NOW + timedelta(hours=2), NOW, BROWSER)
    bench.clock.advance(timedelta(hours=1))
    await bench.gives_code(issued)
    assert keys([await bench.types(await bench.visit(issued), DIGITS)]) == ["proven"]


async def test_t25_somebody_elses_wrong_codes_do_not_count(bench: Bench) -> None:
    async with bench.store.work() as work:
        for _ in range(9):
            await work.counts.add(GUESS, "lin.mh", NOW)
    await bench.asks()
    assert keys([await bench.types(await bench.visit(await bench.issued()), DIGITS)]) == ["proven"]


async def test_t25_wrong_codes_on_a_dozen_pages_at_once_are_counted_before_they_are_compared(bench: Bench) -> None:
    """A page each, so that no page's own three tries stop them: the nine of the person do."""
    pages = [await bench.issued("") for _ in range(12)]
    for page in pages:
        await bench.gives_code(page)
    visits = [await bench.visit(page) for page in pages]
    said = keys(list(await asyncio.gather(*(bench.types(visit, WRONG) for visit in visits))))
    assert (said.count("page.code_wrong"), said.count("page.too_many_guesses")) == (9, 3)
    assert await bench.count(GUESS) == 9
