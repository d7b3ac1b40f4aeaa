"""What a ticket is found by: its words in one form, whatever width, case or script they were written in. Pure."""

import unicodedata
from typing import Final

from bot.faq.script import converted

LONGEST_FOUND: Final = 20_000
"""How many letters of a ticket can be searched."""
_MOST_TERMS: Final = 5
_LONGEST_TERM: Final = 60


def searchable(*parts: str) -> str:
    """The parts as they are searched: NFKC, without case, in Traditional Chinese, with single spaces."""
    text = unicodedata.normalize("NFKC", "\n".join(part for part in parts if part)[:LONGEST_FOUND]).casefold()
    return converted(" ".join(text.split()))[:LONGEST_FOUND]


def search_terms(typed: str) -> tuple[str, ...]:
    """What has to be in a ticket for these words to find it: each word, or each run of Chinese between spaces; `#1001` is 1001."""
    terms = (term.lstrip("#") for term in searchable(typed[: _MOST_TERMS * _LONGEST_TERM]).split(" "))
    return tuple(dict.fromkeys(term[:_LONGEST_TERM] for term in terms if term))[:_MOST_TERMS]
