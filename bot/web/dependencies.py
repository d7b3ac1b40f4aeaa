"""What the pages depend on."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from bot.actions.password_rule import PasswordRule
from bot.clock import Clock
from bot.demonstration import DemonstrationControls
from bot.dialogue.wording import Wording
from bot.messages import Link, Message, SentMail
from bot.organisation.identity import NOT_NAMED, OrganisationIdentity
from bot.people.identity import IdentityResolver
from bot.ports import Receipt, Register, Updates
from bot.requests.elsewhere import ElsewhereProofs
from bot.requests.page_flow import PageFlow
from bot.requests.pages.link import LinkFlow
from bot.requests.self_service import SelfService
from bot.requests.sign_on import SignOnFlow
from bot.runtime.quick_dataclass import dataclass
from bot.secret import Secret
from bot.store.work import Store, Work
from bot.tickets.attachment import FileLimits
from bot.web.certificate_services import CertificateServices
from bot.web.desk.services import DeskServices
from bot.web.metrics_access import MetricsAccess

WriteBeside: TypeAlias = Callable[[Work], Awaitable[None]]


class AcceptFromPage(Protocol):
    """Takes what somebody said on a page; `beside` is written together with it, and only the first time that it comes."""

    async def __call__(self, message: Message, beside: WriteBeside | None = None) -> Receipt:
        """Stores the message."""
        ...


@dataclass(frozen=True)
class WebDependencies:
    """The services behind the pages.

    `demonstration` is None outside the demonstration, and where nobody may be anybody; `banner`: every page says that this is the demonstration.
    `language` is the configured one, `public_url` the only source of absolute addresses (T31). `settled` waits until what was said is answered, or
    until its patience ends, so that a form that works without JavaScript gets back a page with the answer in it. `mails` are those of the
    demonstration, newest first; None: they go to a mail server. `opened_with` gives the address that opens a chat elsewhere and hands over a link
    code there, with the platform's title; None where there is none. `certificates`: what asks for citizen certificates; None: nobody does. `sign_on` leads
    to the organisation's own sign-on and back; None where none is configured. `desk`: what `/desk` needs besides. `file_limits`: which files people
    may send. `identity` is what pages show of the organisation.
    `metrics`: the desk's figures and who may read them; None where nobody counts.
    """

    accept: AcceptFromPage
    store: Store
    wording: Wording
    clock: Clock
    updates: Updates
    identities: IdentityResolver
    register: Register
    demonstration: DemonstrationControls | None
    banner: bool
    language: str
    session_key: Secret
    public_url: str
    settled: Callable[[], Awaitable[None]]
    page_flow: PageFlow
    elsewhere: ElsewhereProofs
    link_flow: LinkFlow
    self_service: SelfService
    rule: PasswordRule
    desk: DeskServices
    file_limits: FileLimits
    sign_on: SignOnFlow | None = None
    mails: Callable[[], tuple[SentMail, ...]] | None = None
    opened_with: Callable[[Secret], Link | None] | None = None
    certificates: CertificateServices | None = None
    identity: OrganisationIdentity = NOT_NAMED
    metrics: MetricsAccess | None = None
