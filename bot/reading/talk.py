"""Which small talk a text is: what the desk can do, who it is, whether its link is real. Pure."""

from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.runtime.built_once import built_once

_UNKNOWN: Final = "okay"
_SURE: Final = 0.3


def talk_topic(text: str) -> str:
    """The topic of a text that is about nothing else; `okay` where none fits."""
    found = match(text, _topics())
    likeliest = found.choices[0] if found.choices else None
    return likeliest.id if likeliest is not None and likeliest.confidence >= _SURE else _UNKNOWN


@built_once
def _topics() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "talk.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(topic, text) for topic, _, text in (line.partition("\t") for line in lines[1:])])
