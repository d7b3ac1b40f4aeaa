"""Whether passkeys can be used at the desk's address. Pure."""

from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.settings.schema import Settings
from bot.verification.passkeys import PasskeysOff, relying_party

_NAME: Final = "verification.passkey"


def check_passkeys(settings: Settings) -> CheckResult:
    """The domain that they are bound to and the only address whose pages use them, or why there are none."""
    section = settings.verification.passkey
    rp_id = None if section is None else section.rp_id
    party = relying_party(settings.public_url, rp_id, "")
    match party:
        case PasskeysOff.NUMBER:
            return _off("no browser allows them on an IP address", "write the host's name in public_url, on this machine http://localhost and the port")
        case PasskeysOff.OPEN:
            return _off("no browser allows them without encryption", "put a proxy with TLS before the desk and write https://… in public_url")
        case PasskeysOff.FOREIGN:
            remedy = "leave rp_id out, or write the host of public_url or a domain above it, without https:// and port"
            return CheckResult(_NAME, False, f"off: rp_id {rp_id!r} does not belong to {settings.public_url}", remedy)
        case PasskeysOff.UNREADABLE:
            return _off("public_url is no address that a browser could be at", "mend public_url")
        case _:
            return CheckResult(_NAME, True, f"bound to the domain {party.rp_id}, used by pages of {party.origin} alone; under another domain people add theirs anew")


def _off(why: str, remedy: str) -> CheckResult:
    return CheckResult(_NAME, True, f"off: {why}; the other ways remain", remedy)
