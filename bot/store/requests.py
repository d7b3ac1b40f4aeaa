"""Requests: one live request per person; every change is one conditional update (T19)."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.actions.request import LIVE, Request, RequestState
from bot.store.request_serialization import request_form, request_of
from bot.store.tables import requests
from bot.verification.flood_limits import RequestLimits

_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)


class Requests:
    """The requests within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, request: Request) -> bool:
        """Stores it; False if this person already has a live one (T8)."""
        try:
            async with self._connection.begin_nested():
                await self._connection.execute(sa.insert(requests).values(_values(request)))
        except IntegrityError:
            return False
        return True

    async def replace(self, old: Request, new: Request) -> bool:
        """Replaces the old version by the new; True for the caller who had seen the latest version."""
        same = (requests.c.id == old.id, requests.c.version == old.version, requests.c.state == old.state.value)
        return (await self._connection.execute(sa.update(requests).where(*same).values(_values(new)))).rowcount == 1

    async def of_id(self, id: str) -> Request | None:
        """The request with this id."""
        row = (await self._connection.execute(sa.select(requests).where(requests.c.id == id))).first()
        return None if row is None else request_of(row)

    async def live_of(self, person: str) -> Request | None:
        """The live request about this person's account."""
        return next(iter(await self._some(requests.c.person == person, _LIVE)), None)

    async def target_full_until(self, person: str, limits: RequestLimits, now: datetime) -> datetime | None:
        """Until when (UTC) so many were asked for about this person's account that another one has to wait, whoever asks (T25); None: now."""
        return await self._full_until(limits.target, _DAY, now, requests.c.person == person)

    async def agency_full_until(self, agency: str, limits: RequestLimits, now: datetime) -> datetime | None:
        """The same for an agency; one with too many unfinished requests is looked at again in an hour."""
        live = sa.select(requests.c.id).where(requests.c.agency == agency, _LIVE).limit(1).offset(limits.live - 1)
        if (await self._connection.execute(live)).first() is not None:
            return now + _HOUR
        return await self._full_until(limits.agency, _HOUR, now, requests.c.agency == agency)

    async def _full_until(self, most: int, span: timedelta, now: datetime, whose: sa.ColumnElement[bool]) -> datetime | None:
        first = sa.select(requests.c.opened).where(whose).order_by(requests.c.opened.desc()).limit(1).offset(most - 1)
        opened: datetime | None = (await self._connection.execute(first)).scalar_one_or_none()
        return None if opened is None or opened + span <= now else opened + span

    async def awaiting(self) -> tuple[Request, ...]:
        """All that await an admin, longest waiting first."""
        return await self._some(requests.c.state == RequestState.AWAITING.value)

    async def asked_in(self, agencies: Collection[str] | None, most: int) -> tuple[Request, ...]:
        """Those that await an admin of these agencies (None: of any), longest waiting first."""
        rows = await self._connection.execute(_of(agencies, requests.c.state == RequestState.AWAITING.value).order_by(requests.c.opened, requests.c.id).limit(most))
        return tuple(request_of(row) for row in rows)

    async def decided_in(self, agencies: Collection[str] | None, *, skip: int, most: int) -> tuple[Request, ...]:
        """Those that an admin of these agencies (None: of any) decided, newest first: `most` of them after the first `skip`."""
        decided = requests.c.form["decision"]["by"].as_string().is_not(None)
        rows = await self._connection.execute(_of(agencies, decided).order_by(requests.c.opened.desc(), requests.c.id).offset(skip).limit(most))
        return tuple(request_of(row) for row in rows)

    async def latest_of(self, person: str, most: int) -> tuple[Request, ...]:
        """The latest requests about this person's account, whatever came of them, newest first."""
        latest = sa.select(requests).where(requests.c.person == person).order_by(requests.c.opened.desc(), requests.c.id).limit(most)
        return tuple(request_of(row) for row in await self._connection.execute(latest))

    async def live(self) -> tuple[Request, ...]:
        """All live requests, oldest first."""
        return await self._some(_LIVE)

    async def carried_out(self) -> tuple[Request, ...]:
        """All that are being executed."""
        return await self._some(requests.c.state == RequestState.CARRYING_OUT.value)

    async def to_look_at(self, since: datetime, now: datetime) -> tuple[Request, ...]:
        """Those done after a moment that are to be looked at again by now."""
        done = requests.c.state.in_([RequestState.DONE.value, RequestState.PARTLY.value])
        return await self._some(requests.c.settled > since, done, requests.c.due <= now, requests.c.due > requests.c.settled)

    async def begun_since(self, person: str, since: datetime) -> tuple[Request, ...]:
        """This person's requests that were asked for or ended after a moment, oldest first."""
        return await self._some(requests.c.person == person, sa.or_(requests.c.settled > since, requests.c.settled.is_(None)))

    async def last_of(self, person: str, most: int, before: str = "") -> tuple[Request, ...]:
        """The last finished requests about this person's account, newest first."""
        ended = sa.select(requests).where(requests.c.person == person, requests.c.id != before, requests.c.settled.is_not(None))
        rows = await self._connection.execute(ended.order_by(requests.c.settled.desc()).limit(most))
        return tuple(request_of(row) for row in rows)

    async def all(self, most: int = 500) -> tuple[Request, ...]:
        """The latest requests, newest first."""
        rows = await self._connection.execute(sa.select(requests).order_by(requests.c.opened.desc()).limit(most))
        return tuple(request_of(row) for row in rows)

    async def _some(self, *where: sa.ColumnElement[bool]) -> tuple[Request, ...]:
        rows = await self._connection.execute(sa.select(requests).where(*where).order_by(requests.c.opened, requests.c.id))
        return tuple(request_of(row) for row in rows)


_LIVE = requests.c.state.in_([state.value for state in LIVE])


def _of(agencies: Collection[str] | None, where: sa.ColumnElement[bool]) -> "sa.Select[Any]":
    return sa.select(requests).where(where, *(() if agencies is None else (requests.c.agency.in_(sorted(agencies)),)))


def _values(request: Request) -> dict[str, Any]:
    return {
        "id": request.id,
        "action": request.action.value,
        "person": request.person,
        "agency": request.agency,
        "state": request.state.value,
        "version": request.version,
        "opened": request.opened,
        "due": request.due,
        "settled": request.settled,
        "form": request_form(request),
    }
