"""`slack manifest`: what to paste where a Slack app is made."""

import json

from bot.cli.arguments import CommandContext
from bot.cli.output import print_line
from bot.clock import SystemClock
from bot.messages import Phrase
from bot.settings.value_objects import build_rules
from bot.wiring.application import build_wording
from integrations.channels.slack.manifest import manifest


async def slack(given: CommandContext) -> int:
    """Prints it as JSON, for this configuration's mode, address and language."""
    settings = given.where.settings
    wording, now = build_wording(settings, build_rules(settings)), SystemClock().now()
    address = None if settings.channels.slack.mode == "socket" else f"{settings.public_url.rstrip('/')}/slack/events"
    made = manifest(settings.language, lambda key, language: wording.say(Phrase(key), language, now), address)
    print_line(json.dumps(made, ensure_ascii=False, indent=2))
    return 0
