"""A mail that came in: whom it is addressed to, what kind it is, and what is new in it. Pure, and bounded: whoever may send mail may send this.

Nothing is opened or drawn; attachments are only named. Headers are read as few as possible, without the library's parsers of addresses."""

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from enum import Enum
from itertools import islice
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from integrations.helpdesk.email.fresh_words import closing_asked, fresh_words
from integrations.helpdesk.email.html_text import text_of_html

LARGEST: Final = 10_000_000
"""Bytes of a mail."""
_MOST_PARTS: Final = 60
_LARGEST_HEAD: Final = 256_000
_LONGEST_HEADER: Final = 4000
_LONGEST_TEXT: Final = 256_000
_NAMED_FILES: Final = 10
_BOUNDARY: Final = re.compile(rb"boundary\s*=|^content-type\s*:\s*message/", re.IGNORECASE | re.MULTILINE)
_RECIPIENTS: Final = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc", "X-Forwarded-To", "Resent-To")
_ADDRESS: Final = re.compile(r"[^\s<>\"(),;:@]{1,64}@[^\s<>\"(),;:@]{1,255}")
_ID: Final = re.compile(r"<([^<>\s]{1,250})>")
_OUT_OF_OFFICE: Final = re.compile(r"\s*(?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|自動回覆|自動答覆|不在辦公室)\s*[:：]", re.IGNORECASE)
_MACHINES: Final = ("mailer-daemon@", "postmaster@")
_CHARSETS: Final = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8", "big5": "cp950", "cp950": "cp950", "ms950": "cp950", "x-x-big5": "cp950",
    "big5-hkscs": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "iso-2022-jp": "iso2022_jp",
    "shift_jis": "cp932", "euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "iso-8859-2": "iso8859_2",
    "iso-8859-15": "iso8859_15", "windows-1252": "cp1252", "windows-1250": "cp1250", "windows-1251": "cp1251", "koi8-r": "koi8_r", "utf-16": "utf-16",
}  # fmt: skip
"""Those that mails are really written in. Python knows others (`punycode`, `idna`) that take minutes for a long text."""


class MailKind(Enum):
    """What a mail is."""

    ANSWER = "answer"
    AUTOMATIC = "automatic"
    """Written by a machine: an absence, a receipt, a delay."""
    RETURNED = "returned"
    """It says that a mail of ours was not delivered."""


class UnreadableMail(Exception):
    """It is no mail, or one that nobody would write; the reason names no content."""


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    """`id` is its Message-ID, or a hash where it has none. `recipients` are headers as written. `sender` is what it claims, and is never believed.

    `returned`: the Message-IDs that stand in what was returned. `files` are the names of attachments, which are left where they are."""

    id: str
    recipients: tuple[str, ...]
    sender: str
    kind: MailKind
    words: str
    closes: bool
    returned: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def read_received(raw: bytes) -> ReceivedMail:
    """Reads it. Raises UnreadableMail."""
    if len(raw) > LARGEST:
        raise UnreadableMail(f"it is larger than {LARGEST} bytes")
    if sum(1 for _ in zip(range(_MOST_PARTS + 1), _BOUNDARY.finditer(raw), strict=False)) > _MOST_PARTS:
        raise UnreadableMail(f"it has more than {_MOST_PARTS} parts within parts")
    end_of_head = re.search(rb"\r?\n\r?\n", raw)
    if (end_of_head.start() if end_of_head else len(raw)) > _LARGEST_HEAD:
        raise UnreadableMail(f"its head is longer than {_LARGEST_HEAD} bytes")
    try:
        message = message_from_bytes(raw)
        return _read(message, raw)
    except UnreadableMail:
        raise
    except Exception as trouble:  # whatever the library makes of nonsense: a mail that nobody can read must not hold up those behind it
        raise UnreadableMail(f"it cannot be read ({type(trouble).__name__})") from None


def _read(message: "Message[str, str]", raw: bytes) -> ReceivedMail:
    if not message.keys():
        raise UnreadableMail("it has no head")
    found = _ID.search(_header(message, "Message-ID"))
    sender = _sender(message)
    parts = tuple(_parts(message))
    kind = _kind(message, sender, parts)
    words, closes = closing_asked(fresh_words(_text(parts))) if kind is MailKind.ANSWER else ("", False)
    return ReceivedMail(
        id=found[1] if found else hashlib.sha256(raw).hexdigest(),
        recipients=tuple(value for name in _RECIPIENTS for value in islice(_headers(message, name), 10)),
        sender=sender,
        kind=kind,
        words=words,
        closes=closes,
        returned=_returned_ids(parts) if kind is MailKind.RETURNED else (),
        files=tuple(name for part in parts if (name := _file_name(part)))[:_NAMED_FILES],
    )


def _header(message: "Message[str, str]", name: str) -> str:
    return next(_headers(message, name), "")


