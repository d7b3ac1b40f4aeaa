"""Which of several own accounts is meant, and what is said of it (C17, D31, D33)."""

import pytest

from bot.accounts.rows.row import Row
from bot.accounts.several import SeveralAccounts, may_name, named_in, several_accounts
from bot.tickets.account_choice import ChoiceWord, heard_choice
from tests.builders import a_directory_account, a_portal_account, a_snapshot, diagnosed

TWO = SeveralAccounts(Row.DUPLICATE, ("GEAA-012631", "ab1238"), 0)
PORTALS = SeveralAccounts(Row.BIND_MAIN, ("wfan", "wfan2"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("GEAA-012631", 0),
        ("GEAA-****31 please", 0),
        ("the GEAA one", 0),
        ("geaa開頭", 0),
        ("尾巴31那個", 0),
        ("ab1238", 1),
        ("ab***8.", 1),
        ("ab開頭的", 1),
        ("the short one", 1),
        ("the one ending in 8", 1),
        ("長的那個", 0),
    ],
)
def test_c17_an_account_is_named_by_whatever_is_seen_of_it(text: str, place: int) -> None:
    assert set(named_in(text, TWO)) == {place}


@pytest.mark.parametrize("text", ["about my account", "how long does it take", "8 o'clock", "31 December", "ab1239", "GEAA-012632", "fab 8"])
def test_c17_nothing_else_names_one(text: str) -> None:
    assert named_in(text, TWO) == {}


def test_c17_what_both_have_names_neither() -> None:
    assert named_in("the wf one", PORTALS) == {}
    assert set(named_in("w***2", PORTALS)) == {1}
    assert set(named_in("w**n", PORTALS)) == {0}


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        ("I want to keep the short one. Do it.", ChoiceWord.KEEP, 1),
        ("I have two TPEAD accounts. I keep ab***8, the other one can be removed. Please arrange.", ChoiceWord.KEEP, 1),
        ("Fine. I decided: ab***8. Tell the admin for me.", ChoiceWord.KEEP, 1),
        ("ab開頭的留", ChoiceWord.KEEP, 1),
        ("留GEAA那個", ChoiceWord.KEEP, 0),
        ("我要留GEAA的，ab那個收掉", ChoiceWord.KEEP, 0),
        ("ab那個收掉就好", ChoiceWord.KEEP, 0),
        ("please delete the GEAA one", ChoiceWord.KEEP, 1),
        ("remove ab***8", ChoiceWord.KEEP, 0),
        ("我問你留GEAA那個可不可以", ChoiceWord.MAY, 0),
        ("can I keep ab***8?", ChoiceWord.MAY, 1),
        ("哪一個是本尊？一個GEAA開頭一個ab開頭", ChoiceWord.WHICH, -1),
        ("which of them tomorrow morning?", ChoiceWord.WHICH, -1),
        ("no, the other one", ChoiceWord.OTHER, -1),
        ("my GEAA account is locked", ChoiceWord.NONE, -1),
        ("GEAA那個登不進去", ChoiceWord.NONE, -1),
        ("Who retires it and when?", ChoiceWord.NONE, -1),
        ("OK那就送", ChoiceWord.NONE, -1),
    ],
)
def test_c17_d31_what_is_said_of_them(text: str, word: ChoiceWord, place: int) -> None:
    heard = heard_choice(text, TWO)
    assert (heard.word, heard.place) == (word, place)


def test_c17_who_has_one_account_chooses_nothing() -> None:
    assert several_accounts(diagnosed(a_snapshot())) is None
    assert heard_choice("keep ab***8", None).word is ChoiceWord.NONE


def test_d31_the_bound_one_is_known_and_d33_the_portal_accounts_are_those_to_choose_from() -> None:
    two = a_snapshot(directory=(a_directory_account(account="GEAA-012631"), a_directory_account(account="ab1238")))
    found = several_accounts(diagnosed(two))
    assert found is not None
    assert (found.row, found.names) == (Row.DUPLICATE, ("GEAA-012631", "ab1238"))
    main = several_accounts(diagnosed(a_snapshot(portal=(a_portal_account(account="wfan"), a_portal_account(account="wfan2")), binding=None)))
    assert main is not None
    assert (main.row, main.names) == (Row.BIND_MAIN, ("wfan", "wfan2"))


def test_c17_naming_by_the_beginning_has_a_shape() -> None:
    assert may_name("之後那個ab開頭的不是才是新的格式嗎")
    assert may_name("the one that starts with GEAA")
    assert not may_name("which one do I use")
