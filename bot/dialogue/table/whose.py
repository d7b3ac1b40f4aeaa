"""Whatever concerns anybody but the speaker (C9, C10, C30, C42): never the speaker's account."""

import re
from collections.abc import Mapping
from typing import Final

from bot.accounts.rows.row import Row
from bot.dialogue.earlier_locks import asks_of_earlier_locks
from bot.dialogue.endings import ENDING
from bot.dialogue.speaker_words import is_about_oneself
from bot.dialogue.table.language import language_named
from bot.dialogue.table.oneself import BACK, GOES_ON, REFUSED, takes_the_no
from bot.dialogue.table.situation import AGREED_WITHIN, HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.still_others import (
    DENIED,
    GENERAL,
    HOW_THEY_BEGIN,
    MACHINE,
    OF_AN_APPROVAL,
    OF_SHARED,
    OWNERS,
    SHARED_IN_HAND,
    STILL_OTHERS,
    WAITING,
    general_answer,
    in_hand,
    just_answered,
    speaks_of_shared,
)
from bot.dialogue.understanding import ACCOUNT_WISHES, IntentKind
from bot.reading.notice_words import Notice
from bot.reading.people_words import names_web_ad
from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Aspect, Matter, NamedSystem, Whose
from bot.runtime.lazy_pattern import lazy_pattern
from bot.side_questions.side_question import Concerns
from bot.tickets.said_of_draft import names_ticket

_OF_NOBODY: Final = frozenset({Matter.ELSEWHERE, Matter.NONE, Matter.TICKET, Matter.LINK})
_GENERAL: Final = 0.9
_SURE_TICKET: Final = 0.85
_MAY_BE_ELSEWHERE: Final = 0.03
_LOOKED_UP: Final = frozenset({Matter.STATUS, Matter.UNLOCK, Matter.ENABLE, Matter.RESET_PASSWORD})
_ANSWERS: Final = frozenset({Act.AGREE, Act.DECLINE, Act.STOP, Act.LATER, Act.GO_ON, Act.ANSWER})
_I: Final = "本人"
_BARRED: Final = lazy_pattern(
    r"(?:無法|不能|沒辦法|登不|進不|遭|被)[^，,。]{0,4}(?:登入|登|進|停用|停)|(?:can['’]?t|cannot|unable to) (?:sign|log)|locked out", re.IGNORECASE
)
_FULL_NAME: Final = lazy_pattern(r"[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]*)+")
_COLLEAGUE: Final = "colleague:"
_OTHERS: Final = "others:"
_A_PERSON: Final = frozenset({"others:named", "others:unnamed"})
_OWN: Final = "wish:"
_OF_ACCOUNTS: Final = ("nologin-", "password-", "login-")
_ON: Final = 0.4
"""From this likelihood on words go on about the colleague in hand: what else they could be is about the asker, whom they do not name."""
_HARDLY: Final = 0.15
_SEEMS_OTHERS: Final = 0.25
_OF_THE_COLLEAGUE: Final = frozenset({Matter.SAME, Matter.STATUS, Matter.CERTIFICATE, *ACTION_MATTERS})
_SURELY_OTHERS: Final = 0.7
_THEIR_INCIDENT: Final = "incident:others"
_CONTACT: Final = "contact-"
_OF_SHARED: Final = frozenset({"binding-11", "binding-13", "binding-14"})
"""The entries about shared accounts; what another one tells holds for people's own."""
_ARTICLES: Final = frozenset({"faq:binding-13", "faq:binding-14"})
_ITS_END: Final = "t-shared-when"
_ABOUT_ENDINGS: Final = frozenset({"nologin-02", "binding-12"})
_RIGHTS: Final = "eauth-01"
_SETS_RIGHTS: Final = lazy_pattern(r"權限.{0,30}?[設開加給]|\b(?:rights|permissions)\b")
_MAY_BE_ASKED: Final = 0.3
_CANNOT_SIGN_IN: Final = "cannot_sign_in"
_WHAT_SHARED_ONES_ARE_FOR: Final = "binding-13"
_BINDS, _MY_NUMBER = "t-shared-bind", "t-shared-my-id"
_OF_BINDING: Final = frozenset({"binding-01", "binding-02", "binding-03", "binding-05", "binding-07", "binding-08", "binding-09", "binding-10"})
_CARDS: Final = "certificate-"
_NOT_WHETHER: Final = frozenset({Aspect.WHO, Aspect.UNTIL, Aspect.SINCE})
_OF_A_SHARED_ONE: Final = 0.45
_ASKS: Final = frozenset({Act.ASK, Act.CORRECT})
_OF_PASSWORDS: Final = "faq:password-"
_DONE_BY_ADMINS: Final[Mapping[str, str]] = {Matter.RESET_PASSWORD: "password-02", Matter.UNLOCK: "nologin-03", Matter.ENABLE: "nologin-02"}
_WHERE_RIGHTS: Final = frozenset({Aspect.WHO, Aspect.WHERE, Aspect.HOW})
_ASKED_ON: Final = frozenset({Aspect.WHO, Aspect.WHY})
_GOES_ON: Final = frozenset({"look", "other", "repeat"})
_ASKS_ON: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN, Act.REPEAT, Act.CORRECT, Act.ANSWER})
_SURELY_NAMED: Final = 0.75
_OWN_ACCOUNT: Final = frozenset({Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, *ACTION_MATTERS})


