"""Everyday words that stand next to "password" and are not one: 「密碼過期」, "my password is case sensitive". Pure."""

import re
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern

# Words that may follow "is", "was" or a colon. A word with one of _ENDINGS counts as well.
_SAID_OF_A_PASSWORD: Final = frozenset(
    [
        "a", "about", "above", "absent", "absolutely", "accepted", "accurate", "across", "active", "actually", "adequate", "afraid", "after", "again",
        "against", "ago", "alike", "all", "almost", "along", "alphanumeric", "already", "also", "always", "among", "an", "and", "annoying", "another",
        "any", "anything", "apparently", "around", "as", "asap", "asked", "asking", "at", "available", "away", "awful", "bad", "based", "basically",
        "because", "before", "behind", "being", "below", "best", "better", "between", "beyond", "bit", "blocking", "both", "box", "brand", "broken",
        "bugging", "but", "by", "can", "cannot", "cant", "case", "case-insensitive", "case-sensitive", "causing",
        "certainly", "change", "changed", "changing", "chinese", "circulating",
        "clear", "close", "coming", "common", "completely", "complex", "compliant", "complicated", "compromised", "compulsory", "confidential",
        "confusing", "considered", "correct", "correctly", "could", "current", "deactivated", "dead", "default", "definitely", "demanded", "denied",
        "different", "difficult", "digits", "disabled", "disappearing", "does", "doesnt", "done", "dont", "down", "driving", "due", "during", "easy",
        "eight", "either", "empty", "encrypted", "english", "enough", "entered", "entirely", "error", "errors", "essentially", "even", "ever",
        "every", "everywhere", "exact", "exactly", "except", "expired", "expiring", "expiry", "extremely", "failed", "failing", "false", "field",
        "fifteen", "fine", "five", "flagged", "for", "forget", "forgot", "forgotten", "form", "found", "fresh", "from", "frozen", "frustrating",
        "fully", "funny", "garbage", "generic", "getting", "given", "giving", "going", "gone", "good", "great", "greyed", "had", "half", "halfway",
        "hanging", "happening", "hard", "has", "hashed", "held", "help", "her", "hidden", "hint", "his", "history", "hopefully", "horrible", "how",
        "i", "ideal", "identical", "if", "ignored", "impossible", "in", "inactive", "incomplete", "incorrect", "incorrect!", "indeed", "insecure",
        "inside", "insufficient", "interesting", "invalid", "is", "isnt", "issue", "issues", "it", "its", "itself", "just", "keeping", "kaput", "kept", "kind",
        "known", "lacking", "last", "late", "leaked", "left", "length", "less", "letters", "like", "likely", "literally", "little", "loading",
        "locked", "locking", "logging", "long", "longer", "looping", "lost", "lot", "lower", "lowercase", "made", "making", "mandatory", "matching",
        "maybe", "me", "meant", "mine", "minimum", "misleading", "missing", "missing?", "mixed", "more", "most", "mostly", "much", "must", "my",
        "n/a", "na", "near", "necessary", "needed", "never", "new", "next", "nine", "ninety", "no", "nobody", "none", "nonsense", "normal", "not",
        "nothing", "now", "nowhere", "numbers", "numeric", "obligatory", "obviously", "odd", "of", "off", "officially", "often", "ok", "okay", "old",
        "older", "on", "once", "one", "one-time", "only", "open", "optional", "or", "other", "our", "out", "out-of-date", "outside", "over",
        "overdue", "own", "page", "painful", "part", "partially", "partly", "past", "pending", "per", "perfect", "perfectly", "perhaps", "permanent",
        "personal", "plain", "please", "pls", "plus", "plz", "policy", "possible", "possibly", "precisely", "presumably", "private", "probably",
        "problem", "problems", "prompt", "prompting", "public", "quite", "random", "rarely", "rather", "read-only", "ready", "really", "recent",
        "refused", "rejected", "rejecting", "remain", "remains", "remembered", "repeated", "repeating", "reported", "required", "reset", "reset-only",
        "resetting", "reused", "ridiculous", "right", "rotating", "rubbish", "rule", "rules", "safe", "said", "same", "saved", "says", "screen",
        "secret", "secure", "seen", "seldom", "sensitive", "sent", "set", "seven", "shared", "short", "should", "showing", "shown", "similar",
        "simple", "simply", "since", "six", "slightly", "so", "some", "somehow", "something", "sometimes", "somewhat", "somewhere", "soon", "sorry",
        "sort", "spinning", "stale", "standard", "still", "stolen", "stored", "strange", "strict", "strong", "stuck", "subject", "such", "sufficient",
        "supposed", "supposedly", "sure", "suspended", "symbols", "synced", "syncing", "taken", "technically", "temporarily", "temporary", "ten",
        "terrible", "than", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "though", "three", "through",
        "to", "today", "together", "told", "tomorrow", "too", "totally", "tough", "toward", "towards", "tricky", "trouble", "true", "twelve", "twice",
        "two", "typed", "typing", "unable", "unavailable", "unchanged", "unclear", "under", "unfortunately", "unique", "unknown", "unlike",
        "unlocked", "unsafe", "unset", "unsure", "until", "unusable", "up", "up-to-date", "updating", "upper", "uppercase", "urgent", "urgently",
        "useful", "useless", "usually", "utterly", "valid", "very", "via", "visible", "waiting", "was", "wasnt", "way", "weak", "weird", "well",
        "were", "what", "whatever", "when", "whenever", "where", "which", "while", "who", "whose", "why", "with", "within", "without", "wont", "work",
        "working", "works", "worrying", "worthless", "would", "written", "wrong", "yes", "yesterday", "yet", "you", "your", "yours",
    ]
)
# Words that may directly follow the word itself: "password reset", "pw rules", "my password keeps …".
_BESIDE: Final = frozenset(
    [
        "accepted", "access", "account", "accounts", "activation", "address", "advice", "again", "age", "ain't", "also", "am", "anymore", "anything",
        "anyway", "app", "application", "applies", "apply", "are", "asap", "attempt", "attempts", "authentication", "automatically", "back", "bar",
        "because", "been", "beforehand", "began", "birthdate", "birthday", "blank", "boss", "breach", "bug", "button", "came", "can't", "cannot",
        "cant", "change", "changed", "changes", "changing", "characters", "check", "checker", "clear", "clears", "colleagues", "come", "comes",
        "complexity", "copy", "correct", "correctly", "could", "couldn't", "count", "counter", "criteria", "cycle", "database", "day", "days",
        "denied", "dialog", "dialogue", "did", "didn't", "didnt", "disappeared", "do", "doesn't", "don't", "dont", "either", "email", "emoji",
        "entries", "entry", "envelope", "error", "errors", "ever", "everyone", "everything", "example", "examples", "expiration", "expire", "expired",
        "expires", "expiring", "expiry", "exposed", "fail", "failed", "fails", "failure", "fallback", "feature", "fields", "file", "filled", "fine",
        "follow", "forever", "forget", "forgot", "forgotten", "form", "format", "fully", "gave", "gear", "generator", "get", "gets", "getting",
        "given", "gives", "goes", "got", "guess", "guessing", "guide", "guidelines", "had", "hash", "hasn't", "hasnt", "haven't", "hello", "help",
        "hi", "hint", "hints", "history", "holder", "i", "id", "ideas", "ids", "if", "incorrect", "incorrectly", "info", "input", "instead",
        "instructions", "invalid", "isn't", "isnt", "issued", "it's", "keep", "keeps", "kept", "label", "last", "lasts", "late", "leaked", "length",
        "letter", "letters", "limit", "line", "link", "links", "list", "lock", "locked", "lockout", "locks", "log", "login", "lookup", "lost", "made",
        "mail", "mailbox", "management", "manager", "manager's", "managers", "mandatory?", "match", "matched", "matches", "may", "mean", "means",
        "message", "messages", "mfa", "might", "minimum", "mismatch", "mistake", "monday", "must", "name", "need", "needs", "never", "nothing",
        "notice", "notification", "notifications", "now", "number", "of", "office", "once", "only", "option", "options", "or", "otp", "outlook",
        "output", "over", "owner", "owners", "page", "pages", "panel", "part", "pass", "people", "per", "phishing", "phone", "pin", "plate", "please",
        "policies", "policy", "portal", "post", "problem", "problems", "procedure", "process", "prompt", "prompts", "protected", "protection",
        "question", "questions", "quickly", "quite", "rather", "reason", "recovery", "refresh", "refused", "reject", "rejected", "remains",
        "remember", "remembered", "reminder", "reminders", "renewal", "request", "requests", "require", "required", "requirement", "requirements",
        "reset", "reset?", "resets", "resetting", "reuse", "reuse?", "rotation", "rule", "rules", "safety", "same", "sample", "save", "saved", "says",
        "screen", "screens", "security", "self-service", "sent", "service", "session", "set", "sets", "setting", "settings", "setup", "share",
        "shared", "sharing", "sheet", "should", "shouldn't", "show", "shown", "shows", "since", "site", "slip", "so", "somehow", "something", "soon",
        "sso", "standard", "standards", "started", "status", "stay", "stays", "step", "steps", "still", "stolen", "stop", "stopped", "stops",
        "storage", "store", "stored", "strength", "string", "stuff", "success", "successful", "successfully", "suggestions", "support", "surname",
        "sync", "sync'd", "synced", "synchronisation", "synchronised", "synchronized", "syncing", "syncs", "system", "taken", "than", "thank",
        "thanks", "that", "then", "they", "thing", "thingy", "though", "thrice", "till", "time", "timeout", "times", "tip", "tips", "to", "today",
        "tomorrow", "too", "took", "tool", "tpead", "tutorial", "twice", "two", "types", "typo", "unlock", "until", "update", "updated", "updates",
        "updating", "used", "user", "username", "using", "vault", "verification", "via", "wants", "was", "wasn't", "web", "when", "where", "which",
        "while", "who", "why", "will", "window", "windows", "with", "within", "without", "won't", "wont", "word", "words", "work", "worked",
        "working", "works", "would", "wouldn't", "wrong", "wrongly", "wrote", "yesterday", "you",
    ]
)
_ENDINGS: Final = ("ed", "able", "ible", "n't", "'s", "'re", "'ve", "'ll", "'d")

