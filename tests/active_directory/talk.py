"""One domain controller as the writer speaks to it, in memory: one account, its flags computed as Active Directory computes them. Behind our own port, below
which nothing is known of a library; that a real server does the same is what the other tests here are for."""

import re
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import cast

from bot.clock import SystemClock
from bot.secret import Secret
from integrations.accounts.active_directory.account_reader import POLICY_HINTS, AccountReader
from integrations.accounts.active_directory.account_writer import AccountWriter
from integrations.accounts.active_directory.keys import DirectoryKeys
from integrations.accounts.ldap.connection import LdapSession
from integrations.accounts.ldap.protocol import Change, Changes, Controls, LdapEntry, Refusal, SignedIn

NAME, CONTEXT, STAFF = "GEAA-012686", "DC=tpead,DC=test", "OU=Staff,DC=tpead,DC=test"
GUID = uuid.UUID("6d0c2d7c-51d9-4a5e-9a53-111111111111")
USER_SID = bytes.fromhex("010500000000000515000000") + b"\x01\0\0\0\x02\0\0\0\x03\0\0\0" + b"\x51\x04\0\0"
NORMAL, DISABLED, NEVER_EXPIRES, SMART_CARD = 0x200, 0x2, 0x10000, 0x40000
THRESHOLD, WINDOW = 5, timedelta(minutes=15)
_NO_SUCH_VALUE, _EXISTS = 16, 20


def filetime(at: datetime) -> int:
    return (at - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10


class Talk:
    """A conversation with it. `meanwhile` happens right before the next modify, as another administrator's change would."""

    server = "dc.tpead.test"

    def __init__(self, **attributes: object) -> None:
        self.now = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
        self.attributes: dict[str, tuple[bytes, ...]] = {
            "objectguid": (GUID.bytes_le,), "objectsid": (USER_SID,), "samaccountname": (NAME.encode(),), "objectclass": (b"top", b"user"),
            "useraccountcontrol": (str(NORMAL).encode(),), "pwdlastset": (str(filetime(self.now - timedelta(days=30))).encode(),),
        }  # fmt: skip
        self.attributes |= {name.lower(): (str(value).encode(),) for name, value in attributes.items()}
        self.written: list[tuple[Changes, Controls]] = []
        self.meanwhile: Callable[[], None] | None = None
        self.stays_locked = False
        self.says = SignedIn(0)

    @property
    def itself(self) -> LdapSession:
        """What the writer holds."""
        return cast(LdapSession, self)

    def sets(self, name: str, value: object) -> None:
        self.attributes[name.lower()] = (str(value).encode(),)

    def value(self, name: str) -> str:
        return self.attributes[name.lower()][0].decode()

    def locks(self, ago: timedelta) -> None:
        self.sets("lockoutTime", filetime(self.now - ago))

    def entry(self) -> LdapEntry:
        return LdapEntry(f"CN={NAME},{STAFF}", dict(self.attributes))

    def search(self, base: str, found: str, attributes: tuple[str, ...], scope: str = "subtree", controls: Controls = ()) -> tuple[LdapEntry, ...]:
        if base == "":
            return (LdapEntry("", {"currenttime": (f"{self.now:%Y%m%d%H%M%S}.0Z".encode(),), "defaultnamingcontext": (CONTEXT.encode(),), "supportedcontrol": (POLICY_HINTS.encode(),)}),)
        if base == CONTEXT and scope == "base":
            wait = str(-(WINDOW // timedelta(microseconds=1)) * 10).encode()
            numbers = {"lockoutthreshold": str(THRESHOLD).encode(), "lockoutduration": wait, "lockoutobservationwindow": wait, "minpwdlength": b"8", "pwdproperties": b"1"}
            return (LdapEntry(CONTEXT, {name: (value,) for name, value in numbers.items()}),)
        if base == f"<GUID={GUID}>":
            computed = {"msds-user-account-control-computed": (str(0x10 if self._locked() else 0).encode(),), "tokengroups": (USER_SID,)}
            return (LdapEntry(self.entry().dn, computed if "tokenGroups" in attributes else dict(self.attributes)),)
        return (self.entry(),) if base == STAFF and NAME.casefold() in re.sub(r"\\(..)", lambda one: chr(int(one[1], 16)), found).casefold() else ()

    def modify(self, dn: str, changes: Changes, controls: Controls = ()) -> None:
        if self.meanwhile is not None:
            happens, self.meanwhile = self.meanwhile, None
            happens()
        assert dn == f"<GUID={GUID}>", "by its GUID, whatever it is renamed to"
        after = dict(self.attributes)
        for name, steps in changes.items():
            for how, values in steps:
                there = after.get(name.lower(), ())
                if how is Change.DELETE and not set(values) <= set(there):
                    raise Refusal(_NO_SUCH_VALUE)
                if how is Change.ADD and set(values) & set(there):
                    raise Refusal(_EXISTS)
                kept = () if how is Change.REPLACE else tuple(one for one in there if how is Change.ADD or one not in values)
                after[name.lower()] = kept if how is Change.DELETE else (*kept, *values)
        self.attributes = after
        self.written.append((changes, controls))

    def sign_in(self, dn: str, password: Secret, controls: Controls = ()) -> SignedIn:
        return self.says

    def _locked(self) -> bool:
        since = int(self.attributes.get("lockouttime", (b"0",))[0])
        return self.stays_locked or (since > 0 and since > filetime(self.now - WINDOW))


def a_writer() -> AccountWriter:
    """The writer of the desk."""
    return AccountWriter(AccountReader(DirectoryKeys((STAFF,), rights=frozenset({"unlock", "reset", "bind", "enable"})), frozenset(), SystemClock()))
