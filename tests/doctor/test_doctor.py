"""`doctor` says in one line each what was tried, what came back and what to do about it; it makes nothing and works beside a running desk."""

import asyncio
import json
import re
import socket
import sqlite3
import ssl
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from bot.cli.arguments import build_parser, command_context
from bot.cli.doctor import doctor
from bot.faq.index import build_index
from bot.faq.library import shipped
from bot.settings.schema import Settings
from bot.wiring.application import Application, DataLocation, open_application
from tests.servers import certificates

ELSEWHERE = "public_url: https://desk.example\ndemonstration: true"
Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(name="command")
def in_this_process(capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The same command without the seconds that a new interpreter takes."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        parsed = build_parser().parse_args(arguments)
        capfdbinary.readouterr()
        code = asyncio.run(doctor(command_context(parsed)))
        out, wrong = capfdbinary.readouterr()
        return subprocess.CompletedProcess(arguments, code, out.decode(), wrong.decode())

    return run


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Application]:
    """A desk on this folder, without the seconds that understanding takes."""
    async with open_application(DataLocation(Settings(), folder), lambda: build_index(shipped()[:1], ())) as application:
        yield application


async def begin(folder: Path, **faults: str) -> None:
    """Loads the sample organisation, where it is not there yet, and breaks or mends what is named."""
    async with running(folder) as application:
        for name, how in faults.items():
            await application.organisation.break_system(name, how)


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    """A folder in which the sample organisation was loaded."""
    asyncio.run(begin(tmp_path / "data"))
    return tmp_path / "data"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def mail_server() -> Iterator[Controller]:
    """A real mail server that throws everything away."""
    server = Controller(Sink(), hostname="127.0.0.1", port=free_port())
    server.start()
    yield server
    server.stop()


def examined(command: Command, *arguments: str, code: int = 0) -> dict[str, dict[str, Any]]:
    """The objects that `doctor --json` prints, by the name of the check or the action."""
    done = command("doctor", "--json", *arguments)
    assert done.returncode == code, done.stdout + done.stderr
    assert done.stderr == ""
    objects = [json.loads(line) for line in done.stdout.splitlines()]
    for one in objects:
        assert set(one) == ({"check", "ok", "said", "remedy"} if "check" in one else {"action", "ways", "limits"})
    return {one.get("check") or one["action"]: one for one in objects}


def configured(tmp_path: Path, text: str) -> str:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_desk_as_shipped_is_found_well(command: Command, loaded: Path) -> None:
    found = examined(command, "--data", str(loaded))
    assert all(one["ok"] for one in found.values() if "check" in one)
    assert "at version" in found["database"]["said"]
    assert "mode 0600" in found["keys.session"]["said"]
    for name in ("portal", "personnel", "directory", "mailbox", "sso"):
        assert found[f"accounts.{name}"]["said"] == "embedded: answered"


def test_an_agency_without_admins_is_named_with_what_follows(command: Command, loaded: Path) -> None:
    organisation = examined(command, "--data", str(loaded))["organisation"]
    assert re.search(r"loaded: \d+ people in \d+ agencies", organisation["said"])
    assert "示範國小 (school-07)" in organisation["said"]
    assert "ticket at once" in organisation["remedy"]


def test_where_there_is_no_database_none_is_made_and_that_is_said(command: Command, tmp_path: Path) -> None:
    found = examined(command, "--data", str(tmp_path / "nowhere" / "deep"))
    assert "none was made" in found["database"]["said"]
    assert "--data" in found["database"]["remedy"]
    assert "the first start loads it" in found["organisation"]["said"]
    assert not (tmp_path / "nowhere").exists()


