"""A desk with a language model, and what it did: spoken to as people do, with the readings it was led by."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.dialogue.table.explanation import Explanations
from bot.settings.schema import Settings
from bot.wiring.application import DataLocation, open_application
from tests.acts.stage import Stage
from tests.language_model.standin import ModelStandIn


@dataclass(frozen=True)
class Talk:
    """`why` takes the explanations of the last text."""

    stage: Stage
    explanations: Explanations

    async def says(self, who: str, text: str) -> list[dict[str, Any]]:
        """Somebody types something; gives why the desk answered as it did."""
        await self.stage.says(who, text)
        return self.explanations.take()

    async def did(self) -> tuple[tuple[str, ...], ...]:
        """What is under way or was done: requests, tickets and promises of everybody, and whose accounts are frozen."""
        async with self.stage.application.store.look() as work:
            requests = tuple(f"{one.person} {one.action.value} {one.state.value}" for one in await work.requests.all())
            tickets = tuple(f"{one.person} {one.state.value}" for one in await work.tickets.all())
        records = await self.stage.audit("promise.made", "promise.withdrawn", "account.frozen", "ticket.added", "conversation.cancelled")
        return requests, tickets, tuple(record.did for record in records)


@asynccontextmanager
async def talking(folder: Path, model: ModelStandIn | None, **reader: Any) -> AsyncIterator[Talk]:
    """A desk over the first sample, with this model or none."""
    said = {} if model is None else {"reader": model.settings(**reader)}
    explanations = Explanations()
    async with open_application(DataLocation(Settings.model_validate(said), folder, None), reached_in="console", explain=explanations) as application:
        await application.account_actions.execution.warm()
        yield Talk(Stage(application), explanations)
