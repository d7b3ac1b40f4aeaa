"""What is said beside "send it": it stands in the ticket, or is a question with an answer of its own; nothing of it is lost."""

import pytest

from bot.reading.notice_words import asked_again
from bot.tickets.description import told_beside_sending
from bot.tickets.draft_edits import added_beside, added_words


@pytest.mark.parametrize(
    ("text", "more", "sends"),
    [
        ("送 加一句我上禮拜換過密碼", "我上禮拜換過密碼", True),
        ("補充我上週換過密碼，送出", "我上週換過密碼", True),
        ("好，送出，順便寫我分機 2233", "我分機 2233", True),
        ("好 加一句我很急", "我很急", False),
        ("send it, and add that I changed my password last week", "I changed my password last week", True),
        ("add that it began on Monday and send it", "it began on Monday", True),
        ("OK, send. Please add: the laptop is new", "the laptop is new", True),
        ("send it and add that I moved. When will they call?", "I moved", True),
        ("yes, but add my extension 2233", "my extension 2233", False),
    ],
)
def test_c21_an_addition_beside_a_yes_is_found(text: str, more: str, sends: bool) -> None:
    found = added_beside(text)
    assert found is not None
    assert (found.more, found.sends) == (more, sends)


@pytest.mark.parametrize("text", ["don't send it, add my number first", "先不要送，加一句我很急", "送出。", "send it", "補充一下，我在七樓", "好"])
def test_c21_nothing_is_sent_against_the_words_and_a_plain_addition_stays_one(text: str) -> None:
    assert added_beside(text) is None


def test_c21_an_addition_alone_is_one_however_like_a_yes_it_reads() -> None:
    assert added_words("And please put in that the contract was extended to June.") == "the contract was extended to June."
    assert added_words("yes please") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Yes, send it. I am in the branch office on Friday.", "I am in the branch office on Friday"),
        ("送出，我人在三樓會議室到下午五點", "我人在三樓會議室到下午五點"),
        ("yes send it. When do they call?", ""),
        ("yes, send it", ""),
        ("好", ""),
    ],
)
def test_c5_what_is_told_beside_the_yes_goes_into_the_ticket(text: str, told: str) -> None:
    assert told_beside_sending(text, lambda _: "") == told


@pytest.mark.parametrize(
    ("text", "asked"),
    [("我問你留GEAA那個可不可以", "留GEAA那個可不可以"), ("I asked whether I may keep it", "whether I may keep it"), ("問題還在", ""), ("I asked", ""), ("我要送出", "")],
)
def test_c13_a_question_that_was_asked_before_is_one(text: str, asked: str) -> None:
    assert asked_again(text) == asked
