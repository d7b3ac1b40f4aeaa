"""A desk whose volume of keys is not mounted does not start with new ones, which would fit none of its data; a first start makes them as ever."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.audit import AuditEvent, AuditRecord
from bot.errors import ConfigurationError
from bot.faq.index import build_index
from bot.faq.library import shipped
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from tests.servers.postgresql import new_database
from tests.stores import a_store

KEYS = ("national_id", "session", "audit")


def settings(**sections: Any) -> Settings:
    return Settings.model_validate(sections)


def starts(folder: Path, given: Settings | None = None) -> None:
    """A desk opens, records something and stops."""

    async def open_and_stop() -> None:
        async with open_application(DataLocation(given or Settings(), folder), lambda: build_index(shipped()[:1], ())) as desk, desk.store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, "web:1"), desk.clock.now())

    asyncio.run(open_and_stop())


def refused(folder: Path, given: Settings | None = None) -> str:
    with pytest.raises(ConfigurationError) as trouble:
        starts(folder, given)
    return trouble.value.detail


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder in which a desk has run."""
    starts(tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize("name", KEYS)
def test_a_key_lost_from_its_usual_place_is_not_made_anew(data: Path, name: str) -> None:
    key = data / "keys" / f"{name}.key"
    held = key.read_bytes()
    key.unlink()
    assert refused(data).startswith(f"keys.{name}: {key} is missing, and there are data already; put it back from the backup")
    assert not key.exists()
    key.write_bytes(held)
    starts(data)


@pytest.mark.parametrize("name", KEYS)
def test_a_key_that_the_configuration_names_and_whose_volume_is_not_mounted_is_not_made_either(data: Path, tmp_path: Path, name: str) -> None:
    key = tmp_path / "volume" / name
    assert f"keys.{name}: {key} is missing" in refused(data, settings(keys={name: f"file:{key}"}))
    assert not key.parent.exists()


def test_every_command_says_so_in_one_line_with_exit_2(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"keys: {{session: 'file:{tmp_path}/volume/session'}}\n", encoding="utf-8")
    for words in (["people", "list"], ["tickets", "list"], ["chat", "--as", "chen.yj"], ["run", "--port", "0"]):
        assert main([*words, "--config", str(config), "--data", str(data)]) == 2, words
        told = capsys.readouterr().err
        assert (told.count("\n"), "a new one would fit none of the data" in told) == (1, True), told
    assert not (tmp_path / "volume").exists()


def test_a_first_start_makes_the_keys_wherever_they_are_to_be(tmp_path: Path) -> None:
    named = settings(keys={"session": f"file:{tmp_path}/secrets/session"}, audit={"anchor": f"{tmp_path}/anchors/anchor"})
    starts(tmp_path / "data", named)
    assert {path.name for path in (tmp_path / "data" / "keys").iterdir()} >= {"national_id.key", "audit.key"}
    assert (tmp_path / "secrets" / "session").exists()
    assert (tmp_path / "anchors" / "anchor").exists()


async def test_desks_that_start_together_on_an_empty_server_make_one_set_of_keys_and_one_that_lacks_them_later_does_not_start(tmp_path: Path) -> None:
    named = settings(database=new_database(), keys={name: f"file:{tmp_path}/keys/{name}" for name in KEYS}, audit={"anchor": f"{tmp_path}/keys/anchor"})

    async def one(number: int) -> None:
        async with open_application(DataLocation(named, tmp_path / str(number)), lambda: build_index(shipped()[:1], ())) as desk, desk.store.work() as work:
            await work.audit.append(AuditRecord(AuditEvent.STATUS_LOOKED, f"web:{number}"), desk.clock.now())

    await asyncio.gather(*(one(number) for number in range(4)))
    await one(5)
    for name in KEYS:
        (tmp_path / "keys" / name).rename(tmp_path / "away")
        with pytest.raises(ConfigurationError, match=f"keys.{name}: .* is missing, and there are data already"):
            await one(6)
        assert not (tmp_path / "6").exists()
        (tmp_path / "away").rename(tmp_path / "keys" / name)


def test_after_db_upgrade_a_first_start_is_one_still(tmp_path: Path) -> None:
    assert main(["db", "upgrade", "--data", str(tmp_path / "data")]) == 0
    starts(tmp_path / "data")


def test_the_key_that_an_operator_wrote_in_the_place_of_the_old_one_is_taken(data: Path) -> None:
    (data / "keys" / "session.key").write_text("another key of at least 32 characters\n", encoding="ascii")
    starts(data)


def test_an_anchor_whose_folder_is_gone_is_not_begun_anew_and_one_in_a_folder_that_was_made_is(tmp_path: Path) -> None:
    named = settings(audit={"anchor": f"{tmp_path}/anchors/anchor"})
    starts(tmp_path / "data", named)
    (tmp_path / "anchors").rename(tmp_path / "away")
    assert f"audit.anchor: the folder {tmp_path}/anchors is missing, and the trail has an anchor already" in refused(tmp_path / "data", named)
    assert not (tmp_path / "anchors").exists()
    (tmp_path / "away").rename(tmp_path / "anchors")
    starts(tmp_path / "data", named)
    (tmp_path / "other").mkdir()
    starts(tmp_path / "data", settings(audit={"anchor": f"{tmp_path}/other/anchor"}))
    assert (tmp_path / "other" / "anchor").exists()


async def test_a_trail_says_whether_it_was_ever_anchored(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store, store.work() as work:
        assert not await work.audit.is_anchored()
        await work.audit.note_anchor("file", 1, "mac")
        assert await work.audit.is_anchored()
