"""Which accounts are the person's own, and where each is typed in the present phase (C29, R24). Pure."""

from collections.abc import Callable
from datetime import datetime

from bot.accounts.facts import directory_standing, own_bindings, record, records, same_account, unread
from bot.accounts.finding import Diagnosis
from bot.accounts.masking import mask_account, mask_address
from bot.accounts.records import DirectoryAccount, System
from bot.accounts.rules import Rules
from bot.messages import Phrase


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
    missing = tuple(Phrase("account.unread") for system in unread(snapshot) if system is not System.SIGN_ON)[:1]
    if not lines:
        return missing or (Phrase("account.none"),)
    return (*lines, *missing, Phrase("account.whole" if whole else "account.masked"))


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
