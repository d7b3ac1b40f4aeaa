"""Who looks at a page: in the demonstration whomever its address names, otherwise the browser itself."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.messages import ChatIdentity, Place
from bot.people.person import Person
from bot.web.counter import Counter
from bot.web.languages import accepted
from bot.web.session import Session

CHANNEL: Final = "web"
STRANGER: Final = "stranger:guest"
_STRANGER: Final = re.compile(r"stranger:[\w.-]{1,60}")
_LONGEST_NAME: Final = 128


@dataclass(frozen=True, slots=True)
class Visitor:
    """One reader of one page. `named` is the `as` of the demonstration, empty outside it; `person` is known there only.

    `language` is what the page is written in, `locale` what the browser asked for, if that is a language of ours.
    """

    session: Session
    identity: ChatIdentity
    language: str
    locale: str | None
    named: str
    person: Person | None

    @property
    def place(self) -> Place:
        """The web chat is always private: one conversation has one reader (T15)."""
        return Place(CHANNEL, self.identity.user, private=True)

    def path(self, path: str, **query: str) -> str:
        """A path of ours, seen by the same visitor."""
        asked = ({"as": self.named} if self.named else {}) | {name: value for name, value in query.items() if value}
        return f"{path}?{urlencode(asked)}" if asked else path


async def welcome(counter: Counter, request: Request, session: Session, named: str | None) -> Visitor:
    """The visitor of this request. `named` is what the page or the form gave as `as`. HTTPException 404 for a name that nobody has."""
    locale = accepted(request.headers.get("accept-language", ""))
    person: Person | None = None
    if counter.demonstration is None:
        # A signed random id; nobody else can name it, and it is nobody's account.
        user, named = f"visitor-{session.id}", ""
    else:
        user, person = await _in_the_demonstration(counter, named)
        named = user
    identity = ChatIdentity(CHANNEL, user)
    async with counter.store.look() as work:
        conversation = await work.conversations.of(Place(CHANNEL, user, private=True), identity)
    return Visitor(session, identity, conversation.language or locale or counter.language, locale, named, person)


async def _in_the_demonstration(counter: Counter, named: str | None) -> tuple[str, Person | None]:
    if not named:
        first = next(iter(await counter.register.people()), None)
        return (STRANGER, None) if first is None else (first.id, first)
    if _STRANGER.fullmatch(named):
        return named, None
    person = await counter.register.person(named) if len(named) <= _LONGEST_NAME and named.isprintable() else None
    if person is None:
        raise HTTPException(404, "nobody")
    return person.id, person
