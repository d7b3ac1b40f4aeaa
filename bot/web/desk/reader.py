"""Whoever asks for a page of the desk."""

from starlette.requests import Request

from bot.people.permissions import Standing
from bot.people.person import Person
from bot.runtime.quick_dataclass import dataclass
from bot.web.desk.proof import DeskProof
from bot.web.forms import Form
from bot.web.visitor import Visitor


@dataclass(frozen=True, slots=True)
class DeskReader:
    """The reader, and what they sent: `form` is empty for a GET. `proof` is None where nothing was proven in this browser, as in the demonstration."""

    request: Request
    form: Form
    visitor: Visitor
    person: Person | None
    standing: Standing
    proof: DeskProof | None = None

    @property
    def known(self) -> Person:
        """The person, on a page that nobody gets without being known. Raises LookupError."""
        if self.person is None:
            raise LookupError("nobody is signed in")
        return self.person

    @property
    def actor(self) -> str:
        """Who it is in the audit trail."""
        return f"desk:{self.known.id}"

    def asked(self, name: str) -> str:
        """What the address asks for under this name; '' for nothing."""
        return self.request.query_params.get(name, "")

    def path(self, path: str, **query: str) -> str:
        """One of our paths, for the same reader; what is empty is left out."""
        return self.visitor.path(path, **query)
