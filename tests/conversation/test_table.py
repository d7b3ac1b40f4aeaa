"""Every row of the table by its name: a reading and what is open, and the step that follows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.dialogue.conversation import Conversation
from bot.dialogue.speaker_words import is_about_oneself
from bot.dialogue.table.respond import MOVES, respond
from bot.dialogue.table.situation import LastReply, OpenRequest, Situation
from bot.dialogue.understanding import Intent, IntentKind
from bot.messages import Choice, Phrase
from bot.reading.offer_words import OfferWord, offer_word
from bot.reading.reading import Clause, Labels, Likely, Reading
from bot.reading.request_questions import RequestQuestion
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.of_approvals import ApprovalQuestion
from bot.side_questions.side_question import Concerns, SideQuestion
from bot.tickets.proposal import TicketProposal

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def offer(*means: str) -> tuple[Choice, ...]:
    return tuple(Choice(Phrase("x"), one) for one in means)


def after(context: str, *means: str, minutes: int = 1) -> LastReply:
    return LastReply(context, "", offer(*means), NOW - timedelta(minutes=minutes))


def said(
    act: Act, matter: str, aspect: Aspect = Aspect.NONE, whose: Whose = Whose.MINE, *, likely: float = 0.9, negated: bool = False, others: float | None = None,
    system: NamedSystem = NamedSystem.NONE, **known: Any,
) -> Situation:  # fmt: skip
    labels = Labels(act, matter, aspect, whose, system, negated)
    others = (0.95 if whose in (Whose.NAMED, Whose.UNNAMED, Whose.SHARED) else 0.02) if others is None else others
    reading = Reading(labels, likely, (Likely(labels.move, likely),), (Likely(matter, likely),), others)
    given: dict[str, Any] = {"intent": Intent(IntentKind.NONE), "text": "the words", "now": NOW, **known}
    return Situation(reading=reading, **given)


def replace_reading(situation: Situation, **changed: Any) -> Situation:
    return replace(situation, reading=replace(situation.reading, **changed))


def undone(key: str, **words: str) -> LastReply:
    return replace(after("status:fine"), says=(Phrase(key, words),))


WRITTEN = Conversation(about="faq:password-01", draft=TicketProposal(at=NOW, words="the page stays blank"))
def alone(act: Act, matter: str, whose: Whose = Whose.MINE) -> Reading:
    """How words read without the thread."""
    return said(act, matter, whose=whose).reading


def back(text: str, act: Act = Act.REPORT, matter: str = Matter.STATUS, whose: Whose = Whose.MINE, **known: Any) -> Situation:
    """After a no the words still read like somebody else's in the thread; alone they read so."""
    there = said(act, matter, whose=Whose.UNNAMED, text=text, last=after("refused:other"), own=is_about_oneself(text), **known)
    return replace(there, alone=(Clause(text, alone(act, matter, whose)),))


LOCKED = Conversation(about="wish:status", row="D15")
TICKET_SPOKEN_OF = Conversation(waiting="ticket:open 4711")
WRITING = Conversation(waiting="ticket:draft", draft=TicketProposal(at=NOW, words="the tile is gone"))
MUST_I_BIND = replace_reading(
    said(Act.ASK, Matter.BIND, Aspect.WHETHER, likely=0.55, intent=Intent(IntentKind.BIND, confidence=0.95)), moves=(Likely("ask:bind", 0.55), Likely("do:bind", 0.4))
)
COLLEAGUE = Conversation(about="colleague:chen.yj")
INCIDENT = Conversation(about="incident:mine", incident=NOW.isoformat())
OF_SHARED = SideQuestionFound(SideQuestion("t-shared-later", "binding-13", ("x",), {}, Concerns.OTHERS, ()), 0.98)
SHARED_IN_HAND = Conversation(about="others:shared", whose="shared")
UNBOUND = Conversation(about="wish:status", row="D27")
HIM = Conversation(about="others:unnamed", whose="unnamed", row="D20")
SHARED_ONE = Conversation(about="incident:shared", whose="shared")
FORGED_ONE = Conversation(about="incident:forged")
NAMED = replace(after("status:disabled"), says=(Phrase("owner.is_personnel_admin", {"name": "黃淑芬", "phone": "2103"}),))
TO_UNLOCK = OpenRequest("unlock", "verifying")
APPROVED = OpenRequest("reset_password", "ready")
WITH_ADMIN = OpenRequest("enable", "awaiting")

