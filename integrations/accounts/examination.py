"""What `doctor` finds out about a real system, in an operator's words. Pure."""

from bot.runtime.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ExaminationResult:
    """One thing that was looked at: under which key of the system it stands, what came back, and what to do where something has to be done."""

    key: str
    ok: bool
    result: str
    remedy: str = ""
