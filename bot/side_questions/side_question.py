"""A side question: one specific thing that is asked beside a matter of the FAQ, and its short answer (C13)."""

from collections.abc import Mapping
from enum import StrEnum

from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass


class Concerns(StrEnum):
    """Whose matter a side question is about."""

    MINE = "mine"
    OTHERS = "others"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class SideQuestion:
    """`near`: the FAQ entry whose matter it belongs to. `asks`: ways to ask it, in any language. `answers` by language, with `{placeholders}` as in the FAQ.

    `after`: beginnings of the contexts or of the matters in hand in which alone the words mean this; empty for anywhere. `admins`: the roles whose holders are
    named beside the answer."""

    id: str
    near: str
    asks: tuple[str, ...]
    answers: Mapping[str, str]
    concerns: Concerns = Concerns.MINE
    after: tuple[str, ...] = ()
    admins: tuple[Role, ...] = ()

    def fits_after(self, context: str, about: str) -> bool:
        """Whether the words mean this after what the desk did last, with this matter in hand."""
        return not self.after or context.startswith(self.after) or about.startswith(self.after)
