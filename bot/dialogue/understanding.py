"""From a typed text to its intent."""

import re
from dataclasses import replace
from enum import Enum
from typing import Final

from bot.actions.registry import ACTIONS
from bot.elsewhere.finding import find_topic
from bot.faq.candidate import Candidate
from bot.faq.catalogue import NO_MATCH, Catalogue, Match, compare_letters, decide_by_letters
from bot.faq.index import Index
from bot.faq.index_meaning import IndexMeaning
from bot.faq.matcher import Verdict, judge
from bot.faq.meaning import CatalogueVectors, decide_with_meaning
from bot.faq.text import normalise
from bot.faq.text_features import NumberArray
from bot.redaction import is_link_code
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass


class IntentKind(Enum):
    """What a text wants from the desk; the values are those of `ask --json`."""

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
    ELSEWHERE = "elsewhere"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Intent:
    """What was understood. `faq` names the entry if `kind` is FAQ, `elsewhere` the topic if it is ELSEWHERE; `choices` holds up to three entries whatever the kind.

    `confidence` (0..1) is how sure the desk is of its reaction. `mentions` are things of the domain that the text names:
    `portal_account`, `directory_account`, `former_name`, `mailbox`, `certificate`, `password`, `password_changed`, `application`,
    `cannot_sign_in`. `why` explains the result for `ask --explain`.
    """

    kind: IntentKind
    faq: str | None = None
    confidence: float = 0.0
    choices: tuple[Candidate, ...] = ()
    mentions: frozenset[str] = frozenset()
    why: tuple[str, ...] = ()
    elsewhere: str | None = None


ACTION_WISHES = frozenset(IntentKind(action.wish.name) for action in ACTIONS.values())
"""The wishes that change something."""
ACCOUNT_WISHES = ACTION_WISHES | {IntentKind.STATUS}
_WHATEVER_THE_TOPIC: Final = frozenset({IntentKind.TICKET, IntentKind.LINK, IntentKind.APPROVE_HELP, IntentKind.CANCEL})
_ACTS = frozenset(kind.value for kind in ACTION_WISHES)

# Who asks how or where wants to be told, even where the words are those of a wish: 怎麼解鎖 against 幫我解鎖.
_HOW = lazy_pattern(r"怎麼(?![了啦])|哪裡|步驟|流程|方法")
_FOR_ME = lazy_pattern(r"幫|麻煩|替我|直接|給我|拜託")

_OFFERED = 3
_NAMED_OWN = 0.12  # Below it an own entry has no more in common with the text than any other.
_OFFERS_OWN = 0.3  # From here on an own entry is offered; below it is no closer than by chance.
_MASHED = lazy_pattern(r"^(?=\S*[bcdfghjklmnpqrstvwxz]{5})[a-z]{6,}$")  # One unpronounceable Latin "word".
_CANCEL = frozenset(("取消", "不用了", "算了", "停", "停止", "不要了", "取消申請", "先不用", "不用", "放棄", "cancel", "stop", "quit", "abort", "nevermind"))
_CHANGE = "(?:改|換|變更|修改|更改|更換|重設)"
_MENTIONS = tuple(
    (name, lazy_pattern(pattern))
    for name, pattern in (
        ("portal_account", r"愛上網"),
        ("directory_account", r"網域|tpead"),
        ("mailbox", r"信箱|收信|寄信"),
        ("certificate", r"憑證"),
        ("password", r"密碼|帳密"),
        ("password_changed", rf"{_CHANGE}(?:完|了|好|過)新?的?密碼|{_CHANGE}密碼(?:之?後|以後|完|了|過)|密碼(?:才|剛|剛剛|已經)?{_CHANGE}(?:完|了|過|好)"),
        ("application", r"應用系統|公文|差勤|採購|文件系統|圖示"),
        ("cannot_sign_in", r"登不(?:進|入|了|上)|[進上]不去|(?:無法|不能|沒辦法|不給)登入?|登入(?:失敗|不了|不進|不能)|打不開|開不了機|\bcan[' ]?t (?:i |we )?(?:登入|get in\b)"),
    )
)
_FORMER_NAME = lazy_pattern(r"(?<![A-Za-z0-9])GEAA[-\u2010-\u2015\uff0d ]?[0-9xX０-９]{3,}", re.IGNORECASE)


_SURE: Final = 0.9  # From here on letters alone decide; the vector would change one in three hundred of such texts.
_SHORTEST_HEARD: Final = 4


@dataclass(frozen=True, slots=True)
class QueryVector:
    """The vector of a text, and what it is compared with: our own texts, and the organisation's own entries where these have their vectors."""

    vector: NumberArray
    ours: IndexMeaning
    own: CatalogueVectors | None = None


