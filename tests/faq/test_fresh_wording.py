"""Texts that nothing learns from, by writers who had seen neither code nor texts: what people ask and want, and wishes that are about something else's lock or password."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.actions.registry import ACTIONS
from bot.dialogue.understanding import Intent, IntentKind, understand
from bot.faq.index import Index
from bot.faq.labelled_texts import LabelledText, read_labelled_texts

HERE = Path(__file__).parent
WISHES = frozenset({*(action.wish.name for action in ACTIONS.values()), "ticket"})
NOT_ANSWERED = frozenset({IntentKind.NONE, IntentKind.CHOOSE, IntentKind.ELSEWHERE})


def got(intent: Intent) -> str:
    return intent.faq or intent.kind.value


@dataclass(frozen=True)
class Fresh:
    """Texts as they are understood by letters alone, and the least share of wishes to be found and the greatest of other people's things to be taken for ours."""

    read: tuple[tuple[LabelledText, Intent], ...]
    wishes: float
    foreign: float


@pytest.fixture(scope="module", params=[("queries-fresh", 0.94, 0.06), ("queries-near-wishes", 0.86, 0.2)], ids=["fresh", "near-wishes"])
def fresh(request: pytest.FixtureRequest, index: Index) -> Fresh:
    name, wishes, foreign = request.param
    texts = read_labelled_texts((HERE / f"{name}.tsv").read_text(encoding="utf-8"), name)
    return Fresh(tuple((asked, understand(asked.text, index)) for asked in texts), wishes, foreign)


def test_questions_find_their_entry_and_are_no_wishes(fresh: Fresh) -> None:
    questions = [(asked, intent) for asked, intent in fresh.read if "-" in asked.wants[0]]
    assert len(questions) >= 30
    right = sum(got(intent) in asked.wants or (intent.kind is IntentKind.CHOOSE and intent.choices[0].id in asked.wants) for asked, intent in questions)
    assert right / len(questions) >= 0.95
    assert sum(got(intent) in WISHES for _, intent in questions) / len(questions) <= 0.01


def test_wishes_are_found(fresh: Fresh) -> None:
    wishes = [got(intent) in asked.wants for asked, intent in fresh.read if asked.wants[0] in WISHES]
    assert len(wishes) >= 80
    assert sum(wishes) / len(wishes) >= fresh.wishes


def test_what_is_not_ours_is_seldom_taken_for_ours(fresh: Fresh) -> None:
    taken = [intent.kind not in NOT_ANSWERED for asked, intent in fresh.read if asked.out_of_scope]
    assert len(taken) >= 30
    assert sum(taken) / len(taken) <= fresh.foreign
