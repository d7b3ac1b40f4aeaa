"""Finds secrets that are no single password: a key or a seed, a sign-in link, a number in words, a phrase of several words. Pure.

Every pattern takes linear time: repetition is bounded, and matching starts from few places.
"""

import re
from collections.abc import Iterator
from typing import Final

from bot.runtime.lazy_pattern import TextSpan, lazy_pattern
from bot.secret_detection.everyday_words import ordinary_chinese, ordinary_token, ordinary_word

_NUMERALS: Final = "〇零一二三四五六七八九壹貳參肆伍陸柒捌玖"
_WORD: Final = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)"
_SAYS_SECRET: Final = lazy_pattern(
    r"密碼|密码|通行[句碼]|密語|驗證碼|pass ?word|pass ?phrase|passcode|(?<![A-Za-z])(?:code|pin|otp|pw|pwd|digits)(?![A-Za-z])",
    re.IGNORECASE,
)
_OF_A_LOCK: Final = (
    lazy_pattern(
        r"(?:(?<![A-Za-z])(?:puk|door lock|keypad)(?![A-Za-z])|門鎖|門禁|電子鎖|密碼鎖)[^\d\n。，,]{0,6}?"
        r"(?P<key>\d(?: ?\d){3,7}(?: ?(?:#|井字號?|星號))?)(?![\d-])",
        re.IGNORECASE,
    ),
    lazy_pattern(r"(?<![A-Za-z])pin(?![A-Za-z])[^\d\n。，,]{0,6}?(?P<key>\d(?: \d){3,7}(?: ?(?:#|井字號?))?)(?![\d-])", re.IGNORECASE),
    lazy_pattern(r"(?:圖形(?:鎖|密碼)?|(?<![A-Za-z])pattern(?: lock)?)[^\d\n]{0,8}(?P<key>\d(?:-\d){3,8})(?![\d-])", re.IGNORECASE),
)
_IN_WORDS: Final = lazy_pattern(rf"(?<![A-Za-z])(?P<key>{_WORD}(?:[ ,-]{{1,2}}(?:double |triple )?{_WORD}){{3,11}})(?![A-Za-z])", re.IGNORECASE)
_IN_NUMERALS: Final = lazy_pattern(
    rf"(?:驗證號碼|(?<![號号])[碼码]|(?<![A-Za-z])(?:pin|code)(?![A-Za-z]))[^。！？\n]{{0,6}}?"
    rf"(?P<key>(?<![{_NUMERALS}])[{_NUMERALS}]{{4,12}})(?![{_NUMERALS}十百千萬個位次天年月點])",
    re.IGNORECASE,
)
_LETTERED_CODE: Final = lazy_pattern(
    r"(?:驗證碼|認證碼|簡訊|(?<![A-Za-z])(?<!error )(?<!Error )(?<!status )(?:[Cc]ode|CODE|sms|SMS|otp|OTP)(?![A-Za-z]))[^\n\d.。]{0,8}?"
    r"(?<![\w-])(?P<key>(?=[A-Z0-9-]{0,9}\d)(?=[0-9-]{0,9}[A-Z])[A-Z0-9]{2,3}-[A-Z0-9]{3,6})(?![\w-])"
)
_DIGIT_BY_DIGIT: Final = lazy_pattern(
    r"(?:驗證碼|認證碼|動態密碼|簡訊碼|(?<![A-Za-z])(?<!error )(?:codes?|otp|passcode)(?![A-Za-z]))"
    r"[^\d\n]{0,12}?(?<![\d.:/-])(?P<key>\d{1,2}(?:[ -]\d{1,2}){2,7})(?![\d:./-])",
    re.IGNORECASE,
)
_OTHER_CODES: Final = (
    lazy_pattern(
        r"(?:(?<![A-Za-z\d])6[- ]?digits?(?: code| number)?|六 ?碼|(?<!\d)6 ?碼)[^\d\n]{0,8}(?<![\d.:/-])(?P<key>\d{3}[ -]?\d{3})(?![\d./:-])", re.IGNORECASE
    ),
    lazy_pattern(
        r"(?:(?:recovery|backup) codes?|備用碼|備援碼|復原碼|還原碼)[^\n\w]{0,6}(?:is |was |是)?"
        r"(?P<key>(?=[a-z -]{0,40}\d)[a-z0-9]{4,6}(?:[ -][a-z0-9]{4,6}){1,7})(?![\w-])",
        re.IGNORECASE,
    ),
)
_TWO_DIGITS: Final = (
    lazy_pattern(r"(?<![\d.:/-])(?P<key>\d\d)(?![\d.:/-])(?=[^\n。\d]{0,12}(?:[兩二]位數|two[- ]digit))", re.IGNORECASE),
    lazy_pattern(r"(?:[兩二]位數字?|two[- ]digit (?:number|code))[^\n。\d]{0,8}(?<![\d.:/-])(?P<key>\d\d)(?![\d.:/-]|\s?[個位碼次天])", re.IGNORECASE),
)
_HEADED: Final = lazy_pattern(r"(?<![A-Za-z])(?:bearer|basic) (?P<key>[\w.~+/=-]{12,400})", re.IGNORECASE)
_LABELLED: Final = lazy_pattern(
    r"(?:(?<![A-Za-z])(?:x-[a-z-]{0,20}key|(?:api|access|private|license|secret|product)[-_ ]?key|(?:client[-_ ]?)?secret|seed|license)(?![A-Za-z])|金鑰|密鑰|私鑰|"
    r"(?:授權|啟用|產品)(?:序號|碼)|種子)[\"'\s:：=是為]{1,6}(?:is )?[\"']?(?P<key>[A-Za-z0-9][\w.+/=-]{7,200})",
    re.IGNORECASE,
)
_OF_A_LOGIN: Final = (
    lazy_pattern(r"://[^\s:/@]{1,64}:(?P<key>[^\s@/]{3,80})@"),
    lazy_pattern(r"(?<![\w-])(?:-u|--user) [\w.@-]{1,40}:(?P<key>[!-~]{4,64})"),
    lazy_pattern(r"(?<![A-Za-z])(?:[a-z]{0,10}session_?(?:id)?|csrf_?token|nonce|sid)[=:] ?[\"']?(?P<key>[\w.%+/=-]{10,200})", re.IGNORECASE),
    lazy_pattern(r"(?<!\d)(?P<key>\d{8,10}:[\w-]{30,60})(?![\w-])", re.ASCII),
)
_DRAWN: Final = lazy_pattern(r"(?<![\w/+.=-])(?P<key>(?=[A-Za-z+]{0,60}\d)(?=[\d+]{0,60}[A-Za-z])[A-Za-z0-9+]{32,400}={0,2})(?![\w/+.-])", re.ASCII)
_IN_A_LINK: Final = lazy_pattern(
    r"[?&#](?:code|token|key|secret|sig|signature|[a-z]{2,10}_token|session|sessionid|sid|auth|otp|ticket|samlresponse)="
    r"(?P<key>[^\s&#\"'<>，。）)]{6,400})",
    re.IGNORECASE,
)
_A_LINK: Final = lazy_pattern(r"https?://[^\s/?#]{3,80}(?:/[\w.~-]{1,40}){0,5}/(?P<key>[\w-]{8,200})(?![\w./-])", re.ASCII)
_WHOLE_KEY: Final = lazy_pattern(r"(?P<key>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[A-Za-z0-9+/=\s\\]{1,8000}(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?)")
_IN_GROUPS: Final = lazy_pattern(r"(?<![\w-])(?P<key>(?=[A-Z-]{0,40}\d)(?=[0-9-]{0,40}[A-Z])[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){3,7})(?![\w-])")
_SEED: Final = lazy_pattern(r"(?<![A-Za-z0-9])(?P<key>(?=[A-Z]{0,63}[2-7])(?=[2-7]{0,63}[A-Z])[A-Z2-7]{16,64})(?![A-Za-z0-9])")
_FOUR_BY_FOUR: Final = lazy_pattern(r"(?<![A-Za-z])(?P<key>[a-z]{4}(?: [a-z]{4}){3})(?! ?[a-z])")
_NAME_AND_DATE: Final = lazy_pattern(r"(?<![\w@./-])(?P<key>(?=[A-Za-z0-9]{7,20}(?![A-Za-z0-9]))[A-Z][a-z]{1,11}\d{4,10})(?![\w@./-])", re.ASCII)
_OF_AN_ACCOUNT: Final = lazy_pattern(
    r"帳號|账号|帳戶|編號|代號|單號|(?<![A-Za-z])(?:account|user|user ?name|id|computer|host|ticket|error)s?(?![A-Za-z])", re.IGNORECASE
)
_SCRAMBLED: Final = lazy_pattern(r"(?<![\w@./-])(?P<key>(?=[a-z]{0,24}\d)[a-z0-9]{8,24})(?![\w@./-])", re.ASCII)
_KEYBOARD: Final = lazy_pattern(r"(?<![!-~])(?P<key>[!-~]{0,12}(?:qwer|asdf|zxcv|1qaz|2wsx|qazwsx)[!-~]{0,16})", re.IGNORECASE)
_IN_ANOTHER_SCRIPT: Final = lazy_pattern(
    r"(?:密碼|密码|pass ?word|pw)\s?(?:就?是|為|設成|改成|is|:|：)?\s?"
    r"(?P<key>[\u3105-\u312fˇˋˊ˙]{4,40}|[\u0400-\u04ff]{4,40}|[\u3040-\u30ff]{4,40}|[\uac00-\ud7af]{3,40})",
    re.IGNORECASE,
)
_LINKED_WORDS: Final = lazy_pattern(r"(?<![\w/.@-])(?P<key>[a-z]{3,12}(?P<by>[-_])[a-z]{3,12}(?:(?P=by)[a-z]{3,12}){2,6}(?:(?P=by)?\d{1,4})?)(?![\w/.@-])", re.ASCII)
_SWITCH: Final = lazy_pattern(r"[a-z](?=\d)|\d(?=[a-z])")

