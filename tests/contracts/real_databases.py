"""The people of the contract tests in databases of portal, personnel and sign-on, and how those are broken."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from passlib.hash import pbkdf2_sha256

from bot.accounts.records import CertificateState, Usage
from bot.ports import Systems
from bot.secret import Secret
from integrations.accounts.sql.database import SqlTable, open_database
from integrations.accounts.sql.mapping import Meaning, Moments, PersonnelMapping, PortalMapping, SignOnMapping, columns_of, switch
from integrations.accounts.sql.personnel import SqlPersonnel, SqlSignOn
from integrations.accounts.sql.portal import SqlPortal, read_schemes
from tests.embedded.stage import START, ZONE, Stage, described, keyed, on_stage

PORTAL = PortalMapping(
    "login", "emp_no", switch("status", {"A": True, "D": False}), "full_name", "created_at", "changed_at", "locked_at", "pw",
    Meaning("purpose", {"null": None, "M": Usage.MAIL, "P": Usage.APPLICATIONS}), ("pbkdf2_sha256",),
)  # fmt: skip
PERSONNEL = PersonnelMapping("emp_no", "full_name", "office", "idno", None, "mail", "tel", None, switch("active"), "arrived_at", "changed_at", "synced_at")
SIGN_ON = SignOnMapping("emp_no", "serial", "holder", "idno", None, Meaning("state", {"V": CertificateState.VALID, "E": CertificateState.EXPIRED}))
MOMENTS = Moments(ZONE)
metadata = sa.MetaData()
_text, _time = sa.String(200), sa.DateTime(timezone=True)
portal_account = sa.Table(
    "portal_account", metadata,
    sa.Column("login", _text, primary_key=True), sa.Column("emp_no", _text), sa.Column("status", sa.String(1)), sa.Column("full_name", _text),
    sa.Column("created_at", _time), sa.Column("changed_at", _time), sa.Column("locked_at", _time), sa.Column("pw", _text), sa.Column("purpose", sa.String(1)),
)  # fmt: skip
staff = sa.Table(
    "staff", metadata,
    sa.Column("emp_no", _text, primary_key=True), sa.Column("full_name", _text), sa.Column("office", _text), sa.Column("idno", _text), sa.Column("mail", _text),
    sa.Column("tel", _text), sa.Column("active", sa.Integer), sa.Column("arrived_at", _time), sa.Column("changed_at", _time), sa.Column("synced_at", _time),
)  # fmt: skip
certificate = sa.Table(
    "certificate", metadata,
    sa.Column("serial", _text, primary_key=True), sa.Column("emp_no", _text), sa.Column("holder", _text), sa.Column("idno", _text), sa.Column("state", sa.String(1)),
)  # fmt: skip
_NAMES = {"whole": "陳怡君", "double": "林美惠", "locked": "江宜蓁", "shared": "便民信箱", "unbound": "高于婷", "away": "何欣怡"}


def ago(**span: float) -> datetime:
    return START - timedelta(**span)


def rows() -> list[tuple[sa.Table, list[dict[str, Any]]]]:
    """The people of `PEOPLE`, as such systems keep them."""

    def account(login: str, person: str, **more: Any) -> dict[str, Any]:
        empty = dict.fromkeys(("created_at", "changed_at", "locked_at", "pw", "purpose"))
        return {"login": login, "emp_no": person, "status": "A", "full_name": _NAMES[person], **empty, **more}

    def record(person: str, idno: str, **more: Any) -> dict[str, Any]:
        empty = dict.fromkeys(("mail", "tel", "arrived_at", "changed_at", "synced_at"))
        return {"emp_no": person, "full_name": _NAMES[person], "office": "doit", "idno": idno, "active": 1, **empty, **more}

    quick = pbkdf2_sha256.using(rounds=1000)
    return [
        (
            portal_account,
            [
                account("yjchen", "whole", created_at=ago(days=900), pw=quick.hash("Portal-canary-1")),
                account("mhlin", "double"),
                account("mhlin2", "double", status="D"),
                account("yzchiang", "locked", locked_at=ago(minutes=2)),
                account("box", "shared", purpose="M"),
                account("ytkao", "unbound", pw=quick.hash("Portal-canary-3")),
                account("xyho", "away", status="D"),
            ],
        ),
        (
            staff,
            [
                record("whole", "A200000003", mail="whole@home.example", arrived_at=ago(days=900), synced_at=ago(minutes=20)),
                record("locked", "F131104093", active=0),
                record("away", "A223456790", active=0),
            ],
        ),
        (
            certificate,
            [
                {"serial": "A3:F1:07:00:00:00:01", "emp_no": "whole", "holder": "陳怡君", "idno": "A200000003", "state": "V"},
                {"serial": "0x0b0c", "emp_no": "locked", "holder": "江宜蓁", "idno": "B277777778", "state": "E"},
            ],
        ),
    ]


def filled(url: str) -> sa.Engine:
    """The tables with the people in them."""
    engine = open_database(Secret(url))
    metadata.create_all(engine)
    with engine.begin() as connection:
        for table, those in rows():
            connection.execute(sa.insert(table), [_as_kept(row, engine.dialect.name) for row in those])
    return engine


def _as_kept(row: dict[str, Any], dialect: str) -> dict[str, Any]:
    """SQLite keeps no zone: there the times are the city's."""
    if dialect != "sqlite":
        return row
    return {name: value.astimezone(ZONE).replace(tzinfo=None) if isinstance(value, datetime) else value for name, value in row.items()}


