"""Every sentence has one home, in both languages, and somebody who says it."""

import ast
import re
from functools import cache

from bot.conversation import LANGUAGES
from tests.conftest import ROOT

LOCALE = ROOT / "bot" / "locale"
_KEY = re.compile(r"^([a-z][a-z0-9-]*) *=", re.MULTILINE)
_REFERENCE = re.compile(r"\{ *([a-z][a-z0-9-]*) *\}")


def texts(language: str) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((LOCALE / language).glob("*.ftl")))


def keys(language: str) -> list[str]:
    return _KEY.findall(texts(language))


def as_key(written: str) -> str:
    return written.replace(".", "-").replace("_", "-")


@cache
def said() -> tuple[frozenset[str], frozenset[str]]:
    """All literal texts of the program that could be a key, and the beginnings of those that are put together."""
    whole, begun = set(), set()
    for file in (ROOT / "bot").rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(as_key(node.value))
            if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
                begun.add(as_key(str(node.values[0].value)))
    for file in (ROOT / "bot" / "web" / "templates").glob("*.html"):
        page = file.read_text(encoding="utf-8")
        whole |= {as_key(one) for one in re.findall(r"[\"']([a-z][a-z0-9._-]+)[\"']", page)}
        begun |= {as_key(one) for one in re.findall(r"[\"']([a-z][a-z0-9._-]*[._-])[\"'] *~", page)}
    return frozenset(whole), frozenset(one for one in begun if len(one) > 3 and one != "web-")  # the names of web events begin so as well


def test_both_languages_have_the_same_sentences_each_once() -> None:
    first, second = (keys(language) for language in LANGUAGES)
    assert sorted(first) == sorted(set(first))
    assert sorted(first) == sorted(second)


def test_every_sentence_is_said_somewhere() -> None:
    whole, begun = said()
    for language in LANGUAGES:
        referred = set(_REFERENCE.findall(texts(language)))
        idle = [key for key in keys(language) if key not in whole | referred and not any(key.startswith(one) for one in begun)]
        assert idle == [], language


def test_every_phrase_that_is_said_has_a_sentence() -> None:
    known = set(keys(LANGUAGES[0])) | {"faq-answer", "faq-question", "contact-card"}
    missing = []
    for file in (ROOT / "bot").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Phrase" and node.args
            if named and isinstance(node.args[0], ast.Constant) and as_key(str(node.args[0].value)) not in known:  # type: ignore[attr-defined]
                missing.append((file.name, node.args[0].value))  # type: ignore[attr-defined]
    assert missing == []
