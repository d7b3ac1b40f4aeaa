"""Faults that a real Request Tracker cannot be made to have, on the wire: nothing is written twice, nothing believed, nothing waited for without end."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.errors import BackEndError, Denied, Garbled, NotAccepted, Unreachable
from bot.tickets.attachment import FileKind, TicketFile
from bot.tickets.ticket import Category, Priority, TicketDraft, TicketEvent, TicketRef, TicketStory
from integrations.helpdesk.request_tracker.attempts import Attempts
from integrations.helpdesk.request_tracker.queries import marker_of
from tests.tickets.tracker_desk import adapter, attempts_in
from tests.tickets.unfriendly_tracker import Answer, said, unfriendly

DRAFT = TicketDraft("key-1", "chen.yj", "陳怡君", "資訊局", "2103", Category.LOCK, Priority.HIGH, (), TicketStory("登不進去"))
TOKEN = "1-35-0123456789abcdef"
REF = TicketRef("rt:7", "7")
MARKED = {"items": [{"id": "7", "Subject": f"x [{marker_of('ticket:key-1')}]"}]}
NONE: dict[str, Any] = {"items": []}
OWN = {"id": "9", "ObjectId": "7", "Type": "Correspond", "Creator": {"id": "accountdesk"}, "Created": "2026-03-02T01:00:00Z"}
FILES = (TicketFile("截圖.png", FileKind.PNG, b"\x89PNG" + bytes(1000)), TicketFile("說明.txt", FileKind.TXT, b"x"))


@pytest.fixture
async def attempts(tmp_path: Path) -> AsyncIterator[Attempts]:
    async with attempts_in(tmp_path) as opened:
        yield opened


async def test_a_ticket_whose_creation_was_never_answered_is_found_again_and_not_made_twice(attempts: Attempts) -> None:
    made = False

    def answers(method: str, path: str) -> Answer | None:
        nonlocal made
        if method == "POST":
            made = True
            return None
        return said(MARKED if made else NONE) if path == "tickets" else said({"id": 7, "Status": "new"})

    async with unfriendly(answers) as there:
        with pytest.raises(Unreachable):
            await adapter(attempts, there.url, TOKEN, deadline=0.5).open(DRAFT)
        # As after a crash: another process, which knows only what is kept.
        assert await adapter(attempts, there.url, TOKEN, deadline=5).open(DRAFT) == REF
        assert await adapter(attempts, there.url, TOKEN, deadline=5).open(DRAFT) == REF
        assert there.count("POST", "ticket") == 1


async def test_a_creation_that_arrives_late_is_waited_for(attempts: Attempts) -> None:
    """The desk was killed while the request lay in the server's queue: what is not there yet is not made again before it can no longer come."""
    loop, arrives = asyncio.get_running_loop(), 0.0

    def answers(method: str, path: str) -> Answer | None:
        nonlocal arrives
        if method == "POST":
            arrives = loop.time() + 2.5
            return None
        return said(MARKED if arrives and loop.time() >= arrives else NONE) if path == "tickets" else said({"id": 7, "Status": "new"})

    async with unfriendly(answers) as there:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await adapter(attempts, there.url, TOKEN, in_flight=20).open(DRAFT)
        assert await adapter(attempts, there.url, TOKEN, in_flight=20).open(DRAFT) == REF
        assert there.count("POST", "ticket") == 1


async def test_two_desks_that_file_the_same_ticket_ask_once(attempts: Attempts) -> None:
    def answers(method: str, path: str) -> Answer:
        return said({"id": "7"}, 201) if method == "POST" else said(MARKED) if path == "tickets" else said({"id": 7, "Status": "new"})

    async with unfriendly(answers) as there:
        desks = [adapter(attempts, there.url, TOKEN) for _ in range(5)]
        results = await asyncio.gather(*(desk.open(DRAFT) for desk in desks), return_exceptions=True)
        assert {one for one in results if isinstance(one, TicketRef)} == {REF}
        assert all(isinstance(one, TicketRef | Unreachable) for one in results)
        assert there.count("POST", "ticket") == 1


