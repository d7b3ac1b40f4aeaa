"""One status answer on every platform: the same headline, the same card, the same main button, each drawn its own way."""

import json
import re
from functools import cache

import pytest

from bot.accounts.diagnosis import diagnose
from bot.accounts.headline import headline, with_headline
from bot.accounts.overview import account_overview
from bot.accounts.records import System, Unread
from bot.accounts.snapshot import Snapshot
from bot.dialogue.wording import Wording, first_sentence
from bot.messages import Card, Choice, Hop, Phrase, RenderedMessage, Reply
from bot.settings.schema import Settings
from bot.settings.value_objects import build_rules
from bot.store.serialization import reply_form, reply_of
from bot.wiring.wording import build_wording
from integrations.channels.slack.blocks import message
from integrations.channels.telegram.texts import keyboard, parts
from tests.builders import NOW, a_portal_account, a_snapshot, minutes_ago, some_rules
from tests.slack.strict import check_message
from tests.telegram.strict import check_keyboard

LOCKED = a_snapshot(locked=minutes_ago(9))
NEW = a_snapshot(portal=a_portal_account(created=minutes_ago(5)), personnel=None, directory=None, mailbox=None, binding=None, certificate=None)
CHOICES = (Choice(Phrase("tell.when"), "tell:me"), Choice(Phrase("do.unlock"), "wish:unlock", main=True), Choice(Phrase("status.more"), "faq:nologin-03"))


@cache
def wording() -> Wording:
    return build_wording(Settings(), build_rules(Settings()))


def reply_about(snapshot: Snapshot, choices: tuple[Choice, ...] = CHOICES) -> Reply:
    rules = some_rules()
    diagnosis = diagnose(snapshot, rules, NOW)
    card = account_overview(snapshot, diagnosis, rules, NOW)
    return Reply((diagnosis.reported[0].tell,), choices, card=with_headline(card, headline(diagnosis.reported[0], card, NOW)))


def post_about(snapshot: Snapshot, language: str = "zh-Hant-TW") -> RenderedMessage:
    return wording().word(reply_about(snapshot), language, NOW, ("b1", "b2", "b3"))


@pytest.mark.parametrize(
    ("language", "above", "well"),
    [
        ("zh-Hant-TW", "TPEAD 帳號被鎖住了，還有 6 分鐘", "✓ 其他系統都正常：員工愛上網、人員與組織管理系統、市府信箱；帳號綁定、自然人憑證也沒問題"),
        ("en", "Your TPEAD account is locked, 6 min to go", "✓ In order: 員工愛上網 (portal), Personnel system, City mailbox; also Binding, Citizen certificate"),
    ],
)
def test_a_headline_one_sentence_the_card_and_then_the_rest(language: str, above: str, well: str) -> None:
    first, sentence, card, *rest = post_about(LOCKED, language).text.split("\n\n")
    assert first == above
    assert len(first_sentence(sentence)) == 1
    assert "09:06" in sentence
    assert card.split("\n")[0].startswith("🔒 TPEAD")
    assert card.split("\n")[1:] == [well], "what is well is one line"
    assert rest, "what else there is to say stands below"


def test_the_order_of_the_data_is_kept_and_where_it_stopped() -> None:
    card = post_about(NEW).text.split("\n\n")[2].split("\n")
    assert [line.split("　")[0].strip(" …") for line in card] == ["⋮", "人員與組織管理系統", "TPEAD", "市府信箱", "✓ 其他系統都正常：員工愛上網"]


def test_where_all_is_well_the_card_is_one_line() -> None:
    headline_, _, card, *_ = post_about(a_snapshot()).text.split("\n\n")
    assert headline_ == "各系統都正常"
    assert card == "✓ 都正常：員工愛上網、人員與組織管理系統、TPEAD、市府信箱；帳號綁定、自然人憑證也沒問題"


