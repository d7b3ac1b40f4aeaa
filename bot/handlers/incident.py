"""An incident (C20): phishing, a password or code given away, a sign-in or an approval that nobody asked for. Its steps once, then each side that is asked."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.aspects import aspect_of_finding, still_locked
from bot.accounts.finding import Diagnosis, Finding
from bot.accounts.masking import mask_text
from bot.accounts.rows.row import FindingGroup, Row
from bot.actions.action import ActionName, Case
from bot.actions.freeze import Freeze
from bot.actions.policy import Allowed, decide_policy
from bot.actions.registry import ACTIONS
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.conversation import NO_INCIDENT
from bot.dialogue.understanding import IntentKind
from bot.handlers.turn import Outcome, Turn, action_button, asker_of, unfreeze_buttons
from bot.incidents.sides import IncidentSide, side_of_aspect
from bot.incidents.standing import IncidentStanding, answer_side, incident_standing
from bot.incidents.told import keeps_given
from bot.messages import Choice, Phrase, Reply, each_once
from bot.people.account_lookup import LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.reading.notice_words import asks_either, is_question
from bot.reading.vocabulary import Act, Aspect
from bot.requests.account_freeze import AccountFreeze
from bot.requests.cases import CaseBuilder, MethodAvailability, provable_reach
from bot.runtime.quick_dataclass import dataclass
from bot.ticketing.ticketing import Ticketing
from bot.tickets.ticket import Category, Ticket

INCIDENT: Final = "incident"
_LONGEST: Final = 300
"""Letters of the person's own words that the draft shows."""
_SHORT: Final = 40
_SHORT_LATIN: Final = 110
"""Who writes no more than this is answered in short."""
_ONE: Final = timedelta(hours=24)
"""Words about an incident within this time of the first are about the same one."""
_KEEPS_OUT: Final = frozenset({FindingGroup.LOCKED, FindingGroup.DISABLED, FindingGroup.SYNC, FindingGroup.STOPPING})
_ENDS_ALONE: Final = frozenset({Row.LOCKED, Row.LOCKED_AGAIN})
_CANNOT_SIGN_IN: Final = frozenset({IntentKind.STATUS, IntentKind.UNLOCK})
_SYMPTOMS: Final = "nologin-"
_TELLS_MORE: Final = frozenset({Act.REPORT, Act.ANSWER, Act.CORRECT, Act.COMPLAIN})
_WONDERS: Final = frozenset({Aspect.WHETHER, Aspect.WHO})
_OF_SIGN_INS: Final = frozenset({IncidentSide.TRIES, IncidentSide.SEEN, IncidentSide.SAFE})
_NOT_OWN: Final = ("incident:shared", "incident:forged")
"""What is in hand where the report says nothing of the speaker's own account."""
_NEEDLESS: Final = ("incident.unneeded", "incident.kept-safe")
_NO_ADVICE: Final = frozenset({"incident.maybe", "incident.doubt", "incident.none", "incident.alarm", "incident.stranger"})
"""What is said where no incident is in hand."""
_MAYBE: Final = (Choice(Phrase("incident.maybe-yes"), f"{INCIDENT}:mine"), Choice(Phrase("incident.maybe-no"), "wish:status"))
_LOOK: Final = Choice(Phrase("hello-check"), "wish:status")
_REPORT: Final = Choice(Phrase("incident.report"), f"{INCIDENT}:report")


