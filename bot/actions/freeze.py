"""A freeze: a person has asked the desk to leave their account alone; how long it holds, and who ends it sooner (DOMAIN part 5). Pure."""

from datetime import datetime, timedelta
from typing import Final

from bot.actions.action import Case, Refused
from bot.messages import Phrase, PhraseWord
from bot.runtime.quick_dataclass import dataclass

FROZEN_FOR: Final = timedelta(hours=24)
WEEK: Final = timedelta(days=7)
_FOR_PEOPLE: Final = 3


@dataclass(frozen=True, slots=True)
class Freeze:
    """One freeze that holds, begun at `since` (UTC); `nth` counts those of the last seven days, this one included."""

    since: datetime
    nth: int = 1

    @property
    def until(self) -> datetime:
        """When it ends by itself (UTC)."""
        return self.since + FROZEN_FOR

    @property
    def by_people(self) -> bool:
        """Whether only people end it sooner: from the third within a week on, somebody has to look at what is going on."""
        return self.nth >= _FOR_PEOPLE

    def holds(self, now: datetime) -> bool:
        """Whether it is in force."""
        return now < self.until


def end_words(until: datetime, *, by_people: bool) -> dict[str, PhraseWord]:
    """The words of a sentence about a freeze: until when it holds, and who ends it sooner."""
    return {"until": until, "sooner": "people" if by_people else "self"}


PAUSED: Final = Refused(Phrase("action.paused", {"ticket": "offered"}), ticket=True)
"""No account is changed at the moment (T29); people can be asked instead."""


def left_alone(case: Case, paused: bool) -> Refused:
    """Why nothing is done at all: the whole desk is `paused` (T29), or this account is frozen."""
    if paused or case.frozen_until is None:
        return PAUSED
    return Refused(Phrase("action.frozen", end_words(case.frozen_until, by_people=case.thawed_by_people)), instead=() if case.thawed_by_people else ("unfreeze",))
