"""The section of the operator's file for a helpdesk by mail, and its entry in the registry."""

from datetime import timedelta
from typing import Annotated, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.runtime.spans import read_span
from integrations.helpdesk.email.answer_address import LONGEST_LOCAL
from integrations.helpdesk.helpdesk_entry import HelpdeskEntry, HelpdeskSettings
from integrations.mail.mail_message import is_mail_address
from integrations.settings_section import SettingsSection

IMAP_PORTS: Final = {"imap": 143, "imaps": 993}
_SHORTEST_POLL: Final = timedelta(seconds=5)


def _mail_address(value: str) -> str:
    if not value.isascii() or not is_mail_address(value):
        raise ValueError("an address like helpdesk@city.example")
    return value


def _answer_address(value: str) -> str:
    """What is behind a plus is the desk's to write."""
    local = _mail_address(value).partition("@")[0]
    if "+" in local or len(local) > LONGEST_LOCAL:
        raise ValueError(f"an address like desk@city.example, without a plus, with at most {LONGEST_LOCAL} letters before the @")
    return value.lower()


def _domain(value: str) -> str:
    if not value.isascii() or not is_mail_address(f"somebody@{value}"):
        raise ValueError("a domain like city.example")
    return value.lower()


def _imap_address(value: str) -> str:
    try:
        parts = urlsplit(value)
        fits = parts.scheme in IMAP_PORTS and bool(parts.hostname) and parts.port != 0 and not parts.path.strip("/") and not parts.query and parts.username is None
    except ValueError:
        fits = False
    if not fits or not value.isprintable() or " " in value:
        raise ValueError("an address like imaps://mail.example")
    return value


def _lmtp_address(value: str) -> str:
    host, _, port = value.rpartition(":")
    if not host or not port.isascii() or not port.isdecimal() or not 0 <= int(port) <= 65535 or not value.isprintable() or " " in value:
        raise ValueError("host:port, like 127.0.0.1:2424")
    return value


def _poll(value: timedelta) -> timedelta:
    if value < _SHORTEST_POLL:
        raise ValueError("a span of at least 5s")
    return value


class ImapSettings(SettingsSection):
    """The mailbox that answers come into. Encrypted: `imaps://`, or `imap://` with STARTTLS."""

    url: Annotated[str, AfterValidator(_imap_address)]
    user: Annotated[str, Field(min_length=1)]
    password: SecretStr
    folder: Annotated[str, Field(min_length=1, max_length=120)] = "INBOX"


class EmailHelpdeskSettings(HelpdeskSettings):
    """`to`: where tickets are mailed; `answers`: where answers come back to, with a part of its own for each ticket; `answers_from`: the domains that they may
    claim to come from, empty for any. At least one of `imap`, `lmtp` and `hook_secret` brings them in."""

    kind: Literal["email"]
    to: Annotated[str, AfterValidator(_mail_address)]
    answers: Annotated[str, AfterValidator(_answer_address)]
    answers_from: tuple[Annotated[str, AfterValidator(_domain)], ...] = ()
    imap: ImapSettings | None = None
    lmtp: Annotated[str, AfterValidator(_lmtp_address)] | None = None
    hook_secret: SecretStr | None = None
    ca_file: str | None = None
    poll: Annotated[timedelta, BeforeValidator(read_span), AfterValidator(_poll)] = timedelta(seconds=30)


EMAIL_HELPDESK: Final = HelpdeskEntry(
    kind="email",
    settings=EmailHelpdeskSettings,
    build="integrations.helpdesk.email.builder:build_email_helpdesk",
    examine="integrations.helpdesk.email.examination:examine_email_helpdesk",
)
