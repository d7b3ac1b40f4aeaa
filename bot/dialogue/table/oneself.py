"""Back to oneself after a no about somebody else: "mine is locked too", "I mean my own" (C16). Pure.

A refusal colours how the reader takes whatever is said after it, so the words are read once more without the thread. Looking at the speaker's own account
harms nobody, so that is enough; an act is offered with its button and never begun.
"""

from typing import Final

from bot.dialogue.person_mentions import mentioned_person
from bot.dialogue.speaker_words import denies_oneself, is_about_oneself, speaks, to_me
from bot.dialogue.table.language import language_named
from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.clauses import clauses_of
from bot.reading.notice_words import Notice
from bot.reading.people_words import mentions_somebody
from bot.reading.reading import Clause, Reading
from bot.reading.success import tells_success
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter, Whose
from bot.runtime.lazy_pattern import lazy_pattern

REFUSED: Final = "refused:other"
_AFTER: Final = ("others:", "colleague:")
_COLLEAGUE: Final = "colleague:"
_MINE: Final = 0.3
"""How likely others may be in words that are read alone and still be the speaker's own."""
_SAYS_SO: Final = 0.45
_SURE: Final = 0.7
_SURE_TICKET: Final = 0.9
_SURELY_OTHERS: Final = 0.75
_ENDINGS: Final = frozenset({Act.AGREE.value, Act.DECLINE.value, Act.STOP.value, Act.LATER.value, Act.GO_ON.value, "smalltalk"})
_OWN_MATTERS: Final = frozenset({"look", Matter.ACCOUNT_NAME.value})
_ANSWERS: Final = frozenset({Act.CORRECT, Act.ANSWER, Act.AGREE})
_GOES_ON: Final = frozenset({"look", Act.GO_ON.value})
_TOLD: Final = frozenset({Aspect.NONE, Aspect.WHETHER, Aspect.UNTIL})
_STAYS: Final = frozenset({Act.AGREE, Act.DECLINE, Act.STOP, Act.LATER, Act.THANK, Act.GREET, Act.PERSON})
_SAYS: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST, Act.CORRECT})
_STOPS: Final = lazy_pattern(r"(?<=[a-z])[.]\s+")


def is_after_refusal(about: str, context: str, *, asked_whose: bool) -> bool:
    """Whether what was said last was about somebody else, so that words about oneself need a second reading."""
    return context == REFUSED or asked_whose or about.startswith(_AFTER)


def parts_of(text: str) -> tuple[str, ...]:
    """The text, its clauses, and its sentences where these end in a full stop."""
    sentences = tuple(part.strip() for part in _STOPS.split(text))
    return tuple(dict.fromkeys((text, *clauses_of(text), *(sentences if len(sentences) > 1 else ()))))


def takes_the_no(at: Situation) -> bool:
    """Whether the words take the refusal for an answer ("all right, she'll write to you", "thanks anyway"), as they read without it."""
    if at.last.context != REFUSED or not at.alone or at.question:
        return False
    return sum(one.likelihood for one in at.alone[0].reading.moves if one.name in _ENDINGS) >= LIKELY


def turned_to_oneself(at: Situation) -> Clause | None:
    """The words in which the speaker turns to their own account; None where they go on about somebody else."""
    return next((clause for clause in at.alone if _is_own(at, clause, whole=clause is at.alone[0])), None)


