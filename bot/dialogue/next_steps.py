"""From what arrived to the handlers that answer it: by its shape, by what a button means, or by the table from its reading."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.dialogue.beside_ticket import heard_beside_ticket
from bot.dialogue.choosing import beyond_yes, only_chooses
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.conversation_facts import conversation_facts
from bot.dialogue.person_mentions import mentioned_anybody, mentioned_person, vouched_person
from bot.dialogue.speaker_words import is_about_oneself
from bot.dialogue.table.language import language_named
from bot.dialogue.table.oneself import is_after_refusal, parts_of, turned_to_oneself
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.respond import respond
from bot.dialogue.table.side import ASKING
from bot.dialogue.table.situation import AGREED_WITHIN, Situation
from bot.dialogue.table.step import TableStep
from bot.dialogue.topic_parts import topic_clauses, topic_parts, with_topics
from bot.dialogue.typing_for import as_the_owner, says_so
from bot.dialogue.understanding import ACCOUNT_WISHES, ACTION_WISHES, Intent, IntentKind
from bot.faq.text import normalise
from bot.handlers.link import VOUCH
from bot.handlers.turn import Handler, Turn
from bot.handlers.typist import TypedForOwner
from bot.handlers.unreadable import LONGEST
from bot.incidents.told import WhatIsTold
from bot.messages import HOME, FormSubmission, Message, Phrase, Reply, TypedText
from bot.people.identity import audit_actor
from bot.people.names import stands_in
from bot.people.person import Person
from bot.reading.clauses import MOST, clauses_of
from bot.reading.notice_words import is_question
from bot.reading.offer_words import OfferWord, offer_word
from bot.reading.people_words import mentions_somebody
from bot.reading.reading import Clause, Heard, Labels, Reading
from bot.reading.request_questions import RequestQuestion, request_question
from bot.reading.vocabulary import ACTION_MATTERS, Act, Aspect, Matter
from bot.redaction import MARK, seal_of
from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass
from bot.side_questions.finding import SideQuestionFound
from bot.store.work import Store

PASTED: Final = "pasted"
UNREADABLE: Final = "unreadable"
UNSOLVED: Final = "unsolved"
TELL_ME: Final = "tell"
LOST: Final = "lost"
AT_HOME: Final = "at_home"
ATTACHED: Final = "attached"
ADMINS: Final = "admins"
TICKET: Final = "ticket"
_ABOUT_ONE: Final = 120  # Letters; a longer story is about its teller.
_UNREAD: Final = Reading(Labels(Act.GREET, Matter.NONE), 0.0)
_BEGINS: Final = frozenset((*(kind.value for kind in ACTION_WISHES), "act"))
_TAKEN: Final = ("wish:", "act:")
_ASPECT: Final = "aspect"
_KEPT: Final = ("progress", "kept")
_STANDING: Final = frozenset(("status", _ASPECT, "progress"))
"""What tells how the speaker's account or request stands."""
_MAY_AGREE: Final = frozenset({Act.AGREE, Act.CHOOSE, Act.REQUEST, Act.GO_ON, Act.PERSON, Act.ANSWER, Act.GREET})
"""What may be said beyond a yes and still belong to it ("yes, do it")."""
_BEYOND: Final = 0.4
_SURELY_BEYOND: Final = 0.6
_ASK_TICKET: Final = "ask:ticket"
_ON_A_PAGE: Final = frozenset(("verifying", "ready"))
_BESIDE_INCIDENT: Final = frozenset({"status", "explain", "aspect", "doubt", "talk", "progress", PRESSED})
_LESS_OF_AN_INCIDENT: Final = frozenset({"maybe", "next"})
_BESIDE: Final = frozenset(("talk", "doubt"))  # What adds nothing to a message that has another answer (C24).
_WISHES_BY_NAME: Final = {one.value: one for one in (*ACCOUNT_WISHES, IntentKind.TICKET, IntentKind.LINK)} | {
    "approvals": IntentKind.APPROVE_HELP, "cancel": IntentKind.CANCEL,
}  # fmt: skip
_TALK: Final = "talk"
_BY_BUTTON_ONLY: Final = ("decide:", "freeze:", "rate:")
_ACCOUNT: Final = lazy_pattern(r"(?<![A-Za-z0-9._@-])[A-Za-z]{2,6}-[0-9]{4,8}(?![A-Za-z0-9._@-])")
_DRAFTING: Final = frozenset(("ticket:draft", "ticket:change"))
_ENDS: Final = frozenset(("C2", "C3"))
_PLAIN: Final = 0.9
_PLAIN_OTHERS: Final = 0.4
_SAID_AGAIN: Final = frozenset(("repeat", "follow:again", "follow:same", "smalltalk"))
_MENU_TALK: Final = {"start": "hello", "help": "can-do"}

