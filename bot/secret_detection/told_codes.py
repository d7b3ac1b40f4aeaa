"""Finds a six-digit code that stands among other words: 「814835 碼有了」, "here you go 190 446" (T4). Pure."""

import re
from collections.abc import Iterator
from typing import Final

from bot.runtime.lazy_pattern import TextSpan, lazy_pattern
from bot.secret_detection.everyday_words import counted

_SIX_DIGITS: Final = lazy_pattern(
    r"(?<![A-Za-z0-9_#/$@-])(?<!\d[:.,])(?<!\d )(?P<number>\d{3}[ -]?\d{3}|\d(?: \d){5})(?![A-Za-z0-9_%#]|[-/:.,]\d|-[A-Za-z]| \d|"
    r"\.(?:png|jpe?g|gif|heic|pdf|docx?|xlsx?|txt|csv|zip|log|eml|msg))"
)
_NAMES_A_CODE: Final = lazy_pattern(
    r"(?:驗證|验证|認證|认证)[碼码]|(?<![號密条條代編编區地價頁亂解掃號号位幾八價馬數])[碼码](?!頭)|六位數|六個數字|"
    r"(?<![A-Za-z])(?:otp|2fa|pins?|passcode|one[- ]time|verif(?:y|ication)|six[- ](?:digits?|numbers)|"
    r"(?<!error )(?<!status )(?<!event )(?<!zip )(?<!postal )(?<!area )(?<!country )(?<!product )(?<!agency )(?<!meeting )(?<!qr )codes?)(?![A-Za-z])",
    re.IGNORECASE,
)
_NEAR: Final = 24
# What is named by the word right before it is that: 單號 204471, ticket 204471, 資產條碼 601234.
_NAMED_BEFORE: Final = lazy_pattern(
    r"(?:單號|單子|工單|案號|案件|文號|公文|收文|統編|編號|[員职職]編|工號|學號|代碼|代號|條碼|電話|分機|門號|專線|郵遞區號|發票|財產|資產|教室|會議室?|會議碼|"
    r"錯誤碼?|版本|預算|金額|人事號|轉|撥|民國|序號|收據|型號|(?<!驗證)號碼?|(?<![A-Za-z])(?:aadsts|kb|geaa|ticket|case|request|issue|incident|number of|no\.?|tel|"
    r"ext(?:ension)?\.?|call|dial|rang|error|event|build|version|meeting(?: id)?|room|invoice|serial|asset|badge|employee|staff|user|id|account|"
    r"postcode|about|costs?|error code)"
    r"(?: (?:no\.?|number|id|code))?)[\s:#是為]{0,4}$",
    re.IGNORECASE,
)
_CODE_AFTER: Final = lazy_pattern(r"\s?[碼码]")
_COUNTED_AFTER: Final = lazy_pattern(
    r"\s?(?:元|塊|筆|人|件|份|名|台|戶|公里|公尺|號單|這張單|那張單|"
    r"(?:people|staff|users?|employees|rows|records|dollars|accounts|citizens|mails|messages|files|bytes|dpi|pixels|kb|mb|ntd|usd|twd)\b)",
    re.IGNORECASE,
)
# In a text that says what else its number is, a number without the word for a code is that.
_SPEAKS_OF_ANOTHER: Final = lazy_pattern(
    r"單號|張單|這單|那單|上禮拜的單|工單|案號|案件|公文|統編|編號|[員職]編|工號|員工|代碼|代號|條碼|電話|分機|門號|專線|郵遞|發票|財產|資產|教室|會議|錯誤|版本|預算|金額|身高|體重|解析度|鎖到|帳號|帳戶|"
    r"密碼|進度|處理|結案|號碼|更新|轉接|撥|報修|證號|識別證|^\s*我是|"
    r"(?<![A-Za-z])(?:tickets?|case|request|progress|status|updates?|incident|phone|tel|call|dial|rang|rings?|ext|extension|error|event|build|version|meeting|room|"
    r"invoice|serial|asset|badge|employee|staff|users?|accounts?|geaa|i am|i'm|"
    r"get|post|http|password|passwords|people|costs?|rows|about|dollars|budget|dpi|resolution|zip|postcode)(?![A-Za-z])",
    re.IGNORECASE,
)
_NUMBERED: Final = lazy_pattern(
    r"(?:單號|單子|工單|案號|案件|文號|公文|編號|[員职職]編|工號|(?<![A-Za-z])(?:ticket|case|request|extension|ext)"
    r"(?: (?:no\.?|number))?)[\s:#是]{0,3}\d{1,10}[?!.,]{0,2}",
    re.IGNORECASE,
)
_SHORT: Final = 80
_FEW_WORDS: Final = 24
"""Letters of a language written without spaces; a word of another counts as two."""
_WORD: Final = lazy_pattern(r"[A-Za-z][A-Za-z']*")
_LETTER: Final = lazy_pattern(r"[\u3040-\u9fff\uac00-\ud7af]")
# What people say around a code, and of no other number.
_FILLER: Final = lazy_pattern(
    r"(?:不是|我的|我這|給你|給妳|給我|這個|這組|那組|那個|這樣|這裡|這邊|這是|剛剛|收到|寄來|來了|信裡|信箱|裡面|過期|然後|下一步|可以|麻煩|謝謝|輸入|好像|一組|請|您|妳|你|我|他|它|"
    r"好|是|就|啦|喔|哦|囉|對|嗎|呢|吧|了|的|有|到|在|啊|欸|嗯|打|輸|填|貼|寫|還|能|不|用|新|再|來|才|給|這|那)"
    r"|(?<![A-Za-z])(?:here|you|go|got|it|it's|its|is|this|that|the|ok|okay|yes|yeah|hmm|so|and|now|what|next|please|pls|my|mine|i|have|me|we|they|sent|says|in|has|to|"
    r"use|try|new|one|again|done|thanks|sorry|meant|sir|madam|dear|hello|hi|mail|mailed|email|came|received|type|typed|do|does|where|a|was|expired|already|right|check|need)(?![A-Za-z'])",
    re.IGNORECASE,
)
_ALNUM: Final = lazy_pattern(r"[^\W_]")
_ROUND: Final = lazy_pattern(r"\d{3}[ -]?000")


