"""Once it is about somebody else's, a shared or a machine's account, it stays so until the speaker says "mine" (C9, C10, C16). Pure."""

from typing import Final

from bot.accounts.rows.row import Row
from bot.dialogue.speaker_words import denies_oneself, has_oneself, is_about_oneself, speaks, to_me
from bot.dialogue.table.situation import AGREED_WITHIN, HARMLESS, LIKELY, Situation
from bot.dialogue.table.step import TableRow, TableStep
from bot.dialogue.understanding import IntentKind
from bot.reading.people_words import joins_words, names_machine, names_shared
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter, Whose
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.side_question import Concerns

NOT_ME: Final = "not_me"
OWNERS_PASSWORD: Final = "password"  # noqa: S105  # what somebody else may not choose
GENERAL: Final = "others"
"""What the FAQ is told with where the answer is for somebody else: nothing and no button of the speaker's own account belongs to it."""
_JOINED: Final = frozenset("-_")
_LOOKED_UP: Final = frozenset({Matter.STATUS, Matter.UNLOCK, Matter.ENABLE, Matter.RESET_PASSWORD, Matter.SAME})
_SEVERAL: Final = frozenset({"shared", "mailbox", "service"})
_SAYS: Final = frozenset({Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN, Act.REPEAT, Act.CORRECT, Act.ANSWER, Act.GO_ON})
_OWN_MATTERS: Final = frozenset({Matter.SAME, Matter.STATUS, Matter.CERTIFICATE, Matter.ACCOUNT_NAME, Matter.NONE, *ACTION_MATTERS})
_ELSEWHERE: Final = frozenset({IntentKind.TICKET, IntentKind.LINK, IntentKind.APPROVE_HELP, IntentKind.ELSEWHERE})
_OF_ACCOUNTS: Final = ("nologin-", "password-", "login-", "other-02")
_BECOMES_ADMIN: Final = "other-03"
_CONTACT: Final = "contact-"
_SURE_FAQ: Final = 0.9
_SURELY_MINE: Final = 0.6
_SIDE: Final = 0.4
_SIDE_OF_MINE: Final = 0.5
_ASKED_FIRST: Final = 0.65
_OF_AN_APPROVAL: Final = "t-approve-"
_OF_DECIDING: Final = frozenset(
    f"t-admin-{what}" for what in ("where", "words", "check-identity", "two-digits", "refuse", "own", "deputy", "dictate", "who-sent", "after", "enable")
)
_OF_THE_REQUEST: Final = {"t-approve-who": Aspect.WHO.value, "t-approve-leave": "away", "t-approve-faster": "faster"}
"""Side questions that a request which waits answers from its own facts, and with which."""
_AWAITING: Final = ("awaiting", "awaiting_approval")
_OF_THEIR_WAY: Final = frozenset({"t-other-start", "t-other-my-phone", "t-other-little-typing", "t-other-code-to-me"})
_COLLEAGUE: Final = "colleague:"
_HARDLY_OTHERS: Final = 0.1
OF_SHARED: Final = "t-shared-"
"""How the ids of the side questions about shared accounts begin."""
SHARED_IN_HAND: Final = ("faq:binding-13", "faq:binding-14", "others:shared", "others:mailbox")
_OWN_MATTER: Final = ("wish:", "incident:mine")
_LEFT_BY: Final = ("elsewhere:", "ticket", "incident:mine")
"""Matters in hand with which the talk has left somebody else's account."""
_OF_ONE: Final = frozenset({"t-admin-enable", "t-admin-unlock"})
_OF_DECIDING_AT: Final = 0.45
"""Whoever decides on requests asks about that; less than surely is enough, since the alternative is the list of them once more."""
WAITING_LIST: Final = "t-admin-where"
_SMALLTALK: Final = 0.8


