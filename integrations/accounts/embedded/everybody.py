"""The records of many people at once, for the demonstration, which lists them by their problems: one pass over the tables, whatever is broken."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from bot.accounts.records import AccountBinding
from bot.accounts.snapshot import PersonRecords
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.directory import directory_account
from integrations.accounts.embedded.mailbox import mail_account
from integrations.accounts.embedded.personnel import personnel_record
from integrations.accounts.embedded.portal import portal_account
from integrations.accounts.embedded.register import person_of
from integrations.accounts.embedded.row_store import RowQuery, RowStore
from integrations.accounts.embedded.sign_on import certificate_binding
from integrations.accounts.embedded.state import BindingRow, DirectoryRow, HappeningRow, PortalRow

_NO_SYSTEM: Final = "everybody"
"""No system of this name can be broken."""


async def records_of_everybody(keeping: RowStore, now: datetime, auto_unlock: timedelta, most: int) -> tuple[PersonRecords, ...]:
    """The first `most` people in the order of the file, with their records."""
    person, portal, directory, binding, happening = (table.c for table in (tables.person, tables.portal, tables.directory, tables.binding, tables.happening))
    meant = sa.select(person.id).order_by(person.position).limit(most).subquery()
    ids = sa.select(meant.c.id)
    bound = sa.or_(
        binding.portal.in_(sa.select(portal.account).where(portal.person.in_(ids))),
        binding.directory.in_(sa.select(directory.account).where(directory.person.in_(ids))),
    )
    answer = await keeping.answer(
        _NO_SYSTEM,
        now,
        RowQuery(tables.person, (person.id.in_(ids),), person.position),
        # The other end of a binding may be an account of somebody who is not listed.
        RowQuery(tables.portal, (sa.or_(portal.person.in_(ids), portal.account.in_(sa.select(binding.portal).where(bound))),), portal.position),
        RowQuery(tables.directory, (sa.or_(directory.person.in_(ids), directory.account.in_(sa.select(binding.directory).where(bound))),), directory.position),
        RowQuery(tables.binding, (bound,), binding.position),
        RowQuery(tables.happening, (happening.account.in_(sa.select(directory.account).where(directory.person.in_(ids))),), happening.at),
        RowQuery(tables.personnel, (tables.personnel.c.person.in_(ids),)),
        RowQuery(tables.mailbox, (tables.mailbox.c.person.in_(ids),)),
        RowQuery(tables.certificate, (tables.certificate.c.person.in_(ids),)),
    )
    people, portals, directories, bindings, happened, personnel, mailboxes, certificates = answer.told
    held = _Held(portals, directories, bindings, happened)
    records, boxes, cards = ({row.person: row for row in rows} for rows in (personnel, mailboxes, certificates))
    return tuple(
        PersonRecords(
            person=person_of(row),
            portal=tuple(portal_account(account, auto_unlock) for account in held.portal[row.id]),
            personnel=personnel_record(records[row.id], answer.run if row.key is not None and not row.stuck else None) if row.id in records else None,
            directory=tuple(directory_account(account, held.happened[account.account], auto_unlock) for account in held.directory[row.id]),
            mailbox=mail_account(boxes[row.id]) if row.id in boxes else None,
            certificate=certificate_binding(cards[row.id]) if row.id in cards else None,
            bindings=tuple(held.bindings[row.id]),
        )
        for row in people
    )


class _Held:
    """Rows by the person, or the account, that they belong to."""

    def __init__(self, portals: Iterable[PortalRow], directories: Iterable[DirectoryRow], bindings: Iterable[BindingRow], happened: Iterable[HappeningRow]) -> None:
        self.portal: dict[str, list[PortalRow]] = defaultdict(list)
        self.directory: dict[str, list[DirectoryRow]] = defaultdict(list)
        self.happened: dict[str, list[HappeningRow]] = defaultdict(list)
        self.bindings: dict[str, list[AccountBinding]] = defaultdict(list)
        owners: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for row in portals:
            self.portal[row.person].append(row)
            owners[0][row.account] = row.person
        for account in directories:
            self.directory[account.person].append(account)
            owners[1][account.account] = account.person
        for happening in happened:
            self.happened[happening.account].append(happening)
        for binding in bindings:
            ends = owners[0].get(binding.portal), owners[1].get(binding.directory)
            for person in {end for end in ends if end is not None}:
                # An end that nobody owns is nobody else's.
                self.bindings[person].append(AccountBinding(binding.portal, binding.directory, foreign=any(end not in (None, person) for end in ends)))