Step: TypeAlias = tuple[Turn, Handler]


Explain: TypeAlias = Callable[[Message, TableStep, Situation], None]


def unexplained(message: Message, step: TableStep, situation: Situation) -> None:
    """Nobody asked why."""


@dataclass(frozen=True)
class TextReader:
    """`read` gives the readings of a text after the desk's last words, clause by clause; `understand` which question or wish it is alone; `gist` a reply
    in short; `topic` the topic of what is not ours that a text's words are sure of, and the likeliest one ('' for none); `side` the side question that a text
    most likely asks; `word` a sentence; `of_request` what it asks about a request; `sides` which sides of an incident its words are sure to ask about; `told` what
    it tells of one; `citizen` whether its writer says to be an employee or none."""

    read: Callable[[Heard], Awaitable[tuple[Clause, ...]]]
    understand: Callable[[str], Intent]
    gist: Callable[[Reply, str, datetime], str]
    topic: Callable[[str], tuple[str, str]]
    side: Callable[[str], Awaitable[SideQuestionFound | None]]
    word: Callable[[Phrase, str, datetime], str]
    of_request: Callable[[str], RequestQuestion] = request_question
    sides: Callable[[str], tuple[str, ...]] = lambda _: ()
    told: Callable[[str], WhatIsTold] = lambda _: WhatIsTold()
    citizen: Callable[[str], str] = lambda _: ""