def understand(text: str, index: Index, own: Catalogue | None = None, vector: QueryVector | None = None, *, topics: Catalogue | None = None) -> Intent:
    """What the text wants. Never raises; reads only the beginning of a very long text.

    `own`: the organisation's own entries, added to the shipped ones; `vector`: the encoder's vector of the text, if there is one;
    `topics`: what finds the topics that are not ours (C19).
    """
    if is_link_code(text[:80]):
        return Intent(IntentKind.LINK, confidence=1.0, why=("shape: a link code",))
    normalised = normalise(text)
    if not any(character.isalnum() for character in normalised):
        return Intent(IntentKind.NONE, confidence=1.0, why=("shape: no word in it",))
    if normalised in _CANCEL:
        return Intent(IntentKind.CANCEL, confidence=1.0, why=("shape: stop",))
    if _MASHED.match(normalised):
        return Intent(IntentKind.NONE, confidence=1.0, why=("shape: keys struck at random",))
    mentions = _mentions(text, normalised)
    wants_instructions = bool(_HOW.search(normalised)) and not _FOR_ME.search(normalised)
    verdict = judge(normalised, index, _ACTS if wants_instructions else frozenset(), None if vector is None else vector.ours.word(vector.vector))
    intent = _intent(verdict, index, mentions)
    intent = intent if own is None else _with_own(intent, _matched(text, own, vector))
    answers_itself = own is not None and intent.faq in own.ids  # Whoever writes an entry about it has said that it is theirs.
    return intent if topics is None or answers_itself else _or_elsewhere(intent, find_topic(text, topics))


def is_unsure(text: str, intent: Intent) -> bool:
    """Whether an encoder is to be asked about a text of which letters understood this. A word or two by themselves mean too much to be vector."""
    return intent.confidence < _SURE and len(normalise(text)) >= _SHORTEST_HEARD


def _matched(text: str, own: Catalogue, vector: QueryVector | None) -> Match:
    letters = compare_letters(text, own)
    if letters is None:
        return NO_MATCH
    if vector is None or vector.own is None:
        return decide_by_letters(letters, own)
    return decide_with_meaning(letters, vector.vector, own, vector.own)


def _with_own(intent: Intent, found: Match) -> Intent:
    """The more confident of the two answers; if neither answers, the likeliest entries of both are offered."""
    likely: dict[str, float] = {}
    for candidate in (*intent.choices, *(choice for choice in found.choices if choice.confidence >= _NAMED_OWN)):
        likely[candidate.id] = max(candidate.confidence, likely.get(candidate.id, 0.0))
    choices = tuple(Candidate(id, sure) for id, sure in sorted(likely.items(), key=lambda pair: -pair[1])[:_OFFERED])
    why = (
        *intent.why,
        *(f"own entry {choice.id}: {choice.confidence:.2f}" for choice in found.choices[:1]),
        *(f"own entries {line}" for line in found.why),
    )
    account_actions = intent.kind not in (IntentKind.NONE, IntentKind.CHOOSE)
    if found.id is not None and (not account_actions or found.confidence > intent.confidence):
        return replace(intent, kind=IntentKind.FAQ, faq=found.id, confidence=found.confidence, choices=choices, why=why)
    if account_actions or found.confidence < _OFFERS_OWN:
        return replace(intent, choices=choices, why=why)
    return replace(intent, kind=IntentKind.CHOOSE, confidence=max(intent.confidence, found.confidence), choices=choices, why=why)


def _or_elsewhere(intent: Intent, found: Match) -> Intent:
    """A topic that is not ours, where its words are sure, and surer than anything of ours; whoever wants a person gets one (C21)."""
    if found.id is None or found.confidence <= intent.confidence or intent.kind in _WHATEVER_THE_TOPIC:
        return intent
    why = (*intent.why, f"not ours: {found.id} {found.confidence:.2f}")
    return replace(intent, kind=IntentKind.ELSEWHERE, faq=None, confidence=found.confidence, why=why, elsewhere=found.id)


def _mentions(text: str, normalised: str) -> frozenset[str]:
    named = {name for name, pattern in _MENTIONS if pattern.search(normalised)}
    if _FORMER_NAME.search(text[:2000]):
        named.add("former_name")
    return frozenset(named)


def _intent(verdict: Verdict, index: Index, mentions: frozenset[str]) -> Intent:
    if verdict.answers and verdict.label in index.faq:
        return Intent(kind=IntentKind.FAQ, faq=verdict.label, confidence=verdict.confidence, choices=verdict.choices, mentions=mentions, why=verdict.why)
    if verdict.answers:
        return Intent(kind=IntentKind(verdict.label), faq=None, confidence=verdict.confidence, choices=verdict.choices, mentions=mentions, why=verdict.why)
    kind = IntentKind.CHOOSE if verdict.offers else IntentKind.NONE
    return Intent(kind=kind, faq=None, confidence=verdict.confidence, choices=verdict.choices, mentions=mentions, why=verdict.why)
