"""A message that is longer than the window, a window at a time, and the key that is waited for in between."""

from typing import Final

from prompt_toolkit.application import Application
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import Output

from bot.runtime.quick_dataclass import dataclass

_LEAST: Final = 6
"""In a window lower than this nobody could read page by page."""
_ON: Final = (" ", "enter", "pagedown", "down")
_OFF: Final = ("q", "escape", "c-c", "c-d")


@dataclass(frozen=True, slots=True)
class Turned:
    """The key that was pressed between two pages: on by one page, or not at all; `typed` begins the next line, and the rest is shown at once."""

    on: bool
    typed: str = ""


def pages(text: str, height: int) -> tuple[str, ...]:
    """The drawn text cut between lines, each page one line lower than the window, which the word about going on takes; a window that is too low has one page."""
    lines = text.splitlines(keepends=True)
    room = height - 1
    if room < _LEAST or len(lines) <= room:
        return (text,)
    return tuple("".join(lines[start : start + room]) for start in range(0, len(lines), room))


async def turned(word: str, keyboard: Input, output: Output) -> Turned:
    """Waits for a key under a page; the word goes away with it."""
    keys = KeyBindings()

    def _answers(pressed: tuple[str, ...], answer: Turned) -> None:
        for key in pressed:
            keys.add(key, eager=True)(lambda event, answer=answer: event.app.exit(result=answer))

    _answers(_ON, Turned(on=True))
    _answers(_OFF, Turned(on=False))

    @keys.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=Turned(on=True, typed=event.data if event.data.isprintable() else ""))

    window = Window(FormattedTextControl([("reverse", f" {word} ")]), height=1, dont_extend_height=True)
    asking: Application[Turned] = Application(Layout(window), key_bindings=keys, erase_when_done=True, input=keyboard, output=output)
    try:
        return await asking.run_async(handle_sigint=False)
    except (EOFError, KeyboardInterrupt):
        return Turned(on=False)
