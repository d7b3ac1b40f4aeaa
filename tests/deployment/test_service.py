"""The systemd unit: checked by systemd's own programs, and the desk started under the filters that the unit asks for."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from bot.cli.arguments import build_parser
from bot.runtime.disk_cache import NAMED_BY
from tests.deployment.under_the_unit import allowed_calls, lines
from tests.environment import COMPLETE
from tests.paths import ROOT
from tests.servers.process import free_port

UNIT = ROOT / "deploy" / "accountdesk.service"
THRESHOLD = "16"
"""Exposure in tenths: what is left is the network, which it serves, and what systemd itself would have to hold an image for."""


@pytest.fixture(autouse=True)
def _needs_systemd() -> None:
    if shutil.which("systemd-analyze") is None:
        if COMPLETE:
            pytest.fail("there is no systemd-analyze here; tests/servers/install.sh installs it")
        pytest.skip("there is no systemd-analyze here")


def analyzed(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, check=False)


def exec_start() -> list[str]:
    (command,) = lines(UNIT, "ExecStart")
    return command.split()


def test_systemd_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    # The program stands elsewhere here; everything else is as it is shipped.
    mine = tmp_path / UNIT.name
    mine.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/accountdesk/.venv/bin/python", sys.executable), encoding="utf-8")
    found = analyzed("verify", "--man=no", "--recursive-errors=no", str(mine))
    assert (found.returncode, [line for line in found.stderr.splitlines() if UNIT.name in line]) == (0, [])


def test_systemd_would_say_something(tmp_path: Path) -> None:
    mine = tmp_path / UNIT.name
    mine.write_text(UNIT.read_text(encoding="utf-8").replace("ProtectSystem=strict", "ProtectSytem=strict"), encoding="utf-8")
    assert "ProtectSytem" in analyzed("verify", "--man=no", str(mine)).stderr


def test_what_it_may_do_is_little() -> None:
    found = analyzed("security", "--offline=true", f"--threshold={THRESHOLD}", "--no-pager", str(UNIT))
    assert found.returncode == 0, found.stdout


def test_its_command_is_one_of_the_desk_s_and_what_it_names_is_made_for_it() -> None:
    command = exec_start()
    assert command[:3] == ["/opt/accountdesk/.venv/bin/python", "-m", "bot"]
    read = build_parser().parse_args(command[3:])
    (state,), (cache,) = lines(UNIT, "StateDirectory"), lines(UNIT, "CacheDirectory")
    assert (str(read.data), read.command) == (f"/var/lib/{state}", "run")
    assert dict(line.split("=", 1) for line in lines(UNIT, "Environment")) == {NAMED_BY: f"/var/cache/{cache}", "PYTHONDONTWRITEBYTECODE": "1"}
    (user,) = lines(UNIT, "User")
    assert re.search(rf"^u {user} ", (ROOT / "deploy" / "accountdesk.sysusers").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.skipif((sys.platform != "linux" or os.geteuid() != 0) and not COMPLETE, reason="users are made by root")
def test_systemd_makes_its_user_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "etc").mkdir()
    subprocess.run(["systemd-sysusers", f"--root={tmp_path}", str(ROOT / "deploy" / "accountdesk.sysusers")], capture_output=True, check=True)
    (state,) = lines(UNIT, "StateDirectory")
    assert re.fullmatch(rf"accountdesk:x:\d+:\d+:accountdesk:/var/lib/{state}:/usr/sbin/nologin\n", (tmp_path / "etc" / "passwd").read_text(encoding="utf-8"))


def test_it_says_that_it_is_ready_as_the_desk_says_it() -> None:
    program = "".join(file.read_text(encoding="utf-8") for place in ("bot", "integrations") for file in (ROOT / place).rglob("*.py"))
    assert (lines(UNIT, "Type"), "NOTIFY_SOCKET" in program) == (["exec"], False)


def test_a_wrong_configuration_is_not_tried_again_and_a_stop_has_time() -> None:
    assert lines(UNIT, "RestartPreventExitStatus") == ["2"]
    # tests/program/test_stop.py holds the desk to ten seconds.
    assert int(lines(UNIT, "TimeoutStopSec")[0]) >= 20


def test_what_the_encoder_s_process_gives_up_its_rights_by_is_left_to_it() -> None:
    assert allowed_calls(UNIT) >= {"prctl", "prlimit64", "setpriority", "setsid", "execve", "pipe2", "socketpair"}
    assert not allowed_calls(UNIT) & {"mount", "ptrace", "bpf", "setuid", "chroot", "kexec_load", "init_module", "io_uring_setup"}


@contextmanager
def under_the_unit(folder: Path, port: int) -> "Iterator[subprocess.Popen[bytes]]":
    """The unit's own command, on another port and over other data."""
    command = exec_start()
    command[0] = sys.executable
    for option, value in (("--config", str(folder / "config.yaml")), ("--data", str(folder / "data"))):
        command[command.index(option) + 1] = value
    (folder / "config.yaml").write_text(f"public_url: http://localhost:{port}\n", encoding="utf-8")
    with (folder / "said").open("wb") as said:
        desk = subprocess.Popen(
            [sys.executable, "-m", "tests.deployment.under_the_unit", str(UNIT), *command], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )  # fmt: skip
    try:
        yield desk
    finally:
        desk.kill()
        desk.wait()


