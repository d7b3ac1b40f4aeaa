"""What the desk understands of Request Tracker's answers, and how far it has heard. Pure parts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Garbled
from bot.runtime.pace import Pace
from bot.tickets.ticket import TicketEvent
from integrations.helpdesk.request_tracker.attempts import may_still_arrive
from integrations.helpdesk.request_tracker.cursor import REMEMBERED, Cursor, read_cursor, write_cursor
from integrations.helpdesk.request_tracker.queries import marker_of, messages_marked, news_after, tickets_marked
from integrations.helpdesk.request_tracker.transactions import (
    CORRESPOND,
    STATUS,
    Part,
    Transaction,
    answer_text,
    news_of,
    number_of,
    read_transaction,
    ref_of,
    shown_part,
)

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CLOSED = ("resolved", "rejected", "deleted")


def happened(id: int, type: str, old: str = "", new: str = "", *, ticket: int = 7, creator: str = "hsu") -> Transaction:
    return Transaction(id, ticket, type, old, new, creator, NOW)


@given(st.lists(st.lists(st.integers(1, 10**9), max_size=30), max_size=12))
def test_a_cursor_survives_being_kept_and_never_goes_back(rounds: list[list[int]]) -> None:
    cursor = Cursor()
    for numbers in rounds:
        later = cursor.after(one for one in numbers if one > cursor.low)
        assert later.low >= cursor.low
        kept = write_cursor(later)
        assert len(kept) <= 190
        assert read_cursor(kept) == later
        assert all(one > later.low for one in later.heard)
        cursor = later


@given(st.permutations(range(1, REMEMBERED + 1)))
def test_a_transaction_that_appears_late_is_heard_once_whatever_overtook_it(order: list[int]) -> None:
    cursor, heard = Cursor(), list[int]()
    for number in order:
        visible = [one for one in order[: order.index(number) + 1] if one > cursor.low and one not in cursor.heard]
        heard += visible
        cursor = read_cursor(write_cursor(cursor.after(visible)))
    assert sorted(heard) == sorted(order)


@pytest.mark.parametrize("foreign", [None, "", "17", "mail:3", "rt:", "rt:x", "rt:5+", "rt:5+1,", "rt:" + "9" * 40])
def test_a_cursor_of_another_helpdesk_is_the_beginning(foreign: str | None) -> None:
    assert read_cursor(foreign) == Cursor()


def test_an_answer_that_closes_is_one_piece_of_news_and_a_comment_of_somebody_else_between_is_not_taken_for_it() -> None:
    both = news_of([(happened(1, CORRESPOND), "好了"), (happened(2, STATUS, "open", "resolved"), "")], CLOSED)
    assert [(one.event, one.text) for one in both] == [(TicketEvent.CLOSED, "好了")]
    apart = news_of([(happened(1, CORRESPOND), "好了"), (happened(2, STATUS, "open", "resolved", creator="lo"), "")], CLOSED)
    assert [(one.event, one.text) for one in apart] == [(TicketEvent.ANSWERED, "好了"), (TicketEvent.CLOSED, "")]
    other = news_of([(happened(1, CORRESPOND), "好了"), (happened(2, STATUS, "open", "resolved", ticket=8), "")], CLOSED)
    assert [(one.ref, one.event) for one in other] == [("rt:7", TicketEvent.ANSWERED), ("rt:8", TicketEvent.CLOSED)]


def test_what_changes_nothing_for_the_person_is_no_news() -> None:
    quiet = [happened(1, STATUS, "new", "open"), happened(2, STATUS, "open", "stalled"), happened(3, STATUS, "resolved", "rejected")]
    assert news_of([(one, "") for one in quiet], CLOSED) == ()
    assert news_of([(happened(4, CORRESPOND), "")], CLOSED) == ()
    (reopened,) = news_of([(happened(5, STATUS, "rejected", "open"), "")], CLOSED)
    assert (reopened.event, reopened.text) == (TicketEvent.REOPENED, "")


def test_plain_text_is_taken_before_html_and_files_are_named() -> None:
    parts = (Part(1, "multipart/mixed", ""), Part(2, "text/html", ""), Part(3, "text/plain", ""), Part(4, "text/plain", "log.txt"), Part(5, "image/png", "圖.png"))
    assert shown_part(parts) == parts[2]
    assert shown_part(parts[:2]) == parts[1]
    assert shown_part(parts[3:]) is None
    assert answer_text("text/plain", "On Mon Mar 2 09:00:00 2026, desk wrote:\n> 登不進去\n\n請重新登入", parts) == "請重新登入\n📎 log.txt\n📎 圖.png"
    assert answer_text("text/html", "<script>x()</script><p>請&nbsp;重新<br>登入</p>", ()) == "請 重新\n登入"
    assert answer_text("text/plain", "> 只有引文", ()) == "> 只有引文", "an answer is never empty because it was taken for a quotation"


@pytest.mark.parametrize("item", [{}, {"id": "x", "ObjectId": "1", "Created": "2026-01-01T00:00:00Z"}, {"id": "1", "ObjectId": True, "Created": "2026-01-01T00:00:00Z"},
                                  {"id": "1", "ObjectId": "1", "Created": "yesterday"}, {"id": "1", "ObjectId": "1", "Created": "2026-01-01T00:00:00Z", "Type": []}])  # fmt: skip
def test_a_transaction_in_another_form_is_garbled(item: dict[str, object]) -> None:
    with pytest.raises(Garbled):
        read_transaction(item)


def test_another_helpdesks_number_is_none_here() -> None:
    assert [number_of(one) for one in (ref_of(12), "12", "rt:", "rt:-1", "rt:１", "mail:12", "rt:" + "9" * 30)] == [12, None, None, None, None, None, None]


@given(st.text(max_size=60))
def test_nothing_that_somebody_wrote_gets_into_a_question(written: str) -> None:
    marker = marker_of(written)
    assert len(marker) == 16
    assert set(marker) <= set("0123456789abcdef")
    assert marker_of(written + "x") != marker
    for question in (tickets_marked(marker), messages_marked(3, marker), news_after(3, CLOSED)):
        assert question.count("(") == question.count(")")


def test_a_request_counts_as_lost_only_after_its_time() -> None:
    assert may_still_arrive(NOW, NOW + timedelta(seconds=29), timedelta(seconds=30))
    assert not may_still_arrive(NOW, NOW + timedelta(seconds=30), timedelta(seconds=30))


def test_a_clock_that_is_set_back_makes_nobody_wait_longer_than_the_longest_pause() -> None:
    pace = Pace(timedelta(seconds=30))
    pace.looked(NOW)
    pace.went(NOW, well=False)
    assert not pace.may_ask(NOW)
    assert pace.may_ask(NOW - timedelta(hours=1))
    assert pace.due(NOW - timedelta(hours=1))


def test_the_pace_is_steady_hurries_for_word_and_slackens_while_nobody_answers() -> None:
    pace = Pace(timedelta(seconds=30))
    assert pace.due(NOW)
    pace.looked(NOW)
    pace.went(NOW, well=True)
    assert not pace.due(NOW + timedelta(seconds=29))
    assert pace.due(NOW + timedelta(seconds=30))
    pace.hurry()
    assert pace.due(NOW + timedelta(seconds=1))
    pauses = []
    for _ in range(12):
        pace.went(NOW, well=False)
        pauses.append(next(second for second in range(1, 999) if pace.may_ask(NOW + timedelta(seconds=second))))
        pace.hurry()
        assert not pace.due(NOW + timedelta(seconds=pauses[-1] - 1)), "word of something does not make it answer"
    assert pauses[:4] == [2, 4, 8, 16]
    assert pauses[-1] == 300
    pace.went(NOW, well=True)
    assert pace.due(NOW)
