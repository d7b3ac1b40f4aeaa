"""A play as it is written: its acts, and what must and must not come of each. docs/plays.md describes the format for authors. Pure."""

import json
import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.runtime.spans import read_span

SAMPLES: Final = ("before_go_live", "go_live")
FAULTS: Final = ("portal", "personnel", "directory", "mailbox", "sso", "helpdesk", "mail")
STATES: Final = ("down", "slow", "garbled", "well")
_WHO: Final = r"(?:stranger:)?[\w.-]+"
_SAID: Final = re.compile(rf"(?P<who>{_WHO})(?: in (?P<place>group:[\w.-]+))?:(?: (?P<text>.*))?")
_PRESSED: Final = re.compile(rf"(?P<who>{_WHO}) presses (?:(?P<owner>{_WHO})'s )?(?P<label>.+?)(?: in (?P<place>group:[\w.-]+))?")
_STAGE: Final = re.compile(r"-- (.+) --")
_PASSES: Final = re.compile(r"(\S+) pass(?:es)?")
_BROKEN: Final = re.compile(rf"({'|'.join(FAULTS)}) is ({'|'.join(STATES)})")
_LOCKED: Final = re.compile(r"(\S+) is locked")
_QUOTED: Final = re.compile(r'(".*")(?: \* (\d+))?')
_NOTED: Final = re.compile(r"([a-z]\w*) (/.+/)")
COUNTS: Final = {"one message": 1, "two messages": 2, "three messages": 3}
BARE: Final = ("in English", "in Chinese", "nothing", "same as before", "not the same as before", "no buttons")
KINDS: Final = ("has", "lacks", "button", "no button", "link", "note", "error", "exits")


class ScriptError(Exception):
    """A play that cannot be read: where, and what was expected."""

    def __init__(self, where: str, line: int, expected: str) -> None:
        super().__init__(f"{where}:{line}: {expected}")


@dataclass(frozen=True, slots=True)
class Says:
    """Somebody says something, in private or in a group."""

    who: str
    text: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Presses:
    """Somebody presses a button, by its label; `again`: the one they pressed last. `owner`: whom it was shown to, where that is somebody else."""

    who: str
    label: str
    owner: str
    place: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sends:
    """A line of JSON, or what should be one, as it stands."""

    line: str


@dataclass(frozen=True, slots=True)
class Operates:
    """What nobody says: the clock, a fault, a lock, a moment's wait; as a line of `chat --json`."""

    what: tuple[tuple[str, str | bool], ...]


@dataclass(frozen=True, slots=True)
class Restarts:
    """The desk stops and starts again with the same data."""


@dataclass(frozen=True, slots=True)
class Runs:
    """A command beside the running desk."""

    arguments: tuple[str, ...]