def until(true: Callable[[], object], patience: float = 180) -> object:
    """Waits until it gives something."""
    end = time.monotonic() + patience
    while not (found := true()):
        assert time.monotonic() < end
        time.sleep(0.05)
    return found


@pytest.mark.timeout(400)
@pytest.mark.skipif(sys.platform != "linux" and not COMPLETE, reason="filters of system calls are Linux's")
def test_under_its_filters_the_desk_serves_and_its_encoder_still_gives_up_its_rights(tmp_path: Path) -> None:
    port = free_port()
    with under_the_unit(tmp_path, port) as desk:
        until(lambda: desk.poll() is not None or b"READY" in (tmp_path / "said").read_bytes())
        assert desk.poll() is None, (tmp_path / "said").read_text(encoding="utf-8")
        assert httpx.get(f"http://localhost:{port}/readyz", timeout=60).text == "ready\n"
        children = Path(f"/proc/{desk.pid}/task/{desk.pid}/children")
        encoder = str(until(lambda: next((one for one in children.read_text().split() if "encoders.worker" in Path(f"/proc/{one}/cmdline").read_text()), "")))
        status = Path(f"/proc/{desk.pid}/status").read_text()
        mine = int(re.findall(r"Seccomp_filters:\t(\d+)", status)[0])
        until(lambda: f"Seccomp_filters:\t{mine + 1}\n" in Path(f"/proc/{encoder}/status").read_text())
        limits = Path(f"/proc/{encoder}/limits").read_text()
        assert [re.search(rf"{name} +(\d+)", limits)[1] for name in ("Max file size", "Max core file size", "Max address space")] == ["0", "0", str(2 << 30)]  # type: ignore[index]
        os.kill(desk.pid, signal.SIGTERM)
        assert desk.wait(30) == 0
    assert "Traceback" not in (tmp_path / "said").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux" and not COMPLETE, reason="filters of system calls are Linux's")
@pytest.mark.parametrize("does", ["socket.socket(socket.AF_NETLINK)", "mmap.mmap(-1, 4096, prot=mmap.PROT_WRITE | mmap.PROT_EXEC)", "os.chroot('/')"])
def test_the_filters_of_the_test_refuse_what_the_unit_refuses(does: str) -> None:
    command = [sys.executable, "-m", "tests.deployment.under_the_unit", str(UNIT), sys.executable, "-c", f"import mmap, os, socket; {does}"]
    assert re.search(r"OSError|PermissionError", subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stderr)
