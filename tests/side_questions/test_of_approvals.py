"""What an admin asks of deciding, and an applicant beside their request, is told from what else is said there."""

import pytest

from bot.side_questions.of_approvals import NOT_ASKED, beside_question, deciding_question


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("要先確認什麼才能按同意", "check"),
        ("我回撥他的分機，這樣算數嗎", "callback"),
        ("他主管跟我說是真的，這樣可以按嗎", "word"),
        ("這個核准紀錄之後查得到嗎", "record"),
        ("核准之後會動到他的密碼嗎", "password"),
        ("要是核錯了能收回嗎", "undo"),
        ("我下星期休假，這些申請誰處理", "deputy"),
        ("我是他的職務代理人，可以幫忙核准嗎", "standin"),
        ("那一件現在在誰手上", "holder"),
        ("how long do I have to decide", "until"),
        ("is there a record of it", "record"),
    ],
)
def test_c38_what_an_admin_asks_has_its_topic(text: str, topic: str) -> None:
    assert deciding_question(text).topic == topic


@pytest.mark.parametrize("text", ["他被鎖了 幫我看一下", "他現在可以登入了嗎", "我密碼忘了", "why is he locked", "謝謝", "他說 " * 40])
def test_what_is_said_of_accounts_asks_nothing_of_deciding(text: str) -> None:
    assert deciding_question(text) == NOT_ASKED


@pytest.mark.parametrize(
    ("text", "topic"),
    [("理由我該怎麼寫", "reason"), ("可以幫我加一句我復職了嗎", "add"), ("同意了以後是馬上就可以登入嗎", "after"), ("may I call the extension", "may_call"), ("申請是送給哪一位呀", "who"), ("他是會打電話給我還是寄信", "how_told")],
)
def test_c23_what_is_asked_beside_a_request_has_its_topic(text: str, topic: str) -> None:
    assert beside_question(text).topic == topic
