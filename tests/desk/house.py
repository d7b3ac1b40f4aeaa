"""A house with the handlers of the person's own truth, given readings as the reader would give them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from bot.dialogue.conversation import AnswerPart, Conversation
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.account_name import AccountNameHandler
from bot.handlers.aspect import AspectHandler
from bot.handlers.deciding import DecidingHandler
from bot.handlers.explain import ExplainHandler
from bot.handlers.progress import ProgressHandler
from bot.handlers.status.handler import StatusHandler
from bot.handlers.turn import ACT, Handler, Outcome, Turn
from bot.messages import ChatIdentity, ConversationAddress, Message, Phrase, Reply, TypedText
from bot.people.person import Person
from bot.reading.reading import Labels, Likely, Reading
from bot.reading.vocabulary import Act, Aspect, Matter, NamedSystem
from bot.requests.open_matters import OpenMattersLookup
from bot.requests.requests_of_others import RequestsOfOthers
from tests.acts.stage import Stage, opened

STATUS = Intent(IntentKind.STATUS, confidence=1.0)


@dataclass
class FaqAsked:
    """Remembers which entries it was asked for."""

    entries: list[str] = field(default_factory=list)

    async def __call__(self, turn: Turn) -> Outcome:
        self.entries.append(turn.intent.faq or "")
        return Outcome(Reply((Phrase("faq.answer", {"id": turn.intent.faq or "", "stage": "p0"}),)), about=f"faq:{turn.intent.faq}")


@dataclass
class House:
    """`thread` is what the desk remembers of the talk with each person; it moves on as the desk's own does."""

    stage: Stage
    faq: FaqAsked = field(default_factory=FaqAsked)
    thread: dict[str, Conversation] = field(default_factory=dict)

    def __post_init__(self) -> None:
        application = self.stage.application
        admins, look = application.responsible_admins, replace(application.account_lookup, narrow=application.account_actions.asking.offers)
        self.pending = OpenMattersLookup(application.store, application.register, application.account_actions.asking.policy, application.clock)
        escalate = application.ticketing.escalate
        status = StatusHandler(look, admins, escalate, self.pending, application.account_actions.asking.would_need)
        acting = application.account_actions.handlers(status, application.ticketing, self.faq, application.responsible_admins)
        held = RequestsOfOthers(application.store, application.register, application.organisation.colleagues, application.clock)
        self.handlers: dict[str, Handler] = {
            **acting,
            "deciding": DecidingHandler(held, application.register, self.faq, acting["approve_help"]),
            "status": status,
            "progress": ProgressHandler(self.pending, acting[ACT]),
            "aspect": AspectHandler(look, admins, self.pending, escalate, self.faq, self.faq),
            "explain": ExplainHandler(application.account_actions.asking, admins, self.pending),
            "account_name": AccountNameHandler(look, admins, application.account_actions.asking.one_time_links),
        }

    async def answers(
        self,
        who: str,
        handler: str,
        argument: str = "",
        *,
        reading: Reading | None = None,
        part: AnswerPart = AnswerPart.WHOLE,
        private: bool = True,
        last_said: tuple[Phrase, ...] = (),
    ) -> Outcome:
        """The outcome of one handler for somebody, with the thread as it stands, which then moves on."""
        application, before = self.stage.application, self.thread.get(who, Conversation())
        place = ConversationAddress("console", who if private else "lobby", private)
        message = Message("1", ChatIdentity("console", who), place, TypedText("…"), self.now)
        person: Person | None = await application.register.person(who)
        turn = Turn(message, person, STATUS, "…", self.now, "zh-Hant-TW", conversation=before, part=part, argument=argument, reading=reading, last_said=last_said)
        outcome = await self.handlers[handler](turn)
        after = before if outcome.about is None else replace(before, about=outcome.about, row=outcome.row)
        self.thread[who] = replace(after, unhelped=before.unhelped + 1 if outcome.unhelped else 0)
        return outcome

    async def told(self, who: str, handler: str, argument: str = "", *, language: str = "zh-Hant-TW", reading: Reading | None = None) -> str:
        """What that outcome says, without its card."""
        outcome = await self.answers(who, handler, argument, reading=reading)
        return self.said(outcome, language)

    def said(self, outcome: Outcome, language: str = "zh-Hant-TW") -> str:
        """The sentences of an outcome."""
        wording = self.stage.application.wording
        return "\n".join(said for phrase in outcome.reply.says if (said := wording.say(phrase, language, self.now)))

    @property
    def now(self) -> datetime:
        return self.stage.application.clock.now()


def heard(
    act: Act = Act.ASK,
    matter: str = Matter.SAME,
    aspect: Aspect = Aspect.NONE,
    *,
    system: NamedSystem = NamedSystem.NONE,
    negated: bool = False,
    also: str = "",
) -> Reading:
    """A reading as the reader gives it; `also` is a second likely matter."""
    matters = (Likely(matter, 0.7), *((Likely(also, 0.25),) if also else ()))
    return Reading(Labels(act, matter, aspect, system=system, negated=negated), 0.7, matters=matters)


@asynccontextmanager
async def a_house(folder: Path) -> AsyncIterator[House]:
    """A house over the first sample, before go-live."""
    async with opened(folder) as stage:
        yield House(stage)


def buttons(outcome: Outcome) -> list[str]:
    """What the buttons of an outcome mean."""
    return [choice.means for choice in outcome.reply.choices]