@dataclass(frozen=True)
class NextSteps:
    """`handlers` by the kind of intent, by what a button means, and by the names that the table uses.

    `leads` says whether somebody may look at colleagues' accounts, `named_in` which of them a text names. `explain` is told of every step that the table
    decided, and on what.
    """

    store: Store
    reader: TextReader
    handlers: Mapping[str, Handler]
    named_in: Callable[[Person, str, datetime], Awaitable[str | None]]
    leads: Callable[[Person, datetime], Awaitable[bool]]
    explain: Explain = unexplained

    def called(self, turn: Turn, name: str) -> Step:
        """A command from a channel's own menu: a wish by its name, or a word of small talk."""
        if name == HOME:
            return turn, self.handlers[AT_HOME]
        if name in _WISHES_BY_NAME:
            return replace(turn, intent=Intent(_WISHES_BY_NAME[name], confidence=1.0)), self.handlers[_WISHES_BY_NAME[name].value]
        if name in _MENU_TALK:
            return replace(turn, argument=_MENU_TALK[name]), self.handlers[_TALK]
        return replace(turn, argument=name), self.handlers[UNREADABLE]

    def filled(self, turn: Turn, submission: FormSubmission, means: str | None) -> Step:
        """Text from a form: for the button that asked for it, or for a new ticket."""
        turn = replace(turn, text=submission.text)
        if submission.pasted:
            return turn, self.handlers[PASTED]
        if len(submission.text) > LONGEST:
            return replace(turn, argument="form"), self.handlers[UNREADABLE]
        if (not submission.button or means == f"wish:{TICKET}") and submission.text:
            return replace(turn, argument="draft"), self.handlers[TICKET]
        return self.pressed(turn, f"wish:{TICKET}" if not submission.button else means)

    def pressed(self, turn: Turn, means: str | None) -> Step:
        """A button's meaning, for the handler it belongs to."""
        name, argument = (means or "").partition(":")[::2]
        intent = _meant(name, argument)
        if intent is not None:
            return replace(turn, intent=intent), self.handlers[intent.kind.value]
        if argument and name in self.handlers:
            return replace(turn, argument=argument), self.handlers[name]
        return replace(turn, argument="button"), self.handlers[UNREADABLE]

    async def typed(self, turn: Turn, typed: TypedText) -> list[Step]:
        """The steps for typed text: what its shape alone decides, else what the table makes of its reading."""
        turn = replace(turn, text=typed.text)
        shaped = self._by_shape(turn, typed)
        if shaped is not None:
            return [shaped]
        situation = await self._situation(turn)
        labelled = self._by_label(turn, situation)
        return [labelled] if labelled is not None else await self._by_reading(turn, situation)

    async def beside_secret(self, turn: Turn) -> list[Step]:
        """The steps for what was typed around a secret; an act is offered there, never begun (C1)."""
        rest = turn.text.replace(MARK, " ").strip()
        if not any(character.isalnum() for character in rest) or len(rest) > LONGEST:
            return []
        turn = replace(turn, text=rest)
        return await self._by_reading(turn, await self._situation(turn), may_begin=False)

    def _by_shape(self, turn: Turn, typed: TypedText) -> Step | None:
        """What needs no reading: a code, a secret, a file, a number, nothing at all."""
        text, sealed = typed.text, seal_of(typed.pasted)
        if sealed is not None:
            return replace(turn, intent=Intent(IntentKind.LINK, confidence=1.0), argument=sealed), self.handlers[IntentKind.LINK.value]
        if typed.pasted:
            return turn, self.handlers[PASTED]
        if typed.files and not text:
            return turn, self.handlers[ATTACHED]
        if not text or len(text) > LONGEST:
            return turn, self.handlers[UNREADABLE]
        if only_chooses(text) and not turn.conversation.waiting:
            return replace(turn, argument="choice"), self.handlers[UNREADABLE]
        vouched = vouched_person(text)
        return None if vouched is None else (replace(turn, argument=vouched), self.handlers[VOUCH])

    def _by_label(self, turn: Turn, situation: Situation) -> Step | None:
        """What somebody typed word for word as a button of the last message says (C17); never a decision or a freeze."""
        if situation.last.at is None or turn.now - situation.last.at > AGREED_WITHIN:
            return None
        typed = normalise(turn.text)
        for choice in situation.last.choices:
            if not choice.means.startswith(_BY_BUTTON_ONLY) and normalise(self.reader.word(choice.label, turn.language, turn.now)) == typed:
                return self.pressed(replace(turn, text=""), choice.means)
        return None

    async def _by_reading(self, turn: Turn, situation: Situation, may_begin: bool = True) -> list[Step]:
        """The steps of up to three readings, none dropped silently; at most one of them begins an act."""
        steps: dict[tuple[str, str, str | None], tuple[TableStep, Step]] = {}
        places: dict[tuple[str, str, str | None], int] = {}
        situation, clauses = await heard_beside_ticket(situation, self.reader.read)
        situation, clauses = await self._beyond_yes(situation, clauses)
        plain = self.reader.understand(turn.text)
        asks = is_question(turn.text) and plain.kind in (IntentKind.STATUS, IntentKind.FAQ) and plain.confidence >= _PLAIN
        drafting = situation.conversation.waiting in _DRAFTING and clauses[0].reading.labels.act in (Act.ANSWER, Act.CORRECT) and not asks
        parts = () if drafting else await topic_parts(Heard(turn.text, situation.last.context, situation.last.said), self.reader.read, self.reader.topic)
        situation = with_topics(situation, clauses[0].reading, parts)
        more = (*topic_clauses(turn.text, clauses[0].reading, parts), *self._plain_parts(turn.text, clauses))
        clauses = clauses[:1] if drafting else (*clauses, *more)[:MOST]
        situation = await self._with_what_is_open(turn, replace(situation, reading=clauses[0].reading))
        back = False
        for clause in _for_a_person(turn.text, clauses) or clauses:
            here = await self._of_clause(turn, situation, clause, clauses)
            step = respond(here)
            begun = _begun_by(step)
            if begun:
                step = step if may_begin else TableStep("C1", "explain", begun)
                may_begin = False
            if steps and back and here.reading.others >= _PLAIN_OTHERS:
                continue  # The whole text has turned to the speaker; a half of it is not about somebody else again.
            back = back or turned_to_oneself(here) is not None
            self.explain(turn.message, step, here)
            if _said_already(step, [said for said, _ in steps.values()]):
                continue
            places.setdefault((step.handler, step.argument, step.faq), clause.at)
            text = turn.text if step.row == "C20" else clause.text  # What is told of an incident is told whole.
            steps.setdefault((step.handler, step.argument, step.faq), (step, self._stepped(replace(turn, text=text), step, here)))
        if next(iter(steps.values()))[0].row == "C19":
            # "And that, who does it?" beside a topic is about the topic, not about the account.
            steps = {key: (step, made) for key, (step, made) in steps.items() if step.row != "C13" or step.handler == "side"}
        begins = any(_begun_by(step) for step, _ in steps.values())
        for key in [key for key, (step, made) in steps.items() if begins and _wished_for(step, made[0].reading)]:
            del steps[key]
        ends = [key for key, (step, made) in steps.items() if step.row in _ENDS and made[0].text != turn.text]
        for key in ends if not begins and len(steps) > len(ends) else ():
            del steps[key]  # Half of a text ends nothing: "never mind, I'll call" is no cancelling.
        # Whoever has an act begun reads the account's state with it.
        beside = _BESIDE | {"status", "explain"} if begins else _BESIDE
        told = sorted((key for key, (step, _) in steps.items() if step.row == "C20"), key=lambda key: key[1] in _LESS_OF_AN_INCIDENT)
        for key in told[1:]:
            del steps[key]
        if told:
            # What a stranger said on the phone may be told in the words of a wish: nothing is begun or looked at beside the steps of an incident.
            beside = _BESIDE | _BEGINS | _BESIDE_INCIDENT
        in_order = sorted(steps, key=lambda key: places[key])
        telling = [steps[key][1] for key in in_order if steps[key][0].handler not in beside]
        return telling or [made for _, made in steps.values()][:1]

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

    async def _of_clause(self, turn: Turn, situation: Situation, clause: Clause, clauses: tuple[Clause, ...]) -> Situation:
        """What is known for one clause: what it names itself is its own, and no longer that of the whole text."""
        text, reader = clause.text, self.reader
        here = replace(situation, reading=clause.reading, intent=reader.understand(text), text=text, of_request=reader.of_request(text))
        here = replace(here, takes=offer_word(turn.text) if clause.text == turn.text else OfferWord.NONE)
        if clause.text != turn.text:
            topic, likely = self.reader.topic(clause.text)
            here = replace(here, topic=topic, likely_topic=likely, on_open=None, parts=())
        elif any(one.reading.labels.move == Matter.ELSEWHERE for one in clauses[1:]) and clause.reading.labels.move != Matter.ELSEWHERE:
            here = replace(here, topic="", likely_topic="")
        here = replace(here, side=await self.reader.side(clause.text)) if clause.reading.labels.act in ASKING or here.leads else here
        return as_the_owner(await self._without_thread(turn, await self._by_itself(turn, here)))

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
        return replace(situation, alone=alone, asked=asked)

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

    async def _situation(self, turn: Turn) -> Situation:
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
            colleague=await self.named_in(person, turn.text, turn.now) if person is not None and short else None,
            mentioned=(mentioned_person(turn.text) or (_account_in(turn.text) if leads else None)) if short else None,
            strange=mentioned_anybody(turn.text) if short else None,
            topic=topic,
            likely_topic=likely,
            somebody=mentions_somebody(turn.text),
            own=is_about_oneself(turn.text) or (person is not None and stands_in(person.name, turn.text)),
            sides=self.reader.sides(turn.text) if turn.conversation.incident else (),
            told=told.kinds,
            harmless=told.harmless,
            citizen="" if person is not None else self.reader.citizen(turn.text),
        )

    def _stepped(self, turn: Turn, step: TableStep, situation: Situation) -> Step:
        """A step of the table as a turn for its handler."""
        turn = replace(turn, reading=situation.reading, last_said=situation.last.just_said(situation.now))
        if step.row == "C28" or situation.reading.labels.move in _SAID_AGAIN:
            turn = _in_named_language(turn)
        if step.handler == PRESSED:
            return self.pressed(replace(turn, intent=situation.intent), step.argument)
        kind = step.kind or _WISHES_BY_NAME.get(step.handler) or situation.intent.kind
        intent = replace(situation.intent, kind=kind, faq=step.faq)
        return replace(turn, intent=intent, argument=step.argument, part=step.part), self._answering(step.handler, situation)

    def _answering(self, name: str, situation: Situation) -> Handler:
        return TypedForOwner(self.handlers[name]) if says_so(situation) else self.handlers[name]


