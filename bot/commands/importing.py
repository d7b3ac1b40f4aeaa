"""`people import`: people from an export, for an organisation without a database of personnel."""

import sys
from collections import Counter

from bot.app import House
from bot.audit import Did, Record
from bot.clock import SystemClock
from bot.commands.arguments import Given
from bot.commands.printing import print_json, print_line
from bot.errors import ConfigurationError
from bot.systems import read_offices_of
from integrations.accounts.embedded.importing import Fate, Import
from integrations.accounts.exports import FIELDS, BadLines, read_export


async def import_people(given: Given, house: House) -> int:
    """Takes in everybody or nobody; 1 where a line is wrong."""
    arguments = given.arguments
    settings = given.where.settings
    if settings.accounts.personnel.kind != "embedded":
        raise ConfigurationError("people import", "accounts.personnel.kind", "expected embedded; people already come from personnel's own database")
    offices = read_offices_of(settings, SystemClock())
    try:
        people = read_export(arguments.file, _renamed(arguments.map or []))
        what = Import(people, () if offices is None else offices.described, arguments.disable_missing)
        fates = await house.organisation.take_in(what, rehearsal=arguments.dry_run)
    except BadLines as bad:
        for line in bad.lines:
            sys.stderr.buffer.write(f"{line}\n".encode("utf-8", "replace"))
        sys.stderr.buffer.write(f"accountdesk: nothing was imported; {len(bad.lines)} lines are wrong\n".encode())
        return 1
    except ValueError as trouble:
        raise ConfigurationError(str(arguments.file), "", f"{trouble}; nothing was imported") from None
    counted = Counter(fate.value for fate in fates.values())
    if not arguments.dry_run:
        async with house.store.work() as work:
            await work.audit.append(Record(Did.PEOPLE_IMPORTED, "operator", "", {name: str(count) for name, count in sorted(counted.items())}), house.clock.now())
    told = {id: fate for id, fate in fates.items() if fate is not Fate.UNCHANGED}
    if arguments.json:
        for id, fate in told.items():
            print_json({"id": id, "is": fate.value})
        print_json({"imported": not arguments.dry_run, **{fate.value: counted[fate.value] for fate in Fate}})
        return 0
    for id, fate in told.items():
        print_line(f"{fate.value:<10} {id}")
    print_line(("would be: " if arguments.dry_run else "") + ", ".join(f"{counted[fate.value]} {fate.value}" for fate in Fate if counted[fate.value]))
    return 0


def _renamed(pairs: list[str]) -> dict[str, str]:
    out = {}
    for pair in pairs:
        column, sep, field = pair.rpartition("=")
        if not sep or field not in FIELDS:
            raise ConfigurationError("people import", "--map", f"expected COLUMN=FIELD with one of {', '.join(FIELDS)}, found {pair!r}")
        out[column.strip()] = field
    return out
