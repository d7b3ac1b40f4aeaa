"""`dataclass` as in the standard library at a third of its cost: start-up creates 280 of them, and there each method of each is compiled from text.

Here only `__init__` is; the others are closures over the fields. A test compares every class with the standard library's result.
Features that are not used here (`order`, `kw_only`, `InitVar`, inherited fields) are left to the standard library.
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
        return lambda decorated: _made(decorated, frozen, slots)
    return _made(cls, frozen, slots)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = _dataclass


def _made(cls: type[T], frozen: bool, slots: bool) -> type[T]:
    own = dict(vars(cls))
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # Otherwise the library computes a signature for it, the slowest step of all.
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields = dataclasses.fields(made)
    made.__dataclass_params__ = _like(made.__dataclass_params__, frozen)
    methods: dict[str, Any] = {}
    if "__init__" not in own:
        methods["__init__"] = _init(made, fields, frozen)
    methods["__repr__"] = _repr(tuple(field.name for field in fields if field.repr))
    methods["__eq__"] = _eq(_values(tuple(field.name for field in fields if field.compare)))
    if own.get("__hash__") is None:  # Python itself sets None if a class has its own `__eq__`.
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
    """What `dataclasses` stores on a class, as if it had generated everything."""
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
            continue  # It is set later by its own code.
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


def _parameter(field: dataclasses.Field[Any], names: dict[str, Any]) -> str:
    if field.default is not dataclasses.MISSING:
        names[f"_default_{field.name}"] = field.default
        return f"{field.name}=_default_{field.name}"
    return f"{field.name}=_to_be_made" if field.default_factory is not dataclasses.MISSING else field.name


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """The values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    if not names:
        return lambda _: ()
    (only,) = names
    return lambda instance: (getattr(instance, only),)


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
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        _set(self, field.name, value)
