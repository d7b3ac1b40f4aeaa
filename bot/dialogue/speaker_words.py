"""How a speaker stands in their own words: as the owner, as somebody who is not meant, or as the one who types for the owner. Shapes alone. Pure."""

import re
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

_SPEAKER: Final = lazy_pattern(
    r"(?<![幫替給跟讓])我(?!們?.{0,6}(?:科|課|室|處|局|組|同事|同仁|部屬|下屬|學弟|學妹)|想|要|幫|問)|自己|"
    r"\bi\b|\bme\b(?! (?:the|why|if|whether|what))|\bour\b|\bwe\b",
    re.IGNORECASE,
)
_OWN: Final = lazy_pattern(
    r"(?<![給幫替跟讓借])我的(?!同事|同仁|部屬|下屬)|我自己|我也|(?:我|是)本人|^本人|本人的|(?:^|[，,。；;：:、\s惟係查])本人(?:之|的)?(?:原有|原)?(?:帳號|帳戶|密碼|電腦|信箱|憑證|並非|無法|名下)|"
    r"(?:^|[，,。；;：:、！？\s係惟若使])職(?:之|已|現|應|恐|無法|不|究|非|欲|擬|於|將|亦|原|即|的)|(?<!還)是我|"
    r"\bmy\b(?! colleague)|\bmine\b|\bmyself\b|that'?s me|\babout me\b|\bi'?m\b|\bi am\b",
    re.IGNORECASE,
)
_HAS: Final = lazy_pattern(r"我(?:自己|名下|這邊|好像|現在|怎麼|居然|竟然|就)*(?:會)?有|\bi(?:['’]ve| have| (?:\w+ )?(?:have|got))\b", re.IGNORECASE)
_NOT_ME: Final = lazy_pattern(
    r"不是(?:說|指|講)?我(?:自己|本人)?的?(?:帳號)?(?:啦|喔|耶|欸)?(?=$|[\s，,。！!；;])|\bnot (?:me|mine|my own|myself)\b|n't (?:me|mine)\b", re.IGNORECASE
)
_TO_ME: Final = lazy_pattern(
    r"(?:通知|告訴|告知|傳|寄|發|回|叫|提醒|給|跟|讓)[^，,。！？!?]{0,6}我(?!們?(?:科|課|室|處|局|組|同事|同仁|媽|爸|老|先生|太太|學))|"
    r"\b(?:tell|notify|send|remind|message|inform|text|ping|give|let)\b[^.?!,]{0,24}\bme\b",
    re.IGNORECASE,
)
_OWNER: Final = "他|她|我爸|我媽|爸爸?|媽媽?|我先生|我太太|老師|阿公|阿嬤|帳號(?:本人|的主人)"
_KIN: Final = "兒子|女兒|太太|老婆|先生|老公|孫子|孫女|媳婦|女婿|家人|同事|同仁|助理|秘書|朋友|看護|學生|弟弟?|妹妹?|哥哥?|姐姐?|姊姊?"
_INTRODUCED: Final = lazy_pattern(
    rf"我是(?:{_OWNER})的?(?:{_KIN})|\b(?:i'?m|i am|this is) (?:his|her|their)\b(?! (?:boss|admin|manager|supervisor))", re.IGNORECASE
)
_TYPES: Final = lazy_pattern(
    rf"(?:幫|替|代)(?:{_OWNER})(?:打字|打(?!電話|開|給)|按|輸入|傳|問的)|叫我(?:幫|替|代)(?:他|她)?(?:打|按)|坐(?:我)?(?:旁邊|隔壁)|在我?旁邊|"
    r"\btyp(?:e|ing)(?: this| it| here)? for (?:him|her|them|my|the)\b|\b(?:sits?|sitting|is (?:right )?) ?(?:beside|next to|here with) me\b",
    re.IGNORECASE,
)


def is_about_oneself(text: str) -> bool:
    """Whether the words speak of the speaker's own account (「那我自己的呢」)."""
    return _OWN.search(text) is not None


def has_oneself(text: str) -> bool:
    """Whether the speaker says to have something themselves (「我怎麼有兩個」, "I apparently have two")."""
    return _HAS.search(text) is not None


def speaks(text: str) -> bool:
    """Whether the speaker stands in the words as more than the one who is helped (「幫我」) or belongs to an office (「我們科」)."""
    return _SPEAKER.search(text) is not None


def to_me(text: str) -> bool:
    """Whether something shall come to the speaker (「會傳訊息給我嗎」, "send me a message"): what they are told is about themselves, unless somebody is named."""
    return _TO_ME.search(text) is not None


def denies_oneself(text: str) -> bool:
    """Whether the words say that it is not the speaker (「不是我」, "not mine")."""
    return _NOT_ME.search(text) is not None


def types_for_the_owner(text: str, *, thread: bool) -> bool:
    """Whether somebody says that they type in the owner's own chat: who they are, and that they type or sit beside; in a talk about the account
    of this chat (`thread`) who they are is enough."""
    introduced, types = _INTRODUCED.search(text) is not None, _TYPES.search(text) is not None
    return introduced and (types or thread)
