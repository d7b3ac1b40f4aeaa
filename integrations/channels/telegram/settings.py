"""Telegram's section of the operator's file."""

from typing import Literal

from pydantic import SecretStr

from integrations.channels.platform_entry import PlatformSettings
from integrations.settings_section import ApiAddress


class TelegramSettings(PlatformSettings):
    """Telegram."""

    mode: Literal["polling", "webhook"] = "polling"
    token: SecretStr | None = None
    secret_token: SecretStr | None = None
    api_url: ApiAddress | None = None

    @property
    def needed(self) -> tuple[str, ...]:
        """The token, and what the mode takes."""
        return ("token", *(("secret_token",) if self.mode == "webhook" else ()))

    @property
    def needed_since(self) -> str:
        """The mode."""
        return f"mode is {self.mode}"
