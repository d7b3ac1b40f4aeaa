"""The messaging platforms that the desk can be reached by. Only entries are imported here, so it costs every command next to nothing."""

from typing import Final

from integrations.channels.platform_entry import PlatformEntry
from integrations.channels.slack.platform import SLACK
from integrations.channels.telegram.platform import TELEGRAM

PLATFORMS: Final[tuple[PlatformEntry, ...]] = (SLACK, TELEGRAM)
