"""Helpdesks that a file may name although this version speaks to none of them: it says so, and tickets stay in the embedded one."""

from typing import Final, Literal

from pydantic import SecretStr

from integrations.helpdesk.embedded.entry import EMBEDDED_HELPDESK
from integrations.helpdesk.helpdesk_entry import HelpdeskEntry, HelpdeskSettings
from integrations.settings_section import WebAddress


class UnbuiltHelpdeskSettings(HelpdeskSettings):
    """A helpdesk of its own address."""

    kind: Literal["roundup", "zammad"]
    url: WebAddress | None = None
    token: SecretStr | None = None
    queue: str | None = None


_KINDS: Final = ("roundup", "zammad")
UNBUILT: Final = tuple(HelpdeskEntry(kind=kind, settings=UnbuiltHelpdeskSettings, build=EMBEDDED_HELPDESK.build) for kind in _KINDS)
