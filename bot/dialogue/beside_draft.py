"""What is said of a ticket that is written, and what is asked beside it: each is heard by itself, and none is filed (C4, C5, C21)."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final

from bot.dialogue.context import status_context
from bot.dialogue.table.drafts import edits_draft, near_draft, only_leaves, refuses_ticket
from bot.dialogue.table.situation import Situation
from bot.reading.notice_words import asked_again, is_question
from bot.reading.reading import Clause, Heard, Labels, Likely, Reading
from bot.reading.vocabulary import Act, Matter
from bot.tickets.draft_edits import added_beside, added_words
from bot.tickets.said_of_draft import DraftWords, SaidOfDraft, may_send, words_on_draft

_DECIDES: Final = (SaidOfDraft.SEND, SaidOfDraft.REFUSE, SaidOfDraft.HOLD)
_AFTER_SENDING: Final = "ticket:open"
_ASKED: Final = "ask:ticket"
_ENTRY: Final = "faq:"
_ENDS: Final = (".", "!", "。", "！")
_SURELY: Final = 0.75
"""So likely has the first part of a text to be a yes for it to send something."""
_SENDS: Final = Reading(Labels(Act.AGREE, Matter.SAME), 1.0, (Likely(Act.AGREE, 1.0),))
_REFUSES: Final = Reading(Labels(Act.STOP, Matter.TICKET, negated=True), 1.0, (Likely(Act.STOP, 1.0),))
Read = Callable[[Heard], Awaitable[tuple[Clause, ...]]]


async def heard_of_draft(situation: Situation, clauses: tuple[Clause, ...], read: Read) -> tuple[Clause, ...] | None:
    """The readings where a text surely decides about the draft, with the questions beside that; None where it does not."""
    words = words_on_draft(situation.text)
    said, asked = _said_and_asked(words)
    if not near_draft(situation):
        # "No person, please. What if he calls them himself?": only the question is left.
        asked = " ".join(part for part, kind in words.parts if kind not in _DECIDES and is_question(part))
        return await read(Heard(asked)) if asked and not situation.drafting and not situation.tickets and refuses_ticket(words) else None
    if only_leaves(situation.text):
        return None
    if edits_draft(situation):
        return (replace(clauses[0], text=situation.text),)
    if added_words(situation.text) is not None or added_beside(situation.text) is not None:
        return await _with_question(situation, Clause(situation.text, clauses[0].reading), asked, read)
    if words.says(SaidOfDraft.SEND):
        decides = words_on_draft(said or situation.text).sends
        reading = _SENDS if decides else clauses[0].reading
    elif said and asked and await _agrees(situation, words.parts[0][0], read):
        decides, reading = True, _SENDS
    else:
        decides, reading = refuses_ticket(words) or words.says(SaidOfDraft.HOLD), _REFUSES
    if not decides:
        return await _asked_again(situation, read)
    return await _with_question(situation, Clause(said if said and asked else situation.text, reading), said and asked, read)


async def _with_question(situation: Situation, decided: Clause, asked: str, read: Read) -> tuple[Clause, ...]:
    """What was decided, and the question beside it as it reads afterwards."""
    if not asked:
        return (decided,)
    at = situation.text.find(asked)
    context = _AFTER_SENDING if decided.reading is _SENDS else situation.last.context
    return (decided, *(replace(clause, at=max(at, 1) + clause.at) for clause in await read(Heard(asked, context))))


def _said_and_asked(words: DraftWords) -> tuple[str, str]:
    """What is said of the draft, and what is asked beside that: with it goes what is told between the two ("yes, send it. The projector is dead too, is
    that you as well?")."""
    asks = [index for index, (part, kind) in enumerate(words.parts) if kind not in _DECIDES and is_question(part)]
    decides = [index for index, (_, kind) in enumerate(words.parts) if kind in _DECIDES] or [0]
    if asks and decides[-1] < asks[0]:
        asks = list(range(decides[-1] + 1, asks[-1] + 1))
    said = "，".join(part for index, (part, kind) in enumerate(words.parts) if index not in asks)
    return said, " ".join(words.parts[index][0] for index in asks)


async def _agrees(situation: Situation, first: str, read: Read) -> bool:
    """Whether a text that asks something begins with a yes to what the desk has just asked, whether the draft is to be sent: a sentence of its own, since
    "well, may I use hers then?" is no yes."""
    draft = situation.conversation.draft
    own = first.endswith(_ENDS) and not is_question(first) and may_send(first)
    if situation.last.context != _ASKED or not (draft.words or draft.row) or not own:
        return False
    reading = (await read(Heard(first, situation.last.context, situation.last.said)))[0].reading
    return reading.labels.act is Act.AGREE and reading.likelihood >= _SURELY


async def _asked_again(situation: Situation, read: Read) -> tuple[Clause, ...] | None:
    """ "I asked whether I may keep it": what stood there before the draft is asked once more, and is read after that."""
    asked = asked_again(situation.text)
    if not asked or situation.last.context != _ASKED:
        return None
    talk = situation.conversation
    context = status_context(talk.row) if talk.row and not talk.about.startswith(_ENTRY) else talk.about
    return (Clause(situation.text, (await read(Heard(asked, context)))[0].reading),)
