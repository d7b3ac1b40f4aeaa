"""What sections of the operator's file are made of: an adapter says in its own folder which keys it has."""

from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, SecretStr

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import read_bounded
from bot.secret import Secret

_LARGEST: Final = 64 * 1024
EMBEDDED: Final = "embedded"
"""The kind of whatever the desk keeps itself; it is meant where a section names none."""


class SettingsSection(BaseModel):
    """A part of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _is_web_address(value: str) -> bool:
    # Python leaves out what browsers read as something else: line breaks, and a backslash as a slash.
    if not value.isprintable() or " " in value or "\\" in value:
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _api_address(value: str) -> str:
    if not _is_web_address(value):
        raise ValueError("an address like http://127.0.0.1:8081/api/")
    return value


def _web_address(value: str) -> str:
    if not _is_web_address(value):
        raise ValueError("an address like https://desk.example")
    return value


ApiAddress = Annotated[str, AfterValidator(_api_address)]
WebAddress = Annotated[str, AfterValidator(_web_address)]


def read_secret(setting: SecretStr, key: str) -> Secret:
    """The value of a secret setting, or of the file it names by `file:PATH`. Raises ConfigurationError with the key."""
    written = setting.get_secret_value()
    if not written.startswith("file:"):
        return Secret(written)
    path = Path(written.removeprefix("file:"))
    try:
        value = read_bounded(path, _LARGEST).decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as trouble:
        raise ConfigurationError("config.yaml", key, f"the file {path} that it names cannot be read ({type(trouble).__name__})") from None
    if not value:
        raise ConfigurationError("config.yaml", key, f"the file {path} that it names is empty")
    return Secret(value)
