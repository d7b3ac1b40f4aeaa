"""Two desks on one PostgreSQL behind nginx, as compose.yaml has them: its proxy, its configuration and its image's command; addresses and places are the test's."""

import contextlib
import os
import re
import shlex
import shutil
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest

from tests.deployment.container_file import compose, stages
from tests.environment import COMPLETE
from tests.paths import ROOT
from tests.servers import certificates, postgresql
from tests.servers.process import Process, free_port

# Others may hold the processors.
PATIENCE = 180
pytestmark = [pytest.mark.xdist_group("postgresql"), pytest.mark.timeout(2 * PATIENCE)]
TOKEN = "0123456789abcdef0123456789abcdef"
# Not localhost: there the desk takes itself for a demonstration on somebody's own machine.
PROXY = "127.8.0.2"
LOOPBACKS = {"desk-1": "127.8.0.11", "desk-2": "127.8.0.12"}
QUESTIONS = ("帳號被鎖要等多久？", "怎麼綁定 TPEAD？", "密碼有什麼規定？", "忘記密碼怎麼辦？", "how long does a lock last")
DRAWN = re.compile(r'<article class="item (?!mine)')


@dataclass
class City:
    """What is running. `desks`: the processes, by name; `port`: on which each listens, at its own address."""

    url: str
    port: int
    desks: dict[str, "subprocess.Popen[bytes]"]
    folder: Path
    database: str

    def said(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def messages(self, name: str) -> int:
        """How many messages this desk has answered."""
        figures = httpx.get(f"http://{LOOPBACKS[name]}:{self.port}/metrics", headers={"authorization": f"Bearer {TOKEN}"}, timeout=PATIENCE)
        assert figures.status_code == 200
        return sum(int(float(found)) for found in re.findall(r'^accountdesk_messages_total\{.*outcome="answered".*\} (\S+)', figures.text, re.MULTILINE))


def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    if found is None and COMPLETE:
        pytest.fail("there is no nginx here; tests/servers/install.sh installs it")
    return found or pytest.skip("there is no nginx here; install nginx-light to run this test")


def replaced(text: str, own: dict[str, str]) -> str:
    for written, mine in own.items():
        assert written in text, written
        text = text.replace(written, mine)
    return text


def proxy(folder: Path, desks: int) -> Process:
    """nginx with the configuration that is shipped."""
    certificate, key = certificates.trusted().issue(folder, PROXY)
    port, health = free_port(), free_port()
    own = {f"{compose()['services'][name]['networks']['inside']['ipv4_address']}:8080": f"{LOOPBACKS[name]}:{desks}" for name in LOOPBACKS}
    own |= {"listen 8443 ssl": f"listen {PROXY}:{port} ssl", "127.0.0.1:8081": f"127.0.0.1:{health}", "/tmp/": f"{folder}/", "error_log stderr": f"error_log {folder}/error.log"}
    own |= {"/run/secrets/tls-certificate": str(certificate), "/run/secrets/tls-key": str(key)}
    user = "user root;\n" if folder.owner() == "root" else ""
    (folder / "nginx.conf").write_text(user + "daemon off;\n" + replaced((ROOT / "deploy/nginx.conf").read_text(encoding="utf-8"), own), encoding="utf-8")
    return Process((nginx(), "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")), folder / "nginx.log", (PROXY, port))


def configuration(folder: Path, url: str, database: str) -> None:
    """config.container.yaml, its secrets files beside it."""
    reached = urlsplit(database)
    (folder / "pgpass").write_text(f"*:*:*:{reached.username}:{reached.password}\n", encoding="utf-8")
    (folder / "pgpass").chmod(0o400)
    (folder / "metrics-token").write_text(TOKEN + "\n", encoding="utf-8")
    written = (ROOT / "deploy/config.container.yaml").read_text(encoding="utf-8")
    own = {"accountdesk@172.30.8.3/accountdesk": f"{reached.username}@{reached.hostname}:{reached.port}{reached.path}", "/run/secrets/": f"{folder}/", "https://desk.example": url}
    # Hearing meaning is tried elsewhere, and costs two desks their start.
    (folder / "config.yaml").write_text(replaced(written, own) + "meaning: {encoder: none}\n", encoding="utf-8")


