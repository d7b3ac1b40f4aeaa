"""What the table decides on: the reading, the thread, and what is open for the speaker. Pure."""

from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.several import SeveralAccounts
from bot.dialogue.conversation import Conversation
from bot.dialogue.understanding import Intent, IntentKind
from bot.faq.out_of_scope import blames_own_account, names_foreign_account, names_something_foreign, names_something_ours
from bot.faq.text import normalise
from bot.messages import Choice, Phrase
from bot.reading.notice_words import Notice, asked_again, is_question, notice_in
from bot.reading.offer_words import OfferWord
from bot.reading.reading import Clause, Reading
from bot.reading.request_questions import NO_QUESTION, RequestQuestion
from bot.reading.talk import talk_topic
from bot.reading.vocabulary import ACTION_MATTERS, OTHERS, Act, Matter
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.of_approvals import NOT_ASKED, ApprovalQuestion
from bot.tickets.account_choice import NO_CHOICE, AccountChoice

AGREED_WITHIN: Final = timedelta(minutes=30)
"""How old an offer may be for a word to accept it (C2, C5, C16, C17)."""
HARMLESS: Final = 0.34
"""From this likelihood on a move that changes nothing is made."""
LIKELY: Final = 0.5
ACTS: Final = 0.6
"""From this likelihood on an act may begin (C7)."""
_TELLS_TROUBLE: Final = 0.2
_SURELY_OWN: Final = 0.3
_OURS_YET: Final = 0.3
_HARDLY: Final = 0.03
_SENTENCE: Final = lazy_pattern(r"(?<=[.!。！])\s*(?=\S)")
_SAYS_MINE: Final = 0.12
_HALF: Final = 0.3
_IN_SO_MANY_WORDS: Final = 0.95
_WITH_TROUBLE: Final = 0.1
_OTHERS_SELDOM: Final = 0.2
_PLAIN: Final = 0.9
_BY_MORE: Final = 0.05
_BARE_LATIN: Final = 12
_BARE_HAN: Final = 4
_PLAIN_YET: Final = 0.85
_PLAINER_THAN_DOUBT: Final = 0.8
_DOUBTFUL: Final = 0.55
_HELLO: Final = "hello"
_CHAT: Final = "chat"
_SURE_OF_IT: Final = 0.85
_BYE: Final = "bye"
_SAYS_SOMETHING: Final = frozenset((Act.ASK, Act.REPORT, Act.REQUEST, Act.COMPLAIN, Act.ANSWER, Act.CORRECT, Act.CHOOSE))
BY_PRESS: Final = "decide:"
"""What only the button itself begins: "got it" to a request that waits for somebody's decision is no wish to decide it now."""
_NOT_BY_YES: Final = ("wish:cancel", "ticket:withdraw", "ticket:reopen", "progress:back", "incident:report", BY_PRESS)
"""What calls something off, or takes that back, stands there to be pressed or said in so many words; "all right" does not mean it, though it stands alone; nor does
it send a report to security, or open the page on which an admin decides."""
_FREEZES: Final = "freeze:"
"""What stands under every answer while an incident is in hand, beside whatever else is offered there."""
_SAME_INCIDENT: Final = timedelta(hours=24)
_SIDE: Final = (
    "rate:", "none", "more:", "tell:", "wish:ticket", "wish:status", "wish:cancel", "faq:", "ticket:drop", "ticket:change", "ticket:add",
    "ticket:unadd", "decide:", "freeze:",
    "main_account:choose",
)  # fmt: skip
"""What stands beside an offer: a plain yes does not mean it."""


_ASKED_ON: Final = {"incident:others": "others", "incident:shared": "shared next", "incident:forged": "forged next"}


def incident_asked_on(about: str) -> str:
    """What the incident in hand is asked on about, in the words of its handler: nobody else's is answered as if it were the speaker's own."""
    return _ASKED_ON.get(about, "next")


