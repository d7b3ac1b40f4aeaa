"""What the platforms' refusals mean: which cost one letter, which end a platform, and where else somebody hears of it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.cli.doctor_checks.outbox import check_outbox
from bot.errors import DeliveryError, TroubleScope, TryLater
from bot.messages import ChatIdentity, ConversationAddress, Phrase, Reply
from integrations.channels.slack.api_client import SlackClient as SlackCalling
from integrations.channels.slack.web_client import QuickWebClient
from integrations.channels.telegram.aiohttp_request import AiohttpRequest
from integrations.channels.telegram.api_client import RawBot, reason
from integrations.channels.telegram.api_client import TelegramClient as TelegramCalling
from tests.platforms.conftest import slack_settings, telegram_settings
from tests.platforms.desk import open_desk
from tests.slack.standin import Fault, SlackStandIn
from tests.telegram.standin import Fault as TelegramFault
from tests.telegram.standin import TelegramStandIn

LETTER = "letter"
BLOCKS: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "plain_text", "text": "x"}},
    {"type": "actions", "elements": [{"type": "button", "action_id": "link:0", "text": {"type": "plain_text", "text": "Open"}, "url": "https://desk.example/s/t"}]},
]


def meaning(trouble: DeliveryError) -> object:
    return trouble.reach if isinstance(trouble, TryLater) else LETTER


@asynccontextmanager
async def calls_to(slack: SlackStandIn, address: str = "") -> AsyncIterator[SlackCalling]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        yield SlackCalling(QuickWebClient(slack.bot_token, base_url=address or slack.api_url, session=session, retry_handlers=[]))


async def test_a_refusal_of_slacks_costs_one_message_and_only_known_codes_end_the_platform() -> None:
    expected: dict[str, object] = {
        **{f"error:{code}": LETTER for code in (
            "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "user_not_in_channel", "team_access_not_granted", "invalid_blocks_format",
            "as_user_not_supported", "access_denied", "no_permission", "is_archived", "channel_not_found", "a_code_of_next_year", "Strange Words <https://x>",
        )},
        **{f"error:{code}": TroubleScope.CHANNEL for code in ("invalid_auth", "token_revoked", "account_inactive", "token_expired", "not_authed", "missing_scope", "org_login_required")},
        **{f"error:{code}": TroubleScope.UNCLEAR for code in ("internal_error", "fatal_error", "service_unavailable")},
        "500": TroubleScope.UNCLEAR, "503": TroubleScope.UNCLEAR, "cut": TroubleScope.UNCLEAR, "text": TroubleScope.UNCLEAR, "403": TroubleScope.CHANNEL, "407": TroubleScope.CHANNEL, "413": LETTER, "429": TroubleScope.ASKED,
    }  # fmt: skip
    found = {}
    async with SlackStandIn() as slack, calls_to(slack) as calling, calls_to(slack, "http://127.0.0.1:9/api/") as nowhere:
        for number, kind in enumerate(expected):
            slack.fault(Fault(kind), method="chat.postMessage", channel=f"U{number}", times=-1)
            with pytest.raises(DeliveryError) as trouble:
                await calling.post(f"U{number}", "x", BLOCKS, str(number), "", False)
            found[kind] = meaning(trouble.value)
            assert "x>" not in trouble.value.detail, "a code, and nobody's words"
        assert found == expected
        with pytest.raises(TryLater) as away:
            await nowhere.post("U1", "x", BLOCKS, "k", "", False)
        assert away.value.reach is TroubleScope.CHANNEL


async def test_where_slack_refuses_the_form_of_a_message_its_words_and_links_arrive() -> None:
    async with SlackStandIn() as slack, calls_to(slack) as calling:
        slack.fault(Fault("blocks:invalid_blocks_format"), times=-1)
        await calling.post("U1", "the words", BLOCKS, "1", "", False)
        assert slack.shown("U1")[0]["text"] == "the words\n\nOpen\nhttps://desk.example/s/t"


async def test_a_change_that_slack_refuses_for_any_reason_is_said_anew() -> None:
    async with SlackStandIn() as slack, calls_to(slack) as calling:
        there = await calling.post("U1", "x", BLOCKS, "1", "", False)
        slack.fault(Fault("error:a_code_of_next_year"), method="chat.update")
        assert await calling.change(there, "y", BLOCKS) is None


@pytest.fixture
async def bot() -> AsyncIterator[tuple[TelegramStandIn, TelegramCalling]]:
    async with TelegramStandIn() as telegram:
        made = RawBot(telegram.token, telegram.api_url, request=AiohttpRequest(4, 2.0), get_updates_request=AiohttpRequest(1))
        await made.initialize()
        yield telegram, TelegramCalling(made)
        await made.shutdown()


async def test_a_refusal_of_telegrams_costs_one_message_and_only_known_ones_end_the_platform(bot: tuple[TelegramStandIn, TelegramCalling]) -> None:
    telegram, calling = bot
    expected: dict[str, object] = {
        "400:Bad Request: words of next year": LETTER, "403:Forbidden: bot was kicked from the supergroup chat": LETTER, "403:Forbidden: words of next year": LETTER,
        "400:Bad Request: CHAT_WRITE_FORBIDDEN": LETTER, "413:Request Entity Too Large": LETTER, "418:I am a teapot": LETTER,
        "401:Unauthorized": TroubleScope.CHANNEL, "404:Not Found": TroubleScope.CHANNEL, "403": TroubleScope.CHANNEL, "400": TroubleScope.CHANNEL,
        "409:Conflict: words": TroubleScope.UNCLEAR, "500:Internal Server Error": TroubleScope.UNCLEAR, "502": TroubleScope.UNCLEAR, "504": TroubleScope.UNCLEAR, "cut": TroubleScope.UNCLEAR,
        "429": TroubleScope.ASKED,
    }  # fmt: skip
    found = {}
    for number, kind in enumerate(expected, 2001):
        telegram.known.add(number)
        telegram.fault(TelegramFault(kind), method="sendMessage", chat=number, times=-1)
        with pytest.raises(DeliveryError) as trouble:
            await calling.post(number, "x", None, None)
        found[kind] = meaning(trouble.value)
        assert telegram.token not in trouble.value.detail
    assert found == expected


async def test_a_message_that_the_sdk_could_not_read_was_sent_all_the_same(bot: tuple[TelegramStandIn, TelegramCalling]) -> None:
    telegram, calling = bot
    telegram.known.add(1001)
    telegram.bot = {"id": "of another shape"}
    assert (await calling.post(1001, "x", None, None)).startswith("1001:")
    assert len(telegram.shown(1001)) == 1


def test_the_reason_of_a_refusal_holds_no_address_and_no_token() -> None:
    refused = "Bad Request: inline keyboard button URL 'https://desk.example/s/Zx9secret' is invalid: Wrong HTTP URL"
    assert reason(refused) == "Bad Request: inline keyboard button URL"
    assert "secret" not in reason("Bad Request: wrong url https://desk.example/s/secret")
    assert reason("Forbidden: bot was blocked by the user") == "Forbidden: bot was blocked by the user"


async def test_whoever_is_refused_hears_of_it_elsewhere_and_everybody_else_is_answered(tmp_path: Path) -> None:
    """Both platforms in one desk: the refused conversations cost themselves, doctor counts them, and the other chat of the same person is told."""
    async with SlackStandIn() as slack, TelegramStandIn() as telegram, open_desk(tmp_path / "data", slack_settings(slack) | telegram_settings(telegram)) as desk:
        for identity in (ChatIdentity("slack", "UCHEN"), ChatIdentity("telegram", "1001")):
            await desk.links("chen.yj", identity)
        telegram.say(1001, "/start")
        telegram.say(1002, "/start", group=-500, message_thread_id=44, is_topic_message=True)
        telegram.say(1002, "/start")
        await telegram.until(lambda: telegram.shown(1001) and telegram.shown(1002))
        before = len(telegram.shown(1001)), len(telegram.shown(1002))
        slack.fault(Fault("error:restricted_action_read_only_channel"), channel="UCHEN", times=-1)
        slack.fault(Fault("error:user_not_in_channel"), method="chat.postMessage", channel="C1", times=-1)
        telegram.fault(TelegramFault("400:Bad Request: words of next year"), chat=1003, times=-1)
        telegram.closed_topics.add((-500, 44))
        slack.fault(Fault("error:cannot_dm_bot"), method="chat.postMessage", channel="UQ", times=-1)
        slack.say("UQ", "<@UBOT> 我帳號怎麼了", channel="C2")
        slack.say("UCHEN", "帳號被鎖要等多久")
        slack.say("UA", "<@UBOT> 帳號被鎖要等多久", channel="C1")
        slack.say("UB", "帳號被鎖要等多久")
        telegram.say(1003, "帳號被鎖要等多久")
        telegram.say(1004, "帳號被鎖要等多久")
        telegram.say(1002, "@accountdesk_bot 帳號被鎖要等多久", group=-500, message_thread_id=44, is_topic_message=True)
        await slack.until(lambda: slack.shown("UB") and slack.shown("UA") and telegram.shown(1004), 20)
        await telegram.until(lambda: len(telegram.shown(1001)) > before[0] and len(telegram.shown(1002)) > before[1], 20)
        await slack.until(lambda: ["請私訊我" in one["text"] for one in slack.shown("C2")] == [True])
        told = telegram.shown(1001)[-1]["text"]
        assert "Slack" in told
        assert "UCHEN" not in told
        assert "15" in telegram.shown(1002)[-1]["text"], "the topic is closed, so its answer goes to the person"
        assert "15" in slack.shown("UA")[-1]["text"], "the channel takes nothing, so its answer goes to the person"
        async with desk.application.store.work() as work:
            news = Reply((Phrase("okay"),))
            await work.outbox.post(ConversationAddress("slack", "UCHEN", True), ChatIdentity("slack", "UCHEN"), "zh-Hant-TW", news, desk.application.clock.now())
        await desk.application.settle(20)
        slack.say("UCHEN", "帳號被鎖要等多久？")
        await slack.until(lambda: sum(given.get("channel") == "DUCHEN" for _, given in slack.calls) == 3)
        await desk.application.settle(20)
        assert len(telegram.shown(1001)) == before[0] + 2, "the news as well, but not for every answer"
        assert len(telegram.shown(1001)[-1]["text"].splitlines()) > 1, "with what it was"
        said = (await check_outbox(desk.application.store, desk.application.clock)).line.casefold()
        for reason_ in ("restricted_action_read_only_channel", "user_not_in_channel", "words of next year", "topic_closed"):
            assert reason_ in said
        assert "waiting" not in said
        assert json.dumps(telegram.refused, ensure_ascii=False).count("TOPIC_CLOSED") == 1, "and it is tried once"
