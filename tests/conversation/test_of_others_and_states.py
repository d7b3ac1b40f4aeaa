"""Questions asked for somebody else stay so, and what holds for another state is answered from one's own (C8, C9, C10, C13)."""

from dataclasses import replace

from bot.dialogue.conversation import Conversation
from bot.dialogue.table.respond import respond
from bot.dialogue.understanding import Intent, IntentKind
from bot.faq.candidate import Candidate
from bot.reading.vocabulary import Act, Aspect, Matter, Whose
from tests.conversation.test_table import LOCKED, after, said

FOR_A_COLLEAGUE = Conversation(about="faq:password-03", whose="unnamed")
SHARED = Conversation(about="faq:binding-13")
DISABLED = Conversation(about="wish:status", row="D10")


def test_c9_an_act_asked_for_after_a_question_for_a_colleague_is_not_the_speakers_own() -> None:
    wish = said(Act.REQUEST, Matter.RESET_PASSWORD, conversation=FOR_A_COLLEAGUE, last=after("faq:password-03"))
    assert (respond(wish).handler, respond(wish).argument) == ("doubt", "whose")
    step = respond(replace(wish, leads=True))
    assert (step.row, step.handler, step.faq) == ("C9", "faq", "password-02")


def test_c7_whoever_says_that_it_is_their_own_has_it_begun() -> None:
    wish = said(Act.REQUEST, Matter.RESET_PASSWORD, conversation=FOR_A_COLLEAGUE, last=after("faq:password-03"), own=True)
    assert respond(wish).row == "C7"


def test_c10_it_goes_on_about_the_shared_account_in_hand() -> None:
    on = said(Act.ASK, Matter.SAME, whose=Whose.SHARED, likely=0.4, others=0.4, conversation=SHARED, last=after("faq:binding-13"))
    assert (respond(on).row, respond(on).argument) == ("C10", "shared")
    assert respond(replace(on, own=True)).row != "C10"


def test_c10_the_rights_of_those_who_shared_it_are_set_in_the_system() -> None:
    words = Intent(IntentKind.CHOOSE, choices=(Candidate("eauth-01", 0.4),), confidence=0.4)
    on = said(Act.ASK, Matter.SAME, Aspect.WHERE, Whose.SHARED, likely=0.4, others=0.4, conversation=SHARED, last=after("faq:binding-13"), intent=words)
    assert respond(on).argument == "shared-rights"


def test_c13_what_holds_for_a_lock_is_answered_from_the_disabled_account() -> None:
    fifteen = Intent(IntentKind.FAQ, "nologin-03", 0.7)
    asked = said(Act.ASK, Matter.SAME, whose=Whose.UNNAMED, likely=0.3, others=0.3, conversation=DISABLED, last=after("status:disabled"), intent=fifteen)
    assert (respond(asked).handler, respond(asked).argument) == ("aspect", "until")


def test_c13_what_becomes_of_the_password_is_answered_from_the_lock() -> None:
    changes = Intent(IntentKind.FAQ, "password-03", 0.85)
    asked = said(Act.ASK, Matter.SAME, Aspect.AFTER, likely=0.4, conversation=LOCKED, last=after("status:locked"), intent=changes)
    assert (respond(asked).handler, respond(asked).argument) == ("aspect", "after")


def test_c8_whether_an_act_would_help_is_explained_and_not_looked_at_again() -> None:
    bind = Intent(IntentKind.BIND, confidence=0.65)
    asked = said(Act.ASK, Matter.STATUS, Aspect.WHETHER, likely=0.7, conversation=Conversation(about="faq:eauth-01"), last=after("faq:eauth-01"), intent=bind)
    assert (respond(asked).row, respond(asked).argument) == ("C8", "bind")


def test_c19_whom_to_apply_to_is_about_the_matter_in_hand_and_no_other_topic() -> None:
    asked = said(Act.ASK, Matter.SAME, Aspect.WHO, likely=0.6, conversation=Conversation(about="faq:eauth-01"), last=after("faq:eauth-01"), topic="network")
    assert (respond(asked).row, respond(asked).handler) == ("C13", "aspect")
