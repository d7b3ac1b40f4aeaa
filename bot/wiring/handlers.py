"""The handlers of a turn, by the kind of intent and by what a button means."""

from collections.abc import Callable

from bot.dialogue.desk import ADMINS, AT_HOME, ATTACHED, LOST, PASTED, RATING, TELL_ME, UNREADABLE, UNSOLVED
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.attachment import AttachmentHandler
from bot.handlers.colleague import COLLEAGUE, ColleagueHandler
from bot.handlers.faq import FaqHandler
from bot.handlers.home import HomeHandler
from bot.handlers.no_context import MyAdminsHandler, NoContextHandler
from bot.handlers.pasted_secret import PastedSecretHandler
from bot.handlers.promise import PromiseHandler
from bot.handlers.rating import RatingHandler
from bot.handlers.smalltalk import SmalltalkHandler
from bot.handlers.status import StatusHandler
from bot.handlers.ticket import TicketHandler
from bot.handlers.turn import Handler
from bot.handlers.unreadable import UnreadableHandler
from bot.runtime.quick_dataclass import dataclass
from bot.wiring.account_actions import AccountActions
from bot.wiring.services import Services


@dataclass(frozen=True)
class Handlers:
    """All handlers. `colleague` also says which colleague a text names."""

    by_kind: dict[str, Handler]
    colleague: ColleagueHandler


def build_handlers(services: Services, account_actions: AccountActions, understand: Callable[[str], Intent], banner: bool) -> Handlers:
    """Builds them. `banner`: everybody must be told that this is the demonstration."""
    store, account_lookup, ticketing, admins = services.store, services.account_lookup, services.ticketing, services.responsible_admins
    entries = dict(services.wording.entries)
    faq = FaqHandler(entries=entries, account_lookup=account_lookup, responsible_admins=admins)
    status = StatusHandler(account_lookup=account_lookup, responsible_admins=admins, escalate=ticketing.escalate)
    smalltalk = SmalltalkHandler(banner)
    rating = RatingHandler(entries=entries, understand=understand, account_lookup=account_lookup, ticketing=ticketing)
    handlers: dict[str, Handler] = {
        ADMINS: MyAdminsHandler(admins),
        LOST: NoContextHandler(),
        RATING: rating,
        UNSOLVED: rating,
        TELL_ME: PromiseHandler(store, account_lookup),
        PASTED: PastedSecretHandler(),
        UNREADABLE: UnreadableHandler(),
        IntentKind.FAQ.value: faq,
        IntentKind.CHOOSE.value: faq,
        IntentKind.NONE.value: faq,
        IntentKind.STATUS.value: status,
        IntentKind.SMALLTALK.value: smalltalk,
        **account_actions.handlers(status, ticketing, smalltalk),
    }
    # These three pass turns on to other handlers, so they are given all of them.
    handlers[IntentKind.TICKET.value] = tickets = TicketHandler(store=store, account_lookup=account_lookup, ticketing=ticketing, elsewhere=handlers)
    handlers[ATTACHED] = AttachmentHandler(store, tickets)
    handlers[AT_HOME] = HomeHandler(store=store, account_lookup=account_lookup, tickets=tickets, approvals=handlers[IntentKind.APPROVE_HELP.value], banner=banner)
    handlers[COLLEAGUE] = colleague = ColleagueHandler(
        account_lookup=account_lookup,
        responsible_admins=admins,
        colleagues=services.colleagues,
        own=status,
        has_open_ticket=ticketing.has_open_ticket,
    )
    return Handlers(handlers, colleague)
