"""The keyboard before the first prompt and between prompts: what is typed too early waits for the prompt instead of standing above the banner."""

import contextlib
import os
import sys
import termios
from collections.abc import Iterator, Mapping


def draws(environment: Mapping[str, str]) -> bool:
    """Whether this terminal can be drawn on, and nothing forbids it."""
    return environment.get("TERM", "dumb") not in ("", "dumb", "unknown") and not environment.get("NO_COLOR")


@contextlib.contextmanager
def held_keyboard() -> Iterator[None]:
    """At a terminal that is drawn on, the line discipline neither echoes nor interprets keys (except Ctrl-C) until the end."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and draws(os.environ)):
        yield
        return
    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    held = [*before[:6], [*before[6]]]
    held[0] &= ~termios.ICRNL
    held[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
    held[6][termios.VMIN], held[6][termios.VTIME] = 1, 0
    termios.tcsetattr(keyboard, termios.TCSADRAIN, held)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
