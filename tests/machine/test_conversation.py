"""The whole conversation, by users at random: each step is judged by what must hold after every one (C, D, T)."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machine.conversation_machine import TALLY, ConversationMachine

_AT_ANY_PACE = settings(deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
DEEP = (
    "action.approved", "action.declined", "action.written", "request bind done", "request enable done", "request reset_password done", "request unlock done",
    "request unlock handed_over", "link.refused", "account.frozen", "secret.caught", "ticket.filed", "verification.failed", "code.held_back", "colleague.refused",
)  # fmt: skip
"""What the machine must come to, or its rules have lost their way."""


@pytest.mark.timeout(600)
def test_whatever_people_do_the_promises_hold() -> None:
    short = settings(_AT_ANY_PACE, max_examples=2, stateful_step_count=14, phases=(Phase.generate,))
    run_state_machine_as_test(ConversationMachine, settings=short)


@pytest.mark.long
@pytest.mark.timeout(7200)
def test_ten_thousand_steps_and_the_deep_states_are_reached(capsys: pytest.CaptureFixture[str]) -> None:
    TALLY.clear()
    run_state_machine_as_test(ConversationMachine, settings=settings(_AT_ANY_PACE, max_examples=110, stateful_step_count=100))
    with capsys.disabled():
        print("\n" + "\n".join(f"{many:7} {what}" for what, many in sorted(TALLY.items())))
    assert TALLY["steps"] >= 10_000
    assert [what for what in DEEP if not TALLY[what]] == []
