"""Words that make sense only after an answer: "why?", "and in English?", "2", "it still does not work". Pure."""

import re
import unicodedata
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.dialogue.conversation import Conversation
from bot.faq.text import normalise
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass


class AnswerPart(Enum):
    """Which part of an answer is wanted."""

    WHOLE = "whole"
    UNTIL = "until"
    OWNER = "owner"
    REASON = "reason"
    STEPS = "steps"
    RETRY = "retry"
    SYSTEM = "system"


class FollowUpKind(Enum):
    """What a follow-up asks for."""

    WHY = "why"
    HOW_LONG = "how_long"
    WHO = "who"
    HOW = "how"
    AGAIN = "again"
    IN_ENGLISH = "in_english"
    IN_CHINESE = "in_chinese"
    UNSOLVED = "unsolved"
    SOLVED = "solved"
    TELL_ME = "tell_me"
    DO_NOT_TELL = "do_not_tell"
    UP = "up"
    DOWN = "down"
    MY_ADMIN = "my_admin"


_MUTTERED: Final = lazy_pattern(r"^(?:是喔|是哦|這樣(?:啊|喔|哦)|好吧|好喔|了解|知道了|原來如此|[啊欸唉呃喔哦齁吼哎呀嗯\s,，。])+(?=.)")
_EACH_AN_I: Final = str.maketrans("İı", "ii")
_SOFT: Final = r"(?:那|那麼|啊?所以|請問|可是|但是?|不過|欸|嗯|那請問|and|so|but|ok|okay|then|well|um)?[,，\s]*+"
_END: Final = r"[\s?？!！.。~呢啊呀喔哦嗎吧了]*"

