"""Beside the account: somebody else's topic, small talk, and doubt (C18, C19, C40)."""

from typing import Final

from bot.dialogue.table.situation import LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.vocabulary import Act, Matter

_ANGRY: Final = "sorry"


def _c19(at: Situation) -> TableStep | None:
    if at.moves(Matter.ELSEWHERE, floor=LIKELY) or (at.topic and at.moves(Matter.ELSEWHERE)):
        return TableStep("C19", "elsewhere", at.topic or "unknown")
    return None


def _c40(at: Situation) -> TableStep | None:
    if not at.moves("smalltalk"):
        return None
    if at.act is Act.THANK and at.last.context.startswith(("ticket:", "done:")) and at.tickets and at.last.context != "ticket:open":
        return TableStep("C40", "ticket", "solved", kind=IntentKind.TICKET)
    return TableStep("C40", "talk", {Act.THANK: "thanks", Act.GREET: "hello", Act.COMPLAIN: _ANGRY}.get(at.act, ""))


def _c18(at: Situation) -> TableStep | None:
    return TableStep("C18", "doubt", kind=IntentKind.CHOOSE)


ELSEWHERE = TableRow("C19", "somewhere else's topic", _c19)
TALK = TableRow("C40", "thanks, a greeting, who are you, is this link real", _c40)
DOUBT = TableRow("C18", "doubt", _c18)
