"""What a draft says after somebody asked to take something out of it, to say something else, or to add a line. Pure."""

import re
from typing import Final

from bot.reading.notice_words import is_question
from bot.reading.people_words import mentions_somebody
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.said_of_draft import AGAINST, DraftWords, SaidOfDraft, denies, said_of_draft, words_on_draft
from bot.tickets.ticket import hurried

LEFT_OUT: Final = "○○"
"""What stands in place of a name that was taken out."""
_QUOTED: Final = lazy_pattern(r"[「『“\"]([^」』”\"]{1,300})[」』”\"]")
_NEW_WORDS: Final = lazy_pattern(
    r"(?:改(?:寫)?[成為]|改寫|換成|修正為|就寫|只寫|重新?寫|內容寫|寫成|寫說?(?=\s?[:：]))(?:下面這樣)?\s*[:：]?\s*(\S.*)|"
    r"\b(?:(?:just|only|rather) (?:write|say|put)|(?:say|write) only|(?:write|put|say) instead|rewrite(?: it)?(?: as)?|it should (?:say|read)|"
    r"change (?:it|that|this|the (?:text|words?|whole thing)) to|make (?:it|that) (?:say|read)|"
    r"replace (?:it|that|the text|everything) (?:with|by))\s*[:：,]?\s*(?:that )?(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_SWAPS: Final = lazy_pattern(
    r"[把將]\s*「?(?P<old>[^「」]{1,40}?)」?\s*(?:改成|改為|換成)\s*「?(?P<new>[^「」，,。]{1,80})|"
    r"\b(?:replace|change) [\"“]?(?P<en_old>(?!it |that |this |the text|the words|everything)[^\"”]{1,60}?)[\"”]? (?:with|by|to) [\"“]?(?P<en_new>[^\"”,.]{1,80})",
    re.IGNORECASE,
)
_ADDED: Final = lazy_pattern(
    r"^(?:請|麻煩|幫我|再|也|還要|順便|然後|另外|並)*(?:補充(?:說明|一下)?|補一?句|補一下|加一?句|加註|註明|加上|還要寫|補上|(?<=順便)[寫提](?:一下|上|到)?)\s*[:：，,]?\s*(\S.*)|"
    r"^(?:and |but |then |please |also )*(?:add|note|mention|include|put in)(?: (?:this|that|one (?:line|sentence|thing)))?"
    r"(?: (?:to|in) (?:it|the (?:ticket|draft)))?\s*[:：,]?\s+(?:that )?(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_PIECES: Final = lazy_pattern(r"(?:(?![，,、。！!？?；;\n]|\.(?:\s|$)|(?<=[^\x00-\x7f])\s{1,9}[^\x00-\x7f]|\s{1,9}(?:and|but|then)\b).)+[？?]?", re.IGNORECASE)
"""What stands between marks, spaces between Chinese words, and "and": one letter is enough."""
_MARKS: Final = " ，,、。.!！;；\n"
_NAME: Final = lazy_pattern(r"名|姓|人名|\bnames?\b", re.IGNORECASE)
_CURSE: Final = lazy_pattern(r"髒話|罵|粗話|三字經|\b(?:swear\w*|curs\w*|rude|foul)\b", re.IGNORECASE)
_CURSES: Final = lazy_pattern(
    r"他媽的?|媽的|[幹靠操](?=[\s，,。！!]|$)|靠[北杯腰]|三小|機[掰車]|混蛋|王八蛋|\b(?:fuck\w*|shit\w*|damn\w*|bloody|crap|hell|bullshit)\b", re.IGNORECASE
)
_PHONE_WORD: Final = lazy_pattern(r"電話|分機|手機|號碼|\b(?:phone|number|extension|ext)\b", re.IGNORECASE)
_PHONE: Final = lazy_pattern(r"(?:電話|分機|手機|(?:phone|ext(?:ension)?)\.?)?[\s:：]{0,2}(?<![\dA-Za-z-])[+#]?\d[\d -]{1,18}\d(?!\d)", re.IGNORECASE)
_LAST: Final = lazy_pattern(r"最後|末[句段行]|後面那|\blast\b", re.IGNORECASE)
_ORDINAL: Final = lazy_pattern(r"第\s*([一二三四五1-5])\s*[句段行]|\b(first|second|third)\b|前面那[句段]", re.IGNORECASE)
_PLACES: Final = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "first": 0, "second": 1, "third": 2}
_INSTRUCTION: Final = lazy_pattern(
    r"請|麻煩|幫我|把|將|那[句段行個件]?|這[句段行個件]?|[一]?句話?|[段行字件]|的?部分|不要|不用|不必|別|勿|莫|寫進去|寫進|寫|放進去|放|提到|提|講|送|"
    r"刪[掉除去]?|拿掉|去掉|拿走|遮掉|隱去|進去|還有|還是|在?上面|也|先|再|了|喔|啦|欸|一起|名字|姓名|人名|單子|[，,。！!？?\s「」『』]"
)
_COMMON_WORDS: Final = frozenset(re.findall(r"\S+", """
    a an the this that it its in on of to and or but not no do don't dont does please take leave out remove delete drop skip cut strip put without about
    part sentence line word words name names one is be must should there still mention write say include from with my your his her their i you he she
    they me first second third last phone number bit thing ticket draft send rest then everything else before after up off for go lose
"""))
_WORD: Final = lazy_pattern(r"[A-Za-z0-9][\w'’@.-]*")
_ENDS: Final = lazy_pattern(r"[，,、。！!？?；;\n]+|(?<=[A-Za-z]{2})\.(?=\s)|(?<=[^\x00-\x7f\s])\s+(?=[^\x00-\x7f])")
_SENTENCE: Final = lazy_pattern(r"[句段行件]|部分|\b(?:sentence|line|part|bit|thing|paragraph)\b", re.IGNORECASE)
_CALLED: Final = r"((?:\s+[A-Z][\w'’-]+)+)"
"""The name behind a title ("my boss Anna")."""
_HURRIES: Final = lazy_pattern(
    r"急件|緊急|特急|急|趕|馬上|立刻|最速件|最|很|非常|超|請|麻煩|標[成為]?|改[成為]?|列[為成]?|算|處理|寫|註明|這[張件]?|單子?|是|的|了|喔|啦|"
    r"\b(?:please|mark|make|it|this|that|the|ticket|as|very|urgent|asap|immediately|right away|an? emergency|is|highest|priority)\b|[\s，,。.！!：:]",
    re.IGNORECASE,
)
_FEWEST: Final = 2
_ONLY_URGENT: Final = 8


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """The words afterwards, what was taken out of them, and whether all that was asked for could be done."""

    words: str
    left_out: tuple[str, ...] = ()
    done: bool = True


