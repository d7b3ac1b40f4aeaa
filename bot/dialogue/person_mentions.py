"""The person a text asks about by name, id or account: 「陳怡君怎麼了」, "is chen.yj locked". Pure.

Only whole sentences of known shapes count, so that an ordinary question is never mistaken for one about a person.
"""

import re
import unicodedata
from functools import cache, lru_cache
from string import ascii_letters
from typing import Final

from bot.dialogue.speaker_words import is_about_oneself, speaks
from bot.elsewhere.shipped import shipped_topics
from bot.faq.labelled_texts import shipped_labelled_texts
from bot.faq.script import dictionaries
from bot.faq.text import tidy, traditional
from bot.people.names import DOTS
from bot.reading.people_words import kinds_of_people
from bot.runtime.built_once import build_all, built_once
from bot.runtime.lazy_pattern import compile_waiting, lazy_pattern

_LONGEST: Final = 120  # Letters; a longer story is about its teller.

# The letters of the shapes below and of the surnames, from simplified to traditional, one for one, so that positions in the text stay the same.
_TRADITIONAL: Final = str.maketrans(
    "么麽帐账号锁为没状态问题帮请绑启还现录个谁们这哪里户码证权档单处机关开对给样吗发话临进无体系统域长师姐先专员组课写时间"
    "陈张刘黄吴杨许郑谢庄苏卢叶蒋罗赖钟邓萧冯孙马阎颜赵汤蓝纪连欧涂龚严韩陆谭骆顾钱龙贺贾万云闻汤佟鲁韦",
    "麼麼帳帳號鎖為沒狀態問題幫請綁啟還現錄個誰們這哪裡戶碼證權檔單處機關開對給樣嗎發話臨進無體系統域長師姐先專員組課寫時間"
    "陳張劉黃吳楊許鄭謝莊蘇盧葉蔣羅賴鍾鄧蕭馮孫馬閻顏趙湯藍紀連歐涂龔嚴韓陸譚駱顧錢龍賀賈萬雲聞湯佟魯韋",
)

_SURNAMES: Final = (
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊江呂何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬阮董"
    "温溫唐藍石蔣古紀姚連馮歐程湯田康姜汪白鄒尤巫鐘黎涂凃龔嚴韓袁金童陸夏柳邵錢伍倪于譚駱熊任甘秦顧毛章史官萬俞雷粘饒闕凌崔尹孔辛武辜陶"
    "易段龍韋葛池孟褚殷麥賀賈莫文管關向丘梅華裴魯柴房祝常穆蒲鞏苗戚樊祁焦滕牟應寧喬耿聶井佘岳邢祖婁屠鄺龐藺翟卜佟蔺柏晏鮑匡卞冉狄岑喻隋甯鄂闞"
    "禤昝爨佴仇甄靳汲邴糜隗宓郗欒鈄厲戎郜薊逄逯仝亓邸郄鄢鄔閆閔冼庾晁郤酈綦臧荀芮茅荊莘裘虞賁諶邰郟竇竺胥瞿桑檀淳濮敖廉霍鞠邴嵇暨滑麴羿"
)
_COMPOUND: Final = "歐陽|司馬|上官|諸葛|司徒|皇甫|尉遲|公孫|慕容|令狐|張簡|范姜|宇文|長孫|夏侯|東方|獨孤|南宮|司空|鍾離|呼延|端木|張廖|陳黃|翁林"
# Letters that no given name contains, and letters that are more likely to begin the words after a short name (陳明又被鎖了).
_NEVER: Final = (
    "的了嗎呢吧啊呀喔哦欸啦是不沒被鎖停無怎何什麼個們你我他她您這那哪誰幫替請查看帳號碼密戶箱件檔站頁鍵鈕網腦視窗驗憑據單位局處課組員者管限頻"
    "\U0002028e已還就都也很太只要把給跟與及或但因所此每些哪幾啥嘛案版類率機費款券票卡區縣市鎮鄉院署部社館店校系班級科室"
)
_RATHER_AFTER: Final = "又有可為在和再才現目前剛能會正今昨突一總老到說最"
_RARE: Final = "\uf900-\ufaff\ue000-\uf8ff\U00020000-\U0003fffd\U000f0000-\U0010fffd"  # User-defined characters and the extensions: only names contain them.
_I_IN_HAKKA: Final = "\U0002028e"  # The one of them that stands in everyday sentences.
_HAN: Final = f"\u3005\u3007\u3400-\u9fff{_RARE}"
_HAN_RANGES: Final = (("\u3400", "\u9fff"), ("\ue000", "\ufaff"), ("\U00020000", "\U0003fffd"), ("\U000f0000", "\U0010fffd"))
_G: Final = f"(?:(?![{_NEVER}])[{_HAN}])"
_L: Final = f"(?:(?![{_NEVER}{_RATHER_AFTER}])[{_HAN}])"
_GIVEN: Final = f"(?:{_G}{_L}|{_L}|{_G}{_G})"
# Chinese has no capitals: without this, compiling these shapes takes three times as long.
_NAME: Final = (
    f"(?-i:(?P<name>(?:{_COMPOUND}){_GIVEN}|[{_SURNAMES}]{_GIVEN}|[{_SURNAMES}]{{2}}{_G}{_G}|"
    f"{_G}{{0,2}}?[{_RARE}][{_HAN}]{{0,3}}?|{_G}{{1,6}}[{DOTS}][{_HAN}]{{1,8}}?(?:[{DOTS}][{_HAN}]{{1,8}}?)?(?: ?[A-Za-z][A-Za-z'-]{{1,20}})?))"
)