async def test_a_message_of_which_nothing_can_be_found_is_not_taken_as_written(attempts: Attempts) -> None:
    async with unfriendly(lambda method, path: said(["Correspondence added"], 201) if method == "POST" else said(NONE)) as there:
        with pytest.raises(Garbled):
            await adapter(attempts, there.url, TOKEN).add(REF, "手機也不行", "note-1")


async def test_success_that_changed_nothing_is_a_refusal(attempts: Attempts) -> None:
    async with unfriendly(lambda method, path: said(["Permission Denied"]) if method == "PUT" else said({"id": 7, "Status": "resolved"})) as there:
        with pytest.raises(Denied, match="ModifyTicket"):
            await adapter(attempts, there.url, TOKEN).reopen(REF, "還是不行", "note-1")
        assert there.count("POST", "ticket") == 0, "the word goes with the status or not at all"


async def test_files_that_are_refused_leave_their_words_and_are_named(attempts: Attempts) -> None:
    written: list[str] = []

    def answers(method: str, path: str) -> Answer:
        if method == "POST":
            if there.heads[-1].lower().count("multipart/form-data"):
                return said({"message": "Request Entity Too Large"}, 413)
            written.append(path)
            return said(["Correspondence added"], 201)
        if path == "transactions":
            return said({"items": [OWN] if written else []})
        return said(NONE)

    async with unfriendly(answers) as there:
        desk = adapter(attempts, there.url, TOKEN)
        for _ in range(2):
            assert await desk.add(REF, "手機的畫面", "note-1", FILES) == tuple(file.name for file in FILES)
        assert len(written) == 2, "the words, and which files are not there"
        assert there.count("POST", "ticket") == 3


async def test_files_of_which_nobody_knows_what_becomes_of_them_do_not_hold_up_their_words_for_ever(attempts: Attempts) -> None:
    written: list[str] = []

    def answers(method: str, path: str) -> Answer | None:
        if method == "POST":
            if there.heads[-1].lower().count("multipart/form-data"):
                return said({}, 500)
            written.append(path)
            return said(["Correspondence added"], 201)
        return said({"items": [OWN] if written and path == "transactions" else []})

    async with unfriendly(answers) as there:
        desk = adapter(attempts, there.url, TOKEN, in_flight=0.0)
        for _ in range(3):
            with pytest.raises(Unreachable):
                await desk.add(REF, "手機的畫面", "note-1", FILES)
        assert await desk.add(REF, "手機的畫面", "note-1", FILES) == tuple(file.name for file in FILES)
        assert there.count("POST", "ticket") == 5


@pytest.mark.parametrize("kind", ["AttachmentTruncate", "AttachmentDrop", "AttachmentError"])
async def test_a_file_of_which_request_tracker_notes_that_it_is_spoiled_is_not_taken_as_there(attempts: Attempts, kind: str) -> None:
    first, second = FILES

    def answers(method: str, path: str) -> Answer:
        if method == "POST":
            return said(["Correspondence added"], 201)
        if path == "transactions":
            spoiled = "AttachmentDrop" in there.targets[-1]
            return said({"items": [{"id": "10", "Type": kind, "Data": second.name}] if spoiled else [OWN]})
        return said({"items": [{"id": str(10 + at), "ContentType": "image/png", "Filename": one.name} for at, one in enumerate(FILES)]})

    async with unfriendly(answers) as there:
        assert await adapter(attempts, there.url, TOKEN).add(REF, "手機的畫面", "note-1", FILES) == (second.name,)
        assert first.name != second.name


