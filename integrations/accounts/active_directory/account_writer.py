"""Writes to one account, on one connection to one writable server: found, checked, refused if protected, written by GUID, read back."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Final, NoReturn, TypeVar

from bot.errors import BackEndError, Denied, Garbled, NotAccepted
from bot.ports import PasswordCheckResult
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.active_directory.account_reader import POLICY_HINTS, AccountReader, DirectoryEntry, Domain
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import Change, Changes, Controls, Refusal

T = TypeVar("T")
_SYSTEM: Final = "directory"
_NOTHING: Final = b"0"
_NOW: Final = b"-1"
_DISABLED: Final = 0x2
_HINTS: Final = b"\x30\x03\x02\x01\x01"
_KINDS: Final = 3
# By result code if Windows gives no code of its own, then by its codes, which take precedence; texts differ between servers (SECURITY 1.2).
_BY_RESULT: Final[dict[int, type[BackEndError]]] = {50: Denied, 8: Denied, 13: Denied, 49: Denied}
_LOCKED, _WRONG = "775", frozenset({"52e", "525"})
_ONLY_WITH_THE_RIGHT_ONE: Final = frozenset({"530", "531", "532", "533", "701", "773"})


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The result of unlocking: which account, whether a lock was lifted, and when by the server's clock."""

    guid: str
    opened: bool
    at: datetime


def refusal_error(refused: Refusal) -> NoReturn:
    """The refusal as one of the desk's errors."""
    if refused.code == 32:
        raise LookupError("the TPEAD account is gone") from None
    kind = Denied if refused.windows == "00002098" else _BY_RESULT.get(refused.code, Garbled)
    raise kind(_SYSTEM, f"directory: {refused}") from None


@dataclass(frozen=True, slots=True)
class AccountWriter:
    """Every write checks again right before it, so that an approval may be of any age (T20)."""

    reader: AccountReader

    def looked(self, conversation: LdapSession, account: str) -> tuple[Domain, frozenset[str], DirectoryEntry]:
        """The account if it may be written to. Raises LookupError for an unknown one, Denied for a protected one (D2)."""
        domain = self.reader.domain(conversation)
        also, missing = self.reader.protected_sids(conversation, domain)
        if missing:
            raise Denied(_SYSTEM, f"directory: no group is called {', '.join(missing)}, so nobody knows whom it protects")
        seen = self.reader.single(conversation, domain, also, account)
        if seen.protected or seen.kind.value != "person":
            raise Denied(_SYSTEM, "directory: the account is protected")
        return domain, also, seen

    def unlock(self, conversation: LdapSession, account: str) -> Unlocked:
        """Lifts a lock that is in effect."""
        domain, also, seen = self.looked(conversation, account)
        if not seen.locked:
            return Unlocked(seen.guid, False, domain.now)
        self.write(conversation, seen, {"lockoutTime": ((Change.REPLACE, (_NOTHING,)),)})
        if self.reader.again(conversation, domain, also, seen).locked:
            raise Garbled(_SYSTEM, "directory: the lock is still there after it was opened")
        return Unlocked(seen.guid, True, self.reader.clock.now() - domain.skew.ahead)

    def enable(self, conversation: LdapSession, account: str) -> None:
        """Clears the one flag, provided all others are unchanged since they were read."""
        domain, also, seen = self.looked(conversation, account)
        if seen.enabled:
            return
        before, after = str(seen.control).encode(), str(seen.control & ~_DISABLED).encode()
        self.write(conversation, seen, {"userAccountControl": ((Change.DELETE, (before,)), (Change.ADD, (after,)))})
        if not self.reader.again(conversation, domain, also, seen).enabled:
            raise Garbled(_SYSTEM, "directory: the account is still disabled after it was enabled")

    def set_password(self, conversation: LdapSession, account: str, new: Secret) -> None:
        """First sets the new password, which the server judges before anything is lost; then a random one and the new one again, since Active
        Directory keeps the previous one valid (SECURITY 1.4). An interruption leaves an account that must change its password: not done."""
        domain, also, seen = self.looked(conversation, account)
        hints = POLICY_HINTS in domain.controls
        controls: Controls = ((POLICY_HINTS, True, _HINTS),) if hints else ()
        try:
            conversation.modify(seen.address, _password(new, _NOW), controls)
        except Refusal as refused:
            if refused.windows == "0000052D":
                raise NotAccepted(_SYSTEM, _rule(seen, new, hints)) from None
            refusal_error(refused)
        self.write(conversation, seen, _password(Secret(secrets.token_urlsafe(30) + "-aA1"), _NOTHING))
        self.write(conversation, seen, _password(new, _NOW))
        after = self.reader.again(conversation, domain, also, seen)
        if after.must_change or after.locked:
            raise Garbled(_SYSTEM, "directory: the account is not as a new password should have left it")

    def accepts(self, conversation: LdapSession, account: str, password: Secret, spare: int) -> PasswordCheckResult:
        """One attempt at this very server. With a lock, or too few attempts left, it is not asked at all (T25)."""
        domain = self.reader.domain(conversation)
        try:
            seen = self.reader.single(conversation, domain, frozenset(), account)
        except LookupError:
            return PasswordCheckResult.WRONG
        if seen.locked:
            return PasswordCheckResult.LOCKED
        if 0 < seen.policy.threshold <= seen.wrong_tries(domain.now) + spare:
            return PasswordCheckResult.SPARED
        result = conversation.sign_in(seen.entry.dn, password)
        if result.code == 0:
            # The account that signed in must be the intended one.
            if result.own is None or result.own.first("objectGUID") != seen.entry.first("objectGUID"):
                raise Garbled(_SYSTEM, "directory: it let in somebody else")
            return PasswordCheckResult.RIGHT
        if result.data == _LOCKED:
            return PasswordCheckResult.LOCKED
        if result.data in _ONLY_WITH_THE_RIGHT_ONE:
            return PasswordCheckResult.RIGHT
        if result.code == 49 and (result.data in _WRONG or not result.data):
            return PasswordCheckResult.WRONG
        raise Garbled(_SYSTEM, f"directory: a sign-in came to result {result.code} data {result.data}")

    def write(self, conversation: LdapSession, seen: DirectoryEntry, changes: Changes) -> None:
        """One modify operation; a refusal becomes one of the desk's errors."""
        translated(lambda: conversation.modify(seen.address, changes))


def translated(work: Callable[[], T]) -> T:
    """Runs it; a refusal becomes one of the desk's errors."""
    try:
        return work()
    except Refusal as refused:
        refusal_error(refused)


def _password(new: Secret, changed: bytes) -> Changes:
    """The password, the end of the lock and the must-change flag, in one modify operation."""
    quoted = f'"{new.reveal()}"'.encode("utf-16-le")
    return {"unicodePwd": ((Change.REPLACE, (quoted,)),), "lockoutTime": ((Change.REPLACE, (_NOTHING,)),), "pwdLastSet": ((Change.REPLACE, (changed,)),)}


def _rule(seen: DirectoryEntry, new: Secret, hints: bool) -> str:
    """Which rule it was, as far as a shared error code allows."""
    typed = new.reveal()
    if len(typed) < seen.policy.shortest:
        return "length"
    kinds = sum((any(map(str.isupper, typed)), any(map(str.islower, typed)), any(map(str.isdigit, typed)), not typed.isalnum()))
    return "history" if hints and (not seen.policy.complex or kinds >= _KINDS) else "policy"
