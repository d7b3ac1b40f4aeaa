"""Reads a person's account as an action needs it: the diagnosis, and temporary reasons against any act (T1)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Protocol

from bot.accounts.facts import mailbox_of_same_name
from bot.accounts.snapshot import Snapshot
from bot.actions.action import Case
from bot.actions.freeze import WEEK, Freeze
from bot.actions.policy import AvailableProofs, Policy
from bot.actions.request import Request
from bot.messages import ChatIdentity
from bot.people.account_lookup import AccountLookup
from bot.people.person import Person
from bot.ports import Register
from bot.requests.one_time_links import reachable_address
from bot.runtime.quick_dataclass import dataclass
from bot.store.credentials import Credential
from bot.store.links import WEAK
from bot.store.work import Store, Work
from bot.verification.level import Level
from bot.verification.methods import Method

FREEZE: Final = "freeze"
THAWED: Final = "freeze_ended"


@dataclass(frozen=True)
class CaseBuilder:
    """Reads; decides nothing."""

    account_lookup: AccountLookup
    store: Store
    policy: Policy

    async def case(self, person: Person, identity: ChatIdentity | None) -> Case:
        """This person's case now; `identity` is the chat that asks."""
        seen = await self.account_lookup.look(person)
        async with self.store.look() as work:
            link = None if identity is None else await work.links.of(identity)
            freeze = await freeze_of(work, person.id, seen.now)
            enrolled = enrolled_methods(await work.credentials.of_person(person.id))
            paused = await changes_stopped(work, self.policy)
        linked = identity is None or (link is not None and link.person == person.id)
        cooling = link.made + self.policy.cooling if link is not None and link.proof == WEAK else None
        return Case(
            diagnosis=seen.diagnosis,
            rules=seen.rules,
            now=seen.now,
            cooling_until=cooling,
            frozen_until=None if freeze is None else freeze.until,
            linked=linked,
            thawed_by_people=freeze is not None and freeze.by_people,
            enrolled=enrolled,
            paused=paused,
        )


def enrolled_methods(credentials: Iterable[Credential]) -> frozenset[Method]:
    """The methods of these that can be used: a passkey counts for what was proven when it was enrolled, and for anything less."""
    good = [one for one in credentials if one.spoilt is None]
    found = {Method(one.method) for one in good}
    if Method.PASSKEY in found:
        found.add(Method.PASSKEY_V2)
        if not any(one.method == Method.PASSKEY.value and one.level >= Level.CERTIFIED for one in good):
            found.discard(Method.PASSKEY)
    return frozenset(found)


async def freeze_of(work: Work, person: str, now: datetime) -> Freeze | None:
    """The freeze of this person's account that holds now, unless it was ended sooner."""
    since = await work.counts.last(FREEZE, person)
    if since is None or not Freeze(since).holds(now) or await work.counts.number(THAWED, person):
        return None
    return Freeze(since, await work.counts.since(FREEZE, person, since - WEEK))


async def changes_stopped(work: Work, policy: Policy) -> bool:
    """Whether no account is changed now: an operator has stopped that, or the configuration does (T29)."""
    return policy.paused or await work.pauses.since() is not None


async def requester(register: Register, request: Request) -> Person:
    """The person whose request it is. Raises LookupError where the register knows them no more."""
    person = await register.person(request.person)
    if person is None:
        raise LookupError("the person is gone")
    return person


class MethodAvailability(Protocol):
    """Who can prove something by one method."""

    @property
    def method(self) -> Method:
        """The method."""
        ...

    def can_prove(self, case: Case) -> bool:
        """Whether this person can, as things are. Pure."""
        ...


def mails_only_itself(snapshot: Snapshot) -> bool:
    """Whether the registered address is the very mailbox whose password a reset changes, so that a code there proves nothing."""
    mailbox = mailbox_of_same_name(snapshot)
    return mailbox is not None and mailbox.address.casefold() == reachable_address(snapshot.person, snapshot).casefold()


def provable_reach(known: Iterable[MethodAvailability], case: Case, *, changing_mailbox: bool) -> AvailableProofs:
    """What this person can prove: a code reaches the registered address, unless that is the very mailbox whose password is changed."""
    own = changing_mailbox and mails_only_itself(case.diagnosis.snapshot)
    methods = frozenset(one.method for one in known if one.can_prove(case))
    return AvailableProofs(methods - {Method.CODE} if own else methods, mailbox_only=own)
