"""`dataclass` as in the standard library, at a third of its cost: a start makes 280 of them, and there each method of each is compiled from text.

Here only `__init__` is; the others are closures over the fields. A test compares every class of the house with what the standard library makes of it.
What the house does not use (`order`, `kw_only`, `InitVar`, inheritance of fields) is left to the standard library.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, overload

T = TypeVar("T")

_TO_BE_MADE: Final = object()
_set: Final = object.__setattr__


@overload
def _dataclass(cls: type[T], /) -> type[T]: ...
@overload
def _dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type[T]], type[T]]: ...
def _dataclass(cls: type[T] | None = None, /, *, frozen: bool = False, slots: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    if cls is None:
        return lambda one: _made(one, frozen, slots)
    return _made(cls, frozen, slots)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass


def _made(cls: type[T], frozen: bool, slots: bool) -> type[T]:
    own = dict(vars(cls))
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # Else the library works out a signature for it, which takes longest of all.
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields = dataclasses.fields(made)
    made.__dataclass_params__ = _like(made.__dataclass_params__, frozen)
    methods: dict[str, Any] = {}
    if "__init__" not in own:
        methods["__init__"] = _init(made, fields, frozen)
    methods["__repr__"] = _repr(tuple(field.name for field in fields if field.repr))
    methods["__eq__"] = _eq(_values(tuple(field.name for field in fields if field.compare)))
    if own.get("__hash__") is None:  # Python itself writes None where a class has an `__eq__` of its own.
        own.pop("__hash__", None)
        methods["__hash__"] = _hash(_values(tuple(field.name for field in fields if (field.compare if field.hash is None else field.hash)))) if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        if slots:
            methods |= {"__getstate__": _state, "__setstate__": _take_state}
    for name, method in methods.items():
        if name not in own:
            setattr(made, name, method)
    return made  # type: ignore[no-any-return]


def _like(params: Any, frozen: bool) -> Any:
    """What `dataclasses` keeps about a class, as if it had made all of it."""
    params.init = params.repr = params.eq = True
    params.frozen = frozen
    return params


def _init(cls: Any, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Callable[..., None]:
    names: dict[str, Any] = {"_set": _set, "_to_be_made": _TO_BE_MADE, "__name__": cls.__module__}
    given, body = ["self"], []
    for field in fields:
        value = field.name
        if field.default_factory is not dataclasses.MISSING:
            names[f"_make_{field.name}"] = field.default_factory
            value = f"_make_{field.name}() if {field.name} is _to_be_made else {field.name}" if field.init else f"_make_{field.name}()"
        elif not field.init and field.default is dataclasses.MISSING:
            continue  # Whoever names it sets it later.
        elif not field.init:
            names[f"_default_{field.name}"], value = field.default, f"_default_{field.name}"
        if field.init:
            given.append(_parameter(field, names))
        body.append(f" _set(self, {field.name!r}, {value})" if frozen else f" self.{field.name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(given)}):\n" + "\n".join(body or [" pass"]), names)  # noqa: S102 - the names of fields, as `dataclasses` does it
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {field.name: field.type for field in fields if field.init} | {"return": None}
    return made


def _parameter(one: dataclasses.Field[Any], names: dict[str, Any]) -> str:
    if one.default is not dataclasses.MISSING:
        names[f"_default_{one.name}"] = one.default
        return f"{one.name}=_default_{one.name}"
    return f"{one.name}=_to_be_made" if one.default_factory is not dataclasses.MISSING else one.name


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    (only,) = names
    return lambda one: (getattr(one, only),)


def _repr(names: tuple[str, ...]) -> Callable[[Any], str]:
    def __repr__(self: Any) -> str:
        return f"{self.__class__.__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return recursive_repr()(__repr__)


def _eq(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, object], bool]:
    def __eq__(self: Any, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(values: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    def __hash__(self: Any) -> int:
        return hash(values(self))

    return __hash__


def _refuse_to_set(self: Any, name: str, value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, one.name, value)
