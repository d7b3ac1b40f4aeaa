"""When a side question is the answer, and when something else is nearer (C13)."""

from dataclasses import replace
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.table.respond import respond
from bot.dialogue.table.side import side_answer
from bot.dialogue.table.situation import LastReply, OpenRequest, Situation
from bot.dialogue.understanding import Intent, IntentKind
from bot.people.role import Role
from bot.reading.vocabulary import Act, Aspect, Matter, Whose
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.side_question import Concerns, SideQuestion
from tests.conversation.test_table import LOCKED, NOW, after, said

WORDS = "手機信箱還記著舊密碼 那要去哪裡改掉呢"


def found(likely: float, concerns: Concerns = Concerns.MINE, *places: str) -> SideQuestionFound:
    return SideQuestionFound(SideQuestion("phone", "nologin-03", ("x",), {}, concerns, places), likely)


def asked(likely: float = 0.7, **known: Any) -> Situation:
    given: dict[str, Any] = {"text": WORDS, "conversation": LOCKED, "last": after("status:locked"), "side": found(likely), **known}
    return said(Act.ASK, Matter.SAME, Aspect.WHERE, likely=0.5, **given)


def test_c13_a_side_question_is_answered_by_itself() -> None:
    step = respond(asked())
    assert (step.row, step.handler, step.argument) == ("C13", "side", "phone")


def test_c13_less_is_enough_for_what_belongs_to_what_was_told_of_the_account() -> None:
    assert respond(asked(0.45)).argument == "phone"
    assert respond(asked(0.45, conversation=Conversation(about="wish:status", row="D10"))).handler != "side"


def test_c13_instead_of_not_understanding_it_is_answered_as_a_guess() -> None:
    lost = said(Act.ASK, Matter.SAME, Aspect.RULE, likely=0.2, text=WORDS, conversation=Conversation(), last=LastReply(), side=found(0.35))
    assert respond(lost).argument == "phone maybe"
    assert respond(replace(lost, side=found(0.2))).handler == "doubt"


@pytest.mark.parametrize(
    "situation",
    [
        asked(0.35),
        asked(0.7, text="那裡"),
        asked(0.9, intent=Intent(IntentKind.FAQ, "password-01", 0.95)),
        asked(0.9, last=replace(after("faq:nologin-03"), says=(side_answer("phone"),))),
        asked(0.7, conversation=Conversation(about="faq:binding-01"), last=after("faq:binding-01")),
        asked(0.9, side=found(0.9, Concerns.OTHERS), mentioned="陳怡君"),
        asked(0.9, side=found(0.9, Concerns.MINE, "ticket:")),
    ],
    ids=["unsure", "a word or two", "a question of the FAQ", "just told", "another matter in hand", "somebody named", "another place"],
)
def test_c13_it_is_left_where_something_else_is_nearer(situation: Situation) -> None:
    assert respond(situation).handler != "side"


def test_c7_an_act_and_c20_an_incident_come_first() -> None:
    wish = said(Act.REQUEST, Matter.UNLOCK, side=found(0.99))
    incident = said(Act.REPORT, Matter.INCIDENT, side=found(0.99))
    assert [respond(one).row for one in (wish, incident)] == ["C7", "C20"]


def test_c9_what_is_asked_of_others_in_general_is_answered_and_nobody_is_looked_at() -> None:
    general = said(Act.ASK, Matter.STATUS, Aspect.WHY, Whose.UNNAMED, text="為什麼你不能幫我處理同事的帳號呢", side=found(0.9, Concerns.OTHERS))
    assert respond(general).argument == "phone"
    assert respond(replace(general, side=found(0.9))).handler == "others"


def test_c13_whom_to_ask_is_known_by_name() -> None:
    who = said(Act.ASK, Matter.SAME, Aspect.WHO, text=WORDS, conversation=LOCKED, last=LastReply("status:locked", at=NOW), side=found(0.95))
    assert respond(who).handler != "side"


@pytest.mark.parametrize(("id", "row", "handler"), [("t-other-start", "C13", "side"), ("t-other-why-not", "C30", "colleague")])
def test_c13_an_admin_is_told_how_the_colleague_in_hand_begins_here(id: str, row: str, handler: str) -> None:
    begins = SideQuestionFound(SideQuestion(id, "nologin-03", ("x",), {}, Concerns.OTHERS), 0.7)
    here: dict[str, Any] = {"side": begins, "conversation": Conversation(about="colleague:chen.yj"), "last": after("status:fine"), "leads": True}
    step = respond(said(Act.ASK, Matter.SAME, Aspect.AFTER, Whose.UNNAMED, **here))
    assert (step.row, step.handler) == (row, handler)


@pytest.mark.parametrize(("id", "argument"), [("t-approve-who", "who"), ("t-approve-leave", "away"), ("t-approve-faster", "faster")])
def test_c23_who_approves_is_asked_of_the_own_request_that_waits(id: str, argument: str) -> None:
    general = SideQuestionFound(SideQuestion(id, "password-04", ("x",), {}, admins=(Role.PERSONNEL_ADMIN,)), 0.9)
    here: dict[str, Any] = {"side": general, "conversation": Conversation(about="wish:enable", row="D13"), "last": after("approval:enable")}
    waits = respond(said(Act.ASK, Matter.SAME, Aspect.WHO, likely=0.4, request=OpenRequest("enable", "awaiting_approval"), **here))
    assert (waits.row, waits.handler, waits.argument) == ("C23", "progress", argument)
    assert respond(said(Act.ASK, Matter.SAME, Aspect.RULE, likely=0.4, **here)).handler == "side"
