"""Whether people can sign on at the configured OpenID provider: it is asked what it publishes, and whether it knows the desk."""

import asyncio
from importlib import import_module
from typing import Any, Final

from bot.cli.doctor_checks.check import CheckResult
from bot.clock import SystemClock
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.wiring.identity_provider import build_identity_provider

_NAME: Final = "verification.sign_on"
_PATIENCE: Final = 20.0


async def check_sign_on(settings: Settings) -> tuple[CheckResult, ...]:
    """Nothing where no provider is configured."""
    clock = SystemClock()
    try:
        built = build_identity_provider(settings.verification.sign_on, settings.public_url, clock)
    except ConfigurationError as trouble:
        return (CheckResult(_NAME, False, trouble.detail, "mend the configuration"),)
    if built is None:
        return ()
    # Imported by name: whoever signs on nowhere need not load the protocol.
    examination: Any = import_module("integrations.sign_on.examination")
    try:
        async with asyncio.timeout(_PATIENCE):
            found = await examination.examine_provider(built.provider, built.client, clock)
    except TimeoutError:
        return (CheckResult(_NAME, False, f"no answer within {_PATIENCE:g} s", "look whether the provider hangs"),)
    return tuple(CheckResult(f"{_NAME}.{result.key}", result.ok, result.result, result.remedy) for result in found)
