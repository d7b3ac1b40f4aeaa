"""The neighbour's section of the operator's file, and its entry in the registry."""

from typing import Final, Literal

from integrations.helpdesk.helpdesk_entry import HelpdeskEntry, HelpdeskSettings


class NeighbourSettings(HelpdeskSettings):
    """`book`: a FILE in which every visit is noted."""

    kind: Literal["neighbour"]
    book: str


NEIGHBOUR: Final = HelpdeskEntry(
    kind="neighbour", settings=NeighbourSettings, build=f"{__package__}.builder:build_neighbour", examine=f"{__package__}.builder:examine_neighbour"
)
