"""What a request goes through, whatever it asks for."""

import secrets

from bot.actions.registry import ACTIONS
from bot.notices.change_notices import ChangeNotices
from bot.notices.not_me_links import NotMeLinks
from bot.requests.access_end import AccessEnd
from bot.requests.account_freeze import AccountFreeze
from bot.requests.approvals import Approvals
from bot.requests.cases import CaseBuilder
from bot.requests.completion import RequestCompletion
from bot.requests.execution import RequestExecution
from bot.requests.live_cards import LiveCards
from bot.requests.one_time_links import OneTimeLinks
from bot.requests.workflow import DurableWorkflow
from bot.runtime.quick_dataclass import dataclass
from bot.verification.tokens import Tokens
from bot.wiring.services import Services


@dataclass(frozen=True)
class RequestServices:
    """One instance of each."""

    tokens: Tokens
    case_builder: CaseBuilder
    change_notices: ChangeNotices
    completion: RequestCompletion
    one_time_links: OneTimeLinks
    execution: RequestExecution
    approvals: Approvals
    freezes: AccountFreeze


def build_request_services(services: Services, durable: DurableWorkflow) -> RequestServices:
    """Builds them."""
    tokens = Tokens(services.key)
    case_builder = CaseBuilder(account_lookup=services.account_lookup, store=services.store, policy=services.policy)
    change_notices = ChangeNotices(services.direct_messages, NotMeLinks(tokens, lambda: secrets.token_hex(12)))
    one_time_links = _one_time_links(services, tokens)
    completion = RequestCompletion(
        store=services.store,
        direct_messages=services.direct_messages,
        change_notices=change_notices,
        ticketing=services.ticketing,
        access=AccessEnd(tokens),
        actions=ACTIONS,
        live_cards=LiveCards(services.register, ACTIONS),
        clock=services.clock,
        wake=services.wake,
    )
    execution = RequestExecution(
        store=services.store,
        systems=services.systems,
        actions=ACTIONS,
        case_builder=case_builder,
        register=services.register,
        completion=completion,
        durable=durable,
        clock=services.clock,
        zone=services.zone,
    )
    approvals = Approvals(
        store=services.store,
        register=services.register,
        account_lookup=services.account_lookup,
        direct_messages=services.direct_messages,
        completion=completion,
        execution=execution,
        one_time_links=one_time_links,
        actions=ACTIONS,
        clock=services.clock,
        zone=services.zone,
        policy=services.policy,
        wake=services.wake,
    )
    freezes = AccountFreeze(
        store=services.store,
        account_lookup=services.account_lookup,
        completion=completion,
        ticketing=services.ticketing,
        clock=services.clock,
        wake=services.wake,
    )
    return RequestServices(
        tokens=tokens,
        case_builder=case_builder,
        change_notices=change_notices,
        completion=completion,
        one_time_links=one_time_links,
        execution=execution,
        approvals=approvals,
        freezes=freezes,
    )


def _one_time_links(services: Services, tokens: Tokens) -> OneTimeLinks:
    return OneTimeLinks(
        store=services.store,
        tokens=tokens,
        mailer=services.mailer,
        clock=services.clock,
        say=services.wording.say,
        new_id=lambda: secrets.token_hex(12),
        chance=secrets.randbelow,
        deadline=services.deadline,
        wake=services.wake,
        home=lambda: services.wording.addresses("page:"),
        register=services.register,
        privately=services.direct_messages.privately,
    )
