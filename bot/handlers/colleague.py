"""Somebody else's account: for an admin of that person's agency, and for the helpdesk if a ticket is open; everybody else gets the same no (T5)."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.accounts.colleague_aspects import colleague_answer, earlier_locks
from bot.accounts.facts import records
from bot.accounts.finding import Finding
from bot.accounts.masking import mask_account
from bot.accounts.overview import account_overview, missing_hop
from bot.accounts.records import Unread
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.snapshot import Snapshot
from bot.accounts.third_person import state_of_another
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.colleague_questions import (
    RequestsWaiting,
    act_in,
    asks_for_requests,
    asks_of_password_after,
    question_in,
    told_of_requests,
)
from bot.dialogue.context import status_context
from bot.dialogue.earlier_locks import asks_of_earlier_locks
from bot.dialogue.person_mentions import is_account_name, name_spellings
from bot.dialogue.understanding import ACCOUNT_WISHES, Intent, IntentKind
from bot.handlers.turn import DRAFT_TICKET, Handler, Outcome, Turn
from bot.messages import Choice, Phrase, Reply, each_once
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.names import name_key, stands_in
from bot.people.permissions import Coverage, Permission, admin_tasks, standing_of
from bot.people.person import Agency, Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.ports import Colleagues
from bot.reading.clauses import numbered_points
from bot.reading.notice_words import Notice, notice_in
from bot.reading.vocabulary import Act, Aspect
from bot.redaction import MARK
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import to_report

COLLEAGUE: Final = "colleague"
_MOST: Final = 5
_FACTS: Final = frozenset({Aspect.UNTIL, Aspect.SINCE, Aspect.WHICH})
"""Sides that are told before all the rest; "what is the matter with it?" also reads as why, and means all of it."""
_NEEDS_ADMIN: Final = frozenset({"held", "off", "portal_lock"})
_TICKET: Final = "ticket:open"
_NEXT_NO: Final = {"colleague.refused": "colleague.refused-again", "colleague.nobody": "colleague.nobody-again"}
FreezeSeen: TypeAlias = Callable[[Person, Person], Awaitable[tuple[Phrase, tuple[Choice, ...]] | None]]


@dataclass(frozen=True)
class ColleagueHandler:
    """`argument` is a name, an id or an account as it was typed, or the id that a button means; both are checked from scratch.

    `own` answers people who ask about their own account by its name. `has_open_ticket` answers for a person's id. `freeze_seen` is what the asker is
    told of the other's freeze, and the button if they may end it; `requests_waiting` gives the other's requests that wait for the asker,
    `held_elsewhere` says where one is that waits for somebody else. `tickets`
    drafts one for whoever wants a colleague's overdue sync reported.
    """

    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins
    colleagues: Colleagues
    own: Handler
    has_open_ticket: Callable[[str], Awaitable[bool]]
    freeze_seen: FreezeSeen
    tickets: Handler
    requests_waiting: RequestsWaiting
    held_elsewhere: Callable[[Person, Person], Awaitable[Phrase | None]]

    async def __call__(self, turn: Turn) -> Outcome:
        """What that person would be told, a choice between people of the same name, or a no that reveals nothing."""
        asker = turn.person
        if asker is None:
            return _refusal(turn, "stranger", Phrase("colleague.refused"), Phrase("link.how"))
        # Nothing about others is looked up before it is certain that the asker may, so a no takes no longer for people who exist.
        if await self.is_own(asker, turn.argument):
            return await self.about_oneself(turn)
        reach = await self._reach(asker, turn.now)
        if not reach:
            return _refusal(turn, "not_theirs", Phrase("colleague.refused"))
        people = await self._within(reach, turn.argument)
        # If nobody is found, the asker's own accounts are read without showing them: a no takes as long for people who exist as for those who don't.
        looked = await asyncio.gather(*(self.account_lookup.look(person) for person in people[:_MOST] or (asker,)))
        looked = looked if people else []
        seen = [result for result in looked if not result.diagnosis.first(Row.OUT_OF_SCOPE)]
        if not seen:
            actor, details = audit_actor(turn.message.sender), {"rows": Row.OUT_OF_SCOPE.value}
            tried = [AuditRecord(AuditEvent.SECURITY_EVENT, actor, result.snapshot.person.id, details) for result in looked]
            refusal = _refusal(turn, "nobody", Phrase("colleague.nobody", {"as": "admin" if reach.agencies else "helpdesk"}))
            return replace(refusal, records=(*refusal.records, *tried))
        if len(people) > 1:
            return _choices(turn, seen, len(people) > _MOST)
        if _asks_which(turn, people[0]) and len(alike := await self._within(reach, people[0].name)) > 1:
            looked = await asyncio.gather(*(self.account_lookup.look(person) for person in alike[:_MOST]))
            told = [result for result in looked if not result.diagnosis.first(Row.OUT_OF_SCOPE)]
            if len(told) > 1:
                return _choices(turn, told, len(alike) > _MOST, shown=seen[0])
        return await self._answer(turn, asker, seen[0], "admin" if people[0].agency in reach.agencies else "helpdesk")

    async def about_oneself(self, turn: Turn) -> Outcome:
        """The asker's own account, which they named as if it were somebody's."""
        return await self.own(_about_oneself(turn))

    async def leads(self, asker: Person, now: datetime) -> bool:
        """Whether this person may look at anybody's account but their own."""
        return bool(await self._reach(asker, now))

    async def named_in(self, asker: Person, text: str, now: datetime) -> str | None:
        """The id of the colleague named in the text of somebody who may look, whatever the form of the name; None for anybody else's text."""
        reach = await self._reach(asker, now)
        if not reach:
            return None
        found = await self.colleagues.mentioned(text, None if reach.with_ticket else reach.agencies)
        whole = [person for person in found if person.id != asker.id and _stands_in(person, text)]
        longest = max(whole, key=lambda person: len(person.name), default=None)
        own = longest is None or name_key(longest.name) == name_key(asker.name)
        if longest is None or own or not await self._may(reach, longest):
            return None
        alike = [person for person in whole if name_key(person.name) == name_key(longest.name)]
        by_id = next((person for person in alike if _id_stands_in(person, text)), None)
        # Which of two people of one name is meant, the asker says.
        return by_id.id if by_id is not None else longest.name if len(alike) > 1 else longest.id

    async def _reach(self, asker: Person, now: datetime) -> Coverage:
        return standing_of(asker, await self.colleagues.led_by(asker.id), now, present=True).covered(Permission.COLLEAGUES_SEE)

    async def _within(self, reach: Coverage, whom: str) -> tuple[Person, ...]:
        """The people of this name, id or account whom the asker may look at. All lookups are made in any case, so that the time reveals nothing."""
        found: tuple[Person, ...] = ()
        for name in name_spellings(whom):
            people = await self.colleagues.named(name, None if reach.with_ticket else reach.agencies)
            found = found or people
        if is_account_name(whom):
            holder = await self.colleagues.holder_of(whom)
            found = found or (() if holder is None else (holder,))
        if reach.with_ticket and not found:
            await self.has_open_ticket("")
        return tuple([person for person in found if await self._may(reach, person)])

    async def _may(self, reach: Coverage, person: Person) -> bool:
        return person.agency in reach.agencies or (reach.with_ticket and await self.has_open_ticket(person.id))

    async def is_own(self, asker: Person, whom: str) -> bool:
        """Whether this is the asker's own name, id or account; only the asker's own accounts are read."""
        if name_key(asker.name) in map(name_key, name_spellings(whom)) or asker.id.casefold() == whom.casefold():
            return True
        return is_account_name(whom) and whom.casefold() in _accounts((await self.account_lookup.look(asker)).snapshot)

    async def _answer(self, turn: Turn, asker: Person, seen: LookupResult, reason: str) -> Outcome:
        person, agency = seen.snapshot.person, seen.snapshot.agency
        reported = bool(to_report(seen.diagnosis))
        if reported and _asks_for_it(turn, person):
            return await self.tickets(replace(turn, argument="draft", text=""))
        waiting = told_of_requests(person, await self.requests_waiting(asker, person))
        elsewhere = None if waiting[0] else await self.held_elsewhere(asker, person)
        blind = isinstance(seen.snapshot.directory, Unread)
        in_hand = f"{COLLEAGUE}:{person.id}" in (turn.conversation.about, f"{COLLEAGUE}:{turn.conversation.colleague}")
        question = question_in(turn.text, turn.reading, turn.intent) if not blind and not seen.diagnosis.stopped else None
        record = _looked(turn, person, seen, reason)
        filed = in_hand and turn.conversation.waiting.startswith(_TICKET)
        freeze = await self.freeze_seen(asker, person)
        answer = await self._asked_on(turn, asker, seen, question, waiting=waiting[0], elsewhere=elsewhere) if in_hand and not filed and question is not None else ()
        if answer and (answer != turn.last_said or asks_of_earlier_locks(turn.text)):
            told, ends = (answer, ()) if freeze is None else ((*answer, freeze[0]), freeze[1])
            filing = (DRAFT_TICKET,) if reported else ()
            did = status_context(_main(seen).row.value)
            return Outcome(Reply(told, (*waiting[1], *ends, *filing)), (record,), personal=True, about=f"{COLLEAGUE}:{person.id}", context=did)
        whom = Phrase("colleague.about", {"name": person.name, "agency": agency.name})
        says = [*self._asked_first(turn, asker, seen, question), *waiting[0], *([] if elsewhere is None else [elsewhere]), whom]
        # Without TPEAD it is unknown whether the account may be mentioned at all (D2), so nothing else is said (T32).
        findings = [finding for finding in seen.diagnosis.findings if finding.row is Row.UNREAD] if blind else list(seen.diagnosis.reported)
        hop = None if blind else missing_hop(seen.diagnosis, seen.rules, seen.now)
        first, *rest = state_of_another(seen.diagnosis, seen.now)
        says += [first, *([hop] if hop is not None else []), *rest]
        sent = bool(waiting[0]) or elsewhere is not None
        says += [] if sent else await self._owners(asker, person, agency, findings, seen.now)  # Who decides is said with the request.
        if not in_hand and question is not None and asks_of_password_after(turn.text, turn.reading, turn.intent):
            says.append(Phrase("colleague.password_stays", {"name": person.name}))
        elif not in_hand and question is not None and (act := act_in(turn.reading, turn.intent)):
            says.append(self._told(seen, asker, (question[0], act)))
        if filed:
            news = await self.tickets(replace(turn, argument="news", text=""))
            says = [*news.reply.says, *says]
        says += [] if freeze is None else [freeze[0]]
        card = None if blind or seen.diagnosis.stopped else account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now, own=False)
        choices = (*waiting[1], *(() if freeze is None else freeze[1]), *((DRAFT_TICKET,) if reported and not filed else ()))
        about = f"{COLLEAGUE}:{person.id}"
        # A ticket is about what was said of the colleague, not about what a follow-up says.
        trouble = {"trouble": f"{person.name}（{agency.name}）：{_told_of(person, turn.text)}"} if turn.text and turn.conversation.about != about else {}
        did = status_context(findings[0].row.value)
        return Outcome(Reply(each_once(says), choices, card=card), (record,), personal=True, about=about, context=did, remember=trouble)

    async def _asked_on(
        self, turn: Turn, asker: Person, seen: LookupResult, asked: tuple[Aspect, str], *, waiting: list[Phrase], elsewhere: Phrase | None
    ) -> tuple[Phrase, ...]:
        """What is asked on about the colleague in hand, alone and in the third person (C13, C15)."""
        person = seen.snapshot.person
        of_request = asks_for_requests(turn.reading, turn.intent)
        if elsewhere is not None and (of_request or asked[0] is Aspect.WHO or asked[1]):
            return (elsewhere,)  # It was applied for, and lies with somebody else: nobody is sent to apply, nor told to decide.
        if of_request:
            return tuple(waiting) or (Phrase("colleague.no-request", {"name": person.name}),)
        if notice_in(turn.text) is not Notice.NONE:
            return (Phrase("colleague.cannot-watch"),)
        if asks_of_earlier_locks(turn.text):
            return (earlier_locks(person.name, seen.diagnosis, seen.rules, seen.now),)
        if asks_of_password_after(turn.text, turn.reading, turn.intent):
            return (Phrase("colleague.password_stays", {"name": person.name}),)
        if waiting and asked[0] in (Aspect.HOW, Aspect.AFTER) and not asked[1]:
            return (*waiting, Phrase("colleague.approve-how", {"name": person.name}))
        # Asked once more, it is answered from the next side instead of in the same words (C27).
        first = self._told(seen, asker, asked)
        sides = (Aspect.WHERE, Aspect.HOW, Aspect.NONE) if first.words.get("may") == "yes" else (Aspect.HOW, Aspect.NONE)
        answers = [first, *(self._told(seen, asker, (side, "")) for side in sides)]
        answer = next((one for one in answers if one not in turn.last_said), answers[0])
        says = [*waiting, answer]
        if answer.key == "colleague.who" or (asked[1] and answer.words.get("may") == "no" and answer.words.get("kind") in _NEEDS_ADMIN):
            says += await self._owners(asker, person, seen.snapshot.agency, [_main(seen)], seen.now)
        return each_once(says)

    def _asked_first(self, turn: Turn, asker: Person, seen: LookupResult, question: tuple[Aspect, str] | None) -> tuple[Phrase, ...]:
        """The fact that was asked for ("when was he locked?"), before all that is known of somebody who is told of for the first time (C15)."""
        labels = None if turn.reading is None else turn.reading.labels
        asks = question is not None and labels is not None and labels.act is Act.ASK and question[0] in _FACTS and not question[1]
        asks = asks and (question is None or question[0] is not Aspect.WHICH or _names_systems(seen))
        return (self._told(seen, asker, question),) if asks and question is not None else ()

    def _told(self, seen: LookupResult, asker: Person, asked: tuple[Aspect, str]) -> Phrase:
        roles = frozenset(admin_tasks(seen.snapshot.agency, asker, seen.now, present=True))
        return colleague_answer(seen.snapshot.person.name, seen.diagnosis, _main(seen), asked, roles, rules=seen.rules, now=seen.now)

    async def _owners(self, asker: Person, person: Person, agency: Agency, findings: list[Finding], now: datetime) -> list[Phrase]:
        """Who can act; an admin is told that they can act themselves, instead of being told to ask themselves."""
        wanted = [finding.owner for finding in findings if finding.owner not in (None, Role.HELPDESK)]
        own_roles = [role for role in admin_tasks(agency, asker, now, present=True) if role in wanted]
        named = await self.responsible_admins.owners(person, [role for role in wanted if role is not None and role not in own_roles])
        return [*named, *(Phrase("colleague.you", {"role": role.value}) for role in own_roles)]


