"""Whose an account is, where the directory itself does not say."""

from typing import Protocol

from bot.people.person import Person


class AccountHolders(Protocol):
    """Answered by whoever knows people and portal. All raise Unreachable, Garbled."""

    async def named(self, person: Person) -> tuple[str, ...] | None:
        """The names of this person's TPEAD accounts, the main one first; None: nobody names them, the directory's own attributes tell."""
        ...

    async def portal_of(self, person: Person) -> tuple[str, ...]:
        """The names of this person's portal accounts."""
        ...

    async def holder_of_portal(self, account: str) -> str | None:
        """The id of whose portal account this is; None: nobody's."""
        ...

    async def holder_of_directory(self, account: str) -> str | None:
        """The id of whose TPEAD account this is by name; None: nobody's, or nobody names them."""
        ...
