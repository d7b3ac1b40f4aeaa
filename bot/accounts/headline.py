"""The answer about an account in a few words, in the words of its owner; the sentence below it says why and until when. Pure."""

from datetime import datetime
from typing import Final

from bot.accounts.facts import NONE, minutes_left
from bot.accounts.finding import Finding
from bot.accounts.rows.row import Row
from bot.messages import OK, Card, Phrase, PhraseWord

_AMISS_BESIDE: Final = ("locked", "disabled", "missing", "waiting", "attention")


def headline(finding: Finding, card: Card, now: datetime) -> Phrase:
    """What is found, and how many minutes it still takes; of an account that is fine, what beside it is not."""
    words: dict[str, PhraseWord] = {**finding.tell.words, "until": finding.until or NONE, "left": minutes_left(finding.until, now)}
    if finding.row is Row.FINE:
        beside = next((line for line in (*card.hops, *card.facts) if line.mark in _AMISS_BESIDE), None)
        words |= {"beside": NONE if beside is None else beside.system, "mark": OK if beside is None else beside.mark}
    return Phrase(f"headline.{finding.tell.key.partition('.')[2]}", words)


def with_headline(card: Card, phrase: Phrase) -> Card:
    """The same card under these words."""
    return Card(card.hops, card.broken, card.facts, phrase) if card.hops else card
