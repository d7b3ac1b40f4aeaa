"""What somebody asks about a request that waits for an admin: whether they know, whom to call, whether it can go faster. Learned from asks. Pure."""

from importlib import resources
from typing import Final

from bot.faq.catalogue import Catalogue, build_catalogue, match
from bot.reading.clauses import sentence_parts
from bot.runtime.built_once import built_once
from bot.runtime.quick_dataclass import dataclass

_NONE: Final = "-"  # What else is said while a request waits.
_LIKELY: Final = 0.3
_LONGEST: Final = 60  # Letters; a longer text tells a story.
_LONGEST_LATIN: Final = 140


@dataclass(frozen=True, slots=True)
class RequestQuestion:
    """`topic` is '' where the text asks nothing of the kind; `sure`: whether its words alone are sure of it, whatever was said before; `in_part`: whether only
    a part of them asks it."""

    topic: str = ""
    sure: bool = False
    in_part: bool = False


NO_QUESTION: Final = RequestQuestion()


def request_question(text: str) -> RequestQuestion:
    """What a short text asks about a request; what only a part of it asks is not sure. Never raises."""
    if len(text) > (_LONGEST_LATIN if text.isascii() else _LONGEST):
        return NO_QUESTION
    whole, _ = _asked(text)
    if whole.topic:
        return whole
    parts = sorted((_asked(part) for part in sentence_parts(text)), key=lambda one: -one[1])
    return RequestQuestion(parts[0][0].topic, in_part=True) if parts else NO_QUESTION


def _asked(text: str) -> tuple[RequestQuestion, float]:
    """What these words ask about a request, and how likely that is."""
    found = match(text, _questions())
    likeliest = found.choices[0] if found.choices else None
    if likeliest is None or likeliest.id == _NONE or likeliest.confidence < _LIKELY:
        return NO_QUESTION, 0.0
    return RequestQuestion(likeliest.id, found.id == likeliest.id), likeliest.confidence


@built_once
def _questions() -> Catalogue:
    lines = (resources.files("bot.reading") / "content" / "request_questions.tsv").read_text(encoding="utf-8").splitlines()
    return build_catalogue([(topic, text) for topic, _, text in (line.partition("\t") for line in lines[1:])])
