"""The kinds of helpdesk. Only entries are imported here, so it costs every command next to nothing."""

from typing import Final

from integrations.helpdesk.email.entry import EMAIL_HELPDESK
from integrations.helpdesk.embedded.entry import EMBEDDED_HELPDESK
from integrations.helpdesk.helpdesk_entry import HelpdeskEntry
from integrations.helpdesk.request_tracker.entry import REQUEST_TRACKER
from integrations.helpdesk.unbuilt import UNBUILT

HELPDESKS: Final[tuple[HelpdeskEntry, ...]] = (EMBEDDED_HELPDESK, REQUEST_TRACKER, EMAIL_HELPDESK, *UNBUILT)


def helpdesk_entry(kind: str) -> HelpdeskEntry:
    """The entry of a kind; settings were checked against the same entries."""
    return {entry.kind: entry for entry in HELPDESKS}[kind]
