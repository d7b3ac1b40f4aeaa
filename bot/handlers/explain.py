"""Questions about an action, and words against it: answered, and nothing is started (C8)."""

from typing import Final

from bot.accounts.aspects import changed_with_it
from bot.accounts.rows.row import Row
from bot.actions.action import ActionName, Refused
from bot.actions.explanation import ActionOutlook, explain_action
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import IntentKind
from bot.handlers.turn import Outcome, Turn, action_button, asker_of, how_to_link, person_button
from bot.messages import Choice, Phrase, Reply, each_once
from bot.people.identity import audit_actor
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.reading.vocabulary import Aspect, NamedSystem
from bot.requests.open_matters import OpenMatters, OpenMattersLookup, pending_told
from bot.requests.submission import RequestSubmission
from bot.runtime.quick_dataclass import dataclass

_ENTRY: Final = "faq:"
"""A question stays the matter in hand where an act that was asked about beside it does not apply at all."""
_YES_OR_NO: Final = frozenset({Aspect.WHETHER, Aspect.AFTER})
_NAMES_THE_ADMIN: Final = frozenset({Aspect.WHO, Aspect.RULE})


@dataclass(frozen=True)
class ExplainHandler:
    """`argument` is the action's name. The aspect and the negation are the reading's."""

    asking: RequestSubmission
    responsible_admins: ResponsibleAdmins
    open_matters: OpenMattersLookup

    async def __call__(self, turn: Turn) -> Outcome:
        """The explanation from the person's own account; a button offers the action where it applies and is not refused in words."""
        actor = audit_actor(turn.message.sender)
        if turn.person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.STATUS_REFUSED, actor, "", {"row": Row.STRANGER.value}),), personal=True, about=None)
        name = ActionName(turn.argument)
        aspect = Aspect.NONE if turn.reading is None else turn.reading.labels.aspect
        negated = turn.reading is not None and turn.reading.labels.negated
        outlook = await self.asking.would_need(name, turn.person, asker_of(turn))
        pending = await self.open_matters.of(turn.person)
        of_system = None if negated or turn.reading is None else _of_system(name, outlook, aspect, turn.reading.labels.system)
        says = [*_about_request(pending), *(of_system or explain_action(name, outlook, aspect, negated))]
        main = outlook.case.diagnosis.reported[0]
        told_alone = main.tell in says and not outlook.possible and main.owner not in (None, Role.HELPDESK)
        owner = main.owner if told_alone else outlook.approver
        if (told_alone or aspect in _NAMES_THE_ADMIN) and not negated and owner is not None:
            says += await self.responsible_admins.owners(turn.person, [owner])
        details = {"wish": name.value, "rows": " ".join(outlook.case.diagnosis.rows), "aspect": aspect.value}
        record = AuditRecord(AuditEvent.STATUS_LOOKED, actor, turn.person.id, details)
        choices = _choices(name, outlook, pending, negated)
        offers = len(choices) == 1 and choices[0].means == action_button(name).means
        about = None if turn.conversation.about.startswith(_ENTRY) and not choices else f"wish:{IntentKind.STATUS.value}"
        did = f"offer:{name.value}" if offers else ""
        return Outcome(Reply(each_once(says), choices), (record,), personal=True, about=about, row=_row(outlook), context=did)


def _of_system(name: ActionName, outlook: ActionOutlook, aspect: Aspect, system: NamedSystem) -> tuple[Phrase, ...] | None:
    """Yes or no about the system that is named: whether its password changes with a reset, whether mail is lost by any other act (C15)."""
    if aspect not in _YES_OR_NO:
        return None
    case = outlook.case
    if name is ActionName.RESET_PASSWORD:
        changed = changed_with_it(case.diagnosis, system.value, case.rules, case.now)
        return None if changed is None else (changed,)
    return (Phrase("explain.mail_stays"),) if system is NamedSystem.MAILBOX else None


def _about_request(pending: OpenMatters) -> tuple[Phrase, ...]:
    """An open request is told first: whoever says "don't" has to know that something is under way (C23)."""
    return pending_told(OpenMatters(pending.request, pending.admin, following=pending.following, page=pending.page)) if pending.request is not None else ()


def _choices(name: ActionName, outlook: ActionOutlook, pending: OpenMatters, negated: bool) -> tuple[Choice, ...]:
    if pending.request is not None:
        stops = pending.request.action is name and pending.request.started is None
        return (Choice(Phrase("action.cancel"), f"wish:{IntentKind.CANCEL.value}"),) if stops else ()
    if negated or outlook.possible:
        return () if negated else (action_button(name),)
    if not isinstance(outlook.allowed, Refused):
        return ()
    instead = tuple(action_button(one) for one in ActionName if one.value in outlook.allowed.instead)
    return (*instead, *((person_button(),) if outlook.allowed.ticket else ()))


def _row(outlook: ActionOutlook) -> str:
    return outlook.case.diagnosis.reported[0].row.value
