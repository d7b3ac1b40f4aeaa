"""The path of a message: from the inbox through the desk, with what reads it and what answers it."""

from typing import Final

from bot.accounts.several import SeveralAccounts, several_accounts
from bot.dialogue.admission import Admission
from bot.dialogue.desk import Desk
from bot.dialogue.intake import Intake
from bot.dialogue.next_steps import Explain, NextSteps
from bot.messages import Message, TypedText
from bot.metrics.metric import Metrics
from bot.people.person import Person
from bot.secret_detection.telephones import public_numbers
from bot.settings.limits import message_limits
from bot.wiring.account_actions import AccountActions
from bot.wiring.background_index import BackgroundUnderstanding
from bot.wiring.channels import DeskChannels, private_address
from bot.wiring.handlers import build_handlers
from bot.wiring.language_model import ModelReader
from bot.wiring.reading import TurnReader
from bot.wiring.services import Services
from bot.wiring.text_reader import build_text_reader

_CALM: Final = 8
"""How many messages may be handled at once for an encoder to be asked; a busier desk understands by letters alone, so that nobody waits for arithmetic."""


def build_intake(
    services: Services,
    account_actions: AccountActions,
    channels: DeskChannels,
    understanding: BackgroundUnderstanding,
    model_reader: ModelReader | None,
    *,
    banner: bool,
    with_transformer: bool,
    read_within: float | None,
    metrics: Metrics,
    explain: Explain,
) -> Intake:
    """Builds it. `read_within`: the seconds that the transformer has, None for as long as it takes.

    What a button or text means is needed only once the index is built."""
    handlers = build_handlers(services, account_actions, understanding, banner)
    handling = 0
    reader = TurnReader(understanding.built_index, with_transformer, lambda: handling <= _CALM, read_within, metrics)
    async def several_of(person: Person) -> SeveralAccounts | None:
        """The accounts among which somebody has to choose."""
        return several_accounts((await services.account_lookup.look(person)).diagnosis)

    desk = Desk(
        store=services.store,
        identities=services.identities,
        clock=services.clock,
        next_steps=NextSteps(
            store=services.store,
            reader=build_text_reader(understanding, services.wording, reader.read_clauses, model_reader, lambda: handling <= _CALM),
            handlers=handlers.by_kind,
            named_in=handlers.colleague.named_in,
            leads=handlers.colleague.leads,
            explain=explain,
            several_of=several_of,
        ),
        language=services.direct_messages.language,
        wake=services.wake,
        privately=private_address,
        hushed=channels.sender_only,
        metrics=metrics,
    )

    async def handle(number: int, message: Message) -> None:
        nonlocal handling
        handling += 1
        try:
            await understanding.ready()
            if isinstance(message.content, TypedText) and handling <= _CALM:
                await understanding.listen(message.content.text)
            await desk.handle(number, await channels.platforms.localised(message))
        finally:
            handling -= 1

    public = public_numbers(services.wording.contacts.phones)
    return Intake(
        services.store,
        handle,
        account_actions.tokens.sealed_link_code,
        reader.is_unfinished,
        public=public,
        metrics=metrics,
        request_ids=channels.request_ids,
        admission=_build_admission(services, channels),
        wake=services.wake,
    )


def _build_admission(services: Services, channels: DeskChannels) -> Admission:
    """The limits of what is read. Who can open the console can open the database as well, and there is nobody else whom they could delay."""
    return Admission(
        limits=message_limits(services.limits),
        clock=services.clock,
        language=services.direct_messages.language,
        hushed=channels.sender_only,
        exempt={channels.console.name},
    )
