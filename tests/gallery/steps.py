"""The verbs that lead to a state: each is a step, and a state is a few of them in a row."""

from collections.abc import Callable
from typing import Any, Final

from playwright.sync_api import FilePayload

from tests.gallery.visit import Visit, password_of

Step = Callable[[Visit], object]
NEW_PASSWORD: Final = "Violet-7!teacup-rain"


def chats() -> Step:
    return Visit.chat


def says(chinese: str, english: str) -> Step:
    return lambda visit: visit.say(visit.words.of(chinese, english))


def presses(key: str, **words: Any) -> Step:
    """A button of the chat, by the key of its words."""
    return lambda visit: visit.press(visit.words.say(key, **words))


_HEADS: Final = {"png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "pdf": b"%PDF-1.7\n", "txt": b"It stays blank.\n"}


def attaches(**files: int) -> Step:
    """Chooses files of so many bytes in the chat; the ending of a name comes after two underscores."""
    named = {name.replace("__", "."): (_HEADS[name.rpartition("__")[2]], size) for name, size in files.items()}
    chosen: list[FilePayload] = [{"name": name, "mimeType": "", "buffer": head.ljust(size, b" ")} for name, (head, size) in named.items()]
    return lambda visit: visit.page.locator("#file").set_input_files(chosen)


def types(chinese: str, english: str) -> Step:
    """Words that are not sent yet."""
    return lambda visit: visit.page.fill("#say", visit.words.of(chinese, english))


def opens() -> Step:
    return Visit.open


def at(path: str) -> Step:
    return lambda visit: visit.at(path)


def clicks(selector: str) -> Step:
    """A link or button that leads to another page, or to the same with a mistake shown."""
    return lambda visit: visit.leaving(visit.page.locator(selector).last.click)


def follows_mail(path: str) -> Step:
    """The newest mailed link that begins so."""
    return lambda visit: visit.page.goto(visit.desk.url + visit.mailed(rf"{path}[\w-]+"))


def fills(**values: str) -> Step:
    def filling(visit: Visit) -> None:
        for name, value in values.items():
            visit.field(name).fill(value)

    return filling


def checks(name: str, value: str) -> Step:
    return lambda visit: visit.page.locator(f"[name={name}][value={value}]").check()


def fills_code() -> Step:
    """The code that was mailed, where the page asks for it."""
    return lambda visit: visit.field("code").fill(visit.code())


def fills_password(name: str, system: str) -> Step:
    """The person's own password of a system, as the sample has it."""
    return lambda visit: visit.field(name).fill(password_of(visit.person, system))


def sends() -> Step:
    return Visit.send


def rests(quiet: float = 1.5) -> Step:
    return lambda visit: visit.rest(quiet)


def passes(step: str) -> Step:
    """The demonstration's clock goes on by `15m`, `1h` or `1d`."""
    return lambda visit: visit.demonstrate("clock", by=step)


def breaks(system: str, how: str) -> Step:
    return lambda visit: visit.demonstrate("fault", system=system, **{"is": how})


def helpdesk(*words: str) -> Step:
    return lambda visit: visit.helpdesk(*words)


def goes_offline() -> Step:
    def lost(visit: Visit) -> None:
        visit.context.set_offline(True)
        visit.page.locator("#line.lost").wait_for()

    return lost


def meanwhile(who: str, *steps: Step) -> Step:
    """What somebody else does in a browser of their own."""

    def doing(visit: Visit) -> None:
        other = visit.other(who)
        for step in steps:
            step(other)

    return doing


def proven() -> tuple[Step, ...]:
    """A code, and on."""
    return (opens(), fills_code(), sends())
