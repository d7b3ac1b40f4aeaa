"""What is new in an answer by mail, whichever program wrote it; what mail programs write about themselves is no answer."""

import time

import pytest

from bot.dialogue.conversation import LANGUAGES
from bot.wiring.wording import _sentences
from integrations.helpdesk.email.fresh_words import closing_asked, fresh_words
from integrations.helpdesk.email.html_text import LONGEST_HTML, text_of_html
from integrations.helpdesk.email.received import MailKind, read_received
from tests.helpdesk_mail.samples import HTML, NEW, PLAIN, Answer, raw_answer

TO = "desk+20001-aaaaaaaaaaaaaaaaaaaaaaaa@city.example"


@pytest.mark.parametrize("answer", PLAIN.values(), ids=PLAIN)
def test_only_the_writers_own_words_are_left_of_a_text(answer: Answer) -> None:
    assert fresh_words(answer.plain) == NEW


@pytest.mark.parametrize("answer", [*PLAIN.values(), *HTML.values()], ids=[*PLAIN, *(f"html {one}" for one in HTML)])
def test_only_the_writers_own_words_are_left_of_a_whole_mail(answer: Answer) -> None:
    mail = read_received(raw_answer(answer, TO))
    assert mail.kind is MailKind.ANSWER
    assert mail.words.replace("\n\n", "\n") == NEW.replace("\n\n", "\n")


def test_where_both_parts_are_there_the_text_is_read_and_an_empty_text_gives_way_to_the_html() -> None:
    assert read_received(raw_answer(Answer("純文字", "<p>網頁</p>"), TO)).words == "純文字"
    assert read_received(raw_answer(Answer(" \n ", "<p>網頁</p>"), TO)).words == "網頁"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desks_own_first_line_is_known_as_the_end_of_an_answer(language: str) -> None:
    marker = _sentences(language).say("helpdesk-mail.marker", {})
    assert fresh_words(f"好了\n{marker}\n{NEW}") == "好了"
    assert fresh_words(f"好了\n> {marker}\n> 舊的") == "好了"


@pytest.mark.parametrize(
    "words",
    ["從：設定 > 帳號 進去", "From: 的欄位請填你的分機", "我在 9:05 寫了信給他：請他開通", "主旨: 請照這樣填\n收件者: 自己", "他說：\n可以了", "--- 步驟 ---\n一、登出", "在畫面上寫道：請重試"],
)
def test_what_only_looks_like_a_quotation_is_kept(words: str) -> None:
    assert fresh_words(words) == words


@pytest.mark.parametrize(
    ("written", "words", "closes"),
    [("#結案", "", True), ("#close\n\n已經解鎖", "已經解鎖", True), ("已經解鎖\n＃結案", "已經解鎖", True), ("#CLOSE", "", True), ("請不要 #close 這張", "請不要 #close 這張", False),
     ("第一行\n#close\n第三行", "第一行\n#close\n第三行", False)],
)  # fmt: skip
def test_a_first_or_last_line_of_its_own_closes_the_ticket(written: str, words: str, closes: bool) -> None:
    assert closing_asked(written) == (words, closes)


def test_of_html_nothing_is_read_that_a_reader_does_not_see() -> None:
    html = (
        "<html><head><title>標題</title><style>b{}</style></head><body><script>alert('x')</script><p>請重設&nbsp;&lt;密碼&gt;</p>"
        '<p style="display:none">看不見</p><span hidden>也看不見</span><img src="http://evil.example/x.png" alt="圖"><svg><text>畫</text></svg><p>好了</p></body></html>'
    )
    assert text_of_html(html) == "請重設 <密碼>\n好了"


@pytest.mark.parametrize("piece", ["<div>", "</div>", "<!--", "<a ", "<![CDATA[", "&#x", "<p/", '<a b="', "<br>", "<blockquote>x"])
def test_t24_nonsense_in_html_takes_no_more_than_a_moment(piece: str) -> None:
    began = time.process_time()
    text_of_html(piece * (LONGEST_HTML // len(piece)))
    assert time.process_time() - began < 3


def test_a_long_text_of_introductions_takes_no_more_than_a_moment() -> None:
    began = time.process_time()
    fresh_words("\n".join(["於" * 590 + "："] * 1500))
    fresh_words("\n".join(["On " + "a" * 400 + " wrote:"] * 1500))
    assert time.process_time() - began < 3
