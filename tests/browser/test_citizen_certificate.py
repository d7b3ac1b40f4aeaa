"""A card in a real Chromium, through a real nginx: forgotten, the card, a new password, and in again, in five steps for the person."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import DESKTOP, PHONE, SIZES, Desk, fits_everywhere, named, shot, visiting
from tests.browser.test_accessible import violations
from tests.paths import ROOT, SAMPLES
from tests.servers.certificates import Card, CardAuthority, card_root
from tests.servers.nginx import CardHost, card_host
from tests.servers.process import free_port

pytestmark = pytest.mark.xdist_group("browser")

_NEW = "Violet-7!teacup-rain"
_SECRET = "thirty-two characters of chance."


@dataclass
class CardOffice:
    """A desk whose people prove with cards of `issuer` at `host`."""

    url: str
    folder: Path
    host: CardHost
    issuer: CardAuthority

    def card_of(self, who: str, name: str) -> Card:
        """A card with the serial number that the sample organisation makes up for this person."""
        return self.issuer.card_of(name, int(f"7{hashlib.sha256(who.encode()).hexdigest()[:15]}", 16))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CardOffice]:
    folder, port, cards, issuer = tmp_path_factory.mktemp("certificate"), free_port(), free_port(), card_root().authority("測試 MOICA")
    (folder / "ca.pem").write_bytes(issuer.chain)
    (folder / "all.crl").write_bytes(issuer.revoking())
    (folder / "secret").write_text(_SECRET)
    section = f"{{url: 'https://localhost:{cards}', ca_file: {folder}/ca.pem, crl_file: {folder}/all.crl, proxy_secret: 'file:{folder}/secret'}}"
    (folder / "config.yaml").write_text(f"verification:\n  certificate: {section}\n", encoding="utf-8")
    command = [sys.executable, "-m", "bot", "run", "--config", str(folder / "config.yaml"), "--port", str(port), "--data", str(folder / "data")]
    command += ["--organisation", str(SAMPLES / "go_live.yaml")]
    with card_host(port, folder / "ca.pem", _SECRET, cards) as host, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT) as running:
        assert running.stdout is not None
        ready = running.stdout.readline().split()
        assert ready[:1] == ["READY"], ready
        yield CardOffice(ready[1], folder, host, issuer)
        running.terminate()


def holding(desk: CardOffice, card: Card) -> dict[str, Any]:
    """What makes a browser present this card at the certificate's host."""
    certificate, key = card.in_files(desk.folder)
    return {"ignore_https_errors": True, "client_certificates": [{"origin": desk.host.url, "certPath": str(certificate), "keyPath": str(key)}]}


def looked_at(page: Page, name: str, size: ViewportSize) -> None:
    assert violations(page) == []
    assert fits_everywhere(page)
    shot(page, f"certificate-{name}-{named(size)}", full=True)


@SIZES
def test_d21_forgotten_the_card_a_new_password_and_in_again_in_five_steps(chromium: Browser, desk: CardOffice, size: ViewportSize) -> None:
    who, name, account = ("chen.yj", "陳怡君", "yc1268") if size is DESKTOP else ("lin.mh", "林美惠", "mh1023")
    with visiting(chromium, cast(Desk, desk), who, size, **holding(desk, desk.card_of(who, name))) as page:
        # 1: says it
        page.fill("#say", "我忘記密碼了，幫我重設")
        page.press("#say", "Enter")
        # 2: opens the page
        page.locator(".go[href*='/s/']").last.wait_for()
        shot(page, f"certificate-said-{named(size)}")
        page.locator(".go[href*='/s/']").last.click()
        looked_at(page, "asked", size)
        # 3: with the certificate
        page.get_by_role("link", name="使用自然人憑證").click()
        expect(page.locator("h1")).to_have_text("用自然人憑證確認是你")
        assert page.url.startswith(f"{desk.host.url}/certificate?for=")
        expect(page.locator("#certificate")).to_contain_text("已經出示一張憑證")
        looked_at(page, "card", size)
        # 4: the one button
        page.get_by_role("button", name="用我的憑證").click()
        expect(page.locator("h1").first).to_have_text("設定新密碼")
        assert page.url.startswith(f"{desk.url}/s/")
        # 5: the new password
        looked_at(page, "choose", size)
        page.fill("#new_password", _NEW)
        page.fill("#repeat_password", _NEW)
        page.locator("button.main").click()
        expect(page.locator(".state")).to_have_text("已完成")
        looked_at(page, "done", size)
        page.goto(f"{desk.url}/link")
        page.fill("#directory_account", account)
        page.fill("#directory_password", _NEW)
        page.locator("button.main").click()
        expect(page.locator("h1").first).to_have_text("取得連結碼")


def test_d25_somebody_elses_card_is_told_on_the_page_and_the_way_back_is_there(chromium: Browser, desk: CardOffice) -> None:
    with visiting(chromium, cast(Desk, desk), "chen.yj", PHONE, forgiven="422", **holding(desk, desk.card_of("lin.mh", "林美惠"))) as page:
        page.fill("#say", "我忘記密碼了，幫我重設")
        page.press("#say", "Enter")
        page.locator(".go[href*='/s/']").last.click()
        page.get_by_role("link", name="使用自然人憑證").click()
        page.get_by_role("button", name="用我的憑證").click()
        expect(page.locator("#problems")).to_be_focused()
        expect(page.locator("#problems")).to_contain_text("不是這個帳號綁定的那一張")
        assert page.title().startswith("請更正：")
        looked_at(page, "wrong", PHONE)
        page.locator(".brand").click()
        expect(page).to_have_url(desk.url + "/")
