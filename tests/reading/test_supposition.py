"""What a question supposes of one's own account, by the words alone."""

import pytest

from bot.reading.supposition import Supposition, suppositions_in


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("第一次登入他說密碼不能用，是我打錯ㄇ", (Supposition.FAULT,)),
        ("Is it my mistake?", (Supposition.FAULT,)),
        ("喔喔所以不是我打錯 我沒有憑證耶 一定要去戶政辦ㄇ", (Supposition.FAULT, Supposition.CARD)),
        ("Is it my phone, yes or no?", (Supposition.DEVICE,)),
        ("是不是把我開除了 我上禮拜才調過來", (Supposition.DISMISSED,)),
        ("have they let me go?", (Supposition.DISMISSED,)),
        ("就在跳出來的那個畫面打新的，這樣對嗎", (Supposition.RIGHT,)),
        ("你直接改到期日不行?", (Supposition.INSTEAD,)),
        ("不是說15分鐘會自己好? 40分了", (Supposition.BY_ITSELF,)),
        ("2103 對嗎", ()),
        ("忘記密碼怎麼辦", ()),
        ("那要找誰，電話幾號", ()),
        ("my phone does not sign in", ()),
        ("I need the computer.", ()),
        ("等等，我搞錯了，那不是資安事件", ()),
    ],
)
def test_c15_the_words_tell_what_is_supposed(text: str, supposed: tuple[Supposition, ...]) -> None:
    assert suppositions_in(text) == supposed
