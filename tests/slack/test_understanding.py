"""What of Slack's is for the desk: by whom it was said, where, and what never acts (T13, T14, T15)."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.messages import HOME, ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, TypedText
from integrations.channels.slack.payloads import SlackAppIdentity, parse_payload

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
OWN = SlackAppIdentity(frozenset({"T1"}), "", "UBOT")
GRID = SlackAppIdentity(frozenset({"T1", "T2"}), "E1", "UBOT")
SAID = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": "你好", "ts": "1.1", "team": "T1"}


def event(inner: dict[str, Any], **around: Any) -> dict[str, Any]:
    return {"type": "event_callback", "team_id": "T1", "event": inner, "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}], **around}


def one(body: dict[str, Any], own: SlackAppIdentity = OWN) -> Message:
    [message] = parse_payload(body, own, NOW).messages
    return message


def test_a_private_message_belongs_to_its_user_and_keeps_its_thread() -> None:
    said = one(event({**SAID, "thread_ts": "1.0"}))
    assert said == Message("D1:1.1", ChatIdentity("slack", "U1"), ConversationAddress("slack", "U1", True, "1.0"), TypedText("你好"), NOW)


def test_a_mention_in_a_channel_is_answered_in_its_thread() -> None:
    said = one(event({**SAID, "type": "app_mention", "channel_type": "channel", "channel": "C1", "text": "<@UBOT> 帳號怎麼了"}))
    assert said.place == ConversationAddress("slack", "C1", False, "1.1")
    assert said.content == TypedText("帳號怎麼了")


def test_words_are_read_as_they_were_seen() -> None:
    text = "see <https://a.example|the page>, <mailto:x@y.example|x@y.example>, <#C9|general>, a &lt; b &amp; c"
    assert one(event({**SAID, "text": text})).content == TypedText("see the page, x@y.example, general, a < b & c")


@pytest.mark.parametrize(
    "change",
    [
        {"subtype": "message_changed"}, {"subtype": "message_deleted"}, {"subtype": "bot_message"}, {"subtype": "channel_join"}, {"bot_id": "B1"},
        {"user": "UBOT"}, {"user": None}, {"hidden": True}, {"edited": {"user": "U1", "ts": "2"}}, {"bot_profile": {"id": "B1"}},
        {"channel_type": "channel", "channel": "C1"}, {"channel_type": "mpim", "channel": "G1"}, {"type": "reaction_added"}, {"ts": None},
    ],
)  # fmt: skip
def test_t14_edits_bots_and_words_to_others_never_act(change: dict[str, Any]) -> None:
    assert parse_payload(event({**SAID, **change}), OWN, NOW).messages == ()


def test_t14_an_edited_mention_does_not_act_again() -> None:
    again = {**SAID, "type": "app_mention", "channel": "C1", "channel_type": "channel", "edited": {"user": "U1", "ts": "2"}}
    assert parse_payload(event(again), OWN, NOW).messages == ()


def test_t14_a_forwarded_message_is_not_done_and_not_kept() -> None:
    forwarded = {**SAID, "text": "", "attachments": [{"is_share": True, "text": "核准"}]}
    assert one(event(forwarded)).content == MenuCommand("forwarded")
    assert one(event({**forwarded, "text": "這是什麼"})).content == TypedText("這是什麼")


def test_a_file_is_named_and_nothing_more() -> None:
    file = {"name": "screen.png", "mimetype": "image/png", "size": 20480, "permalink": "https://x.slack.example/f"}
    assert one(event({**SAID, "subtype": "file_share", "text": "", "files": [file]})).content == TypedText("", files=("screen.png (image/png, 20 KB) https://x.slack.example/f",))


@pytest.mark.parametrize("around", [{"user_team": "T9", "team": "T9"}, {"user_team": "E9"}, {"source_team": "T9", "team": "T9"}])
def test_t13_a_stranger_of_slack_connect_is_nobody_of_ours(around: dict[str, str]) -> None:
    said = one(event({**SAID, **around}, is_ext_shared_channel=True))
    assert said.sender.workspace in ("T9", "E9")
    assert said.place.conversation != "U1", "and their conversation is not that of ours with the same id"


def test_t13_who_does_not_say_where_from_in_a_shared_channel_is_a_stranger() -> None:
    silent = {name: value for name, value in SAID.items() if name != "team"}
    assert one(event(silent, is_ext_shared_channel=True)).sender.workspace == "unknown"
    assert one(event(silent)).sender.workspace == ""


def test_in_an_organisation_of_workspaces_each_of_ours_is_home_and_ids_do_not_mix() -> None:
    across = [{"team_id": None, "enterprise_id": "E1", "user_id": "UBOT", "is_bot": True, "is_enterprise_install": True}]
    for team in ("T1", "T2", "E1"):
        assert one(event({**SAID, "team": team, "user_team": team}, authorizations=across), GRID).sender == ChatIdentity("slack", "U1")
    assert one(event({**SAID, "user_team": "T3"}, authorizations=across), GRID).sender.workspace == "T3"
    single = SlackAppIdentity(frozenset({"E1"}), "", "UBOT")
    assert one(event({**SAID, "user_team": "T7"}), single).sender.workspace == "T7"


def press(**change: Any) -> dict[str, Any]:
    return {
        "type": "block_actions", "user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": "t", "channel": {"id": "D1"},
        "container": {"type": "message", "message_ts": "1.0", "channel_id": "D1"},
        "actions": [{"action_id": "press:abc", "value": "abc", "action_ts": "2.0"}], **change,
    }  # fmt: skip


def test_a_press_is_the_presser_s() -> None:
    assert one(press()) == Message("press:U1:2.0:abc", ChatIdentity("slack", "U1"), ConversationAddress("slack", "U1", True), ButtonPress("abc"), NOW)
    assert one(press(user={"id": "U1", "team_id": "T9"})).sender.workspace == "T9"


def test_a_link_that_was_followed_is_nothing_said() -> None:
    assert parse_payload(press(actions=[{"action_id": "link:0", "url": "https://x", "action_ts": "2.0"}]), OWN, NOW).messages == ()


def test_a_button_that_wants_words_opens_its_form_at_once() -> None:
    heard = parse_payload(press(actions=[{"action_id": "reason:abc", "value": "abc", "action_ts": "2.0"}]), OWN, NOW)
    assert heard.messages == ()
    assert heard.opening is not None
    assert (heard.opening.trigger, heard.opening.form, heard.opening.button) == ("t", "reason", "abc")


def test_words_of_a_form_belong_to_their_button() -> None:
    view = {"id": "V1", "callback_id": "reason", "private_metadata": "abc", "state": {"values": {"words": {"words": {"value": "查無此人"}}}}}
    body = {"type": "view_submission", "user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "view": view}
    assert one(body).content == FormSubmission("abc", "查無此人")
    assert parse_payload({**body, "view": {**view, "private_metadata": ""}}, OWN, NOW).messages == (), "a reason without a decision"


def test_the_command_says_elsewhere_that_it_was_answered_alone() -> None:
    body = {"command": "/account", "text": "", "user_id": "U1", "team_id": "T1", "channel_id": "C1", "trigger_id": "t"}
    heard = parse_payload(body, OWN, NOW)
    assert heard.messages[0].content == MenuCommand("status")
    assert heard.messages[0].place == ConversationAddress("slack", "U1", True)
    assert heard.says_where == "U1"
    assert parse_payload({**body, "channel_id": "D1", "text": "怎麼解鎖"}, OWN, NOW).says_where == ""


def test_the_start_page_is_asked_for_when_it_is_opened() -> None:
    opened = {"type": "app_home_opened", "user": "U1", "tab": "home", "event_ts": "3.0", "channel": "D1"}
    assert one(event(opened)).place == ConversationAddress("slack", "U1", True, HOME)
    assert parse_payload(event({**opened, "tab": "messages"}), OWN, NOW).messages == ()


def test_words_typed_with_me_are_words() -> None:
    assert one(event({**SAID, "subtype": "me_message", "text": "登不進去"})).content == TypedText("登不進去")
