"""The person's own account: what is wrong with it, until when, and who can act; and the wishes that depend on it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeAlias

from bot.accounts.advice import advise
from bot.accounts.aspects import about_password, also_holds, aspect_of_finding, password_of_system
from bot.accounts.finding import Finding, Status, Want, Wish
from bot.accounts.headline import headline, with_headline
from bot.accounts.leads import group_of_matter, yes_or_no
from bot.accounts.nothing_wrong import FAILS_THOUGH_FINE, nothing_wrong
from bot.accounts.overview import account_overview, missing_hop
from bot.accounts.pending import pending_changes
from bot.accounts.rows.row import FindingGroup, Row
from bot.accounts.success import after_success
from bot.accounts.suppositions import supposed_answers
from bot.accounts.told_before import later_than_told, matter_in_hand, stays_in_hand
from bot.actions.action import ActionName
from bot.actions.explanation import ActionOutlook
from bot.actions.request import RequestState
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.entry_aspects import entry_for_row
from bot.dialogue.understanding import IntentKind
from bot.handlers.status.parts import only, with_main
from bot.handlers.status.wish import about_the_wish, advised, forgotten, tells_failure, wish_of
from bot.handlers.turn import (
    DRAFT_TICKET,
    EscalateDiagnosis,
    Outcome,
    Turn,
    TurnWrite,
    account_names_button,
    action_button,
    asker_of,
    asks_of_password,
    how_to_link,
    password_stays,
    person_button,
    remedy_buttons,
    tell_me_button,
    unfreeze_buttons,
)
from bot.messages import Card, Choice, Phrase, Reply, each_once
from bot.notices.reminders import promise_all
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.reading.success import tells_success
from bot.reading.vocabulary import Act, Aspect
from bot.requests.open_matters import OpenMatters, OpenMattersLookup, aspect_of_settled, freeze_told, pending_told, takes_effect_later
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.tickets.category import ticket_offered
from bot.tickets.ticket import Asker

_OFFERS: Final = MappingProxyType(
    {
        **dict.fromkeys(("locked", "locked-both", "locked-until-admin"), ActionName.UNLOCK),
        **dict.fromkeys(("bind-now", "bind-at-once", "bind-main", "bind-first"), ActionName.BIND),
    }
)
"""Which act a sentence offers, where it is not the enabling."""
_LIKELY_ENOUGH: Final = 0.2
_YES_NO: Final = "lead."
_THOUGH_FINE: Final = "fine."
_HOW_TO_TYPE: Final = "fine.typing"
_AGAIN_FINE: Final = "fine.again"
_TELLS: Final = frozenset({Act.REPORT, Act.COMPLAIN, Act.ANSWER, Act.AGREE, Act.CORRECT})
_TOLD_ALONE: Final = frozenset({Aspect.UNTIL, Aspect.SINCE})
"""Sides that are answered alone where the whole was told just now (C13, C27)."""
_STANDS: Final = frozenset({Row.PORTAL_ONLY, Row.DIRECTORY_ONLY, Row.SYSTEM_BINDS})
"""What stays as it is until go-live: "will I be shut out then?" is answered, and nothing looks as if it had gone wrong."""
_WAYS: Final = frozenset({Aspect.HOW, Aspect.WHERE})
_YES_OR_NO: Final = frozenset({Aspect.WHETHER, Aspect.AFTER, Aspect.RULE})
_SIDES: Final = frozenset({*_YES_OR_NO, Aspect.WHO, Aspect.WHY, Aspect.SINCE, Aspect.UNTIL, Aspect.WHICH})
_RESETS: Final = frozenset({Row.RESET_BY_CERTIFICATE, Row.RESET_BY_ADMIN})
_FAILING: Final = frozenset({"cannot_sign_in", "password_changed"})


WouldNeed: TypeAlias = Callable[[ActionName, Person, Asker], Awaitable[ActionOutlook]]


@dataclass(frozen=True)
class StatusHandler:
    """Looks only at the sender's own account; its answers are for private conversations only (T15).

    `escalate` opens the tickets that the rules require; `open_matters` says what is pending, which every status answer begins with (C23);
    `would_need` whether an action could begin now.
    """

    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins
    escalate: EscalateDiagnosis
    open_matters: OpenMattersLookup | None = None
    would_need: WouldNeed | None = None

    async def __call__(self, turn: Turn) -> Outcome:
        """Yes or no, what is pending, the worst finding, the card with the missing hop, the other findings, the answer to the wish, and who can act."""
        actor = audit_actor(turn.message.sender)
        if turn.person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.STATUS_REFUSED, actor, "", {"row": Row.STRANGER.value}),), personal=True)
        person = turn.person
        seen = await self.account_lookup.look(person)
        looks = turn.intent.kind is IntentKind.STATUS
        pending = await self._pending(person, seen, looks)
        told = _told(turn, seen)
        if (short := _in_short(turn, seen, told, pending)) is not None:
            return replace(short, records=self._records(turn, seen, told.main))
        asker = asker_of(turn)
        reported = await self.escalate(person, seen, asker.identity, asker.place, asker.language)
        # If the helpdesk owns a finding, its sentence contains the helpdesk's number.
        owners = [finding.owner for finding in told.findings if finding.owner not in (None, Role.HELPDESK)]
        named = await self.responsible_admins.owners(person, [owner for owner in owners if owner is not None])
        says = (*freeze_told(pending.freeze), *told.lead, *pending_told(pending), *told.says, *named, *_not_said_yet(reported, pending))
        says = tuple(_as_it_stands(phrase, pending) for phrase in says)
        choices = _choices(turn, seen, told, pending)
        reset = (one for one in await self._reset_instead(turn, person, told.findings, pending) if one not in choices)
        reply = Reply(each_once(says), with_main((*reset, *choices)), card=_card(seen, told))
        if turn.part in (AnswerPart.UNTIL, AnswerPart.OWNER, AnswerPart.REASON):
            reply = Reply(only(turn.part, told.main, named), reply.choices)
        if turn.part is AnswerPart.SYSTEM:
            reply = Reply(_of_system(turn, seen, told.main), reply.choices)
        if turn.part is AnswerPart.RETRY:
            besides = (*pending_told(pending), *_not_said_yet(reported, pending))
            reply = _looked_again(turn, seen, told, pending, Reply(besides, reply.choices))
        typed = any(phrase.key == _HOW_TO_TYPE for phrase in reply.says)
        return Outcome(
            reply,
            self._records(turn, seen, told.main),
            personal=True,
            writes=(_watch(turn, person, seen),) if pending_changes(seen.diagnosis, seen.now) else (),
            about=f"wish:{turn.intent.kind.value}",
            row=_kept(turn, seen) or told.main.row.value,
            unhelped=turn.part is AnswerPart.RETRY or any(phrase.key == _AGAIN_FINE for phrase in reply.says),
            told=(_HOW_TO_TYPE,) if typed else (),
        )

    async def _reset_instead(self, turn: Turn, person: Person, findings: tuple[Finding, ...], pending: OpenMatters) -> tuple[Choice, ...]:
        """The button for what is offered in words: a reset by the admin, where the policy allows one (D22, D25)."""
        offered = any(finding.row in (Row.CERTIFICATE_UNUSABLE, Row.RESET_BY_ADMIN) for finding in findings)
        wished = turn.intent.kind is IntentKind.RESET_PASSWORD or pending.request is not None or pending.freeze is not None
        if not offered or wished or self.would_need is None:
            return ()
        outlook = await self.would_need(ActionName.RESET_PASSWORD, person, asker_of(turn))
        return (action_button(ActionName.RESET_PASSWORD),) if outlook.possible else ()

    async def _pending(self, person: Person, seen: LookupResult, looks: bool) -> OpenMatters:
        """What is pending; beside a wish only the freeze, which forbids every act."""
        if self.open_matters is None or seen.diagnosis.stopped:
            return OpenMatters()
        pending = await self.open_matters.of(person)
        return pending if looks else OpenMatters(freeze=pending.freeze)

    def _records(self, turn: Turn, seen: LookupResult, main: Finding) -> tuple[AuditRecord, ...]:
        actor, subject = audit_actor(turn.message.sender), seen.snapshot.person.id
        did = AuditEvent.STATUS_LOOKED if turn.intent.kind is IntentKind.STATUS else AuditEvent.ACTION_ASKED
        records = [AuditRecord(did, actor, subject, {"wish": turn.intent.kind.value, "rows": " ".join(seen.diagnosis.rows) or main.row.value})]
        if seen.diagnosis.first(Row.BINDING_CONFLICT) or (did is AuditEvent.ACTION_ASKED and seen.diagnosis.first(Row.OUT_OF_SCOPE)):
            records.append(AuditRecord(AuditEvent.SECURITY_EVENT, actor, subject, {"rows": " ".join(seen.diagnosis.rows)}))
        return tuple(records)


def _card(seen: LookupResult, told: "_Told") -> Card | None:
    """The card under its headline: yes or no where that was the question, else what was found."""
    if seen.diagnosis.stopped:
        return None
    card = account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now)
    yes_no = next((phrase for phrase in told.lead if phrase.key.startswith(_YES_NO)), None)
    # Where it is explained what else it can be, the account itself stands above it.
    main = seen.diagnosis.reported[0] if told.says and told.says[0].key.startswith(_THOUGH_FINE) else told.main
    return with_headline(card, yes_no or headline(main, card, seen.now))


@dataclass(frozen=True, slots=True)
class _Told:
    """The worst finding, the others, yes or no if that was asked, and the sentences about the findings in the order in which they are said."""

    main: Finding
    others: tuple[Finding, ...]
    lead: tuple[Phrase, ...]
    says: tuple[Phrase, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return (self.main, *self.others)


def _told(turn: Turn, seen: LookupResult) -> _Told:
    """The person's own truth: the findings, and the advice on what was wished."""
    wish = wish_of(turn, seen)
    advice = None if wish is None else advised(turn, seen, wish)
    main, *others = seen.diagnosis.reported
    if advice is not None and main.row is Row.FINE:
        main, advice = advice, None
    others += [advice] if advice is not None else []
    hop = missing_hop(seen.diagnosis, seen.rules, seen.now)
    begins = _though_fine(turn, seen) if main.row in FAILS_THOUGH_FINE and tells_failure(turn) and _signs_in(turn, others) else (main.tell,)
    says = [*begins, *([hop] if hop is not None else []), *(other.tell for other in others if other.row is not Row.CHECK_INPUT or begins == (main.tell,))]
    left_open = about_the_wish(turn.intent, seen.diagnosis)
    if turn.intent.kind is not IntentKind.STATUS:
        # Whoever asks for an act hears first that there is nothing to do, or that it cannot be done.
        not_now = _not_now(turn, seen)
        if not_now and main.row.value == turn.conversation.row and main.group is FindingGroup.LOCKED:  # Why was told; that it is still so is enough.
            not_now, says = (Phrase("lead.still-not"),), [aspect_of_finding(seen.diagnosis, main, Aspect.AGAIN, seen.rules, seen.now)]
        return _Told(main, tuple(others), (*_lead(turn, seen), *not_now, *left_open), tuple(says))
    later = later_than_told(seen.diagnosis, turn.conversation.row, seen.rules)
    return _Told(main, tuple(others), _lead(turn, seen), (*((later,) if later is not None else ()), *says, *left_open))


