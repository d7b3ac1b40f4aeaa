"""One aspect of the matter in hand, from a fresh look: until when, since when, why, who, how, what then (C13, C15, C27, C34)."""

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.accounts.aspect_words import aspect_words
from bot.accounts.aspects import (
    AspectTopic,
    about_password,
    also_holds,
    aspect_of_finding,
    changed_with_it,
    lacks_address,
    password_of_system,
    registers_addresses,
    responsible_role,
    topic_of,
)
from bot.accounts.card_answers import card_answer
from bot.accounts.finding import Finding
from bot.accounts.overview import account_overview
from bot.accounts.own_ways import after_go_live, portal_meanwhile
from bot.accounts.pending import pending_changes
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.suppositions import supposed_answers
from bot.accounts.told_before import MatterInHand, matter_in_hand, stays_in_hand
from bot.actions.action import ActionName
from bot.actions.request import Request, RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.entry_aspects import entry_for_aspect, entry_for_row, group_of_entry
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import (
    DRAFT_TICKET,
    EscalateDiagnosis,
    Handler,
    Outcome,
    Turn,
    account_names_button,
    asker_of,
    asks_of_password,
    how_to_link,
    password_stays,
    person_button,
    remedy_buttons,
    tell_me_button,
)
from bot.messages import Choice, Phrase, Reply, each_once
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.reading.card_words import CardSide
from bot.reading.vocabulary import Aspect
from bot.requests.open_matters import OpenMatters, OpenMattersLookup, aspect_of_request, aspect_of_settled, concerns, pending_told, takes_effect_later
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.category import category_of_row

_WITHDRAWN: Final = "ticket.withdrawn-before"
_SAYS_REPORTED: Final = frozenset({"aspect.how_overdue", "aspect.who_overdue", "aspect.after_overdue"})
"""What would not be true of somebody who withdrew the report."""
_ENDED, _UNSENT, _WISHED = "ended", "unsent", "wished"
_ACTS: Final = ("wish:", "act:", "ticket:")
_NOTHING_TO_DO: Final = frozenset({FindingGroup.STOPPING, FindingGroup.SYNC, FindingGroup.FINE})
_OFFERS_REPORT: Final = "offer:report"
_CARD: Final = "card "
_BY_AN_ADMIN: Final = frozenset({"card.which_record", "card.new"})
_ENTRY: Final = "faq:"
_COLLEAGUE: Final = "colleague:"
_OF_BINDING: Final = "binding-"
_OWN_WAYS: Final = MappingProxyType({"go_live": after_go_live, "portal": portal_meanwhile})
_SEVERAL: Final = (Row.BINDING_CONFLICT, Row.DUPLICATE, Row.BIND_MAIN)
_RULE: Final = "aspect.rule_"
_OF_THE_ACCOUNT: Final = frozenset({Aspect.AFTER, Aspect.RULE, Aspect.WHY, Aspect.WHICH})
"""What is asked about the account also while a request about it is open."""
_WHILE_CARRIED_OVER: Final = frozenset({Aspect.UNTIL, Aspect.WHETHER, Aspect.AFTER})
_YES_OR_NO: Final = frozenset({Aspect.WHETHER, Aspect.WHICH, Aspect.AFTER, Aspect.WHAT, Aspect.NONE})
_OF_THE_LINE: Final = frozenset({Aspect.WHO, Aspect.UNTIL, Aspect.SINCE, Aspect.WHY, Aspect.WHETHER, Aspect.AFTER, Aspect.RULE})
_WAYS: Final = frozenset({Aspect.HOW, Aspect.WHERE})
_NOT_BY_WAITING: Final = frozenset({Aspect.WHICH, Aspect.AFTER, Aspect.RULE, Aspect.HOW, Aspect.WHERE})
"""Sides on which waiting would be the wrong answer where a second finding stands beside the sync."""
_NAMES_PEOPLE: Final = frozenset({Aspect.WHO, Aspect.RULE})
_MAY_ACT: Final = frozenset({Aspect.UNTIL, Aspect.HOW, Aspect.WHERE, Aspect.WHO, Aspect.WHETHER, Aspect.AFTER, Aspect.WHAT, Aspect.WHICH, Aspect.AGAIN, Aspect.NONE})


