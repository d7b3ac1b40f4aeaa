"""The rules of the machine: who may do what next, with the steps that lead into the depth drawn as often as the aimless ones."""

from collections import Counter
from datetime import timedelta
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent
from bot.messages import ChatIdentity, TypedText
from bot.secret import Secret
from bot.store.steps import Step
from bot.verification.page import NextPage, Page, StepKind
from tests.machine import cast
from tests.machine.cast import ADMINS, BIND, EVERYBODY, GROUP_WORDS, OF_THEIR_OWN, RESET, STAFF, STRANGERS, TOLD_SECRETS, UNUSUAL, WORDS
from tests.machine.evidence import Evidence, answers_to, gathered, records_after
from tests.machine.promises import GUARDED, broken, marks_of
from tests.machine.world import SYSTEMS, Move, World

TALLY: Counter[str] = Counter()
"""What happened in all the runs of this process: events of the audit trail, ends of requests, steps."""
_PROVEN: Final = GUARDED - {AuditEvent.ACCOUNT_FROZEN.value}
_BY_BUTTON: Final = GUARDED - {AuditEvent.VERIFIED.value, AuditEvent.LINK_MADE.value, AuditEvent.LINK_VOUCHED.value, AuditEvent.METHOD_ENROLLED.value}
_OURS: Final = frozenset({AuditEvent.CLOCK_MOVED.value, AuditEvent.SYSTEM_BROKEN.value, AuditEvent.ACCOUNT_LOCKED.value})
_WAITS: Final = {"D19": timedelta(hours=25), "D17": timedelta(minutes=16), "D12": timedelta(minutes=61)}
"""What a refusal says to wait for: who goes on, waits so long."""
_NOTHING: Final[frozenset[str]] = frozenset()
_SPANS: Final = ({"minutes": 1}, {"minutes": 1}, {"minutes": 1}, {"minutes": 2}, {"minutes": 2}, {"minutes": 2}, {"minutes": 5}, {"minutes": 5}, {"minutes": 9}, {"minutes": 16}, {"minutes": 31}, {"hours": 1}, {"hours": 3}, {"days": 1}, {"days": 3})
_MADE_UP: Final = ("", "x", "000000", "１２３４５６", "a" * 5000, "\x00", "\ud800", "' OR 1=1 --", "{{7*7}}", "=1+1")


def chat(who: str) -> ChatIdentity:
    """The chat of somebody."""
    return ChatIdentity("console", who)