@dataclass(frozen=True)
class IncidentHandler:
    """`argument`: '' or `mine` for one's own, `others` for somebody else's, `maybe` where it may be one, `report` when the drafted ticket is sent, `next` for
    what is asked on (with a side behind it where that is known), `kept` where nothing was given away, `over` where it is none, else a kind of `told`.

    `freezing`: the button that freezes. `methods`: what pages can have proven here. `sides_of`: which sides of it a text asks about by its words."""

    freezes: AccountFreeze
    case_builder: CaseBuilder
    ticketing: Ticketing
    methods: Iterable[MethodAvailability]
    freezing: tuple[Choice, ...]
    sides_of: Callable[[str], tuple[IncidentSide, ...]]
    told: Callable[[Turn, Person], Awaitable[Outcome | None]]

    async def __call__(self, turn: Turn) -> Outcome:
        """The steps, the most urgent first; nothing is done to any account."""
        outcome = await self._answered(turn)
        return outcome if outcome.context else replace(outcome, context=_context(outcome))

    async def _answered(self, turn: Turn) -> Outcome:
        if turn.argument == "others":
            # The same words whether such a person exists or not, and nobody is looked up (C9).
            again = turn.conversation.about == f"{INCIDENT}:others"
            return Outcome(Reply((Phrase("incident.others-again" if again else "incident.others"),)), (_told(turn, "others"),), about=f"{INCIDENT}:others")
        if turn.person is None:
            return Outcome(Reply((Phrase("incident.stranger"), Phrase("incident.never")), link=_TO_LINK), (_told(turn, "stranger"),), personal=True)
        if turn.argument == "maybe":
            words = mask_text(turn.text)[:_LONGEST]
            says = (*await self._worry(turn, turn.person), Phrase("incident.maybe"))
            return Outcome(Reply(says, _MAYBE), (_told(turn, "maybe"),), personal=True, about=None, remember={"asked": words})
        if turn.argument == "report":
            return await self._report(turn, turn.person)
        if turn.argument == "over" and _since(turn) is None:
            return Outcome(Reply((Phrase("incident.none"),), (_LOOK,)), (_told(turn, "over"),), personal=True, about="", remember=NO_INCIDENT)
        other = await self.told(turn, turn.person)
        if other is not None:
            return replace(other, records=(_told(turn, turn.argument.partition(" ")[0]),))
        if turn.argument == "kept" or (turn.text and _since(turn) is not None):
            return await self._next(turn, turn.person)
        return await self._mine(turn, turn.person)

    async def _worry(self, turn: Turn, person: Person) -> tuple[Phrase, ...]:
        """What can be said to who only wonders whether somebody else tries or signs in; nothing to anything else."""
        labels = None if turn.reading is None else turn.reading.labels
        if labels is None or labels.act is not Act.ASK or labels.aspect not in _WONDERS:
            return ()
        case = await self.case_builder.case(person, turn.message.sender)
        locked = still_locked(case.diagnosis, case.rules, case.now) is not None
        wonders = locked or not _OF_SIGN_INS.isdisjoint(self.sides_of(turn.text))
        return (Phrase("incident.worry", {"locked": "yes" if locked else "no"}),) if wonders else ()

    async def _next(self, turn: Turn, person: Person) -> Outcome:
        """What is asked on, from how it stands now, each side once in so many words; what is told besides goes with the report."""
        case, freeze, ticket, standing = await self._standing(turn, person)
        named = turn.argument.partition(" ")[2]
        asked = (IncidentSide(named),) if named else (IncidentSide.FIRST,) if turn.argument == "kept" else self._asked(turn)
        sides, more = asked or _side_read(turn), _tells_more(turn, asked)
        told = {side: _telling(side, standing, turn.language) for side in sides}
        new = [side for side in sides if named or told[side] not in turn.conversation.told]
        if not new and IncidentSide.FREEZING in sides:
            new = [IncidentSide.FROZEN]  # Only the press is missing.
        says = _needless_once(each_once(phrase for side in new for phrase in _of_side(side, case, standing)))
        if more and standing.given != "no":
            says = (Phrase("incident.noted", standing.words), *says)
        if IncidentSide.WORK in sides:
            says = (*says, *_state(case))
        elif not asked:
            says = (*says, *_symptom(turn, case, standing))
        reply = Reply(says or (Phrase("incident.again", standing.words),), self._offers(sides, standing, freeze, ticket, more=more))
        remember = {**_given(turn), **({"incident": turn.now.isoformat()} if _since(turn) is None else {})}
        if more:
            remember["incident_told"] = "\n".join(part for part in (_told_of(turn), mask_text(turn.text)) if part)[:_LONGEST]
        if IncidentSide.CHANGED in sides:
            remember["changed"] = turn.now.isoformat()
        over = turn.argument == "over"
        if over:
            remember.update(NO_INCIDENT)
        about = "" if over else f"{INCIDENT}:mine"  # What was asked beside it is over.
        return Outcome(reply, (_told(turn, "next"),), personal=True, about=about, waiting=None, remember=remember, told=tuple(told.values()))

    def _asked(self, turn: Turn) -> tuple[IncidentSide, ...]:
        """The sides that the words are sure of; a question gives no all-clear."""
        asks = turn.reading is not None and turn.reading.labels.act is Act.ASK and (is_question(turn.text) or asks_either(turn.text))
        return tuple(side for side in self.sides_of(turn.text) if not (asks and side is IncidentSide.ALARM))

    def _offers(
        self, sides: tuple[IncidentSide, ...], standing: IncidentStanding, freeze: Freeze | None, ticket: Ticket | None, *, more: bool
    ) -> tuple[Choice, ...]:
        """The buttons of these sides; where a wish names one of them that one alone, so that nobody has to look for it."""
        if IncidentSide.THAW in sides:
            return unfreeze_buttons(freeze)
        if IncidentSide.ALARM in sides:
            return self._choices(standing) if standing.given == "yes" else (*unfreeze_buttons(freeze), *_of_ticket(ticket, "withdraw"))
        if IncidentSide.STOP in sides:
            return self.freezing if freeze is None else unfreeze_buttons(freeze)
        if IncidentSide.FREEZING in sides:
            cancel = (Choice(Phrase("action.cancel"), "wish:cancel"),) if standing.request else ()
            return (*(self.freezing if freeze is None else unfreeze_buttons(freeze)), *cancel)
        if IncidentSide.SEND in sides:
            return (*_of_ticket(ticket, "add"), *(() if ticket else (_REPORT,)))
        if IncidentSide.UNSENT in sides:
            return (*_of_ticket(ticket, "withdraw"), *(choice for choice in self._choices(standing) if choice != _REPORT))
        return (*self._choices(standing), *(_of_ticket(ticket, "add") if more else ()))

    async def _mine(self, turn: Turn, person: Person) -> Outcome:
        case, _, _, standing = await self._standing(turn, person)
        words = mask_text(turn.text or turn.conversation.asked)[:_LONGEST]
        steps = {**standing.words, "frozen": "no" if standing.frozen is None else "yes"}
        draft = Phrase("incident.draft", {"words": words or "none", "at": turn.now})
        long = (Phrase("incident.now"), Phrase("incident.steps", steps), Phrase("incident.never"), *(() if standing.ticket else (draft,)))
        says = (Phrase("incident.brief", standing.words),) if _is_short(turn.text) else long
        # Whoever presses "yes" has given something away.
        given = {"given": mask_text(turn.text)[:_LONGEST]} if turn.text else {"given": "yes"}
        remember = {"incident": turn.now.isoformat(), "changed": "", "asked": words, "incident_told": words, **given}
        reply = Reply((*says, *_symptom(turn, case, standing)), self._choices(standing))
        return Outcome(reply, (_told(turn, "mine"),), personal=True, about=f"{INCIDENT}:mine", remember=remember)

    async def _report(self, turn: Turn, person: Person) -> Outcome:
        """Sends what was drafted: pressed twice it is one ticket."""
        talk, case = turn.conversation, await self.case_builder.case(person, turn.message.sender)
        words = (talk.trouble if talk.trouble_of.startswith(f"{INCIDENT}:") else "") or _told_of(turn)
        seen = None if talk.about in _NOT_OWN else LookupResult(case.diagnosis, case.rules, case.now)
        origin = f"{turn.message.place.channel}:{turn.message.event}"
        opening = await self.ticketing.open(asker_of(turn), turn.message.place, category=Category.SECURITY, words=words, seen=seen, origin=origin)
        says = (*(await self.ticketing.words(opening)), Phrase("incident.reported"))
        choices = self.freezing if talk.about not in _NOT_OWN and await self.freezes.standing(person) is None else ()
        not_own = talk.about in _NOT_OWN
        return Outcome(
            Reply(says, choices), (_told(turn, "report"),), personal=True, about=None if not_own else f"{INCIDENT}:mine", context="ticket:open" if not_own else ""
        )

    async def _standing(self, turn: Turn, person: Person) -> tuple[Case, Freeze | None, Ticket | None, IncidentStanding]:
        case = await self.case_builder.case(person, turn.message.sender)
        freeze = await self.freezes.standing(person)
        async with self.freezes.store.look() as work:
            ticket = next((one for one in await work.tickets.live_of((person.id,)) if one.category is Category.SECURITY), None)
            live = await work.requests.live_of(person.id)
        action = "" if live is None else live.action.value
        reach = provable_reach(self.methods, case, changing_mailbox=True)
        resets = isinstance(decide_policy(ACTIONS[ActionName.RESET_PASSWORD], case, reach, self.case_builder.policy), Allowed)
        since = _since(turn) or turn.now
        standing = incident_standing(since, case.diagnosis, case.rules, case.now, freeze=freeze, ticket=ticket, resets=resets)
        corrects = turn.reading is not None and turn.reading.labels.act is Act.CORRECT
        given = "no" if turn.argument == "kept" else keeps_given(turn.text, turn.conversation.given, corrects=corrects)
        claimed = bool(turn.conversation.changed) or IncidentSide.CHANGED in self.sides_of(turn.text)
        return case, freeze, ticket, replace(standing, given=given, claimed=claimed, request=action)

    def _choices(self, standing: IncidentStanding) -> tuple[Choice, ...]:
        """What is still to be done."""
        wanted = standing.words["reset"] == "yes" and standing.changed is None and standing.given != "no"
        reset = (action_button(ActionName.RESET_PASSWORD),) if wanted else ()
        return (*reset, *(self.freezing if standing.frozen is None else ()), *(() if standing.ticket else (_REPORT,)))


