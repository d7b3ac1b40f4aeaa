"""The operator's own canned answers, from the file that the configuration names."""

from pathlib import Path
from typing import Final

from bot.errors import ConfigurationError
from bot.runtime.bounded_yaml import MEGABYTE, read_bounded
from bot.settings.desk import DeskSettings
from bot.tickets.canned import CannedAnswer, read_canned

_LARGEST: Final = MEGABYTE


def read_own_canned(settings: DeskSettings) -> tuple[CannedAnswer, ...]:
    """The answers in the file `desk.canned`, none if the configuration names no file. Raises ConfigurationError."""
    if settings.canned is None:
        return ()
    file = Path(settings.canned)
    try:
        return read_canned(read_bounded(file, _LARGEST).decode("utf-8"), str(file), own=True)
    except UnicodeDecodeError:
        raise ConfigurationError(str(file), "", "this is not UTF-8 text; save it as UTF-8") from None
    except OSError as trouble:
        why = f"{file} cannot be read ({trouble.strerror}); name a file of canned answers, or set it to null"
        raise ConfigurationError("config.yaml", "desk.canned", why) from None
