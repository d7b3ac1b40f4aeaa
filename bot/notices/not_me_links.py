"""What a mailed notice carries in place of a button: the address of the page for "this wasn't me" (T3, 6.3.7)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.messages import ChatIdentity
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.store.steps import Step
from bot.store.work import Work
from bot.verification.page import StepKind
from bot.verification.tokens import Tokens

NOT_ME_LINK: Final = "not-me"
_LASTS: Final = timedelta(days=7)
"""A mail may be read after a weekend; what its page can do only ever protects the account."""


@dataclass(frozen=True)
class NotMeLinks:
    """`new_id` comes from a cryptographic source."""

    tokens: Tokens
    new_id: Callable[[], str]

    async def link(self, work: Work, person: Person, about: str, language: str, now: datetime) -> str:
        """Stores a step for that page and returns its link, without the token. `about` names the matter."""
        id = self.new_id()
        await work.steps.open(
            Step(
                id=id,
                token=self.tokens.found_by(self.tokens.token(id)),
                kind=StepKind.NOT_ME,
                request="",
                person=person.id,
                identity=ChatIdentity("mail", person.id),
                language=language,
                opened=now,
                expires=now + _LASTS,
                form={"about": about},
            )
        )
        return f"{NOT_ME_LINK}:{id}"
