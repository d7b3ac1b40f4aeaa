"""The text to paste where a platform is set up: `python -m bot NAME COMMAND` prints it."""

from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any

from bot.cli.arguments import CommandContext
from bot.cli.output import print_line
from bot.clock import SystemClock
from bot.settings.value_objects import build_rules
from bot.wiring.platforms import platform_context
from bot.wiring.wording import build_wording
from integrations.channels.platform_entry import PlatformContext
from integrations.channels.registry import PLATFORMS


async def platform_setup(given: CommandContext) -> int:
    """Prints it for this configuration's mode, address and language."""
    settings = given.where.settings
    name: str = given.arguments.command
    text: Callable[[Any, PlatformContext], str] = next(resolve_name(one.setup.text) for one in PLATFORMS if one.name == name and one.setup is not None)
    context = platform_context(settings, build_wording(settings, build_rules(settings)), SystemClock())
    print_line(text(settings.channels.platform(name), context))
    return 0
