"""Asks the organisation and each account system one question, as the desk would, with the same deadline."""

import asyncio
from collections.abc import Awaitable, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cli.doctor_checks.check import CheckResult
from bot.cli.doctor_checks.organisation import OfficeCoverage, check_organisation
from bot.clock import Clock
from bot.errors import BackEndError, ConfigurationError
from bot.people.person import Person
from bot.people.role import Role
from bot.ports import Helpdesk, Register, Systems
from bot.runtime.quick_dataclass import dataclass
from bot.settings.schema import Settings
from bot.wiring.account_systems import SAMPLE, build_embedded_organisation
from bot.wiring.location import DataLocation
from integrations.accounts.embedded.organisation import EmbeddedOrganisation
from integrations.accounts.embedded.organisation_file import read_organisation

SYSTEMS: Final = {name: f"accounts.{name}" for name in ("portal", "personnel", "directory", "mailbox", "sso")} | {"helpdesk": "helpdesk"}
"""The demonstration's names of the systems, and their configuration keys."""
_NO_NEWS: Final = str(2**31 - 1)


@dataclass(frozen=True)
class ReachabilityChecks:
    """Everything that can be asked. `patience` is the deadline in seconds."""

    organisation: EmbeddedOrganisation
    helpdesk: Helpdesk
    patience: float

    async def check_all(self) -> tuple[CheckResult, ...]:
        """The organisation, then each system; a stored fault is reported whether or not it was noticeable."""
        register, faults = self.organisation.register, await self.organisation.faults()
        people = await register.people()
        first = await _organised(register, people)
        asked = _questions(self.organisation.systems, self.helpdesk, people[0])
        return (first, *await asyncio.gather(*(self._ask(name, question, faults) for name, question in asked.items())))

    async def _ask(self, name: str, question: Awaitable[object], faults: Mapping[str, str]) -> CheckResult:
        trouble = ""
        try:
            async with asyncio.timeout(self.patience):
                await question
        except TimeoutError:
            trouble = f"embedded: no answer within {self.patience:g} s"
        except BackEndError as error:
            trouble = f"embedded: {error.detail}"
        if name in faults:
            return CheckResult(SYSTEMS[name], False, trouble or "embedded: answered, and yet", _mending(name, faults[name]))
        remedy = "the desk says that it cannot read it and tries again; if this stays, look at the database"
        return CheckResult(SYSTEMS[name], not trouble, trouble or "embedded: answered", remedy if trouble else "")


def embedded(settings: Settings, engine: AsyncEngine, clock: Clock) -> EmbeddedOrganisation:
    """The organisation that is loaded in this database."""
    return build_embedded_organisation(settings, engine, clock, _never)


def _never(national_id: str) -> str:
    """Only loading an organisation needs the key, and nothing is loaded here."""
    raise AssertionError("a doctor loads nobody")


def _mending(name: str, how: str) -> str:
    return f'it was broken for the demonstration ({how}); mend it on the page /demo, or in `chat --json` with {{"fault": "{name}", "is": "well"}}'


def mailbox_page(url: str, faults: Mapping[str, str], demonstration: bool, page_exists: bool = True) -> CheckResult:
    """Without a mail server, mails appear on a page of the demonstration, which does not exist if people are real."""
    if not demonstration:
        return CheckResult("mail", False, "no mail server is configured, so codes and notices reach nobody", "write mail: {smtp: smtp://host:25, from: …}")
    if "mail" in faults:
        return CheckResult("mail", False, "the demonstration's mailbox page takes no mail", _mending("mail", faults["mail"]))
    if not page_exists:
        result = "no mail server is configured; `chat` shows the mails in the terminal, no page does"
        return CheckResult("mail", True, result, "write mail: {smtp: smtp://host:25, from: …}")
    return CheckResult("mail", True, f"no mail server is configured; mails are shown at {url.rstrip('/')}/demo/mail")


def not_loaded(where: DataLocation) -> tuple[CheckResult, ...]:
    """The organisation according to its file, for a desk that has not started yet."""
    source = where.organisation or SAMPLE
    try:
        described = read_organisation(source, ZoneInfo(where.settings.time_zone))
    except ConfigurationError as trouble:
        return (CheckResult("organisation", False, trouble.detail, "mend the file; the first start loads it"), *_waiting())
    offices = [OfficeCoverage(agency.id, agency.name, bool(agency.portal_admins), bool(agency.personnel_admins)) for agency in described.agencies]
    return (check_organisation(len(described.people), offices, f"{source.name} read, the first start loads it"), *_waiting())


def _waiting() -> tuple[CheckResult, ...]:
    return tuple(CheckResult(key, True, "embedded: begins with the organisation") for key in SYSTEMS.values())


def out_of_reach() -> tuple[CheckResult, ...]:
    """The checks of a database that could not be read."""
    return tuple(CheckResult(key, False, "not asked: it is kept in the database", "see the line of the database") for key in ("organisation", *SYSTEMS.values()))


async def _organised(register: Register, people: tuple[Person, ...]) -> CheckResult:
    agencies = [await register.agency(fromkey) for fromkey in dict.fromkeys(person.agency for person in people)]
    offices = [
        OfficeCoverage(agency.id, agency.name, bool(agency.admins.get(Role.PORTAL_ADMIN)), bool(agency.admins.get(Role.PERSONNEL_ADMIN))) for agency in agencies
    ]
    return check_organisation(len(people), offices, "loaded")


def _questions(systems: Systems, helpdesk: Helpdesk, person: Person) -> dict[str, Awaitable[object]]:
    return {
        "portal": systems.portal.accounts_of(person),
        "personnel": systems.personnel.record_of(person),
        "directory": systems.directory.accounts_of(person),
        "mailbox": systems.mailbox.account_of(person),
        "sso": systems.sign_on.certificate_of(person),
        "helpdesk": helpdesk.news(_NO_NEWS),
    }
