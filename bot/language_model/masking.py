"""What a language model must not read: whatever the organisation's records or the shapes know in a text is replaced by its kind. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

from bot.dialogue.person_mentions import mentioned_anybody
from bot.faq.text import traditional
from bot.language_model.everyday import is_everyday
from bot.people.names import name_key, stands_in
from bot.redaction import MARK
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

PERSON: Final = "⟨person⟩"
ACCOUNT: Final = "⟨account⟩"
ADDRESS: Final = "⟨address⟩"
NUMBER: Final = "⟨number⟩"
SECRET: Final = "⟨secret⟩"  # noqa: S105 - the name of a kind
LONGEST: Final = 400
"""Characters of a text that are sent; what is wanted is said by then."""

_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_BETWEEN: Final = r"[\s·‧•・.\-'’‘`´]*"
SURNAMES: Final = (
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊江呂何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬董唐藍石蔣古紀姚連馮歐"
    "程湯田康姜汪白鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳邵錢伍倪溫于譚駱熊任甘秦顧毛章史官萬俞雷粘"
)
_TITLE: Final = (
    "先生|小姐|女士|太太|主任|科長|股長|組長|課長|處長|局長|司長|區長|校長|老師|專員|科員|辦事員|技士|技正|工程師|秘書|主秘|隊長|所長|經理|主管|"
    "學長|學姐|大哥|大姐|姐|哥"
)
_TITLED: Final = lazy_pattern(
    rf"(?<![{_HAN}])[{SURNAMES}][{_HAN}]{{0,2}}?(?={_TITLE})|[{SURNAMES}](?={_TITLE})|(?:(?<=[姓叫])|(?<=我是))[{SURNAMES}][{_HAN}]{{1,2}}(?![{_HAN}])|(?<=姓)[{SURNAMES}]"
)
_TITLED_LATIN: Final = lazy_pattern(r"(?i:\b(?:mr|mrs|ms|miss|mx|dr|prof|sir)\b\.? ?[a-z][a-z'-]+)(?: [A-Z][a-z'-]+)?")
_CALLED: Final = lazy_pattern(r"(?i:(?<=\bname is )[a-z][a-z'-]+)(?: [A-Z][a-z'-]+)*|(?i:(?<=\bthis is ))[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)*")
_NO_LETTERS: Final = lazy_pattern(r"[^\w]+")
_NO_WORD: Final = lazy_pattern(r"[^\w'-]+")
_LATIN_WORD: Final = lazy_pattern(r"(?<![a-z0-9._@-])[a-z][a-z0-9'-]*", re.IGNORECASE)
_ENDS: Final = r"\s<>⟨⟩（）()，,。；;：:「」"  # What no mail address holds.
# The order matters: an address holds what looks like an account, an account what looks like a number. Each begins where what it looks through begins, and
# nowhere within, or looks no further than `LONGEST`, so that a long text takes no square of its length.
_SHAPES: Final = (
    (ADDRESS, lazy_pattern(rf"(?<![^{_ENDS}])[^{_ENDS}][^{_ENDS}@]*+@[^{_ENDS}]+")),
    (ADDRESS, lazy_pattern(r"(?:https?|ftp|file)://\S+|\bwww\.\S+|\\\\[^\s\\]+\S*", re.IGNORECASE)),
    (ADDRESS, lazy_pattern(r"(?<![a-z0-9-])(?<![a-z0-9-]\.)(?:[a-z0-9-]++\.)+(?:tw|com|org|net|edu|gov|io|local|example)\b(?:/\S*)?", re.IGNORECASE)),
    (ADDRESS, lazy_pattern(r"(?<![0-9a-f:.])(?:[0-9a-f]{0,4}:){3,}[0-9a-f:.]*|(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9.])", re.IGNORECASE)),
    (ADDRESS, lazy_pattern(rf"[{_HAN}]{{2,6}}(?:路|街|大道)(?:[一二三四五六七八九十0-9]+段)?(?:[0-9]+巷)?(?:[0-9]+弄)?[0-9一二三四五六七八九十]+號(?:[0-9]+樓)?")),
    (ACCOUNT, lazy_pattern(r"(?<![a-z0-9])[a-z]{1,8}[-_‐-―－ ]?[0-9][0-9x*]{2,}(?![a-z0-9])", re.IGNORECASE)),
    (
        ACCOUNT,
        lazy_pattern(
            rf"(?<![a-z0-9*])(?<![a-z0-9*][._-])(?=[a-z._-]{{0,{LONGEST}}}+[0-9*])(?=[0-9._*-]{{0,{LONGEST}}}+[a-z])[a-z0-9*]++(?:[._-][a-z0-9*]++)*+",
            re.IGNORECASE,
        ),
    ),
    (ACCOUNT, lazy_pattern(r"(?<![a-z0-9._-])[a-z0-9._-]++(?:\\[a-z0-9._-]++)+|(?<![a-z0-9])[a-z0-9]++(?:[._][a-z0-9]++)++", re.IGNORECASE)),
    (NUMBER, lazy_pattern(r"[+#]?[0-9]{2,4}(?:[ \-.()#/]{1,2}[0-9]{2,})+(?![0-9])|(?:[0-9][ \-.]){3,}[0-9]|[+#]?[0-9]{3,}(?![0-9]* ?[%趴])")),
    (NUMBER, lazy_pattern(r"[〇零一二三四五六七八九壹貳參肆伍陸柒捌玖](?:[ 、，,\-]?[〇零一二三四五六七八九壹貳參肆伍陸柒捌玖]){3,}")),
)
_CLOCK: Final = lazy_pattern(r"(?<![0-9:])([01]?[0-9]|2[0-4])[:：]([0-5][0-9])(?![0-9:])")
_KNOWN_WORDS: Final = frozenset({"windows10", "windows11", "win10", "win11", "office365", "m365", "o365", "a4"})
_SPAN: Final = lazy_pattern(r"[0-9]{1,2}(?:st|nd|rd|th|am|pm|h|hrs?|hours?|m|mins?|minutes?|s|secs?|x|d|days?|w|weeks?|k|gb|mb)", re.IGNORECASE)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Mn"})
"""Categories of characters that nobody sees, or that only change a letter: between the letters of a name they would hide it."""


class CannotMask(Exception):
    """Something that is known stands in the text and was not found where it stands; the text stays here."""


@dataclass(frozen=True, slots=True)
class KnownPeople:
    """Everybody of the register as they may be written: `full` names and ids, and `parts` of names that no everyday word is."""

    full: tuple[tuple[str, str], ...] = ()
    ids: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


def known_people(names: Iterable[tuple[str, str]]) -> KnownPeople:
    """From ids and names. A given name counts as one that is known unless it is an everyday word here (平安, 中山, Grace)."""
    people = [(id, traditional(name)) for id, name in names]
    full = tuple((name, key) for name in dict.fromkeys(name for _, name in people) if len(key := name_key(name)) >= 2)
    parts = {part for name, _ in full for part in _parts(name) if not is_everyday(part)}
    return KnownPeople(full, frozenset(id.casefold() for id, _ in people), frozenset(parts))


def mask(text: str, people: KnownPeople, is_account: Callable[[str], bool] = lambda _: False) -> str:
    """The text as it may leave: one width, at most `LONGEST` letters. `is_account` says of a word whether the records have an account of that name.

    Raises CannotMask."""
    read = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) not in _UNSEEN or letter in "\n\t")
    read = _without_names(read[: 4 * LONGEST].replace(MARK, SECRET).strip(), people)
    for kind, shape in _SHAPES:
        read = shape.sub(lambda found, kind=kind: _kept(found, kind), read)  # type: ignore[misc]
    read = _LATIN_WORD.sub(lambda found: ACCOUNT if _is_known(found[0], people, is_account) else found[0], read)
    whom = mentioned_anybody(read)
    if whom is not None and "⟨" not in whom:
        read = read.replace(whom, PERSON)
    for shape in (_TITLED, _TITLED_LATIN, _CALLED):
        read = shape.sub(PERSON, read)
    if any(_stands(name, read) for name in _named(read, people)):
        raise CannotMask
    return read[:LONGEST]


def words_to_look_up(text: str) -> tuple[str, ...]:
    """The Latin words of a text that may be an account's name, each once: everyday words are none."""
    read = unicodedata.normalize("NFKC", text)
    return tuple(dict.fromkeys(word for word in map(str.casefold, _LATIN_WORD.findall(read)) if len(word) > 2 and not is_everyday(word)))


