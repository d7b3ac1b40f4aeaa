"""Which side of a name is wrong, by the words alone."""

import pytest

from bot.reading.card_words import CardSide, card_side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("我身分證是筑啊,卡片上是竺,那是戶政要改還是你們這邊改", CardSide.CARD),
        ("once I get the new card, do I have to wait?", CardSide.CARD),
        ("我的憑證是新的名字，員工愛上網還是舊的", CardSide.RECORD),
        ("my certificate has my new name and the record is still the old one", CardSide.RECORD),
        ("卡是新的了，名字是對的，是你們這邊還綁著舊的", CardSide.NEW),
        ("I already have the new card, how do I bind it?", CardSide.NEW),
        ("我改名後自然人憑證綁不上去", CardSide.UNTOLD),
        ("binding says that the names do not match", CardSide.UNTOLD),
        ("忘記密碼可以用憑證嗎", CardSide.UNTOLD),
    ],
)
def test_d23_the_words_tell_which_side_is_wrong(text: str, side: CardSide) -> None:
    assert card_side((text,)) is side


def test_d23_what_was_told_before_counts_where_these_words_tell_nothing() -> None:
    assert card_side(("要等多久", "憑證還是舊名字")) is CardSide.CARD
