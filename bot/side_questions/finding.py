"""Which side question a text asks: the matcher of other people's FAQs over what they are asked with, beside texts that ask none of them. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from bot.faq.candidate import Candidate
from bot.faq.catalogue import Match
from bot.runtime.quick_dataclass import dataclass
from bot.side_questions.side_question import SideQuestion

_NONE: Final = "-"  # No question can have this id.
_ASKS_LEARNT: Final = 60
"""Ways to ask a question that are learnt; with many more of them the tables would outgrow what a catalogue may take."""
_OTHERS_LEARNT: Final = 2_500
"""Texts of the FAQ that stand against the questions."""


@dataclass(frozen=True, slots=True)
class SideQuestionFound:
    """A side question, and how likely (0..1) it is asked."""

    question: SideQuestion
    likelihood: float


def side_pairs(questions: Iterable[SideQuestion], other_texts: Iterable[str]) -> list[tuple[str, str]]:
    """What a catalogue of them is built from: what they are asked with, and an even share of what asks something else."""
    asks = [(question.id, ask) for question in questions for ask in _evenly(question.asks, _ASKS_LEARNT)]
    taken = {ask for _, ask in asks}
    others = [text for text in dict.fromkeys(other_texts) if text not in taken]
    return [*asks, *((_NONE, text) for text in _evenly(others, _OTHERS_LEARNT))]


def _evenly(texts: Sequence[str], most: int) -> list[str]:
    """At most so many of them, from all over: both languages stand in a list, one behind the other."""
    step = max(len(texts) / most, 1.0)
    return [texts[int(at * step)] for at in range(min(len(texts), most))]


def likeliest_question(found: Match, fits: Callable[[str], bool] = lambda _: True) -> Candidate | None:
    """The side question that is most likely asked; None where something else is likelier. `fits` says of its id whether its words can mean it here: one that
    cannot is passed over for the next, and is found only where none can."""
    here = (choice for choice in found.choices if choice.id == _NONE or fits(choice.id))
    first = next(here, found.choices[0] if found.choices else None)
    return None if first is None or first.id == _NONE else first