def test_a_wrong_organisation_file_is_told_before_the_first_start(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "org.yaml"
    file.write_text("agencies: []\npeople: []\n", encoding="utf-8")
    found = examined(command, "--data", str(tmp_path / "data"), "--organisation", str(file), code=1)
    assert not found["organisation"]["ok"]
    assert "org.yaml" in found["organisation"]["said"]


def test_a_file_that_is_no_database_fails_with_a_remedy(command: Command, tmp_path: Path) -> None:
    (tmp_path / "accountdesk.db").write_bytes(b"this is a letter, not a database" * 200)
    found = examined(command, "--data", str(tmp_path), code=1)
    assert "no database" in found["database"]["said"]
    assert "backup" in found["database"]["remedy"]  # And nothing about a server that should run.
    assert "server" not in found["database"]["remedy"]
    assert not found["accounts.portal"]["ok"]


def test_an_older_database_is_not_brought_forward_by_looking(command: Command, loaded: Path) -> None:
    def at(version: str | None = None) -> str:
        with sqlite3.connect(loaded / "accountdesk.db") as connection:
            if version:
                connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
            found: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        connection.close()
        return found

    at("0003")
    assert "db upgrade" in examined(command, "--data", str(loaded), code=1)["database"]["remedy"]
    assert at() == "0003"
    at("9999")
    assert "newer program" in examined(command, "--data", str(loaded), code=1)["database"]["remedy"]


def test_a_database_server_that_is_not_there_fails_without_its_password(command: Command, tmp_path: Path) -> None:
    config = configured(tmp_path, "database: postgresql+asyncpg://desk:canary-secret@127.0.0.1:1/desk")
    done = command("doctor", "--config", config)
    assert done.returncode == 1
    assert "canary-secret" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_key_that_others_can_read_fails_and_the_remedy_mends_it(command: Command, loaded: Path) -> None:
    key = loaded / "keys" / "session.key"
    key.chmod(0o644)
    found = examined(command, "--data", str(loaded), code=1)["keys.session"]
    assert "0644" in found["said"]
    assert found["remedy"] == f"chmod 600 {key}"
    key.chmod(0o600)
    examined(command, "--data", str(loaded))


def test_a_key_lost_beside_its_data_fails_and_none_is_made_in_its_place(command: Command, loaded: Path) -> None:
    key = loaded / "keys" / "national_id.key"
    key.unlink()
    assert "backup" in examined(command, "--data", str(loaded), code=1)["keys.national_id"]["remedy"]
    assert not key.exists()


@pytest.mark.parametrize("how", ["down", "garbled", "slow"])
def test_a_stored_fault_shows_as_a_failure_that_says_how_it_is_mended(command: Command, loaded: Path, how: str) -> None:
    asyncio.run(begin(loaded, directory=how))
    found = examined(command, "--data", str(loaded), code=1)
    assert [name for name, one in found.items() if not one.get("ok", True)] == ["accounts.directory"]
    assert '"fault": "directory"' in found["accounts.directory"]["remedy"]
    asyncio.run(begin(loaded, directory="well"))
    examined(command, "--data", str(loaded))


def test_a_broken_mailbox_page_and_helpdesk_are_told_too(command: Command, loaded: Path) -> None:
    asyncio.run(begin(loaded, mail="down", helpdesk="down"))
    found = examined(command, "--data", str(loaded), code=1)
    assert not found["mail"]["ok"]
    assert not found["helpdesk"]["ok"]


async def test_it_works_beside_a_running_desk_and_finds_what_is_broken_there(loaded: Path) -> None:
    async with running(loaded) as application, application.working():
        assert await doctor(command_context(build_parser().parse_args(["doctor", "--data", str(loaded)]))) == 0
        await application.organisation.break_system("portal", "down")
        assert await doctor(command_context(build_parser().parse_args(["doctor", "--data", str(loaded)]))) == 1


def test_a_mail_server_is_greeted(command: Command, tmp_path: Path, mail_server: Controller) -> None:
    config = configured(tmp_path, f"mail: {{smtp: 'smtp://127.0.0.1:{mail_server.port}', from: desk@desk.example}}")
    found = examined(command, "--config", config, "--data", str(tmp_path / "data"))["mail"]
    assert f"127.0.0.1:{mail_server.port} reached, answered EHLO" in found["said"]
    assert found["remedy"] == ""


@pytest.mark.parametrize(("more", "word"), [("", "mail.from"), (", from: desk@desk.example, user: desk", "user and password")])
def test_a_mail_server_that_the_desk_would_not_start_with_fails(command: Command, tmp_path: Path, mail_server: Controller, more: str, word: str) -> None:
    config = configured(tmp_path, f"mail: {{smtp: 'smtp://127.0.0.1:{mail_server.port}'{more}}}")
    assert word in examined(command, "--config", config, "--data", str(tmp_path / "data"), code=1)["mail"]["said"]


def test_a_mail_server_where_the_password_would_travel_in_clear_fails(command: Command, tmp_path: Path, mail_server: Controller) -> None:
    more = "from: desk@desk.example, user: desk, password: canary-secret"
    config = configured(tmp_path, f"mail: {{smtp: 'smtp://127.0.0.1:{mail_server.port}', {more}}}")
    assert "STARTTLS" in examined(command, "--config", config, "--data", str(tmp_path / "data"), code=1)["mail"]["remedy"]


def test_a_mail_server_behind_an_internal_ca_proves_who_it_is_or_the_doctor_says_what_to_write(command: Command, tmp_path: Path) -> None:
    certificate, key = certificates.trusted().issue(tmp_path, "127.0.0.1")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = Controller(Sink(), hostname="127.0.0.1", port=free_port(), tls_context=context)
    server.start()
    try:
        for ca_file, ok in ((certificates.trusted().file, True), (certificates.unknown().file, False), (None, False)):
            named = "" if ca_file is None else f", ca_file: '{ca_file}'"
            config = configured(tmp_path, f"mail: {{smtp: 'smtp://127.0.0.1:{server.port}', from: desk@desk.example{named}}}")
            found = examined(command, "--config", config, "--data", str(tmp_path / "data"), code=0 if ok else 1)["mail"]
            assert (found["ok"], str(ca_file or "own CAs") in found["said"], "mail.ca_file" in found["remedy"]) == (ok, True, not ok)
    finally:
        server.stop()


@pytest.mark.parametrize("address", ["smtp://127.0.0.1:1", "smtp://no-such-host.invalid:25", "desk:canary-secret@mail.example", "smtp://desk:canary-secret@mail.example", "http://mail.example", "smtp://h:99999"])
def test_a_mail_server_that_cannot_be_reached_fails_with_a_remedy(command: Command, tmp_path: Path, address: str) -> None:
    config = configured(tmp_path, f"mail: {{smtp: '{address}', from: desk@desk.example, user: desk, password: canary-secret}}")
    found = examined(command, "--config", config, "--data", str(tmp_path / "data"), code=1)
    assert [name for name, one in found.items() if not one.get("ok", True)] == ["mail"]
    assert found["mail"]["remedy"]
    assert "canary-secret" not in json.dumps(found)


def test_own_entries_that_cannot_be_read_fail_and_the_file_that_was_given_is_the_one_that_is_named(command: Command, tmp_path: Path) -> None:
    config = configured(tmp_path, f"faq: {{entries: '{tmp_path}/none.yaml'}}")
    found = examined(command, "--config", config, "--data", str(tmp_path / "data"), code=1)["faq.entries"]
    assert not found["ok"]
    assert found["said"].startswith(f"{config}: faq.entries: {tmp_path}/none.yaml cannot be read")


def test_a_driver_that_is_not_there_is_told_of_the_file_that_was_given(command: Command, tmp_path: Path) -> None:
    config = configured(tmp_path, "database: postgresql+pg8000://desk@127.0.0.1:1/desk")
    found = examined(command, "--config", config, "--data", str(tmp_path / "data"), code=1)["database"]
    assert found["said"].startswith(f"{config}: database: its driver cannot be used")


def test_the_policy_is_told_as_it_works_here(command: Command, tmp_path: Path) -> None:
    found = examined(command, "--data", str(tmp_path / "data"))
    strong, weak = found["reset_password"]["ways"]
    assert (strong["level"], strong["available"], strong["taken"]) == ("V3", True, "yes"), "as the line above it says"
    assert strong["proven_by"] == "citizen certificate (the demonstration's card reader)"
    assert "a card reader stands in" in found["verification.certificate"]["said"]
    assert (weak["level"], weak["approver"], weak["waits"], weak["available"]) == ("V1", "personnel_admin", "30m", True)
    assert found["enable"]["ways"][0]["waits"] == "1 working day"
    assert found["unlock"]["limits"]["per_day"] == 3
    assert found["unlock"]["limits"]["codes"] == {"1m": 1, "1h": 5, "1d": 10}
    passwords = "authenticator and current password or authenticator and code or code and current password"
    assert found["decide"]["ways"][0]["proven_by"] == f"citizen certificate (the demonstration's card reader) or passkey or {passwords}"
    assert found["decide"]["limits"]["fresh"] == "15m"


def test_where_the_demonstrations_card_reader_is_not_shown_no_way_needs_it(command: Command, tmp_path: Path) -> None:
    found = examined(command, "--config", configured(tmp_path, ELSEWHERE), "--data", str(tmp_path / "data"))
    strong = found["reset_password"]["ways"][0]
    assert (strong["proven_by"], strong["available"]) == ("not configured here: the next way is taken", False)


def test_a_paused_desk_says_so_and_has_no_way_open(command: Command, tmp_path: Path) -> None:
    found = examined(command, "--config", configured(tmp_path, "policy: {paused: true}"), "--data", str(tmp_path / "data"))
    assert "only reads" in found["policy"]["said"]
    assert not any(way["available"] for name, one in found.items() if "ways" in one and name != "decide" for way in one["ways"])


def test_a_policy_that_nobody_can_approve_fails(command: Command, tmp_path: Path) -> None:
    config = configured(tmp_path, f"{ELSEWHERE}\npolicy: {{decide: {{level: V3}}}}")
    assert "policy.decide.level" in examined(command, "--config", config, "--data", str(tmp_path / "data"), code=1)["policy"]["remedy"]


def test_an_action_without_an_open_way_is_a_warning(command: Command, tmp_path: Path) -> None:
    config = configured(tmp_path, f"{ELSEWHERE}\npolicy: {{reset_password: {{ways: [{{level: V3}}]}}}}")
    found = examined(command, "--config", config, "--data", str(tmp_path / "data"))
    assert "reset_password" in found["policy"]["said"]
    assert found["reset_password"]["ways"][0]["proven_by"] == "not configured here: there is no other way"


def test_without_a_terminal_it_prints_a_line_each_and_the_policy_in_columns(command: Command, loaded: Path) -> None:
    done = command("doctor", "--data", str(loaded))
    assert done.returncode == 0
    looked, table, limits = done.stdout.split("\n\n")
    marks = {name: mark for mark, name in (line.split()[:2] for line in looked.splitlines())}
    assert {"configuration", "database", "accounts.directory", "policy"} < marks.keys()
    # Without its wheel (other machines than Linux on x86-64) the encoder is a warning.
    assert {name for name, mark in marks.items() if mark != "ok"} - {"meaning.encoder"} == {"organisation"}
    header, *rows = table.splitlines()
    at = header.index("who approves")
    assert all(row[at - 2 : at] == "  " and row[at] != " " for row in rows)
    assert "3 wrong ones" in limits
    assert "\x1b" not in done.stdout


def test_the_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["doctor", "--help"])
    assert "Example: python -m bot doctor" in capsys.readouterr().out
