"""An incident of the speaker's own: how it is entered, what is answered within it, and how it is left (C20). Pure."""

import re
from typing import Final

from bot.dialogue.table.no_incident import UNSAID
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.situation import HARMLESS, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.table.supposing import supposes
from bot.dialogue.understanding import IntentKind
from bot.incidents.sides import IncidentSide, only_blocks, sides_of
from bot.incidents.told import DANGERS, Told, keeps_given
from bot.reading.clauses import sentence_parts
from bot.reading.notice_words import Notice, asks_either, is_question
from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Aspect, Matter
from bot.runtime.lazy_pattern import lazy_pattern

_INCIDENTS: Final = 0.42
"""Steps that are not needed cost less than steps that are missing."""
_SURE: Final = 0.62
"""From here on a report is believed; below it one question comes first, so that a false alarm costs little."""
_BEYOND_DOUBT: Final = 0.9
"""From here on a question counts as a report: who only wonders is asked."""
_MAY_BE: Final = 0.3
_GIVEN_AWAY: Final = 0.04
"""Words that say a password or code was given away are asked about, however the text is read."""
_BESIDE: Final = ("incident", "look", "smalltalk", "do:", "follow:", "faq:nologin", "faq:password")
"""Beside these an incident that may be one is asked about first."""
_AS_LIKELY: Final = 0.02
_ONLY_OF_IT: Final = frozenset(
    {
        IncidentSide.FREEZE, IncidentSide.THAW, IncidentSide.CALLS, IncidentSide.MAIL, IncidentSide.SAFE, IncidentSide.FROZEN, IncidentSide.FREEZING,
        IncidentSide.SEND, IncidentSide.CODES, IncidentSide.SEEN, IncidentSide.ALARM, IncidentSide.TRIES,
    }
)  # fmt: skip
"""Sides that nothing but an incident has: they are about it also where something else was told since."""
_ALSO_OF_IT: Final = frozenset({IncidentSide.LOCK, IncidentSide.UNABLE, IncidentSide.WORK})
"""Sides that are about it also after a look at the account, or while a new password is waited for."""
_ACCOUNT: Final = "wish:"
_NOT_OF_IT: Final = frozenset({Act.PERSON, Act.LATER})
_BY_FAR: Final = 0.2
_MORE_OF_IT: Final = 0.15
_TELLS_MORE: Final = frozenset({Act.ANSWER, Act.CORRECT, Act.REPORT, Act.COMPLAIN})
_GOES_ON: Final = frozenset({Act.ASK, Act.REQUEST, *_TELLS_MORE})
_SAID_AGAIN: Final = "incident.others-again"
_PLAIN_LOOK: Final = 0.9
_A_WISH: Final = 0.25
_OF_INCIDENTS: Final = "incident:"
_OF_MINE: Final = "incident:mine"
_REPORT: Final = "incident:report"
_OF_ADMINS: Final = ("t-admin-", "t-approve-")
_SIDES_OF_INCIDENTS: Final = "t-inc-"
_SURELY_ASKED: Final = 0.8
_ASKED_OF_ADMINS: Final = 0.45
_LIKELY: Final = 0.5
_SYMPTOMS: Final = "nologin-"
_OF_A_PASSWORD: Final = (_SYMPTOMS, "password-")
"""What the steps of an incident are about."""
_COLLEAGUE: Final = "colleague:"
_ELSEWHERE: Final = "elsewhere"
_FREEZE: Final = lazy_pattern(r"(?<!不要)(?<!先不)(?<![別不])[凍冻][結结]|(?<!n't )(?<!n’t )(?<!not )\b(?:freez|frozen)", re.IGNORECASE)
"""A freeze that is not itself refused."""
_REFUSES: Final = lazy_pattern(r"不要|不用|不重設|別|取消|算了|改成|改為|改凍|\b(?:no|not|instead|rather|cancel|stop)\b|n['’]t\b", re.IGNORECASE)
_PLAINLY_ELSEWHERE: Final = 0.8
_A_TICKET: Final = 0.85
_AWAITING: Final = ("awaiting", "awaiting_approval")


