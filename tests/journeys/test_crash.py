"""Killed in the middle of everything: what was said is answered once, what was promised is kept once, and one ticket is one ticket."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Chat

SAID = [
    {"from": "chen.yj", "text": "我的帳號怎麼了"},
    {"from": "chen.yj", "text": "好了通知我"},
    {"from": "lin.mh", "text": "我要開單：電子認證平臺登入後一片空白"},
    {"from": "lin.mh", "text": "送出"},
    {"from": "new.seven", "text": "我的帳號怎麼了"},
    {"from": "lin.mh", "text": "要補充：從早上就這樣"},
]


def killed(folder: Path, lines: list[dict[str, Any]], after: float) -> None:
    """Says these and kills the desk so many seconds after the first word."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--json", "--data", str(folder)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    process.stdin.write(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    process.stdin.flush()
    process.stdout.readline()
    time.sleep(after)
    process.kill()
    process.wait(10)


def of(folder: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(folder / "accountdesk.db") as database:
        return list(database.execute(query))


def check(folder: Path) -> None:
    with_answers = of(folder, "SELECT inbox.id, count(outbox.id) FROM inbox LEFT JOIN outbox ON outbox.answers = inbox.id GROUP BY inbox.id")
    assert all(count == 1 for _, count in with_answers), with_answers
    assert of(folder, "SELECT count(*) FROM inbox WHERE handled IS NULL") == [(0,)]
    assert of(folder, "SELECT owner, category, count(*) FROM tickets WHERE state != 'closed' GROUP BY owner, category HAVING count(*) > 1") == []
    assert of(folder, "SELECT person, topic, count(*) FROM promises WHERE state = 'kept' GROUP BY person, topic HAVING count(*) > 1") == []
    verified = subprocess.run([sys.executable, "-m", "bot", "audit", "verify", "--data", str(folder)], cwd=ROOT, capture_output=True, check=False)
    assert verified.returncode == 0, verified.stdout


def crash(folder: Path, after: float) -> None:
    killed(folder, SAID, after)
    chat = Chat("--data", str(folder))
    told = chat.send(collect=True)
    for _ in range(20):
        if of(folder, "SELECT count(*) FROM inbox WHERE handled IS NULL") == [(0,)]:
            break
        told += chat.send(collect=True)
    told += chat.send(advance="16m") + chat.send(collect=True)
    chat.close()
    promised = of(folder, "SELECT state FROM promises WHERE person = 'chen.yj' AND topic = 'lock' AND tell = 1")
    kept = [one for one in told if one["to"] == "chen.yj" and "鎖定已經解開" in one["text"]]
    assert len(kept) == len(promised)
    check(folder)


@pytest.mark.parametrize("after", [0.05, 0.3])
def test_a_kill_loses_nothing_and_says_nothing_twice(tmp_path: Path, after: float) -> None:
    crash(tmp_path / "data", after)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_a_kill_at_any_moment_loses_nothing_and_says_nothing_twice(tmp_path: Path, seed: int) -> None:
    crash(tmp_path / "data", random.Random(seed).uniform(0, 0.8))
