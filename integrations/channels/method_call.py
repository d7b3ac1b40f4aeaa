"""One call of a platform's method for `doctor`, where the answer is JSON with `ok`: nothing is sent to anybody."""

from typing import Any, Final

import aiohttp

from bot.secret import Secret
from integrations.accounts.examination import ExaminationResult

_PATIENCE: Final = aiohttp.ClientTimeout(total=5)
_NOT_REACHED: Final = "it was not reached"


async def call_method(address: str, token: Secret | None) -> dict[str, Any]:
    """The answer; one of our own that says so where there is none. The address may hold a token, so it is in no word of it."""
    headers = {} if token is None else {"Authorization": f"Bearer {token.reveal()}"}
    try:
        async with aiohttp.ClientSession(timeout=_PATIENCE) as session, session.post(address, headers=headers, allow_redirects=False) as answer:
            found = await answer.json(content_type=None)
    except (aiohttp.ClientError, TimeoutError, OSError):
        return {"ok": False, "error": _NOT_REACHED}
    except ValueError:
        return {"ok": False}
    return found if isinstance(found, dict) else {"ok": False}


def examine_answer(key: str, answer: dict[str, Any], result: str, remedy: str) -> ExaminationResult:
    """`result` where the platform took the call; else why not, and what to do."""
    if answer.get("ok") is True:
        return ExaminationResult(key, True, result)
    why = str(answer.get("error") or answer.get("description") or "no answer that can be read")
    reached = answer.get("error") != _NOT_REACHED
    return ExaminationResult(key, False, why, remedy if reached else "see that this machine may reach it, or through a proxy (HTTPS_PROXY)")