class ConversationMachine(RuleBasedStateMachine):
    """A few people around one matter each, the admins, the helpdesk and strangers; each rule is one step, judged when it is over."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.world.marks = marks_of(self.world.people)
        self.before: Evidence = self.world.run(self._first())
        self.active: tuple[str, ...] = STAFF[:2]
        self.steps = 0

    async def _first(self) -> Evidence:
        for record in await records_after(self.world.application, 0):
            self.world.head = record.seal
        return await gathered(self.world.application, self.world.frozen_once)

    @initialize(data=st.data())
    def begins(self, data: st.DataObject) -> None:
        """Three people of the staff and somebody unusual are the ones who mostly act."""
        some = data.draw(st.lists(st.sampled_from(STAFF), min_size=3, max_size=3, unique=True))
        self.active = (*some, data.draw(st.sampled_from(UNUSUAL)))

    # The way of an act, step by step, as whoever is concerned would go on.

    @rule(data=st.data())
    def goes_on(self, data: st.DataObject) -> None:
        """Somebody takes the next step of their own matter, the right way."""
        self._next(data.draw(st.sampled_from(self.active[:3])), data)

    def _goes_on_and_on(self, data: st.DataObject) -> None:
        """Somebody whose matter is under way takes the next step; what is furthest as often as all the rest."""
        far = sorted(one.person for one in self.before.requests.values() if one.state in (RequestState.AWAITING, RequestState.READY))
        live = sorted(one.person for one in self.before.requests.values() if one.live)
        at_the_front = bool(data.draw(st.booleans()))
        self._next(data.draw(st.sampled_from((far if far and at_the_front else live) or list(self.active[:3]))), data)

    # Written as often as they are to be drawn: depth is what is rare.
    goes_on_2, goes_on_3, goes_on_4, goes_on_5, goes_on_6, goes_on_7, goes_on_8 = map(rule(data=st.data()), (_goes_on_and_on,) * 7)

    # What anybody does at any time.

    @rule(data=st.data())
    def talks(self, data: st.DataObject) -> None:
        """Anybody says anything."""
        who, text = data.draw(st.sampled_from((*self.active, *EVERYBODY))), data.draw(st.sampled_from(WORDS))
        move = Move("talk", _NOTHING, who, text)
        self._do(move, self.world.says(move, chat(who), text))

    @rule(data=st.data())
    def tells_a_secret(self, data: st.DataObject) -> None:
        """Somebody types what nobody should."""
        who, around = data.draw(st.sampled_from((*self.active, *STRANGERS))), data.draw(st.sampled_from(TOLD_SECRETS))
        secret = "482913" if "驗證碼" in around else self.world.drawn_secret()
        move = Move("a secret in the chat", _NOTHING, who, around.format(secret))
        self._do(move, self.world.says(move, chat(who), around.format(secret)))

    @rule(data=st.data())
    def in_a_group(self, data: st.DataObject) -> None:
        """Somebody asks where others read along."""
        who, text = data.draw(st.sampled_from((*self.active, *ADMINS))), data.draw(st.sampled_from(GROUP_WORDS))
        move = Move("talk in a group", _NOTHING, who, text)
        self._do(move, self.world.says(move, chat(who), text, group=True))

    @rule(data=st.data())
    def twice_from_the_platform(self, data: st.DataObject) -> None:
        """One message is handed over twice."""
        who = data.draw(st.sampled_from(self.active[:3]))
        text = data.draw(st.sampled_from((*self._wishes(who), "我的帳號怎麼了", "取消")))
        move = Move("the same message twice", _NOTHING, who, text)
        self._do(move, self.world.says_twice(move, chat(who), TypedText(text)))

    @rule(data=st.data())
    def presses_their_own(self, data: st.DataObject) -> None:
        """Somebody presses a button that was shown to them, mostly a new one."""
        mine = [one for one in self.world.buttons if one.id not in self.world.pressed]
        if not mine:
            return
        button = data.draw(st.sampled_from(mine[-8:] if data.draw(st.booleans()) else mine))
        self.world.pressed.add(button.id)
        move = Move(f"the button {button.label}", _BY_BUTTON, button.owner.user)
        self._do(move, self.world.presses(move, button.owner, button.id))

    @rule(data=st.data())
    def presses_what_is_not_theirs(self, data: st.DataObject) -> None:
        """Somebody presses somebody else's button, one that was pressed before, or one that never was."""
        who = data.draw(st.sampled_from((*self.active, *ADMINS, *STRANGERS)))
        ids = [one.id for one in self.world.buttons[-30:] if one.owner.user != who] + ["nonsense", "x" * 300, "\x00"]
        move = Move("a strange button", _NOTHING, who)
        self._do(move, self.world.presses(move, chat(who), data.draw(st.sampled_from(ids))))

    @rule(data=st.data())
    def opens_a_page(self, data: st.DataObject) -> None:
        """A browser, or a robot, opens any page that there ever was."""
        if self.world.pages:
            move = Move("a page opened", _NOTHING)
            self._do(move, self.world.opens(move, data.draw(st.sampled_from(self.world.pages)), data.draw(st.sampled_from(("a robot's", "a thief's")))))

    @rule(data=st.data())
    def tries_a_page(self, data: st.DataObject) -> None:
        """Somebody sends a page the wrong way: made-up values, another person's proofs, nothing, or a page that is over."""
        live = self.world.run(self.world.live_pages())
        if live:
            token, step = data.draw(st.sampled_from(live))
            how = data.draw(st.sampled_from(("made up", "another's", "nothing", "more time", "again")))
            thief = data.draw(st.sampled_from(sorted({*self.active[:3], *ADMINS} - {step.person})))
            move = Move(f"a page sent with {how} by {thief}", _NOTHING, thief)
            self._do(move, self._tries(move, token, step, how, thief, data))

    @rule(data=st.data())
    def sends_an_old_page(self, data: st.DataObject) -> None:
        """A page that is over, or never was, is sent with everything filled in."""
        live = {token.reveal() for token, _ in self.world.run(self.world.live_pages())}
        old = [token for token in self.world.pages[-40:] if token.reveal() not in live]
        token = data.draw(st.sampled_from([*old, Secret("x" * 32)]))
        step = self.world.run(self.world.step_of(token))
        # What stands behind a notice stays for days.
        if step is None or step.kind is not StepKind.NOT_ME:
            given = {"code": "123456", "new_password": self.world.drawn_secret(), "decision": "approve", "identity_check": "video", "freeze": "yes"}
            move = Move("an old page sent", _NOTHING)
            self._do(move, self.world.sends(move, token, "a thief's", given | {"repeat_password": given["new_password"]}))

    @rule(data=st.data())
    def sends_a_page(self, data: st.DataObject) -> None:
        """The owner of a page sends it, rightly; now and then in another browser, or three times at once."""
        live = self.world.run(self.world.live_pages())
        if live:
            token, step = data.draw(st.sampled_from(live))
            self._send_right(token, step, data, data.draw(st.sampled_from((1, 1, 3))), data.draw(st.sampled_from(("own", "own", "another"))))

    @rule(data=st.data())
    def begins_a_link(self, data: st.DataObject) -> None:
        """Somebody begins to link a chat, with the right password or a wrong one."""
        who, right = data.draw(st.sampled_from(self.active[:3])), data.draw(st.sampled_from((True, True, False)))
        described: Any = self.world.people[who]
        portal = (described.get("portal") or [{}])[0]
        move = Move("/link begun", _NOTHING, who)
        self.world.typed.add(str(portal.get("password", "Nobody-1-knows")))
        password = str(portal.get("password", "x")) if right else self.world.drawn_secret()
        self._do(move, self.world.begins_link(move, str(portal.get("account", "nobody")), password, "own"))

    @rule(data=st.data())
    def types_a_link_code(self, data: st.DataObject) -> None:
        """A stranger, or somebody else, types a link code: one that there is, one that was used, one that never was."""
        code = data.draw(st.sampled_from([*self.world.link_codes[-3:], "ABCD-2345"]))
        who = data.draw(st.sampled_from((*STRANGERS, *STRANGERS, *self.active[:2])))
        move = Move("a link code", frozenset({AuditEvent.LINK_MADE.value}), who, code)
        self._do(move, self.world.says(move, chat(who), code))

    @rule(data=st.data())
    def time_passes(self, data: st.DataObject) -> None:
        """Minutes, hours or days."""
        move = Move("time", _NOTHING, passed=True)
        self._do(move, self.world.passes(move, timedelta(**data.draw(st.sampled_from(_SPANS)))))

    @rule(data=st.data())
    def breaks_or_mends(self, data: st.DataObject) -> None:
        """A system breaks, or all are well again."""
        mends, way = bool(data.draw(st.integers(0, 3))), data.draw(st.sampled_from(("down", "garbled")))
        how = "well" if self.before.faults and mends else way
        which = data.draw(st.sampled_from(SYSTEMS))
        move = Move(f"{which} {how}", _NOTHING)
        self._do(move, self.world.breaks(move, how, which))

    @rule(data=st.data())
    def restarts(self, data: st.DataObject) -> None:
        """The desk is started anew, perhaps with a message that nobody answered yet; not too often, since it takes as long as ten other steps."""
        if data.draw(st.integers(0, 2)):
            return
        who = data.draw(st.sampled_from(self.active[:3]))
        move = Move("a restart", _NOTHING, who)
        text = data.draw(st.sampled_from((*self._wishes(who), "我的帳號怎麼了", "")))
        self._do(move, self.world.restarts(move, self.world.message(move, chat(who), TypedText(text)) if text else None))

    @rule(data=st.data())
    def the_office_changes(self, data: st.DataObject) -> None:
        """Somebody's account is disabled by hand, or an admin is one no more: seldom, since it closes ways."""
        if data.draw(st.integers(0, 11)) == 0:
            who = data.draw(st.sampled_from(self.active[:3]))
            accounts = [account for account, row in self.before.directory.items() if row["person"] == who]
            move = Move("the office changed", _NOTHING)
            self._do(move, self.world.office(move, accounts[:1], data.draw(st.sampled_from((None, None, *ADMINS)))))

    @rule(data=st.data())
    def the_helpdesk_works(self, data: st.DataObject) -> None:
        """The helpdesk answers or closes a ticket."""
        filed = [str(one["ref"]) for one in self.before.tickets if one["ref"] and one["state"] != "closed"]
        if filed:
            ref, closes = data.draw(st.sampled_from(filed)), data.draw(st.booleans())
            move = Move("the helpdesk", _NOTHING)
            self._do(move, self.world.helps(move, ref, closes))

    def teardown(self) -> None:
        """All is mended, and days pass: every request has ended, and no secret is anywhere."""
        try:
            if self.steps:
                self._ends()
        finally:
            self.world.close()

    # How it is done.

    def _wishes(self, who: str) -> tuple[str, ...]:
        own = OF_THEIR_OWN.get(who, RESET)
        bound = any(self.before.portal[portal]["person"] == who for portal, _ in self.before.bindings)
        return RESET if own is BIND and bound else own

    def _next(self, who: str, data: st.DataObject) -> None:
        request = next((one for one in self.before.requests.values() if one.person == who and one.live), None)
        if request is not None and request.state is RequestState.AWAITING:
            self._decide(request, data)
            return
        pages = [(token, step) for token, step in self.world.run(self.world.live_pages()) if step.person == who and step.request and step.kind is not StepKind.NOT_ME]
        mends = bool(data.draw(st.booleans()))
        if self.before.faults and mends:
            move = Move("all is mended", _NOTHING)
            self._do(move, self.world.breaks(move, "well", ""))
            return
        waits = self.world.refused.pop(who, "")
        if request is None and waits in _WAITS:
            move = Move("time, until it may be asked again", _NOTHING, passed=True)
            self._do(move, self.world.passes(move, _WAITS[waits]))
            return
        if request is None and self._is_well(who):
            self._falls_ill(who)
            return
        if request is None or not pages:
            move = Move("a wish", _NOTHING, who, data.draw(st.sampled_from(self._wishes(who))))
            self._do(move, self.world.says(move, chat(request.identity.user if request else who), move.said))
            return
        self._send_right(*pages[-1], data)

    def _is_well(self, who: str) -> bool:
        """Whether somebody whose matter is a lock or a disabled account is in no need any more."""
        own = [row for row in (*self.before.directory.values(), *self.before.portal.values()) if row["person"] == who]
        match self._wishes(who):
            case cast.UNLOCK:
                return not any(row["locked"] is not None and self.before.now - row["locked"] < timedelta(minutes=14) for row in own)
            case cast.ENABLE:
                return all(row["enabled"] for row in own)
            case _:
                return False

    def _falls_ill(self, who: str) -> None:
        account = next(account for account, row in self.before.directory.items() if row["person"] == who)
        if self._wishes(who) is cast.UNLOCK:
            move = Move("a lock from elsewhere", _NOTHING, elsewhere=frozenset({account}))
            self._do(move, self.world.locks(move, account))
        else:
            move = Move("the office changed", _NOTHING)
            self._do(move, self.world.office(move, [account], None))

    def _decide(self, request: Request, data: st.DataObject) -> None:
        admin = request.asked[-1].person
        pages = [(token, step) for token, step in self.world.run(self.world.live_pages()) if step.person == admin and step.request == request.id]
        if pages:
            self._send_right(*pages[-1], data)
            return
        cards = [one for one in self.world.buttons if one.owner.user == admin and one.id not in self.world.pressed][-4:]
        if not cards:
            move = Move("an admin looks", _NOTHING, admin, "待核准的申請")
            self._do(move, self.world.says(move, chat(admin), move.said))
            return
        button = cards[0] if len(cards) == 4 and data.draw(st.booleans()) else cards[-1]
        self.world.pressed.add(button.id)
        move = Move(f"the card's button {button.label}", _BY_BUTTON, admin)
        self._do(move, self.world.presses(move, button.owner, button.id))

    def _send_right(self, token: Secret, step: Step, data: st.DataObject, times: int = 1, browser: str = "own") -> None:
        if step.code_due is not None:
            move = Move("time, until a code comes", _NOTHING, passed=True)
            self._do(move, self.world.passes(move, timedelta(seconds=61)))
            return
        approve = data.draw(st.integers(0, 4)) > 0 if step.kind is StepKind.DECIDE else True
        move = Move(f"the page {step.kind.value} of {step.person}", GUARDED if step.kind is StepKind.NOT_ME else _PROVEN, step.person)
        self._do(move, self._sends_right(move, token, step, approve, times, f"{browser} {step.person}"))

    async def _sends_right(self, move: Move, token: Secret, step: Step, approve: bool, times: int, browser: str) -> None:
        world = self.world
        page = await world.application.account_actions.page_flow.open(token, browser)
        if not isinstance(page, Page):
            return
        if page.number is not None:
            world.numbers[step.request] = page.number.reveal()
        given = world.right(page, step, approve)
        if given.get("code") == "":
            await world.sends(move, token, browser, {"send_again": "1"})
            return
        if page.kind is StepKind.NUMBER:
            given["shown"] = "yes"
        if page.other_way is not None and not page.fields:
            given["other_way"] = "1"
        answers = await world.sends(move, token, browser, given, times)
        if "new_password" in given and any(not isinstance(one, NextPage) for one in answers):
            accounts = [account for account, row in self.before.directory.items() if row["person"] == step.person]
            world.chosen += [(account, given["new_password"], step.person) for account in accounts[:1]]

    async def _tries(self, move: Move, token: Secret, step: Step, how: str, thief: str, data: st.DataObject) -> None:
        world = self.world
        page = await world.application.account_actions.page_flow.open(token, f"own {thief}")
        if not isinstance(page, Page):
            return
        made_up = data.draw(st.sampled_from(_MADE_UP))
        proofs = {name: made_up for name in page.fields if name != "freeze"}
        match how:
            case "made up":
                given = proofs
            case "another's":
                codes = [code for person, code in world.codes() if person != step.person]
                given = {**proofs, "code": codes[0] if codes else "123456", "current_password": world.passwords.get(thief, "x")}
                given |= {"decision": "approve", "identity_check": "in_person", "number": "00"}
            case "nothing":
                given = {}
            case "more time":
                given = {"more_time": "1"}
            case _:
                given = {"send_again": "1"}
        await world.sends(move, token, f"own {thief}", given)

    def _do(self, move: Move, what: Any) -> None:
        self.steps += 1
        TALLY["steps"] += 1
        self.world.run(what)
        self._judge(move)

    def _judge(self, move: Move) -> None:
        wrong = self._wrong(move)
        assert not wrong, "\n".join(wrong)

    def _wrong(self, move: Move) -> list[str]:
        after, records, answers = self.world.run(self._looked(move))
        wrong = list(broken(self.world, self.before, after, move, records))
        if answers is not None:
            private = [one for one in answers if one["conversation"] == move.actor]
            said = [repr(one["reply"].get("says")) for one in answers]
            wrong += [f"{move.actor} was not answered: {move.name} {move.said!r}"] if not answers else []
            wrong += [f"{move.actor} was answered twice: {said}"] if len(said) != len(set(said)) else []
            wrong += [f"{move.actor} was answered {len(private)} times"] if len(private) > 3 else []
        if self.steps % 12 == 0:
            wrong += self.world.leaks()
        TALLY.update(record.did for record in records if record.did not in _OURS)
        self.world.refused |= {record.subject: record.details.get("row", "") for record in records if record.did == AuditEvent.ACTION_REFUSED.value}
        TALLY.update(f"refused {record.details.get('row') or record.details.get('why')}" for record in records if record.did == AuditEvent.ACTION_REFUSED.value)
        TALLY.update(f"request {one.action.value} {one.state.value}" for id, one in after.requests.items() if not one.live and (id not in self.before.requests or self.before.requests[id].live))
        self.before = after
        return wrong

    async def _looked(self, move: Move) -> Any:
        await self.world.learns_passwords()
        records = await records_after(self.world.application, self.before.records)
        self.world.frozen_once |= {record.subject for record in records if record.did == AuditEvent.ACCOUNT_FROZEN.value}
        after = await gathered(self.world.application, self.world.frozen_once)
        return after, records, await answers_to(self.world.application, move.event) if move.event else None

    def _ends(self) -> None:
        move = Move("all is mended", _NOTHING)
        self._do(move, self.world.breaks(move, "well", ""))
        for span in (timedelta(minutes=20), timedelta(hours=2), timedelta(days=1), timedelta(days=1), timedelta(days=3), timedelta(days=3)):
            move = Move("time", _NOTHING, passed=True)
            self._do(move, self.world.passes(move, span))
        live = [one for one in self.before.requests.values() if one.live]
        assert not live, f"requests that never ended: {live}"
        assert not self.world.leaks()
