"""What is checked with the eyes' helpers: nothing is lost in forced colours, focus is always to be seen, nothing moves that should not."""

from typing import Any, Final

from playwright.sync_api import Page

from tests.browser.conftest import THEMES

# Helpers in the page: whether a thing is drawn, how two colours differ (WCAG's ratio), and what it is drawn on.
_EYES: Final = """
    const drawn = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && one.getBoundingClientRect().width > 1;
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => parts(colour).slice(0, 3).map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const solid = (colour) => (parts(colour)[3] ?? 1) > 0.5;
    const ratio = (a, b) => { const [low, high] = [light(a), light(b)].sort((x, y) => x - y); return (high + 0.05) / (low + 0.05); };
    const paper = (one) => { for (; one; one = one.parentElement) { const colour = getComputedStyle(one).backgroundColor; if (solid(colour)) return colour; }
        return matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)"; };
    const named = (one) => one.outerHTML.slice(0, 160);
"""
_VANISHED: Final = f"""() => {{ {_EYES}
    const told = [];
    for (const mark of document.querySelectorAll("svg.mark, .thumb svg")) {{
        if (drawn(mark) && ratio(getComputedStyle(mark).stroke, paper(mark)) < 3) told.push("mark: " + named(mark));
    }}
    for (const one of document.querySelectorAll("button, a.go, textarea, select, input:not([type=hidden], [type=radio], [type=checkbox])")) {{
        if (!drawn(one) || one.disabled) continue;
        const edges = [one, one.parentElement, one.parentElement.parentElement].map((each) => [getComputedStyle(each), each]);
        const edge = edges.some(([style, each]) => parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none"
            && ratio(style.borderTopColor, paper(each.parentElement)) >= 3);
        if (!edge) told.push("edge: " + named(one));
    }}
    return told;
}}"""
_FOCUSED: Final = f"""() => {{ {_EYES}
    const active = document.activeElement;
    if (!active || active === document.body) return "nothing is focused";
    const box = active.getBoundingClientRect();
    if (box.bottom < 0 || box.top > innerHeight) return "out of sight: " + named(active);
    for (let one = active, up = 0; one && up < 3; one = one.parentElement, up++) {{
        const style = getComputedStyle(one);
        if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && ratio(style.outlineColor, paper(one.parentElement ?? one)) >= 3) return "";
    }}
    return "no outline: " + named(active);
}}"""
_MOVING: Final = "() => document.getAnimations().filter((one) => one.playState === 'running').map((one) => one.animationName || one.transitionProperty || 'unnamed')"


def vanished(page: Page) -> list[str]:
    """Marks, buttons and fields without an edge or a colour of their own while the reader's system chooses the colours; both themes."""
    told: list[str] = []
    for theme in THEMES:
        page.emulate_media(forced_colors="active", color_scheme=theme)
        found: list[str] = page.evaluate(_VANISHED)
        told += [f"{theme} {one}" for one in found]
    page.emulate_media(forced_colors="none", color_scheme="light")
    return told


def focus_trouble(page: Page) -> str:
    """What is wrong with the focus here: on nothing, out of sight, without an outline; '' when it can be seen."""
    return str(page.evaluate(_FOCUSED))


def lost_on_the_way(page: Page, presses: int) -> list[str]:
    """Goes on with Tab so often, and says where the focus could not be seen."""
    told: list[str] = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        # After the last one the browser's own controls have their turn.
        if (trouble := focus_trouble(page)) and trouble != "nothing is focused":
            told.append(trouble)
    return told


def moving(page: Page) -> list[Any]:
    """The animations that run."""
    found: list[Any] = page.evaluate(_MOVING)
    return found
