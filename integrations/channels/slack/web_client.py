"""The SDK's calls over one session of ours: half of what its own way costs, no redirect followed, nothing repeated."""

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.quick_json import json_bytes, read_json


class QuickWebClient(AsyncWebClient):
    """`session` is kept open between calls and closed by whoever opened it. What is said goes to the configured address or nowhere (T22)."""

    session: aiohttp.ClientSession

    async def _request(self, *, http_verb: str, api_url: str, req_args: dict[str, Any]) -> dict[str, Any]:
        """One call, made once; an answer that is none of Slack's has no data."""
        given = {name: value for name, value in req_args.items() if value is not None}
        if "json" in given:
            given["data"] = json_bytes(given.pop("json"))
        async with self.session.request(http_verb, api_url, **given, allow_redirects=False) as answer:
            written = await answer.read()
        try:
            said = read_json(written)
        except (ValueError, RecursionError):
            said = None
        return {"data": said if isinstance(said, dict) else {}, "headers": answer.headers, "status_code": answer.status}