_WORDS: Final = r"[A-Za-z']{1,14}(?: [A-Za-z']{1,14}){2,9}(?: \d{1,6})?[!?]?"
_SOME_WORDS: Final = lazy_pattern(
    r"(?:(?<![A-Za-z])(?:three|four|five|six|seven|[3-7]) (?:random |english |plain )?words|[三四五六七3-7] ?個(?:英文)?(?:單字|字))[\s:：,，是]{1,4}"
    r"(?P<key>[a-z]{3,12}(?:[ ,-]{1,2}[a-z]{3,12}){2,7})",
    re.IGNORECASE,
)
_PHRASES: Final = (
    lazy_pattern(r"(?:pass ?phrase|通行[句碼]|密語|密碼短語)[\s:：]{1,3}(?P<key>" + _WORDS + ")", re.IGNORECASE),
    lazy_pattern(r"(?:改成|改為|換成|設成|設為|設定成|我設|那句|這句|打的是|用的是|句子是?|[\u3400-\u9fff]密碼)[\s:：「\"]{0,3}(?P<key>" + _WORDS + ")"),
)
_SET_TO: Final = lazy_pattern(
    r"(?<![A-Za-z])(?:(?:changed?|set|reset|switch(?:ed)?) it to|picked|chose|went with)[\s:\"]{1,2}(?P<key>" + _WORDS + ")", re.IGNORECASE
)
_OLD_AND_NEW: Final = lazy_pattern(
    r"(?:\A|\n)\s{0,3}(?:old|new|current|previous)(?: one| pass ?word| pass ?phrase)?\s?[:\n]\s{0,3}"
    r"(?P<key>" + _WORDS + r")(?=\s{0,3}(?:\n|\Z))",
    re.IGNORECASE,
)
_IN_A_SCRIPT: Final = lazy_pattern(
    r"用(?:中文|英文|注音|國字|台語|日文|拼音)(?P<key>[\u3400-\u9fffA-Za-z0-9]{3,20}?)[來去]?(?:當成?|做|作為|設為|設成)(?:我的|新)?(?:密碼|密码)"
)
_VERSE: Final = lazy_pattern(
    r"(?:詩|歌詞|成語|諺語|名言|經文)[\s:：是]{1,3}(?P<key>"
    + "|".join(rf"[\u3400-\u9fff]{{{n}}}[ ，,][\u3400-\u9fff]{{{n}}}" for n in (4, 5, 6, 7))
    + r")(?![\u3400-\u9fff])"
)
_ASKED_OF: Final = lazy_pattern(
    r"\A\s{0,9}(?:is|would|will) (?P<key>[a-z']{1,14}(?: [a-z']{1,14}){2,7}) (?:be )?(?:long|strong|good|safe|ok|okay) (?:enough|as)", re.IGNORECASE
)
_SPEAKS_OF_ONE: Final = lazy_pattern(
    r"(?<![A-Za-z])(?:pass\w{0,6}|pins?|codes?|characters?|letters?|digits?|symbols?|numbers?|words?|length|phrase|it|this|that|account|login)(?![A-Za-z])",
    re.IGNORECASE,
)
_CHINESE_PHRASE: Final = lazy_pattern(r"(?:通行句|密碼句|密碼短語)\s?(?:就?是|為|叫|:|：)\s?(?P<key>[^。，！？!?,\n]{4,40})")


