"""The methods of proof, each once: what kind it is, what it is worth, which field asks for it, how `doctor` names it. Pure."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from bot.runtime.quick_dataclass import dataclass
from bot.verification.fields import PageField
from bot.verification.level import Level


class Method(Enum):
    """What was proven with. NUMBER: two digits from the person's own page, told to the approver who has seen the person (it stands for V1).

    PASSKEY was enrolled after a proof of V3, PASSKEY_V2 after two proofs: a passkey never proves more than was proven when it was enrolled."""

    TOTP = "totp"
    CODE = "code"
    PASSKEY_V2 = "passkey_v2"
    PASSKEY = "passkey"
    SIGN_ON = "sign_on"
    PASSWORD = "password"  # noqa: S105 - the name of a method
    PORTAL_PASSWORD = "portal_password"  # noqa: S105 - the same
    NUMBER = "number"
    VOUCHED = "vouched"
    CERTIFICATE = "certificate"


class Factor(Enum):
    """Two methods of one factor are no two proofs: whoever has the one has the other."""

    ADDRESS = "address"
    KNOWLEDGE = "knowledge"
    SEEN = "seen"
    AUTHENTICATOR = "authenticator"
    PASSKEY = "passkey"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class ProofMethod:
    """`alone`: the level that it proves by itself; with one of another factor it is two proofs (V2).

    `rank`: its place among all methods, the strongest is 1 (DOMAIN part 4); a page offers the strongest first.
    `field`: what a page asks for, None where no page does. `elsewhere`: it is proven on another page, to which the person is led.
    `asked_from`: the lowest level whose page asks for it. `enrolled`: the person enrols it before.
    `second_to`: methods of the same factor beside which it is a second proof all the same. `words`, `words_alone`: what `doctor` calls it
    beside another one, and alone."""

    factor: Factor
    alone: Level
    rank: int
    field: PageField | None = None
    elsewhere: bool = False
    asked_from: Level = Level.CODE
    enrolled: bool = False
    second_to: "tuple[Method, ...]" = ()
    words: str = ""
    words_alone: str = ""

    @property
    def on_pages(self) -> bool:
        """Whether a page can ask for it, or lead to it."""
        return self.field is not None or self.elsewhere


_PASSKEY: Final = PageField("passkey", "passkey")


def _entry(method: Method) -> ProofMethod:
    match method:
        case Method.TOTP:
            field = PageField("totp", "digits", "one-time-code")
            return ProofMethod(Factor.AUTHENTICATOR, Level.CODE, 6, field, enrolled=True, words="authenticator", words_alone="authenticator")
        case Method.CODE:
            field = PageField("code", "digits", "one-time-code")
            return ProofMethod(Factor.ADDRESS, Level.CODE, 8, field, words="code", words_alone="code to the registered address")
        case Method.PASSKEY_V2:
            return ProofMethod(Factor.PASSKEY, Level.SIGNED_ON, 3, _PASSKEY, enrolled=True, words="passkey", words_alone="passkey")
        case Method.PASSKEY:
            words = "passkey enrolled with V3"
            return ProofMethod(Factor.PASSKEY, Level.CERTIFIED, 2, _PASSKEY, enrolled=True, words=words, words_alone=words)
        case Method.SIGN_ON:
            # Whoever knows the password signs on with it, so it is no second factor beside the password. The portal's opens nothing of TPEAD (R31): to link a
            # chat the two are different proofs (DOMAIN part 4), unless one signs on with the portal's account.
            beside = (Method.PORTAL_PASSWORD,)
            return ProofMethod(Factor.KNOWLEDGE, Level.CODE, 5, elsewhere=True, second_to=beside, words="sign-on", words_alone="sign-on")
        case Method.PASSWORD:
            # A password cannot be checked while the account is locked, so no page asks for it alone.
            field = PageField("current_password", "password", "current-password")
            return ProofMethod(Factor.KNOWLEDGE, Level.CODE, 7, field, asked_from=Level.SIGNED_ON, words="current password")
        case Method.PORTAL_PASSWORD:
            return ProofMethod(Factor.KNOWLEDGE, Level.CODE, 9)
        case Method.NUMBER:
            return ProofMethod(Factor.ADDRESS, Level.CODE, 10)
        case Method.VOUCHED:
            return ProofMethod(Factor.SEEN, Level.CODE, 11)
        case Method.CERTIFICATE:
            return ProofMethod(Factor.CERTIFICATE, Level.CERTIFIED, 1, elsewhere=True, words="citizen certificate", words_alone="citizen certificate")


METHODS: Final[Mapping[Method, ProofMethod]] = MappingProxyType({method: _entry(method) for method in Method})
"""In the order in which a page asks and checks: what costs nothing before what spends a lockout budget."""
ON_PAGES: Final = frozenset(method for method, entry in METHODS.items() if entry.on_pages)
"""What pages can ask for, or lead to; which of them there are follows from the configuration."""
