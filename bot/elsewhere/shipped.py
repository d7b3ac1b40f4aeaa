"""The topics of a city's office that come with the desk, and texts about accounts that sound like one of them."""

from functools import cache
from importlib.resources import files
from typing import Final

from bot.elsewhere.topic import ForeignTopic
from bot.elsewhere.topics_file import read_topics

_TOPICS: Final = "topics.yaml"


@cache
def shipped_topics() -> tuple[ForeignTopic, ...]:
    """Read when first needed. Raises ConfigurationError where the file is wrong."""
    return read_topics((files(__package__) / "content" / _TOPICS).read_text(encoding="utf-8"), _TOPICS)


def account_texts() -> tuple[str, ...]:
    """What people ask about accounts in words that topics are asked with, too."""
    lines = (files(__package__) / "content" / "ours.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
