"""Who works here: how many, where, and which agencies have nobody who could approve anything. Pure."""

from collections.abc import Iterable, Sequence
from typing import Final

from bot.cli.doctor_checks.check import CheckResult
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
        ("any admin", [one for one in offices if not one.portal and not one.personnel]),
        ("a portal admin", [one for one in offices if not one.portal and one.personnel]),
        ("a personnel admin", [one for one in offices if one.portal and not one.personnel]),
    )
    told = "".join(f"; without {what}: {_listed(found)}" for what, found in lacking if found)
    remedy = "what they would have to approve becomes a ticket at once; name admins for them in the organisation's file" if told else ""
    return CheckResult(_NAME, True, f"{where}: {people} people in {len(offices)} agencies{told}", remedy)


def _listed(offices: Iterable[OfficeCoverage]) -> str:
    names = [f"{one.name} ({one.id})" for one in offices]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