def _headers(message: "Message[str, str]", name: str) -> Iterator[str]:
    """A header as it was sent, each time that it occurs, on one line; what is no ASCII in it is read as a text is."""
    for written, value in message.raw_items():
        if written.lower() == name.lower():
            yield " ".join(decoded_text(str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape"), "").split())


def _sender(message: "Message[str, str]") -> str:
    """The last address in From: a name before it may look like one."""
    found = _ADDRESS.findall(_header(message, "From"))
    return found[-1].lower()[:320] if found else ""


def _parts(message: "Message[str, str]") -> Iterator["Message[str, str]"]:
    """All parts, also those of an attached mail, without recursion."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        yield part
        if part.is_multipart():
            inside = part.get_payload()
            waiting.extend(reversed([one for one in inside if isinstance(one, Message)]))


def _kind(message: "Message[str, str]", sender: str, parts: "tuple[Message[str, str], ...]") -> MailKind:
    """RFC 3834 and 3464, and what programs do that know neither."""
    if message.get_content_type() == "multipart/report" or any(part.get_content_type() == "message/delivery-status" for part in parts):
        return MailKind.RETURNED if _failed(parts) else MailKind.AUTOMATIC
    if sender.startswith(_MACHINES) or _header(message, "Return-Path") == "<>":
        return MailKind.RETURNED if message.get("X-Failed-Recipients") is not None or sender.startswith(_MACHINES[0]) else MailKind.AUTOMATIC
    automatic = (
        _header(message, "Auto-Submitted").partition(";")[0].strip().lower() not in ("", "no")
        or _header(message, "Precedence").lower() in ("bulk", "junk", "auto_reply")
        or any(message.get(name) is not None for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "X-Vacation"))
        or _OUT_OF_OFFICE.match(_decoded(_header(message, "Subject"))) is not None
    )
    return MailKind.AUTOMATIC if automatic else MailKind.ANSWER


def _failed(parts: "tuple[Message[str, str], ...]") -> bool:
    """Whether a report says that delivery failed for good; "delayed" and "delivered" do not."""
    actions = [_header(part, "Action").lower() for part in parts if part.get("Action") is not None]
    return "failed" in actions or (not actions and any(_header(part, "Status").startswith("5") for part in parts if part.get("Status") is not None))


def _returned_ids(parts: "tuple[Message[str, str], ...]") -> tuple[str, ...]:
    """The Message-IDs of the mail that came back: as an attached mail, its headers alone, or quoted in the text."""
    found: list[str] = []
    for part in parts[1:]:
        found += _ID.findall(_header(part, "Message-ID"))
        if part.get_content_type() in ("text/rfc822-headers", "text/plain"):
            quoted = re.findall(r"^>?\s?Message-ID:\s*<([^<>\s]{1,250})>", _decoded_part(part)[:20_000], re.IGNORECASE | re.MULTILINE)
            found += quoted
    return tuple(dict.fromkeys(found))[:20]


def _text(parts: "tuple[Message[str, str], ...]") -> str:
    """What the writer's program shows: the plain text, else the HTML; a plain part that says nothing is none."""
    plain = "\n".join(_decoded_part(part) for part in _shown(parts, "text/plain")).strip()
    if plain:
        return plain
    return "\n".join(text_of_html(_decoded_part(part)) for part in _shown(parts, "text/html"))


def _shown(parts: "tuple[Message[str, str], ...]", kind: str) -> Iterator["Message[str, str]"]:
    """The parts of this kind that belong to the mail itself: no attachments, and nothing inside an attached mail."""
    inside = {id(one) for part in parts if part.get_content_maintype() == "message" for one in _parts(part)}
    for part in parts:
        if part.get_content_type() == kind and id(part) not in inside and not _file_name(part):
            yield part


def _decoded_part(part: "Message[str, str]") -> str:
    charset, form, joined = (str(part.get_param(name) or "").lower() for name in ("charset", "format", "delsp"))
    flowed = form == "flowed" and part.get_content_type() == "text/plain"
    said = part.get("Content-Type")
    # The library would decode in whatever charset is named, `punycode` too.
    del part["Content-Type"]
    payload = part.get_payload(decode=True)
    if said is not None:
        part["Content-Type"] = said
    if not isinstance(payload, bytes):
        return ""
    text = decoded_text(payload[:_LONGEST_TEXT], charset)
    return _unflowed(text, joined=joined == "yes") if flowed else text


def decoded_text(payload: bytes, charset: str) -> str:
    """Bytes in the charset that they are said to be in, if that is one of those mails are written in; else in the one that fits. Never raises."""
    named = _CHARSETS.get(charset.strip("\"' ").lower())
    if named is not None and named != "utf-8":
        return payload.decode(named, "replace")
    for fits in ("utf-8", "cp950"):
        try:
            return payload.decode(fits)
        except UnicodeDecodeError:
            continue
    return payload.decode("utf-8", "replace")


def _unflowed(text: str, *, joined: bool) -> str:
    """Lines that a program broke only for display are one again (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for written in text.replace("\r\n", "\n").split("\n"):
        line = written.removeprefix(" ") if not written.startswith(">") else written
        if goes_on and not line.startswith(">") and line != "-- ":
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if goes_on and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _file_name(part: "Message[str, str]") -> str:
    """The name of an attachment, without folders; '' for what is shown."""
    if part.is_multipart() and part.get_content_maintype() != "message":
        return ""
    disposition = _header(part, "Content-Disposition").partition(";")[0].strip().lower()
    name = part.get_filename()
    if disposition != "attachment" and name is None:
        return ""
    return _decoded(str(name or part.get_content_type())[:400]).replace("\\", "/").rpartition("/")[2][:120]


def _decoded(value: str) -> str:
    """A header with its encoded words read; as it is where they are nonsense."""
    try:
        pieces = decode_header(value)
    except (ValueError, MessageError):
        return value
    return "".join(decoded_text(piece, charset or "") if isinstance(piece, bytes) else piece for piece, charset in pieces)
