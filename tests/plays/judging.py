"""Whether what came back is what was expected, and the words for it when it is not. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tests.plays.script import Act, Expects, Operates, Presses, Restarts, Runs, Says, Scope, Sends

Heard = Mapping[str, Any]

# Menu paths, systems and names stay Chinese in an English answer, so the language shows in the small words.
_CHINESE: Final = re.compile("[的你我了請是會不這那就嗎您]")
_ENGLISH: Final = re.compile(r"\b(the|your|you|is|are|please|this|it|my|and|can)\b", re.IGNORECASE)
ON_EVERY_ANSWER: Final = frozenset({"找真人", "Talk to a person"})
_RAW: Final = re.compile(r"\{\s*\$|\{[a-z_]+\}|Traceback|\bNone\b(?! of)|\b[a-z_]+\.[a-z]+_[a-z_]+\b")
_NATIONAL_ID: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z][12]\d{8}(?!\d)")


@dataclass(frozen=True)
class Happened:
    """What came of one act. `before` is what the same scope had said last, by scope."""

    act: Act
    messages: Sequence[Heard] = ()
    error: str | None = None
    output: str = ""
    code: int | None = None
    before: Mapping[Scope, str] = field(default_factory=dict)


def own(act: Act) -> Scope:
    """Where an act's own answer is looked for."""
    match act:
        case Says(who, _, place) | Presses(who, _, _, place):
            return Scope("to", who) if place is None else Scope("group", place)
        case Sends() | Operates() | Restarts() | Runs():
            return Scope("everybody")


def within(scope: Scope, messages: Sequence[Heard]) -> list[Heard]:
    """The messages that a scope means."""
    match scope.kind:
        case "to":
            return [one for one in messages if one["to"] == scope.name and one["in"] == "direct"]
        case "group":
            return [one for one in messages if one["in"] == scope.name]
        case "mail":
            return [one for one in messages if one["in"] == "mail" and one["to"] == scope.name]
        case _:
            return list(messages)


def text_of(messages: Sequence[Heard]) -> str:
    """All that the messages say, as one text."""
    return "\n".join(str(one["text"]) for one in messages)


def labels_of(messages: Sequence[Heard], what: str = "buttons") -> list[str]:
    """The labels of all their buttons, or of their links with the addresses."""
    return [f"{one['label']} {one.get('url', '')}".strip() for message in messages for one in message[what]]


def find(expects: Expects, text: str) -> bool:
    """Whether one of the words, or the pattern, is in the text; capitals do not count in words."""
    if expects.pattern is not None:
        return expects.pattern.search(text) is not None
    return any(word.casefold() in text.casefold() for word in expects.words)


def amiss(expects: Expects, happened: Happened, named: Sequence[Scope]) -> str | None:
    """What is wrong, or None. `named` are the scopes that the act's expectations speak of."""
    scope = own(happened.act) if expects.scope.kind == "here" else expects.scope
    if expects.kind == "error":
        if happened.error is None:
            return "expected the line to be refused with an error"
        return None if (not expects.words and expects.pattern is None) or find(expects, happened.error) else f"the error does not say {_sought(expects)}"
    if expects.kind == "exits":
        return None if happened.code == expects.count else f"expected exit code {expects.count}, it was {happened.code}"
    if scope.kind == "nobody":
        allowed = [one for known in (own(happened.act), *named) if scope.name and known.kind not in ("nobody", "everybody") for one in within(known, happened.messages)]
        return None if all(one in allowed for one in happened.messages) else "expected no message to anybody" + (" else" if scope.name else "")
    messages = within(scope, happened.messages)
    text = happened.output if isinstance(happened.act, Runs) and expects.scope.kind == "here" else text_of(messages)
    return _amiss_in(expects, messages, text, happened.before.get(scope, ""))


def _amiss_in(expects: Expects, messages: Sequence[Heard], text: str, before: str) -> str | None:
    match expects.kind:
        case "has":
            right = find(expects, text)
        case "lacks":
            right = not find(expects, text)
        case "button":
            right = any(find(expects, label) for label in labels_of(messages))
        case "no button":
            right = not any(find(expects, label) for label in labels_of(messages))
        case "no buttons":
            right = not set(labels_of(messages)) - ON_EVERY_ANSWER
        case "link":
            right = any(find(expects, label) for label in labels_of(messages, "links"))
        case "nothing":
            right = not messages
        case "messages":
            right = sum(one["replaces"] is None for one in messages) == expects.count
        case "in English":
            right = bool(_ENGLISH.search(text)) and not _CHINESE.search(text)
        case "in Chinese":
            right = bool(_CHINESE.search(text)) and not _ENGLISH.search(text)
        case "same as before":
            right = text == before
        case "not the same as before":
            right = text != before
        case "note":
            right = find(expects, text)
        case _:
            raise AssertionError(expects.kind)
    return None if right else f"expected: {expects.kind if expects.kind != 'messages' else f'{expects.count} message(s)'} {_sought(expects)}".rstrip()


def indecent(message: Heard) -> str | None:
    """What no message may ever have, whatever a play says: words left unfilled, a key instead of a sentence, a national id, a bare button."""
    text = "\n".join([str(message["text"]), *labels_of([message])])
    if not text.strip() or any(not label.strip() for label in labels_of([message])):
        return "a message or a button without words"
    if raw := _RAW.search(text):
        return f"words that are not for people: {raw[0]!r}"
    if _NATIONAL_ID.search(text):
        return "a whole national id"
    return None


def shown(happened: Happened) -> str:
    """What came back, to read."""
    parts = [f"  error: {happened.error}"] if happened.error is not None else []
    parts += [f"  exit {happened.code}", _indented(happened.output)] if happened.code is not None else []
    for one in happened.messages:
        where = one["in"] if one["to"] is None else f"to {one['to']}" + ("" if one["in"] == "direct" else f" in {one['in']}")
        marks = [f"[{label}]" for label in labels_of([one])] + [f"<{label}>" for label in labels_of([one], "links")]
        parts.append(f"  {where}\n{_indented(str(one['text']))}" + (f"\n      {' '.join(marks)}" if marks else ""))
    return "\n".join(parts) or "  nothing"


def _sought(expects: Expects) -> str:
    if expects.pattern is not None:
        return f"/{expects.pattern.pattern}/"
    return " | ".join(repr(word) for word in expects.words)


def _indented(text: str) -> str:
    return "\n".join(f"      {line}" for line in text.splitlines())
