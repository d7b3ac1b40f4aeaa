"""An entry told in a conversation: the person's own line first, yes or no where that was asked, and never the same text twice."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.dialogue.conversation import Conversation
from bot.dialogue.understanding import Intent, IntentKind
from bot.faq.answer_form import MOST_TOLD
from bot.faq.index import Index
from bot.handlers.faq import FaqHandler
from bot.handlers.turn import Outcome, Turn
from bot.messages import ChatIdentity, ConversationAddress, Message, TypedText
from bot.reading.reading import Labels, Reading
from bot.reading.vocabulary import Act, Aspect, Whose
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application

ORGANISATION = """
agencies: [{id: doit, name: 資訊局, joins_directory: true, admins: {portal: [wang], personnel: [huang]}}]
people:
  - {id: wang, name: 王大明, agency: doit, national_id: A123456789, phone: "2101"}
  - {id: huang, name: 黃淑芬, agency: doit, national_id: B223456782, phone: "2103"}
  - id: fine
    name: 林美惠
    agency: doit
    national_id: E100010145
    certificate: {bound: true, name: 林美惠}
    portal: [{account: mhlin, enabled: true, created: -900d}]
    personnel: {exists: true, enabled: true, synced: -20m}
    directory: {account: GEAA-010233, enabled: true}
    mailbox: {address: mhlin@mail.example, enabled: true}
    binding: {portal: mhlin, directory: GEAA-010233}
  - id: locked
    name: 陳怡君
    agency: doit
    national_id: F200010077
    portal: [{account: yjchen, enabled: true, created: -900d}]
    personnel: {exists: true, enabled: true, synced: -20m}
    directory: {account: GEAA-012686, enabled: true, locked: -6m}
    mailbox: {address: yjchen@mail.example, enabled: true}
    binding: {portal: yjchen, directory: GEAA-012686}
  - id: until.admin
    name: 周大同
    agency: doit
    national_id: A100010285
    portal: [{account: dtchou, enabled: true, created: -900d}]
    personnel: {exists: true, enabled: true, synced: -20m}
    directory: {account: GEAA-012690, enabled: true, locked: -6m, unlock: by_admin}
    mailbox: {address: dtchou@mail.example, enabled: true}
    binding: {portal: dtchou, directory: GEAA-012690}
  - id: unbound
    name: 吳佳穎
    agency: doit
    national_id: A200000021
    portal: [{account: jywu, enabled: true, created: -900d}]
    personnel: {exists: true, enabled: true, synced: -20m}
    directory: {account: GEAA-012700, enabled: true}
    mailbox: {address: jywu@mail.example, enabled: true}
    binding: null
