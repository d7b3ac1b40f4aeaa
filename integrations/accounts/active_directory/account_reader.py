"""Reads accounts as the server sees them: found by name, then each by its own GUID for attributes that only a base search returns."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import field
from datetime import datetime, timedelta
from typing import Final

from bot.accounts.records import AccountKind, Lock
from bot.clock import Clock
from bot.errors import Garbled
from bot.runtime.quick_dataclass import dataclass
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.active_directory.protection import is_protected, kind_of, sid
from integrations.accounts.active_directory.windows_time import ClockSkew, windows_moment, windows_span
from integrations.accounts.ldap.connection import LdapSession, equals, generalized_time
from integrations.accounts.ldap.protocol import LdapEntry, Refusal

_SYSTEM: Final = "directory"
_SPEAKABLE: Final = re.compile(r'[^\x00-\x1f\x7f"/\\\[\]:;|=,+*?<>()]{1,128}')
_COMPUTED: Final = ("msDS-User-Account-Control-Computed", "msDS-UserPasswordExpiryTimeComputed", "tokenGroups", "msDS-ResultantPSO")
_POLICY: Final = ("lockoutThreshold", "lockoutDuration", "lockOutObservationWindow", "minPwdLength", "pwdProperties")
_FINE: Final = ("msDS-LockoutThreshold", "msDS-LockoutDuration", "msDS-LockoutObservationWindow", "msDS-MinimumPasswordLength", "msDS-PasswordComplexityEnabled")
_LOCKED: Final = 0x10
_DISABLED: Final = 0x2
POLICY_HINTS: Final = "1.2.840.113556.1.4.2239"


@dataclass(frozen=True, slots=True)
class LockoutPolicy:
    """The effective lockout and password policy of an account. `lasts` None: until an admin unlocks it; `known`: it could be read."""

    threshold: int
    lasts: timedelta | None
    window: timedelta | None
    shortest: int
    complex: bool
    known: bool = True


@dataclass(frozen=True, slots=True)
class Domain:
    """What the server says about itself and its domain; `now` is its clock in UTC."""

    now: datetime
    skew: ClockSkew
    context: str
    controls: frozenset[str]
    policy: LockoutPolicy


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """An account's current state. `since` and the moments in the entry are the server's; `control`: the stored flags, `computed`: the effective ones."""

    entry: LdapEntry
    guid: str
    name: str
    control: int
    computed: int
    expires: int
    kind: AccountKind
    protected: bool
    policy: LockoutPolicy

    @property
    def address(self) -> str:
        """A name for the object that survives renaming."""
        return f"<GUID={self.guid}>"

    @property
    def enabled(self) -> bool:
        """Whether it is not disabled."""
        return not self.control & _DISABLED

    @property
    def locked(self) -> bool:
        """Whether a lock is in effect, according to the server."""
        return bool(self.computed & _LOCKED)

    @property
    def since(self) -> datetime | None:
        """When the recorded lock began (server's clock, UTC)."""
        return windows_moment(self.entry.number("lockoutTime") or 0)

    @property
    def must_change(self) -> bool:
        """Whether the password must be changed at the next sign-in."""
        return self.entry.number("pwdLastSet") == 0

    def lock(self, now: datetime) -> Lock | None:
        """The lock in the server's time, in effect or expired at `now` (server's clock) exactly as the server calculates (D16, D20)."""
        since, lasts = self.since, self.policy.lasts
        if since is None:
            return Lock(now, lasts) if self.locked else None
        if self.locked and lasts is not None and since + lasts <= now:
            lasts = None  # under an unreadable policy it may last longer
        if not self.locked and (lasts is None or since + lasts > now):
            lasts = max(timedelta(), now - since)
        return Lock(since, lasts)

    def wrong_tries(self, now: datetime) -> int:
        """The current number of wrong passwords at this server."""
        last, window = windows_moment(self.entry.number("badPasswordTime") or 0), self.policy.window
        over = last is not None and window is not None and last + window <= now
        return 0 if over else self.entry.number("badPwdCount") or 0


@dataclass
class AccountReader:
    """Reads over one session at a time. `own`: the desk's own accounts, in lower case. `skew`: as last measured."""

    keys: DirectoryKeys
    own: frozenset[str]
    clock: Clock
    skew: ClockSkew = field(default_factory=ClockSkew)

    def domain(self, conversation: LdapSession) -> Domain:
        """The server's clock and policy. Raises Garbled if it does not return them."""
        (root, *_) = conversation.search("", "(objectClass=*)", ("currentTime", "defaultNamingContext", "supportedControl"), "base") or (None,)
        if root is None:
            raise Garbled(_SYSTEM, f"directory: {conversation.server} says nothing of itself")
        try:
            now, context = generalized_time(root.text("currentTime") or ""), root.text("defaultNamingContext") or ""
        except ValueError:
            raise Garbled(_SYSTEM, f"directory: {conversation.server} does not tell the time") from None
        found = conversation.search(context, "(objectClass=*)", _POLICY, "base")
        if not found:
            raise Garbled(_SYSTEM, f"directory: {conversation.server} does not tell its policy")
        self.skew = self.skew.measured(self.clock.now(), now)
        return Domain(now, self.skew, context, frozenset(root.texts("supportedControl")), _policy(found[0]))

    def named(self, conversation: LdapSession, domain: Domain, also: frozenset[str], names: Iterable[str]) -> tuple[DirectoryEntry, ...]:
        """The accounts with exactly these names, in order; an impossible name belongs to nobody (T21)."""
        wanted = [name.strip() for name in names if _SPEAKABLE.fullmatch(name.strip())]
        if not wanted:
            return ()
        found = self.matching(conversation, domain, also, "".join(equals(self.keys.account_attribute, name) for name in wanted))
        places = {name.casefold(): place for place, name in reversed(list(enumerate(wanted)))}
        return tuple(sorted((entry for entry in found if entry.name.casefold() in places), key=lambda entry: places[entry.name.casefold()]))

    def matching(self, conversation: LdapSession, domain: Domain, also: frozenset[str], any_of: str) -> tuple[DirectoryEntry, ...]:
        """People's accounts under the base DNs that match one of these filters, enabled ones first, then by age."""
        found = f"(&(objectClass=user)(|{any_of}))"
        entries = {found_entry.dn.casefold(): found_entry for base in self.keys.base_dns for found_entry in conversation.search(base, found, self.keys.attributes)}
        seen = [self._seen(conversation, domain, also, entry) for entry in entries.values()]
        return tuple(sorted(seen, key=lambda found_entry: (not found_entry.enabled, found_entry.entry.text("whenCreated") or "", found_entry.name)))

    def single(self, conversation: LdapSession, domain: Domain, also: frozenset[str], name: str) -> DirectoryEntry:
        """The account with exactly this name. Raises LookupError if there is none, Garbled if there are two."""
        found = self.named(conversation, domain, also, (name,))
        if not found:
            raise LookupError("there is no such TPEAD account")
        if len(found) > 1:
            raise Garbled(_SYSTEM, "directory: two accounts have the same name")
        return found[0]

    def again(self, conversation: LdapSession, domain: Domain, also: frozenset[str], seen: DirectoryEntry) -> DirectoryEntry:
        """The current state of the same object on this server."""
        found = conversation.search(seen.address, "(objectClass=*)", self.keys.attributes, "base")
        if not found:
            raise LookupError("the TPEAD account is gone")
        return self._seen(conversation, domain, also, found[0])

    def protected_sids(self, conversation: LdapSession, domain: Domain) -> tuple[frozenset[str], tuple[str, ...]]:
        """The groups protected by the operator, and DnsAdmins, as SIDs; and configured names without a group."""
        sids, missing = set[str](), list[str]()
        for name in ("DnsAdmins", *self.keys.protected_groups):
            if name.upper().startswith("S-1-"):
                sids.add(name.upper())
                continue
            by_dn = "=" in name
            base, found = (name, "(objectClass=group)") if by_dn else (domain.context, f"(&(objectClass=group){equals('sAMAccountName', name)})")
            try:
                groups = conversation.search(base, found, ("objectSid",), "base" if by_dn else "subtree")
            except Refusal:
                groups = ()
            sids |= {sid(raw) for group in groups for raw in group.values("objectSid")}
            if not groups and name != "DnsAdmins":
                missing.append(name)
        return frozenset(sids), tuple(missing)

    def _seen(self, conversation: LdapSession, domain: Domain, also: frozenset[str], entry: LdapEntry) -> DirectoryEntry:
        try:
            guid = str(uuid.UUID(bytes_le=entry.first("objectGUID") or b""))
            found = conversation.search(f"<GUID={guid}>", "(objectClass=*)", _COMPUTED, "base")
            if not found:
                raise ValueError("gone")
            own, control = found[0], entry.number("userAccountControl")
            computed, name = own.number(_COMPUTED[0]), entry.text(self.keys.account_attribute)
            if control is None or computed is None or name is None or not own.values("tokenGroups"):
                raise ValueError("not readable")
            protected = is_protected(entry, own.values("tokenGroups"), also, control)
            fine = own.text("msDS-ResultantPSO")
            policy = domain.policy if fine is None else _fine(conversation, fine, domain.policy)
            expires = own.number(_COMPUTED[1])
            return DirectoryEntry(
                entry=entry,
                guid=guid,
                name=name,
                control=control,
                computed=computed,
                expires=0 if expires is None else expires,
                kind=kind_of(entry, self.own),
                protected=protected,
                policy=policy,
            )
        except (ValueError, UnicodeDecodeError):
            # If any part is unreadable, nothing may be concluded from the rest (T32).
            raise Garbled(_SYSTEM, "directory: an account cannot be read in full") from None


def _policy(entry: LdapEntry) -> LockoutPolicy:
    return LockoutPolicy(
        entry.number("lockoutThreshold") or 0,
        windows_span(entry.number("lockoutDuration") or 0),
        windows_span(entry.number("lockOutObservationWindow") or 0),
        entry.number("minPwdLength") or 0,
        bool((entry.number("pwdProperties") or 0) & 1),
    )


def _fine(conversation: LdapSession, dn: str, domain: LockoutPolicy) -> LockoutPolicy:
    """The fine-grained policy; if the desk may not read it, the domain's, marked as unknown."""
    try:
        found = conversation.search(dn, "(objectClass=*)", _FINE, "base")
    except Refusal:
        found = ()
    if not found or found[0].number(_FINE[0]) is None:
        return LockoutPolicy(domain.threshold, domain.lasts, domain.window, domain.shortest, domain.complex, known=False)
    pso = found[0]
    return LockoutPolicy(
        pso.number(_FINE[0]) or 0, windows_span(pso.number(_FINE[1]) or 0), windows_span(pso.number(_FINE[2]) or 0), pso.number(_FINE[3]) or 0,
        (pso.text(_FINE[4]) or "").upper() == "TRUE",
    )  # fmt: skip
