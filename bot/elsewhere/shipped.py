"""The topics of a city's office that come with the desk, and texts that sound like one of them and are not."""

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


def other_texts() -> tuple[str, ...]:
    """What is about none of the topics in words that they are asked with, too: accounts, small talk."""
    lines = (files(__package__) / "content" / "none_of_them.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
