"""Beside the account: somebody else's topic, small talk, and doubt (C18, C19, C40)."""

from collections.abc import Mapping
from typing import Final

from bot.dialogue.table.incident import another_matter, of_an_admin
from bot.dialogue.table.language import language_named
from bot.dialogue.table.no_incident import UNSAID
from bot.dialogue.table.oneself import takes_the_no
from bot.dialogue.table.situation import HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.faq.out_of_scope import names_something_foreign
from bot.faq.text import normalise
from bot.reading.leave_words import takes_leave
from bot.reading.notice_words import Notice
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem, Whose

_ANGRY: Final = "sorry"
_SAYS: Final = {Act.THANK: "thanks", Act.GREET: "hello", Act.COMPLAIN: _ANGRY, Act.ASK: "chat", Act.REQUEST: "chat"}
"""What small talk is answered with where its words are none of the known topics."""
_NO_TOPIC: Final = 0.6
_TALKS: Final = 0.6
_PRIVATE: Final = "private"
_KNOWN: Final = 0.9
_SURELY: Final = 0.8
_THANKED: Final = 0.25
_NOTHING_IN_HAND: Final = ("start", "smalltalk", "unknown", "elsewhere")
_IN_SO_MANY_WORDS: Final = 0.95
_NEXT_TOPIC: Final = 0.75
_BY_MORE: Final = 0.25
_TOGETHER: Final = 0.4
_SURELY_OWN: Final = 0.2
_NO_CHOICE: Final = 0.15
_ASKED_IN_HAND: Final = 0.25
_FAMILIES: Final = (
    ("faq:login-", "account_name"),
    ("faq:password-01", "faq:password-03"),
    ("faq:password-04", "do:reset_password"),
    ("faq:contact-",),
    ("faq:binding-05", "do:bind", "do:rebind"),
    ("faq:certificate-",),
)
"""Moves that are told much the same."""
_OURS: Final = 0.85
_SPEAKS: Final = frozenset((Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN, Act.CORRECT))
_MAY_BE: Final = 0.1
_SURELY_A_LOOK: Final = 0.7
_TROUBLE: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST})
_ASKED_FOR_A_TICKET: Final = "ask:ticket"
_TELLS_MORE: Final = frozenset({Act.REPORT, Act.ANSWER, Act.CORRECT, Act.COMPLAIN})
_ASKED_ON: Final = "asked"
_OF_THE_TOPIC: Final = frozenset({Aspect.WHO, Aspect.WHERE, Aspect.HOW})
_MAY_BE_INCIDENT: Final = 0.25
_INCIDENT: Final = "incident:mine"
_MAY_BE_TALK: Final = frozenset({IntentKind.NONE, IntentKind.SMALLTALK, IntentKind.ELSEWHERE})
_SHORT: Final = 24
_BARE_LATIN: Final = 12
_BARE_HAN: Final = 3
_BY_FAR: Final = 0.3


def _c19(at: Situation) -> TableStep | None:
    if not any(map(str.isalpha, at.text)):
        return None  # Marks and digits name no topic.
    if not at.topic and at.last.context == _ASKED_FOR_A_TICKET and at.conversation.draft.open(at.now) and at.act in _TELLS_MORE:
        return TableStep("C21", "ticket", "add", kind=IntentKind.TICKET)  # What a ticket is to say may be about anything.
    elsewhere = at.reading.move_likelihood(Matter.ELSEWHERE)
    if _names_topic(at, elsewhere):
        return TableStep("C19", "elsewhere", at.topic)
    named = at.reading.labels.system is not NamedSystem.NONE
    may_be = not at.follows or elsewhere >= _MAY_BE
    unsure = at.reading.likelihood < LIKELY and not at.reading.labels.move.startswith("do:") and not named and may_be
    if at.topic and at.reading.likelihood < HARMLESS and at.act in _SPEAKS and at.intent.confidence < _KNOWN:
        return TableStep("C19", "elsewhere", at.topic)  # The words are sure of a topic, and the reading of nothing.
    if at.moves(Matter.ELSEWHERE, floor=LIKELY if at.topic or at.likely_topic else _NO_TOPIC) or (at.topic and (at.moves(Matter.ELSEWHERE) or unsure)):
        return TableStep("C19", "elsewhere", at.topic or at.likely_topic or "unknown")
    return _more_of_the_topic(at)


