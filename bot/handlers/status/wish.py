"""What somebody wants who asks about their account, beyond its state: a new password, to sign in with this account, an application. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.accounts.advice import advise, d37_password_young
from bot.accounts.finding import Diagnosis, Finding, Using, Want, Wish
from bot.accounts.rows.row import FindingGroup, Row
from bot.actions.registry import ACTIONS
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Turn
from bot.messages import Phrase
from bot.people.account_lookup import LookupResult
from bot.reading.vocabulary import Act, NamedSystem

_PASSWORD_MATTERS: Final = frozenset({"reset_password", "password-04"})
_MATCHED: Final = 0.4
_USING: Final[Mapping[str, Using]] = MappingProxyType(
    {"former_name": Using.FORMER_NAME, "portal_account": Using.PORTAL_ACCOUNT, "directory_account": Using.DIRECTORY_ACCOUNT}
)
"""What a text names, the most informative first: a name such as GEAA-012686 is also a TPEAD account."""
_BY_SYSTEM: Final = {NamedSystem.PORTAL: Using.PORTAL_ACCOUNT, NamedSystem.DIRECTORY: Using.DIRECTORY_ACCOUNT}
_APPLICATION: Final = "eauth-01"
_OF_WISH: Final = {name.value: name for name in ACTIONS}
_LIKELY_ENOUGH: Final = 0.2
_FAILING: Final = frozenset({"cannot_sign_in", "password_changed"})

_KEEPS_OUT: Final = frozenset({FindingGroup.LOCKED, FindingGroup.DISABLED, FindingGroup.SYNC, FindingGroup.PASSWORD})


def wish_of(turn: Turn, seen: LookupResult) -> Wish | None:
    """The wish that goes beyond the state, or None."""
    intent, using = turn.intent, _using(turn)
    wished = _OF_WISH.get(intent.kind.value)
    if wished is not None and (want := ACTIONS[wished].wish.want) is not None:
        return Wish(want, using)
    if intent.kind is not IntentKind.STATUS:
        return None
    if forgotten(turn) and not _changed_lately(turn, seen):
        return Wish(Want.NEW_PASSWORD, using)
    named = "application" in intent.mentions and seen.diagnosis.reported[0].group not in _KEEPS_OUT  # What one wants to sign in for explains no lock.
    if named or (turn.reading is not None and turn.reading.labels.matter == _APPLICATION):
        return Wish(Want.FIND_APPLICATION)
    return Wish(Want.SIGN_IN, using) if tells_failure(turn) or using in (Using.FORMER_NAME, Using.PORTAL_ACCOUNT) else None


def _changed_lately(turn: Turn, seen: LookupResult) -> bool:
    """Whether the password was changed within the hour and trouble with it is told: then it is the new one that is not known everywhere yet (D37)."""
    young = d37_password_young(seen.diagnosis, Wish(Want.SIGN_IN), seen.rules, seen.now)
    return young is not None and turn.reading is not None and turn.reading.labels.matter not in _PASSWORD_MATTERS


def forgotten(turn: Turn) -> bool:
    """Whether it may well be the password that they do not know."""
    likely = turn.reading is not None and any(one.name in _PASSWORD_MATTERS and one.likelihood >= _LIKELY_ENOUGH for one in turn.reading.matters)
    return likely or any(choice.id in _PASSWORD_MATTERS and choice.confidence >= _MATCHED for choice in turn.intent.choices[:1])


def _using(turn: Turn) -> Using | None:
    """What they sign in with, if they say so: an old account's name by its shape, else the system that they name."""
    named = next((meant for mention, meant in _USING.items() if mention in turn.intent.mentions), None)
    if named is not None or turn.reading is None:
        return named
    return _BY_SYSTEM.get(turn.reading.labels.system)


def tells_failure(turn: Turn) -> bool:
    """Whether a symptom or an error message is reported, not only the state asked for (C11)."""
    if _FAILING & turn.intent.mentions or turn.part is AnswerPart.RETRY:
        return True
    return turn.reading is not None and turn.reading.labels.act in (Act.REPORT, Act.COMPLAIN)


def advised(turn: Turn, seen: LookupResult, wish: Wish) -> Finding | None:
    """The advice; how to type the account is explained only to people who say that signing in fails, not to those who just ask for the state (D42)."""
    advice = advise(seen.diagnosis, wish, seen.rules, seen.now).finding
    if advice is None or advice.row is not Row.CHECK_INPUT:
        return advice
    if seen.diagnosis.first(Row.PORTAL_ONLY) is not None and turn.reading is not None and turn.reading.labels.system is NamedSystem.DIRECTORY:
        return None  # What is missing is the account itself.
    # "It may be the typing" beside a cause that was found would talk the person out of it (D23-D25).
    return advice if tells_failure(turn) and seen.diagnosis.first(FindingGroup.CERTIFICATE) is None else None


def about_the_wish(intent: Intent, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
    """What the findings alone leave open about what was asked for."""
    wished = _OF_WISH.get(intent.kind.value)
    return () if wished is None or diagnosis.stopped else ACTIONS[wished].left_open(diagnosis)
