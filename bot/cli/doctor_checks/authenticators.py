"""Authenticators: the name that apps show, and whether the desk's key opens what was enrolled."""

from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.requests.totp import TOTP_KEYS, opened_key
from bot.secret import Secret
from bot.store.work import Store
from bot.verification.methods import Method
from bot.verification.sealed_secrets import SecretSeals

_NAME: Final = "verification.totp"


async def check_authenticators(issuer: str, store: Store | None, key: Secret | None) -> CheckResult:
    """`store`: None where there is no database of this version; `key`: the desk's, None where there is none yet."""
    shown = f"apps show it as {issuer}"
    if store is None:
        return CheckResult(_NAME, True, f"{shown}; none is enrolled yet")
    async with store.look() as work:
        enrolled = await work.credentials.of_method(Method.TOTP.value)
    seals = None if key is None else SecretSeals(key, TOTP_KEYS)
    shut = sum(seals is None or opened_key(seals, one) is None for one in enrolled)
    if shut:
        remedy = "put keys.session back from the backup; until then these people prove who they are in their other ways, or remove it at /me and add it anew"
        return CheckResult(_NAME, False, f"{shown}; {shut} of {len(enrolled)} cannot be read: sealed under another keys.session, or changed since", remedy)
    return CheckResult(_NAME, True, f"{shown}; {len(enrolled) or 'none'} enrolled{', all of them can be read' if enrolled else ' yet'}")
