"""`/desk/canned`: the canned answers, shipped and the operator's own."""

from starlette.responses import Response

from bot.people.permissions import Permission
from bot.runtime.quick_dataclass import dataclass
from bot.web.desk.reader import DeskReader
from bot.web.desk.routing import DeskRoute, DeskSection
from bot.web.desk.shell import DeskPages


@dataclass(frozen=True)
class CannedPage:
    """The page."""

    desk: DeskPages

    def section(self) -> DeskSection:
        """The section with its route."""
        return DeskSection("canned", Permission.CANNED_READ, (DeskRoute("/desk/canned", "GET", Permission.CANNED_READ, self.show),))

    async def show(self, reader: DeskReader) -> Response:
        """All of them in both languages."""
        return await self.desk.page(reader, "canned.html", section="canned", answers=self.desk.services.canned)