def key_code_spans(text: str) -> tuple[list[TextSpan], list[TextSpan]]:
    """What is told as a key, a phrase or the like, and what as a code; they may overlap. The text is in NFKC."""
    names_one, digits = _SAYS_SECRET.search(text) is not None, any(map(str.isdigit, text))
    keys, codes = [*_others(text)], list[TextSpan]()
    if digits:
        keys += _with_digits(text)
        codes += _spans(text, _LETTERED_CODE, _DIGIT_BY_DIGIT, *_OTHER_CODES, *_TWO_DIGITS)
    if names_one:
        keys += [found.span("key") for found in _FOUR_BY_FOUR.finditer(text) if _strange(found["key"]) >= 2]
        codes += _spans(text, _IN_WORDS)
    if names_one or "碼" in text:
        codes += _spans(text, _IN_NUMERALS)
    return [*keys, *_phrases(text, names_one)], codes


def _spans(text: str, *patterns: re.Pattern[str]) -> Iterator[TextSpan]:
    for pattern in patterns:
        yield from (found.span("key") for found in pattern.finditer(text))


def _others(text: str) -> Iterator[TextSpan]:
    """What needs no digit to be a secret."""
    if "-" in text or "=" in text or ":" in text:
        yield from _spans(text, _WHOLE_KEY, _IN_A_LINK, *_OF_A_LOGIN)
    yield from _spans(text, _IN_ANOTHER_SCRIPT)