def told_code_spans(text: str, awaited: bool = False) -> Iterator[TextSpan]:
    """Six digits beside the word for a code, or with nothing in the text that could say what else they are. The text is in NFKC.

    `awaited`: the desk has just given a page, so a code may have been mailed: in a short text six digits are one unless it names what else they are.
    """
    found_ones = [*_SIX_DIGITS.finditer(text)]
    alone = bool(found_ones) and _says_little_else(text, awaited)
    for found in found_ones:
        before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
        if _NAMED_BEFORE.search(before) or _COUNTED_AFTER.match(after) or (counted(text, found.end()) and not _CODE_AFTER.match(after)):
            continue
        named = _NAMES_A_CODE.search(before) or _NAMES_A_CODE.search(after)
        if named or (alone and not _ROUND.fullmatch(found["number"])):
            yield found.span("number")


def is_named(text: str, begin: int) -> bool:
    """Whether the words right before a number say what it numbers: 分機, ticket."""
    return _NAMED_BEFORE.search(text[max(0, begin - _NEAR) : begin]) is not None


def names_a_code(text: str, begin: int, end: int) -> bool:
    """Whether the word for a code stands near, and right before it nothing that says what else the digits are."""
    before, after = text[max(0, begin - _NEAR) : begin], text[end : end + _NEAR]
    return not is_named(text, begin) and (_NAMES_A_CODE.search(before) or _NAMES_A_CODE.search(after)) is not None


def _says_little_else(text: str, awaited: bool) -> bool:
    """Whether a text is so short that the six digits in it are what it is for, and names nothing else that they could be."""
    if len(text) > _SHORT or _SPEAKS_OF_ANOTHER.search(text):
        return False
    if not awaited:
        return _ALNUM.search(_FILLER.sub("", _SIX_DIGITS.sub("", text))) is None
    return 2 * len(_WORD.findall(text)) + len(_LETTER.findall(text)) <= _FEW_WORDS


def names_a_number(text: str) -> bool:
    """Whether a text is a number with the name of what it numbers and nothing else: 單號 1001, ticket 1001."""
    return _NUMBERED.fullmatch(text.strip()) is not None
