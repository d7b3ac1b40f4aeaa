"""One running desk a sample organisation, begun anew for each state."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tests.browser.conftest import Desk
from tests.gallery.state import State
from tests.gallery.visit import Visit
from tests.gallery.words import Words
from tests.paths import SAMPLES

_NAMED: Final = """
organisation:
  name: 示範市政府資訊局及所屬機關聯合服務中心
  short_name: 示範市府
  logo: logo.svg
  colour: "#f2c200"
  help: {phone: 1999 轉 8585, hours: 週一至週五 08:30–17:30, url: "https://help.city.example"}
  privacy_url: https://city.example/privacy
"""
_LOGO: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><circle cx="15" cy="15" r="13"/><path d="M36 22V8h8l8 14V8"/></svg>'


class Office:
    """The desks, each started when first needed, their data in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._desks: dict[tuple[str, bool], Desk] = {}
        self._broken: frozenset[str] = frozenset()

    def desk(self, sample: str, named: bool = False) -> Desk:
        if (sample, named) not in self._desks:
            options = ["--organisation", str(SAMPLES / f"{sample}.yaml"), *(self._configuration() if named else ())]
            self._desks[sample, named] = Desk(self._folder / f"{sample}{'-named' if named else ''}", 0, *options)
        return self._desks[sample, named]

    def _configuration(self) -> tuple[str, str]:
        """One with a long name, a short one, a logo, a light colour, telephone and hours."""
        self._folder.mkdir(exist_ok=True)
        (self._folder / "logo.svg").write_text(_LOGO, encoding="utf-8")
        (self._folder / "named.yaml").write_text(_NAMED, encoding="utf-8")
        return "--config", str(self._folder / "named.yaml")

    @contextmanager
    def showing(self, chromium: Browser, state: State, language: str, script: bool = True) -> Iterator[Visit]:
        """Brings the state about, in a browser of this language."""
        visit = Visit(chromium, self.desk(state.sample, state.named), state.who, Words(language), state.sample, script)
        try:
            visit.at("/demo")  # no open chat: starting over reloads it
            visit.demonstrate("over")
            for system in self._broken:
                visit.demonstrate("fault", system=system, **{"is": "well"})
            visit.chat()
            for step in state.steps:
                step(visit)
            yield visit
        finally:
            self._broken = frozenset(visit.broken)
            visit.close()

    def close(self) -> None:
        for desk in self._desks.values():
            desk.stop()