def _not_now(turn: Turn, seen: LookupResult) -> tuple[Phrase, ...]:
    """Who asks for an unlock that cannot be had hears first that it cannot; the lock's own sentence says why."""
    lock = seen.diagnosis.first(FindingGroup.LOCKED) if turn.intent.kind is IntentKind.UNLOCK and not seen.diagnosis.stopped else None
    refused = lock is not None and (lock.row is Row.LOCKED_AGAIN or lock.tell.words.get("can", "yes") != "yes")
    return (Phrase("lead.not-now"),) if refused else ()


def _in_short(turn: Turn, seen: LookupResult, told: _Told, pending: OpenMatters) -> Outcome | None:
    """What needs no look at everything once more: that it works now, a side of what was told, a password after an act that touches none."""
    reading = turn.reading
    if reading is None or seen.diagnosis.stopped or turn.intent.kind is not IntentKind.STATUS or turn.part not in (AnswerPart.WHOLE, AnswerPart.RETRY):
        return None
    if reading.labels.act in _TELLS and not _FAILING & turn.intent.mentions and tells_success(turn.text):
        return _short(turn, told.main, (*after_success(seen.diagnosis), *pending_told(pending)))
    settled = pending.settled
    asks = reading.labels.act is Act.ASK and reading.labels.aspect not in _WAYS and asks_of_password(turn)
    if asks and settled is not None and settled.state is RequestState.DONE and settled.action is not ActionName.RESET_PASSWORD:
        return _short(turn, told.main, (password_stays(settled),))
    if settled is not None and told.main.row is Row.FINE and takes_effect_later(settled, turn.now):
        return _short(turn, told.main, aspect_of_settled(settled, Aspect.UNTIL if reading.labels.aspect is Aspect.UNTIL else Aspect.WHETHER))
    main, same = told.main, told.main.row.value == turn.conversation.row and told.main.row not in FAILS_THOUGH_FINE
    supposed = supposed_answers(turn.reading, turn.text, seen.diagnosis, main, rules=seen.rules, now=seen.now, last_said=turn.last_said) if same else ()
    alone = _TOLD_ALONE | {Aspect.WHETHER} if main.row in _STANDS else _TOLD_ALONE
    if supposed or (same and reading.labels.act is Act.ASK and reading.labels.aspect in alone and turn.part is AnswerPart.WHOLE):
        says = supposed or (aspect_of_finding(seen.diagnosis, main, reading.labels.aspect, seen.rules, seen.now),)
        return replace(_short(turn, main, says), reply=Reply(says, _choices(turn, seen, told, pending)))
    hand = stays_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now)
    if hand is None or told.main.row is not Row.FINE or told.others or reading.labels.act is not Act.ASK or reading.labels.aspect not in _SIDES:
        return None
    if asks_of_password(turn) and reading.labels.aspect in _YES_OR_NO:
        return _short(turn, hand, (about_password(seen.diagnosis, hand, seen.rules, seen.now),))
    return _short(turn, hand, (aspect_of_finding(seen.diagnosis, hand, reading.labels.aspect, seen.rules, seen.now),))


