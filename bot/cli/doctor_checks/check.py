"""The result of one check, and what to do about it. Pure."""

from typing import Any

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`name` is the configuration key it is about; `remedy` says what to do, or if nothing failed, what follows."""

    name: str
    ok: bool
    result: str
    remedy: str = ""

    @property
    def mark(self) -> str:
        """`fail`; `warn` for what works but needs attention; else `ok`."""
        return "fail" if not self.ok else "warn" if self.remedy else "ok"

    @property
    def line(self) -> str:
        """The result and the remedy, on one line whatever the texts contain."""
        return " ".join((f"{self.result} → {self.remedy}" if self.remedy else self.result).split())

    def form(self) -> dict[str, Any]:
        """As JSON."""
        return {"check": self.name, "ok": self.ok, "said": " ".join(self.result.split()), "remedy": " ".join(self.remedy.split())}
