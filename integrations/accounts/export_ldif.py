"""Exports as LDIF (RFC 2849), read strictly: anything but a complete list of entries is refused with its line. No URL in it is ever fetched."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.export_entry import ExportContent, ExportEntry, ExportValue, UnreadableLine

_LINE: Final = re.compile(r"([A-Za-z0-9][A-Za-z0-9.-]*(?:;[A-Za-z0-9-]+)*):([:<]?)(.*)", re.DOTALL)
# The end of ldapsearch's output, with the server's result.
_TRAILER: Final = frozenset(("search", "result", "matcheddn", "text", "control", "pagedresults", "sortresult", "vlvresult"))
_PAGE: Final = "pagedresults:"  # After each page of a paged search; without a cookie after the last.
# Active Directory's own partitions, to which a search from the domain's root refers: they contain no people.
_NOBODY_THERE: Final = re.compile(r"ldaps?://[^/]*/(?:DC=(?:Forest|Domain)DnsZones|CN=(?:Schema,CN=)?Configuration),DC=.*", re.IGNORECASE)
_EMPTY_LINE: Final = "put an empty line before each dn:"


@dataclass(slots=True)
class _Written:
    """A line before folding."""

    line: int
    text: str


def looks_like_ldif(text: str) -> bool:
    """Whether the first non-empty line is the beginning of an LDIF file."""
    first = next((line for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
    return re.match(r"(?:dn|version)::? ?\S", first, re.IGNORECASE) is not None


def read_ldif(text: str, file: str) -> ExportContent:
    """The entries of an LDIF file. Raises nothing: errors are in `wrong`."""
    found = ExportContent(file)
    if not text.strip():
        found.refuse(1, "the file is empty; expected entries that begin with dn:")
    page: _Written | None = None
    for block in _blocks(text, found):
        page = next((line for line in block if line.text.casefold().startswith(_PAGE)), page)
        if block[0].text.casefold().startswith("version:") and not (len(block) > 1 and not _is_dn(block[1])):
            if block[0].text.partition(":")[2].strip() != "1":
                found.refuse(block[0].line, "expected LDIF of version 1; export it anew")
            block = block[1:]
        if block:
            _read_block(block, found)
    if page is not None and not page.text.rstrip().endswith("cookie="):
        found.refuse(page.line, "the search stopped after this page, so people are missing; export it anew without a question between pages (-E pr=1000/noprompt)")
    return found


def _blocks(text: str, found: ExportContent) -> Iterator[list[_Written]]:
    """The blocks between empty lines, with lines unfolded and comments removed."""
    block: list[_Written] = []
    last: _Written | None = None
    for number, raw in enumerate(text.split("\n"), start=1):
        if raw.startswith(" ") and last is not None:
            last.text += raw[1:]
        elif not raw.strip():
            last = None
            if block:
                yield block
            block = []
        elif raw.startswith(" "):
            found.refuse(number, "a continuation line with nothing before it to continue; take out the empty line above, or the space at its beginning")
        else:
            last = _Written(number, raw)
            if not raw.startswith("#"):
                block.append(last)
    if block:
        yield block


def _is_dn(written: _Written) -> bool:
    return written.text[:3].casefold() == "dn:"


def _read_block(block: list[_Written], found: ExportContent) -> None:
    """One entry, or why it is none."""
    lines = [(raw_line.line, _LINE.fullmatch(raw_line.text)) for raw_line in block]
    names = {hit[1].casefold() for _, hit in lines if hit is not None}
    if not _is_dn(block[0]) and names and names <= _TRAILER:
        ended = next((hit[3].strip() for _, hit in lines if hit is not None and hit[1].casefold() == "result"), "")
        if not ended.startswith("0"):
            found.refuse(block[0].line, f"the search did not end well ({ended[:40] or 'no result'}), so people are missing; export it anew, in pages")
        return
    if names == {"ref"}:
        if all(hit is not None and _NOBODY_THERE.fullmatch(hit[3].strip()) for _, hit in lines):
            return
        found.refuse(block[0].line, "a referral: the people behind it are not in the file; export from that server too")
        return
    if not _is_dn(block[0]):
        found.refuse(block[0].line, "expected dn: at the beginning of an entry; is there an empty line in the middle of the entry above?")
        return
    values: dict[str, list[ExportValue]] = {}
    for line, hit in lines:
        if hit is None:
            found.refuse(line, "expected ATTRIBUTE: VALUE; a value of several lines goes on after a space")
            return
        name, how, raw = hit[1].casefold(), hit[2], hit[3].strip(" ")
        if name == "dn" and values:
            found.refuse(line, f"two entries run together; {_EMPTY_LINE}")
            return
        if name == "control" or (name == "changetype" and raw.casefold() != "add"):
            found.refuse(line, "a change and no entry; export the entries themselves")
            return
        try:
            values.setdefault(name, []).append(ExportValue(line, _value(how, raw)))
        except ValueError:
            found.refuse(line, f"{hit[1]}: not readable as base64; export it anew")
            return
    if isinstance(values["dn"][0].text, UnreadableLine):
        found.refuse(block[0].line, f"dn: {values['dn'][0].text.why}")
        return
    found.entries.append(ExportEntry(block[0].line, {name: tuple(texts) for name, texts in values.items()}))


def _value(how: str, raw: str) -> "str | UnreadableLine":
    """Raises ValueError for invalid base64."""
    if how == "<":
        return UnreadableLine("an address stands for the value, and none is fetched; export the value itself")
    if how != ":":
        return raw.strip()
    try:
        octets = base64.b64decode(raw.replace(" ", ""), validate=True)
    except binascii.Error:
        raise ValueError from None
    try:
        return octets.decode("utf-8").strip()
    except UnicodeDecodeError:
        return UnreadableLine("the value is not UTF-8 (Big5?); export it anew as UTF-8")
