"""A proof made on another page stands with the step, and counts in one browser alone (T17)."""

from datetime import timedelta

import pytest

from bot.requests.page_flow import StepVisit
from bot.store.steps import ARRIVES, PROVEN, Step
from bot.verification.methods import Method
from bot.verification.page import StepKind
from bot.verification.proof import Proof
from tests.builders import NOW
from tests.requests.bench import CHAT, ME

MADE = Proof(Method.SIGN_ON, NOW)


def step(browser: str, *, arrives: bool = False) -> Step:
    form = {PROVEN: [[MADE.method.value, MADE.at.isoformat()]]} | ({ARRIVES: True} if arrives else {})
    return Step("s1", "t1", StepKind.PROVE, "r1", ME.id, CHAT, "en", NOW, NOW + timedelta(minutes=10), browser=browser, form=form)


@pytest.mark.parametrize(
    ("browser", "arrives", "visitor", "proven"),
    [
        ("hers", False, "hers", (MADE,)),
        ("hers", False, "another", ()),
        ("hers", True, "another", ()),
        ("", True, "whoever was told its address", (MADE,)),
        ("", False, "another", ()),
    ],
)
def test_t17_what_was_proven_before_counts_in_the_browser_of_the_step_alone(browser: str, arrives: bool, visitor: str, proven: tuple[Proof, ...]) -> None:
    assert StepVisit(step(browser, arrives=arrives), ME, None, visitor).proven == proven
