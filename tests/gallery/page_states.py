"""The states of the pages: one-time pages, the approver's, one's own, the demonstration's, and what is said when something is wrong."""

from typing import Final

import pyotp

from tests.gallery.state import AFTER, State
from tests.gallery.steps import (
    NEW_PASSWORD,
    Step,
    at,
    chats,
    checks,
    clicks,
    fills,
    fills_code,
    fills_password,
    follows_mail,
    meanwhile,
    opens,
    passes,
    presses,
    proven,
    rests,
    says,
    sends,
)  # fmt: skip
from tests.gallery.visit import Visit

_WHY: Final = says("為什麼我登不進去？", "Why can't I sign in?")
_HELLO: Final = says("你好", "hello")
_UNLOCK: Final = says("幫我解鎖", "please unlock my account")
_RESET: Final = says("幫我重設密碼", "please reset my password")
_BIND: Final = says("我要綁定帳號", "I want to bind my accounts")
_REBIND: Final = says("我要改綁", "rebind me to the account I actually use")
_ENABLE: Final = says("我要申請啟用帳號", "please enable my account")
_LINK: Final = says("連結我的聊天帳號", "link this chat to me")
_WRONG: Final = (fills(code="000000"), sends())
_ADMIN: Final = "huang.admin"
_GREETED: Final = meanwhile(_ADMIN, _HELLO)
"""So that the admin is written to in the language of these pictures."""


def _types_number(visit: Visit) -> None:
    """The two digits, where the admin has to type them."""
    number = visit.page.locator("[name=number]:visible")
    if number.count():
        number.fill(visit.others["same.mail"].page.locator("#match-number").inner_text())


def _decides(decision: str, **more: str) -> tuple[Step, ...]:
    """The admin's whole way from the card to the decision."""
    chosen = (checks("identity_check", "in_person"),) if decision == "approve" else (fills(**more),)
    return (*_at_decision(), checks("decision", decision), *chosen, fills_code(), fills_password("current_password", "directory"), sends())


def _at_decision() -> tuple[Step, ...]:
    return (rests(), presses("decide.open"), opens())


def _adds_totp(visit: Visit) -> None:
    key = visit.page.locator("#totp-key").inner_text().replace(" ", "")
    visit.field("totp").fill(pyotp.TOTP(key).at(visit.time()))


def _submits(script: str) -> Step:
    """Sends a form that no page of ours would send."""

    return lambda visit: visit.leaving(lambda: visit.page.evaluate(script))


_WAITING: Final = (_GREETED, _RESET, *proven())
_APPROVED: Final = (*_WAITING, meanwhile(_ADMIN, *_decides("approve")), chats(), rests())
_TO_DECIDE: Final = (_HELLO, meanwhile("lin.mh", _RESET, *proven()))
_ENROLLING: Final = (at("/me"), clicks("button[name=add][value=totp]"))
_ENROLMENT: Final = (*_ENROLLING, fills_code(), fills_password("current_password", "directory"), sends())
_ENROLLED: Final = (*_ENROLMENT, _adds_totp, sends())
_WEAK: Final = fills(new_password="Qwerty123!", repeat_password="Qwerty123!")
_STRONG: Final = fills(new_password=NEW_PASSWORD, repeat_password=NEW_PASSWORD)
_WANG: Final = fills(portal_account="dmwang", portal_password="Portal-dmwang-1")

