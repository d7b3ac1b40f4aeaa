"""Reads Slack's payloads without trusting their shape. Pure."""

import html
import re
from typing import Any, Final

_LINK: Final = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")


def text_at(form: Any, *path: str) -> str:
    """The text at this path; '' if there is none."""
    found = at(form, *path)
    return found if isinstance(found, str) else ""


def at(form: Any, *path: str) -> Any:
    """The value at this path of nested maps; None if the path ends early."""
    for name in path:
        if not isinstance(form, dict):
            return None
        form = form.get(name)
    return form


def list_at(form: Any, *path: str) -> list[dict[str, Any]]:
    """The maps in the list at this path."""
    found = at(form, *path)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def plain_text(text: str, bot_user: str) -> str:
    """The text as the person saw it: links and mentions by their labels, without the desk's own name, nothing escaped."""

    def shown(found: re.Match[str]) -> str:
        what, label = found[1], found[2]
        if what == f"@{bot_user}":
            return " "
        if label:
            return label
        return what.removeprefix("mailto:").removeprefix("tel:").removeprefix("!")

    return html.unescape(_LINK.sub(shown, text)).strip()
