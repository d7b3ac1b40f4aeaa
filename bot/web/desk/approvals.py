"""`/desk/approvals`: the requests that wait for an admin, those that were decided, and one of them with the form that decides it."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.actions.request import Request as AccountRequest
from bot.messages import Phrase
from bot.people.permissions import Permission
from bot.requests.approvals_desk import Decidedly, Visiting, is_decided
from bot.runtime.quick_dataclass import dataclass
from bot.store.work import Work
from bot.verification.level import Level
from bot.verification.page import FieldProblem
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import DeskPages
from bot.web.one_time_pages import submitted_fields

PATH: Final = "/desk/approvals"
STATES: Final = ("waiting", "decided")
_LAST_PAGE: Final = 400


def approvals_section(desk: DeskPages) -> DeskSection:
    """The section of those who decide about requests."""
    pages = ApprovalPages(desk)
    see = Permission.APPROVALS_SEE
    routes = (
        DeskRoute(PATH, "GET", see, pages.show),
        DeskRoute(f"{PATH}/{{request}}", "GET", see, pages.show_one),
        DeskRoute(f"{PATH}/{{request}}", "POST", Permission.APPROVALS_DECIDE, pages.take),
    )
    return DeskSection("approvals", see, routes, waiting=pages.waiting)


@dataclass(frozen=True)
class ApprovalPages:
    """Opening a page decides nothing; a decision needs the same proof as from a chat."""

    desk: DeskPages

    async def waiting(self, work: Work, reader: DeskReader) -> int:
        """How many requests wait for this reader."""
        return await self.desk.services.approvals.waiting_count(work, reader.standing)

    async def show(self, reader: DeskReader) -> Response:
        """One of the two lists."""
        state, page = reader.asked("state") or STATES[0], page_number(reader.asked("page"))
        if state not in STATES:
            raise HTTPException(400)
        approvals = self.desk.services.approvals
        listed = await (approvals.waiting(reader.standing) if state == STATES[0] else approvals.decided(reader.standing, page))
        return await self.desk.page(reader, "approvals.html", section="approvals", state=state, listed=listed, page=page, states=STATES)

    async def show_one(self, reader: DeskReader) -> Response:
        """A request with everything that is known of it, and the form while it waits for this reader."""
        return await self._page(reader, await self._request(reader))

    async def take(self, reader: DeskReader) -> Response:
        """Decides it, or leads to the page where the proof is made, with what was filled in."""
        request = await self._request(reader)
        answer = await self.desk.services.approvals.decide(self._visiting(reader), request, submitted_fields(reader.form))
        if isinstance(answer, Decidedly):
            return self.desk.onward(reader, f"{PATH}/{request.id}") if answer.done else await self._page(reader, request, status=409, notice=answer.says)
        if isinstance(answer, tuple):
            return await self._page(reader, request, status=422, problems=answer)
        return self.desk.onward(reader, f"/s/{answer.reveal()}")

    async def _request(self, reader: DeskReader) -> AccountRequest:
        request = await self.desk.services.approvals.of_id(reader.standing, reader.request.path_params["request"])
        if request is None:
            raise HTTPException(404)
        return request

    async def _page(
        self, reader: DeskReader, request: AccountRequest, *, status: int = 200, problems: tuple[FieldProblem, ...] = (), notice: Phrase | None = None
    ) -> Response:
        seen = await self.desk.services.approvals.look(self._visiting(reader), request)
        if seen is None:
            raise HTTPException(404)
        wrong = {problem.field: problem.says for problem in problems}
        return await self.desk.page(
            reader,
            "approval.html",
            status=status,
            section="approvals",
            seen=seen,
            decided=is_decided(seen.request),
            wrong=wrong,
            first=next(iter(wrong), ""),
            notice=notice,
            typed=reader.form.fields,
        )

    def _visiting(self, reader: DeskReader) -> Visiting:
        visitor, proof = reader.visitor, reader.proof
        language = visitor.session.language or visitor.language
        return Visiting(
            admin=reader.known,
            session=visitor.session.id,
            language=language,
            level=Level(0) if proof is None else proof.level,
            proved=None if proof is None else proof.at,
        )


def page_number(asked: str) -> int:
    """The page that the address asks for, from 1. Raises HTTPException 400 for what is none."""
    if not asked:
        return 1
    if not (asked.isascii() and asked.isdecimal()) or not 1 <= int(asked[:9]) <= _LAST_PAGE:
        raise HTTPException(400)
    return int(asked)