def _names_topic(at: Situation, elsewhere: float) -> bool:
    """Whether the words are sure of a topic, and the reading of nothing else: no account of others, no side of the matter in hand."""
    on_about_it = at.follows and at.reading.labels.move.startswith("follow:") and at.reading.likelihood >= LIKELY
    if on_about_it and at.aspect in _OF_THE_TOPIC and elsewhere < _MAY_BE:
        return False  # "Whom do I apply to?" is about the matter in hand, whatever else is applied for.
    doubted = on_about_it or at.of_somebody_else
    sure = bool(at.topic) and at.act in _SPEAKS and at.reading.likelihood < _OURS and not at.reading.labels.move.startswith("do:")
    return sure and at.own_act is None and at.reading.labels.system is NamedSystem.NONE and (elsewhere >= _MAY_BE or not doubted)


def _more_of_the_topic(at: Situation) -> TableStep | None:
    """Who, where or how, right after a topic was answered beside a matter of the account: the topic's, while everything else is the account's."""
    follows = at.reading.labels.move.startswith("follow:") and at.act is Act.ASK and at.reading.likelihood >= HARMLESS
    told = next((str(phrase.words["topic"]) for phrase in at.last.says if phrase.key.startswith("elsewhere.") and "topic" in phrase.words), "")
    if not follows or not told or at.last.context != "elsewhere":
        return None
    if at.aspect in _OF_THE_TOPIC:
        return TableStep("C19", "elsewhere", told)
    # A yes or no about nobody's account is about what was said last: "is that for general affairs?", "do they answer at night?".
    return TableStep("C19", "elsewhere", f"{told} {_ASKED_ON}") if at.reading.labels.whose is Whose.NOBODY and at.reading.labels.system is NamedSystem.NONE else None


def _c28(at: Situation) -> TableStep | None:
    """The same again in the language that is named, whatever it was."""
    return TableStep("C28", "aspect", "again") if at.follows and language_named(at.text) is not None and len(at.text) <= _SHORT else None


def _bare_word(at: Situation) -> TableStep | None:
    """A word or two which may mean several things, at the start or where they hardly follow what was said."""
    bare = len(at.text.split()) == 1 and len(at.text) <= (_BARE_LATIN if at.text.isascii() else _BARE_HAN)
    means_more = not at.follows or at.intent.confidence > at.reading.likelihood + _BY_FAR
    return TableStep("C18", "doubt", "several", kind=IntentKind.CHOOSE) if bare and means_more and at.intent.kind is IntentKind.CHOOSE else None


def _c25(at: Situation) -> TableStep | None:
    """Nothing but impatience."""
    alone = at.reading.angry >= LIKELY and not at.topic and at.moves("smalltalk", Matter.ELSEWHERE, floor=0.0)
    return TableStep("C25", "talk", _ANGRY) if alone else None


def _c40(at: Situation) -> TableStep | None:
    said = at.act in (Act.THANK, Act.GREET, Act.COMPLAIN)
    if at.greets and at.moves("smalltalk", Act.AGREE, floor=0.0):
        return TableStep("C40", "talk", "hello")
    if at.goodbye and at.moves("smalltalk", Act.AGREE, floor=0.0):
        return TableStep("C40", "talk", "bye")
    if at.question and at.intent.kind is IntentKind.SMALLTALK and at.intent.confidence >= _KNOWN and at.reading.likelihood < _SURELY:
        return TableStep("C40", "talk", _SAYS[Act.ASK] if at.act is Act.ASK else "")
    if at.question and at.moves("smalltalk", floor=0.0) and at.reading.likelihood < _SURELY and at.intent.kind is not IntentKind.SMALLTALK:
        return None  # "No problem" is no answer to a question.
    thanked = at.act is Act.THANK and at.reading.likelihood >= _THANKED
    if not thanked and not at.moves("smalltalk", floor=HARMLESS if said or not at.follows else _TALKS):
        return None
    if at.act is Act.THANK and at.last.context.startswith(("ticket:", "done:")) and at.tickets and at.last.context != "ticket:open":
        return TableStep("C40", "ticket", "solved", kind=IntentKind.TICKET)
    return TableStep("C40", "talk", _SAYS.get(at.act, ""))


