"""What is said and asked of one's own accounts, by given readings: which of two stays, later, meanwhile, and no shared one where none is spoken of."""

from dataclasses import replace
from typing import Any

import pytest

from bot.accounts.rows.row import Row
from bot.accounts.several import SeveralAccounts
from bot.dialogue.conversation import Conversation
from bot.dialogue.table.own_ways import as_own_matter
from bot.dialogue.table.respond import respond
from bot.dialogue.table.situation import OpenRequest, Situation
from bot.dialogue.understanding import Intent, IntentKind
from bot.faq.candidate import Candidate
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.side_question import Concerns, SideQuestion
from bot.tickets.account_choice import heard_choice
from bot.tickets.proposal import TicketProposal
from tests.conversation.test_table import NOW, after, said

TWO = SeveralAccounts(Row.DUPLICATE, ("GEAA-012631", "ab1238"), 0)
PORTALS = SeveralAccounts(Row.BIND_MAIN, ("wfan", "wfan2"))
CONFLICT = SeveralAccounts(Row.BINDING_CONFLICT, ("GEAA-012634", "yitu"))
OF_TWO = Conversation(about="wish:status", row="D31")
ONLY_PORTAL = Conversation(about="wish:status", row="D27")
HELD = Conversation(about="wish:status", row="D20")
SHARED = Conversation(about="others:shared", whose="shared")


def of(several: SeveralAccounts, act: Act, text: str, aspect: Aspect = Aspect.NONE, **known: Any) -> Situation:
    known = {"conversation": replace(OF_TWO, row=several.row.value), **known}
    return said(act, Matter.SAME, aspect, likely=0.3, text=text, several=several, choice=heard_choice(text, several), **known)


def found(id: str, likelihood: float = 0.9, concerns: Concerns = Concerns.OTHERS) -> SideQuestionFound:
    return SideQuestionFound(SideQuestion(id, "binding-13", (), {}, concerns), likelihood)


def step(situation: Situation) -> tuple[str, str]:
    decided = respond(situation)
    return decided.handler, decided.argument or (decided.faq or "")


@pytest.mark.parametrize(
    ("situation", "taken"),
    [
        (of(TWO, Act.REQUEST, "I want to keep the short one. Do it."), ("ticket", "keep 1")),
        (of(TWO, Act.STOP, "我要留GEAA的，ab那個收掉"), ("ticket", "keep 0")),
        (of(TWO, Act.ASK, "can I keep ab***8?", Aspect.WHETHER), ("ticket", "may 1")),
        (of(TWO, Act.ASK, "which of them tomorrow morning?", Aspect.WHICH), ("ticket", "which")),
        (of(PORTALS, Act.ANSWER, "I keep w***2"), ("main_account", "choose 2")),
        (of(PORTALS, Act.ASK, "which one is the right one?", Aspect.WHICH), ("main_account", "which")),
        (of(CONFLICT, Act.ANSWER, "留GEAA那個"), ("ticket", "keep 0")),
    ],
)
def test_c17_d31_d33_d34_a_choice_in_words_is_taken_where_it_is_said(situation: Situation, taken: tuple[str, str]) -> None:
    assert step(situation) == taken


def test_c17_d31_a_choice_goes_into_the_draft_and_never_into_its_words_to_be_edited() -> None:
    draft = TicketProposal(at=NOW, words="留GEAA那個可不可以", row="D31", chosen=("留 GEAA-****31，ab***8 請管理員收掉",))
    writing = replace(OF_TWO, waiting="ticket:draft", draft=draft)
    assert step(of(TWO, Act.CORRECT, "那ab那個收掉，留GEAA的", conversation=writing, last=after("ask:ticket"))) == ("ticket", "keep 0")
    assert step(of(TWO, Act.CORRECT, "不對 是另一個", conversation=writing, last=after("ask:ticket"))) == ("ticket", "keep 1")


def test_c16_d33_not_that_one_is_the_other() -> None:
    asked = Conversation(about="wish:bind", row="D33", waiting="main_account:correct 2")
    assert step(of(PORTALS, Act.CORRECT, "no, the other one", conversation=asked)) == ("pressed", "main_account:correct 2")