def denies(at: Situation) -> bool:
    """Whether the words say that what was taken for an incident, or asked about as one, is none; a question says nothing of the kind, and who has said that
    something was given away is not believed."""
    asks = at.act is Act.ASK and (at.question or asks_either(at.text)) and not _says_it_is_none(at.text)
    if IncidentSide.ALARM not in at.sides or asks or Told.NOTHING in at.told or not DANGERS.isdisjoint(at.told):
        return False
    before = at.incident or at.conversation.about.startswith(_OF_INCIDENTS) or _asked(at)
    return before and IncidentSide.CHANGED not in at.sides and keeps_given(at.text, at.conversation.given, corrects=at.act is Act.CORRECT) != "yes"


def _says_it_is_none(text: str) -> bool:
    """Whether a part that asks nothing says so: "it has nothing to do with security! Can anybody unlock it?"."""
    return any(not is_question(part) and IncidentSide.ALARM in sides_of(part) for part in sentence_parts(text))


def of_an_admin(at: Situation) -> bool:
    """Whether it is a matter of an admin's: approvals, how they go, a mail of the desk's about one."""
    if not (at.approvals or at.leads) or not DANGERS.isdisjoint(at.told):
        return False
    side = at.side is not None and at.side.question.id.startswith(_OF_ADMINS) and at.side.likelihood >= _ASKED_OF_ADMINS
    return side or at.of_deciding.sure or at.matter == Matter.APPROVE or at.intent.kind is IntentKind.APPROVE_HELP or Told.NOTICE in at.told


def another_matter(at: Situation) -> bool:
    """Whether something else is plainly meant, so that an incident in hand does not swallow it: an act of one's own, a topic, a ticket by its number."""
    if of_an_admin(at) or any(number in at.text for number in at.tickets):
        return True
    if at.moves(Matter.ELSEWHERE, floor=_PLAINLY_ELSEWHERE) or wants_ticket(at) or _of_the_request(at):
        return True
    if at.own_act is not None or _wishes(at):
        return True
    if _asks_plainly(at):
        return True
    if at.sides:
        return False
    after_another = at.last.context == _ELSEWHERE and at.reading.labels.move.startswith("follow:")
    question = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _LIKELY and not (at.intent.faq or "").startswith(_SYMPTOMS)
    return bool(at.topic) or at.goodbye or after_another or (question and at.reading.labels.move != Matter.INCIDENT)


def _asks_plainly(at: Situation) -> bool:
    """Whether it is a question of the FAQ in so many words, surer than the incident that is read in it ("must the police bind themselves?")."""
    plain = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _PLAIN_LOOK and not (at.intent.faq or "").startswith(_OF_A_PASSWORD)
    beside = _ONLY_OF_IT.isdisjoint({*at.sides} - {IncidentSide.ALARM}) and DANGERS.isdisjoint(at.told)
    return plain and beside and at.act is Act.ASK and at.reading.move_likelihood(Matter.INCIDENT) < at.intent.confidence - _BY_FAR


def wants_ticket(at: Situation) -> bool:
    """Whether an ordinary ticket is wanted: not that for security, which has its own button."""
    wished = at.intent.kind is IntentKind.TICKET and at.intent.confidence >= _A_TICKET and at.act in (Act.REQUEST, Act.CORRECT)
    return (wished or (at.act is Act.REQUEST and at.moves(Matter.TICKET))) and IncidentSide.SEND not in at.sides and not at.question