def start(city: City, name: str) -> "subprocess.Popen[bytes]":
    """The image's command, at the address of one desk."""
    last = stages()[-1]
    own = {"0.0.0.0": LOOPBACKS[name], "8080": str(city.port), "/etc/accountdesk/config.yaml": str(city.folder / "config.yaml"), "/data": str(city.folder / "data")}
    command = shlex.split(replaced(shlex.join(last.command("CMD")), own))
    environment = {"PATH": os.environ["PATH"], "ACCOUNTDESK_CACHE": os.environ["ACCOUNTDESK_CACHE"], "FORWARDED_ALLOW_IPS": "127.0.0.1"}
    assert set(compose()["services"][name]["environment"]) <= set(environment)
    with (city.folder / name).open("wb") as said:
        return subprocess.Popen([sys.executable, *last.command("ENTRYPOINT")[1:], *command], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said)


def learnt(config: Path) -> None:
    """What a desk reckons from its texts is in the cache: the first desk of a clone takes longer for it than nginx waits, where others hold the processors."""
    if not any(Path(os.environ["ACCOUNTDESK_CACHE"]).glob("index-*")):
        subprocess.run([sys.executable, "-m", "bot", "ask", "帳號", "--config", str(config)], cwd=ROOT, capture_output=True, check=True)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """Both desks started at the same moment over an empty database and an empty folder."""
    database, port = postgresql.new_database(), free_port()
    before = proxy(tmp_path, port)
    url = f"https://{PROXY}:{before.address[1]}"
    configuration(tmp_path, url, database)
    learnt(tmp_path / "config.yaml")
    city = City(url, port, {}, tmp_path, database)
    try:
        before.start()
        city.desks.update({name: start(city, name) for name in LOOPBACKS})
        for name, desk in city.desks.items():
            until = time.monotonic() + PATIENCE
            while "READY" not in city.said(name):
                assert desk.poll() is None, city.said(name)
                assert time.monotonic() < until, city.said(name)
                time.sleep(0.05)
        yield city
    finally:
        before.stop()
        for desk in city.desks.values():
            with contextlib.suppress(ProcessLookupError):
                desk.kill()
            desk.wait()


def visitor(city: City) -> httpx.Client:
    return httpx.Client(base_url=city.url, verify=ssl.create_default_context(cafile=certificates.trusted().file), follow_redirects=True, timeout=PATIENCE, headers={"origin": city.url})


def asks(browser: httpx.Client, text: str, answers: int) -> str:
    """One visitor's line, without scripts; the page once so many answers are on it."""
    page = browser.get("/").text
    csrf, once = (re.findall(rf'name="{name}" value="([^"]*)"', page) for name in ("csrf", "once"))
    sent = browser.post("/say", data={"csrf": csrf[0], "text": text} | ({"once": once[0]} if once else {}))
    assert sent.status_code == 200, sent.text
    until = time.monotonic() + PATIENCE
    while (shown := browser.get("/").text) and len(DRAWN.findall(shown)) < answers:
        assert time.monotonic() < until, shown
        time.sleep(0.05)
    return shown


def test_a_visitor_is_served_by_both_and_by_the_one_that_is_left_while_the_other_is_replaced(city: City) -> None:
    with visitor(city) as browser:
        assert browser.get("/readyz").text == "ready\n"
        assert browser.get("/metrics").status_code == 404
        greeted = len(DRAWN.findall(browser.get("/").text))
        for number, question in enumerate(QUESTIONS[:4], 1):
            # Each request goes to the next desk, so the page, its form and its answers come from different ones.
            page = asks(browser, question, greeted + number)
        assert "示範環境" in page, "the banner of a demonstration that others can reach"
        assert sum(city.messages(name) for name in LOOPBACKS) == 4, "each was answered by one of them"
        cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        for address in LOOPBACKS.values():
            told = httpx.get(f"http://{address}:{city.port}/", headers={"cookie": cookie, "x-forwarded-for": "203.0.113.7"}, timeout=PATIENCE).text
            assert len(DRAWN.findall(told)) == greeted + 4, "whoever is asked tells the same conversation"

        first = city.desks["desk-1"]
        first.send_signal(signal.SIGTERM)
        assert first.wait(30) == 0
        before = city.messages("desk-2")
        asks(browser, QUESTIONS[4], greeted + 5)
        assert city.messages("desk-2") == before + 1
    keys = {file.name for file in (city.folder / "data/keys").iterdir()}
    assert keys >= {"national_id.key", "session.key", "audit.key", "audit.anchor"}, "one place of keys for both"
    for name in LOOPBACKS:
        assert "Traceback" not in city.said(name), city.said(name)
    reached = city.database.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(reached) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,), "both migrated, and one did it"
