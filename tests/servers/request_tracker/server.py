"""Starts it, and does there what its people do: a token each, through the same REST2 that they have."""

import atexit
import base64
import contextlib
import fcntl
import functools
import hashlib
import json
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from tests.environment import COMPLETE
from tests.servers.process import Process, free_port

QUEUE: Final = "IT-Helpdesk"
DESK: Final = "accountdesk"
_SERVER: Final = Path("/usr/share/request-tracker5/libexec/rt-server")
_SETUP: Final = Path(__file__).with_name("setup.pl")
LARGEST_FILE: Final = 200_000
"""Bytes; of a larger one Request Tracker keeps a word that it was dropped."""
_PATIENCE: Final = 120.0


@dataclass
class RequestTracker:
    """It runs at `url`. `tokens`: one for each of its users, as `setup.pl` makes them."""

    folder: Path
    url: str
    server: Process
    tokens: Mapping[str, str]
    _desks: Iterator[int] = field(default_factory=lambda: count(1))

    def another_desk(self) -> str:
        """A user for a desk that nobody has used yet."""
        return f"desk{next(self._desks)}"

    def call(self, who: str, method: str, path: str, **more: Any) -> Any:
        """What this user asks through REST2; its answer, where it is well."""
        with httpx.Client(trust_env=False, timeout=_PATIENCE, headers={"authorization": f"token {self.tokens[who]}"}) as client:
            answer = client.request(method, f"{self.url}/REST/2.0/{path}", **more)
        assert answer.is_success, (answer.status_code, answer.text)
        return answer.json()

    def reply(self, ticket: str, text: str, who: str = "hsu", kind: str = "text/plain", **more: Any) -> None:
        """A helpdesk person writes to the requestor."""
        self.call(who, "POST", f"ticket/{ticket}/correspond", json={"Content": text, "ContentType": kind, **more})

    def comment(self, ticket: str, text: str, who: str = "hsu") -> None:
        """A helpdesk person notes something for colleagues."""
        self.call(who, "POST", f"ticket/{ticket}/comment", json={"Content": text, "ContentType": "text/plain"})

    def set(self, ticket: str, who: str = "hsu", **values: Any) -> None:
        """A helpdesk person changes fields, such as `Status`."""
        self.call(who, "PUT", f"ticket/{ticket}", json=values)

    def ticket(self, number: str, who: str = "hsu") -> dict[str, Any]:
        """A ticket as people there see it."""
        found: dict[str, Any] = self.call(who, "GET", f"ticket/{number}")
        return found

    def tickets(self, query: str, who: str = "hsu") -> list[dict[str, Any]]:
        """What a search finds, oldest first, a hundred at most."""
        asked = {"query": query, "orderby": "id", "per_page": "100", "fields": "Subject,Status,Queue,Creator,Created,Priority"}
        found: list[dict[str, Any]] = self.call(who, "GET", "tickets", params=asked)["items"]
        return found

    def words(self, number: str, who: str = "hsu") -> list[str]:
        """All that was written in a ticket, in its order."""
        asked = {"fields": "Content,ContentType", "per_page": "100"}
        found = self.call(who, "GET", f"ticket/{number}/attachments", params=asked)["items"]
        return [one["Content"] for one in found if one["ContentType"].startswith("text/") and one.get("Content")]

    def files(self, number: str, who: str = "hsu") -> list[tuple[str, str, bytes]]:
        """Every file in a ticket, in its order: its name, what it is said to be, and its bytes."""
        listed = self.call(who, "GET", f"ticket/{number}/attachments", params={"fields": "Filename,ContentType", "per_page": "100"})["items"]
        named = [one for one in listed if one.get("Filename")]
        contents = [self.call(who, "GET", f"attachment/{one['id']}")["Content"] for one in named]
        return [(one["Filename"], one["ContentType"], base64.b64decode(content)) for one, content in zip(named, contents, strict=True)]

    def stop(self) -> None:
        """Connections are refused from now on."""
        self.server.stop()

    def start(self) -> None:
        """Runs and answers again, whatever was done to it."""
        self._signal(signal.SIGCONT)
        if not self.server.runs:
            self.server.start(_PATIENCE)

    def hang(self) -> None:
        """Takes connections and answers none."""
        self._signal(signal.SIGSTOP)

    def _signal(self, number: int) -> None:
        if self.server.runs:
            for process in (self.server.pid, *_children(self.server.pid)):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process, number)


