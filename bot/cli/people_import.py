"""`people import`: people from an export, for an organisation without a personnel database."""

import re
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from bot.audit import AuditEvent, AuditRecord
from bot.cli.arguments import CommandContext
from bot.cli.output import print_json, print_line
from bot.clock import SystemClock
from bot.errors import ConfigurationError
from bot.wiring.account_systems import read_offices_of
from bot.wiring.application import Application
from integrations.accounts.embedded.people_import import AT_MOST, Import, ImportOutcome, ImportRefused, TooManyMissing
from integrations.accounts.exports import FIELDS, BadLines, Export, load_export, skipped_in_words


async def import_people(given: CommandContext, application: Application) -> int:
    """Imports everybody or nobody; 1 if a line is wrong, or more people are missing than may be disabled."""
    arguments = given.arguments
    settings = given.where.settings
    if "personnel" in settings.accounts.real:
        raise ConfigurationError("people import", "accounts.personnel.kind", "expected embedded; people already come from personnel's own database")
    at_most = share_of(arguments.at_most) if arguments.at_most is not None else AT_MOST
    if arguments.at_most is not None and not arguments.disable_missing:
        raise ConfigurationError("people import", "--at-most", "expected --disable-missing beside it; without it nobody is disabled")
    offices = read_offices_of(settings, SystemClock())
    try:
        export = load_export(arguments.file, _renamed(arguments.map or []))
        what = Import(export.people, () if offices is None else offices.described, arguments.disable_missing, at_most)
        fates = await application.organisation.take_in(what, rehearsal=True)
        # People to be disabled are shown before it happens.
        await _show(application, arguments, fates)
        if not arguments.dry_run:
            fates = await application.organisation.take_in(what)
    except BadLines as bad:
        for line in bad.lines:
            sys.stderr.buffer.write(f"{line}\n".encode("utf-8", "replace"))
        sys.stderr.buffer.write(f"accountdesk: nothing was imported; {len(bad.lines)} lines are wrong\n".encode())
        return 1
    except TooManyMissing as many:
        return await _too_many(application, arguments, many, at_most)
    except ImportRefused as trouble:
        place = f"{arguments.file}:{trouble.line}" if trouble.line else str(arguments.file)
        raise ConfigurationError(place, "", f"{trouble}; nothing was imported") from None
    counted = Counter(fate.value for fate in fates.values())
    if not arguments.dry_run:
        async with application.store.work() as work:
            await work.audit.append(
                AuditRecord(AuditEvent.PEOPLE_IMPORTED, "operator", "", {name: str(count) for name, count in sorted(counted.items())}), application.clock.now()
            )
    _sum_up(arguments, counted, export)
    return 0


def share_of(written: str) -> Fraction:
    """A share such as 5% or 0.5 %, as a fraction. Raises ConfigurationError."""
    found = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?) ?[%％]", written.strip())
    share = Fraction(found[1]) / 100 if found else Fraction(2)
    if share > 1:
        raise ConfigurationError("people import", "--at-most", f"expected a share between 0% and 100%, such as 5%, found {written!r}")
    return share


async def _show(application: Application, arguments: Namespace, fates: Mapping[str, ImportOutcome]) -> None:
    """Shows each person's outcome, disabled people first and by name."""
    for id, fate in sorted(fates.items(), key=lambda item: item[1] is not ImportOutcome.DISABLED):
        if fate is not ImportOutcome.UNCHANGED:
            await _tell(application, arguments, id, fate.value)


async def _tell(application: Application, arguments: Namespace, id: str, fate: str) -> None:
    person = await application.register.person(id) if fate == ImportOutcome.DISABLED.value else None
    if arguments.json:
        print_json({"id": id, "is": fate})
    else:
        print_line(f"{fate:<10} {id}" + ("" if person is None else f"  {person.name}"))


async def _too_many(application: Application, arguments: Namespace, many: TooManyMissing, at_most: Fraction) -> int:
    """Shows whom it would disable, and why it does not."""
    for id in many.missing:
        await _tell(application, arguments, id, ImportOutcome.DISABLED.value)
    if arguments.json:
        print_json({"imported": False, "would_disable": len(many.missing), "of": many.people, "at_most": _percent(at_most)})
    share = _percent(Fraction(len(many.missing), many.people))
    why = f"{len(many.missing)} of {many.people} people ({share}) would be disabled, and at most {_percent(at_most)} may be"
    remedy = "is the file whole? If so, say a higher --at-most"
    sys.stderr.buffer.write(f"accountdesk: nothing was imported; {why}; {remedy}\n".encode())
    return 1


def _sum_up(arguments: Namespace, counted: Counter[str], export: Export) -> None:
    if arguments.json:
        skipped = {"skipped": dict(export.skipped)} if export.skipped else {}
        print_json({"imported": not arguments.dry_run, **{fate.value: counted[fate.value] for fate in ImportOutcome}, **skipped})
        return
    print_line(("would be: " if arguments.dry_run else "") + ", ".join(f"{counted[fate.value]} {fate.value}" for fate in ImportOutcome if counted[fate.value]))
    if export.skipped:
        print_line(f"skipped: {', '.join(skipped_in_words(export.skipped))}")


def _percent(share: Fraction) -> str:
    return f"{float(100 * share):.3g}%"


def _renamed(pairs: list[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        column, sep, field = pair.rpartition("=")
        if not sep or field not in FIELDS:
            raise ConfigurationError("people import", "--map", f"expected COLUMN=FIELD with one of {', '.join(FIELDS)}, found {pair!r}")
        out[column.strip()] = field
    return out
