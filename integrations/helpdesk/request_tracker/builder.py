"""Request Tracker, from the settings."""

import ssl
from typing import Final

from bot.errors import ConfigurationError
from bot.runtime.pace import Pace
from bot.secret import Secret
from integrations.helpdesk.helpdesk_building import BuiltHelpdesk, HelpdeskContext
from integrations.helpdesk.request_tracker.attempts import Attempts
from integrations.helpdesk.request_tracker.entry import RequestTrackerSettings
from integrations.helpdesk.request_tracker.helpdesk import RequestTracker, TrackerQueue
from integrations.helpdesk.request_tracker.hook import PATH, tracker_hook
from integrations.helpdesk.request_tracker.rest2 import Rest2
from integrations.settings_section import read_secret

_FILE: Final = "config.yaml"
_REQUESTS: Final = 3
"""How many requests one act takes; what waits for an answer waits for all of them."""


def build_request_tracker(settings: RequestTrackerSettings, context: HelpdeskContext) -> BuiltHelpdesk:
    """Raises ConfigurationError."""
    token = tracker_token(settings)
    rest = open_rest2(settings, token)
    statuses = settings.statuses
    queue = TrackerQueue(
        url=settings.url, name=settings.queue, requestor=token_owner(token), closing=statuses.close, reopening=statuses.reopen, closed=statuses.closed,
        in_flight=_REQUESTS * settings.deadline,
    )  # fmt: skip
    helpdesk = RequestTracker(rest, Attempts(context.engine), queue, context.say, context.clock)
    pace = Pace(settings.poll)
    secret = None if settings.hook_secret is None else read_secret(settings.hook_secret, "helpdesk.hook_secret")
    hooks = {} if secret is None else {PATH: tracker_hook(secret, pace.hurry)}
    return BuiltHelpdesk(helpdesk, start_over=helpdesk.start_over, close=rest.close, hooks=hooks, pace=pace, deadline=_REQUESTS * settings.deadline)


def tracker_token(settings: RequestTrackerSettings) -> Secret:
    """Raises ConfigurationError for a file that cannot be read, and for what cannot stand in a header."""
    token = read_secret(settings.token, "helpdesk.token")
    text = token.reveal()
    if not text or not text.isascii() or not text.isprintable() or " " in text:
        raise ConfigurationError(_FILE, "helpdesk.token", "expected an auth token of Request Tracker, like 1-14-…")
    return token


def token_owner(token: Secret) -> str | None:
    """The number of the user whose token it is: Request Tracker writes it into the middle."""
    parts = token.reveal().split("-")
    return parts[1] if len(parts) == 3 and parts[1].isdecimal() else None


def open_rest2(settings: RequestTrackerSettings, token: Secret) -> Rest2:
    """The connection that the section describes. Raises ConfigurationError."""
    try:
        return Rest2(settings.url, token, settings.deadline.total_seconds(), settings.ca_file)
    except (OSError, ssl.SSLError) as trouble:
        raise ConfigurationError(_FILE, "helpdesk.ca_file", f"expected a FILE of certificates as PEM; it cannot be read ({type(trouble).__name__})") from None
