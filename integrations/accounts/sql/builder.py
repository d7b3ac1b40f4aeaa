"""Portal, personnel and sign-on in an external database, from the settings."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.accounts.records import CertificateState, Usage
from bot.errors import ConfigurationError
from bot.people.person import Person
from bot.ports import Personnel, Portal, SignOn
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.offices import Offices
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.doctor_check import SqlCheck
from integrations.accounts.sql.mapping import Meaning, Moments, PersonnelMapping, PortalMapping, SignOnMapping, columns_of, standing, switch
from integrations.accounts.sql.personnel import SqlPersonnel, SqlSignOn
from integrations.accounts.sql.portal import Names, SqlPortal, read_schemes
from integrations.accounts.sql.register import SqlRegister
from integrations.accounts.sql.settings import (
    SqlPersonnelSettings,
    SqlPortalSettings,
    SqlSignOnSettings,
    SqlTableSettings,
    SwitchColumn,
    WriteSettings,
)
from integrations.accounts.system_building import BuiltSystem, DeskRecords, HolderLookup, PeopleRegister, SystemContext
from integrations.settings_section import read_secret

T = TypeVar("T")
_FILE: Final = "config.yaml"
_USED: Final[Mapping[str, Usage | None]] = {"mail": Usage.MAIL, "apps": Usage.APPLICATIONS, "person": None}


def build_sql_portal(settings: SqlPortalSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Portal]:
    """員工愛上網. Raises ConfigurationError."""
    portal = _portal(settings, context, records.holders.organisation.portal_named)
    return BuiltSystem(portal, portal.table.close, portal.holder_of)


def examine_sql_portal(settings: SqlPortalSettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """The checks of `doctor`. Raises ConfigurationError."""
    portal = _portal(settings, context, _no_names)
    return SqlCheck(
        table=portal.table,
        mapping=portal.mapping,
        moments=portal.moments,
        clock=context.clock,
        overdue=context.sync_overdue,
        context=portal.context,
        writes=settings.write.enable,
    ).examine()


def build_sql_personnel(settings: SqlPersonnelSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[Personnel]:
    """人員與組織管理系統, and the register of people from the same table. Raises ConfigurationError."""
    personnel = _personnel(settings, context)

    def register(offices: Offices, holders: tuple[HolderLookup, ...]) -> PeopleRegister:
        return SqlRegister(
            table=personnel.table,
            mapping=personnel.mapping,
            moments=personnel.moments,
            offices=offices,
            keyed=records.keyed,
            every=context.sync_every,
            holders=holders,
        )

    return BuiltSystem(personnel, personnel.table.close, register=register)


def examine_sql_personnel(settings: SqlPersonnelSettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """The checks of `doctor`. Raises ConfigurationError."""
    personnel = _personnel(settings, context)
    return SqlCheck(
        table=personnel.table,
        mapping=personnel.mapping,
        moments=personnel.moments,
        clock=context.clock,
        overdue=context.sync_overdue,
        writes=settings.write.enable,
    ).examine()


def build_sql_sign_on(settings: SqlSignOnSettings, context: SystemContext, records: DeskRecords) -> BuiltSystem[SignOn]:
    """電子認證平臺. Raises ConfigurationError."""
    sign_on = _sign_on(settings, context, records.keyed)
    return BuiltSystem(sign_on, sign_on.table.close)


def examine_sql_sign_on(settings: SqlSignOnSettings, context: SystemContext) -> Awaitable[tuple[ExaminationResult, ...]]:
    """The checks of `doctor`. Raises ConfigurationError."""
    sign_on = _sign_on(settings, context, _never)
    return SqlCheck(sign_on.table, sign_on.mapping, sign_on.moments, context.clock, context.sync_overdue).examine()


def _portal(settings: SqlPortalSettings, context: SystemContext, names: Names) -> SqlPortal:
    columns = settings.columns
    used = columns.used_for
    mapping = _checked(
        "portal.columns",
        lambda: PortalMapping(
            account=columns.account,
            person=columns.person,
            enabled=_switch(columns.enabled),
            name=columns.name,
            created=columns.created,
            changed=columns.changed,
            locked=columns.locked,
            password=columns.password,
            used_for=None if used is None else Meaning(used.column, {value: _USED[meaning] for value, meaning in used.meanings.items()}),
            schemes=settings.passwords,
        ),
    )
    return SqlPortal(
        table=_table("portal", settings, columns_of(mapping), settings.write),
        mapping=mapping,
        names=names,
        context=_checked("portal.passwords", lambda: read_schemes(settings.passwords)),
        moments=_moments("portal", settings, context),
        auto_unlock=context.auto_unlock,
        clock=context.clock,
    )


def _personnel(settings: SqlPersonnelSettings, context: SystemContext) -> SqlPersonnel:
    columns = settings.columns
    mapping = _checked(
        "personnel.columns",
        lambda: PersonnelMapping(
            person=columns.person,
            name=columns.name,
            agency=columns.agency,
            national_id=columns.national_id,
            person_key=columns.person_key,
            email=columns.email,
            phone=columns.phone,
            language=columns.language,
            enabled=_switch(columns.enabled),
            arrived=columns.arrived,
            changed=columns.changed,
            synced=columns.synced,
        ),
    )
    table = _table("personnel", settings, columns_of(mapping), settings.write)
    return SqlPersonnel(table, mapping, _moments("personnel", settings, context), context.clock)


def _sign_on(settings: SqlSignOnSettings, context: SystemContext, keyed: Callable[[str], str]) -> SqlSignOn:
    columns = settings.columns
    state = None if columns.state is None else standing(columns.state.column, {text: CertificateState(word) for text, word in columns.state.meanings.items()})
    mapping = _checked(
        "sso.columns",
        lambda: SignOnMapping(
            person=columns.person,
            serial=columns.serial,
            name=columns.name,
            national_id=columns.national_id,
            person_key=columns.person_key,
            state=state,
            expires=columns.expires,
        ),
    )
    table = _table("sso", settings, columns_of(mapping), WriteSettings())
    return SqlSignOn(table, mapping, _moments("sso", settings, context), context.clock, keyed)


def _table(system: str, settings: SqlTableSettings, columns: tuple[str, ...], write: WriteSettings) -> SqlTable:
    key = f"accounts.{system}"
    url = read_secret(settings.url, f"{key}.url")
    writer = None if not write.enable else url if write.url is None else read_secret(write.url, f"{key}.write.url")
    return _checked(f"{system}.table" if url.reveal() else f"{system}.url", lambda: SqlTable(system, url, settings.table, columns, writer))


def _moments(system: str, settings: SqlTableSettings, context: SystemContext) -> Moments:
    zone = settings.times or context.time_zone
    try:
        return Moments(ZoneInfo(zone))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ConfigurationError(_FILE, f"accounts.{system}.times", f"expected a zone like Asia/Taipei, not {zone!r}") from None


def _checked(key: str, make: Callable[[], T]) -> T:
    try:
        return make()
    except ValueError as trouble:
        raise ConfigurationError(_FILE, f"accounts.{key}", f"expected {trouble}") from None


def _switch(settings: SwitchColumn | None) -> Meaning[bool] | None:
    if settings is None:
        return None
    return switch(settings.column, {value: meaning == "enabled" for value, meaning in settings.meanings.items()})


async def _no_names(person: Person) -> tuple[str, ...]:
    return ()


def _never(national_id: str) -> str:
    raise AssertionError("a doctor looks at nobody's national id")
