"""One-time steps on pages: found by the hash of their token, three attempts, spent once (T16, T17, T19)."""

from dataclasses import field
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import ChatIdentity
from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import steps
from bot.verification.limits import CODE_LASTS
from bot.verification.page import StepKind
from bot.verification.proof import Proof

ARRIVES: Final = "arrives"
"""Under this name the form of a step says that its browser is not known yet."""
PROVEN: Final = "proven"
"""Under this name the form of a step holds the proofs that were passed already, each with its time."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of `person`, who was sent it as `identity`. `code` is sealed; `browser` is the sealed session that began it, '' before that.

    `code_sent`: when the code was mailed; `code_due`: when the desk itself mails a postponed one. `began`: the sealed browser that submitted the
    first form of this page. `form` holds what else the step needs: ids and names of methods, never a secret. All times UTC.
    """

    id: str
    token: str = field(repr=False)
    kind: StepKind
    request: str
    person: str
    identity: ChatIdentity
    language: str
    opened: datetime
    expires: datetime
    wrong: int = 0
    code: str | None = field(default=None, repr=False)
    code_sent: datetime | None = None
    browser: str = ""
    spent: datetime | None = None
    form: dict[str, Any] = field(default_factory=dict)
    code_due: datetime | None = None
    began: str = ""

    @property
    def arrives(self) -> bool:
        """Whether it goes on in whichever browser first submits its form: only the browser that made the proof before was told its address."""
        return bool(self.form.get(ARRIVES))

    @property
    def code_until(self) -> datetime | None:
        """When the mailed code expires, independently of the page (UTC); None if none was mailed."""
        return None if self.code is None or self.code_sent is None else self.code_sent + CODE_LASTS

    def code_lives(self, now: datetime) -> bool:
        """Whether there is a code that can still be used."""
        return self.code_until is not None and now < self.code_until