NAME_SHAPE: Final = _NAME
"""A Chinese name, in the group `name`; read in traditional letters."""

# Words that begin with a surname's character. What begins with one of these is no name …
_BEGINNINGS: Final = frozenset(
    re.findall(
        "..",
        "程式程序程度方法方式方案方便方向方面方塊文件文字文書文章文號文化文具文本文山連線連結連絡連動連接連續連假連署連網連不應用應該高中高層高級高速高雄高鐵高手"
        "高階高普高考高度高低高齡高解金鑰金額金融金流金庫金門金錢金鐘金屬簡訊簡報簡易簡單簡體簡介簡化簡章簡歷游標游泳遊戲關聯關機關閉關於關鍵關係關注關懷關務管道"
        "管控管制管線常用常常常見常態常規常駐紀錄紀念馬上馬克馬達馬路馬桶馬來白名白板白天白色白金白話黃色黃頁黃燈黃昏紅色藍色藍牙藍芽藍光藍圖江湖任何任務任職任用"
        "任命任教任意任期任選萬一萬用萬元萬能萬事萬華曾經曾幾史上史料于是余額易用易讀易學施工施行施政施測段落章節章程毛病毛利錢包石頭石牌石門田徑夏令夏季周末周一"
        "周二周三周四周五周六周日周年周邊周報周期龍頭龍山湯頭古早古蹟古典康復溫度溫室童軍童話童書華語華為華碩華文韓國韓語孫女林務王牌王朝楊桃許多許久謝謝謝啦謝函"
        "謝幕何時何人羅馬胡說胡亂沈默沈重魏碑戴上戴口宋體宋朝宋代杜絕丁類丁等丁級卓越董事歐盟歐元歐洲歐美白皮尤其嚴重嚴格嚴禁陸續陸軍陸客柳丁于此任一甘特秦朝顧客"
        "顧問顧及官方官網官司官員雷射雷達雷同凌晨辛苦武器武漢陶瓷易經池塘孟子麥克賀卡賀年莫非莫名向上向下向左向右向量向來向日丘陵梅雨梅花柴油房間房屋房租房東房貸"
        "房子祝福祝賀穆斯蒲公鞏固苗栗苗圃應付應徵應變應有應考應收應答應酬應屆寧可寧願寧夏喬遷井水祖先祖父祖母龐大柏油柏林晏起熊貓熊本孔子孔雀管理管樂管委管考應當"
        "應須連同連回高價高標高學高性高技高水高可高職高分高院白種白米白屏藍屏張貼張掛金曲金表金管游擊游離龍捲官能向心向前向後章回紀元許願麥當馬拉馬術馬戲馬賽馬偕"
        "何謂何以何故何況何不何處何種何等何物何日何須何必何者何時"
        "陸委文宣文稿文官施打施作施放曾任關卡關帳萬聖萬人萬年顏色顏值石油石化蔣公伍佰殷切殷商段考葛優章魚史實史記史學",
    )
)
# … nor are these whole words, though a name may begin with them.
_ORDINARY: Final = frozenset(
    re.findall("..", "黃金白雲金山江山江南江北高山石英夏日方圓華山林口林園田中龍潭馬祖馬公周刊周長許可夏天韓文溫馨林業王子李子孫子唐詩高清")
)