def _summed(at: Situation) -> TableStep | None:
    """Readings that come to the same together: about what is under way, a side of the matter in hand, the own account."""
    if at.own and at.linked and at.mentioned is None and not at.somebody and at.reading.likelihood < HARMLESS:
        return TableStep("C11", "status", kind=IntentKind.STATUS)  # "And my own, is it all right?" after somebody else's, whatever else it may be.
    tells_own = at.act is Act.REPORT and at.reading.labels.whose is Whose.MINE and at.reading.others < _SURELY_OWN
    if at.of_somebody_else or (at.somebody and not tells_own) or not at.linked:
        return None
    likely = {one.name: one.likelihood for one in at.reading.moves}
    if _may_be_incident(at) and at.notice is Notice.NONE:
        return TableStep("C20", "incident", "next" if at.incident else "maybe")
    if at.reading.moves and at.reading.moves[0].name == Matter.ELSEWHERE and _alone(at) and any(map(str.isalpha, at.text)):
        return TableStep("C19", "elsewhere", at.topic or at.likely_topic or "unknown")
    follow = {move: sure for move, sure in likely.items() if move.startswith("follow:")}
    waiting = sum(follow.values()) + likely.get("approve", 0.0) + likely.get("go_on", 0.0)
    if at.request is not None and waiting >= _TOGETHER:
        return TableStep("C23", "progress", "waiting")
    others_say = max((sure for move, sure in likely.items() if move not in follow), default=0.0)
    asks = at.act is Act.ASK and bool(at.conversation.about) and others_say < _NO_CHOICE
    if at.follows and follow and sum(follow.values()) >= (_ASKED_IN_HAND if asks else _TOGETHER):
        best = max(follow, key=lambda move: follow[move]).partition(":")[2]
        return TableStep("C13", "aspect", "what" if best == "same" else best)
    # Who tells of their own account is told how it stands, whichever question of the FAQ their words are near.
    near = ("faq:nologin", "do:", *(("faq:binding", "account_name") if tells_own else ()))
    own = likely.get("look", 0.0) + sum(sure for move, sure in likely.items() if move.startswith(near))
    if own >= _TOGETHER and not (at.conversation.of_others and not at.own):
        return TableStep("C11", "status", kind=IntentKind.STATUS)
    return _of_one_family(likely)


def _may_be_incident(at: Situation) -> bool:
    """Whether it is likeliest about an incident; one that was told before, and left, is not every doubt's matter."""
    first = at.reading.moves[0] if at.reading.moves else None
    if first is None or first.name != Matter.INCIDENT or first.likelihood < _MAY_BE_INCIDENT or not at.whole or of_an_admin(at) or at.harmless:
        return False
    if at.incident:
        return at.conversation.about == _INCIDENT and not another_matter(at)
    if at.leads:
        return bool(at.told)  # Whoever decides on others speaks of requests and of who does what.
    asked = any(choice.means == _INCIDENT for choice in at.last.offers_beside(at.now))
    return bool(at.told) or (first.likelihood >= UNSAID and at.request is None and not asked)


def _of_one_family(likely: Mapping[str, float]) -> TableStep | None:
    """Questions of the FAQ, and what else has their answer, that come to the same: the likeliest of them is answered."""
    for family in _FAMILIES:
        members = {move: sure for move, sure in likely.items() if move.startswith(family)}
        entries = [move for move in members if move.startswith("faq:")]
        if entries and sum(members.values()) >= _TOGETHER:
            entry = max(entries, key=lambda move: members[move]).removeprefix("faq:")
            return TableStep("C12", "faq", kind=IntentKind.FAQ, faq=entry)
    return None


