"""`ask`: what the desk would do with a text; nothing is stored and nobody is looked up."""

import asyncio
import json
from typing import Any, Final

from bot.accounts.rules import Stage
from bot.cli.arguments import CommandContext
from bot.cli.output import print_json, print_line, read_line
from bot.clock import SystemClock
from bot.dialogue.conversation import language_of_text
from bot.dialogue.likely_reaction import LikelyReaction, likely_reaction
from bot.dialogue.outside_text import safe_text
from bot.dialogue.person_mentions import mentioned_anybody, mentioned_person
from bot.dialogue.speaker_words import is_about_oneself
from bot.dialogue.table.situation import LastReply, Situation
from bot.dialogue.understanding import ACTION_WISHES, Intent, IntentKind
from bot.elsewhere.finding import find_topic, likely_topic
from bot.errors import ConfigurationError
from bot.handlers.unreadable import LONGEST
from bot.incidents.sides import sides_of
from bot.incidents.told import told_in
from bot.messages import Phrase
from bot.people.person import Agency
from bot.reading.people_words import mentions_somebody
from bot.reading.reading import Heard, Reading
from bot.settings.entries import read_own_entries
from bot.settings.topics import read_own_topics
from bot.settings.value_objects import build_rules
from bot.wiring.foreign_topics import ForeignTopics
from bot.wiring.reading import TurnReader
from bot.wiring.shipped_faq import build_index_for_shipped
from bot.wiring.understanding import QueryEncoder, Understander, query_encoder_for_command
from bot.wiring.wording import build_wording

_WORTH_OFFERING: Final = 0.15
_MOST: Final = 3
_NO_READING: Final[dict[str, Any]] = {"act": None, "matter": None, "matters": [], "aspect": None, "whose": None, "system": None, "negated": False, "offers": []}


class AskContext:
    """Understanding, and the words for its result."""

    def __init__(self, given: CommandContext, query_encoder: QueryEncoder | None = None) -> None:
        settings = given.where.settings
        self._rules = build_rules(settings)
        self._wording = build_wording(settings, self._rules)
        self._language = settings.language
        topics = ForeignTopics(read_own_topics(settings))
        self._topics = topics.catalogue()
        self._understander = Understander(build_index_for_shipped(), read_own_entries(settings), query_encoder, self._topics)
        # A command's output must not depend on how busy the machine is.
        self._reader = TurnReader(lambda: self._understander.index, settings.meaning.encoder != "none", deadline=None)
        self._now = SystemClock().now()

    async def answer(self, text: str, explain: bool = False, context: str = "start", said: str = "") -> dict[str, Any]:
        """The answer to one text, in the form of CONTRACT 3.1. `context` and `said`: what the desk did and said just before it."""
        left = safe_text(text)
        language = language_of_text(left.text) or self._language
        readable = left.text if not left.kinds and len(left.text) <= LONGEST else ""
        intent = await self._understander.understand(readable) if readable else Intent(IntentKind.NONE)
        reading = await self._reader.read(Heard(left.text, context, said)) if left.text.strip() else None
        words_alone = LikelyReaction(intent.kind.value, intent.confidence, intent.faq, intent.elsewhere)
        likely = words_alone if reading is None or not readable else likely_reaction(self._situation(readable, intent, reading, context, said))
        answer = {
            "text": left.text if left.kinds or len(text) > LONGEST else text,
            "intent": likely.name,
            "faq": likely.faq,
            "elsewhere": likely.elsewhere,
            "confidence": round(likely.confidence, 4),
            "answer": self._answer(likely, [kind.value for kind in left.kinds], left.text, language),
            "choices": [
                {"faq": choice.id, "question": self._say(Phrase("faq.question", {"id": choice.id}), language), "confidence": round(choice.confidence, 4)}
                for choice in intent.choices
            ],
        }
        answer |= dict(_NO_READING) if reading is None else self._read(reading, likely, language)
        return {**answer, "why": [*intent.why, *(() if reading is None else reading.why)]} if explain else answer

    def _situation(self, text: str, intent: Intent, reading: Reading, context: str, said: str) -> Situation:
        """What is known of a text whose writer is nobody."""
        told, topic = told_in(text), find_topic(text, self._topics)
        return Situation(
            reading=reading,
            intent=intent,
            text=text,
            now=self._now,
            last=LastReply(context, said, (), self._now),
            mentioned=mentioned_person(text),
            strange=mentioned_anybody(text),
            somebody=mentions_somebody(text),
            own=is_about_oneself(text),
            topic=topic.id or "",
            likely_topic=likely_topic(topic),
            sides=sides_of(text),
            told=told.kinds,
            harmless=told.harmless,
        )

    def _read(self, reading: Reading, likely: LikelyReaction, language: str) -> dict[str, Any]:
        """What was read, in the words of the labelled turns."""
        labels = reading.labels
        return {
            "act": labels.act.value,
            "matter": str(labels.matter),
            "matters": [{"matter": str(one.name), "confidence": round(one.likelihood, 4)} for one in reading.matters[:_MOST]],
            "aspect": labels.aspect.value,
            "whose": labels.whose.value,
            "system": labels.system.value,
            "negated": labels.negated,
            "offers": self._offers(reading, language) if likely.name == IntentKind.CHOOSE.value else [],
        }

    def _offers(self, reading: Reading, language: str) -> list[dict[str, Any]]:
        """What would be offered: acts, a look at the account, entries, each worded as what would happen."""
        likely = [(move, one.likelihood) for one in reading.moves if one.likelihood >= _WORTH_OFFERING and (move := _offered(one.name))]
        return [{"means": means, "label": self._label(means, language), "confidence": round(sure, 4)} for means, sure in likely[:_MOST]]

    def _label(self, means: str, language: str) -> str:
        name, _, entry = means.partition(":")
        return self._say(Phrase("faq.question", {"id": entry}) if name == "faq" else Phrase(f"would.{name}"), language)

    def _answer(self, likely: LikelyReaction, pasted: list[str], text: str, language: str) -> str:
        if pasted:
            return "\n".join(self._say(Phrase(f"pasted.{kind}"), language) for kind in sorted(pasted))
        if not text:
            return self._say(Phrase("input.empty"), language)
        if len(text) > LONGEST:
            return self._say(Phrase("input.too_long", {"length": len(text)}), language)
        match likely.name:
            case IntentKind.FAQ.value:
                stage: Stage = self._rules.stage(Agency("", "", True), self._now)
                return self._say(Phrase("faq.answer", {"id": likely.faq or "", "stage": stage.value}), language)
            case IntentKind.CHOOSE.value:
                return self._say(Phrase("faq.choose"), language)
            case IntentKind.ELSEWHERE.value if likely.elsewhere:
                return "\n\n".join(self._say(Phrase(key, {"topic": likely.elsewhere}), language) for key in ("elsewhere.answer", "elsewhere.owner"))
            case IntentKind.ELSEWHERE.value:
                return self._say(Phrase("elsewhere.unknown"), language)
            case IntentKind.NONE.value:
                return self._say(Phrase("faq.none"), language)
            case _:
                return self._say(Phrase(f"would.{likely.name}"), language)

    def _say(self, phrase: Phrase, language: str) -> str:
        return self._wording.say(phrase, language, self._now)