Act: TypeAlias = Says | Presses | Sends | Operates | Restarts | Runs


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose messages are meant: `to` somebody, in a `group`, by `mail` to somebody; `nobody` else at all; `here`: where the act itself was."""

    kind: str = "here"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Expects:
    """One thing that must hold. `words` are alternatives for `has` and `lacks`; `pattern` stands in their place."""

    line: int
    scope: Scope
    kind: str
    words: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Beat:
    """An act with all that is expected of it."""

    line: int
    act: Act
    expects: tuple[Expects, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """A whole play. `organisation` and `config` are a name, or YAML where `…_inline`."""

    title: str
    organisation: str
    organisation_inline: bool
    config: str | None
    beats: tuple[Beat, ...]
    lines: tuple[str, ...]


def read_play(text: str, where: str) -> Play:
    """Reads a play. Raises ScriptError at the first line that is none of the known forms."""
    return _Reader(text, where).read()


class _Reader:
    def __init__(self, text: str, where: str) -> None:
        self._lines = text.splitlines()
        self._where = where
        self._at = 0
        self._beats: list[Beat] = []
        self._expects: list[Expects] = []
        self._act: tuple[int, Act] | None = None
        self._scope = Scope()

    def read(self) -> Play:
        title = self._title()
        organisation, inline = self._setting("organisation")
        config, _ = self._setting("config")
        if not inline and organisation is not None and organisation not in SAMPLES and not organisation.endswith(".yaml"):
            raise self._wrong(f"expected {' or '.join(SAMPLES)}, a .yaml file beside the play, or YAML indented below", self._at)
        while self._at < len(self._lines):
            self._line(self._lines[self._at])
            self._at += 1
        self._finish()
        if not self._beats:
            raise self._wrong("expected somebody to say something")
        if not any(beat.expects for beat in self._beats):
            raise self._wrong("expected at least one thing to be expected")
        return Play(title, organisation or SAMPLES[0], inline, config, tuple(self._beats), tuple(self._lines))

    def _wrong(self, expected: str, line: int | None = None) -> ScriptError:
        return ScriptError(self._where, line or min(self._at + 1, max(len(self._lines), 1)), expected)

    def _title(self) -> str:
        if not self._lines or not self._lines[0].startswith("# ") or not self._lines[0][2:].strip():
            raise self._wrong('expected "# " and the title in the first line')
        self._at = 1
        return self._lines[0][2:].strip()

    def _setting(self, name: str) -> tuple[str | None, bool]:
        """`name: value`, or `name:` and an indented block; and whether it was a block."""
        while self._at < len(self._lines) and (not self._lines[self._at].strip() or self._lines[self._at].startswith("#")):
            self._at += 1
        if self._at >= len(self._lines) or not self._lines[self._at].startswith(f"{name}:"):
            return None, False
        value = self._lines[self._at].partition(":")[2].strip()
        self._at += 1
        if value:
            return value, False
        start = self._at
        while self._at < len(self._lines) and self._lines[self._at].startswith("  "):
            self._at += 1
        if start == self._at:
            raise self._wrong(f"expected a value after {name}:, or YAML indented below", start)
        return "\n".join(self._lines[start : self._at]) + "\n", True

    def _line(self, line: str) -> None:
        if not line.strip() or line.startswith("#"):
            return
        if line.startswith("== "):
            self._finish()
        elif line[0] in " \t":
            if self._act is None:
                raise self._wrong("expected an act before what is expected of it")
            self._expects.append(self._expectation(line.strip()))
        elif (scope := _scope(line)) is not None:
            if self._act is None:
                raise self._wrong("expected an act before a scope")
            self._scope = scope
            if scope.kind == "nobody":
                self._expects.append(Expects(self._at + 1, scope, "nothing"))
        else:
            act = self._read_act(line)
            self._finish()
            self._act = (self._at + 1, act)

    def _finish(self) -> None:
        if self._act is not None:
            line, act = self._act
            self._beats.append(Beat(line, act, tuple(self._expects)))
        self._act, self._expects, self._scope = None, [], Scope()

    def _read_act(self, line: str) -> Act:
        if line.startswith("$ "):
            return Runs(tuple(_split(line[2:])))
        if line.startswith("> "):
            return Sends(line[2:])
        if stage := _STAGE.fullmatch(line):
            return self._direction(stage[1])
        if pressed := _PRESSED.fullmatch(line):
            label = pressed["label"]
            return Presses(pressed["who"], label, pressed["owner"] or pressed["who"], pressed["place"], label == "again")
        if said := _SAID.fullmatch(line):
            return Says(said["who"], self._text(said["text"] or ""), said["place"])
        raise self._wrong(
            'expected "WHO: …", "WHO in group:NAME: …", "WHO presses LABEL", "-- … --", "$ COMMAND", "> JSON", "to WHO", "in group:NAME", "mail to WHO", "to nobody", "== … ==" or "#"'
        )

    def _direction(self, told: str) -> Act:
        if passes := _PASSES.fullmatch(told):
            try:
                read_span(passes[1])
            except ValueError as trouble:
                raise self._wrong(f"expected {trouble}") from None
            return Operates((("advance", passes[1]),))
        if broken := _BROKEN.fullmatch(told):
            return Operates((("fault", broken[1]), ("is", broken[2])))
        if locked := _LOCKED.fullmatch(told):
            return Operates((("lock", locked[1]),))
        if told == "a moment":
            return Operates((("collect", True),))
        if told == "restart":
            return Restarts()
        raise self._wrong(f'expected "SPAN pass", "SYSTEM is {"/".join(STATES)}" (of {", ".join(FAULTS)}), "ACCOUNT is locked", "a moment" or "restart" between the dashes')

    def _text(self, written: str) -> str:
        quoted = _QUOTED.fullmatch(written)
        if quoted is None:
            return written
        try:
            return str(json.loads(quoted[1])) * int(quoted[2] or 1)
        except json.JSONDecodeError as trouble:
            raise self._wrong(f"expected a text in quotes as JSON has them ({trouble.msg})") from None

    def _expectation(self, told: str) -> Expects:
        line = self._at + 1
        if told in BARE:
            return Expects(line, self._scope, told)
        if told in COUNTS:
            return Expects(line, self._scope, "messages", count=COUNTS[told])
        kind = next((kind for kind in KINDS if told == kind or told.startswith(kind + " ")), None)
        if kind is None:
            raise self._wrong(f"expected one of {', '.join((*KINDS, *BARE, *COUNTS))}")
        rest = told[len(kind) :].strip()
        if kind == "note":
            noted = _NOTED.fullmatch(rest)
            if noted is None:
                raise self._wrong("expected note NAME /PATTERN/")
            return Expects(line, self._scope, kind, (noted[1],), self._pattern(noted[2]))
        if kind == "exits":
            if not rest.isdecimal():
                raise self._wrong("expected exits and a number")
            return Expects(line, self._scope, kind, count=int(rest))
        if not rest and kind != "error":
            raise self._wrong(f"expected words or a /PATTERN/ after {kind}")
        if len(rest) > 2 and rest[0] == rest[-1] == "/":
            return Expects(line, self._scope, kind, pattern=self._pattern(rest))
        return Expects(line, self._scope, kind, tuple(self._text(word.strip()) for word in rest.split(" | ")) if rest else ())

    def _pattern(self, written: str) -> re.Pattern[str]:
        try:
            return re.compile(written[1:-1])
        except re.error as trouble:
            raise self._wrong(f"expected a regular expression between the slashes ({trouble.msg})") from None


def _scope(line: str) -> Scope | None:
    if line in ("to nobody", "to nobody else"):
        return Scope("nobody", line.removeprefix("to nobody").strip())
    for kind, pattern in (("to", rf"to ({_WHO})"), ("group", r"in (group:[\w.-]+)"), ("mail", r"mail to (\S+)")):
        if match := re.fullmatch(pattern, line):
            return Scope(kind, match[1])
    return None


def _split(command: str) -> list[str]:
    """Words as a shell takes them, with "…" for one of several words."""
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', command)]