_BEGINS_IN_CHINESE: Final = lazy_pattern(
    r"[的得地了嗎吗呢吧啊呀喔哦啦嘛耶欸也都就才又再還还已很太超最更蠻挺好壞对對錯错正没沒不無无未非有要需須须可能會会該该應应想讓让請请幫帮跟和與与"
    r"同像照依按根由被給给"
    r"從从在去來来到往向以用拿靠自我你您妳他她它這这那哪誰谁啥何甚什怎幾几多少每各某任隨随永長长短新舊旧原上下前昨今明剛刚現现目早晚週周月年日隔第"
    r"一二三四五六七八九十兩两半零"
    r"百千全部另其別别共公個个單单雙双統统預预默系電电開开鎖锁停過过到期失有無必輸输打填寫写設设改換换變变重發发寄收存記记忘丟外洩泄盜盗破猜符规規"
    r"複复簡简純纯含包大小中英數数符特字"
    r"帳账密碼码憑凭驗验信網网市愛爱官廠厂主科處处局機机學学校人員员資资客管承同貴贵安強强弱難难容空格亂乱隱隐機區区功保注拼標底鍵滑手指臉晶讀紙便"
    r"說叫顯出跳拒行進登提警告示查看選点點按頁連步流路問答怪忽突竟居根本必之當当初因所但雖如若除即既且而或及並等]"
)
# Words that begin like one of the above but name something personal.
_OWN_THINGS: Final = lazy_pattern(
    r"小[^寫写於于心]|大(?!寫|写|小|概|約|约|致|於|家|部)|長江|長(?=[城榮])|愛(?!上網)|中(?=[秋山華])|我(?:愛|爱|家|"
    r"最|老|兒|女)|明(?=[月星])|今天天氣|一(?=[帆路])"
)
_GENERIC: Final = lazy_pattern(
    r"(?:我的?|自己的?)?(?:身[分份]證(?:字號|號碼)?(?:的?[後末].碼)?|(?:西元|民國)?(?:出生)?生日(?:日期)?|手機(?:號碼)?(?:[後末].碼)?|"
    r"電話(?:號碼)?|員工編號|分機|員編|帳號|姓名|英文|數字|日期|注音|拼音)"
)
_COUNTED: Final = lazy_pattern(
    r"\s?(?:位?碼|码|位|個|个|次|遍|天|日|月|年|週|周|分|秒|小時|小时|點|点|組|组|號|号|字|種|种|樓|楼|歲|岁|元|%|以上|"
    r"以內|days?|weeks?|months?|years?|hours?|minutes?|mins?|times|digits?|characters?|chars?|letters?|attempts?|passwords?|"
    r"th\b|st\b|nd\b|rd\b|開頭|結尾|字頭)",
    re.IGNORECASE,
)
_PRODUCTS: Final = lazy_pattern(
    r"office(?:365|20\d\d)|(?:win(?:dows)?|o365|m365|microsoft|iphone|ipad|ios|ipados|android|macos|chrome|edge|firefox|"
    r"safari|ie|outlook|word|excel|teams|server|kb|hp|adobe|acrobat|line|ver|version|v|galaxy|pixel|usb|"
    r"wpa|ipv|sha|md|aes|tls|ssl|http|utf|ext|covid|web|eip|ad|sso|mfa|2fa)-?\d{1,6}(?:\.\d+)*(?:pro|max|plus|ultra|"
    r"se|lts|h2)*|(?:pc|nb|desktop|laptop|host|srv)-?[\w-]{2,20}|(?-i:[A-Z][a-z]+(?:Point|Viewer|Drive|Office|Desk|Book|"
    r"Pad|Scan|Share))",
    re.IGNORECASE,
)
_ACCOUNT: Final = lazy_pattern(r"(?:(?:[A-Z]{2,6}|[a-z]{2,6})-[\dxX*]{5,8}|[A-Za-z]{2}\d{4}|(?:0x)?[0-9A-F]{8})")
_MASKED: Final = lazy_pattern(
    r"(?:[\w.+-]*[:=/(])?(?P<agency>[A-Za-z]{4}-)?(?P<head>[A-Za-z0-9._-]{0,2})(?P<hidden>\*{2,})(?P<tail>[A-Za-z0-9._-]{0,2})(?:\([\w.-]*)?"
)
"""What was typed right before or behind the name stands with it: "keep:ab***8"."""
_PUBLIC: Final = lazy_pattern(
    r"(?:https?://\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]++(?:\.[\w-]++)+[.,]?|(?<![\w-])[\w-]++(?:\.[A-Za-z][\w-]*+)++(?:/\S*)?|"
    r"\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[:/]\d{2}|#?N/A|(?-i:[A-Z]{2,6}(?:-[A-Z]{2,6})+-\d+)|\d{1,3}(?:\.\d{1,3}){3})",
    re.IGNORECASE,
)  # fmt: skip
_NOT_SECRET: Final = frozenset(
    [
        "tpead", "windows", "outlook", "e-auth", "login.gov.taipei", "0x80070775", "sign-on", "single-sign-on", "wi-fi", "wifi", "two-factor",
        "on-site", "line", "teams", "gmail", "google", "office", "vpn", "sso", "eip", "webad", "moica", "ad", "ok", "id", "caps-lock", "self-service",
    ]
)
_EDGES: Final = ".,;:!?()[]{}\"'"


