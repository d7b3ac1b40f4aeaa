"""The reader's language: the one chosen at the foot of a page, else the browser's."""

from typing import Final

from starlette.requests import Request

from bot.dialogue.conversation import ENGLISH, LANGUAGES, TRADITIONAL

CHOSEN: Final = "accountdesk-language"
"""The cookie of the choice; like the session it ends with the browser, since staff share computers."""


def chosen_language(request: Request) -> str | None:
    """The language that was chosen in this browser; None if none was."""
    chosen = request.cookies.get(CHOSEN)
    return chosen if chosen in LANGUAGES else None


def wanted_language(request: Request) -> str | None:
    """The chosen language, else the best match for what the browser asks for; None if neither says anything."""
    return chosen_language(request) or accepted_language(request.headers.get("accept-language", ""))


def accepted_language(header: str) -> str | None:
    """Our best match for an `Accept-Language` header, by weight; None if it names none of our languages."""
    wishes: list[tuple[float, str]] = []
    for part in header[:500].split(","):
        tag, _, rest = part.strip().partition(";")
        language = _ours(tag.strip().casefold())
        weight = _weight(rest)
        if language is not None and weight > 0:
            wishes.append((weight, language))
    # `max` takes the first of equals, in the order the browser listed them.
    return max(wishes, key=lambda wish: wish[0])[1] if wishes else None


def _ours(tag: str) -> str | None:
    family = tag.partition("-")[0]
    return TRADITIONAL if family == "zh" else ENGLISH if family == "en" else None


def _weight(rest: str) -> float:
    name, _, value = rest.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