def _only_answers(at: Situation) -> bool:
    """A yes, a no or a stop to the desk's last words is nobody's account."""
    return at.act in _ANSWERS and at.matter in (Matter.SAME, Matter.NONE, Matter.TICKET) and at.mentioned is None


def _shared(at: Situation) -> bool:
    read = at.reading.labels.whose is Whose.SHARED and at.reading.others >= LIKELY and speaks_of_shared(at)
    return not _only_answers(at) and (read or _on_about_shared(at))


def _on_about_shared(at: Situation) -> bool:
    """Whether it goes on about the shared account in hand: whom else it may be about, it names nobody."""
    if not at.conversation.about.startswith(SHARED_IN_HAND) or at.own or at.mentioned is not None or at.colleague is not None:
        return False
    if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _GENERAL:
        return at.intent.faq in _OF_SHARED
    if at.reading.labels.whose not in OTHERS:
        return False
    on = at.reading.move_likelihood("shared") + at.reading.move_likelihood("other")
    return on >= (HARMLESS if at.reading.labels.whose is Whose.SHARED else LIKELY)


def _c10(at: Situation) -> TableStep | None:
    if not _shared(at) or at.matter in ENDING:
        return None
    asks_whom = at.act is Act.ASK and at.aspect == Aspect.WHO and at.matter != Matter.TICKET and not names_ticket(at.text)  # Whom to ring writes no ticket.
    wants = at.act is Act.PERSON or at.matter == Matter.TICKET or _ticket_by_itself(at) or (at.intent.kind is IntentKind.TICKET and at.intent.confidence >= LIKELY)
    if wants and not asks_whom:
        return TableStep("C21", "ticket", "draft", kind=IntentKind.TICKET)  # A machine's trouble may be reported by whoever has it.
    if takes_the_no(at):
        return TableStep("C10", "others", "accepted")
    if wants:
        return TableStep("C10", "others", Aspect.WHO)
    if (asked := _asked_of_shared(at)) is not None:
        return asked
    if at.act is Act.ASK and names_web_ad(at.text) and not at.leads:
        return TableStep("C10", "others", Aspect.WHO)
    if at.conversation.about.startswith(SHARED_IN_HAND) and at.act is Act.ASK and at.aspect in _WHERE_RIGHTS and _of_rights(at):
        return TableStep("C10", "others", "shared-rights")
    if at.conversation.about in _ARTICLES and at.act is Act.ASK and at.aspect in (Aspect.UNTIL, Aspect.SINCE) and not just_answered(at, _ITS_END):
        return TableStep("C10", "side", _ITS_END)  # From when on is asked of what was just told: of the end of such accounts.
    on = at.last.context == REFUSED or bool(in_hand(at))
    asked_on = at.act is Act.ASK and (at.aspect in _ASKED_ON or at.leads)
    if on and asked_on and at.aspect != Aspect.NONE and (at.same or at.aspect == Aspect.WHO):
        return TableStep("C10", "others", at.aspect)
    if at.leads and at.same and on:
        return TableStep("C10", "others", "shared")
    if at.entry is not None and at.entry.startswith(_CONTACT):
        return TableStep("C10", "others", Aspect.WHO)
    told = at.entry is not None and (at.entry in _OF_SHARED or at.entry == at.matter or at.intent.confidence >= _GENERAL)
    tells_trouble = at.leads or _CANNOT_SIGN_IN in at.intent.mentions
    if told and (at.act is Act.ASK if tells_trouble else at.act is not Act.REQUEST):
        return TableStep("C10", "faq", GENERAL, kind=IntentKind.FAQ, faq=at.entry)
    if on and at.act is Act.ASK and at.same and at.aspect not in (Aspect.NONE, Aspect.WHETHER, Aspect.RULE) and at.conversation.about.startswith(_OTHERS):
        return TableStep("C10", "others", at.aspect)
    if at.act is Act.ASK and at.side is not None and at.side.question.concerns is Concerns.OTHERS and at.side.likelihood >= _MAY_BE_ASKED:
        return TableStep("C10", "side", at.side.question.id)
    if at.act is Act.ASK and at.aspect in (Aspect.WHETHER, Aspect.RULE) and at.matter not in ACTION_MATTERS and not at.leads:
        return TableStep("C10", "faq", GENERAL, kind=IntentKind.FAQ, faq=_WHAT_SHARED_ONES_ARE_FOR)
    return TableStep("C10", "others", "shared")


