"""What is said of a ticket that is written: nothing goes out against it, and what is left out is left out (C4, C5, C16)."""

import pytest

from bot.tickets.draft_edits import edited, edits, only_hurries, what_to_add, without
from bot.tickets.said_of_draft import SaidOfDraft, may_send, words_on_draft
from bot.tickets.ticket import hurried

TOLD = "掃描器不能掃，秀英昨天也試過\n科長說今天要好\n幹 到底有沒有人"
IN_ENGLISH = "My boss Anna told me to report this. The scanner fails since Monday.\nCall me at 2720-8889"


@pytest.mark.parametrize(
    "text",
    ["拜託別送出去", "這單我看就免送了吧", "我反對送", "毋庸送出", "送之前把名字拿掉", "等我問一下再送", "please do not send that off", "I'd rather it was not filed",
     "send nothing", "kindly refrain from filing it", "yes but take my name out first", "麻煩標急件", "mark it urgent please"],
)  # fmt: skip
def test_c5_what_speaks_against_sending_sends_nothing(text: str) -> None:
    assert not may_send(text)
    assert not words_on_draft(text).sends


@pytest.mark.parametrize("text", ["好", "好，開", "沒錯，送出", "不用改了 送出", "嗯嗯 就這樣送", "yes", "ok send it", "no changes, send it", "nothing to add, go ahead"])
def test_c5_a_yes_with_nothing_against_it_may_send(text: str) -> None:
    assert may_send(text)


@pytest.mark.parametrize("text", ["這張草稿我不要了，丟掉", "我只是問問，沒有要報修", "bin the draft, I was only asking", "no ticket, please"])
def test_c4_a_refusal_is_known_by_its_words(text: str) -> None:
    assert words_on_draft(text).says(SaidOfDraft.REFUSE)


@pytest.mark.parametrize(
    ("told", "text", "gone"),
    [
        (TOLD, "秀英的名字不要寫", "秀英"),
        (TOLD, "把科長那句拿掉，其他照送", "科長說今天要好"),
        (TOLD, "髒話刪掉", "幹"),
        (TOLD, "第一句刪掉", "掃描器"),
        (IN_ENGLISH, "take my boss's name out", "Anna"),
        (IN_ENGLISH, "please remove the phone number", "2720"),
        (IN_ENGLISH, "leave out the sentence about Monday", "Monday"),
    ],
)
def test_c16_what_is_to_be_left_out_is_gone_and_the_wish_stands_nowhere(told: str, text: str, gone: str) -> None:
    said = words_on_draft(text)
    assert edits(told, said)
    after = edited(told, said)
    assert after.done
    assert gone not in after.words
    assert text not in after.words


def test_c16_what_cannot_be_found_changes_nothing_and_says_so() -> None:
    after = edited(TOLD, words_on_draft("名字不要寫"))
    assert (after.words, after.done) == (TOLD, False)


def test_c16_other_words_stand_in_place_of_the_old_ones() -> None:
    assert edited(TOLD, words_on_draft("不用寫那麼多，就寫掃描器壞了")).words == "掃描器壞了"
    assert edited(IN_ENGLISH, words_on_draft("change scanner to printer")).words.startswith("My boss Anna told me to report this. The printer")
    assert what_to_add("補一句：我下午才在") == "我下午才在"


def test_what_was_left_out_is_in_no_line_of_the_talk_and_a_single_letter_only_where_it_stands_alone() -> None:
    assert without("秀英說她也不行", ("秀英",)) == "○○說她也不行"
    assert without("幹 找真人，我是幹部", ("幹",)) == "○○ 找真人，我是幹部"


def test_how_urgent_it_is_is_no_sentence_of_its_own() -> None:
    assert only_hurries("最急件")
    assert only_hurries("please mark it urgent")
    assert not only_hurries("急，下午三點要用")
    assert not hurried("這件不急")
