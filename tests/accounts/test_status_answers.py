"""What the status answer as a whole says, for the people of the two shipped organisations, in both languages."""

import asyncio
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.status.handler import StatusHandler
from bot.handlers.turn import Turn
from bot.messages import ChatIdentity, ConversationAddress, Message, Phrase, Reply, TypedText
from bot.people.responsible_admins import ResponsibleAdmins
from bot.settings.schema import Settings
from bot.wiring.wording import build_wording
from integrations.accounts.embedded.organisation_file import read_organisation
from tests.embedded.stage import SAMPLES, START, ZONE, on_stage

BEFORE, AFTER = "before_go_live", "go_live"
LANGUAGES = ("zh-Hant-TW", "en")
STATE, FAILS = Intent(IntentKind.STATUS), Intent(IntentKind.STATUS, mentions=frozenset({"cannot_sign_in"}))
TPEAD_FAILS = Intent(IntentKind.STATUS, mentions=frozenset({"cannot_sign_in", "directory_account"}))
TPEAD_STATE = Intent(IntentKind.STATUS, mentions=frozenset({"directory_account"}))
PORTAL_STATE = Intent(IntentKind.STATUS, mentions=frozenset({"portal_account"}))
APPLICATION = Intent(IntentKind.STATUS, mentions=frozenset({"application"}))
BIND, RESET, ENABLE = Intent(IntentKind.BIND), Intent(IntentKind.RESET_PASSWORD), Intent(IntentKind.ENABLE)
BY_EVERYBODY = (STATE, RESET)
BY_SOME = (BIND, FAILS, TPEAD_FAILS, TPEAD_STATE, PORTAL_STATE, APPLICATION, ENABLE)
SOME = {"lin.mh", "new.five", "new.seven", "new.eight", "huang.admin", "bind.now", "off.ten", "off.twelve", "root.chou", "mail.service"}
HOP = {"zh-Hant-TW": "還缺的一段是", "en": "The missing step:"}
HOTLINE = "1999 轉 8585"


@dataclass(frozen=True)
class Answer:
    """The reply in keys, and its paragraphs in each language."""

    reply: Reply
    said: dict[str, tuple[str, ...]]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(phrase.key for phrase in self.reply.says)


async def nothing_is_reported(*_: object) -> tuple[Phrase, ...]:
    return ()


@cache
def answers(sample: str) -> dict[tuple[str, Intent], Answer]:
    """The answers to everybody in a sample, whatever they ask."""

    async def ask() -> dict[tuple[str, Intent], Answer]:
        told: dict[tuple[str, Intent], Answer] = {}
        with tempfile.TemporaryDirectory() as folder:
            async with on_stage(Path(folder), read_organisation(SAMPLES / f"{sample}.yaml", ZONE)) as stage:
                handler = StatusHandler(stage.account_lookup, ResponsibleAdmins(stage.organisation.register, stage.clock), nothing_is_reported)
                wording = build_wording(Settings(), await stage.account_lookup.rules_now())
                for person in await stage.organisation.register.people():
                    message = Message("1", ChatIdentity("console", person.id), ConversationAddress("console", person.id, True), TypedText(""), START)
                    for intent in BY_EVERYBODY + (BY_SOME if person.id in SOME else ()):
                        reply = (await handler(Turn(message, person, intent, "", START, "zh-Hant-TW"))).reply
                        told[person.id, intent] = Answer(reply, {one: tuple(wording.say(phrase, one, START) for phrase in reply.says) for one in LANGUAGES})
        return told

    return asyncio.run(ask())


def answer(who: str, intent: Intent = STATE, sample: str = BEFORE) -> Answer:
    return answers(sample)[who, intent]


def everybody() -> list[tuple[str, Intent, Answer]]:
    return [(who, intent, one) for sample in (BEFORE, AFTER) for (who, intent), one in answers(sample).items()]