def _asked_of_shared(at: Situation) -> TableStep | None:
    """What is asked of shared accounts in general has a short answer of its own; an admin is told what is theirs to do."""
    found = at.side
    if at.leads or at.act not in _ASKS:
        return None
    if found is None or not found.question.id.startswith(OF_SHARED) or found.likelihood < _OF_A_SHARED_ONE:
        id = _named_side(at)
        return None if not id or just_answered(at, id) else TableStep("C10", "side", id)
    return None if just_answered(at, found.question.id) else TableStep("C10", "side", found.question.id)


def _named_side(at: Situation) -> str:
    """What a yes or no about it is asked of, by what the words name: whether it is bound, whether its mail goes on."""
    if at.act is not Act.ASK or at.aspect not in (Aspect.WHETHER, Aspect.RULE, Aspect.AFTER):
        return ""
    if at.matter in (Matter.BIND, Matter.REBIND):
        return f"{OF_SHARED}bind"
    of_the_article = at.intent.kind is IntentKind.FAQ and at.intent.faq in _OF_SHARED and at.intent.confidence >= _GENERAL
    goes_on = at.reading.labels.system is NamedSystem.MAILBOX and not of_the_article  # "Must it be changed as well?" is asked of the article.
    return f"{OF_SHARED}mail-where" if goes_on else ""


def _binding_of_shared(at: Situation) -> TableStep | None:
    """Whether a shared account has to be bound, and to whose number: a yes or no, not the whole article."""
    if not (_shared(at) or at.conversation.row == Row.SHARED.value) or at.leads or at.act not in _ASKS or at.aspect in _NOT_WHETHER:
        return None
    likeliest = next((one.id for one in at.intent.choices[:1] if one.confidence >= _MAY_BE_ASKED), at.intent.faq or "")
    binds = at.matter in (Matter.BIND, Matter.REBIND, *_OF_BINDING) or (likeliest in _OF_BINDING and (at.same or at.matter in _OF_SHARED))
    by_side = at.side is not None and at.side.question.id in (_BINDS, _MY_NUMBER) and at.side.likelihood >= _OF_A_SHARED_ONE
    of_cards = at.intent.kind is IntentKind.FAQ and (at.intent.faq or "").startswith(_CARDS) and at.matter in _OF_SHARED
    if by_side and at.side is not None:
        return TableStep("C10", "side", at.side.question.id)
    if not (binds or of_cards):
        return None
    return TableStep("C10", "side", _MY_NUMBER if is_about_oneself(at.text) or of_cards else _BINDS)


def _ticket_by_itself(at: Situation) -> bool:
    """Whether a half of the text wants a ticket, read without the no before it ("fine, ticket. The account is for the backup")."""
    return any(one.reading.labels.act is Act.REQUEST and one.reading.labels.matter == Matter.TICKET and one.reading.likelihood >= LIKELY for one in at.alone)


def _of_rights(at: Situation) -> bool:
    """Whether it is about the rights in a system, as far as the words alone say."""
    by_side = at.side is not None and at.side.question.near == _RIGHTS and at.side.likelihood >= _MAY_BE_ASKED
    return by_side or _SETS_RIGHTS.search(at.text) is not None or any(one.id == _RIGHTS and one.confidence >= _MAY_BE_ASKED for one in at.intent.choices)