def _short(turn: Turn, about: Finding, says: tuple[Phrase, ...]) -> Outcome:
    names = (account_names_button(),) if about.row is Row.RENAMED else ()
    return Outcome(Reply(each_once(says), names), personal=True, about=f"wish:{turn.intent.kind.value}", row=about.row.value)


def _kept(turn: Turn, seen: LookupResult) -> str:
    """What was talked about goes on after a look at an account that is fine."""
    fine = seen.diagnosis.reported[0].row is Row.FINE and turn.intent.kind is IntentKind.STATUS and turn.reading is None
    hand = stays_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now) if fine and not seen.diagnosis.stopped else None
    return "" if hand is None else hand.row.value


def _signs_in(turn: Turn, others: list[Finding]) -> bool:
    """Whether it is signing in that fails, and neither the desk's own words nor another finding explain it."""
    return turn.intent.kind is IntentKind.STATUS and all(other.row is Row.CHECK_INPUT or other.status is Status.FINE for other in others) and not (
        forgotten(turn) or any(other.group is FindingGroup.CERTIFICATE for other in others)
    )


def _though_fine(turn: Turn, seen: LookupResult) -> tuple[Phrase, ...]:
    """What it can be where the account is fine; how to type is told once in a talk."""
    system = "none" if turn.reading is None else turn.reading.labels.system.value
    again = _HOW_TO_TYPE in turn.conversation.told
    return nothing_wrong(seen.diagnosis, system, again=again, rules=seen.rules, now=seen.now)


