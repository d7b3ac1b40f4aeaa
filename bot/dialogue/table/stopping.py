"""Whether what is under way is called off by what was said, all of it or a half, or is to stay (C2, C3). Pure."""

from typing import Final

from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.reading.leave_words import turns_to_somebody
from bot.reading.pending_words import PendingWord, pending_word
from bot.reading.reading import Reading
from bot.reading.stop_words import forbids_stop
from bot.reading.vocabulary import Act, Matter

_WITHDRAWS: Final = 0.8
"""From this likelihood on what is under way is called off by a reading alone: it is lost, while "go on" can always be said again."""
_BY_ITSELF: Final = 0.55
_NAMED: Final = 0.1
_OF_TICKET: Final = ("ticket:", "ask:ticket")


def surely_stops(at: Situation) -> bool:
    """Whether all of it calls something off: "never mind, I'll wait" and "forget it, I'll call them" do not."""
    if forbids_stop(at.text) or at.question or not at.moves(Act.STOP, Act.DECLINE):
        return False
    if at.request is not None and turns_to_somebody(at.text):
        return False  # "Forget it, I'll call them": the request waits on, and its own words call it off.
    # Who names the ticket says which it is: only whether it is to go or is done is left open, and it goes either way.
    sure = at.reading.likelihood + (at.reading.move_likelihood(Matter.TICKET) if at.matter == Matter.TICKET else 0.0)
    return sure >= _WITHDRAWS - (_NAMED if at.matter == Matter.TICKET else 0.0) and all(_calls_off(part, at.matter) for part in at.parts)


def _calls_off(part: Reading, matter: str) -> bool:
    """Whether half of a text does not speak against the other half's "stop": it says so too, or is a thanks, or another matter of its own."""
    if part.labels.act in (Act.LATER, Act.AGREE):
        return False
    return matter == Matter.TICKET or part.likelihood >= (HARMLESS if part.labels.act is Act.STOP else _BY_ITSELF)


def says_off(at: Situation) -> bool:
    """Whether its words say that the speaker's request is not wanted any more, whatever reason stands beside them; taken back with one press."""
    if at.request is None or not _of_request(at) or forbids_stop(at.text):
        return False
    return pending_word(at.text) is PendingWord.OFF


def says_keep(at: Situation) -> bool:
    """Whether its words say that the speaker's request is to stay as it is."""
    return at.request is not None and not at.question and _of_request(at) and pending_word(at.text) is PendingWord.KEEP


def off_already(at: Situation) -> bool:
    """Whether something is called off though nothing is under way, whoever was spoken of before."""
    idle = at.request is None and not at.tickets and not at.drafting and at.linked and not at.last.offers(at.now)
    calls_off = at.act in (Act.STOP, Act.DECLINE, Act.REPORT) and not at.reading.labels.move.startswith("do:")
    return idle and calls_off and _of_request(at) and pending_word(at.text) is PendingWord.OFF


def _of_request(at: Situation) -> bool:
    """Whether the words may be about the speaker's request: not about a ticket, a colleague in hand or an incident."""
    elsewhere = at.last.context.startswith(_OF_TICKET) or at.drafting or at.matter == Matter.TICKET or at.moves(Matter.INCIDENT, Matter.ELSEWHERE, floor=LIKELY)
    return not elsewhere and at.colleague is None and not at.conversation.about.startswith(("colleague:", "incident:"))
