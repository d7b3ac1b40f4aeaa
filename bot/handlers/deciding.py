"""What an admin asks of deciding: from the request that waits, else from the rule; never a decision (C13, C30, C38, T9)."""

from dataclasses import replace
from typing import Final

from bot.actions.request import Request
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.table.side import side_answer
from bot.dialogue.understanding import IntentKind
from bot.handlers.turn import Handler, Outcome, Turn, how_to_link
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.ports import Register
from bot.reading.vocabulary import Matter
from bot.requests.approvals import DECIDE
from bot.requests.requests_of_others import RequestsOfOthers
from bot.runtime.quick_dataclass import dataclass

_OF_ONE: Final = frozenset(("holder", "may", "standin"))
_ALSO_OF_ACCOUNTS: Final = frozenset(("holder", "may", "until", "password", "does"))
"""What may as well be asked of the account of the colleague in hand."""
_OWN_TIME: Final = frozenset(("until", "deputy"))
"""What is asked of the time and the absence of the one who asks: of no request that lies with somebody else."""
_AGAIN: Final = {"deciding.check": "deciding.check_how", "deciding.callback": "deciding.callback_again", "deciding.word": "deciding.word_again"}
_ABOUT: Final = "colleague:"
_CONTEXT: Final = "faq:personnel-01"
_LOOK: Final = Choice(Phrase("hello-check"), "wish:status")
_RULES: Final = {"does": "t-admin-after", "own": "t-admin-own"}
"""Where no request is known the general answer stands."""


@dataclass(frozen=True)
class DecidingHandler:
    """`argument` is a topic (`bot/side_questions/content/deciding.tsv`), and behind it the id of the colleague who is meant. `colleague` answers where the
    words fit several people; `deciding` lists what waits."""

    requests: RequestsOfOthers
    register: Register
    colleague: Handler
    deciding: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """The answer, with the button of the request that it is about, where that waits for the one who asks."""
        if turn.person is None:
            return Outcome(how_to_link(), personal=True)
        asker = turn.person
        topic, _, whom = turn.argument.partition(" ")
        person = await self.register.person(whom) if whom else None
        if whom and person is None:
            return await self.colleague(replace(turn, argument=whom))
        waiting = await self.requests.waiting_for(asker)
        mine = [one for one in waiting if person is None or one.person == person.id]
        if topic == "until" and len(mine) > 1:
            return await self.deciding(replace(turn, argument=""))
        one = mine[0] if len(mine) == 1 else None
        if one is None and person is not None and topic not in _OWN_TIME:
            one = await self.requests.of_person(asker, person)
        if topic in _ALSO_OF_ACCOUNTS and person is not None and one is None and _of_the_account(turn, person) and not await self.requests.elsewhere(asker, person):
            return await self.colleague(replace(turn, argument=person.id))  # Nothing was applied for: "until when?" is asked of the lock.
        if person is None and one is not None:
            person = await self.register.person(one.person)
        says = await self._of_one(asker, topic, person, mine) if topic in _OF_ONE else await self._of_rule(asker, topic, person, one, mine=bool(mine))
        if any(phrase.key == says[0].key for phrase in turn.last_said) and says[0].key in _AGAIN:
            says = (Phrase(_AGAIN[says[0].key], says[0].words),)  # Asked once more it is told in another way (C27).
        choices = tuple(_open(request, person) for request in mine) if len(mine) == 1 else ()
        choices = (*choices, _LOOK) if topic == "own" else choices  # Who asks that has something wrong with their own account.
        record = AuditRecord(AuditEvent.APPROVAL_ASKED, audit_actor(turn.message.sender), asker.id, {"as": topic, "whom": whom})
        return Outcome(Reply(says, choices), (record,), personal=True, about=f"{_ABOUT}{whom}" if whom else None, context=_CONTEXT)

    async def _of_one(self, asker: Person, topic: str, person: Person | None, mine: list[Request]) -> tuple[Phrase, ...]:
        """Who has somebody's request, and whether the one who asks may decide on it."""
        elsewhere = None if person is None or mine else await self.requests.elsewhere(asker, person)
        if topic == "standin" and not mine and elsewhere is None:
            return (Phrase("deciding.standin", {"may": "yes" if await self.requests.stands_in(asker) else "no"}),)
        if person is None:
            return (Phrase("deciding.whose"),) if not mine else (Phrase("approve.waiting", {"count": len(mine)}),)
        if mine:
            return tuple(Phrase("colleague.request", {"name": person.name, "action": one.action.value, "until": one.due}) for one in mine)
        if elsewhere is None:
            return (Phrase("colleague.no-request", {"name": person.name}),)
        return (*((Phrase("deciding.not_you"),) if topic != "holder" and elsewhere.key == "deciding.held" else ()), elsewhere)

    async def _of_rule(self, asker: Person, topic: str, person: Person | None, one: Request | None, *, mine: bool) -> tuple[Phrase, ...]:
        """How deciding goes: with the name, the act and the time of the request where one is known."""
        if topic == "own":
            others = await self.requests.others_than(asker)
            first = others.first
            known: dict[str, PhraseWord] = {"next": "none" if first is None else first.name, "next_phone": "none" if first is None else first.phone or "none"}
            return (Phrase("deciding.own", known),) if others.same else (side_answer(_RULES["own"]),)
        if topic == "deputy" and (entered := await self.requests.substitute_of(asker)) is not None:
            substitute, by = entered
            return (Phrase("deciding.away", {"by": by.name, "since": substitute.since, "until": substitute.until}),)
        if one is None and topic in _RULES:
            return (side_answer(_RULES[topic]),)
        following = None if one is None else await self.requests.next_after(one)
        words: dict[str, PhraseWord] = {
            "name": "none" if person is None else person.name,
            "action": "none" if one is None else one.action.value,
            "until": "none" if one is None else one.due,
            "next": "none" if following is None else following.name,
            "by": "you" if mine else "other",
            "numbered": "yes" if one is not None and one.demand.numbered else "no",
        }
        if topic == "deputy" and one is None:
            others = await self.requests.others_than(asker)
            words["next"] = "none" if others.first is None or not others.same else others.first.name
        if topic == "until" and one is None:
            return (Phrase("deciding.until_none"),)
        return (Phrase(f"deciding.{topic}", words),)


def _of_the_account(turn: Turn, person: Person) -> bool:
    """Whether the colleague was in hand, and no word of it is about an approval."""
    approvals = turn.intent.kind is IntentKind.APPROVE_HELP or (turn.reading is not None and turn.reading.labels.matter == Matter.APPROVE)
    return turn.conversation.about == f"{_ABOUT}{person.id}" and not approvals


def _open(request: Request, person: Person | None) -> Choice:
    words: dict[str, PhraseWord] = {"name": "none" if person is None else person.name, "action": request.action.value}
    return Choice(Phrase("approve.open_one", words), f"{DECIDE}:{request.id}")
