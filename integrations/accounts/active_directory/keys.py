"""What the operator says of an Active Directory."""

import re
from typing import Final

from bot.runtime.quick_dataclass import dataclass

_ATTRIBUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,62}")
UNLOCK, RESET, BIND, ENABLE = "unlock", "reset", "bind", "enable"


@dataclass(frozen=True, slots=True)
class DirectoryKeys:
    """Where people stand, in which attributes, which groups are out of reach, and what the desk was given the right to do.

    `person_attribute` holds personnel's id, `former_attribute` a name before a renaming. ValueError for what cannot be an attribute's name.
    """

    base_dns: tuple[str, ...]
    account_attribute: str = "sAMAccountName"
    binding_attribute: str = "employeeID"
    person_attribute: str | None = None
    former_attribute: str | None = None
    protected_groups: tuple[str, ...] = ()
    rights: frozenset[str] = frozenset({UNLOCK, RESET, BIND})

    def __post_init__(self) -> None:
        for name in (self.account_attribute, self.binding_attribute, self.person_attribute, self.former_attribute):
            if name is not None and not _ATTRIBUTE.fullmatch(name):
                raise ValueError(f"the name of an attribute, not {name!r}")

    @property
    def attributes(self) -> tuple[str, ...]:
        """What is read of every account beside what has to be asked for by its own entry."""
        own = (self.account_attribute, self.binding_attribute, self.person_attribute, self.former_attribute)
        return (*_READ, *(name for name in own if name is not None))


_READ: Final = (
    "objectGUID", "objectSid", "objectClass", "sAMAccountName", "userPrincipalName", "userAccountControl", "lockoutTime", "badPwdCount", "badPasswordTime",
    "pwdLastSet", "accountExpires", "logonHours", "userWorkstations", "adminCount", "servicePrincipalName", "whenCreated",
)  # fmt: skip
