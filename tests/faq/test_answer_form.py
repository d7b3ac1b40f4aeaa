"""In which form an entry is told next: whole, shorter, by a person; and plainer where somebody asks to hear it again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from bot.faq.answer_form import AnswerForm, next_form, telling
from bot.faq.library import shipped

OWN, FULL, SHORT, PLAIN, PERSON = AnswerForm


def forms(*asked: tuple[bool, bool], has_short: bool = True) -> list[AnswerForm]:
    """The forms of one entry asked for again and again, each time as (brief, again)."""
    told: list[AnswerForm] = []
    for brief, again in asked:
        told.append(next_form(told, brief=brief, again=again, has_short=has_short))
    return told


def test_c27_the_whole_answer_comes_first_then_the_short_one_then_a_person() -> None:
    assert forms(*[(False, False)] * 4) == [FULL, SHORT, PERSON, PERSON]


def test_c15_where_yes_or_no_is_asked_the_short_answer_comes_first() -> None:
    assert forms((True, False), (False, False), (True, False)) == [SHORT, FULL, PERSON]


def test_c34_said_once_more_it_is_plainer_and_asked_yet_again_it_is_a_person() -> None:
    assert forms((False, False), (False, True), (False, True)) == [FULL, PLAIN, PERSON]


def test_c12_where_the_general_answer_does_not_hold_the_persons_own_line_stands_alone() -> None:
    assert next_form([], own=True, brief=True, again=False, has_short=True) is OWN
    assert next_form([OWN], own=True, brief=True, again=False, has_short=True) is PERSON
    assert next_form([FULL], own=True, brief=True, again=True, has_short=True) is PERSON


def test_c27_an_entry_without_a_short_answer_is_told_once() -> None:
    assert forms((True, False), (False, False), has_short=False) == [FULL, PERSON]


@given(some.lists(some.tuples(some.booleans(), some.booleans()), max_size=9), some.booleans())
def test_c27_no_text_is_told_twice_however_it_is_asked_for(asked: list[tuple[bool, bool]], has_short: bool) -> None:
    told = [form for form in forms(*asked, has_short=has_short) if form is not PERSON]
    assert len(told) == len(set(told))


def test_what_is_remembered_tells_entries_forms_and_languages_apart() -> None:
    first, second = shipped()[:2]
    assert len({telling(entry, form, language) for entry in (first, second) for form in AnswerForm for language in ("en", "zh-Hant-TW")}) == 20


def test_an_answer_that_was_rewritten_since_is_no_repetition() -> None:
    entry = shipped()[0]
    rewritten = replace(entry, answers={**entry.answers, ("en", "p0"): "Quite another answer."})
    assert telling(rewritten, FULL, "en") != telling(entry, FULL, "en")
    assert telling(rewritten, FULL, "zh-Hant-TW") == telling(entry, FULL, "zh-Hant-TW")
