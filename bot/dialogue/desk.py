"""A turn: who is asking, where, and for what; one handler for each request; then replies, state and audit record in one transaction."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

import structlog

from bot.accounts.rows.row import Row
from bot.actions.registry import ACTIONS
from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.dialogue.conversation import ENGLISH, LANGUAGES, TRADITIONAL, Conversation
from bot.dialogue.followup import (
    AnswerPart,
    FollowUpKind,
    chosen_button,
    follow_up,
    is_angry,
    is_only_angry,
    only_chooses,
    resolve_follow_up,
    split_questions,
    system_asked_about,
    without_swearing,
)
from bot.dialogue.person_mentions import mentioned_anybody, mentioned_person, vouched_person
from bot.dialogue.understanding import ACCOUNT_WISHES, Intent, IntentKind
from bot.handlers.colleague import COLLEAGUE
from bot.handlers.link import VOUCH
from bot.handlers.turn import Handler, Outcome, Turn
from bot.handlers.unreadable import LONGEST
from bot.messages import HOME, ButtonPress, ChatIdentity, ConversationAddress, FormSubmission, MenuCommand, Message, Phrase, Reply, TypedText
from bot.people.identity import IdentityResolver, audit_actor
from bot.people.person import Person
from bot.redaction import MARK, seal_of
from bot.runtime.error_location import error_location
from bot.runtime.quick_dataclass import dataclass
from bot.store.links import IdentityLink
from bot.store.work import Store, Work

PASTED: Final = "pasted"
UNREADABLE: Final = "unreadable"
UNSOLVED: Final = "unsolved"
TELL_ME: Final = "tell"
RATING: Final = "rate"
LOST: Final = "lost"
AT_HOME: Final = "at_home"
ATTACHED: Final = "attached"
ADMINS: Final = "admins"
TICKET: Final = "ticket"
_RATING: Final = f"{RATING}:"
_DECIDE: Final = "decide:"  # Words never decide about somebody else's account; only the button itself does.
_ABOUT_ONE: Final = 120  # Letters; a longer story is about its teller.
_SURE: Final = 0.7  # The confidence needed to treat a part of a message as a question of its own.
_HANDLED_BY: Final[Mapping[FollowUpKind, tuple[str, str]]] = {
    FollowUpKind.TELL_ME: (TELL_ME, ""),
    FollowUpKind.DO_NOT_TELL: (TELL_ME, "stop"),
    FollowUpKind.UNSOLVED: (UNSOLVED, ""),
    FollowUpKind.DOWN: (UNSOLVED, ""),
    FollowUpKind.SOLVED: (TICKET, "solved"),
    FollowUpKind.MY_ADMIN: (ADMINS, ""),
}
_log = structlog.get_logger("desk")


@dataclass(frozen=True)
class Desk:
    """`handlers` by the kind of intent, by what a button means, plus PASTED, UNREADABLE, UNSOLVED, TELL_ME and COLLEAGUE.

    `privately` gives the private conversation with somebody met in a group, if there is one; `hushed` one where only they see the answer.
    `named_in` gives the colleague named in a text, if its sender may look at colleagues' accounts.
    """

    store: Store
    identities: IdentityResolver
    clock: Clock
    understand: Callable[[str], Intent]
    handlers: Mapping[str, Handler]
    language: str
    wake: Callable[[], None]
    privately: Callable[[ChatIdentity], ConversationAddress | None]
    hushed: Callable[[Message], ConversationAddress]
    named_in: Callable[[Person, str, datetime], Awaitable[str | None]]

    async def handle(self, number: int, message: Message) -> None:
        """Answers one message from the inbox. Whatever goes wrong, the person is told and the next message is answered."""
        try:
            await self._turn(number, message)
        except Exception as trouble:  # one of the two places that catch everything; the other is the web's middleware
            _log.error("turn failed", number=number, trouble=type(trouble).__name__, where=error_location(trouble))
            await self._apologise(number, message, type(trouble).__name__)
        self.wake()

    async def _turn(self, number: int, message: Message) -> None:
        link, conversation, button, means = await self.store.look_together(lambda work: _looked_up(work, message))
        person = await self.identities.person_behind(message.sender, link)
        current = conversation.hearing(message.content.text.replace(MARK, " ")) if isinstance(message.content, TypedText) else conversation
        language = current.language or (person.language if person else None) or (message.locale if message.locale in LANGUAGES else None) or self.language
        turn = Turn(message=message, person=person, intent=Intent(IntentKind.NONE), text="", now=self.clock.now(), language=language, conversation=current)
        if isinstance(message.content, MenuCommand):
            step, handler = self._called(turn, message.content.name)
            outcomes = [(step, await handler(step))]
        elif isinstance(message.content, FormSubmission):
            step, handler = self._filled(turn, message.content, means)
            outcomes = [(step, await handler(step))]
        elif button is None and isinstance(message.content, TypedText):
            text = message.content.text
            named = await self.named_in(person, text, turn.now) if person is not None and 0 < len(text) <= _ABOUT_ONE else None
            steps = self._typed(turn, message.content, named)
            outcomes = await self._with_additions(message.content, [(step, await handler(step)) for step, handler in steps])
        else:
            step, handler = self._pressed(turn, means)
            outcomes = [(step, await handler(step))]

        async def write_down(work: Work) -> bool:
            if button is not None and means is not None:
                await work.buttons.spend(button, message.sender, turn.now)
            if not await work.inbox.close(number, turn.now):
                return False
            remembered = current
            for step, outcome in outcomes:
                remembered = await self._say(work, step, outcome, remembered, number)
                for write in outcome.writes:
                    await write(work)
                for record in outcome.records:
                    await work.audit.append(record, turn.now)
            await work.conversations.keep(message.place, message.sender, remembered, turn.now)
            return True

        if not await self.store.together(write_down):
            return
        for _, outcome in outcomes:
            for follow in outcome.after:
                await follow()

    def _called(self, turn: Turn, name: str) -> tuple[Turn, Handler]:
        """A command from a channel's own menu: an intent by its name, or a word that the desk understands anyway."""
        if name == HOME:
            return turn, self.handlers[AT_HOME]
        if name in _WISHES_BY_NAME:
            return replace(turn, intent=Intent(_WISHES_BY_NAME[name], confidence=1.0)), self.handlers[_WISHES_BY_NAME[name].value]
        if name in _MENU_WORDS:
            return replace(turn, intent=Intent(IntentKind.SMALLTALK, confidence=1.0), text=_MENU_WORDS[name]), self.handlers[IntentKind.SMALLTALK.value]
        return replace(turn, argument=name), self.handlers[UNREADABLE]

    def _filled(self, turn: Turn, submission: FormSubmission, means: str | None) -> tuple[Turn, Handler]:
        """Text from a form: for the button that asked for it, or for a new ticket."""
        turn = replace(turn, text=submission.text)
        if submission.pasted:
            return turn, self.handlers[PASTED]
        if len(submission.text) > LONGEST:
            return replace(turn, argument="form"), self.handlers[UNREADABLE]
        if (not submission.button or means == f"wish:{TICKET}") and submission.text:
            return replace(turn, argument="more"), self.handlers[TICKET]
        return self._pressed(turn, f"wish:{TICKET}" if not submission.button else means)

    def _pressed(self, turn: Turn, means: str | None) -> tuple[Turn, Handler]:
        """A button's meaning, for the handler it belongs to."""
        name, argument = (means or "").partition(":")[::2]
        intent = _meant(name, argument)
        if intent is not None:
            return replace(turn, intent=intent), self.handlers[intent.kind.value]
        if argument and name in self.handlers:
            return replace(turn, argument=argument), self.handlers[name]
        return replace(turn, argument="button"), self.handlers[UNREADABLE]

    def _typed(self, turn: Turn, typed: TypedText, named: str | None) -> list[tuple[Turn, Handler]]:
        """The steps for typed text: a follow-up, an awaited answer, or a new question; two questions are two steps."""
        text = typed.text
        turn = replace(turn, text=text)
        sealed = seal_of(typed.pasted)
        if sealed is not None:
            return [(replace(turn, intent=Intent(IntentKind.LINK, confidence=1.0), argument=sealed), self.handlers[IntentKind.LINK.value])]
        if typed.pasted:
            return [(turn, self.handlers[PASTED])]
        if typed.files and not text:
            return [(turn, self.handlers[ATTACHED])]
        if not text or len(text) > LONGEST:
            return [(turn, self.handlers[UNREADABLE])]
        if only_chooses(text) and not turn.conversation.waiting:
            return [(replace(turn, argument="choice"), self.handlers[UNREADABLE])]
        system = system_asked_about(text, turn.conversation)
        if system is not None:
            looked = Intent(IntentKind.STATUS, confidence=1.0)
            return [(replace(turn, intent=looked, part=AnswerPart.SYSTEM, argument=system), self.handlers[IntentKind.STATUS.value])]
        vouched = vouched_person(text)
        if vouched is not None:
            return [(replace(turn, argument=vouched), self.handlers[VOUCH])]
        follow = follow_up(text)
        if follow is not None:
            step = self._followed(turn, follow)
            if step is not None:
                return [step]
        intent = Intent(IntentKind.SMALLTALK, confidence=1.0) if is_only_angry(text) else self.understand(without_swearing(text))
        if turn.conversation.waiting and intent.kind is not IntentKind.CANCEL and not _another_matter(text, intent):
            name, argument = turn.conversation.waiting.partition(":")[::2]
            if name in self.handlers:
                return [(replace(turn, intent=intent, argument=argument), self.handlers[name])]
        # A request for a human is passed on to that human as a whole.
        several = [] if intent.kind is IntentKind.TICKET else self._several(turn, text)
        if named is not None and intent.kind in _OF_SOMEBODY and mentioned_person(text) is None:
            return [(replace(turn, intent=intent, argument=named), self.handlers[COLLEAGUE])]
        return several or [self._about_a_colleague(turn, text, intent) or (replace(turn, intent=intent), self.handlers[intent.kind.value])]

    def _about_a_colleague(self, turn: Turn, text: str, intent: Intent) -> tuple[Turn, Handler] | None:
        """The step for text that asks about somebody by name, else None."""
        # A wish about an account means the sender's own only if nobody else is named, known or not.
        whom = mentioned_anybody(text) if intent.kind in _OF_AN_ACCOUNT else mentioned_person(text)
        return None if whom is None else (replace(turn, intent=intent, text=text, argument=whom), self.handlers[COLLEAGUE])

    def _followed(self, turn: Turn, follow: FollowUpKind) -> tuple[Turn, Handler] | None:
        """The step that a follow-up asks for; None if it makes no sense here."""
        about = turn.conversation.about
        if about.startswith(f"{COLLEAGUE}:") and follow not in (FollowUpKind.IN_ENGLISH, FollowUpKind.IN_CHINESE):
            # "How long?" after a colleague's account is not about the sender's own.
            return None if follow in (FollowUpKind.SOLVED, FollowUpKind.UP, FollowUpKind.DOWN) else self._pressed(turn, about)
        if follow in (FollowUpKind.UNSOLVED, FollowUpKind.DOWN) and not about:
            return None
        if follow is FollowUpKind.UNSOLVED and about.startswith("wish:") and turn.conversation.row == Row.FINE and not turn.conversation.unhelped:
            retry = Intent(IntentKind.STATUS, confidence=1.0, mentions=frozenset({"cannot_sign_in"}))
            return replace(turn, intent=retry, part=AnswerPart.RETRY), self.handlers[IntentKind.STATUS.value]
        name, argument = _HANDLED_BY.get(follow, ("", ""))
        if name in self.handlers:
            return replace(turn, argument=argument), self.handlers[name]
        wanted = resolve_follow_up(follow, turn.conversation)
        spoken = {FollowUpKind.IN_ENGLISH: ENGLISH, FollowUpKind.IN_CHINESE: TRADITIONAL}.get(follow)
        if spoken is not None:
            turn = replace(turn, language=spoken, conversation=replace(turn.conversation, language=spoken))
        if wanted is None:
            intent = self.understand(turn.text)
            if intent.kind is IntentKind.STATUS and intent.confidence >= _SURE:
                return None
            return replace(turn, argument=follow.value), self.handlers[LOST]
        step, handler = self._pressed(turn, wanted.means)
        return replace(step, part=wanted.part, text=turn.conversation.asked), handler

    def _several(self, turn: Turn, text: str) -> list[tuple[Turn, Handler]]:
        """The steps of a message with two or three questions, each understood well on its own; empty if there is only one."""
        parts = split_questions(text)
        if len(parts) < 2:
            return []
        steps: dict[str, tuple[Turn, Handler]] = {}
        for part in parts:
            intent = self.understand(part)
            colleague = self._about_a_colleague(turn, part, intent)
            if colleague is not None:
                steps[colleague[0].argument] = colleague
            elif intent.confidence >= _SURE and intent.kind not in (IntentKind.NONE, IntentKind.CHOOSE, IntentKind.SMALLTALK, IntentKind.CANCEL):
                matter = intent.faq or _WISHES.get(intent.kind, intent.kind.value)
                steps.setdefault(matter, (replace(turn, intent=intent, text=part), self.handlers[intent.kind.value]))
        if any(step.argument for step, _ in steps.values()):  # Next to a colleague's account the sender's own is not meant.
            return [(step, handler) for step, handler in steps.values() if step.argument or step.intent.faq]
        return list(steps.values()) if len(steps) > 1 else []

    async def _with_additions(self, typed: TypedText, outcomes: list[tuple[Turn, Outcome]]) -> list[tuple[Turn, Outcome]]:
        """Adds to the answers what typed text needs besides: the rest of a message with a secret in it, and calm for the angry."""
        step, first = outcomes[0]
        if typed.pasted and seal_of(typed.pasted) is None:
            outcomes[0] = (step, await self._with_the_rest(step, first))
        elif typed.files and typed.text:
            outcomes.append((step, await self.handlers[ATTACHED](step)))
        elif is_angry(typed.text) and first.about:
            outcomes[0] = (step, replace(first, reply=replace(first.reply, says=(Phrase("calm"), *first.reply.says))))
        return outcomes

    async def _with_the_rest(self, turn: Turn, outcome: Outcome) -> Outcome:
        """Answers what was typed around a secret too, if the question is plain."""
        rest = turn.text.replace(MARK, " ").strip()
        intent = self.understand(rest) if rest else Intent(IntentKind.NONE)
        if intent.kind in (IntentKind.NONE, IntentKind.CHOOSE, IntentKind.SMALLTALK, IntentKind.CANCEL, IntentKind.LINK) or len(rest) > LONGEST:
            return outcome
        answer = await self.handlers[intent.kind.value](replace(turn, intent=intent, text=rest))
        says = (*outcome.reply.says[:-1], *answer.reply.says)
        return replace(answer, reply=replace(answer.reply, says=says, card=None), records=(*outcome.records, *answer.records))

    async def _say(self, work: Work, turn: Turn, outcome: Outcome, conversation: Conversation, number: int) -> Conversation:
        """Stores the reply in the outbox; returns the conversation to remember."""
        sender, place, reply = turn.message.sender, turn.message.place, outcome.reply
        if outcome.hushed and not turn.private:
            place = self.hushed(turn.message)
        if turn.private or not outcome.personal:
            posted = await work.outbox.post(place, sender, turn.language, reply, turn.now, answers=number)
            # A start page is looked at beside the conversation: what was offered there is still what a number chooses.
            return conversation if place.thread == HOME else _remembering(conversation, turn, outcome, posted.buttons)
        aside = self.privately(sender)
        key = "group.neutral" if aside is not None else "group.unlinked"
        await work.outbox.post(place, None, turn.language, Reply((Phrase(key),)), turn.now, answers=number)
        await work.audit.append(AuditRecord(AuditEvent.GROUP_REDIRECTED, audit_actor(sender), turn.person.id if turn.person else ""), turn.now)
        if aside is not None:
            posted = await work.outbox.post(aside, sender, turn.language, reply, turn.now, answers=number)
            there = await work.conversations.of(aside, sender)
            await work.conversations.keep(aside, sender, _remembering(replace(there, language=turn.language), turn, outcome, posted.buttons), turn.now)
        return conversation

    async def _apologise(self, number: int, message: Message, trouble: str) -> None:
        now = self.clock.now()
        async with self.store.work() as work:
            if not await work.inbox.close(number, now):
                return
            conversation: Conversation = await work.conversations.of(message.place, message.sender)
            sorry = Reply((Phrase("turn.failed", {"number": str(number)}),))
            await work.outbox.post(message.place, message.sender, conversation.language or self.language, sorry, now, answers=number)
            await work.audit.append(AuditRecord(AuditEvent.TURN_FAILED, audit_actor(message.sender), "", {"number": str(number), "trouble": trouble}), now)


