"""The handlers of a turn, by the kind of intent and by what a button means."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.actions.request import Request
from bot.dialogue.next_steps import ADMINS, AT_HOME, ATTACHED, PASTED, TELL_ME, UNREADABLE, UNSOLVED
from bot.dialogue.remembering import RATING
from bot.dialogue.table.deciding import DECIDING
from bot.dialogue.understanding import Intent, IntentKind
from bot.handlers.account_name import AccountNameHandler
from bot.handlers.aspect import AspectHandler
from bot.handlers.attachment import AttachmentHandler
from bot.handlers.colleague import COLLEAGUE, ColleagueHandler
from bot.handlers.deciding import DecidingHandler
from bot.handlers.doubt import DoubtHandler
from bot.handlers.elsewhere import ElsewhereHandler
from bot.handlers.explain import ExplainHandler
from bot.handlers.faq import MORE, FaqHandler
from bot.handlers.freeze import FREEZES
from bot.handlers.freeze_beside import FreezeBeside
from bot.handlers.home import HomeHandler
from bot.handlers.my_admins import MyAdminsHandler
from bot.handlers.others.handler import OTHERS, OthersHandler
from bot.handlers.pasted_secret import PastedSecretHandler
from bot.handlers.progress import ProgressHandler
from bot.handlers.promise import PromiseBeside, PromiseHandler
from bot.handlers.rating import RatingHandler
from bot.handlers.side_question import SIDE, SideQuestionHandler
from bot.handlers.status.handler import StatusHandler
from bot.handlers.stranger import StrangerHandler
from bot.handlers.talk import TalkHandler
from bot.handlers.ticket.handler import build_ticket_handler
from bot.handlers.turn import ACT, Handler
from bot.handlers.unreadable import UnreadableHandler
from bot.handlers.unsure_name import UnsureNameHandler
from bot.people.person import Person
from bot.reading.talk import talk_topic
from bot.reading.vocabulary import Matter
from bot.requests.open_matters import OpenMattersLookup
from bot.requests.requests_of_others import RequestsOfOthers
from bot.runtime.quick_dataclass import dataclass
from bot.wiring.account_actions import AccountActions
from bot.wiring.services import Services

TALK, DOUBT, STRANGER, PROGRESS, UNSURE_NAME = "talk", "doubt", "stranger", "progress", "unsure_name"


@dataclass(frozen=True)
class Handlers:
    """All handlers. `colleague` also says which colleague a text names."""

    by_kind: dict[str, Handler]
    colleague: ColleagueHandler


def build_handlers(services: Services, account_actions: AccountActions, understand: Callable[[str], Intent], banner: bool) -> Handlers:
    """Builds them. `banner`: everybody must be told that this is the demonstration."""
    store, ticketing, admins = services.store, services.ticketing, services.responsible_admins
    # To their owners accounts are shown with what they can really have; what is judged, filed or shown to others is what was read.
    account_lookup = replace(services.account_lookup, narrow=account_actions.asking.offers)
    entries = services.wording.entries
    faq = FaqHandler(entries=entries, account_lookup=account_lookup, responsible_admins=admins)
    open_matters = OpenMattersLookup(store, services.register, services.policy, services.clock)
    status = StatusHandler(
        account_lookup=account_lookup,
        responsible_admins=admins,
        escalate=ticketing.escalate,
        open_matters=open_matters,
        would_need=account_actions.asking.would_need,
    )
    talk = TalkHandler(store, talk_topic, banner, services.colleagues)

    async def colleague_in(asker: Person, text: str, now: datetime) -> str | None:
        """Whom a ticket names; the two handlers know of each other only here."""
        return await colleague.named_in(asker, text, now)

    others_requests = RequestsOfOthers(store, services.register, services.colleagues, services.clock)

    async def requests_waiting(admin: Person, person: Person) -> tuple[Request, ...]:
        """The person's requests that wait for this admin."""
        return tuple([one for one in await others_requests.waiting_for(admin) if one.person == person.id])

    tickets = build_ticket_handler(store, services.account_lookup, ticketing, lambda text: _matter(understand(text)), colleague_in=colleague_in)
    rating = RatingHandler(entries=entries, understand=understand, tickets=tickets)
    colleague = ColleagueHandler(
        account_lookup=services.account_lookup,
        responsible_admins=admins,
        colleagues=services.colleagues,
        own=status,
        has_open_ticket=ticketing.has_open_ticket,
        tickets=tickets,
        freeze_seen=account_actions.freezes.seen_by,
        requests_waiting=requests_waiting,
        held_elsewhere=others_requests.elsewhere,
    )
    promise = PromiseHandler(store, account_lookup, open_matters)
    handlers: dict[str, Handler] = {
        ADMINS: MyAdminsHandler(admins, account_lookup, faq),
        RATING: rating,
        UNSOLVED: rating,
        TELL_ME: promise,
        PASTED: PastedSecretHandler(),
        UNREADABLE: UnreadableHandler(account_actions.approvals),
        IntentKind.FAQ.value: faq,
        MORE: faq.more,
        IntentKind.CHOOSE.value: faq,
        IntentKind.NONE.value: faq,
        IntentKind.ELSEWHERE.value: ElsewhereHandler(services.wording.topics),
        IntentKind.STATUS.value: status,
        IntentKind.SMALLTALK.value: talk,
        TALK: talk,
        SIDE: SideQuestionHandler(services.wording.side_questions, entries, account_lookup, admins),
        OTHERS: OthersHandler(admins, colleague.leads),
        STRANGER: StrangerHandler(faq),
        "aspect": AspectHandler(
            account_lookup=account_lookup, responsible_admins=admins, open_matters=open_matters, escalate=ticketing.escalate, faq=faq, colleague=colleague
        ),
        **account_actions.handlers(status, ticketing, talk, admins),
        "explain": ExplainHandler(account_actions.asking, admins, open_matters),
        "account_name": AccountNameHandler(account_lookup, admins, account_actions.asking.one_time_links),
    }
    handlers[DOUBT] = DoubtHandler(entries, talk, talk_topic, handlers["aspect"])
    handlers[PROGRESS] = ProgressHandler(open_matters, handlers[ACT])
    for name in _PROMISES_BESIDE:
        handlers[name] = PromiseBeside(handlers[name], promise)
    for name in _BESIDE_AN_INCIDENT:
        handlers[name] = FreezeBeside(handlers[name], FREEZES, account_actions.freezes.standing)
    # These pass turns on to other handlers.
    handlers[IntentKind.TICKET.value] = tickets
    handlers[ATTACHED] = AttachmentHandler(store, tickets, services.fetch_file, services.file_limits)
    handlers[AT_HOME] = HomeHandler(store=store, account_lookup=account_lookup, tickets=tickets, approvals=handlers[IntentKind.APPROVE_HELP.value], banner=banner)
    handlers[COLLEAGUE] = colleague
    handlers[DECIDING] = DecidingHandler(others_requests, services.register, colleague, handlers[IntentKind.APPROVE_HELP.value])
    handlers[UNSURE_NAME] = UnsureNameHandler(colleague.is_own, colleague.about_oneself, handlers[DOUBT])
    return Handlers(handlers, colleague)


