"""The language model that the configuration names: asked beside the local reader where that is unsure, and never instead of it."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from importlib import import_module
from typing import Any, Final, Protocol, TypeAlias

import structlog

from bot.clock import Clock
from bot.dialogue.table.situation import Situation
from bot.dialogue.table.thread_keys import thread_keys, writes_ticket
from bot.errors import BackEndError, ConfigurationError, Denied, Garbled
from bot.faq.entry import ENGLISH
from bot.language_model.answer import BadAnswer, labels_in
from bot.language_model.examples import Examples, shipped_examples
from bot.language_model.masking import CannotMask
from bot.language_model.prompt import Prompts
from bot.language_model.thread_keys import ThreadKeys
from bot.ports import LanguageModel
from bot.reading.reader import is_unsure_reading
from bot.reading.reading import Clause, Heard, Labels, Reading
from bot.reading.second_reading import dropped, put_together
from bot.redaction import link_code_in, redact
from bot.runtime.breaker import Breaker
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import ReaderSettings
from bot.wiring.shipped_faq import shipped_entries
from integrations.settings_section import read_secret

ReadClauses: TypeAlias = Callable[[Heard], Awaitable[tuple[Clause, ...]]]
LATE, UNREACHABLE, DENIED, BROKEN, OUTSIDE, UNMASKED = "late", "unreachable", "denied", "broken", "outside", "unmasked"
"""Why nothing came of a question."""
_AT_ONCE: Final = 8
_REST: Final = timedelta(seconds=30)
_LONGEST_REST: Final = timedelta(minutes=10)
_ADAPTER: Final = "integrations.language_models.chat_completions"
_log = structlog.get_logger(__name__)


class Masking(Protocol):
    """Takes out of a text what must not leave."""

    async def mask(self, text: str) -> str:
        """The text as it may leave. Raises CannotMask, BackEndError."""
        ...


@dataclass(frozen=True)
class Answered:
    """What came of a question: the labels, or why there are none; `milliseconds` it took."""

    labels: Labels | None
    why: str
    milliseconds: int


class ModelReader:
    """Asks the model. `deadline` (seconds) is for all of it, the masking as well; `always`: also where the local reading is sure."""

    def __init__(self, model: LanguageModel, prompts: Prompts, masking: Masking, clock: Clock, deadline: float, *, always: bool = False) -> None:
        self._model, self._prompts, self._masking, self._clock = model, prompts, masking, clock
        self._deadline, self._always = deadline, always
        self._breaker, self._waiting = Breaker(_REST, _LONGEST_REST), 0

    async def read(self, heard: Heard, local: Reading, thread: ThreadKeys) -> Reading:
        """Both readings put together; the local one where the model is not asked, late or wrong. Never raises."""
        if not self._is_worth_asking(heard.text, local) or self._waiting >= _AT_ONCE or not self._breaker.may_ask(self._clock.now()):
            return local
        self._waiting += 1
        try:
            answered = await self.ask(heard.text, thread)
        except asyncio.CancelledError:
            self._breaker.left()
            raise
        finally:
            self._waiting -= 1
        self._note(answered.why)
        if answered.labels is None:
            return dropped(local, answered.why, answered.milliseconds)
        return put_together(local, answered.labels, answered.milliseconds)

    async def ask(self, text: str, thread: ThreadKeys) -> Answered:
        """What the model makes of a text, whatever else reads it, within the deadline."""
        now = asyncio.get_running_loop().time
        begun, labels, why = now(), None, ""
        try:
            async with asyncio.timeout(self._deadline):
                labels = labels_in(await self._model.complete(self._prompts.messages(await self._masking.mask(text), thread), self._prompts.schema), self._entries)
        except CannotMask:
            why = UNMASKED
        except TimeoutError:
            why = LATE
        except BackEndError as trouble:
            why = _why(trouble, late=now() - begun >= self._deadline)
        except BadAnswer as trouble:
            why = str(trouble)
        return Answered(labels, why, round((now() - begun) * 1000))

    async def close(self) -> None:
        """Ends its connections."""
        await self._model.close()

    @property
    def name(self) -> str:
        """Which model, and where."""
        return self._model.name

    @property
    def _entries(self) -> frozenset[str]:
        return frozenset(self._prompts.entries)

    def _is_worth_asking(self, text: str, local: Reading) -> bool:
        """Whether the text may leave at all, and the local reading leaves anything to ask."""
        if not any(map(str.isalnum, text)) or link_code_in(text) is not None or redact(text).kinds:
            return False
        return self._always or is_unsure_reading(local)

    def _note(self, why: str) -> None:
        """Tells the breaker; an answer in other words than the vocabulary's is an answer."""
        if why == UNMASKED:
            self._breaker.left()
        elif why in (LATE, UNREACHABLE, DENIED, BROKEN):
            if self._breaker.failed(self._clock.now()):
                _log.warning("the language model is left alone for a while; the local reader reads", model=self._model.name, trouble=why)
        else:
            self._breaker.answered()


