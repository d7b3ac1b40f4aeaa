"""Questions: answered, offered as up to three choices, or not known (R46)."""

from dataclasses import dataclass

from bot.audit import Did, Record
from bot.casework.linking import actor_of
from bot.casework.looking_up import LookingUp
from bot.casework.naming import Naming
from bot.faq.entry import Entry
from bot.handlers.turn import Outcome, Turn
from bot.messages import Choice, Phrase, Reply, Word
from bot.people.person import Agency
from bot.people.role import Role
from bot.understanding import Kind

_NO_AGENCY = Agency("", "", True)
_NEAR_THE_ACCOUNT = ("nologin-", "password-04", "binding-05", "binding-11", "other-02", "certificate-")


@dataclass(frozen=True)
class Faq:
    """Answers from the entries, worded for the stage of the person's agency."""

    entries: dict[str, Entry]
    looking_up: LookingUp
    naming: Naming

    async def __call__(self, turn: Turn) -> Outcome:
        """An answer, choices, or an honest no."""
        actor = actor_of(turn.message.sender)
        subject = turn.person.id if turn.person else ""
        match turn.intent.kind:
            case Kind.FAQ if turn.intent.faq in self.entries:
                return Outcome(await self._answer(turn, turn.intent.faq), (Record(Did.FAQ_ANSWERED, actor, subject, {"faq": turn.intent.faq}),))
            case Kind.CHOOSE:
                offered = tuple(one.id for one in turn.intent.choices if one.id in self.entries)
                return Outcome(_choices(offered), (Record(Did.FAQ_OFFERED, actor, subject, {"faq": " ".join(offered)}),))
            case _:
                return Outcome(Reply((Phrase("faq.none"),)), (Record(Did.FAQ_UNKNOWN, actor, subject),))

    async def _answer(self, turn: Turn, id: str) -> Reply:
        entry, rules = self.entries[id], self.looking_up.rules
        agency = _NO_AGENCY if turn.person is None else await self.looking_up.register.agency(turn.person.agency)
        stage, created = rules.stage(agency, turn.now), rules.created_at(agency)
        words: dict[str, Word] = {"id": id, "stage": stage.value}
        says = [Phrase("faq.answer", words if created is None else {**words, "created": created})]
        linked = turn.person is not None and turn.private
        if turn.person is not None and linked:
            says += await self.naming.owners(turn.person, [Role(admin) for admin in entry.admins_at(stage.value)])
        says.append(Phrase("faq.source", {"id": id}))
        look = (Choice(Phrase("faq.check-mine"), "wish:status"),) if linked and id.startswith(_NEAR_THE_ACCOUNT) else ()
        return Reply(tuple(says), look)


def _choices(ids: tuple[str, ...]) -> Reply:
    offered = tuple(Choice(Phrase("faq.question", {"id": id}), f"faq:{id}") for id in ids)
    return Reply((Phrase("faq.choose"),), (*offered, Choice(Phrase("faq.choose-none"), "none")))