def _with_digits(text: str) -> Iterator[TextSpan]:
    """What is drawn or hard to guess, and so has digits in it."""
    yield from _spans(text, _IN_GROUPS, _SEED, _DRAWN, *_OF_A_LOCK)
    for found in (*_HEADED.finditer(text), *_LABELLED.finditer(text)):
        if _is_drawn(found["key"]) and not ordinary_token(found["key"]):
            yield found.span("key")
    for found in _A_LINK.finditer(text):
        if _is_drawn(found["key"]) and any(map(str.isdigit, found["key"])) and any(map(str.islower, found["key"])) and any(map(str.isupper, found["key"])):
            yield found.span("key")
    scrambled = (found for found in _SCRAMBLED.finditer(text) if len(_SWITCH.findall(found["key"])) >= 4)
    for found in (*_NAME_AND_DATE.finditer(text), *scrambled):
        if not ordinary_token(found["key"]) and not _OF_AN_ACCOUNT.search(text[max(0, found.start() - 16) : found.start()]):
            yield found.span("key")
    for found in _KEYBOARD.finditer(text):
        if len(found["key"]) >= 6 and any(map(str.isdigit, found["key"])) and not ordinary_token(found["key"]):
            yield found.span("key")


def _phrases(text: str, names_one: bool) -> Iterator[TextSpan]:
    """Passphrases: several words in a row where a password is told, of which some are never said of passwords."""
    # Each with how many of its words must be strange.
    patterns = [(phrase, 2 if names_one else 3) for phrase in _PHRASES]
    patterns += [(_SET_TO, 3)] if names_one else []
    patterns += [(_SOME_WORDS, 2)] if names_one and ("word" in text or "字" in text) else []
    patterns += [(_OLD_AND_NEW, 2)] if "\n" in text else []
    for pattern, least in patterns:
        for found in pattern.finditer(text):
            numbered = found["key"][-1].isdigit()
            if _strange(found["key"]) >= (1 if numbered else least) and not _SPEAKS_OF_ONE.search(found["key"]):
                yield found.span("key")
    if "-" in text or "_" in text:
        yield from (found.span("key") for found in _LINKED_WORDS.finditer(text) if _strange(found["key"]) >= 3)
    if names_one:
        yield from (found.span("key") for found in _IN_A_SCRIPT.finditer(text) if not ordinary_chinese(found["key"]))
        yield from _spans(text, _VERSE)
    if "句" in text or "密碼短語" in text:
        yield from _spans(text, _CHINESE_PHRASE)
    asked = _ASKED_OF.match(text)
    if asked is not None and _strange(asked["key"]) >= 2 and not _SPEAKS_OF_ONE.search(asked["key"]):
        yield asked.span("key")


def _is_drawn(key: str) -> bool:
    """Whether this is random rather than a word: a digit among letters, or capitals inside."""
    letters = any(map(str.isalpha, key))
    return letters and (any(map(str.isdigit, key)) or (any(map(str.isupper, key[1:])) and any(map(str.islower, key))))


def _strange(phrase: str) -> int:
    """How many of these words are never said about passwords."""
    return sum(not ordinary_word(part, beside=True) for part in re.split(r"[ ,_-]+", phrase) if part)
