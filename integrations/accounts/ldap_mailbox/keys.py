"""The configured keys of the mail directory, and the ppolicy overlay's errors. Pure."""

import re
from collections.abc import Mapping
from typing import Final

from bot.runtime.quick_dataclass import dataclass

PPOLICY: Final = "1.3.6.1.4.1.42.2.27.8.5.1"
_ATTRIBUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,62}")
_ADDRESS: Final = re.compile(r"[^\x00-\x20\x7f*()\\<>,;:\"@]{1,64}@[^\x00-\x20\x7f*()\\<>,;:\"@]{1,190}")
_ERROR: Final = 0x81
TOO_SHORT: Final = 6
IN_HISTORY: Final = 8


@dataclass(frozen=True, slots=True)
class MailboxKeys:
    """Where mailboxes are and in which attributes. `enabled`: an attribute and its values' meanings; None: a permanent lock means disabled.

    `policy`: the DN of the default password policy. Raises ValueError for an invalid attribute name."""

    base_dns: tuple[str, ...]
    address_attribute: str = "mail"
    person_attribute: str | None = None
    policy: str | None = None
    enabled: tuple[str, Mapping[str, bool]] | None = None

    def __post_init__(self) -> None:
        for name in (self.address_attribute, self.person_attribute, None if self.enabled is None else self.enabled[0]):
            if name is not None and not _ATTRIBUTE.fullmatch(name):
                raise ValueError(f"the name of an attribute, not {name!r}")


def is_mailbox_address(text: str) -> bool:
    """Whether it can be a mail address; anything else belongs to nobody (T21)."""
    return _ADDRESS.fullmatch(text) is not None


def reason_of(control: bytes) -> int | None:
    """The error in a ppolicy control's value (draft-behera): SEQUENCE { warning [0] …, error [1] ENUMERATED }; None if there is none."""
    if len(control) < 2 or control[0] != 0x30:
        return None
    rest = control[2:]
    while len(rest) >= 2:
        tag, length = rest[0], rest[1]
        if tag == _ERROR and length == 1 and len(rest) > 2:
            return rest[2]
        rest = rest[2 + length :]
    return None
