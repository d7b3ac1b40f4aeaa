"""The wording with which people give a password: what leads to it, what follows it, and what shapes it has. Pure.

Every pattern takes linear time: repetition is bounded, and matching starts from few places.
"""

import re
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

HAN: Final = "\u3400-\u9fff"
STRONG: Final = "!@#$%^&*+=~|"
NAMED: Final = lazy_pattern(
    r"密碼|密码|蜜碼|祕碼|密馬|帳密|账密|通行碼|通關密語|通关密语|密語|密语|密鑰|(?:復原)?金鑰|密(?=[:：])|"
    r"(?<![A-Za-z.-])(?:pass ?words?|passwd|passwrod|pasword|paasword|passwort|passcode|pass ?phrases?|pass|pwd|pw|psw|wifi key|api key|"
    r"secret key|token|login|credentials?)(?![A-Za-z_]|-[A-Za-z]|\.[a-z])|登入資訊",
    re.IGNORECASE,
)
FIRM_LINK: Final = lazy_pattern(
    r"(?: (?:that )?(?:i|we|you|he|she|they)(?: [A-Za-z']{1,12}){1,4}?(?= (?:is|was) ))?"
    r"(?:\s{0,3}(?:就|都|也|應該|应该|好像|可能|大概|明明|其實|一個|原本|本來|目前|現在|现在|還|还|不|幫我|我|想|要|暫時|統一|全部|才|剛|昨天|今天|已經|又|"
    r"(?<![A-Za-z])(?:now|currently|still|probably|actually|i think|i use|i used|we use|that i use|should|must|might|may|just|"
    r"simply)(?![A-Za-z]))){0,4}"
    r"\s{0,3}(?:是|為|为|叫做?|=+>?|＝|[:：]{1,2}|[-–—]{1,2}>|→|⇒|改成|改為|改为|換成|换成|換為|設成|设成|設為|设为|"
    r"設定成|設定為|变成|變成|重設成|重設為|重置成|成|'s|’s|"
    r"(?<![A-Za-z])(?:is|are|was|were|be|being|equals|called|used to be|(?:has |have )?(?:been )?(?:changed |set |reset |"
    r"switched )?to(?! be)(?= )|reads?(?= )|'re|isn't|isn’t|wasn't|set as)(?![A-Za-z])|就(?=我)|我說|我講|說是|[想要都改]用|打算用)"
    r"(?:[\s]{0,3}(?:是|為|为|就是|成|:|：|=|(?<![A-Za-z])(?:now|still|just|simply|currently|probably|not|maybe|also|actually|like)(?![A-Za-z]))){0,2}",
    re.IGNORECASE,
)
LOOSE_LINK: Final = lazy_pattern(
    r"(?:[\s,，(（\-–—]|就|都|也|我|是|幫我|想|要|可以|能|打|輸入|输入|填|用|使用|試|试|了|過|过|到|給|给|從|从|由|設|"
    r"设|改|換|换|拿|先|再|又|一直|老是|明明|才|中間有空格|裡|寫|写|"
    r"(?<![A-Za-z])(?:one|i|i use|tried|using|use|typed|entered|from|says?|here|of|my|the|was)(?![A-Za-z])){0,10}",
    re.IGNORECASE,
)
QUOTED: Final = lazy_pattern(
    r"「([^」\n]{2,64})」|『([^』\n]{2,64})』|“([^”\n]{2,64})”|\"([^\"\n]{2,64})\"|‘([^’\n]{2,64})’|(?<![A-Za-z])'([^'\n]{2,64})'(?![A-Za-z])|"
    r"[（(]([^）)\n]{3,64})[）)]|【([^】\n]{3,64})】"
)
TOKEN: Final = lazy_pattern(r"[!-~]{1,160}")
CHINESE: Final = lazy_pattern(rf"[{HAN}][{HAN}A-Za-z0-9]{{1,24}}")
GIVES: Final = lazy_pattern(r"把(?:密碼|密码|帳密)|(?:密碼|密码|帳密)(?:[跟和與及報給]|告訴)")
"""Who tells what they did with a password tells no password."""
CHINESE_ENDS: Final = lazy_pattern(
    r"為什麼|为什么|怎麼|怎么|可以|可不|行不|好嗎|好不|結果|但|可是|不過|還是|还是|對[嗎吧不]|沒錯|不行|不能|不對|不符|"
    r"不接|登|進不|被|幫|謝|啦|嗎|吗|呢|吧|喔|說|一直|然後|才對|無法|當|這個|錯|打不|改不|都|要英|太|$"
)
ENGLISH_ENDS: Final = lazy_pattern(
    r"[.!?](?=\s|$)|[,;\n]|\s(?:and|but|or|so|why|can|could|what|when|where|which|that|until|since|because|for|on|in|for|from|at|if|then|"
    r"please|pls|plz|thanks|right|is|isn't|was|now|anymore|any|lol|"
    r"it|i|who|does|do|doesn't|did|stopped|stop|keeps|worked|works|used|expired|not|with|to|yesterday|today|again|still|did|fails|failed|"
    r"says|won't|will|has|as|-|–|—)(?=\s|[?.!,]|$)|[\u2e80-\u9fff]",
    re.IGNORECASE,
)
AFTER_IT: Final = lazy_pattern(
    r"[\s」』”\"'’)）,，]{0,4}(?:(?:這|这|那|就|才|都|也|好像|可以|能|可不可以|應該|一個|個|组|組|,|，){0,4}(?:是|為|"
    r"当|當做?|做|作|拿來當)?(?:不是|是)?(?:你們?|我們?|以前|現在|现在|新|舊|旧|的|"
    r"這個|愛上網|信箱|TPEAD|網域|開機){0,5}(?:密碼|密码|密語)"
    r"|(?: ?(?:is|was|as|for|are|will be|could be|be))(?: (?:my|the|our|his|her|a|an|your|new|old|current|temp|temporary|wifi|portal|mail|"
    r"windows|default)){0,4} (?:pass ?word|pw|pwd|pass|passcode|pass ?phrase)(?![A-Za-z]))",
    re.IGNORECASE,
)
STOP: Final = lazy_pattern(r"[。！？!?\n]")
LONG_TOKEN: Final = lazy_pattern(r"[!-~]{4,64}")
OR: Final = lazy_pattern(
    r"[\s」』”\"'’)）,，]{0,3}(?:或是?|還是|跟|和|與|改成|換成|一個是|,? ?or(?: maybe)?|and|to|→|->)?[\s「『“\"'‘(]{0,3}(?P<secret>[!-~]{4,64})",
    re.IGNORECASE,
)
PHRASE_ENDS: Final = lazy_pattern(r"[.!?,;\n]|[\u2e80-\u9fff]")
OWN_NUMBER: Final = lazy_pattern(r"(?P<before>[\u3400-\u9fff ]{1,12})(?P<number>[A-Za-z]{0,8}\d{3,14}(?:-\d{3,4}){0,2})(?![\d/:.年月-])")
TO: Final = lazy_pattern(r"^\s{0,3}to\b", re.IGNORECASE)
CHANGING: Final = lazy_pattern(r"(?<![A-Za-z])(?:chang|set|reset|switch|updat|mak|made)[^.!?]{0,36}$", re.IGNORECASE)
GOES_ON: Final = lazy_pattern(
    r"\s{0,2}(?:$|[,.!?;\n)\-–—\u2e80-\u9fff]|(?:doesn't|does|not|is|isn't|was|stopped|fails|failed|pls|please|plz|wrong|and|says|still|no|"
    r"won't|didn't|can't|cannot|never|rejected|refused|invalid|gets|but|or|thx|thanks)(?![A-Za-z]))",
    re.IGNORECASE,
)
INTRODUCED: Final = lazy_pattern(r"(?<![A-Za-z])(?:with|using|old|new|vpn|wifi|portal|mail|windows|current)(?: the| my)? ?(?:pass ?word|passcode)$", re.IGNORECASE)
WORDS_BEFORE_HAN: Final = lazy_pattern(r"[a-z]{3,14}(?: [a-z]{3,14}){1,3}(?= ?[\u2e80-\u9fff])")
HERE: Final = lazy_pattern(
    r"(?<![A-Za-z])(?:here's|here is|this is|and|with|made|make|is|isn't|wasn't)(?: (?:my|the|new|old|current))+ ?[A-Za-z]{2,10} ?[A-Za-z]{0,8}$",
    re.IGNORECASE,
)
WORDS_AND_NUMBER: Final = lazy_pattern(r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,3} \d{1,6}(?![\d:/.-])")
CLOSE: Final = lazy_pattern(r"是|為|當|做|作|這個|這組|(?<![A-Za-z])(?:is|was|as|are|be)(?![A-Za-z])", re.IGNORECASE)
USED_AS_ONE: Final = lazy_pattern(
    rf"(?:用|拿|(?<!可)以|把)(?P<used>[{HAN}A-Za-z0-9]{{2,20}}?)(?:來)?(?:當成?|做|作為|設為|設成)(?:我的|新)?(?:密碼|密码)|(?:^|"
    rf"[\s，。！？,])(?P<named>[{HAN}A-Za-z0-9]{{3,20}}?)(?:這個|這句|這組|可以|能){{1,2}}(?:拿來)?(?:當|做)密碼"
)
JUDGED: Final = lazy_pattern(
    r"[\s」』”\"'’)）,，?]{0,4}(?:這樣|这样|這組|这个|這個|咧|呢|夠不夠|(?:會不會|會|是不是|說|说|還是|一直|被說|又|"
    r"也|←|->|<-)?\s?(?:太短|太弱|太簡單|太长|太像|夠強|夠長|夠不夠|不夠|符合|安全|被拒|被退|不符))"
    r"|[\s\"'’)]{0,3}(?:is |was |too |as |strong |long |good |safe |short |weak |and was ){0,3}(?:enough|too short|too weak|too common|meet|"
    r"meets|refused|rejected|not accepted|as too|weak|short|strong|ok\?|okay\?|\?$)",
    re.IGNORECASE,
)
CHOSEN: Final = lazy_pattern(
    r"(?:改成|改為|換成|换成|換為|設成|設為|重設成|改用|[改換用填]|试了?|試了?|試過|打了?|輸入了?|输入|→|"
    r"(?<![A-Za-z])(?:typed?|tried|enter(?:ed)?|put|picked|used?|using|try|set it (?:as|to)|change[d]? it to|reset it to|"
    r"how about(?: this one)?|what about))[\s「『“\"'：:]{0,4}$",
    re.IGNORECASE,
)
SAID: Final = lazy_pattern(
    r"(?:[是成跟和或說拿那→:]|那用|那改|(?<![A-Za-z])(?:it to|it as|it's|its|it was|it is|i'm|is|does|was|with|and|or|maybe|ones?|to|from|refused|new|"
    r"old))[\s「『“\"'：:]{0,4}$",
    re.IGNORECASE,
)
OF_AN_ACCOUNT: Final = lazy_pattern(r"帳號|账号|帳戶|(?<![A-Za-z])(?:account|acct|user|user ?name|login|id|mailbox)s?(?![A-Za-z])", re.IGNORECASE)
PAIRED: Final = lazy_pattern(
    r"(?:帳密|账密|登入資訊|帳號密碼|帳號|帳|預設|(?<![A-Za-z])(?:login|log ?in|credentials?|default|user|user ?name|id|acc(?:ount)?|administrator|ssh|ftp|"
    r"rdp)(?![A-Za-z]))"
    r"[\s:：是為,，]{0,4}(?P<who>(?!(?:is|was|are|the|my|and|or|name|number|at|on|in|for|with|to|of)(?![A-Za-z]))[A-Za-z][\w.@-]{1,40})"
    r"(?:\s{0,2}[/／:：,，]\s{0,2}|\s{1,2})(?P<secret>[!-~]{4,64})",
    re.IGNORECASE,
)
OF_BOTH: Final = frozenset({"帳密", "账密", "登入資訊", "login", "credentials", "credential", "token"})
PAIR: Final = lazy_pattern(r"[A-Za-z][\w.@-]{1,40}\s{0,2}[/／,，]\s{0,2}[!-~]{4,64}")
LISTED: Final = lazy_pattern(r"(?:帳密|账密|登入資訊|帳號密碼|login|credentials?)[^/／]{0,50}[/／]", re.IGNORECASE)
PHRASE_BEFORE: Final = lazy_pattern(
    r"(?:^|[.!?,;\n])\s{0,3}(?P<words>(?!(?:what|which|that|this|it|where|who|how|when|why|and|so|but|if|because|i|we|you|he|she|they|my|the|"
    r"our|your)(?![A-Za-z]))(?:[A-Za-z0-9']{1,20} ){1,3})$",
    re.IGNORECASE,
)
TRIES: Final = lazy_pattern(
    r"\s*(?:(?:那麼?|就|我|想|要|用|改|換|好|ok(?:ay)?|像|比如|例如|譬如|假設|如果|試試|可以|這樣|so|and|then|how about|what about|maybe|try|or|i'll use|i will use|"
    r"i'd use|let me try|is|does|would|can i use|use|like|e\.g\.|for example)[\s,:]{0,2}){0,4}"
    r"[「『“\"'(]?(?P<value>[^\s「」『』][^\n「」『』]{2,62}?)[」』”\"')]?\s{0,2}"
    r"(?:(?:呢|咧|可以|行|好|夠|強|ok|okay|嗎|吧|這樣|這組|這個|對|then|enough|good|fine|work|works|allowed|accepted|strong|long|be|\?|!|"
    r",)\s{0,2}){0,6}[?!.。]{0,3}\s*",
    re.IGNORECASE,
)
ANSWERS: Final = frozenset(
    [
        "account", "accounts", "again", "agent", "alright", "approvals", "awesome", "binding", "cancel", "capital", "capitals", "certificate",
        "character", "characters", "chinese", "dashes", "directory", "disable", "emoji", "enable", "english", "excellent", "goodbye", "gotcha",
        "hello", "helpdesk", "human", "hyphen", "length", "letters", "login", "lowercase", "mailbox", "mandarin", "maximum", "minimum", "morning",
        "nevermind", "nothing", "numbers", "pardon", "password", "passwords", "perfect", "person", "personnel", "please", "portal", "punctuation",
        "really", "rebind", "repeat", "rules", "sorry", "space", "spaces", "special", "status", "symbol", "symbols", "thank", "thanks", "ticket",
        "unbind", "underscore", "understood", "unlock", "uppercase", "whatever",
    ]
)
BARE_PAIR: Final = lazy_pattern(r"(?<![\w@/.:-])(?P<who>[a-z]{2,12}\.[a-z]{1,4}):(?P<secret>[!-~]{6,64})")
POSSESSED: Final = lazy_pattern(r"[, ](?:my|his|her|our)(?: \w+)? (?:\w+'s )?(?:name|birthday|street|number)[, ]{1,2}(?P<secret>[!-~]{4,40})", re.IGNORECASE)
IS: Final = lazy_pattern(r" (?:is|was) ", re.IGNORECASE)
SET_TO: Final = lazy_pattern(r"[成為]|(?<![A-Za-z])(?:set it|changed? it|reset it) (?:as|to)", re.IGNORECASE)
DIGITS: Final = lazy_pattern(r"\d+")
ALSO_A_PASSWORD: Final = lazy_pattern(r"\d{4,}|[A-Za-z]{2}\d{4}")
MORE_WORDS: Final = lazy_pattern(r" [a-z]")
CAPITALS_AND_NUMBERS: Final = lazy_pattern(r"(?: (?:[A-Z][A-Za-z]{0,19}|\d{1,8})(?![A-Za-z0-9:/.-])){1,4}")
SAID_BY_A_SCREEN: Final = lazy_pattern(r"密碼|密码|password|帳號|account|錯誤|incorrect|expired|過期|忘記|舊的|新的|不符|登入|驗證", re.IGNORECASE)
BEGINS_A_REMARK: Final = frozenset(("for", "to", "in", "with", "not", "is", "only", "just", "on", "at", "by", "as", "your", "if"))
OF_SOMEBODYS_OWN: Final = lazy_pattern(r"生日|手機|電話|分機|身[分份]證|編號|員編|門牌|車牌|學號|代碼")
SHORT_NAMES: Final = frozenset(("pw", "pwd", "psw", "pass", "passwd"))
PARTED: Final = lazy_pattern(r" {0,2}[,\-–—(] {0,2}")
PARTED_AGAIN: Final = lazy_pattern(r"[\"']? {0,2}(?:[,\-–—)]|$)")
CALLED: Final = lazy_pattern(r"打給?|撥|問|找")
WITHIN_WORDS: Final = str.maketrans("", "", "-';_<>{}`")
CHINESE_WITH_NUMBER: Final = lazy_pattern(r"\d{3}$|\d{2}[A-Za-z]|[A-Za-z]\d{2}")
BEGINS_A_PHRASE: Final = lazy_pattern(r"(?:the|two|three|four|five|six|seven|eight|nine|ten)(?: [a-z]{2,12}){2}", re.IGNORECASE)
ERROR_NUMBER: Final = lazy_pattern(r"0000\d{4}|8007\d{4}")  # Windows error numbers that happen to contain no letters.
ACCOUNT_NAME: Final = lazy_pattern(r"[a-z][a-z0-9]{0,15}(?:[._-][a-z0-9]{1,15}){0,2}(?=[.,;:!?]?(?:\s|$)|[\u2e80-\u9fff])")
OF_WHOM: Final = lazy_pattern(r" {1,2}(?:for|of)(?: (?:the|my|user|account|portal|mailbox)){0,3} {1,2}[a-z][a-z0-9._-]{1,30}(?=[\s.,;:!?]|$)")
DONE_BY_SOMEBODY: Final = lazy_pattern(r"(?:設定?|設好|改好?|給|訂|弄|取|幫忙設)的$")