# A text without any of these letters cannot be of that kind, so most texts need no pattern.
_WITH: Final = {
    FollowUpKind.DO_NOT_TELL: ("通知", "告訴", "跟我說", "提醒", "tell", "notif", "remind"),
    FollowUpKind.TELL_ME: ("通知", "告訴", "提醒", "跟我說", "跟我講", "叫我", "敲我", "回我", "tell me", "notify me", "ping me", "let me", "remind me"),
    FollowUpKind.IN_ENGLISH: ("英文", "英語", "english"),
    FollowUpKind.IN_CHINESE: ("中文", "國語", "chinese", "mandarin"),
    FollowUpKind.AGAIN: ("再說", "再講", "重複", "重講", "看懂", "看不懂", "說什麼", "again", "repeat", "pardon", "what did you say"),
    FollowUpKind.UNSOLVED: ("不行", "不能", "沒用", "沒辦法", "登不進去", "進不去", "不可以", "失敗", "不對", "鎖著", "沒好", "沒有用", "沒幫助", "沒效", "無效", "解決", "work", "help", "solve", "fixed", "still ", "no luck", "n't it", "not it", "same ", "tried "),
    FollowUpKind.SOLVED: ("好了", "可以了", "解決了", "進去了", "登入了", "能用了", "搞定了", "成功了", "沒問題了", "work", "fixed", "solved", "all good", "i'm in", "i am in", "i can "),
    FollowUpKind.WHY: ("為什麼", "為何", "怎麼會", "原因", "why", "how come", "reason", "caused"),
    FollowUpKind.HOW_LONG: ("多久", "多長時間", "幾分鐘", "幾小時", "幾天", "什麼時候", "何時", "幾點", "幾時", "long", "how many", "when", "what time"),
    FollowUpKind.WHO: ("誰", "哪位", "哪裡", "哪個人", "who"),
    FollowUpKind.HOW: ("怎麼做", "怎麼辦", "怎麼弄", "怎麼處理", "怎麼解決", "怎麼用", "怎麼操作", "怎麼開始", "如何", "下一步", "步驟", "how", "i do", "what now", "what next"),
    FollowUpKind.MY_ADMIN: ("管理", "admin"),
    FollowUpKind.UP: ("👍", "+", "讚"),
    FollowUpKind.DOWN: ("👎", "-", "爛回答", "答非所問", "不是這個", "不是問這個", "文不對題", "答錯了", "wrong", "not what i ", "bad answer", "not helpful"),
}
_PATTERNS: Final = tuple(
    (follow, lazy_pattern(f"^{_SOFT}(?:{pattern}){_END}$", re.IGNORECASE))
    for follow, pattern in (
        (FollowUpKind.DO_NOT_TELL, r"(?:不用|不要|別|不必)(?:再)?(?:通知|告訴|跟我說|提醒)(?:我)?|取消通知|(?:do not|don'?t|no need to|stop) (?:tell|notify|notifying|telling|remind(?:ing)?) me(?: (?:any ?more|when.*))?|cancel the (?:notification|reminder)"),
        (FollowUpKind.TELL_ME, r".{0,14}(?:好了?|解開|開通|恢復|同步完?|修好|完成|弄好|處理好|可以(?:用|登入)?|解鎖|啟用)(?:的話|的時候|之後|後|時)?[,，\s]*(?:再|就|請|麻煩|要)?(?:通知|告訴|提醒|跟我說|跟我講|叫我|敲我|回我)(?:我|一聲|一下|我一聲|我一下)?|(?:請|麻煩|可以|要)?(?:通知|提醒)我|(?:please |can you |could you )?(?:tell|notify|ping|let|remind) me(?: know)?(?: please)?(?: (?:when|once|as soon as) .{1,40})?(?: please)?"),
        (FollowUpKind.IN_ENGLISH, r"(?:請|可以|能)?(?:用|講|說|改)?(?:英文|英語|english)(?:版|說|講|回答|可以|怎麼說|再說一次)?|(?:for|in|into|to) english(?: please)?|english(?: please| version)?|(?:can you |could you |please )?(?:say|repeat|write|answer|explain|translate) (?:that |it |this )?(?:again )?(?:in|into|to) english(?: please)?|what about english|how about english|do you (?:speak|have) english"),
        (FollowUpKind.IN_CHINESE, r"(?:請|可以|能)?(?:用|講|說|改)?(?:中文|國語|chinese)(?:版|說|講|回答|可以|怎麼說|再說一次)?|(?:for|in|into|to) (?:chinese|mandarin)(?: please)?|(?:chinese|mandarin)(?: please| version)?|(?:can you |could you |please )?(?:say|repeat|write|answer|explain) (?:that |it |this )?(?:again )?in (?:chinese|mandarin)(?: please)?"),
        (FollowUpKind.AGAIN, r"再說一次|再講一次|重複一次|再說一遍|重講|沒看懂|看不懂|(?:你)?剛(?:剛|才)說什麼|say (?:that|it) again|(?:please )?repeat(?: that| it)?|come again|again(?: please)?|pardon|what did you say"),
        (FollowUpKind.UNSOLVED, r"(?:試過了?|照做了?|做了?|我試了?|都試過了?)?[,，\s]*+(?:但|可是|結果)?(?:還是|仍然|依然|也|一樣|都)(?:不行|不能|沒用|沒辦法|登不進去|進不去|不可以|失敗|不對|鎖著|沒好|不能用)|(?:這)?(?:沒用|沒有用|沒幫助|沒效|不行|無效|沒解決|沒有解決|沒好|還沒好)|(?:it |that |this )?(?:still )?(?:does ?n[o']?t|did ?n[o']?t|isn'?t|not|won'?t) (?:work(?:ing)?|help(?:ing|ful)?|solved?|fixed)(?: either| yet| at all| for me)?|(?:i )?still (?:can'?t|cannot|not|no luck|locked|nothing)(?: (?:sign in|log ?in|in|get in|working))?|no luck|(?:that |this )?is ?n[o']t (?:it|working|helpful)|same (?:problem|thing|error)(?: again)?|nothing (?:works|helps)|tried (?:that|it)(?: already)?,? (?:still )?(?:no luck|nothing|does ?n'?t work)"),
        (FollowUpKind.SOLVED, r"(?:我)?(?:現在)?(?:已經)?(?:好|可以|解決|登進去|進去|能登入|可以登入|能用|搞定|修好|成功|沒問題)了(?:[,，\s]*(?:所以)?不用(?:再)?(?:處理|查|看|麻煩|管|幫)?(?:了|我了)?)?(?:[,，\s]*(?:謝謝|感謝|謝啦|太好了).{0,6})?|(?:it |that |everything )?(?:works|worked|is working|is fixed|is solved|solved|fixed|all good)(?: now| again| fine)?(?:,? ?(?:thanks|thank you).{0,8})?|(?:i(?:'m| am) in|i can (?:sign|log) in)(?: now| again)?(?:,? ?(?:thanks|thank you).{0,8})?|problem solved"),
        (FollowUpKind.WHY, r"為什麼(?:會|要)?(?:這樣|如此|被鎖|被停用|被停|鎖住|鎖|停用|不行)?|為何(?:會)?(?:這樣)?|怎麼會(?:這樣|被鎖|鎖住|被停用)?|(?:是)?什麼原因|原因(?:是什麼)?|why(?: is (?:that|this|it)(?: so)?| not| though)?|how come|what(?:'s| is) the reason|what caused (?:it|this|that)|for what reason"),
        (FollowUpKind.HOW_LONG, r"(?:我)?(?:還)?(?:要|得|會)?(?:等)?(?:到)?(?:多久|多長時間|幾分鐘|幾小時|幾天)(?:才)?(?:會)?(?:好|可以|能用|解開|恢復)?|(?:我)?(?:還)?(?:要|得)?(?:等)?(?:到)?(?:什麼時候|何時|幾點|幾時)(?:才)?(?:會|可以|能)?(?:好|可以|能用|解開|恢復|登入|解鎖|同步)?|how (?:much )?long(?: (?:will|does|do|is|would|must|should) (?:it|that|this|i)(?: (?:take|last|wait|have to wait|be))?)?|how (?:long|many minutes)(?: (?:to wait|left))?|(?:until )?when(?: (?:will|is|can) (?:it|that|i)(?: be)?(?: (?:over|ready|done|work|unlocked|try again|sign in|log in|fixed))?)?|what time"),
        (FollowUpKind.WHO, r"(?:我)?(?:要|該|可以)?(?:找|問|聯絡|洽)(?:誰|哪位|哪裡|哪個人)(?:處理|幫忙|問)?|(?:是)?誰(?:負責|處理|可以幫(?:我|忙)?|管的?)?|who(?: (?:can|do|should|to|is|will) (?:i |we )?(?:help(?: me)?|ask|call|contact|talk to|responsible|in charge|fix (?:it|that|this)|do (?:it|that|this)))?|whom(?: (?:do|should|can) i (?:ask|call|contact))?"),
        (FollowUpKind.HOW, r"(?:要|該)?怎麼(?:做|辦|弄|處理|解決|用|操作|開始)|如何(?:做|處理|操作)|(?:下一步|步驟)(?:是什麼|呢)?|how(?: (?:do|can|should|would) (?:i|we|you) (?:do|fix|solve) (?:that|this|it))?|how to(?: (?:do|fix|solve) (?:that|this|it))?|what (?:do|should|can|must) i do(?: now| next| about (?:it|that))?|what now|what next"),
        (FollowUpKind.MY_ADMIN, r"(?:我|我們|我的)?(?:的|機關的?|單位的?|局裡?的?|科裡?的?)*(?:機關|單位)?(?:的)?(?:帳號|愛上網|tpead|人員與組織管理系統)?(?:的)?管理(?:員|者|人員)(?:是|叫|為)?(?:誰|哪位|哪一位|什麼名字)|誰是(?:我|我們)?(?:的|機關的?|單位的?)*(?:帳號)?管理(?:員|者|人員)|who(?:'s| is| are) (?:my|our)(?: agency'?s?| office'?s?| account)* admins?(?:istrators?)?|who is the admin(?:istrator)? (?:of|in|for) my (?:agency|office)"),
        (FollowUpKind.UP, r"[👍+]|讚"),
        (FollowUpKind.DOWN, r"[👎]|-|爛回答|答非所問|不是這個|(?:我)?(?:問的)?不是(?:問)?這個|文不對題|你?答錯了|(?:that'?s |this is )?(?:the )?wrong(?: answer)?|(?:that'?s |this is )?not what i (?:asked|meant)|bad answer|not helpful"),
    )
)