SENDS_IN_WORDS = RequestQuestion("sent", sure=True)
ROWS = [
    ("C10", said(Act.ASK, Matter.SAME, Aspect.WHO, Whose.SHARED, text="那我要打給誰講", conversation=Conversation(about="faq:binding-13"), intent=Intent(IntentKind.TICKET, confidence=0.66)), ("others", "who")),
    ("C20", said(Act.STOP, Matter.SAME, conversation=INCIDENT, text="stop it"), ("incident", "next stop")),
    ("C20", said(Act.LATER, Matter.SAME, conversation=INCIDENT, sides=("freezing",)), ("incident", "next")),
    ("C20", said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, likely=0.95), ("incident", "maybe")),
    ("C42", said(Act.REQUEST, Matter.DISABLE, sides=("freezing",), text="block my account"), ("others", "disable")),
    ("C6", said(Act.GO_ON, Matter.SAME, conversation=Conversation(about="wish:status", row="D19"), last=after("status:locked", "tell:me", "ticket:draft")), ("aspect", "how wished")),
    ("C13", said(Act.REQUEST, Matter.SAME, conversation=Conversation(about="wish:status", row="D39"), last=after("status:disabled", "tell:me"), of_request=SENDS_IN_WORDS), ("aspect", "how wished")),
    ("C5", said(Act.REQUEST, Matter.SAME, likely=0.7, conversation=Conversation(about="wish:status", row="D13"), last=after("status:disabled", "wish:enable", "tell:me"), of_request=SENDS_IN_WORDS), ("pressed", "wish:enable")),
    ("C5", said(Act.AGREE, Matter.SAME, conversation=WRITTEN, last=after("ask:ticket", "ticket:send"), text="send it, and add that it began on Monday"), ("ticket", "add_send")),
    ("C21", said(Act.AGREE, Matter.SAME, conversation=WRITTEN, last=after("ask:ticket", "ticket:send"), text="好 加一句我上週換過密碼"), ("ticket", "add_send")),
    ("C21", said(Act.AGREE, Matter.SAME, conversation=WRITTEN, last=after("ask:ticket", "ticket:send"), text="And please put in that it began on Monday"), ("ticket", "add")),
    ("C43", said(Act.REPORT, Matter.UNLOCK, handed_over=True), ("ticket", "heard")),
    ("C43", said(Act.REQUEST, Matter.UNLOCK, text="換回機器人", handed_over=True), ("ticket", "give_back")),
    ("C8", MUST_I_BIND, ("explain", "bind")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.WHETHER, likely=0.6, conversation=LOCKED, last=after("status:locked"), intent=Intent(IntentKind.STATUS, confidence=1.0)), ("aspect", "whether")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.UNTIL, likely=0.25, tickets=("4711",), last=after("ticket:open"), conversation=TICKET_SPOKEN_OF), ("ticket", "news")),
    ("C21", said(Act.REQUEST, Matter.SAME, linked=True, private=True, conversation=Conversation(about="wish:status", row="D23")), ("ticket", "draft")),
    ("C13", said(Act.REQUEST, Matter.SAME, linked=True, private=True, conversation=Conversation(about="wish:status", row="D5")), ("aspect", "how wished")),
    ("C13", said(Act.REQUEST, Matter.SAME, linked=True, private=True, conversation=LOCKED, last=after("status:locked", "wish:unlock", "wish:reset_password")), ("aspect", "how wished")),
    ("C13", said(Act.REQUEST, Matter.SAME, linked=True, private=True, conversation=LOCKED, request=TO_UNLOCK), ("progress", "go_on")),
    ("C21", said(Act.REQUEST, Matter.TICKET, likely=0.8, intent=Intent(IntentKind.FAQ, "eauth-01", 0.99)), ("ticket", "draft")),
    ("C21", said(Act.ANSWER, Matter.SAME, conversation=WRITING, intent=Intent(IntentKind.FAQ, "eauth-01", 0.95)), ("ticket", "add")),
    ("C21", said(Act.REPORT, Matter.STATUS, likely=0.2, tickets=("4711",), last=after("ticket:open"), conversation=TICKET_SPOKEN_OF), ("ticket", "add")),
    ("C21", said(Act.PERSON, Matter.SAME, topic="vpn", conversation=LOCKED), ("ticket", "person of:vpn")),
    ("C20", said(Act.REPORT, Matter.INCIDENT), ("incident", "")),
    ("C20", said(Act.ASK, Matter.INCIDENT, whose=Whose.UNNAMED), ("incident", "others")),
    ("C20", said(Act.REPORT, Matter.INCIDENT, likely=0.5), ("incident", "maybe")),
    ("C20", said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, likely=0.7), ("incident", "maybe")),
    ("C20", said(Act.ASK, Matter.INCIDENT, Aspect.HOW, likely=0.7, told=("given",)), ("incident", "")),
    ("C38", said(Act.REPORT, Matter.INCIDENT, told=("notice",), approvals=1, leads=True), ("approve_help", "")),
    ("C38", said(Act.ASK, Matter.APPROVE, conversation=INCIDENT, leads=True, approvals=1), ("approve_help", "")),
    ("C13", said(Act.ASK, Matter.APPROVE, whose=Whose.UNNAMED, leads=True, of_deciding=ApprovalQuestion("check", True)), ("deciding", "check")),
    ("C13", said(Act.ASK, Matter.APPROVE, whose=Whose.UNNAMED, approvals=1, of_deciding=ApprovalQuestion("record", True)), ("deciding", "record")),
    ("C13", said(Act.ASK, Matter.APPROVE, approvals=1, leads=True, of_deciding=ApprovalQuestion("undo")), ("deciding", "undo")),
    ("C13", said(Act.ASK, Matter.STATUS, conversation=COLLEAGUE, leads=True, of_deciding=ApprovalQuestion("password", True)), ("deciding", "password chen.yj")),
    ("C12", said(Act.ASK, "password-03", leads=True, intent=Intent(IntentKind.FAQ, "password-03", 0.95), of_deciding=ApprovalQuestion("password", True)), ("faq", "")),
    ("C13", said(Act.ASK, Matter.TICKET, leads=True, approvals=1, text="我下午不在 單子改給誰", of_deciding=ApprovalQuestion("deputy", True)), ("deciding", "deputy")),
    ("C13", said(Act.ASK, Matter.APPROVE, whose=Whose.NAMED, leads=True, colleague="chen.yj", of_deciding=ApprovalQuestion("holder", True)), ("deciding", "holder chen.yj")),
    ("C38", said(Act.ASK, Matter.APPROVE, whose=Whose.NAMED, leads=True, colleague="chen.yj", of_deciding=ApprovalQuestion("list", True)), ("deciding", "holder chen.yj")),
    ("C38", said(Act.ASK, Matter.APPROVE, leads=True, approvals=1, of_deciding=ApprovalQuestion("list", True)), ("approve_help", "")),
    ("C38", said(Act.AGREE, Matter.SAME, leads=True, approvals=1, last=after("choose", "decide:4711"), of_deciding=ApprovalQuestion("decide", True)), ("approve_help", "said")),
    ("C38", said(Act.AGREE, Matter.SAME, leads=True, conversation=COLLEAGUE, of_deciding=ApprovalQuestion("decide", True)), ("deciding", "may chen.yj")),
    ("C38", said(Act.ASK, Matter.TICKET, Aspect.WHETHER, leads=True, approvals=1), ("approve_help", "no-ticket")),
    ("C30", said(Act.ASK, Matter.APPROVE, Aspect.WHY, whose=Whose.UNNAMED, leads=True, approvals=1, last=after("status:locked"), conversation=COLLEAGUE), ("colleague", "chen.yj")),
    ("C23", said(Act.ASK, Matter.APPROVE, request=WITH_ADMIN, leads=True, of_request=RequestQuestion("standing", True), of_deciding=ApprovalQuestion("holder", True)), ("progress", "standing")),
    ("C23", said(Act.ASK, Matter.SAME, request=WITH_ADMIN, of_request=RequestQuestion("today", True), text="他今天會看到嗎 我要開單"), ("progress", "when")),
    ("C23", said(Act.ASK, Matter.SAME, request=TO_UNLOCK, of_request=RequestQuestion("reason", True)), ("progress", "reason")),
    ("C23", said(Act.ASK, Matter.SAME, Aspect.AGAIN, undone=OpenRequest("unlock", "handed_over"), tickets=("4711",), last=after("failed:unlock"), conversation=Conversation(about="wish:unlock", row="D20")), ("ticket", "news")),
    ("C23", said(Act.ASK, Matter.APPROVE, Aspect.WHO, leads=True, request=TO_UNLOCK, conversation=Conversation(about="wish:unlock", row="D20")), ("progress", "waiting")),
    ("C5", said(Act.AGREE, Matter.SAME, text="知", leads=True, approvals=1, last=after("choose", "decide:4711"), intent=Intent(IntentKind.SMALLTALK, confidence=0.98)), ("talk", "undecided")),
    ("C20", said(Act.DECLINE, Matter.INCIDENT, told=("nothing",), last=after("smalltalk", "incident:mine", "wish:status")), ("incident", "kept")),
    ("C20", said(Act.CORRECT, Matter.INCIDENT, conversation=INCIDENT, sides=("alarm",)), ("incident", "over")),
    ("C20", said(Act.CORRECT, Matter.SAME, sides=("alarm",), last=after("smalltalk", "incident:mine", "wish:status")), ("incident", "over")),
    ("C20", said(Act.CORRECT, Matter.INCIDENT, conversation=replace(INCIDENT, given="yes"), sides=("alarm",)), ("incident", "next")),
    ("C7", said(Act.CORRECT, Matter.INCIDENT, conversation=INCIDENT, sides=("alarm",), part_wish="unlock"), ("unlock", "")),
    ("C16", said(Act.CORRECT, Matter.INCIDENT, conversation=INCIDENT, sides=("alarm",), part_wish="unlock", somebody=True), ("explain", "unlock")),
    ("C18", said(Act.REQUEST, Matter.UNLOCK, likely=0.5, conversation=INCIDENT), ("explain", "unlock")),
    ("C7", said(Act.REQUEST, Matter.UNLOCK, conversation=INCIDENT, intent=Intent(IntentKind.UNLOCK, confidence=0.95)), ("unlock", "")),
    ("C17", said(Act.ASK, Matter.INCIDENT, conversation=INCIDENT, sides=("send",), last=after("offer:report", "freeze:me", "incident:report")), ("pressed", "incident:report")),
    ("C20", said(Act.REQUEST, Matter.INCIDENT, conversation=INCIDENT, sides=("send",)), ("incident", "next")),
    ("C20", said(Act.DECLINE, Matter.INCIDENT, conversation=INCIDENT, sides=("send",), last=after("offer:report", "incident:report")), ("incident", "next")),
    ("C20", said(Act.AGREE, Matter.SAME, conversation=INCIDENT, last=after("offer:report", "wish:reset_password", "freeze:me", "incident:report")), ("incident", "next")),
    ("C20", said(Act.REQUEST, Matter.DISABLE, sides=("freezing",)), ("freeze", "")),
    ("C20", said(Act.ASK, Matter.DISABLE, whose=Whose.UNNAMED, last=after("refused:other"), conversation=Conversation(about="incident:others")), ("incident", "others")),
    ("C9", said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, whose=Whose.UNNAMED, likely=0.7, leads=True), ("others", "unnamed")),
    (
        "C20",
        replace_reading(said(Act.REPORT, Matter.STATUS, likely=0.6, told=("unasked",)), moves=(Likely("look", 0.6), Likely("incident", 0.33))),
        ("incident", "maybe"),
    ),
    ("C11", replace_reading(said(Act.REPORT, Matter.STATUS, likely=0.6), moves=(Likely("look", 0.6), Likely("incident", 0.33))), ("status", "")),
    ("C11", replace_reading(said(Act.REPORT, Matter.STATUS, likely=0.4, harmless=True), moves=(Likely("look", 0.4), Likely("incident", 0.4))), ("status", "")),
    ("C20", said(Act.ASK, Matter.INCIDENT, told=("doubt",)), ("incident", "doubt")),
    ("C20", said(Act.REPORT, Matter.INCIDENT, told=("caller",)), ("incident", "caller")),
    ("C20", said(Act.LATER, Matter.SAME, told=("caller",), conversation=INCIDENT), ("incident", "caller")),
    ("C20", said(Act.REPORT, Matter.INCIDENT, told=("given", "caller")), ("incident", "")),
    ("C20", said(Act.ASK, Matter.STATUS, told=("nothing",), conversation=INCIDENT), ("incident", "next")),
    ("C20", said(Act.REPORT, Matter.APPROVE, told=("forged",), approvals=1, leads=True), ("incident", "forged")),
    ("C20", said(Act.DECLINE, Matter.SAME, approvals=1, leads=True, conversation=FORGED_ONE), ("incident", "forged")),
    ("C20", said(Act.ASK, Matter.STATUS, leads=True, conversation=FORGED_ONE), ("incident", "forged next")),
    ("C20", said(Act.REPORT, Matter.STATUS, whose=Whose.SHARED, told=("lent",)), ("incident", "shared")),
    ("C10", said(Act.ASK, "binding-13", whose=Whose.SHARED, told=("lent",)), ("faq", "others")),
    ("C10", said(Act.ASK, Matter.SAME, Aspect.HOW, whose=Whose.SHARED, conversation=SHARED_ONE, last=after("offer:report", "incident:report")), ("others", "shared")),
    ("C10", said(Act.REQUEST, Matter.RESET_PASSWORD, whose=Whose.SHARED, conversation=SHARED_ONE, last=after("offer:report", "incident:report")), ("others", "shared")),
    ("C10", said(Act.ASK, Matter.SAME, Aspect.UNTIL, whose=Whose.SHARED, conversation=Conversation(about="faq:binding-13")), ("side", "t-shared-when")),
    ("C20", said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, conversation=INCIDENT, sides=("alarm",), text="那封信是真的假的"), ("incident", "next")),
    ("C12", said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, likely=0.6, conversation=INCIDENT, intent=Intent(IntentKind.FAQ, "binding-03", 0.93)), ("faq", "")),
    ("C20", said(Act.REPORT, Matter.SAME, conversation=Conversation(about="incident:shared")), ("incident", "shared next")),
    ("C29", said(Act.ASK, Matter.ACCOUNT_NAME, Aspect.WHETHER, likely=0.5, system=NamedSystem.DIRECTORY), ("account_name", "has")),
    ("C10", said(Act.ASK, Matter.BIND, Aspect.WHETHER, whose=Whose.SHARED, last=after("refused:other"), conversation=SHARED_IN_HAND), ("side", "t-shared-bind")),
    ("C10", said(Act.ASK, Matter.SAME, Aspect.WHETHER, whose=Whose.SHARED, system=NamedSystem.MAILBOX, conversation=SHARED_IN_HAND), ("side", "t-shared-mail-where")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.WHETHER, likely=0.45, conversation=UNBOUND, side=OF_SHARED, intent=Intent(IntentKind.STATUS, confidence=0.99)), ("aspect", "whether go_live")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.WHETHER, whose=Whose.UNNAMED, side=OF_SHARED, conversation=SHARED_IN_HAND), ("side", "t-shared-later")),
    ("C9", said(Act.ASK, Matter.SAME, Aspect.WHETHER, whose=Whose.UNNAMED, others=0.47, somebody=True, conversation=UNBOUND), ("others", "unnamed")),
    ("C29", said(Act.ASK, Matter.ACCOUNT_NAME, Aspect.WHICH, likely=0.5), ("account_name", "me")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.WHICH, likely=0.53, conversation=Conversation(about="wish:status", row="D10"), last=after("status:disabled"), intent=Intent(IntentKind.FAQ, "nologin-02", 0.95)), ("aspect", "which")),
    ("C29", said(Act.ASK, Matter.ACCOUNT_NAME, Aspect.WHICH, likely=0.8, text="我有沒有第二個TPEAD帳號"), ("account_name", "has")),
    ("C5", said(Act.AGREE, Matter.SAME, approvals=1, leads=True, last=after("choose", "decide:1")), ("talk", "undecided")),
    ("C11", said(Act.ASK, Matter.STATUS, likely=0.43, text="I apparently have two of those GEAA-type logins"), ("status", "")),
    ("C11", said(Act.REPORT, Matter.STATUS, likely=0.45, text="you said only from go-live and the website says no"), ("status", "")),
    ("C10", said(Act.REPORT, Matter.STATUS, likely=0.45, text="svc-gauge01 is locked"), ("others", "shared")),
    ("C9", said(Act.REPORT, Matter.SAME, whose=Whose.UNNAMED, conversation=HIM, last=NAMED, of_request=RequestQuestion("away", sure=True)), ("others", "unnamed")),
    ("C20", said(Act.ASK, Matter.SAME, Aspect.WHO, conversation=Conversation(about="incident:shared")), ("incident", "shared next")),
    ("C20", said(Act.REPORT, Matter.INCIDENT, likely=0.5, last=after("smalltalk", "incident:mine", "wish:status")), ("incident", "")),
    ("C20", said(Act.ASK, Matter.INCIDENT, Aspect.WHETHER, conversation=INCIDENT), ("incident", "next")),
    ("C20", said(Act.ASK, Matter.STATUS, whose=Whose.UNNAMED, conversation=INCIDENT, sides=("safe",)), ("incident", "next")),
    ("C20", said(Act.ASK, Matter.STATUS, conversation=replace(INCIDENT, about="wish:status"), sides=("freeze",)), ("incident", "next")),
    ("C20", said(Act.PERSON, Matter.NONE, conversation=INCIDENT, sides=("calls",)), ("incident", "next person")),
    ("C38", said(Act.AGREE, Matter.APPROVE, approvals=1, leads=True), ("approve_help", "")),
    ("C36", said(Act.REPORT, Matter.STATUS, linked=False), ("status", "")),
    ("C36", said(Act.REPORT, Matter.STATUS, linked=False, intent=Intent(IntentKind.FAQ, "nologin-03", 0.9)), ("stranger", "nologin-03")),
    ("C4", said(Act.DECLINE, Matter.SAME, last=after("offer:unlock", "wish:unlock")), ("talk", "declined")),
    ("C4", said(Act.DECLINE, Matter.SAME, last=after("promise")), ("tell", "stop")),
    ("C4", said(Act.AGREE, Matter.SAME, text="No.", last=after("offer:unlock", "wish:unlock")), ("talk", "declined")),
    ("C2", said(Act.STOP, Matter.SAME, request=TO_UNLOCK), ("cancel", "")),
    ("C3", said(Act.STOP, Matter.SAME, likely=0.7, request=WITH_ADMIN), ("progress", "kept")),
    ("C3", said(Act.STOP, Matter.SAME, text="don't cancel it", request=WITH_ADMIN), ("progress", "kept")),
    ("C3", said(Act.STOP, Matter.SAME, likely=0.7, tickets=("4711",), last=after("ticket:open")), ("progress", "kept")),
    ("C16", said(Act.STOP, Matter.SAME, text="我沒叫你取消", last=undone("ticket.withdrawn")), ("ticket", "reopen")),
    ("C16", said(Act.CORRECT, Matter.SAME, last=undone("action.cancelled", action="enable")), ("progress", "back enable")),
    ("C17", said(Act.LATER, Matter.SAME, takes=OfferWord.BEGIN, last=after("status:locked", "wish:unlock", "tell:me"), conversation=LOCKED), ("pressed", "wish:unlock")),
    ("C35", said(Act.LATER, Matter.SAME, takes=OfferWord.BEGIN, last=after("status:locked", "wish:unlock", minutes=31)), ("progress", "later")),
    ("C17", said(Act.AGREE, Matter.SAME, likely=0.4, takes=OfferWord.KEEP, conversation=Conversation(about="faq:binding-06", row="D31")), ("ticket", "draft")),
    ("C23", said(Act.ASK, Matter.SAME, likely=0.3, request=WITH_ADMIN, of_request=RequestQuestion("missed", sure=True)), ("progress", "then")),
    ("C23", said(Act.ASK, Matter.SAME, Aspect.AFTER, request=WITH_ADMIN, of_request=RequestQuestion("after", sure=True)), ("progress", "after")),
    ("C23", said(Act.ASK, Matter.SAME, request=APPROVED, of_request=RequestQuestion("after", sure=True)), ("progress", "go_on")),
    ("C23", said(Act.ASK, Matter.INCIDENT, Aspect.WHO, request=WITH_ADMIN, of_request=RequestQuestion("standing", sure=True)), ("progress", "standing")),
    ("C13", said(Act.ASK, Matter.SAME, likely=0.3, last=NAMED, whose=Whose.UNNAMED, of_request=RequestQuestion("away", sure=True)), ("progress", "before away")),
    ("C13", said(Act.ASK, Matter.SAME, likely=0.3, conversation=Conversation(about="wish:status", row="D12"), of_request=RequestQuestion("missed")), ("tell", "missed")),
    ("C23", said(Act.ASK, Matter.SAME, likely=0.3, request=WITH_ADMIN, of_request=RequestQuestion("away", sure=True)), ("progress", "away")),
    ("C5", said(Act.AGREE, Matter.SAME, last=after("faq:password-01"), conversation=WRITTEN), ("ticket", "send")),
    ("C5", said(Act.AGREE, Matter.SAME, request=WITH_ADMIN, last=after("approval:enable", "wish:cancel")), ("progress", "later")),
    ("C35", said(Act.LATER, Matter.SAME, request=TO_UNLOCK), ("progress", "later")),
    ("C3", said(Act.STOP, Matter.SAME, tickets=("4711",), last=after("ticket:open")), ("ticket", "withdraw")),
    ("C3", said(Act.STOP, Matter.SAME), ("talk", "nothing-to-stop")),
    ("C10", said(Act.REQUEST, Matter.UNLOCK, whose=Whose.SHARED), ("others", "shared")),
    ("C9", said(Act.REQUEST, Matter.UNLOCK, whose=Whose.UNNAMED), ("others", "unnamed")),
    ("C9", said(Act.REPORT, "other-02", whose=Whose.UNNAMED, intent=Intent(IntentKind.FAQ, "other-02", 0.98)), ("faq", "others")),
    ("C9", said(Act.REPORT, "other-02", whose=Whose.UNNAMED), ("others", "unnamed")),
    ("C9", said(Act.REQUEST, Matter.UNLOCK, whose=Whose.NAMED, mentioned="陳怡君"), ("colleague", "陳怡君")),
    ("C9", said(Act.REQUEST, Matter.UNLOCK, others=0.55), ("others", "unnamed")),
    ("C9", said(Act.AGREE, Matter.SAME, mentioned="no.body", last=after("unknown", "wish:ticket")), ("colleague", "no.body")),
    ("C9", said(Act.REQUEST, Matter.UNLOCK, strange="Yi-Chun Chen"), ("colleague", "Yi-Chun Chen")),
    ("C9", said(Act.ASK, Matter.STATUS, strange="巴奈", leads=True), ("colleague", "巴奈")),
    ("C9", said(Act.ASK, Matter.STATUS, strange="msmith"), ("unsure_name", "msmith")),
    ("C11", said(Act.ASK, Matter.STATUS, strange="msmith", conversation=Conversation(asked_whose=True)), ("status", "")),
    ("C11", said(Act.ASK, Matter.STATUS, strange="msmith", conversation=LOCKED), ("status", "")),
    ("C18", said(Act.REQUEST, Matter.UNLOCK, strange="msmith", conversation=LOCKED), ("explain", "unlock")),
    ("C16", back("mine is locked too"), ("status", "")),
    ("C16", back("解我自己的", Act.REQUEST, Matter.UNLOCK), ("explain", "unlock")),
    ("C16", back("是我自己的", Act.CORRECT, Matter.SAME, asked=alone(Act.REQUEST, Matter.BIND)), ("explain", "bind")),
    ("C9", back("his is locked too"), ("others", "unnamed")),
    ("C9", back("my colleague's is locked", whose=Whose.UNNAMED), ("others", "unnamed")),
    ("C9", replace(back("right, I'll tell him"), alone=(Clause("right, I'll tell him", alone(Act.AGREE, Matter.SAME)),)), ("others", "accepted")),
    ("C5", said(Act.AGREE, Matter.SAME, conversation=Conversation(about="others:unnamed"), last=after("refused:other", "wish:ticket")), ("others", "accepted")),
    ("C9", said(Act.CORRECT, Matter.SAME, whose=Whose.UNNAMED, last=after("refused:other")), ("doubt", "whose")),
    ("C9", said(Act.CORRECT, Matter.SAME, whose=Whose.UNNAMED, conversation=Conversation(asked_whose=True), last=after("refused:other")), ("others", "unnamed")),
    ("C10", said(Act.ASK, Matter.SAME, Aspect.WHO, Whose.SHARED, last=after("refused:other")), ("others", "who")),
    ("C21", said(Act.REQUEST, Matter.TICKET, whose=Whose.SHARED, last=after("refused:other")), ("ticket", "draft")),
    ("C12", said(Act.ASK, Matter.SAME, whose=Whose.UNNAMED, conversation=COLLEAGUE, last=after("status:locked"), intent=Intent(IntentKind.FAQ, "personnel-01", 0.9)), ("faq", "")),
    ("C9", said(Act.ASK, "binding-01", Aspect.WHAT, strange="msmith", others=0.4), ("colleague", "msmith")),
    ("C30", said(Act.ASK, Matter.STATUS, whose=Whose.NAMED, leads=True, colleague="chen.yj"), ("colleague", "chen.yj")),
    ("C30", said(Act.ASK, Matter.STATUS, whose=Whose.NAMED, leads=True, colleague="same.one", mentioned="陳美麗"), ("colleague", "陳美麗")),
    ("C30", said(Act.ASK, Matter.SAME, Aspect.UNTIL, conversation=COLLEAGUE, last=after("status:locked")), ("colleague", "chen.yj")),
    ("C30", said(Act.REQUEST, Matter.UNLOCK, conversation=COLLEAGUE, last=after("status:locked")), ("colleague", "chen.yj")),
    ("C28", said(Act.ASK, Matter.SAME, text="in English", conversation=COLLEAGUE, last=after("status:locked")), ("colleague", "chen.yj")),
    ("C7", said(Act.REQUEST, Matter.UNLOCK, own=True, conversation=COLLEAGUE, last=after("status:locked")), ("unlock", "")),
    ("C7", said(Act.REQUEST, Matter.UNLOCK, conversation=COLLEAGUE, last=after("status:locked", minutes=31)), ("unlock", "")),
    ("C42", said(Act.REQUEST, Matter.DISABLE, whose=Whose.NAMED), ("others", "disable")),
    ("C42", said(Act.ASK, Matter.UNBIND), ("others", "unbind")),
    (
        "C13",
        said(
            Act.ASK, Matter.SAME, Aspect.WHY, likely=0.8, text="why?", intent=Intent(IntentKind.FAQ, "binding-02", 0.97), conversation=LOCKED,
            last=after("status:locked"),
        ),
        ("aspect", "why"),
    ),
    (
        "C12",
        said(
            Act.ASK, Matter.SAME, Aspect.HOW, likely=0.8, text="how do I become an admin of my agency?", intent=Intent(IntentKind.FAQ, "other-03", 0.97),
            conversation=LOCKED, last=after("faq:docs-01"),
        ),
        ("faq", ""),
    ),
    ("C13", said(Act.ASK, Matter.ENABLE, Aspect.WHO), ("admins", "who")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.WHO, last=after("smalltalk")), ("admins", "who")),
    ("C28", said(Act.ASK, Matter.SAME, text="中文呢", conversation=LOCKED), ("aspect", "again")),
    ("C12", said(Act.ASK, Matter.STATUS, likely=0.6, intent=Intent(IntentKind.FAQ, "nologin-03", 0.98)), ("faq", "")),
    ("C18", said(Act.ASK, Matter.RESET_PASSWORD, text="密碼", intent=Intent(IntentKind.CHOOSE)), ("doubt", "several")),
    (
        "C18",
        said(Act.AGREE, Matter.SAME, likely=0.5, text="password", intent=Intent(IntentKind.CHOOSE, None, 0.88), last=after("faq:password-04", "wish:status")),
        ("doubt", "several"),
    ),
    ("C25", replace_reading(said(Act.COMPLAIN, Matter.NONE), angry=0.9), ("talk", "sorry")),
    ("C8", said(Act.ASK, Matter.RESET_PASSWORD, Aspect.AFTER), ("explain", "reset_password")),
    ("C8", said(Act.REQUEST, Matter.UNLOCK, negated=True, text="先不要解鎖"), ("explain", "unlock")),
    ("C11", said(Act.REQUEST, Matter.UNLOCK, negated=True, text="是停用吧，你打開", intent=Intent(IntentKind.STATUS, confidence=0.95)), ("status", "")),
    ("C7", said(Act.REQUEST, Matter.UNLOCK), ("unlock", "")),
    ("C18", said(Act.REQUEST, Matter.UNLOCK, somebody=True, others=0.15), ("doubt", "whose")),
    ("C18", said(Act.REQUEST, Matter.UNLOCK, somebody=True, others=0.15, conversation=Conversation(asked_whose=True)), ("explain", "unlock")),
    ("C18", said(Act.REQUEST, Matter.UNLOCK, somebody=True, others=0.05), ("explain", "unlock")),
    ("C7", said(Act.REQUEST, Matter.UNLOCK, somebody=True, others=0.01), ("unlock", "")),
    ("C20", said(Act.ASK, Matter.SAME, Aspect.AFTER, conversation=Conversation(about="incident:mine")), ("incident", "next")),
    ("C7", said(Act.REQUEST, Matter.REBIND), ("act", "rebind")),
    ("C5", said(Act.AGREE, Matter.SAME, last=after("offer:unlock", "wish:unlock", "wish:ticket")), ("pressed", "wish:unlock")),
    ("C5", said(Act.AGREE, Matter.SAME, last=after("status:locked", "wish:unlock", "wish:reset_password")), ("talk", "which")),
    ("C5", said(Act.AGREE, Matter.SAME, likely=0.5, last=after("status:locked", "wish:unlock")), ("talk", "if-wanted")),
    ("C5", said(Act.AGREE, Matter.SAME, last=after("faq:password-01", "wish:reset_password", "more:password-01")), ("talk", "okay")),
    ("C5", said(Act.AGREE, Matter.SAME, last=after("offer:unlock", "wish:unlock", minutes=31)), ("talk", "nothing-waiting")),
    ("C5", said(Act.AGREE, Matter.SAME, request=TO_UNLOCK, last=after("page:unlock")), ("progress", "go_on")),
    ("C17", said(Act.CHOOSE, "nologin-03", last=after("choose", "faq:nologin-02", "faq:nologin-03")), ("pressed", "faq:nologin-03")),
    ("C39", said(Act.AGREE, Matter.SAME, text="好了告訴我", last=after("status:locked", "wish:unlock")), ("tell", "me")),
    ("C39", said(Act.DECLINE, Matter.SAME, text="不用通知我了", last=after("promise")), ("tell", "stop")),
    ("C30", said(Act.REQUEST, Matter.SAME, text="好了告訴我", conversation=COLLEAGUE, last=after("status:locked")), ("colleague", "chen.yj")),
    ("C39", said(Act.REQUEST, Matter.SAME, last=after("offer:tell", "tell:me")), ("tell", "me")),
    ("C39", said(Act.REQUEST, Matter.SAME, conversation=LOCKED, last=after("status:locked", "wish:unlock", "tell:me")), ("tell", "me")),
    ("C3", said(Act.STOP, Matter.SAME, last=after("promise")), ("tell", "stop")),
    ("C5", said(Act.AGREE, Matter.SAME, likely=0.6, last=after("status:locked", "tell:me")), ("pressed", "tell:me")),
    ("C40", said(Act.ASK, Matter.NONE, whose=Whose.NOBODY), ("talk", "chat")),
    ("C16", said(Act.CORRECT, Matter.SAME, system=NamedSystem.MAILBOX, conversation=LOCKED), ("status", "mailbox")),
    ("C16", said(Act.ANSWER, Matter.SAME, conversation=Conversation(waiting="ticket:more")), ("pressed", "ticket:more")),
    ("C6", said(Act.GO_ON, Matter.SAME, request=TO_UNLOCK), ("progress", "go_on")),
    ("C14", said(Act.REPORT, Matter.SAME, Aspect.AGAIN, conversation=LOCKED, last=after("status:locked")), ("status", "")),
    ("C14", said(Act.REPORT, Matter.SAME, conversation=LOCKED, last=after("approval:enable"), request=WITH_ADMIN), ("progress", "waiting")),
    ("C21", said(Act.PERSON, Matter.NONE), ("ticket", "person")),
    ("C21", said(Act.REQUEST, Matter.TICKET), ("ticket", "draft")),
    ("C21", said(Act.ASK, Matter.TICKET, tickets=("4711",)), ("ticket", "news")),
    ("C21", said(Act.ASK, Matter.SAME, likely=0.2, text="單號1001目前進度？", tickets=("1001",)), ("ticket", "news")),
    ("C9", said(Act.ASK, Matter.SAME, Aspect.RULE, Whose.UNNAMED), ("others", "rule")),
    ("C16", said(Act.CORRECT, Matter.SAME, Aspect.UNTIL, conversation=LOCKED), ("aspect", "until")),
    ("C21", said(Act.REQUEST, Matter.TICKET, last=after("ticket:closed", "ticket:reopen 4711")), ("ticket", "reopen")),
    ("C21", said(Act.REQUEST, Matter.TICKET, tickets=("4711",), last=after("ticket:open")), ("ticket", "add")),
    ("C21", said(Act.REQUEST, Matter.TICKET, intent=Intent(IntentKind.TICKET, None, 0.5), tickets=("4711",), last=after("ticket:open")), ("ticket", "more")),
    ("C21", said(Act.COMPLAIN, Matter.TICKET, last=after("ticket:closed", "ticket:reopen 4711")), ("ticket", "still_not")),
    ("C21", said(Act.ASK, Matter.TICKET, likely=0.24, intent=Intent(IntentKind.TICKET, None, 0.91)), ("ticket", "news")),
    ("C4", said(Act.DECLINE, Matter.SAME, last=after("ticket:closed", "ticket:solved 4711", "ticket:still_not 4711")), ("pressed", "ticket:still_not 4711")),
    ("C3", said(Act.STOP, Matter.SAME, last=after("ticket:closed", "ticket:solved 4711", "ticket:still_not 4711")), ("pressed", "ticket:still_not 4711")),
    ("C5", said(Act.AGREE, Matter.SAME, last=after("ticket:closed", "ticket:solved 4711", "ticket:still_not 4711")), ("pressed", "ticket:solved 4711")),
    ("C5", said(Act.AGREE, Matter.SAME, text="好了，可以結案", tickets=("4711",), last=after("ticket:open"), intent=Intent(IntentKind.TICKET, None, 0.93)), ("ticket", "solved")),
    ("C21", said(Act.REPORT, Matter.STATUS, last=after("ask:ticket"), conversation=Conversation(draft=TicketProposal(at=NOW))), ("ticket", "add")),
    ("C19", said(Act.REPORT, Matter.ELSEWHERE, topic="printer", last=after("ask:ticket"), conversation=Conversation(draft=TicketProposal(at=NOW))), ("elsewhere", "printer")),
    ("C21", said(Act.REPORT, Matter.TICKET), ("ticket", "draft")),
    ("C21", said(Act.REPORT, Matter.TICKET, tickets=("4711",)), ("ticket", "draft")),
    ("C21", said(Act.REPORT, Matter.TICKET, tickets=("4711",), last=after("ticket:open")), ("ticket", "still_not")),
    ("C21", said(Act.REPORT, Matter.STATUS, likely=0.55, intent=Intent(IntentKind.TICKET, None, 0.93)), ("ticket", "draft")),
    ("C22", said(Act.ASK, Matter.SAME, Aspect.WHETHER, text="2103 嗎", last=NAMED), ("admins", "number 2103")),
    ("C22", said(Act.ASK, Matter.SAME, Aspect.WHO, text="黃淑芬是誰", last=NAMED), ("admins", "named 黃淑芬")),
    ("C22", said(Act.ASK, "contact-01", Aspect.WHAT, Whose.NOBODY), ("admins", "near contact-01")),
    ("C22", said(Act.ASK, "contact-01", Aspect.WHAT, Whose.NOBODY, linked=False), ("faq", "")),
    (
        "C13",
        said(Act.ASK, Matter.SAME, Aspect.WHO, likely=0.7, intent=Intent(IntentKind.FAQ, "contact-01", 0.8), conversation=LOCKED, last=after("status:locked")),
        ("aspect", "who"),
    ),
    (
        "C13",
        replace_reading(
            said(Act.ASK, Matter.SAME, Aspect.WHETHER, likely=0.33, system=NamedSystem.MAILBOX, conversation=LOCKED, last=after("status:locked")),
            moves=(Likely("follow:whether", 0.33), Likely("look", 0.2)),
        ),
        ("status", "mailbox"),
    ),
    ("C29", said(Act.ASK, Matter.ACCOUNT_NAME, Aspect.WHICH), ("account_name", "me")),
    ("C34", said(Act.REPEAT, Matter.SAME, conversation=LOCKED), ("aspect", "again")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.UNTIL, conversation=LOCKED, last=after("status:locked")), ("aspect", "until")),
    ("C13", said(Act.ASK, Matter.SAME, Aspect.UNTIL, request=WITH_ADMIN, last=after("approval:enable")), ("progress", "until")),
    ("C23", said(Act.ASK, Matter.APPROVE, Aspect.WHETHER, request=WITH_ADMIN), ("progress", "waiting")),
    ("C11", said(Act.REPORT, Matter.STATUS), ("status", "")),
    ("C12", said(Act.ASK, "password-03", Aspect.WHICH), ("faq", "")),
    ("C19", said(Act.REQUEST, Matter.RESET_PASSWORD, intent=Intent(IntentKind.NONE, confidence=0.07)), ("elsewhere", "unknown")),
    ("C19", said(Act.REQUEST, Matter.UNLOCK, intent=Intent(IntentKind.ELSEWHERE, confidence=0.7, elsewhere="door")), ("elsewhere", "door")),
    ("C19", said(Act.ASK, Matter.ELSEWHERE, whose=Whose.NOBODY, topic="vpn"), ("elsewhere", "vpn")),
    ("C40", said(Act.THANK, Matter.NONE, whose=Whose.NOBODY), ("talk", "thanks")),
    ("C18", said(Act.REPORT, Matter.STATUS, likely=0.2), ("doubt", "")),
    ("C18", said(Act.REPORT, Matter.STATUS, likely=0.2, intent=Intent(IntentKind.UNLOCK, None, 0.93)), ("doubt", "several")),
    ("C7", replace_reading(said(Act.ASK, Matter.UNLOCK, likely=0.5, intent=Intent(IntentKind.UNLOCK, confidence=0.97)), moves=(Likely("do:unlock", 0.4),)), ("unlock", "")),
    ("C5", said(Act.REQUEST, Matter.SAME, conversation=LOCKED, last=after("offer:enable", "wish:enable")), ("pressed", "wish:enable")),
    ("C13", replace_reading(said(Act.ASK, Matter.SAME, likely=0.2, conversation=LOCKED), moves=(Likely("follow:until", 0.2), Likely("follow:since", 0.25))), ("aspect", "since")),
    ("C23", replace_reading(said(Act.ASK, Matter.SAME, likely=0.2, request=WITH_ADMIN), moves=(Likely("follow:until", 0.2), Likely("approve", 0.25))), ("progress", "waiting")),
]  # fmt: skip


