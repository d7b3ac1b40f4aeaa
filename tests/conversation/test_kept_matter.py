"""What came between does not cost the matter in hand: what is asked on afterwards is asked of it (C13)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.accounts.rows.row import Row
from bot.dialogue.conversation import Conversation
from bot.dialogue.table.kept import LOOK, may_be_of_kept, of_kept
from bot.dialogue.table.respond import respond
from bot.dialogue.table.situation import LastReply, Situation
from bot.reading.reading import Labels, Likely, Reading
from bot.reading.vocabulary import Act, Aspect, Matter
from tests.conversation.test_table import NOW, said

UNTIL = Reading(Labels(Act.ASK, Matter.SAME, Aspect.UNTIL), 0.9, (Likely("follow:until", 0.9),))
BETWEEN = Conversation(about="faq:certificate-02", own=Row.LOCKED.value)


def asked(aspect: Aspect, likely: float, **more: object) -> Situation:
    """A side that is asked of what was answered last: an article of the FAQ, while the account is locked."""
    kept = replace(UNTIL, labels=replace(UNTIL.labels, aspect=aspect), moves=(Likely(f"follow:{aspect}", 0.9),))
    base = said(Act.ASK, Matter.SAME, aspect=aspect, likely=likely, conversation=BETWEEN, last=LastReply("faq:certificate-02", at=NOW))
    return replace(base, **({"kept": kept, "kept_context": "status:locked"} | more))  # type: ignore[arg-type]


def test_c13_how_long_is_asked_of_the_lock_where_the_article_knows_no_time() -> None:
    at = asked(Aspect.UNTIL, 0.9)
    kept = of_kept(at, respond(at))
    assert kept is not None
    assert (kept.conversation.about, kept.conversation.row) == (LOOK, Row.LOCKED.value)
    assert (respond(kept).row, respond(kept).argument) == ("C13", "until")


def test_c13_what_the_article_tells_is_asked_of_the_article() -> None:
    at = asked(Aspect.WHY, 0.9)
    assert of_kept(at, respond(at)) is None


def test_c13_whom_to_turn_to_is_asked_of_the_trouble() -> None:
    at = asked(Aspect.WHO, 0.9)
    assert of_kept(at, respond(at)) is not None


@pytest.mark.parametrize("meant", [{"colleague": "lin.mh"}, {"topic": "printing"}, {"kept": None}, {"mentioned": "林美惠"}])
def test_c13_never_where_the_words_name_something_else(meant: dict[str, object]) -> None:
    at = asked(Aspect.UNTIL, 0.9, **meant)
    assert of_kept(at, respond(at)) is None


def test_c13_nothing_is_kept_of_somebody_elses_question_or_of_yesterday() -> None:
    at = asked(Aspect.UNTIL, 0.9)
    assert may_be_of_kept(at)
    assert not may_be_of_kept(replace(at, conversation=replace(BETWEEN, own="")))
    assert not may_be_of_kept(replace(at, conversation=replace(BETWEEN, whose="unnamed")))
    assert not may_be_of_kept(replace(at, now=NOW + timedelta(hours=13)))
    assert not may_be_of_kept(replace(at, private=False))
