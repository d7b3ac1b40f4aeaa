"""Which accounts are the person's own, and where each is typed in the present phase (C29, R24). Pure."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.accounts.facts import directory_standing, masked, own_bindings, record, records, same_account, unread
from bot.accounts.finding import Diagnosis
from bot.accounts.masking import mask_account, mask_address
from bot.accounts.records import DirectoryAccount, System, Unread
from bot.accounts.rows.row import NOT_ARRIVED_YET, FindingGroup, Row
from bot.accounts.rules import Rules, Stage
from bot.messages import Phrase

_OF_HAVING: Final = frozenset({FindingGroup.BINDING, FindingGroup.SYNC})
"""What explains that there is none yet, or more than one."""


def account_names(diagnosis: Diagnosis, rules: Rules, now: datetime, *, whole: bool = False) -> tuple[Phrase, ...]:
    """A line for each account, masked unless it is `whole` for a page after a proof; nothing but the finding where a row stops everything (D2, D4)."""
    snapshot = diagnosis.snapshot
    if diagnosis.stopped:
        return (diagnosis.findings[0].tell,)
    stage = rules.stage(snapshot.agency, now).value
    write, write_address = (str, str) if whole else (mask_account, mask_address)
    lines = [Phrase("account.portal", {"account": write(account.account), "stage": stage}) for account in records(snapshot.portal)]
    lines += directory_names(diagnosis, rules, now, write)
    mailbox = record(snapshot.mailbox)
    if mailbox is not None:
        lines.append(Phrase("account.mailbox", {"address": write_address(mailbox.address)}))
    lead = _lead(diagnosis, stage, write)
    missing = tuple(Phrase("account.unread") for system in unread(snapshot) if system is not System.SIGN_ON)[:1]
    if not lines:
        return missing or (Phrase("account.none"),)
    return (*lead, *lines, *missing, Phrase("account.whole" if whole else "account.masked"))


def _lead(diagnosis: Diagnosis, stage: str, write: Callable[[str], str]) -> tuple[Phrase, ...]:
    """How many they are and which of them signs in, before each by itself; nothing where a system that could hold one more was not read."""
    snapshot = diagnosis.snapshot
    if any(system in unread(snapshot) for system in (System.PORTAL, System.DIRECTORY)) or isinstance(snapshot.binding, Unread):
        return ()
    portal, directory = records(snapshot.portal), directory_standing(snapshot)
    bound = [account.account for account in directory if any(same_account(binding.directory, account.account) for binding in own_bindings(snapshot))]
    if len(directory) > 1:
        words = {"kind": "bound" if bound else "unbound", "account": write(bound[0]) if bound else "", "count": len(directory)}
        return (Phrase("account.several", words),)
    if directory:
        kind = "after" if stage == Stage.P2.value else "alone" if not portal else "bound" if bound else "unbound"
        return (Phrase("account.one", {"kind": kind}),)
    if not portal:
        return ()
    on_its_way = any(row in diagnosis.rows for row in NOT_ARRIVED_YET)
    return (Phrase("account.no-directory", {"kind": "on_its_way" if on_its_way else stage}),)


def accounts_had(diagnosis: Diagnosis, rules: Rules, now: datetime) -> tuple[Phrase, ...]:
    """Whether there is a TPEAD account at all, or a second one: how many, and what that means where it is none or several (C15, C29)."""
    snapshot = diagnosis.snapshot
    if diagnosis.stopped or isinstance(snapshot.directory, Unread):
        return account_names(diagnosis, rules, now)
    accounts = directory_standing(snapshot)
    stage = rules.stage(snapshot.agency, now)
    needless = stage is not Stage.P2 and diagnosis.first(Row.PORTAL_ONLY) is not None
    had = Phrase("account.has", {"count": len(accounts), "account": masked(accounts), "needed": "no" if needless else "yes"})
    told = [finding.tell for finding in diagnosis.reported if len(accounts) != 1 and finding.group in _OF_HAVING]
    return (had, *told[:1])


def directory_names(diagnosis: Diagnosis, rules: Rules, now: datetime, write: Callable[[str], str] = mask_account) -> tuple[Phrase, ...]:
    """A line for each TPEAD account: where it is typed, and whether it is bound."""
    snapshot = diagnosis.snapshot
    stage, computer = rules.stage(snapshot.agency, now).value, "yes" if snapshot.agency.joins_directory else "no"
    lines: list[Phrase] = []
    for account in directory_standing(snapshot):
        bound = "yes" if any(same_account(binding.directory, account.account) for binding in own_bindings(snapshot)) else "no"
        words = {"account": write(account.account), "stage": stage, "computer": computer, "bound": bound}
        lines += [Phrase("account.directory", words), *_former(account, write)]
    return tuple(lines)


def _former(account: DirectoryAccount, write: Callable[[str], str]) -> tuple[Phrase, ...]:
    """What a renamed account was called before (R3); who types that is refused (D36)."""
    return () if account.former is None else (Phrase("account.former", {"former": write(account.former)}),)
