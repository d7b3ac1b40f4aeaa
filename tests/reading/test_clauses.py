"""A text that says two things."""

import pytest

from bot.reading.clauses import MOST, clauses_of, read_clauses
from bot.reading.reader import Reader
from bot.reading.reading import Heard
from bot.wiring.reading import shipped_reader
from bot.wiring.shipped_faq import build_index_for_shipped


@pytest.fixture(scope="module")
def reader() -> Reader:
    return shipped_reader(build_index_for_shipped())


def moves(reader: Reader, heard: Heard) -> list[str]:
    return [str(clause.reading.labels.move) for clause in read_clauses(heard, reader)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("停，改幫我解鎖", ("停，", "改幫我解鎖")),
        ("thanks, but it still fails", ("thanks,", "but it still fails")),
        ("兩件事：一、密碼", ("兩件事：一、", "密碼")),
        ("先這樣\n還有信箱", ("先這樣", "還有信箱")),
        ("幫我解鎖", ()),
        ("a, b, c", ("a,", "b,")),
        ("", ()),
    ],
)
def test_a_text_is_cut_at_its_marks(text: str, parts: tuple[str, ...]) -> None:
    assert clauses_of(text) == parts


def test_one_thought_is_one_reading(reader: Reader) -> None:
    assert moves(reader, Heard("幫我解鎖")) == ["do:unlock"]
    assert moves(reader, Heard("麻煩一下，幫我解鎖，謝謝")) == ["do:unlock"]


def test_two_matters_are_two_readings(reader: Reader) -> None:
    read = moves(reader, Heard("幫我解鎖，還有印表機不能印"))
    assert {"do:unlock", "elsewhere"} <= set(read)


def test_c2_stop_and_something_else_instead_are_both_heard(reader: Reader) -> None:
    read = moves(reader, Heard("算了，幫我重設密碼", "page:unlock", "請開這個頁面。"))
    assert "do:reset_password" in read


def test_c24_thanks_beside_trouble_is_the_trouble(reader: Reader) -> None:
    read = moves(reader, Heard("謝謝，但是還是進不去", "done:unlock", "解開了。"))
    assert "smalltalk" not in read


def test_no_text_has_more_readings_than_can_be_answered(reader: Reader) -> None:
    assert len(moves(reader, Heard("幫我解鎖，印表機壞了，我主管被停用，我點了釣魚信，密碼規則是什麼"))) <= MOST
