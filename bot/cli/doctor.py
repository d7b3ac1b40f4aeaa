"""`doctor`: whether the configuration can work, and what the policy means here. It creates nothing, and works next to a running desk."""

import sys
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.cli.arguments import CommandContext, in_given_file
from bot.cli.audit import read_evidence
from bot.cli.doctor_checks.address import check_address
from bot.cli.doctor_checks.audit_trail import check_trail
from bot.cli.doctor_checks.authenticators import check_authenticators
from bot.cli.doctor_checks.channels import check_channels
from bot.cli.doctor_checks.check import CheckResult
from bot.cli.doctor_checks.citizen_certificates import check_citizen_certificates
from bot.cli.doctor_checks.columns import columns
from bot.cli.doctor_checks.database import check_database
from bot.cli.doctor_checks.demonstration import check_exposure
from bot.cli.doctor_checks.desks import check_desks
from bot.cli.doctor_checks.encoder import check_encoder
from bot.cli.doctor_checks.external_systems import check_external_systems, check_helpdesk, check_offices, setup_text
from bot.cli.doctor_checks.files import check_entries, check_file, check_key, check_rights, check_topics
from bot.cli.doctor_checks.language_model import check_language_model
from bot.cli.doctor_checks.mail import check_server
from bot.cli.doctor_checks.metrics import check_metrics
from bot.cli.doctor_checks.organisation import check_identity
from bot.cli.doctor_checks.outbox import check_outbox
from bot.cli.doctor_checks.passkeys import check_passkeys
from bot.cli.doctor_checks.policy_explanation import HEADER, PAUSE, ActionExplanation, check_pause, check_policy, explain, limit_lines
from bot.cli.doctor_checks.reachability import ReachabilityChecks, embedded, mailbox_page, not_loaded, out_of_reach
from bot.cli.doctor_checks.retention import check_retention
from bot.cli.doctor_checks.sign_on import check_sign_on
from bot.cli.output import print_json, print_line
from bot.clock import MovableClock, SystemClock
from bot.errors import ConfigurationError
from bot.runtime.loopback import is_loopback
from bot.secret import Secret
from bot.settings.keys import held_key
from bot.settings.methods import configured_methods
from bot.settings.organisation_identity import build_identity
from bot.settings.policy import build_policy
from bot.settings.value_objects import revealed, totp_issuer, unlocks_per_day
from bot.store.database import sqlite_file
from bot.store.work import Store
from bot.verification.methods import Method
from bot.wiring.location import DataLocation, data_folder, database_url
from integrations.helpdesk.embedded.helpdesk import EmbeddedHelpdesk
from integrations.helpdesk.registry import helpdesk_entry

_STYLES: Final = {"ok": "green", "warn": "yellow", "fail": "bold red"}


async def doctor(given: CommandContext) -> int:
    """Checks everything, prints one line each and the policy; 1 if something fails, warnings do not count."""
    settings = given.where.settings
    if given.arguments.setup:
        print_line(setup_text(settings).rstrip())
        return 0
    policy = build_policy(settings)
    checks = await _examined(given)
    reader = settings.verification.certificate is None and _demonstrated(given.where)
    methods = configured_methods(settings) | ({Method.CERTIFICATE} if reader else set())
    checks.append(check_policy(policy, methods))
    checks = [replace(check, result=in_given_file(check.result, given.config)) for check in checks]
    stopped = replace(policy, paused=policy.paused or any(check.name == PAUSE for check in checks))
    explained = explain(stopped, unlocks_per_day(settings), methods, reader=reader)
    if given.arguments.json:
        for form in [*(check.form() for check in checks), *(action.form() for action in explained)]:
            print_json(form)
    elif sys.stdout.isatty():
        draw_checks(Console(), checks, explained)
    else:
        _print(checks, explained)
    return 0 if all(result.ok for result in checks) else 1


