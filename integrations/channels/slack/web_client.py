"""The SDK's calls over one session of ours: half of what its own way costs, no redirect followed, nothing repeated."""

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.runtime.quick_json import JsonObject, json_bytes, read_json


class QuickWebClient(AsyncWebClient):
    """`session` is kept open between calls and closed by whoever opened it. What is said goes to the configured address or nowhere (T22)."""

    session: aiohttp.ClientSession

    async def api_call(self, api_method: str, *, json: JsonObject | None = None, **more: Any) -> AsyncSlackResponse:
        """What is said in JSON needs none of the SDK's preparing: each letter is."""
        if json is None or more:
            return await super().api_call(api_method, json=json, **more)
        address, body = f"{self.base_url}{api_method}", json_bytes(json)
        headers = {**self.headers, "Authorization": f"Bearer {self.token}", "Content-Type": "application/json;charset=utf-8"}
        answer = await self._said("POST", address, {"headers": headers, "data": body, "ssl": self.ssl, "proxy": self.proxy})
        response: AsyncSlackResponse = AsyncSlackResponse(client=self, http_verb="POST", api_url=address, req_args={}, **answer).validate()  # type: ignore[no-untyped-call]
        return response

    async def _request(self, *, http_verb: str, api_url: str, req_args: JsonObject) -> JsonObject:
        """A call that the SDK prepared."""
        return await self._said(http_verb, api_url, req_args)

    async def _said(self, verb: str, address: str, given: JsonObject) -> JsonObject:
        """One call, made once; an answer that is none of Slack's has no data."""
        more = {name: value for name, value in given.items() if value is not None}
        async with self.session.request(verb, address, **more, allow_redirects=False) as answer:
            written = await answer.read()
        try:
            said = read_json(written)
        except (ValueError, RecursionError):
            said = None
        return {"data": said if isinstance(said, dict) else {}, "headers": answer.headers, "status_code": answer.status}
