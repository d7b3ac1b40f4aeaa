"""Which addresses a provider may have, and where it may lead the desk. Pure."""

from typing import Final
from urllib.parse import SplitResult, urlsplit

from bot.runtime.loopback import is_loopback

_LONGEST: Final = 2000


def is_safe_issuer(url: str) -> bool:
    """https, or http on this machine alone; nothing in it but host and path."""
    parts = _parts(url)
    return parts is not None and _is_protected(parts) and not parts.query and not url.endswith("?")


def may_lead_to(url: str, issuer: str) -> bool:
    """Whether this issuer may name it: a provider elsewhere must not send the desk to a service of the desk's own machine (T22)."""
    parts, own = _parts(url), _parts(issuer)
    if parts is None or own is None or not _is_protected(parts):
        return False
    return is_loopback(own.hostname or "") or not is_loopback(parts.hostname or "")


def _is_protected(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    if not host or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def _parts(url: str) -> SplitResult | None:
    """None for what is no address: with a space, a control character or an impossible port in it, or without an end."""
    if len(url) > _LONGEST or not url.isascii() or not url.isprintable() or " " in url or url.endswith("#"):
        return None
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None