def _alone(at: Situation) -> bool:
    """Whether the likeliest reading has no likely other one beside it, nor words of a question of ours."""
    first, *rest = (one.likelihood for one in at.reading.moves)
    return first >= _TOGETHER and max(rest, default=0.0) < _NO_CHOICE and at.intent.confidence < LIKELY


def _plain_topic(at: Situation) -> TableStep | None:
    """"And the accounts of our pupils?": whose they are is said, and that they are not ours."""
    known = bool(at.topic) and at.intent.kind is IntentKind.ELSEWHERE
    plainly = known and at.intent.confidence >= _IN_SO_MANY_WORDS > at.reading.likelihood + _BY_MORE
    # Whoever was just told that something is not ours may well ask about the next such thing.
    plainly = plainly or (known and at.last.context == "elsewhere" and at.intent.confidence >= max(_NEXT_TOPIC, at.reading.likelihood))
    of_nobody = not at.own and at.mentioned is None and at.colleague is None and not at.drafting
    return TableStep("C19", "elsewhere", at.topic) if plainly and of_nobody and at.act in (Act.ASK, Act.REQUEST, Act.REPORT) else None


def _not_ours(at: Situation) -> TableStep | None:
    """An act that is asked for, of something that is not looked after here: nothing begins, and nothing that is open is touched. By itself it may be told as
    trouble, too ("my game says that my account is disabled")."""
    if not at.not_ours or at.drafting or at.mentioned is not None or (at.own and not at.names_foreign):
        return None
    wished = at.reading.labels.move.startswith("do:")
    whose = at.topic or (_PRIVATE if at.names_foreign else at.likely_topic or at.intent.elsewhere or "unknown")
    return TableStep("C19", "elsewhere", whose) if wished or _foreign_trouble(at) else None


def _foreign_trouble(at: Situation) -> bool:
    first = at.reading.moves[0].name if at.reading.moves else ""
    says = at.act in _TROUBLE and at.reading.angry < LIKELY and any(map(str.isalpha, at.text))
    if at.follows or not says or not (first.startswith("do:") or first in ("look", Matter.ELSEWHERE)):
        return False
    doubted = at.reading.move_likelihood("look") < _SURELY_A_LOOK and at.reading.move_likelihood(Matter.ELSEWHERE) >= _MAY_BE
    return doubted or names_something_foreign(normalise(at.text))


def _chat(at: Situation) -> TableStep | None:
    nothing = not at.conversation.about and at.last.context in _NOTHING_IN_HAND
    return TableStep("C18", "doubt") if nothing and at.chats and at.act is Act.ASK else None


def _leaves(at: Situation) -> TableStep | None:
    """"I'll call her then, thanks": nothing is pressed, looked up or refused by it, whoever is named; what waits goes on waiting."""
    if at.question or at.moves(Matter.INCIDENT, floor=LIKELY) or takes_the_no(at) or not takes_leave(at.text):
        return None  # Who takes a no about somebody else for an answer is told what that person can do.
    return TableStep("C40", "talk", "leaving") if at.request is None else TableStep("C35", "progress", "later")


def _c18(at: Situation) -> TableStep | None:
    several = at.intent.kind not in _MAY_BE_TALK and at.intent.confidence >= HARMLESS
    return TableStep("C18", "doubt", "several" if several else "", kind=IntentKind.CHOOSE)


ELSEWHERE = TableRow("C19", "somewhere else's topic", _c19)
TALK = TableRow("C40", "thanks, a greeting, who are you, is this link real", _c40)
LANGUAGE = TableRow("C28", "asks for the other language", _c28)
BARE_WORD = TableRow("C18", "a bare word that may mean several things", _bare_word)
ANGER = TableRow("C25", "nothing but impatience", _c25)
SUMMED = TableRow("C13", "several readings that come to the same", _summed)
DOUBT = TableRow("C18", "doubt", _c18)
PLAIN_TOPIC = TableRow("C19", "somewhere else's topic in so many words", _plain_topic)
NOT_OURS = TableRow("C19", "asks for an act on something that is not looked after here", _not_ours)
LEAVES = TableRow("C40", "turns to somebody themselves, and leaves it at that", _leaves)
CHAT = TableRow("C18", "small talk about anything else, whatever it seems to follow", _chat)
