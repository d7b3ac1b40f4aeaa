"""Two readings put together: the model's labels where they count, the mean of what is likely, and every guard of the local reading held."""

import pytest

from bot.reading.reading import Labels, Likely, Reading
from bot.reading.second_reading import GUARDED, HELD, OTHER, SAME, contradicts_guard, counts, dropped, holds, put_together
from bot.reading.vocabulary import Act, Aspect, Matter, Whose

UNLOCK = Labels(Act.REQUEST, Matter.UNLOCK, whose=Whose.MINE)
LOOK = Labels(Act.REPORT, Matter.STATUS, whose=Whose.MINE)
STOP = Labels(Act.STOP, Matter.SAME, whose=Whose.MINE)
AGREE = Labels(Act.AGREE, Matter.SAME, whose=Whose.MINE)
INCIDENT = Labels(Act.REPORT, Matter.INCIDENT, whose=Whose.MINE)
BOSS = Labels(Act.REQUEST, Matter.UNLOCK, whose=Whose.UNNAMED)


def local(labels: Labels, likely: float = 0.5, others: float = 0.05, matters: dict[str, float] | None = None, **moves: float) -> Reading:
    likelihoods = {str(labels.move): likely, **{name.replace("__", ":"): sure for name, sure in moves.items()}}
    about = {str(labels.matter): likely} if matters is None else matters
    return Reading(
        labels, likely, tuple(Likely(*one) for one in likelihoods.items()), tuple(Likely(*one) for one in about.items()), others, complete=0.9, angry=0.1
    )


def test_the_mean_of_both_is_what_is_likely_and_the_labels_are_the_models() -> None:
    read = put_together(local(LOOK, 0.5, do__unlock=0.4), UNLOCK, 120)
    assert read.labels == UNLOCK
    assert {one.name: round(one.likelihood, 3) for one in read.moves} == {"do:unlock": 0.7, "look": 0.25}
    assert round(read.likelihood, 3) == 0.7
    assert (read.complete, read.angry) == (0.9, 0.1)
    assert read.second is not None
    assert (read.second.outcome, read.second.milliseconds, read.second.labels) == (OTHER, 120, UNLOCK)
    assert read.second.local.labels == LOOK
    assert counts(read)


def test_the_same_move_keeps_the_local_labels_and_is_surer() -> None:
    read = put_together(local(AGREE, 0.6), Labels(Act.AGREE, Matter.NONE), 5)
    assert (read.labels, read.likelihood) == (AGREE, 0.8)
    assert read.second is not None
    assert read.second.outcome == SAME


def test_a_likelihood_of_an_incident_is_never_made_less() -> None:
    assert put_together(local(LOOK, 0.5, incident=0.35), LOOK, 5).move_likelihood("incident") == 0.35


def test_who_else_it_may_concern_is_never_made_less_and_more_where_the_model_says_so() -> None:
    assert put_together(local(LOOK, others=0.1), LOOK, 5).others == 0.1
    assert put_together(local(LOOK, others=0.1), BOSS, 5).others == pytest.approx(0.55)


@pytest.mark.parametrize(
    ("own", "labels"),
    [
        (local(BOSS, 0.7, others=0.8), UNLOCK),  # C9: somebody else's act is not the speaker's
        (local(LOOK, 0.6, others=0.25), UNLOCK),
        (local(Labels(Act.REQUEST, Matter.UNLOCK, whose=Whose.MINE, negated=True), 0.7), UNLOCK),  # C8: "don't unlock me"
        (local(BOSS, 0.7, others=0.8), LOOK),
        (local(Labels(Act.REPORT, Matter.STATUS, whose=Whose.SHARED), 0.7, others=0.8), Labels(Act.ASK, Matter.ACCOUNT_NAME, whose=Whose.MINE)),  # C10
        (local(LOOK), Labels(Act.AGREE, Matter.APPROVE)),  # words alone never decide
        (local(LOOK), Labels(Act.REQUEST, Matter.APPROVE)),
        (local(LOOK), Labels(Act.ANSWER, Matter.LINK)),  # a link code has its shape
        (local(INCIDENT, 0.5), LOOK),  # C20 before everything
        (local(INCIDENT, 0.5), Labels(Act.THANK, Matter.NONE)),
    ],
)
def test_c8_c9_c10_c20_what_contradicts_a_guard_is_dropped_for_the_local_reading(own: Reading, labels: Labels) -> None:
    assert contradicts_guard(own, labels)
    read = put_together(own, labels, 5)
    assert (read.labels, read.likelihood, read.moves, read.others) == (own.labels, own.likelihood, own.moves, own.others)
    assert read.second is not None
    assert (read.second.outcome, read.second.labels) == (GUARDED, labels)
    assert not counts(read)


@pytest.mark.parametrize("labels", [LOOK, STOP, AGREE, INCIDENT, BOSS, Labels(Act.ASK, Matter.APPROVE, Aspect.UNTIL), Labels(Act.ASK, Matter.LINK, Aspect.HOW)])
def test_what_contradicts_none_is_not_dropped(labels: Labels) -> None:
    assert not contradicts_guard(local(LOOK), labels)


def test_a_reading_that_was_dropped_is_the_local_one_with_a_note() -> None:
    read = dropped(local(LOOK), "late", 2000)
    assert (read.labels, read.likelihood) == (LOOK, 0.5)
    assert read.second is not None
    assert (read.second.outcome, read.second.labels) == ("late", None)
    assert read.why[-1] == "the model's reading was dropped: late"


@pytest.mark.parametrize(
    ("own", "labels", "held"),
    [
        (local(UNLOCK, HELD), UNLOCK, True),
        (local(UNLOCK, HELD - 0.01), UNLOCK, False),
        (local(LOOK, 0.5, do__unlock=HELD), UNLOCK, True),
        (local(LOOK, 0.5, do__unlock=HELD - 0.01), UNLOCK, False),
        (local(LOOK, 0.5, do__bind=0.4), UNLOCK, False),
        (local(Labels(Act.REPORT, Matter.STATUS, whose=Whose.NOBODY), 0.5, do__unlock=0.4), UNLOCK, False),  # whose
        (local(Labels(Act.REPORT, Matter.STATUS, whose=Whose.MINE, negated=True), 0.5, do__unlock=0.4), UNLOCK, False),  # negated
        (local(LOOK, 0.5, stop=0.4, matters={"status": 0.6, "same": 0.35}), STOP, True),
        (local(LOOK, 0.5, stop=0.4, matters={"status": 0.6, "same": 0.25}), STOP, False),  # the act, but not the matter
        (local(LOOK, 0.5, stop=0.2, matters={"status": 0.5, "same": 0.4}), STOP, False),
        (local(Labels(Act.ASK, Matter.INCIDENT, whose=Whose.MINE), 0.8), INCIDENT, False),  # another act
        (local(LOOK, 0.5, incident=0.4), INCIDENT, False),  # a move that does not say which act it is
        (local(INCIDENT, 0.35), INCIDENT, True),
    ],
)
def test_the_same_act_and_matter_is_held_from_three_tenths_with_the_same_whose_and_negated(own: Reading, labels: Labels, held: bool) -> None:
    assert holds(own, labels) is held
