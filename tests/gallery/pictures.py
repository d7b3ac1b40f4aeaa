"""The pictures of a state: sizes, themes and what else is wanted, and a page to leaf through them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final, Literal

from playwright.sync_api import Page, ViewportSize

from bot.dialogue.conversation import ENGLISH, TRADITIONAL
from tests.browser.conftest import DESKTOP, PHONE

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Look:
    """One way to look at a page."""

    name: str
    size: ViewportSize
    theme: Theme
    forced: bool = False


# Twice as large means half as many pixels to a side, four times a quarter (WCAG 1.4.4, 1.4.10).
_TWICE: Final[ViewportSize] = {"width": 640, "height": 450}
_FOUR_TIMES: Final[ViewportSize] = {"width": 320, "height": 225}
LOOKS: Final[Mapping[str, tuple[Look, ...]]] = {
    TRADITIONAL: (Look("phone-light", PHONE, "light"), Look("desktop-light", DESKTOP, "light")),
    ENGLISH: (Look("phone-dark", PHONE, "dark"), Look("desktop-dark", DESKTOP, "dark")),
}
MORE_LOOKS: Final = (
    Look("enlarged-twice", _TWICE, "light"),
    Look("enlarged-four-times", _FOUR_TIMES, "light"),
    Look("forced-colours", DESKTOP, "dark", forced=True),
)
_TO_THE_NEWEST: Final = """() => { const scroll = document.querySelector(".scroll"), items = document.querySelectorAll("#log .item");
    if (!scroll) { scrollTo(0, 0); return; }
    const last = items[items.length - 1];
    if (last && last.offsetHeight > scroll.clientHeight) last.scrollIntoView({ block: "start" }); else scroll.scrollTop = 0; }"""


def picture(page: Page, look: Look, file: Path, whole: bool = True) -> None:
    """Takes one picture; `whole`: a page longer than the window is pictured to its end (a chat is as long as its window)."""
    page.set_viewport_size(look.size)
    page.emulate_media(color_scheme=look.theme, forced_colors="active" if look.forced else "none")
    page.evaluate(_TO_THE_NEWEST)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=whole, animations="disabled", caret="initial")


def write_index(folder: Path, failed: Mapping[str, str]) -> None:
    """An index.html beside the pictures: a row a state, each picture small and leading to itself."""
    rows: dict[str, list[Path]] = {}
    for file in sorted(folder.glob("*/*.png")):
        rows.setdefault(file.parent.name, []).append(file.relative_to(folder))
    body = "".join(_row(name, files, failed.get(name, "")) for name, files in rows.items())
    body += "".join(_row(name, [], why) for name, why in failed.items() if name not in rows)
    style = "body{font:16px/1.5 system-ui;margin:1rem}section{margin:0 0 2rem}div{display:flex;gap:1rem;flex-wrap:wrap;align-items:start}"
    style += "figure{margin:0}img{max-height:420px;max-width:520px;border:1px solid #999}figcaption{font-size:.8rem}.failed{color:#b00020}"
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>accountdesk: {len(rows)} states</title><style>{style}</style><h1>{len(rows)} states</h1>{body}'
    (folder / "index.html").write_text(page, encoding="utf-8")


def _row(name: str, files: Iterable[Any], failed: str) -> str:
    shown = "".join(f'<figure><a href="{file}"><img src="{file}" alt="" loading="lazy"></a><figcaption>{file.stem}</figcaption></figure>' for file in files)
    told = f'<p class="failed">{escape(failed)}</p>' if failed else ""
    return f'<section id="{name}"><h2>{name}</h2>{told}<div>{shown}</div></section>'
