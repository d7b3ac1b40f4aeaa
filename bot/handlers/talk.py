"""Small talk, and answers to words that meet nothing: one short line that fits where the talk stands (C4, C5, C17, C40)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import IntentKind
from bot.handlers.turn import Outcome, Turn, proof_ways_button
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.people.permissions import Permission, Standing, standing_of
from bot.people.person import Person
from bot.ports import Colleagues
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store

_LOOK: Final = Choice(Phrase("hello-check"), "wish:status")
_GREETING: Final = frozenset({"hello", "can-do", "who"})
_WITH_A_LOOK: Final = frozenset({"hello", "can-do", "talk.nothing-waiting"})
_PLAIN: Final = frozenset({"hello", "thanks", "bye", "who", "can-do", "praise", "okay"})
_CAN_DO: Final = "can-do"
_SEE_WAITING: Final = Choice(Phrase("pending.see"), f"wish:{IntentKind.APPROVE_HELP.value}")
_DESK: Final = (Phrase("can-do-desk"), "page:/desk")
_SORRY: Final = "sorry"
_HELLO: Final = "hello"
_BY_ROLE: Final = frozenset({_HELLO, _CAN_DO})
_A_PERSON: Final = Choice(Phrase("person.open"), "wish:ticket", "ticket")
_OKAY: Final = "okay"
_NOT_OURS: Final = "elsewhere"
_BY_WORDS: Final = frozenset({"", "thanks", "hello", "sorry", "chat"})
"""Where the words may say more than the act that was read."""
_MID_TALK: Final = "talk.here"
_BUT: Final = ("rate:", "none", "faq:", "more:")
_OFFERING: Final = frozenset({"which", "if-wanted", "undecided"})


@dataclass(frozen=True)
class TalkHandler:
    """`argument` is what is said, or '' for what `topic_of` makes of the words. `banner`: a greeting begins by saying that this is the demonstration.

    `colleagues` says whose admin somebody is: what a role can do besides is told to those who have it."""

    store: Store
    topic_of: Callable[[str], str]
    banner: bool = False
    colleagues: Colleagues | None = None

    async def __call__(self, turn: Turn) -> Outcome:
        """One short line, and what is possible next where nothing is under way."""
        meant = self.topic_of(turn.text) if turn.text else ""
        topic = meant if turn.argument in _BY_WORDS and meant not in ("", _OKAY) else turn.argument or meant
        if topic in _OFFERING:
            return await self._offered(turn, topic)
        key = topic if topic in _PLAIN else f"talk.{topic}"
        if topic == "hello" and turn.conversation.about:
            key = _MID_TALK
        own = turn.person is not None and turn.private
        lost = topic == _SORRY or (topic == "chat" and turn.conversation.about.startswith("elsewhere:"))
        choices = (_LOOK,) if key in _WITH_A_LOOK and own else (_A_PERSON,) if lost else ()
        if key == _HELLO and own:
            choices = (*choices, proof_ways_button())
        says = (Phrase("banner"), Phrase(key)) if self.banner and topic in _GREETING else (Phrase(key),)
        link = None
        if turn.person is not None and own and key in _BY_ROLE:
            standing = await self._standing(turn.person, turn)
            of_role, more = await self._of_role(turn.person, standing, key)
            says, choices = (*says, *of_role), (*more, *choices)
            link = _DESK if key == _CAN_DO and standing.at_the_desk else None
        context = _NOT_OURS if topic == "chat" else ""
        return Outcome(Reply(says, choices, link), (self._record(turn, topic),), about=None, waiting=None if topic in _PLAIN else "", context=context)

    async def _standing(self, person: Person, turn: Turn) -> Standing:
        led = () if self.colleagues is None else await self.colleagues.led_by(person.id)
        return standing_of(person, led, turn.now, present=True)

    async def _of_role(self, person: Person, standing: Standing, key: str) -> tuple[tuple[Phrase, ...], tuple[Choice, ...]]:
        """What the roles of this person can do besides, out of the table of permissions, and the requests that wait for them."""
        can_do = key == _CAN_DO
        says = tuple(Phrase(f"can-do-{role}") for role in _roles_told(standing)) if can_do else ()
        if not standing.may(Permission.APPROVALS_DECIDE):
            return says, ()
        async with self.store.look() as work:
            waiting = sum(1 for one in await work.requests.awaiting() if one.approver is not None and one.approver.person == person.id)
        see = (replace(_SEE_WAITING, main=waiting > 0),) if waiting or can_do else ()
        if can_do:
            return (Phrase("can-do-admin", {"count": waiting}), *says), see
        return ((Phrase("pending.to-decide", {"count": waiting}),) if waiting else ()), see

    async def _offered(self, turn: Turn, topic: str) -> Outcome:
        """What was offered, once more, since a yes does not say which, or whether it is one."""
        async with self.store.look() as work:
            last = await work.outbox.last_said(turn.message.place, turn.message.sender)
        offered = () if last is None else tuple(choice for choice in last[0].choices if not choice.means.startswith(_BUT))
        return Outcome(Reply((Phrase(f"talk.{topic}"),), offered), (self._record(turn, topic),), about=None, waiting=None, context="choose")

    def _record(self, turn: Turn, topic: str) -> AuditRecord:
        return AuditRecord(AuditEvent.SMALLTALK, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"as": topic})


def _roles_told(standing: Standing) -> tuple[str, ...]:
    """Besides an admin's, by what they are permitted: the helpdesk's, security's, an operator's."""
    clerk = standing.covered(Permission.COLLEAGUES_SEE).with_ticket
    security = standing.covered(Permission.TICKETS_ANSWER).security_matters
    operator = standing.may(Permission.AUDIT_READ) and not security
    return tuple(role for role, told in (("helpdesk", clerk), ("security", security), ("operator", operator)) if told)
