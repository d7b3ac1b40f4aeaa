"""What is under way: the link again, how long it lives, who has the request and since when (C6, C13, C23, C35)."""

from dataclasses import replace
from typing import Final

from bot.actions.action import ActionName
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Handler, Outcome, Turn, action_button, how_to_link
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.reading.vocabulary import Aspect
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

_GO_ON: Final = "go_on"
_LATER: Final = "later"
_LOOK: Final = Choice(Phrase("hello-check"), "wish:status")
_ON_A_PAGE: Final = frozenset({RequestState.VERIFYING, RequestState.READY})


@dataclass(frozen=True)
class ProgressHandler:
    """`argument` is `go_on`, `later`, `waiting`, or an Aspect of the open request. `acting` opens the page of an action again; `status` looks."""

    store: Store
    register: Register
    acting: Handler
    status: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Nothing is ever cancelled here."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True, about=None)
        async with self.store.look() as work:
            live = await work.requests.live_of(turn.person.id)
        if live is None:
            return await self._nothing(turn)
        on_a_page = live.state in _ON_A_PAGE
        if on_a_page and turn.argument == _GO_ON:
            return await self.acting(replace(turn, argument=live.action.value))
        says = await self._said(turn, live, on_a_page)
        record = AuditRecord(AuditEvent.ACTION_ASKED, audit_actor(turn.message.sender), turn.person.id, {"request": live.id, "as": turn.argument})
        choices = () if live.state is RequestState.CARRYING_OUT else (Choice(Phrase("action.cancel"), "wish:cancel"),)
        again = (Choice(Phrase("progress.open"), "progress:go_on"),) if on_a_page else ()
        context = f"page:{live.action.value}" if on_a_page else f"approval:{live.action.value}"
        return Outcome(Reply(says, (*again, *choices)), (record,), personal=True, about=f"wish:{live.action.value}", row=live.row, context=context)

    async def _said(self, turn: Turn, live: Request, on_a_page: bool) -> tuple[Phrase, ...]:
        words: dict[str, PhraseWord] = {"action": live.action.value, "since": live.opened, "until": live.due}
        if live.state is RequestState.CARRYING_OUT:
            return (Phrase("progress.doing", words),)
        if on_a_page:
            return (Phrase("progress.later" if turn.argument == _LATER else "progress.page", words),)
        admin = await self._admin(live)
        words |= {"name": admin.name if admin else "none", "phone": admin.phone or "none" if admin else "none"}
        if turn.argument == _LATER:
            return (Phrase("progress.later-approval", words),)
        return (Phrase("progress.waits-who" if turn.argument == Aspect.WHO else "progress.waits", words),)

    async def _admin(self, live: Request) -> Person | None:
        return None if live.approver is None else await self.register.person(live.approver.person)

    async def _nothing(self, turn: Turn) -> Outcome:
        """Nothing is under way; where a page was the last thing, how to get a new one."""
        record = AuditRecord(AuditEvent.SMALLTALK, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"as": "nothing under way"})
        if turn.argument == _LATER:
            return Outcome(Reply((Phrase("talk.later"),)), (record,), about=None, waiting=None)
        wished = turn.conversation.about.removeprefix("wish:")
        known = {name.value: name for name in ActionName}
        act = (action_button(known[wished]),) if wished in known else ()
        return Outcome(Reply((Phrase("progress.nothing"),), (*act, _LOOK)), (record,), personal=True, about=None)
