"""What the database, the audit trail and the embedded systems hold at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.actions.request import Request
from bot.audit import SealedRecord
from bot.store.tables import inbox, links, outbox, tickets
from bot.wiring.application import Application
from integrations.accounts.embedded import tables as embedded
from integrations.helpdesk.embedded.helpdesk import ticket as filed

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Evidence:
    """Everything that a promise is judged by. Rows are keyed by what names them there."""

    now: datetime
    requests: Mapping[str, Request]
    directory: Mapping[str, Row]
    portal: Mapping[str, Row]
    personnel: Mapping[str, Row]
    mailbox: Mapping[str, Row]
    bindings: frozenset[tuple[str, str]]
    links: tuple[Row, ...]
    tickets: tuple[Row, ...]
    filed: tuple[Row, ...]
    frozen: frozenset[str]
    admins: frozenset[tuple[str, str]]
    records: int
    faults: frozenset[str]

    def person_of(self, channel: str, user: str) -> str | None:
        """Whose chat this is."""
        return next((one["person"] for one in self.links if one["ended"] is None and (one["channel"], one["user"]) == (channel, user)), None)


async def gathered(application: Application, watched: frozenset[str]) -> Evidence:
    """The evidence of now; of `watched` people also whether they are frozen."""
    now = application.clock.now()
    async with application.store.look() as work:
        requests = await work.requests.all(10_000)
        last = await work.audit.last_number()
    frozen = []
    for id in watched:
        person = await application.organisation.register.person(id)
        if person is not None and await application.account_actions.freezes.standing(person) is not None:
            frozen.append(id)
    async with application.engine.connect() as connection:

        async def rows(table: sa.Table) -> list[Row]:
            return [dict(one) for one in (await connection.execute(sa.select(table))).mappings()]

        admins = {(one["agency"], one["person"]) for one in await rows(embedded.admin)}
        admins |= {(one["agency"], one["by"]) for one in await rows(embedded.substitute) if one["since"] <= now < one["until"]}
        return Evidence(
            now=now,
            requests={one.id: one for one in requests},
            directory={one["account"]: one for one in await rows(embedded.directory)},
            portal={one["account"]: one for one in await rows(embedded.portal)},
            personnel={one["person"]: one for one in await rows(embedded.personnel)},
            mailbox={one["person"]: one for one in await rows(embedded.mailbox)},
            bindings=frozenset((one["portal"], one["directory"]) for one in await rows(embedded.binding)),
            links=tuple(await rows(links)),
            tickets=tuple(await rows(tickets)),
            filed=tuple(await rows(filed)),
            frozen=frozenset(frozen),
            admins=frozenset(admins),
            records=last,
            faults=frozenset(await application.organisation.faults()),
        )


async def records_after(application: Application, number: int) -> list[SealedRecord]:
    """The audit records behind this one, in order."""
    async with application.store.look() as work:
        last = await work.audit.last_number()
        if last == number:
            return []
        return [one async for one in work.audit.all() if one.number > number]


async def answers_to(application: Application, event: str) -> list[dict[str, Any]] | None:
    """The replies to a message by the id of its event; None where no such message came in, as one that went on another."""
    async with application.engine.connect() as connection:
        found = (await connection.execute(sa.select(inbox.c.id).where(inbox.c.event == event))).scalar()
        if found is None:
            return None
        rows = await connection.execute(sa.select(outbox.c.reply, outbox.c.channel, outbox.c.conversation).where(outbox.c.answers == found))
        return [dict(one) for one in rows.mappings()]