class ReaderWithModel:
    """The local reader, and the model for the whole text of a turn: once a turn, so that a model that hangs costs nobody more than its deadline."""

    def __init__(self, read_clauses: ReadClauses, model: ModelReader) -> None:
        self._local, self._model = read_clauses, model

    def of_turn(self, situation: Situation) -> ReadClauses:
        """What reads the whole text of this turn. What a ticket may say is read here alone."""
        left = not writes_ticket(situation)

        async def read(heard: Heard) -> tuple[Clause, ...]:
            nonlocal left
            clauses = await self._local(heard)
            if not left or clauses[0].text != heard.text:
                return clauses
            left = False
            whole = await self._model.read(heard, clauses[0].reading, thread_keys(situation))
            return _beside(whole, clauses)

        return read


def _beside(whole: Reading, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses under another reading of the whole: halves that say what it says now are no readings of their own any more."""
    first = Clause(clauses[0].text, whole, clauses[0].at)
    return (first, *(clause for clause in clauses[1:] if clause.reading.labels.move != whole.labels.move))


def build_model_reader(settings: ReaderSettings, masking: Masking, clock: Clock, deadline: float | None = None) -> ModelReader | None:
    """None where the configuration names no model. Raises ConfigurationError. `deadline`: another one than is written, for somebody who has time."""
    if settings.kind != "language_model" or settings.url is None or settings.model is None:
        return None
    seconds = settings.deadline.total_seconds() if deadline is None else deadline
    # Imported by name: whoever names no model need not load an HTTP client.
    adapter: Any = import_module(_ADAPTER)
    key = None if settings.key is None else read_secret(settings.key, "reader.key")
    if key is not None and not (key.reveal().isascii() and key.reveal().isprintable() and " " not in key.reveal()):
        raise ConfigurationError("config.yaml", "reader.key", "expected letters, digits and marks without spaces, as the server's operator gave it out")
    try:
        model: LanguageModel = adapter.ChatCompletions(
            adapter.ModelAddress(url=settings.url, model=settings.model, deadline=seconds, key=key, ca_file=settings.ca_file)
        )
    except (OSError, ssl.SSLError) as trouble:
        raise ConfigurationError("config.yaml", "reader.ca_file", f"expected a FILE of certificates; it cannot be read ({type(trouble).__name__})") from None
    prompts = Prompts(Examples(shipped_examples()), entry_questions(), settings.language_hint or "")
    return ModelReader(model, prompts, masking, clock, seconds, always=settings.ask == "always")


def entry_questions() -> Mapping[str, str]:
    """The entries that a local reading knows as matters, with their questions."""
    return {entry.id: entry.question(ENGLISH) for entry in shipped_entries()}


def _why(trouble: BackEndError, *, late: bool) -> str:
    match trouble:
        case Denied():
            return DENIED
        case Garbled():
            return BROKEN
        case _:
            return LATE if late else UNREACHABLE
