"""Takes passwords, one-time codes and national ids out of what people type, before anything else sees it (T4, T23).

Nobody but the person should know these, so what is only likely is taken out too. What stays is a mark where it stood.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final

MARK: Final = "▇▇▇"
LONGEST_KEPT: Final = 20_000
_MARGIN: Final = 200
LONGEST_READ: Final = LONGEST_KEPT + _MARGIN
"""Characters. A little more is read than is kept, so that a secret which the cut goes through is still seen whole."""

_NATIONAL_ID: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z][\s-]?[1289A-Da-d][\s-]?(?:\d[\s-]?){7}\d(?!\d)")
_CODE_NAMED: Final = re.compile(
    r"(?:驗證碼|验证码|認證碼|认证码|動態密碼|簡訊碼|otp|pin|passcode|one[- ]time (?:code|password)|verification code|security code|code)"
    r"[^\d\n]{0,12}?(?<![\d-])(\d{3}[ -]?\d{3}|\d{4,8})(?!\d)",
    re.IGNORECASE,
)
_CODE_ALONE: Final = re.compile(r"^\W*(\d{3}[ -]?\d{3})\W*$")
_WORD: Final = r"(?:密碼|密码|蜜碼|祕碼|密馬|password|passwd|passcode|pass(?!\w)|pwd(?!\w)|pw(?!\w)|帳密|账密)"
_TELLS: Final = (
    r"(?:\s|就|都|還|还|是|為|为|叫|變|变|成|改|設|设|用|打|輸入|输入|試|试|了|到|给|給|"
    r"is|was|to|as|of|my|the|now|it|still|changed|set|using|use|tried|[:：=＝「『\"'“‘(（,，→>-]){0,24}"
)
_AFTER: Final = re.compile(_WORD + _TELLS + r"(?P<secret>[!-~]{4,128})", re.IGNORECASE)
_LABELLED: Final = re.compile(
    _WORD + r"(?:\s{0,4}(?:是|為|为|is)?\s{0,4}[:：=＝「『\"“]\s{0,4}|\s{0,4}(?:就是|是|為|为)\s{0,4})(?P<secret>[!-~]{4,128})", re.IGNORECASE
)
_BEFORE: Final = re.compile(
    r"(?<![!-~])(?P<secret>[!-~]{4,128})[\s」』\"”,，]{0,8}(?:這|这|那|就|才|都|好像){0,4}(?:是|為|为|當|当|做)?(?:不是|是)?"
    r"(?:我|我的|以前|現在|现在|新|舊|旧|的){0,6}(?:密碼|密码|的密碼|的密码)",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[!-~]+")
_ACCOUNT: Final = re.compile(r"^(?:(?:[A-Z]{2,6}|[a-z]{2,6})-[\dxX*]{5,8}|[A-Za-z]{2}\d{4}|(?:0x)?[0-9A-F]{8})$")
_LINK_CODE: Final = re.compile(r"^[A-Z0-9]{4}[- ][A-Z0-9]{4}$", re.IGNORECASE)
_PUBLIC: Final = re.compile(
    r"^(?:https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+[.,]?|[\w-]+(?:\.[A-Za-z][\w-]*)+(?:/\S*)?|\d{4}[-/]\d{1,2}[-/]\d{1,2}|#?N/A)$",
    re.IGNORECASE,
)
_STRONG: Final = "!@#$%^&*+=~|"
_NOT_SECRET: Final = frozenset(
    ["tpead", "windows", "outlook", "e-auth", "login.gov.taipei", "0x80070775", "sign-on", "single-sign-on", "wi-fi", "wifi", "two-factor", "on-site"]
)


class Kind(Enum):
    """What was taken out."""

    PASSWORD = "password"  # noqa: S105 - the name of a kind
    CODE = "code"
    NATIONAL_ID = "national_id"


@dataclass(frozen=True, slots=True)
class Redacted:
    """The text without what looked secret, and of what kinds that was."""

    text: str
    kinds: frozenset[Kind]


def _classes(token: str) -> int:
    return sum(
        (
            any(letter.islower() for letter in token),
            any(letter.isupper() for letter in token),
            any(letter.isdigit() for letter in token),
            any(not letter.isalnum() for letter in token),
        )
    )


def _ordinary(token: str) -> bool:
    """Whether a token is something that people write without meaning a password by it."""
    bare = token.strip(".,;:!?()[]{}\"'")
    return bool(_ACCOUNT.match(bare) or _LINK_CODE.match(bare) or _PUBLIC.match(bare)) or bare.casefold() in _NOT_SECRET


def _named_password(token: str) -> bool:
    """Whether a token that stands beside the word password is one: more than a word or a count."""
    bare = token.strip(".,;:?!\"'")
    # Beside the word password even the shape of a link code is one.
    if len(bare) < 4 or (_ordinary(token) and not _LINK_CODE.match(bare)):
        return False
    return any(letter.isdigit() for letter in bare) or any(letter in _STRONG for letter in bare)


def _lone_password(token: str) -> bool:
    """Whether a token looks like a password although nobody said so: long and mixed, as the rule demands (R28)."""
    if len(token) < 8 or _ordinary(token):
        return False
    return _classes(token) == 4 or (_classes(token) == 3 and any(letter in _STRONG for letter in token) and any(letter.isdigit() for letter in token))


def _password_spans(text: str) -> list[tuple[int, int]]:
    spans = [match.span("secret") for match in _AFTER.finditer(text) if _named_password(match["secret"])]
    spans += [match.span("secret") for match in _BEFORE.finditer(text) if _named_password(match["secret"])]
    for match in _LABELLED.finditer(text):
        word = match["secret"]
        if not _ordinary(word) and (_classes(word) > 1 or len(word) >= 6):
            spans.append(match.span("secret"))
    spans += [match.span() for match in _TOKEN.finditer(text) if _lone_password(match.group())]
    return spans


def redact(text: str, cut: bool = False) -> Redacted:
    """Takes out what looks like a password, a one-time code or a national id. Full-width letters are read as what they mean.

    Of a long text only the beginning stays. `cut`: the text is the beginning of a longer one, so a secret at its end may stand there in part.
    """
    whole = unicodedata.normalize("NFKC", text[:LONGEST_READ])
    read = whole[:LONGEST_READ]
    kept = min(LONGEST_KEPT, len(read) - _MARGIN) if cut else LONGEST_KEPT
    found: list[tuple[int, int, Kind]] = [(*match.span(), Kind.NATIONAL_ID) for match in _NATIONAL_ID.finditer(read)]
    if alone := _CODE_ALONE.match(read):
        found.append((*alone.span(1), Kind.CODE))
    found += [(*match.span(1), Kind.CODE) for match in _CODE_NAMED.finditer(read)]
    taken = [(start, end) for start, end, _ in found]
    found += [(start, end, Kind.PASSWORD) for start, end in _password_spans(read) if not any(start < b and a < end for a, b in taken)]
    if not found:
        return Redacted(text if len(text) <= kept and len(whole) <= kept else read[: max(kept, 0)], frozenset())
    out, at = [], 0
    for start, end, _ in sorted(found, key=lambda one: (one[0], -one[1])):
        if start < at or start >= kept:
            at = max(at, end)
            continue
        out += [read[at:start], MARK]
        at = end
    out.append(read[at : max(kept, 0)])
    return Redacted("".join(out), frozenset(kind for *_, kind in found))


_LINK_CODE_WITHIN: Final = re.compile(r"(?<![A-Za-z0-9-])[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}(?![A-Za-z0-9-])")
_SEALED: Final = "link_code:"


def link_code_in(text: str) -> str | None:
    """The link code that a text is, or that stands in it written as the page shows it; None for other words."""
    if is_link_code(text):
        return text.strip()
    found = _LINK_CODE_WITHIN.search(unicodedata.normalize("NFKC", text[:200]))
    return None if found is None else found.group()


def sealed_mark(sealed: str) -> str:
    """How a link code is kept beside a message: as its seal, so that no table holds the code itself (T24)."""
    return _SEALED + sealed


def seal_of(kinds: frozenset[str]) -> str | None:
    """The seal of the link code that was typed, if one was."""
    return next((one.removeprefix(_SEALED) for one in kinds if one.startswith(_SEALED)), None)


def is_link_code(text: str) -> bool:
    """Whether a text has the shape of a link code: eight letters or digits in two groups. It belongs in the chat and is no secret to catch."""
    return bool(_LINK_CODE.match(unicodedata.normalize("NFKC", text).strip()))
