"""Where an error was raised, fit for a log."""

import traceback
from typing import Final

_FRAMES: Final = 4


def error_location(trouble: BaseException) -> str:
    """File and line of the innermost frames, without any values: locals and messages may hold what must not be logged (T24)."""
    frames = reversed(traceback.extract_tb(trouble.__traceback__)[-_FRAMES:])
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames)
