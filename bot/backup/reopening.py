"""What a restored database must not bring back to life: nobody knows what became of it after the backup, so all of it ends (T16, T17)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.actions.request import RequestState
from bot.people.identity import WEB, web_chat
from bot.requests.access_end import PROVED, PROVED_HERE
from bot.runtime.quick_dataclass import dataclass
from bot.store.tables import browsers, counts, desk_sessions, link_codes, links, requests, steps
from bot.verification.page import StepKind


@dataclass(frozen=True, slots=True)
class EndedAtRestore:
    """How many ended: open pages with their codes, codes that link a chat, sessions at the desk, signed-in browsers, fresh proofs. `under_way`: requests
    that nothing is missing to, or that were being carried out; they have not ended."""

    pages: int
    codes: int
    sessions: int
    browsers: int
    proofs: int
    under_way: int

    def form(self) -> Mapping[str, str]:
        """For the audit record."""
        return {name: str(getattr(self, name)) for name in ("pages", "codes", "sessions", "browsers", "proofs", "under_way")}


_NOT_ME: Final = StepKind.NOT_ME.value
"""A mailed "this wasn't me" can only ever protect the account: it stays."""


def end_what_was_open(connection: Connection, now: datetime) -> EndedAtRestore:
    """Ends it all in a database of this program or of an older one, in the caller's transaction. `now`: UTC."""
    end = _Ending(connection)
    open_pages = (steps.c.spent.is_(None), steps.c.expires > now, steps.c.kind != _NOT_ME)
    pages = end.update(steps, open_pages, {"spent": now})
    # Also on pages that are over: a code is stored until its page is taken off the chat, and a postponed one would still be mailed.
    end.update(steps, (steps.c.kind != _NOT_ME,), {"code": None, "code_sent": None, "code_due": None})
    codes = end.update(link_codes, (link_codes.c.used.is_(None), link_codes.c.expires > now), {"expires": now})
    sessions = end.update(desk_sessions, (desk_sessions.c.ended.is_(None),), {"ended": now})
    signed_in = end.update(browsers, (browsers.c.ended.is_(None),), {"ended": now, "changed": now})
    # A web chat is its browser's session, and some of these browsers have no row of their own.
    visitors = (links.c.channel == WEB, links.c.user.startswith(web_chat("").user, autoescape=True), links.c.ended.is_(None))
    signed_in = max(signed_in, end.update(links, visitors, {"ended": now}))
    proofs = end.delete(counts, (counts.c.kind.in_((PROVED, PROVED_HERE)),))
    begun = requests.c.state.in_([RequestState.READY.value, RequestState.CARRYING_OUT.value])
    under_way = int(connection.execute(sa.select(sa.func.count()).select_from(requests).where(begun)).scalar_one())
    return EndedAtRestore(pages=pages, codes=codes, sessions=sessions, browsers=signed_in, proofs=proofs, under_way=under_way)


class _Ending:
    """Changes only the tables and columns that this database has."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        look = sa.inspect(connection)
        self._has = {name: {column["name"] for column in look.get_columns(name)} for name in look.get_table_names()}

    def update(self, table: sa.Table, which: tuple[sa.ColumnElement[bool], ...], values: Mapping[str, datetime | None]) -> int:
        present = {name: value for name, value in values.items() if name in self._has.get(table.name, ())}
        return int(self._connection.execute(sa.update(table).where(*which).values(present)).rowcount) if present else 0

    def delete(self, table: sa.Table, which: tuple[sa.ColumnElement[bool], ...]) -> int:
        return int(self._connection.execute(sa.delete(table).where(*which)).rowcount) if table.name in self._has else 0