_ORDINALS: Final = {"一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "one": 1, "two": 2, "three": 3, "four": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CHOSEN: Final = lazy_pattern(
    r"^(?:我?(?:選|要|按)?\s*(?:第\s*)?(?P<zh>[1-9一二兩三四五六])\s*(?:個|項|題|號)?|(?:option|number|no\.?|choice|#)?\s*(?P<en>[1-9])\.?|"
    r"(?:the )?(?P<word>first|second|third|fourth|fifth|1st|2nd|3rd|4th)(?: one| option| choice)?|(?:option|number) (?P<spelt>one|two|three|four))\s*(?:please|謝謝)?[.。!]?$",
    re.IGNORECASE,
)
_LAST: Final = lazy_pattern(r"^(?:我?(?:選|要)?)?(?:最後(?:一)?(?:個|項)|the last(?: one)?)[.。!]?$", re.IGNORECASE)
_NONE: Final = lazy_pattern(r"^(?:以上)?(?:都不是|皆非|都不對|都沒有|沒有一個是)[.。!]*$|^以上皆非$|^(?:none|neither)(?: of (?:these|them|those|the above))?[.!]*$", re.IGNORECASE)
_SYSTEM: Final = lazy_pattern(
    r"^(?:那麼?|那我的|and|but)?[,，\s]*+(?:what about|how about)?[,，\s]*+(?:我的|my|the)?\s*+(?:(?P<mailbox>(?:市府)?信箱|郵件|mail(?:box)?|e-?mail)|(?P<portal>(?:員工)?愛上網|portal)|"
    r"(?P<directory>tpead|ad|網域|開機帳號|directory)|(?P<personnel>人員與組織管理系統|人事系統|personnel(?: system)?))(?:帳號|的帳號| account)?(?:呢|怎麼樣|如何|正常嗎|也正常嗎|\?|？|\s)*$",
    re.IGNORECASE,
)
_YES: Final = lazy_pattern(r"^(?:好|好啊|好的|好喔|要|是|是的|對|可以|麻煩(?:你|了)?|嗯|行|ok|okay|yes|yes please|yep|yeah|sure|please(?: do)?|y)[\s!！.。,，謝謝]*$", re.IGNORECASE)

