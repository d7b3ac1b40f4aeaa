"""In which language somebody speaks."""

import pytest

from bot.dialogue.conversation import ENGLISH, TRADITIONAL, Conversation, language_of_text


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("帳號被鎖了", TRADITIONAL),
        ("帐号被锁了", TRADITIONAL),
        ("我的account被lock了", TRADITIONAL),
        ("ㄏㄏ", TRADITIONAL),
        ("my account is locked", ENGLISH),
        ("unlock", ENGLISH),
        ("hi", ENGLISH),
        ("I can't", ENGLISH),
        ("GEAA-012686", None),
        ("AD", None),
        ("123", None),
        ("👍", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_heard(said: str, language: str | None) -> None:
    assert language_of_text(said) == language


def test_a_conversation_goes_over_to_the_language_that_is_spoken_and_keeps_it() -> None:
    english = Conversation(TRADITIONAL).hearing("why can't I sign in?")
    assert english.language == ENGLISH
    assert english.hearing("👍").language == ENGLISH


def test_one_strange_word_does_not_change_the_language() -> None:
    talk = Conversation(language="zh-Hant-TW")
    assert talk.hearing("asdkjhasd").language == "zh-Hant-TW"
    assert talk.hearing("Outlook").language == "zh-Hant-TW"
    assert talk.hearing("thanks").language == "en"
    assert talk.hearing("I am locked").language == "en"
