"""Every sentence has one home, in both languages, and somebody who says it."""

import ast
import re
from collections.abc import Iterable
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.actions.action import ActionName, Effect
from bot.actions.request import IdentityCheck, RequestState
from bot.dialogue.conversation import LANGUAGES
from bot.verification.page import StepKind
from integrations.channels.registry import PLATFORMS
from tests.conftest import ROOT

LOCALE = ROOT / "bot" / "locale"
SOURCES = (*(ROOT / "bot").rglob("*.py"), *(file for folder in ("channels", "helpdesk") for file in (ROOT / "integrations" / folder).rglob("*.py")))
_KEY = re.compile(r"^([a-z][a-z0-9-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{ *([a-z][a-z0-9-]*) *\}")


def text_files(language: str) -> list[str]:
    own = [file.read_text(encoding="utf-8") for file in sorted((LOCALE / language).glob("*.ftl"))]
    return [*own, *(entry.sentences(language) for entry in PLATFORMS)]


def texts(language: str) -> str:
    return "\n".join(text_files(language))


def keys(language: str) -> list[str]:
    return _KEY.findall(texts(language))


def as_key(written: str) -> str:
    return written.replace(".", "-").replace("_", "-")


@cache
def keys_said() -> tuple[tuple[str, ast.expr], ...]:
    """What stands as the key of a phrase, in which file: a literal, one put together, or both sides of an if."""
    found: list[tuple[str, ast.expr]] = []
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Phrase" and node.args:
                key = node.args[0]
                found += [(file.name, one) for one in ((key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,))]
    return tuple(found)


@cache
def said() -> tuple[frozenset[str], frozenset[str]]:
    """All literal texts of the program that could be a key, and the beginnings of those that are put together."""
    whole, begun = set(), set()
    for file in SOURCES:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(as_key(node.value))
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                begun.add(as_key(str(node.values[0].value)))
    phrased = frozenset(as_key(str(key.values[0].value)) for _, key in keys_said() if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant))
    for file in (ROOT / "bot" / "web" / "templates").rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        whole |= {as_key(one) for one in re.findall(r"[\"']([a-z][a-z0-9._-]+)[\"']", page)}
        begun |= {as_key(one) for one in re.findall(r"[\"']([a-z][a-z0-9._-]*[._-])[\"'] *~", page)}
    # The names of web events begin so as well; the beginning of a phrase's key may be short.
    return frozenset(whole), frozenset(phrased) | frozenset(one for one in begun if len(one) > 3 and one != "web-")


def test_both_languages_have_the_same_sentences_each_once() -> None:
    first, second = (keys(language) for language in LANGUAGES)
    assert sorted(first) == sorted(set(first))
    assert sorted(first) == sorted(second)


class _Named(Visitor):
    """The words a sentence uses, and the sentences it refers to."""

    def __init__(self) -> None:
        self.words: set[str] = set()
        self.sentences: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.words.add(node.id.name)

    def visit_MessageReference(self, node: fluent.MessageReference) -> None:
        self.sentences.add(node.id.name)


def words(language: str) -> dict[str, set[str]]:
    """The words of each sentence, those of the sentences it refers to included."""
    own: dict[str, _Named] = {}
    for entry in FluentParser().parse(texts(language)).body:
        assert not isinstance(entry, fluent.Junk), f"{language}: {entry.content}"
        if isinstance(entry, fluent.Message):
            own[entry.id.name] = _Named()
            own[entry.id.name].visit(entry)

    def of(key: str) -> set[str]:
        return own[key].words.union(*(of(other) for other in own[key].sentences))

    return {key: of(key) for key in own}


def test_both_languages_use_the_same_words_in_each_sentence() -> None:
    first, second = (words(language) for language in LANGUAGES)
    assert [key for key in first if first[key] != second[key]] == []


def test_every_sentence_is_said_somewhere() -> None:
    whole, begun = said()
    for language in LANGUAGES:
        referred = set(_REFERENCE.findall(texts(language)))
        idle = [key for key in keys(language) if key not in whole | referred and not any(key.startswith(one) for one in begun)]
        assert idle == [], language


def test_every_phrase_that_is_said_has_a_sentence() -> None:
    known = set(keys(LANGUAGES[0])) | {"faq-answer", "faq-short", "faq-yes-no", "faq-question", "contact-card", "elsewhere-answer"}
    missing = [(file, key.value) for file, key in keys_said() if isinstance(key, ast.Constant) and as_key(str(key.value)) not in known]
    assert missing == []


ACTIONS = [one.value for one in ActionName]
PUT_TOGETHER: dict[str, Iterable[str]] = {
    "action.open_{}": ACTIONS,
    "action.name_{}": [*ACTIONS, "link", "decide", "vouch", "thaw", "account_name", "enrol", "remove_method", "other"],
    "result.{}_{}": [f"{action}_{effect.value}" for action in ACTIONS for effect in Effect],
    "decide.outcome_{}": [*(one.value for one in (*RequestState, *Effect)), "approved", "declined", "passed_on", "frozen"],
    "decide.verified_{}": ["code", "totp", "passkey", "passkey_v2", "number", "none"],
    "decide.approve_{}": [one.value for one in IdentityCheck],
    "page.what_{}": [one.value for one in StepKind],
    "page.missing_{}": [
        "code", "current_password", "portal_account", "portal_password", "directory_account", "directory_password", "new_password", "repeat_password",
        "decision", "identity_check", "number", "reason", "freeze",
    ],
    "do.{}": [*ACTIONS, "ticket", "freeze", "unfreeze"],
}  # fmt: skip
"""The keys that are put together, and with what."""


@pytest.mark.parametrize("key", PUT_TOGETHER)
def test_every_key_that_is_put_together_has_a_sentence_for_each_of_its_ends(key: str) -> None:
    begin = key.partition("{")[0]
    assert any(isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant) and one.values[0].value == begin for _, one in keys_said())
    assert {as_key(begin + end) for end in PUT_TOGETHER[key]} <= set(keys(LANGUAGES[0]))
