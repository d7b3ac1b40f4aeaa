"""The check of what is installed notices what it is there for."""

import re

from tests.paths import ROOT
from tests.supply_chain import PINS, Installed, Pin, pins_in, wrong

PINNED = {PINS[0]: [Pin("good", "1.0", 2)], PINS[1]: [], PINS[2]: [Pin("good", "1.0", 2), Pin("tool", "2", 1)]}
GOOD = Installed("good", "1.0", ("MIT",))


def test_nothing_is_wrong_with_what_is_pinned_and_free() -> None:
    assert list(wrong([GOOD, Installed("tool", "2", ("GPL-3.0",)), Installed("pip", "99", ("MIT License",))], PINNED)) == []


def test_what_nobody_pinned_another_version_and_a_licence_that_reaches_further_are_named() -> None:
    found = list(wrong([Installed("good", "1.1", ("GPL-3.0-only",)), Installed("stray", "3", ("MIT",)), Installed("tool", "2", ())], PINNED))
    assert found == [
        "good 1.1 is installed, 1.0 is pinned",
        "good is under 'GPL-3.0-only'",
        "stray 3 is installed, and no file pins it",
        "tool does not say its licence",
    ]


def test_a_pin_without_a_hash_is_named() -> None:
    assert list(wrong([], PINNED | {PINS[1]: [Pin("bare", "1", 0)]})) == [f"{PINS[1]}: bare is pinned without a hash"]


def test_every_line_that_pins_is_read_with_its_hashes() -> None:
    for name in PINS:
        text = (ROOT / name).read_text(encoding="utf-8")
        pins = pins_in(text)
        assert len(pins) == sum("==" in line and not line.startswith(("#", " ")) for line in text.splitlines())
        assert sum(pin.hashes for pin in pins) == text.count("--hash=sha256:")


def test_each_exception_from_the_rules_of_security_says_why() -> None:
    lines = [line for place in ("bot", "integrations") for file in (ROOT / place).rglob("*.py") for line in file.read_text(encoding="utf-8").splitlines()]
    excepted = [line for line in lines if re.search(r"# noqa: (?:\w+, )*S\d", line)]
    assert len(excepted) > 20
    assert [line.strip() for line in excepted if not re.search(r"# noqa: [\w, ]+? +(-|#) \w", line)] == []
