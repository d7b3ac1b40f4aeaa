"""Puts a play on: a desk of its own, line after line, and what went wrong in words that can be read without this program."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.conftest import SAMPLES
from tests.plays.hour import begin_in_the_morning
from tests.plays.judging import Happened, amiss, indecent, own, shown, text_of, within
from tests.plays.script import SAMPLES as SAMPLE_NAMES
from tests.plays.script import Act, Beat, Expects, Operates, Play, Presses, Restarts, Runs, Says, Scope, Sends
from tests.program.company import Company, Running

_NOTED = re.compile(r"\{([a-z]\w*)\}")


class NotAsWritten(Exception):
    """What the play says and what came back, ready to be printed."""


class _Stuck(Exception):
    """The play cannot go on."""


class Staging:
    """One performance of one play in one folder."""

    def __init__(self, company: Company, play: Play, where: Path, folder: Path) -> None:
        self._company, self._play, self._where = company, play, where
        begin_in_the_morning(folder / "data")
        self._options = ["--data", str(folder / "data"), "--organisation", str(self._organisation(folder))]
        if play.config is not None:
            (folder / "config.yaml").write_text(play.config, encoding="utf-8")
            self._options += ["--config", str(folder / "config.yaml")]
        self._desk: Running | None = None
        self._buttons: list[tuple[Scope, str, str]] = []
        self._shown: dict[str, tuple[str, frozenset[str]]] = {}
        self._pressed: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._before: dict[Scope, str] = {}

    def perform(self) -> None:
        """Plays it to the end. Raises NotAsWritten with everything that went otherwise."""
        wrong: list[str] = []
        self._open()
        try:
            for beat in self._play.beats:
                wrong += self._beat(beat)
        except _Stuck as trouble:
            wrong.append(str(trouble))
        finally:
            complaints = self._close()
        if complaints:
            wrong.append(f"The desk complained on standard error:\n{complaints}")
        if wrong:
            raise NotAsWritten(f"{self._play.title}\n\n" + "\n\n".join(wrong))

    def _organisation(self, folder: Path) -> Path:
        named = self._play.organisation
        if self._play.organisation_inline:
            (folder / "organisation.yaml").write_text(named, encoding="utf-8")
            return folder / "organisation.yaml"
        return SAMPLES / f"{named}.yaml" if named in SAMPLE_NAMES else self._where.parent / named

    def _open(self) -> None:
        self._desk = self._company.start(["chat", "--json", *self._options])
        self._read()

    def _close(self) -> str:
        desk, self._desk = self._desk, None
        if desk is None:
            return ""
        code = desk.close()
        trouble = desk.trouble().strip()
        desk.complaints.close()
        return trouble or ("" if code == 0 else f"it ended with {code}")

    def _beat(self, beat: Beat) -> list[str]:
        happened = self._act(beat)
        named = [one.scope for one in beat.expects if one.scope.kind != "here"]
        problems: list[tuple[int, str]] = []
        for one in beat.expects:
            what = amiss(self._filled(one), happened, named)
            problems += [] if what is None else [(one.line, what)]
            self._note(one, happened)
        problems += [(beat.line, what) for what in map(indecent, happened.messages) if what is not None]
        if happened.error is not None and not any(one.kind == "error" for one in beat.expects):
            problems.append((beat.line, "the line was refused"))
        if happened.code and not any(one.kind == "exits" for one in beat.expects):
            problems.append((beat.line, f"the command ended with {happened.code}"))
        self._remember(happened)
        return [] if not problems else [self._told(beat, problems, happened)]

    def _act(self, beat: Beat) -> Happened:
        act = beat.act
        match act:
            case Says(who, text, place):
                return self._send(act, {"from": who, "text": self._fill(text)} | ({} if place is None else {"in": place}))
            case Presses(who, _, _, place):
                id = self._button(beat, act)
                self._pressed[who] = id
                return self._send(act, {"from": who, "press": id} | ({} if place is None else {"in": place}))
            case Operates(what):
                return self._send(act, dict(what))
            case Sends(line):
                return self._line(act, line.encode())
            case Restarts():
                complaints = self._close()
                self._open()
                return Happened(act, (), complaints or None)
            case Runs(arguments):
                return self._command(act, arguments)

    def _button(self, beat: Beat, act: Presses) -> str:
        if act.again:
            if act.who not in self._pressed:
                raise _Stuck(self._told(beat, [(beat.line, f"{act.who} has pressed nothing yet")], Happened(act)))
            return self._pressed[act.who]
        shown_to = Scope("to", act.owner) if act.place is None else Scope("group", act.place)
        theirs = [(label, id) for scope, label, id in reversed(self._buttons) if scope == shown_to]
        wanted = act.label.casefold()
        for label, id in theirs:
            if wanted == label.casefold():
                return id
        for label, id in theirs:
            if wanted in label.casefold():
                return id
        known = ", ".join(dict.fromkeys(label for label, _ in theirs)) or "none"
        raise _Stuck(self._told(beat, [(beat.line, f"there is no such button, so the play stops here; shown so far: {known}")], None))

    def _send(self, act: Act, what: dict[str, Any]) -> Happened:
        return self._line(act, json.dumps(what).encode())

    def _line(self, act: Act, line: bytes) -> Happened:
        assert self._desk is not None
        try:
            self._desk.given.write(line + b"\n")
            self._desk.given.flush()
        except BrokenPipeError:
            raise _Stuck(f"The desk has ended.\n{self._close()}") from None
        answer = self._read()
        messages = [message for message in answer.get("messages", []) if not self._only_takes_off(message)]
        return Happened(act, messages, answer.get("error"), before=dict(self._before))

    def _only_takes_off(self, message: dict[str, Any]) -> bool:
        """Whether it is an edit that says nothing new: of an earlier message something that holds no longer was taken off."""
        before = self._shown.get(message["replaces"] or "", ("", frozenset()))
        ids = frozenset(button["id"] for button in message["buttons"])
        text = str(message["text"])
        self._shown[message["id"]] = text, ids
        scope = Scope("group", message["in"]) if message["to"] is None else Scope("to", message["to"])
        # What was taken off can still be pressed where it is shown to be over: behind all that holds.
        dead = [one for one in self._buttons if one[2] in before[1] - ids]
        new = [(scope, button["label"], button["id"]) for button in message["buttons"] if button["id"] not in before[1]]
        self._buttons = [*dead, *(one for one in self._buttons if one not in dead), *new]
        return message["replaces"] is not None and before[0].startswith(text)

    def _read(self) -> dict[str, Any]:
        assert self._desk is not None
        line = self._desk.said.readline()
        if not line:
            raise _Stuck(f"The desk has ended.\n{self._close()}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _command(self, act: Runs, arguments: Sequence[str]) -> Happened:
        running = self._company.start([*map(self._fill, arguments), *self._options])
        running.given.close()
        output = running.said.read().decode("utf-8", "replace")
        code = running.close()
        output += running.trouble()
        running.complaints.close()
        return Happened(act, (), None, output, code, dict(self._before))

    def _note(self, expects: Expects, happened: Happened) -> None:
        if expects.kind != "note" or expects.pattern is None:
            return
        scope = own(happened.act) if expects.scope.kind == "here" else expects.scope
        text = happened.output if isinstance(happened.act, Runs) else text_of(within(scope, happened.messages))
        if match := expects.pattern.search(text):
            self._notes[expects.words[0]] = match[1] if match.re.groups else match[0]

    def _remember(self, happened: Happened) -> None:
        for scope in {own(happened.act), *(Scope("to", str(one["to"])) for one in happened.messages if one["in"] == "direct")}:
            if here := within(scope, happened.messages):
                self._before[scope] = text_of(here)

    def _fill(self, text: str) -> str:
        return _NOTED.sub(lambda noted: self._notes.get(noted[1], noted[0]), text)

    def _filled(self, expects: Expects) -> Expects:
        return expects if expects.kind == "note" else replace(expects, words=tuple(map(self._fill, expects.words)))

    def _told(self, beat: Beat, problems: Sequence[tuple[int, str]], happened: Happened | None) -> str:
        lines = self._play.lines
        parts = [f"{self._where}:{problems[0][0]}", f"    {lines[beat.line - 1]}"]
        parts += [f"  ✗ {line:>3}  {lines[line - 1].strip()}\n         {what}" for line, what in problems]
        return "\n".join([*parts, *([] if happened is None else ["  what came back:", shown(happened)])])
