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
            return any_of(*(all_of(*pair) for pair in pairs if _are_two(*pair)), *alone)
        case Level.CODE | Level.CERTIFIED:
            return any_of(*alone)


def _are_two(first: Method, second: Method) -> bool:
    """Whether these are two proofs, and not the same one twice."""
    one, other = METHODS[first], METHODS[second]
    return one.factor is not other.factor or second in one.second_to or first in other.second_to


@dataclass(frozen=True, slots=True)
class Proof:
    """A method that was passed at `at` (UTC)."""

    method: Method
    at: datetime


def oldest(proofs: Iterable[Proof]) -> datetime:
    """When the first of these was passed (UTC): together they are no fresher than that. ValueError for none."""
    return min(proof.at for proof in proofs)


_REQUIREMENTS: Final = {level: level_requirement(level) for level in Level}


def level_reached(proofs: Iterable[Proof]) -> Level:
    """The highest level that these proofs together meet: one is V1, two of different factors are V2."""
    methods = {proof.method for proof in proofs}
    return max(level for level in Level if is_met(_REQUIREMENTS[level], methods))


@dataclass(frozen=True, slots=True)
class ProofWay:
    """One way to have a level proven on a page. `methods`: what it still needs, in the order in which they are checked."""

    methods: tuple[Method, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are filled in for it."""
        return tuple(entry.field.name for entry in map(METHODS.__getitem__, self.methods) if entry.field is not None)

    @property
    def elsewhere(self) -> tuple[Method, ...]:
        """What is proven on another page before."""
        return tuple(method for method in self.methods if METHODS[method].elsewhere)

    @property
    def typed(self) -> bool:
        """Whether it is filled in by hand, on this page alone."""
        return not self.elsewhere and all((field := METHODS[method].field) is not None and field.sort != "passkey" for method in self.methods)


def page_ways(level: Level, provable: Collection[Method], proven: Collection[Method] = ()) -> tuple[ProofWay, ...]:
    """The ways in which a page can have a level proven by who can prove `provable` and has proven `proven`, the strongest first.

    Empty: it is proven, or it cannot be. No way contains another one, and of ways that look alike the one that accepts more stays."""
    if proven and is_met(level_requirement(level), proven):
        return ()
    ways = [frozenset(way) - set(proven) for way in page_alternatives(level, {*provable, *proven})]
    least = [way for way in ways if not any(other < way for other in ways)]
    found = (ProofWay(tuple(method for method in METHODS if method in way)) for way in sorted(dict.fromkeys(least), key=_strength))
    alike: dict[tuple[tuple[str, ...], tuple[Method, ...]], ProofWay] = {}
    for way in found:
        # A passkey enrolled after two proofs is asked for by the same field as one enrolled with a certificate, and the weaker method takes both.
        seen = alike.setdefault((way.fields, way.elsewhere), way)
        if _alone(way.methods) < _alone(seen.methods):
            alike[(way.fields, way.elsewhere)] = way
    return tuple(alike.values())


def _strength(way: frozenset[Method]) -> tuple[int, int, tuple[int, ...]]:
    return (-_alone(way), len(way), tuple(sorted(METHODS[method].rank for method in way)))


def _alone(methods: Iterable[Method]) -> int:
    return max((int(METHODS[method].alone) for method in methods), default=0)


def page_alternatives(level: Level, provable: Iterable[Method]) -> tuple[tuple[Method, ...], ...]:
    """The ways in which a page can have a level proven by who can prove these; the first is asked for. Empty: it cannot be proven."""
    return alternatives(level_requirement(level, [method for method in provable if METHODS[method].asked_from <= level]))


def provable_level(provable: Collection[Method]) -> Level:
    """The highest level that pages can have proven by who can prove these."""
    return max(level for level in Level if page_alternatives(level, provable))
