"""Checks that the address in links can serve its purpose. Pure."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from bot.cli.doctor_checks.check import CheckResult
from bot.runtime.loopback import is_loopback

_NAME = "public_url"


def check_address(url: str) -> CheckResult:
    """Encrypted outside this machine, since links and codes travel there; a host name, since browsers allow no passkey on an IP address."""
    try:
        parts = urlsplit(url)
        host, scheme, _ = (parts.hostname or "").rstrip("."), parts.scheme, parts.port
    except ValueError:
        host, scheme = "", ""
    if scheme not in ("http", "https") or not host:
        return CheckResult(_NAME, False, f"{url!r} is no address of a web page", "write it like https://desk.example or http://localhost:8080")
    number, loopback = _is_number(host), is_loopback(host)
    if scheme == "http" and not loopback:
        remedy = "one-time links and codes would travel in clear; put a proxy with TLS before the desk and write https://…"
        return CheckResult(_NAME, True, f"{url} is not encrypted", remedy)
    if number:
        better = "http://localhost and the port" if loopback else "the host's name"
        return CheckResult(_NAME, True, f"{url} is an IP address", f"a browser allows no passkey there; write {better}")
    return CheckResult(_NAME, True, f"{url}, on this machine only" if loopback else f"{url}, encrypted")


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
