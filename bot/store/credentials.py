"""What people have enrolled to prove who they are: passkeys and authenticators. A use is counted before it counts, so a replay is seen (T19, 6.5.1)."""

from dataclasses import field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import credentials
from bot.verification.level import Level


@dataclass(frozen=True, slots=True)
class Credential:
    """One enrolled method of one person. `method`: passkey or totp; `level`: what was proven when it was enrolled, the most that it proves.

    `material`: a public key, or a secret sealed by the desk's key. `counter`: a passkey's signature counter, or the last half minute whose code was taken.
    `spoilt` (UTC): since when it is refused, because a copy of it was seen. `details`: what its verifier needs besides, never a secret."""

    id: str
    person: str
    method: str
    level: Level
    label: str
    material: bytes = field(repr=False)
    counter: int
    created: datetime
    last_used: datetime | None = None
    spoilt: datetime | None = None
    details: dict[str, Any] = field(default_factory=dict)


class Credentials:
    """The credentials within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, credential: Credential) -> bool:
        """Stores a new one; False if its id is known already, whoever has it."""
        if await self.of_id(credential.id) is not None:
            return False
        values = {
            "id": credential.id, "person": credential.person, "method": credential.method, "level": int(credential.level), "label": credential.label,
            "material": credential.material, "counter": credential.counter, "created": credential.created, "last_used": credential.last_used,
            "spoilt": credential.spoilt, "details": credential.details,
        }  # fmt: skip
        await self._connection.execute(sa.insert(credentials).values(values))
        return True

    async def of_person(self, person: str) -> tuple[Credential, ...]:
        """All of this person's, oldest first, the spoilt ones too."""
        rows = await self._connection.execute(sa.select(credentials).where(credentials.c.person == person).order_by(credentials.c.created, credentials.c.id))
        return tuple(_credential(row) for row in rows)

    async def of_method(self, method: str) -> tuple[Credential, ...]:
        """Everybody's of one method, oldest first."""
        rows = await self._connection.execute(sa.select(credentials).where(credentials.c.method == method).order_by(credentials.c.created, credentials.c.id))
        return tuple(_credential(row) for row in rows)

    async def of_id(self, id: str) -> Credential | None:
        """The one with this id."""
        row = (await self._connection.execute(sa.select(credentials).where(credentials.c.id == id))).first()
        return None if row is None else _credential(row)

    async def take_counter(self, id: str, old: int, new: int, now: datetime) -> bool:
        """Moves the counter from the value that was read; True for exactly one of several callers (T19)."""
        unmoved = (credentials.c.id == id, credentials.c.counter == old, credentials.c.spoilt.is_(None))
        return (await self._connection.execute(sa.update(credentials).where(*unmoved).values(counter=new, last_used=now))).rowcount == 1

    async def spoil(self, id: str, now: datetime) -> bool:
        """Refuses it from now on; True for the caller who did."""
        good = (credentials.c.id == id, credentials.c.spoilt.is_(None))
        return (await self._connection.execute(sa.update(credentials).where(*good).values(spoilt=now))).rowcount == 1

    async def remove(self, id: str, person: str) -> bool:
        """Deletes it; False if this person has none of this id."""
        return (await self._connection.execute(sa.delete(credentials).where(credentials.c.id == id, credentials.c.person == person))).rowcount == 1


def _credential(row: sa.Row[tuple[Any, ...]]) -> Credential:
    return Credential(
        id=row.id,
        person=row.person,
        method=row.method,
        level=Level(row.level),
        label=row.label,
        material=bytes(row.material),
        counter=row.counter,
        created=row.created,
        last_used=row.last_used,
        spoilt=row.spoilt,
        details=row.details,
    )
