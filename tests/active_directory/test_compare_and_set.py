"""Writing to an account that somebody else changes at the same moment: nothing of theirs is lost, and what is done is only what was read back (T20).

The other side is a directory of one account in memory, as strict about a modify as the protocol is; the same against a real controller is in `test_writes.py`."""

import struct
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, cast

import pytest

from bot.errors import Denied, Garbled
from integrations.accounts.active_directory.account_reader import AccountReader
from integrations.accounts.active_directory.account_writer import AccountWriter
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import Change, Changes, Controls, LdapEntry, LdapServer, Refusal
from tests.builders import NOW
from tests.requests.bench import Standing

STAFF: Final = "OU=Staff,DC=city,DC=example"
NAME: Final = "GEAA-012686"
GUID: Final = uuid.UUID(int=7)
NORMAL, DISABLED, NEVER_EXPIRES, NO_DELEGATION = 0x200, 0x2, 0x10000, 0x100000
LOCKED: Final = 0x10
_NO_SUCH_ATTRIBUTE: Final = 16
_FILETIME: Final = int((NOW - timedelta(minutes=5) - NOW.replace(year=1601, month=1, day=1, hour=0)).total_seconds() * 10_000_000)


def sid(rid: int) -> bytes:
    """A security identifier of the domain."""
    return bytes((1, 5)) + (5).to_bytes(6, "big") + struct.pack("<5I", 21, 1, 2, 3, rid)


@dataclass
class OneAccount:
    """A directory with one account. `meanwhile` happens between the look and the write, as somebody else's change."""

    control: int = NORMAL | DISABLED
    lockout: int = 0
    groups: tuple[int, ...] = (513,)
    meanwhile: Callable[["OneAccount"], None] | None = None
    deaf: bool = False
    written: list[Changes] = field(default_factory=list)
    server: LdapServer = field(default_factory=lambda: LdapServer("dc1.example", 636, True))

    def search(self, base: str, found: str, attributes: Sequence[str], scope: str = "subtree", controls: Controls = ()) -> tuple[LdapEntry, ...]:
        if not base:
            told = {"currenttime": (f"{NOW:%Y%m%d%H%M%S}.0Z".encode(),), "defaultnamingcontext": (b"DC=city,DC=example",)}
            return (LdapEntry("", told),)
        if base == "DC=city,DC=example":
            policy = {"lockoutthreshold": (b"5",), "lockoutduration": (b"-9000000000",), "lockoutobservationwindow": (b"-9000000000",)}
            return () if "group" in found else (LdapEntry(base, policy),)
        return (self._entry(),) if base.startswith("<GUID=") or f"(sAMAccountName={NAME})" in found else ()

    def modify(self, dn: str, changes: Changes, controls: Controls = ()) -> None:
        """All or nothing: a value that is to be deleted has to be there (RFC 4511)."""
        assert dn == f"<GUID={GUID}>", "written by GUID, whatever the object is called meanwhile"
        if self.meanwhile is not None:
            self.meanwhile(self)
        self.written.append(changes)
        now = {"userAccountControl": str(self.control).encode(), "lockoutTime": str(self.lockout).encode()}
        for name, steps in changes.items():
            for how, (value,) in steps:
                if how is Change.DELETE and value != now[name]:
                    raise Refusal(_NO_SUCH_ATTRIBUTE, "00000057: AttrErr")
                now[name] = value
        if not self.deaf:
            self.control, self.lockout = int(now["userAccountControl"]), int(now["lockoutTime"])

    def _entry(self) -> LdapEntry:
        computed = LOCKED if self.lockout else 0
        told = {
            "objectGUID": GUID.bytes_le, "objectSid": sid(1104), "objectClass": b"user", "sAMAccountName": NAME.encode(), "userAccountControl": str(self.control).encode(),
            "lockoutTime": str(self.lockout).encode(), "msDS-User-Account-Control-Computed": str(computed).encode(), "pwdLastSet": b"1",
        }  # fmt: skip
        return LdapEntry(f"CN={NAME},{STAFF}", {name.lower(): (value,) for name, value in told.items()} | {"tokengroups": tuple(sid(rid) for rid in self.groups)})


def writer() -> AccountWriter:
    return AccountWriter(AccountReader(DirectoryKeys((STAFF,)), frozenset({"svc-desk"}), Standing()))


def enable(there: OneAccount) -> None:
    writer().enable(cast(LdapSession, there), NAME)


def unlock(there: OneAccount) -> bool:
    return writer().unlock(cast(LdapSession, there), NAME).opened


def test_enabling_clears_the_one_flag_and_writes_against_the_value_that_was_read() -> None:
    there = OneAccount(NORMAL | DISABLED | NEVER_EXPIRES)
    enable(there)
    assert there.control == NORMAL | NEVER_EXPIRES
    before, after = str(NORMAL | DISABLED | NEVER_EXPIRES).encode(), str(NORMAL | NEVER_EXPIRES).encode()
    assert there.written == [{"userAccountControl": ((Change.DELETE, (before,)), (Change.ADD, (after,)))}]


@pytest.mark.parametrize("flag", [NEVER_EXPIRES, NO_DELEGATION])
def test_t20_a_flag_that_somebody_sets_between_the_look_and_the_write_is_not_lost(flag: int) -> None:
    def sets(account: OneAccount) -> None:
        account.control |= flag

    there = OneAccount(meanwhile=sets)
    with pytest.raises(Garbled):
        enable(there)
    assert there.control == NORMAL | DISABLED | flag, "nothing was written: who tries again sees the new flags first"
    there.meanwhile = None
    enable(there)
    assert there.control == NORMAL | flag


def test_t20_a_flag_that_somebody_clears_between_the_look_and_the_write_does_not_come_back() -> None:
    def clears(account: OneAccount) -> None:
        account.control &= ~NEVER_EXPIRES

    there = OneAccount(NORMAL | DISABLED | NEVER_EXPIRES, meanwhile=clears)
    with pytest.raises(Garbled):
        enable(there)
    assert there.control == NORMAL | DISABLED


def test_what_is_enabled_is_not_written_to() -> None:
    there = OneAccount(NORMAL)
    enable(there)
    assert there.written == []


def test_t32_an_enabling_that_the_server_takes_and_does_not_keep_is_not_done() -> None:
    with pytest.raises(Garbled):
        enable(OneAccount(deaf=True))


def test_unlocking_writes_the_one_attribute_and_only_where_a_lock_holds() -> None:
    there = OneAccount(NORMAL, lockout=_FILETIME)
    assert unlock(there)
    assert there.written == [{"lockoutTime": ((Change.REPLACE, (b"0",)),)}]
    assert not unlock(there)
    assert len(there.written) == 1


def test_t32_a_lock_that_is_still_there_after_it_was_opened_is_not_opened() -> None:
    with pytest.raises(Garbled):
        unlock(OneAccount(NORMAL, lockout=_FILETIME, deaf=True))


@pytest.mark.parametrize("groups", [(513, 512), (519,)])
def test_t1_who_is_privileged_by_now_is_not_written_to(groups: tuple[int, ...]) -> None:
    for there, write in ((OneAccount(groups=groups), enable), (OneAccount(NORMAL, _FILETIME, groups), unlock)):
        with pytest.raises(Denied):
            write(there)
        assert there.written == []
