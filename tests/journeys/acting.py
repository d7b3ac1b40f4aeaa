"""A person at a browser beside the chat: opens the links that the desk sends, fills in forms, keeps cookies."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.conftest import Chat


@dataclass
class Browser:
    """One browser: real HTTP, real cookies, no JavaScript."""

    client: httpx.Client = field(default_factory=lambda: httpx.Client(follow_redirects=False, timeout=20))
    url: str = ""
    page: str = ""
    status: int = 0

    def open(self, url: str) -> str:
        """Opens an address."""
        answer = self.client.get(url)
        self.url, self.page, self.status = url, answer.text, answer.status_code
        return self.seen()

    def fields(self) -> set[str]:
        """The names of what the form asks for."""
        return set(re.findall(r'<(?:input|textarea|select)[^>]*\bname="([a-z_]+)"', self.page)) - {"csrf"}

    def send(self, **fields: str) -> str:
        """Sends the page's form, and goes on to wherever that leads."""
        csrf = re.search(r'name="csrf" value="([0-9a-f]+)"', self.page)
        assert csrf is not None, self.page
        answer = self.client.post(self.url, data={"csrf": csrf[1], **fields})
        self.status, self.page = answer.status_code, answer.text
        if answer.status_code == 303:
            self.open(str(httpx.URL(self.url).join(answer.headers["location"])))
            self.status = 303
        return self.seen()

    def seen(self) -> str:
        """What stands on the page."""
        return html.unescape(re.sub(r"<[^>]+>", " ", self.page))


_PATIENCE = 10


@dataclass
class Acting:
    """The chat, and what was sent because of the last line."""

    chat: Chat
    messages: list[dict[str, Any]] = field(default_factory=list)
    mailed: dict[str, str] = field(default_factory=dict)

    def say(self, who: str, text: str) -> str:
        return self._take(self.chat.send(**{"from": who, "text": text}), who)

    def press(self, who: str, button: str) -> str:
        return self._take(self.chat.send(**{"from": who, "press": button}), who)

    def advance(self, span: str) -> None:
        self._take(self.chat.send(advance=span), "")

    def collect(self) -> None:
        """What was sent because of a page, however busy the machine is."""
        for _ in range(_PATIENCE):
            self._take(self.chat.send(collect=True), "")
            if self.messages:
                return

    def told(self, who: str) -> str:
        return "\n".join(one["text"] for one in self.messages if one["to"] == who and one["in"] == "direct")

    def link(self, who: str) -> str:
        """The newest link that somebody was sent."""
        return next(str(link["url"]) for one in reversed(self.messages) if one["to"] == who for link in one["links"])

    def buttons(self, who: str) -> list[dict[str, str]]:
        return [button for one in self.messages if one["to"] == who for button in one["buttons"]]

    def code(self, who: str) -> str:
        """The newest code that was mailed to somebody."""
        return self.mailed[who]

    def _take(self, messages: list[dict[str, Any]], who: str) -> str:
        self.messages = messages
        for one in messages:
            code = re.search(r"\b\d{6}\b", one["text"]) if one["in"] == "mail" else None
            if code is not None:
                self.mailed[one["to"]] = code[0]
        return self.told(who)
