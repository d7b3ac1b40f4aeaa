"""In the owner's own chat the owner is spoken of in the third person by whoever types for them: that is the account of this chat. Pure."""

from dataclasses import replace
from typing import Final

from bot.dialogue.speaker_words import types_for_the_owner
from bot.dialogue.table.situation import AGREED_WITHIN, Situation
from bot.reading.reading import Reading
from bot.reading.vocabulary import Act, Aspect, Matter, Whose

_OF_MINE: Final = ("status:", "approval:", "page:", "offer:", "done:", "failed:")


def says_so(at: Situation) -> bool:
    """Whether these words say that somebody types for the owner; a plea after a no about somebody else is none."""
    if not at.linked or not at.private or at.leads or at.conversation.whose or at.last.context == "refused:other" or at.colleague is not None:
        return False
    thread = at.request is not None or at.conversation.about.startswith("wish:") or at.last.context.startswith(_OF_MINE)
    return types_for_the_owner(at.text, thread=thread)


def typed_for(at: Situation) -> bool:
    """Whether somebody types for the owner here, as was said lately or is said now."""
    lately = at.last.at is not None and at.now - at.last.at <= AGREED_WITHIN
    return at.mentioned is None and at.colleague is None and ((at.conversation.typed_for and lately) or says_so(at))


def as_the_owner(at: Situation) -> Situation:
    """The same words read as the owner's own."""
    return replace(at, reading=_as_own(at.reading, pending=at.request is not None), somebody=False, strange=None) if typed_for(at) else at


def _as_own(reading: Reading, *, pending: bool) -> Reading:
    labels = reading.labels
    if labels.whose is not Whose.MINE:
        labels = replace(labels, whose=Whose.MINE)
    if labels.matter == Matter.NONE and labels.act is Act.ASK:
        labels = replace(labels, matter=Matter.APPROVE if pending and labels.aspect is not Aspect.NONE else Matter.STATUS)
    likelihood = max(reading.likelihood, reading.others)
    return replace(reading, labels=labels, others=0.0, likelihood=likelihood)