@dataclass(frozen=True, slots=True)
class AddedBeside:
    """What is to be added to a draft, and whether the same text says to send it."""

    more: str
    sends: bool


def edits(words: str, said: DraftWords) -> bool:
    """Whether a text surely asks to change what the draft says, besides adding to it."""
    return said.says(SaidOfDraft.OMIT) or _swap(words, said) is not None or new_words(said) is not None


def edited(words: str, said: DraftWords) -> EditedDraft:
    """The draft's words after what a text asks for, in the order in which that is said; what it says besides stands in no draft."""
    swap = _swap(words, said)
    if swap is not None:
        return EditedDraft(words.replace(*swap), (swap[0],))
    if (new := new_words(said)) is not None:
        return EditedDraft(new)
    done = True
    left_out: tuple[str, ...] = ()
    for part, kind in said.parts or ((said.text, said.whole),):
        if kind is SaidOfDraft.OMIT and not is_question(part):
            found = _taken_out(words, part)
            words, left_out, done = found.words, (*left_out, *found.left_out), done and found.done
        elif kind is SaidOfDraft.ADD:
            words = f"{words}\n{what_to_add(part)}"
    return EditedDraft(words, left_out, done)


def new_words(said: DraftWords) -> str | None:
    """The words that are to stand in place of the old ones; None where none are given, or only how urgent it is."""
    found = _NEW_WORDS.search(said.text)
    if found is None or (not said.says(SaidOfDraft.REPLACE) and said_of_draft(said.text[: found.start(1 if found[1] else 2)]) is not SaidOfDraft.REPLACE):
        return None
    given = (found[1] or found[2]).strip()
    quoted = _QUOTED.search(given)
    for part, kind in reversed(said.parts):
        if kind is SaidOfDraft.SEND and given.endswith(part):
            given = given[: -len(part)].rstrip(" ，,。.;；")
    given = quoted[1] if quoted is not None else given
    urgent = hurried(given) and len(given) <= _ONLY_URGENT
    return None if urgent or len(given) < _FEWEST else given


def what_to_add(text: str) -> str:
    """What a text wants to have added, without the wish: the words in quotes, or those after it."""
    quoted = _QUOTED.search(text)
    if quoted is not None and said_of_draft(text, likely=True) is SaidOfDraft.ADD:
        return quoted[1]
    if (found := added_words(text)) is not None:
        return found
    beside = added_beside(text)
    return text if beside is None else beside.more


def added_words(text: str) -> str | None:
    """The words after the wish to have something added; None where a text does not begin with one."""
    found = _ADDED.search(text)
    return None if found is None else (found[1] or found[2]).strip()


def added_beside(text: str) -> AddedBeside | None:
    """What is to be added, where the wish for it stands beside a yes or "send it"; None where it does not, or where anything speaks against sending."""
    pieces = [(found.start(), found[0].strip()) for found in _PIECES.finditer(text)]
    first = next((index for index, (_, piece) in enumerate(pieces) if added_words(piece) is not None), None)
    if first is None or len(pieces) < _FEWEST:
        return None
    said = [said_of_draft(piece) for _, piece in pieces]
    ends = next((index for index in range(first + 1, len(pieces)) if said[index] is SaidOfDraft.SEND or is_question(pieces[index][1])), len(pieces))
    beside = [*range(first), *range(ends, len(pieces))]
    if not beside or any(said[index] in AGAINST or denies(pieces[index][1]) for index in beside if not is_question(pieces[index][1])):
        return None
    until = pieces[ends][0] if ends < len(pieces) else len(text)
    more = added_words(text[pieces[first][0] : until].strip(_MARKS))
    return None if more is None else AddedBeside(more, any(said[index] is SaidOfDraft.SEND for index in beside))


