"""Whether a text says that nothing shall be called off: a guard beside what is learned, which takes "don't cancel" for "cancel" (C2, C3). Pure."""

import re
from typing import Final

from bot.faq.text import traditional
from bot.runtime.lazy_pattern import lazy_pattern

_CALLED_OFF: Final = r"取消|撤[回銷掉]?|收回|cancel|withdraw|call(?:ed)? (?:it )?off|drop"
_FORBIDDEN: Final = lazy_pattern(
    rf"(?:不要|不是|不想|不用|沒有?|別|勿)[^，。,.!?！？]{{0,6}}(?:{_CALLED_OFF})|"
    rf"\b(?:don'?t|do not|didn'?t|did not|never|not|wasn'?t|no need to)\b[^,.!?]{{0,24}}\b(?:{_CALLED_OFF})",
    re.IGNORECASE,
)
_OPEN_QUESTION: Final = lazy_pattern(r"[?？嗎吧]|了沒|是不是")


def forbids_stop(text: str) -> bool:
    """Whether the words for calling off are denied or forbidden; a question about it is neither."""
    read = traditional(text)
    return _FORBIDDEN.search(read) is not None and _OPEN_QUESTION.search(read) is None
