"""What is known when a text is answered: what is open for its writer, whom it names, and how it reads, clause by clause."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.accounts.several import OF_SEVERAL, SeveralAccounts, may_name, named_in
from bot.dialogue.beside_draft import heard_of_draft
from bot.dialogue.beside_ticket import Read, heard_beside_ticket
from bot.dialogue.choosing import beyond_yes
from bot.dialogue.context import status_context
from bot.dialogue.conversation_facts import conversation_facts
from bot.dialogue.endings import with_ending
from bot.dialogue.named_with_office import named_with_office
from bot.dialogue.person_mentions import mentioned_anybody, mentioned_person
from bot.dialogue.speaker_words import is_about_oneself
from bot.dialogue.table.incident import denies
from bot.dialogue.table.kept import may_be_of_kept
from bot.dialogue.table.no_incident import calmly
from bot.dialogue.table.oneself import goes_on_about_oneself, is_after_refusal, parts_of
from bot.dialogue.table.own_ways import as_own_matter
from bot.dialogue.table.side import MAY_ASK
from bot.dialogue.table.situation import Situation
from bot.dialogue.topic_parts import topic_clauses, topic_parts, with_topics
from bot.dialogue.typing_for import as_the_owner
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Turn
from bot.incidents.told import WhatIsTold
from bot.messages import Phrase, Reply, TypedText
from bot.people.identity import audit_actor
from bot.people.names import stands_in
from bot.people.person import Person
from bot.reading.clauses import MOST, clauses_of, numbered_points, sentence_parts
from bot.reading.notice_words import is_question
from bot.reading.offer_words import OfferWord, offer_word
from bot.reading.people_words import mentions_somebody
from bot.reading.reading import Clause, Heard, Labels, Reading
from bot.reading.request_questions import RequestQuestion, request_question
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.secret_detection.everyday_words import masked_name
from bot.side_questions.finding import SideQuestionFound
from bot.side_questions.of_approvals import NOT_ASKED, beside_question, deciding_question
from bot.side_questions.side_question import SideQuestion
from bot.store.work import Store
from bot.tickets.account_choice import NO_CHOICE, ChoiceWord, heard_choice

_ABOUT_ONE: Final = 120  # Letters; a longer story is about its teller.
_UNREAD: Final = Reading(Labels(Act.GREET, Matter.NONE), 0.0)
_MAY_AGREE: Final = frozenset({Act.AGREE, Act.CHOOSE, Act.REQUEST, Act.GO_ON, Act.PERSON, Act.ANSWER, Act.GREET})
"""What may be said beyond a yes and still belong to it ("yes, do it")."""
_BEYOND: Final = 0.4
_SURELY_BEYOND: Final = 0.6
_ASK_TICKET: Final = "ask:ticket"
_ON_A_PAGE: Final = frozenset(("verifying", "ready"))
_ACCOUNT: Final = lazy_pattern(r"(?<![A-Za-z0-9._@-])[A-Za-z]{2,6}-[0-9]{4,8}(?![A-Za-z0-9._@-])")
SeveralOf: TypeAlias = Callable[[Person], Awaitable[SeveralAccounts | None]]
_DRAFTING: Final = frozenset(("ticket:draft", "ticket:change"))
_PLAIN: Final = 0.9
_WHOM_TO_CALL: Final = "call"
_PLAIN_OTHERS: Final = 0.4
_SURELY_ASKED: Final = 0.6
_SEVERAL: Final = 2


@dataclass(frozen=True)
class TextReader:
    """`read` gives the readings of a text after the desk's last words, clause by clause; `understand` which question or wish it is alone; `gist` a reply
    in short; `topic` the topic of what is not ours that a text's words are sure of, and the likeliest one ('' for none); `side` the side question that a text
    most likely asks; `word` a sentence; `of_request` what it asks about a request; `sides` which sides of an incident its words are sure to ask about; `told` what
    it tells of one; `citizen` whether its writer says to be an employee or none. `whole` gives, for a turn, what reads its whole text where that is not `read`."""

    read: Callable[[Heard], Awaitable[tuple[Clause, ...]]]
    understand: Callable[[str], Intent]
    gist: Callable[[Reply, str, datetime], str]
    topic: Callable[[str], tuple[str, str]]
    side: Callable[[str, Callable[[SideQuestion], bool]], Awaitable[SideQuestionFound | None]]
    word: Callable[[Phrase, str, datetime], str]
    of_request: Callable[[str], RequestQuestion] = request_question
    sides: Callable[[str], tuple[str, ...]] = lambda _: ()
    told: Callable[[str], WhatIsTold] = lambda _: WhatIsTold()
    citizen: Callable[[str], str] = lambda _: ""
    whole: Callable[[Situation], Read] | None = None


@dataclass(frozen=True)
class SituationBuilder:
    """`leads` says whether somebody may look at colleagues' accounts, `named_in` which of them a text names, `several_of` the accounts among which somebody
    has to choose."""

    store: Store
    reader: TextReader
    named_in: Callable[[Person, str, datetime], Awaitable[str | None]]
    leads: Callable[[Person, datetime], Awaitable[bool]]
    several_of: SeveralOf | None = None

    async def situation(self, turn: Turn) -> Situation:
        """What is known before the text is read."""
        sender, place, person = turn.message.sender, turn.message.place, turn.person
        of, actor = person.id if person else None, audit_actor(sender)
        matters = await self.store.look_together(lambda work: conversation_facts(work, of, actor, place=place, sender=sender, now=turn.now))
        short = len(turn.text) <= _ABOUT_ONE
        leads = person is not None and await self.leads(person, turn.now)
        topic, likely = self.reader.topic(turn.text)
        told = self.reader.told(turn.text)
        return Situation(
            reading=_UNREAD,
            intent=turn.intent,
            text=turn.text,
            now=turn.now,
            conversation=turn.conversation,
            last=matters.last_reply("" if matters.last is None else self.reader.gist(matters.last, turn.language, turn.now)),
            linked=person is not None,
            private=turn.private,
            request=matters.request,
            undone=matters.undone,
            tickets=matters.tickets,
            approvals=matters.approvals,
            leads=leads,
            colleague=await self.named_in(person, turn.text, turn.now) if person is not None and leads and short else None,
            mentioned=(mentioned_person(turn.text) or (_named_by_an_admin(turn.text) if leads else None)) if short else None,
            strange=mentioned_anybody(turn.text) if short else None,
            topic=topic,
            likely_topic=likely,
            somebody=mentions_somebody(turn.text),
            own=is_about_oneself(turn.text) or (person is not None and stands_in(person.name, turn.text)),
            sides=self.reader.sides(turn.text) if person is not None else (),
            told=told.kinds,
            harmless=told.harmless,
            citizen="" if person is not None else self.reader.citizen(turn.text),
            several=await self._several(turn),
        )

    async def _several(self, turn: Turn) -> SeveralAccounts | None:
        """The own accounts of which one is to stay: looked at only where that is in hand, or the text names an account as the desk writes it,
        or by how it begins."""
        talk, person = turn.conversation, turn.person
        spoken_of = talk.row in OF_SEVERAL or talk.draft.row in OF_SEVERAL or may_name(turn.text) or any(map(masked_name, turn.text.split()))
        return await self.several_of(person) if self.several_of is not None and person is not None and turn.private and spoken_of else None

    async def heard(self, turn: Turn, situation: Situation) -> tuple[Situation, tuple[Clause, ...]]:
        """The readings of the text, clause by clause, and what they say of the whole."""
        situation, clauses = await heard_beside_ticket(situation, self._read_whole(turn, situation))
        if (decided := await heard_of_draft(situation, clauses, self.reader.read)) is not None:
            return await self._with_what_is_open(turn, replace(situation, reading=decided[0].reading)), decided
        situation, clauses = await self._beyond_yes(situation, clauses)
        if (points := await self._point_by_point(situation, clauses[0].reading)) is not None:
            return await self._with_what_is_open(turn, replace(situation, reading=points[0].reading)), points
        plain = self.reader.understand(turn.text)
        asks = is_question(turn.text) and plain.kind in (IntentKind.STATUS, IntentKind.FAQ) and plain.confidence >= _PLAIN
        drafting = situation.conversation.waiting in _DRAFTING and clauses[0].reading.labels.act in (Act.ANSWER, Act.CORRECT) and not asks
        parts = () if drafting else await topic_parts(Heard(turn.text, situation.last.context, situation.last.said), self.reader.read, self.reader.topic)
        situation = with_topics(situation, clauses[0].reading, parts)
        more = (*topic_clauses(turn.text, clauses[0].reading, parts), *self._plain_parts(turn.text, clauses))
        clauses = clauses[:1] if drafting else (*clauses, *more)[:MOST]
        situation = await self._with_what_is_open(turn, replace(situation, reading=clauses[0].reading))
        return situation, clauses

    async def of_clause(self, turn: Turn, situation: Situation, clause: Clause, clauses: tuple[Clause, ...]) -> Situation:
        """What is known for one clause: what it names itself is its own, and no longer that of the whole text."""
        text, reader = clause.text, self.reader
        here = replace(situation, reading=clause.reading, intent=reader.understand(text), text=text)
        here = replace(here, of_request=self._of_request(here), of_deciding=deciding_question(text) if here.leads or here.approvals else NOT_ASKED)
        here = self._choosing(turn, here)
        here = replace(here, takes=offer_word(turn.text) if clause.text == turn.text else OfferWord.NONE, part_wish=self._wished(here))
        if clause.text != turn.text:
            here = replace(here, whole=False)
            topic, likely = self.reader.topic(clause.text)
            here = replace(here, topic=topic, likely_topic=likely, on_open=None, parts=())
        elif any(one.reading.labels.move == Matter.ELSEWHERE for one in clauses[1:]) and clause.reading.labels.move != Matter.ELSEWHERE:
            here = replace(here, topic="", likely_topic="")
        here = replace(here, side=await self._side(clause.text, here)) if clause.reading.labels.act in MAY_ASK or here.leads else here
        here = await self._without_thread(turn, await self._by_itself(turn, await self._after_kept(calmly(here))))
        alone = here.alone[0].reading if here.alone else None
        return as_own_matter(as_the_owner(replace(here, reading=with_ending(here.reading, text, follows=here.follows, alone=alone))))

    def _choosing(self, turn: Turn, here: Situation) -> Situation:
        """What the words say about which account stays; a question that names none asks of those that stand before it."""
        if here.several is None:
            return here
        choice = heard_choice(here.text, here.several)
        if choice == NO_CHOICE and here.text != turn.text and is_question(here.text) and not named_in(here.text, here.several):
            whole = heard_choice(turn.text, here.several)
            choice = whole if whole.word is ChoiceWord.MAY else choice
        return replace(here, choice=choice, names_own=bool(named_in(here.text, here.several)))

    def _of_request(self, situation: Situation) -> RequestQuestion:
        """What the text asks about a request: what is asked beside one that is there comes first where its words are sure of it."""
        asked, beside = self.reader.of_request(situation.text), beside_question(situation.text)
        first = beside.sure and (not asked.sure or asked.topic == _WHOM_TO_CALL)
        first = first or (bool(beside.topic) and not asked.topic)
        return RequestQuestion(beside.topic, sure=beside.sure) if situation.request is not None and first else asked

    async def _side(self, text: str, situation: Situation) -> SideQuestionFound | None:
        """The side question that the text most likely asks here, or that the question at its end does, where a story stands before it."""

        def fits(question: SideQuestion) -> bool:
            return question.fits_after(situation.last.context, situation.conversation.about)

        whole = await self.reader.side(text, fits)
        if whole is not None and whole.likelihood >= _SURELY_ASKED:
            return whole
        asked = next((part for part in reversed(sentence_parts(text)) if is_question(part)), None)
        part = None if asked is None else await self.reader.side(asked, fits)
        return whole if part is None or part.likelihood < _SURELY_ASKED else part

    def _read_whole(self, turn: Turn, situation: Situation) -> Read:
        """What reads the whole text: beside a secret never more than `read`, which keeps to itself what it reads."""
        secret = isinstance(turn.message.content, TypedText) and bool(turn.message.content.pasted)
        return self.reader.read if self.reader.whole is None or secret else self.reader.whole(situation)

    async def _beyond_yes(self, situation: Situation, clauses: tuple[Clause, ...]) -> tuple[Situation, tuple[Clause, ...]]:
        """ "All right, I go for coffee" presses nothing: what is said beyond the yes is what is meant, where that is no yes, thanks or wish itself."""
        whole, rest = clauses[0].reading, beyond_yes(situation.text)
        if whole.labels.act is not Act.AGREE or not rest:
            return situation, clauses
        read = await self.reader.read(Heard(rest, situation.last.context, situation.last.said))
        alone = read[0].reading
        if alone.labels.act in _MAY_AGREE or alone.likelihood < _BEYOND:
            alone = (await self.reader.read(Heard(rest)))[0].reading
            if alone.labels.act not in (Act.LATER, Act.THANK) or alone.likelihood < _SURELY_BEYOND:
                return situation, clauses
            read = (Clause(rest, alone),)
        return situation, tuple([replace(clause, text=situation.text) if index == 0 else clause for index, clause in enumerate(read)])

    async def _point_by_point(self, situation: Situation, whole: Reading) -> tuple[Clause, ...] | None:
        """What a text counts ("1. … 2. …") as so many matters, each read by itself; None where it counts nothing, or tells one story of somebody else's or of
        an incident."""
        named = situation.mentioned is not None or situation.colleague is not None or situation.strange is not None or situation.somebody
        one_story = named or situation.told or situation.drafting or whole.others >= _PLAIN_OTHERS or whole.labels.move == Matter.INCIDENT
        points = () if one_story else numbered_points(situation.text)[:MOST]
        if len(points) < _SEVERAL:
            return None
        read = [(await self.reader.read(Heard(point, situation.last.context, situation.last.said)))[0].reading for point in points]
        return tuple(Clause(point, reading, situation.text.find(point)) for point, reading in zip(points, read, strict=True))

    async def _with_what_is_open(self, turn: Turn, situation: Situation) -> Situation:
        """The text read once more after the last words about what is still open, and its halves where it may call something off."""
        last, read = situation.last, self.reader.read
        context = _open_context(situation)
        if context and not last.context.startswith(context):
            situation = replace(situation, on_open=(await read(Heard(turn.text, context)))[0].reading)
        if situation.reading.labels.act in (Act.STOP, Act.DECLINE):
            parts = [(await read(Heard(part, last.context, last.said)))[0].reading for part in clauses_of(turn.text)]
            situation = replace(situation, parts=tuple(parts))
        return situation

    async def _by_itself(self, turn: Turn, situation: Situation) -> Situation:
        """A question of the FAQ beside words about a colleague names whom it names itself; anything else is about whom the whole text names."""
        plain = situation.intent.kind is IntentKind.FAQ and situation.intent.confidence >= _PLAIN
        if turn.person is None or not plain or situation.text == turn.text or situation.reading.others >= _PLAIN_OTHERS:
            return situation
        named = await self.named_in(turn.person, situation.text, turn.now) if situation.colleague is not None else None
        return replace(situation, colleague=named, mentioned=mentioned_person(situation.text), strange=mentioned_anybody(situation.text))

    async def _without_thread(self, turn: Turn, situation: Situation) -> Situation:
        """After a no about somebody else the words, and those before them, are also read alone: they may turn to the speaker (C16)."""
        talk = turn.conversation
        corrects = situation.own and situation.reading.labels.act is Act.CORRECT
        if turn.person is None or not (corrects or is_after_refusal(talk.about, situation.last.context, asked_whose=talk.asked_whose)):
            return situation
        parts = parts_of(situation.text)
        alone = tuple([Clause(part, (await self.reader.read(Heard(part)))[0].reading) for part in parts])
        asked = (await self.reader.read(Heard(talk.asked)))[0].reading if talk.asked else None
        # A matter of the speaker's own that somebody else's came between is not forgotten: the words may go on about that.
        on_own = await self._on_own(parts, status_context(talk.own)) if talk.own else None
        return replace(situation, alone=alone, asked=asked, on_own=on_own)

    async def _after_kept(self, situation: Situation) -> Situation:
        """With how the text reads after the own matter that a question, or something not understood, came between."""
        if not may_be_of_kept(situation):
            return situation
        context = status_context(situation.conversation.own)
        return replace(situation, kept=(await self.reader.read(Heard(situation.text, context)))[0].reading, kept_context=context)

    async def _on_own(self, parts: tuple[str, ...], context: str) -> Reading:
        """The text, or the half of it that surely goes on about the own matter, read after the last words about that."""
        read = [(await self.reader.read(Heard(part, context)))[0].reading for part in parts]
        sure = (one for one in read if goes_on_about_oneself(one))
        return next(sure, read[0])

    def _wished(self, situation: Situation) -> str:
        """The act that a part of the text asks for in so many words, where what was taken for an incident is denied beside it."""
        parts = clauses_of(situation.text) if denies(situation) else []
        wished = [self.reader.understand(part) for part in parts]
        return next((one.kind.value for one in wished if one.kind.value in ACTION_MATTERS and one.confidence >= _PLAIN), "")

    def _plain_parts(self, text: str, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """Parts of a text that are questions of the FAQ in so many words, whatever the reading makes of them; one alone only beside somebody's name."""
        if any(clause.reading.others >= _PLAIN_OTHERS for clause in clauses):
            return ()
        parts: list[Clause] = []
        for part in clauses_of(text):
            intent = self.reader.understand(part)
            if intent.kind is IntentKind.FAQ and intent.faq is not None and intent.confidence >= _PLAIN:
                parts.append(Clause(part, Reading(Labels(Act.ASK, intent.faq, Aspect.WHAT), intent.confidence), text.find(part)))
        beside = bool(parts) and mentioned_person(text) is not None and all(mentioned_person(part.text) is None for part in parts)
        return tuple(parts) if len(parts) > 1 or beside else ()


def _open_context(situation: Situation) -> str:
    """The context in which what is still open was spoken of last: the ticket that is written, else the request."""
    if situation.drafting:
        return _ASK_TICKET
    request = situation.request
    return "" if request is None else f"{'page' if request.state in _ON_A_PAGE else 'approval'}:{request.action}"


def _named_by_an_admin(text: str) -> str | None:
    """An account name by its shape, or a name with its office: for whoever may look at others' accounts."""
    found = _ACCOUNT.search(text)
    return named_with_office(text) if found is None else found[0]
