"""A stop ends within ten seconds, also where everything that is closed one after another hangs."""

import inspect

from bot.cli import run
from bot.cli.web_server import serve
from bot.requests import workflow
from integrations.channels.slack import channel as slack
from integrations.channels.telegram import polling as telegram


def test_whatever_hangs_the_desk_is_closed_within_ten_seconds() -> None:
    platforms = max(slack._CLOSING, telegram._CLOSING)
    requests = inspect.signature(serve).parameters["drain"].default
    assert platforms + requests + run._DRAINED + workflow._LAST_STEPS < 9.5
