"""Updates that the SDK cannot read stand before no other; polling goes on whatever Telegram answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
import telegram

from bot.messages import MenuCommand, Message, TypedText
from bot.ports import Receipt
from bot.secret import Secret
from integrations.channels.telegram import polling
from integrations.channels.telegram.channel import TelegramChannel
from integrations.channels.telegram.keys import TelegramKeys
from integrations.channels.telegram.update_reader import read
from integrations.channels.telegram.updates import parse_update
from tests.telegram.standin import Fault, TelegramStandIn

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SAID: dict[str, Any] = {"message_id": 3, "date": 1, "chat": {"id": 5, "type": "private", "first_name": "王"}, "from": {"id": 5, "is_bot": False, "first_name": "王"}}
OLD_POLL = {
    "id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0}], "total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "regular",
    "allows_multiple_answers": False,
}  # fmt: skip
OLD_STICKER = {"file_id": "1", "width": 1, "height": 1}
WHOLE_MESSAGE_STRANGE: list[dict[str, Any]] = [{"from": 5}, {"chat": "5"}, {"date": "yesterday"}, {"message_id": None}, {"chat": {"id": 5}}]


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


class Heard:
    """What came in; `away`: how often it cannot be written down."""

    def __init__(self) -> None:
        self.said: list[Any] = []
        self.away = 0

    async def accept(self, message: Message) -> Receipt:
        if self.away:
            self.away -= 1
            raise OSError("the database is away")
        self.said.append(message.content)
        return Receipt(fresh=True, secret=False)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.said if isinstance(one, TypedText)]


@asynccontextmanager
async def hearing(server: TelegramStandIn) -> AsyncIterator[Heard]:
    heard = Heard()
    channel = TelegramChannel(TelegramKeys(Secret(server.token), None, "", server.api_url), Still(), ("en",), lambda key, _: key)
    task = asyncio.create_task(channel.receive(heard.accept))
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await channel.close()


def test_the_sdk_cannot_read_a_poll_of_an_older_server() -> None:
    with pytest.raises(TypeError):
        telegram.Update.de_json({"update_id": 1, "message": {**SAID, "poll": OLD_POLL}}, None)


@pytest.mark.parametrize(
    ("more", "means"),
    [
        ({"poll": OLD_POLL}, MenuCommand("wordless")),
        ({"text": "你好", "reply_to_message": {**SAID, "poll": OLD_POLL}}, TypedText("你好")),
        ({"text": "你好", "entities": 5}, TypedText("你好")),
        ({"text": "你好", "pinned_message": {"poll": OLD_POLL}}, TypedText("你好")),
        ({"sticker": OLD_STICKER}, MenuCommand("wordless")),
        ({"text": "核准", "poll": OLD_POLL, "forward_origin": {"type": "user"}}, MenuCommand("forwarded")),
        ({"text": "核准", "forward_date": 1, "forward_from": {"id": 6, "is_bot": False, "first_name": "x"}}, MenuCommand("forwarded")),
        ({"video_note": {"length": 3}}, TypedText("", files=("video_note",))),
    ],
)  # fmt: skip
def test_a_part_that_the_sdk_cannot_read_costs_itself_and_not_the_words_beside_it(more: dict[str, Any], means: Any) -> None:
    update, left = read({"update_id": 1, "message": {**SAID, **more}}, None)
    assert update is not None
    found = parse_update(update, "desk_bot", NOW, left).message
    assert found is not None
    assert found.content == means


async def test_unreadable_updates_stand_before_no_other_and_do_not_come_again(capsys: pytest.CaptureFixture[str]) -> None:
    async with TelegramStandIn() as server, hearing(server) as heard:
        for strange in WHOLE_MESSAGE_STRANGE:
            server.push({"message": {**SAID, **strange}})
        forms: tuple[Any, ...] = (None, 5, [], "x")
        for form in forms:
            server.push({"message": form})
            server.push({"callback_query": form})
        server.say(1001, "after them")
        server.push({"message": {**SAID, "poll": OLD_POLL}})
        server.say(1001, "and after that")
        await server.until(lambda: "and after that" in heard.texts, 10)
        await server.until(lambda: not server.updates, 10)
        assert heard.texts == ["after them", "and after that"]
    assert "of an unknown shape was left out" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["401:Unauthorized", "404:Not Found", "409:Conflict: terminated by other getUpdates request", "502", "403", "400:Bad Request: words", "429"])
async def test_polling_goes_on_whatever_is_answered(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "_FIRST_PAUSE", 0.01)
    async with TelegramStandIn() as server:
        server.fault(Fault(kind, retry_after=0), method="getUpdates", times=2)
        async with hearing(server) as heard:
            server.say(1001, "hello")
            await server.until(lambda: heard.texts == ["hello"], 10)


async def test_what_could_not_be_written_down_is_asked_for_again_and_what_came_before_is_confirmed() -> None:
    async with TelegramStandIn() as server, hearing(server) as heard:
        server.say(1001, "one")
        await server.until(lambda: heard.texts == ["one"], 10)
        heard.away = 1
        server.say(1001, "two")
        await server.until(lambda: heard.texts == ["one", "two"], 10)


async def test_whoever_asks_for_a_day_is_asked_again_within_minutes() -> None:
    """Something between us and Telegram can say 429 too."""
    rested: list[float] = []

    async def rest(kind: str, seconds: float = 0) -> None:
        rested.append(seconds)
        raise asyncio.CancelledError

    async with TelegramStandIn() as server:
        channel = TelegramChannel(TelegramKeys(Secret(server.token), None, "", server.api_url), Still(), ("en",), lambda key, _: key)
        server.fault(Fault("429", retry_after=86_400), method="getUpdates", times=2)
        one = polling.Polling(channel._bot, lambda _: asyncio.sleep(0), ("message",))
        one._rest = rest  # type: ignore[assignment, method-assign]
        await channel._bot.initialize()
        with pytest.raises(asyncio.CancelledError):
            await one.run()
        await channel.close()
    assert rested == [300]


async def test_an_album_and_the_words_after_it_are_heard_in_the_order_in_which_they_were_sent() -> None:
    picture = {**SAID, "photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1, "file_size": 1}], "media_group_id": "77"}
    async with TelegramStandIn() as server:
        for update in ({**SAID, "text": "before"}, {**picture, "caption": "an album"}, {**SAID, "text": "after"}, picture, {**SAID, "text": "and after that"}):
            server.push({"message": update})
        async with hearing(server) as heard:
            await server.until(lambda: len(heard.texts) == 4 or None, 10)
    assert heard.texts == ["before", "an album", "after", "and after that"]
    assert [len(one.files) for one in heard.said] == [0, 2, 0, 0]
