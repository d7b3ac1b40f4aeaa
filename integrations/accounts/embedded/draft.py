"""A mutable copy of the world for simulating the passage of time; used once, then discarded."""

from collections import defaultdict

from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded.state import BindingRow, DirectoryRow, MailboxRow, PersonnelRow, PersonRow, PortalRow, World


@dataclass(slots=True)
class Draft:
    """Rows by identity, and each person's accounts, the first ones first."""

    world: World
    portal: dict[str, PortalRow]
    personnel: dict[str, PersonnelRow]
    directory: dict[str, DirectoryRow]
    mailbox: dict[str, MailboxRow]
    bindings: dict[tuple[str, str], BindingRow]
    portal_of: dict[str, list[str]]
    directory_of: dict[str, list[str]]
    served: tuple[PersonRow, ...]

    @property
    def domain(self) -> str | None:
        """The domain of the first mailbox, for new ones."""
        first = next((self.mailbox[id] for id in self.world.people if id in self.mailbox), None)
        return first.address.rpartition("@")[2] if first else None

    def portals(self, person: str) -> list[PortalRow]:
        """The person's portal accounts, the main one first."""
        return [self.portal[account] for account in self.portal_of[person]]

    def directories(self, person: str) -> list[DirectoryRow]:
        """The person's TPEAD accounts."""
        return [self.directory[account] for account in self.directory_of[person]]

    def add_directory(self, row: DirectoryRow) -> None:
        """A new TPEAD account."""
        self.directory[row.account] = row
        self.directory_of[row.person].append(row.account)

    def bind(self, portal: str, directory: str) -> None:
        """A new binding."""
        self.bindings[portal, directory] = BindingRow(portal, directory, 1 + max((row.position for row in self.bindings.values()), default=0))


def draft_world(world: World) -> Draft:
    """A draft starting from `world`. `served` are the people whom syncs and creations reach: with a national id (R20), not skipped."""
    portal_of: dict[str, list[str]] = defaultdict(list)
    directory_of: dict[str, list[str]] = defaultdict(list)
    for portal in sorted(world.portal.values(), key=lambda row: row.position):
        portal_of[portal.person].append(portal.account)
    for directory in sorted(world.directory.values(), key=lambda row: row.position):
        directory_of[directory.person].append(directory.account)
    return Draft(
        world=world,
        portal=dict(world.portal),
        personnel=dict(world.personnel),
        directory=dict(world.directory),
        mailbox=dict(world.mailbox),
        bindings=dict(world.bindings),
        portal_of=portal_of,
        directory_of=directory_of,
        served=tuple(person for person in world.people.values() if person.key is not None and not person.stuck),
    )
