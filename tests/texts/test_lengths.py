"""Short enough to be read on a phone: headlines, paragraphs, sentences, buttons."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from bot.dialogue.conversation import ENGLISH, LANGUAGES, TRADITIONAL
from bot.elsewhere.shipped import shipped_topics
from bot.wiring.shipped_faq import shipped_entries
from bot.wiring.side_questions import SideQuestions
from tests.texts.exceptions import JUSTIFIED
from tests.texts.forms import button_keys, forms, patterns, sentences, width

HEADLINE = 80  # 40 Chinese characters
PARAGRAPH = {TRADITIONAL: 132, ENGLISH: 130}  # three lines on a phone
WORDS = 25
BUTTON = {TRADITIONAL: 24, ENGLISH: 28}


def too_long(language: str, keys: Iterable[str], long: Callable[[str], bool]) -> set[str]:
    return {key for key in keys if any(long(said) for said in forms(language, key))}


def allowed(rule: str, language: str) -> frozenset[str]:
    return frozenset(JUSTIFIED.get(f"{rule} {language}", {}))


def a_long_paragraph(language: str) -> Callable[[str], bool]:
    return lambda said: any(width(line) > PARAGRAPH[language] for line in said.split("\n"))


def a_long_headline(said: str) -> bool:
    whole = sentences(TRADITIONAL, said)
    return bool(whole) and width(whole[0]) > HEADLINE


def a_long_sentence(said: str) -> bool:
    return any(len(one.split()) > WORDS for one in sentences(ENGLISH, said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paragraph_has_three_lines_on_a_phone(language: str) -> None:
    assert sorted(too_long(language, patterns(language), a_long_paragraph(language)) - allowed("paragraph", language)) == []


def test_a_text_begins_with_a_sentence_of_forty_characters() -> None:
    assert sorted(too_long(TRADITIONAL, patterns(TRADITIONAL), a_long_headline) - allowed("headline", TRADITIONAL)) == []


def test_an_english_sentence_has_no_more_words_than_can_be_read_at_once() -> None:
    assert sorted(too_long(ENGLISH, patterns(ENGLISH), a_long_sentence) - allowed("sentence", ENGLISH)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_button_is_a_few_words(language: str) -> None:
    assert sorted(too_long(language, button_keys(), lambda said: width(said) > BUTTON[language]) - allowed("button", language)) == []


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield from ((one.id, one.answers[language]) for one in SideQuestions().by_id.values())
    yield from ((one.id, one.answers[language]) for one in shipped_topics())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_beside_the_faq_are_in_short_paragraphs(language: str) -> None:
    long = a_long_paragraph(language)
    assert sorted({id for id, answer in short_answers(language) if long(answer)} - allowed("answer", language)) == []


def test_the_answers_beside_the_faq_begin_with_a_short_sentence() -> None:
    assert sorted({id for id, answer in short_answers(TRADITIONAL) if a_long_headline(answer)} - allowed("answer", TRADITIONAL)) == []


def test_the_chinese_faq_is_in_short_paragraphs() -> None:
    """An English line of the FAQ may be longer: the name of a system stands in it twice, in English and as the screen has it."""
    said = {
        (entry.id, line)
        for entry in shipped_entries()
        for stage in ("p0", "p1", "p2")
        for text in (entry.answer(TRADITIONAL, stage), entry.short(TRADITIONAL, stage))
        for line in text.split("\n")
    }
    assert sorted({id for id, line in said if width(line) > PARAGRAPH[TRADITIONAL]} - allowed("faq", TRADITIONAL)) == []
