"""Masked names for chats: enough to recognise one's own, too little to use somebody else's (T5, T23)."""

import re

_AGENCY_PREFIX = re.compile(r"[A-Za-z]{4}-(?=\d+$)")
_AT_EACH_END = 2


def mask_account(account: str) -> str:
    """`GEAA-012686` becomes `GEAA-****86`, `ab1234` becomes `ab***4`; at most half of what follows such a prefix is shown."""
    account = account.strip()
    prefix = _AGENCY_PREFIX.match(account)
    if prefix is None:
        return _mask(account)
    digits = account[prefix.end() :]
    visible = min(_AT_EACH_END, len(digits) // 2)
    return prefix.group() + "*" * (len(digits) - visible) + digits[len(digits) - visible :]


def mask_address(address: str) -> str:
    """A mail address with its local part masked; text without an `@` is masked like an account."""
    local, at, domain = address.strip().rpartition("@")
    return _mask(local) + at + domain if at else _mask(domain)


def mask_name(name: str) -> str:
    """`陳怡君` becomes `陳○君`, `王明` `王○`, `Yi-Chun Chen` `Y****** C***`: for a page that somebody else may have been sent."""
    return " ".join(_mask_word(word) for word in name.split())


def _mask_word(word: str) -> str:
    if word.isascii():
        return word[0] + "*" * (len(word) - 1)
    return word[0] + "○" * (len(word) - 2) + word[-1] if len(word) > 2 else word[0] + "○" * (len(word) - 1)


def mask_national_id(number: str) -> str:
    """`A123456789` becomes `A12*****89` (T23); anything of another length shows at most half of itself."""
    number = number.strip()
    return number[:3] + "*" * 5 + number[-2:] if len(number) == 10 else _mask(number)


_IN_TEXT = re.compile(
    r"(?P<address>[\w.+-]{1,64}@[\w-]++(?:\.[\w-]++)+)"
    r"|(?<![A-Za-z0-9])(?P<account>[A-Za-z]{4}-\d{3,}|[A-Za-z]{2}\d{4})(?![A-Za-z0-9])"
    r"|(?<![\d-])(?P<phone>09\d{2}-?\d{3}-?\d{3})(?!\d)"
    r"|(?<![A-Za-z0-9])(?P<id>[A-Za-z][1289A-Da-d]\d{8})(?!\d)"
)


def mask_text(text: str) -> str:
    """The same text with accounts, addresses, mobile numbers and national ids masked, for readers of tickets and in the workshop."""

    def masked(found: re.Match[str]) -> str:
        kind, what = found.lastgroup, found.group()
        return mask_address(what) if kind == "address" else mask_national_id(what) if kind == "id" else mask_account(what)

    return _IN_TEXT.sub(masked, text)


def _mask(text: str) -> str:
    visible = len(text) // 2
    head = min(_AT_EACH_END, (visible + 1) // 2)
    tail = min(_AT_EACH_END, visible - head)
    return text[:head] + "*" * (len(text) - head - tail) + text[len(text) - tail :]