def _begun_by(step: TableStep) -> str:
    """The act that a step begins, or '': one that is asked for, or one that was offered and is taken in somebody's own words."""
    if step.handler in _BEGINS:
        return step.argument or step.handler
    act = step.argument.partition(":")[2] if step.handler == PRESSED and step.argument.startswith(_TAKEN) else ""
    return act if act in ACTION_MATTERS else ""


def _open_context(situation: Situation) -> str:
    """The context in which what is still open was spoken of last: the ticket that is written, else the request."""
    if situation.drafting:
        return _ASK_TICKET
    request = situation.request
    return "" if request is None else f"{'page' if request.state in _ON_A_PAGE else 'approval'}:{request.action}"


def _wished_for(step: TableStep, reading: Reading | None) -> bool:
    """Whether an answer of the FAQ is only another reading of the wish that is being fulfilled."""
    return step.handler == IntentKind.FAQ.value and reading is not None and reading.labels.act is Act.REQUEST


def _said_already(step: TableStep, steps: list[TableStep]) -> bool:
    """Whether an answer before it is about the same: how the own account or request stands is told once, else one sentence has two answers."""
    if step.handler == TICKET or (step.handler, step.argument) == _KEPT:
        return any(one.handler == TICKET or (one.handler, one.argument) == _KEPT for one in steps)
    if step.handler not in _STANDING or step.part is AnswerPart.SYSTEM:
        return False
    both = [one for one in steps if one.handler in _STANDING and one.part is not AnswerPart.SYSTEM]
    return bool(both) and not all(one.handler == step.handler == _ASPECT and one.argument != step.argument for one in both)


