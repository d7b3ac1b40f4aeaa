"""A complete deployment: nothing embedded but the helpdesk, started from config.yaml alone."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.secret import Secret
from integrations.accounts.ldap.connection import LdapSession
from tests.conftest import ROOT, Chat
from tests.contracts.real_directory import accounts, reach
from tests.deployment.city import BOSS, HSU, ME, domain, mail_server, real_config
from tests.journeys.acting import Acting, Browser
from tests.servers import samba, slapd


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AD_READ_PASSWORD", samba.PASSWORD)


def desk(config: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments, "--config", str(config), "--data", str(config.parent / "data")]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=90)


def test_people_status_doctor_and_an_unlock_by_mailed_code(chat: Callable[..., Chat], tmp_path: Path) -> None:
    with domain(ME, BOSS, HSU) as controller, mail_server() as (port, post):
        config = real_config(tmp_path, port)
        examined = desk(config, "doctor", "--json")
        failed = [line for line in map(json.loads, examined.stdout.splitlines()) if line.get("ok") is False]
        assert (examined.returncode, failed) == (0, []), examined.stdout + examined.stderr
        assert desk(config, "db", "upgrade").returncode == 0
        listed = [json.loads(line) for line in desk(config, "people", "list", "--json").stdout.splitlines()]
        assert [(one["id"], one["agency_name"], one["role"]) for one in listed] == [("boss", "資訊局", "staff"), ("hsu", "資訊局", "helpdesk"), ("me", "資訊局", "staff")]
        shown = json.loads(desk(config, "people", "show", "me", "--json").stdout)
        assert {name: one["is"] for name, one in shown["systems"].items()} == dict.fromkeys(("portal", "personnel", "directory", "mailbox", "sso"), "present")
        assert (shown["rows"], shown["binding"]["record"]) == ([], [{"portal": "yjchen", "directory": "GEAA-012686", "foreign": False}])

        there = reach(controller)
        talk = LdapSession("elsewhere", there.servers[0], there, accounts()[0])
        for _ in range(5):
            talk.sign_in(ME.dn, Secret("wrong"))
        acting, browser = Acting(chat("--config", str(config), "--data", str(tmp_path / "data"))), Browser()
        assert "鎖" in acting.say("me", "我帳號怎麼了")
        acting.say("me", "幫我解鎖")
        browser.open(acting.link("me"))
        browser.send(code=post.codes["me@home.example"])
        assert browser.status == 200, browser.seen()
        acting.collect()
        assert talk.sign_in(ME.dn, Secret("Tpead-canary-1")).code == 0
        talk.close()
        assert "正常" in acting.say("me", "我帳號怎麼了")
        for file in (tmp_path / "data").rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                assert b"B277777778" not in content, f"T23: {file}"
                assert samba.PASSWORD.encode() not in content, f"T24: {file}"


def test_one_dead_system_is_told_and_the_rest_still_answers(chat: Callable[..., Chat], tmp_path: Path) -> None:
    with domain(ME, BOSS, HSU), mail_server() as (port, _):
        config = real_config(tmp_path, port)
        line = chat("--config", str(config), "--data", str(tmp_path / "data"))
        assert "正常" in line.say("me", "我帳號怎麼了")
        slapd.mail_server().server.hang()
        try:
            told = line.say("me", "我帳號怎麼了")
            assert "信箱" in told
            assert "登不進去" not in told
        finally:
            slapd.mail_server().server.go_on()


def test_the_web_has_no_bar_and_nobody_becomes_somebody_by_an_address(chat: Callable[..., Chat], tmp_path: Path) -> None:
    with domain(ME, BOSS, HSU), mail_server() as (port, _):
        config = real_config(tmp_path, port)
        line = chat("--config", str(config), "--data", str(tmp_path / "data"))
        browser = Browser()
        browser.open(f"{line.ready['web']}/?as=me")
        assert "陳怡君" not in browser.page
        for path in ("/demo", "/demo/mail"):
            browser.open(f"{line.ready['web']}{path}")
            assert browser.status == 404


def test_everything_real_without_the_agencies_is_one_clear_line(tmp_path: Path) -> None:
    with mail_server() as (port, _):
        config = real_config(tmp_path, port)
        config.write_text(config.read_text().replace(f"organisation: {{agencies: {tmp_path}/agencies.yaml}}", ""))
        done = desk(config, "people", "list")
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "organisation.agencies" in done.stderr
