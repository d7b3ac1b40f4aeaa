"""The history of the arrow keys: for its owner's eyes, and never with a secret in it (T4)."""

import json
import stat
from pathlib import Path

import pytest

from bot.cli.terminal.history import KeptHistory

SECRETS = ["my password is Xx12!canary", "我的密碼是 Canary-99x", "A123456789 幫我查", "482913", "密碼：\x00Canary-99x", "Ａ１２３４５６７８９"]


def test_what_was_typed_is_there_again_next_time_and_the_file_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "terminal-history"
    first = KeptHistory(file)
    for line in ("我帳號怎麼了", "兩行\n一起貼", "/advance 16m"):
        first.append_string(line)
    assert list(KeptHistory(file).load_history_strings()) == ["/advance 16m", "兩行\n一起貼", "我帳號怎麼了"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "terminal-history"
    file.write_text('"old"\nbroken\n', encoding="utf-8")
    file.chmod(0o644)
    KeptHistory(file).append_string("new")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(KeptHistory(file).load_history_strings()) == ["new", "old"]


@pytest.mark.parametrize("line", SECRETS)
def test_t04_a_line_with_a_secret_is_neither_on_disk_nor_under_the_arrow_key(tmp_path: Path, line: str) -> None:
    file = tmp_path / "terminal-history"
    history = KeptHistory(file)
    history.append_string("我帳號怎麼了")
    history.append_string(line)
    assert history.get_strings() == ["我帳號怎麼了"]
    assert file.read_text("utf-8") == '"我帳號怎麼了"\n'


def test_without_a_folder_or_where_nothing_can_be_written_it_lasts_as_long_as_the_conversation(tmp_path: Path) -> None:
    for file in (None, tmp_path / "missing" / "terminal-history"):
        history = KeptHistory(file)
        history.append_string("我帳號怎麼了")
        assert history.get_strings() == ["我帳號怎麼了"]
        assert list(KeptHistory(file).load_history_strings()) == []
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_its_place_is_not_followed(tmp_path: Path) -> None:
    elsewhere, file = tmp_path / "elsewhere", tmp_path / "terminal-history"
    elsewhere.write_text("", encoding="utf-8")
    file.symlink_to(elsewhere)
    KeptHistory(file).append_string("我帳號怎麼了")
    assert elsewhere.read_text("utf-8") == ""


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "terminal-history"
    file.write_text("".join(json.dumps(f"question {number}") + "\n" for number in range(2001)), encoding="utf-8")
    assert next(iter(KeptHistory(file).load_history_strings())) == "question 2000"
    assert len(file.read_text("utf-8").splitlines()) == 1000
