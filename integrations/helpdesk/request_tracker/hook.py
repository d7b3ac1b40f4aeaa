"""`/hooks/request-tracker`: something happened to a ticket there. It is believed in nothing: it only makes the desk look at once."""

import hmac
import json
from collections.abc import Callable
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.runtime.request_body import read_body
from bot.secret import Secret
from bot.webhooks import WebhookRoute

PATH: Final = "/hooks/request-tracker"
HEADER: Final = "X-Hook-Secret"
_LONGEST: Final = 4096


def tracker_hook(secret: Secret, hurry: Callable[[], None]) -> WebhookRoute:
    """204 for `{"ticket": N}`; 403 before anything is read where the secret is wrong; 400 for any other body."""

    async def called(request: Request) -> Response:
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode("utf-8", "replace"), secret.reveal().encode()):
            return Response(status_code=403)
        try:
            body = await read_body(request, _LONGEST)
            said = None if body is None else json.loads(body)
        except (ClientDisconnect, ValueError, RecursionError):
            return Response(status_code=400)
        ticket = said.get("ticket") if isinstance(said, dict) else None
        if isinstance(ticket, bool) or not isinstance(ticket, int) or ticket < 1:
            return Response(status_code=400)
        hurry()
        return Response(status_code=204)

    return called