def _c9(at: Situation) -> TableStep | None:
    if at.colleague is not None or not _about_others(at):
        return None
    if at.strange is not None and at.mentioned is None and at.reading.likelihood < _SURELY_NAMED:
        return TableStep("C9", "colleague" if at.leads else "unsure_name", at.strange)
    if at.mentioned is not None:
        return TableStep("C9", "colleague", at.mentioned)
    if takes_the_no(at):
        return TableStep("C9", "others", "accepted")
    if at.matter == Matter.APPROVE and at.request is not None and not at.leads:
        return TableStep("C23", "progress", "waiting")  # Whoever is spoken of there is the admin who decides.
    if _may_be_own(at):
        return TableStep("C18", "doubt", "whose")
    if at.conversation.about == _THEIR_INCIDENT and not at.moves("smalltalk"):
        return TableStep("C20", "incident", "others")
    if at.act is Act.CORRECT and at.last.context == REFUSED and not at.conversation.asked_whose and at.aspect == Aspect.NONE and not at.somebody:
        return TableStep("C9", "doubt", "whose")
    on = at.conversation.about.startswith(_OTHERS) or at.last.context == REFUSED or (bool(in_hand(at)) and not at.conversation.about.startswith("faq:"))
    if at.act is not Act.REQUEST and (found := general_answer(at, "C9", asked_first=not on)) is not None:
        return found
    if on and at.aspect != Aspect.NONE and (at.same or at.aspect == Aspect.WHO or (at.matter == Matter.STATUS and at.act is Act.ASK)):
        return TableStep("C9", "others", at.aspect)
    if on and at.act is Act.ASK and at.entry is not None and at.entry.startswith(_CONTACT):
        return TableStep("C9", "others", Aspect.WHO)
    told_too = at.act is Act.REPORT and at.intent.faq == at.matter and at.intent.confidence >= _GENERAL and at.intent.kind is IntentKind.FAQ
    if at.entry is not None and "-" in at.matter and (at.act is Act.ASK or told_too):
        return TableStep("C9", "faq", GENERAL, kind=IntentKind.FAQ, faq=at.entry)
    if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _GENERAL and at.act is Act.ASK and at.aspect != Aspect.RULE:
        return TableStep("C9", "faq", GENERAL, kind=IntentKind.FAQ, faq=at.intent.faq)
    if at.aspect == Aspect.RULE and at.act is Act.ASK and at.matter not in _LOOKED_UP:
        return TableStep("C9", "others", Aspect.RULE)
    whose = at.reading.labels.whose if at.reading.labels.whose in OTHERS else Whose.UNNAMED
    return TableStep("C9", "others", "named" if whose is Whose.NAMED else "unnamed")


def _may_be_own(at: Situation) -> bool:
    """Whether the speaker's own trouble is in hand, and the words are hardly surer to be about somebody else ("so I tell my mate not to use it, or what?")."""
    talk = at.conversation
    open_trouble = not at.leads and talk.about.startswith(_OWN) and bool(talk.row) and talk.row != Row.FINE.value
    named = at.somebody and not at.own and at.moves("other", floor=_SURELY_NAMED)  # "My wife is at another school, is it the same for her?"
    plain = at.act is Act.REQUEST or at.aspect == Aspect.RULE or at.reading.labels.whose is Whose.NAMED or named
    doubted = at.same and not plain and at.reading.others < _SURELY_OTHERS
    return open_trouble and doubted and not talk.asked_whose and at.request is None


def _takes_the_no(at: Situation) -> TableStep | None:
    """A yes after the refusal of a person agrees to that, not to the ticket that stands beside it."""
    refused = at.last.context == REFUSED and at.conversation.about in _A_PERSON and not at.conversation.waiting
    yes = at.act in (Act.AGREE, Act.THANK) and at.reading.likelihood >= HARMLESS and at.mentioned is None
    return TableStep("C5", "others", "accepted") if refused and yes else None


def _asks_on(at: Situation) -> TableStep | None:
    """What is asked on about the account that was refused, where neither that nor anything else is sure by itself."""
    if at.last.context != REFUSED or at.own or at.colleague is not None or at.aspect == Aspect.NONE or at.act is not Act.ASK or at.topic:
        return None
    ways = sum(one.likelihood for one in at.reading.moves if one.name in ("other", "shared") or one.name.startswith("follow:"))
    return TableStep("C9", "others", at.aspect) if ways >= LIKELY and at.same else None


