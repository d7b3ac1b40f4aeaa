"""Somebody with more than one account says, or asks, which of them stays (C15, C17, D31, D33, D34). Pure."""

from typing import Final

from bot.accounts.rows.row import Row
from bot.accounts.several import OF_SEVERAL, SeveralAccounts
from bot.dialogue.endings import ENDING
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.incidents.told import Told
from bot.reading.vocabulary import Act, Aspect, NamedSystem
from bot.tickets.account_choice import ChoiceWord
from bot.tickets.said_of_draft import words_on_draft

_SURELY_OTHERS: Final = 0.6
_ASKS: Final = frozenset({Act.ASK, Act.CORRECT, Act.REPORT, Act.REQUEST, Act.COMPLAIN})
_AFTERWARDS: Final = frozenset({Aspect.WHETHER.value, Aspect.AFTER.value, Aspect.RULE.value, Aspect.WHAT.value, Aspect.NONE.value})
_ANOTHER_SIDE: Final = frozenset({Aspect.HOW.value, Aspect.WHERE.value, Aspect.WHO.value, Aspect.WHY.value, Aspect.UNTIL.value, Aspect.SINCE.value})
_MAILBOX: Final = "mailbox"
_MAIN: Final = "main_account:"
_ENDS: Final = frozenset({Act.THANK, Act.LATER})


def _chooses(at: Situation) -> TableStep | None:
    """The choice is taken where it is said, by the name of the account: it is shown before it goes to the admin, or before the one account is bound."""
    several, choice = at.several, at.choice
    if several is None or not _may_choose(at):
        return None
    main = several.row is Row.BIND_MAIN
    match choice.word:
        case ChoiceWord.KEEP | ChoiceWord.MAY if at.act not in _ENDS:
            word = choice.word.value
            return TableStep("C17", "main_account", f"choose {choice.place + 1}") if main else _ticket("C17", f"{word} {choice.place}")
        case ChoiceWord.OTHER if not at.question:
            return _the_other(at, several)
        case ChoiceWord.WHICH if _asks_which(at):
            return TableStep("C13", "main_account", "which") if main else _ticket("C13", "which")
        case _:
            return TableStep("C13", "aspect", Aspect.AFTER) if several.row is Row.DUPLICATE and _asks_of_mail(at) else None


def _the_other(at: Situation, several: SeveralAccounts) -> TableStep | None:
    """Not the one that was chosen just now."""
    if at.conversation.waiting.startswith(_MAIN):
        return TableStep("C16", PRESSED, at.conversation.waiting)
    decided = at.conversation.draft.chosen[-1] if at.drafting and at.conversation.draft.chosen else ""
    found = {decided.find(several.masked(place)): place for place in range(len(several.names)) if several.masked(place) in decided}
    others = [place for place in range(len(several.names)) if found and place != found[min(found)]]
    return _ticket("C16", f"{ChoiceWord.KEEP.value} {others[0]}") if len(others) == 1 else None


def _asks_which(at: Situation) -> bool:
    asks = at.act in _ASKS and (at.question or at.act is Act.ASK) and at.aspect not in _ANOTHER_SIDE
    return asks and (at.conversation.row in OF_SEVERAL or at.names_own)


def _asks_of_mail(at: Situation) -> bool:
    """Whether it asks what becomes of the mail once one of them is retired."""
    mail = at.reading.labels.system is NamedSystem.MAILBOX or _MAILBOX in at.intent.mentions or at.matter in ENDING
    return mail and at.act is Act.ASK and at.question and at.aspect in _AFTERWARDS and at.reading.likelihood < LIKELY


def _ticket(row: str, what: str) -> TableStep:
    return TableStep(row, "ticket", what, kind=IntentKind.TICKET)


def _may_choose(at: Situation) -> bool:
    """Whether the words are the speaker's own, and no alarm; what sends a ticket that is shown is no new choice."""
    of_others = at.colleague is not None or at.conversation.of_others or at.reading.others >= _SURELY_OTHERS
    sends = at.drafting and words_on_draft(at.text).sends
    alarm = any(told is not Told.NOTHING for told in at.told)
    return at.linked and at.private and not of_others and not alarm and not sends and at.request is None


CHOOSES: Final = TableRow("C17", "says or asks which of several own accounts stays", _chooses)