def in_hand(at: Situation) -> str:
    """Whose account was spoken of last, in the words of the handler (`unnamed`, `shared` …); empty where it is nobody else's."""
    lately = at.last.at is not None and at.now - at.last.at <= AGREED_WITHIN
    elsewhere = at.conversation.about.startswith(_LEFT_BY) and at.last.context != "refused:other"
    return at.conversation.whose if lately and not elsewhere else ""


def row_of(kind: str) -> str:
    """The row for whose it is."""
    return "C10" if kind in _SEVERAL else "C9"


def is_of_shared(found: SideQuestionFound | None) -> bool:
    """Whether it is a side question about shared accounts."""
    return found is not None and found.question.id.startswith(OF_SHARED)


def speaks_of_shared(at: Situation) -> bool:
    """Whether a shared account is spoken of, or in hand; what the reader alone makes of words that go on about an own matter is no word for one."""
    talk = at.conversation
    if talk.about.startswith(SHARED_IN_HAND) or talk.row == Row.SHARED.value or in_hand(at) in _SEVERAL or names_shared(at.text):
        return True
    of_mine = at.same and talk.about.startswith(_OWN_MATTER) and not talk.whose
    return at.reading.labels.whose is Whose.SHARED and at.reading.others >= LIKELY and not of_mine


def just_answered(at: Situation, id: str) -> bool:
    """Whether the desk's last words answered this side question."""
    return any(phrase.words.get("id") == id for phrase in at.last.just_said(at.now))


def general_answer(at: Situation, row: str, *, asked_first: bool = False) -> TableStep | None:
    """A short answer to what is asked of other people's accounts in general, where the alternative is the same no once more; `asked_first`: where no no
    was said yet, so that it must be surer."""
    found = at.side
    if found is None or at.act is not Act.ASK or at.aspect in (Aspect.WHO, Aspect.UNTIL, Aspect.SINCE):
        return None
    if is_of_shared(found) and not speaks_of_shared(at):
        return None
    mine = found.question.concerns is Concerns.MINE
    if mine and asked_first and not at.own:
        return None  # What is true of the speaker's account is told where their words speak of it ("he changed my password, so he knows it?").
    likely = _SIDE_OF_MINE if mine else _SIDE if at.aspect == Aspect.NONE else _SURELY_MINE
    if found.likelihood < (_ASKED_FIRST if asked_first else likely) or (mine and row == "C10"):
        return None
    said = just_answered(at, found.question.id)
    return None if said or found.question.admins else TableStep(row, "side", found.question.id)


def _machine(at: Situation) -> TableStep | None:
    """A machine's account by the shape of its name, where the reading is in doubt whose it is: never the speaker's on a guess."""
    named = names_machine(at.text) and not _JOINED.isdisjoint(at.text) and not at.own and at.colleague is None and not _has_it(at)
    if not named or not at.linked or at.reading.likelihood >= LIKELY or at.matter not in _LOOKED_UP or at.act not in _SAYS or at.drafting:
        return None
    return TableStep("C10", "others", "shared")


def _has_it(at: Situation) -> bool:
    """Whether nobody else is read in it, and the speaker says to have it ("I have two of those GEAA-type logins") or what is joined there are plain words
    ("only from go-live"): then that only describes."""
    mine = at.reading.labels.whose is Whose.MINE and at.reading.others < _HARDLY_OTHERS
    return mine and (has_oneself(at.text) or joins_words(at.text))


def _denied(at: Situation) -> TableStep | None:
    """"Not me": the account that was spoken of, and never the speaker's own."""
    kind = in_hand(at)
    if at.colleague is not None or not denies_oneself(at.text) or at.act not in _SAYS or at.drafting:
        return None
    if not kind:
        return TableStep("C10", "others", "shared") if names_machine(at.text) and not _JOINED.isdisjoint(at.text) else None
    return TableStep(row_of(kind), "others", NOT_ME)


