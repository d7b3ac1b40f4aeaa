"""What the demonstration bar shows: the people to choose from, the desk's time, and which systems are broken."""

from collections.abc import Mapping
from typing import Final

from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.web.dependencies import WebDependencies
from bot.web.visitor import STRANGER, Visitor

STEPS: Final = ("15m", "1h", "1d")
SYSTEMS: Final = ("portal", "personnel", "directory", "mailbox", "sso")
WAYS: Final = ("down", "slow", "garbled", "well")
NOTICES: Final = frozenset({"empty", "clock-15m", "clock-1h", "clock-1d", "broken", "mended", "locked", "not-locked", "over", "logged-out"})
"""The notices a page may show after a form was submitted; each has a sentence `web.did-…`."""


@dataclass(frozen=True, slots=True)
class DemonstrationBar:
    """The bar as a page draws it. `agencies` groups the people by the name of their agency."""

    agencies: Mapping[str, tuple[Person, ...]]
    faults: Mapping[str, str]
    stranger: str
    steps: tuple[str, ...] = STEPS
    systems: tuple[str, ...] = SYSTEMS
    ways: tuple[str, ...] = WAYS


async def read_demonstration_bar(dependencies: WebDependencies, visitor: Visitor) -> DemonstrationBar | None:
    """The bar for this visitor; None if they may not choose whom to be."""
    if dependencies.demonstration is None or not visitor.anybody:
        return None
    people = await dependencies.register.people()
    agencies: dict[str, tuple[Person, ...]] = {}
    for id in dict.fromkeys(person.agency for person in people):
        agency = await dependencies.register.agency(id)
        agencies[agency.name] = tuple(person for person in people if person.agency == id)
    faults = await dependencies.demonstration.organisation.faults()
    stranger = visitor.named if visitor.person is None else STRANGER
    return DemonstrationBar(agencies, {name: how for name, how in faults.items() if how != "well"}, stranger)
