"""How long each kind of thing is kept after it is over. Pure."""

from datetime import datetime, timedelta
from enum import Enum

from bot.runtime.quick_dataclass import dataclass


class RetentionKind(Enum):
    """What is kept for a time of its own; the values are keys of `retention` in config.yaml."""

    CONVERSATIONS = "conversations"
    QUESTIONS = "questions"
    TICKETS = "tickets"
    REQUESTS = "requests"
    PAGES = "pages"
    SESSIONS = "sessions"
    COUNTS = "counts"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class RetentionPeriods:
    """CONVERSATIONS: messages both ways, with buttons and what the desk remembers; QUESTIONS: what nobody could answer (masked); TICKETS: closed ones with all
    that was said, and their files; REQUESTS: finished requests to act, and ended links; PAGES: one-time pages, tokens and codes; SESSIONS: who was signed in where;
    COUNTS: what limits count."""

    conversations: timedelta = timedelta(days=90)
    questions: timedelta = timedelta(days=365)
    tickets: timedelta = timedelta(days=365)
    requests: timedelta = timedelta(days=180)
    pages: timedelta = timedelta(days=7)
    sessions: timedelta = timedelta(days=30)
    counts: timedelta = timedelta(days=30)
    audit: timedelta = timedelta(days=730)

    def before(self, kind: RetentionKind, now: datetime) -> datetime:
        """What was over before this moment (UTC) is deleted."""
        span: timedelta = getattr(self, kind.value)
        return now - span
