"""From a chat identity to a person."""

from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.clock import Clock
from bot.messages import ChatIdentity
from bot.people.person import Person
from bot.ports import Register
from bot.runtime.quick_dataclass import dataclass
from bot.store.links import IdentityLink
from bot.store.work import Store

WEB: Final = "web"
DESK: Final = "desk"
"""Somebody at the desk's own pages, as the audit trail names them; it is no chat, so nothing is ever sent there."""
_VISITOR: Final = "visitor-"


@dataclass(frozen=True)
class IdentityResolver:
    """Finds the person an identity is linked to. In the demonstration's channels, people of the embedded organisation are linked as they speak."""

    store: Store
    register: Register
    clock: Clock
    as_they_speak: frozenset[str] = frozenset()

    async def person_of(self, identity: ChatIdentity) -> Person | None:
        """The linked person, or None for a stranger (D1)."""
        async with self.store.look() as work:
            link = await work.links.of(identity)
        return await self.person_behind(identity, link)

    async def person_behind(self, identity: ChatIdentity, link: IdentityLink | None) -> Person | None:
        """The same for an active link that was just looked up."""
        if link is not None:
            return await self.register.person(link.person)
        if identity.channel not in self.as_they_speak:
            return None
        person = await self.register.person(identity.user)
        if person is not None:
            await self.link(identity, person, "embedded", actor=audit_actor(identity))
        return person

    async def link(self, identity: ChatIdentity, person: Person, proof: str, actor: str) -> None:
        """Links them and records it; earlier links of either in this channel end."""
        now = self.clock.now()
        async with self.store.work() as work:
            ended = await work.links.make(identity, person.id, proof, now)
            if ended:
                await work.audit.append(AuditRecord(AuditEvent.LINK_ENDED, actor, person.id, {"links": str(ended)}), now)
            await work.audit.append(AuditRecord(AuditEvent.LINK_MADE, actor, person.id, {"identity": audit_actor(identity), "proof": proof}), now)


def web_chat(session: str) -> ChatIdentity:
    """The chat of a browser's session; renewing its cookie does not change it."""
    return ChatIdentity(WEB, f"{_VISITOR}{session}")


def session_of(identity: ChatIdentity) -> str | None:
    """The browser's session whose chat this is; None for any other chat."""
    own = identity.channel == WEB and identity.user.startswith(_VISITOR)
    return identity.user.removeprefix(_VISITOR) if own else None


def audit_actor(identity: ChatIdentity) -> str:
    """An identity in the form used by the audit trail."""
    return f"{identity.channel}:{identity.workspace}/{identity.user}" if identity.workspace else f"{identity.channel}:{identity.user}"
