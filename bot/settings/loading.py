"""From the configuration file to checked settings; an error is one line that names file, key and what was expected."""

import difflib
import os
import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, Final, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml
from pydantic import BaseModel, ValidationError

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import FAST_LOADER, MEGABYTE, check_shape, read_bounded
from bot.settings.organisation_identity import with_checked_logo
from bot.settings.platforms import enabled_platforms
from bot.settings.policy import build_policy
from bot.settings.schema import Settings

_VARIABLE: Final = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_BARE: Final = re.compile(r"(:[ \t]+|[\[,][ \t]*)(\$\{[A-Za-z_][A-Za-z0-9_]*\})(?=[ \t]*(?:[,}\]]|$|[ \t]#))", re.MULTILINE)
_WORDS: Final = {
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "string_type": "a text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "missing": "this key",
    "model_type": "a map of keys",
    "model_attributes_type": "a map of keys",
    "dict_type": "a map of keys",
    "tuple_type": "a list",
    "list_type": "a list",
}


_ALL: Final = 5
_KIND_AT: Final[Mapping[int | str, int]] = {"accounts": 2, "helpdesk": 1}
"""Under which depth pydantic names the kind of a section as a part of the place."""
_LARGEST: Final = MEGABYTE // 4


class _Loader(FAST_LOADER):  # type: ignore[misc]
    """YAML that refuses a key written twice, since the first would be lost without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping. Raises ConstructorError at a repeated key."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, Hashable):
                if key in seen:
                    raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands here twice", key_node.start_mark)
                seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def _read(path: Path) -> Any:
    try:
        text = read_bounded(path, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigurationError(str(path), "", "there is no such file; name one with --config FILE") from None
    except UnicodeDecodeError:
        raise ConfigurationError(str(path), "", "the file is not UTF-8; save it as UTF-8") from None
    except OSError as trouble:
        raise ConfigurationError(str(path), "", f"cannot be read ({trouble.strerror})") from None
    # Between braces YAML reads ${NAME} as a map, but people write it there all the same.
    text = _BARE.sub(r'\1"\2"', text)
    check_shape(text, str(path))
    try:
        return yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader that is stricter
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ConfigurationError(str(path), place, f"not readable as YAML: {trouble.problem or 'check the indentation'}") from None
    except ValueError as trouble:  # an impossible date, a number of thousands of digits
        raise ConfigurationError(str(path), "", f"not readable as YAML: {str(trouble).partition(';')[0]}") from None
    except yaml.YAMLError:
        raise ConfigurationError(str(path), "", "not readable as YAML: it holds a character that YAML does not allow") from None


def _filled(value: Any, key: str, file: str, environment: Mapping[str, str]) -> Any:
    """Inserts environment variables; an unset variable is reported by name, values never are."""
    if isinstance(value, dict):
        return {name: _filled(inner, f"{key}.{name}" if key else str(name), file, environment) for name, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, f"{key}[{index}]", file, environment) for index, inner in enumerate(value)]
    if not isinstance(value, str):
        return value

    def take(match: re.Match[str]) -> str:
        if match[1] not in environment:
            raise ConfigurationError(file, key, f"the environment variable {match[1]} is not set; set it or take the key out")
        return environment[match[1]]

    return _VARIABLE.sub(take, value)


def _dotted(place: tuple[int | str, ...]) -> str:
    out = ""
    for part in place:
        out += f"[{part}]" if isinstance(part, int) else (f".{part}" if out else str(part))
    return out


def _without_kinds(place: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place as it is written: which kind of system a key belongs to is no key of the file."""
    at = _KIND_AT.get(place[0]) if place else None
    return place if at is None else (*place[:at], *place[at + 1 :])


def _models_of(annotation: Any) -> list[type[BaseModel]]:
    """The sections that are allowed under a key."""
    if isinstance(annotation, type):
        return [annotation] if issubclass(annotation, BaseModel) else []
    return [model for inner in get_args(annotation) for model in _models_of(inner)]


