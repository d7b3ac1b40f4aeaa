"""The speaker's own account: acts, what one would do, symptoms, the sides of the matter in hand (C7, C8, C11-C13, C22, C29, C34, C21, C41)."""

import re
from typing import Final

from bot.accounts.rows.row import FindingGroup, Row, group_of
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.entry_aspects import entry_for_row
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.situation import ACTS, HARMLESS, LIKELY, Situation, incident_asked_on
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.notice_words import Notice, asks_either
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter, NamedSystem, Whose
from bot.runtime.lazy_pattern import lazy_pattern

_SIDES: Final = frozenset({Aspect.RULE, Aspect.AFTER, Aspect.WHETHER, Aspect.WHO, Aspect.UNTIL, Aspect.SINCE})
"""Sides of what was told about the account; "what is the matter with it?" also reads as why, and means all of it."""
_FACTS: Final = frozenset({Aspect.WHICH, Aspect.SINCE, Aspect.UNTIL})
_LOOKED_AT_FIRST: Final = frozenset({Matter.UNLOCK, Matter.RESET_PASSWORD, Matter.ENABLE, Matter.BIND})
"""Where only an action's matter is told (the password is forgotten), the account is looked at with that in mind."""
_OF_AN_ACT: Final = frozenset({Aspect.WHETHER, Aspect.AFTER, Aspect.RULE, Aspect.WHY, Aspect.UNTIL, Aspect.WHO})
_EXACTLY: Final = 0.99
_PLAIN_TICKET: Final = 0.85
_FEW_LATIN: Final = 24
_FEW_HAN: Final = 8
_NAMES_ACT: Final = 0.6
_SYNC: Final = "other-02"
_COUNTED: Final = frozenset({NamedSystem.DIRECTORY, NamedSystem.NONE})
_OTHERS_HARDLY: Final = 0.12
"""Below it an act is offered although a word for somebody else stands in the text; its button is pressed for oneself or not at all."""
_CONTACT: Final = "contact-"
_GENERAL_CONTACTS: Final = frozenset({"contact-01", "contact-03"})
_EXTENSION: Final = lazy_pattern(r"(?<![0-9A-Za-z:-])[0-9]{3,6}(?![0-9A-Za-z:-])")
_BARE_NAME: Final = 6
_SHORT: Final = 30
_MAY_CHECK: Final = frozenset({Act.ASK, Act.REPEAT, Act.CORRECT, Act.AGREE, Act.ANSWER, Act.CHOOSE})
_TELL: Final = "tell:me"
_CERTIFICATE: Final = "certificate"
_BY_CERTIFICATE: Final = "password-04"
_AFTERWARDS: Final = frozenset({Aspect.AFTER, Aspect.WHETHER, Aspect.RULE})
_OF_PASSWORDS: Final = "password-"
_SYMPTOMS: Final = "nologin-"
_BESIDE_PAGE: Final = ("password-", "login-")
_ENDED: Final = ("done:", "failed:")
_PASSWORD_STAYS: Final = frozenset({"done:unlock", "done:enable"})
_UNLOCKED_KEEPS: Final = "p-unlock-same"
_WHICH_ONE: Final = frozenset({Aspect.WHICH, Aspect.WHAT, Aspect.WHETHER, Aspect.AFTER})
_MAY_BE: Final = 0.15
_SEEMS: Final = 0.4
_MENTIONED: Final = {"mailbox": NamedSystem.MAILBOX, "portal_account": NamedSystem.PORTAL, "directory_account": NamedSystem.DIRECTORY}
_WISH: Final = "wish:"
_FOR_PEOPLE: Final = frozenset({FindingGroup.LOCKED, FindingGroup.CERTIFICATE, FindingGroup.PASSWORD, FindingGroup.BINDING, FindingGroup.ACCESS})
"""What somebody can do where the desk cannot; a sync that is on its way nobody hurries, and what is disabled is enabled by its own request."""
_DENIES: Final = lazy_pattern(r"[別别](?![人的])|[不沒没](?!是)|免|勿|毋|\b(?:no|not|never|nothing|without|instead|rather|stop|leave)\b|n['’]t\b", re.IGNORECASE)
_ASKS_WHO: Final = frozenset((Matter.STATUS, Matter.ENABLE, Matter.UNLOCK, Matter.RESET_PASSWORD, "other-03", "other-04"))


