"""Questions for the FAQ workshop: the unanswered ones, and those whose answer was rated wrong. Masked and anonymous."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import questions

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class WorkshopQuestion:
    """`verdict`: unanswered, down (👎) or up (👍); `faq` is the rated entry, empty if there was none."""

    number: int
    asked: str
    language: str
    verdict: str
    faq: str
    at: datetime


class Questions:
    """The questions within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, asked: str, language: str, verdict: str, faq: str, now: datetime) -> None:
        """Stores a masked question."""
        await self._connection.execute(sa.insert(questions).values(asked=asked[:_LONGEST], language=language, verdict=verdict, faq=faq, at=now))

    async def all(self, verdict: str | None = None, last: int = 500) -> tuple[WorkshopQuestion, ...]:
        """All questions, newest first."""
        chosen = sa.select(questions).order_by(questions.c.id.desc()).limit(last)
        rows = await self._connection.execute(chosen if verdict is None else chosen.where(questions.c.verdict == verdict))
        return tuple(WorkshopQuestion(number=row.id, asked=row.asked, language=row.language, verdict=row.verdict, faq=row.faq, at=row.at) for row in rows)
