"""The embedded helpdesk's section of the operator's file, and its entry in the registry."""

from typing import Final, Literal

from pydantic import SecretStr

from integrations.helpdesk.helpdesk_entry import HelpdeskEntry, HelpdeskSettings
from integrations.settings_section import EMBEDDED, WebAddress


class EmbeddedHelpdeskSettings(HelpdeskSettings):
    """Tickets stay in the desk. The other keys are for another kind, so that a file can be switched back by its kind alone."""

    kind: Literal["embedded"] = "embedded"
    url: WebAddress | None = None
    token: SecretStr | None = None
    queue: str | None = None
    ca_file: str | None = None
    poll: str | None = None
    deadline: str | None = None
    hook_secret: SecretStr | None = None


EMBEDDED_HELPDESK: Final = HelpdeskEntry(kind=EMBEDDED, settings=EmbeddedHelpdeskSettings, build="integrations.helpdesk.embedded.builder:build_embedded_helpdesk")