_NOT_AFTER_A_DOT: Final = (
    "com|net|org|gov|edu|tw|taipei|io|ai|app|dev|jp|cn|hk|uk|eu|us|info|pdf|docx?|xlsx?|pptx?|odt|ods|odf|txt|csv|zip|rar|exe|msi|dll|bat|js|ts|py|md|"
    "html?|xml|json|ya?ml|png|jpe?g|gif|svg|mp[34]|mov|lnk|ini|log|tmp|apk|iso|asp|php"
)
_ID: Final = rf"(?P<id>(?<![A-Za-z0-9._@/-])[A-Za-z][A-Za-z0-9-]+(?:[._](?!(?:{_NOT_AFTER_A_DOT})(?![A-Za-z0-9]))[A-Za-z][A-Za-z0-9-]+){{1,2}}(?![A-Za-z0-9._@/-]))"
_ACCOUNT: Final = r"(?P<account>(?<![A-Za-z0-9._@-])(?:[A-Za-z]{2,6}-[0-9]{4,8}|[A-Za-z]{2}[0-9]{4})(?![A-Za-z0-9._@-]))"
# Portal accounts are mostly two initials and a surname (yjchen); any other needs the word 帳號 before it.
_ROMAN: Final = (
    "chen|lin|huang|hwang|chang|zhang|wang|liu|tsai|yang|hsu|cheng|zheng|hsieh|kuo|hung|chiu|tseng|liao|lai|chou|yeh|chuang|chiang|hsiao|kao|pan|chien|"
    "chung|peng|chan|shih|shen|tung|tang|feng|fang|hou|tsao|wei|sun|tai|fan|sung|teng|tien|kang|kung|yen|han|yuan|chin|tao|ting|juan|pai|lee|kuan"
)
_PORTAL: Final = rf"(?P<portal>(?<![A-Za-z0-9._@-])[a-z]{{2}}(?:{_ROMAN})\d{{0,2}}(?![A-Za-z0-9._@-])|(?<=帳號)[A-Za-z][A-Za-z0-9]{{3,19}}(?![A-Za-z0-9._@-]))"
_NOT_AN_ACCOUNT: Final = frozenset(("tpead", "gmail", "email", "mail", "outlook", "windows", "webad", "google", "line", "teams", "office", "portal", "japan"))
_WHO: Final = f"(?:{_NAME}|{_ID}|{_ACCOUNT}|{_PORTAL})"