def _c8(at: Situation) -> TableStep | None:
    negated = at.reading.labels.negated and _DENIES.search(at.text) is not None  # "I have not left, enable it" denies no act.
    denied = at.reading.move_likelihood(f"do:{at.matter}") if negated else 0.0  # "Don't reset it" is as likely as the wish that it denies.
    if at.matter not in ACTION_MATTERS or max(at.reading.likelihood, denied) < HARMLESS or at.of_somebody_else:
        return None
    if at.act in (Act.ASK, Act.REPORT) and at.aspect == Aspect.NONE and not negated and at.matter in _LOOKED_AT_FIRST:
        return TableStep("C11", "status", kind=IntentKind.STATUS)
    asks = at.act is Act.ASK or negated
    if asks and at.reading.likelihood < LIKELY and at.intent.kind is IntentKind.FAQ and at.intent.confidence > at.reading.likelihood:
        return TableStep("C12", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)
    if asks and at.matter == Matter.RESET_PASSWORD and at.password_first:
        return TableStep("C20", "incident", "next where")
    return TableStep("C8", "explain", at.matter) if asks else None


def _would_help(at: Situation) -> TableStep | None:
    """Whether an act would help is asked, however the reading takes it: the words name the act, and the account is told already."""
    named = at.intent.kind.value in ACTION_MATTERS and at.intent.confidence >= _NAMES_ACT
    asks = at.act is Act.ASK and at.aspect in (Aspect.WHETHER, Aspect.AFTER) and at.follows
    if not named or not asks or at.request is not None or at.of_somebody_else or at.somebody or at.own or at.conversation.of_others:
        return None
    return TableStep("C8", "explain", at.intent.kind.value) if at.reading.labels.move.startswith(("look", "follow:")) else None


def _of_another_state(at: Situation) -> TableStep | None:
    """What holds for another state than that which was told ("isn't it over in fifteen minutes?" of a disabled account): until when, of one's own (C11, C15)."""
    told, asked = entry_for_row(at.conversation.row) if at.conversation.row else None, at.entry
    others = at.mentioned is not None or at.colleague is not None
    # Of a lock that only an admin opens, what is true of locks is not true.
    same = asked == told and at.conversation.row != Row.LOCKED_UNTIL_ADMIN.value
    if told is None or asked is None or same or not at.conversation.about.startswith("wish:") or others or not at.linked:
        return None
    states = (_SYMPTOMS, _SYNC)
    if not told.startswith(states) or not asked.startswith(states) or at.act not in (Act.ASK, Act.CORRECT) or at.reading.likelihood >= LIKELY:
        return None
    if asked == told:
        return TableStep("C13", "aspect", Aspect.WHY)
    return TableStep("C13", "aspect", Aspect.UNTIL)


def _c7(at: Situation) -> TableStep | None:
    if at.own_act is None or (at.act is Act.ASK and at.aspect in _OF_AN_ACT and at.reading.likelihood >= LIKELY):
        return None  # "Must I bind?" is a question, whatever act its words would name alone (C8).
    return TableStep("C7", "act", Matter.REBIND) if at.own_act == Matter.REBIND else TableStep("C7", at.own_act)


def _in_other_words(at: Situation) -> TableStep | None:
    """ "Can you hand it in for me?": the one act that was just offered is asked for, whichever name the reading has for it."""
    acts = [choice.means for choice in at.last.offers(at.now) if choice.means.startswith(("wish:", "act:"))]
    act = acts[0].partition(":")[2] if len(acts) == 1 else ""
    wishes = at.act is Act.REQUEST and at.matter in (Matter.SAME, act) and not at.reading.labels.negated and at.aspect == Aspect.NONE
    idle = at.request is None and not at.drafting and not at.conversation.about.startswith("incident:") and at.own_act is None
    if act not in ACTION_MATTERS or not wishes or not idle or at.of_somebody_else or at.somebody:
        return None
    does = at.reading.move_likelihood(f"do:{act}")
    sends = at.of_request.topic == "sent" or does >= HARMLESS  # "Tell me then" is as much a request about the same.
    return TableStep("C5", PRESSED, acts[0]) if sends and does + at.reading.move_likelihood(f"follow:{Matter.SAME}") >= ACTS else None


