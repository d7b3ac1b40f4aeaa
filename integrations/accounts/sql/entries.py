"""The entries of systems behind SQL in the registry."""

from typing import Final

from bot.ports import Personnel, Portal, SignOn
from integrations.accounts.sql.settings import SqlPersonnelSettings, SqlPortalSettings, SqlSignOnSettings
from integrations.accounts.system_entry import AccountSystemEntry

_BUILDER: Final = "integrations.accounts.sql.builder"
SQL_PORTAL: Final[AccountSystemEntry[Portal]] = AccountSystemEntry(
    kind="sql", settings=SqlPortalSettings, build=f"{_BUILDER}:build_sql_portal", examine=f"{_BUILDER}:examine_sql_portal"
)
SQL_PERSONNEL: Final[AccountSystemEntry[Personnel]] = AccountSystemEntry(
    kind="sql", settings=SqlPersonnelSettings, build=f"{_BUILDER}:build_sql_personnel", examine=f"{_BUILDER}:examine_sql_personnel"
)
SQL_SIGN_ON: Final[AccountSystemEntry[SignOn]] = AccountSystemEntry(
    kind="sql", settings=SqlSignOnSettings, build=f"{_BUILDER}:build_sql_sign_on", examine=f"{_BUILDER}:examine_sql_sign_on"
)
