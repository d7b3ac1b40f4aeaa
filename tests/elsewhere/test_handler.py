"""What is not ours is said in the person's language with whose it is, differently when asked again, and becomes a ticket only if the list says so."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bot.audit import AuditEvent
from bot.cli.doctor_checks.files import check_topics
from bot.dialogue.conversation import Conversation
from bot.dialogue.understanding import Intent, IntentKind
from bot.dialogue.wording import Wording
from bot.elsewhere.shipped import shipped_topics
from bot.elsewhere.topics_file import read_topics
from bot.handlers.elsewhere import ElsewhereHandler
from bot.handlers.turn import Outcome, Turn
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.wiring.foreign_topics import ForeignTopics
from bot.wiring.wording import build_wording
from tests.builders import NOW
from tests.conftest import Chat

OWN = """
- {id: vpn, asks: [VPN], answer: {zh-Hant-TW: VPN 找網路組。, en: The network team has the VPN.}, where: {name: 網路組, phone: 分機 1234, url: https://vpn.example}}
- {id: lockers, asks: [置物櫃], answer: 置物櫃找總務。, where: {name: 總務}, helpdesk: true}
- {id: canteen, asks: [餐廳], answer: 餐廳找總務。, where: {name: 總務, url: https://lunch.example}}
"""
TOPICS = ForeignTopics(read_topics(OWN, "own.yaml"))


def wording() -> Wording:
    return build_wording(Settings(), build_rules(Settings()), str, TOPICS)


async def told(topic: str, language: str = "zh-Hant-TW", talk: Conversation | None = None, text: str = "VPN") -> Outcome:
    place, sender = ConversationAddress("console", "x", private=True), ChatIdentity("console", "x")
    message = Message("1", sender, place, TypedText(text), NOW)
    turn = Turn(message, None, Intent(IntentKind.ELSEWHERE), text, NOW, language, argument=topic, conversation=talk or Conversation())
    return await ElsewhereHandler(lambda: TOPICS.by_id)(turn)


async def words(topic: str, language: str = "zh-Hant-TW", talk: Conversation | None = None) -> str:
    return wording().word((await told(topic, language, talk)).reply, language, NOW).text


@pytest.mark.parametrize("topic", [topic.id for topic in shipped_topics()])
async def test_c19_each_topic_is_answered_with_whose_it_is_and_never_as_an_account(topic: str) -> None:
    for language in ("zh-Hant-TW", "en"):
        outcome = await told(topic, language)
        said = wording().word(outcome.reply, language, NOW).text
        assert len(said.split("\n\n")) == 2
        assert "{" not in said
        assert not outcome.personal
        assert outcome.reply.link is None
        assert outcome.row == ""


async def test_c19_there_is_a_ticket_only_for_what_the_list_gives_to_the_helpdesk() -> None:
    offered = {topic.id: [choice.means for choice in (await told(topic.id)).reply.choices] for topic in TOPICS.by_id.values()}
    assert {topic for topic, means in offered.items() if means} == {topic.id for topic in TOPICS.by_id.values() if topic.helpdesk}
    assert offered["lockers"] == ["wish:ticket"]
    assert offered["vpn"] == []


async def test_c19_a_number_and_a_page_stand_in_the_answer_where_they_are_known() -> None:
    assert await words("vpn") == "VPN 找網路組。\n\n網路組：分機 1234，https://vpn.example"
    assert await words("vpn", "en") == "The network team has the VPN.\n\n網路組: 分機 1234, https://vpn.example"
    assert await words("canteen") == "餐廳找總務。\n\n總務：https://lunch.example"
    assert "總機轉接" in await words("printing")
    assert "1999 轉 8585" in await words("mail-quota")


async def test_c19_who_asks_again_is_told_how_to_reach_them_first_and_never_the_same_twice() -> None:
    talk, before = Conversation(), ""
    for _ in range(5):
        outcome = await told("vpn", talk=talk)
        said = wording().word(outcome.reply, "zh-Hant-TW", NOW).text
        assert said != before
        if before:
            assert "網路組" in said.split("。")[0]
        before, talk = said, replace(talk, about=outcome.about or "", unhelped=talk.unhelped + 1 if outcome.unhelped else 0)


async def test_c19_words_that_name_no_topic_are_about_the_one_in_hand() -> None:
    said = await words("", talk=Conversation(about="elsewhere:vpn"))
    assert said.startswith("網路組：分機 1234，https://vpn.example。")
    assert said == await words("vpn", talk=Conversation(about="elsewhere:vpn"))
    assert await words("", talk=Conversation(about="faq:vpn")) == await words("")


@pytest.mark.parametrize("topic", ["", "no-such-topic"])
async def test_c19_a_matter_that_the_list_lacks_is_nobodys_we_know_and_no_ticket(topic: str) -> None:
    first = await told(topic)
    assert first.reply.choices == ()
    assert first.records[0].did is AuditEvent.ELSEWHERE_TOLD
    assert len(first.writes) == 1, "kept for whoever edits the list"
    said = wording().word(first.reply, "zh-Hant-TW", NOW).text
    again = await told(topic, talk=Conversation(about=first.about or ""))
    assert wording().word(again.reply, "zh-Hant-TW", NOW).text not in ("", said)
    assert again.writes == ()


def test_c19_ask_names_the_topic_and_says_where(command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "config.yaml").write_text(f"elsewhere: {tmp_path / 'own.yaml'}\nmeaning: {{encoder: none}}", encoding="utf-8")
    run = command("ask", "--stdin", "--json", "--config", str(tmp_path / "config.yaml"), given="VPN\nprinter jam again\n幫我解鎖\n")
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(answer["intent"], answer["elsewhere"], answer["faq"]) for answer in answers] == [
        ("elsewhere", "vpn", None),
        ("elsewhere", "printing", None),
        ("unlock", None, None),
    ]
    assert "分機 1234" in answers[0]["answer"]
    assert "general affairs" in answers[1]["answer"]


def test_c19_a_conversation_says_whose_it_is_and_opens_nothing(chat: Callable[..., Chat]) -> None:
    talk = chat()
    (message,) = talk.send(**{"from": "chen.yj", "text": "VPN 一直斷線"})
    assert "資訊人員" in message["text"]
    assert [button["label"] for button in message["buttons"]] == ["找真人"], "none but the one that every answer has"
    (message,) = talk.send(**{"from": "chen.yj", "text": "printer jam again"})
    assert "general affairs" in message["text"]


def test_c19_the_doctor_checks_the_file(tmp_path: Path) -> None:
    assert check_topics(Settings()) == ()
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    (good,) = check_topics(Settings(elsewhere=str(tmp_path / "own.yaml")))
    assert (good.ok, "3 topics" in good.line) == (True, True)
    (tmp_path / "bad.yaml").write_text("- {id: a}", encoding="utf-8")
    (bad,) = check_topics(Settings(elsewhere=str(tmp_path / "bad.yaml")))
    assert not bad.ok
    assert "bad.yaml" in bad.line
    assert "a.asks" in bad.line


def test_c19_a_wrong_file_stops_the_start_with_one_line(command: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("- {id: a, asks: [a], answer: x, where: {fax: 1}}", encoding="utf-8")
    (tmp_path / "config.yaml").write_text(f"elsewhere: {tmp_path / 'own.yaml'}", encoding="utf-8")
    run = command("ask", "VPN", "--config", str(tmp_path / "config.yaml"))
    assert run.returncode == 2
    assert "a.where.fax" in run.stderr
    assert len(run.stderr.strip().splitlines()) == 1
