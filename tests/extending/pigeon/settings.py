"""Pigeon post's section of the operator's file."""

from pydantic import SecretStr

from integrations.channels.platform_entry import PlatformSettings
from integrations.settings_section import ApiAddress


class PigeonSettings(PlatformSettings):
    """Pigeon post."""

    token: SecretStr | None = None
    api_url: ApiAddress = "https://pigeon.example/"

    @property
    def needed(self) -> tuple[str, ...]:
        """The loft's token."""
        return ("token",)