def _lead(turn: Turn, seen: LookupResult) -> tuple[Phrase, ...]:
    """Yes or no, where that was the question (C15)."""
    reading = turn.reading
    if reading is None or turn.part is not AnswerPart.WHOLE:
        return ()
    main = seen.diagnosis.reported[0]
    if reading.labels.aspect is Aspect.WHY and main.row.value == turn.conversation.row and main.row not in FAILS_THOUGH_FINE:
        return (aspect_of_finding(seen.diagnosis, main, Aspect.WHY, seen.rules, seen.now),)  # What it is was told; why was not.
    if (supposed := supposed_answers(turn.reading, turn.text, seen.diagnosis, main, rules=seen.rules, now=seen.now, last_said=turn.last_said)):
        return supposed[:1]
    if reading.labels.aspect is Aspect.SINCE and main.row not in FAILS_THOUGH_FINE:
        return (aspect_of_finding(seen.diagnosis, main, Aspect.SINCE, seen.rules, seen.now),)  # The hour that was asked for comes first.
    if reading.labels.aspect is not Aspect.WHETHER:
        return ()
    named = (group_of_matter(matter.name) for matter in reading.matters if matter.likelihood >= _LIKELY_ENOUGH)
    lead = yes_or_no(seen.diagnosis, next((group for group in named if group is not None), None))
    return () if lead is None else (lead,)


