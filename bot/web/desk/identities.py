"""`/desk/identities`: frozen accounts and until when, links that ended; freezing and its end for others, with a fresh proof (DOMAIN part 5)."""

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.actions.freeze import FROZEN_FOR, Freeze
from bot.messages import ChatIdentity, ConversationAddress
from bot.notices.change_notices import MAIL
from bot.people.permissions import Permission
from bot.people.person import Person
from bot.requests.cases import FREEZE, freeze_of
from bot.runtime.quick_dataclass import dataclass
from bot.store.links import EndedLink
from bot.store.work import Work
from bot.tickets.ticket import Asker
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import SIGN_IN_PATH, DeskPages

_PATH: Final = "/desk/identities"
_A_PAGE: Final = 25
_LOOKED_THROUGH: Final = 2000
_LONGEST: Final = 128
_MOST_FOUND: Final = 10
_YES: Final = "yes"
_ABOUT: Final = "desk"


@dataclass(frozen=True, slots=True)
class _ShownIdentity:
    """A person, their agency's name, the freeze that holds; `may`: this reader may freeze and end it."""

    person: Person
    agency: str
    freeze: Freeze | None
    may: bool


@dataclass(frozen=True, slots=True)
class _ShownLink:
    """A link that ended, and whose it was."""

    person: Person
    agency: str
    link: EndedLink


@dataclass(frozen=True)
class Identities:
    """Whoever decides here proved who they are a moment ago, in this browser."""

    desk: DeskPages

    async def show(self, reader: DeskReader) -> Response:
        """The frozen ones, or the links that ended; and whom one looks for."""
        show, page = "unlinked" if reader.asked("show") == "unlinked" else "frozen", _page(reader.asked("page"))
        sought = reader.asked("q").strip()[:_LONGEST]
        seen: dict[str, Any] = {"show": show, "sought": sought, "page": page, "more": False, "frozen": (), "unlinked": (), "found": (), "did": reader.asked("did")}
        if show == "frozen":
            async with self.desk.dependencies.store.look() as work:
                seen["frozen"] = await self._frozen(work, reader)
            seen["found"] = await self._found(reader, sought) if sought else ()
        else:
            links = await self._unlinked(reader, page)
            seen |= {"unlinked": links[:_A_PAGE], "more": len(links) > _A_PAGE}
        return await self.desk.page(reader, "identities.html", section="identities", **seen)

    async def take(self, reader: DeskReader) -> Response:
        """Freezes somebody's account, or ends that."""
        whose = await self.desk.dependencies.register.person(reader.request.path_params["person"][:_LONGEST])
        if whose is None or not reader.standing.may(Permission.IDENTITIES_FREEZE, whose.agency):
            raise HTTPException(404)
        freeze, unfreeze = reader.form["freeze"] == _YES, reader.form["unfreeze"] == _YES
        if freeze == unfreeze:
            raise HTTPException(400)
        if not await self.desk.services.freezes.may_end_for(reader.known, whose):
            raise HTTPException(409)  # oneself: for that there is one's own page
        services, now = self.desk.services, self.desk.dependencies.clock.now()
        if reader.proof is None or not reader.proof.is_fresh(services.fresh, now):
            return self.desk.onward(reader, SIGN_IN_PATH)
        if freeze:
            await services.freezes.freeze(whose, await self._asker(reader, whose), _ABOUT, own=False)
            return self.desk.onward(reader, _PATH, did="frozen")
        async with self.desk.dependencies.store.work() as work:
            done = await services.freezes.end(work, whose, reader.actor, f"{reader.known.id} at the desk", now)
        services.freezes.wake()
        return self.desk.onward(reader, _PATH, did="thawed" if done else "none")

    async def waiting(self, work: Work, reader: DeskReader) -> int:
        """How many accounts are frozen among those that the reader looks after."""
        return len(await self._frozen(work, reader))

    async def _asker(self, reader: DeskReader, whose: Person) -> Asker:
        """The act is the reader's; what follows, a ticket for instance, is told in the chat of the account's owner."""
        direct_messages = self.desk.services.freezes.change_notices.direct_messages
        async with self.desk.dependencies.store.look() as work:
            found = await direct_messages.where(work, whose)
        place = ConversationAddress(MAIL, whose.email or "", private=True) if found is None else found[1]
        return Asker(whose, ChatIdentity(_ABOUT, reader.known.id), place, reader.visitor.language)

    async def _frozen(self, work: Work, reader: DeskReader) -> tuple[_ShownIdentity, ...]:
        now = self.desk.dependencies.clock.now()
        frozen = []
        for id in await work.counts.subjects_since(FREEZE, now - FROZEN_FOR):
            freeze = await freeze_of(work, id, now)
            person = None if freeze is None else await self.desk.dependencies.register.person(id)
            if person is not None and reader.standing.may(Permission.IDENTITIES_SEE, person.agency):
                frozen.append(await self._shown(reader, person, freeze))
        return tuple(sorted(frozen, key=lambda one: one.freeze.until if one.freeze else now))

    async def _found(self, reader: DeskReader, sought: str) -> tuple[_ShownIdentity, ...]:
        covered, now = reader.standing.covered(Permission.IDENTITIES_SEE), self.desk.dependencies.clock.now()
        people = await self.desk.services.colleagues.named(sought, None if covered.everything else covered.agencies)
        async with self.desk.dependencies.store.look() as work:
            return tuple([await self._shown(reader, person, await freeze_of(work, person.id, now)) for person in people[:_MOST_FOUND]])

    async def _shown(self, reader: DeskReader, person: Person, freeze: Freeze | None) -> _ShownIdentity:
        agency = await self.desk.dependencies.register.agency(person.agency)
        may = person.id != reader.known.id and reader.standing.may(Permission.IDENTITIES_FREEZE, person.agency)
        return _ShownIdentity(person, agency.name, freeze, may)

    async def _unlinked(self, reader: DeskReader, page: int) -> tuple[_ShownLink, ...]:
        """This page's links, newest first, and one more where another page follows."""
        async with self.desk.dependencies.store.look() as work:
            ended = await work.links.ended(_LOOKED_THROUGH)
        people: dict[str, Person | None] = {}
        shown, skipped = [], (page - 1) * _A_PAGE
        for link in ended:
            if link.person not in people:
                people[link.person] = await self.desk.dependencies.register.person(link.person)
            person = people[link.person]
            if person is None or not reader.standing.may(Permission.IDENTITIES_SEE, person.agency):
                continue
            if skipped:
                skipped -= 1
                continue
            shown.append(_ShownLink(person, (await self.desk.dependencies.register.agency(person.agency)).name, link))
            if len(shown) > _A_PAGE:
                break
        return tuple(shown)


def identities_section(desk: DeskPages) -> DeskSection:
    """Frozen accounts and links that ended."""
    identities = Identities(desk)
    routes = (
        DeskRoute(_PATH, "GET", Permission.IDENTITIES_SEE, identities.show),
        DeskRoute(f"{_PATH}/{{person}}", "POST", Permission.IDENTITIES_FREEZE, identities.take),
    )
    changed_by = ("account.frozen", "account.thawed", "link.")
    return DeskSection("identities", Permission.IDENTITIES_SEE, routes, waiting=identities.waiting, changed_by=changed_by)


def _page(written: str) -> int:
    return min(max(int(written), 1), _LOOKED_THROUGH) if written.isascii() and written.isdecimal() and len(written) < 6 else 1
