"""What is asked of signing in with one's own accounts, now and later, is answered from those: never from what is true of shared or borrowed ones (C13). Pure."""

import re
from dataclasses import replace
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.still_others import is_of_shared, speaks_of_shared
from bot.dialogue.understanding import IntentKind
from bot.incidents.told import Told
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose
from bot.runtime.lazy_pattern import lazy_pattern

GO_LIVE, MEANWHILE_PORTAL = "go_live", "portal"
"""What stands behind the side in the argument of the aspect."""
_EVENT: Final = lazy_pattern(r"[上下]線|\bgo(?:es|ing)?[- ]?live\b|\bswitch(?:ed)?[- ]?(?:over|off)\b", re.IGNORECASE)
_ASKS: Final = frozenset({Act.ASK, Act.CORRECT, Act.COMPLAIN, Act.REPORT})
_WHETHER: Final = frozenset({Aspect.WHETHER.value, Aspect.AFTER.value, Aspect.RULE.value, Aspect.WHICH.value, Aspect.NONE.value, Aspect.WHAT.value})
_SIGNS_IN: Final = frozenset({"look", "follow:whether", "follow:after", "follow:rule", "follow:which", "faq:login-01", "faq:binding-09", "faq:binding-10"})
_LATER: Final = "t-shared-later"
_PLAINLY: Final = 0.9
_OWN: Final = ("wish:", "incident:mine")
_LOGIN: Final = "login-"
_PORTAL: Final = "portal_account"


def as_own_matter(at: Situation) -> Situation:
    """Words that go on about the own matter in hand, and speak of no shared account, are not about one, whatever was said just before."""
    read = at.reading
    if read.labels.whose is not Whose.SHARED or at.act not in _ASKS or not _own_in_hand(at) or not at.same or speaks_of_shared(at):
        return at
    return replace(at, reading=replace(read, labels=replace(read.labels, whose=Whose.MINE), others=0.0))


def _own_in_hand(at: Situation) -> bool:
    return at.conversation.about.startswith(_OWN) and not at.conversation.whose and at.conversation.row != Row.SHARED.value


def _nobody_else(at: Situation) -> bool:
    named = at.somebody or at.mentioned is not None or at.colleague is not None or at.strange is not None
    alarm = any(told is not Told.NOTHING for told in at.told)
    return at.linked and at.private and not named and not alarm and at.reading.others < LIKELY and not at.conversation.of_others and not speaks_of_shared(at)


def _after_go_live(at: Situation) -> TableStep | None:
    """Whether the speaker will get in once the portal has gone."""
    if at.act not in _ASKS or not _nobody_else(at) or not (at.question or at.act is Act.ASK):
        return None
    if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _PLAINLY:
        return None
    later = at.side is not None and at.side.question.id == _LATER and at.side.likelihood >= LIKELY
    event = _EVENT.search(at.text) is not None and at.aspect in _WHETHER and at.reading.labels.move in _SIGNS_IN
    return TableStep("C13", "aspect", f"{Aspect.WHETHER} {GO_LIVE}") if later or event else None


def _portal_meanwhile(at: Situation) -> TableStep | None:
    """Whether the own portal account does while TPEAD is locked."""
    locked = group_of(at.conversation.row) is FindingGroup.LOCKED or (at.request is not None and at.request.action == Matter.UNLOCK)
    named = at.reading.labels.system is NamedSystem.PORTAL or _PORTAL in at.intent.mentions
    if not locked or not named or at.act is not Act.ASK or at.aspect not in _WHETHER or not _nobody_else(at):
        return None
    signs_in = at.same or at.matter.startswith(_LOGIN) or at.reading.labels.move in _SIGNS_IN or is_of_shared(at.side)
    return TableStep("C13", "aspect", f"{Aspect.WHETHER} {MEANWHILE_PORTAL}") if signs_in or at.reading.likelihood < LIKELY else None


AFTER_GO_LIVE: Final = TableRow("C13", "whether the own accounts sign in once the portal is gone", _after_go_live)
MEANWHILE: Final = TableRow("C13", "whether the own portal account does meanwhile", _portal_meanwhile)