def _looked_again(turn: Turn, seen: LookupResult, told: _Told, pending: OpenMatters, besides: Reply) -> Reply:
    """What changed since it was told; where nothing did, the same facts shorter; the second time a person, with the ticket's words ready (C14, C27)."""
    before, choices = turn.conversation.row, besides.choices
    hand = matter_in_hand(seen.diagnosis, before, seen.rules, seen.now)
    twice = turn.conversation.unhelped > 0
    chosen = _new_password(pending) if hand.finding.row in _RESETS and not told.others else ()
    if told.main.row is Row.LOCK_OVER or (not before and not twice):
        says: tuple[Phrase, ...] = told.says  # The lock's own sentence says that it is over; what was never told has not stayed as it was.
    elif hand.changed is not None:
        says = (hand.changed, *told.says)
    elif chosen:
        says = () if twice else (*chosen, *told.says)
    elif hand.finding.row in (Row.FINE, Row.CHECK_INPUT):
        first_time = before == Row.FINE and not twice
        says = told.says if first_time else () if twice else (Phrase("still.fine"),)
    elif hand.finding.row is Row.CERTIFICATE_NAME and (corrected := seen.diagnosis.first(Row.CHANGE_PENDING)) is not None:
        says = (corrected.tell, *also_holds(seen.diagnosis, corrected, Aspect.AGAIN, seen.rules, seen.now))
    else:
        says = (Phrase("still.so"), aspect_of_finding(seen.diagnosis, hand.finding, Aspect.UNTIL if twice else Aspect.AGAIN, seen.rules, seen.now))
    if told.main.row in (Row.FINE, Row.CHECK_INPUT, Row.LOCK_OVER) and not seen.diagnosis.stopped and not twice:
        says, choices = (says, choices) if pending.freeze is not None or chosen else _if_forgotten(seen, says, choices)
    if hand.changed == Phrase("changed.stuck"):
        choices = (person_button(), *choices)
    if twice and not seen.diagnosis.stopped:
        says, choices = (*says, Phrase("still.then" if turn.conversation.unhelped % 2 else "unsolved.person")), (person_button(), *choices)
    return Reply(each_once((*besides.says, *says)), choices, card=_card(seen, told) if hand.changed is not None else None)


def _new_password(pending: OpenMatters) -> tuple[Phrase, ...]:
    """What holds of the password that was chosen just now: who advised it before need not advise it again."""
    settled = pending.settled
    chosen = settled is not None and settled.state is RequestState.DONE and settled.action is ActionName.RESET_PASSWORD
    return aspect_of_settled(settled, Aspect.UNTIL) if settled is not None and chosen else ()


def _if_forgotten(seen: LookupResult, says: tuple[Phrase, ...], choices: tuple[Choice, ...]) -> tuple[tuple[Phrase, ...], tuple[Choice, ...]]:
    """Where the account is fine, the password is what is left: how a forgotten one is replaced by this person (D21, D22)."""
    advice = advise(seen.diagnosis, Wish(Want.NEW_PASSWORD), seen.rules, seen.now).finding
    if advice is None or advice.row not in (Row.RESET_BY_CERTIFICATE, Row.RESET_BY_ADMIN) or not advice.remedies:
        return says, choices
    reset = tuple(button for button in (action_button(ActionName.RESET_PASSWORD),) if button not in choices)
    return (*says, Phrase("still.forgotten", {"row": advice.row.value})), (*reset, *choices)