def _children(parent: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


@functools.cache
def request_tracker() -> RequestTracker:
    """The one of this process. Leaves the test out where it is not installed, but never in CI."""
    made = _begun()
    atexit.register(_discard, made)
    return made


@contextlib.contextmanager
def fresh() -> Iterator[RequestTracker]:
    """One of its own, without any ticket."""
    made = _begun()
    try:
        yield made
    finally:
        _discard(made)


def _discard(made: RequestTracker) -> None:
    made._signal(signal.SIGCONT)
    made.stop()
    shutil.rmtree(made.folder, ignore_errors=True)


def _begun() -> RequestTracker:
    if not _SERVER.exists() or shutil.which("rt-setup-database-5") is None:
        if COMPLETE:
            pytest.fail("there is no Request Tracker here; tests/servers/install.sh installs it")
        pytest.skip("there is no Request Tracker here; install request-tracker5, rt5-db-sqlite and rt5-standalone to run this test")
    # `env` replaces itself by the server, which keeps its process number.
    template, folder, port = _template(), Path(tempfile.mkdtemp(prefix="desk-rt-")), free_port()
    shutil.copy(template / "rt.sqlite", folder / "rt.sqlite")
    tokens = json.loads((template / "tokens.json").read_text(encoding="utf-8"))
    command = ("env", *_environment(folder, port), str(_SERVER), "--host", "127.0.0.1", "--port", str(port), "--max-workers", "2")
    server = Process(command, folder / "rt.log", ("127.0.0.1", port))
    server.start(_PATIENCE)
    return RequestTracker(folder, f"http://127.0.0.1:{port}", server, tokens)


def _template() -> Path:
    """The database with queue, people, rights and tokens, made by whichever process comes first."""
    recipe = hashlib.sha256(_SETUP.read_bytes()).hexdigest()[:12]
    place = Path(tempfile.gettempdir()) / f"desk-rt-template-{os.getuid()}-{recipe}"
    with place.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "tokens.json").exists():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
            secret = place / "password"
            secret.write_text("made-for-one-run", encoding="utf-8")
            _run(place, "rt-setup-database-5", "--action", "init", "--root-password-file", str(secret))
            (place / "tokens.made").write_text(_run(place, "perl", str(_SETUP)), encoding="utf-8")
            (place / "tokens.made").rename(place / "tokens.json")
    return place


def run_perl(made: RequestTracker, script: Path, *arguments: str) -> str:
    """Runs a script on its database, as its operator would."""
    return _run(made.folder, "perl", str(script), *arguments)


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(["env", *_environment(folder, 80), *command], capture_output=True, stdin=subprocess.DEVNULL, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    return done.stdout


def _environment(folder: Path, port: int) -> tuple[str, ...]:
    """Its own configuration and none of the machine's; what it mails is kept in the file `mails`."""
    (folder / "conf.d").mkdir(exist_ok=True)
    post = folder / "post"
    post.write_text(f"#!/bin/sh\nexec cat >>{folder}/mails\n", encoding="utf-8")
    post.chmod(0o700)
    (folder / "site.pm").write_text(
        f"""Set($rtname, 'helpdesk.example');
Set($Organization, 'helpdesk.example');
Set($WebDomain, '127.0.0.1');
Set($WebPort, {port});
Set($WebPath, '');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '{folder}/rt.sqlite');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
Set($WebSessionClass, 'Apache::Session::File');
Set($MailCommand, 'sendmailpipe');
Set($SendmailPath, '{post}');
Set($Timezone, 'Asia/Taipei');
Set($MaxAttachmentSize, {LARGEST_FILE});
Set($DropLongAttachments, 1);
1;
""",
        encoding="utf-8",
    )
    return f"RT_SITE_CONFIG={folder}/site.pm", f"RT_SITE_CONFIG_DIR={folder}/conf.d"
