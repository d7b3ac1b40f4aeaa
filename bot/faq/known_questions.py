"""Which questions of a document are already ours: a document is recognised as a whole, never by one question that happens to sound alike."""

from collections.abc import Sequence
from typing import Final

from bot.faq.candidate import Candidate
from bot.faq.importer import DocumentQuestion

_SURE: Final = 0.6
_FEWEST: Final = 3
_LEAST: Final = 0.1  # Between two questions that are known, so much is enough to know the one between them.


def known_ids(candidates: Sequence[Sequence[Candidate]], order: Sequence[str]) -> tuple[str | None, ...]:
    """For each question the id among its candidates such that ids run in `order` and the likelihoods add up to the most.

    All None unless at least half of the questions, and three, are surely known: somebody else's FAQ also asks how to change a password.
    """
    place = {id: at for at, id in enumerate(order)}
    best: list[tuple[float, tuple[tuple[int, str], ...]]] = [(0.0, ())] * (len(order) + 1)
    for at, some in enumerate(candidates):
        longer = list(best)
        for candidate in some:
            if candidate.id in place and candidate.confidence >= _LEAST:
                before, chain = best[place[candidate.id]]
                if before + candidate.confidence > longer[place[candidate.id] + 1][0]:
                    longer[place[candidate.id] + 1] = (before + candidate.confidence, (*chain, (at, candidate.id)))
        for rank in range(1, len(longer)):
            longer[rank] = max(longer[rank], longer[rank - 1], key=lambda pair: pair[0])
        best = longer
    chosen = dict(best[-1][1])
    sure = sum(candidate.id == chosen.get(at) and candidate.confidence >= _SURE for at, some in enumerate(candidates) for candidate in some)
    if sure < max(_FEWEST, len(candidates) / 2):
        return (None,) * len(candidates)
    return tuple(chosen.get(at) for at in range(len(candidates)))


def entry_ids(questions: Sequence[DocumentQuestion], known: Sequence[str | None]) -> tuple[str, ...]:
    """An id for each question: the known one, else `<chapter>-<number>`, with a letter if that occurs twice."""
    taken: dict[str, int] = {}
    ids = []
    for question, id in zip(questions, known, strict=True):
        wanted = id or f"{question.chapter_number}-{question.number}"
        times = taken[wanted] = taken.get(wanted, 0) + 1
        ids.append(wanted if times == 1 else f"{wanted}-{times}")
    return tuple(ids)
