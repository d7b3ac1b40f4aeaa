"""Which keys of the schema the source reads: its syntax trees, followed from whatever is known to be settings."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from bot.settings import schema

ROOT = Path(__file__).parent.parent.parent
_CHECKING = {"schema.py", "systems.py", "loading.py", "without_effect.py"}
"""Whoever checks a value does nothing with it."""
Models = frozenset[type[BaseModel]]


def models_in(annotation: Any) -> Models:
    """The sections that a value of this annotation is or holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return frozenset({annotation})
    return frozenset(model for inner in get_args(annotation) for model in models_in(inner))


def _reachable(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The section, those it is made of, and those that stand in it."""
    yield from (base for base in model.__mro__ if issubclass(base, BaseModel) and base is not BaseModel)
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from _reachable(inner)


NAMED = {model.__name__: model for model in _reachable(schema.Settings)}


def keys(model: type[BaseModel] = schema.Settings, place: str = "") -> Iterator[tuple[str, frozenset[tuple[str, str]]]]:
    """Every key that may be written, dotted, with the (section, field) pairs it may be."""
    for name, field in model.model_fields.items():
        key, inner = f"{place}{field.alias or name}", models_in(field.annotation)
        if not inner:
            yield key, frozenset({(model.__name__, name)})
        for one in inner:
            yield from keys(one, f"{key}.")


class _Reads(ast.NodeVisitor):
    """The (section, field) pairs that one function reads. A name is followed through annotations, assignments, loops and `getattr`."""

    def __init__(self) -> None:
        self.known: dict[str, Models] = {}
        self.found: set[tuple[str, str]] = set()

    def of(self, node: ast.AST | None) -> Models:
        """The sections that an expression may be."""
        match node:
            case ast.Name(id=name):
                return self.known.get(name, frozenset())
            case ast.Attribute(value=inner, attr=name):
                return self._read(self.of(inner), name) or (frozenset({schema.Settings}) if name == "settings" else frozenset())
            case ast.Call(func=ast.Name(id="getattr"), args=[said, ast.Constant(value=str() as name), *_]):
                return self._read(self.of(said), name)
            case ast.Call(func=ast.Name(id="getattr"), args=[said, *_]):
                every = [(model, name) for model in self.of(said) for name in model.model_fields]
                return frozenset().union(*(self._read(frozenset({model}), name) for model, name in every))
            case ast.Call(func=called, args=given):
                self.of(called)
                return frozenset().union(*(self.of(one) for one in given)) if isinstance(called, ast.Name) and called.id == "enumerate" else frozenset()
            case ast.IfExp(body=first, orelse=second) | ast.BinOp(left=first, right=second):
                return self.of(first) | self.of(second)
            case ast.BoolOp(values=several) | ast.Tuple(elts=several) | ast.List(elts=several):
                return frozenset().union(*(self.of(one) for one in several))
            case ast.Subscript(value=inner):
                return self.of(inner)
            case _:
                return frozenset()

    def _read(self, models: Models, name: str) -> Models:
        having = [model for model in models if name in model.model_fields]
        self.found |= {(model.__name__, name) for model in having}
        return frozenset().union(*(models_in(model.model_fields[name].annotation) for model in having))

    def learn(self, tree: ast.AST) -> None:
        """Names by their annotations, by what is put into them, and by what they run over."""
        for node in ast.walk(tree):
            match node:
                case ast.arg(arg=name, annotation=annotation) | ast.AnnAssign(target=ast.Name(id=name), annotation=annotation) if annotation is not None:
                    words = {
                        word.attr if isinstance(word, ast.Attribute) else word.id for word in ast.walk(annotation) if isinstance(word, ast.Attribute | ast.Name)
                    }
                    # Whoever takes a base takes what is made of it.
                    self._add(name, frozenset(model for word in words & set(NAMED) for model in NAMED.values() if issubclass(model, NAMED[word])))
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._add(name, self.of(value))
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                    for one, value in zip(names, values, strict=False):
                        self._add(getattr(one, "id", ""), self.of(value))
                case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value):
                    for part in ast.walk(target):
                        self._add(getattr(part, "id", ""), self.of(value))
                case _:
                    pass

    def _add(self, name: str, models: Models) -> None:
        self.known[name] = self.known.get(name, frozenset()) | models

    def visit(self, node: ast.AST) -> None:
        """Reads wherever an attribute or a call stands."""
        self.of(node)
        self.generic_visit(node)


def readers() -> set[tuple[str, str]]:
    """All (section, field) pairs that are read anywhere."""
    found: set[tuple[str, str]] = set()
    for file in sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "integrations").rglob("*.py")]):
        text = file.read_text(encoding="utf-8")
        if "settings" not in text or (file.parent.name == "settings" and file.name in _CHECKING):
            continue
        for function in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            reads = _Reads()
            for _ in range(2):
                reads.learn(function)
            reads.visit(function)
            found |= reads.found
    return found