"""
A_LOCK, A_RULE, AN_ADMIN, FORGOTTEN = "nologin-03", "password-01", "password-02", "password-04"


class Talk:
    """A conversation with the handler alone: what was told is remembered as the desk remembers it."""

    def __init__(self, application: Any) -> None:
        self.application = application
        self.handler = FaqHandler(dict(application.wording.entries), application.account_lookup, application.responsible_admins)
        self.conversation = Conversation()

    async def ask(self, who: str, id: str, aspect: Aspect = Aspect.WHAT, **also: Any) -> Outcome:
        """The answer to a question about an entry, in private unless said otherwise."""
        act, whose = also.get("act", Act.ASK), also.get("whose", Whose.NOBODY)
        turn = await self._turn(who, also.get("private", True))
        reading = Reading(Labels(act, id, aspect, whose), 0.9)
        return self._remembered(await self.handler(replace(turn, intent=Intent(IntentKind.FAQ, faq=id, confidence=1.0), reading=reading)))

    async def more(self, who: str, id: str) -> Outcome:
        """The button that asks for the whole answer."""
        return self._remembered(await self.handler.more(replace(await self._turn(who, True), argument=id)))

    def text(self, outcome: Outcome, language: str = "zh-Hant-TW") -> str:
        """What the person reads."""
        shown: str = self.application.wording.word(outcome.reply, language, self.application.clock.now()).text
        return shown

    async def _turn(self, who: str, private: bool) -> Turn:
        person, now = await self.application.account_lookup.register.person(who), self.application.clock.now()
        message = Message("e", ChatIdentity("console", who), ConversationAddress("console", who, private), TypedText("?"), now)
        return Turn(message, person, Intent(IntentKind.NONE), "?", now, "zh-Hant-TW", self.conversation)

    def _remembered(self, outcome: Outcome) -> Outcome:
        self.conversation = replace(self.conversation, about=outcome.about or self.conversation.about, told=(*self.conversation.told, *outcome.told)[-MOST_TOLD:])
        return outcome


@pytest_asyncio.fixture
async def talk(tmp_path: Path, index: Index) -> AsyncIterator[Talk]:
    file = tmp_path / "organisation.yaml"
    file.write_text(ORGANISATION, encoding="utf-8")
    async with open_application(DataLocation(Settings(), tmp_path / "data", file), lambda: index) as application:
        yield Talk(application)


def means(outcome: Outcome) -> list[str]:
    return [choice.means for choice in outcome.reply.choices]


async def test_c12_the_answer_leads_with_the_persons_own_lock(talk: Talk) -> None:
    answer = await talk.ask("locked", A_LOCK)
    first, then = talk.text(answer).split("\n\n")[:2]
    assert "解開，還有 9 分鐘" in first
    assert then.startswith("一般的鎖")
    assert (answer.row, answer.about) == ("D15", f"faq:{A_LOCK}")
    assert {"wish:unlock", f"more:{A_LOCK}"} <= set(means(answer))


async def test_c12_who_has_no_lock_is_told_so_before_the_whole_answer_and_offered_no_unlocking(talk: Talk) -> None:
    answer = await talk.ask("fine", A_LOCK)
    assert talk.text(answer).startswith("你的帳號現在沒有鎖。\n\n等 15 分鐘")
    assert "wish:unlock" not in means(answer)
    assert answer.row == ""


@pytest.mark.parametrize(
    ("who", "also"), [("stranger", {}), ("locked", {"private": False}), ("locked", {"whose": Whose.UNNAMED}), ("locked", {"whose": Whose.NAMED})]
)
async def test_c12_nobody_elses_question_is_answered_with_the_speakers_account(talk: Talk, who: str, also: dict[str, Any]) -> None:
    assert talk.text(await talk.ask(who, A_LOCK, **also)).startswith("等 15 分鐘")


async def test_c15_a_yes_or_no_question_begins_with_yes_or_no(talk: Talk) -> None:
    said = talk.text(await talk.ask("locked", A_LOCK, Aspect.WHETHER)).split("\n\n")
    assert said[0] == "不用做什麼，會自己解開，也不必換密碼。"
    assert "還有 9 分鐘" in said[1]
    assert said[2].startswith("一般的鎖")


@pytest.mark.parametrize("aspect", [Aspect.WHETHER, Aspect.RULE, Aspect.AFTER])
async def test_c15_it_is_answered_in_short(talk: Talk, aspect: Aspect) -> None:
    answer = await talk.ask("stranger", "binding-14", aspect)
    assert talk.text(answer).startswith("不用綁。\n\n只收發業務郵件的公用帳號不用綁定")
    assert "more:binding-14" in means(answer)


async def test_c15_yes_is_not_said_to_whom_it_does_not_hold_for(talk: Talk) -> None:
    said = talk.text(await talk.ask("until.admin", A_LOCK, Aspect.WHETHER))
    assert said.startswith("看情況，你的情形是這樣：\n\n你的 TPEAD 帳號鎖住了，這個鎖不會自己解開")
    assert "黃淑芬，分機 2103" in said
    assert "不用做什麼" not in said


async def test_c12_where_the_usual_answer_does_not_hold_it_is_not_told_but_can_be_had(talk: Talk) -> None:
    answer = await talk.ask("until.admin", A_LOCK)
    assert "15 分鐘" not in talk.text(answer)
    assert f"more:{A_LOCK}" in means(answer)
    assert "wish:ticket" in means(await talk.ask("until.admin", A_LOCK))


async def test_c12_who_is_not_locked_but_forgot_is_offered_what_helps(talk: Talk) -> None:
    assert "wish:reset_password" in means(await talk.ask("fine", FORGOTTEN))
    assert "wish:unlock" not in means(await talk.ask("fine", A_LOCK))
    assert "wish:bind" not in means(await talk.ask("fine", "binding-05"))
    assert "wish:bind" not in means(await talk.ask("stranger", "binding-05"))


async def test_c22_the_number_stands_first(talk: Talk) -> None:
    assert talk.text(await talk.ask("fine", "contact-01")).startswith("電話：資訊客服專線 1999 轉 8585")
    assert talk.text(await talk.ask("fine", "contact-01")).startswith("資訊客服專線 1999 轉 8585")
    assert "25991266 分機 274" in talk.text(await talk.ask("fine", "contact-02")).splitlines()[0]


async def test_c27_the_same_question_gets_a_shorter_answer_and_then_a_person(talk: Talk) -> None:
    answers = [await talk.ask("fine", A_LOCK) for _ in range(6)]
    texts = [talk.text(answer) for answer in answers]
    assert len(texts[1]) < len(texts[0])
    assert len(set(texts)) == len(texts)
    assert all("wish:ticket" in means(answer) and "1999 轉 8585" in talk.text(answer) for answer in answers[2:])


async def test_c27_the_whole_answer_stays_one_button_away(talk: Talk) -> None:
    short = await talk.ask("stranger", A_LOCK, Aspect.WHETHER)
    assert means(short)[0] == f"more:{A_LOCK}"
    whole = await talk.more("stranger", A_LOCK)
    assert "等 15 分鐘" in talk.text(whole)
    assert f"more:{A_LOCK}" not in means(whole)
    assert "wish:ticket" in means(await talk.ask("stranger", A_LOCK))


async def test_a_button_for_more_of_an_entry_that_is_gone_is_an_honest_no(talk: Talk) -> None:
    assert "這個問題我不會" in talk.text(await talk.more("fine", "gone-01"))


async def test_c27_a_conversation_remembers_the_last_twelve_tellings(talk: Talk) -> None:
    ids = list(talk.handler.entries)[:13]
    for id in ids:
        await talk.ask("stranger", id)
    assert len(talk.conversation.told) == 12
    assert talk.text(await talk.ask("stranger", ids[0])).endswith("複查"), "long ago, so it is told in full again"


@pytest.mark.parametrize("labels", [{"act": Act.REPEAT}, {"aspect": Aspect.AGAIN}])
async def test_c34_said_again_it_is_the_same_in_plainer_words(talk: Talk, labels: dict[str, Any]) -> None:
    first = talk.text(await talk.ask("stranger", A_LOCK))
    again = talk.text(await talk.ask("stranger", A_LOCK, **labels))
    assert again.startswith("換個簡單的說法：\n\n一般的鎖從鎖住那一刻起算 15 分鐘")
    assert len(again) < len(first)
    assert "wish:ticket" in means(await talk.ask("stranger", A_LOCK, **labels))


async def test_c34_still_not_is_no_wish_to_hear_it_again(talk: Talk) -> None:
    assert "換個簡單的說法" not in talk.text(await talk.ask("stranger", A_LOCK, Aspect.AGAIN, act=Act.REPORT))


async def test_rules_for_a_new_password_come_from_the_persons_own_entry(talk: Talk) -> None:
    answer = await talk.ask("fine", AN_ADMIN, Aspect.RULE, whose=Whose.MINE)
    assert answer.about == f"faq:{A_RULE}"
    assert talk.text(answer).startswith("看情況，要符合規則才行。\n\n新密碼至少 8 個字元"), "the rules come before what a change means for this person"
    assert "你改密碼，會改到 TPEAD 和市府信箱" in talk.text(answer)
    assert "WebAD" not in talk.text(answer)
    assert (await talk.ask("fine", AN_ADMIN, Aspect.WHAT)).about == f"faq:{A_RULE}"


async def test_rules_are_told_also_to_whom_a_change_would_not_help_yet(talk: Talk) -> None:
    said = talk.text(await talk.ask("unbound", A_RULE, Aspect.RULE))
    assert said.index("新密碼至少 8 個字元") < said.index("你的兩個帳號還沒綁，現在改密碼改不到 TPEAD")


async def test_c12_what_a_change_reaches_for_the_unbound_is_nothing_yet_and_they_can_bind(talk: Talk) -> None:
    answer = await talk.ask("unbound", "password-03", Aspect.WHETHER)
    assert talk.text(answer) == "看情況，你的情形是這樣：\n\n你的兩個帳號還沒綁，現在改密碼改不到 TPEAD，先綁好再改。"
    assert means(answer)[:2] == ["wish:bind", "more:password-03"]


@pytest.mark.parametrize("also", [{"aspect": Aspect.HOW}, {"aspect": Aspect.WHERE}, {"aspect": Aspect.RULE, "whose": Whose.UNNAMED}])
async def test_an_admin_who_asks_how_to_change_somebodys_is_told_that(talk: Talk, also: dict[str, Any]) -> None:
    assert (await talk.ask("wang", AN_ADMIN, **also)).about == f"faq:{AN_ADMIN}"


async def test_c12_the_way_to_a_new_password_is_the_persons_own(talk: Talk) -> None:
    assert talk.text(await talk.ask("fine", FORGOTTEN)).startswith("你有綁自然人憑證，可以自己走「忘記密碼」，也可以按「重設密碼」在這裡辦。")
    assert talk.text(await talk.ask("locked", FORGOTTEN)).startswith("你沒有綁自然人憑證，要請管理員改密碼。")
