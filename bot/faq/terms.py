"""The vocabulary of the domain: common misspellings, and synonyms."""

# Words that people mistype by sound. A run of characters that sounds the same becomes the word.
MISTYPED = (
    "電子認證", "自然人", "身分證", "管理員", "愛上網", "綁定率", "未綁定", "廠商", "駐點", "承辦人", "系統",
    "綁定", "帳號", "帳密", "密碼", "鎖定", "解鎖", "停用", "啟用", "憑證", "報修", "登入", "網域", "認證", "信箱", "機關", "權限",
    "申請", "承辦", "電話", "聯絡", "分機", "同仁", "職務", "異動", "人員", "組織", "應用", "手冊", "文件", "線上", "說明",
    "忘記", "重設", "重置", "變更", "修改", "更改", "字號", "姓名", "不符", "錯誤", "公用", "收信", "業務", "單位", "學校", "建立", "影響",
    "用途", "什麼", "怎麼", "哪裡", "哪些", "多久", "同步", "空白", "資料", "資訊", "基本", "維護", "狀態", "狀況", "核准", "核可", "真人",
    "客服", "解除", "設定", "需要", "規則", "下載", "帳戶", "單一", "步驟", "離職", "調職", "生效", "原因", "時候", "可以", "還是",
    "已經", "沒有", "知道", "完成", "統計", "建好", "顯示", "為什麼",
)  # fmt: skip

# Real words that merely sound like one of the above: these are left as they are.
REAL_WORDS = frozenset(
    (
        "性命", "不服", "不復", "克服", "簡歷", "監理", "諮詢", "咨詢", "阻止", "植物", "移動", "網際", "接觸", "人緣", "分級", "事後",
        "長號", "自豪", "心想", "手信", "守信", "首信", "映像", "深情", "神情", "直到", "指導", "通緝", "同級", "限時", "先是", "現實",
        "理智", "立志", "調製", "電化", "易懂", "籍貫", "全縣", "海事", "煤油", "場上", "刻意", "可疑", "人證", "憤激", "生肖", "聲效",
        "通人",
    )
)  # fmt: skip

# Spellings that no sound explains, including bopomofo letters used as particles.
SPELLINGS = {
    "賬": "帳", "帐": "帳", "榜": "綁", "信息": "資訊", "網絡": "網路", "用戶": "使用者", "用户": "使用者", "軟件": "軟體", "鼠標": "滑鼠", "密馬": "密碼",
    "郵件": "信箱", "聯系": "聯絡", "聯繫": "聯絡", "帳戶": "帳號", "身份": "身分", "登陸": "登入", "登錄": "登入", "祕": "密", "甚麼": "什麼", "臺": "台",
    "啓": "啟", "恢復": "還原", "裏": "裡", "衞": "衛", "妳": "你", "您": "你", "ㄇ": "嗎", "ㄉ": "的", "ㄋ": "呢", "ㄅ": "吧",
    "ㄚ": "啊", "ㄛ": "喔", "ㄟ": "欸", "ㄏ": "", "ㄌ": "了", "尼碼": "密碼", "登路": "登入", "蝦咪": "什麼", "蝦米": "什麼", "殺小": "什麼",
    "啥": "什麼", "咋": "怎麼", "怎嗎": "怎麼", "怎摸": "怎麼", "怎樣": "怎麼", "如何": "怎麼", "為何": "為什麼", "位什麼": "為什麼",
    "哪邊": "哪裡", "那邊": "那裡", "哪兒": "哪裡", "何處": "哪裡", "在那裡": "在哪裡", "再那裡": "在哪裡", "再哪裡": "在哪裡", "去那裡": "去哪裡",
    "幾時": "何時", "哪時候": "何時", "什麼時候": "何時", "趴": "%",
}  # fmt: skip

