"""What somebody says to what was just offered: do it, send it to the admin, not now, or nothing of the kind (C17)."""

import pytest

from bot.reading.offer_words import OfferWord, offer_word


@pytest.mark.parametrize("text", ["趕快幫我弄好 我等下要開會", "你剛說可以解，那就解啊", "沒送喔？那就送啊", "yes, kindly go ahead with it", "you said you can, so please do it"])
def test_it_is_to_be_done_now(text: str) -> None:
    assert offer_word(text) is OfferWord.BEGIN


@pytest.mark.parametrize("text", ["那你幫我轉給她批", "請那位先生核准一下", "then please send it to Mrs. Ko for me"])
def test_it_is_to_be_sent_to_whoever_decides(text: str) -> None:
    assert offer_word(text) is OfferWord.SEND


@pytest.mark.parametrize("text", ["幫我同事送一件", "那就這樣", "ok then I ask him myself", "我趕時間", "他說不行", "that's it for today"])
def test_what_only_sounds_like_it_begins_nothing(text: str) -> None:
    assert offer_word(text) not in (OfferWord.BEGIN, OfferWord.SEND)