@dataclass(frozen=True)
class AspectHandler:
    """`argument` is an Aspect value, with `ended` where it is asked of the request that has just ended, `unsent` where it was asked whether one was sent,
    `wished` where the desk was asked to do it, `card` and a side where that side of a name was told to be wrong, `go_live` or `portal` where signing in by
    the own accounts is asked about. Looks only at the sender's own account, and keeps the matter in hand; `faq` answers what is only general."""

    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins
    open_matters: OpenMattersLookup
    escalate: EscalateDiagnosis
    faq: Handler
    colleague: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """That aspect alone; first what changed, if the matter is not what it was."""
        side, _, of = turn.argument.partition(" ")
        aspect, about = _aspect(side), turn.conversation.about
        if of in _OWN_WAYS and turn.person is not None and (told := await self._of_ways(turn, turn.person, aspect, of)) is not None:
            return told
        entry = about.removeprefix(_ENTRY) if about.startswith(_ENTRY) else ""
        if of.startswith(_CARD) and turn.person is not None and (told := await self._of_card(turn, turn.person, aspect, CardSide(of.removeprefix(_CARD)))):
            return told
        if entry and (turn.person is None or not turn.private or turn.conversation.of_others):
            return await self._of_entry(turn, entry, aspect)
        if turn.person is None:
            return Outcome(how_to_link(), personal=True, about=None)
        if about.startswith(_COLLEAGUE):
            # What was talked about is somebody else's account; the sender's own is no answer to it.
            return await self.colleague(replace(turn, argument=about.removeprefix(_COLLEAGUE)))
        pending = await self.open_matters.of(turn.person)
        of_account = aspect in _OF_THE_ACCOUNT
        if not entry and not of_account and pending.request is not None and concerns(pending.request, about, turn.conversation.row):
            return _of_request(turn, pending.request, (aspect_of_request(pending, aspect, turn.now),), aspect)
        if pending.settled is not None and (of == _ENDED or (not entry and _asked_of_settled(turn, pending.settled, aspect))):
            if aspect in _YES_OR_NO and (new := await self._of_new_password(turn, turn.person, pending.settled)) is not None:
                return _of_request(turn, pending.settled, (new,), aspect)
            return _of_request(turn, pending.settled, aspect_of_settled(pending.settled, aspect), aspect)
        seen = await self.account_lookup.look(turn.person)
        own = _of_this_entry(seen, entry) or _told_with(turn, seen, entry, aspect)
        if entry and own is None:
            return await self._of_entry(turn, entry, aspect)
        hand = MatterInHand(own) if own is not None else matter_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now)
        told = await self._of_account(turn, turn.person, pending, seen, aspect=aspect, hand=hand)
        if of == _WISHED and hand.finding.group not in _NOTHING_TO_DO and pending.request is None:
            return _or_a_ticket(told, pending, hand.finding)
        first = (Phrase("progress.unsent-nothing"),) if of == _UNSENT else ()
        return replace(told, reply=replace(told.reply, says=(*first, *told.reply.says)))

    async def _of_card(self, turn: Turn, person: Person, aspect: Aspect, side: CardSide) -> Outcome | None:
        """The side of a name that was told to be wrong, while the names differ."""
        seen = await self.account_lookup.look(person)
        once = {CardSide.CARD: "card.until_card", CardSide.RECORD: "card.which_record", CardSide.NEW: "card.new"}
        told = any(phrase.key == once.get(side) for phrase in turn.last_said)
        answer = card_answer(side, aspect, seen.diagnosis, told=told, rules=seen.rules, now=seen.now)
        finding = seen.diagnosis.first(Row.CERTIFICATE_NAME)
        if answer is None or finding is None:
            return None
        named = () if answer.key not in _BY_AN_ADMIN else await self.responsible_admins.owners(person, [responsible_role(finding)])
        record = _looked(turn, person, seen, finding, aspect=aspect)
        return Outcome(Reply(each_once((answer, *named))), (record,), personal=True, about=f"wish:{IntentKind.STATUS.value}", row=finding.row.value)

    async def _of_ways(self, turn: Turn, person: Person, aspect: Aspect, way: str) -> Outcome | None:
        """Whether the own accounts sign in once the portal is gone, or the portal account does meanwhile; what is in hand stays so."""
        seen = await self.account_lookup.look(person)
        answer = _OWN_WAYS[way](seen.diagnosis, seen.rules, seen.now)
        if answer is None:
            return None
        record = _looked(turn, person, seen, seen.diagnosis.reported[0], aspect=aspect)
        return Outcome(Reply((answer,)), (record,), personal=True, about=None)

    async def _of_new_password(self, turn: Turn, person: Person, settled: Request) -> Phrase | None:
        """After a reset: whether the password of the system that is named changed with it."""
        system = "none" if turn.reading is None else turn.reading.labels.system.value
        if settled.state is not RequestState.DONE:
            return None
        if settled.action is not ActionName.RESET_PASSWORD:
            return password_stays(settled) if asks_of_password(turn) else None
        seen = await self.account_lookup.look(person)
        return changed_with_it(seen.diagnosis, system, seen.rules, seen.now)

    async def _of_account(self, turn: Turn, person: Person, pending: OpenMatters, seen: LookupResult, *, aspect: Aspect, hand: MatterInHand) -> Outcome:
        finding = hand.finding
        says = [hand.changed] if hand.changed is not None else []
        if pending.request is not None and aspect in (Aspect.UNTIL, Aspect.WHETHER):
            says += pending_told(OpenMatters(pending.request, pending.admin, following=pending.following, page=pending.page))
        supposed = supposed_answers(turn.reading, turn.text, seen.diagnosis, finding, rules=seen.rules, now=seen.now, last_said=turn.last_said)
        says += supposed or _answer(turn, seen, finding, aspect)
        rule = any(phrase.key.startswith(_RULE) for phrase in supposed)
        if aspect in _WAYS and lacks_address(finding):
            says += await self.responsible_admins.owners(person, [registers_addresses(seen.rules.stage(seen.snapshot.agency, seen.now))])
        if (aspect in _NAMES_PEOPLE and not supposed) or rule or finding.group is FindingGroup.STOPPING:
            says += await self.responsible_admins.owners(person, [responsible_role(finding)])
        if topic_of(finding) is AspectTopic.OVERDUE:
            asker = asker_of(turn)
            reported = await self.escalate(person, seen, asker.identity, asker.place, asker.language)
            withdrawn = any(phrase.key == _WITHDRAWN for phrase in reported)
            says = [phrase for phrase in says if not (withdrawn and phrase.key in _SAYS_REPORTED)] + list(reported)
        record = _looked(turn, person, seen, finding, aspect=aspect)
        about = turn.conversation.about if turn.conversation.about.startswith("wish:") else f"wish:{IntentKind.STATUS.value}"
        return Outcome(Reply(each_once(says), _choices(seen, finding, aspect, pending)), (record,), personal=True, about=about, row=finding.row.value)

    async def _of_entry(self, turn: Turn, entry: str, aspect: Aspect) -> Outcome:
        """The short form of the entry that answers this aspect; an honest no with a person where none does."""
        named = entry_for_aspect(entry, aspect)
        if named is None:
            return Outcome(Reply((Phrase("followup.no-more"),), (person_button(),)), about=None)
        part = AnswerPart.OWNER if aspect is Aspect.WHO else AnswerPart.WHOLE
        return await self.faq(replace(turn, intent=Intent(IntentKind.FAQ, faq=named, confidence=1.0), part=part))


