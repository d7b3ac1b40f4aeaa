"""One thing that was looked at: what came back, and what to do about it. Pure."""

from typing import Any

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`name` is the key of the configuration that it is about; `remedy` says what to do, or what follows where nothing fails."""

    name: str
    ok: bool
    said: str
    remedy: str = ""

    @property
    def mark(self) -> str:
        """`fail`; `warn` for what works and still needs a look; else `ok`."""
        return "fail" if not self.ok else "warn" if self.remedy else "ok"

    @property
    def line(self) -> str:
        """What came back and what to do, on one line whatever the texts hold."""
        return " ".join((f"{self.said} → {self.remedy}" if self.remedy else self.said).split())

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {"check": self.name, "ok": self.ok, "said": " ".join(self.said.split()), "remedy": " ".join(self.remedy.split())}
