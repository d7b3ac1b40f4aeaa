"""The organisation's own topics of others, from the file that the configuration names (C19)."""

from pathlib import Path
from typing import Final

from bot.elsewhere.topic import ForeignTopic
from bot.elsewhere.topics_file import read_topics
from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import MEGABYTE, read_bounded
from bot.settings.schema import Settings

_LARGEST: Final = 4 * MEGABYTE


def read_own_topics(settings: Settings) -> tuple[ForeignTopic, ...]:
    """The topics in the file `elsewhere`, none if the configuration names no file. Raises ConfigurationError."""
    if settings.elsewhere is None:
        return ()
    file = Path(settings.elsewhere)
    try:
        return read_topics(read_bounded(file, _LARGEST).decode("utf-8"), str(file))
    except UnicodeDecodeError:
        raise ConfigurationError(str(file), "", "this is not UTF-8 text; save it as UTF-8") from None
    except OSError as trouble:
        raise ConfigurationError("config.yaml", "elsewhere", f"{file} cannot be read ({trouble.strerror}); name a file of topics, or set it to null") from None
