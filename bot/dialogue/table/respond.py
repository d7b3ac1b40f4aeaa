"""The rows in their order: the first that fits decides. Pure."""

from typing import Final

from bot.dialogue.table import account, beside, card, drafts, handed_over, own_ways, pending, several, side, supposing, taking, tickets, urgent, waiting, whose
from bot.dialogue.table.narrowing import narrowed
from bot.dialogue.table.situation import Situation
from bot.dialogue.table.step import TableRow, TableStep

MOVES: Final[tuple[TableRow, ...]] = (
    handed_over.TO_A_PERSON,
    several.CHOOSES,
    *drafts.ROWS,
    *urgent.ROWS,
    pending.TOLD_WHEN_DONE,
    pending.TAKEN_BACK,
    pending.NOT_FOR_TICKET,
    pending.WRITES,
    taking.PLACED,
    taking.TAKES,
    taking.WANTS_AGAIN,
    taking.KEEPS,
    beside.LEAVES,
    pending.DECLINED,
    pending.STOPS,
    pending.LATER,
    pending.STOPS_TICKET,
    tickets.NUMBERED,
    pending.WORKS,
    own_ways.MEANWHILE,
    own_ways.AFTER_GO_LIVE,
    side.OF_OTHERS,
    pending.SENDS,
    pending.ASKS_OF_REQUEST,
    waiting.ASKS_OF_HANDED_OVER,
    waiting.ASKS_OF_WAIT,
    waiting.ASKS_BEFORE,
    waiting.ASKS_UNSENT,
    account.JUST_NAMED,
    side.OF_PROOF,
    card.CARD,
    supposing.SUPPOSES,
    beside.PLAIN_TOPIC,
    beside.NOT_OURS,
    beside.CHAT,
    *whose.ROWS,
    pending.TELLS,
    tickets.DRAFTS,
    beside.LANGUAGE,
    beside.BARE_WORD,
    beside.ANGER,
    account.HAS,
    side.OF_ONESELF,
    account.OF_ANOTHER_STATE,
    account.WOULD_HELP,
    account.WHO,
    account.PLAIN_QUESTION,
    tickets.PLAIN_TICKET,
    account.PLAIN_LOOK,
    account.ACTS_ON,
    account.IN_OTHER_WORDS,
    account.EXPLAINS,
    account.HALF_HEARD,
    pending.AGREES,
    pending.CHOOSES,
    pending.TELL_ME,
    pending.CORRECTS,
    pending.GOES_ON,
    pending.STILL_NOT,
    tickets.PERSON,
    account.CONTACT,
    account.ACCOUNT_NAME,
    account.AGAIN,
    beside.ELSEWHERE,
    account.LINKS,
    account.WAITING,
    account.FOLLOWS,
    account.SYMPTOM,
    beside.TALK,
    account.QUESTION,
    tickets.ADDS,
    beside.SUMMED,
    side.GUESSED,
    beside.DOUBT,
)
"""The last one always fits."""


def respond(situation: Situation) -> TableStep:
    """The step of the first row that fits, as far as a language model's part in the reading may bring it about."""
    return narrowed(situation, first_that_fits(situation), first_that_fits)


def first_that_fits(situation: Situation) -> TableStep:
    """The step of the first row that fits, whoever read."""
    for row in MOVES:
        step = row.decide(situation)
        if step is not None:
            return step
    raise AssertionError("doubt always fits")