_ANGER: Final = lazy_pattern(
    r"幹(?!嘛|什麼|麻)|靠北|靠腰|他媽|媽的|王八|混蛋|垃圾|爛(?:系統|透|死|東西|機器人)|什麼爛|很爛|超爛|太爛|搞什麼|搞屁|搞鬼|氣死|火大|不爽|有夠(?:爛|誇張|扯)|"
    r"太(?:誇張|扯|離譜)|白癡|智障|廢物|沒用的|到底(?:在|要|能|會|行|有沒有)|煩死|煩不煩|傻眼|受不了|莫名其妙|浪費(?:我|大家)?的?時間|難用(?!者)|"
    r"\b(?:wtf|fuck\w*|shit\w*|damn\w*|bullshit|crap|useless|ridiculous|stupid|idiot\w*|terrible|awful|furious|pissed|sick of|fed up|worst|hate this|goddamn|junk|garbage|rubbish|frustrat\w+|annoy\w+|waste of (?:my )?time)\b|(?:!|！){3,}",
    re.IGNORECASE,
)

# What may accompany swearing without adding anything.
_NOTHING_SAID: Final = lazy_pattern(
    r"這樣|這個?|那個?|什麼|東西|服務台?|系統|帳號|機器人|程式|網站|你們?|我們?|每次|一直|老是|總是|都|又|還|是|真的?|實在|根本|超級?|非常|好|很|太|了|啊|啦|耶|欸|喔|嗎|呢|吧|的|在|幹嘛|做什麼|鬼|死|有夠|"
    r"\b(?:i'm|it's|that's|this|that|it|is|are|you|i|am|so|such|what|a|an|the|of|piece|with|by|at|system|service|thing|bot|desk|account|really|just|very|totally|absolutely|all|me|my|getting|always|again|how)\b|[^\w]|_",
    re.IGNORECASE,
)

