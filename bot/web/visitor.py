"""The reader of a page: in the demonstration the person its address names, otherwise the browser itself."""

import re
from typing import Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.messages import ChatIdentity, ConversationAddress
from bot.people.person import Person
from bot.runtime.loopback import is_loopback
from bot.runtime.quick_dataclass import dataclass
from bot.web.demonstrated_proofs import DemonstratedProofs, demonstrated_proofs
from bot.web.dependencies import WebDependencies
from bot.web.languages import chosen_language, wanted_language
from bot.web.session import CHANNEL, Session, chat_of

STRANGER: Final = "stranger:guest"
_STRANGER: Final = re.compile(r"stranger:[\w.-]{1,60}")
_LONGEST_NAME: Final = 128
_HOST: Final = re.compile(r"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_PASSED_ON: Final = frozenset(
    {
        "forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "x-original-host", "x-host", "true-client-ip", "cf-connecting-ip",
        "fly-client-ip", "fastly-client-ip", "x-envoy-external-address",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visitor:
    """One reader of one page. `named` is the demonstration's `as`, empty outside it; `person` is known only there.

    `anybody`: this reader may choose whom to be, and sees the demonstration's bar and mails.
    `language` is what the page is written in, `locale` what was chosen or the browser asked for, if we have it. `home`: the desk's own address, on a page of
    another host; '' on the desk's. `proofs`: what a one-time page of the demonstration tells of this person, None on every other page.
    """

    session: Session
    identity: ChatIdentity
    language: str
    locale: str | None
    named: str
    person: Person | None
    anybody: bool = False
    home: str = ""
    proofs: DemonstratedProofs | None = None

    @property
    def place(self) -> ConversationAddress:
        """The web chat is always private: one conversation has one reader (T15)."""
        return ConversationAddress(CHANNEL, self.identity.user, private=True)

    def path(self, path: str, **query: str) -> str:
        """One of our paths, for the same visitor."""
        asked = ({"as": self.named} if self.named else {}) | {name: value for name, value in query.items() if value}
        return self.home + (f"{path}{'&' if '?' in path else '?'}{urlencode(asked)}" if asked else path)


async def read_visitor(dependencies: WebDependencies, request: Request, session: Session, named: str | None) -> Visitor:
    """The visitor of this request. `named` is what the page or the form gave as `as`. Raises HTTPException 404 for an unknown name."""
    locale = wanted_language(request)
    person: Person | None = None
    anybody = dependencies.demonstration is not None and on_this_machine(request)
    if not anybody:
        # A signed random id; nobody else can name it, and it is nobody's account.
        user, named = chat_of(session).user, ""
    else:
        user, person = await _in_the_demonstration(dependencies, named)
        named = user
    identity = ChatIdentity(CHANNEL, user)
    async with dependencies.store.look() as work:
        conversation = await work.conversations.of(ConversationAddress(CHANNEL, user, private=True), identity)
    return Visitor(
        session=session,
        identity=identity,
        language=chosen_language(request) or conversation.language or locale or dependencies.language,
        locale=locale,
        named=named,
        person=person,
        anybody=anybody,
        proofs=await demonstrated_proofs(dependencies, request.url.path, person),
    )


def on_this_machine(request: Request) -> bool:
    """Whether the request comes from a browser on this machine, by its address and the host it asks for, with no proxy hiding another one.

    The host counts because another site's name may resolve to this machine; older proxies reveal themselves only by their HTTP version.
    """
    hosts = request.headers.getlist("host")
    peer = "" if request.client is None else request.client.host
    named = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
    passed_on = request.scope.get("http_version") == "1.0" or any(name in _PASSED_ON or name.startswith("x-forwarded") for name in request.headers)
    return is_loopback(peer) and named is not None and is_loopback(named[1]) and not passed_on


def client_network(request: Request) -> str:
    """The client's address as the server saw it; behind a proxy on this machine, the one the proxy names (15.3.4)."""
    return request.client.host if request.client is not None else ""


async def _in_the_demonstration(dependencies: WebDependencies, named: str | None) -> tuple[str, Person | None]:
    if not named:
        first = next(iter(await dependencies.register.people()), None)
        return (STRANGER, None) if first is None else (first.id, first)
    if _STRANGER.fullmatch(named):
        return named, None
    person = await dependencies.register.person(named) if len(named) <= _LONGEST_NAME and named.isprintable() else None
    if person is None:
        raise HTTPException(404, "nobody")
    return person.id, person
