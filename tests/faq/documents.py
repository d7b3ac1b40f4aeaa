"""Documents of numbered questions, drawn at random and written out as a PDF's text, a word processor's or somebody's editor would have them."""

import unicodedata
from dataclasses import dataclass, field
from random import Random

FORMAL = ("壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖", "拾", "拾壹", "拾貳")
PLAIN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_CHINESE = "申請帳號密碼登入系統資料機關單位人員設定變更完成確認聯絡信箱資訊表單借書證圖書館停車場報名"
_LATIN = ("TPEAD", "WebAD", "portal", "VPN", "Wi-Fi")
_LISTS = {
    "letter": tuple(f"{letter}. " for letter in "abcdefgh"),
    "roman": tuple(f"{numeral}. " for numeral in ("i", "ii", "iii", "iv", "v", "vi")),
    "paren": tuple(f"({numeral})" for numeral in PLAIN),
    "ring": tuple("①②③④⑤⑥"),
    "bullet": ("• ",) * 6,
}


@dataclass(frozen=True)
class Paragraph:
    label: str
    text: str


@dataclass(frozen=True)
class Asked:
    question: str
    answer: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Written:
    """`chapters`: a heading with its questions."""

    chapters: tuple[tuple[str, tuple[Asked, ...]], ...]


@dataclass(frozen=True)
class Press:
    """How a document is put on paper. `spaced`: each line has an empty one after it, a paragraph's last line ends in a space, and a line of
    one space stands between questions (as text taken out of a PDF); else lines follow each other and paragraphs are set apart by an empty line."""

    spaced: bool
    columns: int
    ends: str
    mark: bool
    digits: str
    page: int
    number: str
    feed: bool
    head: str


@dataclass
class Sheet:
    """What was printed, and the parts of it that belong to the paper alone."""

    lines: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)


def sentence(chance: Random, end: str, most: int = 10) -> str:
    said = ""
    for _ in range(chance.randint(1, most)):
        word = chance.choice(_LATIN) if said and chance.random() < 0.2 else "".join(chance.choices(_CHINESE, k=chance.randint(2, 12)))
        said += (" " if said and (word.isascii() or said[-1].isascii()) else "") + word
    return said + end


def an_answer(chance: Random) -> tuple[Paragraph, ...]:
    paragraphs = [Paragraph("", sentence(chance, "。"))]
    if chance.random() < 0.6:
        labels = _LISTS[chance.choice(sorted(_LISTS))]
        paragraphs += [Paragraph(label, sentence(chance, "。")) for label in labels[: chance.randint(2, 5)]]
    if chance.random() < 0.3:
        paragraphs.append(Paragraph("備註：", sentence(chance, "。")))
    return tuple(paragraphs)


def a_document(chance: Random) -> Written:
    chapters = []
    for numeral in chance.choice((FORMAL, PLAIN))[: chance.randint(1, 12)]:
        asked = tuple(Asked(sentence(chance, "？", 5), an_answer(chance)) for _ in range(chance.randint(1, 12)))
        chapters.append((numeral + "、" + sentence(chance, "", 2), asked))
    return Written(tuple(chapters))


def a_press(chance: Random) -> Press:
    return Press(
        spaced=chance.random() < 0.5,
        columns=chance.randint(40, 90),
        ends=chance.choice(("\n", "\r\n", "\r")),
        mark=chance.random() < 0.5,
        digits=chance.choice(("0123456789", "０１２３４５６７８９")),
        page=chance.choice((0, 12, 25)),
        number=chance.choice(("{}", "第 {} 頁", "- {} -", "Page {} of 9")),
        feed=chance.random() < 0.5,
        head=chance.choice(("", "市政府帳號常見問題集")),
    )


def printed(document: Written, press: Press) -> tuple[str, list[str]]:
    """The text, and its page furniture."""
    paragraphs: list[tuple[str, bool]] = []
    for heading, asked in document.chapters:
        paragraphs.append((heading, True))
        for number, one in enumerate(asked, start=1):
            written = str(number).translate(str.maketrans("0123456789", press.digits))
            paragraphs.append((f"{written}. {one.question}", True))
            paragraphs += [(part.label + part.text, False) for part in one.answer]
    sheet = _paged(_broken(paragraphs, press), press)
    return ("\ufeff" if press.mark else "") + press.ends.join(sheet.lines) + press.ends, sheet.furniture


def _broken(paragraphs: list[tuple[str, bool]], press: Press) -> list[str]:
    """The lines, each with the blank ones after it."""
    lines: list[str] = []
    for text, apart in paragraphs:
        if apart and lines and press.spaced:
            lines += [" ", ""]
        pieces = wrapped(text, press.columns)
        for piece in pieces[:-1]:
            lines += [piece, ""] if press.spaced else [piece]
        lines += [pieces[-1] + " ", ""] if press.spaced else [pieces[-1], ""]
    return lines


def wrapped(text: str, columns: int) -> list[str]:
    """Broken as a page breaks it: Chinese anywhere but before a mark, Latin words as a whole, the space at the break gone."""
    tokens: list[str] = []
    for character in text:
        glued = tokens and (character in "。？：、" or (character.isascii() and character != " " and tokens[-1][-1].isascii() and tokens[-1] != " "))
        if glued:
            tokens[-1] += character
        else:
            tokens.append(character)
    lines = [""]
    for token in tokens:
        if wide(lines[-1] + token) > columns and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += token if lines[-1] or token != " " else ""
    return [line.rstrip() for line in lines if line.strip()]


def wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _paged(lines: list[str], press: Press) -> Sheet:
    if not press.page:
        return Sheet(lines)
    sheet = Sheet()
    for number, start in enumerate(range(0, len(lines), press.page), start=1):
        foot = press.number.format(number)
        if press.head:
            sheet.lines += [("\f" if press.feed and number > 1 else "") + press.head, ""]
            sheet.furniture.append(press.head)
        sheet.lines += [*lines[start : start + press.page], "", foot, ""]
        sheet.furniture.append(foot)
    return sheet
