"""How the person of a ticket stands at this moment, by the same diagnosis as in the chat: what is unknown is said (T32)."""

from typing import Final

from bot.accounts.overview import account_overview
from bot.accounts.records import Unread
from bot.accounts.rows.row import Row
from bot.dialogue.wording import Wording
from bot.errors import BackEndError
from bot.messages import Phrase, RenderedMessage, Reply
from bot.people.account_lookup import AccountLookup
from bot.runtime.quick_dataclass import dataclass
from bot.tickets.ticket import Ticket


@dataclass(frozen=True, slots=True)
class PersonNow:
    """`what`: `known`, `stranger` (linked to nobody), `gone` (the register knows nobody by this id), `unread` (it could not be asked), `out_of_scope` (a protected
    account: nothing may be said of it, D2). `rows` are the findings by name, `card` the systems at a glance."""

    what: str
    rows: tuple[Phrase, ...] = ()
    card: RenderedMessage | None = None
    changed: bool = False


UNREAD: Final = PersonNow("unread")


async def person_now(ticket: Ticket, lookup: AccountLookup, wording: Wording, language: str) -> PersonNow:
    """Looks at the owner's accounts. `changed`: other rows of the decision table fit than when the ticket was opened."""
    if not ticket.person:
        return PersonNow("stranger")
    try:
        person = await lookup.register.person(ticket.person)
        if person is None:
            return PersonNow("gone")
        seen = await lookup.look(person)
    except BackEndError:
        return UNREAD
    diagnosis = seen.diagnosis
    if diagnosis.first(Row.OUT_OF_SCOPE) or (isinstance(seen.snapshot.directory, Unread) and diagnosis.stopped):
        return PersonNow("out_of_scope")
    rows = tuple(Phrase("ticket.row", {"row": finding.row.value}) for finding in diagnosis.findings if finding.row is not Row.FINE)
    overview = account_overview(seen.snapshot, diagnosis, seen.rules, seen.now, own=False)
    card = wording.word(Reply((), card=overview), language, seen.now) if overview.hops else None
    return PersonNow("known", rows, card, changed=bool(ticket.rows) and set(diagnosis.rows) != set(ticket.rows))
