"""What kind of alarm it is by its words: a doubt, a caller, a shared account in strange hands, a request that its person never made (C20). Pure."""

from typing import Final

from bot.dialogue.table.incident import another_matter, denies, of_an_admin
from bot.dialogue.table.situation import HARMLESS, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.incidents.sides import IncidentSide
from bot.incidents.told import Told
from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Aspect, Matter

FORGED: Final = "incident:forged"
SHARED: Final = "incident:shared"
_LAST: Final = "incident.forged-again"
_LITTLE: Final = 0.02
_MAY_BE: Final = 0.25
_CALM: Final = 0.05
"""Below it no incident is read in a question about shared accounts."""
_ABOUT_IT: Final = 0.5
_SAYS_ON: Final = frozenset({Act.ASK, Act.REPORT, Act.COMPLAIN, Act.CORRECT, Act.REQUEST, Act.ANSWER, Act.DECLINE, Act.STOP})
_DECIDES: Final = frozenset({Act.DECLINE, Act.STOP, Act.REQUEST, Act.CORRECT, Act.AGREE})
_OTHER_MATTERS: Final = ("smalltalk", "ticket", "faq:", "elsewhere", "do:", "person")
_SURE_OF_ANOTHER: Final = 0.6


def _told(at: Situation) -> TableStep | None:
    if not at.linked:
        return None
    if at.conversation.about == SHARED and at.own and at.intent.kind is IntentKind.STATUS:
        return TableStep("C16", "status", kind=IntentKind.STATUS)  # "And mine was locked this morning."
    if denies(at):
        return None
    kind = _of_others(at) or _of_mine(at)
    return None if kind is None else TableStep("C20", "incident", kind)


def _of_others(at: Situation) -> str | None:
    """What happened to a colleague or to a shared account: nothing about it concerns the speaker's own."""
    about = at.conversation.about
    if Told.FORGED in at.told and not at.drafting and (at.approvals or (at.leads and _likely(at) >= _MAY_BE)):
        return "forged"
    calm = _asks_calmly(at)
    if Told.LENT in at.told and _of_a_shared_one(at) >= _ABOUT_IT and not calm:
        return "shared next" if about == SHARED else "shared"
    if about not in (FORGED, SHARED) or at.act not in _SAYS_ON or _another_matter(at):
        return None
    if about == FORGED:
        if _told_all(at):
            return None
        return "forged" if at.approvals and (at.act in _DECIDES or at.matter == Matter.APPROVE) else "forged next"
    return None if at.own or calm or _is_none(at) else "shared next"


def _asks_calmly(at: Situation) -> bool:
    """Whether it only asks how shared accounts go on: what becomes of them, of their rights, their mail, their people. No incident is read in it."""
    asks = at.act is Act.ASK or (at.act is Act.REQUEST and at.matter in ACTION_MATTERS)
    of_a_matter = "-" in at.matter or at.matter in (*ACTION_MATTERS, Matter.SAME) or at.intent.kind is IntentKind.FAQ
    who = at.same and at.aspect == Aspect.WHO  # Whom to tell of it is told with the rest.
    return asks and of_a_matter and not who and _likely(at) < _CALM and not at.sides


def _is_none(at: Situation) -> bool:
    """Whether it is denied that anything has happened, and something else is asked."""
    return IncidentSide.ALARM in at.sides and at.act is Act.ASK and _likely(at) < _MAY_BE


def _of_mine(at: Situation) -> str | None:
    if at.reading.labels.whose in OTHERS or at.mentioned is not None:
        return None
    if Told.GIVEN in at.told or of_an_admin(at):
        return None  # Something given away is an incident, and its steps are told.
    if Told.CALLER in at.told and (at.incident or _likely(at) >= _LITTLE):
        return "caller"
    if at.incident:
        return "next" if Told.NOTHING in at.told and at.act is not Act.THANK and not another_matter(at) else None
    return "doubt" if Told.DOUBT in at.told and _likely(at) >= _MAY_BE and Told.UNASKED not in at.told else None


def _told_all(at: Situation) -> bool:
    """Whether all was told that is known here of a forged request, or somebody else, a ticket or a draft is spoken of."""
    said = any(phrase.key == _LAST for phrase in at.last.just_said(at.now))
    named = at.mentioned is not None or at.colleague is not None or any(number in at.text for number in at.tickets)
    return (said and not at.approvals) or named or at.drafting


def _likely(at: Situation) -> float:
    return at.reading.move_likelihood(Matter.INCIDENT)


def _of_a_shared_one(at: Situation) -> float:
    return sum(at.reading.move_likelihood(move) for move in ("shared", "other", Matter.INCIDENT))


def _another_matter(at: Situation) -> bool:
    """Whether it has plainly turned to something else."""
    sure = at.reading.labels.move.startswith(_OTHER_MATTERS) and at.reading.likelihood >= _SURE_OF_ANOTHER
    asks_aside = at.side is not None and at.side.likelihood >= _SURE_OF_ANOTHER
    return sure or asks_aside or bool(at.topic) or at.goodbye or (at.matter == Matter.STATUS and at.own and at.reading.likelihood >= HARMLESS)


TOLD: Final = TableRow("C20", "a doubt, a caller, a shared account in strange hands, a request made in somebody's name", _told)