PAGE_STATES: Final = (
    State("unlock-asked", "chen.yj", (_UNLOCK,), more=True),
    State("unlock-page", "chen.yj", (_UNLOCK, opens()), more=True),
    State("unlock-wrong-code", "chen.yj", (_UNLOCK, opens(), *_WRONG), more=True),
    State("unlock-no-tries", "chen.yj", (_UNLOCK, opens(), *_WRONG, *_WRONG, *_WRONG)),
    State("unlock-no-tries-chat", "chen.yj", (_UNLOCK, opens(), *_WRONG, *_WRONG, *_WRONG, chats(), rests())),
    State("unlock-done", "chen.yj", (_UNLOCK, *proven()), more=True),
    State("unlock-done-chat", "chen.yj", (_WHY, _UNLOCK, *proven(), chats(), rests(2))),
    State("unlock-spent", "chen.yj", (_UNLOCK, *proven(), lambda visit: visit.page.go_back(), lambda visit: visit.page.reload())),
    State("unlock-expired", "chen.yj", (_UNLOCK, passes("15m"), opens())),
    State("unlock-expired-chat", "chen.yj", (_UNLOCK, passes("15m"), rests())),
    State("unlock-cancelled", "chen.yj", (_UNLOCK, says("取消", "cancel"))),
    State("unlock-no-address", "no.mail", (_UNLOCK,)),
    State("unlock-by-admin", "lock.twenty", (_GREETED, _UNLOCK, *proven(), chats(), rests())),
    State("unlock-nothing-locked", "lin.mh", (_UNLOCK,)),
    State("reset-asked", "lin.mh", (_RESET,)),
    State("reset-page", "lin.mh", (_RESET, opens())),
    State("reset-sent", "lin.mh", _WAITING),
    State("reset-waiting", "lin.mh", (*_WAITING, chats(), rests())),
    State("reset-approved", "lin.mh", _APPROVED),
    State("reset-choose", "lin.mh", (*_APPROVED, opens()), more=True),
    State("reset-typing", "lin.mh", (*_APPROVED, opens(), fills(new_password="violet"))),
    State("reset-weak", "lin.mh", (*_APPROVED, opens(), _WEAK, sends())),
    State("reset-done", "lin.mh", (*_APPROVED, opens(), _STRONG, sends())),
    State("reset-done-chat", "lin.mh", (*_APPROVED, opens(), _STRONG, sends(), chats(), rests(3)), more=True),
    State("reset-refused", "lin.mh", (*_WAITING, meanwhile(_ADMIN, *_decides("refuse", reason="請先來電確認。")), chats(), rests())),
    State("reset-number", "same.mail", (_RESET, opens())),
    State("reset-number-told", "same.mail", (_GREETED, _RESET, opens(), clicks("form button.main"))),
    State("bind-asked", "bind.now", (_BIND,)),
    State("bind-page", "bind.now", (_BIND, opens()), more=True),
    State("bind-wrong", "bind.now", (
        _BIND, opens(), fills_code(), fills(portal_account="ytkao", portal_password="no", directory_account="GEAA-999999", directory_password="no"), sends(),
    )),
    State("bind-done", "bind.now", (
        _BIND, opens(), fills_code(), fills(portal_account="ytkao", portal_password="Portal-ytkao-1", directory_account="GEAA-010229"),
        fills_password("directory_password", "directory"), sends(), rests(2),
    )),
    State("rebind-asked", "bind.twice", (_REBIND,)),
    State("rebind-page", "bind.twice", (_REBIND, opens())),
    State("enable-asked", "off.eleven", (_ENABLE,)),
    State("enable-page", "off.eleven", (_ENABLE, opens())),
    State("approver-card", _ADMIN, (*_TO_DECIDE, rests()), more=True),
    State("approver-waiting", _ADMIN, (*_TO_DECIDE, rests(), says("待核准", "waiting approvals"))),
    State("approver-page", _ADMIN, (*_TO_DECIDE, *_at_decision()), more=True),
    State("approver-refusing", _ADMIN, (*_TO_DECIDE, *_at_decision(), checks("decision", "refuse"))),
    State("approver-mistakes", _ADMIN, (*_TO_DECIDE, *_at_decision(), checks("decision", "approve"), fills_code(), sends())),
    State("approver-done", _ADMIN, (*_TO_DECIDE, *_decides("approve"))),
    State("approver-done-chat", _ADMIN, (*_TO_DECIDE, *_decides("approve"), chats(), rests())),
    State("approver-number", _ADMIN, (_HELLO, meanwhile("same.mail", _RESET, opens(), clicks("form button.main")), *_at_decision(), _types_number)),
    State("link-asked", "stranger:guest", (_LINK,)),
    State("link-page", "stranger:guest", (at("/link"),), more=True),
    State("link-wrong", "stranger:guest", (at("/link"), fills(portal_account="dmwang", portal_password="no"), sends())),
    State("link-code-page", "stranger:guest", (at("/link"), _WANG, sends())),
    State("link-code", "stranger:guest", (at("/link"), _WANG, sends(), fills_code(), sends())),
    State("me", "lin.mh", (at("/me"),), more=True),
    State("me-admin", _ADMIN, (at("/me"),)),
    State("me-stranger", "stranger:guest", (at("/me"),)),
    State("me-proof", "lin.mh", _ENROLLING),
    State("totp-enrolment", "lin.mh", _ENROLMENT, more=True),
    State("totp-wrong", "lin.mh", (*_ENROLMENT, fills(totp="000000"), sends())),
    State("totp-done", "lin.mh", _ENROLLED),
    State("me-with-totp", "lin.mh", (*_ENROLLED, at("/me"))),
    State("proof-ways", "lin.mh", (*_ENROLLED, chats(), _RESET, opens())),
    State("passkey-proof", "lin.mh", (at("/me"), clicks("button[name=add][value=passkey]"))),
    State("passkey-enrolment", "lin.mh", (
        at("/me"), clicks("button[name=add][value=passkey]"), fills_code(), fills_password("current_password", "directory"), sends(),
    )),
    State("not-me", "chen.yj", (_UNLOCK, *proven(), rests(2), follows_mail("/not-me/"))),
    State("not-me-frozen", "chen.yj", (_UNLOCK, *proven(), rests(2), follows_mail("/not-me/"), clicks("main form button.main, main form button[type=submit]"))),
    State("me-frozen", "labor.thirteen", (at("/me"), clicks("form:has([name=freeze]) button"))),
    State("unfreeze-page", "library.staff", (at("/me"), clicks("form:has([name=freeze]) button"), clicks("form:has([name=unfreeze]) button"))),
    State("signed-out", "lin.mh", (_WHY, clicks("form[action='/log-out'] button"))),
    State("sheet", "chen.yj", (_WHY, clicks(".print"))),
    State("demo", "chen.yj", (at("/demo"),), more=True),
    State("demo-go-live", "chen.yj", (at("/demo"),), AFTER),
    State("demo-mail", "chen.yj", (_UNLOCK, *proven(), rests(2), at("/demo/mail")), more=True),
    State("language-switched", "lin.mh", (_WHY, clicks(".languages a"))),
    State("named-greeting", "chen.yj", named=True, more=True),
    State("named-status", "chen.yj", (_WHY,), named=True),
    State("named-page", "chen.yj", (_UNLOCK, opens()), named=True),
    State("named-mail", "chen.yj", (_UNLOCK, *proven(), rests(2), at("/demo/mail")), named=True),
    State("named-stranger", "stranger:guest", (at("/me"),), named=True),
    State("named-404", "chen.yj", (at("/nowhere"),), named=True),
    State("error-404", "lin.mh", (at("/nowhere"),)),
    State("error-403", "lin.mh", (_submits("""() => { const form = document.getElementById("composer").cloneNode(true);
        form.csrf.value = "another"; form.querySelector("[name=text]").value = "hello"; document.body.append(form); form.submit(); }"""),)),
    State("error-413", "lin.mh", (_submits("""() => { const form = document.getElementById("composer").cloneNode(true);
        form.querySelector("[name=text]").value = "x".repeat(99999); document.body.append(form); form.submit(); }"""),)),
)
