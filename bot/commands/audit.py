"""`audit`: the trail, read, checked and exported. It needs the database only, no organisation."""

from typing import Any

from bot.audit import Sealed, first_broken, form
from bot.commands.arguments import Given
from bot.commands.looking import looking_into
from bot.commands.printing import print_json, print_line
from bot.errors import ConfigurationError
from bot.store.work import Work


async def audit(given: Given) -> int:
    """Verifies (exit 1 where the chain is broken), exports, lists or shows."""
    arguments = given.arguments
    async with looking_into(given) as work:
        match arguments.what:
            case "verify":
                return await _verify(work, arguments.anchor, arguments.json)
            case "export":
                async for one in work.audit.all():
                    _print(one, arguments.json)
            case "list":
                records = [one async for one in work.audit.all()]
                for one in records[-max(0, arguments.last) :]:
                    _print(one, arguments.json)
            case _:
                async for one in work.audit.all():
                    if one.number == arguments.number:
                        _print(one, arguments.json)
                        return 0
                raise ConfigurationError("audit show", str(arguments.number), "there is no such record")
    return 0


async def _verify(work: Work, anchor: str | None, as_json: bool) -> int:
    records = [one async for one in work.audit.all()]
    broken = first_broken(records) or _missing_anchor(records, anchor)
    if broken is None:
        head = records[-1].seal if records else ""
        said: dict[str, Any] = {"ok": True, "records": len(records), "head": head}
        line = f"{len(records)} records, all whole; keep this anchor elsewhere: {len(records)}:{head}" if records else "no records yet, nothing is broken"
    else:
        said = {"ok": False, "records": len(records), "first_broken": broken[0], "why": broken[1]}
        line = f"record {broken[0]} is broken ({broken[1]}); the records before it hold"
    if as_json:
        print_json(said)
    else:
        print_line(line)
    return 0 if broken is None else 1


def _missing_anchor(records: list[Sealed], anchor: str | None) -> tuple[int, str] | None:
    if anchor is None:
        return None
    number, _, seal = anchor.partition(":")
    if not number.isdecimal() or not seal:
        raise ConfigurationError("audit verify", "--anchor", "expected N:SEAL as verify printed it")
    held = {one.number: one.seal for one in records}
    if int(number) not in held:
        return int(number), "missing"
    return None if held[int(number)] == seal else (int(number), "not the anchored one")


def _print(one: Sealed, as_json: bool) -> None:
    if as_json:
        print_json(form(one))
        return
    details = " ".join(f"{name}={value}" for name, value in one.details.items())
    print_line(f"{one.number:>6} {one.at.isoformat(timespec='seconds')} {one.did:<22} {one.actor} {one.subject} {details}".rstrip())
