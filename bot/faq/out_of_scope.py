"""Things that also have accounts, passwords and locks, but are not the desk's business. Pure."""

import re
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

_LATIN: Final = (
    "line|line pay|facebook|fb|instagram|ig|gmail|google|yahoo|hotmail|netflix|spotify|youtube|twitter|tiktok|whatsapp|wechat|telegram|discord|dcard|ptt|"
    "apple|icloud|itunes|iphone|ipad|android|samsung|paypal|visa|mastercard|amazon|shopee|steam|xbox|playstation|roblox|"
    "vpn|wi-?fi|router|modem|bluetooth|usb|photoshop|adobe|autocad|excel|powerpoint|ppt|zoom|teams|webex|skype|zip|winrar|chrome|"
    "bank|atm|credit card|debit card|parking|ticket office|netbank|metamask|bitcoin|crypto|chatgpt|canva|notion|dropbox|github|linkedin|"
    "sim|e-?sim|puk|nintendo|twitch|tesla|kindle|gym|lockers?|bikes?|garage|home (?:pc|computer)|streaming|online banking|games?|shopping|online shop|"
    "printer|scanner|projector|laptop|monitor|keyboard|mouse|uber|ubereats|foodpanda|icash|easycard|youbike|passport|visa card|tax|library card|driver'?s licen[cs]e"
)
_CHINESE: Final = (
    "臉書|脸书|微信|支付寶|支付宝|淘寶|蝦皮|露天|拍賣|街口|悠遊付|全支付|銀行|银行|信用卡|提款卡|金融卡|存摺|網銀|郵局|證券|股票|比特幣|保險|貸款|"
    "悠遊卡|一卡通|敬老卡|健保卡|健保快易通|健保存摺|國旅卡|會員卡|圖書館|借書證|停車|車牌|罰單|罚单|駕照|行照|監理|護照|戶籍|戶口|謄本|"
    "台北通|酷課雲|學習吧|因材網|報稅|國稅局|所得稅|勞保|健保|國民年金|津貼|社宅|抽籤|工商憑證|自然人憑證要多少錢|"
    "印表機|影印機|掃描器|投影機|數據機|分享器|路由器|無線網路|網路硬碟|隨身碟|硬碟|記憶卡|滑鼠|鍵盤|螢幕|喇叭|耳機|筆電|充電|"
    "蘋果|安卓|手機解鎖|手機鎖|圖形鎖|指紋|門禁|大門|保險箱|置物櫃|電梯|打卡鐘|冷氣|路燈|垃圾車|"
    "手遊|健身房|購物網|網購|集點|追劇|交友|選課|補習班|學習平台|學習平臺|電子鎖|門鎖|車鎖|鐵櫃|腳踏車|單車|車鑰匙|家裡的?(?:那台)?電腦|私人信箱|平板|門號|電信|智慧手錶|"
    "遊戲|影片|照片|相簿|壓縮檔|試算表|樞紐|簡報檔|防毒|勒索|外掛|線上購物|外送|高鐵|台鐵|訂票|機票|飯店"
)
_NAMED: Final = lazy_pattern(rf"(?<![a-z])(?:{_LATIN})(?![a-z])|{_CHINESE}", re.IGNORECASE)
_BELONGS: Final = lazy_pattern(
    rf"(?:\bmy |\bown |我的? ?)(?:{_LATIN}|{_CHINESE})(?![a-z])|"
    rf"(?:(?<![a-z])(?:{_LATIN})|{_CHINESE})(?:'s)? ?的? ?(?:帳號|帳戶|账号|帐号|密碼|密码|account|password|login|log-in|id\b)",
    re.IGNORECASE,
)
"""The thing is the speaker's, or the account is the thing's."""
_OURS: Final = lazy_pattern(
    r"愛上網|爱上网|eip|tpead|(?<![a-z])ad(?![a-z])|網域|网域|開機帳號|電子認證|电子认证|單一帳號|单一帐号|市府|機關|机关|人事系統|人員與組織|webad|geaa|login\.gov|"
    r"(?:公司|公務|辦公室|上班)的?(?:帳號|登入|密碼|電腦|信箱)|"
    r"(?<![a-z])(?:work|office|city|staff|employee|company) ?(?:帳號|登入|密碼|信箱|電腦|account|login|password|pc|computer|mailbox)|"
    r"員工|e-?auth|sso|綁定率|代建代綁|公用帳號|共用帳號",
    re.IGNORECASE,
)

_SIGNED_ON_TO: Final = r"vpn|teams|webex|outlook"
_TOOLS: Final = lazy_pattern(
    rf"(?<![a-z])(?:{_SIGNED_ON_TO}|wi-?fi|bluetooth|usb|photoshop|adobe|autocad|excel|powerpoint|ppt|zoom|skype|chrome|printer|scanner|projector|laptop|monitor|"
    "keyboard|mouse)(?![a-z])|印表機|影印機|掃描器|投影機|無線網路|網路硬碟|隨身碟|螢幕|筆電|試算表|簡報檔|打卡鐘",
    re.IGNORECASE,
)
"""What stands in an office and has no account of its own, or takes the city's."""
_TAKES_OURS: Final = lazy_pattern(rf"(?<![a-z])(?:{_SIGNED_ON_TO})(?![a-z])", re.IGNORECASE)
_REASONS: Final = lazy_pattern(r"[，,、。.；;：:！!？?\n—]|因為|因为|所以|結果|說|说|\b(?:because|cause|since|as|so|and|but|says|saying|said)\b", re.IGNORECASE)
_OWN_ACCOUNT: Final = lazy_pattern(r"帳號|帳戶|账号|帐号|\baccount\b", re.IGNORECASE)
_OWN_PASSWORD: Final = lazy_pattern(r"密碼|密码|\bpassword\b", re.IGNORECASE)


def names_something_foreign(text: str) -> bool:
    """Whether a normalised text names something that the desk does not look after, and nothing that it does."""
    return bool(_NAMED.search(text)) and not names_something_ours(text)


def names_something_ours(text: str) -> bool:
    """Whether a text, in small letters, names an account or system that the desk looks after."""
    return bool(_OURS.search(text))


def names_foreign_account(text: str) -> bool:
    """Whether a text names an account or password of something that the desk does not look after, and nothing that it does: "my Netflix password", "IG 帳號"."""
    return bool(_BELONGS.search(_TOOLS.sub(" ", text))) and not names_something_ours(text.casefold())


def blames_own_account(text: str) -> bool:
    """Whether something in the office does not work for the account's sake: "VPN is down because my account is locked". The account or password stands in a part
    by itself, so that it is nobody's but the speaker's; a file or a wireless network may well have a password of its own."""
    if _NAMED.search(_TOOLS.sub(" ", text)):
        return False
    alone = [part for part in _REASONS.split(text) if not _TOOLS.search(part)]
    return any(map(_OWN_ACCOUNT.search, alone)) or (bool(_TAKES_OURS.search(text)) and any(map(_OWN_PASSWORD.search, alone)))
