"""A real PostgreSQL for the tests: on loopback, in a folder of its own, started when the first test asks and stopped with the tests."""

import asyncio
import atexit
import contextlib
import functools
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from bot.store.database import open_engine, upgrade
from tests.environment import COMPLETE
from tests.servers.process import free_port

_SERVER_USER = "postgres"
_USER = "desk"
_PASSWORD = "made-for-one-run"
_NUMBERS = count(1)


@dataclass
class Server:
    """A server that runs; `new_database` gives the address of an empty database in it."""

    binaries: Path
    port: int
    folder: Path
    run: Callable[..., None]

    def stop(self, how: str = "fast") -> None:
        """`immediate`: as if it had crashed."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "stop")

    def start(self) -> None:
        """On the same port as before."""
        options = f"-c listen_addresses=127.0.0.1 -p {self.port} -c unix_socket_directories='' -c fsync=off"
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def signal(self, number: int) -> None:
        """To the server and to every process of it; to nobody while it is stopped."""
        running = self.folder / "data" / "postmaster.pid"
        if not running.exists():
            return
        server = int(running.read_text().split()[0])
        children = Path(f"/proc/{server}/task/{server}/children").read_text().split()
        for process in (server, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, number)

    def new_database(self, template: str = "template1") -> str:
        return self.address(self._created(f"desk_{next(_NUMBERS)}", template))

    @functools.cached_property
    def template(self) -> str:
        """The name of a database at this version: a copy of it costs a tenth of running every step."""
        name = self._created("desk_template", "template1")
        engine = open_engine(self.address(name))

        async def bring() -> None:
            await upgrade(engine)
            await engine.dispose()

        # In a thread: whoever asks may stand in a loop already.
        made = threading.Thread(target=lambda: asyncio.run(bring()))
        made.start()
        made.join()
        return name

    def address(self, name: str) -> str:
        return f"postgresql+psycopg://{_USER}:{_PASSWORD}@127.0.0.1:{self.port}/{name}"

    def _created(self, name: str, template: str) -> str:
        reach = ["--host", "127.0.0.1", "--port", str(self.port), "--username", _USER, "--template", template]
        subprocess.run([self.binaries / "createdb", *reach, name], env={**os.environ, "PGPASSWORD": _PASSWORD}, check=True, capture_output=True)
        return name


def migrated_database() -> str:
    """The address of a database at this version that holds nothing. Leaves the test out as `new_database` does."""
    server = _reached()
    return server.new_database(server.template)


def new_database() -> str:
    """The address of an empty database. Leaves the test out where there is no PostgreSQL, but never in CI."""
    return _reached().new_database()


def another_server() -> Server:
    """A server of its own for a test that stops it, which discards it."""
    return _started(_reached().binaries)


def _reached() -> Server:
    binaries = _binaries()
    if binaries is None:
        if COMPLETE:
            pytest.fail("there is no PostgreSQL here; tests/servers/install.sh installs it")
        pytest.skip("there is no PostgreSQL here; install postgresql to run this test")
    return _server(binaries)


def _binaries() -> Path | None:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = str(installed[-1]) if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@functools.cache
def _server(binaries: Path) -> Server:
    return _started(binaries)


def _started(binaries: Path) -> Server:
    folder = Path(tempfile.mkdtemp(prefix="desk-postgresql-"))
    secret = folder / "password"
    secret.write_text(_PASSWORD, encoding="utf-8")
    as_server: list[str] = []
    if os.geteuid() == 0:  # The server refuses to run as root.
        as_server = ["setpriv", f"--reuid={_SERVER_USER}", f"--regid={_SERVER_USER}", "--clear-groups"]
        for one in (folder, secret):
            shutil.chown(one, _SERVER_USER, _SERVER_USER)
    port = free_port()

    def run(program: str, *arguments: str) -> None:
        # Its output goes to a file: a server that inherits a pipe keeps whoever reads it waiting.
        with (folder / "said").open("ab") as said:
            subprocess.run([*as_server, binaries / program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=True, timeout=60)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", _USER, "-A", "scram-sha-256", f"--pwfile={secret}", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    server = Server(binaries, port, folder, run)
    server.start()

    @atexit.register
    def discard() -> None:
        with contextlib.suppress(subprocess.CalledProcessError):  # a test stopped it already
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)

    return server
