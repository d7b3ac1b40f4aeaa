"""Ends what was opened at the desk in a person's name: signed-in browsers, open pages, codes that link a chat, fresh proofs. Linked chats stay."""

from datetime import datetime
from typing import Final

from bot.audit import AuditEvent, AuditRecord
from bot.messages import ChatIdentity
from bot.people.identity import WEB, audit_actor, session_of
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.verification.page import StepKind
from bot.verification.tokens import Tokens

PROVED: Final = "proved"
"""Counted for a person and a chat: who they are was proven there."""
PROVED_HERE: Final = "proved_here"
"""Counted for a person and a browser (sealed)."""
_KEPT_PAGES: Final = (StepKind.NOT_ME,)
"""A mailed "this wasn't me" can only ever protect the account."""


@dataclass(frozen=True, slots=True)
class EndedAccess:
    """How much ended: browsers, pages, codes and proofs; `chats` are those of the browsers."""

    browsers: int = 0
    pages: int = 0
    codes: int = 0
    proofs: int = 0
    chats: tuple[ChatIdentity, ...] = ()


@dataclass(frozen=True)
class AccessEnd:
    """Done twice, it ends nothing twice."""

    tokens: Tokens

    def browser_of(self, identity: ChatIdentity) -> str | None:
        """The sealed browser in which this chat is held; '' for a chat of a platform, None where it is some browser: in the demonstration's web chat."""
        session = session_of(identity)
        if session is not None:
            return self.tokens.sealed_browser(session)
        return None if identity.channel == WEB else ""

    async def end(self, work: Work, person: str, now: datetime, *, but: str | None) -> EndedAccess:
        """Ends it all except in the browser `but` (sealed; '' for none, None for any). The caller calls `record_access_end` after every other change of the
        transaction, so that two transactions take their locks in one order."""
        pages = await work.steps.end_all_sent_to(person, _KEPT_PAGES, now)
        codes = await work.link_codes.end_of(person, now)
        proofs = await work.counts.forget_all_of((PROVED, PROVED_HERE), person)
        # Whoever is frozen has no standing at the desk anyway, in whatever browser.
        await work.desk_sessions.end_all_of(person, now)
        if but is None:
            return EndedAccess(0, pages, codes, proofs)
        held = {chat: self.browser_of(chat) for chat in await work.links.identities_of(person)}
        ending = {chat: browser for chat, browser in held.items() if browser and browser != but}
        for chat, browser in ending.items():
            # A web chat is its browser's session: nobody can enter it any more.
            await work.links.end(chat, now)
            await work.browsers.end(browser, now)
        browsers = await work.browsers.end_all_of(person, but, now)
        return EndedAccess(browsers + len(ending), pages, codes, proofs, tuple(ending))


async def record_access_end(work: Work, person: str, ended: EndedAccess, actor: str, why: str, now: datetime) -> None:
    """Records what ended."""
    for chat in ended.chats:
        await work.audit.append(AuditRecord(AuditEvent.LINK_ENDED, actor, person, {"identity": audit_actor(chat), "why": why}), now)
    details = {"browsers": str(ended.browsers), "pages": str(ended.pages), "codes": str(ended.codes), "proofs": str(ended.proofs), "why": why}
    await work.audit.append(AuditRecord(AuditEvent.ACCESS_ENDED, actor, person, details), now)
