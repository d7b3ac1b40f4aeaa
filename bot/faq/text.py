"""A normal form for typed text: the same question should be the same text, however it was written."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.faq.phonetics import sounds, words_by_sound
from bot.faq.script import converted
from bot.faq.terms import ENGLISH, MISTYPED, NAMES, PHRASES, REAL_WORDS, SPELLINGS
from bot.runtime.built_once import built_once
from bot.runtime.lazy_pattern import lazy_pattern

LONGEST = 600  # Characters read; no question starts later than that.
_LONGEST_TOLD = 4_000  # NFKC may expand one character to eighteen, so the result is cut as well.

_SHORTEST_MISSPELT = 5  # Letters; shorter words are too often one letter from another word.
_LONG = 9
_OTHER_ENGLISH = frozenset(("chance", "stuff", "these", "there", "stats", "whole", "three", "phony", "contract", "formal", "formed", "steep", "locker", "lockers"))

_KEPT_MARKS = frozenset("?%#.-_@'/+")
_SPACES = lazy_pattern(r"\s+")
_LOOSE_MARKS = lazy_pattern(r"(?<![0-9a-z])[.\-_@'/+#]+|[.\-_@'/+#]+(?![0-9a-z])|(?<=[?%])[?%]+")
# Particles that young people write by their sound: 「報ㄌ」.
_SPOKEN = str.maketrans("ㄇㄉㄋㄅㄚㄛㄟㄌ", "嗎的呢吧啊喔欸了")
_BETWEEN_CHINESE = lazy_pattern(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_ENGLISH_WORD = lazy_pattern(r"(?<![a-z0-9.@_])[a-z][a-z'\-]*(?![a-z0-9@_])")
_LATIN = lazy_pattern(r"[a-z]")
_SPELLING = lazy_pattern("|".join(re.escape(word) for word in sorted(SPELLINGS, key=len, reverse=True)))
_NAMES = tuple((lazy_pattern(pattern), name) for pattern, name in NAMES)
_PHRASES = tuple((lazy_pattern(pattern), name) for pattern, name in PHRASES)


@built_once
def _mistyped() -> dict[str, str]:
    return dict(words_by_sound(MISTYPED))


@lru_cache(512)
def normalise(text: str) -> str:
    """The text to compare by: one width, case and script, no marks nor invisible characters, names and frequent typos folded.

    Looks at the first `LONGEST` characters. Never raises, and normalising twice changes nothing.
    """
    folded = _plain(text[:LONGEST])[:LONGEST]
    for _ in range(4):
        again = _fold(folded)
        if again == folded:
            break
        folded = again
    return folded


def traditional(text: str) -> str:
    """The words as written (NFKC), in Traditional Chinese; a lone surrogate becomes a question mark."""
    whole = unicodedata.normalize("NFKC", text[:_LONGEST_TOLD])[:_LONGEST_TOLD].encode("utf-8", "replace").decode("utf-8")
    return converted(whole).strip()


def tidy(text: str) -> str:
    """As `normalise`, without this desk's vocabulary: one width, case and script, no marks. For texts of any domain."""
    return _SPACES.sub(" ", _LOOSE_MARKS.sub(" ", converted(_plain(text[:LONGEST])[:LONGEST]).translate(_SPOKEN))).strip()


def _plain(text: str) -> str:
    """NFKC, lower case, only letters, digits and a few marks; everything else is a space."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    kept = []
    for character in text:
        if character.isalnum() or character in _KEPT_MARKS:
            kept.append(character)
        elif unicodedata.category(character) not in ("Cf", "Mn", "Cs", "Cc") or character in "\n\t\r":
            kept.append(" ")
    return "".join(kept)


def _fold(text: str) -> str:
    text = converted(text)
    text = _SPELLING.sub(lambda found: SPELLINGS[found[0]], text)
    text = _by_sound(text)
    for pattern, name in _NAMES:
        text = pattern.sub(name, text)
    if _LATIN.search(text):
        for pattern, name in _PHRASES:
            text = pattern.sub(name, text)
        text = _ENGLISH_WORD.sub(lambda found: _english(found[0]), text)
    text = _LOOSE_MARKS.sub(" ", text)
    text = _SPACES.sub(" ", text).strip()
    return _BETWEEN_CHINESE.sub("", text)


@lru_cache(maxsize=4096)
def _english(word: str) -> str:
    """The domain's term for an English word, also where a letter or, in a long word, two are wrong; else the word itself."""
    if word in ENGLISH or len(word) < _SHORTEST_MISSPELT:
        return ENGLISH.get(word, word)
    alike = [known for known in ENGLISH if known[0] == word[0] and len(known) >= _SHORTEST_MISSPELT]
    found = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=1 if len(word) < _LONG else 2)
    return word if found is None or word in _OTHER_ENGLISH else ENGLISH[found[0]]


def _by_sound(text: str) -> str:
    """Corrects domain words typed with other characters of the same sound: 榜定, 張號, 蜜碼.

    Replaced characters sound as before, so a second pass finds the same words.
    """
    syllables = sounds(text)
    if syllables == text:
        return text
    table = _mistyped()
    out: list[str] = []
    at = 0
    while at < len(text):
        for length in (4, 3, 2):
            word = table.get(syllables[at : at + length])
            if word is not None and len(word) == length:
                seen = text[at : at + length]
                out.append(seen if seen in REAL_WORDS else word)
                at += length
                break
        else:
            out.append(text[at])
            at += 1
    return "".join(out)
