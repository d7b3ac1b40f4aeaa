"""The trail against a hand in the database itself: a real SQLite file, the keeper of the anchor, the command as an operator types it (T28)."""

import asyncio
import contextlib
import fcntl
import json
import os
import shutil
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.audit import AuditEvent, AuditRecord
from bot.audit_trail.check import TrailEvidence, examine_trail
from bot.audit_trail.keeper import BY_MAIL, TO_SYSLOG, AnchorKeeper, AnchorTarget, MailedAnchor
from bot.cli.arguments import build_parser, command_context
from bot.cli.audit import audit, read_evidence
from bot.cli.doctor_checks.audit_trail import check_trail
from bot.clock import MovableClock
from bot.errors import Unreachable
from bot.messages import Mail
from bot.settings.keys import read_key
from bot.store.database import open_engine, sync_to_disk, upgrade
from bot.store.work import Store
from integrations.anchors.file import LocalAnchorFile
from integrations.anchors.syslog import Syslog

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class StoppedClock:
    """Time stands."""

    def now(self) -> datetime:
        return NOW


class Desk:
    """As much of one as records and anchors; each `working` is a start and a stop."""

    def __init__(self, folder: Path, *outposts: AnchorTarget, file: Path | None = None) -> None:
        self.folder, self.outposts, self.clock = folder, outposts, MovableClock(StoppedClock())
        self.file = LocalAnchorFile(file or folder / "keys" / "audit.anchor")
        self.logged: list[Any] = []

    @contextlib.asynccontextmanager
    async def working(self) -> AsyncIterator[tuple[Store, AnchorKeeper]]:
        key = read_key(None, "audit", self.folder / "keys").reveal().encode()
        engine = open_engine(f"sqlite+aiosqlite:///{self.folder / 'accountdesk.db'}")
        store = Store(engine, lambda: "id", key)
        anchors = AnchorKeeper(store, key, self.file, self.outposts, self.clock, lambda: sync_to_disk(engine))
        with capture_logs() as self.logged:
            await anchors.begin()
            yield store, anchors
            await anchors.close()
        await engine.dispose()

    async def records(self, number: int, did: AuditEvent = AuditEvent.STATUS_LOOKED) -> None:
        """Starts, records, stops."""
        async with self.working() as (store, _), store.work() as work:
            for _ in range(number):
                await work.audit.append(AuditRecord(did, "web:1", "chen.yj", {"rows": "D15"}), self.clock.now())

    def by_hand(self, *statements: str) -> None:
        """What somebody does who can write to the database only."""
        with contextlib.closing(sqlite3.connect(self.folder / "accountdesk.db")) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at this version, made once."""
    file = tmp_path_factory.mktemp("empty") / "accountdesk.db"

    async def make() -> None:
        engine = open_engine(f"sqlite+aiosqlite:///{file}")
        await upgrade(engine)
        await engine.dispose()

    asyncio.run(make())
    return file


@pytest.fixture
def folder(empty: Path, tmp_path: Path) -> Path:
    shutil.copy(empty, tmp_path)
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder)


Typed = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def typed(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Typed:
    """`audit …` on that folder; `code` is how it ended."""

    async def type(*arguments: str) -> dict[str, Any]:
        code = await audit(command_context(build_parser().parse_args(["audit", *arguments, "--data", str(folder)])))
        said = capsysbinary.readouterr().out.decode()
        return {**(json.loads(said) if said.startswith("{") and said.count("\n") == 1 else {"said": said}), "code": code}

    return type


def why(found: dict[str, Any]) -> set[str]:
    return {one["why"] for one in found["findings"]}


REBUILT = ("CREATE TABLE held AS SELECT * FROM audit", "DROP TABLE audit", "ALTER TABLE held RENAME TO audit")


@pytest.mark.parametrize(
    ("hands", "expected"),
    [
        (("DELETE FROM audit",), "cut off"),
        (("DROP TABLE audit",), "no table"),
        (("DELETE FROM audit WHERE number > 5",), "cut off"),
        (("DELETE FROM audit WHERE number = 6",), "cut off"),
        (("DELETE FROM audit WHERE number IN (3, 4)",), "missing"),
        (("UPDATE audit SET number = 99 WHERE number = 3", "UPDATE audit SET number = 3 WHERE number = 4", "UPDATE audit SET number = 4 WHERE number = 99"), "out of order"),
        (("UPDATE audit SET subject = 'lin.mh' WHERE number = 3",), "changed"),
        (("UPDATE audit SET keyed = NULL",), "no keyed seal"),
        (("UPDATE audit SET keyed = x'ff' WHERE number = 2",), "broken"),
        (("ALTER TABLE audit DROP COLUMN keyed",), "no keyed seal"),
        (("UPDATE audit SET at = '2026-13-45' WHERE number = 3",), "broken"),
        (("UPDATE audit SET details = '{' WHERE number = 3",), "broken"),
        (("UPDATE audit SET details = x'fffe' WHERE number = 3",), "broken"),
        (("UPDATE audit SET seal = CAST(x'ff' AS TEXT) WHERE number = 3",), "broken"),
        ((*REBUILT, "UPDATE audit SET actor = NULL WHERE number = 3"), "broken"),
        ((*REBUILT, "UPDATE audit SET number = 'three' WHERE number = 3"), "broken"),
        ((*REBUILT, "INSERT INTO audit SELECT * FROM audit WHERE number = 3"), "not in order"),
        ((*REBUILT, "ALTER TABLE audit DROP COLUMN details"), "broken"),
        (("UPDATE audit_anchor SET lines = 99",), "note broken"),
    ],
    ids=lambda one: one if isinstance(one, str) else one[-1][:60],
)
async def test_t28_a_hand_in_the_database_is_found_whatever_it_does(desk: Desk, typed: Typed, hands: tuple[str, ...], expected: str) -> None:
    await desk.records(6)
    assert (await typed("verify", "--json"))["code"] == 0
    desk.by_hand(*hands)
    found = await typed("verify", "--json")
    assert (found["code"], found["ok"]) == (1, False)
    assert expected in why(found)


async def test_t28_a_trail_that_was_cut_and_went_on_is_not_anchored_again_and_is_found(desk: Desk, typed: Typed) -> None:
    await desk.records(6)
    desk.by_hand("DELETE FROM audit WHERE number > 4")
    await desk.records(5, AuditEvent.FAQ_UNKNOWN)
    assert [one["event"] for one in desk.logged] == ["the audit trail is not the one that was anchored; see `audit verify`"]
    assert "not the anchored one" in why(await typed("verify", "--json"))


async def test_a_backup_that_was_put_back_is_told_apart_and_an_operator_answers_for_it_on_the_record(desk: Desk, typed: Typed) -> None:
    await desk.records(3)
    shutil.copy(desk.folder / "accountdesk.db", desk.folder / "backup")
    await desk.records(4)
    shutil.copy(desk.folder / "backup", desk.folder / "accountdesk.db")
    told = await typed("verify")
    assert told["code"] == 1
    assert "records 4 to 7 are missing: the trail ends at record 3" in told["said"]
    assert "an earlier state of the database was put back" in told["said"]
    assert (await typed("accept", "--because", "restored"))["code"] == 0
    await desk.records(2)
    assert desk.logged == []
    found = await typed("verify", "--json")
    assert (found["code"], found["records"], found["anchored"]["number"]) == (0, 6, 6)
    assert [(one["because"], one["held"], one["anchored"]) for one in found["accepted"]] == [("restored", "3", "7")]
    assert "trail.accepted" in (await typed("list"))["said"]


async def test_t28_an_anchor_file_that_was_shortened_taken_away_or_exchanged_is_found(desk: Desk, typed: Typed, empty: Path, tmp_path: Path) -> None:
    await desk.records(3)
    await desk.records(3)
    file = desk.file.path
    written = file.read_bytes()
    for left, expected in (
        (b"".join(written.splitlines(keepends=True)[:-1]), "anchor shortened"),
        (written[:-20], "anchor broken"),
        (b"", "anchor missing"),
        (b"\xff\xfe\n", "anchor broken"),
    ):
        file.write_bytes(left)
        assert expected in why(await typed("verify", "--json"))
    file.unlink()
    assert "anchor missing" in why(await typed("verify", "--json"))
    await desk.records(1)
    assert why(await typed("verify", "--json")) == {"anchor begun late"}, "beginning anew does not hide it"
    (tmp_path / "elsewhere" / "keys").mkdir(parents=True)
    shutil.copy(empty, tmp_path / "elsewhere")
    shutil.copy(desk.folder / "keys" / "audit.key", tmp_path / "elsewhere" / "keys")
    other = Desk(tmp_path / "elsewhere")
    await other.records(2, AuditEvent.FAQ_UNKNOWN)
    shutil.copy(other.file.path, file)
    assert "another trail" in why(await typed("verify", "--json"))


async def test_a_desk_that_anchors_while_the_trail_is_examined_is_no_anchor_cut_off(desk: Desk) -> None:
    await desk.records(3)
    key = read_key(None, "audit", desk.folder / "keys").reveal().encode()
    before = tuple(desk.file.lines())
    await desk.records(3)
    grown = tuple(desk.file.lines())

    async def found(again: tuple[bytes, ...] | None) -> list[str]:
        kept = TrailEvidence(key, before, "", again=None if again is None else lambda: again)
        async with desk.working() as (store, _), store.look() as work:
            return [one.why for one in (await examine_trail(work, kept, {})).findings]

    assert await found(grown) == []
    assert await found(None) == ["anchor shortened"]
    assert await found(before) == ["anchor shortened"], "it is as short as it was"
    assert await found((grown[-1], *grown)) == ["anchor shortened"], "it does not go on from what was read"


async def test_what_an_older_version_left_is_sealed_by_the_first_start_and_verify_says_from_where_the_key_counts(desk: Desk, typed: Typed) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{desk.folder / 'accountdesk.db'}")
    async with Store(engine, str).work() as work:
        for _ in range(4):
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
    await engine.dispose()
    before = await typed("verify")
    assert before["code"] == 0
    assert "not yet sealed with a key" in before["said"]
    await desk.records(0)
    await desk.records(2)
    found = await typed("verify", "--json")
    assert (found["code"], found["records"], found["keyed_from"]) == (0, 7, 5)
    desk.by_hand("UPDATE audit SET actor = 'web:2' WHERE number = 2")
    assert (await typed("verify", "--json"))["first_broken"] == 2


async def test_t28_a_start_gives_no_new_seals_to_a_trail_whose_seals_were_taken_away(desk: Desk, typed: Typed) -> None:
    await desk.records(4)
    desk.by_hand("UPDATE audit SET keyed = NULL")
    await desk.records(2)
    assert "no keyed seal" in why(await typed("verify", "--json"))


async def test_a_lost_key_is_said_and_does_not_stop_the_desk(desk: Desk, typed: Typed) -> None:
    await desk.records(3)
    key = desk.folder / "keys" / "audit.key"
    key.unlink()
    assert {"the key is not here"} <= why(await typed("verify", "--json"))
    await desk.records(1)
    assert any("another key" in one["event"] for one in desk.logged)
    assert {"another key"} <= why(await typed("verify", "--json"))


async def test_a_desk_at_work_is_verified_beside_it_and_killed_it_has_anchored_all_but_the_last_seconds(desk: Desk, typed: Typed) -> None:
    async with desk.working() as (store, anchors):
        for number in range(3):
            async with store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
            found = await typed("verify", "--json")
            assert (found["code"], found["records"]) == (0, number + 1)
        await anchors.tick()
        desk.by_hand("DELETE FROM audit WHERE number = 3")
        assert "cut off" in why(await typed("verify", "--json"))


class Elsewhere:
    """A place that takes what it is told, or fails."""

    name = "syslog://log.example"

    def __init__(self) -> None:
        self.away = False

    async def send(self, head: str) -> None:
        if self.away:
            raise Unreachable("audit", head)


async def test_t28_telling_another_place_does_not_anchor_a_rewritten_trail(folder: Path, typed: Typed) -> None:
    desk = Desk(folder, AnchorTarget(Elsewhere(), timedelta()))
    await desk.records(3)
    desk.by_hand("DELETE FROM audit")
    await desk.records(5, AuditEvent.FAQ_UNKNOWN)
    before = desk.file.path.read_text().count('"kind": "head"')
    await desk.records(2, AuditEvent.FAQ_UNKNOWN)
    assert desk.file.path.read_text().count('"kind": "head"') == before


async def test_a_place_that_is_away_all_night_does_not_end_the_anchoring(folder: Path, typed: Typed) -> None:
    place = Elsewhere()
    desk = Desk(folder, AnchorTarget(place, timedelta()))
    place.away = True
    async with desk.working() as (store, anchors):
        for _ in range(60):
            desk.clock.advance(timedelta(minutes=11))
            await anchors.tick()
        async with store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
        for _ in range(60):
            desk.clock.advance(timedelta(minutes=11))
            await anchors.tick()
    await desk.records(2)
    found = await typed("verify", "--json")
    assert (found["code"], found["anchored"]["number"]) == (0, 3)


async def test_a_full_disk_leaves_no_half_line_and_a_counted_line_is_on_the_disk(folder: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, write, sync, done = Desk(folder), os.write, os.fsync, set[str]()

    def recorded(descriptor: int) -> None:
        done.add(Path(os.readlink(f"/proc/self/fd/{descriptor}")).name)
        sync(descriptor)

    await desk.records(1)
    whole = desk.file.path.read_bytes()
    monkeypatch.setattr(os, "write", lambda descriptor, said: write(descriptor, said[:30]))
    await desk.records(1)
    assert desk.file.path.read_bytes() == whole
    assert "the anchor cannot be kept" in [one["event"] for one in desk.logged]
    monkeypatch.setattr(os, "write", write)
    monkeypatch.setattr(os, "fsync", recorded)
    await desk.records(1)
    assert "audit.anchor" in done, "the database must not count a line that a power failure takes"
    assert (await typed("verify", "--json"))["code"] == 0


async def test_whoever_waited_while_the_file_was_set_aside_writes_to_the_new_one(tmp_path: Path) -> None:
    file = LocalAnchorFile(tmp_path / "audit.anchor")

    descriptor = os.open(file.path, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    waiting = asyncio.create_task(asyncio.to_thread(file.append, lambda lines: f"behind {len(lines)}"))
    await asyncio.sleep(0.1)
    os.write(descriptor, b"first\n")
    file.path.replace(file.path.with_name("audit.anchor.1"))
    os.close(descriptor)
    await waiting
    assert file.path.with_name("audit.anchor.1").read_text() == "first\n"
    assert file.path.read_text() == "behind 1\n"


async def test_several_desks_on_one_database_share_key_and_file(desk: Desk, typed: Typed) -> None:
    others = [Desk(desk.folder) for _ in range(2)]
    async with contextlib.AsyncExitStack() as stack:
        rooms = [await stack.enter_async_context(one.working()) for one in (desk, *others)]

        async def at_work(store: Store, anchors: AnchorKeeper) -> None:
            for _ in range(5):
                async with store.work() as work:
                    await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
                await anchors.tick()

        await asyncio.gather(*(at_work(*room) for room in rooms))
    found = await typed("verify", "--json")
    assert (found["code"], found["records"], found["anchored"]["number"]) == (0, 15, 15)


async def test_a_full_file_is_set_aside_and_the_newest_are_kept(desk: Desk, typed: Typed) -> None:
    desk.file = LocalAnchorFile(desk.file.path, full=800)
    async with desk.working() as (store, anchors):
        for _ in range(20):
            async with store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
            await anchors.tick()
    kept = sorted(one.name for one in desk.file.path.parent.glob("audit.anchor*"))
    assert {"audit.anchor.1", "audit.anchor.5"} <= set(kept)
    assert len(kept) <= 6
    assert (await typed("verify", "--json"))["anchored"]["number"] == 20


class DeadPlace:
    name = "mailto:audit@city.example"

    async def send(self, head: str) -> None:
        raise Unreachable("mail", "mail: the server answered 451")


@pytest.mark.parametrize("kind", ["folder", "pipe", "place"])
async def test_an_anchor_that_fails_is_one_log_line_and_a_line_of_doctor_and_stops_nothing(folder: Path, kind: str) -> None:
    file = folder / "there"
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    outposts = (AnchorTarget(DeadPlace(), BY_MAIL),) if kind == "place" else ()
    desk = Desk(folder, *outposts, file=None if kind == "place" else file)
    async with desk.working() as (store, anchors):
        for _ in range(3):
            async with store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
            desk.clock.advance(timedelta(days=1))
            await anchors.tick()
    assert [one["event"] for one in desk.logged] == ["the anchor cannot be kept"]
    config = folder / "config.yaml"
    config.write_text(f"audit: {{anchor: '{DeadPlace.name if kind == 'place' else file}'}}\n", encoding="utf-8")
    asked = command_context(build_parser().parse_args(["audit", "verify", "--config", str(config), "--data", str(folder)]))
    engine = open_engine(f"sqlite+aiosqlite:///{folder / 'accountdesk.db'}")
    sealed, checks = await check_trail(asked.where.settings, read_evidence(asked), engine)
    await engine.dispose()
    assert (sealed, checks[-1].ok) == (True, False)


async def test_syslog_and_mail_are_told_at_their_rhythm_and_at_the_end(folder: Path) -> None:
    mails: list[Mail] = []

    class Box:
        async def send(self, mail: Mail) -> None:
            mails.append(mail)

    ear = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    ear.bind(("127.0.0.1", 0))
    ear.setblocking(False)
    clock = StoppedClock()
    syslog = Syslog(f"syslog://127.0.0.1:{ear.getsockname()[1]}", clock)
    mailed = MailedAnchor(Box(), "audit@city.example", lambda phrase, _, __: f"{phrase.key} {phrase.words['head']}", "en", clock)
    desk = Desk(folder, AnchorTarget(syslog, TO_SYSLOG), AnchorTarget(mailed, BY_MAIL))
    async with desk.working() as (store, anchors):
        for span in (timedelta(0), timedelta(minutes=1), timedelta(minutes=10), timedelta(days=1)):
            desk.clock.advance(span)
            async with store.work() as work:
                await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
            await anchors.tick()
        async with store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), NOW)
    datagrams = [ear.recv(2000).decode() for _ in range(4)]
    ear.close()
    assert [int(one.split(" - ")[-1].split(":")[0]) for one in datagrams] == [1, 3, 4, 5]
    assert datagrams[0].startswith("<109>1 2026-03-02T01:00:00.000Z ")
    assert [mail.text.split()[1].split(":")[0] for mail in mails] == ["1", "4", "5"]
    assert mails[0].address == "audit@city.example"
