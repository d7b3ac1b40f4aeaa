"""From what arrived to the handlers that answer it: by its shape, by what a button means, or by the table from its reading."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, TypeAlias

from bot.dialogue.choosing import only_chooses
from bot.dialogue.conversation import AnswerPart
from bot.dialogue.person_mentions import vouched_person
from bot.dialogue.second_halves import adds_nothing, is_left_open, of_the_topic
from bot.dialogue.situation_builder import SeveralOf, SituationBuilder, TextReader
from bot.dialogue.table.drafts import refuses_ticket
from bot.dialogue.table.handed_over import HEARD
from bot.dialogue.table.incident import denies
from bot.dialogue.table.kept import OF_KEPT, of_kept
from bot.dialogue.table.language import language_named
from bot.dialogue.table.oneself import turned_to_oneself
from bot.dialogue.table.pending import PRESSED
from bot.dialogue.table.respond import respond
from bot.dialogue.table.situation import AGREED_WITHIN, Situation
from bot.dialogue.table.step import TableStep
from bot.dialogue.typing_for import says_so
from bot.dialogue.understanding import ACCOUNT_WISHES, ACTION_WISHES, Intent, IntentKind
from bot.faq.text import normalise
from bot.handlers.back_to_own import BackToOwn
from bot.handlers.incident import INCIDENT
from bot.handlers.incident_left import LeftIncident
from bot.handlers.link import VOUCH
from bot.handlers.named_beside import NamedBeside
from bot.handlers.turn import Handler, Turn
from bot.handlers.typist import TypedForOwner
from bot.handlers.unreadable import LONGEST
from bot.messages import HOME, FormSubmission, Message, TypedText
from bot.notices.afterwards import A_PERSON, STILL
from bot.people.person import Person
from bot.reading.reading import Clause, Reading
from bot.reading.vocabulary import ACTION_MATTERS, Act, Matter
from bot.redaction import MARK, seal_of
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Store
from bot.tickets.said_of_draft import words_on_draft

PASTED: Final = "pasted"
UNREADABLE: Final = "unreadable"
UNSOLVED: Final = "unsolved"
TELL_ME: Final = "tell"
LOST: Final = "lost"
AT_HOME: Final = "at_home"
ATTACHED: Final = "attached"
ADMINS: Final = "admins"
TICKET: Final = "ticket"
_BEGINS: Final = frozenset((*(kind.value for kind in ACTION_WISHES), "act"))
_TAKEN: Final = ("wish:", "act:")
_GENERAL_ON: Final = {"bind": "binding-", "rebind": "binding-", "reset_password": "password-", "unlock": "nologin-", "enable": "nologin-"}
"""What tells how the speaker's account or request stands."""
_BESIDE_INCIDENT: Final = frozenset({"status", "explain", "aspect", "doubt", "talk", "progress", PRESSED})
_ONLY_ADDS: Final = [(TICKET, "add")]
_OVER: Final = frozenset({"over", "kept"})
_LESS_OF_AN_INCIDENT: Final = frozenset({"maybe", "next"})
_BESIDE: Final = frozenset(("talk", "doubt"))  # What adds nothing to a message that has another answer (C24).
_WISHES_BY_NAME: Final = {one.value: one for one in (*ACCOUNT_WISHES, IntentKind.TICKET, IntentKind.LINK)} | {
    "approvals": IntentKind.APPROVE_HELP, "cancel": IntentKind.CANCEL,
}  # fmt: skip
_TALK: Final = "talk"
_BY_BUTTON_ONLY: Final = ("decide:", "freeze:", "rate:")
_ENDS: Final = frozenset(("C2", "C3"))
_PLAIN_OTHERS: Final = 0.4
_ON_ABOUT_IT: Final = "next"
_MAY_BE_ONE: Final = "maybe"
_SAID_AGAIN: Final = frozenset(("repeat", "follow:again", "follow:same", "smalltalk"))
_MENU_TALK: Final = {"start": "hello", "help": "can-do"}

Step: TypeAlias = tuple[Turn, Handler]


Explain: TypeAlias = Callable[[Message, TableStep, Situation], None]


def unexplained(message: Message, step: TableStep, situation: Situation) -> None:
    """Nobody asked why."""