def _since(turn: Turn) -> datetime | None:
    """When the incident in hand was told; None where there is none, or it is another one by now."""
    told = turn.conversation.incident
    since = datetime.fromisoformat(told) if told else None
    return since if since is not None and turn.now - since < _ONE else None


def _told_of(turn: Turn) -> str:
    """What was told of the incident in hand, however much was asked since."""
    talk = turn.conversation
    return talk.incident_told or (talk.asked if talk.about.startswith(f"{INCIDENT}:") else "")


def _context(outcome: Outcome) -> str:
    """What the reply did, in the words of the labelled turns: it advises to change the password, or offers the report that is written."""
    if outcome.about == f"{INCIDENT}:others":
        return "refused:other"
    if any(choice.means == _REPORT.means for choice in outcome.reply.choices):
        return "offer:report"
    own = outcome.about != "" and not any(phrase.key in _NO_ADVICE for phrase in outcome.reply.says)
    return "offer:reset_password" if own else ""


def _tells_more(turn: Turn, asked: tuple[IncidentSide, ...]) -> bool:
    """Whether something more of it is told, and nothing asked."""
    labels = None if turn.reading is None else turn.reading.labels
    return labels is not None and labels.act in _TELLS_MORE and labels.aspect is Aspect.NONE and not asked


