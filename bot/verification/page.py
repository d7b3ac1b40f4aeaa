"""The contents of one-time pages, and the possible answers to their forms. Data only; secrets in them are for the browser that asked."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from typing import TypeAlias

from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.verification.methods import Method
from bot.verification.proof import ProofWay


class StepKind(Enum):
    """The purpose of a step's page."""

    PROVE = "prove"
    BIND = "bind"
    NUMBER = "number"
    CHOOSE = "choose"
    DECIDE = "decide"
    LINK = "link"
    VOUCH = "vouch"
    NOT_ME = "not_me"
    THAW = "thaw"
    ACCOUNTS = "accounts"
    ENROL = "enrol"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class EnrolmentOffer:
    """What a page shows for a new method. `prompt`: what the browser needs, as JSON; `secret`: what is typed into the authenticator; `picture`: the same
    as a QR code, as a data URI."""

    prompt: str = ""
    secret: Secret | None = None
    picture: Secret | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One form. `says` tells what will happen, to whose account; `fields` are the names of CONTRACT part 6, in order.

    `address`: where the code was sent, masked. `code_again` (UTC): when the next code can be sent; None: now. `code_sent`: whether a mailed code is
    still valid. `code_until` (UTC): the end of the mailed one, which may have passed. `code_due` (UTC): when the desk mails a postponed one.
    `ways`: how the level can be proven, best first; one is enough. `proven`: the methods passed already. `prompts`: by method, what the browser needs
    for it: a passkey's options, the address of the certificate's page. `silent`: the methods whose server does not answer now. `other_way`: the
    policy has another way, for whoever cannot prove this one.
    `number`: the two digits to tell the admin. `chosen`, `checked`: the decision already made by a button, and how the identity was checked.
    `evidence` is for the admin who decides.
    """

    kind: StepKind
    action: str
    says: tuple[Phrase, ...]
    fields: tuple[str, ...]
    language: str
    expires: datetime
    address: str = ""
    code_sent: bool = False
    code_again: datetime | None = None
    code_until: datetime | None = None
    code_due: datetime | None = None
    number: Secret | None = None
    evidence: tuple[Phrase, ...] = ()
    chosen: str = ""
    checked: str = ""
    ways: tuple[ProofWay, ...] = ()
    proven: tuple[Method, ...] = ()
    prompts: Mapping[Method, str] = field(default_factory=dict)
    silent: tuple[Method, ...] = ()
    other_way: Phrase | None = None
    enrolment: EnrolmentOffer | None = None


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field ('' for the whole form), in words for the person."""

    field: str
    says: Phrase


@dataclass(frozen=True, slots=True)
class FormAgain:
    """The same form again: 422 if something was wrong, 200 if the person only asked for a new code or for more time."""

    page: Page
    problems: tuple[FieldProblem, ...] = ()
    notice: Phrase | None = None


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next step has a page of its own. `person`: who proved their identity with this form."""

    token: Secret
    person: str = ""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result. `link_code` appears only on the page and in no table; `number` is shown until it was used. `person`: the page's owner."""

    says: tuple[Phrase, ...]
    language: str
    done: bool = True
    link_code: Secret | None = field(default=None)
    number: Secret | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class PageGone:
    """Spent, expired, unknown: 410, and what to do next."""

    says: tuple[Phrase, ...]
    language: str = ""


PageAnswer: TypeAlias = FormAgain | NextPage | ResultPage | PageGone