def _is_own(at: Situation, clause: Clause, *, whole: bool) -> bool:
    read, says_so = clause.reading, is_about_oneself(clause.text) or (whole and at.own)
    if mentions_somebody(clause.text) or (mentioned_person(clause.text) is not None and not at.own) or read.others >= _MINE:
        return False
    corrects = at.act in _ANSWERS or (at.act is Act.CORRECT or read.labels.act is Act.CORRECT)
    if denies_oneself(clause.text) or denies_oneself(at.text):
        return False
    if says_so and corrects:
        return True
    if not says_so and at.conversation.whose and not speaks(clause.text):
        return False  # Nobody is in these words, so they go on about the account that was spoken of.
    if not says_so and (not whole or at.conversation.about.startswith(_COLLEAGUE) or (at.reading.others >= _SURELY_OTHERS and not corrects)):
        return False
    move = read.labels.move
    of_account = move in _OWN_MATTERS or move.startswith(("do:", "faq:"))
    # Who says "my own account" means it, whether its name or its state is asked for.
    likely = max(read.likelihood, sum(read.move_likelihood(one) for one in _OWN_MATTERS)) if says_so else read.likelihood
    return of_account and read.labels.whose is Whose.MINE and likely >= (_SAYS_SO if says_so else _SURE)


def own_step(at: Situation, reading: Reading) -> TableStep:
    """The answer about the own account: to what these words say, else to what was asked before them."""
    whole = at.alone[0].reading if at.alone else reading
    likeliest = at.intent.choices[0] if at.intent.choices else None
    if at.intent.kind is IntentKind.FAQ and at.intent.faq is not None:
        return TableStep("C16", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)
    for read in (reading, at.asked):
        matter = None if read is None or read.likelihood < HARMLESS else read.labels.matter
        if matter in ACTION_MATTERS:
            return TableStep("C16", "explain", matter)
        if matter is not None and "-" in matter and likeliest is not None and likeliest.id == matter:
            return TableStep("C16", "faq", kind=IntentKind.FAQ, faq=matter)
        # "My own account!" says whose it is, and asks for no name.
        if matter == Matter.ACCOUNT_NAME and at.question and whole.move_likelihood(Matter.ACCOUNT_NAME) >= LIKELY:
            return TableStep("C29", "account_name", "has" if whole.labels.aspect is Aspect.WHETHER else "me")
        if matter in (Matter.STATUS, Matter.CERTIFICATE):
            break
    return TableStep("C16", "status", kind=IntentKind.STATUS)


def _back(at: Situation) -> TableStep | None:
    if at.intent.kind is IntentKind.TICKET and at.intent.confidence >= _SURE_TICKET:
        return None
    clause = turned_to_oneself(at)
    return None if clause is None else own_step(at, clause.reading)


def goes_on_about_oneself(read: Reading) -> bool:
    """Whether words read after the own matter surely go on about that."""
    move = read.labels.move
    return (move in _GOES_ON or move.startswith(("follow:", "do:"))) and read.others < _MINE and read.likelihood >= LIKELY


def _goes_on(at: Situation) -> TableStep | None:
    """On about the own matter that somebody else's came between: "will you tell me at ten?", "is it open by now?"."""
    read = at.on_own
    named = at.mentioned is not None or at.colleague is not None or at.strange is not None or mentions_somebody(at.text)
    if read is None or not at.conversation.own or named or denies_oneself(at.text) or at.topic or at.drafting or at.act in _STAYS:
        return None
    if not goes_on_about_oneself(read) or language_named(at.text) is not None:
        return None
    if at.notice is Notice.WANTED or (to_me(at.text) and at.act in (Act.REQUEST, Act.ASK) and at.aspect in _TOLD):
        return TableStep("C39", "tell", Notice.WANTED.value)
    if not speaks(at.text) and not at.own and not to_me(at.text) and at.reading.others >= HARMLESS:
        if tells_success(at.text):
            return own_step(at, read)
        if at.last.context == REFUSED and at.aspect == Aspect.WHO:
            return None  # "Who can, then?" right after a refusal is asked of that.
        # Nobody is in these words: whose account they go on about is asked, once.
        return TableStep("C18", "doubt", "whose") if at.act in _SAYS and read.likelihood >= _SURE and not at.conversation.asked_whose else None
    return own_step(at, read)


BACK = TableRow("C16", "back to oneself after a no about somebody else", _back)
GOES_ON = TableRow("C16", "on about the own matter that somebody else's came between", _goes_on)
