"""All that a phrase can say: each choice of each of its selects, with a short word wherever a value is put in."""

import ast
import re
from functools import cache
from typing import Final

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from bot.dialogue.conversation import ENGLISH, TRADITIONAL
from tests.test_locale import SOURCES, as_key, texts

WORD: Final = "12:34"
"""What stands where a value is put in. It is short: a text that is too long with it is too long with anything."""
_MOST: Final = 400
_BETWEEN: Final = {TRADITIONAL: re.compile(r"(?<=[。？！])(?![」）])|\n"), ENGLISH: re.compile(r"(?<=[.?!])\s+|\n")}


@cache
def patterns(language: str) -> dict[str, fluent.Pattern]:
    """The parsed text of each phrase."""
    body = FluentParser().parse(texts(language)).body
    return {one.id.name: one.value for one in body if isinstance(one, fluent.Message) and one.value is not None}


@cache
def forms(language: str, key: str) -> tuple[str, ...]:
    """What this phrase can say."""
    return tuple(dict.fromkeys(_of_pattern(language, patterns(language)[key])))


def _of_pattern(language: str, pattern: fluent.Pattern) -> list[str]:
    said = [""]
    for element in pattern.elements:
        more = [element.value] if isinstance(element, fluent.TextElement) else _of_placeable(language, element.expression)
        said = [before + after for before in said for after in more][:_MOST]
    return said


def _of_placeable(language: str, expression: fluent.InlineExpression | fluent.Placeable | fluent.SelectExpression) -> list[str]:
    match expression:
        case fluent.SelectExpression(variants=variants):
            return [said for variant in variants for said in _of_pattern(language, variant.value)]
        case fluent.MessageReference(id=id):
            return list(forms(language, id.name))
        case fluent.StringLiteral() | fluent.NumberLiteral():
            return [str(expression.parse()["value"])]
        case fluent.Placeable(expression=inner):
            return _of_placeable(language, inner)
        case _:
            return [WORD]


def width(text: str) -> int:
    """How wide a text is: a Chinese character is as wide as two letters."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)


def sentences(language: str, text: str) -> list[str]:
    """The sentences of a text; a line ends one too."""
    return [one.strip() for one in _BETWEEN[language].split(text) if one.strip()]


def written(pattern: fluent.Pattern) -> str:
    """All letters that stand in a phrase itself, in the order of the file."""
    found = []
    for element in pattern.elements:
        if isinstance(element, fluent.TextElement):
            found.append(element.value)
        elif isinstance(element.expression, fluent.SelectExpression):
            found += [written(variant.value) for variant in element.expression.variants]
    return "\n".join(found)


@cache
def button_keys() -> frozenset[str]:
    """The phrases that stand on a button, found where the program makes one."""
    known, found = patterns(TRADITIONAL), set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Choice" and node.args):
                continue
            label = node.args[0]
            if isinstance(label, ast.Call) and label.args:
                key = label.args[0]
                if isinstance(key, ast.Constant):
                    found.add(as_key(str(key.value)))
                elif isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
                    begin = as_key(str(key.values[0].value))
                    found |= {one for one in known if one.startswith(begin)}
    return frozenset(found & known.keys())
