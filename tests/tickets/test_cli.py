"""`tickets` on the command line, on the data of a desk that is running beside it."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.__main__ import main
from tests.conftest import Chat
from tests.tickets.conftest import ORGANISATION

Run = Callable[..., tuple[int, str, str]]
COMMANDS = ("list", "show", "answer", "close")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("beside")
    (folder / "organisation.yaml").write_text(ORGANISATION, encoding="utf-8")
    return folder / "data"


@pytest.fixture(scope="module")
def talk(data: Path) -> Iterator[Chat]:
    """A desk that keeps running while the commands work beside it."""
    chat = Chat("--data", str(data), "--organisation", str(data.parent / "organisation.yaml"))
    yield chat
    chat.close()


@pytest.fixture
def run(data: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `tickets …` in this process; gives its exit code and what it wrote."""

    def runs(*arguments: str) -> tuple[int, str, str]:
        code = main(["tickets", arguments[0], "--data", str(data), *arguments[1:]])
        out, err = capfd.readouterr()
        return code, out, err

    return runs


def opens(talk: Chat, who: str, text: str) -> str:
    """The draft for these words, sent; gives what was answered."""
    talk.say(who, "我要開單")
    shown = talk.send(**{"from": who, "text": text})
    send = next(button["id"] for one in shown for button in one["buttons"] if button["label"] == "送出這張單")
    return "\n".join(one["text"] for one in talk.send(**{"from": who, "press": send}))


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = run("list", "--json", *arguments)
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_from_the_question_to_the_answer_to_not_yet_beside_a_running_desk(talk: Chat, run: Run) -> None:
    opened = opens(talk, "fine", "換了新的自然人憑證，綁定一直說姓名不符，mhlin@mail.example")
    number = re.search(r"單號 (\d+)", opened)
    assert number is not None
    (one,) = listed(run)
    assert one["number"] == number[1]
    assert {one["state"], one["person"], one["name"], one["agency"], one["category"], one["priority"]} == {
        "open", "fine", "林美惠", "doit", "certificate", "normal"
    }  # fmt: skip
    assert {"id", "opened", "updated", "rows", "diagnosis", "transcript", "tried", "notes"} <= set(one)
    assert "mhlin@" not in json.dumps(one)
    header, line = run("list")[1].splitlines()
    assert header.split() == ["number", "state", "priority", "category", "opened", "updated", "person", "rows"]
    at = datetime.fromisoformat(one["opened"]).astimezone(ZoneInfo("Asia/Taipei"))
    assert line.split()[:5] == [number[1], "open", "normal", "certificate", f"{at:%Y-%m-%d}"]
    assert f"{at:%H:%M}" in line
    code, out, _ = run("answer", number[1], "請換一個", "USB 孔")
    assert code == 0
    assert "answered" in out
    heard = talk.send(collect=True)
    assert [(message["to"], "請換一個 USB 孔" in message["text"]) for message in heard] == [("fine", True)]
    assert run("close", one["id"])[0] == 0
    asked = talk.send(collect=True)
    assert "問題解決了嗎" in asked[0]["text"]
    assert len(asked[0]["buttons"]) == 2
    again = next(button["id"] for button in asked[0]["buttons"] if button["label"] == "還沒好")
    assert "重新處理" in "\n".join(one["text"] for one in talk.send(**{"from": "fine", "press": again}))
    assert [each["state"] for each in listed(run, "--state", "reopened")] == ["reopened"]
    assert listed(run, "--state", "closed") == []
    shown = json.loads(run("show", f"#{number[1]}", "--json")[1])
    assert [note["event"] for note in shown["notes"]] == ["answered", "closed", "reopened"]
    assert "請換一個 USB 孔" in run("show", number[1])[1]


def test_a_last_word_is_told_with_the_closing_and_closing_twice_is_one_clear_line(talk: Chat, run: Run) -> None:
    number = re.search(r"單號 (\d+)", opens(talk, "often", "我又被鎖了"))
    assert number is not None
    assert run("close", number[1], "已替你解鎖")[0] == 0
    heard = "\n".join(one["text"] for one in talk.send(collect=True) if one["to"] == "often")
    assert "已替你解鎖" in heard
    assert "問題解決了嗎" in heard
    for arguments in (("close", number[1]), ("answer", number[1], "再一句")):
        code, out, err = run(*arguments)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert "closed already" in err


@pytest.mark.parametrize("arguments", [("show", "77"), ("answer", "77", "hello"), ("close", "T99"), ("show", "T"), ("show", "99999999999999999999")])
def test_an_unknown_ticket_is_one_clear_line(talk: Chat, run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "there is no such ticket" in err
    assert err.count("\n") == 1


def test_what_has_not_reached_the_helpdesk_has_an_id_and_cannot_be_answered_yet(talk: Chat, run: Run) -> None:
    talk.send(**{"fault": "helpdesk", "is": "down"})
    opens(talk, "wang", "電子認證平臺登入後一片空白")
    (one,) = (each for each in listed(run) if each["person"] == "wang")
    assert one["number"] is None
    code, _, err = run("answer", one["id"], "好")
    assert code == 2
    assert "not reached the helpdesk" in err
    heard = talk.send(**{"fault": "helpdesk", "is": "well"})
    assert any(message["to"] == "wang" and "單號" in message["text"] for message in heard)


@pytest.mark.parametrize("what", COMMANDS)
def test_every_command_has_help_with_an_example(what: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["tickets", what, "--help"])
    assert left.value.code == 0
    assert "Example: python -m bot tickets" in capsys.readouterr().out


def test_an_answer_given_while_nobody_serves_is_told_after_the_restart(chat: Callable[..., Chat], tmp_path: Path) -> None:
    first = chat("--data", str(tmp_path / "data"))
    assert "1001" in opens(first, "lin.mh", "我的憑證讀不到")
    assert first.close() == ""
    assert main(["tickets", "answer", "1001", "請換一個 USB 孔", "--data", str(tmp_path / "data")]) == 0
    second = chat("--data", str(tmp_path / "data"))
    assert "請換一個 USB 孔" in second.send(collect=True)[0]["text"]