@dataclass(frozen=True, slots=True)
class LastReply:
    """The desk's last message here: what it did (`status:locked`), what it said in short and as phrases, what it offered, and when (UTC)."""

    context: str = "start"
    said: str = ""
    choices: tuple[Choice, ...] = ()
    at: datetime | None = None
    says: tuple[Phrase, ...] = ()

    def offers(self, now: datetime) -> tuple[Choice, ...]:
        """What a plain yes can mean: the offered acts, or the only offer; nothing that is older than half an hour."""
        recent = tuple(choice for choice in self.offers_beside(now) if not choice.means.startswith(_NOT_BY_YES))
        main = tuple(choice for choice in recent if not choice.means.startswith(_SIDE))
        alone = tuple(choice for choice in recent if not choice.means.startswith(_FREEZES)) or recent
        return main or (alone if len(alone) == 1 else ())

    def offers_beside(self, now: datetime) -> tuple[Choice, ...]:
        """Everything that was offered within half an hour, what stands beside the acts as well."""
        return () if self.at is None or now - self.at > AGREED_WITHIN else self.choices

    def just_said(self, now: datetime) -> tuple[Phrase, ...]:
        """What must not be said again in the same words (C27); nothing that is older than half an hour."""
        return () if self.at is None or now - self.at > AGREED_WITHIN else self.says


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """The speaker's request that is under way: `state` is that of the request (`verifying`, `awaiting` …)."""

    action: str
    state: str


