"""The owner of an account, where the directory itself does not say."""

from typing import Protocol

from bot.people.person import Person


class AccountHolders(Protocol):
    """Answered from the portal and the organisation's data. All raise Unreachable, Garbled."""

    async def named(self, person: Person) -> tuple[str, ...] | None:
        """The names of this person's TPEAD accounts, the main one first; None: nobody names them, the directory's own attributes do."""
        ...

    async def portal_of(self, person: Person) -> tuple[str, ...]:
        """The names of this person's portal accounts."""
        ...

    async def holder_of_portal(self, account: str) -> str | None:
        """The id of this portal account's owner; None: nobody's."""
        ...

    async def holder_of_directory(self, account: str) -> str | None:
        """The id of this TPEAD account's owner by name; None: nobody's, or nobody names them."""
        ...