# Synonyms: (what people write, as a regular expression over normalised text; the name we keep).
# The kept names match no other line, so that folding twice changes nothing.
NAMES = (
    (r"員工愛上網(?:行動版|手機版)?|員工入口網?|入口網站?|市府eip|(?<![a-z])eip(?![a-z])|(?<![a-z])portal(?![a-z])", "愛上網"),
    (r"geaa[-－ ]?[0-9x]{3,}", "網域帳號"),
    (
        r"(?<![a-z])(?:tpe?ad|geaa|active ?directory|ad(?![a-z]))(?:域)?"
        r"|開機(?:那組|那個|那一組)|開電腦(?:那組|那個)|開機(?=[用的]?(?:帳|密|AD))|目錄服務(?:系統)?|windows(?=帳|密|的帳|的密)",
        "網域",
    ),
    (r"(?:人員|人事)(?:與|跟|和|及)?(?:組織)(?:管理)?(?:系統)?|組織(?:管理)?系統|人事管理系統", "人事系統"),
    (
        r"電子認證(?:平台|網站|系統|入口)?|認證平台|(?<![a-z])(?:sso|e-?auth(?:entication)?|login\.gov\.taipei)(?: (?:site|page|portal|platform))?(?![a-z])"
        r"|單一(?:簽入|登入)(?:平台|系統)?",
        "認證",
    ),
    (r"自然人憑證卡?|憑證ic卡|憑證卡(?:片)?|(?:citizen|natural person)(?: digital)? (?:certificate|card)(?: card)?|(?<![a-z])moica(?![a-z])", "憑證"),
    (r"(?:(?<!市府|公務|員工|電子)(?:市府|公務|員工|電子)*+)?(?:信箱|郵箱|郵件信箱)|電郵|e-?mail|(?<![a-z])mail ?box(?:es)?(?![a-z])", "信箱"),
    (r"機關管理(?:員|者|人員)|管理者|管理人員|系統管理員|(?<![a-z])(?:agency )?admin(?:s|istrators?)?(?![a-z])", "管理員"),
    (r"共用帳號|公共帳號|業務帳號|(?<![a-z])(?:shared|public) (?:account|acct)s?(?![a-z])", "公用帳號"),
    (r"身分證(?:統一編號|字號|號碼|號)?|(?<![a-z])(?:national )?id (?:number|no\.?|card)(?![a-z])|national id", "身分證"),
    (r"帳號密碼|帳號跟密碼|帳號和密碼|帳號或密碼|(?:user ?name|account|login) (?:or|and) (?:password|pw|pwd)", "帳密"),
)

