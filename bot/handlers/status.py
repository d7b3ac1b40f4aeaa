"""The person's own account: what is wrong with it, until when, and who can act; and the wishes that depend on it."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeAlias

from bot.accounts.advice import advise
from bot.accounts.finding import Diagnosis, Finding, Using, Want, Wish
from bot.accounts.overview import account_overview, missing_hop
from bot.accounts.pending import pending_changes
from bot.accounts.rows.row import FindingGroup, Row
from bot.actions.registry import ACTIONS
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import DRAFT_TICKET, Outcome, Turn, TurnWrite, action_button, asker_of, how_to_link
from bot.messages import Card, ChatIdentity, Choice, ConversationAddress, Phrase, Reply, each_once
from bot.notices.reminders import promise_all
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.tickets.category import ticket_offered

_ME: Final = "me"
_REASONS: Final[Mapping[FindingGroup, str]] = MappingProxyType(
    {FindingGroup.LOCKED: "locked", FindingGroup.DISABLED: "disabled", FindingGroup.SYNC: "unsynced", FindingGroup.BINDING: "unbound"}
)
_BINDS_BY_ONESELF: Final = frozenset({Row.BIND_FIRST, Row.BIND_NOW, Row.BIND_AT_ONCE})
"""The only binding rows with the general reason: people who are unbound can bind their accounts themselves."""
_USING: Final[Mapping[str, Using]] = MappingProxyType(
    {"former_name": Using.FORMER_NAME, "portal_account": Using.PORTAL_ACCOUNT, "directory_account": Using.DIRECTORY_ACCOUNT}
)
"""What a text names, the most informative first: a name such as GEAA-012686 is also a TPEAD account."""
_FAILING: Final = frozenset({"cannot_sign_in", "password_changed"})


EscalateDiagnosis: TypeAlias = Callable[[Person, LookupResult, ChatIdentity, ConversationAddress, str], Awaitable[tuple[Phrase, ...]]]


@dataclass(frozen=True)
class StatusHandler:
    """Looks only at the sender's own account; its answers are for private conversations only (T15).

    `escalate` opens the tickets that the rules require and returns what to say about them.
    """

    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins
    escalate: EscalateDiagnosis

    async def __call__(self, turn: Turn) -> Outcome:
        """The worst finding, the card with the missing hop, the other findings, the answer to the wish, and who can act."""
        actor = audit_actor(turn.message.sender)
        if turn.person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.STATUS_REFUSED, actor, "", {"row": Row.STRANGER.value}),), personal=True)
        seen = await self.account_lookup.look(turn.person)
        wish = _wish(turn.intent)
        advice = None if wish is None else _advised(seen, wish, turn.intent)
        main, *others = seen.diagnosis.reported
        if advice is not None and main.row is Row.FINE:
            main, advice = advice, None
        others += [advice] if advice is not None else []
        hop = missing_hop(seen.diagnosis, seen.rules, seen.now)
        says = [main.tell, *([hop] if hop is not None else []), *(other.tell for other in others)]
        says += _about_the_wish(turn.intent, seen.diagnosis)
        # If the helpdesk owns a finding, its sentence contains the helpdesk's number.
        owners = [finding.owner for finding in (main, *others) if finding.owner not in (None, Role.HELPDESK)]
        asker = asker_of(turn)
        reported = await self.escalate(turn.person, seen, asker.identity, asker.place, asker.language)
        named = await self.responsible_admins.owners(turn.person, [owner for owner in owners if owner is not None])
        reply = Reply(each_once([*says, *named, *reported]), _choices(seen, turn.intent.kind), card=_card(seen))
        if turn.part in (AnswerPart.UNTIL, AnswerPart.OWNER, AnswerPart.REASON):
            reply = Reply(_only(turn.part, main, named), reply.choices)
        if turn.part is AnswerPart.SYSTEM:
            reply = Reply(_of_system(turn.argument, seen, main), reply.choices)
        return Outcome(
            reply,
            self._records(turn, seen, main),
            personal=True,
            writes=(_watch(turn, turn.person, seen),) if pending_changes(seen.diagnosis, seen.now) else (),
            about=f"wish:{turn.intent.kind.value}",
            row=main.row.value,
            unhelped=turn.part is AnswerPart.RETRY,
        )

    def _records(self, turn: Turn, seen: LookupResult, main: Finding) -> tuple[AuditRecord, ...]:
        actor, subject = audit_actor(turn.message.sender), seen.snapshot.person.id
        did = AuditEvent.STATUS_LOOKED if turn.intent.kind is IntentKind.STATUS else AuditEvent.ACTION_ASKED
        records = [AuditRecord(did, actor, subject, {"wish": turn.intent.kind.value, "rows": " ".join(seen.diagnosis.rows) or main.row.value})]
        if seen.diagnosis.first(Row.BINDING_CONFLICT) or (did is AuditEvent.ACTION_ASKED and seen.diagnosis.first(Row.OUT_OF_SCOPE)):
            records.append(AuditRecord(AuditEvent.SECURITY_EVENT, actor, subject, {"rows": " ".join(seen.diagnosis.rows)}))
        return tuple(records)


def _card(seen: LookupResult) -> Card | None:
    return None if seen.diagnosis.stopped else account_overview(seen.snapshot, seen.diagnosis, seen.rules, seen.now)


_REMEDIES: Final = {remedy: name for name, action in ACTIONS.items() for remedy in action.wish.remedies}
"""Which action a remedy is a button for. A certificate that has run out is no wish for a new password (D25)."""


_OF_WISH: Final = {name.value: name for name in ACTIONS}


def _choices(seen: LookupResult, wished: IntentKind) -> tuple[Choice, ...]:
    actions = dict.fromkeys(_REMEDIES[remedy] for remedy in seen.diagnosis.remedies if remedy in _REMEDIES)
    do = tuple(action_button(name) for name in actions if name.value != wished.value)
    return do + _tell_me(seen) + ((DRAFT_TICKET,) if ticket_offered(seen.diagnosis) else ())


def _tell_me(seen: LookupResult) -> tuple[Choice, ...]:
    return (Choice(Phrase("tell.when"), f"tell:{_ME}"),) if pending_changes(seen.diagnosis, seen.now) else ()


def _only(part: AnswerPart, main: Finding, named: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The answer to "how long?", "who?" or "why?" alone."""
    if part is AnswerPart.REASON:
        general = main.group is not FindingGroup.BINDING or main.row in _BINDS_BY_ONESELF
        known = _REASONS.get(main.group) if general else None
        return (Phrase(f"followup.why-{known}"),) if known else (main.tell, *named)
    if part is AnswerPart.OWNER:
        return named or _nobody_in_particular(main)
    # A slow sync states when it counts as failed, not when it is done.
    until = None if main.tell.key.endswith("-slow") else main.until
    return (main.tell, *named) if until is None else (Phrase("followup.until", {"until": until}),)