_GREETING: Final = (
    "(?:請問一下|請問|請教一下|請教|你好|您好|妳好|哈囉|嗨|欸|誒|嘿|那麼|那|不好意思|抱歉|打擾一下|打擾了|打擾|我想問一下|我想問|想問一下|想問|想請問|我想知道|想知道|"
    "問一下|對了|還有|另外|急|拜託|各位)*"
)
_OFFICE: Final = "(?:科|課|室|處|局|組|股|隊|校|所|班|學校|單位|機關|中心|公司|辦公室|部門|分局|公所|國小|國中|高中)"
_RELATION: Final = (
    f"(?P<relation>(?:(?:我們|我|咱們|本){_OFFICE}(?:裡面|裡|內)?的?|我的?(?:同事|同仁|部屬|下屬|學弟|學妹)|[{_HAN}]{{2,8}}?{_OFFICE}的?)?"
    "(?:那個|那位|這位|有個|有一位|有位|一位|一個|新來的|新進的|新人|同事|同仁|部屬|下屬|承辦人?|科員|專員|技士|幹事)*)"
)
_TITLE: Final = (
    "(?P<title>(?:先生|小姐|女士|老師|科長|主任|專員|組長|股長|課長|局長|處長|校長|秘書|科員|同仁|同事|本人)?(?:這個人|這位同仁|這位同事)?"
    "(?:一直|又)?(?:跟我說|告訴我|反映|反應|說)?(?:他|她)?)"
)
_SYSTEM: Final = "(?:TPEAD|AD|網域|員工愛上網|愛上網|單一|市府|公務|電腦|開機|新|舊|那個|這個|這支|那支|這組|那組)"
_NOUN: Final = "(?:帳號|帳戶|信箱|憑證|密碼|綁定|同步|資料|登入|狀態|狀況|情形|情況|問題)"
_THING: Final = f"(?P<thing>(?:(?:的|{_SYSTEM}|{_NOUN})*{_NOUN})?)"
_WHEN: Final = "(?:現在|目前|今天|昨天|剛剛|剛才|最近|到底|一直|又|是不是|有沒有|是否|有|是|還|已經|為什麼|為何|為啥|怎麼|會|都|突然|總是|老是|被|電腦|系統)*"
_STATE: Final = (
    f"(?P<state>{_WHEN}(?:怎麼了|怎麼啦|怎樣|怎麼樣|怎麼回事|怎麼一回事|怎麼辦|出了?什麼(?:事|問題|狀況)|發生了?什麼(?:事|問題)|(?:什麼|啥)(?:狀況|狀態|問題|情況|情形|原因)|"
    "卡在哪|卡在哪裡|卡住|哪裡(?:卡住|有問題|不對|出問題|壞掉)|好了|還好|正常|活著|鎖|鎖住|鎖定|鎖起來|鎖著|鎖了|上鎖|停用|停權|停|失效|不能用|不能登入?|不能進去?|"
    "無法登入|無法使用|沒辦法(?:登入|用|進去)|登不進去?|登不入|登不了|登不上去?|登入不了|登入失敗|登入不進去|進不去|進不了|解鎖|解開|啟用|開通|綁定?|綁好|綁上|綁完|沒綁|沒鎖|"
    "同步|同步好|同步過去|過期|有問題|出問題|出事|出狀況|問題|壞掉|異常|不正常|怪怪的?|能用|能登入|可以登入|可以用)(?:了|著)?(?P<asks>(?:沒有|沒|嗎|呢|吧|啊|呀|喔|哦|啦|欸|的)*))"
)
_ASKING: Final = "(?:幫我|幫忙|麻煩|請|可以|可不可以|可否|能不能|能否|能|你|您|我想|我要|想|要|拜託|替我|再|先|順便|直接|給我|來)*"
_LOOK: Final = "(?:查詢一下|查詢|查查看|查看一下|查看|查查|查一下|查|看看|看一下|看一看|看|(?:檢查|確認|診斷|了解|關心)(?:一下)?|瞧瞧|瞧一下|搜尋|告訴我|說明|調出)"
_ACT: Final = "(?:解鎖|解開|解除鎖定|啟用|開通|重設|重置|停用|恢復|綁定|改密碼|換密碼|重設密碼|重置密碼)"
_END: Final = "(?:一下|看看|好嗎|可以嗎|行嗎|謝謝|感謝|拜託|嗎|吧|呢|啊|喔|了)*"
_PERSON: Final = f"{_RELATION}(?:帳號|使用者|帳戶)?{_WHO}{_TITLE}"
_CHINESE: Final = tuple(
    f"{_GREETING}(?:{shape}){_END}"
    for shape in (
        f"{_PERSON}{_THING}{_STATE}",
        f"{_PERSON}(?P<stands>{_THING})",
        f"(?:那|換|再看|還有)?{_PERSON}(?P<look>呢)",
        f"(?P<look>{_ASKING}{_LOOK}){_PERSON}{_THING}(?:{_STATE})?",
        f"(?P<look>為什麼|為何|為啥|怎麼){_PERSON}{_THING}{_STATE}",
        f"{_ASKING}(?:幫忙|幫|替|為|把|將){_PERSON}{_THING}(?P<act>{_ACT}|(?:{_LOOK}){_THING.replace('thing', 'looked')})",
        f"{_ASKING}(?P<act>{_ACT}){_PERSON}{_THING}",
    )
)