def _told_of(person: Person, text: str) -> str:
    """What was said of them: of several points that are counted, those that name them."""
    told = text.replace(MARK, "")
    return "\n".join(point for point in numbered_points(told) if stands_in(person.name, point)) or told


def _names_systems(seen: LookupResult) -> bool:
    """Whether there is something that one system has and another has not: a lock, or that it is disabled."""
    return _main(seen).group in (FindingGroup.LOCKED, FindingGroup.DISABLED)


def _main(seen: LookupResult) -> Finding:
    return seen.diagnosis.reported[0]


def _looked(turn: Turn, person: Person, seen: LookupResult, reason: str) -> AuditRecord:
    rows = " ".join(seen.diagnosis.rows) or Row.FINE.value
    return AuditRecord(AuditEvent.COLLEAGUE_LOOKED, audit_actor(turn.message.sender), person.id, {"as": reason, "rows": rows})


def _stands_in(person: Person, text: str) -> bool:
    """Whether the name or the id occurs as a whole: no id inside a longer word, no one-letter name."""
    return stands_in(person.name, text) or _id_stands_in(person, text)


def _id_stands_in(person: Person, text: str) -> bool:
    return re.search(rf"(?<![A-Za-z0-9._@-]){re.escape(person.id)}(?![A-Za-z0-9_@-]|\.[A-Za-z0-9])", text, re.IGNORECASE) is not None


