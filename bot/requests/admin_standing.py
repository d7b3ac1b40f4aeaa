"""Whether an admin may act for others at this moment, whatever they can prove: a passkey or a card outlives the account of its owner (7.4.2, 8.3.2)."""

from bot.accounts.facts import disabled_in
from bot.messages import Phrase
from bot.people.account_lookup import AccountLookup
from bot.people.person import Person
from bot.requests.cases import freeze_of
from bot.store.work import Store


async def why_not_for_others(admin: Person, account_lookup: AccountLookup, store: Store) -> Phrase | None:
    """Why this admin decides, vouches and lifts nothing now: their own account is frozen, since somebody else may hold their proofs, or it is disabled.

    What no system says at the moment is no reason."""
    seen = await account_lookup.look(admin)
    async with store.look() as work:
        if await freeze_of(work, admin.id, seen.now) is not None:
            return Phrase("decide.frozen")
    disabled = disabled_in(seen.snapshot, seen.rules.stage(seen.snapshot.agency, seen.now))
    return Phrase("decide.disabled") if disabled else None
