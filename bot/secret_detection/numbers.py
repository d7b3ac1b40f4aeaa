"""Finds one-time codes and the numbers of identity documents, cards and keys. Pure."""

import re
from collections.abc import Iterator
from typing import Final

from bot.runtime.lazy_pattern import TextSpan, lazy_pattern
from bot.secret_detection.everyday_words import counted

_IDENTITY: Final = lazy_pattern(r"(?:(?<![A-Za-z0-9])|(?<=[iI][dD])|(?<=[nN][oO]))[A-Za-z][\s-]?[1289A-Da-d][\s-]?(?:\d[\s-]?){7}\d(?!\d)")
_DOCUMENT: Final = lazy_pattern(
    r"(?:護照|护照|健保卡|駕照|passport|social security|\bssn\b|national id|身分證|身份證|身分证|證號)[^\d\n]{0,12}?(?<![\d-])(?P<number>\d(?:[ -]"
    r"?\d){5,14})(?!\d)",
    re.IGNORECASE,
)
_SOCIAL: Final = lazy_pattern(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
_LAST_DIGITS: Final = lazy_pattern(
    r"(?:身分證|身份證|手機|電話|證號)?(?:末|後|最後|last )[四五六45 6six four]{1,5}(?:碼|digits|位)?[\s:：是為,「]{0,3}(?P<number>\d{4,6})(?!\d)"
)
_CARD: Final = lazy_pattern(r"(?<![\d-])\d(?:[ -]?\d){11,18}(?!\d)")
_CARD_SECRET: Final = lazy_pattern(r"(?:cvv2?|cvc2?|安全碼|(?:後面|背面|末)三碼)[^\d\n]{0,6}(?P<number>\d{3,4})(?!\d)", re.IGNORECASE)
_PIN: Final = lazy_pattern(
    r"(?:(?<![A-Za-z])pin(?![A-Za-z])|提款卡密碼|憑證密碼|提款密碼|門禁密碼|door code|鎖屏密碼|解鎖密碼|螢幕鎖|手機鎖)(?P<between>[^\d\n。！？]{0,"
    r"12}?)(?<![\d-])(?P<number>\d{4,12}#?)(?!\d)",
    re.IGNORECASE,
)
_CODE: Final = lazy_pattern(
    r"(?:驗證碼|验证码|認證碼|认证码|動態密碼|动态密码|一次性密碼|一次性密码|簡訊(?:裡?的)?(?:碼|數字|號碼)|簡訊密碼|授權碼|啟用碼|復原碼|(?<![A-Za-z])(?:otp|"
    r"2fa|mfa|passcode|one[- ]time (?:code|password)|"
    r"(?<!error )(?<!status )(?<!event )(?<!zip )(?<!postal )(?<!area )(?<!country )(?<!product )(?<!agency )(?<!exit )(?<!stop )(?<!office )(?<!qr )codes?))"
    r"[^\d\n]{0,12}?(?<![\d.-])(?P<number>\d{3}[ -]?\d{3}|\d{4,8})(?![\d./:年-]{0,12}\d|年)",
    re.IGNORECASE,
)
_ALONE: Final = lazy_pattern(r"\A\W{0,40}(\d{3}[ -]?\d{3}|\d{4} \d{4})\W{0,40}\Z")
_SIX: Final = lazy_pattern(r"(?<![A-Za-z0-9.#/-])(?:[A-Z]-)?(?P<number>\d{3}[ -]?\d{3}|\d{5}|\d{8})(?![\d/-]|\.\d)")
_RECEIVED: Final = lazy_pattern(
    r"收到|簡訊|短信|信裡|信裏|信件|郵件裡|驗證|验证|認證|verification|認證器|authenticator|text message|\bsms\b|texted|e?mailed me|"
    r"digits|那六個|六個數字|六位|數字|打在哪|填在?哪|哪一?格|要回傳|\botp\b|\b2fa\b|login code|to log ?in",
    re.IGNORECASE,
)
_ENTERED: Final = lazy_pattern(r"(?:輸入|打|填|鍵入|念|輸|(?<![A-Za-z])(?:enter(?:ed)?|typed?|key(?:ed)? in|put in))(?:了|的是|簡訊的)?\s{0,2}$", re.IGNORECASE)
_COUNTS_SOMETHING: Final = lazy_pattern(
    r"(?:單號|單子|工單|案號|文號|公文|收文|統編|編號|代碼|代號|電話|分機|手機|郵遞區號|(?<![A-Za-z])(?:ticket|case|"
    r"request|number of|no\.?|tel|phone|ext\.?|error|event|id|NT)|錯誤|\$|#|轉|打|撥|找)[\s:：是為碼]{0,4}$",
    re.IGNORECASE,
)
_CALLED: Final = lazy_pattern(
    r"(?:打給|打電話|打到|撥|分機|轉|電話|手機|門號|專線|市話|寄到|傳到|會議室|教室|(?<![A-Za-z])(?:call|dial|phone|hotline|ext(?:ension)?|room|port|number)\.?)"
    r"[\s:：是為給]{0,3}$",
    re.IGNORECASE,
)
_DIALLED: Final = lazy_pattern(r"(?:打給|打電話|打到|撥|分機|轉|專線|(?<![A-Za-z])(?:dial|hotline|ext(?:ension)?)\.?)[\s:：是為給]{0,3}$", re.IGNORECASE)
_YEAR: Final = lazy_pattern(r"(?:19[5-9]|20[0-4])\d")
_DATE: Final = lazy_pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d")
_KEYS: Final = lazy_pattern(
    r"(?<![\w-])(?:sk-|pk-|rk-|ghp_|gho_|github_pat_|xox[abp]-|AKIA|eyJ)[\w.-]{10,200}|(?<![\d-])\d{6}(?:-\d{6}){5,7}(?!\d)"
    r"|(?:復原碼|復原金鑰|備用碼|啟用碼|recovery (?:code|key)|backup code|activation (?:code|key)|license key|api key|"
    r"金鑰|token)[\s:：是為,]{0,4}(?:is )?(?P<key>[A-Za-z0-9](?:-?[A-Za-z0-9]){7,60})(?![A-Za-z])",
    re.IGNORECASE,
)


def identity_spans(text: str) -> Iterator[TextSpan]:
    """Numbers of national ids, residence permits (old and new form), passports and health cards."""
    for found in (*_IDENTITY.finditer(text), *_SOCIAL.finditer(text)):
        yield found.span()
    for found in (*_DOCUMENT.finditer(text), *_LAST_DIGITS.finditer(text)):
        yield found.span("number")


def card_spans(text: str) -> Iterator[TextSpan]:
    """Numbers of payment cards, in one piece, spaced or dashed, and the three digits on their backs."""
    for found in _CARD.finditer(text):
        if _is_card(found.group()):
            yield found.span()
    for found in _CARD_SECRET.finditer(text):
        yield found.span("number")


def key_spans(text: str) -> Iterator[TextSpan]:
    """PINs and keys: what is chosen or handed out once and stays secret, as a password does."""
    for found in _PIN.finditer(text):
        if not counted(text, found.end()):
            yield found.span("number")
    for found in _KEYS.finditer(text):
        if found["key"] is None or any(character.isdigit() for character in found["key"]):
            yield found.span("key") if found["key"] is not None else found.span()


def code_spans(text: str) -> Iterator[TextSpan]:
    """One-time codes: named as such, alone, or in a sentence about something received."""
    if alone := _ALONE.match(text):
        yield alone.span(1)
    for found in _CODE.finditer(text):
        if not counted(text, found.end()) and not _is_something_else(text, *found.span("number"), far=found.start("number") - found.start() > 6):
            yield found.span("number")
    for found in _SIX.finditer(text):
        if _DATE.fullmatch(found["number"]):
            continue
        before, clause = text[max(0, found.start() - 12) : found.start()], text[max(0, found.start() - 40) : found.end() + 40]
        entered = len(found["number"]) in (6, 7) and _ENTERED.search(before)
        if (entered or _RECEIVED.search(clause)) and not _COUNTS_SOMETHING.search(before) and not counted(text, found.end()):
            yield found.span("number")


def _is_something_else(text: str, begin: int, end: int, far: bool) -> bool:
    """Whether a number after the word for a code is a telephone or a room number, or `far` after it a year."""
    if end - begin > 5:
        return far and _DIALLED.search(text[max(0, begin - 12) : begin]) is not None
    return _CALLED.search(text[max(0, begin - 12) : begin]) is not None or (far and _YEAR.fullmatch(text[begin:end]) is not None)


def _is_card(written: str) -> bool:
    """The Luhn check over 13 to 19 digits with a payment card's prefix; telephone numbers and the like do not pass."""
    digits = [int(digit) for digit in written if digit.isdigit()]
    if not 13 <= len(digits) <= 19 or digits[0] not in (2, 3, 4, 5, 6):
        return False
    doubled = [digit if place % 2 == 0 else (2 * digit - 9 if digit > 4 else 2 * digit) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0
