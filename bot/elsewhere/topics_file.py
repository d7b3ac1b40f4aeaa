"""A file of topics: a list of maps with `id`, `asks`, `answer`, `where` and `helpdesk`. An answer or a name is one text, or a map by language."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from bot.elsewhere.topic import ForeignTopic, TopicOwner
from bot.errors import ConfigurationError
from bot.faq.content_yaml import in_languages, known_keys, read_yaml, text_of
from bot.faq.library import check_placeholders
from bot.faq.text import tidy
from bot.runtime.bounded_yaml import check_shape
from bot.runtime.lazy_pattern import lazy_pattern

_KEYS: Final = ("id", "asks", "answer", "where", "helpdesk")
_REQUIRED: Final = ("id", "asks", "answer", "where")
_OWNER_KEYS: Final = ("name", "phone", "url")
# The id is part of a button's meaning.
_ID: Final = lazy_pattern(r"[a-z0-9][a-z0-9-]{0,39}")
_ADDRESS: Final = lazy_pattern(r"https?://[^\s/]+\S*", re.IGNORECASE)


def read_topics(text: str, file: str) -> tuple[ForeignTopic, ...]:
    """The topics in their order. Raises ConfigurationError naming the file, the entry and the key of the first mistake."""
    text = text.removeprefix("\ufeff")
    check_shape(text, file)
    loaded = read_yaml(text, file)
    if not isinstance(loaded, list) or not loaded:
        raise ConfigurationError(file, "", "expected a list of topics: - {id: …, asks: […], answer: …, where: {name: …}}")
    topics: dict[str, ForeignTopic] = {}
    asked: dict[str, str] = {}
    for number, raw in enumerate(loaded, start=1):
        topic = _topic(raw, number, file)
        if topic.id in topics:
            raise ConfigurationError(file, topic.id, "expected each id once")
        for at, ask in enumerate(topic.asks):
            first = asked.setdefault(tidy(ask), topic.id)
            if first != topic.id:
                raise ConfigurationError(file, f"{topic.id}.asks[{at}]", f"expected each way to ask in one topic; {ask!r} stands in {first} too")
        topics[topic.id] = topic
    return tuple(topics.values())


def merge_topics(shipped: Iterable[ForeignTopic], own: Iterable[ForeignTopic]) -> tuple[ForeignTopic, ...]:
    """The shipped topics, replaced by own ones with the same id, and followed by new ones. What an own topic is asked with belongs to it alone;
    a shipped topic of which nothing is left so is dropped."""
    written = {topic.id: topic for topic in own}
    claimed = {tidy(ask) for topic in written.values() for ask in topic.asks}
    left = [replace(topic, asks=tuple(ask for ask in topic.asks if tidy(ask) not in claimed)) for topic in shipped]
    return tuple(({topic.id: topic for topic in left if topic.asks} | written).values())


def _topic(raw: object, number: int, file: str) -> ForeignTopic:
    if not isinstance(raw, dict):
        raise ConfigurationError(file, f"item {number}", f"expected a map with {', '.join(_REQUIRED)}")
    id = text_of(raw.get("id"), file, f"item {number}.id")
    if not _ID.fullmatch(id):
        raise ConfigurationError(file, f"item {number}.id", f"expected at most 40 small letters, digits and hyphens, such as vpn; found {id!r}")
    known_keys(raw, _KEYS, file, f"{id}.")
    missing = [key for key in _REQUIRED if key not in raw]
    if missing:
        raise ConfigurationError(file, f"{id}.{missing[0]}", "expected this key, it is missing")
    return ForeignTopic(
        id=id,
        asks=_asks(raw["asks"], file, f"{id}.asks"),
        answers=_filled_later(raw["answer"], file, f"{id}.answer"),
        owner=_owner(raw["where"], file, f"{id}.where"),
        helpdesk=_yes_or_no(raw.get("helpdesk", False), file, f"{id}.helpdesk"),
    )


def _asks(raw: object, file: str, key: str) -> tuple[str, ...]:
    if not isinstance(raw, list) or not raw:
        raise ConfigurationError(file, key, "expected a list of ways to ask about it, at least one")
    return tuple(dict.fromkeys(text_of(text, file, f"{key}[{at}]") for at, text in enumerate(raw)))


def _owner(raw: object, file: str, key: str) -> TopicOwner:
    if not isinstance(raw, dict):
        raise ConfigurationError(file, key, "expected a map with name, and phone and url where there are any")
    known_keys(raw, _OWNER_KEYS, file, f"{key}.")
    if "name" not in raw:
        raise ConfigurationError(file, f"{key}.name", "expected this key, it is missing")
    phone, url = raw.get("phone"), raw.get("url")
    # YAML takes 0227208889 for a number, and may take it for another one.
    if phone is not None and not isinstance(phone, str):
        raise ConfigurationError(file, f"{key}.phone", 'expected a text in quotes, such as "02-2720-8889", or null')
    if url is not None and not (isinstance(url, str) and _ADDRESS.fullmatch(url.strip())):
        raise ConfigurationError(file, f"{key}.url", "expected an address that begins with https:// or http://, or null")
    return TopicOwner(_filled_later(raw["name"], file, f"{key}.name"), (phone or "").strip() or None, None if url is None else url.strip())


def _filled_later(raw: object, file: str, key: str) -> dict[str, str]:
    """A text in all languages, whose placeholders exist."""
    texts = in_languages(raw, file, key)
    for text in texts.values():
        check_placeholders(text, file, key)
    return texts


def _yes_or_no(raw: Any, file: str, key: str) -> bool:
    if not isinstance(raw, bool):
        raise ConfigurationError(file, key, "expected true or false")
    return raw
