"""The states of the chat: what is answered to whom."""

from typing import Final

from tests.gallery.state import AFTER, BEFORE, State
from tests.gallery.steps import Step, attaches, breaks, goes_offline, helpdesk, meanwhile, passes, presses, rests, says, types
from tests.gallery.visit import described

_WHY: Final = says("為什麼我登不進去？", "Why can't I sign in?")
_HELLO: Final = says("你好", "hello")
_OPEN_A_TICKET: Final = says("我要開單，電子認證平臺登入後一片空白", "open a ticket: the sign-in page stays blank after I sign in")
_SENT: Final = (_OPEN_A_TICKET, presses("ticket.do-send"))
_CHOSEN: Final = (attaches(螢幕截圖_登入後一片空白__png=1_240_000, scan_of_the_letter_from_the_personnel_office_2026__pdf=310_000, error__txt=900),)
_PHISHED: Final = says("我把密碼告訴電話裡的人了", "I gave my password to a man on the phone")
_PICTURED_MORE: Final = ("chen.yj", "new.eight", "bind.conflict")


def _accounts(sample: str, prefix: str) -> tuple[State, ...]:
    """Each person of a sample organisation who asks about their own account."""
    return tuple(State(f"{prefix}-{who}", who, (_WHY,), sample, more=sample == BEFORE and who in _PICTURED_MORE) for who in described(sample))


def _lin(name: str, *steps: Step, more: bool = False) -> State:
    """A state of somebody whose accounts are all well."""
    return State(name, "lin.mh", steps, more=more)


CHAT_STATES: Final = (
    State("greeting", "chen.yj", more=True),
    State("greeting-stranger", "stranger:guest"),
    *_accounts(BEFORE, "status"),
    *_accounts(AFTER, "live"),
    _lin("hello", _HELLO),
    _lin("thanks", says("謝謝", "thank you")),
    _lin("what-can-you-do", says("你會做什麼", "what can you do")),
    State("what-can-you-do-admin", "huang.admin", (says("你會做什麼", "what can you do"),)),
    State("what-can-you-do-helpdesk", "desk.hsu", (says("你會做什麼", "what can you do"),)),
    State("what-can-you-do-stranger", "stranger:guest", (says("你會做什麼", "what can you do"),)),
    _lin("faq", says("帳號被鎖要等多久？", "How long does a lock last?"), more=True),
    _lin("faq-bind", says("怎麼綁定 TPEAD？", "How do I bind TPEAD?")),
    _lin("faq-thumb-down", says("怎麼綁定 TPEAD？", "How do I bind TPEAD?"), presses("web.thumb-down")),
    State("faq-locked", "chen.yj", (says("帳號被鎖要等多久？", "How long does a lock last?"),)),
    _lin("choices", says("密碼", "password")),
    _lin("not-ours", says("印表機壞了", "the printer is broken")),
    _lin("no-idea", says("量子糾纏是什麼", "what is quantum entanglement")),
    _lin("a-secret-typed", says("我的密碼是 Canary12!abcd", "my password is Canary12!abcd")),
    State("stranger-asks", "stranger:guest", (_WHY,)),
    State("why", "chen.yj", (_WHY, says("為什麼會鎖？", "why?"))),
    State("system-down", "chen.yj", (breaks("directory", "down"), _WHY)),
    State("all-down", "lin.mh", (*(breaks(one, "down") for one in ("portal", "personnel", "directory", "mailbox")), _WHY)),
    _lin("english-after-chinese", _WHY, says("thank you very much", "謝謝"), rests()),
    _lin("a-talk", _WHY, says("帳號被鎖要等多久？", "How long does a lock last?"), says("謝謝", "thank you"), more=True),
    _lin("person", says("找真人", "I want to talk to a person")),
    _lin("ticket-draft", _OPEN_A_TICKET, more=True),
    _lin("ticket-sent", *_SENT),
    _lin("files-chosen", *_CHOSEN, types("登入以後一片空白，附上畫面", "it stays blank after I sign in, see the picture"), more=True),
    _lin("files-sent", *_CHOSEN, says("登入以後一片空白，附上畫面", "it stays blank after I sign in, see the picture"), more=True),
    State("files-of-a-stranger", "stranger:guest", (attaches(螢幕截圖__png=240_000), says("", ""))),
    _lin("ticket-answered", *_SENT, helpdesk("answer", "請重新登入一次再試。"), rests(3)),
    _lin("ticket-closed", *_SENT, helpdesk("close"), rests(3)),
    _lin("ticket-solved", *_SENT, helpdesk("close"), rests(3), presses("ticket.do-solved")),
    _lin("ticket-news", *_SENT, says("我的單子怎麼樣了", "how is my ticket")),
    _lin("ticket-dropped", _OPEN_A_TICKET, presses("ticket.do-drop")),
    State("ticket-helpdesk", "desk.hsu", (_HELLO, meanwhile("lin.mh", *_SENT), rests())),
    State("promise-made", "chen.yj", (_WHY, presses("tell.when"))),
    State("promise-kept", "chen.yj", (_WHY, presses("tell.when"), passes("15m"), rests(3))),
    _lin("incident", _PHISHED),
    _lin("incident-frozen", _PHISHED, presses("do.freeze")),
    _lin("incident-reported", _PHISHED, presses("incident.report")),
    State("colleague", "huang.admin", (says("陳怡君怎麼了", "is chen.yj locked"),)),
    _lin("colleague-refused", says("陳怡君怎麼了", "is chen.yj locked")),
    State("approvals-none", "huang.admin", (says("待核准", "waiting approvals"),)),
    State("offline", "lin.mh", (_HELLO, goes_offline())),
    State("go-live-faq", "lin.mh", (says("怎麼登入", "which account do I sign in with"),), AFTER),
)
