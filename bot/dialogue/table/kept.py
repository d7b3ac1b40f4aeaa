"""An own matter that a question of the FAQ, or something not understood, came between: what is asked on afterwards may well be about it (C13). Pure."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from bot.dialogue.entry_aspects import entry_for_aspect
from bot.dialogue.table.situation import HARMLESS, LIKELY, LastReply, Situation
from bot.dialogue.table.step import TableStep
from bot.reading.vocabulary import Aspect

LOOK: Final = "wish:status"
_QUESTION: Final = "faq:"
_BETWEEN: Final = (_QUESTION, "elsewhere:")
ASPECT: Final = "aspect"
_DOUBT: Final = "doubt"
OF_KEPT: Final = frozenset({ASPECT, "status"})
"""What may be said of it."""
_ASKED_OF_IT: Final = frozenset(
    f"follow:{aspect}" for aspect in (Aspect.UNTIL, Aspect.SINCE, Aspect.WHO, Aspect.WHY, Aspect.WHETHER, Aspect.AFTER, Aspect.AGAIN, Aspect.HOW, Aspect.WHICH)
)
_NOT_SAID_ANY_MORE: Final = ("unknown", "choose", "secret", "smalltalk", "elsewhere", "promise")
"""After these the question that came between is over."""
_FITS: Final = 0.45
_WITHIN: Final = timedelta(hours=12)


def may_be_of_kept(at: Situation) -> bool:
    """Whether there is such a matter, so that the text is worth reading after it."""
    talk = at.conversation
    between = talk.about.startswith(_BETWEEN) and not talk.of_others
    lately = at.last.at is not None and at.now - at.last.at < _WITHIN
    return bool(talk.own) and between and at.linked and at.private and lately


def of_kept(at: Situation, step: TableStep) -> Situation | None:
    """The same words after that matter, where `step` is no answer to them: doubt, or a side that the question in between has no words about.

    None where they may well be about what came between, or about somebody else."""
    read = at.kept
    if read is None or at.of_somebody_else or at.colleague is not None or at.topic or at.drafting or read.labels.move not in _ASKED_OF_IT:
        return None
    if not _is_no_answer(at, step):
        return None
    talk = replace(at.conversation, about=LOOK, row=at.conversation.own, own="")
    return replace(at, reading=read, conversation=talk, last=LastReply(at.kept_context, at=at.last.at), side=None)


def _is_no_answer(at: Situation, step: TableStep) -> bool:
    read = at.kept
    if read is None:
        return False
    if step.handler == _DOUBT:
        return read.likelihood >= _FITS
    if step.handler != ASPECT or not at.conversation.about.startswith(_QUESTION) or read.likelihood < HARMLESS:
        return False
    named = step.argument.partition(" ")[0]
    aspect = Aspect(named) if named in {one.value for one in Aspect} else Aspect.NONE
    if entry_for_aspect(at.conversation.about.removeprefix(_QUESTION), aspect) is None or (aspect is Aspect.WHO and read.labels.aspect is aspect):
        return True  # Whom to turn to is asked of the trouble.
    over = at.last.context in _NOT_SAID_ANY_MORE and read.likelihood >= LIKELY
    return over or at.reading.likelihood < LIKELY <= read.likelihood
