"""Slack's section of the operator's file."""

from typing import Literal

from pydantic import SecretStr

from integrations.channels.platform_entry import PlatformSettings
from integrations.settings_section import ApiAddress


class SlackSettings(PlatformSettings):
    """Slack."""

    mode: Literal["socket", "http"] = "socket"
    bot_token: SecretStr | None = None
    app_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    api_url: ApiAddress | None = None

    @property
    def needed(self) -> tuple[str, ...]:
        """The bot's token, and what the mode takes."""
        return ("bot_token", "app_token" if self.mode == "socket" else "signing_secret")

    @property
    def needed_since(self) -> str:
        """The mode."""
        return f"mode is {self.mode}"
