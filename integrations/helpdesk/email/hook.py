"""`/hooks/mail`: a mail that a program of the organisation's hands over, as it is."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from bot.runtime.request_body import read_body
from bot.secret import Secret
from bot.webhooks import WebhookRoute
from integrations.helpdesk.email.answers import TakenMail
from integrations.helpdesk.email.received import LARGEST

PATH: Final = "/hooks/mail"
HEADER: Final = "X-Hook-Secret"
_KINDS: Final = ("message/rfc822", "message/global")


def mail_hook(secret: Secret, take: Callable[[bytes], Awaitable[TakenMail]]) -> WebhookRoute:
    """204 once it is kept or belongs to no ticket; 403 before anything is read where the secret is wrong; 413 for more than 10 MB, 400 for no mail."""

    async def called(request: Request) -> Response:
        shown = request.headers.get(HEADER, "")
        if not hmac.compare_digest(shown.encode("utf-8", "replace"), secret.reveal().encode()):
            return Response(status_code=403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _KINDS:
            return Response(status_code=400)
        try:
            body = await read_body(request, LARGEST)
        except ClientDisconnect:
            return Response(status_code=400)
        if body is None:
            return Response(status_code=413)
        return Response(status_code=400 if await take(body) is TakenMail.UNREADABLE else 204)

    return called
