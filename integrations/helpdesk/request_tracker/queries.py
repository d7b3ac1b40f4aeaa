"""What Request Tracker is asked, in its TicketSQL. Pure. Nothing that somebody typed is ever part of a question."""

import hashlib
from collections.abc import Iterable
from typing import Final

_LETTERS: Final = 16


def marker_of(what: str) -> str:
    """Sixteen hexadecimal digits by which the desk finds again what it has written for this key."""
    return hashlib.sha256(what.encode("utf-8", "replace")).hexdigest()[:_LETTERS]


def tickets_marked(marker: str) -> str:
    """The desk's own tickets whose subject has the marker."""
    return f"Creator = '__CurrentUser__' AND Subject LIKE '{marker}'"


def messages_marked(ticket: int, marker: str) -> str:
    """The desk's own messages in this ticket whose subject has the marker, and whatever statuses it has set there."""
    return f"TicketId = {ticket} AND Creator = '__CurrentUser__' AND ( Subject LIKE '{marker}' OR Type = 'Status' )"


def files_spoiled(ticket: int, message: int) -> str:
    """What Request Tracker itself noted of the files of this message, and of later ones: cut off, dropped, or not written at all."""
    kinds = " OR ".join(f"Type = '{kind}'" for kind in ("AttachmentTruncate", "AttachmentDrop", "AttachmentError"))
    return f"TicketId = {ticket} AND Creator = '__CurrentUser__' AND id > {message} AND ( {kinds} )"


def news_after(low: int, closed: Iterable[str]) -> str:
    """What others wrote to the requestor of the desk's tickets, and where they closed or reopened them, after this transaction."""
    changes = " OR ".join(f"NewValue = '{status}' OR OldValue = '{status}'" for status in closed)
    return (
        f"id > {low} AND ObjectType = 'RT::Ticket' AND TicketCreator = '__CurrentUser__' AND Creator != '__CurrentUser__' "
        f"AND ( Type = 'Correspond' OR ( Type = 'Status' AND ( {changes} ) ) )"
    )