def _of_the_request(at: Situation) -> bool:
    """Whether it asks about the speaker's request that waits for an admin: how long, whether somebody else may decide."""
    waits = at.request is not None and at.request.state in _AWAITING and at.act is not Act.REQUEST
    named = bool(at.of_request.topic) and at.of_request.sure
    asked = at.act is Act.ASK and (at.matter == Matter.APPROVE or at.reading.move_likelihood(Matter.APPROVE) >= HARMLESS)
    return waits and (named or asked or (at.intent.kind is IntentKind.APPROVE_HELP and at.intent.confidence >= _PLAIN_LOOK))


def _wishes(at: Situation) -> bool:
    """Whether an act of one's own is asked for; whatever a stranger wanted is no wish of the speaker's."""
    wished = max((move.likelihood for move in at.reading.moves if move.name.startswith("do:")), default=0.0)
    own = at.reading.labels.whose not in OTHERS and not at.reading.labels.negated and DANGERS.isdisjoint(at.told)
    return own and not at.sides and (at.reading.labels.move.startswith("do:") or wished >= _A_WISH)


def _asked(at: Situation) -> bool:
    """Whether the desk's last words asked whether it is one."""
    return any(choice.means == _OF_MINE for choice in at.last.offers_beside(at.now))


def _c20(at: Situation) -> TableStep | None:
    if denies(at):
        return _denied(at)
    if _freeze_instead(at):
        return TableStep("C2", "cancel", "freeze")
    named = at.mentioned is not None or at.colleague is not None or at.strange is not None
    if at.incident and at.sides and not named:
        return _of_the_incident(at)  # "Does it keep him out?": he is whoever did it, nobody with an account here.
    if at.reading.labels.whose in OTHERS:
        return _of_somebody(at)
    if at.incident:
        return _of_the_incident(at)
    return _entered(at) or _frozen_first(at)


def _denied(at: Situation) -> TableStep | None:
    """It is none: what is wanted besides is done, and nothing more is said of incidents."""
    if at.part_wish:
        own = not at.somebody and not at.of_somebody_else and at.linked
        return TableStep("C7", at.part_wish) if own and at.whole else TableStep("C16", "explain", at.part_wish)
    named = at.mentioned is not None or at.colleague is not None or at.topic or any(number in at.text for number in at.tickets)
    return None if named or at.drafting or of_an_admin(at) or at.own_act is not None else TableStep("C20", "incident", "over")


def _of_somebody(at: Situation) -> TableStep | None:
    """Somebody else's: how that person does it. An admin who asks how a colleague gets on is told that, unless something has happened in so many words."""
    tells = not DANGERS.isdisjoint(at.told)
    may_one = at.act is Act.ASK and (at.harmless or at.aspect in (Aspect.RULE, Aspect.WHETHER))  # "May I use a colleague's account?" tells of nothing.
    if not tells and (may_one or (at.leads and at.reading.likelihood < _BEYOND_DOUBT)):
        return None
    again = any(phrase.key == _SAID_AGAIN for phrase in at.last.just_said(at.now))
    on = at.conversation.about == f"{_OF_INCIDENTS}others" and at.last.context == "refused:other" and at.act in _GOES_ON and not at.topic
    on = on and (not again or at.act in (Act.CORRECT, Act.COMPLAIN))
    return TableStep("C20", "incident", "others") if on or at.moves(Matter.INCIDENT, floor=_INCIDENTS) else None


