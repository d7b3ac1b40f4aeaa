"""The words that are used: Taiwan's, a clerk's and an editor's."""

import re
from collections.abc import Iterator

import pytest

from bot.dialogue.conversation import ENGLISH, LANGUAGES, TRADITIONAL
from tests.conftest import ROOT
from tests.texts.exceptions import JUSTIFIED
from tests.texts.forms import button_keys, forms, patterns, written
from tests.texts.usage import TAIWANESE

FOR_ADMINS = re.compile(r"^(can-do-(admin|helpdesk|security|operator)|colleague|decide|desk|approve|approval|vouch|ticket-notice|others-(desk|person-you|how-you|shared-you|disable-you|disable-how|unbind-you))(-|$)")
HE_OR_SHE = re.compile(r"(?<!其)[他她](?!們管)")
TYPING = re.compile(r"打(?!電話|開|得開|不|錯|給|字|擾|算|散|卡|來|架)")
CALLING = re.compile(r"打 119|幾點會打")
PROMISED_TOLD = re.compile(r"告訴我|跟我說")
STILTED = re.compile(r"\bkindly\b|\bplease to\b|\bneed not\b|\bshow that it is you\b|\bGet a person\b|\bLet the helpdesk look\b|\bAll in order\b")
CONTENT = (*sorted((ROOT / "bot" / "side_questions" / "content").glob("*.yaml")), ROOT / "bot" / "elsewhere" / "content" / "topics.yaml")


def allowed(rule: str) -> frozenset[str]:
    return frozenset(JUSTIFIED.get(rule, {}))


def using(language: str, pattern: re.Pattern[str]) -> set[str]:
    return {key for key, text in patterns(language).items() if pattern.search(written(text))}


def faq_lines(language: str) -> Iterator[str]:
    """All that the FAQ answers, line by line; not how people ask."""
    for line in (ROOT / "bot" / "faq" / "content" / f"{language}.yaml").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#") and not re.match(r"  (question|asks):", line):
            yield line


def answer_lines() -> Iterator[str]:
    """The Chinese answers beside the FAQ, line by line; not how people ask, which has all kinds of words."""
    for file in CONTENT:
        inside = False
        for line in file.read_text(encoding="utf-8").splitlines():
            if re.match(r"- |  \w+:", line):
                inside = bool(re.match(r"  answer:", line))
            elif inside and re.search("[一-龥]", line):
                yield line


@pytest.mark.parametrize(("foreign", "ours"), TAIWANESE.items())
def test_no_word_of_the_mainland(foreign: str, ours: str) -> None:
    found = [key for key, text in patterns(TRADITIONAL).items() if foreign in written(text)]
    found += [line.strip() for line in (*faq_lines(TRADITIONAL), *answer_lines()) if foreign in line]
    assert found == [], f"{foreign} → {ours}"


def test_an_admin_reads_the_applicant_or_the_other_and_not_he_or_she() -> None:
    keys = {key for key in using(TRADITIONAL, HE_OR_SHE) if FOR_ADMINS.match(key)}
    assert sorted(keys - allowed("he or she")) == []


def test_what_is_typed_is_entered() -> None:
    assert sorted(using(TRADITIONAL, TYPING) - allowed("typing")) == []


def test_what_is_typed_is_entered_in_the_answers_too() -> None:
    assert [line for line in (*faq_lines(TRADITIONAL), *answer_lines()) if TYPING.search(line) and not CALLING.search(line)] == []


def test_a_button_promises_to_notify_and_does_not_ask_to_be_told() -> None:
    assert [key for key in sorted(button_keys()) if any(PROMISED_TOLD.search(said) for said in forms(TRADITIONAL, key))] == []


def test_english_is_plain() -> None:
    assert sorted(using(ENGLISH, STILTED) - allowed("plain English")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_begins_or_ends_with_a_blank_and_no_sentence_sticks_to_the_next(language: str) -> None:
    amiss = {key for key in patterns(language) for said in forms(language, key) if re.search(r"\n[ \n]| \n|[a-z]{2}[.?!][A-Z]", said)}
    assert sorted(amiss - allowed("blanks")) == []
