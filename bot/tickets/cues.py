"""What words about tickets ask for: a new one, news, adding, closing, reopening; and yes or no. Pure."""

import re
from enum import Enum
from typing import Final

from bot.faq.text import traditional
from bot.runtime.lazy_pattern import lazy_pattern


class TicketWish(Enum):
    """What somebody wants to do with a ticket."""

    NEW = "new"
    NEWS = "news"
    ADD = "add"
    CLOSE = "close"
    REOPEN = "reopen"


def _any(*patterns: str) -> re.Pattern[str]:
    return lazy_pattern("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_TICKET_ZH: Final = r"(?:(?<![選簡清名表菜帳])單(?![位一純獨])(?:號|子)?|報修(?:單|的?(?:事情?|案件|問題))?|案件|案子|(?:之前|上次|昨天|剛才|剛剛|我)報的(?:案子?|問題|事情?))"
_TICKET_EN: Final = r"(?:ticket|case|request|report)s?"
# The beginning that announces more; what follows is the content.
_ADD: Final = lazy_pattern(
    r"^(?:那|另外|對了|還有|喔|請|麻煩)?[,，\s]*(?:我)?(?:還|再)?(?:有|要|想|來)?(?:一?點|些)?(?:話|東西|事情?)?(?:要|想)?(?:再)?補充(?:說明|一下|一點|資料)?(?:的?是)?[:：,，。\s]*"
    r"|^(?:幫我)?(?:把這個?)?(?:加到|補到|加進)(?:我的)?單(?:子|號)?(?:裡|上|裡面)?[:：,，。\s]*"
    r"|^(?:i (?:have|'ve got|got) (?:something |some |a bit |one )?(?:more |thing )?(?:things? |details? |information )?to add|i(?:'d| would) like to add(?: something)?|(?:i )?(?:want|need) to add(?: something| more)?|(?:one|some) more (?:thing|detail|information)s?(?: for (?:my|the) ticket)?|(?:please )?add (?:this|that|a note)? ?to (?:my|the) ticket)[:,.\s]*(?:that )?",
    re.IGNORECASE,
)
_ADD_ALONE: Final = lazy_pattern(r"^(?:(?:剛剛|剛才|之前)?(?:那張|這張|我的)?單(?:子|號)?(?:的)?(?:內容|資料)?|的|喔|哦|啊|呢|一下|please|more|to (?:my|the) (?:open )?ticket)?[.。!！~\s]*$", re.IGNORECASE)
_REOPEN: Final = _any(
    r"(?:重新?|再)(?:打)?開(?:我的|這張|那張)?(?:這|那)?張?(?:單|案)", r"(?:還沒好|沒好|沒解決|還是不行)[,，\s]*(?:請|幫我)?(?:重開|重新開)", r"不要結案|先別結案|取消結案", r"結案了?[,，]?(?:但|可是|根本|其實|還是)",
    rf"re-?open (?:it|(?:my|the|that) {_TICKET_EN})",
)  # fmt: skip
_CLOSE: Final = _any(
    r"(?:^|可以|請|幫我|麻煩|直接|我要|先)(?:幫我)?結案(?!了[^,，]{0,3}(?:但|可是|沒|還))", r"(?:我的|這張|那張|把)?(?:單子?|報修)[^?？]{0,6}(?:關掉|關閉|關了|撤掉|撤銷|取消)", r"(?:關掉|關閉|撤銷|撤掉|取消|銷)(?:我的|這張|那張|這個|那個)?(?:單|報修|案)",
    r"(?:close|cancel|withdraw) (?:my|the|that|this) (?:ticket|case)s?", r"close (?:it|this)", r"(?:ticket|case|it)(?: can| may)? be closed", rf"no longer need (?:my|the) {_TICKET_EN}",
)  # fmt: skip
_NEWS: Final = _any(
    rf"(?:我的|那張|這張|剛才的|上次的|之前的|我)?{_TICKET_ZH}.{{0,8}}(?:怎麼樣|怎麼了|進度|處理到|處理得?(?:如何|怎樣|怎麼樣)|怎樣|狀[態況]|好了嗎|好了沒|目前狀態|有結果|有下文|有人處理|有回|到哪|沒人理)", r"(?:有沒有|有)(?:人)?(?:回覆|處理)(?:了)?(?:我的單|嗎|沒)",
    r"查(?:一下)?(?:我的|我那張|那張)?(?:單號|單子|單$|報修)", r"單號\s*\d{3,}", r"我的(?:單(?:子)?|案件|案子)(?:呢|在哪|現在誰)", r"催(?:一下|個|一個)?(?:我的)?(?:單|案|工單|報修)", r"(?:查|看)(?:詢|一下)?我的(?:案件|案子|報修)", r"(?:報修|處理)進度",
    rf"how(?:'s| is| are|'re)? (?:it going with )?(?:my|the|that) {_TICKET_EN}", rf"(?:news|update|status|progress|anything new)\b.{{0,12}}\b(?:my|the|that)? ?{_TICKET_EN}", rf"what(?:'s| is) (?:happening|going on) with (?:my|the) {_TICKET_EN}",
    rf"(?:where|what)(?:'s| is| about) (?:my|the) {_TICKET_EN}", r"(?:my |the )?ticket (?:number |no\.? |#)?\d{3,}", r"\b(?:my |the )?(?:ticket|case)(?:'s)? (?:status|progress|news|update)", r"has (?:anybody|anyone|someone|the helpdesk) (?:answered|replied|looked)",
    r"(?:has|is) (?:my|the) (?:ticket|case) (?:been|being|assigned|closed|solved|answered)", r"(?:chase|working on) my (?:ticket|case|request)", r"what happened to (?:my|the) (?:ticket|case)",
)  # fmt: skip
_ASKS: Final = lazy_pattern(
    r"(?:(?:請|麻煩|可以|能不能|可不可以|拜託)?(?:幫|替)?我?(?:要|想|直接)?(?:請)?)?(?:(?:再)?開(?:一?張|個|一個)?(?:新的?)?(?:報修)?單子?|(?:線上)?報修|(?:找|轉|接|換|派|叫|請)(?:給|到|接)?(?:一?個|一?位)?(?:真人|人工|客服|專人|專員|服務人員|工程師|人(?:來)?(?:處理|幫我|問|講)?)|(?:跟|和|與)(?:真?人|服務人員)(?:講話|說話|講|說|談|聊)|(?:真的|真)人(?:客服)?|人工客服|客服(?:人員)?|建單|立案|開案|送單|通報)(?:一下|處理|服務|給我|好了|來)?"
    r"|(?:我)?(?:不要|不想)(?:再)?(?:跟)?機器人(?:聊|講|說)?(?:了)?|(?:你)?(?:一直)?鬼打牆|講不通(?:耶)?|聽不懂你在說什麼|讓我|我要|有沒有|可以講"
    r"|(?:(?:(?:can|could|may) (?:i|you)|please|i(?:'d| would) like(?: to)?|i (?:want|need)(?: to)?|let me)\s*|(?<!\s)\s+)?(?:please )?(?:(?:open|file|create|raise|submit|log|make)(?: me| up)? (?:a|another|an|the|new|a new)? ?(?:support )?(?:ticket|case)|(?:talk|speak|connect me|transfer me|put me through|get me)(?: with| to)? ?(?:a|an|some|the)? ?(?:real |live |human )?(?:human|person|agent|somebody|someone|people|helpdesk|staff)(?: please)?|(?:real|live) (?:person|human|agent)|get a person|human(?: please)?|agent(?: please)?|helpdesk(?: please)?)",
    re.IGNORECASE,
)
_STARTS_WITH_NEW: Final = lazy_pattern(
    r"^(?:請|麻煩|可以|拜託)?(?:幫|替)我(?:再)?(?:開(?:一?張|個|一個)?(?:報修)?單|報修|轉(?:真人|人工|客服))|^(?:我要|我想|我)(?:再)?(?:開(?:一?張|個)?單|報修|(?:找|轉)(?:真人|人工|客服|專人|服務人員))"
    r"|^(?:please |(?:can|could) (?:i|you) (?:please )?|i(?:'d| would) like (?:you )?to |i (?:want|need) (?:you )?to |let me )?(?:open|file|create|raise|submit|log|make)(?: me)? (?:a|another|a new) (?:support )?(?:ticket|case)\b",
    re.IGNORECASE,
)
_FILLER: Final = lazy_pattern(r"^(?:[\s,，.。!！?？:：;；、~～]|了|吧|嗎|呢|喔|啦|啊|好|謝謝|請|麻煩|因為|關於|說|處理|快(?:點|一點)?|please|thanks|thank you|now|because|about|for|that|to|and|it'?s|for me)+", re.IGNORECASE)
_FILLER_AT_END: Final = (*",，.。!！?？:：;；、~～吧喔啦啊", "謝謝", "拜託", "please", "thanks", "thank you")
_NUMBER: Final = lazy_pattern(r"(?<![\d-])(\d{3,9})(?!\d)")
_YES: Final = lazy_pattern(r"^(?:有|是|是的|對|好|好了|嗯|已經)?[,，\s]*+(?:都)?(?:解決|好|可以|沒問題|正常|ok|okay|yes|yep|yeah|y|sure|solved|fixed|it is|it works)?(?:了|的)?[,，\s]*+(?:謝謝|感謝|謝了|thanks?(?: you)?)?[!！.。~\s]*$", re.IGNORECASE)
_NO: Final = lazy_pattern(
    r"^(?:還沒|沒有|沒|不|否|尚未|仍|還是|依然|未)|(?:還是|仍然|依然|一樣|都)(?:不|沒|登不|進不)|沒(?:有)?(?:解決|好|用)|不行|登不[進入上]|又(?:壞|不行|不能|這樣|來了|出現|發生|鎖|跳)|^(?:no|nope|not|n)\b|\b(?:still|not (?:yet|solved|fixed|working)|isn'?t|doesn'?t|does not|can'?t|cannot|didn'?t|(?:broke|broken|happened|happening|failing|locked) again)\b",
    re.IGNORECASE,
)
_QUESTION: Final = lazy_pattern(r"[?？]\s*$|(?:嗎|呢|什麼|怎麼|如何|為什麼|多久|哪裡|誰|幾點)[?？。!！\s]*$|^(?:how|what|why|when|where|who|which|can|could|do|does|is|are|should|may)\b|(?:怎麼|如何|為什麼|什麼是)", re.IGNORECASE)
_PLEASE: Final = lazy_pattern(r"幫我|替我|請你?(?:幫|替)|查一下|看一下|查詢|我要(?!補)|\b(?:please|check|unlock|reset|bind|enable)\b", re.IGNORECASE)


def ticket_wish(text: str) -> TicketWish | None:
    """What the words ask of an existing ticket; None if they only ask for a person, or are not about tickets."""
    normalised = traditional(text)
    for want, pattern in ((TicketWish.REOPEN, _REOPEN), (TicketWish.CLOSE, _CLOSE)):
        if pattern.search(normalised):
            return want
    if _ADD.match(normalised):
        return TicketWish.ADD
    return TicketWish.NEWS if _NEWS.search(normalised) else None


def is_about_ticket(text: str) -> bool:
    """Whether the words are so plainly about a ticket that nothing else can be meant."""
    normalised = traditional(text)
    if _STARTS_WITH_NEW.match(normalised) or (_ADD.match(normalised) and not is_question(normalised)):
        return True
    return len(normalised) <= 40 and bool(_NEWS.search(normalised) or (not is_question(normalised) and (_CLOSE.search(normalised) or _REOPEN.search(normalised))))


def added_text(text: str) -> str:
    """The text after 我要補充 or "I have more to add"; empty if there is none."""
    rest = _ADD.sub("", text.strip(), count=1).strip()
    return "" if _ADD_ALONE.match(rest) else rest


def content(text: str) -> str:
    """What the text says besides asking for a person; empty if nothing."""
    normalised = traditional(text)
    rest = _ASKS.sub(" ", normalised)
    rest = _without_filler_at_end(_FILLER.sub("", rest.strip()))
    words = len(rest.split())
    letters = sum(1 for letter in rest if letter > "\u2e7f")
    return text.strip() if letters >= 3 or words >= 3 else ""


def _without_filler_at_end(text: str) -> str:
    """A pattern ending in `$` would rescan a run of fillers from each of its positions."""
    end, longest = len(text), max(map(len, _FILLER_AT_END))
    while end:
        tail = text[max(0, end - longest) : end].casefold()
        filler = 1 if tail[-1].isspace() else next((len(phrase) for phrase in _FILLER_AT_END if tail.endswith(phrase)), 0)
        if not filler:
            break
        end -= filler
    return text[:end]


def number_in(text: str) -> str | None:
    """The ticket number mentioned in the text."""
    found = _NUMBER.search(traditional(text))
    return None if found is None else found.group(1)


def says_no(text: str) -> bool:
    """Whether it says that something is not solved."""
    return bool(_NO.search(traditional(text)))


def says_yes(text: str) -> bool:
    """Whether it says that something is solved."""
    normalised = traditional(text)
    return bool(normalised) and bool(_YES.match(normalised))


def is_question(text: str) -> bool:
    """Whether it is a question rather than a statement."""
    return bool(_QUESTION.search(traditional(text)))


def is_wish(text: str) -> bool:
    """Whether it asks the desk to do something, rather than reporting a problem."""
    return bool(_PLEASE.search(traditional(text)))
