"""What a state is: its name, who sees it, and the steps that lead there from an empty chat."""

from dataclasses import dataclass
from typing import Final

from tests.gallery.steps import Step

BEFORE: Final = "before_go_live"
AFTER: Final = "go_live"


@dataclass(frozen=True)
class State:
    """`more`: it is pictured enlarged, in forced colours and without JavaScript as well. `named`: at the desk of an organisation that says who it is."""

    name: str
    who: str
    steps: tuple[Step, ...] = ()
    sample: str = BEFORE
    more: bool = False
    named: bool = False
