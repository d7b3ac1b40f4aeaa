"""The databases of portal, personnel and sign-on, put together from the settings: part of the third page of the parts list."""

from collections.abc import Callable, Mapping
from typing import Final, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.accounts.records import CertificateState, Usage
from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.runtime.quick_dataclass import dataclass
from bot.settings import systems as written
from bot.settings.schema import Settings
from integrations.accounts.offices import Offices
from integrations.accounts.sql.database import SqlTable
from integrations.accounts.sql.mapping import Meaning, Moments, PersonnelMapping, PortalMapping, SignOnMapping, columns_of, standing, switch
from integrations.accounts.sql.personnel import SqlPersonnel, SqlSignOn
from integrations.accounts.sql.portal import Names, SqlPortal, read_schemes
from integrations.accounts.sql.register import Holder, SqlRegister
from integrations.settings_section import read_secret

T = TypeVar("T")
_FILE: Final = "config.yaml"
_USED: Final[Mapping[str, Usage | None]] = {"mail": Usage.MAIL, "apps": Usage.APPLICATIONS, "person": None}


@dataclass(frozen=True)
class SqlSystems:
    """What every mapped table is built with. `keyed`: the desk's HMAC of a national id."""

    settings: Settings
    clock: Clock
    keyed: Callable[[str], str]

    def portal(self, said: written.SqlPortalSettings, names: Names) -> SqlPortal:
        """員工愛上網. Raises ConfigurationError."""
        columns = said.columns
        used = None if columns.used_for is None else {value: _USED[meaning] for value, meaning in columns.used_for.meanings.items()}
        mapping = self._checked(
            "portal.columns",
            lambda: PortalMapping(
                columns.account, columns.person, _switch(columns.enabled), columns.name, columns.created, columns.changed, columns.locked, columns.password,
                None if columns.used_for is None or used is None else Meaning(columns.used_for.column, used), said.passwords,
            ),
        )  # fmt: skip
        context = self._checked("portal.passwords", lambda: read_schemes(said.passwords))
        table = self._table("portal", said, columns_of(mapping), said.write)
        return SqlPortal(table, mapping, names, context, self._moments("portal", said), self.settings.timings.auto_unlock, self.clock)

    def personnel(self, said: written.SqlPersonnelSettings) -> SqlPersonnel:
        """人員與組織管理系統. Raises ConfigurationError."""
        columns = said.columns
        mapping = self._checked(
            "personnel.columns",
            lambda: PersonnelMapping(
                columns.person, columns.name, columns.agency, columns.national_id, columns.person_key, columns.email, columns.phone, columns.language,
                _switch(columns.enabled), columns.arrived, columns.changed, columns.synced,
            ),
        )  # fmt: skip
        table = self._table("personnel", said, columns_of(mapping), said.write)
        return SqlPersonnel(table, mapping, self._moments("personnel", said), self.clock)

    def register(self, personnel: SqlPersonnel, offices: Offices, holders: tuple[Holder, ...]) -> SqlRegister:
        """Who works here, from the same table."""
        every = self.settings.timings.sync_every
        return SqlRegister(personnel.table, personnel.mapping, personnel.moments, offices, self.keyed, every, holders)

    def sign_on(self, said: written.SqlSignOnSettings) -> SqlSignOn:
        """電子認證平臺. Raises ConfigurationError."""
        columns = said.columns
        state = None if columns.state is None else standing(columns.state.column, {text: CertificateState(word) for text, word in columns.state.meanings.items()})
        mapping = self._checked(
            "sso.columns",
            lambda: SignOnMapping(columns.person, columns.serial, columns.name, columns.national_id, columns.person_key, state, columns.expires),
        )
        table = self._table("sso", said, columns_of(mapping), written.WriteSettings())
        return SqlSignOn(table, mapping, self._moments("sso", said), self.clock, self.keyed)

    def _table(self, system: str, said: written.SqlTableSettings, columns: tuple[str, ...], write: written.WriteSettings) -> SqlTable:
        key = f"accounts.{system}"
        url = read_secret(said.url, f"{key}.url")
        writer = None if not write.enable else url if write.url is None else read_secret(write.url, f"{key}.write.url")
        return self._checked(f"{system}.table" if url.reveal() else f"{system}.url", lambda: SqlTable(system, url, said.table, columns, writer))

    def _moments(self, system: str, said: written.SqlTableSettings) -> Moments:
        zone = said.times or self.settings.time_zone
        try:
            return Moments(ZoneInfo(zone))
        except (ValueError, OSError, ZoneInfoNotFoundError):
            raise ConfigurationError(_FILE, f"accounts.{system}.times", f"expected a zone like Asia/Taipei, not {zone!r}") from None

    def _checked(self, key: str, make: Callable[[], T]) -> T:
        try:
            return make()
        except ValueError as trouble:
            raise ConfigurationError(_FILE, f"accounts.{key}", f"expected {trouble}") from None


def _switch(said: written.SwitchColumn | None) -> Meaning[bool] | None:
    if said is None:
        return None
    return switch(said.column, {value: meaning == "enabled" for value, meaning in said.meanings.items()})
