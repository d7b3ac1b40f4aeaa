"""The city's mail behind the port: OpenLDAP with the ppolicy overlay."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, NoReturn, TypeVar

from bot.accounts.records import Lock, MailAccount
from bot.clock import Clock
from bot.errors import BackEndError, Denied, Garbled, NotAccepted
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.ldap.connection import LdapSession, equals, generalized_time
from integrations.accounts.ldap.protocol import Change, LdapEntry, Refusal
from integrations.accounts.ldap.servers import Ldap
from integrations.accounts.ldap_mailbox.keys import IN_HISTORY, PPOLICY, TOO_SHORT, MailboxKeys, is_mailbox_address, reason_of

T = TypeVar("T")
_SYSTEM: Final = "mailbox"
_FOR_GOOD: Final = "000001010000Z"
_STATE: Final = ("pwdAccountLockedTime", "pwdPolicySubentry", "pwdReset", "createTimestamp")
_POLICY: Final = ("pwdLockout", "pwdLockoutDuration", "pwdMinLength", "pwdMaxFailure", "pwdInHistory")
_WEAK: Final = 19
_DENIED: Final = frozenset({50, 13, 8, 49})


@dataclass(frozen=True)
class LdapMailbox:
    """Reads mailboxes, and sets passwords by RFC 3062. `address_of`: the address that an organisation's file gives a person."""

    ldap: Ldap
    keys: MailboxKeys
    address_of: Callable[[Person], Awaitable[str | None]]
    clock: Clock

    async def account_of(self, person: Person) -> MailAccount | None:
        """The person's mailbox, by personnel's id or by the address in the file."""
        if self.keys.person_attribute is not None:
            wanted = equals(self.keys.person_attribute, person.id)
        else:
            address = await self.address_of(person)
            if address is None or not is_mailbox_address(address.strip()):
                return None
            wanted = equals(self.keys.address_attribute, address.strip())

        def find(conversation: LdapSession) -> MailAccount | None:
            found = self.found(conversation, wanted)
            return None if found is None else self._mailbox(conversation, found)

        return await self._translated(self.ldap.read(find))

    async def set_password(self, address: str, new: Secret) -> None:
        """Sets the new password; this ends a lock, and no change is forced at the next sign-in."""
        typed = address.strip()

        def write(conversation: LdapSession) -> None:
            found = self.found(conversation, equals(self.keys.address_attribute, typed)) if is_mailbox_address(typed) else None
            if found is None:
                raise LookupError("there is no such mailbox")
            try:
                conversation.set_password(found.dn, new, ((PPOLICY, False, None),))
            except Refusal as refused:
                _refuse(refused, len(new.reveal()) < self._shortest(conversation, found))
            after = self.found(conversation, equals(self.keys.address_attribute, typed))
            marks = {} if after is None else {name: after.values(name) for name in ("pwdReset", "pwdAccountLockedTime")}
            if marks.get("pwdReset") or (marks.get("pwdAccountLockedTime") and after is not None and after.text("pwdAccountLockedTime") != _FOR_GOOD):
                conversation.modify(found.dn, {name: ((Change.DELETE, ()),) for name, values in marks.items() if values})

        await self._translated(self.ldap.write(write))

    def found(self, conversation: LdapSession, wanted: str) -> LdapEntry | None:
        """The only matching entry. Raises Garbled if there are two."""
        own = [name for name in (self.keys.address_attribute, None if self.keys.enabled is None else self.keys.enabled[0]) if name is not None]
        entries = {
            entry.dn.casefold(): entry for base in self.keys.base_dns for entry in conversation.search(base, f"(&(objectClass=*){wanted})", (*_STATE, *own))
        }
        if len(entries) > 1:
            raise Garbled(_SYSTEM, "mailbox: two entries have the same address")
        return next(iter(entries.values()), None)

    def close(self) -> None:
        """Closes its connections."""
        self.ldap.close()

    def _mailbox(self, conversation: LdapSession, entry: LdapEntry) -> MailAccount:
        try:
            address, locked, made = entry.text(self.keys.address_attribute), entry.text("pwdAccountLockedTime"), entry.text("createTimestamp")
            for_good = locked == _FOR_GOOD
            lock = None
            if locked is not None and not for_good:
                lock = Lock(generalized_time(locked), self._lasts(conversation, entry))
            if address is None:
                raise ValueError("no address")
            return MailAccount(address, self._enabled(entry) and not for_good, None if made is None else generalized_time(made), lock)
        except (ValueError, UnicodeDecodeError):
            raise Garbled(_SYSTEM, "mailbox: an entry cannot be read in full") from None

    def _enabled(self, entry: LdapEntry) -> bool:
        if self.keys.enabled is None:
            return True
        attribute, meanings = self.keys.enabled
        value = entry.text(attribute)
        text = "null" if value is None else value
        if text not in meanings:
            raise ValueError("a value without a meaning")
        return meanings[text]

    def policy(self, conversation: LdapSession, entry: LdapEntry) -> LdapEntry | None:
        """The effective password policy of an entry; None if it may not be read."""
        dn = entry.text("pwdPolicySubentry") or self.keys.policy
        if dn is None:
            return None
        try:
            return next(iter(conversation.search(dn, "(objectClass=*)", _POLICY, "base")), None)
        except Refusal:
            return None

    def _lasts(self, conversation: LdapSession, entry: LdapEntry) -> timedelta | None:
        policy = self.policy(conversation, entry)
        seconds = None if policy is None else policy.number("pwdLockoutDuration")
        return timedelta(seconds=seconds) if seconds else None

    def _shortest(self, conversation: LdapSession, entry: LdapEntry) -> int:
        policy = self.policy(conversation, entry)
        return 0 if policy is None else policy.number("pwdMinLength") or 0

    async def _translated(self, work: Awaitable[T]) -> T:
        try:
            return await work
        except Refusal as refused:
            _refuse(refused, short=False)


def _refuse(refused: Refusal, short: bool) -> NoReturn:
    """The refusal as one of the desk's errors, by its result and by ppolicy's own reason."""
    if refused.code == 32:
        raise LookupError("the mailbox is gone") from None
    reason = reason_of(refused.controls.get(PPOLICY, b""))
    if refused.code == _WEAK or reason is not None:
        raise NotAccepted(_SYSTEM, "history" if reason == IN_HISTORY else "length" if short or reason == TOO_SHORT else "policy") from None
    kind: type[BackEndError] = Denied if refused.code in _DENIED else Garbled
    raise kind(_SYSTEM, f"mailbox: {refused}") from None

