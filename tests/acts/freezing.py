"""Buttons about freezing and incidents, shown as a handler shows them, and what became of an account's freeze."""

from datetime import datetime, timedelta

from bot.messages import ChatIdentity, Choice, ConversationAddress, Phrase, Reply
from bot.requests.cases import FREEZE
from tests.acts.stage import Stage


async def button(stage: Stage, who: str, means: str, *, in_group: bool = False) -> str:
    """The id of a button with this meaning that was just shown to somebody."""
    place = ConversationAddress("console", "group:lobby" if in_group else who, private=not in_group)
    async with stage.application.store.work() as work:
        posted = await work.outbox.post(
            place, ChatIdentity("console", who), "en", Reply((Phrase("okay"),), (Choice(Phrase("do.freeze"), means),)), stage.application.clock.now()
        )
    await stage.settle()
    return posted.buttons[0]


async def presses(stage: Stage, who: str, means: str) -> str:
    """Somebody presses such a button in private; gives what they were told."""
    shown = await button(stage, who, means)
    return await stage.presses_id(who, shown)


async def frozen_until(stage: Stage, who: str) -> datetime | None:
    """Until when the account is frozen."""
    person = await stage.organisation.register.person(who)
    assert person is not None
    freeze = await stage.application.account_actions.freezes.standing(person)
    return None if freeze is None else freeze.until


async def freezes_counted(stage: Stage, who: str) -> int:
    """How many freezes were counted."""
    async with stage.application.store.look() as work:
        return await work.counts.number(FREEZE, who)


async def frozen(stage: Stage, who: str) -> None:
    """Somebody freezes their account by the button."""
    await presses(stage, who, "freeze:me")
    assert await frozen_until(stage, who) is not None


async def own_proof(stage: Stage, who: str = "lin.mh", password: str = "Tpead-mhlin-1") -> dict[str, str]:
    """What proves V2 on a page."""
    return {"code": stage.code(who), "current_password": password}


A_DAY = timedelta(hours=24)