def _known_at(place: tuple[int | str, ...]) -> list[str]:
    models: list[type[BaseModel]] = [Settings]
    for part in place[:-1]:
        kinds = [section for section in models if "kind" in section.model_fields and part in get_args(section.model_fields["kind"].annotation)]
        inner = [section.model_fields[part].annotation for section in models if isinstance(part, str) and part in section.model_fields]
        models = kinds or [model for annotation in inner for model in _models_of(annotation)]
    return list(dict.fromkeys(field.alias or name for model in models for name, field in model.model_fields.items()))


def _one_line(file: str, trouble: ValidationError) -> ConfigurationError:
    troubles = trouble.errors(include_url=False, include_input=False)
    # A misspelt key is also a missing one; what was written is what the operator looks for.
    first = next((error for error in troubles if error["type"] == "extra_forbidden"), troubles[0])
    place = first["loc"]
    key = _dotted(_without_kinds(place))
    if first["type"] == "extra_forbidden":
        known = _known_at(place)
        near = difflib.get_close_matches(str(place[-1]), known, 1)
        hint = f"; did you mean {near[0]}?" if near else (f"; known here: {', '.join(known)}" if known else "")
        return ConfigurationError(file, key, f"this key is unknown{hint}")
    if first["type"] == "union_tag_invalid":
        known_kinds = first["ctx"]["expected_tags"].replace("'", "")
        return ConfigurationError(file, f"{key}.kind", f"expected one of {known_kinds}")
    expected = _WORDS.get(first["type"], first["msg"].removeprefix("Value error, ").removeprefix("Input should be "))
    return ConfigurationError(file, key, f"expected {expected}")


def load_settings(path: Path | None, environment: Mapping[str, str] | None = None) -> Settings:
    """Reads and checks the file (None: all defaults). Raises ConfigurationError."""
    if path is None:
        return Settings()
    written = _read(path)
    if written is None:
        return Settings()
    if not isinstance(written, dict):
        raise ConfigurationError(str(path), "", "expected a map of keys at the top of the file")
    filled = _filled(written, "", str(path), os.environ if environment is None else environment)
    try:
        settings = Settings.model_validate(filled)
    except ValidationError as trouble:
        raise _one_line(str(path), trouble) from None
    _check_zone(str(path), settings)
    build_policy(settings, str(path))
    _check_available(str(path), settings)
    return with_checked_logo(settings, path)


def _check_zone(file: str, settings: Settings) -> None:
    try:
        ZoneInfo(settings.time_zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ConfigurationError(file, "time_zone", f"expected a zone like Asia/Taipei, not {settings.time_zone!r}") from None


def _check_available(file: str, settings: Settings) -> None:
    """What cannot work without another key is refused by the name of that key."""
    for entry, section in enabled_platforms(settings.channels):
        for key in section.needed:
            if not getattr(section, key):
                expected = f"a value, since {section.needed_since}; docs/{entry.name}.md says where to find it"
                raise ConfigurationError(file, f"channels.{entry.name}.{key}", f"expected {expected}")
    reader = settings.reader
    for key in ("url", "model") if reader.kind == "language_model" else ():
        if getattr(reader, key) is None:
            raise ConfigurationError(file, f"reader.{key}", "expected a value, since reader.kind is language_model")
    sign_on = settings.verification.sign_on
    for key in ("issuer", "client_id") if sign_on is not None and sign_on.model_fields_set else ():
        if getattr(sign_on, key) is None:
            raise ConfigurationError(file, f"verification.sign_on.{key}", "expected a value beside the others; docs/sign-on.md says where to find it")
    if len(settings.accounts.real) == _ALL and settings.organisation.agencies is None:
        remedy = "nothing is embedded here, so name a FILE of the agencies, their admins and the helpdesk's people"
        raise ConfigurationError(file, "organisation.agencies", f"expected a FILE: {remedy}")