def _half_heard(at: Situation) -> TableStep | None:
    """An act that is likely, but not likely enough to begin: it is offered, alone; or asked whose account it is where a word names somebody else."""
    likely = at.reading.labels.move.startswith("do:") and at.reading.likelihood >= HARMLESS and not at.of_somebody_else
    surely = at.reading.labels.whose is Whose.MINE and at.reading.others < _OTHERS_HARDLY
    if likely and at.somebody and not surely and not at.conversation.asked_whose:
        return TableStep("C18", "doubt", "whose")
    if likely and at.may_only_tell and not at.follows:
        return TableStep("C11", "status", kind=IntentKind.STATUS)
    if likely and at.request is not None and at.request.action == at.matter and at.act is not Act.ASK:
        return TableStep("C6", "progress", "go_on")  # What is asked for once more is under way.
    return TableStep("C18", "explain", at.matter) if likely else None


def _c22(at: Situation) -> TableStep | None:
    entry = at.entry
    if entry is None or not entry.startswith(_CONTACT) or at.reading.labels.move.startswith("do:"):
        return None
    if at.moves("follow:who", floor=LIKELY) and at.conversation.about.startswith("wish:"):
        return None  # Whoever looks after that matter is nearer than the desk's general contacts.
    if at.linked and entry in _GENERAL_CONTACTS and not at.of_somebody_else:
        return TableStep("C22", "admins", f"near {entry}")
    return TableStep("C22", "faq", kind=IntentKind.FAQ, faq=entry)


def _just_named(at: Situation) -> TableStep | None:
    """Somebody or a number that the desk has just named: is it right, who is that?"""
    told = [phrase.words for phrase in at.last.just_said(at.now) if phrase.key.startswith("owner.")]
    if not told or not at.linked:
        return None
    number = _EXTENSION.search(at.text)
    if len(set(_EXTENSION.findall(at.text))) > 1:
        return None  # "205 or 211?" asks which of them.
    if number is not None:
        short = len(at.text) <= _SHORT and not any(number[0] in ticket for ticket in at.tickets)
        return TableStep("C22", "admins", f"number {number[0]}") if short and at.act in _MAY_CHECK else None
    if at.act not in (Act.ASK, Act.REPEAT, Act.CORRECT):
        return None
    names = [str(words["name"]) for words in told if words.get("name")]
    named = next((name for name in names if name in at.text or (len(at.text) <= _BARE_NAME and name[:1] in at.text)), None)
    return TableStep("C22", "admins", f"named {named}") if named is not None and at.aspect == Aspect.WHO else None


def _who(at: Situation) -> TableStep | None:
    """Who looks after the account, where no matter is in hand."""
    asked = at.act is Act.ASK and at.aspect == Aspect.WHO and at.linked and not at.of_somebody_else
    unsure = at.reading.likelihood < HARMLESS and at.intent.confidence < LIKELY
    of_nothing = at.same and not at.conversation.about
    of_number = _EXTENSION.search(at.text) is not None and not any(number in at.text for number in at.tickets)
    return TableStep("C13", "admins", "who") if asked and (at.matter in _ASKS_WHO or unsure or of_nothing or of_number) else None


def _c29(at: Situation) -> TableStep | None:
    return TableStep("C29", "account_name", "me") if at.moves(Matter.ACCOUNT_NAME) else None


def _has(at: Situation) -> TableStep | None:
    """Whether one has an account of a kind at all, or a second one: that is counted, and no article knows it (C15, C29)."""
    whether = at.aspect == Aspect.WHETHER or asks_either(at.text)
    asked = at.act is Act.ASK and at.matter == Matter.ACCOUNT_NAME and whether and at.reading.labels.system in _COUNTED
    plain = at.intent.kind is IntentKind.FAQ and at.intent.confidence > at.reading.likelihood
    own = at.linked and at.private and not at.of_somebody_else and not at.somebody and at.strange is None
    return TableStep("C29", "account_name", "has") if asked and own and not plain and at.moves(Matter.ACCOUNT_NAME) else None