def _or_a_ticket(told: Outcome, pending: OpenMatters, finding: Finding) -> Outcome:
    """What can be done about it; where the desk itself can do nothing, a ticket is offered, so that a yes writes it."""
    known = any(choice.means.startswith(_ACTS) for choice in told.reply.choices) or category_of_row(finding.row) in {one.category for one in pending.tickets}
    if known:
        return told
    says = (Phrase("ticket.instead"), *told.reply.says)
    return replace(told, reply=replace(told.reply, says=says, choices=(replace(DRAFT_TICKET, main=True), *told.reply.choices)), context=_OFFERS_REPORT)


def _looked(turn: Turn, person: Person, seen: LookupResult, finding: Finding, *, aspect: Aspect) -> AuditRecord:
    details = {"wish": IntentKind.STATUS.value, "rows": " ".join(seen.diagnosis.rows) or finding.row.value, "aspect": aspect.value}
    return AuditRecord(AuditEvent.STATUS_LOOKED, audit_actor(turn.message.sender), person.id, details)


def _of_request(turn: Turn, request: Request, says: tuple[Phrase, ...], aspect: Aspect) -> Outcome:
    """The answer about a request; an open one can still be cancelled until the desk begins."""
    record = AuditRecord(AuditEvent.STATUS_LOOKED, audit_actor(turn.message.sender), request.person, {"request": request.id, "aspect": aspect.value})
    cancel = (Choice(Phrase("action.cancel"), f"wish:{IntentKind.CANCEL.value}"),) if request.live and request.started is None else ()
    return Outcome(Reply(says, cancel), (record,), personal=True, about=None)


def _asked_of_settled(turn: Turn, settled: Request, aspect: Aspect) -> bool:
    """Whether it is asked of the request that has ended; when and whether one can sign in hangs on it until its change is carried over."""
    waits = takes_effect_later(settled, turn.now) and aspect in _WHILE_CARRIED_OVER and turn.conversation.row in (settled.row, Row.FINE.value)
    return waits or concerns(settled, turn.conversation.about, turn.conversation.row)


