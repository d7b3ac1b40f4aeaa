"""`/desk/sign-in` and `/desk/sign-out`: the first proof; in the demonstration one may pick whom to be instead."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from bot.people.permissions import ADMIN_ROLES, standing_of
from bot.people.person import Agency, Person
from bot.people.role import Role
from bot.runtime.quick_dataclass import dataclass
from bot.verification.page import FormAgain, NextPage, PageGone, ResultPage
from bot.web.desk.reader import DeskReader
from bot.web.desk.shell import SIGN_IN_PATH, DeskPages
from bot.web.field import fields_of
from bot.web.one_time_pages import next_address, submitted_fields
from bot.web.visitor import client_network


@dataclass(frozen=True, slots=True)
class _Colleague:
    """Somebody with a role at the desk, to be picked in the demonstration."""

    person: Person
    agency: str
    roles: tuple[Role, ...]
    address: str


@dataclass(frozen=True)
class DeskSignIn:
    """The way in and out."""

    desk: DeskPages

    async def show(self, reader: DeskReader) -> Response:
        """The form; opening it changes nothing."""
        page = await self.desk.services.sign_in.page(reader.visitor.language, reader.form.session.id)
        return await self._form(reader, FormAgain(page))

    async def take(self, reader: DeskReader) -> Response:
        """The first proof."""
        services, session = self.desk.services, reader.form.session
        fields = submitted_fields(reader.form)
        answer = await services.sign_in.begin(fields, reader.visitor.language, session.id, client_network(reader.request))
        if not isinstance(answer, NextPage):
            return await self._form(reader, answer)
        renewed = await self.desk.pages.sessions.renew(session, answer.person) if answer.path or answer.person != session.person else session
        onward = RedirectResponse(next_address(reader.visitor, answer), 303)
        self.desk.pages.sessions.keep(renewed, onward)
        return onward

    async def leave(self, reader: DeskReader) -> Response:
        """Signs out."""
        await self.desk.services.sessions.sign_out(reader.form.session)
        return self.desk.onward(replace(reader, visitor=replace(reader.visitor, named="")), SIGN_IN_PATH)

    async def _form(self, reader: DeskReader, answer: FormAgain | ResultPage | PageGone) -> Response:
        if not isinstance(answer, FormAgain):
            raise TypeError("the first page of a sign-in is a form or leads on")
        seen: dict[str, Any] = {
            "step": answer.page,
            "fields": fields_of(answer.page, answer.problems, reader.form.fields),
            "problems": answer.problems,
            "colleagues": await self._colleagues() if reader.visitor.anybody else (),
            "over": await self.desk.services.sessions.over(reader.form.session),
        }
        return await self.desk.page(reader, "sign_in.html", status=422 if answer.problems else 200, **seen)

    async def _colleagues(self) -> tuple[_Colleague, ...]:
        register, now = self.desk.dependencies.register, self.desk.dependencies.clock.now()
        people = await register.people()
        agencies = {id: await register.agency(id) for id in dict.fromkeys(person.agency for person in people)}
        led: dict[str, list[Agency]] = {}
        for agency in agencies.values():
            for id in dict.fromkeys(id for role in ADMIN_ROLES for id in agency.admins_for(role, now)):
                led.setdefault(id, []).append(agency)
        found = []
        for person in people:
            standing = standing_of(person, led.get(person.id, ()), now)
            if standing.at_the_desk:
                roles = tuple(role for role in Role if role in standing.roles and role is not Role.STAFF)
                found.append(_Colleague(person, agencies[person.agency].name, roles, f"/desk?as={quote(person.id)}"))
        return tuple(found)
