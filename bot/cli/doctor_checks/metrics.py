"""Checks that the token for the figures can be used."""

from bot.cli.doctor_checks.check import CheckResult
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.wiring.metrics import read_metrics_token

_NAME = "operations.metrics_token"


def check_metrics(settings: Settings) -> tuple[CheckResult, ...]:
    """Nothing where none is configured: /metrics then answers this machine alone, and nobody needs to do anything."""
    try:
        token = read_metrics_token(settings)
    except ConfigurationError as trouble:
        return (CheckResult(_NAME, False, trouble.expected, "write ${NAME} or file:PATH, with 16 characters or more"),)
    return () if token is None else (CheckResult(_NAME, True, "/metrics answers this machine, and whoever has the token"),)
