"""The contents of one-time pages, and the possible answers to their forms. Data only; secrets in them are for the browser that asked."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from typing import Final, TypeAlias

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
    SIGN_IN = "sign_in"


UNKNOWN_TO_US: Final = frozenset({StepKind.LINK, StepKind.SIGN_IN})
"""The pages that begin with an account and its password, by whomever: what is counted there is counted apart from the owner's own pages."""


@dataclass(frozen=True, slots=True)
class EnrolmentOffer:
    """What a page shows for a new method. `prompt`: what the browser needs, as JSON; `secret`: what is typed into the authenticator; `picture`: the same
    as a QR code, as a data URI."""

    prompt: str = ""
    secret: Secret | None = None
    picture: Secret | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One line of what an admin decides upon: what it is about (`secure.evidence-…` names it), and what is known of it. `systems`: the same, system by system."""

    about: str
    says: tuple[Phrase, ...] = ()
    systems: tuple[tuple[str, Phrase], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One form. `says` tells what will happen, to whose account; `fields` are the names of CONTRACT part 6, in order.

    `address`: where the code was sent, masked. `code_again` (UTC): when the next code can be sent; None: now. `code_sent`: whether a mailed code is
    still valid. `code_until` (UTC): the end of the mailed one, which may have passed. `code_due` (UTC): when the desk mails a postponed one.
    `ways`: how the level can be proven, best first; one is enough. `proven`: the methods passed already. `prompts`: by method, what the browser needs
    for it: a passkey's options, the address of the certificate's page. `silent`: the methods whose server does not answer now. `other_way`: the
    policy has another way, for whoever cannot prove this one.
    `number`: the two digits to tell the admin. `chosen`, `checked`: the decision already made by a button, and how the identity was checked.
    `reason`: the one that was written already. `evidence` is for the admin who decides.
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
    evidence: tuple[EvidenceRow, ...] = ()
    chosen: str = ""
    checked: str = ""
    ways: tuple[ProofWay, ...] = ()
    proven: tuple[Method, ...] = ()
    prompts: Mapping[Method, str] = field(default_factory=dict)
    silent: tuple[Method, ...] = ()
    other_way: Phrase | None = None
    enrolment: EnrolmentOffer | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field ('' for the whole form), in words for the person."""

    field: str
    says: Phrase


@dataclass(frozen=True, slots=True)
class FormAgain:
    """The same form again: 422 if something was wrong, 200 if the person only asked for a new code or for more time.

    `tries_left`: after a wrong one, how many the page still takes; None where that is not said."""

    page: Page
    problems: tuple[FieldProblem, ...] = ()
    notice: Phrase | None = None
    tries_left: int | None = None


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next step has a page of its own. `person`: who proved their identity with this form. `path`: one of the desk's other pages, where no step follows."""

    token: Secret
    person: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result: `headline` says what happened, `says` what comes next, `details` the rest. `under_way`: it is not done because it is not over.

    `link_code` appears only on the page and in no table; `number` is shown until it was used. `person`: the page's owner.
    `back`: the page of ours from which it was begun and which shows the result; '' for none."""

    says: tuple[Phrase, ...]
    language: str
    done: bool = True
    under_way: bool = False
    headline: Phrase | None = None
    details: tuple[Phrase, ...] = ()
    link_code: Secret | None = field(default=None)
    number: Secret | None = None
    person: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class PageGone:
    """Spent, expired, unknown: 410, and what to do next."""

    says: tuple[Phrase, ...]
    language: str = ""


PageAnswer: TypeAlias = FormAgain | NextPage | ResultPage | PageGone
