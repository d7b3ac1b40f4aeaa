"""The section of the operator's file for Request Tracker, and its entry in the registry."""

from datetime import timedelta
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.runtime.spans import read_span
from integrations.helpdesk.helpdesk_entry import HelpdeskEntry, HelpdeskSettings
from integrations.settings_section import SettingsSection, WebAddress

_SHORTEST: Final = timedelta(seconds=1)
_STATUS: Final = r"^[A-Za-z0-9][A-Za-z0-9 _.-]{0,63}$"

Status = Annotated[str, Field(pattern=_STATUS)]


def _no_shorter(value: timedelta) -> timedelta:
    if value < _SHORTEST:
        raise ValueError("a span of at least 1s")
    return value


Span = Annotated[timedelta, BeforeValidator(read_span), AfterValidator(_no_shorter)]


class TrackerStatuses(SettingsSection):
    """The statuses of the queue's lifecycle: `close` and `reopen` are what the desk sets, `closed` are those that mean that nobody works on a ticket any more."""

    close: Status = "resolved"
    reopen: Status = "open"
    closed: tuple[Status, ...] = ("resolved", "rejected", "deleted")


class RequestTrackerSettings(HelpdeskSettings):
    """`url`: the address before `/REST/2.0`; `poll`: how often news is fetched besides what is called in; `deadline`: how long one request may take."""

    kind: Literal["request_tracker"]
    url: WebAddress
    token: SecretStr
    queue: Annotated[str, Field(min_length=1, max_length=200)]
    ca_file: str | None = None
    poll: Span = timedelta(seconds=30)
    deadline: Span = timedelta(seconds=10)
    hook_secret: SecretStr | None = None
    statuses: TrackerStatuses = TrackerStatuses()


REQUEST_TRACKER: Final = HelpdeskEntry(
    kind="request_tracker",
    settings=RequestTrackerSettings,
    build="integrations.helpdesk.request_tracker.builder:build_request_tracker",
    examine="integrations.helpdesk.request_tracker.examination:examine_request_tracker",
)
