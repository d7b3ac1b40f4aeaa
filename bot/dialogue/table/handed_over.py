"""While a person answers in the chat the desk keeps quiet, but for an alarm and for whoever wants the desk back (C43). Pure."""

from typing import Final

from bot.dialogue.table import alarms, incident
from bot.dialogue.table.situation import Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.tickets.hand_over import asks_for_desk

HEARD: Final = "heard"


def _to_a_person(at: Situation) -> TableStep | None:
    if not at.handed_over:
        return None
    if asks_for_desk(at.text):
        return TableStep("C43", "ticket", "give_back", kind=IntentKind.TICKET)
    alarm = alarms.TOLD.decide(at) or incident.MINE.decide(at)
    return alarm or TableStep("C43", "ticket", HEARD, kind=IntentKind.TICKET)


TO_A_PERSON: Final = TableRow("C43", "a person answers here: only an alarm, and who wants the desk back, is for the desk", _to_a_person)