def _asks_for_it(turn: Turn, person: Person) -> bool:
    """Whether the colleague who was just told of is meant, and something shall be done about it."""
    labels = None if turn.reading is None else turn.reading.labels
    return turn.conversation.about == f"{COLLEAGUE}:{person.id}" and labels is not None and labels.act in (Act.REQUEST, Act.AGREE)


def _refusal(turn: Turn, why: str, *says: Phrase) -> Outcome:
    """A no to the next question in other words: the names differ, so it is no repetition, and it must not read like one (C27)."""
    if turn.last_said == says:
        says = (Phrase(_NEXT_NO[says[0].key], says[0].words),)
    record = AuditRecord(AuditEvent.COLLEAGUE_REFUSED, audit_actor(turn.message.sender), "", {"why": why})
    return Outcome(Reply(says), (record,), personal=True, about="")


def _asks_which(turn: Turn, person: Person) -> bool:
    """Whether it is asked who it is that was just told of."""
    labels = None if turn.reading is None else turn.reading.labels
    return turn.conversation.about == f"{COLLEAGUE}:{person.id}" and labels is not None and labels.aspect is Aspect.WHICH


def _choices(turn: Turn, seen: list[LookupResult], more: bool, shown: LookupResult | None = None) -> Outcome:
    first = Phrase("colleague.which") if shown is None else Phrase("colleague.this-one", _label(shown.snapshot).words)
    says = [first, *([Phrase("colleague.more")] if more else [])]
    choices = tuple(Choice(_label(result.snapshot), f"{COLLEAGUE}:{result.snapshot.person.id}") for result in seen)
    offered = " ".join(result.snapshot.person.id for result in seen)
    record = AuditRecord(AuditEvent.COLLEAGUE_LOOKED, audit_actor(turn.message.sender), "", {"offered": offered})
    return Outcome(Reply(tuple(says), choices), (record,), personal=True, about="")


def _label(snapshot: Snapshot) -> Phrase:
    """Enough to tell two people of the same name apart: the agency, and a masked account."""
    accounts = [account.account for account in records(snapshot.directory)] or [account.account for account in records(snapshot.portal)] or [snapshot.person.id]
    return Phrase("colleague.one", {"name": snapshot.person.name, "agency": snapshot.agency.name, "account": mask_account(accounts[0])})


def _accounts(snapshot: Snapshot) -> frozenset[str]:
    names = [account.account for account in records(snapshot.portal)]
    names += [name for account in records(snapshot.directory) for name in (account.account, account.former) if name]
    return frozenset(name.casefold() for name in names)


def _about_oneself(turn: Turn) -> Turn:
    intent = turn.intent if turn.intent.kind in ACCOUNT_WISHES else Intent(IntentKind.STATUS, confidence=1.0, mentions=turn.intent.mentions)
    return replace(turn, intent=intent, argument="")