_LEAD: Final = (
    r"(?:(?:hi|hello|hey|please|pls|can you|could you|would you|can i|could i|i want to|i'd like to|i would like to|i need to|kindly|just|tell me|do you know|"
    r"so|and|ok|help me|quickly)[, ]+)*"
)
_HIS: Final = r"(?:'s?)?(?: (?:tpead|ad|portal|directory|mail))?(?: (?:account|login|status|mailbox|certificate|password|binding))*"
_IN: Final = r"(?:log|sign|get)(?:ging|ing|ting)? ?(?:in|on)"
_BEING: Final = (
    r"(?P<state>(?:still |now |currently |again |always |not |been |being |really )*(?:lock(?:ed)?(?: out)?|disabled?|enabled?|unlock(?:ed)?|suspended|"
    rf"deactivated|active|ok(?:ay)?|fine|bound|synced|expired|stuck|broken|able to {_IN}|unable to {_IN}|{_IN}|working?|failing))"
)
_CAN: Final = r"(?:is|isn't|has|hasn't|was|can|can't|cannot|can not|does|doesn't|did|won't)"
_AFTER: Final = r"(?: (?:please|pls|for me|now|right now|today|again|thanks|thank you|or not|since \w+))*"
_ENGLISH: Final = tuple(
    f"{_LEAD}(?:{shape}){_AFTER}"
    for shape in (
        rf"(?P<look>what(?:'s|s| is| was| has)?(?: wrong| up| going on| happening| happened| the (?:matter|problem|issue|status|state|trouble))? "
        rf"(?:with|to|of|for)) {_WHO}{_HIS}",
        rf"(?P<look>why|how come) (?:(?:{_CAN}) )?{_WHO}{_HIS} (?:(?:{_CAN}) )?{_BEING}",
        rf"(?P<look>is|has|was|can|does|did) {_WHO}{_HIS} {_BEING}",
        rf"(?P<look>look(?:ing)? (?:up|at|into)|check(?:ing)?(?: on| up on| out)?|show(?: me)?|pull up|search(?: for)?|diagnose|view|see|find) "
        rf"(?:on |the |account |status |user |state |of |for )*{_WHO}{_HIS}",
        rf"(?P<look>(?:check|see|find out|know|look|verify) (?:if|whether|why)) {_WHO}{_HIS} (?:(?:{_CAN}) )?{_BEING}",
        rf"(?P<look>(?:the )?(?:account )?(?:status|state)(?: of| for)?) (?:the )?(?:account |user )?{_WHO}{_HIS}",
        rf"{_WHO}(?:'s?)?(?: account)?(?P<look> status| state)",
        rf"(?P<look>(?:what|how) about|and) {_WHO}{_HIS}",
        rf"{_WHO}{_HIS} (?:(?:{_CAN}) )?{_BEING}",
        rf"(?P<act>unlock|reset|enable|re-?enable|bind) (?:the )?(?:account |password )?(?:of |for )?{_WHO}{_HIS}",
    )
)

