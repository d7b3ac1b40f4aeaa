"""Reading what a platform hands out, and no more of it than may be kept."""

from typing import Final

import aiohttp

_AT_ONCE: Final = 65_536


async def read_bounded(answer: aiohttp.ClientResponse, most: int) -> bytes | None:
    """The body; None where it is, or says that it is, longer than `most` bytes. Not even one that is compressed or says nothing of its length is read further."""
    if (answer.content_length or 0) > most:
        return None
    body = bytearray()
    async for part in answer.content.iter_chunked(_AT_ONCE):
        body += part
        if len(body) > most:
            return None
    return bytes(body)
