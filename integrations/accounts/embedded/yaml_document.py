"""A YAML file as a tree that knows its positions, so that every error names line and key."""

import difflib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NoReturn, TypeVar

import yaml

from bot.errors import ConfigurationError
from bot.people.names import is_shown
from bot.runtime.bounded_yaml import FAST_LOADER, MEGABYTE, check_shape, read_bounded

T = TypeVar("T")

_LARGEST: Final = 64 * MEGABYTE
_TAG: Final = "tag:yaml.org,2002:"
_KNOWN_TAGS: Final = frozenset(_TAG + kind for kind in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"))
_TRUE: Final = frozenset({"true", "yes", "on"})


class YamlNode:
    """One value of the file, with its position. Reading it as the wrong type raises ConfigurationError."""

    __slots__ = ("_file", "_node", "key", "secret")

    def __init__(self, file: str, node: yaml.Node, key: str, secret: bool = False) -> None:
        self._file, self._node, self.key, self.secret = file, node, key, secret

    def wrong(self, expected: str) -> NoReturn:
        """Rejects the value; `expected` is a sentence with the remedy."""
        raise ConfigurationError(f"{self._file}:{self._node.start_mark.line + 1}", self.key, expected)

    def mismatch(self, expected: str) -> NoReturn:
        """Rejects the value, quoting it."""
        self.wrong(f"expected {expected}, found {self.found}")

    @property
    def found(self) -> str:
        """The value, in a few words; for a secret only that there is one."""
        if isinstance(self._node, yaml.MappingNode):
            return "a map of keys"
        if isinstance(self._node, yaml.SequenceNode):
            return "a list"
        if self.empty:
            return "nothing"
        value = str(self._node.value)
        return "something else" if self.secret else repr(value if len(value) <= 40 else value[:39] + "…")

    @property
    def empty(self) -> bool:
        """Whether the value is null (or missing)."""
        return isinstance(self._node, yaml.ScalarNode) and self._node.tag == _TAG + "null"

    @property
    def is_list(self) -> bool:
        """Whether the value is a list."""
        return isinstance(self._node, yaml.SequenceNode)

    def named(self, label: str) -> "YamlNode":
        """The same position, also labelled by its id."""
        return YamlNode(self._file, self._node, f"{self.key} ({label})", self.secret)

    def keys(self, known: tuple[str, ...]) -> Mapping[str, "YamlNode"]:
        """The keys of the map; duplicate keys and keys not in `known` are rejected, keys set to null are left out."""
        self._no_tag()
        if not isinstance(self._node, yaml.MappingNode):
            self.mismatch("a map of keys")
        seen: dict[str, YamlNode] = {}
        for key_node, value_node in self._node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                YamlNode(self._file, key_node, self.key).wrong("expected a plain key, found a list or a map in its place")
            name = str(key_node.value)
            place = YamlNode(self._file, key_node, f"{self.key}.{name}" if self.key else name)
            if name in seen:
                place.wrong("this key stands here twice; keep one of them")
            if name not in known:
                near = difflib.get_close_matches(name, known, 1, 0.6)
                remedy = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
                place.wrong(f"unknown key {name!r}; {remedy}")
            seen[name] = YamlNode(self._file, value_node, place.key, name in {"password", "national_id"})
        return {name: spot for name, spot in seen.items() if not spot.empty}

    def items(self) -> tuple["YamlNode", ...]:
        """The items of the list."""
        self._no_tag()
        if not isinstance(self._node, yaml.SequenceNode):
            self.mismatch("a list")
        return tuple(YamlNode(self._file, node, f"{self.key}[{index}]", self.secret) for index, node in enumerate(self._node.value))

    def one_or_more(self) -> tuple["YamlNode", ...]:
        """The items of the list, or the single value instead of a list."""
        return self.items() if self.is_list else (self,)

    def text(self, longest: int = 190) -> str:
        """The text, trimmed; numbers and dates as written. Rejects an empty one and control characters."""
        self._no_tag()
        if not isinstance(self._node, yaml.ScalarNode) or self.empty:
            self.mismatch("a text")
        if self._node.tag == _TAG + "bool":
            value = "" if self.secret else f" {self._node.value}"
            self.wrong(f"expected a text, found a yes-or-no value{value}; put it in quotes if it is meant as text")
        text = str(self._node.value) if self.secret else str(self._node.value).strip()
        if not text:
            self.wrong("expected a text, found an empty one; fill it in or take the key out")
        if len(text) > longest:
            self.wrong(f"expected at most {longest} characters, found {len(text)}")
        if not is_shown(text):
            self.wrong("expected a text on one line without control characters")
        return text

    def boolean(self) -> bool:
        """True or false."""
        self._no_tag()
        if not isinstance(self._node, yaml.ScalarNode) or self._node.tag != _TAG + "bool":
            self.mismatch("true or false")
        return str(self._node.value).lower() in _TRUE

    def choice(self, options: Mapping[str, T]) -> T:
        """The option with this name."""
        word = self.text()
        if word not in options:
            near = difflib.get_close_matches(word, tuple(options), 1, 0.6)
            remedy = f"; did you mean {near[0]!r}?" if near else ""
            self.wrong(f"expected {' or '.join(options)}, found {self.found}{remedy}")
        return options[word]

    def parsed(self, parse: Callable[[str], T]) -> T:
        """The text, read by `parse`, which raises ValueError with what was expected."""
        text = self.text()
        try:
            return parse(text)
        except ValueError as trouble:
            self.wrong(f"expected {trouble}, found {self.found}")

    def _no_tag(self) -> None:
        if self._node.tag not in _KNOWN_TAGS:
            self.wrong("expected a plain value, found a YAML tag; take the part that begins with ! away")


def read_yaml_document(path: Path) -> YamlNode:
    """The root of the YAML file at `path`. Raises ConfigurationError if there is no readable one."""
    file = str(path)
    try:
        text = read_bounded(path, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        raise ConfigurationError(file, "", "there is no such file; check the path, or name one with --organisation FILE") from None
    except UnicodeDecodeError as trouble:
        raise ConfigurationError(file, "", f"expected UTF-8, found byte {trouble.start} to be something else; save the file as UTF-8") from None
    except (OSError, ValueError) as trouble:
        why = trouble.strerror if isinstance(trouble, OSError) else "the path is not usable"
        raise ConfigurationError(file, "", f"cannot be read ({why}); name a file that may be read") from None
    try:
        # The C parser builds trees recursively without a limit; so deep nesting is rejected while it is still a flat stream.
        check_shape(text, file)
        node = yaml.compose(text, Loader=FAST_LOADER)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark or trouble.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise ConfigurationError(file, place, f"not readable as YAML: {_safe(trouble.problem)}; check indentation, colons and quotes there") from None
    except yaml.YAMLError:
        raise ConfigurationError(file, "", "not readable as YAML: it holds a character that YAML does not allow; take it out") from None
    root = None if node is None else YamlNode(file, node, "")
    if root is None or root.empty:
        raise ConfigurationError(file, "", "the file is empty; expected the keys agencies and people")
    return root


def _safe(problem: str | None) -> str:
    """The parser's message without what it quotes from the file: that could be a password with a special first character."""
    return re.sub(r"(?<!\s)\s*(['\"]).{2,}\1", "", problem or "the structure breaks here")