def _c34(at: Situation) -> TableStep | None:
    if not at.moves(Act.REPEAT):
        return None
    return TableStep("C34", "incident", "next") if at.conversation.about == "incident:mine" else TableStep("C34", "aspect", Aspect.AGAIN)


def _c13(at: Situation) -> TableStep | None:
    if _of_another_system(at) and not _after_an_act(at):
        return TableStep("C13", "status", at.reading.labels.system.value, kind=IntentKind.STATUS, part=AnswerPart.SYSTEM)
    if (beside := _beside_request(at)) is not None:
        return beside
    if _names_a_system(at):
        return TableStep("C13", "aspect", Aspect.WHETHER)
    if not at.reading.labels.move.startswith("follow:") or at.reading.likelihood < HARMLESS:
        return None
    if not at.follows:
        return TableStep("C13", "doubt", "about-what")
    of_ticket = at.tickets and at.intent.kind is IntentKind.TICKET and at.intent.confidence >= LIKELY and at.act is Act.ASK
    if at.last.context.startswith("ticket:") or at.conversation.about == "ticket" or of_ticket:
        return TableStep("C13", "ticket", "news", kind=IntentKind.TICKET)
    if at.conversation.about.startswith("incident:"):
        return TableStep("C20", "incident", incident_asked_on(at.conversation.about))
    if at.conversation.about.startswith("others:"):
        return TableStep("C9", "others", at.aspect)
    if at.conversation.about.startswith("elsewhere:"):
        own = at.intent.kind is IntentKind.STATUS and at.intent.confidence >= _PLAIN_TICKET and at.linked and not at.of_somebody_else
        return TableStep("C11", "status", kind=IntentKind.STATUS) if own else TableStep("C19", "elsewhere", at.topic)
    of_request = at.request is not None and (at.last.context.startswith(("page:", "approval:")) or at.conversation.about == f"wish:{at.request.action}")
    if of_request and at.aspect in (Aspect.UNTIL, Aspect.WHO, Aspect.WHETHER, Aspect.SINCE):
        return TableStep("C13", "progress", at.aspect)
    named = at.reading.labels.system is not NamedSystem.NONE and at.aspect in (Aspect.WHETHER, Aspect.NONE)
    if named and at.conversation.about.startswith("wish:") and not _after_an_act(at):
        return TableStep("C13", "status", at.reading.labels.system.value, kind=IntentKind.STATUS, part=AnswerPart.SYSTEM)
    offers = [choice for choice in at.last.offers(at.now) if choice.means != _TELL or at.notice is Notice.WANTED]
    if at.act is Act.REQUEST and len(offers) == 1 and not at.of_somebody_else and not at.somebody:
        return TableStep("C5", PRESSED, offers[0].means)
    if at.act is Act.REQUEST:
        return _wish(at)
    side = at.aspect if at.aspect != Aspect.NONE else Aspect.WHAT
    # Right after the desk told what became of a request, it is that which is asked about: "why?" is why it was refused.
    return TableStep("C13", "aspect", f"{side} ended" if at.last.context.startswith(_ENDED) and at.request is None else side)


def _wish(at: Situation) -> TableStep:
    """A wish about the matter in hand that names no act ("can you tell him for me?"): what is under way goes on; what only people can do is written to them,
    as a draft that is sent by nothing but a yes."""
    if at.request is not None:
        return TableStep("C13", "progress", "go_on")
    acts = any(choice.means.removeprefix(_WISH) in ACTION_MATTERS for choice in at.last.offers_beside(at.now))
    mine = at.linked and at.private and not at.of_somebody_else and at.reading.likelihood >= LIKELY
    if mine and not acts and group_of(at.conversation.row) in _FOR_PEOPLE:
        return TableStep("C21", "ticket", "draft", kind=IntentKind.TICKET)
    return TableStep("C13", "aspect", f"{Aspect.HOW} wished")