# Every shape contains a person, so a text without one needs no shape.
_SOMEBODY: Final = lazy_pattern(_WHO, re.IGNORECASE)
# Every name, id and account contains one of these letters or of the rare ones. A case-insensitive pattern takes the last four for Latin letters.
_OF_SOMEBODY: Final = frozenset(_SURNAMES + "".join(surname[0] for surname in _COMPOUND.split("|")) + DOTS + ascii_letters + "İıſ\u212a")
_FIRST_RARE: Final = "\ue000"
_LATIN: Final = r"(?P<latin>(?<![A-Za-z0-9._@-])(?:[A-Z]')?[A-Za-z][A-Za-z-]{2,20}(?: (?:[A-Z]')?[A-Za-z][A-Za-z-]{1,20}){0,3}?(?![A-Za-z0-9._@-]))"
# A subject of no known kind. Two letters alone may be any word, so there must be a relation, a title or an account too.
_ANYBODY: Final = rf"(?-i:(?P<name>(?:{_G}){{1,3}}{_L}|{_G}{{1,3}}[{DOTS}]{_G}{{1,5}}))|{_LATIN}"
# Words that can stand in a name's place, and rarely occur in a question to this desk.
_COMMON: Final = frozenset(
    re.findall(
        "..",
        "全部大家所有整個其他別人有人某人舊的新的這支那支自己學校公司手機平板筆電家裡電話螢幕鍵盤滑鼠今天昨天明天早上下午晚上主管長官老師學生廠商民眾家長工讀替代志工派遣約聘"
        "電梯冰箱冷氣影印印表門禁停車餐廳會議投影網頁網站軟體硬體程式檔案資料文件表單簽核公告系統平台應用雲端伺服服務機器設備電源喇叭麥克耳機相機攝影視訊藍芽無線有線路由數據"
        "技工司機保全護理校護工友溫泉花博一個一位一支兩個兩支三個幾個每個每次上次下次剛剛現在目前以前以後之前之後突然還是還有另外然後結果到底究竟好像似乎應該可能",
    )
)  # fmt: skip
_COMMON_ENGLISH: Final = frozenset(
    re.findall(
        "[a-z]+",
        "a an and any anyone anybody everyone everybody someone somebody nobody the this that these those it he she they him her them his hers their its who "
        "whom what which something anything everything nothing there here now today wifi vpn excel word teams outlook windows office line google chrome edge "
        "firefox safari browser computer laptop pc phone tablet screen printer scanner keyboard mouse network internet server system website page app "
        "application file folder drive email mail mailbox inbox account accounts password login sign log portal directory certificate card badge door meeting "
        "calendar software hardware program update new old other another same user users people staff colleague boss manager admin administrator helpdesk "
        "support adobe acrobat trello canva notion webex citrix sharepoint onedrive bitlocker chatgpt skype zoom taipei nurses students drivers clerks "
        "guards cleaners before after until by on in at with without of for to from or but neither both either first then later soon tonight tomorrow yesterday "
        "monday tuesday wednesday thursday friday saturday sunday morning afternoon noon please thanks keep me us you your ",
    )
)

