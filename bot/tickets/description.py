"""Whether somebody who wants a ticket or a person has said what is the matter. Pure."""

from collections.abc import Callable
from typing import Final

from bot.reading.notice_words import is_question
from bot.reading.reading import Reading
from bot.reading.vocabulary import Act, Matter
from bot.runtime.lazy_pattern import lazy_pattern
from bot.tickets.said_of_draft import SaidOfDraft, words_on_draft

_CLAUSES: Final = lazy_pattern(r"[,，.。;；:：!！?？\n]+")
_PHRASES: Final = lazy_pattern(r"[,，.。;；:：!！?？\n]+|(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
"""In Chinese a space parts the wish from what it is about ("open a ticket 我的聘約續了")."""
_LONG: Final = 14
"""Letters of a clause that says more than that a person is wanted; an English word counts as one and a half."""
_SOLID: Final = 4
_TELLING_WEIGHT: Final = 8
_NO_WORD_ON_IT: Final = frozenset({SaidOfDraft.UNSURE, SaidOfDraft.ADD})
_ENDS: Final = " ，,、。.!！;；\n"
_SPOKEN_OF: Final = 4
"""Pairs of letters that a line shares with what is said of it."""
_SURE: Final = 0.5
_NAMED: Final = 0.2
_WISHING: Final = frozenset({Act.REQUEST, Act.AGREE, Act.PERSON, Act.GO_ON, Act.CHOOSE})
_WISHES: Final = frozenset({Matter.TICKET.value, Act.PERSON.value, f"follow:{Matter.SAME.value}"})
_CONTACT: Final = "contact-"
_TELLING: Final = frozenset({Act.ANSWER, Act.REPORT, Act.COMPLAIN, Act.CORRECT})
_NO_SUBJECT: Final = frozenset({Matter.TICKET.value, Matter.NONE.value, Matter.SAME.value, Matter.APPROVE.value, Matter.LINK.value})


def matter_of_reading(reading: Reading) -> str:
    """What the words are about besides wanting a ticket; empty if nothing."""
    if reading.likelihood >= _SURE and reading.labels.matter not in _NO_SUBJECT:
        return reading.labels.matter
    likely = (one.name for one in reading.matters if one.likelihood >= _NAMED and one.name not in _NO_SUBJECT)
    return next(likely, "")


def described(text: str, reading: Reading | None, matter_of: Callable[[str], str], *, in_hand: bool = True) -> bool:
    """Whether the text says what is the matter. `in_hand`: something was talked about that a wish alone is about.

    `matter_of` gives what one clause means; a clause that means nothing known describes something."""
    if reading is not None and (reading.labels.act in _TELLING or matter_of_reading(reading)):
        return True
    clauses = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()]
    if any(_weight(clause) >= _LONG for clause in clauses):
        return True
    told = clauses[1:] if _only_wishes(reading) and (in_hand or len(clauses) == 1) else clauses
    return any(_weight(clause) >= _SOLID and _subject(matter_of(clause)) for clause in told)


def tells_beside_the_wish(text: str, matter_of: Callable[[str], str]) -> bool:
    """Whether a text that wants a ticket also tells what the matter is: a clause that is no question and not the wish itself."""
    clauses = (clause.strip() for clause in _PHRASES.split(text))
    return any(_weight(clause) >= _TELLING_WEIGHT and not is_question(clause) and matter_of(clause) != Matter.TICKET for clause in clauses if clause)


def told_beside_sending(text: str, matter_of: Callable[[str], str]) -> str:
    """What a text tells besides "send it": its sentences that ask nothing, are no pleasantry and say nothing of the ticket itself; a text of one sentence only
    where it is long."""
    words = words_on_draft(text)
    least = _TELLING_WEIGHT if words.parts else _LONG
    told = [part for part, kind in words.parts or ((text, words.whole),) if kind in _NO_WORD_ON_IT and _weight(part) >= least and not is_question(part)]
    return "\n".join(part.strip(_ENDS) for part in told if matter_of(part) not in (Matter.TICKET, Matter.NONE))


def without_part(words: str, said: str) -> str:
    """A ticket's words without the lines that a text about leaving something out speaks of; they stay as they are where that would leave nothing."""
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    lines = words.splitlines()
    kept = [line for line in lines if sum(line[at : at + 2] in pairs for at in range(len(line) - 1)) < _SPOKEN_OF]
    return "\n".join(kept) if kept else words


def _only_wishes(reading: Reading | None) -> bool:
    """Whether it is surely a wish about the matter in hand: its first clause is that wish, and only others may say something new."""
    if reading is None:
        return False
    # A ticket wished for, and a wish about the matter in hand, come to the same.
    wishes = sum(one.likelihood for one in reading.moves if one.name in _WISHES)
    if max(reading.likelihood, wishes) < _SURE:
        return False
    return reading.labels.act in _WISHING and reading.labels.matter in _NO_SUBJECT


def _subject(matter: str) -> bool:
    """Whether that is what a ticket could be about; where to report something is no matter of its own."""
    return matter not in _NO_SUBJECT and not matter.startswith(_CONTACT)


def _weight(clause: str) -> float:
    """How much a clause says: its Chinese letters, and one and a half for each word in Latin letters."""
    words = clause.split()
    latin = sum(1 for word in words if word.isascii() and any(letter.isalpha() for letter in word))
    return sum(1 for letter in clause if letter > "\u2e7f" and letter.isalpha()) + 1.5 * latin