def _names_a_system(at: Situation) -> bool:
    """Whether nothing but a system is named after an answer about passwords or signing in ("and the portal?"): whether it is so there as well."""
    short = len(at.text) <= (_FEW_LATIN if at.text.isascii() else _FEW_HAN)
    asked = short and at.conversation.about.removeprefix("faq:").startswith(_BESIDE_PAGE) and _mentioned_system(at) is not None
    return asked and at.act in (Act.ASK, Act.GREET, Act.AGREE) and at.reading.likelihood < LIKELY and not at.of_somebody_else


def _beside_request(at: Situation) -> TableStep | None:
    """A question that names something else than the request that is under way: what a password does there, or another system."""
    follows = at.reading.labels.move.startswith("follow:") or at.reading.likelihood < HARMLESS
    if at.request is None or at.act is not Act.ASK or not at.question or not follows or at.of_somebody_else:
        return None
    read = next((matter.name for matter in at.reading.matters if matter.name.startswith(_BESIDE_PAGE) and matter.likelihood >= _MAY_BE), None)
    entry = read or next((one.id for one in at.intent.choices[:1] if one.id.startswith(_BESIDE_PAGE) and one.confidence >= _SEEMS), None)
    if entry is None and at.request.action == Matter.RESET_PASSWORD and _CERTIFICATE in at.intent.mentions:
        entry = _BY_CERTIFICATE  # What a certificate would do for it, now or later.
    if at.request.action == Matter.UNLOCK and "password" in at.intent.mentions and at.aspect in _WHICH_ONE:
        return TableStep("C13", "side", _UNLOCKED_KEEPS)
    if entry is not None:
        return TableStep("C12", "faq", kind=IntentKind.FAQ, faq=entry)
    named = at.reading.labels.system if at.reading.labels.system is not NamedSystem.NONE else _mentioned_system(at)
    return None if named is None else TableStep("C13", "status", named.value, kind=IntentKind.STATUS, part=AnswerPart.SYSTEM)


def _mentioned_system(at: Situation) -> NamedSystem | None:
    return next((system for mention, system in _MENTIONED.items() if mention in at.intent.mentions), None)


def _after_an_act(at: Situation) -> bool:
    """Whether an act is the matter in hand: what it did to a system is asked, not how that system is."""
    return at.last.context.startswith("done:") or at.conversation.about == f"wish:{Matter.RESET_PASSWORD.value}"


def _of_another_system(at: Situation) -> bool:
    """Whether a system is named and nothing else said ("and my mailbox?"): whichever way it is taken, its state is asked for."""
    own = at.reading.labels.system is not NamedSystem.NONE and at.act is Act.ASK and at.aspect in (Aspect.WHETHER, Aspect.NONE, Aspect.WHAT)
    moves = ("look", f"follow:{at.aspect}", "follow:same")
    if not own or not at.conversation.about.startswith("wish:") or at.of_somebody_else or at.reading.labels.move not in moves:
        return False
    ways = sum(move.likelihood for move in at.reading.moves if move.name == "look" or move.name.startswith("follow:"))
    return ways >= LIKELY and at.reading.likelihood < LIKELY


def _c11(at: Situation) -> TableStep | None:
    if at.moves("look", Matter.CERTIFICATE):
        return TableStep("C11", "status", kind=IntentKind.STATUS)
    return None


