"""What a page costs its visitor: bytes over the line, requests, and how far things jump while it is drawn."""

from collections.abc import Mapping
from typing import Any, Final

from playwright.sync_api import BrowserContext, CDPSession, Page

# The sum of all layout shifts that no input of the visitor explains (web.dev, CLS). A conversation that goes on pushes up what was said before: that is no jump.
_WATCH: Final = """window.shifted = 0; new PerformanceObserver((list) => {
    const said = ({ node }) => !node || (node.nodeType === 1 ? node : node.parentElement)?.closest(".scroll");
    for (const entry of list.getEntries()) {
        const goesOn = document.querySelector("#log .item") && entry.sources.every(said);
        if (!entry.hadRecentInput && !goesOn) window.shifted += entry.value;
    } }).observe({ type: "layout-shift", buffered: true });"""


class Measured:
    """A page whose traffic and shifts are counted from its first request on. `slowed`: by how much its processor is (1: not at all)."""

    def __init__(self, context: BrowserContext, slowed: int = 1) -> None:
        self.page: Page = context.new_page()
        self.page.add_init_script(_WATCH)
        self.requests: list[str] = []
        self._bytes: dict[str, float] = {}
        self._session: CDPSession = context.new_cdp_session(self.page)
        self._session.on("Network.requestWillBeSent", lambda sent: self.requests.append(f"{sent['request']['method']} {sent['request']['url']}"))
        self._session.on("Network.responseReceived", lambda got: self._add(got["requestId"], got["response"]["encodedDataLength"]))
        self._session.on("Network.dataReceived", lambda got: self._add(got["requestId"], got["encodedDataLength"]))
        self._session.on("Network.loadingFinished", self._finished)
        self._session.send("Network.enable")
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": slowed})

    def _add(self, request: str, size: float) -> None:
        self._bytes[request] = self._bytes.get(request, 0) + size

    def _finished(self, done: Mapping[str, Any]) -> None:
        self._bytes[done["requestId"]] = done["encodedDataLength"]

    @property
    def transferred(self) -> float:
        """Bytes received so far, headers included."""
        return sum(self._bytes.values())

    @property
    def shifted(self) -> float:
        """How far things jumped so far: 1 is a whole window."""
        return float(self.page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(() => drawn(window.shifted))))"))
