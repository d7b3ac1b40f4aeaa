"""What an admin asks about deciding, and what an applicant asks beside a request that waits. Learned from ways to ask, beside what asks none of it. Pure."""

from collections.abc import Callable
from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.runtime.built_once import built_once
from bot.runtime.quick_dataclass import dataclass

_NONE: Final = "-"  # What else is said there.
_LIKELY: Final = 0.3
_LONGEST: Final = 60  # Letters; a longer text tells a story.
_LONGEST_LATIN: Final = 140


@dataclass(frozen=True, slots=True)
class ApprovalQuestion:
    """`topic` is '' where nothing of the kind is asked; `sure`: whether the words alone are sure of it, whatever was said before."""

    topic: str = ""
    sure: bool = False


NOT_ASKED: Final = ApprovalQuestion()


def deciding_question(text: str) -> ApprovalQuestion:
    """What a short text of an admin asks about deciding: what to check, what comes of it, who has a request, until when. Never raises."""
    return _asked(text, _of_deciding)


def beside_question(text: str) -> ApprovalQuestion:
    """What a short text asks beside the applicant's own request: what to write as the reason, to add something, what comes at once. Never raises."""
    return _asked(text, _beside)


def _asked(text: str, catalogue: Callable[[], Catalogue]) -> ApprovalQuestion:
    if len(text) > (_LONGEST_LATIN if text.isascii() else _LONGEST):
        return NOT_ASKED
    found = match(text, catalogue())
    likeliest = found.choices[0] if found.choices else None
    if likeliest is None or likeliest.id == _NONE or likeliest.confidence < _LIKELY:
        return NOT_ASKED
    return ApprovalQuestion(likeliest.id, found.id == likeliest.id)


def _learnt(name: str) -> Catalogue:
    lines = (resources.files("bot.side_questions") / "content" / name).read_text(encoding="utf-8").splitlines()
    return build_catalogue([(topic, text) for topic, _, text in (line.partition("\t") for line in lines[1:])])


@built_once
def _of_deciding() -> Catalogue:
    return _learnt("deciding.tsv")


@built_once
def _beside() -> Catalogue:
    return _learnt("beside_request.tsv")