def _unknown_name(at: Situation) -> TableStep | None:
    """What stands in a name's place may be a name of no known kind: never the speaker's account."""
    if at.strange is None or at.colleague is not None:
        return None
    own = at.matter in _OWN_ACCOUNT or (at.same and at.reading.labels.move.startswith("follow:")) or at.intent.kind in ACCOUNT_WISHES
    own = own and at.act in _ASKS_ON and not at.topic
    if at.reading.labels.whose in OTHERS or at.reading.others >= HARMLESS or (own and (at.leads or _FULL_NAME.fullmatch(at.strange))):
        return TableStep("C9", "colleague", at.strange)
    if not own or at.conversation.asked_whose or at.conversation.about.startswith(_OWN):
        return None  # The speaker's own account is harmless to look at, and what stands there is mostly a name of theirs.
    return TableStep("C9", "unsure_name", at.strange)


def _full_name(at: Situation) -> TableStep | None:
    """A whole name that nobody has is a person's, however much it looks like a machine's ("Yi-Chun Chen")."""
    whole = at.strange is not None and at.mentioned is None and _FULL_NAME.fullmatch(at.strange) is not None
    return _unknown_name(at) if whole else None


def _still_the_colleague(at: Situation) -> TableStep | None:
    """What is asked on about the colleague in hand ("until when?"), and never of the speaker's own account, unless the words say so."""
    about = at.conversation.about
    if not about.startswith(_COLLEAGUE):
        return _of_the_colleague_before(at)
    if at.mentioned is not None or at.colleague is not None or (at.own and at.reading.others < HARMLESS) or not _lately(at):
        return None
    if language_named(at.text) is not None:
        return TableStep("C28", "colleague", about.removeprefix(_COLLEAGUE))
    plain = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _SURE_TICKET and not at.reading.labels.move.startswith("follow:")
    if plain and at.act is Act.ASK and not (at.intent.faq or "").startswith(_OF_ACCOUNTS):
        return TableStep("C12", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)  # How the admin's own work goes is about nobody.
    on = sum(one.likelihood for one in at.reading.moves if one.name in _GOES_ON or one.name.startswith(("follow:", "do:")))
    an_act = at.matter in ACTION_MATTERS and on >= HARMLESS
    told_when = at.notice is not Notice.NONE
    # A doubtful reading of what hardly means anything else stays with the colleague: the speaker's own account would need "mine".
    follows = on >= _HARDLY and at.act in _ASKS_ON and at.same and not at.own and at.reading.labels.move.startswith("follow:")
    goes_on = on >= _ON or an_act or told_when or follows or asks_of_earlier_locks(at.text)
    return TableStep("C30", "colleague", about.removeprefix(_COLLEAGUE)) if goes_on else None


def _lately(at: Situation) -> bool:
    """Whether the desk's last words are not long past; where only notices stand there, the words have to be about somebody."""
    return at.reading.others >= _SEEMS_OTHERS if at.last.at is None else at.now - at.last.at <= AGREED_WITHIN


def _of_the_colleague_before(at: Situation) -> TableStep | None:
    """Somebody who is not named is the colleague whom an admin was told of last, where another matter was answered beside it."""
    asks = at.act in (Act.ASK, Act.CORRECT, Act.REPORT) and at.matter in _OF_THE_COLLEAGUE and not at.topic
    nobody_else = at.mentioned is None and at.colleague is None and at.strange is None and not at.own
    known = at.leads and bool(at.conversation.colleague) and nobody_else and _lately(at)
    return TableStep("C30", "colleague", at.conversation.colleague) if known and asks and at.reading.others >= _SEEMS_OTHERS and at.somebody else None


def _c30(at: Situation) -> TableStep | None:
    if at.colleague is None or at.matter in ENDING or (at.act is Act.THANK and at.reading.likelihood >= LIKELY):
        return None
    if at.entry is not None and at.strange is None and not _about_others(at):
        return None
    return TableStep("C30", "colleague", at.mentioned or at.colleague)


