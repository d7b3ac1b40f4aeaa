"""The page of binding: what was wrong counts as a guess, and what was right, locked or not asked does not (T25, D29)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from bot.actions.action import ActionName, Case
from bot.messages import ChatIdentity
from bot.people.person import Person
from bot.ports import PasswordCheckResult
from bot.requests.cases import CaseBuilder
from bot.requests.pages.bind import BindPage
from bot.requests.pages.verify import NextStep
from bot.requests.verifiers import GUESS, PasswordCheck
from bot.secret import Secret
from bot.verification.page import FormAgain, PageAnswer, StepKind
from tests.actions.requests import asked_for
from tests.builders import NOW, a_snapshot, diagnosed, some_rules
from tests.requests.bench import DIGITS, ME, Bench, Proven, a_bench
from tests.requests.test_verifiers import keys

RIGHT, WRONG, LOCKED = PasswordCheckResult.RIGHT, PasswordCheckResult.WRONG, PasswordCheckResult.LOCKED


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    async with a_bench(tmp_path) as bench:
        yield bench


class Unbound:
    """Weighs an account of which nothing is bound."""

    async def case(self, person: Person, identity: ChatIdentity | None) -> Case:
        return Case(diagnosed(a_snapshot(person=person, binding=None)), some_rules(), NOW)


@dataclass
class Asked:
    """Says of both passwords what the test wants, and remembers whom it was asked about."""

    at_portal: PasswordCheckResult | None
    at_directory: PasswordCheckResult | None
    about: list[str] = field(default_factory=list)

    async def portal(self, account: str, typed: Secret) -> PasswordCheckResult | None:
        self.about.append(account)
        return self.at_portal

    async def directory(self, account: str, typed: Secret) -> PasswordCheckResult | None:
        self.about.append(account)
        return self.at_directory

    async def nobody(self, typed: Secret) -> None:
        self.about.append("nobody")


async def sent(bench: Bench, asked: Asked, **given: str) -> str:
    """What the page says first to a form that is right but for this."""
    return keys([await answered(bench, asked, **given)])[0]


async def answered(bench: Bench, asked: Asked, **given: str) -> PageAnswer:
    """What comes of such a form."""
    await bench.asks(asked_for(action=ActionName.BIND))
    form = {"code": DIGITS, "portal_account": "yjchen", "portal_password": "x", "directory_account": "GEAA-012686", "directory_password": "y", **given}
    binding = BindPage(bench.proofs, cast(PasswordCheck, asked), cast(CaseBuilder, Unbound()), cast(NextStep, Proven(bench.one_time_links)))
    visit = await bench.visit(await bench.issued(kind=StepKind.BIND))
    return await binding.take(visit, {name: Secret(value) for name, value in form.items()})


@pytest.mark.parametrize(
    ("at_portal", "at_directory", "said", "guesses"),
    [
        (RIGHT, RIGHT, "proven", 0),
        (RIGHT, LOCKED, "page.password_locked", 0),
        (RIGHT, None, "page.password_not_checked", 0),
        (None, RIGHT, "page.password_not_checked", 0),
        (WRONG, RIGHT, "page.portal_password_wrong", 1),
        (RIGHT, WRONG, "page.directory_password_wrong", 1),
    ],
)
async def test_t25_only_what_was_wrong_counts_as_a_guess(bench: Bench, at_portal: PasswordCheckResult | None, at_directory: PasswordCheckResult | None, said: str, guesses: int) -> None:
    asked = Asked(at_portal, at_directory)
    assert await sent(bench, asked) == said
    assert await bench.count(GUESS, ME.id) == guesses
    assert asked.about == ["yjchen", "GEAA-012686"][: 1 if at_portal is not RIGHT else 2], "TPEAD's is asked only behind a right one of the portal"


async def test_t25_behind_a_wrong_code_no_password_is_asked(bench: Bench) -> None:
    asked = Asked(RIGHT, RIGHT)
    assert await sent(bench, asked, code="111111") == "page.code_wrong"
    assert asked.about == []
    assert await bench.count(GUESS, ME.id) == 1


@pytest.mark.parametrize("other", [{"portal_account": "mhlin"}, {"directory_account": "GEAA-010233"}, {"directory_account": "*"}])
async def test_t2_somebody_elses_account_is_never_asked_about(bench: Bench, other: dict[str, str]) -> None:
    asked = Asked(RIGHT, RIGHT)
    assert await sent(bench, asked, **other) == "page.accounts_wrong"
    assert asked.about == ["nobody"]
    assert await bench.count(GUESS, ME.id) == 1


@pytest.mark.parametrize(
    ("at_portal", "at_directory", "field"),
    [
        (WRONG, RIGHT, "portal_password"),
        (RIGHT, WRONG, "directory_password"),
        (RIGHT, LOCKED, "directory_password"),
        (None, RIGHT, "portal_password"),
        (RIGHT, None, "directory_password"),
    ],
)
async def test_of_ones_own_accounts_the_field_that_is_wrong_is_marked(
    bench: Bench, at_portal: PasswordCheckResult | None, at_directory: PasswordCheckResult | None, field: str
) -> None:
    answer = await answered(bench, Asked(at_portal, at_directory))
    assert isinstance(answer, FormAgain)
    assert [problem.field for problem in answer.problems] == [field]


OTHERS = [{"portal_account": "mhlin"}, {"portal_account": "nobody.at.all"}, {"directory_account": "GEAA-010233"}, {"directory_account": "GEAA-999999"}]


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize(("at_portal", "at_directory"), [(RIGHT, RIGHT), (WRONG, WRONG), (RIGHT, LOCKED), (None, None)])
async def test_t2_with_somebody_elses_or_no_account_both_are_marked_alike_whichever_password_was_right(
    bench: Bench, at_portal: PasswordCheckResult | None, at_directory: PasswordCheckResult | None, other: dict[str, str]
) -> None:
    asked = Asked(at_portal, at_directory)
    answer = await answered(bench, asked, **other)
    assert isinstance(answer, FormAgain)
    assert [(problem.field, problem.says.key) for problem in answer.problems] == [
        ("portal_account", "page.accounts_wrong"), ("directory_account", "page.accounts_wrong"),
    ]  # fmt: skip
    assert answer.tries_left is None, "an account takes fewer wrong passwords than a page does forms, so no number is promised"
    assert asked.about == ["nobody"], "the same work for each of them, so that the time tells no more than the words"
