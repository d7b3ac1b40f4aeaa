"""The contacts that answers refer to when somebody else must act (R46)."""

import re
from collections.abc import Mapping
from typing import Final

from bot.runtime.lazy_pattern import lazy_pattern
from bot.runtime.quick_dataclass import dataclass

_EXTENSION: Final = lazy_pattern(r"([+(\d][\d ()-]*\d)\s*,?\s*(?:轉接?|分機|ext(?:ension|\.)?)\s*(\d{1,6}(?:\s*或\s*\d{1,6})*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contact:
    """An office or a task, with its phone number and mail address; `names` by language."""

    names: Mapping[str, str]
    phone: str | None = None
    email: str | None = None

    def name(self, language: str) -> str:
        """The name in this language, or in any available one."""
        return self.names.get(language) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class Contacts:
    """The report channels in order: hotline and online report, resident vendor, responsible staff; and the sign-in pages."""

    hotline: Contact
    report: Mapping[str, str]
    vendor: tuple[Contact, ...]
    responsible: tuple[Contact, ...]
    sign_on_url: str
    mail_url: str
    directory_team: Contact | None = None
    sign_on_team: Contact | None = None

    @property
    def phones(self) -> tuple[str, ...]:
        """The telephone numbers of all of them, as they are written in answers."""
        everybody = (self.hotline, *self.vendor, *self.responsible, self.directory_team, self.sign_on_team)
        return tuple(contact.phone for contact in everybody if contact is not None and contact.phone)


def extension_in(phone: str) -> tuple[str, str] | None:
    """The number and the extension of a telephone number that has one, in whatever language it is written."""
    found = _EXTENSION.fullmatch(phone.strip())
    return None if found is None else (found[1], found[2])