FAULTS: dict[str, tuple[Answer, type[BackEndError]]] = {
    "half a document": ((200, b'{"items": [', ()), Garbled),
    "no object": (said([1, 2]), Garbled),
    "items that are none": (said({"items": ["x"]}), Garbled),
    "nested without end": ((200, b"[" * 200_000, ()), Garbled),
    "a page for people": ((200, b"<html>sign in</html>", ()), Garbled),
    "more than anybody reads": ((200, b" " * (1024 * 1024 + 1), ()), Garbled),
    "a redirect": (said({}, 302, ("location", "http://127.0.0.1:9/elsewhere")), Garbled),
    "no right": (said({"message": "Forbidden"}, 403), Denied),
    "no token": (said({}, 401), Denied),
    "a refusal": (said({"message": "Bad"}, 400), NotAccepted),
    "out of order": (said({}, 500), Unreachable),
    "busy": (said({}, 429), Unreachable),
}


@pytest.mark.parametrize(("answer", "error"), FAULTS.values(), ids=list(FAULTS))
async def test_a_fault_is_named_without_what_the_server_said_and_without_the_token(attempts: Attempts, answer: Answer, error: type[BackEndError]) -> None:
    async with unfriendly(lambda method, path: answer) as there:
        desk = adapter(attempts, there.url, TOKEN)
        with pytest.raises(error) as trouble:
            await desk.news(None)
    for text in (str(trouble.value), repr(trouble.value), repr(desk), repr(vars(desk._rest))):
        assert TOKEN not in text
    assert "Forbidden" not in str(trouble.value)
    assert f"authorization: token {TOKEN}" in there.heads[0]
    assert len(there.asked) == 1, "nobody is followed anywhere"


@pytest.mark.parametrize("answer", [said({}, 400), said({}, 403)], ids=["refused", "denied"])
async def test_what_was_refused_is_asked_for_again_without_waiting(attempts: Attempts, answer: Answer) -> None:
    grudging = True

    def answers(method: str, path: str) -> Answer:
        return answer if grudging else said({"id": "7"}, 201) if method == "POST" else said({"id": 7, "Status": "new"})

    async with unfriendly(answers) as there:
        desk = adapter(attempts, there.url, TOKEN, in_flight=600)
        with pytest.raises((NotAccepted, Denied)):
            await desk.open(DRAFT)
        grudging = False
        async with asyncio.timeout(20):
            assert await desk.open(DRAFT) == REF


async def test_an_answer_too_long_to_be_fetched_is_told_as_one_that_is_there(attempts: Attempts) -> None:
    transaction = {"id": "9", "ObjectId": "7", "Type": "Correspond", "Creator": {"id": "hsu"}, "Created": "2026-03-02T01:00:00Z"}

    def answers(method: str, path: str) -> Answer:
        if path == "transactions":
            return said({"items": [transaction]})
        return said({"items": [{"id": "3", "ContentType": "text/plain", "Filename": ""}]}) if path.endswith("attachments") else (200, b" " * 2_000_000, ())

    async with unfriendly(answers) as there:
        news, cursor = await adapter(attempts, there.url, TOKEN).news(None)
        assert [(one.event, one.text) for one in news] == [(TicketEvent.ANSWERED, "…")]
        assert await adapter(attempts, there.url, TOKEN).news(cursor) == ((), cursor)


async def test_news_takes_a_bounded_number_of_requests_and_the_rest_comes_next(attempts: Attempts) -> None:
    def answers(method: str, path: str) -> Answer:
        if path == "transactions":
            return said({"items": [{"id": str(n), "ObjectId": "7", "Type": "Correspond", "Creator": "hsu", "Created": "2026-03-02T01:00:00Z"} for n in range(1, 13)]})
        if path.endswith("attachments"):
            return said({"items": [{"id": path.split("/")[1], "ContentType": "text/plain", "Filename": ""}]})
        return said({"Content": "aGk="})

    async with unfriendly(answers) as there:
        desk, cursor, told = adapter(attempts, there.url, TOKEN), None, 0
        for expected in (5, 5, 2, 0):
            before = len(there.asked)
            news, cursor = await desk.news(cursor)
            told += len(news)
            assert len(news) == expected
            assert len(there.asked) - before == 1 + 2 * expected
        assert told == 12