# What may be about somebody whom the text names; a question for the FAQ stays one.
_OF_SOMEBODY: Final = ACCOUNT_WISHES | {IntentKind.NONE, IntentKind.CHOOSE}
_OF_AN_ACCOUNT: Final = (_OF_SOMEBODY | {IntentKind.FAQ}) - {IntentKind.NONE}
# Wishes about the account that one look answers together.
_WISHES: Final = dict.fromkeys((IntentKind.STATUS, *(IntentKind(action.wish.name) for action in ACTIONS.values() if action.wish.one_look)), "account")


_WISHES_BY_NAME: Final = {one.value: one for one in (*ACCOUNT_WISHES, IntentKind.TICKET, IntentKind.LINK)} | {
    "approvals": IntentKind.APPROVE_HELP, "cancel": IntentKind.CANCEL,
}  # fmt: skip
_MENU_WORDS: Final = {"start": "hello", "help": "help"}


async def _looked_up(work: Work, message: Message) -> tuple[IdentityLink | None, Conversation, str | None, str | None]:
    """The sender's link, the conversation with them here, the button that was pressed or typed, and what it means."""
    conversation = await work.conversations.of(message.place, message.sender)
    button = _button(message, conversation)
    means = None if button is None else await work.buttons.meaning(button, message.sender)
    return await work.links.of(message.sender), conversation, button, means