@pytest.mark.parametrize(
    ("sample", "who", "zh", "en"),
    [
        (BEFORE, "new.five", "「員工愛上網 → 人員與組織管理系統」。系統會自己補上", "員工愛上網 → personnel system. It happens by itself"),
        (BEFORE, "new.six", "「員工愛上網 → 人員與組織管理系統」。系統會自己補上", "員工愛上網 → personnel system. It happens by itself"),
        (BEFORE, "new.seven", "「員工愛上網 → 人員與組織管理系統」。由客服負責", "員工愛上網 → personnel system. The service line"),
        (BEFORE, "new.eight", "「人員與組織管理系統 → TPEAD」。系統會自己補上", "personnel system → TPEAD. It happens by itself"),
        (BEFORE, "off.twelve", "「人員與組織管理系統 → TPEAD」。系統會自己補上", "personnel system → TPEAD. It happens by itself"),
        (AFTER, "new.eight", "「人員與組織管理系統 → TPEAD」。由客服負責", "personnel system → TPEAD. The service line"),
        (AFTER, "only.portal", "「人員與組織管理系統 → TPEAD」。要由管理員補上", "personnel system → TPEAD. An admin has to make it"),
    ],
)
def test_the_one_hop_that_is_missing_is_said_beneath_the_card_with_its_owner(sample: str, who: str, zh: str, en: str) -> None:
    told = answer(who, sample=sample)
    assert zh in told.said["zh-Hant-TW"][1]
    assert en in told.said["en"][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hop_is_said_once_where_the_card_shows_a_gap_and_nowhere_else(language: str) -> None:
    gaps = 0
    for who, _, told in everybody():
        gap = told.reply.card is not None and told.reply.card.broken is not None
        assert sum(HOP[language] in part for part in told.said[language]) == gap, who
        gaps += gap
    assert gaps >= 7 * len(BY_EVERYBODY)


@pytest.mark.parametrize("who", ["root.chou", "mail.service"])
@pytest.mark.parametrize("intent", BY_EVERYBODY + BY_SOME)
def test_d2_d4_who_is_stopped_hears_of_no_hop_and_no_system(who: str, intent: Intent) -> None:
    told = answer(who, intent)
    assert told.reply.card is None
    assert len(told.reply.says) == 2, "what holds, and who acts"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_the_same_twice_and_the_hotline_once_at_most(language: str) -> None:
    for who, intent, told in everybody():
        said = told.said[language]
        assert len(set(said)) == len(said), who
        assert intent is not STATE or sum(part.count(HOTLINE) for part in said) <= 1, (who, said)


@pytest.mark.parametrize(("sample", "who"), [(BEFORE, "off.twelve"), (AFTER, "off.twelve")])
def test_d12_an_enabling_on_its_way_is_not_told_again_as_a_change_on_its_way(sample: str, who: str) -> None:
    keys = answer(who, sample=sample).keys
    assert "status.enabling-pending" in keys
    assert "status.change-pending" not in keys
    assert "status.change-pending" in answer("new.nine", sample=sample).keys


def test_d7_d8_d19_d24_who_acts_stands_in_the_sentence_and_is_not_said_again() -> None:
    for who in ("new.seven", "lock.nineteen", "cert.id"):
        assert not [key for key in answer(who).keys if key.startswith("owner.")]


def test_d27_where_the_agency_has_no_admin_the_hotline_stands_in() -> None:
    assert answer("only.portal", sample=AFTER).keys[-1] == "owner.nobody"


@pytest.mark.parametrize(("who", "sample"), [("new.five", BEFORE), ("new.seven", BEFORE), ("new.eight", BEFORE), ("new.eight", AFTER)])
def test_nobody_is_told_to_be_bound_who_has_nothing_to_bind(who: str, sample: str) -> None:
    assert "wish.bind.bound" not in answer(who, BIND, sample).keys
    assert "wish.bind.bound" in answer("lin.mh", BIND, sample).keys


def test_d12_asking_to_be_enabled_is_answered_by_the_enabling_that_is_on_its_way() -> None:
    assert answer("off.twelve", ENABLE).keys[0] == "status.enabling-pending"
    assert "申請" not in answer("off.twelve", ENABLE).said["zh-Hant-TW"][0]
    assert answer("off.ten", ENABLE).keys[0] == "status.disabled-portal"
    assert "我可以替你送申請" in answer("off.ten", ENABLE).said["zh-Hant-TW"][0]


def test_d35_not_for_somebody_who_says_tpead() -> None:
    assert answer("huang.admin", FAILS, AFTER).keys[0] == "advice.use-directory"
    assert answer("huang.admin", TPEAD_FAILS, AFTER).keys[0] == "fine.now"


@pytest.mark.parametrize("intent", [TPEAD_STATE, PORTAL_STATE])
def test_d42_how_to_type_is_told_only_to_those_who_say_that_it_fails(intent: Intent) -> None:
    assert answer("lin.mh", intent).keys == ("status.fine",)
    assert answer("lin.mh", FAILS).keys == ("fine.now", "fine.which", "fine.typing")


def test_d35_r24_asking_about_the_portal_account_after_go_live_hears_that_it_is_retired() -> None:
    assert answer("lin.mh", PORTAL_STATE, AFTER).keys[0] == "advice.use-directory"


def test_d41_r42_a_missing_application_is_a_matter_of_permission_also_when_the_own_account_is_asked_about() -> None:
    assert answer("lin.mh", APPLICATION).keys == ("advice.application-missing", "owner.is_sign_on_team")
    assert answer("bind.now", APPLICATION).keys[:2] == ("status.bind-now", "advice.application-missing")
