"""A pilot: an organisation's file names the accounts, and Active Directory is the real one. From the chat to the domain controller and back."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.secret import Secret
from integrations.accounts.ldap.connection import LdapSession
from tests.active_directory.test_writes import count, written
from tests.conftest import Chat
from tests.contracts.real_databases import filled, portal_account
from tests.contracts.real_directory import accounts, reach
from tests.deployment.city import BOSS, HSU, ME, domain, pilot_config
from tests.journeys.acting import Acting, Browser
from tests.servers import samba
from tests.servers.samba import Controller

NEW = "Ox4-Rain.Bottle"


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AD_READ_PASSWORD", samba.PASSWORD)


def sign_in(controller: Controller, password: str, times: int = 1) -> list[str]:
    there = reach(controller)
    talk = LdapSession("elsewhere", there.servers[0], there, accounts()[0])
    said = [talk.sign_in(ME.dn, Secret(password)) for _ in range(times)]
    talk.close()
    return [one.data for one in said]


def approved(desk: Acting, wish: str, check: str) -> Browser:
    """Somebody asks and proves it, the admin is asked, proves it and approves; gives the browser of who asked."""
    own, admin = Browser(), Browser()
    desk.say("me", wish)
    own.open(desk.link("me"))
    own.send(code=desk.code("me"))
    desk.collect()
    desk.press("boss", desk.buttons("boss")[0]["id"])
    admin.open(desk.link("boss"))
    admin.send(code=desk.code("boss"), current_password="Tpead-canary-2", decision="approve", identity_check=check)
    assert admin.status == 200, admin.seen()
    desk.collect()
    return own


def test_locked_elsewhere_unlocked_here(chat: Callable[..., Chat], tmp_path: Path) -> None:
    config, office = pilot_config(tmp_path)
    with domain(ME, BOSS, HSU) as controller:
        sign_in(controller, "wrong", 5)
        assert sign_in(controller, "Tpead-canary-1") == ["775"]
        desk, browser = Acting(chat("--config", str(config), "--organisation", str(office))), Browser()
        assert "鎖" in desk.say("me", "我帳號怎麼了")
        before = count(controller)
        desk.say("me", "幫我解鎖")
        browser.open(desk.link("me"))
        browser.send(code=desk.code("me"))
        assert browser.status == 200, browser.seen()
        desk.collect()
        assert written(controller, before) == [("Modify", ME.dn, ("lockoutTime",), 0)]
        assert sign_in(controller, "Tpead-canary-1") == [""]
        assert "正常" in desk.say("me", "我帳號怎麼了")


def test_forgotten_approved_and_chosen_anew(chat: Callable[..., Chat], tmp_path: Path) -> None:
    config, office = pilot_config(tmp_path)
    with domain(ME, BOSS, HSU) as controller:
        desk = Acting(chat("--config", str(config), "--organisation", str(office)))
        browser = approved(desk, "我忘記密碼了，幫我重設", "in_person")
        browser.open(desk.link("me"))
        browser.send(new_password=NEW, repeat_password=NEW)
        assert browser.status == 200, browser.seen()
        assert sign_in(controller, NEW) == [""]
        assert sign_in(controller, "Tpead-canary-1") == ["52e"]
        assert NEW not in controller.server.said()


def test_a_privileged_account_is_not_handled_here_and_that_is_an_event(chat: Callable[..., Chat], tmp_path: Path) -> None:
    config, office = pilot_config(tmp_path)
    with domain(samba.Made("GEAA-012686", groups=(f"CN=Domain Admins,CN=Users,{samba.ROOT}",)), BOSS, HSU) as controller:
        before = count(controller)
        desk = Acting(chat("--config", str(config), "--organisation", str(office)))
        assert not any(one["links"] for one in desk.messages)
        desk.say("me", "幫我解鎖")
        assert not any(one["links"] for one in desk.messages)
        assert written(controller, before) == []


def test_what_the_desk_was_not_given_goes_to_people_at_once(chat: Callable[..., Chat], tmp_path: Path) -> None:
    config, office = pilot_config(tmp_path, rights="[reset]")
    with domain(ME, BOSS, HSU) as controller:
        sign_in(controller, "wrong", 5)
        desk = Acting(chat("--config", str(config), "--organisation", str(office)))
        told = desk.say("me", "幫我解鎖")
        assert "不能由我直接辦" in told
        assert not any(one["links"] for one in desk.messages if one["to"] == "me"), "nobody proves anything for nothing"
        desk.press("me", next(one["id"] for one in desk.buttons("me") if one["label"] == "開一張單"))
        desk.press("me", next(one["id"] for one in desk.buttons("me") if one["label"] == "送出這張單"))
        assert desk.told("hsu"), "the helpdesk has it"


def test_an_enabling_that_the_desk_may_not_make_is_made_by_the_admin_and_watched(chat: Callable[..., Chat], tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/city.db"
    engine = filled(url)
    with engine.begin() as connection:
        connection.execute(sa.delete(portal_account))
        connection.execute(sa.insert(portal_account).values(login="yjchen", emp_no="me", status="D", full_name="陳怡君"))
    portal = f"""  portal:
    kind: sql
    url: {url}
    table: portal_account
    columns: {{account: login, person: emp_no, enabled: {{column: status, meanings: {{A: enabled, D: disabled}}}}}}
"""
    config, office = pilot_config(tmp_path, portal=portal)
    with domain(ME, BOSS, HSU):
        desk = Acting(chat("--config", str(config), "--organisation", str(office)))
        approved(desk, "幫我啟用帳號", "called_back")
        told = desk.told("boss") + desk.told("me")
        desk.collect()
        told += desk.told("boss") + desk.told("me")
        assert "員工愛上網：到帳號管理打開" in told, told
        assert "親自替你啟用" in told
        desk.advance("11m")
        assert "啟用" not in desk.told("me"), "nothing was done yet, and nobody is told anything"
        with engine.begin() as connection:
            connection.execute(sa.update(portal_account).values(status="A"))
        desk.advance("11m")
        heard = desk.told("me")
        desk.collect()
        assert "啟用" in heard + desk.told("me")


def test_an_enabling_that_nobody_makes_becomes_a_ticket_after_a_working_day(chat: Callable[..., Chat], tmp_path: Path) -> None:
    config, office = pilot_config(tmp_path)
    with domain(samba.Made("GEAA-012686", enabled=False, more={"employeeID": "yjchen"}), BOSS, HSU):
        desk = Acting(chat("--config", str(config), "--organisation", str(office)))
        approved(desk, "幫我啟用帳號", "called_back")
        for _ in range(3):
            desk.collect()
        desk.advance("4d")
        heard = desk.told("hsu")
        for _ in range(3):
            desk.collect()
            heard += desk.told("hsu")
        assert heard, "the helpdesk takes over"


def test_the_demonstration_cannot_break_what_is_real(chat: Callable[..., Chat], tmp_path: Path) -> None:
    config, office = pilot_config(tmp_path)
    with domain(ME, BOSS, HSU):
        line = chat("--config", str(config), "--organisation", str(office))
        assert "real" in line.raw(b'{"fault": "directory", "is": "down"}')["error"]
        assert "real" in line.raw(b'{"lock": "GEAA-012686"}')["error"]
        assert line.raw(b'{"fault": "mailbox", "is": "down"}')["messages"] == []
        browser = Browser()
        browser.open(f"{line.ready['web']}/demo?as=me")
        assert browser.status == 404, "beside a real account system nobody is anybody, and there is no bar"
        assert 'action="/demo/' not in browser.page