def _without_names(text: str, people: KnownPeople) -> str:
    """Names are found in Traditional letters, whichever they are typed in, and taken out where they stand."""
    lower = " ".join((text.casefold(), traditional(text).casefold()))
    shapes = [_spread(name) for name in sorted(_named(text, people), key=len, reverse=True)]
    shapes += [_as_word(re.escape(part)) if part.isascii() else re.escape(part) for part in people.parts if part in lower]
    for shape in shapes:
        for known in dict.fromkeys((traditional(text), text)):
            if len(known) != len(text):
                continue  # Found there, it would stand elsewhere here; what is left is noticed at the end.
            for start, end in reversed([found.span() for found in re.finditer(shape, known, re.IGNORECASE)]):
                text = f"{text[:start]}{PERSON}{text[end:]}"
    return text


def _named(text: str, people: KnownPeople) -> list[str]:
    """The names whose letters stand in a text, in its own script or in Traditional letters."""
    here, there = name_key(text), name_key(traditional(text))
    return [name for name, key in people.full if key in here or key in there]


def _stands(name: str, text: str) -> bool:
    """Whether a name whose letters are left in a text that was masked stands there: a Latin one may be a piece of another word."""
    return not _is_latin(name) or any(stands_in(name, one) for one in (text, traditional(text)))


def _spread(name: str) -> str:
    """A name with whatever people put between its letters; a Latin one as whole words."""
    if _is_latin(name):
        return _as_word(_BETWEEN.join(re.escape(word) for word in _NO_LETTERS.split(name) if word))
    return _BETWEEN.join(re.escape(letter) for letter in name if not letter.isspace() and letter not in "·‧•・.-")


def _parts(name: str) -> tuple[str, ...]:
    """The given name of a Chinese name, the words of a Latin one."""
    if _is_latin(name):
        return tuple(word.casefold() for word in _NO_WORD.split(name) if len(word) > 2)
    letters = name_key(name)
    return (letters[-2:],) if len(letters) in (3, 4) else ()


def _as_word(part: str) -> str:
    """A pattern that counts as a whole word only."""
    return rf"(?<![^\W_]){part}(?![^\W_])"


def _is_latin(name: str) -> bool:
    return not re.search(rf"[{_HAN}]", name)


def _kept(found: re.Match[str], kind: str) -> str:
    """A clock time, a span and what is written with digits in everyday words stay: they say until when and what, never who."""
    whole = found[0]
    if kind is ACCOUNT and (whole.casefold() in _KNOWN_WORDS or _SPAN.fullmatch(whole)):
        return whole
    return whole if kind is NUMBER and _CLOCK.fullmatch(whole) else kind


def _is_known(word: str, people: KnownPeople, is_account: Callable[[str], bool]) -> bool:
    return word.casefold() in people.ids or is_account(word.casefold())