_PROMISES_BESIDE: Final = (IntentKind.STATUS.value, IntentKind.FAQ.value, "aspect", "explain", PROGRESS)
"""Whose answers also keep a "tell me when" that stands beside what was asked (C39)."""
_BESIDE_AN_INCIDENT: Final = (
    IntentKind.STATUS.value, IntentKind.FAQ.value, IntentKind.CHOOSE.value, IntentKind.NONE.value, IntentKind.ELSEWHERE.value, IntentKind.SMALLTALK.value,
    TALK, DOUBT, SIDE, "aspect", "explain",
)  # fmt: skip
"""Whose answers stand beside an incident in hand."""
_LIKELY: Final = 0.3
_MENTIONED: Final = {"certificate": Matter.CERTIFICATE.value, "password": Matter.RESET_PASSWORD.value, "application": "eauth-01"}


def _matter(intent: Intent) -> str:
    """What words without a reading mean, for a ticket: a wish, the id of an FAQ entry, what they mention, or nothing."""
    match intent.kind:
        case IntentKind.FAQ | IntentKind.CHOOSE | IntentKind.NONE:
            mentioned = next((matter for mention, matter in _MENTIONED.items() if mention in intent.mentions), "")
            likely = intent.choices[0].id if intent.choices and intent.confidence >= _LIKELY else ""
            return intent.faq or mentioned or likely
        case IntentKind.SMALLTALK | IntentKind.CANCEL:
            return Matter.NONE
        case _:
            return str(intent.kind.value)
