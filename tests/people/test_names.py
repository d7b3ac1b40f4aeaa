"""Names are found in one normal form and kept as they are written."""

import importlib

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import given
from hypothesis import strategies as st

from bot.people.names import is_shown, name_key, stands_in

ALIKE = [
    ("陳怡君", "陳　怡君", "陳\u00a0怡 君", " 陳怡君 ", "陳\u200b怡君"),
    ("夷將·拔路兒", "夷將‧拔路兒", "夷將・拔路兒", "夷將･拔路兒", "夷將•拔路兒", "夷將．拔路兒", "夷將 拔路兒", "夷將拔路兒", "夷將-拔路兒"),
    ("金慧珠", "\uf90a慧珠", "⾦慧珠", "金慧\ufe00珠"),
    ("葛城", "葛\U000e0100城", "葛\ufe00城"),
    ("Mary Smith", "ＭＡＲＹ　ＳＭＩＴＨ", "mary  smith", "Mary‧Smith"),
    ("Yi-Chun O'Brien", "yi‑chun o’brien"),
    ("José", "Jose\u0301", "JOSÉ"),
    ("王\ue001明", "王 \ue001明"),
    ("張\U00031350", "張　\U00031350"),
]
APART = [("王\ue001明", "王明"), ("王\ue001明", "王\ue002明"), ("Ann Elee", "Anne Lee"), ("溫", "温"), ("陳怡君", "陳怡"), ("張\U00031350", "張")]


@pytest.mark.parametrize("forms", ALIKE)
def test_every_form_of_a_name_has_one_key_and_stands_in_a_text_of_any_other(forms: tuple[str, ...]) -> None:
    assert len({name_key(one) for one in forms}) == 1
    assert all(stands_in(one, f"幫我看 {other} 的帳號") for one in forms for other in forms)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_differ_in_a_letter_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_spelled_name_stands_in_no_longer_word() -> None:
    assert not stands_in("Ann", "an announcement")
    assert stands_in("Ann", "ask Ann, please")
    assert not stands_in("君", "陳怡君怎麼了")


@given(st.text())
def test_keying_twice_changes_nothing(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)


@pytest.mark.parametrize("text", ["陳　怡\u00a0君", "\ue001\U000f0001\U0010fffd", "\U00031350\U0002ebf0\U000323b0", "葛\U000e0100", "a\u200db"])
def test_letters_of_real_names_are_shown(text: str) -> None:
    assert is_shown(text)


@pytest.mark.parametrize("character", ["\x00", "\n", "\x85", "\u2028", "\u202e", "\u2066", "\u200f", "\ud800", "\ufffe", "\U0002ffff", "\u0378"])
def test_what_would_break_or_turn_a_line_is_not(character: str) -> None:
    assert not is_shown(f"陳{character}")


def test_people_who_are_there_already_are_found_by_the_form_of_their_name_too() -> None:
    step = importlib.import_module("bot.store.migrations.versions.0013_names_in_one_form")
    with sa.create_engine("sqlite://").begin() as connection:
        connection.execute(sa.text("CREATE TABLE embedded_person (id TEXT PRIMARY KEY, name TEXT)"))
        connection.execute(sa.text("INSERT INTO embedded_person VALUES ('a', '陳　怡君'), ('b', 'Mary Smith')"))
        with Operations.context(MigrationContext.configure(connection)):
            step.upgrade()
        assert connection.execute(sa.text("SELECT name, name_key FROM embedded_person ORDER BY id")).all() == [("陳　怡君", "陳怡君"), ("Mary Smith", "mary smith")]
