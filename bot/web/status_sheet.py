"""A printable copy of the status card: what was found, for which account, when, and who helps."""

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
    """The status card of one outbox message as a page of its own, for its recipient only."""

    pages: Pages

    async def show(self, request: Request) -> Response:
        """The sheet, worded as on the day it was made. Raises HTTPException 404 for an outbox message of another conversation."""
        dependencies, visitor = self.pages.dependencies, await self.pages.visitor(request)
        async with dependencies.store.look() as work:
            outbox_messages = await work.outbox.written_in(CHANNEL, visitor.place.conversation, LAST)
        outbox_message = next((outbox_message for outbox_message in outbox_messages if str(outbox_message.number) == request.path_params["number"]), None)
        if outbox_message is None or outbox_message.reply.card is None or not outbox_message.reply.card.hops:
            raise HTTPException(404)
        return self.pages.page(
            replace(visitor, language=outbox_message.language),
            "sheet.html",
            post=dependencies.wording.word(outbox_message.reply, outbox_message.language, outbox_message.created),
            accounts=_masked_accounts(outbox_message.reply),
            taken=outbox_message.created.astimezone(dependencies.wording.zone),
            number=outbox_message.number,
            address=dependencies.public_url,
        )


def _masked_accounts(reply: Reply) -> tuple[str, ...]:
    """The accounts that the findings name, masked as they are (T23)."""
    named = (str(phrase.words[name]) for phrase in reply.says for name in _ACCOUNTS if name in phrase.words)
    return tuple(dict.fromkeys(account for account in named if _MASK in account))
