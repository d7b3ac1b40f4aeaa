"""English words without their endings, so that `binding`, `binds` and `bind` are the same."""

from functools import lru_cache

# Words that occur in nearly every question and distinguish none.
COMMON_WORDS = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "for", "and", "or", "is", "are", "was", "were", "be", "been", "am", "do", "does", "did", "i",
    "me", "we", "our", "us", "it", "its", "this", "that", "these", "those", "with", "by", "from", "as", "so", "if", "to", "would", "should",
    "will", "shall", "may", "might", "has", "had", "there", "here", "yes", "please", "just", "get", "got", "any", "some", "what's", "i'm",
    "don't", "im", "could", "don",
))  # fmt: skip

_PLURALS = (("sses", "ss"), ("ies", "y"), ("ational", "ate"), ("ization", "ize"), ("ations", "ate"), ("ation", "ate"), ("ments", "ment"), ("ings", "ing"))
_FORMS = ("ing", "ed")
_MADE_OF = ("ate", "able", "ible", "ment", "ness", "ful", "ly", "er", "or", "ion", "al", "ive")
_SHORT = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word; it need not be a word."""
    word = word.removesuffix("'s")
    if len(word) <= _SHORT:
        return word
    word = _derived(_formed(_plural(word)))
    if word.endswith("e") and len(word) > _SHORT:
        word = word[:-1]
    if word.endswith("y") and len(word) > _SHORT:
        word = word[:-1] + "i"
    return word


def _plural(word: str) -> str:
    for ending, instead in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _formed(word: str) -> str:
    for ending in _FORMS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORT and any(letter in "aeiouy" for letter in rest):
            doubled = len(rest) > _SHORT and rest[-1] == rest[-2] and rest[-1] not in "lsz"
            return rest[:-1] if doubled else rest
    return word


def _derived(word: str) -> str:
    for ending in _MADE_OF:
        if word.endswith(ending) and len(word) - len(ending) > _SHORT:
            return word[: -len(ending)]
    return word
