"""Somebody unlinked wants something personal: the general answer, and the way to be linked (C36, D1)."""

from dataclasses import replace
from typing import Final

from bot.handlers.turn import Handler, Outcome, Turn, how_to_link
from bot.messages import Phrase
from bot.runtime.quick_dataclass import dataclass

_ALSO: Final = Phrase("link.for-your-own")


@dataclass(frozen=True)
class StrangerHandler:
    """`faq` gives the general answer to the entry of the intent."""

    faq: Handler

    async def __call__(self, turn: Turn) -> Outcome:
        """Both in one reply."""
        general = await self.faq(replace(turn, argument=""))
        return replace(general, reply=replace(general.reply, says=(*general.reply.says, _ALSO), link=how_to_link().link))