def _plain_question(at: Situation) -> TableStep | None:
    """A question that needs no context: of a symptom the account's own truth says more (C11)."""
    exactly = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _EXACTLY and at.reading.labels.move == "look" and not at.conversation.row
    if (at.plainly is not IntentKind.FAQ and not exactly) or at.intent.faq is None or (at.act is not Act.ASK and at.intent.faq.startswith(_SYMPTOMS)):
        return None
    told = entry_for_row(at.conversation.row) if at.conversation.row and at.conversation.about.startswith("wish:") else None
    of_a_system = at.reading.labels.system is not NamedSystem.NONE or _mentioned_system(at) is not None or at.request is not None
    afterwards = at.act is Act.ASK and at.aspect in _AFTERWARDS and not of_a_system
    if told is not None and told.startswith(_SYMPTOMS) and at.intent.faq.startswith(_OF_PASSWORDS) and afterwards:
        return TableStep("C13", "aspect", Aspect.AFTER)  # What becomes of the password is asked of the lock that was told.
    if at.last.context in _PASSWORD_STAYS and at.act is Act.ASK and at.aspect in _WHICH_ONE and at.intent.faq.startswith(_BESIDE_PAGE):
        return TableStep("C13", "aspect", f"{Aspect.WHICH} ended")  # "Which password now?" is asked of what was done just now.
    if told == at.intent.faq and at.act is Act.ASK and at.same and at.aspect in _FACTS:
        return TableStep("C13", "aspect", at.aspect)  # "Which one is disabled?" is asked of what was told, not of the article.
    if at.act is Act.REQUEST and at.moves(Matter.TICKET, floor=LIKELY):
        return None  # What a ticket is to be about is told in the words of a question.
    return TableStep("C12", "faq", kind=IntentKind.FAQ, faq=at.intent.faq)


def _plain_look(at: Situation) -> TableStep | None:
    of_ticket = at.last.context.startswith(("ticket:", "ask:ticket"))
    if at.plainly is not IntentKind.STATUS or (of_ticket and not at.question) or _asks_a_side(at):
        return None
    return TableStep("C11", "status", kind=IntentKind.STATUS)


def _asks_a_side(at: Situation) -> bool:
    """Whether what was told about the account is asked on about: the side alone is the answer, not everything once more (C13)."""
    told = at.conversation.about.startswith("wish:") and bool(at.conversation.row) and at.follows
    return told and at.act is Act.ASK and at.same and at.aspect in _SIDES and at.reading.likelihood >= LIKELY


def _c12(at: Situation) -> TableStep | None:
    return None if at.entry is None else TableStep("C12", "faq", kind=IntentKind.FAQ, faq=at.entry)


def _link(at: Situation) -> TableStep | None:
    return TableStep("C36", "link", kind=IntentKind.LINK) if at.moves(Matter.LINK, floor=LIKELY) else None


def _approval(at: Situation) -> TableStep | None:
    """What is asked about a request that waits for an admin."""
    ended = at.undone is not None and at.intent.kind is IntentKind.APPROVE_HELP and at.intent.confidence >= _PLAIN_TICKET and at.reading.likelihood < LIKELY
    if not at.moves(Matter.APPROVE) and not ended:
        return None
    if at.approvals or (at.leads and at.request is None):
        return TableStep("C38", "approve_help")
    return TableStep("C23", "progress", "waiting")


EXPLAINS = TableRow("C8", "asks about an act, or negates it", _c8)
IN_OTHER_WORDS = TableRow("C5", "asks in other words for the act that was just offered", _in_other_words)
HALF_HEARD = TableRow("C18", "an act that may be meant", _half_heard)
WOULD_HELP = TableRow("C8", "asks whether an act would help, in the act's own words", _would_help)
OF_ANOTHER_STATE = TableRow("C13", "asks of the account what holds for another state than its own", _of_another_state)
ACTS_ON = TableRow("C7", "asks for an act on the own account", _c7)
JUST_NAMED = TableRow("C22", "asks about somebody or a number that was just named", _just_named)
CONTACT = TableRow("C22", "asks for a number or a contact", _c22)
WHO = TableRow("C13", "who looks after the account", _who)
HAS = TableRow("C29", "whether one has such an account, or a second one", _has)
ACCOUNT_NAME = TableRow("C29", "which is my account", _c29)
AGAIN = TableRow("C34", "say it again", _c34)
FOLLOWS = TableRow("C13", "a side of the matter in hand", _c13)
SYMPTOM = TableRow("C11", "a symptom or a quoted error", _c11)
PLAIN_QUESTION = TableRow("C12", "a question of the FAQ in so many words", _plain_question)
PLAIN_LOOK = TableRow("C11", "asks what is wrong with the account in so many words", _plain_look)
QUESTION = TableRow("C12", "a question of the FAQ", _c12)
LINKS = TableRow("C36", "asks how this chat is linked", _link)
WAITING = TableRow("C23", "asks about a request that waits", _approval)