_BREAKS: Final = lazy_pattern(r"(?<=[?？!！。；;])\s*|\n+|(?<=[a-z])\.\s+|(?:[,，]\s*+|(?<!\s)\s++)?(?:另外|還有一個問題|還有(?=.{4,})|順便問(?:一下)?|順便|再問一個|also,?|and also,?|by the way,?|another question:?)[,，:：\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What to answer: `means` in the form of a button's meaning, and which part of it."""

    means: str
    part: AnswerPart = AnswerPart.WHOLE


@lru_cache(1024)
def follow_up(text: str) -> FollowUpKind | None:
    """What a short text asks for after an answer; None for words that make sense on their own."""
    stripped = text.strip()
    if len(stripped) > 60:
        return None
    stripped = _MUTTERED.sub("", without_swearing(stripped))
    tidy = normalise(stripped) if any(letter > "\u2e7f" for letter in stripped) else stripped
    asks = stripped.rstrip(" 。.!！").endswith(("嗎", "?", "？", "沒"))
    words = _folded(f"{stripped}\n{tidy}")
    for follow, pattern in _PATTERNS:
        if _may_be(follow, words) and (pattern.match(stripped) or pattern.match(tidy)) and not (asks and follow is FollowUpKind.SOLVED):
            return follow
    return None


def _folded(text: str) -> str:
    """Lower case, including the letters that a case-insensitive pattern takes for an I."""
    return text.translate(_EACH_AN_I).casefold()


def _may_be(follow: FollowUpKind, folded: str) -> bool:
    """Whether a text could be of this kind at all."""
    return any(word in folded for word in _WITH[follow])


def chosen_button(text: str, conversation: Conversation) -> str | None:
    """The id of the button that a number, an ordinal, a plain yes (to a single offer), 👍 or 👎 stands for; None for other words."""
    words, offered = unicodedata.normalize("NFKC", text).strip(), conversation.offered
    if conversation.rating and follow_up(words) in (FollowUpKind.UP, FollowUpKind.DOWN):
        return conversation.rating[0 if follow_up(words) is FollowUpKind.UP else -1]
    if not offered:
        return None
    if _LAST.match(words) or (_NONE.match(words) and len(offered) > 1):
        return offered[-1]
    if len(offered) == 1 and _YES.match(words):
        return offered[0]
    found = _CHOSEN.match(words)
    if found is None:
        return None
    named = next(value for value in found.groupdict().values() if value)
    number = _ORDINALS.get(named.casefold()) or int(named)
    return offered[number - 1] if number <= len(offered) else None


def only_chooses(text: str) -> bool:
    """Whether the text is just a number or an ordinal, so that it means nothing if nothing was offered."""
    words = unicodedata.normalize("NFKC", text).strip()
    return bool(_CHOSEN.match(words) or _LAST.match(words))


def system_asked_about(text: str, conversation: Conversation) -> str | None:
    """The system named by "and my mailbox?" after a status check; None for other words or after other answers."""
    found = _SYSTEM.match(text.strip()) if conversation.about.startswith("wish:") else None
    return None if found is None else found.lastgroup


@lru_cache(1024)
def is_angry(text: str) -> bool:
    """Whether the person is losing patience."""
    return bool(_ANGER.search(text))


def is_only_angry(text: str) -> bool:
    """Whether the text is nothing but venting."""
    return is_angry(text) and not _NOTHING_SAID.sub("", _ANGER.sub(" ", text))


def without_swearing(text: str) -> str:
    """The text without its swearing; the whole text if nothing else is left."""
    left = _ANGER.sub(" ", text).strip(" ,，!！.。") if is_angry(text) else text
    return left if sum(letter.isalnum() for letter in left) >= 2 else text


@lru_cache(1024)
def split_questions(text: str, most: int = 3) -> tuple[str, ...]:
    """The parts of a message that may be questions of their own; the whole message if there is only one."""
    parts = [part.strip(" ,，") for part in _BREAKS.split(text)]
    long_enough = [part for part in parts if len(part) >= 3]
    return tuple(long_enough) if 1 < len(long_enough) <= most else (text,)


# Which entry gives the next steps after a row of the decision table, and why, how long and how after another entry.
_LOCK, _OFF, _SYNC, _BIND, _WHY_BIND = "nologin-03", "nologin-02", "other-02", "binding-05", "binding-02"
_HOW_BY_GROUP: Final = {FindingGroup.LOCKED: _LOCK, FindingGroup.DISABLED: _OFF, FindingGroup.SYNC: _SYNC, FindingGroup.BINDING: _BIND}
_HOW_BY_ROW: Final[Mapping[str, str]] = {
    Row.CERTIFICATE_NAME: "certificate-01",
    Row.CERTIFICATE_HOLDER: "certificate-02",
    Row.CERTIFICATE_UNUSABLE: "password-04",
    Row.RESET_BY_CERTIFICATE: "password-04",
    Row.RESET_BY_ADMIN: "password-04",
    Row.CHANGE_FIRST: "password-04",
}
_BY_ENTRY: Final = {
    "nologin-01": {FollowUpKind.HOW: "password-04", FollowUpKind.HOW_LONG: _LOCK},
    "nologin-02": {FollowUpKind.HOW_LONG: _SYNC},
    "binding-01": {FollowUpKind.WHY: _WHY_BIND, FollowUpKind.HOW: _BIND},
    "binding-02": {FollowUpKind.HOW: _BIND},
    "binding-03": {FollowUpKind.WHY: _WHY_BIND, FollowUpKind.HOW: _BIND},
    "binding-05": {FollowUpKind.WHY: _WHY_BIND},
    "binding-11": {FollowUpKind.HOW: _BIND, FollowUpKind.WHY: _WHY_BIND},
    "password-03": {FollowUpKind.HOW: "password-01"},
    "login-01": {FollowUpKind.HOW: "login-02"},
    "certificate-01": {FollowUpKind.HOW_LONG: _SYNC},
}
_PARTS: Final = {FollowUpKind.HOW_LONG: AnswerPart.UNTIL, FollowUpKind.WHO: AnswerPart.OWNER, FollowUpKind.WHY: AnswerPart.REASON, FollowUpKind.HOW: AnswerPart.STEPS}
_REPEATS: Final = frozenset({FollowUpKind.AGAIN, FollowUpKind.IN_ENGLISH, FollowUpKind.IN_CHINESE})


def resolve_follow_up(follow: FollowUpKind, conversation: Conversation) -> FollowUp | None:
    """What a follow-up asks for after this conversation; None if there is nothing it could refer to."""
    about = conversation.about
    if not about:
        return None
    if follow in _REPEATS:
        return FollowUp(about, AnswerPart(conversation.part) if conversation.part else AnswerPart.WHOLE)
    entry = about.removeprefix("faq:") if about.startswith("faq:") else ""
    if entry:
        if follow is FollowUpKind.WHO:
            return FollowUp(f"faq:{entry}", AnswerPart.OWNER)
        named = _BY_ENTRY.get(entry, {}).get(follow)
        return FollowUp(f"faq:{named}") if named else None
    if not about.startswith("wish:") or follow not in _PARTS:
        return None
    if follow in (FollowUpKind.HOW_LONG, FollowUpKind.WHO, FollowUpKind.WHY):
        return FollowUp(about, _PARTS[follow])
    group = group_of(conversation.row)
    named = _HOW_BY_ROW.get(conversation.row) or (_HOW_BY_GROUP.get(group) if group is not None else None)
    return FollowUp(f"faq:{named}") if named else FollowUp(about)