def _button(message: Message, conversation: Conversation) -> str | None:
    """The button that was pressed, or that typed words choose."""
    if isinstance(message.content, ButtonPress | FormSubmission):
        return message.content.button
    return None if isinstance(message.content, MenuCommand) or message.content.pasted else chosen_button(message.content.text, conversation)


def _another_matter(text: str, intent: Intent) -> bool:
    """Whether somebody who was asked for something asks a question of their own instead."""
    asks = text.rstrip().endswith(("?", "？", "嗎", "呢"))
    return intent.kind is IntentKind.FAQ and asks and intent.confidence >= _SURE


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


def _remembering(conversation: Conversation, turn: Turn, outcome: Outcome, ids: tuple[str, ...]) -> Conversation:
    """The conversation after an answer. Only its own offers can be chosen by number: a late "ok" presses nothing old."""
    buttons = list(zip(ids, outcome.reply.choices, strict=False))
    offered = tuple(id for id, choice in buttons if not choice.means.startswith((_RATING, _DECIDE)))
    rating = tuple(id for id, choice in buttons if choice.means.startswith(_RATING))
    return replace(
        conversation,
        language=turn.conversation.language,
        about=conversation.about if outcome.about is None else outcome.about,
        row=conversation.row if outcome.about is None else outcome.row,
        part=conversation.part if outcome.about is None else turn.part.value,
        asked=turn.text.replace(MARK, "") if turn.text and outcome.about is not None and turn.part is AnswerPart.WHOLE else conversation.asked,
        offered=offered,
        rating=rating,
        waiting=conversation.waiting if outcome.waiting is None else outcome.waiting,
        puzzled=conversation.puzzled + 1 if outcome.puzzled else 0,
        # A choice pressed after 👎 belongs to the same problem; newly typed words begin another one.
        unhelped=conversation.unhelped + 1 if outcome.unhelped else (0 if turn.text and outcome.about is not None else conversation.unhelped),
    )
