"""Every state of the gallery for everybody: axe-core in both themes, no window too narrow, nothing that moves unasked, nothing lost in forced colours, and
focus always to be seen. A selection in `make test`, all of them in both languages in `make test-long`."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, ViewportSize

from bot.dialogue.conversation import LANGUAGES, TRADITIONAL
from tests.browser.conftest import DESKTOP, PHONE, fits
from tests.browser.seeing import lost_on_the_way, moving, vanished
from tests.browser.test_accessible import violations
from tests.gallery.office import Office
from tests.gallery.states import STATES

pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(300)]

_ALWAYS: Final = ("ticket-draft", "unlock-wrong-code")
_ENLARGED: Final[ViewportSize] = {"width": 320, "height": 480}
_OURS: Final = "Failed to load resource"  # what the browser says of an answer like 404 or 422
ALL: Final = [
    pytest.param(name, language, id=f"{name}-{language}", marks=() if name in _ALWAYS and language == TRADITIONAL else (pytest.mark.long,))
    for name in STATES
    for language in LANGUAGES
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = Office(tmp_path_factory.mktemp("office"))
    yield opened
    opened.close()


@pytest.mark.parametrize(("name", "language"), ALL)
def test_this_state_is_for_everybody(chromium: Browser, office: Office, name: str, language: str) -> None:
    with office.showing(chromium, STATES[name], language) as visit:
        page = visit.page
        assert violations(page) == []
        assert moving(page) == []
        assert vanished(page) == []
        for size in (DESKTOP, PHONE, _ENLARGED):
            page.set_viewport_size(size)
            assert fits(page), size
        assert lost_on_the_way(page, 12) == []
        assert [trouble for trouble in visit.troubles if _OURS not in trouble] == []