_QUOTES: Final = lazy_pattern(r"[「」『』“”\"《》〈〉（）()【】]")
_QUOTED_APOSTROPHE: Final = str.maketrans("’‘`", "'''")
_SPACES: Final = lazy_pattern(r"\s+")
_SELECTORS: Final = lazy_pattern("[\u180b-\u180f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_ANY_RARE: Final = lazy_pattern(f"[{_RARE}]")
_BESIDE_HAN: Final = lazy_pattern(f" (?=[{_HAN}])|(?<=[{_HAN}]) ")
_BREAKS: Final = lazy_pattern(r"[。！？!?；;，,、：:…~\n]+|\.(?=\s|$)")


@cache
def mention_patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The shapes in Chinese and in English. Compiling them takes a moment: a running desk does it in the background, before anybody asks."""
    return tuple(re.compile(shape, re.IGNORECASE) for shape in _CHINESE), tuple(re.compile(shape, re.IGNORECASE) for shape in _ENGLISH)


def prepare() -> None:
    """Builds everything that understanding a text needs once, which takes a moment: a starting desk calls this in the background."""
    mention_patterns()
    _strange_shapes()
    dictionaries()
    compile_waiting()
    build_all()


@lru_cache(1024)
def mentioned_person(text: str) -> str | None:
    """The name, id or account of the person the text asks about, as typed; None if it asks about nobody by name."""
    text = _as_read(text)
    for part in _parts(text):
        whom = _asked_in(part)
        if whom is not None and whom in text:  # Nothing is named by two sentences put together.
            return None if is_about_oneself(text) and not _has_han(whom) else whom
    return None


@lru_cache(1024)
def mentioned_anybody(text: str) -> str | None:
    """As `mentioned_person`, and also a name of no known kind (「禤某某怎麼了」, "is Mary Smith locked"): a subject not used in questions to the desk.

    For texts that would otherwise be taken for one about the sender's own account; None for words about it.
    """
    whom = mentioned_person(text)
    if whom is not None:
        return whom
    text = _as_read(text)
    if is_about_oneself(text) or speaks(text):
        return None
    return next((name for part in _parts(text) if (name := _strange_in(part)) is not None), None)


def _as_read(text: str) -> str:
    """In one width, without the selectors between pictures of a letter; empty for a long story."""
    read = _SELECTORS.sub("", unicodedata.normalize("NFKC", text[: _LONGEST + 1]).translate(_QUOTED_APOSTROPHE))
    return read if len(read) <= _LONGEST else ""


def _parts(text: str) -> tuple[str, ...]:
    """The whole text and its sentences."""
    parts = [part for part in map(_plain, _BREAKS.split(text)) if part]
    whole = ("" if _has_han(text) else ", ").join(parts)
    return tuple(dict.fromkeys((whole, *parts))) if whole else ()


def is_account_name(whom: str) -> bool:
    """Whether this is an account name rather than a person's name or id."""
    return not _has_han(whom) and "." not in whom and "_" not in whom


def name_spellings(name: str) -> tuple[str, ...]:
    """The spellings under which a name is looked up: as typed, and in traditional letters; no letter is ever left out."""
    return tuple(dict.fromkeys((name, traditional(name)))) if _has_han(name) else (name,)


def _asked_in(part: str) -> str | None:
    close = _close(part)
    if not any(_may_name(words) and _SOMEBODY.search(words) for words in (close.translate(_TRADITIONAL), part.translate(_TRADITIONAL))):
        return None
    for words, known in zip((close, part), mention_patterns(), strict=True):
        read = words.translate(_TRADITIONAL)
        for shape in known:
            found = shape.fullmatch(read)
            if found is not None and _counts(found):
                return words[found.start(_which(found)) : found.end(_which(found))]
    return None


def _may_name(words: str) -> bool:
    """Whether the words could name a person at all; most texts need no pattern for that."""
    return not _OF_SOMEBODY.isdisjoint(words) or max(words, default="") >= _FIRST_RARE


@cache
def _strange_shapes() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """The shapes with any subject at all in place of a name."""
    kinds = (_CHINESE, _ENGLISH)
    return tuple(tuple(re.compile(shape.replace(_WHO, f"(?:{_ANYBODY})"), re.IGNORECASE) for shape in kind) for kind in kinds)  # type: ignore[return-value]


@built_once
def _vocabulary() -> frozenset[str]:
    """The vocabulary of questions to this desk: pairs of Chinese letters, and English words."""
    texts = [tidy(labelled.text) for _, table in shipped_labelled_texts() for labelled in table]
    things = (word for topic in shipped_topics() for ask in topic.asks if ask.isascii() for word in _pieces(tidy(ask)))
    named = frozenset(things) | kinds_of_people() | _COMMON | _COMMON_ENGLISH
    return named | frozenset(word for text in texts for word in _pieces(text)) | _BEGINNINGS | _ORDINARY | _NOT_AN_ACCOUNT


def _pieces(text: str) -> set[str]:
    """The pairs of letters and the words of a text."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1) if _has_han(text[at]) and _has_han(text[at + 1])}
    return pairs | {word for found in re.findall(r"[a-z][a-z'-]*", text.casefold()) for word in (found, found.split("'")[0])}


def _strange_in(part: str) -> str | None:
    """The subject of a sentence of a known shape, unless it is an everyday word here."""
    close = _close(part)
    for words, known in zip((close, part), _strange_shapes(), strict=True):
        read = words.translate(_TRADITIONAL)
        for shape in known:
            found = shape.fullmatch(read)
            if found is None:
                continue
            which = "name" if found["name"] else "latin"
            groups = found.groupdict()
            asks = groups.get("asks") or any(word in (groups.get("state") or "") for word in ("怎", "什麼", "為何", "哪", "是否"))
            named = asks or any(groups.get(group) for group in ("relation", "title", "thing", "looked", "look", "act"))
            whom = words[found.start(which) : found.end(which)]
            if groups.get("stands") != "" and (named or which == "latin" or len(whom) > 2) and not _is_said(whom):
                return whom
    return None


def _is_said(whom: str) -> bool:
    """Whether the words are everyday ones here: in Chinese a pair of its letters, in English all of its words or one common word."""
    pieces = _pieces(tidy(whom))
    if _has_han(whom):
        return bool(pieces & _vocabulary())
    return bool(pieces & _COMMON_ENGLISH) or pieces <= _vocabulary()


def is_full_name(name: str) -> bool:
    """Whether what has the shape of a name is one: three letters and more that are no everyday words."""
    return len(name) > 2 and tidy(name)[:2] not in _BEGINNINGS and not _is_said(name)


def _counts(found: re.Match[str]) -> bool:
    """Whether the match is a name, and is asked about."""
    groups = found.groupdict()
    name, account, portal = groups["name"], groups["account"], groups["portal"]
    asks = any(groups.get(group) for group in ("look", "act", "asks")) or any(word in (groups.get("state") or "") for word in ("怎", "什麼", "為何", "哪", "是否"))
    if account or portal:
        # An account in a plain statement is mostly the sender's own: "GEAA-012345 登不進去".
        return (asks or bool(groups.get("stands"))) and (portal or "").casefold() not in _NOT_AN_ACCOUNT
    if name is None:
        return groups.get("stands") != ""
    if _I_IN_HAKKA in name or tidy(name)[:2] in _BEGINNINGS or tidy(name) in _ORDINARY or groups.get("stands") == "":
        return False
    # Two letters are a word far more often than a name, so something must show that a person or an account is meant.
    return len(name) > 2 or _ANY_RARE.search(name) is not None or any(groups.get(group) for group in ("relation", "title", "thing", "stands", "looked"))


def _which(found: re.Match[str]) -> str:
    return next(group for group in ("name", "id", "account", "portal") if found[group])


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _QUOTES.sub("", text)).strip()


def _close(part: str) -> str:
    """Without the spaces around Chinese letters."""
    return _BESIDE_HAN.sub("", part) if " " in part else part


def _has_han(text: str) -> bool:
    return any(map(_is_han, text))


def _is_han(letter: str) -> bool:
    """Whether a letter is one of `_HAN`."""
    return letter in "\u3005\u3007" or any(first <= letter <= last for first, last in _HAN_RANGES)


_VOUCHED: Final = lazy_pattern(
    r"^(?:我(?:要|想|來|可以)?)?(?:替|幫|為)(?P<zh>[^，,。？?]{2,40}?)(?:的(?:聊天|帳號|身分))?(?:作保|做保|擔保|背書|連結(?:帳號|聊天)?|做連結|綁聊天)(?:[。!！吧]*)$|"
    r"^(?:i(?:'d like to| want to| can)? )?vouch(?:ing)? for (?P<en>[^,?]{2,60}?)[.!]*$",
    re.IGNORECASE,
)


@lru_cache(1024)
def vouched_person(text: str) -> str | None:
    """The person somebody wants to vouch for (「替陳怡君擔保」, "vouch for chen.yj"); None for other words."""
    found = _VOUCHED.match(text.strip())
    return None if found is None else (found["zh"] or found["en"]).strip()