@pytest.mark.parametrize(("row", "situation", "step"), ROWS, ids=[f"{row.lower()}-{number}" for number, (row, _, _) in enumerate(ROWS)])
def test_the_table_decides(row: str, situation: Situation, step: tuple[str, str]) -> None:
    decided = respond(situation)
    assert (decided.row, decided.handler, decided.argument) == (row, *step)


def test_every_row_of_the_table_is_shown_by_an_example() -> None:
    assert {row.id for row in MOVES} <= {row for row, _, _ in ROWS}


@pytest.mark.parametrize("whose", [Whose.NAMED, Whose.UNNAMED, Whose.SHARED])
@pytest.mark.parametrize("matter", [Matter.UNLOCK, Matter.BIND, Matter.REBIND, Matter.RESET_PASSWORD, Matter.ENABLE])
def test_no_act_of_ones_own_begins_for_somebody_else(whose: Whose, matter: Matter) -> None:
    for act in Act:
        assert respond(said(act, matter, whose=whose)).handler not in ("unlock", "bind", "reset_password", "enable", "act")


def test_a_doubted_act_is_not_begun() -> None:
    for likelihood in (0.1, 0.3, 0.5, 0.59):
        assert respond(said(Act.REQUEST, Matter.RESET_PASSWORD, likely=likelihood)).handler not in ("reset_password", "act")


