"""What is new in an answer by mail: without the quoted mail, the line that introduces it and the signature. Pure.

It goes by what the mail programs that people here use really write: Outlook, Gmail, Apple Mail and Thunderbird, in Traditional Chinese and English.
The desk's own mails begin with a line that stands in every quotation of them, so that most answers need none of the other rules."""

import re
from typing import Final

_MARKER: Final = re.compile(r"^[\s>|*]*##-.*-##[\s*]*$")
_ORIGINAL: Final = re.compile(
    r"^\s*[-_]{3,}\s*(?:Original Message|Forwarded message|Original Appointment|原始郵件|原始訊息|轉寄的郵件|轉寄郵件|邮件原件)\s*[-_]{3,}\s*$", re.IGNORECASE
)
_FORWARDED: Final = re.compile(r"^\s*(?:Begin forwarded message|開始轉寄郵件|開始轉寄訊息)\s?[:：]?\s{0,8}$", re.IGNORECASE)
_FROM: Final = re.compile(r"^[\s*]*(?:From|寄件者|寄件人|发件人)[\s*]*[:：]", re.IGNORECASE)
_BESIDE_FROM: Final = re.compile(
    r"^[\s*]*(?:Sent|Date|To|Cc|Subject|寄件日期|傳送日期|傳送時間|日期|收件者|收件人|副本|主旨|主題|发送时间|收件人|主题)[\s*]*[:：]", re.IGNORECASE
)
_RULE: Final = re.compile(r"^\s*_{20,}\s*$")
_WROTE: Final = re.compile(
    r"^(?:On\b.{4,200}\bwrote|.{0,120}(?:於|在)\s*\S.{4,120}(?:寫道|寫了|写道)|.{0,120}<[^<>\s]+@[^<>\s]+>\s*(?:wrote|寫道|写道))\s*[:：]$",
    re.IGNORECASE,
)
_MOST_WROTE_LINES: Final = 3
_MOST_LINES: Final = 1500
_DEVICE: Final = re.compile(
    r"^\s*(?:Sent from my \S.{0,40}|Sent from (?:Outlook|Mail|Gmail|Yahoo).{0,40}|Get Outlook for .{1,20}"
    r"|從我的\s?.{1,20}\s?傳送|自我的\s?.{1,20}\s?傳送|寄自我的\s?.{1,20}|傳送自\s?.{1,40}|取得\s?(?:iOS|Android).{0,10}Outlook.{0,80}|下載適用於.{1,40}Outlook.{0,80})\s*$",
    re.IGNORECASE,
)
_SIGNATURE: Final = re.compile(r"^(?:--|—|－－)\s*$")
_UNSEEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_CLOSING: Final = frozenset({"#close", "#closed", "#結案", "#结案"})


def fresh_words(text: str) -> str:
    """What the writer added, or '' where nothing was."""
    lines = [line.rstrip() for line in _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")).split("\n")[:_MOST_LINES]]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        if _quotation_begins(lines, at) or _SIGNATURE.match(lines[at]):
            break
        wrote = _introduction(lines, at)
        if wrote:
            at += wrote
            if _next_written(lines, at).lstrip().startswith(">"):
                continue  # the quotation is marked line by line: what stands below it is new
            break
        if not lines[at].lstrip().startswith((">", "|>")):
            kept.append(lines[at])
        at += 1
    while kept and (not kept[-1].strip() or _DEVICE.match(kept[-1]) or _RULE.match(kept[-1])):
        kept.pop()
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()


def closing_asked(words: str) -> tuple[str, bool]:
    """The words without a first or last line that closes the ticket (`#close`, `#結案`), and whether there was one."""
    lines = words.split("\n")
    asked = False
    for end in (0, -1):
        if lines and lines[end].strip().casefold().replace("＃", "#") in _CLOSING:
            lines.pop(end)
            asked = True
    return "\n".join(lines).strip(), asked


def _quotation_begins(lines: list[str], at: int) -> bool:
    """Whether everything from here on is the quoted mail, without any mark on its lines."""
    line = lines[at]
    if _MARKER.match(line) and not line.lstrip().startswith(">"):
        return True
    if _ORIGINAL.match(line) or _FORWARDED.match(line):
        return True
    if _RULE.match(line):
        return _is_head(lines, at + 1)
    return _is_head(lines, at)


def _is_head(lines: list[str], at: int) -> bool:
    """Whether the lines are the head that Outlook puts above a quoted mail: who, and at least two of when, to whom and about what."""
    following = [line for line in lines[at : at + 12] if line.strip()]
    if not following or not _FROM.match(following[0]):
        return False
    return sum(1 for line in following[1:6] if _BESIDE_FROM.match(line)) >= 2


def _introduction(lines: list[str], at: int) -> int:
    """How many lines "On … somebody wrote:" takes here; mail programs break it anywhere. 0 where it does not stand here."""
    if not lines[at].strip() or lines[at].lstrip().startswith(">"):
        return 0
    joined = ""
    for count, line in enumerate(lines[at : at + _MOST_WROTE_LINES], 1):
        if not line.strip():
            return 0
        joined = f"{joined} {line.strip()}".strip()
        if joined.endswith((":", "：")) and _WROTE.match(joined[:400]):
            return count
    return 0


def _next_written(lines: list[str], at: int) -> str:
    return next((line for line in lines[at:] if line.strip()), "")
