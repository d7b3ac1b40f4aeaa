"""What the demonstration bar shows: the people to choose from by what one can try, whose turn it is, the desk's time, and which systems are broken."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

from bot.demonstration import LISTED
from bot.runtime.quick_dataclass import dataclass
from bot.web.demonstration_people import Attempt, DemonstratedPerson, Suggestion, demonstrated_people, suggestions
from bot.web.demonstration_turn import DemonstrationTurn, read_turn, read_waiting
from bot.web.dependencies import WebDependencies
from bot.web.visitor import STRANGER, Visitor

STEPS: Final = ("15m", "1h", "1d")
SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "sso")
WAYS: Final = ("down", "slow", "garbled", "well")
NOTICES: Final = frozenset({"empty", "clock-15m", "clock-1h", "clock-1d", "broken", "mended", "locked", "not-locked", "over", "logged-out"})
"""The notices a page may show after a form was submitted; each has a sentence `web.did-…`."""


@dataclass(frozen=True, slots=True)
class DemonstrationBar:
    """The bar as a page draws it. `me` is the chosen person, None for a stranger or somebody further down in a long file; `tried` what a first visitor
    can try; `more` whether the file has more people than are listed."""

    people: Mapping[Attempt, tuple[DemonstratedPerson, ...]]
    me: DemonstratedPerson | None
    tried: tuple[Suggestion, ...]
    turn: DemonstrationTurn | None
    faults: Mapping[str, str]
    stranger: str
    more: bool
    steps: tuple[str, ...] = STEPS
    systems: tuple[str, ...] = SYSTEMS
    ways: tuple[str, ...] = WAYS


async def read_demonstration_bar(dependencies: WebDependencies, visitor: Visitor) -> DemonstrationBar | None:
    """The bar for this visitor; None if they may not choose whom to be."""
    if dependencies.demonstration is None or not visitor.anybody:
        return None
    found = await dependencies.demonstration.people()
    people = demonstrated_people(found, await read_waiting(dependencies))
    faults = await dependencies.demonstration.organisation.faults()
    return DemonstrationBar(
        people={attempt: tuple(some) for attempt, some in groupby(people, key=lambda one: one.attempt)},
        me=next((one for one in people if one.person.id == visitor.named), None),
        tried=suggestions(found, people),
        turn=await read_turn(dependencies, visitor),
        faults={name: how for name, how in faults.items() if how != "well"},
        stranger=visitor.named if visitor.person is None else STRANGER,
        more=len(found) == LISTED,
    )
