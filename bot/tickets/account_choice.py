"""Which of several own accounts somebody decides for, in their own words: this one stays, that one goes, may it be this one, which is which. Pure.

Which account is named is a matter of its letters; what is said of it is learned from short texts in which every account is the same word, so that no
account's name says anything. What is decided is only ever written down and shown, by name, before it goes anywhere.
"""

from collections.abc import Sequence
from enum import StrEnum
from importlib import resources
from typing import Final

from bot.accounts.several import SeveralAccounts, named_in
from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.reading.notice_words import is_question
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import TextSpan
from bot.runtime.quick_dataclass import dataclass

_LIKELY: Final = 0.5
_LONGEST: Final = 200  # Letters; a longer text tells a story.
_ONE: Final = {True: "this one", False: "這個"}


class ChoiceWord(StrEnum):
    """`KEEP`: the one that is named stays; `DROP`: it goes; `MAY`: whether it may be that one; `WHICH`: which is which, or which to use;
    `OTHER`: the one that was not chosen just now."""

    NONE = "-"
    KEEP = "keep"
    DROP = "drop"
    MAY = "may"
    WHICH = "which"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """What is said, and of which account, by its place; -1 where that is open."""

    word: ChoiceWord = ChoiceWord.NONE
    place: int = -1


NO_CHOICE: Final = AccountChoice()


def heard_choice(text: str, several: SeveralAccounts | None) -> AccountChoice:
    """What a text says about which of these accounts stays. Never raises."""
    if several is None or len(text) > _LONGEST:
        return NO_CHOICE
    named = frozenset(named_in(text, several))
    parts = sentence_parts(text) or (text,)
    said = [(frozenset(named_in(part, several)), _said(part, several)) for part in parts]
    stays = _stays(said, len(several.names))
    asks = is_question(text) and any(word is ChoiceWord.MAY or (word is ChoiceWord.KEEP and is_question(part)) for part, (_, word) in zip(parts, said, strict=True))
    whole = _said(text, several)
    if stays is None and len(named) == 1:
        stays = _stays([(named, whole)], len(several.names))
    if stays is not None:
        return AccountChoice(ChoiceWord.MAY if asks or (whole is ChoiceWord.MAY and is_question(text)) else ChoiceWord.KEEP, stays)
    words = {whole, *(word for _, word in said)}
    if len(named) == 1 and ChoiceWord.MAY in words:
        return AccountChoice(ChoiceWord.MAY, next(iter(named)))
    if not named and whole is ChoiceWord.OTHER:
        return AccountChoice(ChoiceWord.OTHER)
    return AccountChoice(ChoiceWord.WHICH) if ChoiceWord.WHICH in words else NO_CHOICE


def _stays(said: Sequence[tuple[frozenset[int], ChoiceWord]], number: int) -> int | None:
    """The one that stays by what is said of each; None where nothing says it, or two things say otherwise."""
    kept = {place for named, word in said if len(named) == 1 and word is ChoiceWord.KEEP for place in named}
    dropped = {place for named, word in said if len(named) == 1 and word is ChoiceWord.DROP for place in named}
    left = set(range(number)) - dropped
    if len(kept) == 1 and not kept & dropped:
        return next(iter(kept))
    return next(iter(left)) if not kept and dropped and len(left) == 1 else None


def _said(text: str, several: SeveralAccounts) -> ChoiceWord:
    """What is said, whatever the accounts are called."""
    spans = sorted(found.span() for matches in named_in(text, several).values() for found in matches)
    found = match(_without_names(text, spans), _words())
    return ChoiceWord(found.id) if found.id is not None and found.confidence >= _LIKELY else ChoiceWord.NONE


def _without_names(text: str, spans: Sequence[TextSpan]) -> str:
    written, at = "", 0
    for start, end in spans:
        if start >= at:
            written += text[at:start] + _ONE[text.isascii()]
        at = max(at, end)
    return written + text[at:]


@built_once
def _words() -> Catalogue:
    lines = (resources.files("bot.tickets") / "content" / "account_choice.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(word, text) for word, _, text in (line.partition("\t") for line in lines[1:])])