async def _examined(given: CommandContext) -> list[CheckResult]:
    where, settings = given.where, given.where.settings
    checks = [check_file(given.config, settings), *check_entries(settings), *check_topics(settings)]
    checks += [await check_encoder(settings), *await check_language_model(settings), check_address(settings.public_url), check_passkeys(settings)]
    checks += check_identity(build_identity(settings))
    checks += [*await check_sign_on(settings), *check_metrics(settings)]
    async with check_database(database_url(where)) as (database, engine):
        kept, faults, begun = await _kept(given, database, engine)
        sealed, trail = await _trail(given, engine)
    checks += check_rights(data_folder(where), sqlite_file(database_url(where)))
    folder = data_folder(where) / "keys"
    keys = [check_key(revealed(getattr(settings.keys, name)), name, folder, begun) for name in ("national_id", "session")]
    keys += [check_key(revealed(settings.keys.audit), "audit", folder, sealed), *trail]
    clock, real = SystemClock(), {f"accounts.{name}" for name in settings.accounts.real}
    offices, demonstration = check_offices(settings, clock), where.from_file
    if not demonstration and "personnel" in settings.accounts.real:
        kept = tuple(one for one in kept if one.name != "organisation")
    elsewhere = real | ({"helpdesk"} if helpdesk_entry(settings.helpdesk.kind).examine is not None else set())
    asked = (*await check_external_systems(settings, clock), *await check_helpdesk(settings, clock))
    kept = (*(() if offices is None else (offices,)), *(check for check in kept if check.name not in elsewhere), *asked)
    shown = _demonstrated(where)
    mail = mailbox_page(settings.public_url, faults, demonstration, shown) if settings.mail.smtp is None else await check_server(settings.mail)
    kept = (*kept, *(check_exposure(settings) if demonstration else ()))
    return [*checks, database, *keys, *kept, mail, *check_citizen_certificates(settings, clock, demonstration=shown), *await check_channels(settings)]


def _demonstrated(where: DataLocation) -> bool:
    """Whether the demonstration's own pages are shown here, such as its card reader."""
    return where.from_file and not where.settings.accounts.real and is_loopback(urlsplit(where.settings.public_url).hostname or "")


async def _trail(given: CommandContext, engine: AsyncEngine | None) -> tuple[bool, tuple[CheckResult, ...]]:
    """Whether records need the audit key, and the state of its anchor."""
    try:
        return await check_trail(given.where.settings, read_evidence(given), engine)
    except ConfigurationError:  # The key's own check reports it.
        return True, ()
    except SQLAlchemyError as trouble:
        return True, (
            CheckResult("audit.anchor", False, f"the trail cannot be read ({type(trouble).__name__})", "`audit verify` says what is wrong, record by record"),
        )


async def _kept(given: CommandContext, database: CheckResult, engine: AsyncEngine | None) -> tuple[tuple[CheckResult, ...], dict[str, str], bool]:
    """What the database holds: the checks, the systems broken for the demonstration, and whether an organisation is loaded."""
    where = given.where
    if engine is None:
        enrolled = await check_authenticators(totp_issuer(where.settings), None, None)
        return ((*not_loaded(where), enrolled) if database.ok else out_of_reach()), {}, False
    try:
        store = Store(engine, str)
        async with store.look() as work:
            clock, paused = MovableClock(SystemClock(), await work.clock_ahead()), await work.pauses.since()
        delivered, over = await check_outbox(store, clock), await check_retention(store, clock)
        organisation = embedded(where.settings, engine, clock)
        enrolled = await check_authenticators(totp_issuer(where.settings), store, _session_key(where))
        always = (delivered, over, enrolled, *await check_desks(store), *check_pause(paused))
        if not await organisation.loaded():
            return (*not_loaded(where), *always), {}, False
        helpdesk = EmbeddedHelpdesk(engine, clock, organisation.faults)
        checks = await ReachabilityChecks(organisation, helpdesk, where.settings.timings.system_answers.total_seconds()).check_all()
        return (*checks, *always), dict(await organisation.faults()), True
    except SQLAlchemyError as trouble:
        why = " ".join(str(getattr(trouble, "orig", None) or trouble).split())
        return (CheckResult("organisation", False, f"it cannot be read: {why}", "look at the database, or put back a backup"),), {}, True


def _session_key(where: DataLocation) -> Secret | None:
    """The key if there is one that can be read; its own check reports what is wrong with it."""
    try:
        return held_key(revealed(where.settings.keys.session), "session", data_folder(where) / "keys")
    except ConfigurationError:
        return None


def _print(checks: list[CheckResult], explained: tuple[ActionExplanation, ...]) -> None:
    for line in columns([(check.mark, check.name, check.line) for check in checks]):
        print_line(line)
    print_line("")
    for line in columns([HEADER, *(row for explanation in explained for row in explanation.rows())]):
        print_line(line)
    print_line("")
    for line in limit_lines(explained):
        print_line(line)


def draw_checks(console: Console, checks: list[CheckResult], explained: tuple[ActionExplanation, ...]) -> None:
    """The same on a terminal: with colours, and cells wrapped to the window."""
    looked = Table.grid(padding=(0, 2))
    for check in checks:
        looked.add_row(Text(check.mark, _STYLES[check.mark]), Text(check.name), Text(check.line))
    console.print(looked)
    table = Table(*HEADER, box=SIMPLE_HEAD, pad_edge=False)
    for action in explained:
        for row in action.rows():
            table.add_row(*(Text(cell) for cell in row))
    console.print(table)
    for line in limit_lines(explained):
        console.print(Text(line))
