"""From what somebody typed to what they want."""

import re
from dataclasses import dataclass
from enum import Enum

from bot.faq.index import Index
from bot.faq.matcher import Candidate, Verdict, judge
from bot.faq.text import normalise


class Kind(Enum):
    """What a text wants of the desk; the values are those of `ask --json`."""

    FAQ = "faq"
    CHOOSE = "choose"
    STATUS = "status"
    UNLOCK = "unlock"
    BIND = "bind"
    RESET_PASSWORD = "reset_password"  # noqa: S105  # a kind of wish
    ENABLE = "enable"
    TICKET = "ticket"
    LINK = "link"
    APPROVE_HELP = "approve_help"
    CANCEL = "cancel"
    SMALLTALK = "smalltalk"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Intent:
    """What was understood. `faq` names the entry where `kind` is FAQ; `choices` holds up to three entries whatever the kind.

    `confidence` (0..1) is how sure it is of what it does. `mentions` are things of the domain that the text names:
    `portal_account`, `directory_account`, `former_name`, `mailbox`, `certificate`, `password`, `password_changed`, `application`,
    `cannot_sign_in`. `why` says for `ask --explain` how it came about.
    """

    kind: Kind
    faq: str | None = None
    confidence: float = 0.0
    choices: tuple[Candidate, ...] = ()
    mentions: frozenset[str] = frozenset()
    why: tuple[str, ...] = ()


_LINK_CODE = re.compile(r"^\s*(?=\S*[0-9A-Za-z])[0-9A-Za-z]{4}[-\u2010-\u2015\u2212\uff0d ][0-9A-Za-z]{4}\s*$")
_CANCEL = frozenset(["取消", "不用了", "算了", "停", "停止", "不要了", "cancel", "stop", "quit", "abort", "取消申請", "先不用", "不用", "nevermind", "放棄"])
_MENTIONS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("portal_account", r"愛上網"),
        ("directory_account", r"網域|tpead"),
        ("mailbox", r"信箱|收信|寄信"),
        ("certificate", r"憑證"),
        ("password", r"密碼|帳密"),
        ("password_changed", r"(?:改|換|變更|修改|更改|更換|重設)(?:完|了|好|過)?(?:新)?的?密碼(?:之?後|完|了|就|以後|才)?|密碼(?:剛|才|已經)?(?:改|換|變更)(?:完|了|過|好)|新密碼"),
        ("application", r"應用系統|公文|差勤|採購|文件系統|圖示"),
        ("cannot_sign_in", r"登不(?:進|入|了)|進不去|無法登入|不能登入|登入(?:失敗|不了|不進|不能)|登不上|打不開|上不去|沒辦法登入|開不了機"),
    )
)
_FORMER_NAME = re.compile(r"(?<![A-Za-z0-9])GEAA[-\u2010-\u2015\uff0d ]?[0-9xX０-９]{3,}", re.IGNORECASE)


def understand(text: str, index: Index) -> Intent:
    """What the text wants. Never raises; looks at the beginning of a very long text only."""
    if _LINK_CODE.match(text[:80]) and any(character.isdigit() for character in text):
        return Intent(Kind.LINK, confidence=1.0, why=("shape: a link code",))
    said = normalise(text)
    if not any(character.isalnum() for character in said):
        return Intent(Kind.NONE, confidence=1.0, why=("shape: no word in it",))
    if said in _CANCEL:
        return Intent(Kind.CANCEL, confidence=1.0, why=("shape: stop",))
    mentions = _mentions(text, said)
    verdict = judge(said, index)
    return _intent(verdict, index, mentions)


def _mentions(text: str, said: str) -> frozenset[str]:
    named = {name for name, pattern in _MENTIONS if pattern.search(said)}
    if _FORMER_NAME.search(text[:2000]):
        named.add("former_name")
    return frozenset(named)


def _intent(verdict: Verdict, index: Index, mentions: frozenset[str]) -> Intent:
    if verdict.answers and verdict.label in index.faq:
        return Intent(Kind.FAQ, verdict.label, verdict.confidence, verdict.choices, mentions, verdict.why)
    if verdict.answers:
        return Intent(Kind(verdict.label), None, verdict.confidence, verdict.choices, mentions, verdict.why)
    kind = Kind.CHOOSE if verdict.offers else Kind.NONE
    return Intent(kind, None, verdict.confidence, verdict.choices, mentions, verdict.why)
