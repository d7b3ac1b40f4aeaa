"""Whether a text names somebody else by a relation, a title or a pronoun: a guard of acts beside what is learned (C9). Pure."""

import re
from functools import cache
from importlib import resources
from typing import Final

from bot.faq.text import traditional
from bot.runtime.lazy_pattern import lazy_pattern

_LATIN: Final = lazy_pattern(r"[a-z][a-z'-]*")
# The name of a machine's or a function's account (svc-gauge01, duty_desk2), not a person's (GEAA-012686, yjchen).
_MACHINE: Final = lazy_pattern(
    r"(?<![a-z0-9@._-])(?![a-z]{2,4}-[0-9]{6}(?![0-9]))[a-z]{2,}(?:[-_][a-z0-9]+)+(?![a-z0-9@])|"
    r"(?<![a-z0-9@._-])[a-z]{4,}[0-9]{1,3}(?![a-z0-9@])"
)
_SPOKEN: Final = lazy_pattern(r"[b-df-hj-np-tv-xz]*[aeiouy][a-z]*(?:-[b-df-hj-np-tv-xz]*[aeiouy][a-z]*)+")
_WEB_AD: Final = lazy_pattern(r"(?i:web\s?ad)|(?<![A-Za-z])AD(?![A-Za-z])")
_TOGETHER: Final = lazy_pattern(r"公用|共用|公務信箱|大家|一起用|輪流|\b(?:shared?|sharing|together|all of us|our team)\b", re.IGNORECASE)
# The same letters in words that name nobody.
_NOBODY: Final = (
    "其他", "吉他", "他媽", "你他", "大家好", "各位大家", "小姐你好", "小姐您好", "小姐好", "謝謝小姐", "先生你好", "先生您好", "服務人員", "主管機關", "學生證",
    "can someone", "could someone", "can somebody", "could somebody", "staff account", "staff login", "staff portal", "staff password", "staff intranet",
    "先生小姐", "sign-in", "log-in", "check-in", "go-live", "e-mail", "wi-fi", "covid-19", "password1", "windows10", "windows11",
)  # fmt: skip


def mentions_somebody(text: str) -> bool:
    """Whether one of the words for somebody else stands in the text, or what could be the name of a machine's account."""
    read = traditional(text).casefold()
    for words in _NOBODY:
        read = read.replace(words, " ")
    han, latin = _words()
    return any(word in read for word in han) or not latin.isdisjoint(_LATIN.findall(read)) or _MACHINE.search(read) is not None


def names_shared(text: str) -> bool:
    """Whether the text speaks of an account that people use together."""
    return _TOGETHER.search(traditional(text)) is not None


def names_machine(text: str) -> bool:
    """Whether what could be the name of a machine's account stands in the text."""
    read = traditional(text).casefold()
    for words in _NOBODY:
        read = read.replace(words, " ")
    return _MACHINE.search(read) is not None


def joins_words(text: str) -> bool:
    """Whether all that could be such a name in an English text is joined of words that can be spoken ("go-live", not "svc-gauge01")."""
    if not text.isascii():
        return False
    return all(_SPOKEN.fullmatch(found[0]) is not None for found in _MACHINE.finditer(text.casefold()))


def names_web_ad(text: str) -> bool:
    """Whether the system for machines' accounts is named (WebAD, AD), and so who looks after it."""
    return _WEB_AD.search(text) is not None


@cache
def kinds_of_people() -> frozenset[str]:
    """The Latin words for somebody, one and several: a kind of people is nobody's name."""
    return frozenset(form for word in _words()[1] for form in (word, f"{word}s"))


@cache
def _words() -> tuple[tuple[str, ...], frozenset[str]]:
    lines = (resources.files("bot.reading") / "content" / "people_words.txt").read_text(encoding="utf-8").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return tuple(word for word in words if not word.isascii()), frozenset(word for word in words if word.isascii())
