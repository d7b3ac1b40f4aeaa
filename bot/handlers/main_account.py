"""Which of several portal accounts is the main one: asked, chosen by number, said back in words, and only then bound (D33, R14)."""

import asyncio
from dataclasses import replace
from typing import Final

from bot.accounts.facts import masked, records
from bot.accounts.masking import mask_account
from bot.accounts.rows.row import Row
from bot.actions.action import ActionName
from bot.actions.explanation import ActionOutlook
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.turn import Handler, Outcome, Turn, asker_of
from bot.messages import Choice, Phrase, Reply
from bot.people.identity import audit_actor
from bot.requests.submission import RequestSubmission
from bot.runtime.quick_dataclass import dataclass

MAIN_ACCOUNT: Final = "main_account"
"""What a button means: `main_account:choose 2`, `main_account:bind 2`; what is waited for: `main_account:correct 2`."""
_TOLD: Final = "status.bind-main"
"""What the question which is the main one has told already."""
_CHOOSE, _BIND, _CORRECT = "choose", "bind", "correct"


@dataclass(frozen=True)
class MainAccountHandler:
    """Stands before the binding. `argument`: nothing for the wish itself, else `choose`, `correct` or `bind` with the number in the list.

    The number counts in the order in which the accounts were listed; which is the main one only the person knows, so nothing is chosen for them.
    """

    asking: RequestSubmission
    binding: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """The question, the choice in words, or the page for binding it."""
        if turn.person is None:
            return await self.binding(replace(turn, argument=""))
        outlook, live = await asyncio.gather(self.asking.would_need(ActionName.BIND, turn.person, asker_of(turn)), self.asking.live_of(turn.person))
        several = outlook.case.diagnosis.first(Row.BIND_MAIN) is not None and outlook.possible
        what, _, number = turn.argument.partition(" ")
        if live is not None or not several:
            return await self._bound(turn, ())
        accounts = [account.account for account in records(outlook.case.diagnosis.snapshot.portal)]
        chosen = int(number) if number.isdecimal() and 1 <= int(number) <= len(accounts) else 0
        if what == _CORRECT:
            chosen = _meant_instead(turn.text, accounts, chosen)
        if what == _BIND and chosen:
            return await self._bound(turn, (Phrase("main_account.go", _words(outlook, accounts, chosen)),))
        said = _said_back(outlook, accounts, chosen) if chosen else _asked(outlook, accounts)
        details = {"wish": ActionName.BIND.value, "as": "which is the main one"}
        record = AuditRecord(AuditEvent.ACTION_ASKED, audit_actor(turn.message.sender), turn.person.id, details)
        waiting = f"{MAIN_ACCOUNT}:{_CORRECT} {chosen}" if chosen else ""
        context = f"offer:{ActionName.BIND.value}" if chosen else "choose"
        return Outcome(said, (record,), personal=True, about=f"wish:{ActionName.BIND.value}", row=Row.BIND_MAIN.value, waiting=waiting, context=context)

    async def _bound(self, turn: Turn, first: tuple[Phrase, ...]) -> Outcome:
        page = await self.binding(replace(turn, argument="", intent=Intent(IntentKind(ActionName.BIND.value), confidence=1.0)))
        return replace(page, reply=replace(page.reply, says=(*first, *(phrase for phrase in page.reply.says if phrase.key != _TOLD)))) if first else page


def _meant_instead(text: str, accounts: list[str], chosen: int) -> int:
    """Which one is meant by "no, the other one": the one that is named, else the only other one; 0 where that is open."""
    named = [number for number, account in enumerate(accounts, start=1) if account.casefold() in text.casefold()]
    others = named or [number for number in range(1, len(accounts) + 1) if number != chosen]
    return others[0] if len(others) == 1 else 0


def _words(outlook: ActionOutlook, accounts: list[str], chosen: int) -> dict[str, str | int]:
    others = " / ".join(mask_account(account) for number, account in enumerate(accounts, start=1) if number != chosen)
    directory = masked(records(outlook.case.diagnosis.snapshot.directory))
    return {"number": chosen, "portal": mask_account(accounts[chosen - 1]), "others": others, "directory": directory}


def _asked(outlook: ActionOutlook, accounts: list[str]) -> Reply:
    """The accounts in a clear order, numbered as their buttons are."""
    listed = "\n".join(f"{number}. {mask_account(account)}" for number, account in enumerate(accounts, start=1))
    says = Phrase("main_account.which", {"listed": listed, "directory": masked(records(outlook.case.diagnosis.snapshot.directory))})
    choices = tuple(
        Choice(Phrase("main_account.one", {"number": number, "portal": mask_account(account)}), f"{MAIN_ACCOUNT}:{_CHOOSE} {number}")
        for number, account in enumerate(accounts, start=1)
    )
    return Reply((says,), choices)


def _said_back(outlook: ActionOutlook, accounts: list[str], chosen: int) -> Reply:
    """The choice in words, before anything is done."""
    says = Phrase("main_account.right", _words(outlook, accounts, chosen))
    others = tuple(
        Choice(Phrase("main_account.one", {"number": number, "portal": mask_account(account)}), f"{MAIN_ACCOUNT}:{_CHOOSE} {number}")
        for number, account in enumerate(accounts, start=1)
        if number != chosen
    )
    return Reply((says,), (Choice(Phrase("main_account.yes"), f"{MAIN_ACCOUNT}:{_BIND} {chosen}"), *others))
