"""Alarms that are no loss of the speaker's own (C20): a doubt, a caller, a shared account in strange hands, a request in somebody's name. None has a button
that touches the speaker's account."""

from dataclasses import replace
from typing import Final

from bot.accounts.masking import mask_text
from bot.handlers.turn import Handler, Outcome, Turn
from bot.incidents.told import keeps_given
from bot.messages import Choice, Phrase, Reply
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass

GAVE: Final = Choice(Phrase("incident.gave"), "incident:mine")
KEPT: Final = Choice(Phrase("incident.kept"), "incident:kept")
REPORT: Final = Choice(Phrase("incident.report"), "incident:report")
_LONGEST: Final = 300
"""Letters of what was told that the report repeats."""
_KINDS: Final = frozenset({"doubt", "caller", "shared", "forged"})
_BINDING: Final = "binding-"
_ADMINS: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
_NOTHING_WAITS: Final = "approve.nothing"


@dataclass(frozen=True)
class ToldIncidents:
    """`waiting` lists the requests that wait for the speaker's decision, with their buttons."""

    responsible_admins: ResponsibleAdmins
    waiting: Handler

    async def answer(self, turn: Turn, person: Person) -> Outcome | None:
        """The answer to one of these kinds (`shared next`: asked on about it); None for any other."""
        kind, _, following = turn.argument.partition(" ")
        if kind not in _KINDS:
            return None
        match kind:
            case "doubt":
                return Outcome(Reply((Phrase("incident.doubt", {"binding": "yes" if _of_binding(turn) else "no"}),), (GAVE,)), about=None)
            case "caller":
                return self._caller(turn)
            case "shared":
                return await self._shared(turn, person, following=bool(following))
            case _:
                return await self._forged(turn, following=bool(following))

    def _caller(self, turn: Turn) -> Outcome:
        given = keeps_given(turn.text, turn.conversation.given)
        choices = (GAVE, KEPT, REPORT) if given == "unknown" else (REPORT,)
        before = turn.conversation
        told = "\n".join(part for part in (before.incident_told if before.incident else "", mask_text(turn.text)) if part)
        remember = {"incident": before.incident or turn.now.isoformat(), "incident_told": told[:_LONGEST]}
        return Outcome(Reply((Phrase("incident.caller", {"given": given}),), choices), personal=True, about="incident:mine", remember=remember)

    async def _shared(self, turn: Turn, person: Person, *, following: bool) -> Outcome:
        admins = await self.responsible_admins.owners(person, _ADMINS)
        says = (Phrase("incident.shared-again" if following else "incident.shared"), *admins)
        if says == turn.last_said and admins:
            says = tuple(admins)  # Who it is was told with the rest; asked once more, that alone is the answer (C27).
        told = {} if following else {"incident_told": mask_text(turn.text)[:_LONGEST]}
        return Outcome(Reply(says, (REPORT,)), personal=True, about="incident:shared", remember={**told, "whose": "shared"})

    async def _forged(self, turn: Turn, *, following: bool) -> Outcome:
        if following:
            return Outcome(Reply((Phrase("incident.forged-again"),), (REPORT,)), personal=True, about="incident:forged")
        waiting = await self.waiting(replace(turn, argument=""))
        there = any(phrase.key == _NOTHING_WAITS for phrase in waiting.reply.says)
        says = (Phrase("incident.forged"), *(() if there else waiting.reply.says))
        told = {**waiting.remember, "incident_told": mask_text(turn.text)[:_LONGEST]}
        return replace(waiting, reply=Reply(says, (*waiting.reply.choices, REPORT)), about="incident:forged", remember=told)


def _of_binding(turn: Turn) -> bool:
    """Whether what the mail wants is the binding, which is real."""
    read = turn.reading is not None and turn.reading.move_likelihood("do:bind") > 0.0
    return read or any(choice.id.startswith(_BINDING) for choice in turn.intent.choices[:1])