class Steps:
    """The steps within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, step: Step) -> None:
        """Stores a step, and ends earlier steps of the same person for the same request."""
        if step.request:
            await self.end_of(step.request, step.person, step.opened)
        await self._connection.execute(sa.insert(steps).values(_values(step)))

    async def end_of(self, request: str, person: str, now: datetime) -> None:
        """Ends everything sent to this person for this request."""
        unspent = (steps.c.request == request, steps.c.person == person, steps.c.spent.is_(None))
        await self._connection.execute(sa.update(steps).where(*unspent).values(spent=now))

    async def end_all_of(self, request: str, now: datetime) -> None:
        """Ends everything sent to anybody for this request."""
        await self._connection.execute(sa.update(steps).where(steps.c.request == request, steps.c.spent.is_(None)).values(spent=now))

    async def end_all_sent_to(self, person: str, but: tuple[StepKind, ...], now: datetime) -> int:
        """Ends every page of this person except these kinds; returns how many still worked."""
        mine = (steps.c.person == person, steps.c.spent.is_(None), steps.c.kind.not_in([kind.value for kind in but]))
        alive = sa.select(sa.func.count()).select_from(steps).where(*mine, steps.c.expires > now)
        open_pages = int((await self._connection.execute(alive)).scalar_one())
        await self._connection.execute(sa.update(steps).where(*mine).values(spent=now))
        return open_pages

    async def end_sent_to(self, identity: ChatIdentity, person: str, now: datetime) -> None:
        """Ends everything sent to this person in one chat."""
        owned = (steps.c.channel == identity.channel, steps.c.workspace == identity.workspace, steps.c.user == identity.user, steps.c.person == person)
        await self._connection.execute(sa.update(steps).where(*owned, steps.c.spent.is_(None)).values(spent=now))

    async def by_token(self, found_by: str) -> Step | None:
        """The step with this token hash, in whatever state."""
        row = (await self._connection.execute(sa.select(steps).where(steps.c.token == found_by))).first()
        return None if row is None else _step(row)

    async def of_id(self, id: str) -> Step | None:
        """The step with this id."""
        row = (await self._connection.execute(sa.select(steps).where(steps.c.id == id))).first()
        return None if row is None else _step(row)

    async def ids_of(self, request: str, person: str) -> frozenset[str]:
        """The ids of everything this person was sent for this request."""
        rows = await self._connection.execute(sa.select(steps.c.id).where(steps.c.request == request, steps.c.person == person))
        return frozenset(row.id for row in rows)

    async def open_of(self, request: str, person: str, now: datetime) -> Step | None:
        """The page that this person was sent last for this request, while it works; None if it is over."""
        alive = (steps.c.request == request, steps.c.person == person, steps.c.spent.is_(None), steps.c.expires > now)
        row = (await self._connection.execute(sa.select(steps).where(*alive).order_by(steps.c.opened.desc()).limit(1))).first()
        return None if row is None else _step(row)

    async def over(self, now: datetime, most: int = 50) -> tuple[Step, ...]:
        """Steps that are over and whose links were not yet taken off the chat, longest over first."""
        ended = sa.or_(steps.c.spent.is_not(None), steps.c.expires <= now)
        rows = await self._connection.execute(sa.select(steps).where(steps.c.withdrawn.is_(None), ended).order_by(steps.c.expires, steps.c.id).limit(most))
        return tuple(_step(row) for row in rows)

    async def withdraw(self, step: Step, now: datetime) -> bool:
        """Claims it for that; True for exactly one of several desks."""
        shown = (steps.c.id == step.id, steps.c.withdrawn.is_(None))
        return (await self._connection.execute(sa.update(steps).where(*shown).values(withdrawn=now))).rowcount == 1

    async def browser_of(self, request: str, person: str) -> str:
        """The sealed browser in which this person began the request; '' if there is none."""
        query = sa.select(steps.c.browser).where(steps.c.request == request, steps.c.person == person, steps.c.browser != "")
        found: str | None = (await self._connection.execute(query.order_by(steps.c.opened.desc()).limit(1))).scalar_one_or_none()
        return found or ""

    async def try_(self, step: Step, most: int, now: datetime, browser: str = "") -> bool:
        """Counts an attempt before anything is compared; False if the step is over. Failing the last attempt spends the step."""
        alive = (steps.c.id == step.id, steps.c.spent.is_(None), steps.c.expires > now, steps.c.wrong < most)
        tried = {"wrong": steps.c.wrong + 1, "began": _first(browser)}
        return (await self._connection.execute(sa.update(steps).where(*alive).values(**tried))).rowcount == 1

    async def spend(self, step: Step, now: datetime) -> bool:
        """Spends it; True for the caller who did (T19)."""
        alive = (steps.c.id == step.id, steps.c.spent.is_(None), steps.c.expires > now)
        return (await self._connection.execute(sa.update(steps).where(*alive).values(spent=now))).rowcount == 1

    async def give_code(self, step: Step, sealed: str | None, sent: datetime | None) -> None:
        """Sets the step's code, None if none could be sent; a postponed code is no longer due."""
        await self._connection.execute(sa.update(steps).where(steps.c.id == step.id).values(code=sealed, code_sent=sent, code_due=None))

    async def owe_code(self, step: Step, due: datetime) -> None:
        """Removes the step's code; the desk mails a new one itself at `due` (UTC)."""
        await self._connection.execute(sa.update(steps).where(steps.c.id == step.id).values(code=None, code_sent=None, code_due=due))

    async def owed(self, now: datetime) -> tuple[Step, ...]:
        """The steps whose postponed code is due, longest due first; including expired ones."""
        rows = await self._connection.execute(sa.select(steps).where(steps.c.code_due <= now).order_by(steps.c.code_due, steps.c.id))
        return tuple(_step(row) for row in rows)

    async def take_debt(self, step: Step) -> bool:
        """Claims the postponed code; True for exactly one of several desks (T19)."""
        owed = (steps.c.id == step.id, steps.c.code_due == step.code_due)
        return (await self._connection.execute(sa.update(steps).where(*owed).values(code_due=None))).rowcount == 1

    async def bind(self, step: Step, browser: str) -> None:
        """From now on the step continues in this browser without a code (T17)."""
        await self._connection.execute(sa.update(steps).where(steps.c.id == step.id).values(browser=browser))

    async def claim(self, step: Step, browser: str) -> bool:
        """The browser that submits the first form of a step that goes on elsewhere; True for exactly one (T17, T19)."""
        unclaimed = (steps.c.id == step.id, steps.c.browser == "", steps.c.spent.is_(None))
        return (await self._connection.execute(sa.update(steps).where(*unclaimed).values(browser=browser))).rowcount == 1

    async def prove(self, step: Step, proof: Proof, browser: str, now: datetime) -> bool:
        """A live step holds this proof from now on, in this browser alone; False if it is over, or was begun in another one."""
        alive = (steps.c.id == step.id, steps.c.spent.is_(None), steps.c.expires > now, steps.c.browser.in_(("", browser)))
        kept = [*step.form.get(PROVEN, ()), [proof.method.value, proof.at.isoformat()]]
        values = {"form": {**step.form, PROVEN: kept}, "browser": browser}
        return (await self._connection.execute(sa.update(steps).where(*alive).values(**values))).rowcount == 1

    async def prolong(self, step: Step, expires: datetime, now: datetime, browser: str = "") -> bool:
        """Extends a live step for the browser that began it; False if it is over or belongs to another browser."""
        alive = (steps.c.id == step.id, steps.c.spent.is_(None), steps.c.expires > now)
        own_browser = sa.or_(steps.c.browser == browser, sa.and_(steps.c.browser == "", steps.c.began.in_(("", browser))))
        later = {"expires": expires, "began": _first(browser)}
        return (await self._connection.execute(sa.update(steps).where(*alive, own_browser).values(**later))).rowcount == 1


def _first(browser: str) -> sa.Case[str]:
    return sa.case((steps.c.began == "", browser), else_=steps.c.began)


def _values(step: Step) -> dict[str, Any]:
    identity = step.identity
    return {
        "id": step.id, "token": step.token, "kind": step.kind.value, "request": step.request, "person": step.person,
        "channel": identity.channel, "workspace": identity.workspace, "user": identity.user, "language": step.language,
        "opened": step.opened, "expires": step.expires, "wrong": step.wrong, "code": step.code, "code_sent": step.code_sent,
        "browser": step.browser, "spent": step.spent, "form": step.form, "code_due": step.code_due, "began": step.began,
    }  # fmt: skip


def _step(row: sa.Row[tuple[Any, ...]]) -> Step:
    identity = ChatIdentity(row.channel, row.user, row.workspace)
    return Step(
        id=row.id,
        token=row.token,
        kind=StepKind(row.kind),
        request=row.request,
        person=row.person,
        identity=identity,
        language=row.language,
        opened=row.opened,
        expires=row.expires,
        wrong=row.wrong,
        code=row.code,
        code_sent=row.code_sent,
        browser=row.browser,
        spent=row.spent,
        form=row.form,
        code_due=row.code_due,
        began=row.began,
    )
