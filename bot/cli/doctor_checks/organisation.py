"""The organisation: what people are shown of it, how many people there are, and which agencies have nobody who could approve. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.cli.doctor_checks.check import CheckResult
from bot.organisation.accent import DARK_GROUNDS, LIGHT_GROUNDS, READABLE, ThemedAccents, contrast
from bot.organisation.identity import OrganisationIdentity
from bot.runtime.quick_dataclass import dataclass

_NAME: Final = "organisation"
_NAMED: Final = 10


@dataclass(frozen=True, slots=True)
class OfficeCoverage:
    """An agency, and whether it has an admin for the portal and one for personnel."""

    id: str
    name: str
    portal: bool
    personnel: bool


def check_organisation(people: int, offices: Sequence[OfficeCoverage], where: str) -> CheckResult:
    """`where` says how it was read. An agency without admins works: its requests become tickets at once (DOMAIN part 4)."""
    lacking = (
        ("any admin", [office for office in offices if not office.portal and not office.personnel]),
        ("a portal admin", [office for office in offices if not office.portal and office.personnel]),
        ("a personnel admin", [office for office in offices if office.portal and not office.personnel]),
    )
    gaps = "".join(f"; without {what}: {_listed(found)}" for what, found in lacking if found)
    remedy = "what they would have to approve becomes a ticket at once; name admins for them in the organisation's file" if gaps else ""
    return CheckResult(_NAME, True, f"{where}: {people} people in {len(offices)} agencies{gaps}", remedy)


def check_identity(identity: OrganisationIdentity) -> tuple[CheckResult, ...]:
    """What is made of the logo and the colour; nothing where the configuration names none. Both were examined when it was read."""
    found: list[CheckResult] = []
    if identity.logo is not None:
        found.append(CheckResult("organisation.logo", True, f"{identity.logo.kind}, {len(identity.logo.body)} bytes"))
    if identity.accents is not None:
        found.append(CheckResult("organisation.colour", True, _made_of(identity.accents)))
    return tuple(found)


def _made_of(accents: ThemedAccents) -> str:
    told = []
    for theme, accent, grounds in (("light", accents.light, LIGHT_GROUNDS), ("dark", accents.dark, DARK_GROUNDS)):
        reached = min(contrast(accents.given, ground) for ground in grounds)
        why = "" if accent.main == accents.given else f", since {accents.given} reaches {reached:.1f}:1 there and text needs {READABLE}:1"
        told.append(f"{theme} pages: {accent.main}{why}")
    return "; ".join(told)


def _listed(offices: Iterable[OfficeCoverage]) -> str:
    names = [f"{office.name} ({office.id})" for office in offices]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
