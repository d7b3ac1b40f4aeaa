"""An Active Directory's section of the operator's file."""

from typing import Literal

from integrations.accounts.ldap.settings import DirectoryServerSettings
from integrations.accounts.system_entry import DirectorySettings


class ActiveDirectorySettings(DirectoryServerSettings, DirectorySettings):
    """TPEAD. `person_attribute` holds personnel's id; `former_attribute` the name before a renaming (R5)."""

    kind: Literal["active_directory"]
    account_attribute: str = "sAMAccountName"
    binding_attribute: str = "employeeID"
    person_attribute: str | None = None
    former_attribute: str | None = None
    protected_groups: tuple[str, ...] = ()
    rights: frozenset[Literal["unlock", "reset", "bind", "enable"]] = frozenset({"unlock", "reset", "bind"})

    @property
    def given(self) -> frozenset[str]:
        """The rights that are configured, none without an account for writing."""
        return frozenset() if self.write is None else frozenset(self.rights)

    @property
    def names_owners(self) -> bool:
        """Whether personnel's id stands there."""
        return self.person_attribute is not None
