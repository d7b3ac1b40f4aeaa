"""Our `dataclass` makes of every class of the house what the standard library makes of it."""

import copy
import dataclasses
import inspect
import pickle
import pkgutil
import types
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest

import bot
import integrations
from bot.runtime import quick_dataclass
from bot.runtime.quick_dataclass import dataclass

MADE_HERE = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__getstate__", "__setstate__")
NOT_OURS = {"__dict__", "__weakref__", "__slots__", "__match_args__", "__dataclass_fields__", "__dataclass_params__", "__doc__"}


def classes() -> Iterator[type[Any]]:
    for package in (bot, integrations):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__") and ".migrations." not in module.name:
                for value in vars(import_module(module.name)).values():
                    if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == module.name:
                        yield value


def made_here(name: str, value: object) -> bool:
    function = getattr(value, "__wrapped__", value)  # of a `__repr__` that guards itself
    known = getattr(function, "__globals__", {})
    return name in MADE_HERE and (value is None or "_to_be_made" in known or known is vars(quick_dataclass))


def twin(cls: type[Any]) -> type[Any]:
    """The same class, made by the standard library."""
    fields = {one.name: one for one in dataclasses.fields(cls)}
    body = {name: value for name, value in vars(cls).items() if name not in NOT_OURS and name not in fields and not made_here(name, value)}
    kept = ("default", "default_factory", "init", "repr", "hash", "compare")
    body |= {name: dataclasses.field(**{key: getattr(one, key) for key in kept}) for name, one in fields.items()}
    params = cls.__dataclass_params__
    bases = getattr(cls, "__orig_bases__", cls.__bases__)
    bare = types.new_class(cls.__name__, bases, exec_body=lambda space: space.update({"__doc__": cls.__doc__} | body))
    bare.__qualname__ = cls.__qualname__
    made: type[Any] = dataclasses.dataclass(frozen=params.frozen, slots="__slots__" in vars(cls))(bare)
    return made


def outcome(work: Callable[[], object]) -> tuple[str, object]:
    try:
        return "gives", work()
    except Exception as trouble:
        return type(trouble).__name__, str(trouble)


def told(cls: type[Any]) -> dict[str, object]:
    """What can be asked of a class, without `__post_init__` and what it would say about values that are not its own."""
    fields = [one for one in dataclasses.fields(cls) if one.init]
    bare = "__post_init__" not in vars(cls)
    said: dict[str, object] = {
        "signature": [(one.name, one.kind, one.default is one.empty) for one in inspect.signature(cls).parameters.values()],
        "fields": [one.name for one in dataclasses.fields(cls)],
        "match": cls.__match_args__,
        "slots": vars(cls).get("__slots__"),
        "params": repr(cls.__dataclass_params__),
        "hashable": cls.__hash__ is not None,
        "state": [hasattr(cls, one) and one in vars(cls) for one in ("__getstate__", "__setstate__")],
        "own": sorted(vars(cls).keys() - {"__dict__", "__weakref__", "__slotnames__"}),
    }
    if bare and fields:
        values = [f"value {number}" for number, _ in enumerate(fields)]
        one, same, other = cls(*values), cls(*values), cls(*[*values[:-1], "another"])
        last = fields[-1].name
        said |= {
            "repr": outcome(lambda: repr(one)),
            "equal": (outcome(lambda: one == same), outcome(lambda: one == other), outcome(lambda: one == tuple(values))),
            "hash": outcome(lambda: (hash(one) == hash(same), len({one, same, other}))),
            "set": outcome(lambda: setattr(one, last, "changed")),
            # Of a class with slots Python 3.11 says this in words that its authors did not mean.
            "new": outcome(lambda: setattr(one, "never_heard_of", 1))[0] == "gives",
            "delete": outcome(lambda: delattr(same, last)),
            "replaced": outcome(lambda: [getattr(dataclasses.replace(other, **{last: "replaced"}), field.name) for field in fields]),
            "copied": outcome(lambda: [getattr(copy.copy(other), field.name) for field in fields]),
            "too few": outcome(lambda: repr(cls())),
        }
    return said


def test_every_class_of_the_house_is_as_the_standard_library_makes_it() -> None:
    found = list(classes())
    assert len(found) > 300
    different = {cls.__qualname__: (told(cls), told(twin(cls))) for cls in found if told(cls) != told(twin(cls))}
    assert different == {}


def both(**how: bool) -> list[type[Any]]:
    made = []
    for decorate in (dataclass, dataclasses.dataclass):

        @decorate(**how)
        class Thing:
            name: str
            hidden: str = dataclasses.field(repr=False, compare=False)
            many: list[str] = dataclasses.field(default_factory=list)
            later: int = dataclasses.field(init=False, default=7)

            def __post_init__(self) -> None:
                self.many.append("after")

        made.append(Thing)
    return made


@pytest.mark.parametrize("frozen", [False, True])
@pytest.mark.parametrize("slots", [False, True])
def test_fields_of_every_kind(frozen: bool, slots: bool) -> None:
    ours, theirs = both(frozen=frozen, slots=slots)
    assert repr(ours("a", "b")) == repr(theirs("a", "b"))
    assert repr(ours("a", "b", ["c"])) == repr(theirs("a", "b", ["c"]))
    assert ours("a", "b") == ours("a", "other") != ours("c", "b")
    assert ours("a", "b").many is not ours("a", "b").many
    assert (ours.__hash__ is None) == (theirs.__hash__ is None) is not frozen
    assert ours("a", "b").later == 7


def test_a_class_that_compares_by_itself_keeps_its_ways() -> None:
    @dataclass(frozen=True)
    class Ours:
        name: str

        def __eq__(self, other: object) -> bool:
            return True

        def __repr__(self) -> str:
            return "mine"

    @dataclass
    class Hashed:
        name: str

        def __hash__(self) -> int:
            return 1

    assert Ours("a") == Ours("b")
    assert hash(Ours("a")) == hash(Ours("a"))
    assert repr(Ours("a")) == "mine"
    assert hash(Hashed("a")) == 1


@dataclass
class Knot:
    inner: Any = None


@dataclass(frozen=True, slots=True)
class Sent:
    number: int
    text: str = ""


def test_what_holds_itself_is_shown_and_what_is_frozen_can_be_pickled() -> None:
    knot = Knot()
    knot.inner = knot
    assert repr(knot) == "Knot(inner=...)"
    assert pickle.loads(pickle.dumps(Sent(1, "a"))) == Sent(1, "a")
    assert copy.deepcopy(Sent(1, "a")) == Sent(1, "a")
