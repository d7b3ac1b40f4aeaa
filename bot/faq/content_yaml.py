"""Reads content files: strict YAML, with each error in one line that names file and place."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import yaml

# libyaml reads a file in a fraction of the time; without it, the plain loader gives the same result.
try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # pragma: no cover
    from yaml import SafeLoader  # type: ignore[assignment]

from bot.errors import ConfigurationError
from bot.faq.entry import CHINESE, ENGLISH, STAGES, AccountFact

LANGUAGES: Final = (CHINESE, ENGLISH)


class _Loader(SafeLoader):
    """Rejects duplicate keys in a map, where YAML would silently keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        read: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        if len(read) < len(node.value):
            written = [key.value for key, _ in node.value]
            twice = next((one for one in written if written.count(one) > 1), written[-1])
            raise yaml.MarkedYAMLError(problem=f"the key {twice} stands twice in one map", problem_mark=node.start_mark)
        return read


def read_yaml(text: str, file: str) -> object:
    """The parsed text. Raises ConfigurationError, with the line if known."""
    try:
        read: object = yaml.load(text, Loader=_Loader)  # noqa: S506  # it is a safe one
    except (yaml.YAMLError, ValueError, RecursionError) as wrong:
        # An impossible date is a ValueError without a position, and so is a character that YAML forbids.
        mark, problem = getattr(wrong, "problem_mark", None), getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or str(wrong)
        raise ConfigurationError(file, f"line {mark.line + 1}" if mark else "", f"expected YAML ({problem})") from wrong
    return read


def text_of(raw: object, file: str, key: str) -> str:
    """The text, stripped. Raises ConfigurationError for anything else, and for an empty one."""
    if not isinstance(raw, str) or not raw.strip():
        raise ConfigurationError(file, key, "expected a text that is not empty")
    return raw.strip()


def day_of(raw: object, file: str, key: str) -> date:
    """The day. Raises ConfigurationError for anything else: a timestamp is a date to Python, but nobody reviews to the minute."""
    if type(raw) is not date:
        raise ConfigurationError(file, key, "expected a date such as 2026-11-24")
    return raw


def by_stage(raw: Mapping[object, object], file: str, key: str) -> Iterator[tuple[str, object, str]]:
    """Each phase named by the keys, with its value and position. Raises ConfigurationError for an unknown or repeated one."""
    seen: set[str] = set()
    for stages, value in raw.items():
        place = f"{key}.{stages}"
        for stage in (part.strip() for part in str(stages).split(",")):
            if stage not in STAGES:
                raise ConfigurationError(file, place, f"expected stages out of {', '.join(STAGES)}, found {stage!r}")
            if stage in seen:
                raise ConfigurationError(file, place, f"expected {stage} once, it stands there twice")
            seen.add(stage)
            yield stage, value, place


def known_keys(raw: Mapping[Any, Any], keys: Sequence[str], file: str, place: str) -> None:
    """Raises ConfigurationError for the first key that is not one of these."""
    unknown = [key for key in raw if key not in keys]
    if unknown:
        raise ConfigurationError(file, f"{place}{unknown[0]}", f"expected no other keys than {', '.join(keys)}")


def in_languages(raw: object, file: str, key: str) -> dict[str, str]:
    """The text in each language: the same in all, or a map by language. Raises ConfigurationError."""
    if not isinstance(raw, dict):
        return dict.fromkeys(LANGUAGES, text_of(raw, file, key))
    return {language: text_of(text, file, place) for language, (text, place) in by_language(raw, file, key).items()}


def by_language(raw: Mapping[object, object], file: str, key: str) -> dict[str, tuple[object, str]]:
    """What stands under each language, with its position; a single one stands for all. Raises ConfigurationError for an unknown language, or none."""
    for language in raw:
        if language not in LANGUAGES:
            raise ConfigurationError(file, f"{key}.{language}", f"expected languages out of {', '.join(LANGUAGES)}")
    first = next((language for language in LANGUAGES if language in raw), None)
    if first is None:
        raise ConfigurationError(file, key, "expected a text that is not empty")
    return {language: (raw.get(language, raw[first]), f"{key}.{language if language in raw else first}") for language in LANGUAGES}
def facts_of(raw: object, file: str, key: str) -> tuple[AccountFact, ...]:
    """The facts of an account that an answer hangs on. Raises ConfigurationError for anything else than a list of known ones, each once."""
    known = ", ".join(AccountFact)
    if not isinstance(raw, list):
        raise ConfigurationError(file, key, f"expected a list of {known}")
    for fact in raw:
        if fact not in tuple(AccountFact) or raw.count(fact) > 1:
            raise ConfigurationError(file, key, f"expected each of {known} at most once, found {fact!r}")
    return tuple(AccountFact(fact) for fact in raw)