def mapped(system: str, url: str, table: str, mapping: PortalMapping | PersonnelMapping | SignOnMapping, writes: bool = True) -> SqlTable:
    secret = Secret(url)
    return SqlTable(system, secret, table, columns_of(mapping), secret if writes else None)


Opened = tuple[Stage, Systems, Callable[[str, str], Awaitable[None]]]
_TABLES = {"portal": "portal_account", "personnel": "staff", "sso": "certificate"}


@asynccontextmanager
async def open_databases(folder: Path, text: str, url: str) -> AsyncIterator[Opened]:
    """A stage whose portal, personnel and sign-on stand in a database at `url`."""
    owner = filled(url)
    async with on_stage(folder, described(folder, text)) as stage:
        tables = {name: mapped(name, url, _TABLES[name], mapping) for name, mapping in (("portal", PORTAL), ("personnel", PERSONNEL), ("sso", SIGN_ON))}
        systems = replace(
            stage.organisation.systems,
            portal=SqlPortal(tables["portal"], PORTAL, stage.organisation.portal_named, read_schemes(PORTAL.schemes), MOMENTS, timedelta(minutes=15), stage.clock),
            personnel=SqlPersonnel(tables["personnel"], PERSONNEL, MOMENTS, stage.clock),
            sign_on=SqlSignOn(tables["sso"], SIGN_ON, MOMENTS, stage.clock, keyed),
        )
        breaking = _Breaking(owner, tables, folder)

        async def broken(system: str, how: str) -> None:
            if system in tables:
                await asyncio.to_thread(breaking.do, system, how)
            else:
                await stage.organisation.break_system(system, how)

        try:
            yield stage, systems, broken
        finally:
            for name in tables:
                await broken(name, "well")
            for one in tables.values():
                one.close()
            owner.dispose()


class _Breaking:
    """Down: nothing at that address. Slow: somebody holds the whole table. Garbled: the table was renamed."""

    def __init__(self, owner: sa.Engine, tables: dict[str, SqlTable], folder: Path) -> None:
        self._owner, self._tables = owner, tables
        self._nowhere = open_database(Secret(f"sqlite:///{folder}/no/such/folder/x.db"))
        self._engines = {name: (table._reader, table._writer) for name, table in tables.items()}
        self._held: sa.Connection | None = None
        self._renamed: set[str] = set()

    def do(self, system: str, how: str) -> None:
        self._mend(system)
        table, name = self._tables[system], _TABLES[system]
        match how:
            case "down":
                table._reader, table._writer = self._nowhere, self._nowhere
            case "slow":
                self._held = self._owner.connect()
                if self._owner.dialect.name == "sqlite":
                    self._held.exec_driver_sql("BEGIN EXCLUSIVE")
                else:
                    self._held.exec_driver_sql(f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE")
            case _ if how == "garbled":
                self._renamed.add(system)
                with self._owner.begin() as connection:
                    connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {name}_gone")
            case _:
                return

    def _mend(self, system: str) -> None:
        self._tables[system]._reader, self._tables[system]._writer = self._engines[system]
        if self._held is not None:
            self._held.rollback()
            self._held.close()
            self._held = None
        if system in self._renamed:
            self._renamed.discard(system)
            with self._owner.begin() as connection:
                connection.exec_driver_sql(f"ALTER TABLE {_TABLES[system]}_gone RENAME TO {_TABLES[system]}")


