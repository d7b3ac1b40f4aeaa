"""What of Telegram's is for the desk: by number and never by name, and what never acts (T13, T14, T15)."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
import telegram

from bot.messages import ButtonPress, ChatIdentity, ConversationAddress, MenuCommand, Message, SentFile, TypedText
from integrations.channels.telegram.albums import Albums
from integrations.channels.telegram.updates import TelegramUpdate, parse_update

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PRIVATE = {"id": 5, "type": "private", "first_name": "王"}
GROUP = {"id": -7, "type": "supergroup", "title": "大廳"}
WHO = {"id": 5, "is_bot": False, "first_name": "王", "username": "boss", "language_code": "en-GB"}
BOT = {"id": 1000, "is_bot": True, "first_name": "Desk", "username": "desk_bot"}


def heard(kind: str = "message", **change: Any) -> Message | None:
    message = {"message_id": 3, "date": 1, "chat": PRIVATE, "from": WHO, "text": "你好", **change}
    update = telegram.Update.de_json({"update_id": 9, kind: {name: value for name, value in message.items() if value is not None}}, None)
    return parse_update(update, "desk_bot", NOW).message


def test_a_private_message_belongs_to_the_number_of_its_sender() -> None:
    assert heard() == Message("update:9", ChatIdentity("telegram", "5"), ConversationAddress("telegram", "5", True), TypedText("你好"), NOW, "en")


def test_t13_two_people_of_one_name_are_two_people() -> None:
    other = heard("message", **{"from": {**WHO, "id": 6}, "chat": {**PRIVATE, "id": 6}})
    assert other is not None
    assert other.sender == ChatIdentity("telegram", "6")


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post", "business_message"])
def test_t14_edits_and_channels_never_act(kind: str) -> None:
    assert heard(kind) is None


@pytest.mark.parametrize(
    "change",
    [
        {"from": BOT}, {"from": None}, {"via_bot": BOT}, {"sender_chat": GROUP}, {"chat": {"id": -9, "type": "channel", "title": "x"}}, {"text": None},
        {"chat": GROUP}, {"chat": GROUP, "text": "@desk_bot_other 你好"}, {"chat": GROUP, "text": "/status"}, {"chat": GROUP, "text": "/status@other_bot"},
        {"chat": GROUP, "text": "@desk_bot 核准", "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "boss"}},
    ],
)  # fmt: skip
def test_t14_bots_and_words_to_others_never_act(change: dict[str, Any]) -> None:
    assert heard(**change) is None


def test_t14_a_forwarded_message_is_not_done_and_not_kept() -> None:
    said = heard(text="核准", forward_origin={"type": "user", "date": 1, "sender_user": WHO})
    assert said is not None
    assert said.content == MenuCommand("forwarded")


def test_in_a_group_it_hears_who_speaks_to_it() -> None:
    for change in ({"text": "@Desk_Bot 帳號怎麼了"}, {"text": "帳號怎麼了", "reply_to_message": {"message_id": 1, "date": 1, "chat": GROUP, "from": BOT, "text": "x"}}):
        said = heard(chat=GROUP, **change)
        assert said is not None
        assert said.place == ConversationAddress("telegram", "-7", False)
        assert said.content == TypedText("帳號怎麼了")
    command = heard(chat=GROUP, text="/status@desk_bot")
    assert command is not None
    assert command.content == MenuCommand("status")


def test_a_topic_of_a_group_keeps_its_answers() -> None:
    said = heard(chat={**GROUP, "is_forum": True}, text="@desk_bot 你好", message_thread_id=44, is_topic_message=True)
    assert said is not None
    assert said.place.thread == "44"


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("/start", MenuCommand("start")), ("/start ABCD-2345", TypedText("ABCD-2345")), ("/start abcd_2345", TypedText("ABCD-2345")), ("/start ref-123", MenuCommand("start")),
        ("/help", MenuCommand("help")), ("/unlock", MenuCommand("unlock")), ("/ticket 印表機壞了", TypedText("印表機壞了")), ("/nonsense", MenuCommand("unknown")),
    ],
)  # fmt: skip
def test_commands_mean_what_the_menu_says(text: str, means: Any) -> None:
    said = heard(text=text)
    assert said is not None
    assert said.content == means


def test_a_picture_is_named_and_its_caption_is_what_was_said() -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 20480}]
    said = heard(text=None, photo=photo, caption="登不進去")
    assert said is not None
    assert said.content == TypedText("登不進去", files=("photo.jpg (image/jpeg, 20 KB)",), sent=(SentFile("a", "photo"),))


def test_t12_a_press_is_the_presser_s_and_nonsense_is_none() -> None:
    query = {"id": "q1", "from": WHO, "chat_instance": "1", "data": "abc", "message": {"message_id": 1, "date": 1, "chat": GROUP, "from": BOT, "text": "x"}}
    update = telegram.Update.de_json({"update_id": 9, "callback_query": query}, None)
    found = parse_update(update, "desk_bot", NOW)
    assert found.query == "q1"
    assert found.message is not None
    assert (found.message.sender.user, found.message.content, found.message.place.private) == ("5", ButtonPress("abc"), False)
    forged = telegram.Update.de_json({"update_id": 9, "callback_query": {**query, "data": "x" * 65}}, None)
    assert parse_update(forged, "desk_bot", NOW).message is None


PHOTO = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "file_size": 20480}]


@pytest.mark.parametrize(
    ("more", "files"),
    [
        ({"voice": {"file_id": "a", "file_unique_id": "b", "duration": 3, "file_size": 2048}}, "voice.ogg (2 KB)"),
        ({"video_note": {"file_id": "a", "file_unique_id": "b", "length": 240, "duration": 3, "file_size": 2048}}, "video_note.mp4 (2 KB)"),
        ({"animation": {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "duration": 3, "file_name": "x.gif", "mime_type": "image/gif"}}, "x.gif (image/gif, 1 KB)"),
        ({"paid_media": {"star_count": 1, "paid_media": []}}, "paid_media"),
    ],
)  # fmt: skip
def test_what_holds_a_file_is_named(more: dict[str, Any], files: str) -> None:
    said = heard(text=None, **more)
    assert said is not None
    assert said.content == TypedText("", files=(files,))


@pytest.mark.parametrize(
    "more",
    [
        {"location": {"longitude": 121.5, "latitude": 25.0}}, {"contact": {"phone_number": "1", "first_name": "x"}}, {"dice": {"emoji": "🎲", "value": 3}},
        {"venue": {"location": {"longitude": 1, "latitude": 1}, "title": "x", "address": "y"}, "location": {"longitude": 1, "latitude": 1}},
        {"sticker": {"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}},
        {"story": {"chat": PRIVATE, "id": 3}}, {"game": {"title": "x", "description": "y", "photo": []}},
    ],
)  # fmt: skip
def test_what_holds_no_words_gets_a_line(more: dict[str, Any]) -> None:
    said = heard(text=None, **more)
    assert said is not None
    assert said.content == MenuCommand("wordless")


@pytest.mark.parametrize("more", [{"pinned_message": {"message_id": 1, "date": 1, "chat": PRIVATE}}, {"new_chat_title": "x"}, {"write_access_allowed": {}}, {"migrate_to_chat_id": -8}])
def test_what_telegram_itself_notes_gets_none(more: dict[str, Any]) -> None:
    assert heard(text=None, **more) is None


@pytest.mark.parametrize("text", ["/start@other_bot", "/start@other_bot ABCD-2345", "/status@Other_Bot 你好", "/unlock@desk_bot_test"])
def test_a_command_for_another_bot_is_not_heard_in_private_either(text: str) -> None:
    assert heard(text=text) is None


def test_a_command_that_names_us_is_heard_whatever_its_case() -> None:
    said = heard(text="/unlock@Desk_Bot")
    assert said is not None
    assert said.content == MenuCommand("unlock")


def test_before_we_know_our_name_no_word_of_a_group_is_taken_for_us() -> None:
    for more in ({"text": "/status"}, {"text": "hi", "reply_to_message": {"message_id": 1, "date": 1, "chat": GROUP, "from": {"id": 9, "is_bot": True, "first_name": "x"}, "text": "x"}}):
        update = telegram.Update.de_json({"update_id": 9, "message": {"message_id": 3, "date": 1, "chat": GROUP, "from": WHO, **more}}, None)
        assert parse_update(update, "", NOW).message is None


@pytest.mark.parametrize("pause", [0.0, 0.05])
@pytest.mark.parametrize("captions", [("登不進去", "", ""), ("", "", "登不進去"), ("登不進去", "還有這個", ""), ("", "", "")])
async def test_an_album_is_one_message_with_all_its_files_and_words(captions: tuple[str, ...], pause: float) -> None:
    written: list[TelegramUpdate] = []

    async def write(heard: TelegramUpdate) -> None:
        written.append(heard)

    def picture(number: int, caption: str) -> TelegramUpdate:
        message = {"message_id": number, "date": 1, "chat": PRIVATE, "from": WHO, "photo": PHOTO, "media_group_id": "77", **({"caption": caption} if caption else {})}
        return parse_update(telegram.Update.de_json({"update_id": number, "message": message}, None), "desk_bot", NOW)

    albums = Albums(write, pause)
    await asyncio.gather(*(albums.take(picture(number, caption)) for number, caption in enumerate(captions, 1)))
    await albums.take(picture(9, ""))
    [whole] = written
    assert whole.message is not None
    assert whole.message.event == "album:5:5:77"
    assert whole.message.content == TypedText("\n".join(one for one in captions if one), files=("photo.jpg (image/jpeg, 20 KB)",) * 3, sent=(SentFile("a", "photo"),) * 3)
    assert len(whole.pasted_at) == sum(bool(one) for one in captions)
    await albums.take(picture(10, "late words"))
    assert len(written) == 2, "what is written below a late one is heard"
    for number, caption in enumerate(captions, 1):
        await albums.take(picture(number, caption))
    assert len(written) == 2, "what Telegram brings again is answered already"


async def test_an_album_that_cannot_be_written_down_comes_again_as_a_whole() -> None:
    fails = [True, False]
    written: list[TelegramUpdate] = []

    async def write(heard: TelegramUpdate) -> None:
        if fails.pop(0):
            raise OSError("the database is away")
        written.append(heard)

    message = {"date": 1, "chat": PRIVATE, "from": WHO, "photo": PHOTO, "media_group_id": "77"}
    pictures = [parse_update(telegram.Update.de_json({"update_id": one, "message": {"message_id": one, **message}}, None), "desk_bot", NOW) for one in (1, 2)]
    albums = Albums(write, 0.0)
    results = await asyncio.gather(*(albums.take(one) for one in pictures), return_exceptions=True)
    assert all(isinstance(one, OSError) for one in results)
    await asyncio.gather(*(albums.take(one) for one in pictures))
    assert len(written) == 1
