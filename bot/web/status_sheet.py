"""A copy of the status card for paper: what was found, for which account, when, and who helps."""

from dataclasses import replace
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.messages import Reply
from bot.runtime.quick_dataclass import dataclass
from bot.web.pages import Pages
from bot.web.session import CHANNEL
from bot.web.timeline import LAST

_ACCOUNTS: Final = ("account", "accounts", "portal_account", "portal_accounts")
_MASK: Final = "*"


@dataclass(frozen=True)
class StatusSheet:
    """The card of one letter as a page of its own, for the person it was written to and nobody else."""

    front: Pages

    async def show(self, request: Request) -> Response:
        """The sheet, worded as on the day it was taken. HTTPException 404 for a letter that is not in this visitor's conversation."""
        counter, visitor = self.front.counter, await self.front.visitor(request)
        async with counter.store.look() as work:
            letters = await work.outbox.written_in(CHANNEL, visitor.place.conversation, LAST)
        letter = next((one for one in letters if str(one.number) == request.path_params["number"]), None)
        if letter is None or letter.reply.card is None or not letter.reply.card.hops:
            raise HTTPException(404)
        return self.front.page(
            replace(visitor, language=letter.language),
            "sheet.html",
            post=counter.wording.word(letter.reply, letter.language, letter.created),
            accounts=_masked_accounts(letter.reply),
            taken=letter.created.astimezone(counter.wording.zone),
            number=letter.number,
            address=counter.public_url,
        )


def _masked_accounts(reply: Reply) -> tuple[str, ...]:
    """The accounts that the findings name, as they stand there: masked (T23)."""
    named = (str(phrase.words[name]) for phrase in reply.says for name in _ACCOUNTS if name in phrase.words)
    return tuple(dict.fromkeys(account for account in named if _MASK in account))