def _still(at: Situation) -> TableStep | None:
    kind = in_hand(at)
    if not kind or _names_another(at):
        return None
    row = row_of(kind)
    if at.matter == Matter.LINK and at.act is Act.ASK and (at.of_somebody_else or at.somebody):
        return TableStep(row, "others", Aspect.HOW)  # How that person begins here.
    if _something_else(at):
        return None
    if at.leads and row == "C10" and (at.same or at.entry == _BECOMES_ADMIN):
        return TableStep(row, "others", at.aspect if at.aspect != Aspect.NONE else kind)
    entry = at.intent.faq if at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _SURE_FAQ else None
    if at.reading.labels.move.startswith("faq:") and at.reading.likelihood >= LIKELY:
        entry = entry or at.matter
    if entry is not None and not entry.startswith(_CONTACT):
        return TableStep(row, "faq", GENERAL, kind=IntentKind.FAQ, faq=entry)
    if (entry or "").startswith(_CONTACT) or at.matter.startswith(_CONTACT):
        return TableStep(row, "others", Aspect.WHO)
    if at.conversation.about.startswith("faq:") and at.same and at.reading.labels.move.startswith("follow:"):
        # What is asked on about an article stays with that, but never turns to the speaker's own account or admin.
        own = at.aspect == Aspect.WHO or (at.aspect in (Aspect.UNTIL, Aspect.SINCE) and at.conversation.about.removeprefix("faq:").startswith(_OF_ACCOUNTS))
        if not own:
            return None if at.aspect != Aspect.NONE else general_answer(at, row)
    if at.act is Act.COMPLAIN:
        return TableStep(row, "others", Aspect.WHO)  # Nobody answers, nobody helps: whom else to turn to.
    if at.aspect == Aspect.NONE:
        return general_answer(at, row) or TableStep(row, "others", kind)
    return TableStep(row, "others", at.aspect)


def _names_another(at: Situation) -> bool:
    """Whether it is about the speaker in so many words, or about somebody by name."""
    of_it = at.same and at.conversation.about.startswith("others:") and not at.moves("look", floor=HARMLESS)
    own = (at.own or is_about_oneself(at.text)) and not (of_it and at.reading.likelihood < LIKELY)
    if own or at.mentioned is not None or at.colleague is not None or at.strange is not None:
        return True
    on_own = at.on_own is not None and at.on_own.others < HARMLESS and at.on_own.likelihood >= LIKELY
    mine = at.reading.others < HARMLESS and ((at.reading.likelihood >= _SURELY_MINE and not at.same) or on_own)
    return mine and (speaks(at.text) or (on_own and to_me(at.text)))


def _something_else(at: Situation) -> bool:
    """Whether it is no question of an account's: a ticket, a person, an approval, thanks, a topic of others."""
    of_ticket = at.last.context.startswith("ticket:") or at.conversation.waiting.startswith("ticket:")
    ticket = at.drafting or (at.tickets and of_ticket) or (at.conversation.waiting and not of_ticket)
    if ticket or at.last.context.startswith(("ask:", "approval:", "page:")) or at.act not in _SAYS or at.goodbye or at.topic or at.request is not None:
        return True
    if at.intent.kind in _ELSEWHERE and at.intent.confidence >= LIKELY:
        return True
    if at.moves("smalltalk", floor=_SMALLTALK) or (at.intent.kind is IntentKind.SMALLTALK and at.intent.confidence >= _SMALLTALK):
        return True
    return at.reading.likelihood >= HARMLESS and at.matter not in _OWN_MATTERS and "-" not in at.matter


def _waiting_for_the_admin(at: Situation) -> TableStep | None:
    """Where and how many are waiting: the list itself, for the admin who has one."""
    asked = at.side is not None and at.side.question.id == WAITING_LIST and at.side.likelihood >= LIKELY
    named = at.mentioned is not None or at.colleague is not None or at.conversation.about.startswith("colleague:")
    return TableStep("C38", "approve_help") if asked and at.leads and at.private and not named else None


