"""The live card of a request: one message that shows how far it is, edited where it stands, with its link while a page is open."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions.action import Action, ActionName, Performer
from bot.actions.approval import next_admin
from bot.actions.request import Request, RequestState
from bot.actions.request_progress import request_progress
from bot.messages import ChatIdentity, Choice, Phrase, PhraseWord, Progress, Reply
from bot.notices.afterwards import A_PERSON, TELL_ME, WAS
from bot.ports import Register
from bot.runtime.quick_dataclass import dataclass
from bot.store.dead_offers import drop_choices, drop_links, showing, without_link
from bot.store.outbox import OutboxMessage
from bot.store.work import Work

CANCEL: Final = Choice(Phrase("action.cancel"), "wish:cancel")
_OPEN_AGAIN: Final = Choice(Phrase("progress.open"), "progress:go_on", main=True)
_TAKE_BACK: Final = "progress:back"
_ACT: Final = "act"
_ON_A_PAGE: Final = frozenset({RequestState.VERIFYING, RequestState.READY})
_AGAIN: Final = frozenset({RequestState.EXPIRED})
"""After these nothing but the card says that it is over, so the card has the button that begins anew."""


@dataclass(frozen=True)
class LiveCards:
    """Reads who was asked, and edits the card in the transaction that moves the request."""

    register: Register
    actions: Mapping[ActionName, Action]

    async def progress(self, request: Request) -> Progress:
        """The steps of this request as it stands."""
        return request_progress(request, self.actions[request.action].hands, await self._admin(request), people=await self.nobody_decides(request))

    async def nobody_decides(self, request: Request) -> bool:
        """Whether no admin can be asked once this is proven, so that people take over: the only one of the agency is the applicant, or there is none."""
        begun = request.state is RequestState.VERIFYING and request.demand.approver is not None
        return begun and next_admin(request, await self.register.agency(request.agency), request.opened) is None

    async def comes_next(self, request: Request, now: datetime) -> str:
        """What follows where whoever is asked does not decide, for texts: `another` admin is asked, or `none` is left and people take over."""
        return "none" if next_admin(request, await self.register.agency(request.agency), now) is None else "another"

    async def update(self, work: Work, request: Request, now: datetime) -> None:
        """Shows the request's present state on its card; links that lead nowhere any more, and buttons that no longer hold, go (T5).

        A chat that is no longer this person's is told nothing (T3)."""
        linked = await work.links.identities_of(request.person)
        step = await work.steps.open_of(request.id, request.person, now) if request.state in _ON_A_PAGE else None
        # The address of a page that goes on in whichever browser comes first was told to one browser alone (T17).
        page = None if step is None or step.arrives else f"step:{step.id}"
        reply = await self._reply(request, page, over=step is None, now=now)
        for card in await work.outbox.cards_of(request.id):
            shown_to = _reader(card, linked)
            if shown_to is not None and replace(card.reply, replaces=None, amends=False, context=reply.context) != reply:
                await work.buttons.end(card.buttons, now)
                await work.outbox.post(card.place, shown_to, card.language, replace(reply, replaces=str(card.number)), now)
        if request.identity not in linked:
            return
        pages = frozenset(f"step:{id}" for id in await work.steps.ids_of(request.id, request.person)) - {page}
        await drop_links(work, request.place, pages, now, over=Phrase("link.over"))
        if not request.live:
            over = self._over(request)
            await drop_choices(work, await showing(work, request.place, over), over, now, WAS if request.done else None)

    async def retire(self, work: Work, request: Request, now: datetime, but: str) -> None:
        """A newer message shows the card, the one with the link `but`; of the older ones only the words stay. A chat that is no longer this person's is
        told nothing (T3)."""
        linked = await work.links.identities_of(request.person)
        for card in await work.outbox.cards_of(request.id):
            if _reader(card, linked) is not None and (card.reply.link is None or card.reply.link[1] != but):
                await work.buttons.end(card.buttons, now)
                # What was said first stays to be read; how far it was since then does not.
                says = card.reply.says if card.reply.replaces is None else (Phrase("progress-card.moved"),)
                await work.outbox.amend(card, replace(without_link(card.reply), says=says, progress=None, choices=()), now)

    async def _reply(self, request: Request, page: str | None, *, over: bool, now: datetime) -> Reply:
        choices: tuple[Choice, ...] = (CANCEL,) if request.live and not self._begins(request) else ()
        over = over and (request.state is RequestState.VERIFYING or self._waits_for_choice(request))
        if over:
            choices = (_OPEN_AGAIN, *choices)
        elif request.state in _AGAIN:
            choices = (Choice(Phrase(f"do.{request.action.value}"), f"{_TAKE_BACK} {request.action.value}"),)
        says = Phrase("progress.page-over", {"action": request.action.value}) if over else await self._says(request, now)
        context = f"approval:{request.action.value}" if request.state is RequestState.AWAITING else ""
        link = None if page is None else (Phrase("link.open_page"), page)
        if request.live:
            choices = (*choices, A_PERSON)
        return Reply((says,), choices, link=link, context=context, progress=await self.progress(request))

    def _begins(self, request: Request) -> bool:
        """Whether it is being carried out, or is about to be without anybody's doing."""
        return request.state is RequestState.CARRYING_OUT or (request.state is RequestState.READY and not self._waits_for_choice(request))

    def _waits_for_choice(self, request: Request) -> bool:
        return request.state is RequestState.READY and self.actions[request.action].hands is Performer.PAGE

    async def _says(self, request: Request, now: datetime) -> Phrase:
        words: dict[str, PhraseWord] = {"action": request.action.value}
        if request.state is RequestState.AWAITING:
            key = "action.admin_asked_numbered" if request.demand.numbered else "action.admin_asked"
            then = await self.comes_next(request, now)
            return Phrase(key, {**words, "admin": await self._admin(request) or "none", "until": request.due, "next": then})
        state = "already" if request.untouched else RequestState.CARRYING_OUT.value if self._begins(request) else request.state.value
        return Phrase("action.progress", {**words, "state": state})

    async def _admin(self, request: Request) -> str:
        id = request.decision.by if request.decision is not None else request.asked[-1].person if request.asked else ""
        admin = await self.register.person(id) if id else None
        return "" if admin is None else admin.name

    def _over(self, request: Request) -> frozenset[str]:
        """The meanings of buttons that hold no longer once this request is over."""
        name = request.action
        over = {CANCEL.means, _OPEN_AGAIN.means}
        if request.done:
            over |= {f"wish:{self.actions[name].wish.name}", f"{_ACT}:{name.value}", f"{_TAKE_BACK} {name.value}"}
            over |= {TELL_ME} if name is ActionName.UNLOCK else set()
        return frozenset(over)


def _reader(card: OutboxMessage, linked: tuple[ChatIdentity, ...]) -> ChatIdentity | None:
    """Whose chat this card stands in, of those that are still the person's."""
    return next((one for one in linked if (one.channel, one.user) == (card.place.channel, card.recipient)), None)