def _entered(at: Situation) -> TableStep | None:
    """The steps where something has happened in so many words or plainly; one question where it may have; nothing on a half of a text by itself."""
    tells, asked = not DANGERS.isdisjoint(at.told), _asked(at)
    of_request = at.request is not None and at.of_request.sure and not tells and not asked
    if of_request or (not at.told and not asked and supposes(at)):
        return None  # "Is it my phone that locks it?" is asked of the lock, "who has it now?" of the request.
    wants_notice = at.notice is Notice.WANTED and not at.told  # "Tell me when it is done" is no alarm, however unsure the reading.
    if of_an_admin(at) or (Told.NOTICE in at.told and not tells) or (wants_ticket(at) and not tells) or wants_notice:
        return None
    if Told.NOTHING in at.told and not tells and at.linked and (asked or at.moves(Matter.INCIDENT, floor=_BEYOND_DOUBT)):
        return TableStep("C20", "incident", "kept")
    elsewhere = at.moves(Matter.ELSEWHERE, floor=_PLAINLY_ELSEWHERE)
    unasked = Told.UNASKED in at.told and IncidentSide.CODES in at.sides and at.request is None and at.whole and not elsewhere
    unasked = unasked and at.reading.move_likelihood(Matter.INCIDENT) >= _AS_LIKELY
    if (asked and Told.GIVEN in at.told) or unasked:
        return TableStep("C20", "incident", "")
    likely = at.reading.likelihood
    if not tells and ((at.request is not None and likely < _SURE) or (at.conversation.about.startswith(_COLLEAGUE) and not at.own)):
        return None  # A code that is spoken of is that of the speaker's own page; and what is asked on about a colleague is the colleague's.
    if not tells and ((not at.whole and likely < _BEYOND_DOUBT) or (not at.linked and likely < _SURE)):
        return None
    if not tells and at.leads and likely < _BEYOND_DOUBT:
        return None  # "Does anybody else's still lie with me?": whoever decides on others speaks of requests and of who does what.
    wishes = at.act is Act.CORRECT or (at.intent.kind.value in ACTION_MATTERS and at.intent.confidence >= _A_TICKET)
    if asked and wishes and not at.told:
        return None  # Asked whether it is one, they say what they want instead.
    if not at.told and likely < UNSAID:
        return None  # No word of it, and hardly read: whoever is asked about it then has mostly asked for something else.
    if at.moves(Matter.INCIDENT, floor=_INCIDENTS) and not (at.harmless and likely < _SURE) and not _asks_aside(at):
        # Whether it may be somebody else is a worry: that is answered, and one question asked, however surely it is read.
        wonders = at.act is Act.ASK and not tells and (likely < _BEYOND_DOUBT or at.aspect == Aspect.WHETHER)
        plainly = (likely >= (_SURE if at.told else _BEYOND_DOUBT) and not wonders) or Told.GIVEN in at.told
        return TableStep("C20", "incident", "" if plainly or asked or not at.linked else "maybe")
    # Asking costs a turn: only where words of danger stand, and unless they are plain nothing else is likelier.
    least = _MAY_BE if at.told else max(_MAY_BE, likely - _AS_LIKELY)
    may_be = at.reading.move_likelihood(Matter.INCIDENT) >= (_GIVEN_AWAY if Told.GIVEN in at.told else least)
    if not may_be or at.of_somebody_else or at.harmless or _asks_aside(at):
        return None
    return TableStep("C20", "incident", "" if asked else "maybe") if at.reading.labels.move.startswith(_BESIDE) else None


def _asks_aside(at: Situation) -> bool:
    """Whether it is surely one of the side questions, none of them about incidents, and no word of danger stands in it: nobody is asked whether it is an alarm."""
    side = at.side
    asked = side is not None and side.likelihood >= _SURELY_ASKED and not side.question.id.startswith(_SIDES_OF_INCIDENTS)
    return asked and not at.told


def _frozen_first(at: Situation) -> TableStep | None:
    """To be frozen is wished for without a word of what has happened: the button, which is all that freezes."""
    mine = at.linked and at.private and not at.somebody and not at.of_somebody_else and at.colleague is None and at.strange is None
    named = _FREEZE.search(at.text) is not None  # "No reset, freeze it" is no wish for a reset, and no refusal of the freeze.
    other = at.reading.labels.move.startswith("do:") or at.act in (Act.DECLINE, Act.STOP, Act.AGREE) or at.reading.labels.negated
    # Only within an incident is "block it" the same wish; anywhere else it may mean that the account is to be disabled, or a lock.
    wished = mine and IncidentSide.FREEZING in at.sides and not at.drafting and (named or not other) and not only_blocks(at.text)
    return TableStep("C20", "freeze") if wished else None