def _password_of_the_owner(at: Situation) -> TableStep | None:
    """Whoever types for the owner wants to choose the owner's password: that is for the owner alone."""
    wished = at.matter == Matter.RESET_PASSWORD and at.act in (Act.REQUEST, Act.ASK, Act.ANSWER) and at.request is not None
    return TableStep("C13", "others", OWNERS_PASSWORD) if at.conversation.typed_for and wished else None


def of_own_request(at: Situation) -> TableStep | None:
    """Who approves, what if they are away, can it go faster: asked while the own request waits, it is asked of that one, which knows (C23)."""
    found, request = at.side, at.request
    if found is None or request is None or request.state not in _AWAITING or found.question.id not in _OF_THE_REQUEST:
        return None
    return TableStep("C23", "progress", _OF_THE_REQUEST[found.question.id])


def asks_of_deciding(at: Situation) -> bool:
    """Whether it is asked how an admin decides: what counts as proof, whether the applicant reads why, who stands in."""
    found = at.side
    if found is not None and found.question.id in _OF_ONE and at.conversation.about.startswith(_COLLEAGUE) and found.likelihood < _SURELY_MINE:
        return False  # "Can I enable her?" is answered by how hers stands.
    return found is not None and found.question.id in _OF_DECIDING and found.likelihood >= _OF_DECIDING_AT and found.question.id != WAITING_LIST


def _of_an_approval(at: Situation) -> TableStep | None:
    """Who presses, who chooses the password, who sees it: how approvals go is about nobody's account, whoever is named beside it (C13)."""
    found = at.side
    deciding = at.leads and asks_of_deciding(at)
    if found is None or not (deciding or (found.question.id.startswith(_OF_AN_APPROVAL) and found.likelihood >= _SURELY_MINE)):
        return None
    thread = at.request is not None or at.leads or at.approvals > 0 or at.last.context.startswith(("approval:", "page:"))
    plain = at.intent.kind is IntentKind.FAQ and at.intent.confidence >= _SURE_FAQ
    if not thread or plain or at.mentioned is not None or (at.leads and row_of(in_hand(at)) == "C10"):
        return None
    said = just_answered(at, found.question.id) and not deciding  # To say it once more is better than to ask whom they mean.
    asks = at.act in (Act.ASK, Act.REPORT, Act.CORRECT) and (at.of_somebody_else or at.matter == Matter.APPROVE or at.leads) and not at.moves(Matter.INCIDENT)
    return of_own_request(at) or TableStep("C13", "side", found.question.id) if asks and not said else None


def _how_they_begin(at: Situation) -> TableStep | None:
    """How the colleague in hand begins here themselves, and whose chat or code may be used, is no side of their account (C13)."""
    found = at.side
    asks = at.leads and at.private and at.act in (Act.ASK, Act.CORRECT) and at.conversation.about.startswith(_COLLEAGUE) and not at.moves(Matter.INCIDENT)
    if found is None or not asks or at.mentioned is not None or at.drafting or found.question.id not in _OF_THEIR_WAY:
        return None
    sure = found.likelihood >= _SURELY_MINE and not just_answered(at, found.question.id)
    return TableStep("C13", "side", found.question.id) if sure else None


HOW_THEY_BEGIN = TableRow("C13", "how the colleague in hand begins here themselves", _how_they_begin)
OWNERS = TableRow("C13", "somebody who types for the owner would choose the password", _password_of_the_owner)
WAITING = TableRow("C38", "what waits for this admin", _waiting_for_the_admin)
OF_AN_APPROVAL = TableRow("C13", "how approvals go, whoever is named beside it", _of_an_approval)
MACHINE = TableRow("C10", "a machine's account by the shape of its name, whosever it may be", _machine)
DENIED = TableRow("C16", "not me: the account that was spoken of", _denied)
STILL_OTHERS = TableRow("C9", "goes on about the account that was spoken of, until the speaker says mine", _still)
