"""From settings to the small value objects that everything else is given."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.accounts.rules import Phase, Rules, SyncBeat
from bot.actions.action import ActionName
from bot.dialogue.conversation import LANGUAGES
from bot.people.contacts import Contact, Contacts
from bot.settings.schema import LONGEST_ISSUER, ContactSettings, Settings
from integrations.accounts.embedded.state import PhaseOverride

_PRODUCT: Final = "accountdesk"


def build_rules(settings: Settings, phase: Phase | None = None, created: datetime | None = None, beat: SyncBeat | None = None) -> Rules:
    """The desk's assumptions: the configuration first, then the organisation's own."""
    ruling, timings = build_ruling(settings), settings.timings
    return Rules(
        phase=ruling.phase or phase or Phase.BEFORE_GO_LIVE,
        auto_creation=ruling.auto_creation or created,
        sync=beat or SyncBeat(timings.sync_every, None),
        auto_unlock=timings.auto_unlock,
        propagation=timings.propagation,
        overdue=timings.sync_overdue,
        old_password=timings.old_password,
        per_day=unlocks_per_day(settings),
    )


def unlocks_per_day(settings: Settings) -> int:
    """How many unlocks a day are the person's own (D19)."""
    return settings.policy.of(ActionName.UNLOCK).per_day or 3


def build_ruling(settings: Settings) -> PhaseOverride:
    """What the configuration says about the organisation; a time without an offset is in the organisation's zone."""
    organisation = settings.organisation
    created = organisation.auto_creation
    if created is not None and created.tzinfo is None:
        created = created.replace(tzinfo=ZoneInfo(settings.time_zone))
    return PhaseOverride(Phase(organisation.phase) if organisation.phase else None, None if created is None else created.astimezone(UTC))


def totp_issuer(settings: Settings) -> str:
    """The name that authenticator apps show for an entry of this desk."""
    totp = settings.verification.totp
    return (totp and totp.issuer) or (settings.organisation.name or "").strip()[:LONGEST_ISSUER] or _PRODUCT


def revealed(value: object) -> str | None:
    """The value of a secret setting, or None if it is not set."""
    reveal = getattr(value, "get_secret_value", None)
    return None if reveal is None else str(reveal())


def _in_each_language(words: str | Mapping[Literal["zh-Hant-TW", "en"], str]) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, words) if isinstance(words, str) else {str(language): text for language, text in words.items()}


def _contact(settings: ContactSettings) -> Contact:
    return Contact(_in_each_language(settings.name), settings.phone, settings.email)


def build_contacts(settings: Settings) -> Contacts:
    """The contacts that the answers refer to (R46)."""
    contacts = settings.contacts
    return Contacts(
        hotline=_contact(contacts.hotline),
        report=_in_each_language(contacts.report),
        vendor=tuple(_contact(contact) for contact in contacts.vendor),
        responsible=tuple(_contact(contact) for contact in contacts.responsible),
        sign_on_url=contacts.sign_on_url,
        mail_url=contacts.mail_url,
        directory_team=None if contacts.directory_team is None else _contact(contacts.directory_team),
        sign_on_team=None if contacts.sign_on_team is None else _contact(contacts.sign_on_team),
    )
