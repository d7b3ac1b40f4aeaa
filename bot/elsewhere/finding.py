"""Which topic that is not ours a text is about (C19): the matcher of other people's FAQs over what topics are asked with, beside texts about none of them.

Measured on labelled turns (`benchmarks/foreign_topics.py`): `find_topic` by itself names a topic for 55 % of the texts about one, always the right one, and for
0.6 % of those about accounts. Where something else says that a text is not ours, `likely_topic` names one for 81 %, 96 of 100 correctly.
"""

from collections.abc import Iterable
from typing import Final

from bot.elsewhere.topic import ForeignTopic
from bot.faq.candidate import Candidate
from bot.faq.catalogue import Catalogue, Match, build_catalogue, match

_NONE: Final = "-"  # No topic can have this id.
_LIKELY: Final = 0.08


def build_topics_catalogue(topics: Iterable[ForeignTopic], other_texts: Iterable[str]) -> Catalogue:
    """Learns from what topics are asked with, and from texts in similar words that are about none of them: accounts, small talk."""
    return build_catalogue([*((topic.id, ask) for topic in topics for ask in topic.asks), *((_NONE, text) for text in other_texts)])


def find_topic(text: str, topics: Catalogue) -> Match:
    """The topic that the text is about; `id` is None unless its words alone are sure of it, whatever else is known. `choices`, the likeliest first, are topics
    only, also where the text is rather about none of them; `confidence` is that of the first of them. Never raises."""
    found = match(text, topics)
    choices = tuple(choice for choice in found.choices if choice.id != _NONE)
    return Match(None if found.id == _NONE else found.id, _first(choices), choices)


def likely_topic(found: Match) -> str:
    """The id of the topic of a text that is not ours by all else that is known; empty where its words name none."""
    return found.choices[0].id if _first(found.choices) >= _LIKELY else ""


def _first(choices: tuple[Candidate, ...]) -> float:
    return choices[0].confidence if choices else 0.0
