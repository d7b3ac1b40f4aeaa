"""What a messaging platform says of itself in the registry, before its library is imported."""

from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeAlias

from pydantic import SecretStr

from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.ports import ChannelCapabilities
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from integrations.accounts.examination import ExaminationResult
from integrations.settings_section import SettingsSection, read_secret


class PlatformSettings(SettingsSection):
    """What every platform's section of the file begins with; a platform adds its own keys."""

    enabled: bool = False

    @property
    def needed(self) -> tuple[str, ...]:
        """The keys without which an enabled platform cannot be spoken to."""
        return ()

    @property
    def needed_since(self) -> str:
        """Why they are needed, as the refusal says it."""
        return "it is enabled"


RunAlone: TypeAlias = Callable[[str, Callable[[], Coroutine[Any, Any, None]]], Awaitable[None]]
"""Runs the work while no other desk on the same database does what has this name, until cancelled."""


async def at_once(_: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """How one desk alone runs it."""
    await work()


@dataclass(frozen=True)
class PlatformContext:
    """What a platform is built with. `clock` is the desk's, `wall` the world's, which no demonstration moves; of `languages` the
    organisation's comes first, and `say` words the few texts that are no messages of the desk. A platform that fetches its messages over a line of its
    own does so within `alone`; everything else of it every desk does."""

    clock: Clock
    wall: Clock
    public_url: str
    languages: tuple[str, ...]
    say: Callable[[str, str], str]
    alone: RunAlone = at_once

    def webhook(self, path: str) -> str:
        """The address at which the platform reaches a path of ours."""
        return f"{self.public_url.rstrip('/')}{path}"


PlatformCheck: TypeAlias = Callable[[Any, str], Awaitable[tuple[ExaminationResult, ...]]]
"""What `doctor` asks: from the platform's section and `public_url` to results under their keys of the configuration."""


@dataclass(frozen=True)
class PlatformSetup:
    """A text to paste where the platform is set up: `python -m bot NAME command` prints it. `text` makes it of the platform's section and context."""

    command: str
    does: str
    example: str
    text: str


@dataclass(frozen=True)
class PlatformEntry:
    """`name` is the platform's folder, its key under `channels` and its name in the store; `title` is what people call it.

    `build`, `check` and `setup.text` are named as `module:function`, since what they import takes most of a second. `example` is an id there.
    `libraries` are those of its folder that can speak to anybody: they are given their address by the section or keep to the platform's own (T22)."""

    name: str
    title: str
    settings: type[PlatformSettings]
    capabilities: ChannelCapabilities
    build: str
    check: str
    example: str
    libraries: frozenset[str]
    setup: PlatformSetup | None = None

    def sentences(self, language: str) -> str:
        """The platform's own texts, as a Fluent file."""
        return (Path(__file__).parent / self.name / "locale" / f"{language}.ftl").read_text(encoding="utf-8")


def platform_secret(value: SecretStr | None, key: str) -> Secret:
    """The value of a key that the platform cannot do without. Raises ConfigurationError."""
    if value is None:
        raise ConfigurationError("config.yaml", key, "expected a value")
    return read_secret(value, key)
