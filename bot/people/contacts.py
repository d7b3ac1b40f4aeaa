"""The contacts that answers refer to when somebody else must act (R46)."""

from collections.abc import Mapping

from bot.runtime.quick_dataclass import dataclass


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