@dataclass(frozen=True)
class NextSteps:
    """`handlers` by the kind of intent, by what a button means, and by the names that the table uses.

    `leads` says whether somebody may look at colleagues' accounts, `named_in` which of them a text names, `several_of` the own accounts among
    which somebody has to choose. `explain` is told of every step that the table
    decided, and on what.
    """

    store: Store
    reader: TextReader
    handlers: Mapping[str, Handler]
    named_in: Callable[[Person, str, datetime], Awaitable[str | None]]
    leads: Callable[[Person, datetime], Awaitable[bool]]
    explain: Explain = unexplained
    several_of: SeveralOf | None = None

    @property
    def builder(self) -> SituationBuilder:
        """What is known of a text and what it may mean."""
        return SituationBuilder(self.store, self.reader, self.named_in, self.leads, self.several_of)

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
        if name == STILL:
            status = replace(turn, intent=Intent(IntentKind.STATUS, confidence=1.0), part=AnswerPart.RETRY)
            return status, self.handlers[IntentKind.STATUS.value]
        intent = _meant(name, argument)
        if intent is not None:
            return replace(turn, intent=intent), self.handlers[intent.kind.value]
        if argument and name in self.handlers:
            return replace(turn, argument=argument), self.handlers[name]
        return replace(turn, argument="button"), self.handlers[UNREADABLE]

    async def typed(self, turn: Turn, typed: TypedText) -> list[Step]:
        """The steps for typed text: what its shape alone decides, else what the table makes of its reading."""
        turn = replace(turn, text=typed.text)
        if turn.handed_over:
            return await self._to_a_person(turn, typed)
        shaped = self._by_shape(turn, typed)
        if shaped is not None:
            return [shaped]
        situation = await self.builder.situation(turn)
        labelled = self._by_label(turn, situation)
        return [labelled] if labelled is not None else await self._by_reading(turn, situation)

    async def _to_a_person(self, turn: Turn, typed: TypedText) -> list[Step]:
        """A person answers here, so what is typed goes on the ticket; an alarm is answered besides, and what looked like a secret never gets there (C43)."""
        heard = (replace(turn, argument=HEARD), self.handlers[TICKET])
        if seal_of(typed.pasted) is not None or not turn.text or len(turn.text) > LONGEST:
            shaped = self._by_shape(turn, typed)
            return [heard if shaped is None else shaped]
        if typed.pasted:
            return [(turn, self.handlers[PASTED]), heard]
        situation, clauses = await self.builder.heard(turn, replace(await self.builder.situation(turn), handed_over=True))
        here = await self.builder.of_clause(turn, situation, clauses[0], clauses)
        step = respond(here)
        self.explain(turn.message, step, here)
        stepped = self._stepped(turn, step, here)
        return [stepped] if step.handler == TICKET else [stepped, heard]

    async def beside_secret(self, turn: Turn) -> list[Step]:
        """The steps for what was typed around a secret; an act is offered there, never begun (C1)."""
        rest = turn.text.replace(MARK, " ").strip()
        if not any(character.isalnum() for character in rest) or len(rest) > LONGEST:
            return []
        turn = replace(turn, text=rest)
        return await self._by_reading(turn, await self.builder.situation(turn), may_begin=False)

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
        """What somebody typed word for word as a button of the last message says (C17), or as the one on every message; never a decision or a freeze."""
        recent = situation.last.at is not None and turn.now - situation.last.at <= AGREED_WITHIN
        typed = normalise(turn.text)
        for choice in (*(situation.last.choices if recent else ()), A_PERSON):
            if not choice.means.startswith(_BY_BUTTON_ONLY) and normalise(self.reader.word(choice.label, turn.language, turn.now)) == typed:
                return self.pressed(replace(turn, text=""), choice.means)
        return None

    async def _by_reading(self, turn: Turn, situation: Situation, may_begin: bool = True) -> list[Step]:
        """The steps of up to three readings, none dropped silently; at most one of them begins an act."""
        steps: dict[tuple[str, str, str | None], tuple[TableStep, Step]] = {}
        places: dict[tuple[str, str, str | None], int] = {}
        situation, clauses = await self.builder.heard(turn, situation)
        turn = replace(turn, second=clauses[0].reading.second)
        back = False
        for clause in _for_a_person(turn.text, clauses) or clauses:
            here = await self.builder.of_clause(turn, situation, clause, clauses)
            step = respond(here)
            if (kept := of_kept(here, step)) is not None and (again := respond(kept)).handler in OF_KEPT:
                here, step = kept, again
            begun = _begun_by(step)
            if begun:
                step = step if may_begin else TableStep("C1", "explain", begun)
                may_begin = False
            if steps and back and here.reading.others >= _PLAIN_OTHERS:
                continue  # The whole text has turned to the speaker; a half of it is not about somebody else again.
            back = back or turned_to_oneself(here) is not None
            self.explain(turn.message, step, here)
            if adds_nothing(step, here, [said for said, _ in steps.values()], whole=clauses[0].reading):
                continue
            places.setdefault((step.handler, step.argument, step.faq), clause.at)
            text = turn.text if step.row == "C20" else clause.text  # What is told of an incident is told whole.
            steps.setdefault((step.handler, step.argument, step.faq), (step, self._stepped(replace(turn, text=text), step, here)))
        asked_of_topic = of_the_topic([(step, made[0].text) for step, made in steps.values()])
        steps = {key: (step, made) for key, (step, made) in steps.items() if step not in asked_of_topic}
        begins = any(_begun_by(step) for step, _ in steps.values())
        acts = {_begun_by(step) for step, _ in steps.values()}
        for key in [key for key, (step, made) in steps.items() if begins and _wished_for(step, made[0].reading, acts)]:
            del steps[key]
        ends = [key for key, (step, made) in steps.items() if step.row in _ENDS and made[0].text != turn.text]
        for key in ends if not begins and len(steps) > len(ends) else ():
            del steps[key]  # Half of a text ends nothing: "never mind, I'll call" is no cancelling.
        # Whoever has an act begun reads the account's state with it.
        beside = _BESIDE | {"status", "explain", "progress"} if begins else _BESIDE
        # What was no incident gives way to what is wanted instead; and so does the question whether there is one, where no word tells of it.
        gives_way = _OVER if situation.told else {*_OVER, _MAY_BE_ONE}
        over = [key for key, (step, _) in steps.items() if step.row == "C20" and step.argument in gives_way]
        for key in over if any(key[0] not in _BESIDE and key not in over for key in steps) else ():
            del steps[key]
        if any(steps[key][0].argument in _OVER for key in over if key in steps):
            for key in [key for key, (step, _) in steps.items() if step.row == "C20" and step.argument.startswith(_ON_ABOUT_IT)]:
                del steps[key]  # Who says that it is none is not led on through its steps.
        told = sorted((key for key, (step, _) in steps.items() if step.row == "C20"), key=lambda key: key[1] in _LESS_OF_AN_INCIDENT)
        for key in told[1:]:
            del steps[key]
        if told:
            # What a stranger said on the phone may be told in the words of a wish: nothing is begun or looked at beside the steps of an incident.
            beside = _BESIDE | _BEGINS | _BESIDE_INCIDENT
        in_order = sorted(steps, key=lambda key: places[key])
        telling = [steps[key][1] for key in in_order if steps[key][0].handler not in beside]
        left = [made.text for step, (made, _) in steps.values() if is_left_open(step, made.text, made.reading, whole=turn.text)]
        if [(step.handler, step.argument) for step, _ in steps.values() if step.handler not in beside] == _ONLY_ADDS:
            telling = [(replace(telling[0][0], text=turn.text), telling[0][1])]  # What a ticket is to say is said by all of it.
        elif telling and left:
            telling[-1] = (telling[-1][0], NamedBeside(telling[-1][1], " ".join(left)))
        return telling or [made for _, made in steps.values()][:1]

    def _stepped(self, turn: Turn, step: TableStep, situation: Situation) -> Step:
        """A step of the table as a turn for its handler."""
        turn = replace(turn, reading=situation.reading, last_said=situation.last.just_said(situation.now))
        own = situation.conversation.row if situation.kept is not None and situation.reading is situation.kept else ""
        if own:
            # Only the matter is another: what was offered, told and remembered besides stays.
            turn = replace(turn, conversation=situation.conversation)
        if step.row == "C28" or situation.reading.labels.move in _SAID_AGAIN:
            turn = _in_named_language(turn)
        if step.handler == PRESSED:
            return self.pressed(replace(turn, intent=situation.intent), step.argument)
        kind = step.kind or _WISHES_BY_NAME.get(step.handler) or situation.intent.kind
        intent = replace(situation.intent, kind=kind, faq=step.faq)
        answers = self._answering(step.handler, situation)
        return replace(turn, intent=intent, argument=step.argument, part=step.part), BackToOwn(answers, situation.conversation.about, own) if own else answers

    def _answering(self, name: str, situation: Situation) -> Handler:
        handler = LeftIncident(self.handlers[name]) if name != INCIDENT and denies(situation) else self.handlers[name]
        return TypedForOwner(handler) if says_so(situation) else handler


