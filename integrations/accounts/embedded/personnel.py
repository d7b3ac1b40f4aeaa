"""人員與組織管理系統, embedded."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.accounts.records import PersonnelRecord
from bot.accounts.rules import Phase
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.row_store import RowQuery
from integrations.accounts.embedded.state import PersonnelRow, World
from integrations.accounts.embedded.system_connection import SystemConnection

_NAME: Final = "personnel"


@dataclass(frozen=True)
class EmbeddedPersonnel:
    """Reads records, and enables them."""

    line: SystemConnection

    async def record_of(self, person: Person) -> PersonnelRecord | None:
        """The person's record."""
        record, reached = tables.personnel.c, tables.person.c
        answer = await self.line.ask(
            _NAME,
            RowQuery(tables.personnel, (record.person == person.id,)),
            RowQuery(tables.person, (reached.id == person.id, reached.key.is_not(None), reached.stuck.is_(False))),
        )
        rows, reached_by_sync = answer.told
        return personnel_record(rows[0], answer.run if reached_by_sync else None) if rows else None

    async def enable(self, person: Person) -> None:
        """Enables the record; after go-live, when the sync starts here, it is announced to the sync."""
        await self.line.act(_NAME, lambda world, now: (_enabled(world, person.id, now), None))


def personnel_record(row: PersonnelRow, run: datetime | None) -> PersonnelRecord:
    """The record that this row holds. `run`: when the last sync that reaches this person ran since loading (None: not yet): runs without changes write
    nothing, so the schedule knows it and not the row."""
    return PersonnelRecord(row.enabled, row.name, row.arrived, row.changed, row.synced if run is None else run)


def _enabled(world: World, person: str, now: datetime) -> World:
    row = world.personnel.get(person)
    if row is None:
        raise LookupError(f"there is no record of {person}")
    if row.enabled:
        return world
    starts_here = world.beat.phase == Phase.GO_LIVE.value
    return replace(world, personnel={**world.personnel, person: replace(row, enabled=True, changed=now, announced=starts_here)})
