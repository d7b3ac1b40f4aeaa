"""The body of a request, read no further than a limit."""

from starlette.requests import Request


async def read_body(request: Request, most: int) -> bytes | None:
    """The whole body; None as soon as it has more than `most` bytes. Raises ClientDisconnect where the sender goes away."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)