def _aspect(argument: str) -> Aspect:
    return Aspect(argument) if argument in {aspect.value for aspect in Aspect} else Aspect.NONE


def _of_this_entry(seen: LookupResult, entry: str) -> Finding | None:
    """The finding that says more about an entry's matter than the entry (C12); of whoever has several accounts no entry about binding is true as it stands."""
    several = seen.diagnosis.first(*_SEVERAL) if entry.startswith(_OF_BINDING) and not seen.diagnosis.stopped else None
    if several is not None:
        return several
    group = group_of_entry(entry)
    return None if group is None or seen.diagnosis.stopped else seen.diagnosis.first(group)


def _told_with(turn: Turn, seen: LookupResult, entry: str, aspect: Aspect) -> Finding | None:
    """What the account's own line beside the entry was about, while it is so: who, until when and whether are asked of that, not of the article (C12)."""
    if not entry or aspect not in (_OF_THE_LINE | _WAYS) or seen.diagnosis.stopped:
        return None
    held = next((finding for finding in seen.diagnosis.findings if finding.row.value == turn.conversation.row), None)
    if held is not None and (held.row is Row.BINDING_CONFLICT or (aspect in _WAYS and topic_of(held) is AspectTopic.UNBOUND)):
        return held  # Where and how one binds hangs on the own accounts.
    asked = held or stays_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now)
    if asked is not None and aspect is Aspect.UNTIL and topic_of(asked) is AspectTopic.RESET:
        return asked  # How long a reset takes hangs on the own certificate.
    return asked if asked is not None and aspect in _YES_OR_NO and asks_of_password(turn) else None


def _answer(turn: Turn, seen: LookupResult, finding: Finding, aspect: Aspect) -> tuple[Phrase, ...]:
    more = () if seen.diagnosis.stopped else also_holds(seen.diagnosis, finding, aspect, seen.rules, seen.now)
    if more and any(phrase.key == more[0].key for phrase in turn.last_said):
        more = (Phrase(more[0].key, {**more[0].words, "told": "yes"}),)  # Nothing is told twice in the same words (C27).
    return more if more and aspect in _NOT_BY_WAITING else (*_asked(turn, seen, finding, aspect), *more)


def _asked(turn: Turn, seen: LookupResult, finding: Finding, aspect: Aspect) -> tuple[Phrase, ...]:
    answer = aspect_of_finding(seen.diagnosis, finding, aspect, seen.rules, seen.now)
    if aspect is Aspect.WHERE and lacks_address(finding) and not seen.diagnosis.stopped:
        return (Phrase("offer.where", aspect_words(seen.diagnosis, finding, seen.rules, seen.now)),)  # What is missing, and who enters it.
    reading = turn.reading
    if aspect not in _YES_OR_NO or reading is None or seen.diagnosis.stopped:
        return (answer,)
    named = password_of_system(seen.diagnosis, finding, reading.labels.system.value, seen.rules, seen.now)
    if named is not None:
        return (named,)
    if aspect is Aspect.WHETHER and asks_of_password(turn):
        return (about_password(seen.diagnosis, finding, seen.rules, seen.now),)
    if aspect is not Aspect.WHETHER:
        return (answer,)
    hops = account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now).hops
    of_it = tuple(Phrase("glance.of", {"system": hop.system, "mark": hop.mark}) for hop in hops if hop.system == reading.labels.system.value)
    return (*of_it, answer)


def _choices(seen: LookupResult, finding: Finding, aspect: Aspect, pending: OpenMatters) -> tuple[Choice, ...]:
    """What can be done about it; who has an open request is offered nothing that would end it."""
    if aspect not in _MAY_ACT or finding.group is FindingGroup.STOPPING:
        return ()
    acts = remedy_buttons(finding.remedies) if pending.request is None and pending.freeze is None else ()
    waits = pending_changes(seen.diagnosis, seen.now) and not pending.promised
    tell = (tell_me_button(),) if waits else ()
    opened = {one.category for one in pending.tickets}
    ticket = (DRAFT_TICKET,) if finding.row is Row.BINDING_CONFLICT and category_of_row(finding.row) not in opened else ()
    more = entry_for_row(finding.row)
    names = (account_names_button(),) if finding.row is Row.RENAMED else ()
    article = (Choice(Phrase("status.more"), f"{_ENTRY}{more}"),) if more is not None and aspect in (Aspect.HOW, Aspect.WHERE) else ()
    return (*acts, *ticket, *tell, *names, *article)
