"""Threads built out of what people really say: whatever comes after whatever, the invariants of the table hold."""

import csv
import random
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest

from bot.cli.conversation import TerminalConversation
from bot.dialogue.table.explanation import Explanations
from bot.messages import TypedText
from bot.settings.loading import load_settings
from bot.wiring.application import Application, open_application
from bot.wiring.location import DataLocation
from integrations.channels.console import ConsoleChannel, ConsoleItem
from tests.paths import ROOT

BEGINS: Final = frozenset(("unlock", "bind", "reset_password", "enable", "act"))
OFFERS = ("是下面哪一種？", "Which of these do you mean?", "你想問的是")
MAY_BEGIN: Final = frozenset(("C7", "C5", "C16", "C17"))
PEOPLE: Final = ("chen.yj", "lin.mh", "off.ten", "new.five", "lock.twenty")
THREADS: Final = 6
TURNS: Final = 12


def said_by_people() -> list[dict[str, str]]:
    """All labelled turns."""
    found: list[dict[str, str]] = []
    for file in sorted((ROOT / "tests" / "turns").glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as opened:
            found += csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)
    return found


@pytest.fixture(scope="module")
def turns() -> list[dict[str, str]]:
    return said_by_people()


class Thread:
    """One person's talk with a desk of its own."""

    def __init__(self, application: Application, explanations: Explanations) -> None:
        self.talk, self.explanations = TerminalConversation(application), explanations

    async def says(self, who: str, text: str) -> tuple[list[ConsoleItem], list[dict[str, Any]]]:
        await self.talk.say(who, TypedText(text))
        await self.talk.settle()
        return [item for item in self.talk.application.console.take() if item.to == who and item.place.channel == ConsoleChannel.name], self.explanations.take()


@pytest.fixture
async def thread(tmp_path: Path) -> AsyncIterator[Thread]:
    explanations = Explanations()
    async with open_application(DataLocation(load_settings(None), tmp_path, None), reached_in=ConsoleChannel.name, explain=explanations) as application:
        yield Thread(application, explanations)


@pytest.mark.parametrize("seed", range(THREADS))
async def test_whatever_is_said_after_whatever_the_invariants_hold(thread: Thread, turns: list[dict[str, str]], seed: int) -> None:
    chance = random.Random(seed)
    who = PEOPLE[seed % len(PEOPLE)]
    before, listed = "", False
    for turn in chance.sample(turns, TURNS):
        answers, why = await thread.says(who, turn["text"])
        shown = [item for item in answers if item.post.replaces is None]
        told = "\n".join(item.post.text for item in shown)
        assert shown, f"no answer to {turn['text']!r}"
        assert "剛才出了點狀況" not in told, turn["text"]
        assert "Something went wrong" not in told, turn["text"]
        begun = [step for step in why if step["handler"] in BEGINS]
        assert len(begun) <= 1, (turn["text"], begun)
        for step in begun:
            assert step["row"] in MAY_BEGIN, (turn["text"], step)
            assert step["reading"]["whose"] not in ("named", "unnamed", "shared"), (turn["text"], step)
        again = any(item.post.links for item in shown)  # A link asked for again is the same link.
        assert told != before or again, f"the same words twice: {told!r}"
        is_list = any(words in told for words in OFFERS)
        assert not (is_list and listed), f"a list after a list: {turn['text']!r}"
        before, listed = told, is_list
