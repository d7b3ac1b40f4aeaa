"""The states of the pages at `/desk`, as the helpdesk, an admin and security see them."""

from typing import Final

from tests.gallery.state import State
from tests.gallery.steps import Step, at, clicks, fills, meanwhile, passes, presses, proven, rests, says

_CLERK: Final = "desk.hsu"
_ADMIN: Final = "huang.admin"
_SECURITY: Final = "sec.yeh"
_TICKET: Final = "/desk/tickets/1001"
_GREETED: Final = says("你好", "hello")
_SENT: Final = (
    meanwhile("lin.mh", says("我要開單，電子認證平臺登入後一片空白", "open a ticket: the sign-in page stays blank after I sign in"), presses("ticket.do-send")),
    meanwhile("chen.yj", says("我要開單，帳號鎖住了，很急", "open a ticket: my account is locked, it is urgent"), presses("ticket.do-send")),
)
_TO_DECIDE: Final = (_GREETED, meanwhile("lin.mh", says("幫我重設密碼", "please reset my password"), *proven()), rests())


def _at_ticket(*acts: Step) -> tuple[Step, ...]:
    return (*_SENT, at(_TICKET), *acts)


DESK_STATES: Final = (
    State("desk-sign-in", "stranger:guest", (at("/desk/sign-in"),), more=True),
    State("desk-refused", "lin.mh", (at("/desk"),)),
    State("desk-queue", _CLERK, (*_SENT, at("/desk/tickets")), more=True),
    State("desk-queue-late", _CLERK, (*_SENT, passes("1d"), at("/desk/tickets"))),
    State("desk-queue-empty", _CLERK, (at("/desk/tickets"),)),
    State("desk-ticket", _CLERK, _at_ticket(), more=True),
    State("desk-ticket-taken", _CLERK, _at_ticket(clicks("button[name=act][value=take]"))),
    State("desk-ticket-noted", _CLERK, _at_ticket(fills(text="已請系統廠商查。"), clicks("button[name=act][value=note]"))),
    State("desk-ticket-answered", _CLERK, _at_ticket(fills(text="請重新登入一次再試。"), clicks("button[name=act][value=answer]"))),
    State("desk-ticket-talking", _CLERK, _at_ticket(fills(text="我是服務台，現在直接跟你說。"), clicks("button[name=act][value=hand_over]"))),
    State("desk-ticket-closed", _CLERK, _at_ticket(clicks("button[name=act][value=close]"))),
    State("desk-ticket-of-admin", _ADMIN, _at_ticket()),
    State("desk-canned", _CLERK, (at("/desk/canned"),)),
    State("desk-approvals", _ADMIN, (*_TO_DECIDE, at("/desk/approvals")), more=True),
    State("desk-approval", _ADMIN, (*_TO_DECIDE, at("/desk/approvals"), clicks("main a[href*='/desk/approvals/']")), more=True),
    State("desk-approvals-none", _ADMIN, (at("/desk/approvals"),)),
    State("desk-people", _ADMIN, (at("/desk/people"),)),
    State("desk-people-found", _CLERK, (at("/desk/people?q=陳"),)),
    State("desk-person", _CLERK, (at("/desk/people/chen.yj"),), more=True),
    State("desk-identities", _SECURITY, (at("/desk/identities"),)),
    State("desk-audit", _SECURITY, (*_SENT, at("/desk/audit")), more=True),
    State("desk-audit-check", _SECURITY, (at("/desk/audit"), clicks("form[action*='/desk/audit/check'] button"))),
)