async def ask(given: CommandContext) -> int:
    """Answers the texts given as arguments or on standard input."""
    arguments = given.arguments
    if not arguments.stdin and not arguments.text:
        raise ConfigurationError("ask", "TEXT", "expected a text, or --stdin")
    async with query_encoder_for_command(given.where.settings) as query_encoder:
        asking = AskContext(given, query_encoder)
        if not arguments.stdin:
            _show(await asking.answer(" ".join(arguments.text), arguments.explain), arguments.json)
            return 0
        while raw := await asyncio.to_thread(read_line):
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            text, context, said = _heard_in(line)
            _show(await asking.answer(text, arguments.explain, context, said), arguments.json)
    return 0


def _offered(move: str) -> str:
    """What of `ask`'s own words a move means; nothing where there is none to offer."""
    kind, _, of = move.partition(":")
    match kind:
        case "do":
            return of if of in {act.value for act in ACTION_WISHES} else ""
        case "look":
            return IntentKind.STATUS.value
        case "faq":
            return move
        case "ticket" | "person":
            return IntentKind.TICKET.value
        case _:
            return ""


def _heard_in(line: str) -> tuple[str, str, str]:
    """A line is a text, or an object with a text and, where there are, the context and the desk's last words."""
    if line.lstrip().startswith("{"):
        try:
            read = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            return line, "start", ""
        if isinstance(read, dict) and isinstance(read.get("text"), str):
            context, said = read.get("context"), read.get("said")
            return read["text"], context if isinstance(context, str) and context else "start", said if isinstance(said, str) else ""
    return line, "start", ""


def _show(answer: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(answer)
        return
    print_line(_head(answer))
    print_line(answer["answer"])
    for choice in answer["choices"]:
        print_line(f"  {choice['confidence']:.2f} {choice['faq']} {choice['question']}")
    for why in answer.get("why", []):
        print_line(f"  why: {why}")


def _head(answer: dict[str, Any]) -> str:
    return " ".join(part for part in (answer["intent"], answer["faq"] or answer["elsewhere"], f"({answer['confidence']:.2f})") if part)
