"""What the embedded organisation keeps: across starts, between processes, and never in clear."""

import asyncio
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import Connection, make_url

from bot.runtime.utc_moment import UtcMoment
from bot.secret import Secret
from bot.store.database import open_engine, upgrade
from integrations.accounts.embedded import tables
from integrations.accounts.embedded.organisation_file import read_organisation
from integrations.accounts.embedded.password_hash import hash_password, verify_hash
from tests.embedded.stage import SAMPLES, START, ZONE, described, keyed, on_stage, organisation_of

ME = "id: me, name: 陳怡君, agency: doit, national_id: B277777778, directory: {account: GEAA-012686, locked: -6m, relocks: 4m}, portal: [{account: a}]"


async def test_a_second_start_keeps_the_times_of_the_first(tmp_path: Path) -> None:
    description = described(tmp_path, organisation_of(ME))
    async with on_stage(tmp_path, description):
        pass
    async with on_stage(tmp_path, description, ahead=timedelta(minutes=5)) as stage:
        (account,) = await stage.organisation.systems.directory.accounts_of(await stage.person("me"))
        assert account.lock is not None
        assert account.lock.since == START - timedelta(minutes=6)
        assert account.lock.since.utcoffset() == timedelta()


async def test_starting_over_begins_anew_from_now_and_mends_everything(tmp_path: Path) -> None:
    description = described(tmp_path, organisation_of(ME))
    async with on_stage(tmp_path, description) as stage:
        stage.after(days=3)
        await stage.organisation.break_system("portal", "down")
        await stage.organisation.start_over(description)
        (account,) = await stage.organisation.systems.directory.accounts_of(await stage.person("me"))
        assert account.lock is not None
        assert account.lock.since == START + timedelta(days=3, minutes=-6)
        assert account.lockouts == (account.lock.since,)
        assert await stage.organisation.systems.personnel.record_of(await stage.person("me")) is None
        assert await stage.organisation.faults() == {}


async def test_of_two_processes_that_load_at_once_one_wins(tmp_path: Path) -> None:
    one, other = described(tmp_path, organisation_of(ME)), described(tmp_path, organisation_of())
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/embedded.db")
    await upgrade(engine)
    await engine.dispose()

    async def people(number: int) -> int:
        async with on_stage(tmp_path, one if number % 2 else other) as stage:
            return len(await stage.organisation.register.people())

    assert len(set(await asyncio.gather(*map(people, range(6))))) == 1


async def test_twenty_readers_in_two_processes_settle_everything_once(tmp_path: Path) -> None:
    description = described(tmp_path, organisation_of(ME))
    async with on_stage(tmp_path, description) as one, on_stage(tmp_path, description) as other:
        me = await one.person("me")
        for _ in range(5):
            for stage in (one, other):
                stage.after(hours=7)
            answers = await asyncio.gather(*(stage.organisation.systems.directory.accounts_of(me) for stage in (one, other) * 10))
            assert len(set(answers)) == 1
            (account,) = answers[0]
            assert len(set(account.lockouts)) == len(account.lockouts)


async def test_a_lock_and_a_settling_at_once_lose_nothing(tmp_path: Path) -> None:
    you = ME.replace("id: me", "id: you").replace("GEAA-012686", "b").replace("account: a", "account: c")
    description = described(tmp_path, organisation_of(ME.replace(", relocks: 4m", ""), you))
    async with on_stage(tmp_path, description) as one, on_stage(tmp_path, description) as other:
        me = await one.person("me")
        for stage in (one, other):
            stage.after(hours=1)
        await asyncio.gather(one.organisation.lock("GEAA-012686"), other.organisation.systems.directory.accounts_of(me), other.organisation.lock("b"))
        (account,) = await other.organisation.systems.directory.accounts_of(me)
        assert account.lockouts == (START - timedelta(minutes=6), START + timedelta(hours=1))
        assert await one.organisation.systems.personnel.record_of(me) is not None


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("embedded.db*"))


async def test_t23_neither_a_national_id_nor_a_password_stands_in_the_database(tmp_path: Path) -> None:
    async with on_stage(tmp_path, read_organisation(SAMPLES / "before_go_live.yaml", ZONE)) as stage:
        chen = await stage.person("chen.yj")
        card = await stage.organisation.systems.sign_on.certificate_of(chen)
        assert card is not None
        assert chen.key == card.holder == keyed("F200010077")
    kept = everything_in(tmp_path)
    assert "陳怡君".encode() in kept
    for secret in (b"F200010077", b"Portal-yjchen-1", b"Tpead-yjchen-1"):
        assert secret not in kept


def test_a_sealed_password_can_be_checked_and_is_never_sealed_alike_twice() -> None:
    sealed = hash_password(Secret("Tpead-yjchen-1"))
    assert verify_hash(sealed, Secret("Tpead-yjchen-1"))
    assert not verify_hash(sealed, Secret("Tpead-yjchen-2"))
    assert sealed != hash_password(Secret("Tpead-yjchen-1"))
    assert "yjchen" not in sealed


async def test_the_migration_makes_exactly_these_tables(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{tmp_path}/embedded.db")
    await upgrade(engine)

    def differences(connection: Connection) -> list[object]:
        def ours(name: str | None, kind: str, parents: object) -> bool:
            return kind != "table" or (name or "").startswith("embedded_")

        return list(compare_metadata(MigrationContext.configure(connection, opts={"include_name": ours}), tables.metadata))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def test_the_tables_can_be_made_in_postgresql_with_times_that_know_their_zone() -> None:
    made = "\n".join(str(sa.schema.CreateTable(table).compile(dialect=make_url("postgresql+psycopg://").get_dialect()())) for table in tables.metadata.sorted_tables)
    assert made.count("TIMESTAMP WITH TIME ZONE") == sum(isinstance(column.type, UtcMoment) for table in tables.metadata.sorted_tables for column in table.c)


def test_every_table_has_the_columns_of_its_row() -> None:
    for table in tables.metadata.sorted_tables:
        if table is not tables.fault:
            assert set(table.c.keys()) == set(tables.ROW_CLASSES[table.name].__dataclass_fields__), table.name
