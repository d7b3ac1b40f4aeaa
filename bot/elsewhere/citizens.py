"""Whether somebody says to be no employee: a citizen, a parent, a supplier. This desk is for staff only (C36). Learned from ways to say it. Pure."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.runtime.built_once import built_once

CITIZEN: Final = "citizen"
STAFF: Final = "staff"
_NEITHER: Final = "-"
_SURE: Final = 0.1
"""Of what says neither one in a hundred is taken for a citizen's words."""


def who_speaks(texts: Iterable[str]) -> str:
    """`citizen` or `staff` where one of the texts, a whole one or its parts, is sure of it; else nothing."""
    for part in texts:
        choices = match(part, _sayings()).choices
        if choices and choices[0].id != _NEITHER and choices[0].confidence >= _SURE:
            return choices[0].id
    return ""


@built_once
def _sayings() -> Catalogue:
    lines = (files(__package__) / "content" / "citizens.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(who, text) for who, _, text in (line.partition("\t") for line in lines if line and not line.startswith("#"))])