def _telling(side: IncidentSide, standing: IncidentStanding, language: str) -> str:
    """What is remembered of a side that was told, and how it stood then: as long as it stands so it is not told in the same words (C27)."""
    words = standing.words
    return ":".join((f"{INCIDENT}.{side}", language, *(str(words[name]) for name in ("changed", "frozen", "ticket", "given"))))


def _needless_once(says: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """That nothing need be done is said in one way."""
    needless = [phrase for phrase in says if phrase.key in _NEEDLESS]
    return tuple(phrase for phrase in says if phrase not in needless[1:])


def _given(turn: Turn) -> dict[str, str]:
    """What is remembered of whether anything was given away."""
    if turn.argument == "kept":
        return {"given": "no"}
    corrects = turn.reading is not None and turn.reading.labels.act is Act.CORRECT
    given = keeps_given(turn.text, turn.conversation.given, corrects=corrects)
    return {"given": given} if given != "unknown" else {}


def _side_read(turn: Turn) -> tuple[IncidentSide, ...]:
    """The side by the reading, where the words are sure of none: "block it for me" wants the button that does it."""
    if turn.reading is not None and turn.reading.labels.act is Act.REQUEST:
        return (IncidentSide.PRESS,)
    return (side_of_aspect(Aspect.NONE if turn.reading is None else turn.reading.labels.aspect),)


def _symptom(turn: Turn, case: Case, standing: IncidentStanding) -> tuple[Phrase, ...]:
    """What keeps the account from signing in, in a line; where nothing does and they cannot, the password may be somebody else's by now."""
    cannot = turn.intent.kind in _CANNOT_SIGN_IN or (turn.intent.faq or "").startswith(_SYMPTOMS)
    if turn.conversation.about != f"{INCIDENT}:mine" or cannot:
        state = _state(case)
        if state:
            return state
    lost = cannot and bool(turn.text) and standing.changed is None and standing.given != "no"
    return (Phrase("incident.cannot", standing.words),) if lost else ()


def _state(case: Case) -> tuple[Phrase, ...]:
    diagnosis: Diagnosis = case.diagnosis
    finding = next((one for one in diagnosis.reported if one.group in _KEEPS_OUT), None)
    return () if finding is None else (_side_of(case, finding, Aspect.AGAIN),)


def _side_of(case: Case, finding: Finding, aspect: Aspect) -> Phrase:
    return aspect_of_finding(case.diagnosis, finding, aspect, case.rules, case.now)


def _of_side(side: IncidentSide, case: Case, standing: IncidentStanding) -> tuple[Phrase, ...]:
    return _until(case, standing) if side is IncidentSide.LOCK else (answer_side(side, standing),)


def _until(case: Case, standing: IncidentStanding) -> tuple[Phrase, ...]:
    """When the lock ends, or that none holds, and with which password to sign in then."""
    lock = case.diagnosis.first(FindingGroup.LOCKED) if standing.locked else None
    ends = answer_side(IncidentSide.LOCK, standing)
    if lock is not None:
        plain = lock.row in _ENDS_ALONE and lock.until is not None
        ends = Phrase("incident.lock", aspect_words(case.diagnosis, lock, case.rules, case.now)) if plain else _side_of(case, lock, Aspect.UNTIL)
    return (ends,) if standing.given == "no" else (ends, Phrase("incident.lock_then", standing.words))


def _is_short(text: str) -> bool:
    return len(text) <= (_SHORT_LATIN if text.isascii() else _SHORT)


def _of_ticket(ticket: Ticket | None, what: str) -> tuple[Choice, ...]:
    return () if ticket is None else (Choice(Phrase(f"ticket.do-{what}"), f"ticket:{what} {ticket.number or f'T{ticket.id}'}"),)


def _told(turn: Turn, what: str) -> AuditRecord:
    return AuditRecord(AuditEvent.INCIDENT_TOLD, audit_actor(turn.message.sender), turn.person.id if turn.person else "", {"what": what})


_TO_LINK: Final = (Phrase("link.open"), "page:/link")
