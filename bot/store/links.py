"""Which chat identity belongs to which person; one active link per channel and person."""

from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.messages import ChatIdentity
from bot.runtime.quick_dataclass import dataclass
from bot.store.prepared import Prepared
from bot.store.tables import links

EMBEDDED: Final = "embedded"
"""How people of the embedded organisation are linked: the channel itself says who they are."""
OPERATOR: Final = "operator"
VOUCHED: Final = "vouched"
CERTIFIED: Final = "certified"
"""A proof of V3: such a link may do everything at once."""
WEAK: Final = "two_weak"
"""Two weaker proofs: for a while such a link allows neither a password reset nor enabling an account (T1)."""
_ACTIVE: Final = Prepared(
    lambda _: sa.select(links.c.person, links.c.proof, links.c.made)
    .where(
        links.c.channel == sa.bindparam("channel"), links.c.workspace == sa.bindparam("workspace"), links.c.user == sa.bindparam("user"), links.c.ended.is_(None)
    )
    .order_by(links.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class IdentityLink:
    """An active link; `proof` says how it was made."""

    identity: ChatIdentity
    person: str
    proof: str
    made: datetime


@dataclass(frozen=True, slots=True)
class EndedLink:
    """A link from `made` to `ended` (UTC)."""

    channel: str
    person: str
    proof: str
    made: datetime
    ended: datetime


class IdentityLinks:
    """The links within one transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, identity: ChatIdentity) -> IdentityLink | None:
        """The active link of an identity."""
        row = await _ACTIVE.first(self._connection, {"channel": identity.channel, "workspace": identity.workspace, "user": identity.user})
        return None if row is None else IdentityLink(identity, *row)

    async def identities_of(self, person: str) -> tuple[ChatIdentity, ...]:
        """All identities currently linked to a person, oldest link first."""
        rows = await self._connection.execute(sa.select(links).where(links.c.person == person, links.c.ended.is_(None)).order_by(links.c.id))
        return tuple(ChatIdentity(row.channel, row.user, row.workspace) for row in rows)

    async def ended(self, most: int) -> tuple[EndedLink, ...]:
        """The links that ended last, newest first."""
        query = sa.select(links).where(links.c.ended.is_not(None)).order_by(links.c.ended.desc(), links.c.id.desc()).limit(most)
        return tuple(EndedLink(row.channel, row.person, row.proof, row.made, row.ended) for row in await self._connection.execute(query))

    async def is_over(self, identity: ChatIdentity) -> bool:
        """Whether this identity was linked and no longer is."""
        owned = (links.c.channel == identity.channel, links.c.workspace == identity.workspace, links.c.user == identity.user)
        row = (await self._connection.execute(sa.select(links.c.ended).where(*owned).order_by(links.c.id.desc()).limit(1))).first()
        return row is not None and row.ended is not None

    async def end(self, identity: ChatIdentity, now: datetime) -> int:
        """Unlinks this identity; returns how many links ended."""
        active = (links.c.channel == identity.channel, links.c.workspace == identity.workspace, links.c.user == identity.user, links.c.ended.is_(None))
        return int((await self._connection.execute(sa.update(links).where(*active).values(ended=now))).rowcount)

    async def make(self, identity: ChatIdentity, person: str, proof: str, now: datetime) -> int:
        """Links them, ending any other link that either has in this channel. Returns how many links ended.

        A link made by the channel itself stays: in the demonstration an identity is the person it names.
        """
        same_channel = (links.c.channel == identity.channel, links.c.workspace == identity.workspace)
        others = sa.and_(links.c.person == person, links.c.proof != EMBEDDED) if proof != EMBEDDED else sa.false()
        ended = await self._connection.execute(
            sa.update(links).where(*same_channel, sa.or_(links.c.user == identity.user, others), links.c.ended.is_(None)).values(ended=now)
        )
        await self._connection.execute(
            sa.insert(links).values(
                channel=identity.channel, workspace=identity.workspace, user=identity.user, person=person, proof=proof, made=now, ended=None
            )
        )
        return int(ended.rowcount)
