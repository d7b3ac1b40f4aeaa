"""Doubt: at most three readings worded as what would happen, or an honest question in the person's own words (C18); never two lists in a row."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.accounts.masking import mask_text
from bot.actions.action import ActionName
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import IntentKind
from bot.faq.entry import FaqEntry
from bot.handlers.turn import Handler, Outcome, Turn, TurnWrite, action_button
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work

UNANSWERED: Final = "unanswered"
_LIKELY: Final = 0.15
_MATCHED: Final = 0.3
_ALONE: Final = 0.5
"""A question by itself has to be so likely to be offered: one alone among none is no choice."""
_ONE_OF_THEM: Final = 0.3
"""So likely has one of the offers to be."""
_MOST: Final = 3
_QUOTED: Final = 24
_OWN: Final = "wish:"
_IN_SHORT: Final = "again"
_WHOSE: Final = "whose"
_TALK: Final = frozenset({"chat", "real-link", "privacy", "human", "who", "can-do", "bye"})
_A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket")
_NONE: Final = Choice(Phrase("faq.choose-none"), "none")
_OFFERS: Final[Mapping[str, Choice]] = {
    "look": Choice(Phrase("doubt.look"), "wish:status"),
    "other": Choice(Phrase("doubt.other"), "others:unnamed"),
    "shared": Choice(Phrase("doubt.shared"), "others:shared"),
    "person": Choice(Phrase("doubt.person"), "wish:ticket", "ticket"),
    "ticket": Choice(Phrase("doubt.ticket"), "ticket:news"),
    "incident": Choice(Phrase("doubt.incident"), "incident:mine"),
    "account_name": Choice(Phrase("doubt.account-name"), "account_name:me"),
    "link": Choice(Phrase("doubt.link"), "wish:link"),
    "disable": Choice(Phrase("doubt.disable"), "others:disable"),
    "approve": Choice(Phrase("doubt.approve"), "progress:waiting"),
    "go_on": Choice(Phrase("doubt.go-on"), "progress:go_on"),
}
_PERSONAL: Final = frozenset({"look", "account_name", "go_on", "approve"})


@dataclass(frozen=True)
class DoubtHandler:
    """`argument` is '' or why there is doubt: `corrected`, `about-what`, `whose`, `several` (questions or wishes that are near). Where it is '', what
    `topic_of` knows as talk about the desk itself is left to `talk`. `in_hand` tells the next
    step of the matter in hand."""

    entries: Mapping[str, FaqEntry]
    talk: Handler
    topic_of: Callable[[str], str]
    in_hand: Handler | None = None

    async def __call__(self, turn: Turn) -> Outcome:
        """The likely readings as offers; with none, or after a list, one open question and a person."""
        actor, subject = audit_actor(turn.message.sender), turn.person.id if turn.person else ""
        if not turn.argument and turn.text and self.topic_of(turn.text) in _TALK and not _in_hand_surely(turn):
            return await self.talk(turn)
        if turn.argument == _WHOSE:
            return self._whose(turn)
        own = turn.person is not None and turn.private
        offers = () if turn.conversation.puzzled else offers_of(turn, self.entries)
        asked = turn.text or turn.conversation.asked
        writes = (_keep(asked, turn),) if asked and not offers else ()
        if offers and all(choice.means.startswith("others:") for choice in offers):
            if not (turn.conversation.asked_whose or turn.conversation.typed_for):
                return self._whose(turn)
            offers = ()  # It has been asked once; what else the words could mean is an open question.
        if offers:
            named = " ".join(choice.means for choice in offers)
            record = AuditRecord(AuditEvent.FAQ_OFFERED, actor, subject, {"faq": named})
            return Outcome(Reply((Phrase("doubt.offer"),), (*offers, _NONE)), (record,), about=None, waiting=None, puzzled=True, context="choose")
        if turn.conversation.about.startswith(_OWN) and own and not turn.argument and not turn.conversation.puzzled and self.in_hand is not None:
            return await self._next_step(turn, writes, self.in_hand)
        return Outcome(
            Reply((self._open_question(turn),), (_A_PERSON,)), (AuditRecord(AuditEvent.FAQ_UNKNOWN, actor, subject),),
            writes=writes, about=None, waiting=None, puzzled=True, context="unknown",
        )  # fmt: skip

    async def _next_step(self, turn: Turn, writes: tuple[TurnWrite, ...], in_hand: Handler) -> Outcome:
        """Words about a trouble that is in hand, whatever they mean: what to do about that next, and what they meant is asked."""
        told = await in_hand(replace(turn, argument=_IN_SHORT))
        says = (*told.reply.says, Phrase("doubt.in-hand", {"words": " ".join(mask_text(turn.text).split())[:_QUOTED]}))
        choices = (*told.reply.choices, *(() if _A_PERSON in told.reply.choices else (_A_PERSON,)))
        reply = replace(told.reply, says=says, choices=choices)
        return replace(told, reply=reply, writes=(*told.writes, *writes), about=None, waiting=None, puzzled=True, context="unknown")

    def _whose(self, turn: Turn) -> Outcome:
        """An act is wanted, and a word names somebody else: whose account it is decides, so it is asked (C9)."""
        labels = None if turn.reading is None else turn.reading.labels
        own = () if labels is None else tuple(action_button(name) for name in ActionName if name.value == labels.matter)
        own = own or (Choice(Phrase("doubt.mine"), "wish:status"),)
        record = AuditRecord(AuditEvent.FAQ_OFFERED, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"faq": _WHOSE})
        offers = (*(replace(choice, label=Phrase("doubt.mine")) for choice in own), Choice(Phrase("doubt.theirs"), "others:unnamed"))
        return Outcome(Reply((Phrase("doubt.whose"),), offers), (record,), about=None, waiting=None, context="choose", remember={"asked_whose": True})

    def _open_question(self, turn: Turn) -> Phrase:
        if turn.argument in ("corrected", "about-what") and not turn.conversation.puzzled:
            return Phrase(f"doubt.{turn.argument}")
        if turn.conversation.puzzled:
            return Phrase("faq.none-again" if turn.conversation.puzzled % 2 else "faq.none-still")
        quoted = " ".join(mask_text(turn.text).split())[:_QUOTED]
        return Phrase("doubt.what", {"words": quoted}) if quoted else Phrase("faq.none-of-these")


def _in_hand_surely(turn: Turn) -> bool:
    """Whether a trouble is in hand and the words are no sure talk about the desk: then they are about that trouble, and no farewell."""
    talk = turn.intent.kind is IntentKind.SMALLTALK and turn.intent.confidence >= _ALONE
    return turn.conversation.about.startswith(_OWN) and not talk


def offers_of(turn: Turn, entries: Mapping[str, FaqEntry]) -> tuple[Choice, ...]:
    """What would be offered: the readings of at least 0.15, best first, acts and a look at the account among them."""
    reading = turn.reading
    likely: dict[str, float] = {} if reading is None else {one.name: one.likelihood for one in reading.moves}
    sure = turn.intent.kind in (IntentKind.CHOOSE, IntentKind.FAQ)
    for choice in (choice for choice in turn.intent.choices if sure and choice.confidence >= _MATCHED):
        likely[f"faq:{choice.id}"] = max(choice.confidence, likely.get(f"faq:{choice.id}", 0.0))
    own = turn.person is not None and turn.private
    found: dict[str, Choice] = {}
    for name, likelihood in sorted(likely.items(), key=lambda one: (-round(one[1], 2), one[0])):  # As likely, in the order of the FAQ.
        offer = _offer(name, entries)
        if likelihood >= _LIKELY and offer is not None and (own or name not in _PERSONAL):
            found.setdefault(offer.means, offer)
    offers = _mixed(tuple(found.values()))
    alone = len(offers) == 1 and offers[0].means.startswith("faq:") and likely[offers[0].means] < _ALONE
    # A list of what is hardly meant costs more time than an open question.
    hardly = max((sure for name, sure in likely.items() if _offer(name, entries) in offers), default=0.0) < _ONE_OF_THEM
    return () if alone or hardly else offers


def _mixed(offers: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The likeliest three, among them the likeliest that is no question of the FAQ: an act or a look at the account is never crowded out by articles."""
    first, rest = offers[:_MOST], offers[_MOST:]
    other = next((offer for offer in rest if not offer.means.startswith("faq:")), None)
    crowded = other is not None and all(offer.means.startswith("faq:") for offer in first)
    return (*first[:-1], other) if crowded and other is not None else first


def _offer(move: str, entries: Mapping[str, FaqEntry]) -> Choice | None:
    kind, _, what = move.partition(":")
    if kind == "faq" and what in entries:
        return Choice(Phrase("faq.question", {"id": what}), f"faq:{what}")
    if kind == "do":
        return action_button(ActionName(what))
    return _OFFERS.get(move)


def _keep(asked: str, turn: Turn) -> TurnWrite:
    async def keep(work: Work) -> None:
        await work.questions.keep(mask_text(asked), turn.language, UNANSWERED, "", turn.now)

    return keep