def masked_name(token: str) -> bool:
    """Whether a token is an account as the desk itself writes it, `ab***8` or `GEAA-****86`: at least half of it is hidden, so it opens nothing."""
    found = _MASKED.fullmatch(token.strip(_EDGES))
    if found is None:
        return False
    shown = len(found["head"]) + len(found["tail"])
    return len(found["hidden"]) >= shown if found["agency"] is None else len(found["hidden"]) >= len(found["tail"]) and not found["head"]


def ordinary_token(token: str) -> bool:
    """Whether a token is something public: an account, also as the desk masks it, an address, a date, a version, a product name."""
    if masked_name(token):
        return True
    bare = token.strip(_EDGES.replace("!", "") + "*")
    bare = bare if bare.endswith("!!") else bare.strip("!")
    shapes = (_PUBLIC,) if token.endswith("!") else (_ACCOUNT, _PUBLIC, _PRODUCTS)
    return any(shape.fullmatch(bare) for shape in shapes) or bare.casefold() in _NOT_SECRET


def ordinary_word(word: str, beside: bool = False, endings: bool = True) -> bool:
    """Whether an English word is one that is said about a password, or `beside` the word itself, without being one; `endings`: also by its ending."""
    bare = word.strip(_EDGES + "-–—…~`").casefold()
    if not bare or not any(letter.isalnum() for letter in bare):
        return True
    if bare in _SAID_OF_A_PASSWORD or bare in _NOT_SECRET or (beside and bare in _BESIDE):
        return True
    return endings and bare.replace("'", "").replace("-", "").isalpha() and bare.endswith(_ENDINGS)


def ordinary_chinese(value: str) -> bool:
    """Whether a run of Chinese after "the password is" continues the sentence rather than being the password."""
    return _GENERIC.fullmatch(value) is not None or (bool(_BEGINS_IN_CHINESE.match(value)) and not _OWN_THINGS.match(value))


def counted(text: str, end: int) -> bool:
    """Whether the number that ends here counts something: 8碼, 3 times."""
    return bool(_COUNTED.match(text, end, end + 14))