def _not_said_yet(reported: tuple[Phrase, ...], pending: OpenMatters) -> tuple[Phrase, ...]:
    """What was reported just now; a ticket that is told as pending is not told twice."""
    numbers = {ticket.number for ticket in pending.tickets if ticket.number is not None}
    return tuple(phrase for phrase in reported if phrase.words.get("number") not in numbers)


def _as_it_stands(phrase: Phrase, pending: OpenMatters) -> Phrase:
    """What cannot be begun now is not offered: the desk does nothing to what it froze, and one request at a time."""
    if phrase.words.get("can") != "yes" or (pending.freeze is None and pending.request is None):
        return phrase
    offers = _OFFERS.get(phrase.key.removeprefix("status."))
    same = pending.request is not None and (pending.request.action is offers or (offers is None and pending.request.action is ActionName.ENABLE))
    return Phrase(phrase.key, {**phrase.words, "can": "frozen" if pending.freeze is not None else "asked" if same else "after"})


def _choices(turn: Turn, seen: LookupResult, told: _Told, pending: OpenMatters) -> tuple[Choice, ...]:
    """What applies now, what can be waited for, what waits for the person; and the article, where it is the short answer to a symptom (C11)."""
    remedies = (*seen.diagnosis.remedies, *(remedy for finding in told.findings for remedy in finding.remedies))
    forbidden = pending.request is not None or pending.freeze is not None
    acts = unfreeze_buttons(pending.freeze) if forbidden else remedy_buttons(remedies, turn.intent.kind.value)
    waits = pending_changes(seen.diagnosis, seen.now) and not pending.promised
    decide = (Choice(Phrase("pending.see"), f"wish:{IntentKind.APPROVE_HELP.value}"),) if pending.to_decide else ()
    more = entry_for_row(told.main.row) if turn.reading is not None and tells_failure(turn) and not seen.diagnosis.stopped else None
    names = (account_names_button(),) if any(finding.row is Row.RENAMED for finding in told.findings) else ()
    article = (Choice(Phrase("status.more"), f"faq:{more}"),) if more is not None else ()
    reported = {ticket.category for ticket in pending.tickets if not ticket.concerns}
    if any(phrase.key == _AGAIN_FINE for phrase in told.says):
        acts = (person_button(), *acts)  # Who comes back with it a second time is helped by a person, if by anybody.
    ticket = (DRAFT_TICKET,) if ticket_offered(seen.diagnosis, reported) else ()
    return (*acts, *((tell_me_button(),) if waits else ()), *names, *decide, *ticket, *article)


def _of_system(turn: Turn, seen: LookupResult, main: Finding) -> tuple[Phrase, ...]:
    """Whether a new password is that system's too, if one is in hand; else one line of the card alone; if there is no card, or this system is not on
    it, the answer about the whole account."""
    system = turn.argument
    hand = matter_in_hand(seen.diagnosis, turn.conversation.row, seen.rules, seen.now).finding
    of_password = password_of_system(seen.diagnosis, hand, system, seen.rules, seen.now)
    if of_password is not None and not seen.diagnosis.stopped:
        return (of_password,)
    hops = () if seen.diagnosis.stopped else account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now).hops
    hop = next((line for line in hops if line.system == system), None)
    if hop is None:
        return (main.tell,)
    of_it = tuple(finding.tell for finding in seen.diagnosis.findings if finding.system is not None and finding.system.value == system)
    return of_it or (Phrase("glance.of", {"system": system, "mark": hop.mark}),)


def _watch(turn: Turn, person: Person, seen: LookupResult) -> TurnWrite:
    """Watches the account of a person who asked while something is pending: if it becomes overdue, it is reported without another question (D7)."""

    async def watch(work: Work) -> None:
        asker = asker_of(turn)
        await promise_all(work, person, seen, asker.identity, asker.place, language=asker.language, tell=False)

    return watch
