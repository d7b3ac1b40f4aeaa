"""The page on Active Directory is run word for word against a fresh domain, from two new accounts to an unlock."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.secret import Secret
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import ServiceAccount
from tests.conftest import ROOT, Chat
from tests.contracts.real_directory import reach
from tests.journeys.acting import Acting, Browser
from tests.servers import samba
from tests.servers.samba import Made

PAGE = (ROOT / "docs" / "deploy-active-directory.md").read_text(encoding="utf-8")
ME = Made("GEAA-012686", "Tpead-canary-1", more={"employeeID": "yjchen"})


def block(kind: str) -> str:
    found = re.search(rf"^```{re.escape(kind)}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None, kind
    return found[1]


@pytest.mark.timeout(400)
def test_the_page_leads_from_nothing_to_a_working_unlock(tmp_path: Path, chat: Callable[..., Chat], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AD_READ_PASSWORD", "Read-Passw0rd-of-chance")
    monkeypatch.setenv("AD_WRITE_PASSWORD", "Write-Passw0rd-of-chance")
    controller = samba.fresh()
    try:
        controller.run(block("sh samba"))
        controller.make(ME, Made("GEAA-000001"))
        # Only the server's address and the place of the CA are another here: a test can choose neither.
        config = block("yaml config.yaml").replace("ldaps://dc1.tpead.test:636", controller.url).replace("ca_file: ca.pem", f"ca_file: {controller.ca_file}")
        (tmp_path / "config.yaml").write_text(config, encoding="utf-8")
        (tmp_path / "pilot.yaml").write_text(block("yaml pilot.yaml"), encoding="utf-8")
        where = ("--config", str(tmp_path / "config.yaml"), "--data", str(tmp_path / "data"), "--organisation", str(tmp_path / "pilot.yaml"))

        def desk(*arguments: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run([sys.executable, "-m", "bot", *arguments, *where], cwd=ROOT, capture_output=True, text=True, timeout=60)

        before = {one["check"]: one for one in map(json.loads, desk("doctor", "--json").stdout.splitlines()) if "check" in one}
        assert not before["accounts.directory.rights"]["ok"], "nobody was given any right yet"
        controller.delegate(desk("doctor", "--setup").stdout)
        after = desk("doctor", "--json")
        told = {one["check"]: one for one in map(json.loads, after.stdout.splitlines()) if "check" in one}
        assert after.returncode == 0, after.stdout
        assert told["accounts.directory.rights"]["remedy"] == "", told["accounts.directory.rights"]

        there = reach(controller)
        talk = LdapSession("elsewhere", there.servers[0], there, ServiceAccount("svc-accountdesk-read@tpead.test", Secret("Read-Passw0rd-of-chance")))
        for _ in range(5):
            talk.sign_in(ME.dn, Secret("wrong"))
        assert "D15" in desk("people", "show", "chen.yj").stdout
        acting, browser = Acting(chat(*where)), Browser()
        acting.say("chen.yj", "我登不進去")
        acting.say("chen.yj", "幫我解鎖")
        browser.open(acting.link("chen.yj"))
        browser.send(code=acting.code("chen.yj"))
        assert browser.status == 200, browser.seen()
        assert talk.sign_in(ME.dn, Secret("Tpead-canary-1")).code == 0
        talk.close()
    finally:
        controller.discard()


def test_what_the_page_says_that_doctor_says_is_what_it_says() -> None:
    sources = "".join(file.read_text(encoding="utf-8") for place in ("integrations/accounts", "bot/cli") for file in (ROOT / place).rglob("*.py"))
    table = PAGE.partition("| it says | do this |")[2].partition("## 5.")[0]
    for line in table.splitlines():
        said = line.strip("| ").partition(" | ")[0]
        words = max((part.strip(" (") for part in said.split("…")), key=len, default="").partition(" data ")[0]
        if words and not words.startswith("-"):
            assert words in sources, words
