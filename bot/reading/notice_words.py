"""Whether a text asks to be told when something is done, or not to be told any more: a guard beside what is learned (C39). Pure."""

import re
from enum import Enum
from typing import Final

from bot.faq.text import traditional
from bot.runtime.lazy_pattern import lazy_pattern

_LONGEST: Final = 40  # Letters; in a longer text it stands beside a matter.
_TELL: Final = r"通知我|告訴我|告知我|跟我說|跟我講|叫我|提醒我|回報我|(?:tell|notify|ping|remind|message|inform) me|let me know"
_DONE: Final = (
    r"可以用|能用|可以登入|好了?(?:的?話|之?後|以後|的?時候|再|就|請|麻煩)?|完成|解開|解鎖|恢復|修好|弄好|處理好|開通|啟用|同步|一有|有結果|有消息|"
    r"\b(?:when|once|if|after|as soon as)\b"
)
_DONE_AT: Final = lazy_pattern(_DONE, re.IGNORECASE)
_TELLS: Final = lazy_pattern(_TELL, re.IGNORECASE)
_WANTED: Final = lazy_pattern(r"(?:tell|notify|ping|remind|message|inform) me (?:when|once|as soon as|after)\b|let me know (?:when|once)\b", re.IGNORECASE)
_ASKS: Final = lazy_pattern(
    r"什麼|何時|幾點|多久|怎麼|為何|誰|哪|嗎|\?|？|\bwhen (?:will|does|do|can|is it going)\b|\bit will\b|\b(?:how|why|who|what)\b", re.IGNORECASE
)
_ENDS_ASKING: Final = lazy_pattern(r"[呢咧ㄇ]\s*$")
_ASKED_BEFORE: Final = lazy_pattern(
    r"(?:不是[啦啊]?[，,\s]*)?(?:我|我剛才?|人家)(?:是)?(?:在|想)?問(?:的是|你的是|你)?[，,：:\s]*(?=\S)|"
    r"(?:no,? )?(?:i (?:just |only )?(?:asked|was asking|am asking)(?: you)?|my question (?:was|is))\b[,:]?\s*(?=\S)",
    re.IGNORECASE,
)
_EITHER: Final = lazy_pattern(r"([\u4e00-\u9fff])[不沒]\1|真的假的|真的還是假的|真假")
_STOPPED: Final = lazy_pattern(
    r"(?:不用|不必|不要|別|免|不需要|取消)(?:再)?(?:通知|告訴我|跟我說|提醒)|"
    r"(?:don'?t|do not|stop|no need to) (?:notify|tell|telling|notifying|remind|reminding|ping|pinging)\b",
    re.IGNORECASE,
)


class Notice(Enum):
    """What is wanted about being told."""

    NONE = ""
    WANTED = "me"
    STOPPED = "stop"


def is_question(text: str) -> bool:
    """Whether the shape of a text is that of a question: its mark, or a word that asks."""
    read = traditional(text)
    return _ASKS.search(read) is not None or _ENDS_ASKING.search(read) is not None


def asked_again(text: str) -> str:
    """The question that a text says it has asked before ("I asked whether it stays", 我是問可不可以), without those words; empty where it says no such thing."""
    found = _ASKED_BEFORE.match(traditional(text))
    return "" if found is None else text[found.end() :].strip()
def asks_either(text: str) -> bool:
    """Whether a text asks by naming both answers (「要不要」, 「真的假的」), without any other mark of a question."""
    return _EITHER.search(traditional(text)) is not None


def notice_in(text: str) -> Notice:
    """What a short text wants; a question about the time is none."""
    read = traditional(text)
    if len(read) > _LONGEST or _ASKS.search(read):
        return Notice.NONE
    if _STOPPED.search(read):
        return Notice.STOPPED
    done = _DONE_AT.search(read)
    wanted = _WANTED.search(read) is not None or (done is not None and _TELLS.search(read, done.end()) is not None)
    return Notice.WANTED if wanted else Notice.NONE
