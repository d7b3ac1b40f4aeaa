"""A possible match for a question, in our own FAQ or in another one."""

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant, and how likely it is (0..1)."""

    id: str
    confidence: float
