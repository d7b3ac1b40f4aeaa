"""What may stand under `accounts` in config.yaml: for each system the embedded one, or a real one with the keys of its kind."""

from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import BeforeValidator, Field, create_model

from integrations.accounts.embedded.settings import EmbeddedDirectorySettings, EmbeddedSettings
from integrations.accounts.registry import ACCOUNT_SYSTEMS
from integrations.accounts.system_entry import EMBEDDED, DirectorySettings, SystemSettings
from integrations.settings_section import SettingsSection


class AccountSettings(SettingsSection):
    """The five account systems. What may stand under each is what the registry knows."""

    if TYPE_CHECKING:
        portal: SystemSettings = EmbeddedSettings()
        personnel: SystemSettings = EmbeddedSettings()
        directory: DirectorySettings = EmbeddedDirectorySettings()
        mailbox: SystemSettings = EmbeddedSettings()
        sso: SystemSettings = EmbeddedSettings()

    def system(self, name: str) -> SystemSettings:
        """The section of a system."""
        section: SystemSettings = getattr(self, name)
        return section

    @property
    def real(self) -> tuple[str, ...]:
        """The names of the systems that are real ones."""
        return tuple(name for name in ACCOUNT_SYSTEMS if self.system(name).kind != EMBEDDED)


def _embedded_where_unsaid(written: Any) -> Any:
    """A system without `kind` is the embedded one."""
    return {"kind": EMBEDDED, **written} if isinstance(written, dict) else written


def _section_of(name: str) -> Any:
    """The annotation and the default of a system's key: one of the sections of its kinds, by `kind`."""
    sections = {entry.kind: entry.settings for entry in ACCOUNT_SYSTEMS[name]}
    kinds: Any = Union[tuple(sections.values())]  # noqa: UP007 - the kinds are known once the registry is read
    return Annotated[kinds, Field(discriminator="kind"), BeforeValidator(_embedded_where_unsaid)], sections[EMBEDDED](kind=EMBEDDED)


if not TYPE_CHECKING:
    AccountSettings = create_model(
        AccountSettings.__name__,
        __base__=AccountSettings,
        __module__=__name__,
        __doc__=AccountSettings.__doc__,
        **{name: _section_of(name) for name in ACCOUNT_SYSTEMS},
    )