@dataclass(frozen=True, slots=True)
class Situation:
    """All that a row may look at. `now` is UTC.

    `undone` is a request of the speaker's that has just ended without being done, `tickets` are the speaker's live
    tickets, `approvals` how many requests wait for the speaker's decision, `leads` whether the speaker may look at
    colleagues (an admin, the helpdesk), `colleague` the id of the one whom the text names, `mentioned` a name or account as it was typed, `strange` what
    stands in such a place and may be a name of no known kind. `topic` is the topic of what is not ours whose words are sure, `likely_topic` the one that
    fits best where the reading says that it is one, `somebody` whether a word for somebody else stands in the text, `own` whether it speaks of the
    speaker's own account in so many words, or names the speaker, `side` the side question that the words most likely ask, `of_request` what they ask about a
    request, `of_deciding` what somebody who decides asks about that, `takes` what they say to an offer. `on_open` is how the text reads after the
    last words about what is still open, None where these were the desk's last; `parts` are the readings of its clauses, where it may call something
    off. After a no about somebody else, `alone` are the readings of the text and of its halves without the thread, `asked` that of the words that
    were answered last, and `on_own` how the text reads after the last words about the own matter that somebody else's came between: a refusal colours
    the reading of whatever is said after it.
    `kept` is how the text reads in `kept_context`, after an own matter that a question or something not understood came between.
    `sides` are those of an incident that was
    told here which its words are sure to ask about, `told` what kinds of incident they are sure to tell, `harmless` whether they are like words that tell of
    none. `several`: the own accounts of which one is to stay, where that may be spoken of, `choice` what the words say about that, `names_own` whether they
    name one of them. `whole`: whether it is the whole text, no part of it; `part_wish`: the act that a part of it asks for in so many words. `citizen`: whether
    somebody unlinked says to be a `citizen` or `staff`. `handed_over`: whether a person answers here in place of the desk.
    """

    reading: Reading
    intent: Intent
    text: str
    now: datetime
    conversation: Conversation = field(default_factory=Conversation)
    last: LastReply = field(default_factory=LastReply)
    linked: bool = True
    private: bool = True
    request: OpenRequest | None = None
    undone: OpenRequest | None = None
    tickets: tuple[str, ...] = ()
    approvals: int = 0
    leads: bool = False
    colleague: str | None = None
    mentioned: str | None = None
    strange: str | None = None
    topic: str = ""
    likely_topic: str = ""
    somebody: bool = False
    own: bool = False
    side: SideQuestionFound | None = None
    of_request: RequestQuestion = NO_QUESTION
    of_deciding: ApprovalQuestion = NOT_ASKED
    takes: OfferWord = OfferWord.NONE
    alone: tuple[Clause, ...] = ()
    asked: Reading | None = None
    on_own: Reading | None = None
    on_open: Reading | None = None
    kept: Reading | None = None
    kept_context: str = ""
    parts: tuple[Reading, ...] = ()
    sides: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    harmless: bool = False
    whole: bool = True
    part_wish: str = ""
    citizen: str = ""
    handed_over: bool = False
    several: SeveralAccounts | None = None
    choice: AccountChoice = NO_CHOICE
    names_own: bool = False

    @property
    def question(self) -> bool:
        """Whether it has the shape of a question, or says that it was one."""
        return is_question(self.text) or bool(asked_again(self.text))

    @property
    def goodbye(self) -> bool:
        """Whether it only takes leave, whatever a reading makes of so short a word."""
        return self.intent.kind is IntentKind.SMALLTALK and self.intent.confidence >= _PLAIN and talk_topic(self.text) == _BYE

    @property
    def greets(self) -> bool:
        """Whether it only greets: that is no yes to anything."""
        return self.intent.kind is IntentKind.SMALLTALK and self.intent.confidence >= _PLAIN and talk_topic(self.text) == _HELLO

    @property
    def chats(self) -> bool:
        """Whether it is small talk about nothing that is known here, and about nobody, as far as its words say; a reading may still find a matter in it."""
        about_nobody = not self.somebody and not self.own and self.mentioned is None and self.colleague is None
        known = self.topic or self.told or self.intent.confidence >= _HALF
        return about_nobody and not known and self.reading.likelihood < _SURE_OF_IT and talk_topic(self.text) == _CHAT

    @property
    def drafting(self) -> bool:
        """Whether a ticket is written and waits to be sent, whatever was said since."""
        return self.conversation.draft.open(self.now)

    @property
    def incident(self) -> bool:
        """Whether an incident of the speaker's own was told here lately: what is asked about it is asked about that one."""
        told = self.conversation.incident
        return bool(told) and self.now - datetime.fromisoformat(told) < _SAME_INCIDENT

    @property
    def password_first(self) -> bool:
        """Whether a new password is the way out of an incident that was told here: who speaks of one is not asked whether they forgot it."""
        return self.incident and not self.conversation.changed and self.linked and not self.of_somebody_else

    @property
    def notice(self) -> Notice:
        """Whether the words ask to be told when something is done, or no longer; at their end where nothing else is the matter."""
        last = _SENTENCE.split(self.text.strip())[-1] if self.same and not self.question else self.text
        return notice_in(self.text) if last == self.text else notice_in(last)

    @property
    def act(self) -> Act:
        """The most likely act."""
        return self.reading.labels.act

    @property
    def matter(self) -> str:
        """The most likely matter."""
        return self.reading.labels.matter

    @property
    def aspect(self) -> str:
        """The most likely aspect."""
        return self.reading.labels.aspect.value

    def moves(self, *moves: str, floor: float = HARMLESS) -> bool:
        """Whether the likeliest move is one of these, and likely enough."""
        return self.reading.labels.move in moves and self.reading.likelihood >= floor

    @property
    def of_somebody_else(self) -> bool:
        """Whether it concerns anybody but the speaker, or may well do (C9, C10)."""
        return self.reading.labels.whose in OTHERS or self.reading.others >= LIKELY or self.mentioned is not None

    @property
    def not_ours(self) -> bool:
        """Whether the words alone belong to nothing that is looked after here, whatever a reading makes of them: "reset my Netflix password" (C19)."""
        outside = self.intent.kind is IntentKind.NONE and 0 < self.intent.confidence < _OURS_YET  # At nought nothing was compared.
        outside = (outside and not self._names_ours) or self.intent.kind is IntentKind.ELSEWHERE
        return (outside and not self.blames_ours) or self.names_foreign

    @property
    def names_foreign(self) -> bool:
        """Whether an act is asked for on an account of something else: that is not ours, though it is the speaker's own."""
        return self._asks_for_act and names_foreign_account(self.text)

    @property
    def maybe_not_ours(self) -> bool:
        """Whether something is named that has locks and passwords too, and nothing that is looked after here: an act may be offered, and begins by no words."""
        return self.not_ours or (names_something_foreign(normalise(self.text)) and not self._names_ours and not self.blames_ours)

    @property
    def _names_ours(self) -> bool:
        return names_something_ours(self.text.casefold())  # As typed: "portal" may be anybody's.

    @property
    def blames_ours(self) -> bool:
        """Whether the account is what keeps something else from working, and is to be mended: "VPN is down as my account is locked, unlock it"."""
        return self._asks_for_act and blames_own_account(self.text)

    @property
    def _asks_for_act(self) -> bool:
        return any(move.name.startswith("do:") for move in self.reading.moves[:1])

    @property
    def own_act(self) -> str | None:
        """The act that the speaker asks for, for their own account, surely enough to begin it (C7)."""
        labels, move = self.reading.labels, self.reading.labels.move
        if self.strange is not None or self.maybe_not_ours:
            return None
        if self.conversation.about.startswith("incident:"):
            # What a stranger said on the phone may be told in the same words as a wish; only a plain one of the speaker's own begins anything.
            return self._wished_plainly if not self.told and not self.sides else None
        if self.conversation.of_others and not self.own:
            return None  # What was asked on was asked for somebody else.
        wished = self._wished_plainly
        if wished is not None:
            return wished
        if labels.matter not in ACTION_MATTERS or not move.startswith("do:") or labels.negated:
            return None
        hardly = _SAYS_MINE if self.own else _HARDLY  # "I ask for nobody else, it is my own": somebody is named, and denied.
        own = self.reading.others < (hardly if self.somebody else _SURELY_OWN) and self.mentioned is None
        likely = self.reading.likelihood >= ACTS and own and not self.may_only_tell
        return labels.matter if likely else None

    @property
    def may_only_tell(self) -> bool:
        """Whether a wish that was read may be no more than trouble that is told ("it is locked, and I have to write"): an act begins only where it is asked for."""
        return self.reading.move_likelihood("look") >= _TELLS_TROUBLE and self.intent.kind.value != self.reading.labels.matter

    @property
    def _wished_plainly(self) -> str | None:
        """The act that the words alone ask for, where the reading finds it likely too and nobody else in them."""
        wish, labels = self.intent.kind.value, self.reading.labels
        if wish not in ACTION_MATTERS or self.intent.confidence < _PLAIN or labels.negated or self.somebody or self.mentioned is not None:
            return None
        # By itself a wish in so many words is one, though trouble is told with it; after the desk's words it may be a question about them.
        alone = not self.follows and self.reading.labels.move == "look" and self.intent.confidence >= _IN_SO_MANY_WORDS
        likely = self.reading.move_likelihood(f"do:{wish}") >= (_WITH_TROUBLE if alone else _HALF)
        return wish if likely and self.reading.others < _OTHERS_SELDOM else None

    @property
    def follows(self) -> bool:
        """Whether there is a matter in hand that words could follow."""
        return bool(self.conversation.about) or self.last.context != "start"

    @property
    def entry(self) -> str | None:
        """The FAQ entry that is meant: the reading's, or the matcher's where that is surer."""
        if self.intent.kind is IntentKind.FAQ and self.intent.confidence > self.reading.likelihood:
            return self.intent.faq
        if "-" in self.matter and self.reading.likelihood >= HARMLESS:
            return self.matter
        return self.intent.faq if self.intent.kind is IntentKind.FAQ else None

    @property
    def plainly(self) -> IntentKind | None:
        """What the words alone say, where the matcher of questions and wishes is surer of it than the reading is."""
        surer = self.intent.confidence >= _PLAIN and self.intent.confidence > self.reading.likelihood + _BY_MORE
        bare = len(self.text) <= (_BARE_LATIN if self.text.isascii() else _BARE_HAN)
        if self.follows and self.reading.likelihood >= (LIKELY if bare else _PLAIN_YET):
            return None  # What is asked about the matter in hand is not a question of its own; a whole question may be.
        surer = surer or (self.intent.confidence >= _PLAINER_THAN_DOUBT and self.reading.likelihood < _DOUBTFUL)
        says = self.act in _SAYS_SOMETHING or self.reading.likelihood < _DOUBTFUL
        return self.intent.kind if surer and says and not self.of_somebody_else else None

    @property
    def same(self) -> bool:
        """Whether it is about the matter in hand."""
        return self.matter == Matter.SAME