def _begun_by(step: TableStep) -> str:
    """The act that a step begins, or '': one that is asked for, or one that was offered and is taken in somebody's own words."""
    if step.handler in _BEGINS:
        return step.argument or step.handler
    act = step.argument.partition(":")[2] if step.handler == PRESSED and step.argument.startswith(_TAKEN) else ""
    return act if act in ACTION_MATTERS else ""


def _wished_for(step: TableStep, reading: Reading | None, begun: Collection[str]) -> bool:
    """Whether an answer of the FAQ is only another reading of the wish that is being fulfilled, or general words on what is being done."""
    if step.handler != IntentKind.FAQ.value or reading is None:
        return False
    return reading.labels.act is Act.REQUEST or (not reading.labels.negated and any((step.faq or "").startswith(_GENERAL_ON.get(act, "-")) for act in begun))


def _for_a_person(text: str, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The whole text as a wish for a person or a ticket, where a part of it is one: the rest is what to tell them."""
    if refuses_ticket(words_on_draft(text)):
        return ()
    wish = next((clause for clause in clauses if _asks_for_a_person(clause.reading)), None)
    return () if wish is None else (Clause(text, wish.reading),)


def _asks_for_a_person(reading: Reading) -> bool:
    return reading.labels.move == Act.PERSON or (reading.labels.move == Matter.TICKET and reading.labels.act is Act.REQUEST)


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