def _c42(at: Situation) -> TableStep | None:
    if at.matter not in ENDING or at.reading.likelihood < HARMLESS or at.act in (Act.THANK, Act.GREET):
        return None
    if at.own and at.linked and at.mentioned is None and (not at.somebody or _I in at.text) and _BARRED.search(at.text):
        return TableStep("C11", "status", kind=IntentKind.STATUS)  # "I left two years ago and am back, and cannot sign in": nobody is to be disabled.
    side = _side_of_ending(at)
    return TableStep("C42", "others", at.matter) if side is None else TableStep("C42", "side", side)


def _side_of_ending(at: Situation) -> str | None:
    """Leave, an end date, what becomes of the mails: asked of closing an account in general, each has its own answer."""
    found = at.side
    if found is None or at.act is not Act.ASK or found.likelihood < LIKELY or found.question.near not in _ABOUT_ENDINGS:
        return None
    if at.leads and found.question.concerns is Concerns.OTHERS:
        return None  # It sends people to the admin, who is asking here.
    if at.of_somebody_else and found.question.concerns is Concerns.MINE and not at.conversation.about.startswith(_OTHERS):
        return None  # Where nothing is in hand, a line about the speaker's own account would stand before it.
    return None if just_answered(at, found.question.id) else found.question.id


def _act_for_others(at: Situation) -> TableStep | None:
    """An act that is asked for where the question in hand was somebody else's: where an admin does it; anybody else is asked whose it is."""
    if not at.conversation.of_others or at.own or at.act is not Act.REQUEST:
        return None
    an_act = at.matter in ACTION_MATTERS and at.reading.labels.move.startswith("do:") and at.reading.likelihood >= HARMLESS
    matter = at.matter if an_act else Matter.RESET_PASSWORD if at.conversation.about.startswith(_OF_PASSWORDS) else ""
    if not an_act and (not matter or not at.leads or at.reading.likelihood >= HARMLESS):
        return None
    entry = _DONE_BY_ADMINS.get(matter) if at.leads else None
    if entry is not None:
        return TableStep("C9", "faq", kind=IntentKind.FAQ, faq=entry)
    return TableStep("C9", "others", "unnamed") if at.conversation.asked_whose else TableStep("C18", "doubt", "whose")


def _about_others(at: Situation) -> bool:
    if (at.matter in ENDING and at.reading.likelihood >= HARMLESS) or _only_answers(at):
        return False
    if at.intent.kind is IntentKind.TICKET and at.intent.confidence >= (_SURE_TICKET if at.leads else _GENERAL):
        return False  # Anybody may report what is wrong for others; it carries their words alone.
    if at.mentioned is not None:
        return True
    elsewhere = max(one.move_likelihood(Matter.ELSEWHERE) for one in (at.reading, *(clause.reading for clause in at.alone[:1])))
    topic = at.topic and at.act in (Act.ASK, Act.CORRECT) and elsewhere >= _MAY_BE_ELSEWHERE
    if at.act in (Act.THANK, Act.GREET, Act.PERSON) or at.moves("smalltalk") or topic:
        return False
    # Who looks after others and speaks of one is hardly asked whether their own is meant.
    floor = HARMLESS if at.leads and at.somebody and not at.own else LIKELY
    return at.matter not in _OF_NOBODY and (at.reading.others >= floor or at.moves("other", floor=LIKELY))


ROWS: Final = (
    WAITING,
    OWNERS,
    OF_AN_APPROVAL,
    HOW_THEY_BEGIN,
    TableRow("C10", "whether a shared account is to be bound, and to whose number", _binding_of_shared),
    DENIED,
    BACK,
    GOES_ON,
    TableRow("C30", "asks on about the colleague in hand", _still_the_colleague),
    TableRow("C9", "a whole name that nobody has", _full_name),
    TableRow("C10", "a shared or service account", _c10),
    MACHINE,
    TableRow("C9", "somebody else's account, named or not", _c9),
    TableRow("C9", "an act, while the question in hand is somebody else's", _act_for_others),
    TableRow("C5", "agrees to the no about somebody else", _takes_the_no),
    TableRow("C9", "asks on about the account that was refused", _asks_on),
    TableRow("C9", "what may be somebody's name", _unknown_name),
    STILL_OTHERS,
    TableRow("C30", "an admin or the helpdesk about a colleague in their charge", _c30),
    TableRow("C42", "disable or unbind an account", _c42),
)
