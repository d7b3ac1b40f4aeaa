"""Proofs of a person, and the levels that they reach: each level is a requirement of alternatives, made of what the methods say of themselves. Pure."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import chain, combinations, product
from typing import Final, TypeAlias

from bot.runtime.quick_dataclass import dataclass
from bot.verification.level import Level
from bot.verification.methods import METHODS, Method


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is needed; without parts nothing is."""

    parts: "tuple[Requirement, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One part is enough, the first that can be had is taken; without parts it cannot be met."""

    parts: "tuple[Requirement, ...]"


Requirement: TypeAlias = Method | AllOf | AnyOf


def all_of(*parts: Requirement) -> AllOf:
    """All of these together."""
    return AllOf(parts)


def any_of(*parts: Requirement) -> AnyOf:
    """One of these."""
    return AnyOf(parts)


def is_met(requirement: Requirement, methods: Collection[Method]) -> bool:
    """Whether what was passed is enough."""
    match requirement:
        case AllOf(parts):
            return all(is_met(part, methods) for part in parts)
        case AnyOf(parts):
            return any(is_met(part, methods) for part in parts)
        case _:
            return requirement in methods


def alternatives(requirement: Requirement) -> tuple[tuple[Method, ...], ...]:
    """Every way to meet it, the first choice first; in each the methods in the order in which they are checked."""
    match requirement:
        case AllOf(parts):
            ways = (chain.from_iterable(way) for way in product(*(alternatives(part) for part in parts)))
            return tuple(dict.fromkeys(tuple(method for method in METHODS if method in set(way)) for way in map(tuple, ways)))
        case AnyOf(parts):
            return tuple(dict.fromkeys(chain.from_iterable(alternatives(part) for part in parts)))
        case _:
            return ((requirement,),)


def level_requirement(level: Level, methods: Iterable[Method] = tuple(Method)) -> Requirement:
    """What proves a level, out of these methods: V2 for instance is any_of(all_of(code, password), certificate)."""
    known = [method for method in METHODS if method in set(methods)]
    alone = [method for method in known if METHODS[method].alone >= level]
    match level:
        case Level.CHAT:
            return all_of()
        case Level.SIGNED_ON:
            pairs = combinations([method for method in known if method not in alone], 2)
            return any_of(*(all_of(*pair) for pair in pairs if len({METHODS[method].factor for method in pair}) > 1), *alone)
        case Level.CODE | Level.CERTIFIED:
            return any_of(*alone)


@dataclass(frozen=True, slots=True)
class Proof:
    """A method that was passed at `at` (UTC)."""

    method: Method
    at: datetime


_REQUIREMENTS: Final = {level: level_requirement(level) for level in Level}


def level_reached(proofs: Iterable[Proof]) -> Level:
    """The highest level that these proofs together meet: one is V1, two of different factors are V2."""
    methods = {proof.method for proof in proofs}
    return max(level for level in Level if is_met(_REQUIREMENTS[level], methods))


def page_alternatives(level: Level, provable: Iterable[Method]) -> tuple[tuple[Method, ...], ...]:
    """The ways in which a page can have a level proven by who can prove these; the first is asked for. Empty: it cannot be proven."""
    return alternatives(level_requirement(level, [method for method in provable if METHODS[method].asked_from <= level]))


def provable_level(provable: Collection[Method]) -> Level:
    """The highest level that pages can have proven by who can prove these."""
    return max(level for level in Level if page_alternatives(level, provable))
