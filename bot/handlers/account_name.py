""" "Which is my account?": the person's own accounts, masked, with where each is typed; in full only on a page after a proof (C29)."""

from typing import Final

from bot.accounts.account_names import account_names, accounts_had
from bot.accounts.rows.row import Row
from bot.audit import AuditEvent, AuditRecord
from bot.dialogue.understanding import IntentKind
from bot.handlers.turn import Outcome, Turn, account_names_button, asker_of, how_to_link, reply_with_link
from bot.messages import Choice, Phrase, Reply
from bot.people.account_lookup import AccountLookup, LookupResult
from bot.people.identity import audit_actor
from bot.people.person import Person
from bot.people.responsible_admins import ResponsibleAdmins
from bot.people.role import Role
from bot.requests.one_time_links import OneTimeLinks, reachable_address
from bot.runtime.quick_dataclass import dataclass
from bot.verification.page import StepKind

_NAME: Final = "account_name"
_PAGE: Final = "page"
HAS: Final = "has"
"""The argument where it is asked whether there is one at all, or a second one."""


@dataclass(frozen=True)
class AccountNameHandler:
    """Only the sender's own, only in private; never whole, since a chat proves nothing about who reads it (T5, T15).

    `argument` is `page` where the button for the page was pressed, which alone mails a code, `has` where it is asked whether there is one."""

    account_lookup: AccountLookup
    responsible_admins: ResponsibleAdmins
    one_time_links: OneTimeLinks

    async def __call__(self, turn: Turn) -> Outcome:
        """A line for each account, and the way to the whole one."""
        actor, person = audit_actor(turn.message.sender), turn.person
        if person is None:
            return Outcome(how_to_link(), (AuditRecord(AuditEvent.STATUS_REFUSED, actor, "", {"wish": _NAME}),), personal=True, about=None)
        seen = await self.account_lookup.look(person)
        record = AuditRecord(AuditEvent.STATUS_LOOKED, actor, person.id, {"wish": _NAME, "rows": " ".join(seen.diagnosis.rows)})
        asked = accounts_had if turn.argument == HAS else account_names
        told = asked(seen.diagnosis, seen.rules, seen.now)
        if seen.diagnosis.stopped:
            owner = seen.diagnosis.findings[0].owner
            named = await self.responsible_admins.owners(person, [owner] if owner is not None else [])
            return Outcome(Reply((*told, *named)), (record,), personal=True, about=None)
        if turn.argument == HAS:
            return self._has(turn, seen, told, record)
        address = reachable_address(person, seen.snapshot)
        if turn.argument == _PAGE and address:
            return await self._page(turn, person, address, record)
        if not address:
            named = await self.responsible_admins.owners(person, [Role.PERSONNEL_ADMIN])
            return Outcome(Reply((*told, Phrase("account.no-page"), *named)), (record,), personal=True, about=None)
        several = seen.diagnosis.first(Row.BINDING_CONFLICT, Row.DUPLICATE, Row.BIND_MAIN)
        if several is not None:  # Which of them is "my account" is what has to be settled, so that is in hand from now on.
            says, about = (*told, several.tell), f"wish:{IntentKind.STATUS.value}"
            return Outcome(Reply(says, _to_the_page(told)), (record,), personal=True, about=about, row=several.row.value, context=_NAME)
        return Outcome(Reply(told, _to_the_page(told)), (record,), personal=True, about=None)

    def _has(self, turn: Turn, seen: LookupResult, told: tuple[Phrase, ...], record: AuditRecord) -> Outcome:
        """Yes or no; what was just said besides is not said again (C27), and what it comes to is the matter in hand."""
        says = tuple(phrase for index, phrase in enumerate(told) if index == 0 or phrase not in turn.last_said)
        return Outcome(Reply(says), (record,), personal=True, about=f"wish:{IntentKind.STATUS.value}", row=seen.diagnosis.reported[0].row.value)

    async def _page(self, turn: Turn, person: Person, address: str, record: AuditRecord) -> Outcome:
        issued = await self.one_time_links.draft(
            StepKind.ACCOUNTS, person, turn.message.sender, turn.language, purpose=_NAME, address=address, place=asker_of(turn).place
        )
        return reply_with_link(self.one_time_links, issued, Phrase("account.go"), record)


def _to_the_page(told: tuple[Phrase, ...]) -> tuple[Choice, ...]:
    """Who has no account has nothing to see there."""
    masked = any(phrase.key == "account.masked" for phrase in told)
    return (account_names_button(),) if masked else ()
