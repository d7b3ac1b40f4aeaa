"""An incident (C20): phishing, a password or code given away, a sign-in or an approval that nobody asked for. One calm answer whose steps fit all of them."""

from collections.abc import Iterable
from typing import Final

from bot.accounts.masking import mask_text
from bot.actions.action import ActionName
from bot.actions.policy import Allowed, decide_policy
from bot.actions.registry import ACTIONS
from bot.audit import AuditEvent, AuditRecord
from bot.handlers.turn import Outcome, Turn, action_button, asker_of
from bot.messages import Choice, Phrase, PhraseWord, Reply
from bot.people.account_lookup import LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.requests.account_freeze import AccountFreeze
from bot.requests.cases import CaseBuilder, MethodAvailability, provable_reach
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.ticketing import Ticketing
from bot.tickets.ticket import Category

INCIDENT: Final = "incident"
_LONGEST: Final = 300
"""Letters of the person's own words that the draft shows."""


@dataclass(frozen=True)
class IncidentHandler:
    """`argument`: '' or `mine` for one's own, `others` for somebody else's, `report` when the drafted ticket is sent, `next` for what happens after that.
    What kind it is nobody guesses.

    `freezing`: the button that freezes. `methods`: what pages can have proven here."""

    freezes: AccountFreeze
    case_builder: CaseBuilder
    ticketing: Ticketing
    methods: Iterable[MethodAvailability]
    freezing: tuple[Choice, ...]

    async def __call__(self, turn: Turn) -> Outcome:
        """The steps, the most urgent first; nothing is done to any account."""
        if turn.argument == "others":
            # The same words whether such a person exists or not, and nobody is looked up (C9).
            return Outcome(Reply((Phrase("incident.others"),)), (self._told(turn, "others"),), about=f"{INCIDENT}:others")
        if turn.person is None:
            return Outcome(Reply((Phrase("incident.stranger"), Phrase("incident.never")), link=_TO_LINK), (self._told(turn, "stranger"),), personal=True)
        if turn.argument == "report":
            return await self._report(turn, turn.person)
        return await self._next(turn, turn.person) if turn.argument == "next" else await self._mine(turn, turn.person)

    async def _next(self, turn: Turn, person: Person) -> Outcome:
        """What happens from here, for whoever asks on after the steps."""
        freeze = await self.freezes.standing(person)
        says = (Phrase("incident.next"), *((Phrase("incident.frozen-until", {"until": freeze.until}),) if freeze is not None else ()))
        choices = (*(self.freezing if freeze is None else ()), Choice(Phrase("hello-check"), "wish:status"), Choice(Phrase("incident.report"), f"{INCIDENT}:report"))
        return Outcome(Reply(says, choices), (self._told(turn, "next"),), personal=True, about=f"{INCIDENT}:mine")

    async def _mine(self, turn: Turn, person: Person) -> Outcome:
        case = await self.case_builder.case(person, turn.message.sender)
        freeze = await self.freezes.standing(person)
        reach = provable_reach(self.methods, case.diagnosis.snapshot, changing_mailbox=True)
        resets = isinstance(decide_policy(ACTIONS[ActionName.RESET_PASSWORD], case, reach, self.case_builder.policy), Allowed)
        until: PhraseWord = "none" if freeze is None else freeze.until
        says = (
            Phrase("incident.now"),
            Phrase("incident.steps", {"reset": "yes" if resets else "no", "frozen": "no" if freeze is None else "yes", "until": until}),
            Phrase("incident.never"),
            Phrase("incident.draft", {"words": mask_text(turn.text)[:_LONGEST] or "none", "at": turn.now}),
        )
        choices = (
            *((action_button(ActionName.RESET_PASSWORD),) if resets else ()),
            *(self.freezing if freeze is None else ()),
            Choice(Phrase("incident.report"), f"{INCIDENT}:report"),
        )
        return Outcome(Reply(says, choices), (self._told(turn, "mine"),), personal=True, about=f"{INCIDENT}:mine")

    async def _report(self, turn: Turn, person: Person) -> Outcome:
        """Sends what was drafted: pressed twice it is one ticket."""
        talk, case = turn.conversation, await self.case_builder.case(person, turn.message.sender)
        words = talk.asked if talk.about.startswith(f"{INCIDENT}:") else ""
        seen = LookupResult(case.diagnosis, case.rules, case.now)
        origin = f"{turn.message.place.channel}:{turn.message.event}"
        opening = await self.ticketing.open(asker_of(turn), turn.message.place, category=Category.SECURITY, words=words, seen=seen, origin=origin)
        says = (*(await self.ticketing.words(opening)), Phrase("incident.reported"))
        choices = self.freezing if await self.freezes.standing(person) is None else ()
        return Outcome(Reply(says, choices), (self._told(turn, "report"),), personal=True, about=None)

    def _told(self, turn: Turn, what: str) -> AuditRecord:
        return AuditRecord(AuditEvent.INCIDENT_TOLD, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"what": what})


_TO_LINK: Final = (Phrase("link.open"), "page:/link")
