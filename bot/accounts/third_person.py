"""What is found of an account, told to whoever is in charge of it instead of to its owner: an admin, the helpdesk. Pure."""

from datetime import datetime

from bot.accounts.facts import NONE, minutes_left
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.records import Unread
from bot.accounts.rows.stopping import words_of_unread
from bot.messages import Phrase


def state_of_another(diagnosis: Diagnosis, now: datetime) -> tuple[Phrase, ...]:
    """How somebody's account is, a sentence for each finding. Without TPEAD it is unknown whether it may be spoken of (D2), so only that is said (T32)."""
    if isinstance(diagnosis.snapshot.directory, Unread):
        return (Phrase("third.unread", words_of_unread(diagnosis.snapshot)),)
    return tuple(told_of_another(finding, now) for finding in diagnosis.reported)


def told_of_another(finding: Finding, now: datetime) -> Phrase:
    """One finding in the third person, with the values of its own sentence."""
    words = {"until": finding.until or NONE, **finding.tell.words, "left": minutes_left(finding.until, now)}
    return Phrase(f"third.{finding.tell.key.partition('.')[2]}", words)
