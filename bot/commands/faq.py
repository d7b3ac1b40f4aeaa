"""`faq check`: the understanding, measured."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.app import build_index_for_shipped
from bot.commands.arguments import Given
from bot.commands.printing import print_json, print_line
from bot.errors import ConfigurationError
from bot.faq.asked import Asked, read_asked
from bot.faq.index import Index
from bot.understanding import Intent, Kind, understand


@dataclass
class Measured:
    """How a set of labelled queries was understood. Shares are of one."""

    inside: int = 0
    outside: int = 0
    first: int = 0
    within_three: int = 0
    offered: int = 0
    refused: int = 0
    answered_outside: int = 0
    wrong: list[tuple[Asked, str]] = field(default_factory=list)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, asked: Asked, intent: Intent) -> None:
        """Counts one query: `oos` is right when nothing is answered, and offering is neither an answer nor a refusal."""
        said = intent.faq if intent.kind is Kind.FAQ and intent.faq else intent.kind.value
        counts = self.by_kind.setdefault(asked.kind or "all", Counter())
        counts["asked"] += 1
        if asked.out_of_scope:
            self.outside += 1
            answered = intent.kind not in (Kind.NONE, Kind.CHOOSE)
            self.answered_outside += answered
            counts["right"] += not answered
            if answered:
                self.wrong.append((asked, said))
            return
        self.inside += 1
        right = said in asked.wants
        self.first += right
        counts["right"] += right
        self.within_three += right or any(one.faq in asked.wants for one in intent.choices)
        self.offered += intent.kind is Kind.CHOOSE
        self.refused += intent.kind is Kind.NONE
        if not right:
            self.wrong.append((asked, said))

    def form(self) -> dict[str, Any]:
        """The figures as JSON."""
        inside, outside = max(1, self.inside), max(1, self.outside)
        return {
            "queries": self.inside + self.outside,
            "first": round(self.first / inside, 4),
            "within_three": round(self.within_three / inside, 4),
            "offered": round(self.offered / inside, 4),
            "refused": round(self.refused / inside, 4),
            "oos_answered": round(self.answered_outside / outside, 4) if self.outside else 0.0,
            "by_kind": {kind: round(counts["right"] / counts["asked"], 4) for kind, counts in sorted(self.by_kind.items())},
            "wrong": [{"text": asked.text, "intent": "|".join(asked.wants), "said": said} for asked, said in self.wrong],
        }


def measure(queries: Iterable[Asked], index: Index) -> Measured:
    """Understands every query and counts."""
    measured = Measured()
    for asked in queries:
        measured.add(asked, understand(asked.text, index))
    return measured


async def faq(given: Given) -> int:
    """Checks the shipped FAQ with labelled queries; exit 1 below the floors."""
    floors = given.where.settings.faq.floors
    figures = measure(_queries(given.arguments.queries), build_index_for_shipped()).form()
    held = (
        figures["first"] >= floors.first and figures["within_three"] >= floors.within_three and figures["oos_answered"] <= floors.oos_answered
    )
    if given.arguments.json:
        print_json({**figures, "floors_held": held})
        return 0 if held else 1
    print_line(f"{figures['queries']} queries")
    for name, floor, sign in (("first", floors.first, "≥"), ("within_three", floors.within_three, "≥"), ("oos_answered", floors.oos_answered, "≤")):
        print_line(f"  {name:<13} {figures[name]:6.1%}   floor {sign} {floor:.0%}")
    print_line(f"  offered       {figures['offered']:6.1%}\n  refused       {figures['refused']:6.1%}")
    print_line("right by kind")
    for kind, share in figures["by_kind"].items():
        print_line(f"  {kind:<13} {share:6.1%}")
    for title, answered in (("wrong answers", True), ("offered or refused", False)):
        print_line(title)
        for one in figures["wrong"]:
            if (one["said"] not in ("none", "choose")) is answered:
                print_line(f"  {one['intent']:<16} {one['said']:<16} {one['text']}")
    print_line("the floors hold" if held else "below the floors")
    return 0 if held else 1


def _queries(file: Path) -> tuple[Asked, ...]:
    try:
        return read_asked(file.read_text(encoding="utf-8-sig"), str(file))
    except (OSError, UnicodeDecodeError) as trouble:
        raise ConfigurationError(str(file), "", f"cannot be read as UTF-8 ({type(trouble).__name__})") from None
