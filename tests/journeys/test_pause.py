"""`pause` and `resume`: an operator stops all changes without a restart (T29)."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.conftest import Chat

Command = Callable[..., subprocess.CompletedProcess[str]]
WORDS = "服務台目前暫停所有變更"


def said(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(ran.stdout)
    return answer


def test_t29_a_pause_stops_a_running_desk_is_told_by_doctor_and_stands_in_the_audit_trail(tmp_path: Path, command: Command, chat: Callable[..., Chat]) -> None:
    data = ("--data", str(tmp_path / "data"))
    desk = chat(*data)
    assert WORDS not in desk.say("chen.yj", "我帳號怎麼了")
    assert said(command("pause", "--json", "--because", "alarm, password hunter2-Xy9", *data)) == {"paused": True, "changed": True}
    assert said(command("pause", "--json", *data)) == {"paused": True, "changed": False}
    assert WORDS in desk.say("chen.yj", "幫我解鎖")
    desk.close()
    lines = [json.loads(line) for line in command("doctor", "--json", *data).stdout.splitlines()]
    (told,) = [line for line in lines if line.get("check") == "pause"]
    assert "the desk only reads" in told["said"]
    assert "`resume`" in told["remedy"]
    (unlock,) = [line for line in lines if line.get("action") == "unlock"]
    assert not any(way["available"] for way in unlock["ways"])
    assert "changes accounts again" in command("resume", *data).stdout
    assert "was not paused" in command("resume", *data).stdout
    trail = [json.loads(line) for line in command("audit", "list", "--json", "--last", "50", *data).stdout.splitlines()]
    (stopped,) = [record for record in trail if record["did"] == "changes.stopped"]
    assert stopped["actor"] == "operator"
    assert stopped["details"]["because"].startswith("alarm")
    assert "hunter2" not in json.dumps(trail)
    assert len([record for record in trail if record["did"] == "changes.allowed"]) == 1
    assert command("audit", "verify", *data).returncode == 0
    assert WORDS not in chat(*data).say("chen.yj", "幫我解鎖")


def test_what_the_configuration_forbids_no_command_allows(tmp_path: Path, command: Command, chat: Callable[..., Chat]) -> None:
    data = ("--data", str(tmp_path / "data"))
    chat(*data).close()
    file = tmp_path / "config.yaml"
    file.write_text("policy: {paused: true}\n", encoding="utf-8")
    ran = command("resume", "--config", str(file), *data)
    assert ran.returncode == 1
    assert "policy.paused" in ran.stdout


def test_without_a_database_it_says_so_in_one_line(tmp_path: Path, command: Command) -> None:
    ran = command("pause", "--data", str(tmp_path / "nothing"))
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
