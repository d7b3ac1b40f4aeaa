"""The methods of proof, each once: what kind it is, what it is worth, which field asks for it, how `doctor` names it. Pure."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.verification.fields import PageField
from bot.verification.level import Level


class Method(Enum):
    """What was proven with. NUMBER: two digits from the person's own page, told to the approver who has seen the person (it stands for V1)."""

    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a method
    PORTAL_PASSWORD = "portal_password"  # noqa: S105
    NUMBER = "number"
    VOUCHED = "vouched"
    CERTIFICATE = "certificate"


class Factor(Enum):
    """Two methods of one factor are no two proofs: whoever has the one has the other."""

    ADDRESS = "address"
    KNOWLEDGE = "knowledge"
    SEEN = "seen"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class ProofMethod:
    """`alone`: the level that it proves by itself; with one of another factor it is two proofs (V2).

    `field`: what a page asks for, None where no page of this version does; `asked_from`: the lowest level whose page asks for it.
    `words`, `words_alone`: what `doctor` calls it beside another one, and alone."""

    factor: Factor
    alone: Level
    field: PageField | None = None
    asked_from: Level = Level.CODE
    words: str = ""
    words_alone: str = ""


def _entry(method: Method) -> ProofMethod:
    match method:
        case Method.CODE:
            field = PageField("code", "digits", "one-time-code")
            return ProofMethod(Factor.ADDRESS, Level.CODE, field, words="code", words_alone="code to the registered address")
        case Method.PASSWORD:
            # A password cannot be checked while the account is locked, so no page asks for it alone.
            field = PageField("current_password", "password", "current-password")
            return ProofMethod(Factor.KNOWLEDGE, Level.CODE, field, Level.SIGNED_ON, words="current password")
        case Method.PORTAL_PASSWORD:
            return ProofMethod(Factor.KNOWLEDGE, Level.CODE)
        case Method.NUMBER:
            return ProofMethod(Factor.ADDRESS, Level.CODE)
        case Method.VOUCHED:
            return ProofMethod(Factor.SEEN, Level.CODE)
        case Method.CERTIFICATE:
            return ProofMethod(Factor.CERTIFICATE, Level.CERTIFIED)


METHODS: Final[Mapping[Method, ProofMethod]] = MappingProxyType({method: _entry(method) for method in Method})
"""In the order in which a page asks and checks: what costs nothing before what spends a lockout budget."""
ON_PAGES: Final = frozenset(method for method, entry in METHODS.items() if entry.field is not None)
"""What a page of this version can ask for."""
PROOF_FIELDS: Final = tuple(entry.field.name for entry in METHODS.values() if entry.field is not None)
"""The fields of pages that ask for a proof."""
