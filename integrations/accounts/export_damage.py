"""What an exporting tool did to a value, seen by what it left: letters that its encoding did not have, literals of a language, numbers of a spreadsheet."""

import re
import unicodedata
from typing import Final

_LITERALS: Final = (
    (re.compile(r"[xXnN]'[0-9A-Fa-f]*'|0x(?:[0-9A-Fa-f]{2}){3,}"), "a database's literal of bytes stands for the text"),
    (re.compile(r"[bBuUrR]{1,2}(?:'.*'|\".*\")", re.DOTALL), "a program's literal stands for the text"),
    (re.compile(r"=\?[\w-]+\?[bBqQ]\?.*\?=", re.DOTALL), "a mail's encoded word stands for the text"),
    (re.compile(r"\\N|\(null\)|<null>|null|nan|none|undefined|#n/a|n/a", re.IGNORECASE), "a mark for nothing stands there; export an empty cell for it"),
    (re.compile(r"#(?:name|ref|value|null|num|n/a|div/0)[!?]?|#{3,}", re.IGNORECASE), "a spreadsheet's error stands for the value"),
    (re.compile(r"[=@].*", re.DOTALL), "a formula stands for the value"),
)
_PIECES: Final = (
    (re.compile("[\ufffd\ufffe\uffff\ud800-\udfff\x80-\x9f]"), "letters were lost (a replacement mark stands for one)"),
    (re.compile(r"\?\?|？？"), "letters were lost (question marks stand for them)"),
    (re.compile(r"&#(?:\d+|x[0-9A-Fa-f]+);|&(?:amp|lt|gt|quot|nbsp);"), "a web page's code stands for a letter"),
    # Two at least: DOMAIN\xab12 is an account.
    (re.compile(r"\\[uU]\+?[0-9A-Fa-f]{4}.*\\[uU]|(?:\\x[0-9A-Fa-f]{2}){2}|(?:\\[0-7]{3}){2}", re.DOTALL), "a program's escape stands for a letter"),
    (re.compile(r"(?:%[0-9A-Fa-f]{2}){2}"), "an address's escape stands for a letter"),
    (re.compile(r"<(?:[0-9A-Fa-f]{2}|[Uu]\+[0-9A-Fa-f]{4,6})>|\[(?:[Uu]\+)[0-9A-Fa-f]{4,6}\]"), "a code stands for a letter"),
)
_OF_A_NAME: Final = (
    (re.compile(r"\\"), "a program's escape stands for a letter"),
    (re.compile("[?？⍰]"), "letters were lost (a question mark stands for one)"),
    (re.compile("[*＊○◯●□■〓▯☐▢◻]"), "letters were lost or hidden (a mark stands for one)"),
    (re.compile('["“”„]'), "a quote stands in it; check the quotes of the line"),
)
_OF_AN_ID: Final = (
    (re.compile(r"\d(?:\.\d+)?[eE]\+\d+"), "a spreadsheet shortened the number; format the column as text"),
    (re.compile(r"(?<!\d)\d+\.0+"), "a spreadsheet made a number of it; format the column as text"),
)
_REMEDY: Final = "export it anew as UTF-8"


def damage(field: str, value: str) -> str | None:
    """What is wrong with this value and what to do about it, without the value itself; None where nothing looks wrong."""
    found = next((explanation for pattern, explanation in _LITERALS if pattern.fullmatch(value)), None) or next(
        (explanation for pattern, explanation in _PIECES if pattern.search(value)), None
    )
    if found is None and field == "name":
        found = next((explanation for pattern, explanation in _OF_A_NAME if pattern.search(value)), None) or _misread(value) or _letterless(value)
    if found is None and field == "id":
        found = next((explanation for pattern, explanation in _OF_AN_ID if pattern.fullmatch(value)), None)
    return None if found is None else found if ";" in found else f"{found}; {_REMEDY}"


def _misread(name: str) -> str | None:
    """Whether this is a name in one encoding that was read as another: 陳 became é™³ or ³¯."""
    explanation = "it was written in one encoding and read in another"
    western = _bytes_of(name)
    if western is not None:
        if any(byte >= 0x80 for byte in western) and _is_utf8(western):
            return explanation
        # Signs such as © and ³ stand in no name; Big5 and GBK read as a western encoding are full of them.
        odd = any(letter > "\x7f" and letter != "´" and (unicodedata.category(letter)[0] == "S" or unicodedata.category(letter) == "No") for letter in name)
        return explanation if odd or any(letter in "¡¿§¶«»†‡‰…" for letter in name) else None
    for encoding in ("gbk", "cp950"):
        try:
            again = name.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
        if name != again and all("\u3400" <= letter <= "\u9fff" for letter in again):
            return explanation
    return None


def _bytes_of(name: str) -> bytes | None:
    """The name's bytes where each letter is one of a western encoding (as Windows has it), else None."""
    out = bytearray()
    for letter in name:
        if letter < "\u0100":
            out.append(ord(letter))
            continue
        try:
            out += letter.encode("cp1252")
        except UnicodeEncodeError:
            return None
    return bytes(out)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _letterless(name: str) -> str | None:
    """A name holds a letter; ideographs that are newer than this Python's tables have no category, and user-made ones one of their own."""
    holds = any(unicodedata.category(letter)[0] == "L" or unicodedata.category(letter) in ("Co", "Cn", "Nl") for letter in name)
    return None if holds else "there is no letter in it; put the name there"
