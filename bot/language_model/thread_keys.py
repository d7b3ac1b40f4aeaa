"""The thread as a language model is told it: in keys of the desk's own, without a word that anybody wrote. Pure."""

import re
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

_KEY: Final = lazy_pattern(r"[a-z][a-z_-]*(?:\.[a-z0-9_-]+)*")
_KIND: Final = lazy_pattern(r"[a-z_]+")
_ARGUMENT: Final = lazy_pattern(r"[a-z_]+|[a-z]+-[0-9]{2}")
_WITH_ARGUMENT: Final = frozenset(
    ("status", "page", "approval", "done", "failed", "ticket", "offer", "ask", "refused", "faq", "wish", "act", "incident", "others", "progress", "tell",
     "account_name")
)
"""Kinds whose argument is a word of the desk's; behind every other one a person, a topic of the organisation's or a number may stand."""
_MOST: Final = 8


@dataclass(frozen=True, slots=True)
class ThreadKeys:
    """`did`: what the desk did last (`status:locked`); `told`: the keys of its sentences; `offered`: what its buttons mean; `about` and `row`: the matter in
    hand; `request`: the action and state of what is under way; `tickets`, `approvals`: how many there are."""

    did: str = "start"
    told: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    about: str = ""
    row: str = ""
    request: str = ""
    tickets: int = 0
    approvals: int = 0

    def form(self) -> dict[str, object]:
        """What is known of it, in the order in which a model reads it; the worked examples have `did` alone."""
        known: dict[str, object] = {
            "did": key_alone(self.did),
            "told": [key for key in self.told if _KEY.fullmatch(key)][:_MOST],
            "offered": list(dict.fromkeys(key_alone(means) for means in self.offered))[:_MOST],
            "about": key_alone(self.about),
            "row": self.row if re.fullmatch(r"[A-Z]?[a-z0-9_-]*", self.row) else "",
            "request": " ".join(word for word in self.request.split() if _KIND.fullmatch(word)),
            "tickets": self.tickets,
            "approvals": self.approvals,
        }
        return {name: value for name, value in known.items() if name == "did" or value}


def key_alone(means: str) -> str:
    """A key as it may leave: its kind, and its argument where that is a word of the desk's own."""
    kind, _, argument = means.partition(":")
    if not _KIND.fullmatch(kind):
        return ""
    first = argument.split(" ")[0]
    return f"{kind}:{first}" if kind in _WITH_ARGUMENT and _ARGUMENT.fullmatch(first) else kind
