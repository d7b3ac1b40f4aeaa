"""The names behind "your agency's admin", for a linked person in private."""

from collections.abc import Iterable

from bot.accounts.rules import Phase
from bot.clock import Clock
from bot.messages import Phrase, each_once
from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.ports import Register
from bot.runtime.quick_dataclass import dataclass

_ADMINS = (Role.PORTAL_ADMIN, Role.PERSONNEL_ADMIN)


@dataclass(frozen=True)
class ResponsibleAdmins:
    """Names the people behind the roles. From go-live on the portal is retired, and the other admins do what its admins did (A2)."""

    register: Register
    clock: Clock
    phase: Phase = Phase.BEFORE_GO_LIVE

    async def owners(self, person: Person, roles: Iterable[Role], agency: Agency | None = None) -> tuple[Phrase, ...]:
        """A sentence for each role, with name and extension; nobody is told to ask themselves (T9). `agency` is the person's, if it was already read."""
        agency = agency or await self.register.agency(person.agency)
        wanted = self._in_office(agency, roles)
        named = {role: await self._who(person, agency, role) for role in wanted if role in _ADMINS}
        sentences: list[Phrase] = []
        if set(wanted) >= set(_ADMINS) and not any(named.values()):
            return self._sentences("owner.is_admins", (), self._oneself(person, agency, wanted))
        if set(wanted) >= set(_ADMINS):
            both = tuple(admin for admin in named[Role.PORTAL_ADMIN] if admin in named[Role.PERSONNEL_ADMIN])
            sentences += self._sentences("owner.is_admins", both, oneself=False) if both else ()
            named = {role: tuple(admin for admin in admins if admin not in both) for role, admins in named.items()}
            # Who holds both roles is named once; a role that nobody else holds is said with them.
            wanted = tuple(role for role in wanted if role not in _ADMINS or named[role] or not both)
        for role in wanted:
            if role in _ADMINS:
                sentences += self._sentences(f"owner.is_{role.value}", named[role], self._oneself(person, agency, (role,)))
            elif role in (Role.HELPDESK, Role.SECURITY, Role.OPERATOR):
                sentences.append(Phrase("owner.is_helpdesk"))
            elif role in (Role.DIRECTORY_TEAM, Role.SIGN_ON_TEAM):
                sentences.append(Phrase(f"owner.is_{role.value}"))
        return each_once(sentences)

    def _in_office(self, agency: Agency, roles: Iterable[Role]) -> tuple[Role, ...]:
        """The roles, each once, those that are left instead of those that have retired."""
        retired = self.phase is Phase.GO_LIVE and bool(agency.admins_for(Role.PERSONNEL_ADMIN, self.clock.now()))
        return tuple(dict.fromkeys(Role.PERSONNEL_ADMIN if retired and role is Role.PORTAL_ADMIN else role for role in roles))

    async def _who(self, person: Person, agency: Agency, role: Role) -> tuple[Person, ...]:
        found = [await self.register.person(id) for id in agency.admins_for(role, self.clock.now()) if id != person.id]
        return tuple(admin for admin in found if admin is not None)

    def _oneself(self, person: Person, agency: Agency, roles: Iterable[Role]) -> bool:
        """Whether the person is one of these admins: then there is somebody, although nobody is told to ask themselves."""
        return any(person.id in agency.admins_for(role, self.clock.now()) for role in roles)

    def _sentences(self, key: str, people: tuple[Person, ...], oneself: bool) -> tuple[Phrase, ...]:
        if not people:
            return (Phrase("owner.only_you" if oneself else "owner.nobody"),)
        return tuple(Phrase(key, {"name": person.name, "phone": person.phone or "none"}) for person in people)