def _nobody_in_particular(main: Finding) -> tuple[Phrase, ...]:
    """Who acts if no admin does: the helpdesk, the sync by itself, or nobody, since nothing is wrong."""
    if main.row is Row.FINE:
        return (Phrase("followup.nothing-wrong"),)
    slow = main.row in (Row.SYNC_SLOW, Row.NOT_ARRIVED)
    return (Phrase("owner.is_helpdesk" if main.owner is not None or slow else "followup.nobody-needed"),)


def _of_system(system: str, seen: LookupResult, main: Finding) -> tuple[Phrase, ...]:
    """One line of the card alone; if there is no card, or this system is not on it, the answer about the whole account."""
    card = _card(seen)
    hop = next((line for line in card.hops if line.system == system), None) if card is not None else None
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


def _wish(intent: Intent) -> Wish | None:
    """The wish that goes beyond the state, or None."""
    using = next((meant for mention, meant in _USING.items() if mention in intent.mentions), None)
    wished = _OF_WISH.get(intent.kind.value)
    if wished is not None and (want := ACTIONS[wished].wish.want) is not None:
        return Wish(want, using)
    if intent.kind is not IntentKind.STATUS:
        return None
    if _FAILING & intent.mentions or using in (Using.FORMER_NAME, Using.PORTAL_ACCOUNT):
        return Wish(Want.SIGN_IN, using)
    return Wish(Want.FIND_APPLICATION) if "application" in intent.mentions else None


def _advised(seen: LookupResult, wish: Wish, intent: Intent) -> Finding | None:
    """The advice; how to type the account is explained only to people who say that signing in fails, not to those who just ask for the state (D42)."""
    advice = advise(seen.diagnosis, wish, seen.rules, seen.now).finding
    return None if advice is not None and advice.row is Row.CHECK_INPUT and not _FAILING & intent.mentions else advice


def _about_the_wish(intent: Intent, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
    """What the findings alone leave open about what was asked for."""
    wished = _OF_WISH.get(intent.kind.value)
    return () if wished is None or diagnosis.stopped else ACTIONS[wished].left_open(diagnosis)
