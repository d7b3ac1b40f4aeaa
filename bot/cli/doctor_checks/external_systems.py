"""Asks each real system what an operator must know before people use the desk; embedded systems are checked elsewhere."""

import asyncio
from collections.abc import Awaitable, Iterable
from pathlib import Path
from pkgutil import resolve_name
from typing import Final
from zoneinfo import ZoneInfo

from bot.cli.doctor_checks.check import CheckResult
from bot.cli.doctor_checks.organisation import OfficeCoverage, check_organisation
from bot.clock import Clock
from bot.errors import ConfigurationError
from bot.settings.schema import Settings
from bot.wiring.account_systems import system_context
from integrations.accounts.examination import ExaminationResult
from integrations.accounts.offices import load_offices
from integrations.accounts.registry import ACCOUNT_SYSTEMS, DIRECTORIES
from integrations.accounts.system_building import examine_system
from integrations.accounts.system_entry import entry_of
from integrations.helpdesk.helpdesk_building import examine_helpdesk
from integrations.helpdesk.registry import helpdesk_entry

_PATIENCE: Final = 20.0


async def check_external_systems(settings: Settings, clock: Clock) -> tuple[CheckResult, ...]:
    """All of them at once, each under its own deadline. Raises ConfigurationError."""
    answers = await asyncio.gather(*(_asked(key, question) for key, question in _questions(settings, clock)))
    return tuple(check for answer in answers for check in answer)


async def check_helpdesk(settings: Settings, clock: Clock) -> tuple[CheckResult, ...]:
    """A helpdesk that does not lie in the desk's own database, under its own deadline. Raises ConfigurationError."""
    examine = helpdesk_entry(settings.helpdesk.kind).examine
    return () if examine is None else await _asked("helpdesk", examine_helpdesk(examine, settings.helpdesk, clock))


def setup_text(settings: Settings) -> str:
    """The commands that give the writing account its rights. Raises ConfigurationError if there is no such account."""
    directory = settings.accounts.directory
    setup = entry_of(DIRECTORIES, directory).setup
    if setup is None:
        known = " or ".join(entry.kind for entry in DIRECTORIES if entry.setup is not None)
        raise ConfigurationError("config.yaml", "accounts.directory.kind", f"expected {known}; an {directory.kind} directory needs no rights")
    text: str = resolve_name(setup)(directory)
    return text


def check_offices(settings: Settings, clock: Clock) -> CheckResult | None:
    """The agencies file, if one is configured."""
    named = settings.organisation.agencies
    if named is None:
        return None
    try:
        offices = load_offices(Path(named), ZoneInfo(settings.time_zone), clock.now())
    except ConfigurationError as trouble:
        return CheckResult("organisation.agencies", False, trouble.detail, "mend the file")
    listed = [OfficeCoverage(office.id, office.name, bool(office.portal_admins), bool(office.personnel_admins)) for office in offices.described]
    found = check_organisation(len(offices.roles), listed, f"{Path(named).name} read; of the people with a task elsewhere")
    return CheckResult("organisation.agencies", found.ok, found.result, found.remedy)


def _questions(settings: Settings, clock: Clock) -> Iterable[tuple[str, Awaitable[tuple[ExaminationResult, ...]]]]:
    context = system_context(settings, clock)
    for system, entries in ACCOUNT_SYSTEMS.items():
        section = settings.accounts.system(system)
        examine = entry_of(entries, section).examine
        if examine is not None:
            yield f"accounts.{system}", examine_system(examine, section, context)


async def _asked(key: str, question: Awaitable[tuple[ExaminationResult, ...]]) -> tuple[CheckResult, ...]:
    try:
        async with asyncio.timeout(_PATIENCE):
            answer = await question
    except TimeoutError:
        return (CheckResult(key, False, f"no answer within {_PATIENCE:g} s", "look whether it hangs"),)
    return tuple(CheckResult(f"{key}.{result.key}", result.ok, result.result, result.remedy) for result in answer)
