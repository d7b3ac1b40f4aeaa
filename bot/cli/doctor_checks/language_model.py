"""How well the configured language model reads, and how long it takes: it is asked a dozen labelled turns."""

from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.clock import SystemClock
from bot.errors import ConfigurationError
from bot.language_model.examples import WorkedExample, turns_to_try
from bot.language_model.thread_keys import ThreadKeys
from bot.settings.schema import Settings
from bot.wiring.language_model import BROKEN, DENIED, LATE, OUTSIDE, UNREACHABLE, ModelReader, build_model_reader
from bot.wiring.masking import ShapeMasking
from bot.wiring.reading import shipped_reader
from bot.wiring.shipped_faq import build_index_for_shipped

_NAME: Final = "reader"
_PATIENT: Final = 30.0
"""Seconds for one answer here: a model that is too slow is to be told from one that is not there."""
_LATE_AT_MOST: Final = 1
"""More than one late answer is not waited for: the doctor would take minutes."""
_LOADS: Final = "the first question may load the model"
_NO_BETTER: Final = "take a larger model; with reader.kind local nothing is lost"
_REMEDIES: Final = {
    LATE: f"see how long the server takes for one answer ({_LOADS}), take a smaller model, or raise reader.deadline",
    UNREACHABLE: "see that the server runs and that reader.url is its address with the version, such as http://127.0.0.1:8000/v1; the local reader reads meanwhile",
    DENIED: "see reader.key",
    BROKEN: "see that reader.url is the API's address with its version, and reader.model one that the server has; docs/language-model.md",
    OUTSIDE: "take a model that keeps to a JSON schema; docs/language-model.md",
}


async def check_language_model(settings: Settings) -> tuple[CheckResult, ...]:
    """Nothing where the desk reads by itself."""
    try:
        reader = build_model_reader(settings.reader, ShapeMasking(), SystemClock(), deadline=_PATIENT)
    except ConfigurationError as trouble:
        return (CheckResult(_NAME, False, trouble.detail, "mend the configuration"),)
    if reader is None:
        return ()
    try:
        return (await _tried(reader, settings.reader.deadline.total_seconds()),)
    finally:
        await reader.close()


async def _tried(reader: ModelReader, deadline: float) -> CheckResult:
    """What it makes of each turn. One that cannot be reached is not asked a second time."""
    right, spans, failed = 0, list[int](), list[str]()
    for turn in turns_to_try():
        answered = await reader.ask(turn.heard.text, ThreadKeys(turn.heard.context))
        if answered.labels is None:
            failed.append(answered.why)
            if answered.why in (UNREACHABLE, DENIED) or failed.count(LATE) > _LATE_AT_MOST:
                return CheckResult(_NAME, False, f"{reader.name}: {_told(answered.why)}", _REMEDIES[answered.why])
            continue
        spans.append(answered.milliseconds)
        right += answered.labels.move == turn.labels.move
    return _judged(reader.name, right, spans, failed, deadline)


def _judged(name: str, right: int, spans: list[int], failed: list[str], deadline: float) -> CheckResult:
    turns = turns_to_try()
    if not spans:
        return CheckResult(_NAME, False, f"{name}: {_told(failed[0])}", _REMEDIES[failed[0]])
    own = sum(_reads_alone(turn) for turn in turns)
    middle, slowest = sorted(spans)[len(spans) // 2], max(spans)
    late = sum(span > deadline * 1000 for span in spans)
    line = f"{name}: reads {right} of {len(turns)} turns right, the local reader alone {own}; {middle} ms in the middle, {slowest} ms at most"
    line += f"; {len(failed)} without a reading ({', '.join(dict.fromkeys(map(_told, failed)))})" if failed else ""
    if late > len(turns) // 3:
        return CheckResult(_NAME, True, f"{line}; {late} of them later than reader.deadline, which the local reader reads", _REMEDIES[LATE])
    if right < own or failed:
        return CheckResult(_NAME, True, line, _REMEDIES[failed[0]] if failed else _NO_BETTER)
    return CheckResult(_NAME, True, line)


def _reads_alone(turn: WorkedExample) -> bool:
    return shipped_reader(build_index_for_shipped()).read(turn.heard).labels.move == turn.labels.move


def _told(why: str) -> str:
    return {
        LATE: f"no answer within {_PATIENT:g} s",
        UNREACHABLE: "it cannot be reached, or has no time",
        DENIED: "it does not accept the key",
        BROKEN: "what it answers is no reading",
        OUTSIDE: "it answers in words that are none of the vocabulary",
    }.get(why, why)
