"""The SDK's calls over one session of ours: at half the cost of its own, without following redirects or retrying."""

from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.runtime.quick_json import JsonObject, json_bytes, read_json


class QuickWebClient(AsyncWebClient):
    """`session` is kept open between calls and closed by its owner. Requests go only to the configured address (T22)."""

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
            data = read_json(written)
        except (ValueError, RecursionError):
            data = None
        return {"data": data if isinstance(data, dict) else {}, "headers": answer.headers, "status_code": answer.status}
