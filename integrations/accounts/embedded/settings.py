"""The embedded organisation's sections of the configuration file."""

from typing import Literal

from integrations.accounts.system_entry import RIGHTS, DirectorySettings, SystemSettings


class EmbeddedSettings(SystemSettings):
    """A system of the embedded organisation."""

    kind: Literal["embedded"] = "embedded"


class EmbeddedDirectorySettings(DirectorySettings):
    """The directory of the embedded organisation, in which the desk may do everything."""

    kind: Literal["embedded"] = "embedded"

    @property
    def given(self) -> frozenset[str]:
        """All of them."""
        return RIGHTS

    @property
    def names_owners(self) -> bool:
        """The organisation's file does."""
        return True
