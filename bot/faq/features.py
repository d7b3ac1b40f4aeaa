"""The features by which texts are compared: characters, words, pieces of words and sounds, each with its weight."""


from bot.faq.out_of_scope import names_something_foreign
from bot.faq.phonetics import rough_sounds
from bot.faq.stem import COMMON_WORDS, stem
from bot.runtime.lazy_pattern import lazy_pattern

_RUN = lazy_pattern(r"[a-z0-9][a-z0-9.\-_@']*|[^\x00-\x7f]+|[?%#]")
_PIECE_WEIGHT = 0.5  # A piece of an English word, or two sounds, counts half as much as a word.
_FOREIGN_WEIGHT = 2.0
_MOOD_WEIGHT = 2.0

# A question is not a request: 怎麼改密碼 asks for instructions, 幫我重設密碼 for action.
_ASKS = lazy_pattern(
    r"\?|怎|哪裡|什麼|哪個|哪些|哪種|嗎|呢$|多久|何時|幾|誰|是不是|會不會|可不可以|有沒有|要不要|能不能|算不算|多少|還是|位置|步驟|差在|流程|方式"
)
_REQUESTS = lazy_pattern(r"幫我|麻煩|請幫|直接|替我|給我|幫忙|我要|我想|拜託|現在|快|立刻|馬上|請(?!問)")


def runs(text: str) -> list[str]:
    """The normalised text split into words (Latin) and runs of characters (Chinese)."""
    return _RUN.findall(text)


def features(text: str) -> dict[str, float]:
    """The features of a text normalised for this desk: those of `wording`, and

    `x` it names something that has accounts and locks too, and is nobody's business here ·
    `m` whether it asks, whether it requests.
    """
    found = wording(text)
    asks, requests = bool(_ASKS.search(text)), bool(_REQUESTS.search(text))
    _add(found, f"m{asks:d}", _MOOD_WEIGHT)
    _add(found, f"m{asks:d}{requests:d}", _MOOD_WEIGHT)
    if names_something_foreign(text):
        _add(found, "x", _FOREIGN_WEIGHT)
    return found


def wording(text: str) -> dict[str, float]:
    """The features of a text of any domain with their weights; each family has its own first letter.

    `c` one or two characters of Chinese · `p` two of their sounds · `w` an English stem · `b` a neighbouring pair ·
    `e` three to five letters of a word, its ends marked · `^` and `$` how the text begins and ends.
    """
    found: dict[str, float] = {}
    parts = runs(text)
    before = ""
    for part in parts:
        if part.isascii():
            word = stem(part)
            _add(found, "w" + word, 1.0)
            if before:
                _add(found, f"b{before} {word}", 1.0)
            if len(word) >= 3:
                _pieces(found, "e", f"<{word}>", (3, 4, 5), _PIECE_WEIGHT)
            before = word
        else:
            if before:
                _add(found, f"b{before} {part[0]}", 1.0)
            _pieces(found, "c", part, (1, 2), 1.0)
            _pieces(found, "p", rough_sounds(part), (2,), _PIECE_WEIGHT)
            before = part[-1]
    if parts:
        _add(found, "^" + parts[0][0], 1.0)
        _add(found, "$" + parts[-1][-1], 1.0)
    return found


def words(text: str) -> dict[str, float]:
    """The words of a text of any domain with their counts: English stems without the most common words, and Chinese in pairs of characters."""
    found: dict[str, float] = {}
    for part in runs(text):
        if not part.isascii():
            _pieces(found, "c", part, (min(2, len(part)),), 1.0)
        elif part not in COMMON_WORDS:
            _add(found, "w" + stem(part), 1.0)
    return found


def _add(found: dict[str, float], feature: str, weight: float) -> None:
    found[feature] = found.get(feature, 0.0) + weight


def _pieces(found: dict[str, float], family: str, text: str, lengths: tuple[int, ...], weight: float) -> None:
    for length in lengths:
        for start in range(len(text) - length + 1):
            feature = family + text[start : start + length]
            found[feature] = found.get(feature, 0.0) + weight