@pytest.mark.parametrize(
    "known",
    [{"private": False}, {"linked": False}, {"colleague": "chen.yj"}, {"told": ("given",)}, {"request": OpenRequest("bind", "verifying")}],
)
def test_c17_no_choice_is_taken_for_somebody_else_in_a_group_or_beside_an_alarm(known: dict[str, Any]) -> None:
    assert step(of(TWO, Act.REQUEST, "keep the short one", **known))[1] != "keep 1"


@pytest.mark.parametrize("text", ["以後上線了我是不是就進不去了", "will I be shut out after go-live?"])
def test_d27_r18_whether_one_gets_in_later_is_asked_of_the_own_accounts(text: str) -> None:
    asked = said(Act.ASK, Matter.SAME, Aspect.WHETHER, likely=0.45, text=text, conversation=ONLY_PORTAL, side=found("t-shared-later"))
    assert step(asked) == ("aspect", "whether go_live")
    assert step(replace(asked, side=None)) == ("aspect", "whether go_live")


def test_c10_the_same_words_of_a_shared_account_are_answered_of_that() -> None:
    asked = said(Act.ASK, Matter.SAME, Aspect.WHETHER, Whose.SHARED, text="那之後這個帳號還能登系統嗎", conversation=SHARED, last=after("refused:other"), side=found("t-shared-later"))
    assert step(asked) == ("side", "t-shared-later")


@pytest.mark.parametrize(("act", "aspect"), [(Act.ASK, Aspect.WHETHER), (Act.CORRECT, Aspect.WHETHER)])
def test_c10_words_that_go_on_about_the_own_matter_speak_of_no_shared_account(act: Act, aspect: Aspect) -> None:
    read = said(act, Matter.SAME, aspect, Whose.SHARED, text="好,那我跟校長說不用管它,這樣對嗎", conversation=ONLY_PORTAL, last=after("status:unbound"))
    own = as_own_matter(read)
    assert own.reading.labels.whose is Whose.MINE
    assert step(own)[0] == "aspect"
    spoken = replace(read, text="那公用的那支呢")
    assert as_own_matter(spoken) is spoken
    assert as_own_matter(replace(read, conversation=SHARED)).reading.labels.whose is Whose.SHARED


def test_d20_r24_the_own_portal_account_meanwhile_is_not_somebody_elses() -> None:
    text = "那我可以先用員工愛上網的帳號進公文系統嗎"
    borrow = found("a-borrow-account", 0.4, Concerns.MINE)
    asked = said(Act.ASK, "login-01", Aspect.RULE, Whose.UNNAMED, likely=0.36, others=0.46, text=text, side=borrow, conversation=HELD, system=NamedSystem.PORTAL)
    assert step(asked) == ("aspect", "whether portal")
    lent = replace(asked, text="可以借同事的帳號先用一下嗎", somebody=True, reading=replace(asked.reading, labels=replace(asked.reading.labels, system=NamedSystem.NONE)))
    assert step(lent) == ("side", "a-borrow-account")


@pytest.mark.parametrize(
    ("text", "matter", "id"),
    [("那要綁定嗎 主管說每支都要綁", Matter.BIND, "t-shared-bind"), ("那綁定要綁誰的身分證，我的可以嗎", "binding-03", "t-shared-my-id")],
)
def test_c10_d4_whether_a_shared_account_is_to_be_bound_gets_its_yes_or_no(text: str, matter: str, id: str) -> None:
    assert step(said(Act.ASK, matter, Aspect.WHETHER, Whose.SHARED, likely=0.5, text=text, conversation=SHARED, last=after("refused:other"))) == ("side", id)


def test_c10_d4_asked_again_it_is_the_no_again_and_not_the_article() -> None:
    intent = Intent(IntentKind.CHOOSE, confidence=0.4, choices=(Candidate("binding-03", 0.4),))
    asked = said(Act.ASK, Matter.SAME, Aspect.WHETHER, Whose.SHARED, text="所以要不要綁嘛", conversation=SHARED, last=after("refused:other"), intent=intent)
    assert step(asked) == ("side", "t-shared-bind")
