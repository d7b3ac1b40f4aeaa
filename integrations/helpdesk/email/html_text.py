"""The text of a mail in HTML: what a reader sees, without scripts, hidden parts and what mail programs mark as quoted. Pure.

The standard library's parser takes minutes for two hundred kilobytes of "<a " (its expressions begin anew at each of them), so tags are split off here in one
pass. A tag ends at the first ">": what mail programs write has none inside an attribute."""

import re
from html import unescape
from typing import Final

LONGEST_HTML: Final = 200_000
"""Letters that are read; what comes later is a quotation of a quotation."""
_DEEPEST: Final = 200
_UNSEEN: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe", "select", "textarea"})
_VOID: Final = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_BLOCKS: Final = frozenset({"p", "div", "tr", "table", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article", "dd", "dt"})
_QUOTED: Final = ("gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix", "gmail_signature", "gmail_attr")
_QUOTED_IDS: Final = frozenset({"divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "outlookmessageheader", "signature"})
_TO_THE_END: Final = frozenset({"divrplyfwdmsg", "appendonsend", "outlookmessageheader"})
"""Outlook marks where the quotation begins; the quoted mail itself stands behind it."""
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all", re.IGNORECASE)
_RAW: Final = frozenset({"script", "style", "title", "textarea", "noscript"})
"""What stands in them is no markup."""
_TAG: Final = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:]{0,40})")
_ATTRIBUTE: Final = re.compile(r"""([a-zA-Z-]{1,40})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_LONGEST_TAG: Final = 2000
_SPACES: Final = re.compile(r"[ \t\r\n\f\xa0]+")


def text_of_html(html: str) -> str:
    """The new text of it, in lines. Never raises; what is not closed properly is read as browsers do, roughly."""
    reader = _Reader()
    first, *pieces = _uncommented(html[:LONGEST_HTML]).split("<")
    reader.data(first)
    for piece in pieces:
        tag, closed, after = piece.partition(">")
        found = _TAG.match(tag)
        if found is None or not closed:
            # "a < b" is text; "<!doctype", "<![if" and "<?xml" are not.
            reader.data("" if closed and piece[:1] in "!?/" else f"<{piece}")
            continue
        if found[1]:
            reader.end(found[2].lower())
        else:
            reader.start(found[2].lower(), tag[found.end() : _LONGEST_TAG])
        reader.data(after)
    return reader.text()


def _uncommented(html: str) -> str:
    """Without comments; one that does not end hides the rest."""
    kept: list[str] = []
    at = 0
    while (begins := html.find("<!--", at)) >= 0:
        kept.append(html[at:begins])
        ends = html.find("-->", begins + 4)
        if ends < 0:
            return "".join(kept)
        at = ends + 3
    return "".join((*kept, html[at:]))


class _Reader:
    def __init__(self) -> None:
        self._lines: list[str] = [""]
        self._open: list[tuple[str, bool]] = []
        self._unseen = 0
        self._ended = False

    def text(self) -> str:
        """What was read."""
        return "\n".join(line.strip() for line in self._lines).strip()

    def start(self, tag: str, attributes: str) -> None:
        if self._raw:
            return
        said = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(attributes)}
        self._ended = self._ended or said.get("id", "").lower() in _TO_THE_END
        if tag == "br" and not self._unseen:
            self._lines.append("")
        if tag in _VOID or attributes.rstrip().endswith("/"):
            return
        if len(self._open) < _DEEPEST:
            unseen = tag in _UNSEEN or tag == "blockquote" or _is_quoted(said)
            self._open.append((tag, unseen))
            self._unseen += unseen
        if tag in _BLOCKS:
            self._break()

    def end(self, tag: str) -> None:
        if self._raw and self._open[-1][0] != tag:
            return
        if any(opened == tag for opened, _ in self._open):
            while True:
                opened, unseen = self._open.pop()
                self._unseen -= unseen
                if opened == tag:
                    break
        if tag in _BLOCKS:
            self._break()

    def data(self, written: str) -> None:
        if written and not self._unseen and not self._ended:
            self._lines[-1] += _SPACES.sub(" ", unescape(written))

    @property
    def _raw(self) -> bool:
        return bool(self._open) and self._open[-1][0] in _RAW

    def _break(self) -> None:
        if self._lines[-1].strip():
            self._lines.append("")


def _is_quoted(said: dict[str, str]) -> bool:
    classes = said.get("class", "").lower()
    hidden = "hidden" in said or _HIDDEN.search(said.get("style", "")[:2000]) is not None
    return hidden or said.get("id", "").lower() in _QUOTED_IDS or any(one in classes for one in _QUOTED)
