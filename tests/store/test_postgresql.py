"""The desk on a real PostgreSQL: the same tables, the same answers, and as many at once as like."""

import asyncio
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData
from sqlalchemy.engine import Connection, make_url

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.examination import TrailExamination
from bot.store.database import head, open_engine, upgrade
from bot.store.tables import metadata
from bot.store.work import Store
from integrations.accounts.active_directory.events import directory_event
from integrations.accounts.embedded import tables as embedded
from integrations.helpdesk.email import tables as mail_tables
from integrations.helpdesk.embedded import helpdesk as helpdesk
from integrations.helpdesk.request_tracker import attempts
from tests.conftest import ROOT, Chat
from tests.servers import postgresql

pytestmark = pytest.mark.xdist_group("postgresql")
Open = Callable[..., Chat]
Run = Callable[..., subprocess.CompletedProcess[str]]
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture
def address() -> str:
    return postgresql.new_database()


@pytest.fixture
def on_postgresql(address: str, tmp_path: Path) -> tuple[str, ...]:
    """The options of every command: a configuration that names the server, and a folder for the keys."""
    config = tmp_path / "config.yaml"
    config.write_text(f"database: {address}\n", encoding="utf-8")
    return "--config", str(config), "--data", str(tmp_path / "data")


async def test_a_server_whose_machine_is_gone_is_given_up_in_seconds(address: str) -> None:
    url = make_url(address)
    for given, user_timeout in ((url, 20_000), (url.update_query_dict({"tcp_user_timeout": "5000"}), 5_000)):
        engine = open_engine(given)
        async with engine.connect() as connection:
            opened = (await connection.get_raw_connection()).driver_connection
            assert opened is not None
            with socket.socket(fileno=os.dup(opened.pgconn.socket)) as line:
                assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == user_timeout
                assert line.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 30
        await engine.dispose()


async def test_the_migrations_make_exactly_the_tables_that_the_program_knows(address: str) -> None:
    engine = open_engine(address)
    assert await upgrade(engine) == (None, head())

    everything = MetaData()
    adapters = (embedded.metadata, helpdesk.metadata, mail_tables.metadata, attempts.metadata)
    tables = {*metadata.sorted_tables, *(table for one in adapters for table in one.sorted_tables), directory_event}
    for table in tables:
        table.to_metadata(everything)

    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), everything))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def test_of_several_that_bring_an_empty_database_to_this_version_each_finds_it_done(address: str) -> None:
    # Each says that it is ready and waits for a line, so that all of them begin at the same moment.
    upgrades = f"import asyncio; from bot.store.database import open_engine, upgrade; print(flush=True); input(); asyncio.run(upgrade(open_engine({address!r})))"
    all_of_them = [
        subprocess.Popen([sys.executable, "-c", upgrades], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)
    ]
    for one in all_of_them:
        assert one.stdout
        one.stdout.readline()
    for one in all_of_them:
        assert one.stdin
        one.stdin.write(b"\n")
        one.stdin.flush()
    assert [(one.communicate(timeout=60)[1].decode(), one.returncode) for one in all_of_them] == [("", 0)] * 4


async def test_t28_records_that_are_written_all_at_once_make_one_whole_chain(address: str) -> None:
    engine = open_engine(address)
    await upgrade(engine)
    store = Store(engine, lambda: "one", b"a key")

    async def append(number: int) -> None:
        async with store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, f"web:{number}", "chen.yj", {"rows": "D15"}), AT)

    await asyncio.gather(*map(append, range(20)))
    async with store.look() as work:
        report = TrailExamination(b"a key").take_all([one async for one in work.audit.rows()]).report()
    assert (report.records, report.head.number, report.keyed_from, report.findings) == (20, 20, 1, ())
    await engine.dispose()


def test_a_promise_a_ticket_and_the_clock_survive_a_restart(chat: Open, command: Run, on_postgresql: tuple[str, ...]) -> None:
    talk = chat(*on_postgresql)
    assert "會自動解開" in talk.say("chen.yj", "我帳號怎麼了")
    talk.say("chen.yj", "好了通知我")
    talk.say("lin.mh", "我要開單")
    send = next(button["id"] for one in talk.send(**{"from": "lin.mh", "text": "登入之後整頁空白"}) for button in one["buttons"] if button["label"] == "送出這張單")
    assert any("1001" in one["text"] for one in talk.send(**{"from": "lin.mh", "press": send}))
    assert talk.close() == ""

    talk = chat(*on_postgresql)
    answered = command("tickets", "answer", "1001", "請重新開機", *on_postgresql)
    assert answered.returncode == 0, answered.stderr
    told = talk.send(advance="16m")
    assert [one["to"] for one in told if "鎖定已經解開" in one["text"]] == ["chen.yj"]
    assert [one["to"] for one in told if "請重新開機" in one["text"]] == ["lin.mh"]
    assert talk.send(advance="1m") == []
    assert talk.close() == ""
    assert command("audit", "verify", *on_postgresql).returncode == 0


def test_what_no_database_can_keep_does_not_reach_it(chat: Open, on_postgresql: tuple[str, ...]) -> None:
    talk = chat(*on_postgresql)
    assert "會自動解開" in talk.say("chen.yj", "我帳號\x00怎麼了")
    assert "10,000 個字" in talk.say("chen.yj", "鎖" * 10_000)
    assert set(talk.raw(b'{"from": "stranger:\\u0000", "text": "x"}')) == {"error"}
    assert set(talk.raw(b'{"from": "stranger:' + b"x" * 500 + b'", "text": "x"}')) == {"error"}
    assert talk.close() == ""


def test_a_server_that_is_not_there_is_one_clear_line_without_the_password(command: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("database: postgresql+psycopg://desk:canary-77@127.0.0.1:1/desk\n", encoding="utf-8")
    (found,) = (one for one in map(json.loads, command("doctor", "--json", "--config", str(config)).stdout.splitlines()) if one.get("check") == "database")
    assert "Connection refused" in found["said"]
    told = f"accountdesk: {config}: database: {found['said']}; {found['remedy']}\n"
    for words in (["people", "list"], ["chat", "--as", "chen.yj"], ["run", "--port", "0"], ["audit", "list"]):
        said = command(*words, "--config", str(config), "--data", str(tmp_path))
        assert (said.returncode, said.stdout, said.stderr) == (2, "", told), words
    (tmp_path / "keys").mkdir()
    for name in ("national_id", "session", "audit"):
        (tmp_path / "keys" / f"{name}.key").write_text("a key of at least thirty-two characters")
    assert command("run", "--port", "0", "--config", str(config), "--data", str(tmp_path)).stderr == told, "nothing has to be looked for before it is opened"
    assert "canary-77" not in told


def test_a_chat_that_names_no_folder_leaves_the_keys_of_a_server_where_the_next_start_finds_them(address: str, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(f"database: {address}\n", encoding="utf-8")

    def said(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run([sys.executable, "-m", "bot", *words], cwd=tmp_path, env=environment, input="", capture_output=True, text=True, timeout=90)

    assert said("chat", "--as", "chen.yj", "--json").returncode == 0
    assert "chen.yj" in said("people", "list").stdout
    assert {path.name for path in (tmp_path / "data" / "keys").glob("*.key")} >= {"national_id.key", "session.key", "audit.key"}
