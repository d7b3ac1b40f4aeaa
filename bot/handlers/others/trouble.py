"""What is general about the trouble that somebody tells of another's account, and which of their admins sees to it (C9). Nobody is looked up. Pure."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from bot.handlers.turn import Turn
from bot.messages import Phrase
from bot.people.names import stands_in
from bot.people.role import Role
from bot.reading.trouble_words import Trouble, trouble_told
from bot.reading.vocabulary import Act, Aspect
from bot.runtime.lazy_pattern import lazy_pattern

YES_THEM: Final = "others.yes-them"
_OTHERS: Final = "others:"
_BOTH: Final = "owner.is_admins"
_WHOM: Final[Mapping[Trouble, tuple[Role, ...]]] = MappingProxyType(
    {
        Trouble.LOCKED: (Role.PERSONNEL_ADMIN, Role.PORTAL_ADMIN),
        Trouble.DISABLED: (Role.PERSONNEL_ADMIN, Role.PORTAL_ADMIN),
        Trouble.PASSWORD: (Role.PERSONNEL_ADMIN,),
        Trouble.NEW: (Role.PORTAL_ADMIN,),
    }
)
"""Who sees to it, the likelier one first; where nothing is told it may be either."""
_EITHER: Final = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)
_FIRST: Final = frozenset({Trouble.DISABLED, Trouble.NEW, Trouble.PASSWORD})
"""What is general about these is worth more than the refusal, and what is told of a lock stands in that."""
_WHOSE: Final = frozenset({"named", "unnamed"})
_ASKS_IF: Final = frozenset({Aspect.WHO.value, Aspect.WHICH.value, Aspect.WHETHER.value, Aspect.RULE.value})
_TURNS_TO: Final = lazy_pattern(r"打[給到]?|找|問|聯[絡繫繋]|撥|請|\b(?:call|ring|phone|ask|contact|see|talk|it'?s|is it)\b")
"""Who is named is to be turned to, and is not the one whose account is spoken of."""


def trouble_of(turn: Turn) -> Trouble:
    """What these words tell of it, or else those that began with it."""
    before = turn.conversation.trouble if turn.conversation.about.startswith(_OTHERS) or turn.conversation.whose else ""
    return trouble_told((turn.text, before))


def roles_for(trouble: Trouble) -> tuple[Role, ...]:
    """The admins who see to it, the likelier one first."""
    return _WHOM.get(trouble, _EITHER)


def first_words(turn: Turn, trouble: Trouble) -> tuple[Phrase, ...]:
    """The refusal, with what is general about this trouble before it; after it where something is wanted to be done. Empty where none of these is told,
    or where both were told just now, or that once before."""
    asked = turn.argument in _WHOSE or (turn.argument == Aspect.WHETHER and trouble_told((turn.text,)) is trouble)
    if trouble not in _FIRST or not asked:
        return ()
    general, refusal = Phrase("others.of", {"trouble": trouble.value}), Phrase("others.not_looked")
    wishes = turn.reading is not None and turn.reading.labels.act is Act.REQUEST
    told = (refusal, general) if wishes else (general, refusal)
    said = any(phrase in turn.last_said for phrase in told) or said_once(trouble, turn.language) in turn.conversation.told
    return () if said else told


def said_once(trouble: Trouble, language: str) -> str:
    """What is remembered of a general answer that was given: it is not given again in the same words, whatever came between (C27)."""
    return f"others.of:{trouble.value}:{language}"


def until_when(turn: Turn, trouble: Trouble) -> tuple[Phrase, ...]:
    """How long it usually takes; what comes after a call to the admin of a disabled account is that too."""
    after_a_call = turn.argument == Aspect.AFTER and trouble is Trouble.DISABLED
    asked = turn.argument == Aspect.UNTIL or after_a_call or (turn.argument == Aspect.WHETHER and trouble is not Trouble.LOCKED)
    said = Phrase("others.until_of", {"trouble": trouble.value})
    return (said,) if asked and trouble is not Trouble.UNTOLD and said not in turn.last_said else ()


def whom_to_ask(turn: Turn, trouble: Trouble, owners: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Which of their admins to turn to: yes to the one that is named, if it is the right one; else why which, and both in that order."""
    named = [owner for owner in owners if stands_in(str(owner.words.get("name", "")), turn.text)]
    if named and turn.argument in _ASKS_IF and _TURNS_TO.search(turn.text) is not None and (trouble is Trouble.UNTOLD or named[0] == owners[0]):
        return (Phrase(YES_THEM), named[0])
    asked = turn.argument == Aspect.WHICH or (turn.argument == Aspect.WHO and trouble in _FIRST)
    if trouble is Trouble.UNTOLD or not asked or not owners:
        return ()
    if any(owner.key == _BOTH for owner in owners) and trouble is not Trouble.NEW:
        return owners if owners != turn.last_said else ()
    said = Phrase("others.whom", {"trouble": trouble.value})
    return (said, *owners) if said not in turn.last_said else ()
