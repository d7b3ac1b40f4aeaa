"""Asks the pigeon post who we are there."""

from integrations.accounts.examination import ExaminationResult
from integrations.channels.method_call import call_method, examine_answer
from integrations.channels.platform_entry import platform_secret

from .settings import PigeonSettings


async def check_pigeon(said: PigeonSettings, public_url: str) -> tuple[ExaminationResult, ...]:
    """The token."""
    token = platform_secret(said.token, "channels.pigeon.token")
    who = await call_method(f"{said.api_url.rstrip('/')}/me", token)
    return (examine_answer("channels.pigeon.token", who, f"we fly for {who.get('loft')}", "take the token from the loft's board"),)
