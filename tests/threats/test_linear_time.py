"""No text holds the loop: every pattern of the house takes time in proportion to the text, whatever the text, and so does other code that meets strangers' words."""

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import bot
import integrations
from bot.accounts.masking import mask_text
from bot.actions.password_rule import PersonalWords, weaknesses
from bot.dialogue.choosing import chosen_button, only_chooses
from bot.dialogue.conversation import Conversation, language_of_text
from bot.dialogue.outside_text import clean_text, safe_text
from bot.dialogue.person_mentions import mentioned_person, vouched_person
from bot.faq.text import normalise, tidy, traditional
from bot.redaction import redact
from bot.runtime.lazy_pattern import LazyPattern
from bot.secret import Secret
from bot.tickets.proposal import contact_in, ticket_number_in

_parser: Any = importlib.import_module("re._parser")
"""How else to learn which letters a pattern waits for."""
_LENGTH = 8_000
_MOST = 120.0
"""How much longer than a plain pattern over plain words of the same length. Linear patterns take up to 50 times as long, the mildest quadratic ones 300 times."""
_WRITES_ONE = re.compile(r"\b(?:re\.\w+|lazy_pattern)\(")
_GLANCE, _SUSPECT = 400, 8.0
"""What takes less than so many yardsticks for so short a text takes no square of any length that matters, and is not measured at length."""

# Patterns that whoever calls them gives no longer texts than this, and tries from the beginning to the end only.
_SHORT = {"bot.dialogue.person_mentions.mention_patterns": 120, "bot.dialogue.person_mentions._strange_shapes": 120}
_PLAIN = "今天 the desk 可以 help 嗎 12 "
_UNITS = (" ", "\n", "1", "a", "z1", "- ", "甲", "密", "…", ". ", "!", "a.", "a-", "a@", "　", "你 ")


def _modules() -> Iterator[ModuleType]:
    """The modules that write a pattern: whatever holds one has it from there."""
    for package in (bot, integrations):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            file = Path(str(package.__path__[0])).parent / (found.name.replace(".", "/") + ".py")
            if not found.ispkg and "migrations" not in found.name and found.name != "bot.runtime.lazy_pattern" and _WRITES_ONE.search(file.read_text(encoding="utf-8")):
                yield importlib.import_module(found.name)