def test_an_offer_is_forgotten_after_half_an_hour() -> None:
    offered = replace(said(Act.AGREE, Matter.SAME), last=after("offer:unlock", "wish:unlock", minutes=30))
    assert respond(offered).handler == "pressed"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("那你就趕快幫我弄開", OfferWord.BEGIN),
        ("the quicker one, please", OfferWord.BEGIN),
        ("喔先別弄 我等它自己開就好", OfferWord.NOT_NOW),
        ("no, do not start it yet", OfferWord.NOT_NOW),
        ("那就留電腦在用的那個", OfferWord.KEEP),
        ("close the spare one, I stay with the laptop account", OfferWord.KEEP),
        ("好 我去買咖啡", OfferWord.NONE),
        ("I changed it yesterday on the laptop", OfferWord.NONE),
        ("哪個比較快", OfferWord.NONE),
    ],
)
def test_c17_an_offer_is_taken_in_own_words(words: str, meant: OfferWord) -> None:
    assert offer_word(words) is meant


@pytest.mark.parametrize("refused", [{"text": "不要"}, {"somebody": True}, {"colleague": "chen.yj"}, {"private": False}, {"linked": False}])
def test_c17_never_by_a_no_for_somebody_else_or_in_a_group(refused: dict[str, Any]) -> None:
    offered = after("status:locked", "wish:unlock")
    assert respond(said(Act.REQUEST, Matter.SAME, likely=0.2, takes=OfferWord.BEGIN, last=offered, **refused)).row != "C17"


