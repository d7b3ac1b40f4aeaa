"""What Slack hands over, read without trusting its shape. Pure."""

import html
import re
from typing import Any, Final

_LINK: Final = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")


def text_at(form: Any, *path: str) -> str:
    """The text at this place; '' where there is none."""
    found = at(form, *path)
    return found if isinstance(found, str) else ""


def at(form: Any, *path: str) -> Any:
    """Whatever is at this place of nested maps; None where the way ends before."""
    for name in path:
        if not isinstance(form, dict):
            return None
        form = form.get(name)
    return form


def list_at(form: Any, *path: str) -> list[dict[str, Any]]:
    """The maps in the list at this place."""
    found = at(form, *path)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def plain_text(text: str, bot_user: str) -> str:
    """What a person typed, as they saw it: links and mentions by their words, the desk's own name taken out, nothing escaped."""

    def shown(found: re.Match[str]) -> str:
        what, label = found[1], found[2]
        if what == f"@{bot_user}":
            return " "
        if label:
            return label
        return what.removeprefix("mailto:").removeprefix("tel:").removeprefix("!")

    return html.unescape(_LINK.sub(shown, text)).strip()