def only_hurries(text: str) -> bool:
    """Whether a text says nothing but that it is urgent."""
    return hurried(text) and _HURRIES.sub("", text) == ""


def without(text: str, left_out: tuple[str, ...]) -> str:
    """A text without what was left out of a ticket; a single letter only where it stands alone."""
    for part in left_out:
        text = text.replace(part, LEFT_OUT) if len(part) >= _FEWEST else re.sub(rf"(?<![^\s，,。！!]){re.escape(part)}(?=[\s，,。！!]|$)", LEFT_OUT, text)
    return text


def leaves_out(text: str) -> bool:
    """Whether a text asks to leave something out: it names that, and so is no part of what is sent either."""
    return words_on_draft(text).says(SaidOfDraft.OMIT)


def _swap(words: str, said: DraftWords) -> tuple[str, str] | None:
    """Words that stand in the draft, and those that are to stand there instead."""
    found = _SWAPS.search(said.text)
    if found is None:
        return None
    old, new = (found["old"] or found["en_old"]).strip(), (found["new"] or found["en_new"]).strip()
    return (old, new) if old in words else None


def _taken_out(words: str, asked: str) -> EditedDraft:
    """The words without what this part of a text speaks of: a name or a word alone, else the sentence in which it stands."""
    pieces = _pieces(words)
    if _CURSE.search(asked) and (curses := tuple(found[0] for found in _CURSES.finditer(words))):
        return _cut(words, curses)
    if _PHONE_WORD.search(asked) and not _sentence_meant(asked) and (numbers := tuple(found[0].strip() for found in _PHONE.finditer(words))):
        return _cut(words, numbers)
    if spoken := _spoken_of(words, asked):
        return _without_spoken(words, asked, spoken)
    ordinal = _ORDINAL.search(asked)
    place = -1 if _LAST.search(asked) else None if ordinal is None else _PLACES.get((ordinal[1] or ordinal[2] or "一").casefold())
    if place is None or _NAME.search(asked):
        return EditedDraft(words, done=False)
    return _cut(words, pieces[place:][:1])


def _without_spoken(words: str, asked: str, spoken: str) -> EditedDraft:
    called = re.search(re.escape(spoken) + _CALLED, words)
    if mentions_somebody(spoken) and called is not None:
        return _named_no_more(words, called[1].strip())
    if _NAME.search(asked) and mentions_somebody(spoken):
        return EditedDraft(words, done=False)  # What they are called is not known by their title.
    if _NAME.search(asked) or (len(spoken) > 1 and not mentions_somebody(spoken) and not _sentence_meant(asked)):
        return _named_no_more(words, spoken)
    return _cut(words, tuple(piece for piece in _pieces(words) if spoken in piece))


def _named_no_more(words: str, name: str) -> EditedDraft:
    return EditedDraft(words.replace(name, LEFT_OUT), (name,))


def _sentence_meant(asked: str) -> bool:
    """Whether a sentence is to go, and not only the word that is named."""
    return _SENTENCE.search(asked) is not None


def _cut(words: str, gone: tuple[str, ...]) -> EditedDraft:
    kept = words
    for piece in gone:
        kept = kept.replace(piece, "")
    kept = "\n".join(line for line in (re.sub(r"^[\s，,、。.！!;；]+|[\s，,、;；]+$", "", line) for line in kept.splitlines()) if line)
    kept = re.sub(r"([，,、。.！!])\s*[，,、。.]+", r"\1", kept)
    return EditedDraft(kept, gone, done=bool(gone) and bool(kept))


def _pieces(words: str) -> tuple[str, ...]:
    """Its sentences and halves of sentences, line by line."""
    return tuple(piece for part in _ENDS.split(words) if (piece := part.strip(" .")))


def _spoken_of(words: str, asked: str) -> str:
    """What stands in the words and in what is asked: the longest run of letters, or the word, that is not the wish itself."""
    quoted = _QUOTED.search(asked)
    if quoted is not None and quoted[1] in words:
        return quoted[1]
    latin = [word for word in _WORD.findall(asked) if word.casefold().removesuffix("'s").removesuffix("’s") not in _COMMON_WORDS]
    for word in sorted((word.removesuffix("'s").removesuffix("’s") for word in latin), key=len, reverse=True):
        if (found := re.search(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", words, re.IGNORECASE)) is not None:
            return found[0]
    cores = [core for core in re.split(_INSTRUCTION.pattern, asked) if core and not core.isascii()]
    for core in cores:
        if len(core) == 1 and core in _pieces(words):
            return core
    runs = {core[begin:end] for core in cores for begin in range(len(core)) for end in range(begin + _FEWEST, len(core) + 1)}
    return max((run for run in runs if run in words), key=len, default="")