def _freeze_instead(at: Situation) -> bool:
    """Whether the reset that is under way is not wanted any more, and a freeze is instead; the freeze itself takes the press (C2)."""
    reset = at.request is not None and at.request.action == Matter.RESET_PASSWORD and at.linked and at.private
    mine = not at.somebody and not at.of_somebody_else and at.colleague is None
    return reset and mine and IncidentSide.FREEZING in at.sides and _FREEZE.search(at.text) is not None and _REFUSES.search(at.text) is not None


def _of_the_incident(at: Situation) -> TableStep | None:
    """What is said after an incident was told is about that one where its words or the reading say so, and no other matter is plainly meant."""
    if another_matter(at):
        return None
    if IncidentSide.UNSENT in at.sides and at.drafting:
        return TableStep("C4", "ticket", "drop")
    if _sends(at):
        return TableStep("C17", PRESSED, _REPORT)
    in_hand = at.conversation.about == _OF_MINE
    if at.moves(Act.PERSON) and not at.drafting:
        return TableStep("C20", "incident", f"next {IncidentSide.PERSON}")
    if in_hand and _stops_nothing(at):
        return TableStep("C20", "incident", f"next {IncidentSide.STOP}")
    if in_hand and at.act is Act.AGREE and not at.sides and not at.goodbye and any(one.means == _REPORT for one in at.last.offers_beside(at.now)):
        return TableStep("C20", "incident", "next")  # "All right" to several steps: which one to press first.
    elsewhere = at.last.context == _ELSEWHERE and at.reading.labels.move != Matter.INCIDENT
    own = at.conversation.about.startswith(_ACCOUNT)
    asks = any(in_hand or (side in _ONLY_OF_IT and not elsewhere) or (own and side in _ALSO_OF_IT) for side in at.sides)
    asks = asks and (at.act not in _NOT_OF_IT or IncidentSide.FREEZING in at.sides)  # "Block it first" reads like "later".
    asks = asks or (in_hand and _asks_on(at))
    likely = at.reading.move_likelihood(Matter.INCIDENT)
    more = in_hand and at.act in _TELLS_MORE and likely >= _MORE_OF_IT
    floor = _INCIDENTS if in_hand or not DANGERS.isdisjoint(at.told) else _SURE
    return TableStep("C20", "incident", "next") if asks or more or (at.moves(Matter.INCIDENT, floor=floor) and (in_hand or at.whole)) else None


def _stops_nothing(at: Situation) -> bool:
    """Whether something is to be stopped where nothing of the speaker's is under way: within an incident it is what somebody else may do (C20)."""
    idle = at.request is None and not at.drafting and not at.tickets and not at.sides
    return idle and at.moves(Act.STOP) and not at.goodbye


def _sends(at: Situation) -> bool:
    """Whether the report that stands there to be sent is wanted in so many words; a question, a no or "not that one" sends nothing."""
    offered = any(choice.means == _REPORT for choice in at.last.offers_beside(at.now))
    wants = IncidentSide.SEND in at.sides and IncidentSide.UNSENT not in at.sides
    return offered and wants and not at.question and not at.reading.labels.negated and at.act not in (Act.DECLINE, Act.STOP, Act.LATER, Act.PERSON)


def _asks_on(at: Situation) -> bool:
    """A side of the matter in hand, or that one cannot sign in: within an incident its state answers that. Who plainly asks for a look gets it."""
    move = at.reading.labels.move
    plainly = at.intent.kind is IntentKind.STATUS and at.intent.confidence >= _PLAIN_LOOK and at.reading.move_likelihood("look") >= HARMLESS
    return not at.topic and at.act is not Act.REQUEST and (move.startswith("follow:") or (move == "look" and not plainly))


MINE: Final = TableRow("C20", "an incident: a password, code or approval in strange hands", _c20)