def _for_a_person(text: str, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The whole text as a wish for a person or a ticket, where a part of it is one: the rest is what to tell them."""
    wish = next((clause for clause in clauses if _asks_for_a_person(clause.reading)), None)
    return () if wish is None else (Clause(text, wish.reading),)


def _asks_for_a_person(reading: Reading) -> bool:
    return reading.labels.move == Act.PERSON or (reading.labels.move == Matter.TICKET and reading.labels.act is Act.REQUEST)


def _account_in(text: str) -> str | None:
    """An account name by its shape, for whoever may look at others' accounts."""
    found = _ACCOUNT.search(text)
    return None if found is None else found[0]


def _in_named_language(turn: Turn) -> Turn:
    """The same turn in the language that it asks for, from now on (C28)."""
    named = language_named(turn.text)
    return turn if named is None else replace(turn, language=named, conversation=replace(turn.conversation, language=named))


def _meant(name: str, argument: str) -> Intent | None:
    """The intent that a button means, if it means one."""
    match name:
        case "faq" if argument:
            return Intent(IntentKind.FAQ, faq=argument, confidence=1.0)
        case "wish" if argument:
            return Intent(IntentKind(argument), confidence=1.0)
        case "none":
            return Intent(IntentKind.NONE, confidence=1.0)
        case _:
            return None
