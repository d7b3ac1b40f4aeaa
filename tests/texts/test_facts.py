"""Both languages say the same: the same numbers, the same values put in, the same lists, a yes where the other has a yes."""

import re

from bot.dialogue.conversation import ENGLISH, TRADITIONAL
from tests.texts.exceptions import JUSTIFIED
from tests.texts.forms import forms, patterns, written

NUMBER = re.compile(r"\d+(?:[.:]\d+)?")
AS_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "second": "2", "third": "3", "fourth": "4"}
HANZI = {"一": "1", "兩": "2", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9", "十": "10"}
STEP = re.compile(r"(?m)^\d\. ")
YES = {TRADITIONAL: re.compile(r"^(是|會|可以|要|對)[，：。]"), ENGLISH: re.compile(r"^(Yes|Right|You can|You may)\b")}
NO = {TRADITIONAL: re.compile(r"^(不是|不會|不行|不用|沒有|還沒|還不行|不能)[，：。]"), ENGLISH: re.compile(r"^No\b|^Not\b|^Nothing\b|^It does not\b|^I can't\b|^You\b")}


def numbers(text: str) -> set[str]:
    """The figures of a text; "1 minute" is only how English says "{ $amount } minutes" of one."""
    return set(NUMBER.findall(re.sub(r"(?m)\b1 (minute|hour|day)\b", "", text)))


def spelled(language: str, text: str) -> set[str]:
    words = AS_WORDS if language == ENGLISH else HANZI
    return {figure for word, figure in words.items() if re.search(rf"\b{word}\b" if language == ENGLISH else word, text.lower())}


def allowed(rule: str) -> frozenset[str]:
    return frozenset(JUSTIFIED.get(rule, {}))


def test_both_languages_have_the_same_numbers() -> None:
    amiss = set()
    for key, chinese in patterns(TRADITIONAL).items():
        first, second = written(chinese), written(patterns(ENGLISH)[key])
        missing = numbers(first) ^ numbers(second)
        if missing - spelled(ENGLISH, second) - spelled(TRADITIONAL, first):
            amiss.add(key)
    assert sorted(amiss - allowed("numbers")) == []


def test_both_languages_have_the_same_steps() -> None:
    amiss = {key for key in patterns(TRADITIONAL) if len({len(STEP.findall(forms(language, key)[0])) for language in (TRADITIONAL, ENGLISH)}) != 1}
    assert sorted(amiss - allowed("steps")) == []


def test_what_begins_with_a_no_in_chinese_begins_with_none_of_english_yeses() -> None:
    for one, other in ((NO, YES), (YES, NO)):
        amiss = {
            key
            for key in patterns(TRADITIONAL)
            if one[TRADITIONAL].search(forms(TRADITIONAL, key)[0]) and other[ENGLISH].search(forms(ENGLISH, key)[0]) and other is not NO
        }
        assert sorted(amiss - allowed("yes and no")) == []
