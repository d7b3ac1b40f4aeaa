"""Which accounts are out of reach whatever the delegation allows: Active Directory itself protects them an hour too late (SECURITY 1.5). Pure."""

import struct
from collections.abc import Iterable
from typing import Final

from bot.accounts.records import AccountKind
from integrations.accounts.ldap.protocol import LdapEntry

_RIDS: Final = frozenset({498, 500, 502, 512, 516, 518, 519, 520, 521, 526, 527})
_BUILTIN: Final = frozenset(f"S-1-5-32-{rid}" for rid in (544, 548, 549, 550, 551))
_DOMAIN: Final = "S-1-5-21-"
_SMART_CARD: Final = 0x40000
_NOT_A_PERSON: Final = frozenset({"computer", "msds-groupmanagedserviceaccount", "msds-managedserviceaccount", "trusteddomain"})


def sid(raw: bytes) -> str:
    """S-1-5-…; ValueError for anything that is none."""
    if len(raw) < 8 or len(raw) != 8 + 4 * raw[1]:
        raise ValueError("no security identifier")
    parts = struct.unpack(f"<{raw[1]}I", raw[8:])
    return "-".join(str(part) for part in ("S", raw[0], int.from_bytes(raw[2:8], "big"), *parts))


def is_protected(entry: LdapEntry, groups: Iterable[bytes], also: frozenset[str], control: int) -> bool:
    """`groups`: the token's groups, nested and primary ones included; `also`: SIDs that the operator or the domain adds; `control`: its flags."""
    sids = {sid(raw) for raw in (*groups, *entry.values("objectSid"))}
    privileged = any(identifier.startswith(_DOMAIN) and int(identifier.rpartition("-")[2]) in _RIDS for identifier in sids)
    return privileged or bool(sids & (_BUILTIN | also)) or entry.number("adminCount") == 1 or bool(control & _SMART_CARD)


def kind_of(entry: LdapEntry, own: frozenset[str]) -> AccountKind:
    """A person's account, a service's, or one of the desk's own (`own`: their names, in small letters)."""
    names = {name.casefold() for attribute in ("sAMAccountName", "userPrincipalName") for name in entry.texts(attribute)} | {entry.dn.casefold()}
    if names & own:
        return AccountKind.BOT
    classes = {name.casefold() for name in entry.texts("objectClass")}
    return AccountKind.SERVICE if classes & _NOT_A_PERSON or entry.values("servicePrincipalName") else AccountKind.PERSON