NETFLIX = said(Act.REQUEST, Matter.RESET_PASSWORD, text="reset my Netflix password", intent=Intent(IntentKind.RESET_PASSWORD, confidence=0.8))


def test_c7_nothing_begins_where_only_something_foreign_is_named() -> None:
    step = respond(NETFLIX)
    assert (step.row, step.handler, step.argument) == ("C19", "elsewhere", "private")
    game = respond(replace(NETFLIX, text="I was playing games, reset the password"))
    assert (game.row, game.handler) == ("C18", "explain"), "it may still be ours"
    assert respond(replace(NETFLIX, text="reset my password")).row == "C7"
    assert respond(replace(NETFLIX, text="VPN fails as I forgot my password, reset it")).row == "C7"
    assert respond(replace(NETFLIX, text="I know my Netflix password, reset my work password")).row == "C7"
    unknown = replace(NETFLIX, intent=Intent(IntentKind.NONE, confidence=0.05))
    assert respond(unknown).row == "C19"
    assert respond(replace(unknown, text="typed my Netflix password and locked my employee account")).row == "C7"


def test_c7_a_wish_in_so_many_words_begins_though_trouble_is_told_with_it() -> None:
    told = said(Act.REPORT, Matter.STATUS, likely=0.7, text="早上按錯好幾次被鎖住了，麻煩放我出來", intent=Intent(IntentKind.UNLOCK, confidence=0.98))
    wish = replace(told, reading=replace(told.reading, moves=(Likely("look", 0.7), Likely("do:unlock", 0.2))))
    assert (respond(wish).row, respond(wish).handler) == ("C7", "unlock")
    assert respond(told).row == "C11"
    assert respond(replace(wish, last=after("status:locked"))).row != "C7"
    assert respond(replace(wish, somebody=True)).row != "C7"
    assert respond(replace(wish, intent=Intent(IntentKind.UNLOCK, confidence=0.93))).row != "C7"


@pytest.mark.parametrize("text", ["遊戲一登入就說我帳號停用中", "My insurance portal looks broken"])
def test_c19_trouble_with_something_else_is_not_the_own_accounts(text: str) -> None:
    told = said(Act.REPORT, Matter.STATUS, likely=0.5, text=text, intent=Intent(IntentKind.NONE, confidence=0.02))
    told = replace_reading(told, moves=(Likely("look", 0.5), Likely("elsewhere", 0.2)))
    assert (respond(told).row, respond(told).handler) == ("C19", "elsewhere")
    assert respond(replace(told, own=True)).row != "C19"
    assert respond(replace(told, last=after("status:locked"))).row != "C19"
    assert respond(replace(told, intent=Intent(IntentKind.STATUS, confidence=0.8))).row == "C11"
