"""An action: judged before it is requested and again before it is executed, performed, and read back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Protocol, TypeAlias

from bot.accounts.finding import Diagnosis, Want
from bot.accounts.records import AccountBinding
from bot.accounts.rules import Rules
from bot.actions.ways import ActionTerms
from bot.messages import Phrase
from bot.people.role import Role
from bot.ports import Systems
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.tickets.ticket import Category
from bot.verification.methods import Method


class ActionName(Enum):
    """The names that the policy, the audit, the store and the texts use; each has its action in `registry`."""

    UNLOCK = "unlock"
    BIND = "bind"
    REBIND = "rebind"
    RESET_PASSWORD = "reset_password"  # noqa: S105 - the name of an action
    ENABLE = "enable"


class Performer(Enum):
    """Who executes it. PAGE: the person's own web request, because it needs a secret that must not travel."""

    WORKER = "worker"
    PAGE = "page"


class Effect(Enum):
    """The result of reading back. UNCLEAR: the system could not be read, or a shutdown came in between."""

    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not_done"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Case:
    """What is judged: the diagnosis and its rules, at `now` (UTC). `cooling_until` (UTC): a link made by two weaker proofs is recent (T1).

    `frozen_until` (UTC): the person froze it, or said "that wasn't me"; `thawed_by_people`: only people end that sooner (DOMAIN part 5).
    `linked`: the chat that asked is still this person's. `enrolled`: what the person can prove with because they have enrolled it.
    `paused`: an operator has stopped all changes (T29).
    """

    diagnosis: Diagnosis
    rules: Rules
    now: datetime
    cooling_until: datetime | None = None
    frozen_until: datetime | None = None
    linked: bool = True
    thawed_by_people: bool = False
    enrolled: frozenset[Method] = frozenset()
    paused: bool = False

    @property
    def frozen(self) -> bool:
        """Whether no act is possible at all."""
        return self.frozen_until is not None and self.now < self.frozen_until


@dataclass(frozen=True, slots=True)
class Refused:
    """Not now, and why, in words for the person. `instead` names wishes that are possible; `ticket`: a person has to look at it."""

    because: Phrase
    row: str = ""
    instead: tuple[str, ...] = ()
    ticket: bool = False
    owner: Role | None = None


@dataclass(frozen=True, slots=True)
class Justification:
    """Nothing forbids it. `accounts` are the TPEAD accounts concerned, `portal` the portal accounts; `owner`: the admin role that decides, if one must."""

    row: str
    accounts: tuple[str, ...] = ()
    portal: tuple[str, ...] = ()
    must_be_approved: bool = False
    owner: Role = Role.PERSONNEL_ADMIN


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: the accounts at the time of the request, and what the page learnt. `started` is UTC."""

    request: str
    person: str
    accounts: tuple[str, ...]
    portal: tuple[str, ...]
    started: datetime
    instead_of: tuple[AccountBinding, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionResult:
    """The results of reading back, by system: for the person and for the audit trail."""

    effect: Effect
    systems: Mapping[str, Effect]
    by_itself: bool = False
    """Whether time alone achieved it: an expired lock is still recorded."""
    dated: datetime | None = None
    """The system's own time of the write (UTC), by which a later write is told from this one whatever its clock says."""


def combined_effect(effects: Iterable[Effect]) -> Effect:
    """The combined effect in all systems; if nothing had to be written it is done."""
    found = set(effects)
    if not found or found == {Effect.DONE}:
        return Effect.DONE
    if Effect.UNCLEAR in found:
        return Effect.UNCLEAR
    return Effect.PARTLY if Effect.DONE in found else Effect.NOT_DONE


KnownEffects: TypeAlias = Mapping[str, Effect]
NOTHING_KNOWN: KnownEffects = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ActionWish:
    """How somebody comes to an action: by a wish of the conversation, the remedies of findings that it is, and the FAQ entries it is offered under.

    `one_look`: a question for the account's state answers the wish as well; `want`: what is wished where the state alone gives no answer."""

    name: str
    remedies: tuple[str, ...] = ()
    faq: tuple[str, ...] = ()
    one_look: bool = False
    want: Want | None = None


class Undoing(Enum):
    """How what was done may come undone within minutes."""

    LOCKED_AGAIN = "locked_again"
    PASSWORD_SET_AGAIN = "password_set_again"  # noqa: S105 - the name of a finding
    BINDING_GONE = "binding_gone"


@dataclass(frozen=True, slots=True)
class ActionAftermath:
    """What follows once it is settled. `category`: of the ticket where people have to go on; `noticed`: every address of the person is told.

    `carried_on`: the sync carries it on, so the person is told when it has arrived; `watched`: for these the desk looks again; `ends_access`: whoever is
    still signed in to the desk as this person, except in the browser that did it, is signed out."""

    category: Category
    noticed: bool
    carried_on: bool = False
    watched: tuple[Undoing, ...] = ()
    ends_access: bool = False


ManualSteps: TypeAlias = Callable[[Order, Case], tuple[Phrase, ...]]


class Action(Protocol):
    """One thing that the desk can do; everything about it is in its own file."""

    @property
    def name(self) -> ActionName:
        """Its name."""
        ...

    @property
    def hands(self) -> Performer:
        """Who executes it."""
        ...

    @property
    def terms(self) -> ActionTerms:
        """Right, ways, floor and limits."""
        ...

    @property
    def wish(self) -> ActionWish:
        """How somebody comes to it."""
        ...

    @property
    def aftermath(self) -> ActionAftermath:
        """What follows it."""
        ...

    @property
    def manual_steps(self) -> ManualSteps | None:
        """What the admin who approved does where the desk has no right to; None: without the right it is not asked for at all."""
        ...

    def judge(self, case: Case) -> Justification | Refused:
        """Whether the account's state allows it. Pure; called when it is requested and again right before it is executed (T20)."""
        ...

    async def perform(self, order: Order, systems: Systems, case: Case, secrets: Mapping[str, Secret]) -> KnownEffects:
        """Executes it; twice is safe. Returns what cannot be read back later, by system. Raises BackEndError."""
        ...

    def read_back(self, order: Order, case: Case, known: KnownEffects) -> ActionResult:
        """What a later snapshot shows, and what is `known` from the write. Pure; an unread system is UNCLEAR, never DONE."""
        ...

    def left_open(self, diagnosis: Diagnosis) -> tuple[Phrase, ...]:
        """What the findings leave open for whoever wishes it and is shown the account. Pure."""
        ...

    def still_meant(self, asked: Justification, approver: Role | None, judged: Justification) -> bool:
        """Whether the accounts that were asked for are among what is possible now, for the admin who approved. Pure."""
        ...

    def result_details(self, order: Order, effect: Effect, systems: Mapping[str, Effect]) -> tuple[Phrase, ...]:
        """What is said of a result beyond its first sentence. Pure."""
        ...
