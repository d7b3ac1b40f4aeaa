"""How well the topics that are not ours are told from accounts and from one another: `python -m benchmarks.foreign_topics [--wrong]`.

The labelled turns of `tests/turns` were never learnt from; which topic a line is about stands in `tests/elsewhere/topics.tsv`, empty where the list has none for it.
"""

import argparse
import csv
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.elsewhere.finding import build_topics_catalogue, find_topic, likely_topic
from bot.elsewhere.shipped import other_texts, shipped_topics
from bot.faq.catalogue import Catalogue
from bot.reading.vocabulary import Matter

TESTS = Path(__file__).parent.parent / "tests"
_NO_ACCOUNT = {Matter.ELSEWHERE, Matter.TICKET, Matter.SAME, Matter.NONE}


@dataclass(frozen=True)
class TopicFigures:
    """Shares (0..1). `named` and `named_right` by the words alone, of all labelled texts and of those named; `likely` and `likely_right` where it is known that
    a text is not ours; `accounts`: of the texts about accounts, those that the words alone would take for a topic."""

    named: float
    named_right: float
    likely: float
    likely_right: float
    accounts: float


def read_table(file: Path) -> list[dict[str, str]]:
    """The rows of a tab-separated file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def labelled_topics() -> list[tuple[str, tuple[str, ...]]]:
    """Each text with the topics that are right for it; none where the list has none."""
    return [(row["text"], tuple(one for one in row["topic"].split("|") if one)) for row in read_table(TESTS / "elsewhere" / "topics.tsv")]


def account_turns() -> list[str]:
    """Turns about accounts: states, acts, FAQ entries, incidents."""
    rows = [row for file in sorted((TESTS / "turns").glob("*.tsv")) for row in read_table(file)]
    return [row["text"] for row in rows if row["matter"] not in _NO_ACCOUNT]


def figures(topics: Catalogue, labelled: Iterable[tuple[str, tuple[str, ...]]], about_accounts: Iterable[str]) -> TopicFigures:
    """How well they are found."""
    found = [(find_topic(text, topics), right) for text, right in labelled]
    named = [match.id in right for match, right in found if match.id is not None]
    likely = [likely_topic(match) in right for match, right in found if likely_topic(match)]
    taken = [find_topic(text, topics).id is not None for text in about_accounts]
    return TopicFigures(_share(named, len(found)), _share_of(named), _share(likely, len(found)), _share_of(likely), _share_of(taken))


def _share(some: list[bool], of: int) -> float:
    return len(some) / max(of, 1)


def _share_of(some: list[bool]) -> float:
    return sum(some) / max(len(some), 1)


def main() -> None:
    """Prints the figures, with `--wrong` also the texts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", action="store_true")
    begun = time.perf_counter()
    topics = build_topics_catalogue(shipped_topics(), other_texts())
    print(f"{len(topics.ids) - 1} topics, {topics.near.size} texts, learnt in {time.perf_counter() - begun:.2f} s")
    labelled, about_accounts = labelled_topics(), account_turns()
    shown = figures(topics, labelled, about_accounts)
    print(f"{len(labelled)} texts that are not ours: named by words alone {shown.named:.1%}, of these right {shown.named_right:.1%}")
    print(f"  known not to be ours: named {shown.likely:.1%}, of these right {shown.likely_right:.1%}")
    print(f"{len(about_accounts)} texts about accounts: taken for a topic {shown.accounts:.2%}")
    if parser.parse_args().wrong:
        for text, right in labelled:
            name = likely_topic(find_topic(text, topics))
            if name and name not in right:
                print(f"  {name} for {'|'.join(right) or 'none'}: {text}")
        for text in about_accounts:
            match = find_topic(text, topics)
            if match.id is not None:
                print(f"  {match.confidence:.2f} {match.id}: {text}")


if __name__ == "__main__":
    main()
