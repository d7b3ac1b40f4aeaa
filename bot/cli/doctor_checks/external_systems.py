"""Asks each real system what an operator has to know before people ask the desk; whatever is embedded is asked elsewhere."""

import asyncio
from collections.abc import Awaitable, Iterable
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from bot.cli.doctor_checks.check import CheckResult
from bot.cli.doctor_checks.organisation import OfficeCoverage, check_organisation
from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.people.person import Person
from bot.settings.schema import Settings
from bot.wiring.external_systems import build_keys, build_ldap, build_mailbox_keys, service_account_names
from bot.wiring.sql_systems import SqlSystems
from integrations.accounts.active_directory.account_reader import AccountReader
from integrations.accounts.active_directory.delegation import delegation
from integrations.accounts.active_directory.directory import names_of
from integrations.accounts.active_directory.doctor_check import ActiveDirectoryCheck
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.ldap_mailbox.doctor_check import MailDirectoryCheck
from integrations.accounts.ldap_mailbox.mailbox import LdapMailbox
from integrations.accounts.offices import load_offices
from integrations.accounts.sql.doctor_check import SqlCheck

_PATIENCE: Final = 20.0


async def check_external_systems(settings: Settings, clock: Clock) -> tuple[CheckResult, ...]:
    """All of them at once, each under its own deadline. Raises ConfigurationError."""
    answers = await asyncio.gather(*(_asked(system, question) for system, question in _questions(settings, clock)))
    return tuple(check for answer in answers for check in answer)


def setup_text(settings: Settings) -> str:
    """The commands that give the writing account its rights. Raises ConfigurationError where there is none."""
    said = settings.accounts.directory
    if said.kind == "embedded":
        raise ConfigurationError("config.yaml", "accounts.directory.kind", "expected active_directory; an embedded directory needs no rights")
    if said.write is None:
        raise ConfigurationError("config.yaml", "accounts.directory.write", "expected the account that is to be given the rights: {user: …, password: …}")
    return delegation(build_keys(said), said.write.user)


def check_offices(settings: Settings, clock: Clock) -> CheckResult | None:
    """The file of agencies, where one is named."""
    named = settings.organisation.agencies
    if named is None:
        return None
    try:
        offices = load_offices(Path(named), ZoneInfo(settings.time_zone), clock.now())
    except ConfigurationError as trouble:
        return CheckResult("organisation.agencies", False, trouble.detail, "mend the file")
    listed = [OfficeCoverage(one.id, one.name, bool(one.portal_admins), bool(one.personnel_admins)) for one in offices.described]
    found = check_organisation(len(offices.roles), listed, f"{Path(named).name} read; of the people with a task elsewhere")
    return CheckResult("organisation.agencies", found.ok, found.said, found.remedy)


def _questions(settings: Settings, clock: Clock) -> Iterable[tuple[str, Awaitable[tuple[ExaminationResult, ...]]]]:
    accounts, mapped = settings.accounts, SqlSystems(settings, clock, _never)
    overdue = settings.timings.sync_overdue
    if accounts.directory.kind == "active_directory":
        keys, own = build_keys(accounts.directory), service_account_names(accounts.directory)
        ldap = build_ldap("directory", accounts.directory, clock)
        yield "directory", ActiveDirectoryCheck(ldap, keys, AccountReader(keys, names_of(own), clock), clock, accounts.directory.write is not None).examine()
    if accounts.mailbox.kind == "ldap":
        mailbox = LdapMailbox(build_ldap("mailbox", accounts.mailbox, clock), build_mailbox_keys(accounts.mailbox), _no_address, clock)
        yield "mailbox", MailDirectoryCheck(mailbox, accounts.mailbox.write is not None).examine()
    if accounts.portal.kind == "sql":
        portal = mapped.portal(accounts.portal, _no_names)
        writes = accounts.portal.write.enable
        yield "portal", SqlCheck(portal.table, portal.mapping, portal.moments, clock, overdue, portal.context, writes).examine()
    if accounts.personnel.kind == "sql":
        personnel = mapped.personnel(accounts.personnel)
        writes = accounts.personnel.write.enable
        yield "personnel", SqlCheck(personnel.table, personnel.mapping, personnel.moments, clock, overdue, None, writes).examine()
    if accounts.sso.kind == "sql":
        sign_on = mapped.sign_on(accounts.sso)
        yield "sso", SqlCheck(sign_on.table, sign_on.mapping, sign_on.moments, clock, overdue).examine()


async def _asked(system: str, question: Awaitable[tuple[ExaminationResult, ...]]) -> tuple[CheckResult, ...]:
    key = f"accounts.{system}"
    try:
        async with asyncio.timeout(_PATIENCE):
            answer = await question
    except TimeoutError:
        return (CheckResult(key, False, f"no answer within {_PATIENCE:g} s", "look whether it hangs"),)
    return tuple(CheckResult(f"{key}.{one.key}", one.ok, one.said, one.remedy) for one in answer)


async def _no_address(person: Person) -> str | None:
    return None


async def _no_names(person: Person) -> tuple[str, ...]:
    return ()


def _never(national_id: str) -> str:
    raise AssertionError("a doctor looks at nobody's national id")