# English words of the domain, so that English and Chinese texts are comparable.
ENGLISH = {
    "account": "帳號", "accounts": "帳號", "acct": "帳號", "accts": "帳號", "acc": "帳號", "username": "帳號", "userid": "帳號",
    "password": "密碼", "passwords": "密碼", "pw": "密碼", "pwd": "密碼", "passwd": "密碼", "passcode": "密碼", "pass": "密碼",
    "bind": "綁定", "binding": "綁定", "bound": "綁定", "link": "綁定", "linked": "綁定", "linking": "綁定", "linkage": "綁定", "connect": "綁定",
    "unbound": "未綁定", "rebind": "重新綁定", "relink": "重新綁定", "lock": "鎖定", "locked": "鎖定", "lockout": "鎖定", "locks": "鎖定",
    "unlock": "解鎖", "unlocked": "解鎖", "unlocks": "解鎖", "unlocking": "解鎖", "disabled": "停用", "disable": "停用", "deactivated": "停用",
    "suspended": "停用", "inactive": "停用", "enable": "啟用", "enabled": "啟用", "reactivate": "啟用", "activate": "啟用", "active": "啟用",
    "reset": "重設", "change": "變更", "changing": "變更", "changed": "變更", "update": "變更", "edit": "變更", "forgot": "忘記", "forgotten": "忘記",
    "forget": "忘記", "mail": "信箱", "mails": "信箱", "inbox": "信箱", "agency": "機關", "agencies": "機關", "department": "機關", "office": "機關",
    "vendor": "廠商", "contractor": "廠商", "phone": "電話", "telephone": "電話", "number": "號碼", "extension": "分機", "ext": "分機",
    "contact": "聯絡", "reach": "聯絡", "helpdesk": "客服", "hotline": "專線", "report": "通報", "repair": "報修", "ticket": "開單",
    "manual": "手冊", "manuals": "手冊", "handbook": "手冊", "documentation": "文件", "document": "文件", "documents": "文件", "docs": "文件",
    "guide": "說明", "instructions": "說明", "download": "下載", "certificate": "憑證", "cert": "憑證", "card": "憑證", "name": "姓名",
    "names": "姓名", "mismatch": "不符", "match": "相符", "matches": "相符", "different": "不同", "differs": "不同", "school": "學校",
    "schools": "學校", "rate": "率", "personnel": "人事", "hr": "人事", "sync": "同步", "synced": "同步", "synchronise": "同步",
    "synchronize": "同步", "blank": "空白", "empty": "空白", "missing": "不見", "rights": "權限", "permission": "權限",
    "permissions": "權限", "privilege": "權限", "privileges": "權限", "apply": "申請", "request": "申請", "form": "表單", "approve": "核准",
    "approval": "核准", "approving": "核准", "status": "狀態", "state": "狀態", "check": "查", "login": "登入", "logon": "登入", "signin": "登入",
    "sign-in": "登入", "log-in": "登入", "application": "應用系統", "app": "應用系統", "apps": "應用系統", "applications": "應用系統",
    "system": "系統", "systems": "系統", "human": "真人", "agent": "真人", "person": "人", "someone": "人", "purpose": "目的", "why": "為什麼",
    "where": "哪裡", "where's": "哪裡", "wheres": "哪裡", "who": "誰", "who's": "誰", "whom": "誰", "what": "什麼", "what's": "什麼",
    "whats": "什麼", "which": "哪個", "when": "何時", "how": "怎麼", "wrong": "錯誤", "incorrect": "錯誤", "invalid": "錯誤", "error": "錯誤",
    "colleague": "同事", "coworker": "同事", "employee": "同仁", "staff": "同仁", "users": "使用者", "user": "使用者", "hire": "新人",
    "newcomer": "新人", "resigned": "離職", "left": "離職", "retired": "退休", "transfer": "調職", "rules": "規則", "rule": "規則",
    "required": "需要", "need": "需要", "must": "需要", "necessary": "需要", "have": "有", "two": "兩個", "both": "兩個", "2": "2",
    "please": "請", "pls": "請", "plz": "請", "thanks": "謝謝", "thank": "謝謝", "thx": "謝謝", "hello": "你好", "hi": "你好",
    "cancel": "取消", "shared": "公用", "digits": "碼", "digit": "碼", "symbol": "符號", "symbols": "符號", "characters": "字元", "now": "現在",
    "gear": "齒輪", "menu": "選單", "page": "頁面", "new": "新", "old": "舊", "temp": "臨時", "temporary": "臨時", "same": "一樣",
    "consequence": "後果", "consequences": "後果", "expired": "到期", "expire": "到期", "expires": "到期", "expiring": "到期", "percent": "%",
    "everyone": "每個人", "everybody": "每個人", "count": "算", "counts": "算", "counted": "算", "step": "步驟", "steps": "步驟",
}  # fmt: skip

# English turns of phrase, folded before the single words.
PHRASES = (
    (r"(?:log|sign|logg|sign)(?:ed|ing)? ?-?(?:in|on)(?:to)?(?![a-z])", "登入"),
    (r"(?:can ?not|can'?t|cant|unable to|couldn'?t|won'?t let me)(?= 登入)", "無法"),
    (r"(?:get|getting|got) (?:in|into)(?![a-z])", "登入"),
    (r"how long", "多久"),
    (r"how many", "幾個"),
    (r"how (?:do|can|should|would|could) (?:i|we|you)|how 2|how to", "怎麼"),
    (r"(?:do|does|should|must) (?:i|we|they|he|she|everyone|everybody) (?:really |actually |still )?(?:need|have) to|(?:need|have|has) to", "需要"),
    (r"for me(?![a-z])|(?:can|could|will|would) you(?: please)?", "幫我"),
    (r"in charge|responsible", "承辦"),
    (r"what happens|what will happen", "影響"),
    (r"at the same time|along with it|as well", "一起"),
    (r"(?<![a-z])i'?m(?![a-z])|(?<![a-z])i am(?![a-z])", "我是"),
    (r"(?<![a-z])my(?![a-z])|(?<![a-z])mine(?![a-z])", "我的"),
    (r"set ?up|create|created|creating", "建立"),
    (r"last (?:4|four)", "後四"),
    (r"by itself|automatically", "自動"),
    (r"not (?:yet )?bound|never (?:been )?bound|haven'?t bound", "未綁定"),
    (r"open (?:a |up )?(?:ticket|case)", "開單"),
    (r"(?:talk|speak|chat) (?:to|with)", "找"),
    (r"(?:real )?(?:human|person|someone|agent)(?: being)?(?![a-z])", "真人"),
)
