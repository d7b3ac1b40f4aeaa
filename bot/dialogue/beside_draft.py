"""What is said of a ticket that is written, and what is asked beside it: each is heard by itself, and none is filed (C4, C5, C21)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.dialogue.table.drafts import near_draft, refuses_ticket
from bot.dialogue.table.situation import Situation
from bot.reading.notice_words import is_question
from bot.reading.reading import Clause, Heard, Labels, Likely, Reading
from bot.reading.vocabulary import Act, Matter
from bot.tickets.draft_edits import edits
from bot.tickets.said_of_draft import SaidOfDraft, words_on_draft

_DECIDES: Final = (SaidOfDraft.SEND, SaidOfDraft.REFUSE, SaidOfDraft.HOLD)
_AFTER_SENDING: Final = "ticket:open"
_SENDS: Final = Reading(Labels(Act.AGREE, Matter.SAME), 1.0, (Likely(Act.AGREE, 1.0),))
_REFUSES: Final = Reading(Labels(Act.STOP, Matter.TICKET, negated=True), 1.0, (Likely(Act.STOP, 1.0),))
Read = Callable[[Heard], Awaitable[tuple[Clause, ...]]]


async def heard_of_draft(situation: Situation, clauses: tuple[Clause, ...], read: Read) -> tuple[Clause, ...] | None:
    """The readings where a text surely decides about the draft, with the questions beside that; None where it does not."""
    words = words_on_draft(situation.text)
    asked = " ".join(part for part, said in words.parts if said not in _DECIDES and is_question(part))
    said = "，".join(part for part, kind in words.parts if kind in _DECIDES or not is_question(part))
    if not near_draft(situation):
        # "No person, please. What if he calls them himself?": only the question is left.
        return await read(Heard(asked)) if asked and not situation.drafting and not situation.tickets and refuses_ticket(words) else None
    if edits(situation.conversation.draft.words, words):
        return (replace(clauses[0], text=situation.text),)
    if words.says(SaidOfDraft.SEND):
        decides = words_on_draft(said or situation.text).sends
        reading = _SENDS if decides else clauses[0].reading
    else:
        decides, reading = refuses_ticket(words) or words.says(SaidOfDraft.HOLD), _REFUSES
    if not decides:
        return None
    if not asked or not said:
        return (Clause(situation.text, reading),)
    at = situation.text.find(asked)
    context = _AFTER_SENDING if reading is _SENDS else situation.last.context
    return (Clause(said, reading), *(replace(clause, at=max(at, 1) + clause.at) for clause in await read(Heard(asked, context))))