def _inside(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, however deep in lists, tuples, sets and maps, and in what a cached function without arguments gives."""
    if isinstance(value, LazyPattern):
        value = value.compiled
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth > 6 or isinstance(value, str | bytes):
        return
    elif isinstance(value, dict):
        for key, held in value.items():
            yield from _inside(key, depth + 1)
            yield from _inside(held, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for held in value:
            yield from _inside(held, depth + 1)
    elif hasattr(value, "cache_info") and not inspect.signature(value).parameters and value.__module__.split(".")[0] in ("bot", "integrations"):  # type: ignore[arg-type]
        yield from _inside(value(), depth + 1)  # type: ignore[operator]


def _written_inside(source: str) -> Iterator[re.Pattern[str]]:
    """Patterns that stand in a call like `re.sub(…)` within a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            first = node.args[0] if node.args else None
            if node.func.attr != "compile" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield re.compile(first.value)


def _patterns() -> dict[str, tuple[re.Pattern[str], frozenset[str]]]:
    """Every pattern by where it stands, and how it is used: `match`, `fullmatch`, or `search` for all that looks at every place."""
    found: dict[str, tuple[re.Pattern[str], frozenset[str]]] = {}
    known: set[tuple[str, int]] = set()
    sources = [inspect.getsource(module) for module in _modules()]

    def importers(name: str) -> list[str]:
        return [source for source in sources if re.search(rf"^ *(?:from .* import .*)?\b{re.escape(name)}\b,?$", source, re.MULTILINE)]

    for module in _modules():
        source = inspect.getsource(module)
        held = [(name, one) for name, value in list(vars(module).items()) for one in _inside(value)]
        held += [("a call", one) for one in _written_inside(source)]
        for number, (name, pattern) in enumerate(held):
            if (pattern.pattern, pattern.flags) in known:
                continue
            known.add((pattern.pattern, pattern.flags))
            used = rf"\b{re.escape(name)}\.(match|fullmatch|search|finditer|findall|sub|split)\b"
            # A pattern that its own module only writes is used by those that import it.
            uses = set(re.findall(used, source)) or {use for other in importers(name) for use in re.findall(used, other)}
            anchored = uses & {"match", "fullmatch"}
            found[f"{module.__name__}.{name} #{number}"] = (pattern, frozenset(anchored | ({"search"} if uses != anchored or not uses else set())))
    return found


def _literals(pattern: re.Pattern[str]) -> list[str]:
    """The runs of letters that a pattern waits for, the longest first."""
    runs: dict[str, None] = {}

    def walk(items: Any) -> None:
        run = ""
        for op, argument in items:
            if str(op) == "LITERAL":
                run += chr(argument)
                continue
            runs[run], run = None, ""
            for one in argument if isinstance(argument, list | tuple) else [argument]:
                for deeper in one if isinstance(one, list) else [one]:
                    if isinstance(deeper, _parser.SubPattern):
                        walk(deeper)
                    elif isinstance(deeper, tuple) and str(deeper[0]) == "LITERAL":
                        runs[chr(deeper[1])] = None
        runs[run] = None

    walk(_parser.parse(pattern.pattern, pattern.flags))
    return sorted(filter(None, runs), key=len, reverse=True)


def _hard_for(pattern: re.Pattern[str], length: int) -> Iterator[str]:
    """Long runs of spaces, digits and letters; what the pattern waits for, again and again; and near misses."""
    waited = _literals(pattern)
    for unit in (*_UNITS, *waited[:12], *waited[-12:]):
        yield (unit * length)[:length]
    for word in (*waited[:4], *waited[-1:]):
        for unit in (" ", "1", "a", "甲"):
            yield (word + unit * length)[:length] + "\x00"
        yield ((word + " ") * length)[:length]


class _TooSlow(Exception):
    pass


@contextmanager
def _cut_off(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _took(work: Callable[[str], object], text: str, enough: float) -> float:
    """Seconds of processor time: the best of up to three tries, of one where it is below `enough`."""
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        try:
            with _cut_off(10.0):
                work(text)
        except _TooSlow:
            return float("inf")
        best = min(best, time.process_time() - begun)
        if best < enough:
            break
    return best


def _yardstick(length: int) -> float:
    text = (_PLAIN * length)[:length]
    return min(_took(re.compile(r"\w+|\W").findall, text, 0.0) for _ in range(5))


def _slow(pattern: re.Pattern[str], uses: frozenset[str], length: int, unit: float) -> tuple[float, str]:
    worst = (0.0, "")
    for use in uses:
        work: Callable[[str], object] = getattr(pattern, use) if use != "search" else pattern.findall
        short = min(length, _GLANCE)
        for glanced, text in zip(_hard_for(pattern, short), _hard_for(pattern, length), strict=True):
            if short < length and _took(work, glanced, 1.0) * length / short < _SUSPECT * unit:
                continue
            worst = max(worst, (_took(work, text, _MOST * unit) / unit, text[:12]))
            if worst[0] > _MOST:
                return worst
    return worst


def test_every_pattern_of_the_house_takes_time_in_proportion_to_the_text() -> None:
    patterns, unit = _patterns(), _yardstick(_LENGTH)
    assert len(patterns) > 150
    slow = {}
    for place, (pattern, uses) in patterns.items():
        length = next((most for name, most in _SHORT.items() if place.startswith(name)), _LENGTH)
        ratio, text = _slow(pattern, frozenset({"fullmatch"}) if length < _LENGTH else uses, length, unit)
        if ratio > _MOST:
            slow[place] = f"{ratio:.0f} times at {text!r}"
    assert slow == {}


@pytest.mark.parametrize("pattern", [r"\s*b", r"[\w.]+@x"])
def test_the_test_itself_finds_what_takes_the_square(pattern: str) -> None:
    one = re.compile(pattern)
    assert _slow(one, frozenset({"search"}), _LENGTH, _yardstick(_LENGTH))[0] > _MOST


_READERS: tuple[Callable[[str], object], ...] = (
    clean_text, safe_text, redact, normalise, tidy, traditional, language_of_text, mask_text, mentioned_person, vouched_person, only_chooses,
    contact_in, ticket_number_in,
    lambda text: chosen_button(text, Conversation(offered=("a", "b"))),
    lambda text: weaknesses(Secret(text), PersonalWords(("yjchen", "GEAA-012686"), ("陳怡君", "chen.yj"), ("doit", "資訊局"))),
)  # fmt: skip
_STRANGE = ("密碼" + " " * 20_000, "密碼" + "a" * 20_000, "\u0315\u0300" * 10_000, "\u0f71\u0f73" * 10_000, "ﷺ" * 20_000, "👨\u200d" * 10_000, "帳號鎖" * 6_666, "A1b2 " * 4_000)


@pytest.mark.parametrize("text", _STRANGE, ids=lambda text: unicodedata.name(text[0], "?"))
def test_no_reader_of_strangers_words_is_held_up_by_a_long_text(text: str) -> None:
    """What reaches them is cleaned first, as every message is; a new password is not."""
    cleaned, slow = clean_text(text), {}
    for at, reader in enumerate(_READERS):
        given = text if reader in (clean_text, safe_text) or at == len(_READERS) - 1 else cleaned
        reader(given[:10])  # Whatever is built at the first use.
        took = _took(reader, given, 0.15)
        if took > 0.15:
            slow[at, getattr(reader, "__name__", "")] = took
    assert slow == {}
