"""`make pictures`: brings every state about in both languages and pictures it, into build/pictures; `--readme` makes those of docs/pictures."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Error, sync_playwright

from bot.dialogue.conversation import LANGUAGES, TRADITIONAL
from tests.browser.conftest import CHROMIUM, DESKTOP, PHONE, SWITCHES
from tests.gallery.office import Office
from tests.gallery.pictures import LOOKS, MORE_LOOKS, Look, picture, write_index
from tests.gallery.state import State
from tests.gallery.states import STATES
from tests.paths import ROOT

_PLAIN: Final = Look("phone-plain", PHONE, "light")
_README: Final = {
    "web-chat": ("status-chen.yj", Look("", DESKTOP, "light")),
    "web-chat-phone": ("status-chen.yj", Look("", PHONE, "light")),
    "desk-ticket": ("desk-ticket", Look("", DESKTOP, "light")),
    "approval": ("approver-page", Look("", {"width": 820, "height": 1150}, "light")),
}
"""The pictures that the documents show: a state and how it is looked at."""


def main() -> int:
    """Tells each state as it is pictured; exit 1 if one could not be reached."""
    given = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    given.add_argument("--only", metavar="WORD", action="append", default=[], help="only states whose name holds it; may be repeated")
    given.add_argument("--language", choices=LANGUAGES, action="append", default=[], help="only this language")
    given.add_argument("--out", metavar="FOLDER", type=Path, default=ROOT / "build" / "pictures")
    given.add_argument("--readme", action="store_true", help="only the pictures in docs/pictures")
    given.add_argument("--list", action="store_true", help="prints the names of all states")
    options = given.parse_args()
    wanted = [state for state in STATES.values() if not options.only or any(word in state.name for word in options.only)]
    if options.list:
        print("\n".join(STATES))
        return 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        office = Office(Path(folder))
        try:
            if options.readme:
                _picture_for_readme(chromium, office)
                return 0
            failed = _picture_all(chromium, office, wanted, options.language or list(LANGUAGES), options.out)
        finally:
            office.close()
            chromium.close()
    write_index(options.out, failed)
    print(f"{len(wanted) - len(failed)} of {len(wanted)} states: {options.out / 'index.html'}")
    return 1 if failed else 0


def _picture_all(chromium: Browser, office: Office, states: list[State], languages: list[str], out: Path) -> dict[str, str]:
    failed: dict[str, str] = {}
    for state in states:
        for language in languages:
            try:
                _picture_state(chromium, office, state, language, out)
            except (Error, AssertionError) as trouble:
                failed[state.name] = f"{language}: {str(trouble).strip() or 'not reached'}"
                print(f"{state.name}, {failed[state.name]}", file=sys.stderr, flush=True)
        print(state.name, flush=True)
    return failed


def _picture_state(chromium: Browser, office: Office, state: State, language: str, out: Path) -> None:
    with office.showing(chromium, state, language) as visit:
        for look in (*LOOKS[language], *(MORE_LOOKS if state.more and language == TRADITIONAL else ())):
            picture(visit.page, look, out / state.name / f"{language}-{look.name}.png")
    if state.more and language == TRADITIONAL:
        with office.showing(chromium, state, language, script=False) as visit:
            picture(visit.page, _PLAIN, out / state.name / f"{language}-{_PLAIN.name}.png")


def _picture_for_readme(chromium: Browser, office: Office) -> None:
    for name, (state, look) in _README.items():
        with office.showing(chromium, STATES[state], TRADITIONAL) as visit:
            picture(visit.page, look, ROOT / "docs" / "pictures" / f"{name}.png", whole=False)
        print(name, flush=True)


if __name__ == "__main__":
    sys.exit(main())
