"""Whatever is typed, there is a clear answer and the conversation goes on."""

import json
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.store.database import head
from tests.conftest import Chat
from tests.paths import SAMPLES

Open = Callable[..., Chat]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "沒有收到文字"),
        ("   \n", "沒有收到文字"),
        pytest.param("鎖" * 10_000, "10,000 個字", id="ten thousand characters"),
        ("\x00\x00", "沒有收到文字"),
        ("\ud800", "直接跟我說"),
        ("😀😀😀", "直接跟我說"),
        ("\u202e\u202e", "沒有收到文字"),
        ("{{7*7}}", "{{7*7}}」這句我沒看懂"),
        ("' OR 1=1; DROP TABLE people; --", "do not want to guess"),
    ],
)
def test_strange_words_get_a_plain_answer(chat: Open, text: str, words: str) -> None:
    talk = chat()
    said = talk.say("chen.yj", text)
    assert words in said
    assert "49" not in said
    assert "會自動解開" in talk.say("chen.yj", "我帳號怎麼了")


def test_direction_marks_and_nul_inside_words_do_not_hide_the_question(chat: Open) -> None:
    assert "會自動解開" in chat().say("chen.yj", "我\u202e帳號\x00怎麼了")


@pytest.mark.parametrize(
    "line",
    [b"nonsense", b"[1]", b"{}", b"\xff\xfe", b'{"from": "chen.yj"}', b'{"from": 1, "text": "x"}', b'{"text": "x"}', b'{"from": "nobody.here", "text": "x"}',
     b'{"advance": "-5m"}', b'{"advance": 5}', b'{"fault": "moon", "is": "down"}', b'{"fault": "portal", "is": "odd"}', b'{"lock": "no-such"}',
     b'{"from": "chen.yj", "text": "x", "in": "elsewhere"}', b"[" * 5000,
     b'{"from": "stranger:\\ud800", "text": "x"}', b'{"from": "\\ud800", "text": "x"}', b'{"from": "chen.yj", "in": "group:\\ud800", "text": "x"}',
     b'{"from": "chen.yj", "press": "\\u0000"}', b'{"lock": "\\ud800"}', b'{"from": "stranger:' + b"x" * 500 + b'", "text": "x"}'],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_an_error_and_the_conversation_goes_on(chat: Open, line: bytes) -> None:
    talk = chat()
    assert set(talk.raw(line)) == {"error"}
    assert "會自動解開" in talk.say("chen.yj", "我帳號怎麼了")


@pytest.mark.parametrize(
    ("typed", "secret", "words"),
    [
        ("my password is Xx12!canary", "Xx12!canary", "password"),
        ("我的密碼是 Canary-99x", "Canary-99x", "密碼"),
        ("A123456789 幫我查", "A123456789", "身分證"),
        ("482913", "482913", "驗證碼"),
        ("814835 碼有了打這邊嗎", "814835", "只能輸入在要求它的網頁上"),
    ],
)
def test_t04_a_pasted_secret_is_nowhere_afterwards(chat: Open, tmp_path: Path, typed: str, secret: str, words: str) -> None:
    folder = tmp_path / "kept"
    talk = chat("--data", str(folder))
    answer = json.dumps(talk.send(**{"from": "lin.mh", "text": typed}), ensure_ascii=False)
    assert secret not in answer
    assert words in answer
    log = talk.close()
    assert secret not in log
    with sqlite3.connect(folder / "accountdesk.db") as database:
        everything = "\n".join(database.iterdump())
    assert secret not in everything
    assert "secret.caught" in everything
    assert all(secret.encode() not in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_t28_the_audit_holds_and_names_the_first_changed_record(chat: Open, command: Run, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    talk = chat("--data", str(folder))
    for text in ("我帳號怎麼了", "帳號被鎖住要等多久", "幫我解鎖"):
        talk.say("chen.yj", text)
    talk.say("lin.mh", "' OR 1=1; DROP TABLE people; --")
    talk.say("stranger:x", "我帳號怎麼了")
    talk.close()
    whole = command("audit", "verify", "--json", "--data", str(folder))
    assert whole.returncode == 0
    head = json.loads(whole.stdout)
    records = [json.loads(line) for line in command("audit", "export", "--json", "--data", str(folder)).stdout.splitlines()]
    assert head["records"] == len(records)
    assert {"link.made", "status.looked", "faq.answered", "faq.unknown", "action.asked", "status.refused"} <= {one["did"] for one in records}
    with sqlite3.connect(folder / "accountdesk.db") as database:
        database.execute("UPDATE audit SET subject = 'lin.mh' WHERE number = 3")
    broken = command("audit", "verify", "--data", str(folder))
    assert broken.returncode == 1
    assert "record 3" in broken.stdout
    with sqlite3.connect(folder / "accountdesk.db") as database:
        database.execute("DELETE FROM audit WHERE number >= 3")
    cut = command("audit", "verify", "--data", str(folder), "--anchor", f"{head['records']}:{head['head']}")
    assert (cut.returncode, cut.stderr) == (1, "")
    assert f"record {head['records']} is not the one whose seal was kept elsewhere" in cut.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chat", "--as", "nobody", "--data", "{tmp}/d"], "nobody"),
        (["run", "--config", "{tmp}/none.yaml"], "no such file"),
        (["people", "link", "nobody", "telegram:1001", "--data", "{tmp}/d"], "nobody here"),
        (["people", "list", "--organisation", "{tmp}/broken.yaml"], "broken.yaml"),
        (["people", "list", "--organisation", "{tmp}/unknown.yaml"], "colour"),
        (["faq", "check", "--queries", "{tmp}/none.tsv"], "none.tsv"),
    ],
)
def test_an_operators_mistake_is_one_line_and_exit_2(command: Run, tmp_path: Path, arguments: list[str], words: str) -> None:
    (tmp_path / "broken.yaml").write_text("people: [", encoding="utf-8")
    (tmp_path / "unknown.yaml").write_text(
        "agencies: [{id: a, name: A, joins_directory: true, colour: red}]\npeople: [{id: p, name: P, agency: a}]\n", encoding="utf-8"
    )
    done = command(*(one.replace("{tmp}", str(tmp_path)) for one in arguments))
    assert done.returncode == 2, done.stdout + done.stderr
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["people", "unfreeze", "chen.yj"], ["tickets", "list"], ["tickets", "show", "1001"],
        ["tickets", "answer", "1001", "x"], ["tickets", "close", "1001"], ["approvals", "list"], ["approvals", "show", "x"], ["audit", "list"],
        ["audit", "verify"], ["faq", "questions"], ["retention"], ["retention", "--dry-run"],
    ],
)  # fmt: skip
def test_a_mistyped_folder_is_said_and_not_made(command: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = command(*arguments, "--data", str(tmp_path / "mistyped"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stdout + done.stderr
    assert "there is no database yet; `run` or `chat --data DIR` makes one" in done.stderr
    assert not (tmp_path / "mistyped").exists()


def test_people_are_listed_where_nothing_has_run(command: Run, tmp_path: Path) -> None:
    assert "chen.yj" in command("people", "list", "--organisation", str(SAMPLES / "before_go_live.yaml"), "--data", str(tmp_path / "d")).stdout
    assert command("people", "show", "chen.yj", "--data", str(tmp_path / "sample")).returncode == 0


def test_a_restart_keeps_the_clock_the_lock_and_the_fault(chat: Open, command: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "kept")
    first = chat("--data", folder)
    first.send(advance="5m")
    first.send(**{"fault": "mailbox", "is": "down"})
    first.close()
    shown = json.loads(command("people", "show", "chen.yj", "--json", "--data", folder).stdout)
    assert shown["rows"] == ["D3", "D15"]
    assert shown["findings"][1]["until"] is not None


def test_people_show_is_the_snapshot_and_the_rows(chat: Open, command: Run, tmp_path: Path) -> None:
    chat("--data", str(tmp_path / "d")).close()
    shown = json.loads(command("people", "show", "chen.yj", "--json", "--data", str(tmp_path / "d")).stdout)
    assert shown["rows"] == ["D15"]
    assert set(shown["systems"]) == {"portal", "personnel", "directory", "mailbox", "sso"}
    assert "A2" not in json.dumps(shown)


def test_the_operator_links_a_chat_identity(command: Run, tmp_path: Path) -> None:
    folder = str(tmp_path / "d")
    assert command("people", "link", "chen.yj", "telegram:1001", "--data", folder).returncode == 0
    assert "link.made" in command("audit", "list", "--data", folder).stdout


def test_db_upgrade_brings_an_empty_place_to_this_version(command: Run, tmp_path: Path) -> None:
    assert f"{head()} (was empty)" in command("db", "upgrade", "--data", str(tmp_path / "d")).stdout
    assert command("db", "upgrade", "--data", str(tmp_path / "d")).stdout.strip().endswith(head())


def test_every_command_has_help_with_an_example(command: Run) -> None:
    for arguments in (["run"], ["chat"], ["ask"], ["faq", "check"], ["people", "show"], ["people", "link"], ["audit", "verify"], ["db", "upgrade"], ["backup"], ["restore"]):
        assert "Example: python -m bot" in command(*arguments, "--help").stdout
