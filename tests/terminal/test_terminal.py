"""`chat` as it is started: at a real (pseudo) terminal, and where nobody sits at one."""

import fcntl
import os
import pty
import re
import select
import stat
import struct
import subprocess
import sys
import termios
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from bot.cli.terminal.keyboard import draws
from tests.conftest import ROOT

Run = Callable[..., subprocess.CompletedProcess[str]]


class Terminal:
    """The program at a pseudo terminal of 80 by 24."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.screen = ""
        self.process, self._master = pty.fork()
        if self.process == 0:  # pragma: no cover - this is the program's process
            os.chdir(ROOT)
            kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
            os.execve(sys.executable, [sys.executable, "-m", "bot", "chat", *arguments], {**kept, "TERM": "xterm-256color", **environment})
        self.resize(24)

    def resize(self, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))

    def sees(self, words: str, patience: float = 60) -> str:
        """Waits for these words; gives what was written since the last ones, up to their end."""
        before = time.monotonic() + patience
        while words not in self.screen:
            assert time.monotonic() < before, f"no {words!r} in {self.screen!r}"
            self._read()
        end = self.screen.index(words) + len(words)
        seen, self.screen = self.screen[:end], self.screen[end:]
        return seen

    def types(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def echoes(self) -> bool:
        """Whether the terminal itself shows what is typed."""
        return bool(termios.tcgetattr(self._master)[3] & termios.ECHO)

    def leaves(self) -> int:
        """The exit code, once everything is written."""
        while self._read():
            pass
        _, status = os.waitpid(self.process, 0)
        os.close(self._master)
        return os.waitstatus_to_exitcode(status)

    def _read(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], 0.2)
        try:
            part = os.read(self._master, 65536) if ready else b" "
        except OSError:
            return False
        self.screen += part.decode("utf-8", "replace") if ready else ""
        return bool(part)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def start(*arguments: str, **environment: str) -> Terminal:
        opened.append(Terminal(*arguments, **environment))
        return opened[-1]

    yield start
    for one in opened:
        try:
            os.kill(one.process, 9)
            os.waitpid(one.process, 0)
        except (ProcessLookupError, ChildProcessError):
            continue


def test_somebody_types_presses_by_number_follows_a_link_and_leaves(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    seat = terminal("--as", "chen.yj", "--data", str(tmp_path))
    hello = seat.sees("你：")
    assert re.search(r"\x1b\]8;[^;]*;http://localhost:\d+\x1b\\.*同一個服務台的網頁", hello)
    address = re.search(r"http://localhost:\d+", re.sub(r"\x1b\]8;.*?\x1b\\|\x1b\[[\d;]*m", "", hello))
    assert address is not None
    with urllib.request.urlopen(address[0], timeout=20) as page:
        assert page.status == 200
    seat.types("帳號被鎖住要等多久\r")
    assert "\x1b[1;36m[1]\x1b[0m  看看我的帳號" in seat.sees("看看我的帳號")
    seat.types("1\r")
    seat.sees("選了「看看我的帳號」")
    assert "🔒" in seat.sees("市府信箱")
    seat.types("我的密碼是 Canary-99x\r")
    seat.sees("好像輸入了密碼")
    seat.types("\x04")
    assert seat.leaves() == 0
    assert "祝順利" in seat.screen
    history = tmp_path / "terminal-history"
    assert history.read_text("utf-8").splitlines() == ['"帳號被鎖住要等多久"', '"1"']
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


def test_what_is_typed_before_the_banner_waits_for_the_prompt_and_is_not_echoed_above_it(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    seat = terminal("--as", "chen.yj", "--data", str(tmp_path))
    before = time.monotonic() + 20
    while seat.echoes():
        assert time.monotonic() < before, "the keyboard is never held"
    assert list(tmp_path.iterdir()) == [], "held before anything is loaded"
    seat.types("早就打好的字\r")
    hello = seat.sees("你：")
    assert "帳號服務台" in hello
    assert "早就打好的字" not in hello
    assert "早就打好的字" in seat.sees("早就打好的字"), "it waits for the prompt"
    seat.sees("服務台")
    seat.types("\x04")
    assert seat.leaves() == 0


def test_the_terminal_is_given_back_as_it_was_also_after_a_mistake_in_the_command(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    seat = terminal("--as", "nobody.here", "--data", str(tmp_path))
    seat.sees("nobody.here")
    assert seat.echoes()


def test_a_long_answer_stops_at_the_end_of_the_window_until_a_key(terminal: Callable[..., Terminal], tmp_path: Path) -> None:
    seat = terminal("--as", "chen.yj", "--data", str(tmp_path))
    seat.sees("你：")
    seat.resize(9)
    seat.types("我的帳號怎麼了\r")
    first = seat.sees("按空白鍵看下一頁")
    assert "被鎖住了" in first
    assert "解除鎖定" not in first
    seat.types(" ")
    seat.sees("按空白鍵看下一頁")
    seat.types("我")
    seat.sees("[2]")
    assert "按空白鍵" not in seat.sees("你："), "who types on sees the rest at once"
    seat.types("的密碼忘了\r")
    seat.sees("我的密碼忘了")
    seat.types("q\x04")
    assert seat.leaves() == 0


def test_through_a_pipe_there_are_plain_lines_and_without_a_folder_nothing_is_kept(command: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = command("chat", "--as", "chen.yj", given="密碼\n1\n9\n/help\n/advance 16m\n")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    for words in ("服務台：我不太確定你的意思，是下面哪一種？", "  [4] 都不是", "選了「", "現在沒有 9 號選項", "/lock GEAA-012686", "往前走了 16m"):
        assert words in done.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}, {"TERM": ""}, {"TERM": "unknown"}, {"TERM": "xterm", "NO_COLOR": "1"}])
def test_a_terminal_that_cannot_draw_or_must_not_is_given_plain_lines(environment: Mapping[str, str]) -> None:
    assert not draws(environment)
    assert draws({"TERM": "xterm", "NO_COLOR": ""})


def test_programs_do_not_pay_for_what_only_people_see() -> None:
    asked = "import sys, bot.__main__; print(sorted({'prompt_toolkit', 'uniseg', 'bot.cli.terminal.rich_message'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.strip() == "[]"