def test_t32_beside_a_system_that_does_not_answer_nothing_is_called_fine() -> None:
    silent = a_snapshot(directory=Unread(System.DIRECTORY))
    assert "正常" not in post_about(silent).rest
    assert "員工愛上網" in post_about(silent).rest
    assert "fine" not in post_about(silent, "en").rest


def test_in_slack_a_header_and_one_primary_button() -> None:
    post = post_about(LOCKED)
    blocks = message(post)
    check_message({"text": post.text, "blocks": blocks})
    assert blocks[0] == {"type": "header", "text": {"type": "plain_text", "text": "TPEAD 帳號被鎖住了，還有 6 分鐘", "emoji": False}}
    assert [block["type"] for block in blocks[1:3]] == ["section", "section"]
    buttons = [one for block in blocks if block["type"] == "actions" for one in block["elements"]]
    assert [one["text"]["text"] for one in buttons if one.get("style") == "primary"] == ["解除鎖定"]


def test_in_telegram_a_bold_first_line_and_the_main_button_first_in_a_row_of_its_own() -> None:
    post = post_about(LOCKED)
    (text,) = parts(post)
    assert text.startswith("<b>TPEAD 帳號被鎖住了，還有 6 分鐘</b>\n\n你的 TPEAD 帳號")
    assert text.count("<b>") == 1
    made = keyboard(post)
    assert made is not None
    check_keyboard(made.to_dict())
    assert [[key.text for key in row] for row in made.inline_keyboard] == [["解除鎖定"], ["好了通知我", "看完整說明"]]


def test_an_answer_without_a_card_has_no_headline() -> None:
    reply = reply_about(LOCKED)
    bare = wording().word(Reply(reply.says, reply.choices), "zh-Hant-TW", NOW)
    assert (bare.headline, bare.card, bare.rest) == ("", (), "")
    assert bare.says == (wording().say(reply.says[0], "zh-Hant-TW", NOW),), "and is not cut"


def test_yes_or_no_is_the_headline_and_is_not_said_twice() -> None:
    reply = reply_about(LOCKED)
    assert reply.card is not None
    asked = Reply((Phrase("lead.locked-yes"), *reply.says), card=with_headline(reply.card, Phrase("lead.locked-yes")))
    text = wording().word(asked, "zh-Hant-TW", NOW).text
    assert text.startswith("是的，帳號鎖住了。\n\n你的 TPEAD 帳號")
    assert text.count("是的") == 1


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("鎖住了（到 9:06。）。先不要試。", ("鎖住了（到 9:06。）。", "先不要試。")),
        ("只有一句。", ("只有一句。",)),
        ("It is locked (until 09:06. or so). Wait for it.", ("It is locked (until 09:06. or so).", "Wait for it.")),
        ("Your account is at mail.example now. 員工愛上網 is not.", ("Your account is at mail.example now.", "員工愛上網 is not.")),
        ("", ("",)),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(text: str, cut: tuple[str, ...]) -> None:
    assert first_sentence(text) == cut


def test_what_is_kept_of_an_answer_is_drawn_the_same_again_and_older_ones_still_are() -> None:
    reply = reply_about(NEW)
    kept = reply_of(json.loads(json.dumps(reply_form(Reply(reply.says, CHOICES, card=reply.card)), default=str)))
    assert [choice.main for choice in kept.choices] == [False, True, False]
    assert kept.card is not None
    assert reply.card is not None
    assert [fact.system for fact in kept.card.facts] == [fact.system for fact in reply.card.facts]
    assert kept.card.headline is not None
    old = reply_form(Reply((Phrase("thanks"),), card=Card((Hop("portal", "ok", Phrase("glance.ok")),))))
    old = {**old, "card": {name: old["card"][name] for name in ("hops", "broken")}}
    assert reply_of(old).card == Card((Hop("portal", "ok", Phrase("glance.ok")),))
    assert re.search("✓ 都正常：員工愛上網", wording().word(reply_of(old), "zh-Hant-TW", NOW).text)
