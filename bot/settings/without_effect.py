"""Keys that are accepted because a file may be written for more than this version supports; `run` and `doctor` report them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import BaseModel

from bot.settings.schema import ReaderSettings, Settings
from integrations.helpdesk.embedded.entry import EmbeddedHelpdeskSettings
from integrations.helpdesk.unbuilt import UnbuiltHelpdeskSettings

NOTHING: Final[tuple[Any, ...]] = ()
"""Asks for something that this version does not do, whatever its value."""
UNSET: Final[tuple[Any, ...]] = (None,)
WITHOUT_EFFECT: Final[Mapping[str, tuple[Any, ...]]] = MappingProxyType(
    {
        "channels.web.enabled": (True,),
    }
)
"""By key, with all that stand under it: the values that ask for no more than what this version does anyway."""
SECTIONS_WITHOUT_EFFECT: Final[Mapping[type[BaseModel], Mapping[str, tuple[Any, ...]]]] = MappingProxyType(
    {
        EmbeddedHelpdeskSettings: dict.fromkeys(("url", "token", "queue", "ca_file", "poll", "deadline", "hook_secret"), UNSET),
        UnbuiltHelpdeskSettings: {"kind": NOTHING, "url": UNSET, "token": UNSET, "queue": UNSET},
    }
)
"""The same for a key whose effect depends on the kind of its section."""

_OF_A_MODEL: Final[Mapping[str, tuple[Any, ...]]] = MappingProxyType(
    {**dict.fromkeys(("url", "model", "key", "ca_file", "language_hint"), UNSET), "deadline": NOTHING, "ask": NOTHING}
)
"""Of `reader`, where it names no language model."""


def keys_without_effect(settings: Settings) -> tuple[str, ...]:
    """The keys that were written and have no effect in this version, as the file names them, in its schema's order."""
    return tuple(key for key, value, own in _written(settings) if (asks := _rule(key) if own is None else own) is not None and value not in asks)


def effect_line(keys: tuple[str, ...], file: str) -> str:
    """The one sentence about them."""
    return f"{file}: {', '.join(keys)}: {'this key has' if len(keys) == 1 else 'these keys have'} no effect in this version"


def _rule(key: str) -> tuple[Any, ...] | None:
    """The rule for the key, or for the nearest section around it."""
    while key:
        if key in WITHOUT_EFFECT:
            return WITHOUT_EFFECT[key]
        key = key.rpartition(".")[0]
    return None


def _written(section: BaseModel, place: str = "") -> Iterator[tuple[str, Any, tuple[Any, ...] | None]]:
    """The leaves that the file gave, with what their own section says of them; a section in which nothing is written is one itself."""
    without_model = isinstance(section, ReaderSettings) and section.kind == "local"
    own = _OF_A_MODEL if without_model else SECTIONS_WITHOUT_EFFECT.get(type(section), {})
    for name, field in type(section).model_fields.items():
        if name not in section.model_fields_set:
            continue
        key, value = f"{place}{field.alias or name}", getattr(section, name)
        if not isinstance(value, BaseModel):
            yield key, value, own.get(name)
        elif value.model_fields_set:
            yield from _written(value, f"{key}.")
        else:
            yield key, None, own.get(name)
